// Answers keep themselves, field by field. What is changed goes into an outbox in the
// browser first and leaves it when the server has answered, so that a lost connection,
// a reload or a closed tab loses nothing. Each change says what its field held before;
// where somebody else wrote something else, both values are shown and a person chooses.
'use strict';
(() => {
  const box = document.querySelector('[data-keep]');
  if (!box) return;
  const sign = box.querySelector('p');
  const words = box.dataset;
  const key = 'gurindam-isian ' + words.scope;
  const PAUSE = 700;
  const SLOWEST = 30000;
  let memory = {}; // where the browser keeps nothing
  let sending = false;
  let failed = 0;
  let shut = '';
  let timer = 0;

  const cell = (x) => x.question + ' ' + x.field;
  const load = () => {
    try {
      return JSON.parse(localStorage.getItem(key) || '{}');
    } catch {
      return memory;
    }
  };
  const store = (items) => {
    memory = items;
    try {
      localStorage.setItem(key, JSON.stringify(items));
    } catch {} // full or forbidden: the page still has them
  };
  // change rewrites one item of the outbox; undefined takes it out.
  const change = (id, fn) => {
    const items = load();
    const next = fn(items[id]);
    if (next) items[id] = next;
    else delete items[id];
    store(items);
  };

  const article = (question) => document.querySelector(`[data-question="${CSS.escape(question)}"]`);
  const inputs = (x) => [...(article(x.question)?.querySelectorAll(`.answering [name="${x.field}"]`) || [])];
  const valueOf = (list) => (list[0].type === 'radio' ? list.find((i) => i.checked)?.value || '' : list[0].value);
  const show = (x, value) => {
    for (const i of inputs(x)) {
      if (i.type === 'radio') i.checked = i.value === value;
      else if (i.value !== value) i.value = value;
    }
  };
  const rebase = (x, value) => {
    for (const i of inputs(x)) i.dataset.base = value;
    const hidden = article(x.question)?.querySelector(`[name="dasar-${x.field}"]`);
    if (hidden) hidden.value = value;
  };
  const lines = (s) => s.replace(/\r\n?/g, '\n').trim();

  function put(input) {
    const x = { question: input.closest('[data-question]').dataset.question, field: input.name };
    const list = inputs(x);
    const value = valueOf(list);
    change(cell(x), (old) => {
      const base = old ? old.base : list[0].dataset.base;
      if (lines(value) === lines(base) && !old?.tried?.length) return undefined;
      return { ...x, base, value, state: 'tunggu', tried: old?.tried || [] };
    });
    clash(x, null);
    tell();
  }

  function soon(wait) {
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  }

  async function send() {
    clearTimeout(timer);
    const batch = Object.values(load()).filter((x) => x.state === 'tunggu').slice(0, 100);
    if (sending || !batch.length) return tell();
    sending = true;
    for (const x of batch) change(cell(x), (now) => now && { ...now, tried: [...new Set([...(now.tried || []), x.value])].slice(-5) });
    tell();
    try {
      const answer = await fetch(words.keep, {
        method: 'POST',
        keepalive: JSON.stringify(batch).length < 50000,
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ changes: batch.map(({ question, field, base, value }) => ({ question, field, base, value })) }),
      });
      const body = await answer.json();
      if (!answer.ok) {
        shut = body.detail || String(answer.status);
        failed = answer.status >= 500 ? failed + 1 : 0;
      } else {
        shut = '';
        failed = 0;
        body.results.forEach((r, n) => settle(batch[n], r));
        outcome(body);
      }
    } catch {
      failed++;
      shut = '';
    }
    sending = false;
    tell();
    const waits = Object.values(load()).some((x) => x.state === 'tunggu');
    if (waits && !shut) soon(failed ? Math.min(SLOWEST, 1000 * 2 ** failed) : 0);
  }

  // settle takes in what became of one change; a later one of the same field stays.
  function settle(sent, r) {
    const done = r.status === 'tersimpan' || r.status === 'sama';
    change(cell(sent), (now) => {
      if (!now) return undefined;
      const later = now.value !== sent.value;
      if (done) return later ? { ...now, base: r.value, tried: [] } : undefined;
      if (r.status === 'bentrok' && (now.tried || []).some((t) => t !== now.value && lines(t) === r.value)) return { ...now, base: r.value, tried: [] }; // an own one that arrived unheard
      if (later) return now;
      return { ...now, state: r.status, now: r.value, by: r.by, text: r.text, tried: [] };
    });
    if (done) rebase(sent, r.value);
    const now = load()[cell(sent)];
    clash(sent, now && now.state !== 'tunggu' ? now : null);
  }

  // outcome shows what the questions and the index come to.
  function outcome(body) {
    for (const [question, o] of Object.entries(body.questions)) {
      const a = article(question);
      if (!a) continue;
      const tag = a.querySelector('[data-state]');
      tag.textContent = o.state;
      tag.classList.toggle('good', o.good);
      tag.classList.toggle('warn', !o.good);
      a.querySelector('[data-edited]').textContent = o.edited;
      a.querySelector('[data-needs]').replaceChildren(...o.needs.map((text) => Object.assign(document.createElement('li'), { textContent: text })));
      const rev = a.querySelector('[data-rev]');
      if (rev) rev.value = o.rev;
    }
    if (body.counted && body.results.some((r) => article(r.question))) document.querySelector('[data-counted]').textContent = body.counted;
    document.querySelector('[data-claimed]').textContent = body.claimed;
    document.querySelector('[data-supported]').textContent = body.supported;
  }

  const made = (tag, props, ...children) => {
    const e = Object.assign(document.createElement(tag), props);
    e.append(...children);
    return e;
  };

  // clash shows beside the question what was not taken; null takes it away.
  function clash(x, item) {
    const room = article(x.question)?.querySelector('[data-clashes]');
    if (!room) return;
    room.querySelector(`[data-of="${x.field}"]`)?.remove();
    if (!item) return;
    const note = made('div', { className: 'note bad' });
    note.dataset.of = x.field;
    note.setAttribute('role', 'alert');
    if (item.state === 'ditolak') {
      note.append(made('p', { textContent: item.text }));
    } else {
      const button = (text, act) => made('button', { type: 'button', className: 'btn plain small', textContent: text, onclick: act });
      note.append(
        made('p', {}, words.punyanya.replace('%s', item.by || '?') + ' ', made('b', { textContent: item.now || words.kosong })),
        made('p', {}, words.punyaku + ' ', made('b', { textContent: item.value || words.kosong })),
        made('p', { className: 'actions' }, button(words.pakainya, () => choose(x, item, false)), button(words.pakaiku, () => choose(x, item, true))),
      );
    }
    room.append(note);
  }

  function choose(x, item, mine) {
    rebase(x, item.now);
    if (!mine) show(x, item.now);
    change(cell(x), (now) => (mine && now ? { ...now, base: item.now, state: 'tunggu', tried: [] } : undefined));
    clash(x, null);
    tell();
    send();
  }

  // tell says how far keeping is, in a corner of the page.
  function tell() {
    const items = Object.values(load());
    const count = (state) => items.filter((x) => x.state === state).length;
    const waiting = count('tunggu');
    let now = 'tersimpan';
    let text = words.tersimpan;
    if (shut && waiting) [now, text] = ['tertutup', words.tertutup.replace('%s', shut)];
    else if (waiting && (failed || !navigator.onLine)) [now, text] = ['menunggu', words.menunggu.replace('%d', waiting)];
    else if (waiting) [now, text] = ['mengirim', words.mengirim];
    else if (count('bentrok')) [now, text] = ['bentrok', words.bentrok.replace('%d', count('bentrok'))];
    else if (count('ditolak')) [now, text] = ['ditolak', words.ditolak.replace('%d', count('ditolak'))];
    box.dataset.now = now;
    if (sign.textContent !== text) sign.textContent = text;
  }

  const field = (e) => e.target.closest?.('.answering [data-base]');
  addEventListener('input', (e) => {
    const input = field(e);
    if (!input) return;
    sign.hidden = false;
    put(input);
    soon(PAUSE);
  });
  addEventListener('change', (e) => field(e) && send());
  addEventListener('submit', (e) => {
    if (!e.target.matches('.answering')) return;
    e.preventDefault();
    send();
  });
  addEventListener('online', send);
  addEventListener('offline', tell);
  addEventListener('pagehide', send);
  document.addEventListener('visibilitychange', send);
  addEventListener('focus', () => {
    shut = '';
    send();
  });

  for (const b of document.querySelectorAll('[data-plain]')) b.remove();
  for (const item of Object.values(load())) {
    const list = inputs(item);
    if (list.length) {
      if (lines(list[0].dataset.base) === lines(item.value)) {
        change(cell(item), () => undefined);
        continue;
      }
      show(item, item.value);
      if (item.state !== 'tunggu') clash(item, item);
    }
    sign.hidden = false;
  }
  tell();
  send();
})();
