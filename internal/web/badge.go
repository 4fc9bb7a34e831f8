package web

import "net/http"

// Badge is a link in the head of every page with a count of what waits behind it.
type Badge struct {
	Text, Path string
	Count      int
}

// badgesOf asks what waits for a visitor. A page is not refused because a count
// could not be made; the log says so.
func (s *Site) badgesOf(r *http.Request) []Badge {
	v := VisitorOf(r.Context())
	if s.badges == nil || v.Person == "" {
		return nil
	}
	list, err := s.badges(r.Context(), v)
	if err != nil {
		s.log.WarnContext(r.Context(), "hitungan di kepala halaman gagal", "path", r.URL.Path, "err", err)
		return nil
	}
	for i := range list {
		list[i].Text = Translate(r.Context(), list[i].Text)
	}
	return list
}
