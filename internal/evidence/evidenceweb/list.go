package evidenceweb

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// listData fills the page of the evidence of a region.
type listData struct {
	place
	evidence.Listing
	f       evidence.Filter
	offices []region.OPD
	writes  bool
	target  evidence.Target // what is to be proved; empty: nothing in particular
	fill    filled          // of the form that was refused
	link    bool            // it was the one for a link
	problem string
	results []outcome
}

// outcome is what became of one file of an upload.
type outcome struct {
	Name     string `json:"nama"`
	Item     string `json:"bukti,omitempty"`
	Title    string `json:"judul,omitempty"`
	Path     string `json:"alamat,omitempty"`
	Existing bool   `json:"sudah_ada,omitempty"`
	Problem  string `json:"masalah,omitempty"`
}

func (p pages) front(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	d, err := p.listing(at, r.URL.Query(), r.URL.Query().Get("untuk"))
	if err != nil {
		return nil, err
	}
	return at.page(web.T(at.ctx, "Bukti dukung"), listPage(d), nil), nil
}

// listing collects what the list shows.
func (p pages) listing(at place, q url.Values, wanted string) (listData, error) {
	d := listData{place: at, f: filterOf(q), writes: p.items.MayWrite(at.who.Actor, at.code)}
	var err error
	if d.Listing, err = p.items.List(at.ctx, at.who.Actor, at.code, d.f); err != nil {
		return d, err
	}
	if d.offices, err = p.items.Offices(at.ctx, at.who.Actor, at.code); err != nil {
		return d, err
	}
	if kind, about := readTarget(wanted); about != "" {
		if d.target, err = p.items.World.Target(at.ctx, at.code, kind, about); err != nil {
			return d, err
		}
		if d.target.Title == "" {
			d.target = evidence.Target{}
		}
	}
	if d.fill.kind == "" && len(d.target.Types) > 0 {
		d.fill.kind = d.target.Types[0]
	}
	if d.target.Year != 0 {
		d.fill.from = year(d.target.Year)
	}
	return d, nil
}

func filterOf(q url.Values) evidence.Filter {
	f := evidence.Filter{Type: q.Get("jenis"), OPD: q.Get("opd"), State: evidence.State(q.Get("keadaan")), Search: strings.TrimSpace(q.Get("cari"))}
	switch q.Get("pilih") {
	case "lepas":
		f.Unused = true
	case "bermasalah":
		f.Flagged = true
	}
	f.Page, _ = strconv.Atoi(q.Get("hal"))
	return f
}

func (d listData) filtered() bool {
	return d.f.Type+d.f.OPD+string(d.f.State)+d.f.Search != "" || d.f.Unused || d.f.Flagged
}

// page gives the address of another page of the list.
func (d listData) page(n int) string {
	q := url.Values{}
	for name, value := range map[string]string{"jenis": d.f.Type, "opd": d.f.OPD, "keadaan": string(d.f.State), "cari": d.f.Search, "untuk": d.wanted()} {
		if value != "" {
			q.Set(name, value)
		}
	}
	switch {
	case d.f.Unused:
		q.Set("pilih", "lepas")
	case d.f.Flagged:
		q.Set("pilih", "bermasalah")
	}
	if n > 1 {
		q.Set("hal", strconv.Itoa(n))
	}
	if len(q) == 0 {
		return d.path()
	}
	return d.path() + "?" + q.Encode()
}

// wanted names what is to be proved, for addresses and forms.
func (d listData) wanted() string {
	if d.target.About == "" {
		return ""
	}
	return target(d.target.Kind, d.target.About)
}

// serves tells whether an item serves what is to be proved already.
func (d listData) serves(r evidence.Row) bool {
	for _, c := range r.Claims {
		if c.Kind == d.target.Kind && c.About == d.target.About {
			return true
		}
	}
	return false
}

// send takes in the files of a form: each by itself, so that one that is refused holds
// up none of the others. A script that sends them one by one is told in JSON.
func (p pages) send(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	files, problem := sentIn(r)
	fill := filledIn(r)
	wanted := r.PostFormValue("untuk")
	var results []outcome
	if problem == nil {
		results, problem = p.take(at, files, fill, wanted)
	}
	switch {
	case problem != nil && !mistake(problem):
		return nil, problem
	case strings.Contains(r.Header.Get("Accept"), "application/json"):
		if problem != nil {
			return nil, problem
		}
		return web.JSON{Value: results}, nil
	case problem == nil && len(results) == 1 && results[0].Problem == "":
		return web.Redirect{To: results[0].Path}, nil
	}
	d, err := p.listing(at, url.Values{}, wanted)
	if err != nil {
		return nil, err
	}
	d.fill, d.results, d.problem = fill, results, text(problem)
	for _, o := range results {
		if o.Problem != "" && problem == nil {
			problem = fault.New(fault.Invalid, o.Problem)
		}
	}
	return at.page(web.T(at.ctx, "Bukti dukung"), listPage(d), problem), nil
}

// take takes in files, all with the same details; each has its own name as its title.
func (p pages) take(at place, files []evidence.Sent, fill filled, wanted string) (out []outcome, err error) {
	details, err := fill.details()
	if err != nil {
		return nil, err
	}
	if len(files) > 1 {
		details.Title = ""
	}
	for _, f := range files {
		o := outcome{Name: evidence.Name(f.Name)}
		got, err := p.items.AddFile(at.ctx, at.who, at.code, f, details)
		if err == nil {
			o.Item, o.Title, o.Path, o.Existing = got.ID, got.Title, at.path(got.ID), got.Existing
			if kind, about := readTarget(wanted); about != "" {
				err = p.items.Attach(at.ctx, at.who, at.code, got.ID, evidence.Claim{Kind: kind, About: about})
			}
		}
		if err != nil && !mistake(err) {
			return nil, err
		}
		o.Problem = text(err)
		out = append(out, o)
	}
	return out, nil
}

// link takes in a link.
func (p pages) link(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	fill, wanted := filledIn(r), r.PostFormValue("untuk")
	got, problem := p.takeLink(at, fill, wanted)
	switch {
	case problem == nil:
		return web.Redirect{To: at.path(got.ID)}, nil
	case !mistake(problem):
		return nil, problem
	}
	d, err := p.listing(at, url.Values{}, wanted)
	if err != nil {
		return nil, err
	}
	d.fill, d.link, d.problem = fill, true, text(problem)
	return at.page(web.T(at.ctx, "Bukti dukung"), listPage(d), problem), nil
}

func (p pages) takeLink(at place, fill filled, wanted string) (evidence.Result, error) {
	details, err := fill.details()
	if err != nil {
		return evidence.Result{}, err
	}
	got, err := p.items.AddLink(at.ctx, at.who, at.code, details)
	if err != nil {
		return got, err
	}
	if kind, about := readTarget(wanted); about != "" {
		err = p.items.Attach(at.ctx, at.who, at.code, got.ID, evidence.Claim{Kind: kind, About: about})
	}
	return got, err
}

// bundle gives all evidence, or that of a round, as one archive, while it is read.
func (p pages) bundle(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	about := r.URL.Query().Get("siklus")
	write, err := p.items.Bundle(at.ctx, at.who.Actor, at.code, about)
	if err != nil {
		return nil, err
	}
	name := fmt.Sprintf("bukti-%s.zip", at.code)
	return web.Download{Name: name, Type: "application/zip", Write: write}, nil
}

// linked is the address that the form for a link was filled in with.
func (d listData) linked() string {
	if !d.link {
		return ""
	}
	return d.fill.url
}

func (d listData) linkTitle() string {
	if !d.link {
		return ""
	}
	return d.fill.title
}
