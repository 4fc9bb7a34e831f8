// The element: what stands in the list, and what of it is on show.
//
// server holds the rows as the server last told them; rows is server with the
// changes of the outbox worked in; view is what search, filters and order leave of
// rows. Cells keep the server's truth, overlay what the outbox says over it.

const HEIGHT = 34; // of a row
const GUTTER = 56; // width of the row numbers
const COLUMN = { teks: 200, panjang: 280, kode: 130, tahun: 84, angka: 104, rupiah: 148, ya: 72, tanggal: 120 };

class Grid extends HTMLElement {
  connectedCallback() {
    if (this.scroller) return;
    Object.assign(words, JSON.parse(this.dataset.teks || '{}'));
    Object.assign(this, {
      list: this.dataset.list, tabId: newId(), rev: 0, version: 0, problems: [], trouble: new Map(), adding: new Map(), cols: [], server: [], rows: [], view: [], vis: [], x: [], frozen: 0,
      known: new Map(), overlay: new Map(), warned: new Map(), flashes: new Map(), others: new Map(), people: [],
      fresh: new Set(), talks: {}, unsent: new Map(), filters: new Map(), search: '', sort: null, at: { r: 0, c: 0 }, anchor: { r: 0, c: 0 }, undone: [], done: [],
    });
    this.scope = (this.dataset.siapa || '') + ' ' + this.dataset.ubah;
    this.prefs = JSON.parse(localStorage.getItem('kisi ' + this.list) || '{"width":{}}');
    this.build();
    this.outbox = new Outbox(this.scope, this.dataset.ubah, (news) => this.hear(news));
    this.listen();
    this.load();
  }

  build() {
    const fallback = el('div', { class: 'kisi-print' });
    fallback.append(...this.childNodes);
    this.head = el('div', { role: 'row', class: 'kisi-row kisi-head', 'aria-busy': 'true', 'aria-rowindex': 1 });
    this.body = el('div', { role: 'rowgroup', class: 'kisi-body' });
    this.foot = el('div', { role: 'row', class: 'kisi-row kisi-foot', 'aria-busy': 'true' });
    this.grid = el('div', { role: 'grid', class: 'kisi-grid', 'aria-multiselectable': 'true', 'aria-label': this.dataset.judul || document.querySelector('h1')?.textContent || t('Kisi') },
      el('div', { role: 'rowgroup', class: 'kisi-top' }, this.head), this.body, el('div', { role: 'rowgroup', class: 'kisi-bottom' }, this.foot));
    this.scroller = el('div', { class: 'kisi-scroll' }, this.grid);
    this.status = el('p', { class: 'kisi-status' });
    this.live = el('p', { class: 'hidden', role: 'status' });
    this.note = el('div', { class: 'kisi-note', id: 'kisi-note' });
    this.scroller.addEventListener('scroll', () => this.paintSoon());
    this.append(this.tools(), this.scroller, this.note, this.live, fallback);
    this.classList.add('ready');
    addEventListener('resize', () => this.fit());
    this.fit();
    new ResizeObserver(() => {
      this.measure();
      this.paint();
    }).observe(this.scroller);
    this.size = { w: this.scroller.clientWidth, h: this.scroller.clientHeight };
    this.wire();
  }

  // fit ends the grid where the window ends, or where little would be left of it,
  // makes it as high as a window that is scrolled down to it.
  fit() {
    const left = innerHeight - (this.scroller.getBoundingClientRect().top + scrollY) - 72;
    const height = Math.max(300, left >= 440 ? left : innerHeight - 110) + 'px';
    this.scroller.style.maxHeight = height;
    this.style.setProperty('--kisi-height', height);
  }

  measure() {
    this.size = { w: this.scroller.clientWidth, h: this.scroller.clientHeight };
    this.layout();
  }

  // load asks for the whole list; what was changed here stays on top of it.
  async load() {
    clearTimeout(this.loading);
    try {
      const kept = this.cols.length ? null : this.outbox.refresh(); // what waits is on show from the first
      const answer = await fetch(this.dataset.isi); // as plain as the page asked for it ahead
      if (!answer.ok) throw new Error(answer.status);
      const data = await answer.json();
      await kept;
      this.take(data);
    } catch {
      if (!this.cols.length) this.status.textContent = t('Isi daftar belum dapat dimuat. Mencoba lagi…');
      this.loading = setTimeout(() => this.load(), 4000);
    }
  }

  loadSoon(wait = 300) {
    clearTimeout(this.loading);
    this.loading = setTimeout(() => this.load(), wait);
  }

  take(data) {
    const first = !this.cols.length;
    const keys = data.columns.map((c) => c.key);
    if (data.rev < this.rev) return this.loadSoon(); // overtaken by the stream
    this.rev = data.rev;
    this.cols = data.columns;
    this.mayAdd = data.add;
    this.talks = data.bahas ?? {};
    this.kinds = Object.fromEntries(data.columns.map((c) => [c.key, c.kind]));
    this.server = data.rows.map(({ id, may, cells }) => {
      const row = this.known.get(id) ?? { id };
      const old = row.cells;
      Object.assign(row, { may, cells: Object.fromEntries(keys.map((k, i) => [k, cells[i] ?? ''])) });
      if (old && !first && !this.fresh.has(id)) keys.forEach((k) => old[k] !== row.cells[k] && this.flash(id, k));
      this.known.set(id, row);
      return row;
    });
    this.layout();
    this.fold();
    if (first) this.begin();
    this.outbox.rebase(this.list, (x) => this.known.get(x.row)?.cells[x.field] ?? '');
  }

  // begin runs once the first rows are there.
  begin() {
    for (const row of [this.head, this.foot]) row.removeAttribute('aria-busy');
    this.review();
    this.paint();
    this.restoreDraft();
    this.follow();
    this.outbox.pump();
    performance.mark('kisi'); // for whoever measures the first paint
  }

  // hear takes what the outbox tells: answers, or that its items or its state changed.
  hear({ answers = [] }) {
    let reload = false;
    let saved = 0;
    for (const { item, result } of answers) {
      if (item.list !== this.list) continue;
      const good = result.status === 'tersimpan' || result.status === 'sama';
      saved += good;
      this.settled(item, result);
      if (item.op !== 'isi') {
        if (good) placed(this.server, item, (c) => this.rowOf(c));
        reload ||= good && item.op === 'tambah';
        if (!good) this.say(t('Ditolak: %s', problemText(result.problems)));
        continue;
      }
      const row = this.known.get(item.row);
      if (row && (good || result.status === 'bentrok')) row.cells[item.field] = result.value;
      const key = cellKey(item);
      this.warned.delete(key);
      if (good && result.problems?.length) this.warned.set(key, result.problems);
      if (!good) this.say(result.status === 'bentrok' ? t('Bentrok: orang lain mengubah sel yang sama.') : t('Ditolak: %s', problemText(result.problems)));
    }
    if (reload) this.loadSoon(50);
    this.fold();
    this.renewSide(answers.map((x) => x.item.row));
    if (saved && !this.outbox.all().some(waits)) this.say(t('Tersimpan.'), true);
  }

  // rowOf gives the row that a change adds, the same for the same identity. It holds
  // what it is added with until the server has told it.
  rowOf(c) {
    const row = this.known.get(c.row) ?? { id: c.row };
    this.known.set(c.row, row);
    return Object.assign(row, { may: true, cells: { ...Object.fromEntries(this.cols.map((x) => [x.key, ''])), ...c.cells } });
  }

  // fold works the outbox into the rows.
  fold() {
    this.overlay.clear();
    this.trouble = new Map(); // states of changes of whole rows, by row
    this.adding = new Map(); // changes that add a row, by row
    this.waiting = 0;
    this.problems = [];
    const rows = [...this.server];
    for (const x of this.outbox.all()) {
      if (x.list !== this.list) continue;
      const state = waits(x) || !x.state ? 'tunggu' : x.state;
      if (state === 'tunggu') this.waiting++;
      else this.problems.push(x);
      if (x.op !== 'isi') this.trouble.set(x.row, state);
      if (x.op === 'isi') this.overlay.set(cellKey(x), { ...x, state });
      else if (x.op === 'tambah' || state === 'tunggu') placed(rows, x, (c) => this.rowOf(c));
      if (x.op !== 'tambah') continue;
      this.adding.set(x.row, x);
      for (const [field, value] of Object.entries(x.cells ?? {})) this.overlay.set(cellKey({ row: x.row, field }), { value, typed: x.typed, state });
    }
    this.version++;
    const moved = rows.length !== this.rows.length || rows.some((r, i) => r !== this.rows[i]);
    this.rows = rows;
    if (moved) this.review();
    this.paintSoon();
  }

  entry(row, key) {
    return this.overlay.get(row.id + '\n' + key);
  }

  value(row, key) {
    return this.entry(row, key)?.value ?? row.cells[key] ?? '';
  }

  text(row, col) {
    const e = this.entry(row, col.key);
    return e?.typed ? e.value : shown(e?.value ?? row.cells[col.key] ?? '', col.kind);
  }

  // review chooses and orders the rows on show; the cursor stays on its row.
  review() {
    const hold = [this.at, this.anchor].map((p) => this.view[p.r]);
    const needle = this.search.toLocaleLowerCase();
    const passes = (row) =>
      this.fresh.has(row.id) ||
      ((!needle || this.cols.some((c) => this.text(row, c).toLocaleLowerCase().includes(needle))) &&
        [...this.filters].every(([key, f]) => f.passes(this.value(row, key), this.text(row, this.cols.find((c) => c.key === key)))));
    this.view = this.rows.filter(passes);
    if (this.sort) {
      const { key, down } = this.sort;
      this.view.sort((a, b) => {
        const [x, y] = [this.value(a, key), this.value(b, key)];
        const both = x !== '' && y !== '';
        return this.fresh.has(a.id) - this.fresh.has(b.id) || compare(x, y, this.kinds[key]) * (down && both ? -1 : 1);
      });
    }
    this.version++;
    this.place = new Map(this.rows.map((row, i) => [row.id, i + 1]));
    [this.at, this.anchor].forEach((p, i) => {
      const r = hold[i] ? this.view.indexOf(hold[i]) : p.r;
      p.r = Math.max(this.view.length ? Math.min(p.r, 0) : -1, Math.min(r < 0 ? p.r : r, this.view.length - 1));
    });
    this.paintSoon();
  }

  refilter() {
    this.fresh.clear();
    this.review();
    this.say(t('%d dari %d baris', group(String(this.view.length)), group(String(this.rows.length))), true);
  }

  flash(row, key) {
    const k = row + '\n' + key;
    clearTimeout(this.flashes.get(k));
    this.flashes.set(k, setTimeout(() => (this.flashes.delete(k), this.paintSoon()), 2500));
    this.paintSoon();
  }

  // say speaks to screen readers, and shows what is not to be seen otherwise; the
  // newest of quick successions is heard.
  say(text, seen = false) {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => {
      this.live.textContent = text;
      this.live.className = seen ? 'hidden' : 'kisi-said';
      this.saying = setTimeout(() => (this.live.className = 'hidden'), 6000);
    }, 120);
  }
}

// placed works a change of rows into a list of them, as the server would.
function placed(rows, c, make) {
  const at = rows.findIndex((r) => r.id === c.row);
  if (c.op === 'tambah' && at >= 0) return;
  const row = at >= 0 ? rows.splice(at, 1)[0] : null;
  if (c.op === 'hapus' || (c.op === 'pindah' && !row)) return;
  const behind = rows.findIndex((r) => r.id === c.after);
  if (c.op === 'pindah') rows.splice(behind + 1, 0, row);
  else rows.splice(behind < 0 ? rows.length : behind + 1, 0, make(c));
}

const problemText = (problems = []) => problems.map((p) => [p.text, p.advice].filter(Boolean).join(' ')).join(' ');
