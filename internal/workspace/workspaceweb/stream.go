package workspaceweb

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"time"

	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// news is one change set as open pages hear of it.
type news struct {
	Rev     int64   `json:"rev"`
	Name    string  `json:"name"`
	Person  string  `json:"person"`
	Entries []heard `json:"entries"`
}

// heard is an entry in the words of the grid.
type heard struct {
	Op    workspace.Op      `json:"op"`
	List  string            `json:"list"`
	Row   string            `json:"row"`
	Code  string            `json:"code,omitempty"`
	Field string            `json:"field,omitempty"`
	After string            `json:"after"` // the new value; of a move, the row before it
	Cells map[string]string `json:"cells,omitempty"`
}

func heardOf(e workspace.Entry) heard {
	c := heard{List: e.List, Row: e.Row, Code: e.Code}
	switch {
	case e.Moved():
		c.Op, c.After = workspace.Move, e.After
	case e.Added():
		c.Op = workspace.Add
		c.Cells, _ = e.Cells()
	case e.Removed():
		c.Op = workspace.Remove
	default:
		c.Op, c.Field, c.After = workspace.Fill, e.Field, e.After
	}
	return c
}

const (
	heartbeat = 15 * time.Second       // so that proxies keep the line
	pace      = 300 * time.Millisecond // between two looks: what happens in quick succession is told at once
	lookAgain = 3 * time.Second        // for what other programs of the same database wrote
	mostHeard = 10 * time.Minute       // then the page comes back and is asked again who it is
	mostNews  = 500                    // entries told one by one; after more, the page loads anew
)

// stream tells an open page what others change and who is there.
func (p pages) stream(r *http.Request) (web.Answer, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return nil, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	st, _, err := p.work.State(r.Context(), code)
	if err != nil {
		return nil, err
	}
	since, err := strconv.ParseInt(r.Header.Get("Last-Event-ID"), 10, 64)
	again := err == nil && since > 0 && since <= st.Rev
	if !again {
		since = st.Rev
	}
	return web.Stream{Run: func(ctx context.Context, send func(web.Event) error) error {
		if !again { // the page compares it with what it was read from
			if err := send(event("ubah", since, news{Rev: since})); err != nil {
				return err
			}
		}
		return p.tell(ctx, code, since, send)
	}}, nil
}

func event(name string, rev int64, data any) web.Event {
	return web.Event{ID: strconv.FormatInt(rev, 10), Name: name, Data: data}
}

func (p pages) tell(ctx context.Context, code region.Code, since int64, send func(web.Event) error) error {
	ear, stop := p.work.Hub.Listen(code)
	defer stop()
	look, beat := time.NewTicker(lookAgain), time.NewTicker(heartbeat)
	end := time.NewTimer(mostHeard)
	defer end.Stop()
	defer look.Stop()
	defer beat.Stop()
	var err error
	var told []workspace.Presence
	for first := true; ; first = false {
		looked := time.Now()
		if since, err = p.tellChanges(ctx, code, since, send); err != nil {
			return err
		}
		if here := p.work.Hub.Present(code); first || !slices.EqualFunc(here, told, workspace.Presence.SamePlace) {
			if err := send(event("hadir", since, here)); err != nil {
				return err
			}
			told = here
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-end.C:
			return nil
		case <-ear:
			if err := wait(ctx, time.Until(looked.Add(pace))); err != nil {
				return err
			}
		case <-look.C:
		case <-beat.C:
			if err := send(web.Event{}); err != nil {
				return err
			}
		}
	}
}

// wait lets a time pass.
func wait(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// tellChanges sends the change sets after one, each as one event.
func (p pages) tellChanges(ctx context.Context, code region.Code, since int64, send func(web.Event) error) (int64, error) {
	st, _, err := p.work.State(ctx, code)
	if err != nil || st.Rev <= since {
		return since, err
	}
	entries, err := p.work.History(ctx, code, workspace.Query{Since: since, Limit: mostNews + 1, Oldest: true})
	if err != nil {
		return since, err
	}
	if len(entries) > mostNews {
		return st.Rev, send(event("ubah", st.Rev, news{Rev: st.Rev}))
	}
	for len(entries) > 0 {
		set := entries[0]
		n := news{Rev: set.Rev, Name: set.Name, Person: set.Person, Entries: []heard{}}
		for len(entries) > 0 && entries[0].Rev == set.Rev {
			n.Entries = append(n.Entries, heardOf(entries[0]))
			entries = entries[1:]
		}
		since = set.Rev
		if err := send(event("ubah", since, n)); err != nil {
			return since, err
		}
	}
	return max(since, st.Rev), nil
}

// enter notes where the visitor's cursor stands.
func (p pages) enter(r *http.Request) (web.Answer, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return nil, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	var in struct{ Tab, List, Row, Field string }
	if err := web.ReadJSON(r, &in); err != nil {
		return nil, err
	}
	if len(in.Tab) < 8 || len(in.Tab+in.List+in.Row+in.Field) > 300 {
		return nil, fault.New(fault.Invalid, "Letak kursor tidak terbaca. Muat ulang halamannya.")
	}
	v := web.VisitorOf(r.Context())
	p.work.Hub.Enter(code, workspace.Presence{Tab: in.Tab, Person: v.Person, Name: v.Name, List: in.List, Row: in.Row, Field: in.Field})
	return web.JSON{Value: struct{}{}}, nil
}
