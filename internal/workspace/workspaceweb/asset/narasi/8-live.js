// Others: what they write is shown, and that they are here.

const tab = crypto.randomUUID().replaceAll('-', '');

// follow hears the stream of the workspace. changed is told of every new value of
// the text with who wrote it; people, of the names of those who have it open.
function follow(d, changed, people) {
  const stream = new EventSource(d.siaran);
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => follow(d, changed, people), 5000 + Math.random() * 5000);
  });
  stream.addEventListener('ubah', (e) => {
    const { name, entries } = JSON.parse(e.data);
    for (const c of entries ?? []) if (c.list === 'narasi' && c.row === d.baris && c.field === 'isi') changed(c.after, name);
  });
  stream.addEventListener('hadir', (e) => {
    const here = JSON.parse(e.data).filter((p) => p.tab !== tab && p.list === 'narasi' && p.row === d.baris);
    people([...new Set(here.map((p) => p.name))].sort());
  });
}

// beHere tells others that this text is open, until the page goes.
function beHere(d) {
  const tell = (list) => fetch(d.hadir, { method: 'POST', keepalive: true, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ tab, list, row: d.baris, field: 'isi' }) }).catch(() => {});
  tell('narasi');
  setInterval(() => document.hidden || tell('narasi'), 25e3);
  addEventListener('pagehide', () => tell(''));
}
