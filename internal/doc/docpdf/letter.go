package docpdf

import (
	"strconv"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/typeset"
)

// sheetOfLetter leaves less free above than a page of a book: the letterhead stands there.
var sheetOfLetter = frame{short, long, 71 * pt, 50 * pt, 64 * pt}

// composeLetter sets a letter: head, number and date, whom it goes to, the text, the
// signature, and the proof at the end. It gives the number of pages.
func (b *book) composeLetter() int {
	l := b.d.Letter
	b.pages, b.printed = map[*pdf.Page]folio{}, map[string]int{}
	b.tight = true
	f := &flow{b: b, frame: sheetOfLetter}
	b.flow = f
	f.open()
	e := b.out.Root.Add("Sect")
	f.add(b.banner(l.Banner, e)...)
	f.add(b.letterhead(l, e)...)
	f.add(b.letterRows(l, e)...)
	f.add(b.address(l.To, e)...)
	for _, s := range b.d.Body {
		if s.Title != "" {
			f.add(b.subtitle("", s.Title, b.heading(2), e.Add("H1"))...)
		}
		for i, block := range s.Blocks {
			f.add(b.letterBlock(block, s.Blocks[i+1:], e)...)
		}
	}
	f.add(b.proof(l.Proof, b.d.Cover.Seal, e)...)
	f.finish()
	for i, s := range f.sheets {
		b.letterFoot(s.page, i+1, len(f.sheets))
		b.out.Append(s.page)
	}
	return len(f.sheets)
}

// letterBlock sets a block apart from the one before. A paragraph stays with a list or a
// place to sign that follows it.
func (b *book) letterBlock(block doc.Block, rest []doc.Block, e element) []piece {
	pieces := b.block(block, column, e)
	if _, ok := block.(doc.Paragraph); !ok || len(pieces) == 0 {
		return pieces
	}
	pieces[0].gap = max(pieces[0].gap, 7*pt)
	if len(rest) > 0 {
		switch rest[0].(type) {
		case doc.List, doc.Signatures:
			for i := range pieces {
				pieces[i].keep = true
			}
		}
	}
	return pieces
}

// banner says above everything that a letter is not a real one.
func (b *book) banner(text string, e element) []piece {
	if text == "" {
		return nil
	}
	return append(b.box(doc.T(text), "warn", "warn-tint", column, e), piece{height: 8 * pt})
}

// letterhead sets the office centred over a heavy and a light rule.
func (b *book) letterhead(l *doc.Letter, e element) []piece {
	var out []piece
	for i, line := range l.Head {
		at := look{b.faces.sans, true, false, 13 * pt, 17 * pt, "ink"}
		if i > 0 {
			at.size, at.lead = 11*pt, 15*pt
		}
		out = append(out, lines(at.set(line, e.Add("P")).Break(typeset.Options{Width: column}), at, 0, column, centre)...)
	}
	if l.Address != "" {
		at := b.source()
		at.italic = false
		out = append(out, lines(at.set(l.Address, e.Add("P")).Break(typeset.Options{Width: column}), at, 0, column, centre)...)
	}
	return append(hold(out), piece{height: 20 * pt, paint: func(p *pdf.Page, x, y Pt) {
		p.Artifact()
		p.Rule(x, y+7*pt, x+column, y+7*pt, color("ink"), 1800)
		p.Rule(x, y+10*pt, x+column, y+10*pt, color("ink"), 500)
	}})
}

// letterRows sets number and subject to the left, and the date to the right of the first.
func (b *book) letterRows(l *doc.Letter, e element) []piece {
	const label, gap, date = 58 * pt, 10 * pt, 158 * pt
	at := b.body()
	right := at.set(l.Date, e.Add("P")).Break(typeset.Options{Width: date})
	var out []piece
	for i, row := range l.Rows {
		width := column - label - gap
		if i == 0 {
			width -= date
		}
		p := e.Add("P")
		name := at.set(row.Label+" ", p).Break(typeset.Options{Width: label})
		colon := at.set(": ", p).Break(typeset.Options{Width: gap})
		value := lines(at.set(row.Value, p).Break(typeset.Options{Width: width}), at, label+gap, width, left)
		if len(value) == 0 {
			value = []piece{{height: at.lead}}
		}
		value[0].paint = after(value[0].paint, func(page *pdf.Page, x, y Pt) {
			page.Text(x, y+at.base(), name[0])
			page.Text(x+label, y+at.base(), colon[0])
			if i == 0 && len(right) > 0 {
				page.Text(x+column-right[0].Width, y+at.base(), right[0])
			}
		})
		out = append(out, value...)
	}
	return append(hold(out), piece{height: 12 * pt})
}

// after paints one thing and then another.
func after(first, then func(*pdf.Page, Pt, Pt)) func(*pdf.Page, Pt, Pt) {
	return func(p *pdf.Page, x, y Pt) {
		then(p, x, y)
		if first != nil {
			first(p, x, y)
		}
	}
}

func (b *book) address(to []string, e element) []piece {
	at := b.body()
	p := e.Add("P")
	var out []piece
	for _, line := range to {
		out = append(out, lines(at.set(line+" ", p).Break(typeset.Options{Width: column * 7 / 10}), at, 0, column, left)...)
	}
	return append(hold(out), piece{height: 12 * pt})
}

// proof sets how to check what the letter says, beside the code of the seal.
func (b *book) proof(text string, s doc.Seal, e element) []piece {
	if text == "" || s.Fingerprint == "" {
		return nil
	}
	const code, pad = 58 * pt, 8 * pt
	small := b.source()
	small.italic = false
	number := small
	number.family, number.color = b.faces.table, "ink"
	width := column - code - 3*pad
	said := small.set(text, e.Add("P")).Break(typeset.Options{Width: width})
	print := number.set(strings.Join(s.Groups(), " "), e.Add("P")).Break(typeset.Options{Width: width})
	h := max(code, Pt(len(said))*small.lead+Pt(len(print))*number.lead+4*pt) + 2*pad
	return []piece{{height: h, gap: 18 * pt, paint: func(p *pdf.Page, x, y Pt) {
		p.Artifact()
		p.Rect(x, y, column, h, color("ground"))
		at := x + pad
		if b.qr(p, s, e, at, y+pad, code) {
			at += code + pad
		}
		top := y + pad
		for _, line := range print {
			p.Text(at, top+number.base(), line)
			top += number.lead
		}
		top += 4 * pt
		for _, line := range said {
			p.Text(at, top+small.base(), line)
			top += small.lead
		}
	}}}
}

// letterFoot numbers the pages of a letter that has several.
func (b *book) letterFoot(p *pdf.Page, n, of int) {
	l := look{b.faces.sans, false, false, 7.5 * pt, 10 * pt, "ink-3"}
	p.Pagination("Footer")
	y := long - 34*pt
	if foot := l.set(b.d.Cover.Foot, nil).Break(typeset.Options{Width: column * 8 / 10}); len(foot) > 0 {
		p.Text(sheetOfLetter.side, y, foot[0])
	}
	if of > 1 {
		number := l.set("Halaman "+strconv.Itoa(n)+" dari "+strconv.Itoa(of), nil).Break(typeset.Options{Width: column})
		p.Text(sheetOfLetter.side+column-number[0].Width, y, number[0])
	}
	p.Close()
}
