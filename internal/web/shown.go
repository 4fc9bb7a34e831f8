package web

import (
	"io"
	"net/http"
	"slices"
	"time"
)

// Shown is a file that a page of the site shows within itself: a picture, or a PDF in a
// frame. Whatever it holds, it may do nothing and load nothing, and no page of another
// site may show it. Of a type that is not among these it is an answer to be saved.
type Shown struct {
	Name    string
	Type    string // media type
	SHA256  string // hexadecimal, of the content; becomes its tag
	Content io.ReadSeeker
}

// shownTypes are what browsers show without treating it as a page.
var shownTypes = []string{"application/pdf", "image/png", "image/jpeg"}

const shownPolicy = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

func (a Shown) answer(_ *Site, w http.ResponseWriter, r *http.Request) error {
	if !slices.Contains(shownTypes, a.Type) {
		File(a).ServeHTTP(w, r)
		return nil
	}
	h := w.Header()
	h.Set("Content-Security-Policy", shownPolicy)
	h.Set("X-Frame-Options", "SAMEORIGIN")
	h.Set("Content-Type", a.Type)
	h.Set("Content-Disposition", "inline")
	h.Set("Cache-Control", "private, no-cache")
	h.Set("Etag", `"`+a.SHA256+`"`)
	http.ServeContent(w, r, "", time.Time{}, a.Content)
	return nil
}
