package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Run is a stretch of text in one face and size.
type Run struct {
	Face *Face
	Size Pt
	Rise Pt  // above the base line
	Mark any // the caller's own: colour, link, place in the structure
	Note any // the caller's own: what a line with this run brings along
	Text string
}

// token is a word or a space of a run.
type token struct {
	run   *Run
	text  string
	space bool
	tie   bool // a space at which no line may end
}

// tokens splits runs into words and spaces. Several spaces are one.
func tokens(runs []Run) []token {
	var out []token
	for i := range runs {
		run := &runs[i]
		text := clean(run.Text)
		for text != "" {
			r, n := utf8.DecodeRuneInString(text)
			if !space(r) {
				n = len(text)
				if end := strings.IndexFunc(text, space); end >= 0 {
					n = end
				}
				out = append(out, token{run: run, text: text[:n]})
			} else if len(out) == 0 || !out[len(out)-1].space {
				out = append(out, token{run: run, space: true, tie: fixed(r)})
			} else {
				out[len(out)-1].tie = out[len(out)-1].tie || fixed(r)
			}
			text = text[n:]
		}
	}
	bind(out)
	return out
}

// clean composes letters with their marks and drops what cannot be shown.
func clean(s string) string {
	ascii := true
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			ascii = false
			break
		}
	}
	if ascii {
		return s
	}
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return ' '
		case r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF:
			return utf8.RuneError // no character by Unicode's own word
		}
		return r
	}, s)
	return norm.NFC.String(s)
}

func space(r rune) bool { return r == ' ' || r == '\u200b' || unicode.IsSpace(r) || fixed(r) }

func fixed(r rune) bool { return r == '\u00a0' || r == '\u202f' || r == '\u2007' }

// bind ties what must stay on one line: a currency to its amount, a number to
// its unit, a word such as Tabel to its number.
func bind(ts []token) {
	for i := 1; i+1 < len(ts); i++ {
		if ts[i].space && !ts[i].tie {
			ts[i].tie = bound(ts[i-1].text, ts[i+1].text)
		}
	}
}

func bound(before, after string) bool {
	before = strings.TrimLeft(before, "(“\"")
	after = strings.TrimRight(after, ".,;:)”\"")
	switch before {
	case "Rp", "USD", "±", "≥", "≤", "<", ">", "≈":
		return digit(after)
	case "Bab", "Tabel", "Gambar", "Lampiran", "Buku", "Pasal", "Nomor", "No.", "ayat", "halaman", "Misi", "triwulan", "semester":
		return digit(strings.TrimLeft(after, "(")) || numeral(after)
	}
	if digit(before) {
		switch after {
		case "%", "°C", "km", "km²", "km2", "m", "m²", "m2", "m³", "ha", "kg", "ton", "MW", "kWh", "Mbps", "juta", "miliar", "triliun", "ribu", "M", "T", "persen":
			return true
		}
	}
	return false
}

func digit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// numeral tells whether a word is a Roman numeral or a letter that numbers an annex.
func numeral(s string) bool {
	return s != "" && (strings.Trim(s, "IVXL") == "" || len(s) == 1 && s[0] >= 'A' && s[0] <= 'Z')
}
