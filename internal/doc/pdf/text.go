package pdf

import (
	"strconv"
	"unicode/utf16"

	"gurindam/internal/doc/typeset"
)

const hexDigits = "0123456789ABCDEF"

// textString writes a text as a PDF string in UTF-16.
func textString(s string) string { return string(appendText(nil, s)) }

func appendText(b []byte, s string) []byte {
	b = append(b, "<FEFF"...)
	for _, u := range utf16.Encode([]rune(s)) {
		b = appendHex(b, u)
	}
	return append(b, '>')
}

func appendHex(b []byte, u uint16) []byte {
	return append(b, hexDigits[u>>12], hexDigits[u>>8&15], hexDigits[u>>4&15], hexDigits[u&15])
}

// appendPt writes a length in points, with no more digits than needed.
func appendPt(b []byte, v typeset.Pt) []byte {
	if v < 0 {
		b = append(b, '-')
		v = -v
	}
	b = strconv.AppendInt(b, int64(v/1000), 10)
	if f := v % 1000; f != 0 {
		b = append(b, '.', byte('0'+f/100))
		if f %= 100; f != 0 {
			b = append(b, byte('0'+f/10))
			if f %= 10; f != 0 {
				b = append(b, byte('0'+f))
			}
		}
	}
	return b
}
