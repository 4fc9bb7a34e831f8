package deskweb

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"gurindam/internal/desk"
	"gurindam/internal/discussion"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/web"
)

const tasksPerPage = 50

// tasksData fills the page of the tasks of a region.
type tasksData struct {
	place
	tasks     []desk.Task
	q         desk.Query
	page      int
	more      bool
	moderates bool
	now       time.Time
	problem   string
}

func (p pages) tasks(r *http.Request) (web.Answer, error) { return p.showTasks(r, nil) }

func (p pages) showTasks(r *http.Request, problem error) (web.Answer, error) {
	if problem != nil && fault.KindOf(problem) != fault.Conflict {
		return nil, problem
	}
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	v := r.URL.Query()
	d := tasksData{place: at, page: number(v.Get("hal")), now: p.now(), moderates: p.desks.Moderates(at.who.Actor, at.code)}
	d.q = desk.Query{Ended: v.Get("keadaan") == "selesai", List: v.Get("list"), Row: v.Get("row"), Skip: (d.page - 1) * tasksPerPage, Most: tasksPerPage}
	if problem != nil {
		d.problem = fault.Text(problem)
	}
	if d.tasks, d.more, err = p.desks.Tasks(r.Context(), at.who.Actor, at.code, d.q); err != nil {
		return nil, err
	}
	return at.page(web.T(r.Context(), "Tugas"), tasksPage(d), problem), nil
}

// at gives the address of another page of the tasks.
func (d tasksData) at(ended bool, page int) string {
	q := url.Values{}
	if ended {
		q.Set("keadaan", "selesai")
	}
	if d.q.Row != "" {
		q.Set("list", d.q.List)
		q.Set("row", d.q.Row)
	}
	if page > 1 {
		q.Set("hal", strconv.Itoa(page))
	}
	if len(q) == 0 {
		return desk.TasksPath(d.code)
	}
	return desk.TasksPath(d.code) + "?" + q.Encode()
}

func (d tasksData) mayFinish(t desk.Task) bool {
	return t.MayFinish(d.who.Actor, d.moderates, d.now)
}

func (d tasksData) mayWithdraw(t desk.Task) bool { return t.MayWithdraw(d.who.Actor, d.moderates) }

// orderData fills the form of a new task.
type orderData struct {
	place
	about   discussion.Object
	choices []desk.Target
	order   desk.Order
	today   string
	problem string
}

func (p pages) order(r *http.Request) (web.Answer, error) {
	q := r.URL.Query()
	return p.showOrder(r, discussion.Spot{List: q.Get("list"), Row: q.Get("row"), Field: q.Get("field")}, desk.Order{Text: fault.Clip(q.Get("teks"), 400)}, nil)
}

func (p pages) showOrder(r *http.Request, s discussion.Spot, o desk.Order, problem error) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	d := orderData{place: at, order: o, today: p.now().In(identity.Zone).Format(time.DateOnly)}
	if d.about, err = p.desks.Object(r.Context(), at.who.Actor, at.code, s); err != nil {
		return nil, err
	}
	if d.choices, err = p.desks.Choices(r.Context(), at.who.Actor, at.code); err != nil {
		return nil, err
	}
	if problem != nil {
		d.problem = fault.Text(problem)
	} else if d.about.Place.OPD != "" {
		d.order.To = desk.Target{Kind: desk.ToOffice, ID: d.about.Place.OPD}.String()
	}
	if d.order.ID == "" {
		d.order.ID = discussion.NewID()
	}
	return at.page(web.T(r.Context(), "Tugas baru"), orderPage(d), problem), nil
}

func (p pages) give(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	s := discussion.Spot{List: r.PostFormValue("list"), Row: r.PostFormValue("row"), Field: r.PostFormValue("field")}
	o := desk.Order{ID: r.PostFormValue("kunci"), Text: r.PostFormValue("teks"), Due: r.PostFormValue("tenggat"), To: r.PostFormValue("untuk")}
	_, err = p.desks.Give(r.Context(), at.who, at.code, s, o)
	switch {
	case err == nil:
		return web.Redirect{To: desk.TasksPath(at.code)}, nil
	case fault.KindOf(err) != fault.Invalid:
		return nil, err
	}
	return p.showOrder(r, s, o, err)
}

func (p pages) end(how desk.Ending) web.Handler {
	return p.change(func(r *http.Request, at place, id string) error {
		return p.desks.End(r.Context(), at.who, at.code, id, how)
	})
}

func (p pages) reopen(r *http.Request) (web.Answer, error) {
	return p.change(func(r *http.Request, at place, id string) error {
		return p.desks.Reopen(r.Context(), at.who, at.code, id)
	})(r)
}

// change does something to a task and leads back to where it was asked for.
func (p pages) change(fn func(*http.Request, place, string) error) web.Handler {
	return func(r *http.Request) (web.Answer, error) {
		at, err := placeOf(r)
		if err != nil {
			return nil, err
		}
		if err := fn(r, at, r.PathValue("task")); err != nil {
			return p.showTasks(r, err)
		}
		if to := r.PostFormValue("ke"); to != "" {
			return web.Redirect{To: web.Local(to)}, nil
		}
		return web.Redirect{To: desk.TasksPath(at.code)}, nil
	}
}

// groups are the kinds of targets as the form lists them.
var groups = []struct {
	kind  desk.TargetKind
	title string
}{{desk.ToOffice, "OPD"}, {desk.ToRole, "Peran"}, {desk.ToPerson, "Orang"}}

func aboutName(ctx context.Context, d orderData) string {
	if d.about.Spot.Whole() {
		return web.T(ctx, "Rencana")
	}
	return web.Translate(ctx, d.about.Sheet)
}

func (d orderData) aboutText(ctx context.Context) string {
	return web.T(ctx, "Tentang: %s", named(ctx, d.about.Title()))
}
