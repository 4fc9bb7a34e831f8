package apiweb

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"gurindam/internal/web"
)

// finished gives every answer what all answers of the API have: JSON its tag, so that
// what a program holds already does not travel again, and problems their type, title
// and words in the language of the reader.
type finished struct{ next http.Handler }

// ServeHTTP answers a request.
func (f finished) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	out := &answer{ResponseWriter: w}
	f.next.ServeHTTP(out, r)
	out.finish(r)
}

// answer holds JSON back until it is whole; everything else goes out as it comes.
type answer struct {
	http.ResponseWriter
	status int
	held   *bytes.Buffer
}

// WriteHeader notes the status.
func (a *answer) WriteHeader(status int) {
	if a.status != 0 {
		return
	}
	a.status = status
	if strings.HasSuffix(a.Header().Get("Content-Type"), "json") {
		a.held = new(bytes.Buffer)
		return
	}
	a.ResponseWriter.WriteHeader(status)
}

// Write takes a part of the body.
func (a *answer) Write(b []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	if a.held != nil {
		return a.held.Write(b)
	}
	return a.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

func (a *answer) finish(r *http.Request) {
	if a.held == nil {
		return
	}
	h, body := a.Header(), a.held.Bytes()
	switch {
	case a.status >= http.StatusBadRequest:
		a.status, body = problemText(r, a.status, body)
	case a.status == http.StatusOK && r.Method != http.MethodPost:
		h.Set("Cache-Control", "private, no-cache")
		if h.Get("ETag") == "" {
			h.Set("ETag", tagOf(body))
		}
		if holds(r.Header.Get("If-None-Match"), h.Get("ETag")) {
			a.status = http.StatusNotModified
		}
	}
	if a.status == http.StatusNotModified {
		h.Del("Content-Type")
		a.ResponseWriter.WriteHeader(a.status)
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	a.ResponseWriter.WriteHeader(a.status)
	_, _ = a.ResponseWriter.Write(body) // a reader who left is nobody's error
}

// tagOf names a body by its hash.
func tagOf(body []byte) string {
	sum := sha256.Sum256(body)
	return `"` + base64.RawURLEncoding.EncodeToString(sum[:15]) + `"`
}

// holds tells whether a header of tags names one.
func holds(header, tag string) bool {
	for t := range strings.SplitSeq(header, ",") {
		if t = strings.TrimSpace(t); t == tag || t == "*" || strings.TrimPrefix(t, "W/") == tag {
			return true
		}
	}
	return false
}

// problemText writes a problem as RFC 9457 has it, in the language of the reader.
func problemText(r *http.Request, status int, body []byte) (int, []byte) {
	var p huma.ErrorModel
	if json.Unmarshal(body, &p) != nil {
		p = huma.ErrorModel{}
	}
	if len(p.Errors) == 1 && p.Errors[0].Message == errTooLarge {
		status, p = http.StatusRequestEntityTooLarge, huma.ErrorModel{Detail: "Isi permintaan terlalu besar. Kirim dalam beberapa bagian."}
	}
	ctx := r.Context()
	p.Type, p.Status = "about:blank", status
	p.Title = web.Translate(ctx, cmp.Or(titles[status], http.StatusText(status)))
	p.Detail = cmp.Or(web.Translate(ctx, said(p.Detail)), p.Title)
	for _, e := range p.Errors {
		e.Message = web.Translate(ctx, said(e.Message))
	}
	out, _ := json.Marshal(p) // it was read from JSON
	return status, out
}

// errTooLarge is how reading stops at the limit of a body.
var errTooLarge = (&http.MaxBytesError{}).Error()

// titles name the kinds of problem.
var titles = map[int]string{
	http.StatusBadRequest:            "Permintaan tidak dapat dibaca",
	http.StatusUnauthorized:          "Belum masuk",
	http.StatusForbidden:             "Tidak diizinkan",
	http.StatusNotFound:              "Tidak ditemukan",
	http.StatusNotAcceptable:         "Bentuk jawaban tidak tersedia",
	http.StatusConflict:              "Sudah berubah",
	http.StatusPreconditionFailed:    "Sudah berubah",
	http.StatusPreconditionRequired:  "If-Match wajib",
	http.StatusRequestEntityTooLarge: "Terlalu besar",
	http.StatusUnsupportedMediaType:  "Bentuk isi tidak dikenal",
	http.StatusUnprocessableEntity:   "Isi tidak dapat diterima",
	http.StatusInternalServerError:   "Terjadi kesalahan",
	http.StatusRequestTimeout:        "Terlalu lama",
}
