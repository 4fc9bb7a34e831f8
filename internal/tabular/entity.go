package tabular

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// unescape resolves the five entities of XML and characters by number; others
// stay as they are, and bytes that are no UTF-8 are marked.
func unescape(b []byte) string {
	if bytes.IndexByte(b, '&') < 0 {
		return valid(string(b))
	}
	var out strings.Builder
	for len(b) > 0 {
		i := bytes.IndexByte(b, '&')
		if i < 0 {
			out.Write(b)
			break
		}
		out.Write(b[:i])
		b = b[i:]
		end := bytes.IndexByte(b[:min(len(b), 12)], ';')
		r, ok := entity(b, end)
		if !ok {
			out.WriteByte('&')
			b = b[1:]
			continue
		}
		out.WriteRune(r)
		b = b[end+1:]
	}
	return valid(out.String())
}

func entity(b []byte, end int) (rune, bool) {
	if end < 2 {
		return 0, false
	}
	switch name := string(b[1:end]); name {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	default:
		digits, isNumber := strings.CutPrefix(name, "#")
		base := 10
		if hex, isHex := strings.CutPrefix(digits, "x"); isHex {
			digits, base = hex, 16
		}
		n, err := strconv.ParseUint(digits, base, 32)
		return rune(n), isNumber && err == nil && n > 0 && utf8.ValidRune(rune(n))
	}
}

func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
