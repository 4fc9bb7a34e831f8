// Package workspaceweb is where a plan is written on the web: a grid for each list, a
// form for each row, and the stream that tells open pages what others do.
package workspaceweb

import (
	"fmt"
	"net/http"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/region"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// Routes lists the pages of the workspace. talks stands beside what is written.
func Routes(work *workspace.Service, files workspace.Exchange, talks Talks, now func() time.Time) []web.Route {
	p := pages{work, files, talks, now}
	const base, in = "/kota/{region}/kerja", "/kota/{region}/impor"
	return []web.Route{
		{Pattern: "GET " + base, Verb: access.Work, Nav: "Ruang kerja", Help: "kerja", Handler: p.index},
		{Pattern: "GET " + base + "/{list}", Verb: access.Work, Help: "kerja#kisi", Handler: p.grid},
		{Pattern: "GET " + base + "/{list}/isi", Verb: access.Work, Handler: p.content},
		{Pattern: "POST " + base + "/ubah", Verb: access.Work, Handler: p.change},
		{Pattern: "POST " + base + "/satu", Verb: access.Work, Handler: p.single},
		{Pattern: "GET " + base + "/siaran", Verb: access.Work, Handler: p.stream},
		{Pattern: "POST " + base + "/hadir", Verb: access.Work, Handler: p.enter},
		{Pattern: "GET /api/daerah/{region}/siaran", Verb: access.Work, Handler: p.stream}, // the same, for programs with a token
		{Pattern: "GET " + base + "/{list}/{row}", Verb: access.Work, Help: "kerja#formulir", Handler: p.form},
		{Pattern: "POST " + base + "/{list}/{row}", Verb: access.Work, Handler: p.save},
		{Pattern: "GET " + base + "/{list}/{row}/riwayat", Verb: access.Work, Handler: p.cellPast},
		{Pattern: "GET " + base + "/{list}/unduh", Verb: access.Work, Handler: p.download},
		{Pattern: "GET /mulai", Verb: access.Enter, Help: "mulai", Handler: p.find},
		{Pattern: "GET /kota/{region}/mulai", Verb: access.Write, Help: "mulai", Handler: p.start},
		{Pattern: "POST /kota/{region}/mulai", Verb: access.Write, Handler: p.begin},
		{Pattern: "GET " + in, Verb: access.Work, Nav: "Impor & ekspor", Help: "impor#lewat-peramban", Handler: p.exchange},
		{Pattern: "POST " + in, Verb: access.Work, Handler: p.send},
		{Pattern: "GET " + in + "/{upload}", Verb: access.Work, Help: "impor#pratinjau", Handler: p.look},
		{Pattern: "POST " + in + "/{upload}", Verb: access.Work, Handler: p.take},
		{Pattern: "GET " + in + "/{upload}/tanda", Verb: access.Work, Handler: p.marked},
	}
}

type pages struct {
	work  *workspace.Service
	files workspace.Exchange
	talks Talks
	now   func() time.Time
}

// opened is a region's plan with whoever looks at it.
type opened struct {
	workspace.State
	g    plan.Guideline
	who  workspace.Author
	now  time.Time
	base string // "/kota/21.72"
}

func (p pages) open(r *http.Request) (*opened, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return nil, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	st, g, err := p.work.State(r.Context(), code)
	if err != nil {
		return nil, fmt.Errorf("plan of %s: %w", code, err)
	}
	return &opened{State: st, g: g, who: authorOf(r), now: p.now(), base: "/kota/" + string(code)}, nil
}

// authorOf gives whoever a request comes from, as the author of changes.
func authorOf(r *http.Request) workspace.Author {
	v := web.VisitorOf(r.Context())
	return workspace.Author{Actor: v.Actor, Name: v.Name}
}

// list finds the list that an address names.
func (o *opened) list(r *http.Request) (workbook.View, error) {
	l, ok := workbook.FindList(o.g, r.PathValue("list"))
	if !ok {
		return workbook.View{}, fault.New(fault.NotFound, fmt.Sprintf("Daftar %q tidak ada di ruang kerja. Buka Ruang kerja dan pilih dari sana.", fault.Clip(r.PathValue("list"), 40)))
	}
	return l.Of(&o.Snapshot, o.g), nil
}

// ids gives the identities of the rows of a list.
func (o *opened) ids(v workbook.View) []string {
	if v.Single {
		return []string{v.Key}
	}
	return o.IDs[v.Key]
}

// may tells whether the visitor may write a row.
func (o *opened) may(v workbook.View, i int) bool {
	return workspace.MayWrite(o.who.Actor, o.Region.Code, v.Home(i), o.now)
}

// mayAdd tells whether the visitor may write anything in the region at all; whether a
// new row is theirs is seen once it is filled.
func (o *opened) mayAdd() bool {
	for _, p := range access.Scopes(o.who.Actor, access.Write, o.now) {
		if p.Region == "" || p.Region == string(o.Region.Code) {
			return true
		}
	}
	return false
}

func (o *opened) page(title string, p web.Page) web.Page {
	p.Title, p.Place, p.Home = title, o.Name(), o.base
	return p
}
