// Others: what they change is shown at once, and where they are.

const TONES = ['c-bra', 'c-gov', 'c-env', 'c-soc', 'c-eco', 'c-liv'];

Object.assign(Grid.prototype, {
  listen() {
    addEventListener('pagehide', () => {
      this.closeEditor(true, false);
      if (this.cols.length) this.post({ list: '', row: '', field: '' }, true);
    });
    document.addEventListener('visibilitychange', () => document.hidden || this.outbox.hurry());
    setInterval(() => document.hidden || this.post(this.spotNow()), 25e3); // still here
  },

  // follow opens the stream of events from the change set the rows are of. After an
  // interruption the browser itself asks for what came since the last event.
  follow() {
    const stream = new EventSource(`${this.dataset.siaran}?sejak=${this.rev}`);
    stream.addEventListener('open', () => {
      this.outbox.hurry();
      this.beHere();
    });
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED) setTimeout(() => this.follow(), 5000 + Math.random() * 5000);
    });
    stream.addEventListener('ubah', (e) => this.changed(JSON.parse(e.data)));
    stream.addEventListener('hadir', (e) => this.present(JSON.parse(e.data)));
  },

  // changed applies one set of changes, or asks for the list where one was missed.
  changed({ rev, entries }) {
    if (rev <= this.rev) return;
    if (!entries) return this.loadSoon(Math.random() * 1500); // too much to tell one by one, to many at once
    const mine = entries.filter((x) => x.list === this.list);
    const simple = mine.every((x) => x.op === 'isi' && this.known.has(x.row));
    if (rev !== this.rev + 1 || !simple) return this.loadSoon();
    this.rev = rev;
    const sending = new Set(this.outbox.all().filter((x) => x.op === 'isi').map(cellKey));
    for (const x of mine) {
      const row = this.known.get(x.row);
      if (row.cells[x.field] === x.after) continue;
      row.cells[x.field] = x.after;
      if (!sending.has(cellKey(x))) this.flash(x.row, x.field);
    }
    this.renewSide(mine.map((x) => x.row));
    this.version++;
    this.paintSoon();
  },

  present(all) {
    const told = JSON.stringify(all);
    if (this.presence === told) return;
    this.presence = told;
    const tones = new Map();
    this.others = new Map();
    for (const p of all) {
      if (p.tab === this.tabId || (p.person && p.person === this.dataset.siapa)) continue;
      const hash = [...p.name].reduce((n, ch) => (n * 31 + ch.codePointAt(0)) % 9973, 7);
      tones.set(p.name, TONES[hash % TONES.length]);
      if (p.list === this.list && p.row) this.others.set(p.row + '\n' + p.field, { name: p.name, tone: tones.get(p.name) });
    }
    const initials = (name) => name.split(/\s+/).filter((w) => /^\p{L}/u.test(w)).slice(0, 2).map((w) => w[0].toUpperCase()).join('') || '?';
    const names = [...tones.keys()].sort(collator.compare);
    const show = () => this.dialog(t('Sedang di sini'), el('ul', { class: 'kisi-acts' }, ...names.map((n) => {
      const p = all.find((x) => x.name === n && x.list === this.list && x.row);
      const go = () => (d(), this.find(p.row, p.field));
      return el('li', {}, p ? el('button', { type: 'button', click: go }, n, el('small', {}, this.where(p))) : el('span', {}, n));
    })));
    const d = () => document.querySelector('dialog.kisi-dialog')?.close();
    const chips = names.slice(0, 5).map((n) => el('span', { class: 'kisi-chip ' + tones.get(n), title: n, 'aria-hidden': 'true' }, initials(n)));
    this.peopleList.replaceChildren(...(names.length ? [el('button', { type: 'button', click: show }, el('span', { class: 'hidden' }, t('%d orang lain di sini', names.length) + ': ' + names.join(', ')), ...chips, names.length > 5 ? el('span', {}, '+' + (names.length - 5)) : null)] : []));
    this.paintSoon();
  },

  spotNow() {
    const row = this.view[this.at.r];
    return { row: row?.id ?? '', field: row ? this.vis[this.at.c].key : '' };
  },

  // beHere tells others where the cursor is, at most every second and a half.
  beHere() {
    if (this.telling) return;
    const wait = Math.max(0, (this.told ?? 0) + 1500 - Date.now());
    this.telling = setTimeout(() => {
      this.telling = undefined;
      this.told = Date.now();
      this.post(this.spotNow());
    }, wait);
  },

  post(spot, keepalive = false) {
    if (!this.dataset.hadir) return;
    fetch(this.dataset.hadir, { method: 'POST', redirect: 'manual', keepalive, headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify({ tab: this.tabId, list: this.list, ...spot }) }).catch(() => {});
  },
});

customElements.define('gurindam-kisi', Grid);
