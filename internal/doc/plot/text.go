package plot

import (
	"strings"
	"unicode/utf8"
)

// Width estimates the width of a line of text in the sans-serif face of the
// house. It errs on the wide side, so that what fits by it also fits in the end.
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
	case r >= ' ' && r <= '~':
		return int(advances[r-' '])
	case r == '\u00a0':
		return int(advances[0])
	case r == '·', r == '’', r == '‘':
		return 350
	case r == '—', r == '…', r > 0x2200:
		return 1000
	}
	return 680
}

// advances are those of Plus Jakarta Sans from the space to the tilde, regular
// or semibold, whichever is wider; digits are at least as wide as tabular ones.
var advances = [...]uint16{
	175, 341, 464, 873, 647, 1022, 774, 289, 351, 351, 520, 642, 328, 566, 347, 481,
	732, 640, 640, 640, 646, 640, 640, 640, 640, 640, 347, 367, 642, 642, 642, 555,
	929, 692, 693, 781, 742, 612, 584, 821, 736, 272, 390, 671, 539, 874, 739, 878,
	646, 878, 654, 647, 532, 712, 682, 1008, 640, 648, 584, 382, 481, 382, 642, 641,
	372, 578, 670, 606, 670, 615, 402, 662, 586, 245, 245, 567, 245, 919, 586, 655,
	670, 670, 362, 512, 405, 586, 550, 855, 535, 569, 471, 371, 363, 371, 642,
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
