// Words, figures and tables as text. Nothing here knows the page.
//
// A value travels and is kept as canonical text: 1234.5, 1250000, "ya" or nothing,
// 2019-10-01. What a person types stays as typed until the server has read it.

const words = {}; // translations by their Indonesian text, from data-teks

// t gives a text in the language of the page. Its keys are listed in texts.go.
function t(key, ...args) {
  let i = 0;
  return (words[key] ?? key).replace(/%[ds]/g, () => args[i++]);
}

const newId = () => crypto.randomUUID().replaceAll('-', '');

// el makes an element; a function given as an attribute listens to an event.
function el(tag, attrs = {}, ...inside) {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) {
    if (typeof value === 'function') e.addEventListener(name, value);
    else if (value !== false && value != null) e.setAttribute(name, value === true ? '' : value);
  }
  e.append(...inside.filter((x) => x != null));
  return e;
}

const button = (text, click, kind = 'plain') => el('button', { type: 'button', class: `btn small ${kind}`, click }, text);

// sync keeps the children of a parent to the wanted keys in their order, without
// moving those that stay: a moved element would lose its focus.
function sync(parent, keys, make) {
  const have = new Map([...parent.children].map((e) => [e.key, e]));
  const want = new Set(keys);
  for (const [key, e] of have) if (!want.has(key)) e.remove();
  let next = parent.firstElementChild;
  return keys.map((key) => {
    const e = have.get(key) ?? make(key);
    e.key = key;
    if (e === next) next = e.nextElementSibling;
    else parent.insertBefore(e, next);
    return e;
  });
}

const group = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, '.');
const isFigure = (kind) => kind === 'rupiah' || kind === 'angka';
const days = new Intl.DateTimeFormat(document.documentElement.lang || 'id', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

// shown writes a canonical value as people read it.
function shown(value, kind) {
  if (isFigure(kind)) {
    const m = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
    return m ? m[1] + group(m[2]) + (m[3] ? ',' + m[3] : '') : value;
  }
  return kind === 'tanggal' && /^\d{4}-\d\d-\d\d$/.test(value) ? days.format(new Date(value)) : value;
}

// editable writes a canonical value as a person would type it.
function editable(value, kind) {
  if (kind === 'angka') return value.replace('.', ',');
  if (kind === 'tanggal') return value.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$3-$2-$1');
  return value;
}

// whole reads a sum of rupiah, canonical or as typed; null where it is none.
function whole(value) {
  if (/^-?\d{1,3}(\.\d{3})+$/.test(value)) value = value.replaceAll('.', '');
  return /^-?\d+$/.test(value) ? BigInt(value) : null;
}

const collator = new Intl.Collator('id', { numeric: true });

// compare orders two values of a column; empty ones come last.
function compare(a, b, kind) {
  if (a === '' || b === '') return (a === '') - (b === '');
  if (isFigure(kind)) return Number(a) - Number(b);
  return collator.compare(a, b);
}

// readTSV reads cells as Excel copies them: a quoted one may hold lines and tabs.
function readTSV(text) {
  text = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows = [[]];
  for (let i = 0; i <= text.length; i++) {
    let cell = '';
    if (text[i] === '"') {
      const m = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(text.slice(i));
      if (m) {
        cell = m[1].replaceAll('""', '"');
        i += m[0].length;
      }
    }
    while (i < text.length && text[i] !== '\t' && text[i] !== '\n') cell += text[i++];
    rows.at(-1).push(cell);
    if (text[i] === '\n') rows.push([]);
  }
  return rows;
}

const writeTSV = (rows) => rows.map((row) => row.map((c) => (/[\t\n"]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join('\t')).join('\r\n');

// readHTML reads the first table of a copied page or text; null where there is none.
function readHTML(html) {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!table) return null;
  const rows = [];
  const grid = (r) => (rows[r] ??= []);
  [...table.rows].forEach((tr, r) => {
    let c = 0;
    for (const td of tr.cells) {
      while (grid(r)[c] !== undefined) c++;
      for (const br of td.querySelectorAll('br,p+p,div+div')) br.before('\v'); // a break that blanks do not swallow
      const text = td.textContent.replace(/[^\S\v]+/g, ' ').replace(/ ?\v ?/g, '\n').trim();
      for (let y = 0; y < Math.min(td.rowSpan || 1, 1000); y++) for (let x = 0; x < Math.min(td.colSpan, 1000); x++) grid(r + y)[c + x] = x || y ? '' : text;
      c += td.colSpan;
    }
  });
  return rows.map((row) => Array.from(row, (c) => c ?? ''));
}

// pasted chooses what to read from a clipboard. Excel says its cells best as plain
// text; Word and web pages break plain text inside their cells, not so their tables.
function pasted(data) {
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  const table = html && !/Excel\.Sheet|office:excel/.test(html) ? readHTML(html) : null;
  return table ?? (text === '' ? readHTML(html) : null) ?? readTSV(text);
}

// differing tells two texts apart word by word: for each, its parts as [text, differs].
function differing(a, b) {
  const x = a.split(/(\s+)/);
  const y = b.split(/(\s+)/);
  if (x.length * y.length > 4e6) return [[[a, true]], [[b, true]]];
  const common = Array.from({ length: x.length + 1 }, () => new Uint16Array(y.length + 1));
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = y.length - 1; j >= 0; j--) common[i][j] = x[i] === y[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  }
  const out = [[], []];
  const add = (side, text, differs) => {
    const last = out[side].at(-1);
    if (last && last[1] === differs) last[0] += text;
    else out[side].push([text, differs]);
  };
  for (let i = 0, j = 0; i < x.length || j < y.length; ) {
    if (i < x.length && j < y.length && x[i] === y[j]) {
      add(0, x[i++], false);
      add(1, y[j++], false);
    } else if (j >= y.length || (i < x.length && common[i + 1][j] >= common[i][j + 1])) add(0, x[i++], true);
    else add(1, y[j++], true);
  }
  return out;
}
