package docpdf

import (
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/typeset"
)

// imprint lays out the page behind the cover: who publishes, which data, and
// the fingerprint in full with its code.
func (b *book) imprint() []*sheet {
	t, seal := b.d.Imprint, b.d.Cover.Seal
	if t.Title == "" && len(t.Rows) == 0 && t.Note == "" && seal.Fingerprint == "" {
		return nil
	}
	f := &flow{b: b, frame: upright, chapter: t.Title}
	b.flow = f
	f.open()
	f.current().opening = true
	e := b.out.Root.Add("Sect")
	head := b.heading(1)
	if t.Title != "" {
		f.add(lines(head.set(t.Title, e.Add("P")).Break(typeset.Options{Width: column}), head, 0, column, left)...)
	}
	f.add(piece{height: 14 * pt})
	for _, row := range t.Rows {
		f.add(b.pair(row, e))
	}
	if seal.Fingerprint != "" {
		f.add(b.seal(seal, e)...)
	}
	if t.Note != "" {
		l := b.small()
		set := l.set(t.Note, e.Add("P")).Break(typeset.Options{Width: column})
		f.add(piece{height: 12 * pt})
		f.add(lines(set, l, 0, column, left)...)
	}
	f.finish()
	return f.sheets
}

// pair sets a label and its value beside each other over a light rule.
func (b *book) pair(row doc.Pair, e element) piece {
	const width = 128 * pt
	label, value := b.small(), b.small()
	label.color, value.size = "ink-2", 9*pt
	p := e.Add("P")
	columns := [][]piece{
		lines(label.set(row.Label+" ", p).Break(typeset.Options{Width: width - 10*pt}), label, 0, width, left),
		lines(value.set(row.Value, p).Break(typeset.Options{Width: column - width}), value, 0, column, left),
	}
	for i := range columns {
		columns[i] = append([]piece{{height: 4 * pt}}, append(columns[i], piece{height: 4 * pt})...)
	}
	return beside(columns, width, func(p *pdf.Page, i int, x, y, h Pt) {
		if i == 0 {
			p.Artifact()
			p.Rule(x, y+h, x+column, y+h, color("line"), 500)
		}
	})
}

// seal sets the fingerprint in full beside its code.
func (b *book) seal(s doc.Seal, e element) []piece {
	const code, h = 84 * pt, 92 * pt
	l := b.small()
	strong := l
	strong.bold, strong.color = true, "sea-2"
	paint := func(p *pdf.Page, x, y Pt) {
		at := x
		if b.qr(p, s, e, x, y, code) {
			at += code + 14*pt
		}
		y = b.down(p, strong, "Sidik edisi (SHA-256)", e.Add("P"), at, y+8*pt, x+column-at)
		number := l
		number.family = b.faces.table
		y = b.down(p, number, strings.Join(s.Groups(), " "), e.Add("P"), at, y, x+column-at)
		b.down(p, l, "Data yang sama selalu memberi sidik yang sama. Pindai kode untuk memeriksa edisi ini.", e.Add("P"), at, y+3*pt, x+column-at)
	}
	return []piece{{height: 18 * pt}, {height: h, paint: paint}}
}
