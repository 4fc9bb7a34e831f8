// Package evidenceweb is where the evidence of a region is kept by people: the list with
// its uploads, the passport of an item with its preview at the page, and its review.
package evidenceweb

import (
	"context"
	_ "embed" // for the style and the script
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

//go:embed asset/bukti.css
var style []byte

//go:embed asset/bukti.js
var improvements []byte

// Assets lists what the pages load.
func Assets() []web.Asset {
	return []web.Asset{{Name: "bukti.css", Data: style}, {Name: "bukti.js", Data: improvements}}
}

// Routes lists the pages of evidence.
func Routes(items *evidence.Service) []web.Route {
	p := pages{items}
	const base = "/kota/{region}/bukti"
	return []web.Route{
		{Pattern: "GET " + base, Verb: access.Evaluated, Nav: "Bukti dukung", Help: "bukti", Handler: p.front},
		{Pattern: "POST " + base, Verb: access.Answer, Handler: p.send},
		{Pattern: "POST " + base + "/tautan", Verb: access.Answer, Handler: p.link},
		{Pattern: "GET " + base + "/unduh", Verb: access.Evaluated, Help: "bukti#unduh-semua", Handler: p.bundle},
		{Pattern: "GET " + base + "/{item}", Verb: access.Evaluated, Help: "bukti#paspor-bukti", Handler: p.passport},
		{Pattern: "POST " + base + "/{item}", Verb: access.Answer, Handler: p.amend},
		{Pattern: "GET " + base + "/{item}/berkas", Verb: access.Evaluated, Help: "bukti#paspor-bukti", Handler: p.file(false)},
		{Pattern: "GET " + base + "/{item}/pratinjau", Verb: access.Evaluated, Help: "bukti#pratinjau", Handler: p.file(true)},
		{Pattern: "POST " + base + "/{item}/ganti", Verb: access.Answer, Handler: p.swap},
		{Pattern: "POST " + base + "/{item}/ajukan", Verb: access.Answer, Handler: p.offer},
		{Pattern: "POST " + base + "/{item}/tinjau", Verb: access.Evaluated, Handler: p.judge},
		{Pattern: "POST " + base + "/{item}/kaitkan", Verb: access.Answer, Handler: p.attach},
		{Pattern: "POST " + base + "/{item}/lepas", Verb: access.Answer, Handler: p.detach},
		{Pattern: "POST " + base + "/{item}/hapus", Verb: access.Answer, Handler: p.remove},
	}
}

type pages struct{ items *evidence.Service }

// place is the region that a request is about, for whoever asks.
type place struct {
	ctx  context.Context
	code region.Code
	name string
	who  evidence.Author
}

func placeOf(r *http.Request) (place, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return place{}, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	known, _ := region.Find(code)
	v := web.VisitorOf(r.Context())
	return place{r.Context(), code, known.Name, evidence.Author{Actor: v.Actor, Name: v.Name}}, nil
}

// path gives an address below the evidence of the region.
func (p place) path(parts ...string) string {
	out := "/kota/" + string(p.code) + "/bukti"
	for _, part := range parts {
		out += "/" + url.PathEscape(part)
	}
	return out
}

// page puts a body into the frame. A form that was refused is shown again with what is
// wrong.
func (p place) page(title string, body templ.Component, problem error) web.Page {
	page := web.Page{Title: title, Place: p.name, Home: "/kota/" + string(p.code), Body: body, Styles: []string{"bukti.css"}, Scripts: []string{"bukti.js"}, Secret: true, Frames: true}
	if problem != nil {
		page.Status = http.StatusUnprocessableEntity
		if fault.KindOf(problem) == fault.Conflict {
			page.Status = http.StatusConflict
		}
	}
	return page
}

// mistake tells whether somebody can mend an error by filling in again; what is not
// there or not allowed has a page of its own.
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

// target is a claim as addresses and forms name it: "isian 2026/BL-1.1".
func target(kind, about string) string { return kind + " " + about }

func readTarget(s string) (kind, about string) {
	kind, about, _ = strings.Cut(strings.TrimSpace(s), " ")
	return kind, about
}

// day writes a date for a field of a form and for people alike.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
