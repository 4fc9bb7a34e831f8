// The outbox keeps every change in the browser's database until the server has
// answered it: through a lost connection, a reload, a closed tab, an ended session.
//
// A change waits ("tunggu"), may have arrived ("kirim"), or was answered with a
// conflict ("bentrok") or a refusal ("ditolak") and waits for its person. A cell
// has one change, and a second only while the first may have arrived: the base of
// the second is then the value the first is answered with, and null until then.
// Cells of a row that is new and may have arrived have to wait in the same way.

const BATCH = 200;
const LETTERS = 1e6; // of one batch; the server takes two million bytes

const cellKey = (x) => x.row + '\n' + x.field;
const waits = (x) => x.state === 'tunggu' || x.state === 'kirim';

// store opens the database, or keeps to memory where the browser allows none.
// Its one deed is a transaction: work gets all items in order and says what changes.
async function store(scope) {
  try {
    const db = await new Promise((done, fail) => {
      const ask = indexedDB.open('gurindam-kisi', 1);
      ask.onupgradeneeded = () => ask.result.createObjectStore('kotak', { keyPath: 'n', autoIncrement: true }).createIndex('scope', 'scope');
      ask.onsuccess = () => done(ask.result);
      ask.onerror = () => fail(ask.error);
    });
    return (work) =>
      new Promise((done, fail) => {
        const tx = db.transaction('kotak', 'readwrite');
        const box = tx.objectStore('kotak');
        const ask = box.index('scope').getAll(scope);
        let result;
        ask.onsuccess = () => (result = work(ask.result, (x) => box.put({ ...x, scope }), (x) => box.delete(x.n)));
        tx.oncomplete = () => done(result);
        tx.onabort = () => fail(tx.error);
      });
  } catch {
    const items = new Map();
    let n = 0;
    return async (work) => work([...items.values()].map((x) => ({ ...x })), (x) => items.set((x.n ??= ++n), x), (x) => items.delete(x.n));
  }
}

class Outbox {
  // hear is told of what changed: {answers}, of state alone, or of nothing but items.
  constructor(scope, url, hear) {
    Object.assign(this, { scope, url, hear, items: [], unsaved: [], state: 'tenang', wait: 0, savedAt: null });
    this.channel = new BroadcastChannel('gurindam-kisi ' + scope);
    this.channel.onmessage = (e) => this.refresh(e.data);
    this.ready = store(scope).then((s) => (this.change = s));
    this.aheadKey = `kisi-antre ${scope} ${newId()}`;
    this.recover();
    for (const event of ['online', 'focus']) addEventListener(event, () => this.hurry());
  }

  // all lists what is not answered yet, also what the database has not written yet.
  all() {
    return this.items.concat(this.unsaved);
  }

  // ahead writes down at once what the database has yet to take: a page that closes
  // in that moment ends its transactions.
  ahead() {
    try {
      if (this.unsaved.length) localStorage.setItem(this.aheadKey, JSON.stringify(this.unsaved));
      else localStorage.removeItem(this.aheadKey);
    } catch {} // full: the database will do
  }

  // recover takes in what closed pages had only written down. Taken in twice by two
  // tabs it is still one change.
  recover() {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(`kisi-antre ${this.scope} `)) continue;
      this.add(JSON.parse(localStorage.getItem(key)));
      localStorage.removeItem(key);
    }
  }

  // add takes changes in; they are on show at once and sent as soon as they are kept.
  async add(changes) {
    this.unsaved.push(...changes);
    this.ahead();
    await this.ready;
    await this.change((items, put, remove) => {
      const cells = new Map(items.filter((x) => x.op === 'isi').map((x) => [cellKey(x), x]));
      const fresh = new Map(items.filter((x) => x.op === 'tambah').map((x) => [x.row, x]));
      for (const c of changes) taken(c, cells.get(cellKey(c)), fresh.get(c.row), items, put, remove);
    });
    const kept = new Set(changes);
    await this.refresh({}, () => (this.unsaved = this.unsaved.filter((x) => !kept.has(x))));
    this.ahead();
    this.channel.postMessage({});
    this.pump();
  }

  // refresh reads the items anew, after this tab or another changed them.
  async refresh(news = {}, then = () => {}) {
    await this.ready;
    const items = await this.change((all) => all);
    then();
    this.items = items;
    if (news.answers) this.savedAt = new Date();
    this.hear(news);
  }

  // settle changes items after a person's decision or an answer, and tells all tabs.
  async settle(work, news = {}) {
    await this.change(work);
    this.channel.postMessage(news);
    await this.refresh(news);
  }

  // keep resends a change on top of what stands there now; drop forgets it.
  async keep(item, value, typed) {
    await this.settle((_, put) => put({ ...bare(item), n: item.n, list: item.list, state: 'tunggu', value, typed, base: item.theirs ?? item.base }));
    this.pump();
  }

  // rebase gives their base to changes that waited to learn what stands in their cell.
  async rebase(list, truth) {
    if (!this.all().some((x) => x.base === null && x.list === list)) return;
    await this.settle((items, put) => {
      for (const x of items) {
        const earlier = items.some((y) => y.n < x.n && y.row === x.row && (y.op === 'tambah' || cellKey(y) === cellKey(x)));
        if (x.base === null && x.list === list && !earlier) put(Object.assign(x, { base: truth(x) }));
      }
    });
    this.pump();
  }

  drop(item) {
    return this.settle((_, put, remove) => remove(item));
  }

  // hurry tries again at once: the line is back, or the person has signed in.
  hurry() {
    this.wait = 0;
    if (this.state !== 'tenang') this.pump();
  }

  // pump sends until nothing waits. One tab of a person sends at a time.
  async pump() {
    if (this.pumping) return (this.again = true);
    this.pumping = true;
    clearTimeout(this.timer);
    await this.ready;
    const send = async () => {
      for (let batch; (batch = await this.take()).length; ) if (!(await this.send(batch))) return false;
      return true;
    };
    const done = await (navigator.locks ? navigator.locks.request('gurindam-kisi ' + this.scope, send) : send()).catch(() => false);
    this.pumping = false;
    if (done) this.wait = 0;
    else {
      this.wait = Math.min(60e3, (this.wait || 500) * 2);
      this.timer = setTimeout(() => this.pump(), this.wait * (0.75 + Math.random() / 2));
    }
    if (done && this.again) this.pump();
    this.again = false;
  }

  // take picks the next changes in order and marks that they may arrive.
  take() {
    return this.change((items, put) => {
      const seen = new Set();
      const stuck = new Set(items.filter((x) => x.op === 'tambah' && !waits(x)).map((x) => x.row));
      const out = [];
      let letters = 0;
      for (const x of items) {
        if (!waits(x) || (x.op !== 'tambah' && stuck.has(x.row))) continue;
        if (x.base === null) continue;
        if (seen.has(cellKey(x)) || out.length === (this.most ?? BATCH) || letters > LETTERS) break;
        if (x.op === 'isi') seen.add(cellKey(x));
        letters += (x.value ?? '').length + 200;
        out.push(x);
        if (x.state === 'tunggu') put(Object.assign(x, { state: 'kirim' }));
      }
      return out;
    });
  }

  // send gives one batch to the server; false where it must be tried again later.
  async send(batch) {
    let answer;
    try {
      answer = await fetch(this.url, {
        method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(30e3),
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ reason: '', changes: batch.map(bare) }),
      });
      if (answer.ok) {
        await this.answered(batch, (await answer.json()).results);
        this.most = undefined;
        return this.mood('tenang');
      }
    } catch {
      return this.mood('putus');
    }
    if (answer.type === 'opaqueredirect' || answer.status === 401) return this.mood('masuk');
    if (answer.status >= 500 || answer.status === 429 || answer.status === 408) return this.mood('putus');
    if (batch.length > 1) {
      this.most = Math.ceil(batch.length / 2); // find the one that spoils the others
      return true;
    }
    const text = (await answer.json().catch(() => ({}))).detail ?? t('Ditolak server.');
    await this.answered(batch, [{ status: 'ditolak', problems: [{ text }] }]);
    return true;
  }

  mood(state) {
    if (this.state !== state) this.hear({ state: (this.state = state) });
    return state === 'tenang';
  }

  // answered writes the answers down and tells every tab what is true now.
  answered(batch, results) {
    const answers = batch.map((x, i) => ({ item: x, result: results[i] }));
    return this.settle(
      (items, put, remove) => {
        for (const { item, result } of answers) {
          const later = item.op === 'isi' && items.find((x) => x.op === 'isi' && x.n > item.n && cellKey(x) === cellKey(item) && x.list === item.list);
          const { status, value, by, at, problems = [] } = result;
          if (status === 'tersimpan' || status === 'sama') {
            remove(item);
            if (later) put(Object.assign(later, { base: value }));
          } else if (status === 'ditolak' && later) {
            remove(item);
            put(Object.assign(later, { base: item.base }));
          } else if (item.op !== 'tambah' || !parted(item, problems, put)) {
            if (later) remove(later);
            const own = later || item;
            put({ ...item, value: own.value, typed: own.typed, state: status, theirs: status === 'bentrok' ? value : undefined, by, at, problems });
          }
        }
      },
      { answers },
    );
  }
}

// taken puts a change among those that wait. What has not been sent yet, or was
// answered with a problem, is mended in place. A conflict stays one: what others
// wrote is never overwritten in passing.
function taken(c, before, fresh, items, put, remove) {
  const open = fresh && fresh.state !== 'kirim';
  if (c.op === 'hapus' && open) {
    for (const x of items) if (x.row === c.row) remove(x);
  } else if (c.op !== 'isi') {
    put({ ...c, state: 'tunggu' });
  } else if (!before && open && (fresh.typed === c.typed || !Object.keys(fresh.cells).length)) {
    Object.assign(fresh, { state: 'tunggu', typed: c.typed, problems: undefined, cells: { ...fresh.cells, [c.field]: c.value } });
    put(fresh);
  } else if (!before || before.state === 'kirim') {
    put({ ...c, state: 'tunggu', base: before || fresh ? null : c.base });
  } else if (before.state === 'tunggu' && !c.typed && c.value === before.base) {
    remove(before);
  } else {
    const mended = before.state === 'ditolak' ? { state: 'tunggu', base: c.base, problems: undefined } : {};
    put({ ...before, value: c.value, typed: c.typed, ...mended });
  }
}

// parted takes the cells that spoil a new row out of it, to stand as changes of
// their own: the row is saved, and each of them keeps what its person typed. Where
// the server names none of them, all go but the codes that say whose the row is.
function parted(row, problems, put) {
  const keys = Object.keys(row.cells ?? {});
  const named = keys.filter((key) => row.titles && problems.some((p) => p.text.startsWith(row.titles[key] + ': ')));
  const bad = named.length ? named : keys.filter((key) => row.loose?.includes(key));
  if (!bad.length) return false;
  const cells = { ...row.cells };
  for (const field of bad) {
    put({ op: 'isi', list: row.list, row: row.row, field, base: null, value: cells[field], typed: row.typed, state: 'tunggu' });
    delete cells[field];
  }
  put({ ...row, cells, state: 'tunggu' });
  return true;
}

// bare is a change as the server takes it.
function bare({ op, list, row, field, base, value, cells, after, typed }) {
  return { op, list, row, field, base, value, cells, after, typed };
}
