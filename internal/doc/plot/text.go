package plot

import (
	"strings"
	"unicode/utf8"
)

// Width estimates the width of a line of sans-serif text. It errs on the wide
// side, so that what fits by it also fits in the face that is used in the end.
func Width(s string, size float64) float64 {
	sum := 0
	for _, r := range s {
		sum += advance(r)
	}
	return float64(sum) * size / 1000
}

// advance gives the width of a character in thousandths of the size.
func advance(r rune) int {
	switch {
	case strings.ContainsRune("il.,:;|'!jI", r):
		return 310
	case strings.ContainsRune(" ftr()[]-/\u00a0", r):
		return 400
	case strings.ContainsRune("mwMW@%…—", r):
		return 930
	case r >= 'A' && r <= 'Z', r == '–', r == '−', r == '&':
		return 720
	case r >= '0' && r <= '9':
		return 630
	case r > 0x2000:
		return 1000
	}
	return 600
}

// fit shortens a text to a width, with an ellipsis in place of what is lost.
func fit(s string, size, width float64) string {
	if Width(s, size) <= width {
		return s
	}
	for s != "" {
		_, n := utf8.DecodeLastRuneInString(s)
		s = strings.TrimRight(s[:len(s)-n], " ,.")
		if Width(s+"…", size) <= width {
			break
		}
	}
	if s == "" {
		return ""
	}
	return s + "…"
}

// wrap breaks a text into at most n lines of a width; what is left over is
// replaced by an ellipsis.
func wrap(s string, size, width float64, n int) []string {
	var out []string
	words := strings.Fields(s)
	for len(words) > 0 && len(out) < n {
		take := 1
		for take < len(words) && Width(strings.Join(words[:take+1], " "), size) <= width {
			take++
		}
		if len(out) == n-1 {
			take = len(words)
		}
		if line := fit(strings.Join(words[:take], " "), size, width); line != "" {
			out = append(out, line)
		}
		words = words[take:]
	}
	return out
}

// longest gives the width of the widest word.
func longest(s string, size float64) float64 {
	w := 0.0
	for _, word := range strings.Fields(s) {
		w = max(w, Width(word, size))
	}
	return w
}
