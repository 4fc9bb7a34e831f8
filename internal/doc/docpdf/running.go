package docpdf

import (
	"gurindam/internal/doc/typeset"
)

// running sets the head and foot of a page: the book to the left, the chapter
// to the right, the number below. Pages that open a chapter have no head.
func (b *book) running(s *sheet) {
	l := look{b.faces.sans, false, false, 7.5 * pt, 10 * pt, "ink-3"}
	side, width := s.frame.side, s.frame.measure()
	p := s.page
	if !s.opening {
		p.Pagination("Header")
		book := l.set(title(b.d), nil).Break(typeset.Options{Width: width * 45 / 100})
		chapter := l.set(s.chapter, nil).Break(typeset.Options{Width: width / 2})
		y := s.frame.above - 32*pt
		if len(book) > 0 {
			p.Text(side, y, book[0])
		}
		if len(chapter) > 0 {
			p.Text(side+width-chapter[0].Width, y, chapter[0])
		}
		p.Rule(side, y+7*pt, side+width, y+7*pt, color("line"), 500)
	}
	p.Pagination("Footer")
	foot := l.set(b.d.Cover.Foot, nil).Break(typeset.Options{Width: width * 8 / 10})
	y := s.frame.h - s.frame.below + 34*pt
	if len(foot) > 0 {
		p.Text(side, y, foot[0])
	}
	number := l
	number.size, number.color, number.bold = 9*pt, "sea-2", true
	if set := number.set(b.pages[p].String(), nil).Break(typeset.Options{Width: width}); len(set) > 0 {
		p.Text(side+width-set[0].Width, y, set[0])
	}
	p.Close()
}
