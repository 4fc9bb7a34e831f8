'use strict';
// <gurindam-sunting> lets its reader write one cell of the plan where they read it.
// Without this script it holds a way to write all the same. It is used in two shapes.
//
//   <gurindam-sunting data-list="swot" data-baris="ID" data-kolom="uraian" data-nama="Uraian SW-1">
//     <span data-nilai>text as it is read</span> <a href="form of the row">Ubah</a>
//   </gurindam-sunting>
//
// opens an editor in place of the text. data-list, data-baris and data-kolom name the
// cell, data-nama says what it is. Optional:
//   data-dasar    canonical text of the cell, where it is not the text of [data-nilai];
//                 required where the cell is empty
//   data-bentuk   "panjang" (default), "teks", "angka", "pilihan", "banyak"
//   data-pilihan  of the last two: id of a <datalist>; else the choices are asked of
//                 kerja/{list}/isi, beside the address where changes go
//   data-coba     while it is typed, the page is asked how it would be with this name
//                 in its address holding the text, and its fresh parts are shown
// The link, beside [data-nilai] or around it, opens the editor, and so does a click on
// the text.
//
//   <gurindam-sunting data-nama="Penilaian KS-1"><form method="post" action="…/kerja/satu">
//     hidden: op, daftar, baris, kolom, dasar, ke; buttons or a select called "nilai"
//   </form></gurindam-sunting>
//
// sends the form in place. Buttons take the arrow keys and 1, 2, 3.
//
// A part of the page with data-segar and an id is read anew after every change, by
// whomever. Ctrl+Enter saves, Escape leaves all as it was; what is left open is saved
// when its writer goes elsewhere. States are said in words, in #sunting-kabar too.
(() => {
  const desk = globalThis.gurindamAntrean;
  if (!desk) return;
  const root = document.getElementById('sunting');
  const t = (...args) => desk.t(...args);
  const el = (tag, attrs = {}, ...inside) => {
    const e = Object.assign(document.createElement(tag), attrs);
    e.append(...inside);
    return e;
  };
  const button = (text, click, kind = 'plain') => el('button', { type: 'button', className: 'btn small ' + kind, textContent: text, onclick: click });
  const when = new Intl.DateTimeFormat(document.documentElement.lang || 'id', { dateStyle: 'medium', timeStyle: 'short' });

  // stateOf says how it stands with an entry of the outbox, with what can be done.
  function stateOf(item, { edit, shown = (v) => v } = {}) {
    const out = el('span', { className: 'sunting-kabar' });
    out.dataset.keadaan = item.state;
    if (item.state === 'bentrok') {
      const who = item.by ? t('%s, %s', item.by, when.format(new Date(item.at))) : '';
      out.append(el('b', { textContent: t('Sudah diubah orang lain') }), who ? ' ' + who : '',
        el('span', { className: 'sunting-dua' }, el('span', {}, el('small', { textContent: t('Yang tersimpan') }), el('q', { textContent: shown(item.theirs) || '–' })),
          el('span', {}, el('small', { textContent: t('Tulisan Anda') }), el('q', { textContent: shown(item.value) || '–' }))),
        button(t('Simpan tulisan saya'), () => desk.insist(item), ''), button(t('Pakai yang tersimpan'), () => accept(item)));
    } else if (item.state === 'ditolak') {
      out.append(el('b', { textContent: t('Belum tersimpan.') }), ' ' + item.problems.map((p) => `${p.text} ${p.advice ?? ''}`.trim()).join(' ') + ' ',
        button(t('Buang tulisan saya'), () => desk.drop(item)));
    } else {
      out.append(desk.state === 'keluar' ? t('Menunggu Anda masuk lagi') : desk.state === 'putus' ? t('Belum terkirim, menunggu sambungan') : t('Menyimpan…'));
    }
    if (edit && item.state !== 'tunggu' && item.state !== 'kirim') out.append(button(t('Ubah tulisan saya'), edit));
    return out;
  }

  // accept leaves what another wrote.
  function accept(item) {
    for (const s of placesOf(item)) s.stands(item.theirs);
    desk.drop(item);
    later();
  }

  const placesOf = (x) => [...document.querySelectorAll('gurindam-sunting')].filter((s) => s.cell.list === x.list && s.cell.row === x.row && s.cell.field === x.field);

  const columns = new Map(); // by list, as kerja/{list}/isi tells
  function column(list, key) {
    if (!columns.has(list)) columns.set(list, fetch(root.dataset.ubah.replace(/ubah$/, list + '/isi')).then((r) => r.json()));
    return columns.get(list).then((c) => c.columns.find((x) => x.key === key));
  }

  class Sunting extends HTMLElement {
    connectedCallback() {
      if (this.ready) return this.paint();
      this.ready = true;
      this.form = this.querySelector('form');
      this.shown = this.querySelector('[data-nilai]');
      this.link = this.querySelector(':scope > a');
      if (this.form) this.asForm();
      else if (this.shown && this.link) {
        this.link.setAttribute('role', 'button');
        this.link.addEventListener('keydown', (e) => {
          if (e.key !== ' ' && e.key !== 'Enter' || e.ctrlKey || e.metaKey) return;
          e.preventDefault();
          this.held = true; // until it is let go: it is not typed into the editor, too
          document.addEventListener('keyup', () => (this.held = false), { once: true });
          this.open();
        });
        this.addEventListener('click', (e) => this.clicked(e));
        this.addEventListener('focusout', (e) => this.left(e));
      }
      this.paint();
    }

    get cell() {
      const f = this.form?.elements;
      return f ? { list: f.daftar.value, row: f.baris.value, field: f.kolom.value } : { list: this.dataset.list, row: this.dataset.baris, field: this.dataset.kolom };
    }

    get item() { const c = this.cell; return desk.find(c.list, c.row, c.field); }
    get base() { return this.form ? this.form.elements.dasar.value : this.dataset.dasar ?? this.shown.textContent; }
    get kind() { return this.dataset.bentuk ?? 'panjang'; }

    asForm() {
      const f = this.form, buttons = [...f.querySelectorAll('button')];
      f.addEventListener('submit', (e) => { e.preventDefault(); this.save(e.submitter?.name === 'nilai' ? e.submitter.value : f.elements.nilai.value); });
      f.querySelector('select')?.addEventListener('change', (e) => this.save(e.target.value));
      f.addEventListener('keydown', (e) => {
        const at = buttons.indexOf(document.activeElement);
        const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1 }[e.key];
        const digit = buttons[+e.key - 1];
        if (at < 0 || to === undefined && !digit) return;
        e.preventDefault();
        if (digit) digit.focus(), digit.click();
        else buttons[(to + buttons.length) % buttons.length].focus();
      });
    }

    clicked(e) {
      if (this.editor || e.target.closest('.sunting-kabar') || e.ctrlKey || e.metaKey || getSelection().toString()) return;
      const link = e.target.closest('a');
      if (link && link !== this.link || !link && !e.target.closest('[data-nilai]')) return;
      e.preventDefault();
      this.open();
    }

    async open(text) {
      if (this.editor) return;
      const before = this.item?.value ?? this.base;
      const box = el('span', { className: 'sunting-editor' });
      this.editor = box;
      this.control = await this.controlFor(text ?? before);
      if (!this.control) return void (this.editor = null);
      box.append(this.control, el('span', { className: 'sunting-tombol' }, button(t('Simpan'), () => this.commit(), ''), button(t('Batal'), () => this.close()), el('small', { textContent: t('Ctrl+Enter menyimpan, Esc membatalkan') })));
      box.addEventListener('keydown', (e) => this.key(e));
      box.addEventListener('beforeinput', (e) => { if (this.held) e.preventDefault(); });
      this.toggleAttribute('data-buka', true);
      this.append(box);
      const first = this.control.matches('input,textarea,select') ? this.control : this.control.querySelector('input');
      first?.focus();
      if (first?.select && this.kind !== 'banyak') first.setSelectionRange(first.value.length, first.value.length);
      if (this.dataset.coba) this.control.addEventListener('input', () => this.tryOut());
    }

    async controlFor(value) {
      const label = { ariaLabel: this.dataset.nama, className: 'field' };
      switch (this.kind) {
        case 'teks': return el('input', { ...label, value });
        case 'angka': return el('input', { ...label, className: 'field num', inputMode: 'decimal', value: value.replace('.', ',') });
        case 'panjang': return el('textarea', { ...label, value, rows: Math.min(12, Math.max(2, Math.ceil(value.length / 60))) });
      }
      let choices;
      try { choices = await this.choices(); } catch { desk.say(t('Pilihannya belum dapat dimuat: sambungan putus.')); return null; }
      if (this.kind === 'pilihan') {
        const select = el('select', label, el('option', { value: '', textContent: '–' }), ...choices.map(([v, name]) => el('option', { value: v, textContent: name })));
        select.value = value;
        return select;
      }
      const chosen = new Set(value.split(';').map((s) => s.trim()).filter(Boolean));
      for (const v of chosen) if (!choices.some((c) => c[0] === v)) choices.push([v, v]);
      choices.sort((a, b) => chosen.has(b[0]) - chosen.has(a[0]));
      const list = el('span', { className: 'sunting-banyak', role: 'group', ariaLabel: this.dataset.nama },
        ...choices.map(([v, name]) => el('label', {}, el('input', { type: 'checkbox', value: v, checked: chosen.has(v) }), ' ' + name)));
      if (choices.length > 8) {
        const find = el('input', { type: 'search', className: 'field', placeholder: t('Saring pilihan'), ariaLabel: t('Saring pilihan'), oninput: () => {
          for (const l of list.querySelectorAll('label')) l.hidden = !l.textContent.toLowerCase().includes(find.value.toLowerCase()) && !l.firstChild.checked;
        } });
        list.prepend(find);
      }
      return list;
    }

    async choices() {
      const here = this.dataset.pilihan && document.getElementById(this.dataset.pilihan);
      if (here) return [...here.options].map((o) => [o.value, o.label || o.value]);
      const c = await column(this.cell.list, this.cell.field);
      return (c.list ?? []).map((v, i) => [v, c.names?.[i] && c.names[i] !== v ? `${v} · ${c.names[i]}` : v]);
    }

    get typed() {
      if (this.kind !== 'banyak') return this.control.value;
      return [...this.control.querySelectorAll(':checked')].map((x) => x.value).join('; ');
    }

    key(e) {
      if (this.held) e.preventDefault();
      else if (e.key === 'Escape') this.close();
      else if (e.key === 'Enter' && (e.ctrlKey || e.metaKey || (this.kind === 'teks' || this.kind === 'angka' || this.kind === 'pilihan') && e.target === this.control)) this.commit();
      else return;
      e.preventDefault();
      e.stopPropagation();
    }

    // left saves what is left open when its writer goes elsewhere on the page.
    left(e) {
      if (!this.editor || !e.relatedTarget || this.contains(e.relatedTarget) || e.relatedTarget.dataset?.sisip) return;
      this.commit(false);
    }

    commit(back = true) {
      const value = this.typed;
      this.close(back);
      const was = this.item?.value ?? this.base;
      if (value !== (this.kind === 'angka' ? was.replace('.', ',') : was)) this.save(value);
      else if (this.item?.state === 'bentrok') desk.insist(this.item);
    }

    close(back = true) {
      if (!this.editor) return;
      const box = this.editor;
      this.editor = this.control = null;
      box.remove();
      this.toggleAttribute('data-buka', false);
      if (back) this.link.focus();
      if (this.dataset.coba || skipped) later();
      this.paint();
    }

    save(value) {
      if (this.form && value === this.base && !this.item) return;
      desk.add({ op: 'isi', ...this.cell, base: this.base, value, typed: true, name: this.dataset.nama });
    }

    tryOut() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => refresh({ [this.dataset.coba]: this.typed }), 300);
    }

    // paint shows what is wanted of the cell and how it stands with that.
    paint() {
      const item = this.item;
      this.querySelector(':scope > .sunting-kabar')?.remove();
      this.toggleAttribute('data-menunggu', !!item);
      if (!item && !this.was) return;
      if (!item) {
        if (this.was) this.put(this.done ?? this.base);
        this.was = this.done = null;
        return;
      }
      this.was = item;
      this.put(item.value);
      if (!this.editor) this.append(stateOf(item, { edit: this.form ? null : () => this.open() }));
    }

    // put shows a value where it is read.
    put(value) {
      if (this.form) {
        for (const b of this.form.querySelectorAll('button[name=nilai]')) b.setAttribute('aria-pressed', b.value === value);
        const select = this.form.querySelector('select');
        if (select) select.value = value;
      } else this.shown.textContent = value;
    }

    // stands takes in what was saved: it is what is seen from now on.
    stands(value) {
      this.done = value;
      if (this.form) this.form.elements.dasar.value = value;
      else this.dataset.dasar = value;
    }
  }

  const wait = (f, ms) => { let timer; return (...args) => { clearTimeout(timer); timer = setTimeout(() => f(...args), ms); }; };

  // placeOf remembers where the focus is, to find it in what replaces its part.
  function placeOf(e) {
    if (e.id) return () => document.getElementById(e.id)?.focus({ preventScroll: true });
    const near = e.closest('[id]');
    const stops = [...near.querySelectorAll('a,button,input,select,textarea,summary')];
    return () => {
      const now = document.getElementById(near.id);
      [...(now?.querySelectorAll('a,button,input,select,textarea,summary') ?? [])][stops.indexOf(e)]?.focus({ preventScroll: true });
    };
  }

  let asked = 0, skipped = false;
  // refresh reads the fresh parts of the page anew. A part somebody writes in waits.
  async function refresh(trying = {}) {
    const parts = [...document.querySelectorAll('[data-segar]')];
    if (!parts.length) return;
    const turn = ++asked, address = new URL(location);
    for (const [name, value] of Object.entries(trying)) address.searchParams.set(name, value);
    let page;
    try {
      const answer = await fetch(address, { headers: { Accept: 'text/html' }, redirect: 'manual' });
      if (!answer.ok || turn !== asked) return;
      page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    } catch { return; } // it is only older than it could be
    skipped = false;
    for (const old of parts) {
      const now = page.getElementById(old.id), typing = document.activeElement.matches('input,textarea') && document.activeElement.value;
      if (!now || !old.isConnected) continue;
      if (old.querySelector('[data-buka],.papan-menu') || typing && old.contains(document.activeElement)) {
        skipped = true;
        continue;
      }
      for (const f of old.querySelectorAll('[data-tambah] input[id]')) {
        const same = now.querySelector('#' + CSS.escape(f.id));
        if (same) same.value = f.value;
      }
      for (const d of old.querySelectorAll('details')) {
        const same = d.id ? now.querySelector('#' + CSS.escape(d.id)) : null;
        if (same) same.open = d.open;
      }
      const back = old.contains(document.activeElement) && old !== document.activeElement ? placeOf(document.activeElement) : null;
      old.replaceWith(document.adoptNode(now));
      back?.();
    }
    paintAll();
  }
  const later = wait(refresh, 250);

  function paintAll() {
    document.querySelectorAll('gurindam-sunting').forEach((x) => x.paint());
    const elsewhere = desk.items.filter((x) => (x.state === 'bentrok' || x.state === 'ditolak' || x.page !== location.pathname) && !shownSomewhere(x));
    const list = document.getElementById('sunting-lain');
    list.replaceChildren(...elsewhere.map((x) => el('li', {}, el('b', { textContent: x.name ?? x.list }), ' ', x.value ? el('q', { textContent: x.value }) : '', ' ', stateOf(x))));
    list.hidden = !elsewhere.length;
    document.dispatchEvent(new CustomEvent('gurindam-lukis'));
  }

  function shownSomewhere(item) {
    return placesOf(item).length > 0 || !!document.querySelector(`[data-kartu][data-baris="${item.row}"]`);
  }

  desk.addEventListener('berubah', () => {
    paintAll();
    const bad = desk.items.findLast((x) => x.state === 'bentrok' || x.state === 'ditolak');
    if (bad) desk.say(`${bad.name ?? ''}: ${bad.state === 'bentrok' ? t('sudah diubah orang lain; pilih yang dipakai.') : bad.problems.map((p) => p.text).join(' ')}`);
  });
  desk.addEventListener('jawab', ({ detail: { saved } }) => {
    for (const x of saved) for (const s of placesOf(x)) s.stands(x.value), s.paint();
    const last = saved.at(-1);
    desk.say(`${last.name ?? ''}: ${t('tersimpan')}`);
    later();
  });
  addEventListener('pagehide', () => document.querySelectorAll('gurindam-sunting[data-buka]').forEach((s) => s.commit(false)));
  Object.assign(desk, { stateOf, refresh: later });
  customElements.define('gurindam-sunting', Sunting);
  paintAll();

  const stream = new EventSource(root.dataset.ubah.replace(/ubah$/, 'siaran'));
  stream.addEventListener('ubah', (e) => { if (JSON.parse(e.data).entries?.length) later(); });
  addEventListener('pagehide', () => stream.close());
})();
