// Tools above the grid, and the dialogs of rows and of help.

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
      if (!document.querySelector('dialog[open]') && !this.ed && !this.side?.contains(document.activeElement)) this.focusCell();
    });
    this.append(d);
    d.showModal();
    return d;
  },

  // rowMenu does by mouse and touch what keys do.
  rowMenu() {
    if (this.at.r < 0) this.goto(0, this.at.c, false, false);
    const row = this.view[this.at.r];
    const act = (text, key, deed) => el('li', {}, el('button', { type: 'button', click: () => (d.close(), deed.call(this)) }, text, el('kbd', {}, key)));
    const d = this.dialog(t('Baris'), el('ul', { class: 'kisi-acts' },
      row && el('li', {}, el('a', { href: this.dataset.isi.replace(/isi$/, '') + row.id }, t('Buka formulir baris ini'))),
      row && this.dataset.bahas && act(t('Bahas sel ini'), 'Ctrl+Alt+M', () => this.beside('bahas')), row && this.dataset.bahas && act(t('Bahas seluruh baris'), '', () => this.beside('bahas', true)),
      row && act(t('Riwayat sel ini'), 'Ctrl+Alt+H', () => this.beside('riwayat')),
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

  help() {
    const rows = [
      ['← ↑ → ↓', t('ke sel sebelah; dengan Ctrl ke tepi isian, dengan Shift memilih')], ['Tab', t('ke sel berikutnya; Shift+Tab ke sebelumnya')], ['Enter', t('ke bawah; Shift+Enter ke atas; di sel bermasalah membukanya')],
      ['F2', t('mengubah isi sel; atau langsung mengetik untuk menggantinya')], ['Esc', t('membatalkan ubahan sel')], ['Alt+Enter', t('baris baru di dalam sel')], ['Home, End', t('awal dan akhir baris; dengan Ctrl awal dan akhir tabel')],
      ['PageUp, PageDown', t('satu layar ke atas dan ke bawah')], ['Ctrl+A', t('memilih semuanya')], ['Ctrl+C, Ctrl+X, Ctrl+V', t('salin, potong, tempel, juga dari dan ke Excel')], ['Ctrl+D, Ctrl+R', t('isi ke bawah, isi ke kanan')],
      ['Delete', t('mengosongkan sel')], ['Ctrl+Z, Ctrl+Y', t('urungkan, ulangi')], ['Ctrl+F, F6', t('cari')], ['Shift+F10', t('semua yang dapat dilakukan dengan sel ini; atau tombol kanan tetikus')], ['Ctrl+Alt+M, Ctrl+Alt+H', t('membahas sel ini, melihat riwayatnya; Esc menutup')], ['Ctrl+Enter', t('menambah baris di bawah')], ['Ctrl+Delete', t('menghapus baris')], ['Alt+↑, Alt+↓', t('memindahkan baris')],
      ['↑', t('dari baris pertama ke judul kolom; Enter di sana menyaring dan mengurutkan')], ['Alt+Shift+← →', t('mengubah lebar kolom')], ['F8', t('ke sel berikutnya yang perlu diperiksa')],
    ];
    this.dialog(t('Bantuan tombol'), el('div', { class: 'kisi-help', tabindex: 0, role: 'region', 'aria-labelledby': 'kisi-judul' }, el('table', {}, el('caption', { class: 'hidden' }, t('Tombol dan gunanya')), el('tbody', {}, ...rows.map(([k, text]) => el('tr', {}, el('th', { scope: 'row' }, el('kbd', {}, k)), el('td', {}, text)))))));
  },
});
