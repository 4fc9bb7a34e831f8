// What can be done with a text: commands, keys, and the tool bar that shows them.

function makeCommands(schema, upload) {
  const n = schema.nodes, m = schema.marks;
  const inside = (state, type, attrs = {}) => {
    const { $from } = state.selection;
    for (let d = $from.depth; d > 0; d--) {
      const node = $from.node(d);
      if (node.type === type && Object.entries(attrs).every(([k, v]) => node.attrs[k] === v)) return node;
    }
    return null;
  };
  const heading = (level) => (state, dispatch) => (inside(state, n.heading, { level }) ? pm.setBlockType(n.paragraph) : pm.setBlockType(n.heading, { level }))(state, dispatch);
  const list = (type) => (state, dispatch) => {
    const other = type === n.bullet_list ? n.ordered_list : n.bullet_list;
    if (inside(state, type)) return pm.liftListItem(n.list_item)(state, dispatch);
    if (!inside(state, other)) return pm.wrapInList(type)(state, dispatch);
    const { $from } = state.selection; // the list becomes one of the other kind
    for (let d = $from.depth; d > 0; d--) {
      if ($from.node(d).type === other) return dispatch?.(state.tr.setNodeMarkup($from.before(d), type)), true;
    }
    return false;
  };
  const insert = (node) => (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(node).scrollIntoView());
    return true;
  };
  const hasMark = (state, type) => {
    const { from, to, empty, $from } = state.selection;
    return empty ? !!type.isInSet(state.storedMarks || $from.marks()) : state.doc.rangeHasMark(from, to, type);
  };

  async function link(view) {
    const { state } = view;
    const { from, to, empty, $from } = state.selection;
    const now = m.link.isInSet($from.marks()) || m.link.isInSet(state.doc.nodeAt(from)?.marks ?? []);
    const answer = await ask(t('Tautan'), [
      { name: 'href', label: t('Alamat'), value: now?.attrs.href ?? 'https://', required: true, check: (v) => (safe(v) ? '' : t('Tulis alamat web (https://…) atau surel (mailto:…).')) },
      ...(empty && !now ? [{ name: 'text', label: t('Teks yang tampak'), required: true }] : []),
    ], now ? { remove: t('Hapus tautan') } : {});
    view.focus();
    if (!answer) return;
    let a = from, b = to;
    if (now && empty) [a, b] = markRange($from, m.link);
    const tr = view.state.tr;
    if (answer === 'remove') tr.removeMark(a, b, m.link);
    else if (answer.text) tr.replaceSelectionWith(schema.text(answer.text, [m.link.create({ href: answer.href })]), false);
    else tr.removeMark(a, b, m.link).addMark(a, b, m.link.create({ href: answer.href }));
    view.dispatch(tr);
  }

  async function source(view) {
    const at = view.state.selection.node?.type === n.source ? view.state.selection.node : null;
    const answer = await ask(t('Sumber'), [
      { name: 'text', label: t('Sumber'), value: at?.attrs.text, required: true, long: true, help: t('Penulis atau lembaga, judul, tahun. Dicetak sebagai catatan kaki.') },
      { name: 'page', label: t('Halaman'), value: at?.attrs.page },
    ], at ? { remove: t('Hapus sumber') } : {});
    view.focus();
    if (answer === 'remove') view.dispatch(view.state.tr.deleteSelection());
    else if (answer) insert(n.source.create(answer))(view.state, view.dispatch);
  }

  // picture asks what has to be known of a picture before it stands in the text.
  async function picture(view, image, old = { source: t('dokumentasi sendiri') }) {
    const answer = await ask(t('Gambar'), [
      { name: 'alt', label: t('Teks pengganti'), value: old.alt, required: true, long: true, help: t('Apa yang tampak, bagi yang tidak melihatnya.') },
      { name: 'caption', label: t('Keterangan'), value: old.caption, help: t('Dicetak di bawah gambar dengan nomornya.') },
      { name: 'source', label: t('Sumber'), value: old.source, required: true },
    ], old.image ? { remove: t('Hapus gambar') } : {});
    view.focus();
    if (answer === 'remove') return view.dispatch(view.state.tr.deleteSelection());
    if (!answer) return;
    const { selection, tr } = view.state;
    const node = n.figure.create({ image, ...answer });
    if (old.image && selection.node) view.dispatch(tr.setNodeMarkup(selection.from, null, node.attrs));
    else {
      insert(node)(view.state, view.dispatch);
      goBehind(view);
    }
  }

  // goBehind puts the cursor behind the figure that is selected, so that whoever
  // writes on does not write over it.
  function goBehind(view) {
    const { tr, selection } = view.state;
    if (selection.node?.type !== n.figure) return false;
    if (!tr.doc.nodeAt(selection.to)?.isTextblock) tr.insert(selection.to, n.paragraph.create());
    view.dispatch(tr.setSelection(pm.TextSelection.create(tr.doc, selection.to + 1)).scrollIntoView());
    return true;
  }

  async function pictures(view, files) {
    for (const file of files) {
      const image = await upload(file);
      if (image) await picture(view, image);
    }
  }

  function choosePicture(view) {
    if (view.state.selection.node?.type === n.figure) return picture(view, view.state.selection.node.attrs.image, view.state.selection.node.attrs);
    const input = el('input', { type: 'file', accept: 'image/png,image/jpeg', change: () => pictures(view, input.files) });
    input.click();
  }

  async function describeTable(view, { pos, node }) {
    const answer = await ask(t('Judul dan sumber tabel'), [
      { name: 'caption', label: t('Judul'), value: node.attrs.caption, help: t('Dicetak di atas tabel dengan nomornya.') },
      { name: 'source', label: t('Sumber'), value: node.attrs.source },
    ]);
    view.focus();
    if (answer && view.state.doc.nodeAt(pos)?.type === n.table) view.dispatch(view.state.tr.setNodeMarkup(pos, null, answer));
  }

  const tableAt = (state) => {
    const { $from } = state.selection;
    for (let d = $from.depth; d > 0; d--) if ($from.node(d).type === n.table) return { pos: $from.before(d), node: $from.node(d) };
    return null;
  };

  function insertTable(view) {
    const row = (type) => n.table_row.create(null, Array.from({ length: 3 }, () => type.createAndFill()));
    const { state } = view;
    const tr = state.tr.replaceSelectionWith(n.table.create(null, [row(n.table_header), row(n.table_cell), row(n.table_cell)]));
    const at = Math.max(0, Math.min(state.selection.from, tr.doc.content.size));
    let first = null;
    tr.doc.nodesBetween(Math.max(0, at - 2), tr.doc.content.size, (node, pos) => {
      if (first == null && node.type === n.table_header) first = pos + 2;
    });
    if (first != null) tr.setSelection(pm.TextSelection.create(tr.doc, first));
    view.dispatch(tr.scrollIntoView());
    view.focus();
  }

  // nextCell goes on, and past the last cell into a new row.
  const nextCell = (state, dispatch, view) => {
    if (!pm.isInTable(state)) return false;
    if (pm.goToNextCell(1)(state, dispatch)) return true;
    if (dispatch && pm.addRowAfter(state, dispatch)) pm.goToNextCell(1)(view.state, view.dispatch);
    return true;
  };

  const atStart = (state) => state.selection.empty && state.selection.$from.parentOffset === 0;
  const backspace = (state, dispatch, view) => {
    const item = inside(state, n.list_item);
    if (!atStart(state)) return false;
    if (inside(state, n.heading)) return pm.setBlockType(n.paragraph)(state, dispatch);
    const { $from } = state.selection;
    if (item && $from.index(-2) === 0) return pm.liftListItem(n.list_item)(state, dispatch);
    return pm.joinTextblockBackward(state, dispatch, view);
  };
  const enter = (state, dispatch, view) => {
    if (pm.isInTable(state)) return nextCell(state, dispatch, view);
    if (!inside(state, n.list_item)) return false;
    return state.selection.$from.parent.content.size === 0 ? pm.liftListItem(n.list_item)(state, dispatch) : pm.splitListItem(n.list_item)(state, dispatch);
  };
  const later = (run) => (state, dispatch, view) => (dispatch && run(view), true);

  const keys = {
    'Mod-b': pm.toggleMark(m.strong), 'Mod-i': pm.toggleMark(m.em), 'Mod-k': later(link),
    'Mod-Alt-1': heading(1), 'Mod-Alt-2': heading(2), 'Mod-Alt-0': pm.setBlockType(n.paragraph),
    'Mod-Shift-8': list(n.bullet_list), 'Mod-Shift-7': list(n.ordered_list), 'Mod-Alt-s': later(source),
    'Mod-z': pm.undo, 'Mod-y': pm.redo, 'Shift-Mod-z': pm.redo, 'Mod-/': later(showShortcuts),
    'Alt-F10': later((view) => view.dom.closest('.narasi').querySelector('[role=toolbar] [tabindex="0"]').focus()),
    Tab: nextCell, 'Shift-Tab': (state, dispatch) => pm.isInTable(state) && (pm.goToNextCell(-1)(state, dispatch), true),
    Enter: enter, 'Shift-Enter': enter, Backspace: backspace,
  };

  const tools = [
    { name: t('Judul'), hint: 'Ctrl+Alt+1', run: heading(1), on: (s) => !!inside(s, n.heading, { level: 1 }) },
    { name: t('Subjudul'), hint: 'Ctrl+Alt+2', run: heading(2), on: (s) => !!inside(s, n.heading, { level: 2 }) },
    { name: t('Tebal'), hint: 'Ctrl+B', run: pm.toggleMark(m.strong), on: (s) => hasMark(s, m.strong) },
    { name: t('Miring'), hint: 'Ctrl+I', run: pm.toggleMark(m.em), on: (s) => hasMark(s, m.em) },
    { name: t('Daftar butir'), hint: 'Ctrl+Shift+8', run: list(n.bullet_list), on: (s) => !!inside(s, n.bullet_list) },
    { name: t('Daftar bernomor'), hint: 'Ctrl+Shift+7', run: list(n.ordered_list), on: (s) => !!inside(s, n.ordered_list) },
    { name: t('Tautan'), hint: 'Ctrl+K', act: link, on: (s) => hasMark(s, m.link) },
    { name: t('Sumber'), hint: 'Ctrl+Alt+S', act: source },
    { name: t('Tabel'), act: insertTable, off: (s) => pm.isInTable(s) },
    { name: t('Gambar'), act: choosePicture, off: (s) => pm.isInTable(s) },
    { name: t('Urungkan'), hint: 'Ctrl+Z', run: pm.undo },
    { name: t('Ulangi'), hint: 'Ctrl+Y', run: pm.redo },
    { name: t('Pintasan'), hint: 'Ctrl+/', act: showShortcuts },
  ];
  const tableTools = [
    { name: t('Baris di atas'), run: pm.addRowBefore }, { name: t('Baris di bawah'), run: pm.addRowAfter }, { name: t('Hapus baris'), run: pm.deleteRow },
    { name: t('Kolom di kiri'), run: pm.addColumnBefore }, { name: t('Kolom di kanan'), run: pm.addColumnAfter }, { name: t('Hapus kolom'), run: pm.deleteColumn },
    { name: t('Baris kepala'), run: pm.toggleHeaderRow, on: (s) => tableAt(s)?.node.firstChild.firstChild.type === n.table_header },
    { name: t('Judul dan sumber'), act: (view) => describeTable(view, tableAt(view.state)) }, { name: t('Hapus tabel'), run: pm.deleteTable },
  ];
  return { keys, tools, tableTools, pictures, picture, source, goBehind };
}

// markRange is how far a mark reaches around a place.
function markRange($pos, type) {
  const { parent } = $pos;
  let a = $pos.index(), b = a;
  const has = (i) => i >= 0 && i < parent.childCount && type.isInSet(parent.child(i).marks);
  if (!has(a) && has(a - 1)) a = --b;
  while (has(a - 1)) a--;
  while (has(b + 1)) b++;
  let from = $pos.start(), to = from;
  for (let i = 0; i <= b; i++) {
    if (i < a) from += parent.child(i).nodeSize;
    to += parent.child(i).nodeSize;
  }
  return [from, to];
}

// toolbar is one stop for the tabulator; arrows go from tool to tool.
function toolbar(label, tools, view, controls) {
  const buttons = tools.map((tool) => {
    const b = button(tool.name, () => b.getAttribute('aria-disabled') !== 'true' && (tool.act ? tool.act(view()) : (tool.run(view().state, view().dispatch, view()), view().focus())));
    b.addEventListener('mousedown', (e) => e.preventDefault()); // the selection stays
    if (tool.hint) b.title = tool.name + ' (' + tool.hint + ')';
    return b;
  });
  const bar = el('div', { role: 'toolbar', 'aria-label': label, 'aria-controls': controls, class: 'narasi-alat' }, ...buttons);
  const stop = (i) => buttons.forEach((b, j) => (b.tabIndex = i === j ? 0 : -1));
  bar.addEventListener('keydown', (e) => {
    const i = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: (i + 1) % buttons.length, ArrowLeft: (i - 1 + buttons.length) % buttons.length, Home: 0, End: buttons.length - 1 }[e.key];
    if (e.key === 'Escape') view().focus();
    if (i < 0 || to == null) return;
    e.preventDefault();
    stop(to);
    buttons[to].focus();
  });
  bar.addEventListener('focusin', (e) => stop(Math.max(0, buttons.indexOf(e.target))));
  stop(0);
  bar.update = (state) => tools.forEach((tool, i) => {
    if (tool.on) buttons[i].setAttribute('aria-pressed', tool.on(state));
    buttons[i].setAttribute('aria-disabled', !!tool.off?.(state) || (!!tool.run && !tool.on && !tool.run(state)));
  });
  return bar;
}
