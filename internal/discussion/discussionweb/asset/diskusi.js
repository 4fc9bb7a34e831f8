// Improves discussions: names after an @, and panels that stay where they are.
// Without it every form works as a page.

// A panel is loaded into an element and its forms answer into the same element. What
// is no panel, as the page on which one signs in, is not put there.
async function show(panel, response) {
  const piece = document.createElement('template');
  piece.innerHTML = await response.text();
  if (!response.ok || !piece.content.querySelector('[data-diskusi]')) throw new Error(response.status);
  panel.replaceChildren(piece.content);
  panel.querySelector('[role=alert]')?.scrollIntoView({block: 'nearest'});
  panel.dispatchEvent(new Event('diskusi:tampil', {bubbles: true}));
}

// failed tells in the words of whoever opened the panel; what was typed stays.
function failed(panel) {
  const text = document.createElement('p');
  text.className = 'note bad';
  text.setAttribute('role', 'alert');
  text.textContent = panel.dataset.gagal ?? '';
  panel.querySelector(':scope > .note')?.remove();
  if (text.textContent) panel.prepend(text);
}

async function load(panel, url) {
  panel.setAttribute('aria-busy', 'true');
  try { await show(panel, await fetch(url)); } catch { failed(panel); } finally { panel.removeAttribute('aria-busy'); }
}

// settle leads the focus to what came of a form that is gone.
function settle(panel) {
  const to = panel.querySelector('[role=alert]') ?? panel.querySelector('section .talk')?.lastElementChild;
  if (!to || panel.contains(document.activeElement)) return;
  to.tabIndex = -1;
  to.focus();
}

document.addEventListener('submit', async event => {
  const form = event.target, panel = form.closest('[data-panel]');
  if (!panel || form.elements.bentuk?.value !== 'panel') return;
  event.preventDefault();
  const button = event.submitter;
  if (button) button.disabled = true;
  try {
    await show(panel, await fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))}));
    settle(panel);
  } catch {
    if (button) button.disabled = false;
    failed(panel);
  }
});

// Another page opens a panel: dispatch "diskusi:buka" on the element, with the address.
document.addEventListener('diskusi:buka', event => {
  event.target.dataset.panel = '';
  load(event.target, event.detail);
});

// Names after an @: the list of the page, by what is typed, chosen by keyboard or touch.
const word = /(^|[^\p{L}\p{N}@._+-])@([\p{L}\p{N}._+-]*)$/u;
let list, field, at = 0;

function close() {
  list?.remove();
  list = undefined;
  field?.removeAttribute('aria-activedescendant');
  field?.removeAttribute('aria-controls');
}

function matches(text) {
  const wanted = text.toLowerCase();
  const known = document.getElementById(field.dataset.sebut)?.options ?? [];
  return [...known].filter(o => o.value.toLowerCase().includes(wanted)).slice(0, 6);
}

function mark(n) {
  at = (n + list.children.length) % list.children.length;
  [...list.children].forEach((li, i) => li.setAttribute('aria-selected', i === at));
  field.setAttribute('aria-activedescendant', list.children[at].id);
}

function take(login) {
  const before = field.value.slice(0, field.selectionStart), rest = field.value.slice(field.selectionStart);
  const kept = before.replace(word, (_, edge) => edge + '@' + login + ' ');
  field.value = kept + rest;
  field.setSelectionRange(kept.length, kept.length);
  field.focus();
  close();
}

document.addEventListener('input', event => {
  if (!event.target.matches?.('textarea[data-sebut]')) return;
  close();
  field = event.target;
  const found = field.value.slice(0, field.selectionStart).match(word);
  const people = found ? matches(found[2]) : [];
  if (people.length === 0) return;
  list = document.createElement('ul');
  list.id = 'sebutan';
  list.className = 'suggested';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', '@');
  people.forEach((o, i) => {
    const li = document.createElement('li');
    li.id = 'sebutan-' + i;
    li.setAttribute('role', 'option');
    li.textContent = o.value;
    li.addEventListener('pointerdown', e => { e.preventDefault(); take(o.dataset.login); });
    li.dataset.login = o.dataset.login;
    list.append(li);
  });
  (field.closest('label') ?? field).after(list);
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-haspopup', 'listbox');
  field.setAttribute('aria-autocomplete', 'list');
  mark(0);
});

document.addEventListener('keydown', event => {
  if (!list || event.target !== field || event.isComposing) return;
  switch (event.key) {
    case 'ArrowDown': mark(at + 1); break;
    case 'ArrowUp': mark(at - 1); break;
    case 'Enter': case 'Tab': take(list.children[at].dataset.login); break;
    case 'Escape': close(); break;
    default: return;
  }
  event.preventDefault();
});

document.addEventListener('focusout', event => { if (event.target === field) close(); });
