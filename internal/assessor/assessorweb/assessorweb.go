// Package assessorweb shows who judges the regions: the register with what ties each
// assessor, the panels with how fair they are, the interviews, and what an assessor
// finds of their own.
package assessorweb

import (
	_ "embed" // for the style sheet
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/assessor"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

//go:embed asset/asesor.css
var sheetCSS []byte

const styles = "asesor.css"

// Assets are what the pages load beside the house's own.
func Assets() []web.Asset { return []web.Asset{{Name: styles, Data: sheetCSS}} }

// Routes lists the pages.
func Routes(s *assessor.Service, now func() time.Time) []web.Route {
	p := pages{s, now}
	const roll, board, talks = "/evaluasi/{cycle}/asesor", "/evaluasi/{cycle}/penugasan", "/evaluasi/{cycle}/wawancara"
	const talk, own = "/kota/{region}/evaluasi/{cycle}/wawancara", assessor.OwnPath
	return []web.Route{
		{Pattern: "GET " + roll, Verb: access.Direct, Nav: "Asesor", Help: "asesor#daftar-asesor", Handler: p.roll},
		{Pattern: "GET " + roll + "/{person}", Verb: access.Direct, Help: "asesor#daftar-asesor", Handler: p.entry},
		{Pattern: "POST " + roll + "/{person}", Verb: access.Direct, Handler: p.enter},
		{Pattern: "POST " + roll + "/{person}/benturan", Verb: access.Direct, Handler: p.declareFor},
		{Pattern: "POST " + roll + "/{person}/benturan/{tie}/cabut", Verb: access.Direct, Handler: p.lift},

		{Pattern: "GET " + board, Verb: access.Direct, Nav: "Penugasan", Help: "asesor#penugasan", Handler: p.board},
		{Pattern: "POST " + board + "/usul", Verb: access.Direct, Handler: p.propose},
		{Pattern: "POST " + board + "/tetapkan", Verb: access.Direct, Handler: p.confirm},
		{Pattern: "POST " + board + "/buang", Verb: access.Direct, Handler: p.discard},
		{Pattern: "GET " + board + "/{region}", Verb: access.Direct, Help: "asesor#panel-satu-daerah", Handler: p.panel},
		{Pattern: "POST " + board + "/{region}", Verb: access.Direct, Handler: p.change},
		{Pattern: "POST " + board + "/{region}/tetapkan", Verb: access.Direct, Handler: p.confirmOne},

		{Pattern: "GET " + talks, Verb: access.Direct, Nav: "Wawancara", Help: "asesor#jadwal-wawancara", Handler: p.agenda},
		{Pattern: "GET " + talks + "/kalender.ics", Verb: access.Direct, Help: "asesor#kalender", Handler: p.agendaFile},
		{Pattern: "POST " + talks + "/susun", Verb: access.Direct, Handler: p.layOut},
		{Pattern: "POST " + talks + "/umumkan", Verb: access.Direct, Handler: p.announce},
		{Pattern: "GET " + talks + "/{region}", Verb: access.Direct, Help: "asesor#jadwal-wawancara", Handler: p.appointment},
		{Pattern: "POST " + talks + "/{region}", Verb: access.Direct, Handler: p.appoint},
		{Pattern: "POST " + talks + "/{region}/batal", Verb: access.Direct, Handler: p.cancel},
		{Pattern: "POST " + talks + "/{region}/terlaksana", Verb: access.Direct, Handler: p.holdAsMinistry},

		{Pattern: "GET " + talk, Verb: access.Evaluated, Nav: "Wawancara daerah", Help: "asesor#wawancara-daerah", Handler: p.talk},
		{Pattern: "GET " + talk + "/kalender.ics", Verb: access.Evaluated, Help: "asesor#kalender", Handler: p.talkFile},
		{Pattern: "POST " + talk, Verb: access.Answer, Handler: p.attend},

		{Pattern: "GET " + own, Verb: access.Assess, Nav: "Profil asesor", Help: "asesor#halaman-asesor", Handler: p.own},
		{Pattern: "POST " + own, Verb: access.Assess, Handler: p.describe},
		{Pattern: "POST " + own + "/benturan", Verb: access.Assess, Handler: p.declare},
		{Pattern: "POST " + own + "/pernyataan/{cycle}", Verb: access.Assess, Handler: p.sign},
		{Pattern: "GET " + own + "/kalender.ics", Verb: access.Assess, Help: "asesor#kalender", Handler: p.ownFile},
		{Pattern: "GET " + own + "/wawancara/{cycle}/{region}", Verb: access.Assess, Help: "asesor#mencatat-wawancara", Handler: p.minutes},
		{Pattern: "POST " + own + "/wawancara/{cycle}/{region}", Verb: access.Assess, Handler: p.holdAsLead},
	}
}

type pages struct {
	assessors *assessor.Service
	now       func() time.Time
}

func author(r *http.Request) assessor.Author {
	v := web.VisitorOf(r.Context())
	return assessor.Author{Actor: v.Actor, Name: v.Name}
}

func field(r *http.Request, name string) string { return strings.TrimSpace(r.PostFormValue(name)) }

func number(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return -1
	}
	return n
}

func revision(r *http.Request) int64 {
	n, _ := strconv.ParseInt(r.PostFormValue("rev"), 10, 64)
	return n
}

// place reads the region of an address.
func place(r *http.Request) (region.Code, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return "", fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	return code, nil
}

// page puts a body into the frame. A form that was refused is shown again with what is
// wrong.
func page(title string, body templ.Component, problem error) web.Page {
	out := web.Page{Title: title, Styles: []string{styles}, Body: body, Secret: true}
	if problem != nil {
		out.Status = http.StatusUnprocessableEntity
		if fault.KindOf(problem) == fault.Conflict {
			out.Status = http.StatusConflict
		}
	}
	return out
}

// after leads on where a deed succeeded, and shows the page again where whoever asked
// can mend what was wrong.
func after(err error, to string, again func() (web.Answer, error)) (web.Answer, error) {
	switch {
	case err == nil:
		return web.Redirect{To: to}, nil
	case fault.KindOf(err) == fault.Invalid || fault.KindOf(err) == fault.Conflict:
		return again()
	}
	return nil, err
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return fault.Text(err)
}

func cyclePath(c string) string { return "/evaluasi/" + c }

func rollPath(c, person string) string {
	if person == "" {
		return cyclePath(c) + "/asesor"
	}
	return cyclePath(c) + "/asesor/" + person
}

func boardPath(c string) string { return cyclePath(c) + "/penugasan" }

func talksPath(c string) string { return cyclePath(c) + "/wawancara" }

func cycleLink(c evaluation.Cycle) web.Link { return web.Link{Text: c.Name, Path: cyclePath(c.ID)} }

// current marks the link to what is shown.
func current(is bool) templ.Attributes {
	if is {
		return templ.Attributes{"aria-current": "true"}
	}
	return nil
}
