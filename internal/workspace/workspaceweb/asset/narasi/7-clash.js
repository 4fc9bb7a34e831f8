// Two people wrote at once: both texts side by side, block by block, and for each
// difference a choice.

// compare finds what two lists of blocks have in common, in order.
function compare(mine, theirs) {
  const same = (i, j) => mine[i].eq(theirs[j]);
  const n = mine.length, k = theirs.length;
  const best = Array.from({ length: n + 1 }, () => new Uint16Array(k + 1));
  for (let i = n - 1; i >= 0; i--) for (let j = k - 1; j >= 0; j--) best[i][j] = same(i, j) ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
  const out = [];
  let part = null;
  for (let i = 0, j = 0; i < n || j < k; ) {
    if (i < n && j < k && same(i, j)) {
      out.push({ both: mine[i++] });
      j++;
      part = null;
      continue;
    }
    if (!part) out.push((part = { mine: [], theirs: [] }));
    if (j >= k || (i < n && best[i + 1][j] >= best[i][j + 1])) part.mine.push(mine[i++]);
    else part.theirs.push(theirs[j++]);
  }
  return out;
}

const blocksOf = (doc) => {
  const out = [];
  doc.forEach((n) => (n.isTextblock && n.content.size === 0) || out.push(n));
  return out;
};

// settleClash asks until every difference is decided and gives the blocks chosen.
function settleClash(schema, mine, theirs, by) {
  return new Promise((done) => {
    const parts = compare(blocksOf(mine), blocksOf(theirs));
    const serializer = pm.DOMSerializer.fromSchema(schema);
    const text = (nodes) => (nodes.length ? serializer.serializeFragment(pm.Fragment.from(nodes)) : el('p', { class: 'muted' }, t('(tidak ada)')));
    let count = 0;
    const picks = [];
    const rows = parts.map((part) => {
      if (part.both) return el('div', { class: 'narasi-sama' }, text([part.both]));
      const n = ++count;
      const pick = { part, value: part.mine.length ? 'mine' : 'theirs' };
      if (part.mine.length && part.theirs.length === 0) pick.value = 'mine';
      picks.push(pick);
      const choice = (value, label) => el('label', {}, el('input', { type: 'radio', name: 'beda' + n, value, checked: pick.value === value, change: () => (pick.value = value) }), ' ' + label);
      return el('fieldset', { class: 'narasi-beda' }, el('legend', {}, t('Perbedaan %d', n)),
        el('div', {}, el('h3', {}, t('Tulisan Anda')), text(part.mine)),
        el('div', {}, el('h3', {}, by ? t('Tulisan %s', by) : t('Tulisan orang lain')), text(part.theirs)),
        el('p', { class: 'narasi-tombol' }, choice('mine', t('Pakai tulisan Anda')), choice('theirs', t('Pakai tulisan yang lain')), choice('all', t('Pakai keduanya'))));
    });
    if (!count) return done(blocksOf(mine));
    const form = el('form', { method: 'dialog', submit: () => { chosen = true; } }, ...rows,
      el('p', { class: 'narasi-tombol' }, el('button', { class: 'btn' }, t('Gabungkan dan simpan'))));
    let chosen = false;
    const dialog = show(t('Teks ini juga diubah orang lain'), el('p', {}, t('Tidak ada yang hilang: pilih untuk setiap perbedaan mana yang dipakai. Tulisan yang tidak dipakai tetap ada di riwayat.')), form);
    dialog.classList.add('wide');
    dialog.addEventListener('cancel', (e) => e.preventDefault());
    dialog.addEventListener('close', () => {
      if (!chosen) return;
      done(parts.flatMap((part) => {
        if (part.both) return [part.both];
        const { value } = picks.find((p) => p.part === part);
        return value === 'mine' ? part.mine : value === 'theirs' ? part.theirs : [...part.theirs, ...part.mine];
      }));
    });
  });
}
