// Words and elements. The texts of the page come from data-teks, by their
// Indonesian wording; they are listed in narrativetext.go.

const pm = globalThis.ProseMirror;
const words = {};

function t(key, ...args) {
  let i = 0;
  return (words[key] ?? key).replace(/%[ds]/g, () => args[i++]);
}

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
const clock = new Intl.DateTimeFormat(document.documentElement.lang || 'id', { hour: '2-digit', minute: '2-digit' });
const figures = new Intl.NumberFormat(document.documentElement.lang || 'id');

// countWords counts as the server does: what stands between spaces.
function countWords(doc) {
  let text = '';
  doc.descendants((n) => {
    if (n.isText) text += n.text;
    else if (n.isBlock) text += ' ' + (n.attrs.caption ?? '') + ' ';
  });
  return text.split(/\s+/).filter(Boolean).length;
}
