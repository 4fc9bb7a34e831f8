// Where columns stand, and the painting of what is in sight.

Object.assign(Grid.prototype, {
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
  },

  isHidden(c) {
    return this.prefs.hidden ? this.prefs.hidden.includes(c.key) : !!c.hidden;
  },

  widthOf(c) {
    return this.prefs.width[c.key] ?? (c.width ? Math.max(64, Math.min(420, c.width * 7.4 + 22)) : COLUMN[c.kind] ?? 160);
  },

  frozenEdge() {
    const last = this.vis[this.frozen - 1];
    return last ? this.x[this.frozen - 1] + this.widthOf(last) : GUTTER;
  },

  savePrefs() {
    localStorage.setItem('kisi ' + this.list, JSON.stringify(this.prefs));
    this.layout();
    this.paint();
  },

  paintSoon() {
    this.frame ??= requestAnimationFrame(() => this.paint());
  },

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
  },

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
  },

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
  },

  classOf(c, col) {
    return 'kisi-cell' + (c < this.frozen ? ' frozen' : '') + (c === this.frozen - 1 ? ' edge' : '') + (isFigure(col.kind) || col.kind === 'tahun' ? ' figure' : '');
  },

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
    this.dot(cells[0], this.talked(row));
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
      this.dot(cell, this.talked(row, col.key));
    });
  },

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
  },

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
  },
});

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
