// Columns: their order, filters, widths, and which of them are on show.

Object.assign(Grid.prototype, {
  // columnMenu sorts, filters and fits one column.
  columnMenu(col) {
    const now = this.filters.get(col.key) ?? {};
    const counts = new Map();
    for (const row of this.rows) {
      const text = this.text(row, col);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    const values = [...counts.keys()].sort((a, b) => compare(a, b, 'teks')).slice(0, 400);
    const contains = el('input', { type: 'search', class: 'field', name: 'memuat', value: now.contains ?? '' });
    const only = el('select', { class: 'field', name: 'isi' }, ...[['', t('semua')], ['kosong', t('yang kosong')], ['berisi', t('yang berisi')]].map(([v, text]) => el('option', { value: v, selected: v === (now.only ?? '') }, text)));
    const boxes = values.map((v) => el('input', { type: 'checkbox', name: 'nilai', checked: now.chosen ? now.chosen.has(v) : !now.dropped?.has(v) }));
    const width = el('input', { type: 'number', class: 'field', name: 'lebar', min: 48, max: 800, value: Math.round(this.widthOf(col)) });
    const all = (on) => boxes.forEach((b) => (b.checked = on));
    const sorted = (down) => {
      this.sort = down === null ? null : { key: col.key, down };
      this.refilter();
      d.close();
    };
    const apply = () => {
      const [chosen, dropped] = [true, false].map((on) => new Set(values.filter((_, i) => boxes[i].checked === on)));
      // Where most are chosen, those that are not say what is meant: the list may not hold all.
      const most = chosen.size >= dropped.size;
      this.setFilter(col.key, { contains: contains.value.trim(), only: only.value, chosen: most ? null : chosen, dropped: most && dropped.size ? dropped : null });
      if (+width.value && +width.value !== Math.round(this.widthOf(col))) this.setWidth(col, +width.value);
      d.close();
    };
    const d = this.dialog(col.title, el('form', { class: 'kisi-form', submit: (e) => (e.preventDefault(), apply()) },
      col.help ? el('p', { class: 'muted' }, col.help) : null,
      el('p', { class: 'actions' }, button(t('Urutkan naik'), () => sorted(false)), button(t('Urutkan turun'), () => sorted(true)), button(t('Urutan semula'), () => sorted(null))),
      el('label', {}, t('Memuat'), contains), el('label', {}, t('Tampilkan'), only),
      el('fieldset', {}, el('legend', {}, t('Salah satu dari')), el('p', { class: 'actions' }, button(t('Semua'), () => all(true)), button(t('Tidak ada'), () => all(false))),
        el('div', { class: 'kisi-values', tabindex: 0, role: 'group', 'aria-label': t('Salah satu dari') }, ...values.map((v, i) => el('label', {}, boxes[i], el('span', {}, v || t('(kosong)')), el('small', {}, group(String(counts.get(v)))))))),
      el('label', {}, t('Lebar'), width),
      el('p', { class: 'actions' }, el('button', { class: 'btn small' }, t('Terapkan')), button(t('Hapus saringan'), () => (this.setFilter(col.key), d.close())),
        button(t('Bekukan sampai kolom ini'), () => (this.freeze(this.cols.indexOf(col) + 1), d.close())), button(t('Sembunyikan kolom'), () => (this.hide(col, true), d.close())))));
  },

  setFilter(key, { contains, only, chosen, dropped } = {}) {
    const needle = contains?.toLocaleLowerCase();
    const passes = (value, text) =>
      (!needle || text.toLocaleLowerCase().includes(needle)) && (!only || (value === '') === (only === 'kosong')) && (!chosen || chosen.has(text)) && !dropped?.has(text);
    if (contains || only || chosen || dropped) this.filters.set(key, { contains, only, chosen, dropped, passes });
    else this.filters.delete(key);
    this.refilter();
  },

  freeze(n) {
    this.prefs.frozen = n;
    this.savePrefs();
  },

  hide(col, on) {
    this.prefs.hidden = this.cols.filter((c) => (c === col ? on : this.isHidden(c))).map((c) => c.key);
    this.savePrefs();
  },

  // columns chooses what is on show and what stays in sight.
  columns() {
    const choice = (c) => {
      const box = el('input', { type: 'checkbox', name: 'kolom', checked: !this.isHidden(c), change: () => {
        if (!box.checked && this.vis.length < 2) return void (box.checked = true);
        this.hide(c, !box.checked);
      } });
      return el('label', {}, box, el('span', {}, c.title));
    };
    const frozen = this.prefs.frozen ?? this.cols.findLastIndex((c) => c.frozen) + 1;
    const select = el('select', { class: 'field', name: 'beku', change: () => this.freeze(+select.value) }, el('option', { value: 0 }, t('tidak ada')), ...this.cols.map((c, i) => el('option', { value: i + 1, selected: i + 1 === frozen }, c.title)));
    const reset = () => {
      this.prefs = { width: {} };
      this.savePrefs();
      d.close();
    };
    const d = this.dialog(t('Kolom'), el('form', { class: 'kisi-form' }, el('label', {}, t('Bekukan sampai kolom'), select),
      el('fieldset', {}, el('legend', {}, t('Tampilkan')), el('div', { class: 'kisi-values', tabindex: 0, role: 'group', 'aria-label': t('Tampilkan') }, ...this.cols.map(choice))),
      el('p', { class: 'actions' }, button(t('Kembali ke semula'), reset))));
  },
});
