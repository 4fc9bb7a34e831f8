// Small questions in a dialog.

// ask shows fields and gives what was filled in, or null where it was closed.
function ask(title, fields, { ok = t('Simpan'), remove } = {}) {
  return new Promise((done) => {
    let answer = null;
    const inputs = fields.map((f) => {
      const input = el(f.long ? 'textarea' : 'input', { class: 'field', name: f.name, required: f.required, ...(f.long ? { rows: 3 } : { type: f.type ?? 'text' }) });
      input.value = f.value ?? '';
      return input;
    });
    const form = el('form', { class: 'form', method: 'dialog', submit: () => (answer = Object.fromEntries(inputs.map((i) => [i.name, i.value.trim()]))) },
      ...fields.map((f, i) => el('label', {}, f.label, inputs[i], f.help && el('small', { class: 'muted' }, f.help))),
      el('p', { class: 'narasi-tombol' }, el('button', { class: 'btn' }, ok),
        remove && button(remove, () => { answer = 'remove'; dialog.close(); }), button(t('Batal'), () => dialog.close())));
    inputs.forEach((input, i) => input.addEventListener('input', () => input.setCustomValidity(fields[i].check?.(input.value.trim()) ?? '')));
    const dialog = show(title, form);
    dialog.addEventListener('close', () => done(answer));
    inputs[0]?.focus();
  });
}

function show(title, ...inside) {
  const id = 'narasi-d' + Math.random().toString(36).slice(2);
  const dialog = el('dialog', { class: 'narasi-dialog', 'aria-labelledby': id }, el('h2', { id }, title), ...inside);
  const back = document.activeElement;
  dialog.addEventListener('close', () => { dialog.remove(); back?.focus?.({ preventScroll: true }); });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

const shortcuts = () => [
  ['Ctrl+B', t('Tebal')], ['Ctrl+I', t('Miring')], ['Ctrl+K', t('Tautan')], ['Ctrl+Alt+1', t('Judul')], ['Ctrl+Alt+2', t('Subjudul')], ['Ctrl+Alt+0', t('Paragraf')],
  ['Ctrl+Shift+8', t('Daftar butir')], ['Ctrl+Shift+7', t('Daftar bernomor')], ['Ctrl+Alt+S', t('Sumber')], ['Ctrl+Z', t('Urungkan')], ['Ctrl+Y', t('Ulangi')],
  ['Tab', t('Sel tabel berikutnya')], ['Alt+F10', t('Ke bilah alat')], ['Ctrl+/', t('Daftar pintasan')],
];

function showShortcuts() {
  const signs = ['#', '##', '-', '1.'].map((s, i) => el('li', {}, el('kbd', {}, s), ' ' + t('lalu spasi: %s', [t('Judul'), t('Subjudul'), t('Daftar butir'), t('Daftar bernomor')][i])));
  const dialog = show(t('Pintasan papan ketik'), el('dl', { class: 'narasi-pintasan' }, ...shortcuts().flatMap(([k, v]) => [el('dt', {}, el('kbd', {}, k)), el('dd', {}, v)])),
    el('p', {}, t('Di awal paragraf:')), el('ul', {}, ...signs), el('p', { class: 'narasi-tombol' }, button(t('Tutup'), () => dialog.close())));
}
