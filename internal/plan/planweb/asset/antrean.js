'use strict';
// The outbox of the pages: whatever is written in them is kept in the browser until
// the server has answered it, through a lost connection, a reload, an ended session.
// An entry waits ("tunggu"), may have arrived ("kirim"), or was answered with a
// conflict ("bentrok") or a refusal ("ditolak") and waits for its person. It is told
// by the events "berubah" (entries came, went, changed) and "jawab" ({saved}).
// The page needs one element #sunting with data-ubah, data-siapa and data-teks.
globalThis.gurindamAntrean = (() => {
  const root = document.getElementById('sunting');
  if (!root) return null;
  const words = JSON.parse(root.dataset.teks);
  const key = `gurindam-antrean ${root.dataset.siapa} ${root.dataset.ubah}`;
  const cell = (x) => [x.list, x.row, x.field ?? x.op].join('\n');

  class Outbox extends EventTarget {
    constructor() {
      super();
      this.state = '';
      this.wait = 1000;
      this.read();
      for (const x of this.items) if (x.state === 'kirim') x.state = 'tunggu';
      addEventListener('storage', (e) => { if (e.key === key) { this.read(); this.tell(); } });
      for (const event of ['online', 'focus']) addEventListener(event, () => this.pump());
      if (this.items.length) this.pump();
    }

    t(text, ...args) {
      let i = 0;
      return (words[text] ?? text).replace(/%[sd]/g, () => args[i++]);
    }

    say(text) { document.getElementById('sunting-kabar').textContent = text; }

    read() {
      let kept = null;
      try { kept = localStorage.getItem(key); } catch {} // not allowed: what is in memory will do
      this.items = kept ? JSON.parse(kept) : this.blind ? this.items : [];
      this.index();
    }

    index() { this.cells = new Map(this.items.map((x) => [cell(x), x])); }

    keep() {
      this.index();
      try {
        if (this.items.length) localStorage.setItem(key, JSON.stringify(this.items));
        else localStorage.removeItem(key);
      } catch { this.blind = true; }
      this.tell();
    }

    tell(detail) { this.dispatchEvent(new CustomEvent(detail ? 'jawab' : 'berubah', { detail })); }

    find(list, row, field) { return this.cells.get([list, row, field].join('\n')); }

    // add takes changes in and sends them. A cell that waits has one entry: what was
    // seen of it stays, what is wanted of it is the newest.
    add(...changes) {
      this.read();
      for (const c of changes) {
        const earlier = this.items.findLast((x) => cell(x) === cell(c));
        if (c.op === 'isi' && earlier && earlier.state !== 'kirim') {
          this.items.splice(this.items.indexOf(earlier), 1);
          c.base = earlier.state === 'bentrok' ? earlier.theirs : earlier.base;
        } else if (c.op === 'isi' && earlier) c.base = earlier.value;
        this.items.push({ ...c, n: Date.now() + Math.random(), state: 'tunggu', page: location.pathname });
      }
      this.keep();
      this.pump();
    }

    drop(item) {
      this.read();
      this.items = this.items.filter((x) => x.n !== item.n);
      this.keep();
    }

    // insist sends a change once more, over what stands there now.
    insist(item) {
      this.read();
      const x = this.items.find((y) => y.n === item.n);
      if (!x) return;
      if (x.state === 'bentrok') x.base = x.theirs;
      x.state = 'tunggu';
      this.keep();
      this.pump();
    }

    async pump() {
      if (this.pumping) return;
      this.pumping = true;
      clearTimeout(this.timer);
      try {
        for (let batch; (batch = this.items.filter((x) => x.state === 'tunggu').slice(0, 100)).length;) if (!(await this.send(batch))) break;
      } finally {
        this.pumping = false;
      }
    }

    mark(numbers, state) {
      this.read();
      for (const x of this.items) if (numbers.has(x.n)) x.state = state;
      this.keep();
    }

    async send(batch) {
      const numbers = new Set(batch.map((x) => x.n));
      this.mark(numbers, 'kirim');
      let answer, body = {};
      try {
        answer = await fetch(root.dataset.ubah, {
          method: 'POST', redirect: 'manual', headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
          body: JSON.stringify({ changes: batch.map(({ op, list, row, field, base, value, cells, after, typed }) => ({ op, list, row, field, base, value, cells, after, typed })) }),
        });
        if (answer.ok) body = await answer.json();
        else if (answer.type !== 'opaqueredirect') body = await answer.json().catch(() => ({}));
      } catch {
        answer = null;
      }
      if (!answer || answer.status >= 500 || answer.status === 429) return this.later(numbers, 'putus');
      if (answer.type === 'opaqueredirect' || answer.status === 401) return this.later(numbers, 'keluar');
      this.state = '';
      this.wait = 1000;
      this.answered(batch, answer.ok ? body.results : batch.map(() => ({ status: 'ditolak', problems: [{ text: body.detail ?? this.t('Tidak tersimpan.') }] })));
      return true;
    }

    later(numbers, state) {
      this.state = state;
      this.mark(numbers, 'tunggu');
      if (state === 'putus') this.timer = setTimeout(() => this.pump(), this.wait = Math.min(2 * this.wait, 30000));
      this.say(state === 'putus' ? this.t('Sambungan putus. Tulisan Anda disimpan di peramban ini dan dikirim begitu tersambung.') : this.t('Sesi Anda berakhir. Masuk lagi di tab lain; tulisan Anda disimpan di peramban ini.'));
      return false;
    }

    answered(batch, results) {
      this.read();
      const saved = [];
      batch.forEach((sent, i) => {
        const r = results[i], at = this.items.findIndex((x) => x.n === sent.n);
        if (r.status === 'tersimpan' || r.status === 'sama') {
          if (at >= 0) this.items.splice(at, 1);
          for (const x of this.items) if (cell(x) === cell(sent) && x.base === sent.value) x.base = r.value;
          saved.push({ ...sent, value: sent.op === 'isi' ? r.value : sent.value, code: r.value });
        } else if (at >= 0 && this.items.some((x, n) => n > at && cell(x) === cell(sent))) this.items.splice(at, 1); // something newer is wanted of it
        else if (at >= 0) Object.assign(this.items[at], { state: r.status === 'bentrok' ? 'bentrok' : 'ditolak', theirs: r.value, by: r.by, at: r.at, problems: r.problems ?? [] });
      });
      this.keep();
      if (saved.length) this.tell({ saved });
    }
  }
  return new Outbox();
})();
