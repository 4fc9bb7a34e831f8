// The editor of one cell: a text field that lies over it, with a list of choices
// where the column has one. What is being typed survives a reload as a draft.

Object.assign(Grid.prototype, {
  // edit opens the cell of the cursor; text is what was typed to begin.
  edit(text) {
    const row = this.view[this.at.r];
    const col = this.vis[this.at.c];
    if (!row || !col || this.ed) return;
    if (!row.may) return this.say(t('Baris ini milik OPD lain; Anda hanya dapat membacanya.'));
    if (this.entry(row, col.key)?.state === 'bentrok') return this.openHere();
    this.reveal();
    this.open(row, col, row.cells[col.key] ?? '', text);
  },

  open(row, col, base, text) {
    const e = this.entry(row, col.key);
    const start = e?.typed ? e.value : editable(this.value(row, col.key), col.kind);
    const choices = col.kind === 'ya' ? ['ya'] : (col.list ?? []);
    const input = el(choices.length ? 'input' : 'textarea', {
      rows: choices.length ? false : 1, autocomplete: 'off', spellcheck: 'false', 'aria-label': col.title, placeholder: col.kind === 'tanggal' ? t('hari-bulan-tahun') : false,
      inputmode: isFigure(col.kind) || col.kind === 'tahun' ? 'decimal' : false, keydown: (k) => this.editKey(k), input: () => this.typed(), blur: () => this.left(),
    });
    const box = el('div', { class: 'kisi-editor' + (isFigure(col.kind) ? ' figure' : '') + (col.kind === 'panjang' ? ' long' : '') }, input);
    this.ed = { row, col, base, start, input, box, choices, pick: -1 };
    if (choices.length) {
      this.ed.options = el('ul', { role: 'listbox', id: 'kisi-pilihan', class: 'kisi-options', 'aria-label': col.title, 'aria-multiselectable': col.multi ? 'true' : false });
      for (const [name, value] of [['role', 'combobox'], ['aria-controls', 'kisi-pilihan'], ['aria-expanded', 'true'], ['aria-autocomplete', 'list']]) input.setAttribute(name, value);
      box.append(this.ed.options);
    }
    this.scroller.append(box);
    input.value = text ?? start;
    this.paint();
    input.focus({ preventScroll: true });
    input.setSelectionRange(input.value.length, input.value.length);
    this.typed(text === undefined);
  },

  // placeEditor keeps the editor over its cell and as large as its text.
  placeEditor() {
    if (!this.ed) return;
    const { row, col, box, input } = this.ed;
    const c = this.vis.indexOf(col);
    const r = this.view.indexOf(row);
    const s = this.scroller;
    const roomy = col.kind === 'panjang' ? 420 : col.names ? 320 : this.ed.options ? 200 : 0;
    const width = Math.min(Math.max(this.widthOf(col), roomy), this.size.w - 4);
    const x = c < this.frozen ? this.x[c] + s.scrollLeft : this.x[c];
    const left = Math.min(x, s.scrollLeft + this.size.w - width - 2);
    Object.assign(box.style, { left: Math.max(left, s.scrollLeft) + 'px', top: (r + 1) * HEIGHT + 'px', width: width + 'px' });
    if (!this.ed.options) input.style.height = '0';
    if (!this.ed.options) input.style.height = between(input.scrollHeight, HEIGHT, Math.max(HEIGHT, this.size.h - 3 * HEIGHT)) + 'px';
    const below = s.scrollTop + this.size.h - (r + 2) * HEIGHT;
    box.classList.toggle('up', below < 190 && r * HEIGHT - s.scrollTop > below);
  },

  // typed follows the text: its size, its draft, the choices that fit.
  typed(opening = false) {
    const { ed } = this;
    if (!opening) localStorage.setItem('kisi-draf ' + this.scope, JSON.stringify({ list: this.list, row: ed.row.id, field: ed.col.key, base: ed.base, text: ed.input.value }));
    this.placeEditor();
    if (!ed.options) return;
    const parts = ed.col.multi ? ed.input.value.split(';').map((s) => s.trim()) : [ed.input.value.trim()];
    const needle = opening ? '' : parts.at(-1).toLocaleLowerCase();
    const name = (v) => ed.col.names?.[ed.choices.indexOf(v)] ?? '';
    const fits = ed.choices.filter((v) => (v + ' ' + name(v)).toLocaleLowerCase().includes(needle)).slice(0, 200);
    const lower = fits.map((v) => v.toLocaleLowerCase());
    const best = [lower.indexOf(needle), lower.findIndex((v) => v.startsWith(needle)), Math.min(0, fits.length - 1)].find((i) => i >= 0) ?? -1;
    ed.pick = needle ? best : opening ? fits.indexOf(parts.at(-1)) : -1;
    ed.options.replaceChildren(...fits.map((v, i) => {
      const o = el('li', { role: 'option', id: 'kisi-pilihan-' + i, 'aria-selected': String(ed.col.multi ? parts.includes(v) : i === ed.pick), pointerdown: (e) => (e.preventDefault(), this.pick(v)) }, v, name(v) && name(v) !== v ? el('small', {}, name(v)) : null);
      o.value0 = v;
      return o;
    }));
    ed.options.hidden = !fits.length;
    this.mark(ed.pick);
  },

  mark(i) {
    const { ed } = this;
    const all = [...ed.options.children];
    all.forEach((o, n) => o.classList.toggle('marked', n === i));
    ed.pick = i;
    attribute(ed.input, 'aria-activedescendant', all[i]?.id);
    all[i]?.scrollIntoView({ block: 'nearest' });
  },

  // pick takes a choice; of several, it is put in or taken out.
  pick(value) {
    const { ed } = this;
    if (!ed.col.multi) {
      ed.input.value = value;
      return this.closeEditor(true);
    }
    const parts = ed.input.value.split(';').map((s) => s.trim()).filter(Boolean);
    if (parts.includes(value)) parts.splice(parts.indexOf(value), 1);
    else {
      if (parts.length && !ed.choices.includes(parts.at(-1))) parts.pop(); // what was typed to search
      parts.push(value);
    }
    ed.input.value = parts.join('; ');
    this.typed();
    this.typed(true);
  },

  editKey(e) {
    const { ed } = this;
    if (e.isComposing) return;
    const marked = ed.options && !ed.options.hidden ? ed.options.children[ed.pick]?.value0 : undefined;
    const n = ed.options?.children.length;
    if (n && !ed.options.hidden && (e.key === 'ArrowDown' || e.key === 'ArrowUp')) {
      this.mark((ed.pick + (e.key === 'ArrowDown' ? 1 : n + (ed.pick < 0 ? 0 : -1))) % n);
    } else if (e.key === 'Escape') {
      this.closeEditor(false);
    } else if (e.key === 'Enter' && (e.altKey || e.ctrlKey)) {
      ed.input.setRangeText('\n', ed.input.selectionStart, ed.input.selectionEnd, 'end');
      this.typed();
    } else if (e.key === 'Enter' || e.key === 'Tab') {
      // A choice is taken where something was typed that only begins it.
      const last = ed.input.value.split(';').at(-1).trim();
      if (marked !== undefined && last !== '' && !ed.col.multi) ed.input.value = marked;
      else if (marked !== undefined && last !== '' && !ed.choices.includes(last)) {
        this.pick(marked);
        if (e.key === 'Enter') return e.preventDefault(); // another may follow
      }
      this.closeEditor(true);
      if (e.key === 'Enter') this.move(e.shiftKey ? -1 : 1, 0);
      else this.tab(e.shiftKey ? -1 : 1);
    } else return;
    e.preventDefault();
    e.stopPropagation();
  },

  // left keeps what was typed when the focus goes elsewhere.
  left() {
    if (this.ed && document.hasFocus()) this.closeEditor(true, false);
  },

  closeEditor(keep, focus = true) {
    const { ed } = this;
    if (!ed) return true;
    this.ed = undefined;
    const value = ed.col.kind === 'panjang' ? ed.input.value.trimEnd() : ed.input.value.trim();
    if (keep && value !== ed.start) this.put([{ row: ed.row, key: ed.col.key, value, typed: value !== '', base: ed.base }]);
    localStorage.removeItem('kisi-draf ' + this.scope);
    ed.box.remove();
    this.paint();
    if (focus) this.focusCell();
    return true;
  },

  // restoreDraft opens the cell whose text was cut off by a reload.
  restoreDraft() {
    const draft = JSON.parse(localStorage.getItem('kisi-draf ' + this.scope) || 'null');
    if (draft?.list !== this.list || !this.find(draft.row, draft.field)) return;
    const row = this.known.get(draft.row);
    if (row.may && this.vis[this.at.c].key === draft.field) this.open(row, this.vis[this.at.c], draft.base, draft.text);
    if (this.ed) this.typed();
  },
});
