// The editor of a page: where the form stood, which stays for those without script.

const root = document.querySelector('.narasi[data-isi]');
if (root) start(root);

function start(root) {
  Object.assign(words, JSON.parse(root.dataset.teks));
  const d = root.dataset;
  const may = d.boleh === 'ya';
  const schema = makeSchema((hash) => d.foto + '/' + hash);
  const parse = (json) => {
    const content = json?.content?.length ? json : { type: 'doc', content: [{ type: 'paragraph' }] };
    return schema.nodeFromJSON(content);
  };
  const status = el('p', { class: 'narasi-status', role: 'status' });
  const count = el('span', { class: 'muted' });
  const place = el('div', { class: 'narasi-kertas' });
  let view = null;
  let problem = '';

  const told = (state, text) => {
    const said = {
      saved: () => t('Tersimpan pukul %s', clock.format(new Date())), waiting: () => t('Belum tersimpan…'), sending: () => t('Menyimpan…'),
      offline: () => t('Sambungan terputus. Tulisan Anda disimpan di peramban ini dan dikirim begitu tersambung.'),
      full: () => t('Penyimpanan peramban penuh. Jangan tutup halaman ini sebelum tersimpan.'),
      refused: () => t('Belum tersimpan: %s', text), clash: () => t('Orang lain mengubah teks ini bersamaan. Pilih mana yang dipakai.'),
    }[state]();
    root.dataset.keadaan = state;
    problem = '';
    if (status.firstChild?.data !== said) status.replaceChildren(said);
  };

  async function upload(file) {
    if (!/^image\/(png|jpeg)$/.test(file.type)) return refuse(t('Hanya gambar PNG atau JPEG yang dapat dimuat.'));
    status.replaceChildren(t('Mengunggah gambar…'));
    const body = new FormData();
    body.append('gambar', file);
    try {
      const r = await fetch(d.unggah, { method: 'POST', headers: { Accept: 'application/json' }, body });
      const answer = await r.json();
      if (!r.ok) return refuse(answer.detail);
      status.replaceChildren(t('Gambar terunggah.'));
      return answer.hash;
    } catch {
      return refuse(t('Gambar tidak terunggah: sambungan terputus. Ulangi setelah tersambung.'));
    }
  }
  const refuse = (text) => {
    status.replaceChildren((problem = text));
    return null;
  };

  const commands = makeCommands(schema, upload);
  const id = 'narasi-editor';
  const bar = may && toolbar(t('Bilah alat'), commands.tools, () => view, id);
  const tableBar = may && toolbar(t('Alat tabel'), commands.tableTools, () => view, id);

  // A table or a picture at the end would leave nowhere to write on.
  const tail = new pm.Plugin({
    appendTransaction: (trs, old, now) => (trs.some((tr) => tr.docChanged) && !now.doc.lastChild.isTextblock && !/list/.test(now.doc.lastChild.type.name) ? now.tr.insert(now.doc.content.size, schema.nodes.paragraph.create()).setMeta('addToHistory', false) : null),
  });
  const rules = pm.inputRules({
    rules: [
      pm.textblockTypeInputRule(/^(#{1,2})\s$/, schema.nodes.heading, (m) => ({ level: m[1].length })),
      pm.wrappingInputRule(/^[-*•]\s$/, schema.nodes.bullet_list), pm.wrappingInputRule(/^1[.)]\s$/, schema.nodes.ordered_list),
    ],
  });
  const plugins = [rules, pm.keymap(commands.keys), pm.keymap(pm.baseKeymap), pm.history(), pm.gapCursor(), pm.tableEditing(), tail];

  const first = parse(JSON.parse(d.isi));
  const draft = new Draft(d.kunci);
  let keeper = null;
  view = new pm.EditorView(place, {
    state: pm.EditorState.create({ doc: first, plugins }),
    editable: () => may,
    attributes: { id, role: 'textbox', 'aria-multiline': 'true', 'aria-label': d.judul, class: 'dok' },
    transformPastedHTML: cleanHTML,
    handlePaste: (v, e) => takesFiles(v, e, e.clipboardData),
    handleDrop: (v, e, slice, moved) => !moved && takesFiles(v, e, e.dataTransfer),
    handleDoubleClickOn: (v, pos, node) => {
      if (!may) return false;
      if (node.type === schema.nodes.figure) return commands.picture(v, node.attrs.image, node.attrs), true;
      if (node.type === schema.nodes.source) return v.dispatch(v.state.tr.setSelection(pm.NodeSelection.create(v.state.doc, pos))), commands.source(v), true;
      return false;
    },
    handleKeyDown: (v, e) => {
      const node = v.state.selection.node;
      if (e.key !== 'Enter' || !node) return false;
      if (node.type === schema.nodes.figure) return commands.picture(v, node.attrs.image, node.attrs), true;
      if (node.type === schema.nodes.source) return commands.source(v), true;
      return false;
    },
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      refresh();
      if (tr.docChanged && !tr.getMeta('theirs')) keeper?.changed();
    },
  });

  function takesFiles(v, e, data) {
    const files = [...(data?.files ?? [])].filter((f) => f.type.startsWith('image/'));
    if (!files.length || data.types?.includes('text/html')) return false; // Word adds a picture of what it copies
    e.preventDefault();
    commands.pictures(v, files);
    return true;
  }

  function refresh() {
    count.replaceChildren(t('%s kata', figures.format(countWords(view.state.doc))));
    if (!may) return;
    bar.update(view.state);
    tableBar.hidden = !pm.isInTable(view.state);
    if (!tableBar.hidden) tableBar.update(view.state);
  }

  // put replaces the text where it differs, so that the cursor stays.
  function put(doc) {
    const now = view.state.doc;
    const a = now.content.findDiffStart(doc.content);
    if (a == null) return;
    let { a: b, b: c } = now.content.findDiffEnd(doc.content);
    const overlap = a - Math.min(b, c);
    if (overlap > 0) (b += overlap), (c += overlap);
    const tr = view.state.tr.replace(a, b, doc.slice(a, c)).setMeta('theirs', true);
    view.dispatch(tr.doc.eq(doc) ? tr : view.state.tr.replaceWith(0, now.content.size, doc.content).setMeta('theirs', true));
  }

  root.replaceChildren(...(may ? [el('div', { class: 'narasi-lekat' }, bar, tableBar)] : []), place, el('div', { class: 'narasi-kaki' }, status, count));
  document.execCommand?.('enableObjectResizing', false, 'false');
  refresh();
  if (!may) return;

  keeper = new Keeper({
    change: d.ubah, form: d.bentuk, row: d.baris, fresh: d.baru === 'ya', cells: JSON.parse(d.sel), base: d.dasar, draft, told,
    read: () => view.state.doc,
    async clash(json, by) {
      const theirs = parse(json);
      const chosen = await settleClash(schema, view.state.doc, theirs, by);
      put(schema.nodes.doc.create(null, chosen.length ? chosen : schema.nodes.paragraph.create()));
      keeper.theirs = theirs;
      view.focus();
    },
  });
  restore();
  listen();

  // restore brings back what the browser kept and the server never got.
  function restore() {
    const kept = draft.read();
    if (!kept) return;
    try {
      const doc = parse(kept.doc);
      doc.check();
      if (doc.eq(view.state.doc)) return void draft.write(null);
      const base = keeper.base;
      put(doc);
      if (kept.base !== base) keeper.base = kept.base; // the server will answer with what is there
      keeper.changed();
      keeper.save();
    } catch {
      status.replaceChildren(t('Tulisan yang disimpan peramban ini tidak terbaca; isinya dari server.'));
    }
  }

  function listen() {
    if (!d.siaran) return;
    const stream = new EventSource(d.siaran);
    stream.addEventListener('ubah', async (e) => {
      const news = JSON.parse(e.data);
      for (const c of news.entries ?? []) {
        if (c.list !== 'narasi' || c.row !== d.baris || c.field !== 'isi') continue;
        const theirs = await keeper.heard(c.after, news.name).catch(() => null);
        if (!theirs) continue;
        put(parse(theirs));
        keeper.sent = view.state.doc;
        status.replaceChildren(t('%s baru saja mengubah teks ini; perubahannya sudah tampak di sini.', news.name));
      }
    });
    addEventListener('pagehide', () => stream.close());
  }
}
