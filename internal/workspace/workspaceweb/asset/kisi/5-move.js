// Moving about and choosing: keyboard, mouse and touch.

const between = (n, low, high) => Math.max(low, Math.min(n, high));

Object.assign(Grid.prototype, {
  range() {
    const { at, anchor } = this;
    return { r1: Math.max(0, Math.min(at.r, anchor.r)), r2: Math.max(at.r, anchor.r), c1: Math.min(at.c, anchor.c), c2: Math.max(at.c, anchor.c) };
  },

  // cellsInRange lists the cells chosen as [row, column].
  cellsInRange() {
    const { r1, r2, c1, c2 } = this.range();
    return this.view.slice(r1, r2 + 1).flatMap((row) => this.vis.slice(c1, c2 + 1).map((col) => [row, col]));
  },

  // goto puts the cursor on a cell; -1 is the row of headings.
  goto(r, c, extend = false, focus = true) {
    this.at = { r: between(r, extend ? 0 : -1, this.view.length - 1), c: between(c, 0, this.vis.length - 1) };
    if (!extend) this.anchor = { ...this.at };
    this.reveal();
    this.paint();
    if (focus) this.focusCell();
    this.beHere();
  },

  move(dr, dc, extend) {
    this.goto(this.at.r + dr, this.at.c + dc, extend);
  },

  cellElement(r = this.at.r, c = this.at.c) {
    const row = r < 0 ? this.head : [...this.body.children].find((e) => e.r === r);
    return row && [...row.children].find((e) => e.c === c);
  },

  focusCell() {
    this.cellElement()?.focus({ preventScroll: true });
  },

  // reveal scrolls the cursor out from under headings, totals and frozen columns.
  reveal() {
    const s = this.scroller;
    const { r, c } = this.at;
    if (r >= 0) s.scrollTop = between(s.scrollTop, (r + 1) * HEIGHT - (this.size.h - 2 * HEIGHT), r * HEIGHT);
    if (c >= this.frozen && this.vis[c]) s.scrollLeft = Math.min(this.x[c] - this.frozenEdge(), Math.max(s.scrollLeft, this.x[c] + this.widthOf(this.vis[c]) - this.size.w));
  },

  // find goes to a cell by its identities, wherever it is.
  find(id, key) {
    let r = this.view.findIndex((row) => row.id === id);
    if (r < 0 && this.known.has(id)) {
      this.fresh.add(id);
      this.review();
      r = this.view.findIndex((row) => row.id === id);
    }
    const c = this.vis.findIndex((col) => col.key === key);
    if (r >= 0) this.goto(r, Math.max(c, 0));
    return r >= 0;
  },

  wire() {
    this.grid.addEventListener('keydown', (e) => this.key(e));
    this.grid.addEventListener('pointerdown', (e) => this.press(e));
    this.grid.addEventListener('click', (e) => this.tap(e));
    this.grid.addEventListener('dblclick', () => this.at.r >= 0 && this.edit());
    this.grid.addEventListener('focusin', (e) => this.scroller.classList.toggle('focused', !!e.target.closest('.kisi-cell')));
    this.grid.addEventListener('focusout', () => this.scroller.classList.remove('focused'));
    this.grid.addEventListener('contextmenu', (e) => this.menu(e));
    for (const type of ['copy', 'cut', 'paste']) this.grid.addEventListener(type, (e) => this[type](e));
  },

  spot(e) {
    const cell = e.target.closest('.kisi-cell');
    const row = cell?.parentElement;
    if (!row || row === this.foot) return null;
    return { r: row === this.head ? -1 : row.r, c: cell.c, cell };
  },

  // menu opens what can be done with a cell, by the other mouse button or its key.
  menu(e) {
    const spot = this.spot(e);
    if (!spot) return;
    e.preventDefault();
    const { r1, r2, c1, c2 } = this.range();
    if (!(spot.r >= r1 && spot.r <= r2 && spot.c >= c1 && spot.c <= c2)) this.goto(spot.r, spot.c ?? this.at.c);
    if (spot.r < 0) this.columnMenu(this.vis[this.at.c]);
    else this.rowMenu();
  },

  press(e) {
    const spot = this.spot(e);
    this.touch = e.pointerType === 'touch';
    if (!spot || e.button || this.touch) return;
    e.preventDefault();
    if (e.target.classList.contains('kisi-grip')) return this.drag(spot.c, e);
    if (spot.r < 0) return;
    const whole = spot.c === undefined;
    if (!this.closeEditor(true)) return;
    this.goto(spot.r, whole ? 0 : spot.c, e.shiftKey);
    if (whole) this.chooseRows();
    const follow = (m) => {
      const over = document.elementFromPoint(m.clientX, m.clientY);
      const next = over && this.grid.contains(over) && this.spot({ target: over });
      if (next && next.r >= 0 && (next.r !== this.at.r || (!whole && next.c !== this.at.c))) {
        this.goto(next.r, whole ? 0 : (next.c ?? this.at.c), true);
        if (whole) this.chooseRows();
      }
    };
    const stop = () => removeEventListener('pointermove', follow);
    addEventListener('pointermove', follow);
    addEventListener('pointerup', stop, { once: true });
    addEventListener('pointercancel', stop, { once: true });
  },

  // chooseRows widens the range to whole rows.
  chooseRows() {
    this.anchor.c = this.vis.length - 1;
    this.at.c = 0;
    this.paint();
  },

  // tap chooses a cell by touch, and edits the one that is chosen already.
  tap(e) {
    const spot = this.spot(e);
    if (!spot) return;
    if (spot.r < 0) {
      if (spot.c !== undefined && !e.target.classList.contains('kisi-grip')) {
        this.goto(-1, spot.c);
        this.columnMenu(this.vis[spot.c]);
      }
      return;
    }
    if (e.target.classList.contains('kisi-dot')) return this.goto(spot.r, spot.c ?? this.at.c), this.beside('bahas', spot.c === undefined);
    if (!this.touch) return;
    const again = spot.r === this.at.r && spot.c === this.at.c;
    this.goto(spot.r, spot.c ?? this.at.c);
    if (again) this.edit();
  },

  // drag changes the width of a column with the mouse.
  drag(c, e) {
    const col = this.vis[c];
    const start = this.widthOf(col) - e.clientX;
    const follow = (m) => this.setWidth(col, start + m.clientX);
    addEventListener('pointermove', follow);
    addEventListener('pointerup', () => removeEventListener('pointermove', follow), { once: true });
  },

  setWidth(col, width) {
    this.prefs.width[col.key] = between(Math.round(width), 48, 800);
    this.savePrefs();
  },

  key(e) {
    if (e.isComposing) return;
    const ctrl = (e.ctrlKey || e.metaKey) && !e.getModifierState('AltGraph'); // which types a sign on some keyboards
    const name = (ctrl ? 'Ctrl+' : '') + (e.altKey && (ctrl || !e.getModifierState('AltGraph')) ? 'Alt+' : '') + (ctrl && e.altKey && e.code.startsWith('Key') ? e.code[3].toLowerCase() : e.key.length === 1 ? e.key.toLowerCase() : e.key);
    const deed = this.at.r < 0 ? headKeys[name] ?? keys[name] : keys[name];
    if (deed) {
      if (deed.call(this, e) !== false) e.preventDefault();
    } else if (e.key.length === 1 && !name.includes('+', 1) && this.at.r >= 0) {
      this.edit(''); // which has the focus now, and is given the letter
    }
  },

  // tab goes on cell by cell, and leaves the grid behind the last one.
  tab(step) {
    const next = this.at.r * this.vis.length + this.at.c + step;
    if (this.at.r < 0 || next < 0 || next >= this.view.length * this.vis.length) return false;
    this.goto(Math.floor(next / this.vis.length), next % this.vis.length);
  },

  // jump goes to the edge of the cells that hold something, as Ctrl with an arrow does.
  jump(dr, dc, extend) {
    let { r, c } = this.at;
    const filled = (y, x) => this.value(this.view[y], this.vis[x].key) !== '';
    const inside = (y, x) => y >= 0 && y < this.view.length && x >= 0 && x < this.vis.length;
    const run = inside(r + dr, c + dc) && r >= 0 && filled(r, c) && filled(r + dr, c + dc);
    while (inside(r + dr, c + dc)) {
      if (run && !filled(r + dr, c + dc)) break;
      r += dr;
      c += dc;
      if (!run && filled(r, c)) break;
    }
    this.goto(r, c, extend);
  },
});

const page = (grid) => Math.max(1, Math.floor(grid.size.h / HEIGHT) - 3);

const keys = {
  ArrowUp(e) { this.move(-1, 0, e.shiftKey); },
  ArrowDown(e) { this.move(1, 0, e.shiftKey); },
  ArrowLeft(e) { this.move(0, -1, e.shiftKey); },
  ArrowRight(e) { this.move(0, 1, e.shiftKey); },
  'Ctrl+ArrowUp'(e) { this.jump(-1, 0, e.shiftKey); },
  'Ctrl+ArrowDown'(e) { this.jump(1, 0, e.shiftKey); },
  'Ctrl+ArrowLeft'(e) { this.jump(0, -1, e.shiftKey); },
  'Ctrl+ArrowRight'(e) { this.jump(0, 1, e.shiftKey); },
  Tab(e) { return this.tab(e.shiftKey ? -1 : 1); },
  Enter(e) { if (this.problemHere()) this.openHere(); else this.move(e.shiftKey ? -1 : 1, 0); },
  F2() { this.edit(); },
  Home(e) { this.goto(this.at.r, 0, e.shiftKey); },
  End(e) { this.goto(this.at.r, this.vis.length - 1, e.shiftKey); },
  'Ctrl+Home'(e) { this.goto(0, 0, e.shiftKey); },
  'Ctrl+End'(e) { this.goto(this.view.length - 1, this.vis.length - 1, e.shiftKey); },
  PageUp(e) { this.goto(Math.max(0, this.at.r - page(this)), this.at.c, e.shiftKey); },
  PageDown(e) { this.goto(this.at.r + page(this), this.at.c, e.shiftKey); },
  Escape() { this.closeSide(false); this.anchor = { ...this.at }; this.paint(); },
  Delete() { this.clear(); },
  Backspace() { this.clear(); },
  ' '() { if (this.vis[this.at.c].kind === 'ya') this.toggle(); },
  'Ctrl+a'() { this.anchor = { r: 0, c: 0 }; this.at = { r: this.view.length - 1, c: this.vis.length - 1 }; this.paint(); this.focusCell(); },
  'Ctrl+d'() { this.fill(true); },
  'Ctrl+r'() { this.fill(false); },
  'Ctrl+z'(e) { if (e.shiftKey) this.redo(); else this.undo(); },
  'Ctrl+y'() { this.redo(); },
  'Ctrl+f'() { this.searchField.focus(); this.searchField.select(); },
  'Ctrl+Enter'() { this.addRow(); },
  'Ctrl+Delete'() { this.askRemove(); },
  'Ctrl+Backspace'() { this.askRemove(); },
  'Alt+ArrowUp'() { this.shift(-1); },
  'Alt+ArrowDown'() { this.shift(1); },
  'Alt+ArrowLeft'(e) { if (!e.shiftKey) return false; const c = this.vis[this.at.c]; this.setWidth(c, this.widthOf(c) - 12); },
  'Alt+ArrowRight'(e) { if (!e.shiftKey) return false; const c = this.vis[this.at.c]; this.setWidth(c, this.widthOf(c) + 12); },
  'Ctrl+Alt+m'() { this.beside('bahas'); },
  'Ctrl+Alt+h'() { this.beside('riwayat'); },
  F6() { this.searchField.focus(); },
  F10(e) { if (!e.shiftKey) return false; this.rowMenu(); },
  F8() { this.nextProblem(); },
  '?'() { this.help(); },
};

const menuHere = function () { this.columnMenu(this.vis[this.at.c]); };
const headKeys = { F10(e) { return e.shiftKey && menuHere.call(this); }, Enter: menuHere, ' ': menuHere, F2: menuHere, Delete() {}, Backspace() {} };
