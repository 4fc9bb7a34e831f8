// What stands beside the grid: what people say about a cell or its row, and what it
// held. The grid stays as usable as before; what was typed there and not sent is kept.

Object.assign(Grid.prototype, {
  // beside opens the panel about the cell of the cursor, or about its row as a whole.
  // kind is "bahas" or "riwayat".
  beside(kind, whole = false) {
    const row = this.view[this.at.r];
    const col = this.vis[this.at.c];
    if (!row || (kind === 'bahas' && !this.dataset.bahas)) return;
    if (this.adding.has(row.id)) return this.say(t('Baris baru ini belum tersimpan; tunggu sebentar, lalu coba lagi.'));
    this.closeEditor(true, false);
    this.showSide({ kind, row: row.id, field: whole ? '' : col.key, from: col.key });
  },

  showSide(spot) {
    const key = JSON.stringify([spot.kind, spot.row, spot.field]);
    if (this.side?.key === key) return this.side.heading.focus();
    this.closeSide(false);
    const heading = el('h2', { id: 'kisi-samping', tabindex: -1 }, spot.field ? this.where(spot) : this.where({ row: spot.row }));
    const body = this.unsent.get(key) ?? el('div', { class: 'kisi-beside', 'data-gagal': t('Belum dapat dimuat atau dikirim. Yang Anda tulis tetap di sini; coba lagi nanti.') });
    const side = el('section', { class: 'kisi-side', 'aria-labelledby': 'kisi-samping', keydown: (e) => this.sideKey(e), click: (e) => this.giveBack(e.target.closest('[data-nilai]')) },
      el('header', {}, heading, el('button', { type: 'button', class: 'kisi-close', 'aria-label': t('Tutup'), click: () => this.closeSide() }, '×')), this.sideActs(spot), body);
    Object.assign(side, { spot, key, heading, body });
    side.addEventListener('diskusi:tampil', () => this.side === side && this.heardSide());
    this.side = side;
    this.note.before(side);
    this.classList.add('beside');
    this.measure();
    this.reveal();
    this.paint();
    heading.focus();
    this.makeRoom();
    if (!this.unsent.delete(key)) this.loadSide();
  },

  // sideActs leads from one thing beside the grid to the others.
  sideActs({ kind, row, field, from }) {
    const to = (text, other, now) => el('button', { type: 'button', class: 'btn small plain', 'aria-pressed': String(now), click: () => now || this.showSide({ kind, row, field, from, ...other }) }, text);
    const about = new URLSearchParams({ list: this.list, row, ...(field && { field }) });
    if (field && !this.value(this.known.get(row), field)) about.set('teks', t('Lengkapi isian %s.', this.cols.find((c) => c.key === field).title));
    return el('div', { class: 'kisi-side-acts', role: 'group', 'aria-label': t('Yang ditampilkan') },
      this.dataset.bahas ? to(t('Diskusi'), { kind: 'bahas' }, kind === 'bahas') : null, to(t('Riwayat'), { kind: 'riwayat' }, kind === 'riwayat'),
      to(t('Sel ini'), { field: from }, !!field), to(t('Seluruh baris'), { field: '' }, !field),
      this.dataset.tugas ? el('a', { href: this.dataset.tugas + '?' + about }, t('Beri tugas')) : null);
  },

  async loadSide() {
    const { spot, body } = this.side;
    if (spot.kind === 'bahas') {
      const about = new URLSearchParams({ list: this.list, row: spot.row, ...(spot.field && { field: spot.field }) });
      return body.dispatchEvent(new CustomEvent('diskusi:buka', { bubbles: true, detail: this.dataset.bahas + '?' + about }));
    }
    body.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(this.dataset.isi.replace(/isi$/, '') + spot.row + '/riwayat?' + new URLSearchParams({ isian: spot.field }), { redirect: 'manual' });
      if (!answer.ok) throw new Error(answer.status);
      const focused = body.contains(document.activeElement);
      body.innerHTML = await answer.text();
      if (focused) this.side?.heading.focus();
      this.makeRoom();
    } catch {
      body.textContent = body.dataset.gagal;
    }
    body.removeAttribute('aria-busy');
  },

  // heardSide learns how many threads are open, and lets one write at once where
  // nothing has been said yet.
  heardSide() {
    const { spot, body, heading } = this.side;
    const n = +body.querySelector('[data-terbuka]').dataset.terbuka;
    (this.talks[spot.row] ??= {})[spot.field] = n;
    this.version++;
    this.paint();
    this.makeRoom();
    if (document.activeElement === heading && !body.querySelector('.talk')) body.querySelector('textarea')?.focus();
  },

  sideKey(e) {
    const again = e.ctrlKey && e.altKey && (e.code === 'KeyM' || e.code === 'KeyH');
    if (e.defaultPrevented || e.isComposing || !(again || e.key === 'Escape')) return;
    if (e.key === 'Escape' && this.side.querySelector('.suggested')) return; // which it closes
    e.preventDefault();
    if (again) this.findSide();
    else this.closeSide();
  },

  // findSide goes back to the cell that the panel is about.
  findSide() {
    const { row, from } = this.side.spot;
    if (!this.find(row, from)) this.focusCell();
  },

  closeSide(focus = true) {
    const { side } = this;
    if (!side) return;
    const typed = [...side.body.querySelectorAll('textarea,input:not([type=hidden])')].some((f) => f.value !== f.defaultValue);
    if (typed) this.unsent.set(side.key, side.body);
    if (focus) this.findSide();
    this.side = undefined;
    side.remove();
    this.classList.remove('beside');
    this.measure();
  },

  // giveBack makes a value of before the value of now, by a change as any other.
  giveBack(b) {
    if (!b) return;
    const { spot } = this.side;
    const row = this.known.get(spot.row);
    const key = b.dataset.isian;
    if (!this.place.has(spot.row)) return this.say(t('Baris yang sudah dihapus'));
    if (this.entry(row, key)?.state === 'bentrok') return this.find(spot.row, key) && this.openHere();
    if (this.put([{ row, key, value: b.dataset.nilai }])) this.say(t('Nilai dikembalikan; Ctrl+Z mengurungkannya.'));
  },

  // renewSide tells the history anew where its row was changed.
  renewSide(rows) {
    const { side } = this;
    if (side?.spot.kind === 'riwayat' && rows.includes(side.spot.row)) this.loadSide();
  },

  // makeRoom brings the cell out from under a panel that comes from below.
  makeRoom() {
    const cell = this.cellElement();
    if (!cell || !this.side || getComputedStyle(this.side).position !== 'fixed') return;
    const { bottom } = cell.getBoundingClientRect();
    scrollBy(0, Math.max(0, bottom + 12 - this.side.getBoundingClientRect().top));
  },

  // talked counts the open threads of a cell; of a row also those of columns that are
  // not on show.
  talked(row, key) {
    const all = this.talks[row.id];
    if (!all) return 0;
    if (key) return all[key] ?? 0;
    return Object.entries(all).reduce((n, [field, m]) => n + (this.vis.some((c) => c.key === field) ? 0 : m), 0);
  },

  // dot marks a cell about which people talk.
  dot(cell, n) {
    if ((cell.talks ?? 0) === n) return;
    cell.talks = n;
    cell.spot?.remove();
    cell.spot = n ? el('i', { class: 'kisi-dot' }, el('span', { class: 'hidden' }, ' ' + t('%d diskusi terbuka', n))) : null;
    if (n) cell.append(cell.spot);
  },
});
