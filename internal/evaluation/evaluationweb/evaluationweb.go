// Package evaluationweb shows the evaluation as it runs: the board of all regions,
// the calendar, who takes part, and for a region where it stands and what is next.
package evaluationweb

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// Options are what the pages take from other rooms.
type Options struct {
	Cycles *evaluation.Service
	// Instruments lists what a cohort may be asked.
	Instruments func(r *http.Request) ([]instrument.Instrument, error)
	// RegionName tells what the pages of a region call it.
	RegionName func(code region.Code) string
}

// Routes lists the pages.
func Routes(o Options) []web.Route {
	p := pages{o}
	const cycle, home = "/evaluasi/{cycle}", "/kota/{region}/evaluasi"
	return []web.Route{
		{Pattern: "GET /evaluasi", Verb: access.Enter, Nav: "Siklus evaluasi", Help: "evaluasi", Handler: p.cycles},
		{Pattern: "GET /evaluasi/baru", Verb: access.Direct, Help: "evaluasi#siklus-baru", Handler: p.newCycle},
		{Pattern: "POST /evaluasi/baru", Verb: access.Direct, Handler: p.create},
		{Pattern: "GET " + cycle, Verb: access.Enter, Help: "evaluasi#papan", Handler: p.front},
		{Pattern: "GET " + cycle + "/papan", Verb: access.Watch, Nav: "Papan", Help: "evaluasi#papan", Handler: p.board},
		{Pattern: "GET " + cycle + "/denyut", Verb: access.Watch, Help: "evaluasi#papan", Handler: p.pulse},
		{Pattern: "GET " + cycle + "/kalender", Verb: access.Enter, Nav: "Kalender", Help: "evaluasi#kalender", Handler: p.calendar},
		{Pattern: "GET " + cycle + "/atur", Verb: access.Direct, Nav: "Atur siklus", Help: "evaluasi#siklus-baru", Handler: p.settings},
		{Pattern: "POST " + cycle + "/atur", Verb: access.Direct, Handler: p.save},
		{Pattern: "POST " + cycle + "/buka", Verb: access.Direct, Handler: p.begin},
		{Pattern: "POST " + cycle + "/arsip", Verb: access.Direct, Handler: p.file},
		{Pattern: "GET " + cycle + "/perpanjangan", Verb: access.Direct, Help: "evaluasi#perpanjangan", Handler: p.extendForm},
		{Pattern: "POST " + cycle + "/perpanjangan", Verb: access.Direct, Handler: p.extend},
		{Pattern: "GET " + cycle + "/peserta", Verb: access.Watch, Nav: "Peserta", Help: "evaluasi#peserta", Handler: p.participants},
		{Pattern: "POST " + cycle + "/peserta", Verb: access.Direct, Handler: p.enrol},
		{Pattern: "POST " + cycle + "/peserta/keluar", Verb: access.Direct, Handler: p.remove},
		{Pattern: "POST " + cycle + "/peserta/absen", Verb: access.Direct, Handler: p.absent},
		{Pattern: "GET " + home, Verb: access.Evaluated, Nav: "Evaluasi daerah", Help: "evaluasi#evaluasi-daerah", Handler: p.ofRegion},
		{Pattern: "GET " + home + "/{cycle}", Verb: access.Evaluated, Nav: "Tahap evaluasi", Help: "evaluasi#evaluasi-daerah", Handler: p.home},
		{Pattern: "POST " + home + "/{cycle}/undangan", Verb: access.Evaluated, Handler: p.reply},
	}
}

type pages struct{ Options }

func author(r *http.Request) evaluation.Author {
	v := web.VisitorOf(r.Context())
	return evaluation.Author{Actor: v.Actor, Name: v.Name}
}

func field(r *http.Request, name string) string { return strings.TrimSpace(r.PostFormValue(name)) }

// page puts a body into the frame.
func page(title string, body templ.Component) web.Page {
	return web.Page{Title: title, Styles: []string{styles}, Body: body}
}

// form is a page with a form; where it was refused, with what is wrong.
func form(title string, body templ.Component, problem error) web.Page {
	out := page(title, body)
	out.Secret = true
	if problem != nil {
		out.Status = http.StatusUnprocessableEntity
		if fault.KindOf(problem) == fault.Conflict {
			out.Status = http.StatusConflict
		}
	}
	return out
}

// mendable tells whether whoever filled a form in can do something about an error.
func mendable(err error) bool {
	k := fault.KindOf(err)
	return k == fault.Invalid || k == fault.Conflict
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return fault.Text(err)
}

func ministry(r *http.Request) bool { return web.May(r.Context(), access.Direct, access.Place{}) }

func watcher(r *http.Request) bool {
	return ministry(r) || web.May(r.Context(), access.Watch, access.Place{})
}
