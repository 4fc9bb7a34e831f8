package discussionweb

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"gurindam/internal/discussion"
	"gurindam/internal/web"
)

// listData fills the page of the threads of a region.
type listData struct {
	place
	discussion.Listing
	f     discussion.Filter
	tasks string // address of the region's tasks; empty where there are none
}

// front shows the threads of a region, or those about one thing where the address
// names it, by its identity or by its code.
func (p pages) front(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	if q.Has("list") {
		return p.showObject(at, spotOf(q.Get), discussion.Draft{}, nil)
	}
	if q.Has("kode") {
		o, err := p.talks.Coded(at.ctx, at.who.Actor, at.code, q.Get("lembar"), q.Get("kode"))
		if err != nil {
			return nil, err
		}
		return web.Redirect{To: at.at(o.Spot)}, nil
	}
	d := listData{place: at, f: filterOf(q)}
	if p.tasks != "" {
		d.tasks = "/kota/" + string(at.code) + "/" + p.tasks
	}
	if d.Listing, err = p.talks.List(at.ctx, at.who.Actor, at.code, d.f); err != nil {
		return nil, err
	}
	return at.page(web.T(at.ctx, "Diskusi"), listPage(d), nil), nil
}

func filterOf(q url.Values) discussion.Filter {
	f := discussion.Filter{State: discussion.State(q.Get("keadaan")), Mine: q.Get("milik") == "saya", OPD: q.Get("opd"), Dimension: q.Get("dimensi"), Search: strings.TrimSpace(q.Get("cari"))}
	if f.State != discussion.Resolved && f.State != discussion.Any {
		f.State = discussion.Open
	}
	f.Page, _ = strconv.Atoi(q.Get("hal"))
	return f
}

// page gives the address of another page of the list.
func (d listData) page(n int) string {
	q := url.Values{"keadaan": {string(d.f.State)}}
	for name, value := range map[string]string{"opd": d.f.OPD, "dimensi": d.f.Dimension, "cari": d.f.Search} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if d.f.Mine {
		q.Set("milik", "saya")
	}
	if n > 1 {
		q.Set("hal", strconv.Itoa(n))
	}
	return d.path() + "?" + q.Encode()
}

func (d listData) filtered() bool {
	return d.f.State != discussion.Open || d.f.Mine || d.f.OPD+d.f.Dimension+d.f.Search != ""
}

// objectData fills the page, or the panel, of what is said about one thing.
type objectData struct {
	place
	discussion.Object
	threads []threadData
	form    form // of a new thread
	tasks   string
	panel   bool
}

// open counts the threads that are open.
func (d objectData) open() (n int) {
	for _, t := range d.threads {
		if !t.Resolved.Done() {
			n++
		}
	}
	return n
}

func (p pages) showObject(at place, s discussion.Spot, draft discussion.Draft, problem error) (web.Answer, error) {
	d, err := p.object(at, s, "", draft, problem)
	if err != nil {
		return nil, err
	}
	return at.page(web.T(at.ctx, "Diskusi: %s", title(at.ctx, d.Object)), objectPage(d), problem), nil
}

// object collects what is said about a thing. A form that was refused belongs to
// the thread that is named, or to a new one.
func (p pages) object(at place, s discussion.Spot, thread string, draft discussion.Draft, problem error) (objectData, error) {
	talked, err := p.talks.About(at.ctx, at.who.Actor, at.code, s)
	if err != nil {
		return objectData{}, err
	}
	d := objectData{place: at, Object: talked.Object, tasks: p.tasks}
	empty, err := p.blank(at, discussion.Draft{}, nil)
	if err != nil {
		return d, err
	}
	filled := form{draft, empty.people, text(problem)}
	d.form = empty
	if problem != nil && thread == "" {
		d.form = filled
	}
	for _, c := range talked.Threads {
		t := threadData{place: at, Conversation: c, form: empty, now: p.now(), tasks: p.tasks}
		t.form.ID = discussion.NewID()
		if problem != nil && thread == c.ID {
			t.form = filled
		}
		d.threads = append(d.threads, t)
	}
	return d, nil
}

func (p pages) begin(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	s, d := spotOf(r.PostFormValue), draftOf(r)
	t, err := p.talks.Begin(at.ctx, at.who, at.code, s, d)
	switch {
	case err == nil:
		return p.back(r, at, t, ""), nil
	case !mistake(err):
		return nil, err
	case inPanel(r):
		return p.showPanel(at, s, "", d, err)
	}
	return p.showObject(at, s, d, err)
}

// panel gives what is said about a thing as a piece for the side of another page.
func (p pages) panel(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	return p.showPanel(at, spotOf(r.URL.Query().Get), "", discussion.Draft{}, nil)
}

func (p pages) showPanel(at place, s discussion.Spot, thread string, draft discussion.Draft, problem error) (web.Answer, error) {
	d, err := p.object(at, s, thread, draft, problem)
	if err != nil {
		return nil, err
	}
	d.panel = true
	for i := range d.threads {
		d.threads[i].panel = true
	}
	return web.Fragment{Body: panel(d)}, nil
}
