package discussionweb

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"gurindam/internal/discussion"
	"gurindam/internal/web"
)

// form is a message to be written, with what was wrong with it.
type form struct {
	discussion.Draft
	people  []discussion.Person
	problem string
}

// sebut writes the names that were picked as they were filled in.
func (f form) picked() string {
	out := ""
	for i, name := range f.Picked {
		if i > 0 {
			out += ";"
		}
		out += name
	}
	return out
}

// blank gives the form of a new message.
func (p pages) blank(at place, d discussion.Draft, problem error) (form, error) {
	people, err := p.talks.People(at.ctx, at.who.Actor, at.code)
	if d.ID == "" || problem == nil {
		d.ID = discussion.NewID()
	}
	return form{d, people, text(problem)}, err
}

// threadData fills the page of one thread.
type threadData struct {
	place
	discussion.Conversation
	form   form
	amends string // message whose text is being changed
	now    time.Time
	tasks  string
	panel  bool
}

func (p pages) thread(r *http.Request) (web.Answer, error) {
	return p.showThread(r, r.PathValue("thread"), discussion.Draft{}, r.URL.Query().Get("ubah"), nil)
}

func (p pages) showThread(r *http.Request, id string, draft discussion.Draft, amends string, problem error) (web.Answer, error) {
	if problem != nil && !mistake(problem) {
		return nil, problem
	}
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	page, _ := strconv.Atoi(r.URL.Query().Get("hal"))
	d := threadData{place: at, amends: amends, now: p.now(), tasks: p.tasks}
	if d.Conversation, err = p.talks.Read(at.ctx, at.who.Actor, at.code, id, page); err != nil {
		return nil, err
	}
	if d.form, err = p.blank(at, draft, problem); err != nil {
		return nil, err
	}
	return at.page(web.T(at.ctx, "Diskusi: %s", title(at.ctx, d.Now)), threadPage(d), problem), nil
}

func (p pages) reply(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	d := draftOf(r)
	t, err := p.talks.Reply(at.ctx, at.who, at.code, r.PathValue("thread"), d)
	if err != nil {
		return p.refused(r, at, t, d, "", err)
	}
	return p.back(r, at, t, d.ID), nil
}

// refused shows a form again with what is wrong with it, where it was filled in.
func (p pages) refused(r *http.Request, at place, t discussion.Thread, d discussion.Draft, amends string, problem error) (web.Answer, error) {
	switch {
	case !mistake(problem):
		return nil, problem
	case inPanel(r):
		return p.showPanel(at, t.About.Spot, t.ID, d, problem)
	case t.ID == "":
		return nil, problem
	}
	return p.showThread(r, t.ID, d, amends, problem)
}

// back leads from a form to where it was filled in.
func (p pages) back(r *http.Request, at place, t discussion.Thread, anchor string) web.Answer {
	if inPanel(r) {
		return web.Redirect{To: at.at(t.About.Spot, "panel")}
	}
	to := at.path("utas", t.ID)
	if anchor != "" {
		to += "#" + web.Anchor(anchor)
	}
	return web.Redirect{To: to}
}

func (p pages) resolve(open bool) web.Handler {
	return func(r *http.Request) (web.Answer, error) {
		at, err := placeOf(r)
		if err != nil {
			return nil, err
		}
		t, err := p.talks.Resolve(at.ctx, at.who, at.code, r.PathValue("thread"), open)
		if err != nil {
			return nil, err
		}
		return p.back(r, at, t, ""), nil
	}
}

func (p pages) amend(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	id, d := r.PathValue("message"), draftOf(r)
	t, err := p.talks.Amend(at.ctx, at.who, at.code, id, d.Text)
	if err != nil {
		return p.refused(r, at, t, d, id, err)
	}
	return p.back(r, at, t, id), nil
}

func (p pages) remove(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	id := r.PathValue("message")
	t, err := p.talks.Remove(at.ctx, at.who, at.code, id)
	if err != nil {
		return nil, err
	}
	return p.back(r, at, t, id), nil
}

// settle notes that a mention needs no answer, and leads back to the work list.
func (p pages) settle(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	if err := p.talks.Settle(at.ctx, at.who.Actor, at.code, r.PathValue("message")); err != nil {
		return nil, err
	}
	return web.Redirect{To: web.Local(r.PostFormValue("ke"))}, nil
}

// pieces cuts a message into what is plain, linked or a name.
func (d threadData) pieces(m discussion.Message) [][]discussion.Piece {
	return discussion.Pieces(m.Text, m.Mentions, func(code string) string {
		o, _ := d.Catalog.Coded("", code)
		return o.Path
	})
}

// quoted gives what a field said when a message was written, where that is not what
// it says now nor what was quoted just before.
func (d threadData) quoted(n int) string {
	quote := d.Messages[n].Quote
	if !d.Gone && quote == discussion.Quoted(d.Now.Value) || n > 0 && quote == d.Messages[n-1].Quote {
		return ""
	}
	return quote
}

func (d threadData) mayAmend(m discussion.Message) bool { return m.MayAmend(d.who.Person, d.now) }

func (d threadData) mayRemove(m discussion.Message) bool {
	return !m.Removed.Done() && (m.Written.Person == d.who.Person || d.Moderates)
}

// taskPath gives the address where a task about the object is given.
func taskPath(at place, tasks string, s discussion.Spot) string {
	return "/kota/" + string(at.code) + "/" + tasks + "/baru?" + spotQuery(s).Encode()
}

// about gives the address of every thread about the same thing; where that is gone,
// of the list.
func (d threadData) about() string {
	if d.Gone {
		return d.path()
	}
	return d.at(d.Now.Spot)
}

// amended is the text of a message that is being changed, as it was filled in last.
func (d threadData) amended(m discussion.Message) string {
	if d.form.problem != "" {
		return d.form.Text
	}
	return m.Text
}

func (d threadData) replyLabel(ctx context.Context) string {
	if d.Resolved.Done() {
		return web.T(ctx, "Balasan; utas terbuka lagi")
	}
	return web.T(ctx, "Balasan")
}

// title names an object; the whole plan in the language of the reader.
func title(ctx context.Context, o discussion.Object) string { return named(ctx, o.Title()) }

func named(ctx context.Context, title string) string {
	if title == discussion.WholePlan {
		return web.T(ctx, "Seluruh rencana")
	}
	return title
}

func objectName(ctx context.Context, d objectData) string {
	if d.Spot.Whole() {
		return web.T(ctx, "Rencana")
	}
	return web.Translate(ctx, d.Sheet)
}
