package docdiff

import (
	"fmt"

	"gurindam/internal/doc"
)

// Only leaves of a section what differs, with the headings it stands under, for
// readers who know the rest. ok is false where nothing differs.
func Only(s doc.Section) (out doc.Section, ok bool) {
	if s.Mark == doc.Inserted || s.Mark == doc.Deleted {
		return s, true
	}
	out = s
	out.Blocks, out.Sections = nil, nil
	for _, b := range s.Blocks {
		r, marked := b.(doc.Revised)
		if !marked {
			continue
		}
		if t, table := r.Block.(doc.Table); table && r.Mark == doc.Changed {
			r.Block = onlyRows(t)
		}
		out.Blocks = append(out.Blocks, r)
	}
	for _, sub := range s.Sections {
		if kept, some := Only(sub); some {
			out.Sections = append(out.Sections, kept)
		}
	}
	return out, s.Mark != doc.Unmarked || s.Was != "" || len(out.Blocks) > 0 || len(out.Sections) > 0
}

// onlyRows leaves the rows that differ, each below the heading of its group, and
// says how many are left out.
func onlyRows(t doc.Table) doc.Table {
	var rows []doc.Row
	var group *doc.Row
	left := 0
	rest := func() {
		if left > 0 {
			text := fmt.Sprintf("… %d baris yang sama", left)
			rows = append(rows, doc.Row{Cells: []doc.Cell{{Text: []doc.Span{{Text: text, Italic: true}}, ColSpan: len(t.Columns)}}})
		}
		left = 0
	}
	for _, r := range t.Rows {
		if r.Mark == doc.Unmarked {
			if r.Kind == doc.Group {
				group = &r
				continue
			}
			left++
			continue
		}
		rest()
		if group != nil {
			rows, group = append(rows, *group), nil
		}
		rows = append(rows, r)
	}
	rest()
	t.Rows = rows
	return t
}
