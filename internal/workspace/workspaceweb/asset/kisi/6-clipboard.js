// The clipboard: what is copied from the grid, and what is pasted into it.

const MOST = 100e3; // cells pasted at once

Object.assign(Grid.prototype, {
  // copy gives the range to other programs as they read it, and to this one exactly.
  copy(e) {
    if (this.at.r < 0) return;
    const { r1, r2, c1, c2 } = this.range();
    const rows = this.view.slice(r1, r2 + 1);
    const cols = this.vis.slice(c1, c2 + 1);
    const plain = (row, col) => (col.kind === 'tanggal' ? this.value(row, col.key) : this.text(row, col));
    e.clipboardData.setData('text/plain', writeTSV(rows.map((row) => cols.map((col) => plain(row, col)))));
    e.clipboardData.setData('text/x-gurindam', JSON.stringify({ kinds: cols.map((c) => c.kind), cells: rows.map((row) => cols.map((col) => this.copied(row, col, col))) }));
    e.preventDefault();
    this.say(t('%d sel disalin.', rows.length * cols.length), true);
  },

  cut(e) {
    this.copy(e);
    this.clear();
  },

  paste(e) {
    if (this.at.r < -1 || !this.vis.length) return;
    e.preventDefault();
    const own = e.clipboardData.getData('text/x-gurindam');
    if (!own) return this.pasteBlock(pasted(e.clipboardData).map((row) => row.map((value) => ({ value, typed: true }))));
    const { kinds, cells } = JSON.parse(own);
    this.pasteBlock(cells.map((row) => row.map((cell, i) => ({ ...cell, kind: kinds[i] }))));
  },

  // pasteBlock puts a block of cells where the range begins; a single one fills the
  // whole range, and what passes the end makes new rows.
  pasteBlock(block) {
    if (block.length * this.vis.length > MOST) return this.say(t('Terlalu banyak untuk sekali tempel. Tempel dalam beberapa bagian.'));
    const { r1, r2, c1, c2 } = this.range();
    const single = block.length === 1 && block[0].length === 1;
    if (single) block = Array.from({ length: r2 - r1 + 1 }, () => Array(c2 - c1 + 1).fill(block[0][0]));
    const edits = [];
    const added = [];
    let after = this.rows.at(-1)?.id ?? '';
    block.forEach((cells, y) => {
      const row = this.view[r1 + y];
      const found = [];
      cells.slice(0, this.vis.length - c1).forEach(({ value, typed, kind }, x) => {
        const col = this.vis[c1 + x];
        const other = !typed && kind !== undefined && kind !== col.kind;
        found.push({ row, key: col.key, value: other ? editable(value, kind) : value, typed: typed || other });
      });
      if (row) edits.push(...found);
      else if (this.mayAdd && found.some((f) => f.value.trim() !== '')) {
        const c = this.addition(after, found);
        after = c.row;
        added.push(c);
      }
    });
    this.grow(added, edits);
    const lines = block.length;
    this.anchor = { r: r1, c: c1 };
    this.at = { r: Math.min(r1 + lines, this.view.length) - 1, c: Math.min(c1 + Math.max(...block.map((b) => b.length)), this.vis.length) - 1 };
    this.paint();
    this.focusCell();
    this.say(t('%d baris ditempel, %d di antaranya baru.', lines, added.length));
  },

  // grow adds rows and changes cells as one deed.
  grow(added, edits) {
    const piles = this.done.length;
    this.put(edits);
    const deed = this.done.length > piles ? this.done.pop() : [];
    if (!added.length) return void (deed.length && this.done.push(deed));
    for (const c of added) this.fresh.add(c.row);
    this.commit(added, [...deed, ...added]);
  },

  // addition is the change that makes a new row behind another. What was typed for it
  // goes along, with the titles by which the server names a cell it refuses.
  addition(after, found = []) {
    const typed = found.some((f) => f.typed);
    const filled = found.filter((f) => f.value !== '');
    return {
      op: 'tambah', list: this.list, row: newId(), base: '', value: '', after, typed,
      cells: Object.fromEntries(filled.map((f) => [f.key, typed && !f.typed ? editable(f.value, this.kinds[f.key]) : f.value])),
      titles: Object.fromEntries(filled.map((f) => [f.key, this.cols.find((c) => c.key === f.key).title])),
      loose: filled.map((f) => f.key).filter((key) => this.kinds[key] !== 'kode'),
    };
  },
});
