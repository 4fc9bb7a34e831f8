package web

import "net/http"

// Raw is an answer that another handler writes by itself: of the API, whose shapes
// are described by its own types.
type Raw struct{ Handler http.Handler }

func (a Raw) answer(_ *Site, w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("Cache-Control", "no-store")
	a.Handler.ServeHTTP(w, r)
	return nil
}
