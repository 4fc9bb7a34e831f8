// Package instrumentweb shows the instruments of the evaluation, and lets the ministry
// write the next year's version from the last.
package instrumentweb

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/web"
)

// Options are what the pages take from other rooms.
type Options struct {
	Instruments *instrument.Service
	// Uses lists the cycles that ask an instrument; nil: none is told.
	Uses func(r *http.Request, id string) ([]web.Link, error)
}

// Routes lists the pages.
func Routes(o Options) []web.Route {
	p := pages{o}
	const one, edit = "/instrumen/{id}", "/instrumen/{id}/ubah"
	return []web.Route{
		{Pattern: "GET /instrumen", Verb: access.Enter, Nav: "Instrumen", Help: "instrumen", Handler: p.list},
		{Pattern: "GET /instrumen/skema", Verb: access.Enter, Help: "instrumen#berkas-instrumen", Handler: p.schema},
		{Pattern: "POST /instrumen/unggah", Verb: access.Design, Handler: p.bring},
		{Pattern: "GET " + one, Verb: access.Enter, Help: "instrumen#membaca-instrumen", Handler: p.show},
		{Pattern: "GET " + one + "/aspek/{aspect}", Verb: access.Enter, Help: "instrumen#membaca-instrumen", Handler: p.aspect},
		{Pattern: "GET " + one + "/berkas", Verb: access.Enter, Help: "instrumen#berkas-instrumen", Handler: p.file},
		{Pattern: "GET " + one + "/beda", Verb: access.Enter, Help: "instrumen#beda-versi", Handler: p.differ},
		{Pattern: "POST " + one + "/berikutnya", Verb: access.Design, Handler: p.next},
		{Pattern: "GET " + edit, Verb: access.Design, Help: "instrumen#menyusun-versi-berikutnya", Handler: p.edit},
		{Pattern: "GET " + edit + "/umum", Verb: access.Design, Help: "instrumen#bobot-dan-pembulatan", Handler: p.editHead},
		{Pattern: "POST " + edit + "/umum", Verb: access.Design, Handler: p.saveHead},
		{Pattern: "GET " + edit + "/aspek/{aspect}", Verb: access.Design, Help: "instrumen#aspek-dan-pertanyaan", Handler: p.editAspect},
		{Pattern: "POST " + edit + "/aspek/{aspect}", Verb: access.Design, Handler: p.saveAspect},
		{Pattern: "GET " + edit + "/pertanyaan/{question}", Verb: access.Design, Help: "instrumen#aspek-dan-pertanyaan", Handler: p.editQuestion},
		{Pattern: "POST " + edit + "/pertanyaan/{question}", Verb: access.Design, Handler: p.saveQuestion},
		{Pattern: "POST " + edit + "/susunan", Verb: access.Design, Handler: p.arrange},
		{Pattern: "POST " + edit + "/berkas", Verb: access.Design, Handler: p.replace},
		{Pattern: "GET " + one + "/terbit", Verb: access.Design, Help: "instrumen#menerbitkan", Handler: p.review},
		{Pattern: "POST " + one + "/terbit", Verb: access.Design, Handler: p.publish},
		{Pattern: "POST " + one + "/buang", Verb: access.Design, Handler: p.discard},
	}
}

type pages struct{ Options }

func author(r *http.Request) instrument.Author {
	v := web.VisitorOf(r.Context())
	return instrument.Author{Actor: v.Actor, Name: v.Name}
}

// designer tells whether the reader writes instruments.
func designer(r *http.Request) bool { return web.May(r.Context(), access.Design, access.Place{}) }

// version gives the instrument that an address names.
func (p pages) version(r *http.Request) (instrument.Version, error) {
	return p.Instruments.Version(r.Context(), author(r), r.PathValue("id"))
}

// draft gives the instrument that an address names where it may still be written.
func (p pages) draft(r *http.Request) (instrument.Version, error) {
	v, err := p.version(r)
	if err == nil && v.State != instrument.Drafted {
		err = fault.New(fault.Conflict, "Instrumen yang sudah terbit tidak berubah lagi. Susun versi tahun berikutnya darinya.")
	}
	return v, err
}

// path gives an address below that of an instrument.
func path(id string, parts ...string) templ.SafeURL {
	out := "/instrumen/" + url.PathEscape(id)
	for _, part := range parts {
		out += "/" + url.PathEscape(part)
	}
	return templ.SafeURL(out)
}

// to leads to an address below that of an instrument, to a place on its page.
func to(id, anchor string, parts ...string) web.Redirect {
	out := string(path(id, parts...))
	if anchor != "" {
		out += "#" + web.Anchor(anchor)
	}
	return web.Redirect{To: out}
}

func field(r *http.Request, name string) string { return strings.TrimSpace(r.PostFormValue(name)) }

// page puts a body into the frame.
func page(title string, body templ.Component) web.Page {
	return web.Page{Title: title, Styles: []string{styles}, Body: body}
}

// form is a page with a form; where it was refused, with what is wrong.
func form(title string, body templ.Component, problem error) web.Page {
	out := page(title, body)
	out.Secret, out.Scripts = true, []string{weightScript}
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
	return k == fault.Invalid || k == fault.Conflict || k == fault.TooLarge
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return fault.Text(err)
}
