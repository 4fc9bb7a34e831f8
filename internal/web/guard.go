package web

import (
	"errors"
	"mime"
	"net"
	"net/http"
	"strings"
	"time"
)

// headers go with every answer. Nothing runs, nothing is loaded from elsewhere,
// nobody may put a page into a frame of theirs.
var headers = map[string]string{
	"Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; " +
		"base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
	"X-Content-Type-Options":       "nosniff",
	"X-Frame-Options":              "DENY",
	"Referrer-Policy":              "same-origin",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
}

const maxQuery = 4 << 10

// maxBody is how much a request may carry, by what it carries.
var maxBody = map[string]int64{
	"application/x-www-form-urlencoded": 1 << 20,  // a form with a chapter's text
	"application/json":                  2 << 20,  // two hundred cells with long texts
	"multipart/form-data":               26 << 20, // a workbook, which tabular limits again
}

// uploadTime is how long an upload over a slow line may take.
const uploadTime = 5 * time.Minute

// guard refuses what no page needs before a page sees it.
func (s *Site) guard(next http.Handler) http.Handler {
	foreign := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range headers {
			w.Header().Set(name, value)
		}
		switch {
		case !s.knows(r.Host):
			s.failAs(w, r, http.StatusMisdirectedRequest, "Alamat tidak dikenal",
				"Program ini tidak melayani nama host yang diminta. Buka lewat alamat yang dicetak saat program dijalankan.")
			return
		case !takes(r):
			s.refuseMethod(w, r)
			return
		case foreign.Check(r) != nil:
			s.failAs(w, r, http.StatusForbidden, "Tidak diizinkan", "Formulir itu dikirim dari situs lain. Buka halamannya di sini, lalu kirim dari sini.")
			return
		case len(r.URL.RawQuery) > maxQuery:
			s.failAs(w, r, http.StatusRequestURITooLong, "Alamat terlalu panjang", "Saringan di alamat halaman terlalu panjang. Ulangi dengan kata cari yang lebih pendek.")
			return
		}
		kind := kindOf(r)
		if kind == "multipart/form-data" {
			_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(uploadTime)) // not every writer knows deadlines
		}
		if forPrograms(r) && maxBody[kind] == 0 {
			kind = "application/json" // the API says itself what it takes
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody[kind])
		next.ServeHTTP(w, r)
	})
}

// takes tells whether a request is one that pages, scripts or programs make:
// reading, or sending a body of a known kind.
func takes(r *http.Request) bool {
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		return true
	case http.MethodPost:
		return maxBody[kindOf(r)] > 0 || forPrograms(r)
	case http.MethodPut, http.MethodPatch, http.MethodDelete:
		return forPrograms(r)
	}
	return false
}

// forPrograms tells whether a request is for the API.
func forPrograms(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/api/") }

func kindOf(r *http.Request) string {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return ""
	}
	return kind
}

// tooLarge tells whether reading stopped at the limit of a body.
func tooLarge(err error) bool {
	_, ok := errors.AsType[*http.MaxBytesError](err)
	return ok
}

func (s *Site) refuseMethod(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Allow", "GET, HEAD")
	s.failAs(w, r, http.StatusMethodNotAllowed, "Cara tidak dilayani", "Halaman ini hanya dapat dibaca. Kembali ke halaman sebelumnya.")
}

// knows tells whether the request was made to a name of the site. A page of
// another site that points its own name at this machine is refused, so that it
// cannot read what stands here.
func (s *Site) knows(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.TrimSuffix(strings.Trim(name, "[]"), "."))
	if name == "localhost" || s.hosts[name] || s.hosts[host] {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}
