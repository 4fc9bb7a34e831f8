package docdiff

import (
	"strings"

	"gurindam/internal/doc"
)

// blocks compares what stands in a section.
func (c *comparison) blocks(older, newer []doc.Block) []doc.Block {
	var out []doc.Block
	add := func(b doc.Block, ok bool) {
		if ok {
			out = append(out, b)
		}
	}
	for _, p := range match(items(older, blockItem), items(newer, blockItem)) {
		switch {
		case p.n < 0:
			b, ok := c.marked(older[p.o], doc.Deleted)
			add(b, ok)
			c.noteWhole(older[p.o], doc.Deleted)
		case p.o < 0:
			b, ok := c.marked(newer[p.n], doc.Inserted)
			add(b, ok)
			c.noteWhole(newer[p.n], doc.Inserted)
		default:
			add(c.block(older[p.o], newer[p.n], p.moved), true)
		}
	}
	return out
}

// blockItem is what a block is matched by. What has no identity is matched by its
// kind, in order.
func blockItem(b doc.Block) item {
	switch b := b.(type) {
	case doc.Paragraph:
		return item{"paragraf " + b.ID, textOf(b.Text)}
	case doc.Table:
		return item{id: "tabel " + b.ID}
	case doc.Figure:
		return item{id: "gambar " + b.ID}
	case doc.Gantt:
		return item{id: "peta jalan " + b.ID}
	}
	return item{id: what(b)}
}

// what names a block to the reader of the list of changes.
func what(b doc.Block) string {
	named := func(kind, caption string) string { return strings.TrimSpace(kind + " " + caption) }
	switch b := b.(type) {
	case doc.Paragraph:
		return "Paragraf"
	case doc.List:
		return "Daftar"
	case doc.Table:
		return named("Tabel", b.Caption)
	case doc.Figure:
		return named("Gambar", b.Caption)
	case doc.Gantt:
		return named("Peta jalan", b.Caption)
	case doc.Figures:
		return "Angka utama"
	case doc.Signatures:
		return "Lembar tanda tangan"
	case doc.Cards:
		return "Kartu"
	}
	return ""
}

// noteWhole lists a block that came or went. A new page is no change.
func (c *comparison) noteWhole(b doc.Block, mark doc.Mark) {
	switch b := b.(type) {
	case doc.PageBreak:
	case doc.Paragraph:
		c.note(mark, what(b), quoted(plain(b.Text)))
	case doc.List:
		c.note(mark, what(b), quoted(strings.Join(lines(b), "; ")))
	default:
		c.note(mark, what(b), "")
	}
}

// block compares two blocks that are matched.
func (c *comparison) block(older, newer doc.Block, moved bool) doc.Block {
	out := doc.Revised{Mark: doc.Changed, Block: newer}
	changed := false
	switch n := newer.(type) {
	case doc.Paragraph:
		n.Text, changed = c.words(older.(doc.Paragraph).Text, n.Text)
		if out.Block = n; changed {
			c.note(doc.Changed, what(n), summary(n.Text))
		}
	case doc.List:
		if out.Block, changed = c.list(older.(doc.List), n); changed {
			c.note(doc.Changed, what(n), c.inItems(out.Block.(doc.List)))
		}
	case doc.Table:
		out.Block, out.Notes, changed = c.table(older.(doc.Table), n)
	case doc.PageBreak:
		return newer
	default:
		out.Notes = differences(lines(older), lines(newer))
		if changed = len(out.Notes) > 0; changed {
			c.note(doc.Changed, what(n), strings.Join(few(out.Notes, 3), "; "))
		}
	}
	switch {
	case changed:
		return out
	case moved:
		c.note(doc.Moved, what(newer), "")
		out.Mark = doc.Moved
		return out
	}
	return newer
}

// list compares the items of a list.
func (c *comparison) list(older, newer doc.List) (out doc.List, changed bool) {
	out = doc.List{Ordered: newer.Ordered}
	text := func(s []doc.Span) item { return item{text: textOf(s)} }
	place := func(s []doc.Span) item { return item{"butir", textOf(s)} }
	of := text
	if len(older.Items) == len(newer.Items) {
		of = place // the same number of items: what differs is the same item in other words
	}
	for _, p := range match(items(older.Items, of), items(newer.Items, of)) {
		switch {
		case p.n < 0:
			out.Items, changed = append(out.Items, c.marks(older.Items[p.o], doc.Deleted)), true
		case p.o < 0:
			out.Items, changed = append(out.Items, c.marks(newer.Items[p.n], doc.Inserted)), true
		default:
			item, other := c.words(older.Items[p.o], newer.Items[p.n])
			out.Items, changed = append(out.Items, item), changed || other || p.moved
		}
	}
	return out, changed
}

func (c *comparison) inItems(l doc.List) string {
	var out []string
	for _, item := range l.Items {
		if s := summary(item); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(few(out, 3), "; ")
}

// marked marks all of a block. ok is false for a page break, which says nothing.
func (c *comparison) marked(b doc.Block, mark doc.Mark) (doc.Block, bool) {
	switch v := b.(type) {
	case doc.PageBreak:
		return b, mark == doc.Inserted
	case doc.Paragraph:
		if v.Text = c.marks(v.Text, mark); mark == doc.Deleted {
			v.ID = ""
		}
		b = v
	case doc.List:
		out := doc.List{Ordered: v.Ordered}
		for _, item := range v.Items {
			out.Items = append(out.Items, c.marks(item, mark))
		}
		b = out
	case doc.Table:
		rows := make([]doc.Row, len(v.Rows))
		for i, r := range v.Rows {
			rows[i] = c.row(r, mark)
		}
		if v.Rows = rows; mark == doc.Deleted {
			v.ID = ""
		}
		b = v
	case doc.Figure:
		if mark == doc.Deleted {
			v.ID = ""
		}
		b = v
	case doc.Gantt:
		if mark == doc.Deleted {
			v.ID = ""
		}
		b = v
	}
	return doc.Revised{Mark: mark, Block: b}, true
}
