package tabular

import (
	"fmt"
	"io"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/sheet"
)

// workbook is what the parts around the sheets say: their names and places,
// the texts cells share, and how numbers are shown.
type workbook struct {
	pack    *pack
	tabs    []tab
	strings []string
	formats []format
	epoch   int // days to add to a date, for workbooks that count from 1904
}

type tab struct {
	name, id, part string
	hidden         bool
}

// walk calls a function for each start tag and each text of a part.
func (p *pack) walk(part string, start func(l *lexer) error, text func(l *lexer)) error {
	r, err := p.open(part)
	if err != nil {
		return err
	}
	defer r.Close()
	l := newLexer(r)
	for {
		m, err := l.next()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			switch {
			case m == tagStart:
				err = start(l)
			case m == someText && text != nil:
				text(l)
			}
		}
		if err != nil {
			return p.broken(err)
		}
	}
}

// readWorkbook reads every sheet that can be seen.
func readWorkbook(p *pack, lim Limits) ([]sheet.Sheet, []string, error) {
	w, err := openWorkbook(p, lim)
	if err != nil {
		return nil, nil, err
	}
	var out []sheet.Sheet
	var notes []string
	cells := 0
	for _, t := range w.tabs {
		if t.hidden {
			if t.name != listSheet {
				notes = append(notes, fmt.Sprintf("Lembar %q tersembunyi dan tidak dibaca.", t.name))
			}
			continue
		}
		g := grid{book: w, lim: lim, cells: cells, sheet: sheet.Sheet{Name: t.name}}
		if err := g.read(t.part); err != nil {
			return nil, nil, err
		}
		cells = g.cells
		out = append(out, g.sheet)
	}
	if len(out) == 0 {
		return nil, nil, refuse(p.name, "tidak memuat lembar yang tampak.")
	}
	return out, notes, nil
}

func openWorkbook(p *pack, lim Limits) (*workbook, error) {
	top, err := p.relations("")
	if err != nil {
		return nil, err
	}
	part := find(top, ofKind("officeDocument"))
	if part == "" {
		return nil, refuse(p.name, "bukan buku kerja Excel."+saveAs)
	}
	links, err := p.relations(part)
	if err != nil {
		return nil, err
	}
	w := &workbook{pack: p}
	if err := w.readTabs(part, links, lim); err != nil {
		return nil, err
	}
	if part := find(links, ofKind("sharedStrings")); p.parts[part] != nil {
		if err := w.readStrings(part, lim); err != nil {
			return nil, err
		}
	}
	if part := find(links, ofKind("styles")); p.parts[part] != nil {
		return w, w.readStyles(part)
	}
	return w, nil
}

// readTabs lists the sheets in the order of the workbook; charts that fill a
// whole sheet are left out.
func (w *workbook) readTabs(part string, links []relation, lim Limits) error {
	err := w.pack.walk(part, func(l *lexer) error {
		switch string(l.name) {
		case "workbookPr":
			if isTrue(l.attr("date1904")) {
				w.epoch = 1462
			}
		case "sheet":
			t := tab{name: l.attrText("name"), hidden: strings.HasSuffix(strings.ToLower(string(l.attr("state"))), "hidden")}
			t.id = string(l.attr("id"))
			t.part = find(links, func(r relation) bool { return r.id == t.id && r.kind == "worksheet" })
			if t.part == "" {
				return nil
			}
			w.tabs = append(w.tabs, t)
			if len(w.tabs) > lim.Sheets {
				return fault.New(fault.TooLarge, fmt.Sprintf("Berkas %q memuat lebih dari %d lembar.", w.pack.name, lim.Sheets))
			}
		}
		return nil
	}, nil)
	if err == nil && len(w.tabs) == 0 {
		return refuse(w.pack.name, "tidak memuat lembar kerja.")
	}
	return err
}

func isTrue(b []byte) bool { return string(b) == "1" || string(b) == "true" || string(b) == "on" }
