// Keeps what was typed through a lost connection. Without it the form works as a page:
// the browser keeps what was typed, and a form sent twice counts once.
const form = document.querySelector('form[data-survei]');
const key = 'survei:' + location.pathname;

function store(value) {
  try {
    if (value) sessionStorage.setItem(key, value); else sessionStorage.removeItem(key);
  } catch { /* a browser that keeps nothing still sends */ }
}

function kept() {
  try { return sessionStorage.getItem(key); } catch { return null; }
}

// The secret of a form stays the same until it has arrived, so that it counts once.
function begin(form) {
  const saved = kept();
  if (saved && !form.parentElement.querySelector('[role=alert]:not([hidden])')) {
    for (const [name, value] of new URLSearchParams(saved)) {
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (field.type === 'radio' || field.type === 'checkbox') field.checked = field.checked || field.value === value;
        else field.value = value;
      }
    }
  }
  form.addEventListener('input', () => store(new URLSearchParams(new FormData(form)).toString()));
  form.addEventListener('submit', event => { event.preventDefault(); send(form); });
}

const patience = 30000; // milliseconds that an answer may take on a slow line

let sending = false, waiting = false;

async function send(form) {
  if (sending) return;
  sending = true;
  const news = form.querySelector('[data-kabar]'), button = form.querySelector('button'), words = button.textContent;
  button.textContent = form.dataset.kirim;
  button.disabled = true;
  news.hidden = true;
  try {
    if (!navigator.onLine) throw new Error('no line');
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, {method: 'POST', body, signal: AbortSignal.timeout(patience)});
    if (answer.redirected && answer.ok) {
      store('');
      location.replace(answer.url);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    waiting = false;
    if (answer.status >= 500 || !page.querySelector('main')) throw new Error(answer.status);
    document.querySelector('main').replaceWith(document.adoptNode(page.querySelector('main')));
    const next = document.querySelector('form[data-survei]');
    if (next) begin(next);
    const alert = document.querySelector('main [role=alert]:not([hidden])');
    alert?.setAttribute('tabindex', '-1');
    alert?.focus();
    scrollTo(0, 0);
  } catch {
    waiting = true;
    news.textContent = form.dataset.putus;
    news.hidden = false;
  } finally {
    sending = false;
    button.disabled = false;
    button.textContent = words;
  }
}

addEventListener('online', () => {
  const form = document.querySelector('form[data-survei]');
  if (waiting && form) send(form);
});

if (form) begin(form);
