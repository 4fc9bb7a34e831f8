package workspaceweb_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/narrative"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/publication"
	"gurindam/internal/region"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
	"gurindam/internal/workspace/workspaceweb"
)

// desk is a plan in memory, written through the real door, and the pictures of its
// texts.
type desk struct {
	mu       sync.Mutex
	state    workspace.State
	log      []workspace.Entry // newest first
	pictures map[string]narrative.Picture
	work     *workspace.Service
	album    *plan.Album
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	s := plantest.Full()
	s.Masterplan.Narratives = nil
	d := &desk{state: workspace.State{Snapshot: s, IDs: map[string][]string{}}, pictures: map[string]narrative.Picture{}}
	d.work = &workspace.Service{Store: d, Now: time.Now, Guide: publication.GuidelineOf, Hub: &workspace.Hub{Now: time.Now}}
	d.album = &plan.Album{Store: d, Now: time.Now}
	return d
}

func (d *desk) State(context.Context, region.Code) (workspace.State, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.state, nil
}

func (d *desk) Edit(_ context.Context, _ region.Code, fn func(workspace.State) (workspace.Written, error)) (workspace.Written, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	w, err := fn(d.state)
	if err == nil {
		d.state = w.State
		for _, e := range w.Entries {
			d.log = append([]workspace.Entry{e}, d.log...)
		}
	}
	return w, err
}

func (d *desk) Entries(_ context.Context, _ region.Code, q workspace.Query) ([]workspace.Entry, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var out []workspace.Entry
	for _, e := range d.log {
		if e.Rev > q.Since && (q.List == "" || e.List == q.List) && (q.Row == "" || e.Row == q.Row) && (q.Field == "" || e.Field == q.Field) {
			out = append(out, e)
		}
	}
	return out, nil
}

func (d *desk) KeepPicture(_ context.Context, code region.Code, p narrative.Picture, _ string, _ time.Time) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.pictures[string(code)+p.Hash] = p
	return nil
}

func (d *desk) Picture(_ context.Context, code region.Code, hash string) (string, []byte, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	p, ok := d.pictures[string(code)+hash]
	if !ok {
		return "", nil, fault.New(fault.NotFound, "Gambar itu tidak ada.")
	}
	return p.Type, p.Bytes, nil
}

// text is what the plan holds for a chapter, in the notation.
func (d *desk) text(t *testing.T, chapter string) string {
	t.Helper()
	d.mu.Lock()
	defer d.mu.Unlock()
	var out []string
	for _, n := range d.state.Masterplan.Narratives {
		if n.Chapter != chapter || n.Body == "" {
			continue
		}
		doc, err := narrative.ReadJSON(n.Body)
		if err != nil {
			t.Errorf("%s holds %q: %v", n.Code, n.Body, err)
		}
		out = append(out, doc.Notation())
	}
	return strings.Join(out, "\n\n")
}

// writerSite is the workspace as one person sees it, over a line that can be cut.
type writerSite struct {
	*httptest.Server
	cut atomic.Bool // nothing comes through
	out atomic.Bool // whoever writes has been signed out
}

func (d *desk) open(t *testing.T, name, role string) *writerSite {
	t.Helper()
	who := func(*http.Request) (web.Visitor, error) {
		return web.Visitor{Name: name, Actor: access.Actor{Person: name, Grants: []access.Grant{{Role: role, Scope: access.Place{Region: "21.72"}}}}}, nil
	}
	blank := func(*http.Request) (web.Answer, error) { return web.Redirect{To: "/kota/21.72/narasi"}, nil }
	routes := append(workspaceweb.Routes(d.work, nil, workspaceweb.Talks{}, time.Now), workspaceweb.NarrativeRoutes(d.work, d.album, time.Now)...)
	for _, p := range []string{"/{$}", "/kota/{region}", "/kota/{region}/riwayat", "/kota/{region}/buku/{book}/{chapter}", "/kota/{region}/masalah", "/masuk"} {
		routes = append(routes, web.Route{Pattern: "GET " + p, Verb: access.Open, Handler: blank})
	}
	site := web.New(web.Config{Assets: workspaceweb.Assets(), Log: slog.New(slog.DiscardHandler), Who: who}, routes...)
	s := &writerSite{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.cut.Load() && r.Method == http.MethodPost {
			panic(http.ErrAbortHandler)
		}
		if s.out.Load() && r.Method == http.MethodPost {
			http.Redirect(w, r, "/masuk", http.StatusSeeOther)
			return
		}
		site.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	t.Cleanup(site.Close)
	return s
}
