// Package planweb shows a masterplan to its readers: what stands in it, what is
// missing, and where. It shows what package plan worked out and judges nothing
// by itself.
package planweb

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"time"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/publication"
	"gurindam/internal/region"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// Options are what the pages take from other rooms; each may be nil.
type Options struct {
	Edition   func(context.Context, region.Code) (publication.Edition, error) // the newest that is ready; nil: there are none
	Downloads []Download
	Work      *workspace.Service // lets those write who may; nil: the pages are read alone
	Now       func() time.Time   // with Work

	finders *finders
}

// Download is a file about the plan that can be saved.
type Download struct {
	Name  string // file name, also the end of its address: "rencana.xlsx"
	Title string
	About string
	Type  string
	Make  func(context.Context, region.Code) ([]byte, error)
}

// Routes lists the pages of a plan.
func Routes(plans *plan.Service, o Options) []web.Route {
	o.finders = new(finders)
	p := pages{plans: plans, options: o}
	return []web.Route{
		{Pattern: "GET /{$}", Verb: access.Enter, Help: "mulai", Handler: p.home},
		{Pattern: "GET /kota/{region}", Verb: access.Read, Nav: "Ringkasan", Help: "halaman#ringkasan", Handler: p.with(overview)},
		{Pattern: "GET /kota/{region}/analisis", Verb: access.Read, Nav: "Analisis", Help: "halaman#analisis", Handler: p.with(analysis)},
		{Pattern: "GET /kota/{region}/visi", Verb: access.Read, Nav: "Visi & strategi", Help: "halaman#visi-dan-strategi", Handler: p.with(direction)},
		{Pattern: "GET /kota/{region}/rpjmd", Verb: access.Read, Nav: "RPJMD", Help: "halaman#rpjmd", Handler: p.with(tree)},
		{Pattern: "GET /kota/{region}/rpjmd/{code}", Verb: access.Work, Help: "keselarasan#pohon-rpjmd", Handler: p.with(element)},
		{Pattern: "GET /kota/{region}/rencana-aksi", Verb: access.Read, Nav: "Rencana aksi", Help: "halaman#rencana-aksi", Handler: p.with(initiatives)},
		{Pattern: "GET /kota/{region}/rencana-aksi/{code}", Verb: access.Read, Help: "halaman#rencana-aksi", Handler: p.with(initiative)},
		{Pattern: "GET /kota/{region}/pagu", Verb: access.Read, Nav: "Pagu", Help: "halaman#pagu", Handler: p.with(budget)},
		{Pattern: "GET /kota/{region}/peta-jalan", Verb: access.Read, Nav: "Peta jalan", Help: "halaman#peta-jalan", Handler: p.with(roadMap)},
		{Pattern: "GET /kota/{region}/peta-jalan/{code}", Verb: access.Work, Handler: p.with(schedule)},
		{Pattern: "POST /kota/{region}/peta-jalan/{code}", Verb: access.Work, Handler: p.reschedule},
		{Pattern: "GET /kota/{region}/quick-win", Verb: access.Read, Nav: "Quick win", Help: "halaman#quick-win", Handler: p.with(quickWins)},
		{Pattern: "GET /kota/{region}/quick-win/{code}", Verb: access.Read, Help: "halaman#quick-win", Handler: p.with(quickWin)},
		{Pattern: "GET /kota/{region}/keselarasan", Verb: access.Read, Nav: "Keselarasan", Help: "halaman#keselarasan", Handler: p.with(p.alignment)},
		{Pattern: "GET /kota/{region}/keselarasan/kait", Verb: access.Work, Help: "keselarasan#mengaitkan", Handler: p.with(linking)},
		{Pattern: "GET /kota/{region}/keselarasan/dampak", Verb: access.Work, Help: "keselarasan#dampak-perubahan", Handler: p.impact},
		{Pattern: "POST /kota/{region}/keselarasan/dampak", Verb: access.Work, Handler: p.decide},
		{Pattern: "GET /kota/{region}/tata-kelola", Verb: access.Read, Nav: "Tata kelola", Help: "halaman#tata-kelola", Handler: p.with(governance)},
		{Pattern: "GET /kota/{region}/opd", Verb: access.Read, Nav: "OPD", Help: "halaman#opd", Handler: p.with(offices)},
		{Pattern: "GET /kota/{region}/opd/{code}", Verb: access.Read, Help: "renstra", Handler: p.with(office)},
		{Pattern: "GET /kota/{region}/masalah", Verb: access.Read, Nav: "Masalah", Help: "periksa", Handler: p.with(problems)},
		{Pattern: "GET /kota/{region}/unduh", Verb: access.Export, Nav: "Unduh", Help: "buku-kerja", Handler: p.with(downloads)},
		{Pattern: "GET /kota/{region}/unduh/{file}", Verb: access.Export, Handler: p.download},
	}
}

//go:embed asset
var files embed.FS

// Assets gives the scripts that let people move things on the pages.
func Assets() []web.Asset {
	var out []web.Asset
	names, _ := fs.Glob(files, "asset/*") // the pattern is sound
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			panic(fmt.Sprintf("planweb: %v", err)) // embedded: it is there, or the program is broken
		}
		out = append(out, web.Asset{Name: path.Base(name), Data: data})
	}
	return out
}

type pages struct {
	plans   *plan.Service
	options Options
}

// with makes a handler of a page of one plan.
func (p pages) with(page func(*view, *http.Request) (shown, error)) web.Handler {
	return func(r *http.Request) (web.Answer, error) {
		v, err := p.open(r)
		if err != nil {
			return nil, err
		}
		s, err := page(v, r)
		if err != nil {
			return nil, err
		}
		return web.Page{Title: s.title, Place: v.Name(), Home: v.base, Body: s.body, Scripts: s.scripts, Styles: s.styles}, nil
	}
}

// mostQuoted is how much of an address a message repeats.
const mostQuoted = 40

// shown is a page of a plan before it has a frame.
type shown struct {
	title   string
	body    templ.Component
	scripts []string
	styles  []string
}

// open reads the plan a request is about.
func (p pages) open(r *http.Request) (*view, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return nil, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	if p.options.Work != nil {
		st, g, err := p.options.Work.State(r.Context(), code)
		if err != nil {
			return nil, fmt.Errorf("plan of %s: %w", code, err)
		}
		v := newView(st.Snapshot, g, p.options)
		v.writing, v.rev, v.seen = writingOf(r, st, p.options.Now()), st.Rev, p.options.Now()
		return v, nil
	}
	s, err := p.plans.Snapshot(r.Context(), code)
	if err != nil {
		return nil, fmt.Errorf("plan of %s: %w", code, err)
	}
	g, err := publication.GuidelineOf(s)
	if err != nil {
		return nil, fmt.Errorf("guideline of %s: %w", code, err)
	}
	return newView(s, g, p.options), nil
}
