package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// Stream is an answer that goes on: events for a page that stays open. Run sends
// until the reader leaves or the program stops; what it returns is the end.
type Stream struct {
	Run func(ctx context.Context, send func(Event) error) error
}

// Event is one event of a stream. An empty name only keeps the line open.
type Event struct {
	ID   string // what the browser repeats as Last-Event-ID when it comes back
	Name string
	Data any // written as JSON
}

// writeTime is how long one event may take to be written.
const writeTime = 20 * time.Second

func (a Stream) answer(s *Site, w http.ResponseWriter, r *http.Request) error {
	h := w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // a proxy must not hold events back
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Time{}) // nothing more is read; the limit on requests must not end the stream
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return nil
	}
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	stop := context.AfterFunc(s.closing, cancel)
	defer stop()
	_ = a.Run(ctx, func(e Event) error { // whoever left needs no answer
		text := ": \n\n"
		if e.Name != "" {
			data, err := json.Marshal(e.Data)
			if err != nil {
				return fmt.Errorf("event %s: %w", e.Name, err)
			}
			text = fmt.Sprintf("event: %s\nid: %s\ndata: %s\n\n", e.Name, e.ID, data)
		}
		_ = control.SetWriteDeadline(time.Now().Add(writeTime)) // not every writer knows deadlines
		if _, err := w.Write([]byte(text)); err != nil {
			return err
		}
		return control.Flush()
	})
	return nil
}
