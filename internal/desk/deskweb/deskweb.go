// Package deskweb is the desk of a person: what waits, why and by when; and the
// tasks that people of a region give each other.
package deskweb

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/desk"
	"gurindam/internal/discussion"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// Path is the address of the own desk.
const Path = "/meja"

// TaskPath is the end of the address of a region's tasks.
const TaskPath = "tugas"

// Routes lists the pages of the desk and of tasks.
func Routes(desks *desk.Service, now func() time.Time) []web.Route {
	p := pages{desks, now}
	const base = "/kota/{region}/tugas"
	return []web.Route{
		{Pattern: "GET " + Path, Verb: access.Account, Help: "diskusi#meja-saya", Handler: p.desk},
		{Pattern: "GET " + base, Verb: access.Discuss, Help: "diskusi#tugas", Handler: p.tasks},
		{Pattern: "GET " + base + "/baru", Verb: access.Discuss, Help: "diskusi#tugas", Handler: p.order},
		{Pattern: "POST " + base, Verb: access.Discuss, Handler: p.give},
		{Pattern: "POST " + base + "/{task}/selesai", Verb: access.Discuss, Handler: p.end(desk.Done)},
		{Pattern: "POST " + base + "/{task}/tarik", Verb: access.Discuss, Handler: p.end(desk.Withdrawn)},
		{Pattern: "POST " + base + "/{task}/buka", Verb: access.Discuss, Handler: p.reopen},
	}
}

type pages struct {
	desks *desk.Service
	now   func() time.Time
}

// deskData fills the own desk.
type deskData struct {
	name  string
	items []desk.Item // that the filter keeps
	all   []desk.Item
	kind  desk.Kind
	late  bool
	where region.Code
	now   time.Time
}

// kindNames says the kinds as people read them.
var kindNames = map[desk.Kind]string{
	desk.Mention: "Sebutan", desk.Approval: "Persetujuan", desk.Errand: "Tugas", desk.Confirm: "Kaitan", desk.Talk: "Diskusi", desk.Lack: "Temuan",
}

func (p pages) desk(r *http.Request) (web.Answer, error) {
	v, q := web.VisitorOf(r.Context()), r.URL.Query()
	all, err := p.desks.Desk(r.Context(), v.Actor)
	if err != nil {
		return nil, err
	}
	d := deskData{name: v.Name, all: all, kind: desk.Kind(q.Get("jenis")), late: q.Get("lewat") == "ya", where: region.Code(q.Get("daerah")), now: p.now()}
	for _, i := range all {
		if (d.kind == "" || d.kind == i.Kind) && (!d.late || i.Late(d.now)) && (d.where == "" || d.where == i.Region) {
			d.items = append(d.items, i)
		}
	}
	return web.Page{Title: web.T(r.Context(), "Meja saya"), Body: deskPage(d), Secret: true}, nil
}

func (d deskData) count(keep func(desk.Item) bool) int {
	n := 0
	for _, i := range d.all {
		if keep(i) {
			n++
		}
	}
	return n
}

func (d deskData) lateCount() int { return d.count(func(i desk.Item) bool { return i.Late(d.now) }) }

func (d deskData) of(k desk.Kind) int { return d.count(func(i desk.Item) bool { return i.Kind == k }) }

// regions lists where anything waits.
func (d deskData) regions() []region.Code {
	var out []region.Code
	for _, i := range d.all {
		if !slices.Contains(out, i.Region) {
			out = append(out, i.Region)
		}
	}
	return out
}

// here is the address of the desk as it is filtered, to come back to.
func (d deskData) here() string { return d.with(d.kind, d.late, d.where) }

func (d deskData) with(k desk.Kind, late bool, where region.Code) string {
	q := url.Values{}
	if k != "" {
		q.Set("jenis", string(k))
	}
	if late {
		q.Set("lewat", "ya")
	}
	if where != "" {
		q.Set("daerah", string(where))
	}
	if len(q) == 0 {
		return Path
	}
	return Path + "?" + q.Encode()
}

// place is the region that a request is about, for whoever asks.
type place struct {
	code region.Code
	name string
	who  discussion.Author
}

func placeOf(r *http.Request) (place, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return place{}, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	v := web.VisitorOf(r.Context())
	return place{code, regionName(code), discussion.Author{Actor: v.Actor, Name: v.Name}}, nil
}

func regionName(code region.Code) string {
	known, _ := region.Find(code)
	return cmp.Or(known.Name, string(code))
}

// day writes the day that ends at a moment.
func day(end time.Time) string { return end.Add(-time.Second).In(identity.Zone).Format("02-01-2006") }

// givePath gives the address where a finding becomes a task.
func givePath(i desk.Item) string {
	return desk.TasksPath(i.Region) + "/baru?" + url.Values{"teks": {strings.TrimSpace(strings.Join([]string{i.What, i.About, i.Clip}, " "))}}.Encode()
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return min(max(n, 1), 10000)
}

// page puts a body into the frame of a region. A form that was refused is shown
// again with what is wrong.
func (p place) page(title string, body templ.Component, problem error) web.Page {
	page := web.Page{Title: title, Place: p.name, Home: "/kota/" + string(p.code), Body: body, Secret: true}
	if problem != nil {
		page.Status = http.StatusUnprocessableEntity
	}
	return page
}

// current marks the link to what is shown.
func current(is bool) templ.Attributes {
	if is {
		return templ.Attributes{"aria-current": "true"}
	}
	return nil
}

// named says the title of a thing; that of the whole plan is a word of the program.
func named(ctx context.Context, title string) string {
	if title == discussion.WholePlan {
		return web.T(ctx, "Seluruh rencana")
	}
	return title
}

// what says what waits: a person's own words as they are, the program's in the
// language of the reader.
func what(ctx context.Context, i desk.Item) string {
	switch i.Kind {
	case desk.Errand:
		return i.What
	case desk.Mention, desk.Talk:
		return named(ctx, i.What)
	}
	return web.Translate(ctx, i.What)
}

func clip(ctx context.Context, i desk.Item) string {
	if i.Kind == desk.Lack {
		return web.Translate(ctx, i.Clip)
	}
	return i.Clip
}

func targetName(ctx context.Context, t desk.Target) string {
	if t.Kind == desk.ToRole {
		return web.Translate(ctx, t.Name)
	}
	return t.Name
}
