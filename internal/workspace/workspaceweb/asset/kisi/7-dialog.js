// Tools above the grid, the strip below it, and the dialogs.

Object.assign(Grid.prototype, {
  tools() {
    this.searchField = el('input', {
      type: 'search', class: 'field', name: 'cari', placeholder: t('Cari di semua kolom'), 'aria-label': t('Cari di semua kolom'),
      input: () => {
        this.search = this.searchField.value.trim();
        this.refilter();
      },
      keydown: (e) => {
        if (e.key === 'Enter' || e.key === 'ArrowDown') (e.preventDefault(), this.goto(Math.max(this.at.r, 0), this.at.c));
        if (e.key === 'Escape') (this.searchField.value = this.search = '', this.refilter(), this.focusCell());
      },
    });
    const tool = (text, deed, label) => {
      const b = button(text, () => deed.call(this));
      if (label) (b.setAttribute('aria-label', label), (b.title = label));
      return b;
    };
    this.addButton = tool(t('+ Baris'), this.addRow, t('+ Baris: tambah di bawah'));
    this.troubleButton = tool('', this.troubles);
    this.troubleButton.classList.add('kisi-trouble');
    this.troubleButton.hidden = true;
    this.peopleList = el('div', { class: 'kisi-people' });
    return el('div', { class: 'kisi-tools', role: 'group', 'aria-label': t('Alat kisi') }, this.searchField,
      tool(t('Kolom'), this.columns), tool(t('Baris'), this.rowMenu), this.addButton,
      tool('↶', this.undo, t('Urungkan')), tool('↷', this.redo, t('Ulangi')), tool('?', this.help, t('Bantuan tombol')),
      this.troubleButton, this.status, this.peopleList);
  },

  // dialog opens a window over the page; what it holds is built by its caller.
  dialog(title, ...inside) {
    this.closeEditor(true, false);
    document.querySelector('dialog.kisi-dialog')?.close();
    const d = el('dialog', { class: 'kisi-dialog', 'aria-labelledby': 'kisi-judul' },
      el('header', {}, el('h2', { id: 'kisi-judul', tabindex: -1, autofocus: true }, title), el('button', { type: 'button', class: 'kisi-close', 'aria-label': t('Tutup'), click: () => d.close() }, '×')), ...inside);
    d.addEventListener('close', () => {
      d.remove();
      if (!document.querySelector('dialog[open]')) this.focusCell();
    });
    this.append(d);
    d.showModal();
    return d;
  },

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

  // rowMenu does by mouse and touch what keys do.
  rowMenu() {
    const row = this.view[Math.max(0, this.at.r)];
    const act = (text, key, deed) => el('li', {}, el('button', { type: 'button', click: () => (d.close(), deed.call(this)) }, text, el('kbd', {}, key)));
    const d = this.dialog(t('Baris'), el('ul', { class: 'kisi-acts' },
      row && el('li', {}, el('a', { href: this.dataset.isi.replace(/isi$/, '') + row.id }, t('Buka formulir baris ini'))),
      act(t('Ubah sel'), 'F2', () => this.edit()), act(t('Isi ke bawah'), 'Ctrl+D', () => this.fill(true)), act(t('Isi ke kanan'), 'Ctrl+R', () => this.fill(false)),
      act(t('Tambah di bawah'), 'Ctrl+Enter', this.addRow), act(t('Pindah ke atas'), 'Alt+↑', () => this.shift(-1)), act(t('Pindah ke bawah'), 'Alt+↓', () => this.shift(1)),
      act(t('Hapus baris…'), 'Ctrl+Delete', this.askRemove)));
  },

  askRemove() {
    if (!this.mayAdd || this.at.r < 0) return;
    const { r1, r2 } = this.range();
    const name = this.text(this.view[r1], this.vis[0]);
    const text = r1 === r2 ? t('Baris %d (%s) akan dihapus.', this.place.get(this.view[r1].id), name) : t('%d baris akan dihapus.', r2 - r1 + 1);
    const d = this.dialog(t('Hapus baris'), el('p', {}, text + ' ' + t('Riwayatnya tetap disimpan, dan Ctrl+Z mengembalikannya.')),
      el('p', { class: 'actions' }, button(t('Hapus'), () => (d.close(), this.removeRows()), ''), button(t('Batal'), () => d.close())));
  },

  // Problems: of the cell of the cursor, and of all.
  problemHere() {
    const row = this.view[this.at.r];
    return row && this.problems.find((x) => x.row === row.id && (x.op !== 'isi' || x.field === this.vis[this.at.c].key));
  },

  openHere() {
    const x = this.problemHere();
    if (x?.state === 'bentrok') this.conflict(x);
    else if (x?.op === 'isi') this.edit();
    else this.troubles();
  },

  nextProblem() {
    const all = this.problems;
    if (!all.length) return this.say(t('Tidak ada yang perlu diperiksa.'));
    const i = all.indexOf(this.problemHere());
    const x = all[(i + 1) % all.length];
    if (!this.find(x.row, x.field)) this.troubles();
  },

  // where names the cell of a change for people.
  where(x) {
    const col = this.cols.find((c) => c.key === x.field);
    const n = this.place.get(x.row);
    return [n ? t('Baris %d', n) : t('Baris yang sudah dihapus'), col?.title].filter(Boolean).join(', ');
  },

  // troubles lists all conflicts and refusals.
  troubles() {
    const entry = (x) => {
      const conflict = x.state === 'bentrok';
      const mine = x.op === 'isi' ? x.value : Object.values(x.cells ?? {}).filter(Boolean).slice(0, 4).join(' · ');
      const go = () => {
        d.close();
        if (conflict && x.op === 'isi') this.conflict(x);
        else if (this.find(x.row, x.field ?? this.vis[0].key) && x.op === 'isi') this.edit();
      };
      return el('li', {}, el('b', {}, this.where(x)), el('span', { class: 'tag ' + (conflict ? 'warn' : 'bad') }, conflict ? t('bentrok') : t('ditolak')),
        el('q', {}, mine || t('(kosong)')), el('small', {}, conflict ? t('Orang lain mengubah sel yang sama.') : problemText(x.problems)),
        el('p', { class: 'actions' }, x.op === 'isi' && this.place.has(x.row) ? button(conflict ? t('Lihat kedua nilai') : t('Ubah'), go, '') : button(t('Kirim lagi'), () => (d.close(), this.outbox.keep(x, x.value, x.typed)), ''),
          button(t('Buang'), () => (d.close(), this.discard(x)))));
    };
    const all = this.problems;
    const d = this.dialog(t('Perlu diperiksa'), all.length ? el('ol', { class: 'kisi-troubles' }, ...all.map(entry)) : el('p', {}, t('Tidak ada yang perlu diperiksa.')));
  },

  // discard forgets what was typed; a refused new row goes with it.
  discard(x) {
    if (x.op === 'tambah') this.commit([this.removal(x.row)]);
    else this.outbox.drop(x);
    this.say(t('Dibuang.'));
  },

  // conflict shows both values, what differs between them, and three ways on.
  conflict(x) {
    const col = this.cols.find((c) => c.key === x.field);
    const read = (value, typed) => (typed ? value : shown(value, col.kind));
    const [mine, theirs] = [read(x.value, x.typed), read(x.theirs, false)];
    const parts = differing(mine, theirs);
    const view = (list) => el('p', { class: 'kisi-value' }, ...(list.some(([s]) => s) ? list.map(([text, differs]) => (differs && text.trim() ? el('mark', {}, text) : text)) : [el('i', {}, t('(kosong)'))]));
    const when = x.at ? new Date(x.at).toLocaleString('id', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }) : '';
    const merge = el('textarea', { class: 'field', name: 'gabungan', rows: col.kind === 'panjang' ? 5 : 2 });
    merge.value = x.typed ? x.value : editable(x.value, col.kind);
    const all = this.problems.filter((y) => y.state === 'bentrok' && y.op === 'isi');
    const i = all.findIndex((y) => y.n === x.n);
    const next = () => all.length > 1 && this.conflict(all[(i + 1) % all.length]);
    const choose = async (deed) => {
      d.close();
      await deed();
      this.find(x.row, x.field);
      this.say(t('Bentrokan diselesaikan.'));
      const rest = this.problems.find((y) => y.state === 'bentrok' && y.op === 'isi');
      if (rest) this.conflict(rest);
    };
    const d = this.dialog(t('Bentrok: %s', this.where(x)),
      el('div', { class: 'kisi-both' },
        el('section', {}, el('h3', {}, t('Nilai saya')), view(parts[0]), button(t('Pakai nilai saya'), () => choose(() => this.outbox.keep(x, x.value, x.typed)), '')),
        el('section', {}, el('h3', {}, x.by ? t('Nilai %s', x.by) : t('Nilai mereka')), when ? el('small', {}, when) : null, view(parts[1]), button(t('Pakai nilai mereka'), () => choose(() => this.outbox.drop(x)), ''))),
      el('label', { class: 'kisi-merge' }, t('Atau gabungkan keduanya'), merge),
      el('p', { class: 'actions' }, button(t('Simpan gabungan'), () => choose(() => this.outbox.keep(x, merge.value.trim(), true))), all.length > 1 ? button(t('Berikutnya (%d dari %d)', i + 1, all.length), next) : null));
  },

  // paintNote says below the grid what is to be known of the cell of the cursor.
  paintNote() {
    const row = this.view[this.at.r];
    const col = this.vis[this.at.c];
    const x = this.problemHere();
    const plain = row && col ? col.help || this.text(row, col).slice(0, 400) : '';
    const warned = row && this.warned.get(row.id + '\n' + col.key);
    const key = [row?.id, col?.key, x?.n, x?.state, x?.value, !!warned, row?.may, plain].join('\n');
    if (this.note.key === key) return;
    this.note.key = key;
    const tone = !x && !warned ? '' : x?.state === 'ditolak' ? ' note bad' : ' note warn';
    this.note.className = 'kisi-note' + tone;
    if (!x && !warned && !plain && row?.may !== false) return this.note.replaceChildren();
    const out = [el('b', {}, x ? this.where(x) : col.title), ' '];
    if (x?.state === 'bentrok') out.push(t('Bentrok: orang lain mengubah sel yang sama.'), ' ', button(t('Lihat kedua nilai'), () => this.openHere()));
    else if (x) {
      out.push(problemText(x.problems), ' ');
      for (const choice of (x.problems ?? []).flatMap((p) => p.choices ?? []).slice(0, 4)) out.push(button(t('Pakai %s', choice), () => this.put([{ row, key: col.key, value: choice, typed: true }])), ' ');
      out.push(x.op === 'isi' ? button(t('Ubah'), () => this.edit()) : button(t('Kirim lagi'), () => this.outbox.keep(x, x.value, x.typed)), ' ', button(t('Buang'), () => this.discard(x)));
    } else out.push(warned ? problemText(warned) : row.may ? plain : t('Baris ini milik OPD lain; Anda hanya dapat membacanya.'));
    this.note.replaceChildren(...out);
  },

  help() {
    const rows = [
      ['← ↑ → ↓', t('ke sel sebelah; dengan Ctrl ke tepi isian, dengan Shift memilih')], ['Tab', t('ke sel berikutnya; Shift+Tab ke sebelumnya')], ['Enter', t('ke bawah; Shift+Enter ke atas; di sel bermasalah membukanya')],
      ['F2', t('mengubah isi sel; atau langsung mengetik untuk menggantinya')], ['Esc', t('membatalkan ubahan sel')], ['Alt+Enter', t('baris baru di dalam sel')], ['Home, End', t('awal dan akhir baris; dengan Ctrl awal dan akhir tabel')],
      ['PageUp, PageDown', t('satu layar ke atas dan ke bawah')], ['Ctrl+A', t('memilih semuanya')], ['Ctrl+C, Ctrl+X, Ctrl+V', t('salin, potong, tempel, juga dari dan ke Excel')], ['Ctrl+D, Ctrl+R', t('isi ke bawah, isi ke kanan')],
      ['Delete', t('mengosongkan sel')], ['Ctrl+Z, Ctrl+Y', t('urungkan, ulangi')], ['Ctrl+F, F6', t('cari')], ['Ctrl+Enter', t('menambah baris di bawah')], ['Ctrl+Delete', t('menghapus baris')], ['Alt+↑, Alt+↓', t('memindahkan baris')],
      ['↑', t('dari baris pertama ke judul kolom; Enter di sana menyaring dan mengurutkan')], ['Alt+Shift+← →', t('mengubah lebar kolom')], ['F8', t('ke sel berikutnya yang perlu diperiksa')],
    ];
    this.dialog(t('Bantuan tombol'), el('div', { class: 'kisi-help', tabindex: 0, role: 'region', 'aria-labelledby': 'kisi-judul' }, el('table', {}, el('caption', { class: 'hidden' }, t('Tombol dan gunanya')), el('tbody', {}, ...rows.map(([k, text]) => el('tr', {}, el('th', { scope: 'row' }, el('kbd', {}, k)), el('td', {}, text)))))));
  },
});
