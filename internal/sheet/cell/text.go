package cell

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"gurindam/internal/sheet"
)

// Text gives the text of a cell on one line, with every run of spaces as one
// space. Text that was stored in the wrong coding is put right, with a warning.
func Text(c sheet.Cell) (string, *Note) {
	text, note := Long(c)
	return squeeze(text), note
}

// Long gives the text of a cell with its lines kept and the spaces within each
// line squeezed.
func Long(c sheet.Cell) (string, *Note) {
	if note := broken(c); note != nil {
		return "", note
	}
	raw, note := c.Text, (*Note)(nil)
	if fixed, ok := recode(raw); ok {
		note = doubt("Huruf-huruf di sel ini rusak karena salah pengodean; dibaca %q.", squeeze(fixed))
		raw = fixed
	}
	if !strings.ContainsAny(raw, "\n\r") {
		return squeeze(raw), note
	}
	var lines []string
	for line := range strings.SplitSeq(strings.ReplaceAll(raw, "\r", "\n"), "\n") {
		if line = squeeze(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n"), note
}

// Absent tells whether a cell holds nothing: blank, a dash, n/a.
func Absent(c sheet.Cell) bool {
	return c.Type == sheet.Empty || c.Type != sheet.ErrorCell && absent(squeeze(c.Text))
}

func absent(s string) bool {
	switch strings.ToLower(s) {
	case "", "-", "–", "—", "−", "--", "---", ".", "..", "...", "…", "n/a", "na", "n.a", "n.a.", "#n/a", "(kosong)":
		return true
	}
	return false
}

// squeeze makes one space of every run of white space, the no-break kinds too,
// and drops characters without width.
func squeeze(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' || c == ' ' && (i == 0 || i == len(s)-1 || s[i+1] == ' ') {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || r == '\u2007' || r == '\u202f' || r == '\u2060' || unicode.IsControl(r):
			space = true
			continue
		case r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\ufeff' || r == '\u00ad':
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// recode undoes UTF-8 that was read as Windows-1252, which turns a dash into
// "â€“" and a no-break space into "Â ".
func recode(s string) (string, bool) {
	if !strings.ContainsAny(s, "ÂÃâ") {
		return s, false
	}
	var out strings.Builder
	found := false
	for s != "" {
		plain := strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
		if plain < 0 {
			plain = len(s)
		}
		out.WriteString(s[:plain])
		s = s[plain:]
		end := strings.IndexFunc(s, func(r rune) bool { return r < utf8.RuneSelf })
		if end < 0 {
			end = len(s)
		}
		run, ok := recodeRun(s[:end])
		out.WriteString(run)
		found, s = found || ok, s[end:]
	}
	return out.String(), found
}

// recodeRun puts right one run of letters beyond ASCII; the others of a text may
// be as they should be.
func recodeRun(s string) (string, bool) {
	bytes, err := charmap.Windows1252.NewEncoder().String(s)
	if s == "" || err != nil || !utf8.ValidString(bytes) {
		return s, false
	}
	return bytes, true
}
