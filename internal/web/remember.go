package web

import (
	"net/http"
	"time"
)

// Remember is an answer that leaves a mark in the reader's browser as it goes out,
// told only to the addresses below Path.
type Remember struct {
	Answer
	Name, Value, Path string
	For               time.Duration
}

func (a Remember) answer(s *Site, w http.ResponseWriter, r *http.Request) error {
	http.SetCookie(w, &http.Cookie{
		Name: a.Name, Value: a.Value, Path: a.Path, MaxAge: int(a.For.Seconds()),
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: s.secure || r.TLS != nil,
	})
	return a.Answer.answer(s, w, r)
}
