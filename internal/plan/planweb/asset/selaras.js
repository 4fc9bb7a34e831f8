'use strict';
// The matrix of initiatives: a click on a cell leads to its link, and the keyboard
// moves from cell to cell. Cells say what they are when they are reached, so that
// sixty thousand of them stay small.
(() => {
  const table = document.querySelector('table[data-kait]');
  if (!table || !table.tBodies[0]) return;
  const words = JSON.parse(table.dataset.teks);
  const body = table.tBodies[0];
  const codes = [...table.tHead.rows[0].cells].slice(1).map((c) => c.textContent.trim());
  const elementOf = (row) => row.cells[0].querySelector('a').textContent.trim();
  table.setAttribute('role', 'grid');
  table.classList.add('bisa');

  let at = [0, 1];
  const cellAt = () => body.rows[at[0]]?.cells[at[1]];

  function names(cell) {
    return [elementOf(cell.parentElement), codes[cell.cellIndex - 1]];
  }

  function go(row, col, focus = true) {
    const old = cellAt();
    if (old) old.tabIndex = -1;
    at = [Math.max(0, Math.min(body.rows.length - 1, row)), Math.max(1, Math.min(codes.length, col))];
    const cell = cellAt();
    const [e, i] = names(cell);
    cell.tabIndex = 0;
    cell.setAttribute('aria-label', (cell.classList.contains('hit') ? words.isi : words.kosong).replace('{i}', i).replace('{e}', e));
    if (focus) cell.focus();
  }

  function open(cell) {
    const [e, i] = names(cell);
    location = table.dataset.kait + '?' + new URLSearchParams({ inisiatif: i, elemen: e, ke: table.dataset.ke });
  }

  body.addEventListener('click', (e) => {
    const cell = e.target.closest('td');
    if (cell && !getSelection().toString()) open(cell);
  });
  body.addEventListener('pointerover', (e) => {
    const cell = e.target.closest('td');
    if (!cell || cell.title) return;
    const [x, i] = names(cell);
    cell.title = (cell.classList.contains('hit') ? words.isi : words.kosong).replace('{i}', i).replace('{e}', x);
  });
  body.addEventListener('keydown', (e) => {
    if (!e.target.matches('td') || e.altKey || e.metaKey) return;
    const [row, col] = at, page = 10;
    const to = {
      ArrowUp: [row - 1, col], ArrowDown: [row + 1, col], ArrowLeft: [row, col - 1], ArrowRight: [row, col + 1],
      PageUp: [row - page, col], PageDown: [row + page, col],
      Home: e.ctrlKey ? [0, 1] : [row, 1], End: e.ctrlKey ? [body.rows.length - 1, codes.length] : [row, codes.length],
    }[e.key];
    if (to) go(...to);
    else if (e.key === 'Enter' || e.key === ' ') open(e.target);
    else return;
    e.preventDefault();
  });
  go(0, 1, false);
})();
