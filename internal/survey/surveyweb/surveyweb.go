// Package surveyweb is the survey as people meet it: the small public form behind a
// link, and for a region its links, posters, answers, entry sheets and results.
package surveyweb

import (
	"context"
	_ "embed" // for the style sheets and the script
	"net/http"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/sheet"
	"gurindam/internal/survey"
	"gurindam/internal/web"
)

//go:embed asset/survei.css
var officeCSS []byte

//go:embed asset/survei-warga.css
var publicCSS []byte

//go:embed asset/survei-warga.js
var publicJS []byte

const officeStyles, publicStyles, publicScript = "survei.css", "survei-warga.css", "survei-warga.js"

// Assets lists what the pages load.
func Assets() []web.Asset {
	return []web.Asset{{Name: officeStyles, Data: officeCSS}, {Name: publicStyles, Data: publicCSS}, {Name: publicScript, Data: publicJS}}
}

// Options are what the pages take from other rooms.
type Options struct {
	Surveys *survey.Service
	// RegionName tells what the pages of a region call it.
	RegionName func(region.Code) string
	// Workbook and Archive write tables as XLSX, and as CSV in a ZIP.
	Workbook, Archive func(sheet.Form) ([]byte, error)
	// Prove keeps the answers of a sub-dimension as an item of evidence and gives its
	// identity.
	Prove func(ctx context.Context, who survey.Author, cycle string, code region.Code, sub string) (id string, err error)
}

// Routes lists the pages of surveys.
func Routes(o Options) []web.Route {
	p := pages{o}
	const base, link = "/kota/{region}/evaluasi/{cycle}/survei", "/survei/{token}"
	return []web.Route{
		{Pattern: "GET " + base, Verb: access.Evaluated, Nav: "Survei", Help: "survei", Handler: p.overview},
		{Pattern: "GET " + base + "/hasil", Verb: access.Evaluated, Help: "survei#hasil", Handler: p.results},
		{Pattern: "GET " + base + "/sub/{sub}", Verb: access.Evaluated, Help: "survei#tautan", Handler: p.detail},
		{Pattern: "POST " + base + "/sub/{sub}", Verb: access.Answer, Handler: p.open},
		{Pattern: "POST " + base + "/sub/{sub}/bukti", Verb: access.Answer, Handler: p.prove},
		{Pattern: "GET " + base + "/unduh/{file}", Verb: access.Answer, Help: "survei#data-mentah", Handler: p.download},
		{Pattern: "GET " + base + "/tautan/{poll}/poster", Verb: access.Answer, Help: "survei#poster", Handler: p.poster},
		{Pattern: "POST " + base + "/tautan/{poll}", Verb: access.Answer, Handler: p.manage},
		{Pattern: "GET " + base + "/tautan/{poll}/templat", Verb: access.Answer, Help: "survei#lembar-isian", Handler: p.template},
		{Pattern: "POST " + base + "/tautan/{poll}/impor", Verb: access.Answer, Handler: p.send},
		{Pattern: "GET " + base + "/tautan/{poll}/isi", Verb: access.Answer, Help: "survei#satu-lembar-kertas", Handler: p.paper},
		{Pattern: "POST " + base + "/tautan/{poll}/isi", Verb: access.Answer, Handler: p.enter},
		{Pattern: "GET " + base + "/impor/{upload}", Verb: access.Answer, Help: "survei#lembar-isian", Handler: p.preview},
		{Pattern: "POST " + base + "/impor/{upload}", Verb: access.Answer, Handler: p.take},
		{Pattern: "POST " + base + "/batal/{batch}", Verb: access.Answer, Handler: p.undo},
		{Pattern: "POST " + base + "/jawaban/{entry}", Verb: access.Answer, Handler: p.decide},
		{Pattern: "POST " + base + "/jawaban/{entry}/saran", Verb: access.Answer, Handler: p.moderate},

		{Pattern: "GET /survei", Verb: access.Open, Help: "survei#mengisi-survei", Handler: p.find},
		{Pattern: "GET " + link, Verb: access.Open, Help: "survei#mengisi-survei", Handler: p.welcome},
		{Pattern: "POST " + link, Verb: access.Open, Handler: p.screen},
		{Pattern: "GET " + link + "/isi", Verb: access.Open, Help: "survei#mengisi-survei", Handler: p.form},
		{Pattern: "POST " + link + "/isi", Verb: access.Open, Handler: p.answer},
		{Pattern: "GET " + link + "/selesai", Verb: access.Open, Help: "survei#mengisi-survei", Handler: p.thanks},
	}
}

type pages struct{ Options }

// place is the survey that a request is about, for whoever asks.
type place struct {
	code  region.Code
	cycle string
	name  string
	who   survey.Author
}

func (p pages) place(r *http.Request) (place, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return place{}, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	v := web.VisitorOf(r.Context())
	return place{code, r.PathValue("cycle"), p.RegionName(code), survey.Author{Actor: v.Actor, Name: v.Name}}, nil
}

// home is the address of the region's evaluation.
func (at place) home() string {
	return "/kota/" + string(at.code) + "/evaluasi/" + url.PathEscape(at.cycle)
}

// path gives an address below the survey.
func (at place) path(parts ...string) string {
	out := at.home() + "/survei"
	for _, part := range parts {
		out += "/" + url.PathEscape(part)
	}
	return out
}

// page puts a body into the frame of the region.
func (at place) page(title string, body templ.Component) web.Page {
	return web.Page{Title: title, Place: at.name, Home: "/kota/" + string(at.code), Styles: []string{officeStyles}, Body: body}
}

// refused shows a form again with what is wrong.
func refused(page web.Page, problem error) web.Page {
	if problem == nil {
		return page
	}
	page.Secret, page.Status = true, http.StatusUnprocessableEntity
	if fault.KindOf(problem) == fault.Conflict {
		page.Status = http.StatusConflict
	}
	return page
}

// mendable tells whether somebody can mend an error where they are.
func mendable(err error) bool {
	k := fault.KindOf(err)
	return k == fault.Invalid || k == fault.Conflict || k == fault.TooLarge
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return fault.Text(err)
}

func field(r *http.Request, name string) string { return strings.TrimSpace(r.PostFormValue(name)) }
