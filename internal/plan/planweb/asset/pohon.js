'use strict';
// The RPJMD as a tree of ARIA. Arrow keys, Home, End and the first letters move in it;
// what is closed stays closed. Those who may write it build it here: Insert adds below,
// Ctrl+Enter beside, F2 writes, Alt with an arrow moves, a row is dragged, and the
// button of a row opens a menu with all of it. Without this script every element has a
// page of forms. Works with antrean.js and sunting.js.
(() => {
  const desk = globalThis.gurindamAntrean ?? null;
  const kept = 'gurindam-pohon ' + location.pathname;
  let memory = {};
  try { memory = JSON.parse(localStorage.getItem(kept) ?? '{}'); } catch {} // it only opens as it first was
  const remember = (code, open) => {
    memory[code] = open;
    try { localStorage.setItem(kept, JSON.stringify(memory)); } catch {}
  };
  let root, words, homes, wanted = '', inside = false, current = decodeURIComponent(location.hash.slice(1));

  // An element is a list item; its row is what the tree of ARIA has for it.
  const items = () => [...root.querySelectorAll('li')];
  const rowOf = (li) => li.firstElementChild;
  const expanded = (li) => rowOf(li).getAttribute('aria-expanded');
  const shown = () => items().filter((x) => !x.parentElement.closest('.tutup'));
  const parentOf = (li) => li.parentElement.closest('li');
  const itemAt = (e) => { const row = e.target.closest?.('[role=treeitem]'); return row && root?.contains(row) ? row.parentElement : null; };
  const brothers = (li) => [...li.parentElement.children].filter((x) => x.dataset.kode);
  const textOf = (li) => li.querySelector('[data-nilai]')?.textContent ?? li.querySelector('b')?.textContent ?? '';
  const say = (format, ...args) => {
    let i = 0;
    return format.replace(/%s/g, () => args[i++]);
  };

  // upgrade makes a tree of the lists. Where the page was read anew, it is done again.
  function upgrade() {
    const tree = document.querySelector('[data-pohon]');
    if (!tree || tree.getAttribute('role') === 'tree') return;
    root = tree;
    words = JSON.parse(root.dataset.teks ?? '{}');
    homes = JSON.parse(root.dataset.induk ?? '{}');
    root.setAttribute('role', 'tree');
    root.setAttribute('aria-label', root.dataset.nama);
    for (const li of root.querySelectorAll('li')) {
      const details = li.querySelector(':scope>details'), row = document.createElement('div');
      row.className = 'baris';
      row.setAttribute('role', 'treeitem');
      row.tabIndex = -1;
      const below = (details ?? li).querySelector(':scope>ul');
      if (details) row.append(...details.firstElementChild.childNodes);
      row.append(...[...(details ?? li).childNodes].filter((x) => x !== below && x.nodeName !== 'SUMMARY'));
      li.replaceChildren(row, ...below ? [below] : []);
      li.setAttribute('role', 'none');
      for (const stop of row.querySelectorAll('a,button')) stop.tabIndex = -1;
      const more = desk && row.querySelector('[data-kelola]');
      if (more) {
        more.setAttribute('role', 'button');
        more.setAttribute('aria-haspopup', 'menu');
        more.setAttribute('aria-expanded', 'false');
        row.querySelector('.level').draggable = true;
      }
      if (!below) continue;
      below.setAttribute('role', 'group');
      below.id = 'u-' + li.id;
      row.setAttribute('aria-owns', below.id);
      show(li, memory[li.dataset.kode] ?? details.open);
    }
    const at = document.getElementById(wanted || current);
    if (at && root.contains(at)) reveal(at);
    stop(at && root.contains(at) ? at : shown()[0], !!wanted && !!at || inside && document.activeElement === document.body);
    waiting();
    if (wanted && at) wanted = '';
  }

  // stop makes an element the one that Tab reaches, with what is in its row.
  function stop(li, focus = true) {
    if (!li) return;
    for (const old of root.querySelectorAll('[role=treeitem][tabindex="0"]')) reach(old, -1);
    reach(rowOf(li), 0);
    current = li.id;
    if (focus) rowOf(li).focus();
  }

  function reach(row, index) {
    row.tabIndex = index;
    for (const a of row.querySelectorAll('a')) a.tabIndex = index;
  }

  function reveal(li) {
    for (let up = parentOf(li); up; up = parentOf(up)) if (expanded(up) === 'false') open(up, true);
  }

  function show(li, yes) {
    rowOf(li).setAttribute('aria-expanded', yes);
    li.classList.toggle('tutup', !yes);
  }

  function open(li, yes) {
    if (!li.querySelector(':scope>ul')) return;
    show(li, yes);
    remember(li.dataset.kode, yes);
  }

  let typed = '', typing;
  function seek(letter) {
    clearTimeout(typing);
    typing = setTimeout(() => { typed = ''; }, 600);
    typed += letter.toLowerCase();
    const all = shown(), at = all.findIndex((x) => x.id === current);
    const from = typed.length > 1 ? at : at + 1;
    const fits = (x) => (x.dataset.kode ?? '').toLowerCase().startsWith(typed) || textOf(x).trim().toLowerCase().startsWith(typed);
    stop([...all.slice(from), ...all.slice(0, from)].find(fits));
  }

  function key(e) {
    const li = itemAt(e);
    if (!li || e.target !== rowOf(li)) return;
    const all = shown(), at = all.indexOf(li), writes = desk && li.dataset.baris;
    if (e.altKey && writes && (e.key === 'ArrowUp' || e.key === 'ArrowDown')) shift(li, e.key === 'ArrowUp' ? -1 : 1);
    else if (e.altKey || e.metaKey) return;
    else if (e.key === 'Enter' && e.ctrlKey && writes) add(li, false);
    else if (e.ctrlKey) return;
    else if (e.key === 'ArrowDown') stop(all[at + 1]);
    else if (e.key === 'ArrowUp') stop(all[at - 1]);
    else if (e.key === 'Home') stop(all[0]);
    else if (e.key === 'End') stop(all.at(-1));
    else if (e.key === 'ArrowRight') {
      if (expanded(li) === 'false') open(li, true);
      else stop(li.querySelector('li'));
    } else if (e.key === 'ArrowLeft') {
      if (expanded(li) === 'true') open(li, false);
      else stop(parentOf(li));
    } else if (e.key === '*') brothers(li).forEach((x) => open(x, true));
    else if (e.key === 'Insert' && writes) add(li, true);
    else if (e.key === 'F2' && writes) li.querySelector('gurindam-sunting')?.open();
    else if (e.key === 'Delete' && writes) location = page(li) + '#hapus';
    else if (e.key === 'Enter' || e.key === ' ') {
      if (writes) menu(li);
      else open(li, expanded(li) !== 'true');
    } else if (e.key.length === 1) seek(e.key);
    else return;
    e.preventDefault();
  }

  const page = (li) => li.querySelector('[data-kelola]').href;

  function clicked(e) {
    const li = itemAt(e);
    if (!li) return;
    const more = e.target.closest('[data-kelola]');
    if (more && desk && !e.ctrlKey && !e.metaKey) {
      e.preventDefault();
      stop(li, false);
      return menu(li);
    }
    if (e.target.closest('a,button,input,textarea,select,gurindam-sunting,.tree-menu,form') || getSelection().toString()) return;
    stop(li);
    open(li, expanded(li) !== 'true');
  }

  // The menu of a row: everything that keys and the mouse can do.
  function menu(li) {
    document.querySelector('.tree-menu')?.remove();
    const box = document.createElement('div'), opener = li.querySelector('[data-kelola]');
    box.className = 'tree-menu';
    box.dataset.buka = ''; // the page is not read anew under it
    box.setAttribute('role', 'menu');
    box.setAttribute('aria-label', say(words.menu, li.dataset.kode));
    const close = (back = true) => {
      box.remove();
      desk.refresh();
      opener.setAttribute('aria-expanded', 'false');
      if (back) stop(document.getElementById(li.id) ?? li);
    };
    const fill = (entries) => {
      box.replaceChildren(...entries.map(([text, act, stay]) => {
        const b = Object.assign(document.createElement('button'), { type: 'button', textContent: text, tabIndex: -1 });
        b.setAttribute('role', 'menuitem');
        b.addEventListener('click', (e) => { e.stopPropagation(); if (!stay) close(); act(); });
        return b;
      }));
      box.firstElementChild?.focus();
    };
    box.addEventListener('keydown', (e) => {
      const all = [...box.children], at = all.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[e.key];
      e.stopPropagation();
      if (to !== undefined) all[to % all.length].focus();
      else if (e.key === 'Escape' || e.key === 'Tab') close();
      else if (e.key === 'Enter' || e.key === ' ') document.activeElement.click();
      else if (e.key.length === 1) all.find((b, n) => n > at && b.textContent.toLowerCase().startsWith(e.key.toLowerCase()))?.focus();
      else return;
      e.preventDefault();
    });
    box.addEventListener('keypress', (e) => e.preventDefault()); // of the key that opened it
    box.addEventListener('focusout', (e) => { if (e.relatedTarget && !box.contains(e.relatedTarget)) close(false); });
    const entries = [[words.ubah, () => li.querySelector('gurindam-sunting')?.open()]];
    for (const [level] of JSON.parse(li.dataset.anak ?? '[]')) entries.push([say(words.anak, words[level]), () => add(li, true, level)]);
    if (parentOf(li)) entries.push([say(words.adik, words[li.dataset.jenjang]), () => add(li, false)]);
    const all = brothers(li), at = all.indexOf(li);
    if (at > 0) entries.push([words.naik, () => shift(li, -1)]);
    if (at < all.length - 1) entries.push([words.turun, () => shift(li, 1)]);
    const others = places(li);
    if (others.length) entries.push([words.pindah, () => fill(others.map((x) => [x.dataset.kode + ' ' + textOf(x).slice(0, 60), () => under(li, x)])), true]);
    entries.push([words.semua, () => { location = page(li); }]);
    opener.setAttribute('aria-expanded', 'true');
    rowOf(li).append(box);
    fill(entries);
  }

  // places lists the elements under which one may go.
  const places = (li) => items().filter((x) => x.dataset.baris && (homes[li.dataset.jenjang] ?? []).includes(x.dataset.jenjang) && x.dataset.kode !== li.dataset.di && !li.contains(x));

  // add opens a small form below an element, or beside it.
  function add(li, below, level) {
    const parent = below ? li : parentOf(li);
    if (!parent) return;
    const next = JSON.parse(parent.dataset.anak ?? '[]');
    level ??= below ? next[0]?.[0] : li.dataset.jenjang;
    const proposed = next.find((x) => x[0] === level)?.[1];
    if (!proposed) return;
    document.querySelector('.tambah-pohon')?.remove();
    if (below) open(li, true);
    const form = document.createElement('form');
    form.className = 'tambah-pohon';
    form.dataset.buka = '';
    const input = (name, label, value = '') => Object.assign(document.createElement('input'), { name, className: 'field', value, ariaLabel: label, placeholder: label, required: true, autocomplete: 'off' });
    const code = input('kode', words.kode, proposed), text = input('uraian', say(words.bunyi, words[level]));
    const cancel = Object.assign(document.createElement('button'), { type: 'button', className: 'btn plain small', textContent: words.batal });
    form.append(code, text, Object.assign(document.createElement('button'), { className: 'btn small', textContent: words.simpan }), cancel);
    const close = () => { form.remove(); desk.refresh(); stop(document.getElementById(li.id)); };
    cancel.addEventListener('click', close);
    form.addEventListener('keydown', (e) => {
      e.stopPropagation();
      if (e.key === 'Escape') { e.preventDefault(); close(); }
    });
    form.addEventListener('submit', (e) => {
      e.preventDefault();
      const cells = { kode: code.value.trim(), jenjang: level, induk: parent.dataset.kode, uraian: text.value.trim() };
      if (!cells.kode || !cells.uraian) return;
      wanted = anchor(cells.kode);
      const last = below ? null : li;
      form.remove();
      desk.add({ op: 'tambah', list: 'rpjmd', row: newId(), base: '', value: cells.uraian, cells, after: last?.dataset.baris ?? '', typed: true, name: cells.kode });
      stop(document.getElementById(li.id));
    });
    (below ? rowOf(li) : li.lastElementChild).after(form);
    text.focus();
  }

  const newId = () => [...crypto.getRandomValues(new Uint8Array(13))].map((b) => 'abcdefghijklmnopqrstuvwxyz234567'[b & 31]).join('') + Date.now().toString(36);
  // anchor is how the page names an element.
  const anchor = (code) => code.replace(/[^a-zA-Z0-9.-]/g, '_');

  // shift moves an element among its brothers.
  function shift(li, by) {
    const all = brothers(li), other = all[all.indexOf(li) + by];
    if (other) beside(li, other, by < 0);
  }

  function beside(li, other, before) {
    desk.add({ op: 'pindah', list: 'rpjmd', row: li.dataset.baris, base: '', value: '', after: before ? other.dataset.sebelum : other.dataset.baris, name: li.dataset.kode });
    before ? other.before(li) : other.after(li);
    wanted = li.id;
    stop(li);
    desk.say(say(words.digeser, li.dataset.kode));
  }

  // under puts an element under another parent in the place of the one it stands under.
  function under(li, parent) {
    const list = li.dataset.berinduk.split('; ').filter(Boolean), at = list.indexOf(li.dataset.di);
    at < 0 ? list.push(parent.dataset.kode) : list.splice(at, 1, parent.dataset.kode);
    open(parent, true);
    wanted = li.id;
    desk.add({ op: 'isi', list: 'rpjmd', row: li.dataset.baris, field: 'induk', base: li.dataset.berinduk, value: [...new Set(list)].join('; '), typed: true, name: li.dataset.kode });
    desk.say(say(words.dipindah, li.dataset.kode, parent.dataset.kode));
  }

  // Dragging: onto a fitting parent, or between brothers.
  let held = null;
  const marks = ['masuk', 'sebelum', 'sesudah'];
  const clear = () => root.querySelectorAll('.' + marks.join(',.')).forEach((x) => x.classList.remove(...marks));
  function target(e) {
    const over = itemAt(e);
    if (!held || !over || held.contains(over)) return null;
    const row = rowOf(over).getBoundingClientRect();
    if (over.parentElement === held.parentElement) return [over, e.clientY < row.top + row.height / 2 ? 'sebelum' : 'sesudah'];
    return places(held).includes(over) ? [over, 'masuk'] : null;
  }
  document.addEventListener('dragstart', (e) => {
    const li = e.target.matches?.('.level') && itemAt(e);
    if (!li) return;
    held = li;
    li.classList.add('seret');
    e.dataTransfer.effectAllowed = 'move';
    e.dataTransfer.setData('text/plain', li.dataset.kode);
  });
  document.addEventListener('dragover', (e) => {
    if (!held) return;
    const t = target(e);
    clear();
    if (!t) return;
    e.preventDefault();
    t[0].classList.add(t[1]);
  });
  document.addEventListener('drop', (e) => {
    const t = held && target(e);
    if (!t) return;
    e.preventDefault();
    if (t[1] === 'masuk') under(held, t[0]);
    else beside(held, t[0], t[1] === 'sebelum');
  });
  document.addEventListener('dragend', () => {
    if (!held) return;
    clear();
    held.classList.remove('seret');
    held = null;
  });

  // waiting shows what is not saved yet.
  function waiting() {
    if (!desk || !root) return;
    root.querySelectorAll('.menunggu,.baris>.sunting-kabar').forEach((x) => x.remove());
    for (const x of desk.items) {
      if (x.list !== 'rpjmd' || x.op === 'isi' && x.field === 'uraian') continue;
      const li = items().find((y) => y.dataset.baris === x.row);
      if (li) rowOf(li).append(desk.stateOf(x));
      else if (x.op === 'tambah') {
        const parent = items().find((y) => y.dataset.kode === x.cells.induk);
        const line = document.createElement('div');
        line.className = 'menunggu';
        line.append(Object.assign(document.createElement('b'), { textContent: x.cells.kode + ' ' + x.cells.uraian }), desk.stateOf(x));
        if (parent) rowOf(parent).append(line);
      }
    }
  }

  if (!document.querySelector('[data-pohon]') && !desk) return;
  document.addEventListener('keydown', key);
  document.addEventListener('click', clicked);
  document.addEventListener('focusin', (e) => {
    const li = itemAt(e);
    inside = !!li;
    if (inside && rowOf(li).tabIndex !== 0) stop(li, false);
  });
  document.addEventListener('gurindam-lukis', () => { upgrade(); waiting(); });
  addEventListener('hashchange', () => {
    const li = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (li && root?.contains(li)) { reveal(li); stop(li); }
  });
  upgrade();
})();
