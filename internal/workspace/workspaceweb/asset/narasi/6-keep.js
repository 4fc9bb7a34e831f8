// Keeping a text: what is written stays in the browser from the first letter until
// the server has it, through a lost connection, a reload and a closed tab.

// send posts JSON. It throws where nothing came back; a refusal comes back as one.
async function send(url, body) {
  const r = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify(body) });
  if (r.status >= 500 || r.status === 429) throw new Error(r.statusText);
  if (r.redirected || r.status === 401) return { out: true }; // to the page for signing in
  const answer = await r.json().catch(() => ({}));
  return r.ok ? answer : { trouble: answer.detail ?? answer.title ?? t('Permintaan ditolak (%d).', r.status) };
}

// Draft is what the browser keeps of a text that the server has not.
class Draft {
  constructor(key) {
    this.key = 'gurindam-narasi:' + key;
  }
  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }
  write(value) {
    try {
      value ? localStorage.setItem(this.key, JSON.stringify(value)) : localStorage.removeItem(this.key);
      return true;
    } catch {
      return false; // full, or not allowed: the page itself still holds the text
    }
  }
}

// Keeper sends a text a second after the last letter, one sending at a time.
class Keeper {
  constructor({ change, form, row, fresh, cells, base, draft, read, told, clash }) {
    Object.assign(this, { change, form, row, fresh, cells, base, draft, read, told, clash });
    this.sent = read(); // as the server has it
    this.pause = 1000;
    addEventListener('online', () => this.soon(0));
    addEventListener('pagehide', () => this.note());
    document.addEventListener('visibilitychange', () => document.hidden && this.dirty() && this.save());
  }

  dirty() {
    return !this.read().eq(this.sent);
  }

  // note keeps the text in the browser while the server has not got it.
  note() {
    return this.draft.write(this.dirty() ? { base: this.base, doc: cleared(this.read().toJSON()), at: Date.now() } : null);
  }

  // changed is called after every step.
  changed() {
    if (!this.dirty()) return void (this.draft.write(null), this.told('saved'));
    this.told(this.note() ? 'waiting' : 'full');
    this.soon(this.pause);
  }

  soon(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  async save() {
    clearTimeout(this.timer);
    if (this.busy || this.held || !this.dirty()) return;
    this.busy = true;
    this.told('sending');
    const doc = this.read();
    try {
      this.settle(doc, await send(this.change, { reason: '', changes: this.changes(JSON.stringify(cleared(doc.toJSON()))) }));
      this.wait = 0;
    } catch {
      this.wait = Math.min((this.wait || 2500) * 2, 60000);
      this.told('offline');
      this.soon(this.wait);
    }
    this.busy = false;
  }

  changes(value) {
    const fill = { op: 'isi', list: 'narasi', row: this.row, field: 'isi', base: this.base, value };
    return this.fresh ? [{ op: 'tambah', list: 'narasi', row: this.row, cells: this.cells, base: '', value: '' }, fill] : [fill];
  }

  settle(doc, answer) {
    if (answer.out) return this.told('out'), this.soon(15000);
    const result = answer.results?.at(-1);
    if (answer.results?.length > 1 && answer.results[0].status !== 'ditolak') this.fresh = false;
    switch (result?.status) {
      case 'tersimpan': case 'sama':
        this.base = result.value;
        this.sent = doc;
        this.note();
        this.told('saved');
        if (this.dirty()) this.soon(this.pause);
        return;
      case 'bentrok':
        return this.meet(result.value, result.by);
      default: {
        const p = answer.results?.find((r) => r.problems?.length)?.problems[0];
        this.told('refused', p ? p.text + ' ' + (p.advice ?? '') : answer.trouble ?? '');
      }
    }
  }

  // meet shows what somebody else wrote meanwhile; nothing is sent until it is settled.
  async meet(value, by) {
    this.held = true;
    this.told('clash');
    try {
      const theirs = await send(this.form, { isi: value });
      if (!theirs.isi) throw new Error(theirs.trouble);
      this.sent = await this.clash(theirs.isi, by);
      this.base = value;
      this.held = false;
      this.changed();
      this.save();
    } catch {
      this.held = false;
      this.told('offline');
      this.soon(10000);
    }
  }

  // restore brings back what the browser kept and the server never got; where that
  // was written on an older text, the server will answer with what is there now. It
  // tells whether what was kept could be read.
  restore(put) {
    const kept = this.draft.read();
    if (!kept) return true;
    try {
      put(kept.doc);
    } catch {
      return false;
    }
    if (this.dirty()) this.base = kept.base;
    this.changed();
    this.save();
    return true;
  }

  // heard is what another page wrote, as the stream tells it.
  async heard(value, by) {
    if (value === this.base || this.busy || this.held) return null;
    if (this.dirty()) return this.save(), null; // the answer will be a conflict
    const theirs = await send(this.form, { isi: value });
    if (!theirs.isi || this.dirty()) return null;
    this.base = value;
    return theirs.isi;
  }
}
