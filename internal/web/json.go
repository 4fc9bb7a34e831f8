package web

import (
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"strings"

	"gurindam/internal/fault"
)

// JSON is an answer for scripts and other programs.
type JSON struct {
	Value  any
	Status int // 0: it is fine
}

func (a JSON) answer(s *Site, w http.ResponseWriter, r *http.Request) error {
	data, err := json.Marshal(a.Value)
	if err != nil {
		return fmt.Errorf("write json: %w", err)
	}
	w.Header().Set("Cache-Control", "no-store")
	s.write(w, r, max(a.Status, http.StatusOK), "application/json; charset=utf-8", data)
	return nil
}

// ReadJSON reads the body of a request into a value; unknown names are refused,
// so that a misspelt one is not silently lost.
func ReadJSON(r *http.Request, into any) error {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return fault.New(fault.Invalid, "Isi permintaan bukan JSON. Kirim dengan Content-Type: application/json.")
	}
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		if tooLarge(err) {
			return fault.Wrap(fault.TooLarge, "Isi permintaan terlalu besar. Kirim dalam beberapa bagian.", err)
		}
		return fault.Wrap(fault.Invalid, "Isi permintaan tidak dapat dibaca sebagai JSON yang diharapkan. Muat ulang halamannya, lalu ulangi.", err)
	}
	return nil
}

// Problem is an error for programs, in the form of RFC 9457.
type Problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
}

// wantsJSON tells whether an error should be answered to a program.
func wantsJSON(r *http.Request) bool {
	return forPrograms(r) || strings.Contains(r.Header.Get("Accept"), "application/json")
}

func (s *Site) failJSON(w http.ResponseWriter, r *http.Request, code int, title, text string) {
	data, _ := json.Marshal(Problem{"about:blank", title, code, text}) // strings always marshal
	s.write(w, r, code, "application/problem+json; charset=utf-8", data)
}
