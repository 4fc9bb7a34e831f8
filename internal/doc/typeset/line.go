package typeset

const softHyphen = "\u00ad"

// line gathers the boxes from start to end and spreads the slack over the spaces.
func (b *breaker) line(start, end int, last bool) Line {
	l := Line{Boxes: make([]Box, 0, end-start+3)}
	spaces := 0
	for i := start; i <= end; i++ {
		box := b.items[i].Box
		if n := len(l.Boxes); n > 0 && joins(l.Boxes[n-1], box) {
			l.Boxes[n-1].To = box.To
			l.Boxes[n-1].Width += box.Width
		} else {
			l.Boxes = append(l.Boxes, box)
		}
		if box.Space {
			spaces++
		}
		l.Width += box.Width
	}
	tail := b.items[end]
	if !last && b.hyphen[end] > 0 {
		w := tail.Run.Face.Shape("-")
		l.Boxes = append(l.Boxes, Box{Run: tail.Run, Word: w, To: len(w.Glyphs), Width: b.hyphen[end], Actual: softHyphen})
		l.Width += b.hyphen[end]
	}
	if slack := b.o.Width - l.Width; spaces > 0 && (slack < 0 || b.o.Justify && !last) {
		l.spread(slack, spaces)
	}
	if !last && end+1 < len(b.items) && b.items[end+1].Space {
		l.Boxes = append(l.Boxes, b.items[end+1].Box) // keeps words apart when read or copied
	}
	return l
}

func joins(a, b Box) bool {
	return !a.Space && !b.Space && a.Run == b.Run && a.Word == b.Word && a.To == b.From && a.From < a.To
}

// spread gives each space its share of the slack, unless the line would be torn
// apart by it.
func (l *Line) spread(slack Pt, spaces int) {
	widest := Pt(0)
	for _, box := range l.Boxes {
		if box.Space {
			widest = max(widest, box.Run.Size)
		}
	}
	if slack > widest*Pt(spaces) {
		return
	}
	done := Pt(0)
	n := 0
	for i := range l.Boxes {
		if !l.Boxes[i].Space {
			continue
		}
		n++
		share := slack*Pt(n)/Pt(spaces) - done
		done += share
		l.Boxes[i].Width += share
	}
	l.Width += slack
}
