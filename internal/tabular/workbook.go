package tabular

import (
	"fmt"
	"io"
	"path"
	"slices"
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

// relation is one line of a .rels part: the part it points to, by id and kind.
type relation struct{ id, kind, part string }

func (p *pack) relations(of string) ([]relation, error) {
	dir, file := path.Split(of)
	name := dir + "_rels/" + file + ".rels"
	if p.parts[name] == nil {
		return nil, nil
	}
	var out []relation
	err := p.walk(name, func(l *lexer) error {
		if string(l.name) != "Relationship" || string(l.attr("TargetMode")) == "External" {
			return nil
		}
		target := strings.ReplaceAll(l.attrText("Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", dir, target)
		}
		out = append(out, relation{
			id: l.attrText("Id"), kind: path.Base(l.attrText("Type")),
			part: strings.ToLower(strings.TrimPrefix(path.Clean(target), "/")),
		})
		return nil
	}, nil)
	return out, err
}

func find(list []relation, match func(relation) bool) string {
	if i := slices.IndexFunc(list, match); i >= 0 {
		return list[i].part
	}
	return ""
}

func ofKind(kind string) func(relation) bool {
	return func(r relation) bool { return r.kind == kind }
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

// readStrings reads the texts that cells share. Reading aids for East Asian
// script stand beside the text and are no part of it.
func (w *workbook) readStrings(part string, lim Limits) error {
	r, err := w.pack.open(part)
	if err != nil {
		return err
	}
	defer r.Close()
	l := newLexer(r)
	s := textReader{lim: lim.Text}
	for {
		m, err := l.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return w.pack.broken(err)
		}
		s.take(m, l)
		if m == tagEnd && string(l.name) == "si" {
			text, ok := s.done()
			if !ok {
				return w.pack.longText(lim)
			}
			w.strings = append(w.strings, text)
		}
	}
}

func (p *pack) longText(lim Limits) error {
	return fault.New(fault.TooLarge, fmt.Sprintf("Berkas %q memuat sel dengan lebih dari %d karakter. Bagi teksnya.", p.name, lim.Text))
}

// textReader gathers the runs of one text.
type textReader struct {
	lim     int
	runs    []string
	inside  bool // a t element
	reading bool // a reading aid
}

func (s *textReader) take(m mark, l *lexer) {
	switch m {
	case tagStart, tagEnd:
		switch string(l.name) {
		case "t":
			s.inside = m == tagStart
		case "rPh":
			s.reading = m == tagStart
		}
	case someText:
		if s.inside && !s.reading {
			s.runs = append(s.runs, unescape(l.text))
		}
	}
}

func (s *textReader) done() (string, bool) {
	text := ""
	switch len(s.runs) {
	case 0:
	case 1:
		text = s.runs[0]
	default:
		text = strings.Join(s.runs, "")
	}
	s.runs, s.inside, s.reading = s.runs[:0], false, false
	text = unmask(text)
	return text, len(text) <= s.lim || len([]rune(text)) <= s.lim
}

// unmask resolves _x000D_, by which Excel writes characters XML cannot hold, and
// makes line ends one.
func unmask(s string) string {
	if strings.Contains(s, "_x") {
		var out strings.Builder
		for i := 0; i < len(s); i++ {
			if r, ok := masked(s[i:]); ok {
				out.WriteRune(r)
				i += 6
				continue
			}
			out.WriteByte(s[i])
		}
		s = out.String()
	}
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}

func masked(s string) (rune, bool) {
	if len(s) < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return 0, false
	}
	n := rune(0)
	for _, c := range []byte(s[2:6]) {
		d := strings.IndexByte("0123456789abcdef", c|0x20)
		if d < 0 || c < '0' {
			return 0, false
		}
		n = n<<4 | rune(d)
	}
	return n, n > 0 && (n < 0xd800 || n > 0xdfff)
}
