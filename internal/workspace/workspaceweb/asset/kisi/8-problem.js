// Conflicts and refusals: nothing typed is lost, nothing is overwritten unread.

Object.assign(Grid.prototype, {
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
    const talks = row ? this.talked(row, col?.key) : 0;
    const key = [row?.id, col?.key, talks, x?.n, x?.state, x?.value, !!warned, row?.may, plain].join('\n');
    if (this.note.key === key) return;
    this.note.key = key;
    const tone = !x && !warned ? '' : x?.state === 'ditolak' ? ' note bad' : ' note warn';
    this.note.className = 'kisi-note' + tone;
    if (!x && !warned && !plain && !talks && row?.may !== false) return this.note.replaceChildren();
    const out = [el('b', {}, x ? this.where(x) : col.title), ' '];
    if (x?.state === 'bentrok') out.push(t('Bentrok: orang lain mengubah sel yang sama.'), ' ', button(t('Lihat kedua nilai'), () => this.openHere()));
    else if (x) {
      out.push(problemText(x.problems), ' ');
      for (const choice of (x.problems ?? []).flatMap((p) => p.choices ?? []).slice(0, 4)) out.push(button(t('Pakai %s', choice), () => this.put([{ row, key: col.key, value: choice, typed: true }])), ' ');
      out.push(x.op === 'isi' ? button(t('Ubah'), () => this.edit()) : button(t('Kirim lagi'), () => this.outbox.keep(x, x.value, x.typed)), ' ', button(t('Buang'), () => this.discard(x)));
    } else out.push(warned ? problemText(warned) : row.may ? plain : t('Baris ini milik OPD lain; Anda hanya dapat membacanya.'));
    if (talks) out.push(' ', button(t('%d diskusi terbuka', talks), () => this.beside('bahas')));
    this.note.replaceChildren(...out);
  },
});
