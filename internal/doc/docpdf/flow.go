package docpdf

import (
	"gurindam/internal/doc/pdf"
)

// frame is the shape of a sheet and what is left free around the text.
type frame struct{ w, h, side, above, below Pt }

var (
	upright  = frame{short, long, 71 * pt, 78 * pt, 74 * pt}
	sideways = frame{long, short, 50 * pt, 68 * pt, 60 * pt}
)

func (f frame) measure() Pt { return f.w - 2*f.side }

func (f frame) bottom() Pt { return f.h - f.below }

// room is the height for text on an empty sheet.
func (f frame) room() Pt { return f.bottom() - f.above }

// sheet is a finished page and what its head says.
type sheet struct {
	page    *pdf.Page
	frame   frame
	chapter string
	opening bool // a chapter begins here
}

// flow fills pages with pieces. Pieces that are kept together wait until the
// last of them has come.
type flow struct {
	b       *book
	frame   frame
	sheets  []*sheet
	y       Pt // where the next piece goes
	used    bool
	chapter string
	chunk   []piece
	feet    footArea
}

// landscape tells whether the current page lies on its side.
func (f *flow) landscape() bool { return f.frame == sideways }

// open finishes the page under way and begins the next.
func (f *flow) open() {
	f.shut()
	f.begin()
}

func (f *flow) begin() {
	p := f.b.out.NewPage(f.frame.w, f.frame.h)
	f.sheets = append(f.sheets, &sheet{page: p, frame: f.frame, chapter: f.chapter})
	f.y, f.used = f.frame.above, false
	f.feet.begin(f.frame)
}

// shut finishes the page under way.
func (f *flow) shut() {
	if len(f.sheets) > 0 {
		f.feet.paint(f.current(), f.b.out)
	}
}

func (f *flow) current() *sheet { return f.sheets[len(f.sheets)-1] }

// turn goes on with pages of a shape; a page not yet used is laid anew.
func (f *flow) turn(fr frame) {
	f.commit()
	if len(f.sheets) > 0 && f.frame == fr {
		return
	}
	f.frame = fr
	if len(f.sheets) > 0 && !f.used && f.feet.empty() {
		f.sheets = f.sheets[:len(f.sheets)-1]
		f.begin()
		return
	}
	f.open()
}

// finish places what waits and brings the last notes to paper.
func (f *flow) finish() {
	f.commit()
	for len(f.feet.carry) > 0 {
		f.open()
	}
	f.shut()
}

// fresh begins a new page unless this one is empty.
func (f *flow) fresh() {
	f.commit()
	if f.used {
		f.open()
	}
}

// fill tells how much of the page is used, in percent.
func (f *flow) fill() int {
	if !f.used {
		return 0
	}
	return int((f.y - f.frame.above) * 100 / f.frame.room())
}

// left is the height still free.
func (f *flow) left() Pt { return f.frame.bottom() - f.feet.height() - f.y }

// add puts pieces into the flow.
func (f *flow) add(pieces ...piece) {
	for _, p := range pieces {
		f.chunk = append(f.chunk, p)
		if !p.keep {
			f.commit()
		}
	}
}

// need is the height the pieces take on the current page, with their notes.
func (f *flow) need(pieces []piece) Pt {
	h := tall(pieces)
	if f.used {
		h += pieces[0].gap
	} else if pieces[0].head != nil {
		h += pieces[0].head.height
	}
	for _, p := range pieces {
		h += f.feet.need(f.b, p.notes, f.frame.measure())
	}
	return h
}

// commit places the waiting pieces, on the next page if they do not fit here.
func (f *flow) commit() {
	for len(f.chunk) > 0 {
		if f.need(f.chunk) <= f.left() {
			f.placeAll(f.chunk)
			f.chunk = f.chunk[:0]
			return
		}
		if f.cut() {
			continue
		}
		if f.used {
			f.open()
			continue
		}
		f.placeAll(f.chunk[:1]) // too tall for any page, alone or with what it is kept with
		f.chunk = f.chunk[1:]
	}
}

// cut splits a tall piece among the waiting ones, so that its upper part fills
// the page.
func (f *flow) cut() bool {
	for i, p := range f.chunk {
		if p.split == nil {
			continue
		}
		upper := append([]piece{}, f.chunk[:i]...)
		before := Pt(0)
		if i > 0 {
			before = f.need(upper) + p.gap
		} else {
			before = f.need([]piece{{gap: p.gap, head: p.head}})
		}
		room := f.left() - before - f.feet.need(f.b, p.notes, f.frame.measure())
		if f.used && (p.height < f.frame.room()/4 || room < f.frame.room()/6) {
			return false
		}
		a, b, ok := p.split(room)
		if !ok {
			return false
		}
		rest := append([]piece{b}, f.chunk[i+1:]...)
		f.placeAll(append(upper, a))
		f.chunk = rest
		f.open()
		return true
	}
	return false
}

func (f *flow) placeAll(pieces []piece) {
	for _, p := range pieces {
		f.place(p)
	}
}

func (f *flow) place(p piece) {
	page := f.current().page
	if f.used {
		f.y += p.gap
	} else if p.head != nil {
		page.Repeat(func() { p.head.paint(page, f.frame.side, f.y) })
		f.y += p.head.height
	}
	f.used = true
	for _, name := range p.places {
		f.b.out.Place(name, page, f.y)
	}
	if p.paint != nil {
		p.paint(page, f.frame.side, f.y)
	}
	f.y += p.height
	for _, n := range p.notes {
		f.feet.add(f.b, n, f.frame, f.y)
	}
}
