package web

import "net/http"

// gallery shows the pieces pages are made of.
func gallery(r *http.Request) (Answer, error) {
	return Page{Title: T(r.Context(), "Gaya tampilan"), Body: galleryPage()}, nil
}

var (
	paletteNames = []string{"gov", "bra", "eco", "liv", "soc", "env"}
	stateTones   = []Tone{Good, Warn, Bad, Plain}
	stateWords   = map[Tone]string{Good: "lengkap", Warn: "perlu", Bad: "wajib", Plain: "saran"}
)
