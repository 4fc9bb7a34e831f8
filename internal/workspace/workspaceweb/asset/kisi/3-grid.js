// The element: what stands in the list, what of it is on show, and its painting.
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
      list: this.dataset.list, tabId: newId(), rev: 0, version: 0, problems: [], trouble: new Map(), cols: [], server: [], rows: [], view: [], vis: [], x: [], frozen: 0,
      known: new Map(), overlay: new Map(), warned: new Map(), flashes: new Map(), others: new Map(), people: [],
      fresh: new Set(), filters: new Map(), search: '', sort: null, at: { r: 0, c: 0 }, anchor: { r: 0, c: 0 }, undone: [], done: [],
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
    this.head = el('div', { role: 'row', class: 'kisi-row kisi-head', 'aria-rowindex': 1 });
    this.body = el('div', { role: 'rowgroup', class: 'kisi-body' });
    this.foot = el('div', { role: 'row', class: 'kisi-row kisi-foot' });
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
      this.size = { w: this.scroller.clientWidth, h: this.scroller.clientHeight };
      this.layout();
      this.paint();
    }).observe(this.scroller);
    this.size = { w: this.scroller.clientWidth, h: this.scroller.clientHeight };
    this.wire();
  }

  // fit ends the grid where the window ends, or where little would be left of it,
  // makes it as high as a window that is scrolled down to it.
  fit() {
    const left = innerHeight - (this.scroller.getBoundingClientRect().top + scrollY) - 72;
    this.scroller.style.maxHeight = Math.max(300, left >= 440 ? left : innerHeight - 110) + 'px';
  }

  // load asks for the whole list; what was changed here stays on top of it.
  async load() {
    clearTimeout(this.loading);
    try {
      const kept = this.cols.length ? null : this.outbox.refresh(); // what waits is on show from the first
      const answer = await fetch(this.dataset.isi, { headers: { Accept: 'application/json' }, redirect: 'manual' });
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
    if (saved && !this.outbox.all().some(waits)) this.say(t('Tersimpan.'), true);
  }

  // rowOf gives the row that a change adds, the same for the same identity.
  rowOf(c) {
    const row = this.known.get(c.row) ?? { id: c.row, may: true };
    row.cells ??= Object.fromEntries(this.cols.map((x) => [x.key, '']));
    this.known.set(c.row, row);
    return row;
  }

  // fold works the outbox into the rows.
  fold() {
    this.overlay.clear();
    this.trouble = new Map(); // changes of whole rows, by row
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
      if (x.op === 'tambah') for (const [field, value] of Object.entries(x.cells ?? {})) this.overlay.set(cellKey({ row: x.row, field }), { value, typed: x.typed, state, problems: x.problems, item: x });
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

  // layout finds the columns on show, where they stand, and how many stay in sight.
  layout() {
    if (!this.cols.length) return;
    this.vis = this.cols.filter((c) => !this.isHidden(c));
    let x = GUTTER;
    this.x = this.vis.map((c) => (x += this.widthOf(c)) - this.widthOf(c));
    this.width = x;
    const wanted = this.prefs.frozen ?? this.cols.findLastIndex((c) => c.frozen) + 1;
    const until = this.vis.findIndex((c) => this.cols.indexOf(c) >= wanted);
    this.frozen = until < 0 ? this.vis.length : until;
    while (this.frozen && this.frozenEdge() > this.size.w * 0.6) this.frozen--;
    this.at.c = Math.min(this.at.c, this.vis.length - 1);
    this.anchor.c = Math.min(this.anchor.c, this.vis.length - 1);
  }

  isHidden(c) {
    return this.prefs.hidden ? this.prefs.hidden.includes(c.key) : !!c.hidden;
  }

  widthOf(c) {
    return this.prefs.width[c.key] ?? (c.width ? Math.max(64, Math.min(420, c.width * 7.4 + 22)) : COLUMN[c.kind] ?? 160);
  }

  frozenEdge() {
    const last = this.vis[this.frozen - 1];
    return last ? this.x[this.frozen - 1] + this.widthOf(last) : GUTTER;
  }

  savePrefs() {
    localStorage.setItem('kisi ' + this.list, JSON.stringify(this.prefs));
    this.layout();
    this.paint();
  }

  paintSoon() {
    this.frame ??= requestAnimationFrame(() => this.paint());
  }

  // paint draws the rows and columns in sight, and those of the cursor so that it
  // keeps its focus.
  paint() {
    cancelAnimationFrame(this.frame);
    this.frame = undefined;
    if (!this.cols.length) return;
    const { scrollTop, scrollLeft } = this.scroller;
    const n = this.view.length;
    const from = Math.max(0, Math.floor(scrollTop / HEIGHT) - 6);
    const to = Math.min(n, Math.ceil((scrollTop + this.size.h) / HEIGHT) + 6);
    const rows = [];
    for (let r = 0; r < n; r++) if ((r >= from && r < to) || r === this.at.r) rows.push(r);
    const cols = this.vis.map((_, c) => c).filter((c) =>
      c < this.frozen || c === this.at.c || (this.x[c] + this.widthOf(this.vis[c]) > scrollLeft + GUTTER - 240 && this.x[c] < scrollLeft + this.size.w + 240));
    this.grid.style.width = this.width + 'px';
    this.grid.setAttribute('aria-rowcount', n + 2);
    this.grid.setAttribute('aria-colcount', this.vis.length + 1);
    this.body.style.height = n * HEIGHT + 'px';
    this.paintHead(cols);
    const focused = this.grid.contains(document.activeElement);
    const elements = sync(this.body, rows.map((r) => this.view[r].id), () => el('div', { role: 'row', class: 'kisi-row' }));
    const range = this.range();
    elements.forEach((e, i) => this.paintRow(e, rows[i], cols, range));
    this.paintFoot(cols);
    this.paintStatus();
    this.paintNote();
    if (focused && !this.grid.contains(document.activeElement)) this.focusCell(); // its row went away
    this.placeEditor();
  }

  cellsOf(e, cols, role) {
    const cells = sync(e, ['', ...cols.map((c) => this.vis[c].key)], (key) => {
      const cell = el('div', { role: key || role === 'columnheader' ? role : 'rowheader', class: 'kisi-cell' }, el('span'));
      if (!key) cell.classList.add('kisi-gutter');
      return cell;
    });
    cells[0].setAttribute('aria-colindex', 1);
    cols.forEach((c, i) => {
      const cell = cells[i + 1];
      const geometry = `${this.x[c]} ${this.widthOf(this.vis[c])} ${c < this.frozen}`;
      cell.c = c;
      if (cell.geometry === geometry) return;
      cell.geometry = geometry;
      cell.setAttribute('aria-colindex', c + 2);
      Object.assign(cell.style, { left: this.x[c] + 'px', width: this.widthOf(this.vis[c]) + 'px' });
    });
    return cells;
  }

  paintHead(cols) {
    const cells = this.cellsOf(this.head, cols, 'columnheader');
    set(cells[0], t('No'), 'kisi-cell kisi-gutter');
    cols.forEach((c, i) => {
      const col = this.vis[c];
      const sorted = this.sort?.key === col.key ? (this.sort.down ? 'descending' : 'ascending') : null;
      const cell = cells[i + 1];
      set(cell, col.title + (col.required ? ' *' : ''), this.classOf(c, col) + (this.filters.has(col.key) ? ' filtered' : '') + (sorted ? ' sorted' : ''));
      attribute(cell, 'title', col.help || col.title);
      const here = this.at.r === -1 && this.at.c === c;
      attribute(cell, 'tabindex', here ? 0 : -1);
      attribute(cell, 'aria-sort', sorted);
      if (!cell.menu) attribute(cell, 'aria-haspopup', 'dialog');
      if (!cell.menu) cell.append((cell.menu = el('i', { class: 'kisi-menu', 'aria-hidden': 'true' })), el('i', { class: 'kisi-grip', 'aria-hidden': 'true' }));
    });
  }

  classOf(c, col) {
    return 'kisi-cell' + (c < this.frozen ? ' frozen' : '') + (c === this.frozen - 1 ? ' edge' : '') + (isFigure(col.kind) || col.kind === 'tahun' ? ' figure' : '');
  }

  paintRow(e, r, cols, range) {
    const row = this.view[r];
    e.r = r;
    if (e.top !== r) {
      e.top = r;
      e.style.top = r * HEIGHT + 'px';
      e.setAttribute('aria-rowindex', r + 2);
    }
    const cells = this.cellsOf(e, cols, 'gridcell');
    const trouble = this.trouble.get(row.id);
    set(cells[0], String(this.place.get(row.id) ?? ''), 'kisi-cell kisi-gutter' + (row.may ? '' : ' locked') + (r >= range.r1 && r <= range.r2 ? ' in' : '') + (trouble ? ' ' + trouble : ''));
    attribute(cells[0], 'title', row.may ? null : t('Hanya dapat dibaca'));
    cols.forEach((c, i) => {
      const col = this.vis[c];
      const key = row.id + '\n' + col.key;
      const state = this.overlay.get(key)?.state ?? (this.warned.has(key) ? 'ragu' : '');
      const other = this.others.get(key);
      const here = r === this.at.r && c === this.at.c;
      const chosen = r >= range.r1 && r <= range.r2 && c >= range.c1 && c <= range.c2;
      const cell = cells[i + 1];
      set(cell, this.text(row, col), this.classOf(c, col) + (row.may ? '' : ' locked') + (chosen ? ' in' : '') + (here ? ' here' : '') + (state ? ' ' + state : '') +
        (this.flashes.has(key) ? ' flash' : '') + (other ? ' other ' + other.tone : ''));
      attribute(cell, 'tabindex', here && !this.ed ? 0 : -1);
      attribute(cell, 'aria-selected', String(chosen));
      attribute(cell, 'aria-readonly', row.may ? null : 'true');
      attribute(cell, 'aria-invalid', state === 'ditolak' || state === 'bentrok' ? 'true' : null);
      attribute(cell, 'aria-describedby', here && state ? 'kisi-note' : null);
      attribute(cell, 'data-name', other?.name);
    });
  }

  // paintFoot sums the rows on show: rupiah exactly, and how many rows there are.
  paintFoot(cols) {
    const key = [this.version, this.width, this.frozen, cols].join();
    if (this.foot.key === key) return;
    this.foot.key = key;
    attribute(this.foot, 'aria-rowindex', this.view.length + 2);
    const cells = this.cellsOf(this.foot, cols, 'gridcell');
    set(cells[0], '∑', 'kisi-cell kisi-gutter');
    attribute(cells[0], 'aria-label', t('Jumlah'));
    cols.forEach((c, i) => {
      const col = this.vis[c];
      let text = c === 0 ? t('%d baris', group(String(this.view.length))) : '';
      if (col.kind === 'rupiah') text = shown(String(this.view.reduce((sum, row) => sum + (whole(this.value(row, col.key)) ?? 0n), 0n)), 'rupiah');
      set(cells[i + 1], text, this.classOf(c, col));
      attribute(cells[i + 1], 'title', text || null);
    });
  }

  paintStatus() {
    const range = this.range();
    const state = this.outbox.state;
    const now = [this.version, state, +this.outbox.savedAt, ...Object.values(range)].join();
    if (this.status.now === now) return;
    this.status.now = now;
    const parts = [t('%d dari %d baris', group(String(this.view.length)), group(String(this.rows.length)))];
    if (this.waiting) parts.push(t('%d menunggu dikirim', group(String(this.waiting))));
    if (this.outbox.savedAt) parts.push(t('tersimpan %s', this.outbox.savedAt.toLocaleTimeString('id', { hour: '2-digit', minute: '2-digit' })));
    const sum = this.sumOfRange();
    if (sum) parts.push(sum);
    const bad = state === 'tenang' ? '' : state === 'putus' ? t('Sambungan terputus. Perubahan Anda aman di peramban ini dan dikirim begitu tersambung.') : t('Sesi Anda berakhir. Perubahan Anda aman di peramban ini.');
    const key = parts.join(' · ') + bad;
    if (this.status.key !== key) {
      this.status.key = key;
      this.status.replaceChildren(el('span', {}, parts.join(' · ')));
      if (bad) this.status.append(el('b', { class: 'warn' }, bad));
      if (state === 'masuk') this.status.append(el('a', { href: '/masuk', target: '_blank' }, t('Masuk lagi di tab baru')));
      if (bad) this.say(bad, true);
    }
    const troubles = this.problems.length;
    this.troubleButton.hidden = !troubles;
    this.addButton.hidden = !this.mayAdd;
    if (troubles) this.troubleButton.textContent = t('%d perlu diperiksa', troubles);
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

// set and attribute write to the page only what is another.
function set(cell, text, className) {
  if (cell.said !== text) cell.firstChild.textContent = cell.said = text;
  if (cell.called !== className) cell.className = cell.called = className;
}

function attribute(e, name, value) {
  if ((e.getAttribute(name) ?? null) === (value === 0 || value === -1 ? String(value) : (value ?? null))) return;
  if (value == null) e.removeAttribute(name);
  else e.setAttribute(name, value);
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
