package web

import (
	"mime"
	"net"
	"net/http"
	"strings"
)

// headers go with every answer. Nothing runs, nothing is loaded from elsewhere,
// nobody may put a page into a frame of theirs.
var headers = map[string]string{
	"Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; " +
		"base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
	"X-Content-Type-Options":       "nosniff",
	"X-Frame-Options":              "DENY",
	"Referrer-Policy":              "same-origin",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
}

const (
	maxQuery = 4 << 10
	maxBody  = 64 << 10
)

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
		case r.Method != http.MethodGet && r.Method != http.MethodHead && !isForm(r):
			s.refuseMethod(w, r)
			return
		case foreign.Check(r) != nil:
			s.failAs(w, r, http.StatusForbidden, "Tidak diizinkan", "Formulir itu dikirim dari situs lain. Buka halamannya di sini, lalu kirim dari sini.")
			return
		case len(r.URL.RawQuery) > maxQuery:
			s.failAs(w, r, http.StatusRequestURITooLong, "Alamat terlalu panjang", "Saringan di alamat halaman terlalu panjang. Ulangi dengan kata cari yang lebih pendek.")
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		next.ServeHTTP(w, r)
	})
}

// isForm tells whether a request sends what the forms of the pages send.
func isForm(r *http.Request) bool {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return r.Method == http.MethodPost && err == nil && kind == "application/x-www-form-urlencoded"
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
