// Package assessmentweb is where assessors score: what waits for them, the screen of
// one question with its evidence beside it, the talk about scores far apart; where a
// region answers what they ask; and where the ministry runs the panel.
package assessmentweb

import (
	"context"
	_ "embed" // for the style sheet and the script
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/assessment"
	"gurindam/internal/evaluation"
	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

//go:embed asset/penilaian.css
var sheetCSS []byte

//go:embed asset/penilaian.js
var scoringJS []byte

const styles, scoring = "penilaian.css", "penilaian.js"

// Assets are what the pages load beside the house's own.
func Assets() []web.Asset {
	return []web.Asset{{Name: styles, Data: sheetCSS}, {Name: scoring, Data: scoringJS}}
}

// Options are what the pages take from other rooms.
type Options struct {
	Service *assessment.Service
	Now     func() time.Time
	// RegionName tells what the pages of a region call it.
	RegionName func(code region.Code) string
	// Look tells what a piece of evidence holds, and Text gives the beginning of one that is
	// a text. Like Content they ask no rights: these pages have asked theirs.
	Look func(ctx context.Context, code region.Code, item string) (evidence.Content, error)
	Text func(ctx context.Context, code region.Code, item string) (string, error)
	// Content gives the file of a piece of evidence, or what a page shows of it.
	Content func(r *http.Request, code region.Code, item string, shown bool) (web.Answer, error)
}

// Routes lists the pages.
func Routes(o Options) []web.Route {
	p := pages{o}
	const mine, panel, asked = "/penilaian/{cycle}/{region}", "/evaluasi/{cycle}/panel", "/kota/{region}/evaluasi/{cycle}/klarifikasi"
	return []web.Route{
		{Pattern: "GET /penilaian", Verb: access.Assess, Nav: "Penilaian saya", Help: "penilaian", Handler: p.mine},
		{Pattern: "GET " + mine, Verb: access.Assess, Help: "penilaian", Handler: p.sheet},
		{Pattern: "GET " + mine + "/{question}", Verb: access.Assess, Help: "penilaian#layar-menilai", Handler: p.question},
		{Pattern: "POST " + mine + "/{question}", Verb: access.Assess, Handler: p.give},
		{Pattern: "POST " + mine + "/nilai", Verb: access.Assess, Handler: p.autosave},
		{Pattern: "POST " + mine + "/teks", Verb: access.Assess, Handler: p.write},
		{Pattern: "GET " + mine + "/aspek/{aspect}", Verb: access.Assess, Help: "penilaian#tabel-satu-aspek", Handler: p.table},
		{Pattern: "POST " + mine + "/aspek/{aspect}", Verb: access.Assess, Handler: p.giveAll},
		{Pattern: "POST " + mine + "/kunci", Verb: access.Assess, Handler: p.lock},
		{Pattern: "GET " + mine + "/bukti/{item}", Verb: access.Assess, Help: "penilaian#layar-menilai", Handler: p.proof},
		{Pattern: "GET " + mine + "/bukti/{item}/berkas", Verb: access.Assess, Handler: p.content(false)},
		{Pattern: "GET " + mine + "/bukti/{item}/tampil", Verb: access.Assess, Handler: p.content(true)},
		{Pattern: "GET " + mine + "/klarifikasi", Verb: access.Assess, Help: "penilaian#klarifikasi", Handler: p.clarifications},
		{Pattern: "POST " + mine + "/klarifikasi", Verb: access.Assess, Handler: p.ask},
		{Pattern: "POST " + mine + "/klarifikasi/{id}/lanjut", Verb: access.Assess, Handler: p.followUp},
		{Pattern: "POST " + mine + "/klarifikasi/{id}/tutup", Verb: access.Assess, Handler: p.closeClarification},
		{Pattern: "GET " + mine + "/diskusi", Verb: access.Assess, Help: "penilaian#diskusi", Handler: p.round},
		{Pattern: "GET " + mine + "/diskusi/{question}", Verb: access.Assess, Help: "penilaian#diskusi", Handler: p.talk},
		{Pattern: "POST " + mine + "/diskusi/{question}", Verb: access.Assess, Handler: p.say},
		{Pattern: "POST " + mine + "/diskusi/{question}/jawab", Verb: access.Assess, Handler: p.respond},

		{Pattern: "GET " + asked, Verb: access.Evaluated, Nav: "Klarifikasi", Help: "penilaian#klarifikasi-di-daerah", Handler: p.asked},
		{Pattern: "POST " + asked + "/{id}", Verb: access.Answer, Handler: p.answer},

		{Pattern: "GET " + panel, Verb: access.Direct, Nav: "Panel", Help: "penilaian#panel", Handler: p.hall},
		{Pattern: "GET " + panel + "/asesor", Verb: access.Direct, Help: "penilaian#asesor-yang-selalu-berbeda", Handler: p.leaning},
		{Pattern: "GET " + panel + "/sidang/{id}", Verb: access.Direct, Help: "penilaian#panel", Handler: p.session},
		{Pattern: "POST " + panel + "/sidang/{id}", Verb: access.Direct, Handler: p.saveSession},
		{Pattern: "POST " + panel + "/sidang/{id}/tutup", Verb: access.Direct, Handler: p.closeSession},
		{Pattern: "GET " + panel + "/daerah/{region}", Verb: access.Direct, Help: "penilaian#panel", Handler: p.front},
		{Pattern: "POST " + panel + "/daerah/{region}/buka-kunci", Verb: access.Direct, Handler: p.unlock},
		{Pattern: "POST " + panel + "/daerah/{region}/buka-kembali", Verb: access.Direct, Handler: p.reopen},
		{Pattern: "GET " + panel + "/daerah/{region}/diskusi/{question}", Verb: access.Direct, Help: "penilaian#diskusi", Handler: p.talk},
		{Pattern: "POST " + panel + "/daerah/{region}/diskusi/{question}", Verb: access.Direct, Handler: p.say},
		{Pattern: "POST " + panel + "/daerah/{region}/diskusi/{question}/putus", Verb: access.Direct, Handler: p.rule},
		{Pattern: "POST " + panel + "/daerah/{region}/diskusi/{question}/buka", Verb: access.Direct, Handler: p.call},
	}
}

type pages struct{ Options }

// place is the region of a cycle that a request is about, for whoever asks.
type place struct {
	ctx   context.Context
	cycle string
	code  region.Code
	name  string
	who   assessment.Author
	now   time.Time
}

func (p pages) place(r *http.Request) (place, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return place{}, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	return place{r.Context(), r.PathValue("cycle"), code, p.RegionName(code), author(r), p.Now()}, nil
}

func author(r *http.Request) assessment.Author {
	v := web.VisitorOf(r.Context())
	return assessment.Author{Actor: v.Actor, Name: v.Name}
}

// path gives an address below the sheet of the region.
func (at place) path(parts ...string) string {
	return below("/penilaian/"+url.PathEscape(at.cycle)+"/"+url.PathEscape(string(at.code)), parts)
}

// front gives an address below the region in the panel.
func (at place) front(parts ...string) string {
	return below("/evaluasi/"+url.PathEscape(at.cycle)+"/panel/daerah/"+url.PathEscape(string(at.code)), parts)
}

func below(base string, parts []string) string {
	for _, part := range parts {
		base += "/" + url.PathEscape(part)
	}
	return base
}

// page puts a body into the frame. One that was refused is shown again with what is wrong.
func (at place) page(title string, body templ.Component, problem error) web.Page {
	out := framed(title, body, problem)
	out.Place, out.Home = at.name, at.path()
	return out
}

func framed(title string, body templ.Component, problem error) web.Page {
	out := web.Page{Title: title, Body: body, Styles: []string{styles}, Secret: true}
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
	kind := fault.KindOf(err)
	return kind == fault.Invalid || kind == fault.Conflict || kind == fault.TooLarge
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return fault.Text(err)
}

func field(r *http.Request, name string) string { return strings.TrimSpace(r.PostFormValue(name)) }

// number reads a whole number of a form; ok is false where it is none.
func number(r *http.Request, name string) (n int, ok bool) {
	n, err := strconv.Atoi(field(r, name))
	return n, err == nil
}

func rev(r *http.Request) int64 {
	n, _ := strconv.ParseInt(field(r, "rev"), 10, 64)
	return n
}

// clock writes a moment as the ministry's clock shows it.
func clock(t time.Time) string {
	t = t.In(evaluation.Zone)
	return evaluation.Day(t) + t.Format(" 15.04") + " WIB"
}

// lastDay is the last day before a moment at which something closes.
func lastDay(closes time.Time) string {
	if closes.IsZero() {
		return ""
	}
	return evaluation.Day(closes.Add(-time.Second).In(evaluation.Zone))
}
