package web

import (
	"bytes"
	"context"
	"net/http"

	"gurindam/internal/fault"
)

// statuses tells which status each kind of fault has, and the heading over its text.
var statuses = map[fault.Kind]struct {
	code  int
	title string
}{
	fault.Internal:  {http.StatusInternalServerError, "Terjadi kesalahan"},
	fault.Invalid:   {http.StatusBadRequest, "Permintaan tidak dapat dibaca"},
	fault.Forbidden: {http.StatusForbidden, "Tidak diizinkan"},
	fault.NotFound:  {http.StatusNotFound, "Tidak ditemukan"},
	fault.Conflict:  {http.StatusConflict, "Sudah berubah"},
	fault.TooLarge:  {http.StatusRequestEntityTooLarge, "Terlalu besar"},
	fault.SignedOut: {http.StatusUnauthorized, "Belum masuk"},
}

// fail shows an error as a page and logs it once where it is no fault of the
// reader.
func (s *Site) fail(w http.ResponseWriter, r *http.Request, err error) {
	kind := fault.KindOf(err)
	status := statuses[kind]
	if kind == fault.Internal {
		s.log.ErrorContext(r.Context(), "permintaan gagal", "path", r.URL.Path, "err", err)
	}
	s.failAs(w, r, status.code, status.title, fault.Text(err))
}

func (s *Site) failAs(w http.ResponseWriter, r *http.Request, code int, title, text string) {
	if rec, ok := w.(*recorder); ok && rec.status != 0 {
		panic(http.ErrAbortHandler) // the answer is under way; cutting it off is the only honest sign left
	}
	for _, name := range []string{"Content-Disposition", "Content-Encoding", "Content-Range", "Etag", "Last-Modified", "Refresh"} {
		w.Header().Del(name)
	}
	title, text = Translate(r.Context(), title), Translate(r.Context(), text)
	if wantsJSON(r) {
		w.Header().Set("Cache-Control", "no-store")
		s.failJSON(w, r, code, title, text)
		return
	}
	p := Page{Title: title, Body: failure(code, title, text)}
	var b bytes.Buffer
	if err := s.frame(p, r).Render(context.WithoutCancel(r.Context()), &b); err != nil {
		http.Error(w, text, code)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	s.send(w, r, code, b.Bytes())
}
