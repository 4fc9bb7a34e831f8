// Package inspect looks into a file that somebody sends as evidence, without ever
// carrying out anything in it: what it really is, how many pages it has, and what in
// it should make a reader careful. It works within limits whatever the file says.
package inspect

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"gurindam/internal/fault"
)

// Found is what a file turned out to be.
type Found struct {
	Media string
	Pages int      // of a PDF whose pages could be counted
	Marks []string // Locked, Active, Broken
}

// Marks.
const (
	Locked = "terkunci" // encrypted: nobody sees into it without a password
	Active = "aktif"    // scripts, actions or files within
	Broken = "rusak"    // its structure cannot be followed
)

// MaxSize is the largest file that is taken.
const MaxSize = 25 << 20

// kinds are what may be sent, by the ending of the name.
var kinds = map[string]struct {
	media string
	look  func([]byte) (Found, error)
}{
	".pdf":  {"application/pdf", lookPDF},
	".png":  {"image/png", lookPicture},
	".jpg":  {"image/jpeg", lookPicture},
	".jpeg": {"image/jpeg", lookPicture},
	".xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", lookOffice("xl/workbook.xml")},
	".docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", lookOffice("word/document.xml")},
	".csv":  {"text/csv", lookText},
	".txt":  {"text/plain", lookText},
}

// Accept is the value with which a form tells what may be sent.
const Accept = ".pdf,.png,.jpg,.jpeg,.xlsx,.docx,.csv,.txt"

// Look tells what a file is. Its name and its content must agree; it returns
// fault.Invalid where they do not, or where it is of a kind that is not taken, and
// fault.TooLarge.
func Look(name string, data []byte) (Found, error) {
	ending := strings.ToLower(path.Ext(name))
	kind, ok := kinds[ending]
	switch {
	case len(data) == 0:
		return Found{}, refuse(name, "Isinya kosong. Periksa berkasnya, lalu unggah kembali.")
	case len(data) > MaxSize:
		return Found{}, fault.New(fault.TooLarge, fmt.Sprintf("Berkas %q lebih besar dari %d MB. Perkecil, atau bagi menjadi beberapa berkas.", fault.Clip(name, 80), MaxSize>>20))
	case ending == ".xlsm" || ending == ".docm" || ending == ".xls" || ending == ".doc":
		return Found{}, refuse(name, "Jenis ini dapat memuat makro. Simpan ulang sebagai XLSX, DOCX, atau PDF, lalu unggah kembali.")
	case !ok:
		return Found{}, refuse(name, "Jenisnya tidak dilayani. Kirim PDF, PNG, JPEG, XLSX, DOCX, CSV, atau TXT.")
	}
	if is := sniff(data); is != kind.media && !(kind.media == "text/csv" && is == "text/plain") && !(kind.media == "text/plain" && is == "text/csv") {
		return Found{}, fault.New(fault.Invalid, fmt.Sprintf("Isi berkas %q bukan %s, melainkan %s. Simpan ulang dalam jenis yang benar, lalu unggah kembali.",
			fault.Clip(name, 80), strings.ToUpper(ending[1:]), fault.Clip(is, 60)))
	}
	found, err := kind.look(data)
	if err != nil {
		return Found{}, refuse(name, err.Error())
	}
	found.Media = kind.media
	return found, nil
}

// refuse tells that a file is not taken, and why.
func refuse(name, why string) error {
	return fault.New(fault.Invalid, fmt.Sprintf("Berkas %q tidak diterima. %s", fault.Clip(name, 80), why))
}

// reason is why a file is not taken, in sentences.
type reason string

// Error gives the text.
func (r reason) Error() string { return string(r) }

// sniff tells the media type by the content alone. What an office file is, its parts
// say later; whatever is text but not a language of the web is plain text.
func sniff(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return "application/pdf"
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return office(data)
	}
	m := mimetype.Detect(data)
	for t := m; t != nil; t = t.Parent() {
		kind, _, _ := strings.Cut(t.String(), ";")
		switch kind {
		case "text/html", "image/svg+xml", "text/xml", "application/xhtml+xml", "text/x-php", "text/javascript", "application/javascript", "text/rtf", "application/postscript":
			return kind
		case "application/pdf": // of which something else is the beginning
			return "application/octet-stream"
		case "text/csv", "text/tab-separated-values":
			return "text/csv"
		case "text/plain":
			return kind
		case "application/octet-stream":
			if t == m && readable(data) {
				return "text/plain"
			}
		}
	}
	kind, _, _ := strings.Cut(m.String(), ";")
	return kind
}

// lookPicture checks that nothing else hangs behind a picture.
func lookPicture(data []byte) (Found, error) {
	if zipEnd(data) {
		return Found{}, reason("Ada arsip di belakang gambarnya. Simpan ulang gambarnya, lalu unggah kembali.")
	}
	return Found{}, nil
}

// zipEnd tells whether an archive ends where the file does.
func zipEnd(data []byte) bool {
	return bytes.Contains(data[max(0, len(data)-66_000):], []byte("PK\x05\x06"))
}

// lookText checks that a text is one.
func lookText(data []byte) (Found, error) {
	if !readable(data) {
		return Found{}, reason("Isinya bukan teks biasa. Simpan ulang sebagai CSV atau TXT berkode UTF-8.")
	}
	return Found{}, nil
}

// readable tells whether bytes are text: no NUL and no control but those of lines.
func readable(data []byte) bool {
	for _, c := range data {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7f {
			return false
		}
	}
	return true
}
