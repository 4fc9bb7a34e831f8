package tabular

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// wideness tells the order of bytes in UTF-16.
type wideness int

const (
	notWide wideness = iota
	littleEnd
	bigEnd
)

// wideOrder knows UTF-16 by its mark, or by the zero bytes of plain letters.
func wideOrder(data []byte) wideness {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return littleEnd
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return bigEnd
	}
	head := data[:min(len(data), 512)&^1]
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch most := len(head) / 2 * 8 / 10; {
	case len(head) < 8:
		return notWide
	case zeros[1] >= most && zeros[0] == 0:
		return littleEnd
	case zeros[0] >= most && zeros[1] == 0:
		return bigEnd
	}
	return notWide
}

// decodeText turns a text file into UTF-8 with plain line ends, and names the
// coding where it had to be assumed.
func decodeText(name string, data []byte) (text, coding string, err error) {
	switch order := wideOrder(data); {
	case order != notWide:
		text, coding = decodeWide(data, order), "UTF-16"
	case utf8.Valid(data):
		text = strings.TrimPrefix(string(data), "\ufeff")
	default:
		out, err := charmap.Windows1252.NewDecoder().Bytes(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
		if err != nil {
			return "", "", refuse(name, "tidak dapat dibaca sebagai teks. Simpan ulang sebagai CSV UTF-8.")
		}
		text, coding = string(out), "Windows-1252 karena bukan UTF-8; periksa huruf-huruf khusus"
	}
	text = strings.TrimRight(text, "\x1a")
	if strings.ContainsRune(text, 0) {
		return "", "", refuse(name, "bukan berkas teks.")
	}
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return text, coding, nil
}

func decodeWide(data []byte, order wideness) string {
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		if order == littleEnd {
			units = append(units, uint16(data[i])|uint16(data[i+1])<<8)
		} else {
			units = append(units, uint16(data[i])<<8|uint16(data[i+1]))
		}
	}
	return strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff")
}
