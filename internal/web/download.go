package web

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"time"
)

// Download is an answer to be saved that is made while it is sent, for what is too much
// to be made first. Where it fails on the way, the browser is told that it is not whole.
type Download struct {
	Name  string // proposed for saving
	Type  string // media type
	Write func(context.Context, io.Writer) error
}

// downloadTime is how long the whole of it may take over a slow line.
const downloadTime = 30 * time.Minute

func (a Download) answer(s *Site, w http.ResponseWriter, r *http.Request) error {
	a.send(w, r, s.log)
	return nil
}

// ServeHTTP gives the file.
func (a Download) ServeHTTP(w http.ResponseWriter, r *http.Request) { a.send(w, r, slog.Default()) }

func (a Download) send(w http.ResponseWriter, r *http.Request, log *slog.Logger) {
	h := w.Header()
	h.Set("Content-Type", a.Type)
	h.Set("Content-Disposition", disposition(a.Name))
	h.Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(downloadTime)) // not every writer knows deadlines
	if err := a.Write(r.Context(), w); err != nil {
		if r.Context().Err() == nil {
			log.ErrorContext(r.Context(), "unduhan terputus", slog.String("name", a.Name), slog.Any("err", err))
		}
		panic(http.ErrAbortHandler)
	}
}
