package discussionweb

import (
	"cmp"
	"net/http"
	"strconv"

	"gurindam/internal/discussion"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// inboxData fills the page of what somebody was told.
type inboxData struct {
	discussion.Inbox
	page    int
	problem string
}

func (p pages) inbox(r *http.Request) (web.Answer, error) { return p.showInbox(r, nil) }

func (p pages) showInbox(r *http.Request, problem error) (web.Answer, error) {
	if problem != nil && !mistake(problem) {
		return nil, problem
	}
	n, _ := strconv.Atoi(r.URL.Query().Get("hal"))
	d := inboxData{page: min(max(n, 1), 1000), problem: text(problem)}
	var err error
	if d.Inbox, err = p.talks.Inbox(r.Context(), web.VisitorOf(r.Context()).Actor, d.page); err != nil {
		return nil, err
	}
	page := web.Page{Title: web.T(r.Context(), "Pemberitahuan"), Body: inboxPage(d), Secret: true}
	if problem != nil {
		page.Status = http.StatusUnprocessableEntity
	}
	return page, nil
}

func (p pages) see(r *http.Request) (web.Answer, error) {
	n, err := p.talks.See(r.Context(), web.VisitorOf(r.Context()).Actor, r.PostFormValue("id"))
	if err != nil {
		return nil, err
	}
	return web.Redirect{To: web.Local(n.Path)}, nil
}

func (p pages) seeAll(r *http.Request) (web.Answer, error) {
	if err := p.talks.SeeAll(r.Context(), web.VisitorOf(r.Context()).Actor); err != nil {
		return nil, err
	}
	return web.Redirect{To: "/pemberitahuan"}, nil
}

func (p pages) prefer(r *http.Request) (web.Answer, error) {
	if err := p.talks.Prefer(r.Context(), web.VisitorOf(r.Context()).Actor, r.PostFormValue("laju")); err != nil {
		return p.showInbox(r, err)
	}
	return web.Redirect{To: "/pemberitahuan"}, nil
}

func (d inboxData) unseen() int {
	n := 0
	for _, x := range d.Notices {
		if x.Seen.IsZero() {
			n++
		}
	}
	return n
}

func (d inboxData) pace() discussion.Pace { return cmp.Or(d.Habit.Pace, discussion.AtOnce) }

func (d inboxData) at(n int) string { return "/pemberitahuan?hal=" + strconv.Itoa(n) }

func regionName(code region.Code) string {
	known, _ := region.Find(code)
	return cmp.Or(known.Name, string(code))
}
