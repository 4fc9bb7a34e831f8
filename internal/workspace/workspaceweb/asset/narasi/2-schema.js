// What a text may hold. The server checks the same again (plan/narrative).

const cellAttrs = { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } };
const words_ = (s) => (s ?? '').trim();

function makeSchema(photo) {
  const cell = (tag, tableRole) => ({ content: 'paragraph', attrs: cellAttrs, tableRole, isolating: true, parseDOM: [{ tag }], toDOM: () => [tag, 0] });
  return new pm.Schema({
    nodes: {
      doc: { content: 'block+' },
      paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
      heading: {
        content: 'text*', marks: '', group: 'block', defining: true, attrs: { level: { default: 1 } },
        parseDOM: [1, 1, 2, 2, 2, 2].map((level, i) => ({ tag: 'h' + (i + 1), attrs: { level } })),
        toDOM: (n) => ['h' + (n.attrs.level + 1), 0],
      },
      bullet_list: { content: 'list_item+', group: 'block', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
      ordered_list: { content: 'list_item+', group: 'block', parseDOM: [{ tag: 'ol' }], toDOM: () => ['ol', 0] },
      list_item: { content: 'paragraph', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
      table: {
        content: 'table_row+', tableRole: 'table', isolating: true, group: 'block', attrs: { caption: { default: '' }, source: { default: '' } },
        parseDOM: [{ tag: 'table', getAttrs: (e) => ({ caption: words_(e.dataset.caption ?? e.caption?.textContent), source: words_(e.dataset.source) }), contentElement: (e) => e }],
        toDOM: tableDOM,
      },
      table_row: { content: '(table_cell | table_header)+', tableRole: 'row', parseDOM: [{ tag: 'tr' }], toDOM: () => ['tr', 0] },
      table_cell: cell('td', 'cell'),
      table_header: cell('th', 'header_cell'),
      figure: {
        group: 'block', atom: true, draggable: true, attrs: { image: {}, alt: { default: '' }, caption: { default: '' }, source: { default: '' } },
        parseDOM: [{ tag: 'figure[data-image]', getAttrs: ({ dataset: d }) => ({ image: d.image, alt: d.alt ?? '', caption: d.caption ?? '', source: d.source ?? '' }) }],
        toDOM: ({ attrs: a }) => ['figure', { 'data-image': a.image, 'data-alt': a.alt, 'data-caption': a.caption, 'data-source': a.source },
          ['img', { src: photo(a.image), alt: a.alt }], ['figcaption', a.caption || t('Gambar tanpa keterangan'), ['small', t('Sumber: %s', a.source)]]],
      },
      source: {
        inline: true, group: 'inline', atom: true, attrs: { text: {}, page: { default: '' } }, marks: '',
        parseDOM: [{ tag: 'sup[data-text]', getAttrs: ({ dataset: d }) => ({ text: d.text, page: d.page ?? '' }) }],
        toDOM: ({ attrs: a }) => ['sup', { class: 'narasi-sumber', 'data-text': a.text, 'data-page': a.page, title: cited(a) }, ['span', { class: 'hidden' }, t('Sumber: %s', cited(a))]],
      },
      text: { group: 'inline' },
    },
    marks: {
      link: { attrs: { href: {} }, inclusive: false, parseDOM: [{ tag: 'a[href]', getAttrs: (e) => (safe(e.getAttribute('href')) ? { href: e.getAttribute('href') } : false) }], toDOM: (m) => ['a', { href: m.attrs.href, rel: 'noopener' }, 0] },
      strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
      em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    },
  });
}

const cited = (a) => a.text + (a.page ? ', hlm. ' + a.page : '');

function tableDOM({ attrs: a }) {
  const fixed = { contenteditable: 'false' };
  return ['div', { class: 'narasi-tabel' }, ['p', { ...fixed, class: 'narasi-judul' }, a.caption || t('Tabel tanpa judul')],
    ['table', { 'data-caption': a.caption, 'data-source': a.source }, ['tbody', 0]], ['p', { ...fixed, class: 'narasi-asal' }, a.source ? t('Sumber: %s', a.source) : '']];
}

// safe tells whether an address leads to a page or a mailbox.
function safe(address) {
  try {
    const u = new URL(address);
    return ((u.protocol === 'https:' || u.protocol === 'http:') && u.host !== '') || (u.protocol === 'mailto:' && u.pathname !== '');
  } catch {
    return false;
  }
}

// cleared takes from the JSON of a text what only editors of tables need.
function cleared(node) {
  const { type, text, marks } = node;
  const attrs = Object.fromEntries(Object.entries(node.attrs ?? {}).filter(([k, v]) => !(k in cellAttrs) && v !== ''));
  return {
    type, ...(Object.keys(attrs).length && { attrs }), ...(node.content && { content: node.content.map(cleared) }), ...(marks && { marks }), ...(text != null && { text }),
  };
}
