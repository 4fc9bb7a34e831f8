// Changing cells and rows: clearing, filling, undo, rows of their own.

Object.assign(Grid.prototype, {
  // put changes cells: each edit names row, key, value, whether it is typed, and the
  // base where it is another than what stands in the cell. Deeds can be undone.
  put(edits, note = true) {
    const deed = [];
    const changes = [];
    let locked = 0;
    for (const { row, key, value, typed = false, base = row.cells[key] ?? '' } of edits) {
      const before = this.entry(row, key);
      const old = before?.value ?? row.cells[key] ?? '';
      if (!row.may) {
        locked++;
        continue;
      }
      if (value === old && typed === !!before?.typed && before?.state !== 'ditolak') continue;
      const change = this.filling(row, key, value, typed, base);
      changes.push(change);
      deed.push({ ...change, old, oldTyped: !!before?.typed });
    }
    if (locked) this.say(t('%d sel milik OPD lain tidak diubah.', locked));
    this.commit(changes, note && deed);
    return changes.length;
  },

  // filling is the change of one cell. A cell of a row that waits itself speaks as its
  // row does, so that the two can go as one.
  filling(row, key, value, typed, base = row.cells[key] ?? '') {
    const spoken = this.adding.get(row.id)?.typed && !typed;
    return { op: 'isi', list: this.list, row: row.id, field: key, base, value: spoken ? editable(value, this.kinds[key]) : value, typed: typed || !!spoken };
  },

  // commit hands changes to the outbox and remembers how to undo them.
  commit(changes, deed) {
    if (!changes.length) return;
    if (deed) {
      this.done.push(deed);
      this.undone = [];
    }
    for (const c of changes) this.warned.delete(cellKey(c));
    this.outbox.add(changes).catch(() => this.say(t('Peramban tidak dapat menyimpan antrean perubahan.')));
    this.fold();
  },

  // settled learns what a typed value became, so that undo knows its own work.
  settled(item, { status, value }) {
    if (item.op !== 'isi' || (status !== 'tersimpan' && status !== 'sama')) return;
    for (const d of [...this.done, ...this.undone].flat()) {
      if (d.op !== 'isi' || cellKey(d) !== cellKey(item)) continue;
      if (d.typed && d.value === item.value) Object.assign(d, { value, typed: false });
      if (d.oldTyped && d.old === item.value) Object.assign(d, { old: value, oldTyped: false });
    }
  },

  undo() {
    this.revert(this.done, this.undone, t('Diurungkan.'), t('Tidak ada yang dapat diurungkan.'));
  },

  redo() {
    this.revert(this.undone, this.done, t('Diulangi.'), t('Tidak ada yang dapat diulangi.'));
  },

  // revert takes the newest deed of one pile back, as new changes, and puts the way
  // back onto the other. What others changed since stays as it is.
  revert(from, onto, success, nothing) {
    const deed = from.pop();
    if (!deed) return this.say(nothing);
    const back = [];
    const changes = [];
    let foreign = 0;
    for (const d of deed.toReversed()) {
      if (d.op !== 'isi') {
        const opposite = this.opposite(d);
        changes.push(opposite);
        back.push(opposite);
        continue;
      }
      const row = this.known.get(d.row);
      if (!row?.may || this.value(row, d.field) !== d.value) {
        foreign++;
        continue;
      }
      const change = this.filling(row, d.field, d.old, d.oldTyped);
      changes.push(change);
      back.push({ ...change, old: d.value, oldTyped: d.typed });
    }
    this.commit(changes);
    if (back.length) onto.push(back);
    const at = back.at(-1);
    if (at?.op === 'isi') this.find(at.row, at.field);
    this.say(foreign ? t('%d sel dilewati karena sudah diubah orang lain.', foreign) : success);
  },

  // opposite gives the change that takes a change of rows back.
  opposite(d) {
    const { op, row, after, was, cells } = d;
    const common = { list: this.list, row, base: '', value: '' };
    if (op === 'tambah') return this.removal(row);
    if (op === 'hapus') return { ...common, op: 'tambah', after: was, cells, typed: false };
    return { ...common, op: 'pindah', after: was, was: after };
  },

  // removal is the change that takes a row away, with what brings it back.
  removal(id) {
    const cells = Object.fromEntries(this.cols.map((c) => [c.key, this.known.get(id).cells[c.key] ?? '']).filter(([, v]) => v !== ''));
    return { op: 'hapus', list: this.list, row: id, base: '', value: '', was: this.before(id), cells };
  },

  before(id) {
    return this.rows[this.rows.findIndex((row) => row.id === id) - 1]?.id ?? '';
  },

  clear() {
    if (this.at.r >= 0) this.put(this.cellsInRange().map(([row, col]) => ({ row, key: col.key, value: '' })));
  },

  toggle() {
    const row = this.view[this.at.r];
    const { key } = this.vis[this.at.c];
    this.put([{ row, key, value: this.value(row, key) === 'ya' ? '' : 'ya' }]);
  },

  // copied gives a value for another column: as it is, or as a person would type it.
  copied(row, from, to) {
    const e = this.entry(row, from.key);
    const value = this.value(row, from.key);
    if (e?.typed || from.kind === to.kind) return { value, typed: !!e?.typed };
    return { value: editable(value, from.kind), typed: true };
  },

  // fill copies the first row of the range down, or its first column to the right;
  // of a single cell, the one above or to the left.
  fill(down) {
    if (this.at.r < 0) return;
    const { r1, r2, c1, c2 } = this.range();
    const [r0, c0] = down ? [r1 === r2 ? r1 - 1 : r1, c1] : [r1, c1 === c2 ? c1 - 1 : c1];
    const edits = [];
    for (let r = r1; r <= r2; r++) {
      for (let c = c1; c <= c2; c++) {
        const from = [this.view[down ? r0 : r], this.vis[down ? c : c0]];
        if (from[0] && from[1] && (down ? r !== r0 : c !== c0)) edits.push({ row: this.view[r], key: this.vis[c].key, ...this.copied(from[0], from[1], this.vis[c]) });
      }
    }
    const n = this.put(edits);
    this.say(t('%d sel diisi.', n));
  },

  addRow() {
    if (!this.mayAdd) return this.say(t('Anda tidak dapat menambah baris di daftar ini.'));
    const c = this.addition(this.view[this.range().r2]?.id ?? this.rows.at(-1)?.id ?? '');
    this.grow([c], []);
    const first = this.vis.findIndex((col) => col.kind !== 'kode');
    this.goto(this.view.findIndex((row) => row.id === c.row), Math.max(first, 0));
    this.say(t('Baris baru ditambahkan.'));
  },

  removeRows() {
    const { r1, r2 } = this.range();
    const changes = this.view.slice(r1, r2 + 1).filter((row) => row.may).map((row) => this.removal(row.id));
    this.commit(changes, changes);
    this.goto(Math.min(r1, this.view.length - 1), this.at.c);
    this.say(t('%d baris dihapus. Ctrl+Z mengembalikannya.', changes.length));
  },

  // shift moves the row of the cursor past its neighbour.
  shift(step) {
    const row = this.view[this.at.r];
    const past = this.view[this.at.r + step];
    if (!this.mayAdd || !row || !past) return;
    if (this.sort) return this.say(t('Matikan dulu urutan tampilan untuk memindahkan baris.'));
    if (!row.may) return this.say(t('Baris ini milik OPD lain; Anda hanya dapat membacanya.'));
    const change = { op: 'pindah', list: this.list, row: row.id, base: '', value: '', after: step > 0 ? past.id : this.before(past.id), was: this.before(row.id) };
    this.commit([change], [change]);
    this.goto(this.view.indexOf(row), this.at.c);
    this.say(t('Baris dipindahkan.'));
  },

  // sumOfRange tells what a spreadsheet tells of chosen figures.
  sumOfRange() {
    const { r1, r2, c1, c2 } = this.range();
    if (r1 === r2 && c1 === c2) return '';
    const cells = this.cellsInRange();
    const sums = cells.filter(([, col]) => col.kind === 'rupiah').map(([row, col]) => whole(this.value(row, col.key))).filter((v) => v !== null);
    const count = t('%d sel dipilih', group(String(cells.length)));
    return sums.length ? count + ' · ' + t('jumlah Rp %s', shown(String(sums.reduce((a, b) => a + b, 0n)), 'rupiah')) : count;
  },
});
