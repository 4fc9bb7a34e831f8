// Improves scoring: levels by digits, ways on by letters, and saving by itself. Without
// it every form works as a page.

const two = n => String(n).padStart(2, '0');
const hour = () => { const t = new Date(); return two(t.getHours()) + '.' + two(t.getMinutes()); };

// keeper sends what changed, one after the other, and tells how it went.
function keeper(texts, status) {
  let last = Promise.resolve(true), lost = false;
  const tell = (text, bad) => {
    if (!status) return;
    status.textContent = text;
    status.classList.toggle('bad', Boolean(bad));
  };
  async function once(url, body, done) {
    const response = await fetch(url, {method: 'POST', headers: {'Content-Type': 'application/json', Accept: 'application/json'}, body: JSON.stringify(body()), keepalive: true});
    if (response.status >= 500) throw new Error(response.status);
    const answer = await response.json();
    if (response.ok || response.status === 409 || response.status === 422) {
      done(answer, response.ok);
      tell(response.ok ? texts.tersimpan.replace('%s', hour()) : answer.problem, !response.ok);
    } else {
      tell(answer.detail ?? texts.gagal, true);
    }
    return response.ok;
  }
  // A line that is lost is waited for: what was chosen goes out when it is back.
  async function send(url, body, done) {
    tell(texts.menyimpan ?? '');
    for (let pause = 1000; ; pause = Math.min(pause * 2, 15000)) {
      try {
        const fine = await once(url, body, done);
        lost = false;
        return fine;
      } catch {
        lost = true;
        tell(texts.gagal, true);
        await new Promise(again => setTimeout(again, pause));
      }
    }
  }
  addEventListener('beforeunload', event => { if (lost) event.preventDefault(); });
  return {
    put(url, body, done) {
      last = last.then(() => send(url, body, done));
      return last;
    },
    idle: () => last,
  };
}

// later runs a function once somebody has stopped typing.
function later(fn, wait = 700) {
  let timer;
  const run = () => { clearTimeout(timer); timer = undefined; fn(); };
  return {
    soon() { clearTimeout(timer); timer = setTimeout(run, wait); },
    now() { if (timer) run(); },
  };
}

const screen = document.querySelector('.scoring');
if (screen) scoring(screen);
const writing = document.querySelector('.writing');
if (writing) writer(writing);
const marking = document.querySelector('.marking');
if (marking) marker(marking);

function scoring(root) {
  const texts = root.dataset, form = root.querySelector('.score'), status = root.querySelector('.saved');
  const keep = keeper(texts, status);
  const fields = form.elements, locked = form.querySelector('.rubric').disabled;

  // What the server says stands there becomes what the form shows.
  function stands(answer, fine) {
    fields.rev.value = answer.rev;
    if (!fine) {
      for (const radio of form.querySelectorAll('[name=nilai]')) radio.checked = radio.value === String(answer.level);
    }
    for (const chip of document.querySelectorAll(`.codes-of a[data-kode="${CSS.escape(texts.kode)}"]`)) {
      chip.classList.toggle('given', answer.level !== null);
      (chip.querySelector('b') ?? chip.querySelector('.hidden') ?? chip.appendChild(document.createElement('b'))).replaceWith(Object.assign(document.createElement('b'), {textContent: answer.level ?? ''}));
    }
  }
  const put = part => keep.put(texts.nilai, () => ({question: texts.kode, rev: Number(fields.rev.value), ...part()}), stands);
  const number = value => (/^\d+$/.test(value) ? Number(value) : 0);

  const note = later(() => put(() => ({note: fields.catatan.value})));
  const cite = () => put(() => ({item: fields.bukti.value, page: fields.bukti.value ? number(fields.halaman.value) : 0}));
  form.addEventListener('change', event => {
    switch (event.target.name) {
      case 'nilai': put(() => ({level: Number(event.target.value)})); break;
      case 'bukti':
        fields.halaman.value = Number(event.target.selectedOptions[0].dataset.halaman) || '';
        cite();
        break;
      case 'halaman': cite(); break;
    }
  });
  fields.catatan.addEventListener('input', note.soon);
  fields.catatan.addEventListener('blur', note.now);

  async function go(to) {
    const link = root.querySelector(`[data-ke="${to}"]`);
    if (!link) return;
    note.now();
    if (await keep.idle()) location.assign(link.href);
  }
  async function onward() {
    note.now();
    if (await keep.idle()) location.assign((root.querySelector('[data-ke=belum]') ?? root.querySelector('[data-ke=lembar]')).href);
  }
  form.addEventListener('submit', event => {
    if (event.submitter?.value !== 'berikut') return;
    event.preventDefault();
    onward();
  });
  for (const link of root.querySelectorAll('[data-ke]')) {
    link.addEventListener('click', event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      go(link.dataset.ke);
    });
  }
  addEventListener('pagehide', note.now);

  function nextProof() {
    const links = [...root.querySelectorAll('[data-bukti]')];
    const at = links.findIndex(a => a.hasAttribute('aria-current'));
    const link = links[(at + 1) % links.length];
    if (link && links.length > 1) keep.idle().then(() => location.assign(link.href));
  }
  function citeShown() {
    const shown = root.querySelector('[data-bukti][aria-current]');
    if (!shown || locked) return;
    const item = new URL(shown.href).searchParams.get('bukti');
    fields.bukti.value = item;
    fields.halaman.value = Number(fields.bukti.selectedOptions[0]?.dataset.halaman) || '';
    cite();
  }

  // Letters act where nobody types; who does not want them turns them off.
  const help = root.querySelector('.keys'), opener = root.querySelector('.keys-open'), toggle = root.querySelector('.keys-switch');
  const off = () => localStorage.getItem('gurindam-pintasan') === 'mati';
  opener.hidden = false;
  opener.addEventListener('click', () => help.showModal());
  root.querySelector('.keys-close').addEventListener('click', () => help.close());
  toggle.setAttribute('aria-pressed', off());
  toggle.addEventListener('click', () => {
    localStorage.setItem('gurindam-pintasan', off() ? 'hidup' : 'mati');
    toggle.setAttribute('aria-pressed', off());
    status.textContent = off() ? texts.mati : texts.hidup;
  });
  const typing = el => el.matches?.('textarea, select, input:not([type=radio]):not([type=checkbox])');
  let noting = false;
  document.addEventListener('keyup', () => {
    if (noting) fields.catatan.focus();
    noting = false;
  });
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
    if (typing(event.target)) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    if (event.key === '?') {
      help.showModal();
    } else if (off()) {
      return;
    } else if (/^\d$/.test(event.key) && !locked) {
      const radio = form.querySelector(`[name=nilai][value="${event.key}"]`);
      if (!radio) return;
      radio.checked = true;
      put(() => ({level: Number(radio.value)}));
    } else {
      switch (event.key) {
        case 'Enter': if (event.target.matches?.('a, button, summary') && !help.contains(event.target)) return; onward(); break; // the help may still hold the focus when it has just closed
        case 'n': case 'j': go('sesudah'); break;
        case 'p': case 'k': go('sebelum'); break;
        case 'l': go('lembar'); break;
        case 'c': noting = true; break; // the field takes the focus when the key is up, so that the letter is not typed
        case 'b': nextProof(); break;
        case 'r': citeShown(); break;
        default: return;
      }
    }
    event.preventDefault();
  });
}

// writer keeps the texts of a sheet as they are typed.
function writer(form) {
  const keep = keeper(form.dataset, form.querySelector('.saved'));
  for (const area of form.querySelectorAll('textarea')) {
    const was = form.elements['lama-' + area.name];
    const save = later(() => keep.put(form.dataset.teks, () => ({field: area.name, was: was.value, text: area.value}), (answer, fine) => {
      if (fine || answer.text) was.value = answer.text;
    }), 1000);
    area.addEventListener('input', save.soon);
    area.addEventListener('blur', save.now);
    addEventListener('pagehide', save.now);
  }
}

// marker keeps the levels of a table as they are chosen; a digit marks the row that has
// the focus and goes on to the next.
function marker(form) {
  const keep = keeper(form.dataset, form.querySelector('.saved'));
  function put(radio) {
    const code = radio.name.slice('nilai-'.length), rev = form.elements['rev-' + code];
    keep.put(form.dataset.nilai, () => ({question: code, level: Number(radio.value), rev: Number(rev.value)}), (answer, fine) => {
      rev.value = answer.rev;
      if (!fine) for (const other of form.querySelectorAll(`[name="${CSS.escape(radio.name)}"]`)) other.checked = other.value === String(answer.level);
    });
  }
  form.addEventListener('change', event => { if (event.target.type === 'radio') put(event.target); });
  form.addEventListener('keydown', event => {
    if (!/^\d$/.test(event.key) || event.target.type !== 'radio' || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = event.target.closest('tr'), radio = row.querySelector(`input[value="${event.key}"]`);
    if (!radio || radio.disabled) return;
    event.preventDefault();
    radio.checked = true;
    put(radio);
    const next = row.nextElementSibling;
    (next?.querySelector('input:checked') ?? next?.querySelector('input') ?? radio).focus();
  });
}
