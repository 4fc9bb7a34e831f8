package tabular

import (
	"fmt"
	"io"
	"strings"

	"gurindam/internal/fault"
)

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
