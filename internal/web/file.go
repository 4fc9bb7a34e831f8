package web

import (
	"io"
	"mime"
	"net/http"
	"strings"
	"time"
	"unicode"
)

// File is an answer to be saved. Readers may ask for parts of it, and for nothing
// where they hold it already.
type File struct {
	Name    string // proposed for saving: "Buku 2.pdf"
	Type    string // media type
	SHA256  string // hexadecimal, of the content; becomes its tag
	Content io.ReadSeeker
}

func (f File) answer(_ *Site, w http.ResponseWriter, r *http.Request) error {
	f.ServeHTTP(w, r)
	return nil
}

// ServeHTTP gives the file, a part of it, or the news that the reader holds it.
func (f File) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if c, ok := f.Content.(io.Closer); ok {
		defer func() { _ = c.Close() }() // read only: nothing is lost
	}
	h := w.Header()
	h.Set("Content-Type", f.Type)
	h.Set("Content-Disposition", disposition(f.Name))
	h.Set("Cache-Control", "private, no-cache")
	if f.SHA256 != "" {
		h.Set("Etag", `"`+f.SHA256+`"`)
	}
	http.ServeContent(w, r, "", time.Time{}, f.Content)
}

// disposition proposes a name that every system can save: nothing that a path, a
// header or a shell would read as more than a letter.
func disposition(name string) string {
	name = strings.Map(func(c rune) rune {
		switch {
		case strings.ContainsRune(`/\:*?"<>|`, c):
			return '-'
		case unicode.IsControl(c), unicode.Is(unicode.Cf, c):
			return -1
		case unicode.IsSpace(c):
			return ' '
		}
		return c
	}, name)
	name = strings.Trim(name, " .-")
	if r := []rune(name); len(r) > 120 {
		name = string(r[len(r)-120:]) // the ending stays
	}
	if name == "" {
		name = "unduhan"
	}
	return mime.FormatMediaType("attachment", map[string]string{"filename": name})
}
