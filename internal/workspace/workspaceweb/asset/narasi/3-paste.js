// What is pasted from Word and from pages: its words, headings, lists, tables,
// bold, italic and links stay, everything else goes.

const unseen = new Set(['SCRIPT', 'STYLE', 'META', 'LINK', 'TITLE', 'HEAD', 'XML', 'TEMPLATE', 'IFRAME', 'OBJECT', 'SVG', 'IMG']);
const blocks = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'BLOCKQUOTE', 'PRE', 'DD', 'DT', 'ADDRESS', 'CENTER', 'CAPTION', 'LI']);

// cleanHTML gives the same text in the few elements that the schema reads. The
// attributes of style are renamed first: the policy of the page lets nobody apply
// them, not even in a document that is never shown.
function cleanHTML(html) {
  if (html.includes('data-pm-slice')) return html; // from an editor like this one
  const calm = html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, ' data-style='));
  const from = new DOMParser().parseFromString(calm, 'text/html').body;
  const out = el('div');
  new Cleaner(out).into(from, {});
  return out.innerHTML;
}

class Cleaner {
  constructor(out) {
    this.out = out;
    this.open = null; // paragraph under way
  }

  // into walks the children of an element; style is what letters look like there.
  into(from, style) {
    for (const n of from.childNodes) {
      if (n.nodeType === Node.TEXT_NODE) this.words(n.data, style);
      else if (n.nodeType === Node.ELEMENT_NODE && !unseen.has(n.tagName.toUpperCase())) this.element(n, style);
    }
  }

  element(n, style) {
    const look = n.dataset.style ?? '';
    const item = /mso-list:\s*(?!ignore|none)[a-z]+\d+/i.test(look);
    if (/mso-list:\s*ignore/i.test(look) || /display:\s*none/i.test(look)) return;
    if (/^H[1-6]$/.test(n.tagName)) return this.block(n.tagName.toLowerCase(), n, {});
    if (item) return this.wordItem(n, style);
    switch (n.tagName) {
      case 'TABLE': return this.table(n);
      case 'UL': case 'OL': return this.list(n.tagName.toLowerCase(), n);
      case 'BR': return this.words(' ', style);
      case 'HR': return void (this.open = null);
    }
    if (blocks.has(n.tagName)) {
      this.open = null;
      this.into(n, this.styled(n, look, style));
      this.open = null;
      return;
    }
    this.into(n, this.styled(n, look, style));
  }

  styled(n, look, style) {
    const out = { ...style };
    const weight = /font-weight:\s*(\w+)/i.exec(look)?.[1];
    if (n.tagName === 'B' || n.tagName === 'STRONG') out.bold = true;
    if (weight) out.bold = weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
    if (n.tagName === 'I' || n.tagName === 'EM' || /font-style:\s*italic/i.test(look)) out.italic = true;
    if (n.tagName === 'A' && safe(n.getAttribute('href') ?? '')) out.link = n.getAttribute('href');
    return out;
  }

  words(text, style) {
    if (!this.open) {
      if (!text.trim()) return;
      this.open = this.out.appendChild(el('p'));
    }
    let piece = document.createTextNode(text.replace(/\s+/g, ' '));
    if (style.italic) piece = el('em', {}, piece);
    if (style.bold) piece = el('strong', {}, piece);
    if (style.link) piece = el('a', { href: style.link }, piece);
    this.open.append(piece);
  }

  block(tag, n, style) {
    this.open = this.out.appendChild(el(tag));
    this.into(n, style);
    this.open = null;
  }

  // list flattens: the items of a list within an item follow it.
  list(tag, n) {
    const last = this.out.lastElementChild;
    const list = this.within === tag && last?.tagName.toLowerCase() === tag ? last : this.out.appendChild(el(tag));
    this.open = null;
    for (const item of n.children) {
      if (item.tagName === 'UL' || item.tagName === 'OL') { // a list right in a list, as old programs write it
        for (const deep of item.querySelectorAll('li')) this.item(list, deep);
      } else this.item(list, item);
    }
  }

  item(list, n) {
    const nested = [...n.querySelectorAll('li')];
    const own = n.cloneNode(true);
    own.querySelectorAll('ul, ol').forEach((x) => x.remove());
    this.line(list.appendChild(el('li')).appendChild(el('p')), own);
    for (const deep of nested) if (deep.parentElement.closest('li') === n) this.item(list, deep);
  }

  // wordItem is a paragraph that Word numbers itself; its sign tells the kind.
  wordItem(n, style) {
    const sign = n.querySelector('[data-style*="mso-list:Ignore" i]')?.textContent.trim() ?? '';
    const tag = /^[\da-z]{1,4}[.)]/i.test(sign) ? 'ol' : 'ul';
    const last = this.out.lastElementChild;
    const list = last?.tagName.toLowerCase() === tag && last.word ? last : this.out.appendChild(el(tag));
    list.word = true;
    this.line(list.appendChild(el('li')).appendChild(el('p')), n, style);
  }

  // line puts everything within an element onto one line.
  line(p, n, style = {}) {
    const flat = new Cleaner(el('div'));
    flat.into(n, style);
    const lines = [...flat.out.querySelectorAll('p, h1, h2, h3, h4, h5, h6')].filter((x) => !x.querySelector('p'));
    lines.forEach((x, i) => p.append(...(i ? [' '] : []), ...x.childNodes));
    this.open = null;
  }

  // table makes rows of one length; a cell that covered several keeps its words in
  // the first.
  table(n) {
    const table = el('table');
    const caption = n.caption?.textContent.trim();
    if (caption) table.append(el('caption', {}, caption));
    const grid = [];
    [...n.rows].forEach((row, y) => {
      grid[y] ??= [];
      let x = 0;
      for (const c of row.cells) {
        while (grid[y][x]) x++;
        const cell = el(c.tagName === 'TH' ? 'th' : 'td', {}, el('p'));
        this.line(cell.firstChild, c);
        for (let dy = 0; dy < Math.min(c.rowSpan || 1, n.rows.length - y); dy++) {
          for (let dx = 0; dx < Math.min(c.colSpan || 1, 50); dx++) (grid[y + dy] ??= [])[x + dx] = dx || dy ? el(cell.tagName, {}, el('p')) : cell;
        }
      }
    });
    const width = Math.max(0, ...grid.map((r) => r.length));
    const body = table.appendChild(el('tbody'));
    for (const r of grid) {
      if (width) body.append(el('tr', {}, ...Array.from({ length: width }, (_, x) => r[x] ?? el('td', {}, el('p')))));
    }
    this.open = null;
    if (width) this.out.append(table);
  }
}
