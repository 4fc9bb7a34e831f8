package web

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/a-h/templ"
)

// Page is an answer in the frame of the site.
type Page struct {
	Title   string          // names the page in the window
	Place   string          // whose pages these are, at the right of the head: "Kota Tanjungpinang"
	Home    string          // address of that place; the front page where empty
	Body    templ.Component // what stands in main
	Styles  []string        // assets the page needs beside the house's own sheet
	Scripts []string        // assets that improve the page once it is read
	Secret  bool            // nothing of it may be kept: it carries a secret or a form for one
	Status  int             // of a secret page; 0: it is fine
	Refresh int             // seconds after which the page is asked for anew; 0: never
	Frames  bool            // it shows a file of this site in a frame
	Bare    bool            // without head, navigation and the house's sheet: for the public, on a slow line
}

// answer renders the whole page before the first byte goes out, so that an error
// on the way still becomes an error page.
func (p Page) answer(s *Site, w http.ResponseWriter, r *http.Request) error {
	var b bytes.Buffer
	if err := s.frame(p, r).Render(r.Context(), &b); err != nil {
		return fmt.Errorf("render %q: %w", p.Title, err)
	}
	h := w.Header()
	if p.Frames {
		h.Set("Content-Security-Policy", headers["Content-Security-Policy"]+"; frame-src 'self'")
	}
	h.Set("Cache-Control", "private, no-cache")
	h.Set("Vary", "Accept-Encoding, Cookie")
	if p.Secret {
		h.Set("Cache-Control", "no-store")
		s.send(w, r, cmp.Or(p.Status, http.StatusOK), b.Bytes())
		return nil
	}
	if p.Refresh > 0 {
		h.Set("Refresh", strconv.Itoa(p.Refresh))
	}
	sum := sha256.Sum256(b.Bytes())
	tag := `W/"` + base64.RawURLEncoding.EncodeToString(sum[:15]) + `"`
	h.Set("Etag", tag)
	if matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	s.send(w, r, http.StatusOK, b.Bytes())
	return nil
}

func matches(header, tag string) bool {
	for _, t := range strings.Split(header, ",") {
		if strings.TrimSpace(t) == tag {
			return true
		}
	}
	return false
}

// compressors are kept between pages: each holds most of a megabyte.
var compressors = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed)
	return z
}}

// send writes a rendered page.
func (s *Site) send(w http.ResponseWriter, r *http.Request, code int, html []byte) {
	s.write(w, r, code, "text/html; charset=utf-8", html)
}

// write writes a text, compressed where the reader takes it.
func (s *Site) write(w http.ResponseWriter, r *http.Request, code int, kind string, text []byte) {
	h := w.Header()
	h.Set("Content-Type", kind)
	if len(text) > 1024 && takesGzip(r) {
		var b bytes.Buffer
		z := compressors.Get().(*gzip.Writer)
		z.Reset(&b)
		_, _ = z.Write(text) // a buffer takes everything
		_ = z.Close()
		compressors.Put(z)
		h.Set("Content-Encoding", "gzip")
		text = b.Bytes()
	}
	h.Set("Content-Length", strconv.Itoa(len(text)))
	w.WriteHeader(code)
	if r.Method != http.MethodHead {
		_, _ = w.Write(text) // a reader who left is nobody's error
	}
}

func takesGzip(r *http.Request) bool {
	for _, part := range strings.Split(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(name, "gzip") && strings.TrimSpace(weight) != "q=0" {
			return true
		}
	}
	return false
}
