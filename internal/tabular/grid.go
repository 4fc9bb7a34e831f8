package tabular

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"gurindam/internal/sheet"
)

// grid reads the cells of one sheet as they come. Only what holds something is
// kept: a row that is empty costs an empty slice, and rows after the last filled
// one cost nothing.
type grid struct {
	book  *workbook
	lim   Limits
	cells int // of all sheets so far
	sheet sheet.Sheet

	row, col int // of the next cell, where the file does not say
}

// uncomputedText stands in a cell with a formula whose result the file does not
// hold: the program that wrote it never computed it.
const uncomputedText = "formula belum dihitung"

func (g *grid) read(part string) error {
	r, err := g.book.pack.open(part)
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
		if err == nil && m == tagStart {
			switch string(l.name) {
			case "row":
				g.startRow(l)
			case "c":
				err = g.cell(l)
			case "mergeCell":
				err = g.merge(string(l.attr("ref")))
			}
		}
		if err != nil {
			return g.book.pack.broken(err)
		}
	}
}

func (g *grid) startRow(l *lexer) {
	if n := digits(l.attr("r")); n > 0 {
		g.row = n
	} else {
		g.row++
	}
	g.col = 0
}

// stored is a cell as the file holds it.
type stored struct {
	kind      string
	style     int
	value     string
	formula   string
	isFormula bool
}

// cell reads one c element to its end.
func (g *grid) cell(l *lexer) error {
	row, col := g.row-1, g.col
	if r, c, ok := parseRef(l.attr("r")); ok {
		row, col = r, c
	}
	g.col = col + 1
	s := stored{kind: kindOf(l.attr("t")), style: digits(l.attr("s"))}
	text := textReader{lim: g.lim.Text}
	within := byte(0) // v or f
	for {
		m, err := l.next()
		if err != nil {
			return unexpected(err)
		}
		if s.kind == "inlineStr" {
			text.take(m, l)
		}
		switch m {
		case tagStart:
			if within = 0; len(l.name) == 1 {
				within = l.name[0]
			}
			s.isFormula = s.isFormula || within == 'f'
		case someText:
			switch within {
			case 'v':
				s.value += unescape(l.text)
			case 'f':
				s.formula += unescape(l.text)
			}
		case tagEnd:
			within = 0
			if string(l.name) != "c" {
				continue
			}
			var ok bool
			if s.kind == "inlineStr" {
				if s.value, ok = text.done(); !ok {
					return g.book.pack.longText(g.lim)
				}
			}
			if s.kind == "s" && g.book.strings == nil {
				return g.book.pack.broken(errors.New("the shared texts are missing"))
			}
			return g.keep(row, col, g.convert(s))
		}
	}
}

// kindOf gives the kind of a cell without making a text for each.
func kindOf(attr []byte) string {
	for _, kind := range []string{"s", "str", "inlineStr", "b", "e", "d"} {
		if string(attr) == kind {
			return kind
		}
	}
	return "n"
}

// digits reads a number of a few digits; -1 for anything else.
func digits(b []byte) int {
	if len(b) == 0 || len(b) > 9 {
		return -1
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (g *grid) convert(s stored) sheet.Cell {
	if s.value == "" {
		if s.isFormula && s.kind != "str" {
			return sheet.Cell{Text: uncomputedText, Raw: "=" + s.formula, Type: sheet.ErrorCell}
		}
		return sheet.Cell{}
	}
	text := func(v string) sheet.Cell {
		if v == "" {
			return sheet.Cell{}
		}
		return sheet.Cell{Text: v, Raw: v, Type: sheet.TextCell}
	}
	switch s.kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(s.value))
		if err != nil || i < 0 || i >= len(g.book.strings) {
			return sheet.Cell{Text: s.value, Raw: s.value, Type: sheet.ErrorCell}
		}
		return text(g.book.strings[i])
	case "inlineStr":
		return text(s.value)
	case "str":
		return text(unmask(s.value))
	case "b":
		if isTrue([]byte(s.value)) {
			return sheet.Cell{Text: "TRUE", Raw: "1", Type: sheet.BoolCell}
		}
		return sheet.Cell{Text: "FALSE", Raw: "0", Type: sheet.BoolCell}
	case "e":
		return sheet.Cell{Text: s.value, Raw: s.value, Type: sheet.ErrorCell}
	case "d":
		if len(s.value) >= 10 && isDay(s.value[:10]) {
			return sheet.Cell{Text: s.value, Raw: s.value[:10], Type: sheet.DateCell}
		}
		return text(s.value)
	}
	return g.book.number(s.value, s.style)
}
