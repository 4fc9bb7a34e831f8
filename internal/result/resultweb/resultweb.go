// Package resultweb shows the results of an evaluation: league tables, what a number
// came from down to a page of evidence, what a rank hangs on, amendments, objections
// and their decisions, and the making of letters.
package resultweb

import (
	"context"
	_ "embed" // for the sheet
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/result"
	"gurindam/internal/sheet"
	"gurindam/internal/web"
)

const styles = "hasil.css"

//go:embed asset/hasil.css
var styleSheet []byte

// Assets are what the pages of this package load beside the house's own.
func Assets() []web.Asset { return []web.Asset{{Name: styles, Data: styleSheet}} }

// Options are what the pages stand on.
type Options struct {
	Results *result.Service
	// Book writes a table as a workbook.
	Book func(sheet.Form) ([]byte, error)
}

// Routes lists the pages of results, for the nation and for a region.
func Routes(o Options) []web.Route {
	p := pages{o}
	const all, court, mail = "/evaluasi/{cycle}/hasil", "/evaluasi/{cycle}/sanggah", "/evaluasi/{cycle}/surat"
	const own, plea = "/kota/{region}/evaluasi/{cycle}/hasil", "/kota/{region}/evaluasi/{cycle}/sanggah"
	return []web.Route{
		{Pattern: "GET " + all, Verb: access.Enter, Nav: "Hasil", Help: "hasil", Handler: p.league},
		{Pattern: "GET " + all + "/unduh", Verb: access.Enter, Help: "periksa-nilai", Handler: p.download},
		{Pattern: "GET " + all + "/kepekaan", Verb: access.Enter, Help: "hasil#kepekaan", Handler: p.stability},
		{Pattern: "GET " + all + "/perbaikan", Verb: access.Enter, Help: "hasil#perbaikan", Handler: p.amendments},
		{Pattern: "GET " + all + "/umumkan", Verb: access.Direct, Help: "hasil#mengumumkan", Handler: p.outlook},
		{Pattern: "POST " + all + "/siapkan", Verb: access.Direct, Handler: p.prepare},
		{Pattern: "POST " + all + "/umumkan", Verb: access.Direct, Handler: p.announce},
		{Pattern: "POST " + all + "/kecualikan", Verb: access.Direct, Handler: p.exclude},
		{Pattern: "POST " + all + "/kecualikan/batal", Verb: access.Direct, Handler: p.readmit},
		{Pattern: "GET " + all + "/{region}", Verb: access.Enter, Help: "hasil#menelusuri", Handler: p.region},
		{Pattern: "GET " + all + "/{region}/{question}", Verb: access.Enter, Help: "hasil#menelusuri", Handler: p.question},

		{Pattern: "GET " + court, Verb: access.Enter, Nav: "Sanggah", Help: "hasil#sanggah", Handler: p.court},
		{Pattern: "GET " + court + "/{region}/koreksi", Verb: access.Direct, Help: "hasil#koreksi", Handler: p.correctForm},
		{Pattern: "POST " + court + "/{region}/koreksi", Verb: access.Direct, Handler: p.correct},
		{Pattern: "GET " + court + "/{region}/{id}", Verb: access.Enter, Help: "hasil#memutus", Handler: p.hearing},
		{Pattern: "POST " + court + "/{region}/{id}", Verb: access.Decide, Handler: p.rule},

		{Pattern: "GET " + mail, Verb: access.Direct, Nav: "Surat", Help: "hasil#surat", Handler: p.mailing},
		{Pattern: "POST " + mail, Verb: access.Direct, Handler: p.write},
		{Pattern: "GET " + mail + "/semua", Verb: access.Direct, Help: "hasil#surat", Handler: p.allPapers},
		{Pattern: "GET " + mail + "/{region}/{paper}", Verb: access.Direct, Help: "hasil#surat", Handler: p.paper},

		{Pattern: "GET " + own, Verb: access.Evaluated, Nav: "Hasil daerah", Help: "hasil#menelusuri", Handler: p.region},
		{Pattern: "GET " + own + "/surat/{paper}", Verb: access.Evaluated, Help: "hasil#surat", Handler: p.paper},
		{Pattern: "GET " + own + "/{question}", Verb: access.Evaluated, Help: "hasil#menelusuri", Handler: p.question},
		{Pattern: "GET " + plea, Verb: access.Evaluated, Nav: "Sanggah daerah", Help: "hasil#sanggah", Handler: p.pleas},
		{Pattern: "GET " + plea + "/baru", Verb: access.Answer, Help: "hasil#sanggah", Handler: p.newPlea},
		{Pattern: "POST " + plea + "/baru", Verb: access.Answer, Handler: p.plead},
		{Pattern: "GET " + plea + "/{id}", Verb: access.Evaluated, Help: "hasil#sanggah", Handler: p.onePlea},
		{Pattern: "POST " + plea + "/{id}", Verb: access.Answer, Handler: p.plead},
		{Pattern: "POST " + plea + "/{id}/buang", Verb: access.Answer, Handler: p.drop},
		{Pattern: "POST " + plea + "/{id}/kirim", Verb: access.Approve, Handler: p.send},
		{Pattern: "POST " + plea + "/{id}/cabut", Verb: access.Approve, Handler: p.withdraw},
	}
}

type pages struct{ Options }

func author(r *http.Request) result.Author {
	v := web.VisitorOf(r.Context())
	return result.Author{Actor: v.Actor, Name: v.Name}
}

// place is the cycle a request is about, and the region where there is one.
type place struct {
	cycle string
	code  region.Code
	own   bool // the page stands among those of the region
}

func placeOf(r *http.Request) (place, error) {
	p := place{cycle: r.PathValue("cycle"), own: strings.HasPrefix(r.URL.Path, "/kota/")}
	if r.PathValue("region") == "" {
		return p, nil
	}
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return p, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	p.code = code
	return p, nil
}

// all is the address of the league tables.
func (p place) all() string { return "/evaluasi/" + p.cycle + "/hasil" }

// result is the address of the result of the region, among the pages that are read.
func (p place) result() string {
	if p.own {
		return p.home() + "/hasil"
	}
	return p.all() + "/" + string(p.code)
}

// home is the address of the region in the cycle.
func (p place) home() string { return "/kota/" + string(p.code) + "/evaluasi/" + p.cycle }

// numberOf gives the publication that a request names; the newest where it names none.
func numberOf(r *http.Request) (int, error) {
	text := r.URL.Query().Get("nomor")
	if text == "" {
		return result.Newest, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, fault.New(fault.NotFound, "Perbaikan dengan nomor itu tidak ada. Lihat daftarnya di halaman Perbaikan.")
	}
	return n, nil
}

// page puts a body into the frame.
func page(title string, body templ.Component) web.Page {
	return web.Page{Title: title, Styles: []string{styles}, Body: body}
}

// form is a page with a form; where it was refused, with what is wrong.
func form(title string, body templ.Component, problem error) web.Page {
	out := page(title, body)
	out.Secret = true
	switch {
	case problem == nil:
	case fault.KindOf(problem) == fault.Conflict:
		out.Status = http.StatusConflict
	default:
		out.Status = http.StatusUnprocessableEntity
	}
	return out
}

// mendable tells whether whoever filled a form in can do something about an error.
func mendable(err error) bool {
	k := fault.KindOf(err)
	return err != nil && (k == fault.Invalid || k == fault.Conflict)
}

// said is what is wrong, in the language of the reader.
func said(ctx context.Context, err error) string {
	if err == nil {
		return ""
	}
	return web.Translate(ctx, fault.Text(err))
}

// may tells whether whoever reads may do something about a region, or nationally.
func may(ctx context.Context, v access.Verb, code region.Code) bool {
	return web.May(ctx, v, access.Place{Region: string(code)})
}
