// Package discussionweb is where people talk about a plan: the threads of a region,
// those about one thing, one thread, the same as a piece for the side of another
// page, and what everybody is told.
package discussionweb

import (
	"context"
	_ "embed" // for the script
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/discussion"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

//go:embed asset/diskusi.js
var improvements []byte

// Script is the asset that keeps a panel within the page where it was opened.
const Script = "diskusi.js"

// Path is the end of the address of a region's discussions.
const Path = "diskusi"

// Assets lists what the pages load.
func Assets() []web.Asset { return []web.Asset{{Name: Script, Data: improvements}} }

// Routes lists the pages of discussions. tasks is the end of the address of a
// region's tasks, "tugas", below which "baru" gives one; empty where there are none.
func Routes(talks *discussion.Service, tasks string, now func() time.Time) []web.Route {
	p := pages{talks, tasks, now}
	const base = "/kota/{region}/diskusi"
	return []web.Route{
		{Pattern: "GET " + base, Verb: access.Discuss, Nav: "Diskusi", Help: "diskusi", Handler: p.front},
		{Pattern: "POST " + base, Verb: access.Discuss, Handler: p.begin},
		{Pattern: "GET " + base + "/panel", Verb: access.Discuss, Handler: p.panel},
		{Pattern: "GET " + base + "/utas/{thread}", Verb: access.Discuss, Help: "diskusi", Handler: p.thread},
		{Pattern: "POST " + base + "/utas/{thread}", Verb: access.Discuss, Handler: p.reply},
		{Pattern: "POST " + base + "/utas/{thread}/selesai", Verb: access.Discuss, Handler: p.resolve(false)},
		{Pattern: "POST " + base + "/utas/{thread}/buka", Verb: access.Discuss, Handler: p.resolve(true)},
		{Pattern: "POST " + base + "/pesan/{message}", Verb: access.Discuss, Handler: p.amend},
		{Pattern: "POST " + base + "/pesan/{message}/hapus", Verb: access.Discuss, Handler: p.remove},
		{Pattern: "POST " + base + "/pesan/{message}/terjawab", Verb: access.Discuss, Handler: p.settle},
		{Pattern: "GET /pemberitahuan", Verb: access.Account, Help: "diskusi#pemberitahuan", Handler: p.inbox},
		{Pattern: "POST /pemberitahuan/buka", Verb: access.Account, Handler: p.see},
		{Pattern: "POST /pemberitahuan/dibaca", Verb: access.Account, Handler: p.seeAll},
		{Pattern: "POST /pemberitahuan/surel", Verb: access.Account, Handler: p.prefer},
	}
}

type pages struct {
	talks *discussion.Service
	tasks string
	now   func() time.Time
}

// place is the region that a request is about, for whoever asks.
type place struct {
	ctx  context.Context
	code region.Code
	name string
	who  discussion.Author
}

func placeOf(r *http.Request) (place, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return place{}, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	known, _ := region.Find(code)
	v := web.VisitorOf(r.Context())
	return place{r.Context(), code, known.Name, discussion.Author{Actor: v.Actor, Name: v.Name}}, nil
}

// path gives an address below the discussions of the region.
func (p place) path(parts ...string) string {
	out := "/kota/" + string(p.code) + "/diskusi"
	for _, part := range parts {
		out += "/" + url.PathEscape(part)
	}
	return out
}

// at gives the address of what is said about a spot.
func (p place) at(s discussion.Spot, parts ...string) string {
	return p.path(parts...) + "?" + spotQuery(s).Encode()
}

func spotQuery(s discussion.Spot) url.Values {
	q := url.Values{"list": {s.List}}
	if s.Row != "" {
		q.Set("row", s.Row)
	}
	if s.Field != "" {
		q.Set("field", s.Field)
	}
	return q
}

func spotOf(q func(string) string) discussion.Spot {
	return discussion.Spot{List: q("list"), Row: q("row"), Field: q("field")}
}

// page puts a body into the frame. A form that was refused is shown again with
// what is wrong.
func (p place) page(title string, body templ.Component, problem error) web.Page {
	page := web.Page{Title: title, Place: p.name, Home: "/kota/" + string(p.code), Body: body, Scripts: []string{Script}, Secret: true}
	if problem != nil {
		page.Status = http.StatusUnprocessableEntity
	}
	return page
}

// mistake tells whether somebody can mend an error by filling in again; what is
// not there or not allowed has a page of its own.
func mistake(err error) bool {
	kind := fault.KindOf(err)
	return kind == fault.Invalid || kind == fault.Conflict || kind == fault.TooLarge
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return fault.Text(err)
}

// draftOf reads the form of a message.
func draftOf(r *http.Request) discussion.Draft {
	return discussion.Draft{ID: r.PostFormValue("kunci"), Text: r.PostFormValue("teks"), Picked: strings.Split(r.PostFormValue("sebut"), ";")}
}

// inPanel tells whether a form was sent from the side of another page.
func inPanel(r *http.Request) bool { return r.PostFormValue("bentuk") == "panel" }
