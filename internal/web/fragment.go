package web

import (
	"bytes"
	"fmt"
	"net/http"

	"github.com/a-h/templ"
)

// Fragment is a piece of a page without the frame, for a script that puts it
// into a page that is open.
type Fragment struct{ Body templ.Component }

func (f Fragment) answer(s *Site, w http.ResponseWriter, r *http.Request) error {
	var b bytes.Buffer
	if err := f.Body.Render(r.Context(), &b); err != nil {
		return fmt.Errorf("render a fragment: %w", err)
	}
	w.Header().Set("Cache-Control", "no-store")
	s.send(w, r, http.StatusOK, b.Bytes())
	return nil
}
