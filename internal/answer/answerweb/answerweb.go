// Package answerweb shows the self-assessment of a region: how far it is and what it
// is worth, the questions of each aspect with what proves them, the review of the
// sekda, and what changed when.
package answerweb

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
	"gurindam/internal/answer"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

//go:embed asset/isian.css
var sheetCSS []byte

//go:embed asset/isian.js
var keepJS []byte

const styles, script = "isian.css", "isian.js"

// Assets are what the pages load beside the house's own.
func Assets() []web.Asset {
	return []web.Asset{{Name: styles, Data: sheetCSS}, {Name: script, Data: keepJS}}
}

// Options are what the pages take from other rooms.
type Options struct {
	Answers *answer.Service
	// RegionName tells what the pages of a region call it.
	RegionName func(code region.Code) string
}

// Routes lists the pages.
func Routes(o Options) []web.Route {
	p := pages{o}
	const base = "/kota/{region}/evaluasi/{cycle}/isian"
	return []web.Route{
		{Pattern: "GET " + base, Verb: access.Evaluated, Nav: "Isian mandiri", Help: "isian", Handler: p.overview},
		{Pattern: "GET " + base + "/{aspect}", Verb: access.Evaluated, Help: "isian#mengisi", Handler: p.aspect},
		{Pattern: "POST " + base + "/{aspect}", Verb: access.Answer, Handler: p.submit},
		{Pattern: "POST " + base + "/simpan", Verb: access.Answer, Handler: p.save},
		{Pattern: "POST " + base + "/usulan", Verb: access.Answer, Handler: p.take},
		{Pattern: "GET " + base + "/bukti", Verb: access.Answer, Help: "isian#bukti", Handler: p.choose},
		{Pattern: "POST " + base + "/bukti", Verb: access.Answer, Handler: p.attach},
		{Pattern: "POST " + base + "/bukti/lepas", Verb: access.Answer, Handler: p.detach},
		{Pattern: "GET " + base + "/tinjauan", Verb: access.Evaluated, Help: "isian#tinjauan-sekda", Handler: p.review},
		{Pattern: "POST " + base + "/langkah", Verb: access.Evaluated, Handler: p.step},
		{Pattern: "GET " + base + "/riwayat", Verb: access.Evaluated, Help: "isian#riwayat", Handler: p.history},
		{Pattern: "GET " + base + "/cetak", Verb: access.Evaluated, Help: "isian#cetak", Handler: p.print},
	}
}

type pages struct{ Options }

func author(r *http.Request) evaluation.Author {
	v := web.VisitorOf(r.Context())
	return evaluation.Author{Actor: v.Actor, Name: v.Name}
}

func field(r *http.Request, name string) string { return strings.TrimSpace(r.PostFormValue(name)) }

// sheet is what every page begins with.
type sheet struct {
	answer.View
	base string // "/kota/21.72/evaluasi/2026/isian"
	name string // of the region
	now  time.Time
	who  evaluation.Author
	text string // what was wrong with the form that was sent
}

// open loads the sheet that a request is about.
func (p pages) open(r *http.Request) (*sheet, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return nil, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	who := author(r)
	v, err := p.Answers.Open(r.Context(), who.Actor, code, r.PathValue("cycle"))
	if err != nil {
		return nil, err
	}
	return &sheet{View: v, base: answer.PathOf(code, v.Cycle.ID, "", ""), name: p.RegionName(code), now: p.Answers.Now(), who: who}, nil
}

// place reads region and cycle where the sheet itself is not needed.
func place(r *http.Request) (region.Code, string, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return "", "", fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	return code, r.PathValue("cycle"), nil
}

// page puts a body into the frame of the region.
func (s *sheet) page(title string, body templ.Component) web.Page {
	out := web.Page{Title: title, Place: s.name, Home: "/kota/" + string(s.Region), Styles: []string{styles}, Body: body}
	if s.text != "" {
		out.Secret, out.Status = true, http.StatusConflict
	}
	return out
}

// mendable tells whether whoever filled a form in can do something about an error.
func mendable(err error) bool {
	k := fault.KindOf(err)
	return k == fault.Invalid || k == fault.Conflict || k == fault.TooLarge
}

// closed says why somebody may not fill in; empty where they may.
func (s *sheet) closed() string { return said(s.MayFill(s.who.Actor, s.now)) }

// unprovable says why somebody may not attach evidence; empty where they may.
func (s *sheet) unprovable() string { return said(s.MayProve(s.who.Actor, s.now)) }

func (s *sheet) may(t answer.Turn) bool { return s.MayTake(t, s.who.Actor, s.now) == nil }

func said(err error) string {
	if err == nil {
		return ""
	}
	return fault.Text(err)
}

// until tells the last day of the window of answers; empty where it has none.
func (s *sheet) until() string {
	if w, ok := s.Cycle.Window(evaluation.Answering, s.Region, s.Extensions); ok {
		return evaluation.Day(w.Last)
	}
	return ""
}

// crumbs lead back to the sheet and to the evaluation of the region.
func (s *sheet) crumbs(ctx context.Context, more ...web.Link) []web.Link {
	home := "/kota/" + string(s.Region) + "/evaluasi/" + s.Cycle.ID
	return append([]web.Link{{Text: s.Cycle.Name, Path: home}, {Text: web.T(ctx, "Isian mandiri"), Path: s.base}}, more...)
}

// at gives the address of a question.
func (s *sheet) at(aspect, question string) string {
	return answer.PathOf(s.Region, s.Cycle.ID, aspect, question)
}

// asked finds the question of a code, with its aspect.
func (s *sheet) asked(code string) (instrument.Question, instrument.Aspect, error) {
	q, a, ok := s.Instrument.Find(code)
	if !ok {
		return q, a, fault.New(fault.NotFound, "Pertanyaan itu tidak ada pada instrumen ini. Buka lagi dari halaman isian.")
	}
	return q, a, nil
}

// proofPath leads to a piece of evidence, at the page that proves the answer.
func (s *sheet) proofPath(p answer.Proof) string {
	if p.Item == "" {
		return p.URL // of the region's own survey
	}
	path := "/kota/" + string(s.Region) + "/bukti/" + url.PathEscape(p.Item)
	if p.Page > 0 {
		path += query("hal", itoa(p.Page))
	}
	return path
}

func clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(evaluation.Zone)
	return evaluation.Day(t) + t.Format(" 15.04")
}

func tone(s answer.State) web.Tone {
	switch s {
	case answer.Sent:
		return web.Good
	case answer.Returned:
		return web.Bad
	case answer.HandedIn:
		return web.Warn
	}
	return web.Plain
}

func query(pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

func itoa(n int) string { return strconv.Itoa(n) }

func number(n int64) string { return strconv.FormatInt(n, 10) }
