// The editor of a page stands where the form stood, which stays for those without
// script.

// statusLine says how it stands with the text.
function statusLine(root) {
  const line = el('p', { class: 'narasi-status', role: 'status' });
  line.say = (text) => line.firstChild?.data !== text && line.replaceChildren(text);
  line.told = (state, text) => {
    root.dataset.keadaan = state;
    line.say({
      saved: () => t('Tersimpan pukul %s', clock.format(new Date())), waiting: () => t('Belum tersimpan…'), sending: () => t('Menyimpan…'),
      offline: () => t('Sambungan terputus. Tulisan Anda disimpan di peramban ini dan dikirim begitu tersambung.'),
      out: () => t('Sesi Anda berakhir. Masuk lagi di tab lain; tulisan Anda disimpan di peramban ini dan dikirim sesudahnya.'),
      full: () => t('Penyimpanan peramban penuh. Jangan tutup halaman ini sebelum tersimpan.'),
      refused: () => t('Belum tersimpan: %s', text), clash: () => t('Orang lain mengubah teks ini bersamaan. Pilih mana yang dipakai.'),
    }[state]());
  };
  return line;
}

// uploader gives the hash of a picture that was sent, or nothing.
const uploader = (address, status) => async (file) => {
  if (!/^image\/(png|jpeg)$/.test(file.type)) return status.say(t('Hanya gambar PNG atau JPEG yang dapat dimuat.')), null;
  status.say(t('Mengunggah gambar…'));
  const body = new FormData();
  body.append('gambar', file);
  try {
    const r = await fetch(address, { method: 'POST', headers: { Accept: 'application/json' }, body });
    const answer = await r.json();
    status.say(r.ok ? t('Gambar terunggah.') : answer.detail);
    return r.ok ? answer.hash : null;
  } catch {
    return status.say(t('Gambar tidak terunggah: sambungan terputus. Ulangi setelah tersambung.')), null;
  }
};

function makePlugins(schema, commands) {
  const n = schema.nodes;
  const rules = pm.inputRules({
    rules: [
      pm.textblockTypeInputRule(/^(#{1,2})\s$/, n.heading, (m) => ({ level: m[1].length })),
      pm.wrappingInputRule(/^[-*•]\s$/, n.bullet_list), pm.wrappingInputRule(/^1[.)]\s$/, n.ordered_list),
    ],
  });
  // A table or a picture at the end would leave nowhere to write on.
  const tail = new pm.Plugin({
    appendTransaction: (trs, old, now) => (trs.some((tr) => tr.docChanged) && (now.doc.lastChild.type === n.table || now.doc.lastChild.type === n.figure)
      ? now.tr.insert(now.doc.content.size, n.paragraph.create()).setMeta('addToHistory', false) : null),
  });
  return [rules, pm.keymap(commands.keys), pm.keymap(pm.baseKeymap), pm.history(), pm.gapCursor(), pm.tableEditing(), tail];
}

// openNode asks anew about the picture or the source that is meant.
function openNode(view, commands, node) {
  if (node?.type.name === 'figure') commands.picture(view, node.attrs.image, node.attrs);
  else if (node?.type.name === 'source') commands.source(view);
  else return false;
  return true;
}

function takesFiles(view, commands, e, data) {
  const files = [...(data?.files ?? [])].filter((f) => f.type.startsWith('image/'));
  if (!files.length || data.types?.includes('text/html')) return false; // Word adds a picture of what it copies
  e.preventDefault();
  commands.pictures(view, files);
  return true;
}

// put replaces the text where it differs, so that the cursor stays.
function put(view, doc) {
  const now = view.state.doc;
  const a = now.content.findDiffStart(doc.content);
  if (a == null) return;
  let { a: b, b: c } = now.content.findDiffEnd(doc.content);
  const overlap = a - Math.min(b, c);
  if (overlap > 0) (b += overlap), (c += overlap);
  let tr = view.state.tr.replace(a, b, doc.slice(a, c));
  if (!tr.doc.eq(doc)) tr = view.state.tr.replaceWith(0, now.content.size, doc.content);
  view.dispatch(tr.setMeta('theirs', true));
}

function start(root) {
  const d = root.dataset;
  Object.assign(words, JSON.parse(d.teks));
  const may = d.boleh === 'ya';
  const schema = makeSchema((hash) => d.foto + '/' + hash);
  const parse = (json) => schema.nodeFromJSON(json?.content?.length ? json : { type: 'doc', content: [{ type: 'paragraph' }] });
  const status = statusLine(root);
  const count = el('span', { class: 'muted' }), people = el('span', { class: 'muted' });
  const place = el('div', { class: 'narasi-kertas' });
  const commands = makeCommands(schema, uploader(d.unggah, status));
  const bars = may ? [[t('Bilah alat'), commands.tools], [t('Alat tabel'), commands.tableTools]].map(([label, tools]) => toolbar(label, tools, () => view, 'narasi-editor')) : [];
  let keeper = null;

  const refresh = () => {
    count.replaceChildren(t('%s kata', figures.format(countWords(view.state.doc))));
    if (!may) return;
    bars[1].hidden = !pm.isInTable(view.state);
    for (const bar of bars) if (!bar.hidden) bar.update(view.state);
  };
  const view = new pm.EditorView(place, {
    state: pm.EditorState.create({ doc: parse(JSON.parse(d.isi)), plugins: makePlugins(schema, commands) }),
    editable: () => may,
    attributes: { id: 'narasi-editor', role: 'textbox', 'aria-multiline': 'true', 'aria-label': d.judul },
    transformPastedHTML: cleanHTML,
    handlePaste: (v, e) => takesFiles(v, commands, e, e.clipboardData),
    handleDrop: (v, e, slice, moved) => !moved && takesFiles(v, commands, e, e.dataTransfer),
    handleDoubleClickOn: (v, pos, node, nodePos, e, direct) => {
      if (!may || !direct || !/figure|source/.test(node.type.name)) return false;
      v.dispatch(v.state.tr.setSelection(pm.NodeSelection.create(v.state.doc, nodePos)));
      return openNode(v, commands, node);
    },
    handleTextInput: (v, from, to, text) => commands.goBehind(v) && (v.dispatch(v.state.tr.insertText(text)), true),
    handleKeyDown: (v, e) => may && e.key === 'Enter' && openNode(v, commands, v.state.selection.node),
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      refresh();
      if (tr.docChanged && !tr.getMeta('theirs')) keeper?.changed();
    },
  });
  root.replaceChildren(...(may ? [el('div', { class: 'narasi-lekat' }, ...bars)] : []), place, el('div', { class: 'narasi-kaki' }, status, people, count));
  refresh();
  if (!may) return;

  keeper = new Keeper({
    change: d.ubah, form: d.bentuk, row: d.baris, fresh: d.baru === 'ya', cells: JSON.parse(d.sel), base: d.dasar,
    draft: new Draft(d.kunci), told: status.told, read: () => view.state.doc,
    async clash(json, by) {
      const theirs = parse(json);
      const chosen = await settleClash(schema, view.state.doc, theirs, by);
      put(view, schema.nodes.doc.create(null, chosen.length ? chosen : schema.nodes.paragraph.create()));
      view.focus();
      return theirs;
    },
  });
  keeper.restore((json) => put(view, parse(json))) || status.say(t('Tulisan yang disimpan peramban ini tidak terbaca; isinya dari server.'));
  beHere(d);
  follow(d, async (value, by) => {
    const theirs = await keeper.heard(value, by).catch(() => null);
    if (!theirs) return;
    put(view, parse(theirs));
    keeper.sent = view.state.doc;
    status.say(t('%s baru saja mengubah teks ini; perubahannya sudah tampak di sini.', by));
  }, (names) => people.replaceChildren(names.length ? t('Sedang di sini: %s', names.join(', ')) : ''));
}

const root = document.querySelector('.narasi[data-isi]');
if (root) start(root);
