'use strict';
// Boards: cards that are added by typing, moved by hand and by menu, and taken away.
// Works with antrean.js and sunting.js; without them forms do the same.
//
//   <section data-papan>
//     <div data-kotak data-isi='{"sisi":"S","dimensi":"SG"}' data-nama="Kekuatan">
//       <ul><li data-kartu data-list="swot" data-baris="ID" data-kode="SW-1">…</li></ul>
//       <form data-tambah …>daftar, op, sel.KOLOM, ke</form>
//
// A card of a box has what data-isi of the box says; moved to another, it gets what
// that one says. data-lain of the board lists more places to move to, which are not
// on it: [["Smart Living",{"dimensi":"SL"}],…].
(() => {
  const desk = globalThis.gurindamAntrean;
  if (!desk) return;
  const t = (...args) => desk.t(...args);
  const cellsOf = (box) => JSON.parse(box.dataset.isi);
  const newId = () => [...crypto.getRandomValues(new Uint8Array(13))].map((b) => 'abcdefghijklmnopqrstuvwxyz234567'[b & 31]).join('') + Date.now().toString(36);

  document.addEventListener('submit', (e) => {
    const form = e.target.closest('form[data-tambah]');
    if (!form) return;
    e.preventDefault();
    const cells = {};
    for (const [name, value] of new FormData(form)) if (name.startsWith('sel.') && value.trim()) cells[name.slice(4)] = value.trim();
    const text = form.querySelector('input:not([type=hidden]),textarea');
    if (!text.value.trim()) return text.focus();
    desk.add({ op: 'tambah', list: form.elements.daftar.value, row: newId(), base: '', value: text.value.trim(), cells, typed: true, name: form.dataset.nama });
    text.value = '';
    text.focus();
  });

  // paint shows cards that wait to be added, and how it stands with moves.
  function paint() {
    document.querySelectorAll('[data-kartu].menunggu').forEach((x) => x.remove());
    document.querySelectorAll('[data-kartu] > .sunting-kabar').forEach((x) => x.remove());
    for (const item of desk.items) {
      if (item.op === 'tambah') waiting(item);
      else if (item.op !== 'isi' || !document.querySelector(`gurindam-sunting[data-baris="${item.row}"][data-kolom="${item.field}"]`)) {
        document.querySelector(`[data-kartu][data-baris="${item.row}"]`)?.append(desk.stateOf(item));
      }
    }
  }

  function waiting(item) {
    const box = [...document.querySelectorAll('[data-kotak]')].find((b) => b.dataset.list === item.list && Object.entries(cellsOf(b)).every(([k, v]) => item.cells[k] === v));
    if (!box || document.querySelector(`[data-kartu][data-baris="${item.row}"]`)) return;
    const card = document.createElement('li');
    card.className = 'kartu menunggu';
    Object.assign(card.dataset, { kartu: '', list: item.list, baris: item.row });
    card.append(Object.assign(document.createElement('span'), { textContent: item.value }), desk.stateOf(item));
    box.querySelector('ul').append(card);
  }

  // place puts a card into a box: after another card of it, at its top (null), at its end.
  function place(card, box, after) {
    const from = card.closest('[data-kotak]');
    const changes = box === from ? [] : moves(card, cellsOf(from), cellsOf(box));
    const before = [...box.querySelectorAll('[data-kartu]')].filter((x) => x !== card);
    const behind = after === undefined ? before.at(-1) : after === card ? card.previousElementSibling : after;
    if (before.length && (behind !== card.previousElementSibling || box !== from)) changes.push({ op: 'pindah', list: card.dataset.list, row: card.dataset.baris, base: '', value: '', after: behind?.dataset.baris ?? '^', name: named(card) });
    if (!changes.length) return;
    if (behind && behind.parentElement === box.querySelector('ul')) behind.after(card);
    else box.querySelector('ul').prepend(card);
    desk.add(...changes);
    desk.say(t('%s dipindahkan ke %s.', named(card), box.dataset.nama));
  }

  const named = (card) => card.dataset.kode ?? '';
  const moves = (card, from, to) => Object.entries(to).filter(([k, v]) => from[k] !== v).map(([field, value]) => (
    { op: 'isi', list: card.dataset.list, row: card.dataset.baris, field, base: from[field] ?? '', value, name: named(card) }));

  // The menu of a card says everything that the mouse can do.
  function open(opener, byKey) {
    let held = byKey; // until the key is let go: it is not for the first entry, too
    document.addEventListener('keyup', () => (held = false), { once: true });
    const card = opener.closest('[data-kartu]'), box = card.closest('[data-kotak]'), board = card.closest('[data-papan]');
    const menu = document.createElement('div');
    menu.className = 'papan-menu';
    menu.setAttribute('role', 'menu');
    menu.setAttribute('aria-label', opener.getAttribute('aria-label'));
    const entry = (text, act) => {
      const b = Object.assign(document.createElement('button'), { type: 'button', textContent: text, tabIndex: -1 });
      b.setAttribute('role', 'menuitem');
      b.addEventListener('click', () => held || act(b));
      menu.append(b);
    };
    const close = (back = true) => {
      menu.remove();
      opener.setAttribute('aria-expanded', 'false');
      if (back) (opener.isConnected ? opener : document.querySelector(`[data-kartu][data-baris="${card.dataset.baris}"] [data-menu]`))?.focus();
    };
    const then = (act) => () => { act(); close(); };
    const up = card.previousElementSibling, down = card.nextElementSibling;
    if (up) entry(t('Naikkan'), then(() => shift(card, up.previousElementSibling, () => up.before(card))));
    if (down) entry(t('Turunkan'), then(() => shift(card, down, () => down.after(card))));
    for (const other of board.querySelectorAll('[data-kotak]')) {
      if (other !== box && other.dataset.list === box.dataset.list) entry(t('Pindahkan ke %s', other.dataset.nama), then(() => place(card, other)));
    }
    for (const [name, cells] of JSON.parse(board.dataset.lain ?? '[]')) entry(t('Pindahkan ke %s', name), then(() => leave(card, moves(card, cellsOf(box), cells), name)));
    entry(t('Hapus'), (b) => {
      if (b.dataset.yakin) return then(() => leave(card, [{ op: 'hapus', list: card.dataset.list, row: card.dataset.baris, base: '', value: '', name: named(card) }]))();
      b.dataset.yakin = 'ya';
      b.textContent = t('Sungguh hapus? Tekan sekali lagi');
    });
    menu.addEventListener('keydown', (e) => {
      const all = [...menu.children], at = all.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[e.key];
      if (to !== undefined) all[to % all.length].focus();
      else if (e.key === 'Escape') close();
      else return;
      e.preventDefault();
      e.stopPropagation();
    });
    menu.addEventListener('focusout', (e) => { if (!menu.contains(e.relatedTarget)) close(false); });
    opener.setAttribute('aria-expanded', 'true');
    opener.after(menu);
    menu.firstElementChild.focus();
  }

  function shift(card, behind, show) {
    show();
    desk.add({ op: 'pindah', list: card.dataset.list, row: card.dataset.baris, base: '', value: '', after: behind?.dataset.baris ?? '^', name: named(card) });
  }

  function leave(card, changes, name) {
    desk.add(...changes);
    desk.say(name ? t('%s dipindahkan ke %s.', named(card), name) : t('%s dihapus; tetap ada dalam riwayat.', named(card)));
  }

  document.addEventListener('click', (e) => {
    const opener = e.target.closest('[data-menu]');
    if (!opener) return;
    const opened = opener.nextElementSibling?.matches('.papan-menu');
    if (!opened) open(opener, e.detail === 0);
  });

  // A chip of a word puts it into the text that is being written.
  document.addEventListener('click', async (e) => {
    const chip = e.target.closest('[data-sisip]');
    const place = chip && document.getElementById(chip.dataset.ke);
    if (!place) return;
    if (!place.control) await place.open();
    const field = place.control, at = field.selectionStart;
    const gap = at && !/\s$/.test(field.value.slice(0, at)) ? ' ' : '';
    field.setRangeText(gap + chip.dataset.sisip, at, field.selectionEnd, 'end');
    field.focus();
    field.dispatchEvent(new Event('input'));
  });

  // Dragging with the mouse.
  let held = null;
  document.addEventListener('dragstart', (e) => {
    const card = e.target.closest?.('[data-kartu][draggable]');
    if (!card) return;
    held = card;
    card.classList.add('digeser');
    e.dataTransfer.effectAllowed = 'move';
    e.dataTransfer.setData('text/plain', named(card));
  });
  const boxUnder = (e) => {
    const box = held && e.target.closest?.('[data-kotak]');
    return box && box.dataset.list === held.dataset.list && box.querySelector('form[data-tambah]') ? box : null;
  };
  document.addEventListener('dragover', (e) => {
    const box = boxUnder(e);
    document.querySelectorAll('.terima').forEach((x) => x !== box && x.classList.remove('terima'));
    if (!box) return;
    e.preventDefault();
    box.classList.add('terima');
  });
  document.addEventListener('drop', (e) => {
    const box = boxUnder(e);
    if (!box) return;
    e.preventDefault();
    const over = e.target.closest('[data-kartu]');
    const low = over && e.clientY > over.getBoundingClientRect().top + over.offsetHeight / 2;
    place(held, box, over && over !== held ? (low ? over : over.previousElementSibling) : undefined);
  });
  document.addEventListener('dragend', () => {
    document.querySelectorAll('.terima').forEach((x) => x.classList.remove('terima'));
    held?.classList.remove('digeser');
    held = null;
  });

  document.documentElement.dataset.papan = ''; // menus work: the sheet shows them
  document.addEventListener('gurindam-lukis', paint);
  paint();
})();
