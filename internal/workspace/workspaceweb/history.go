package workspaceweb

import (
	"net/http"
	"net/url"
	"strconv"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/region"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// HistoryRoutes lists the pages of what changed, and of the revisions.
func HistoryRoutes(work *workspace.Service, revisions *workspace.Revisions, now func() time.Time) []web.Route {
	p := past{pages{work: work, now: now}, revisions}
	const base, named = "/kota/{region}/riwayat", "/kota/{region}/revisi"
	return []web.Route{
		{Pattern: "GET " + base, Verb: access.Work, Nav: "Riwayat", Help: "riwayat", Handler: p.history},
		{Pattern: "GET " + base + "/{rev}", Verb: access.Work, Help: "riwayat#kumpulan", Handler: p.set},
		{Pattern: "GET " + base + "/beda", Verb: access.Work, Help: "riwayat#beda", Handler: p.difference},
		{Pattern: "GET " + base + "/pulihkan", Verb: access.Work, Help: "riwayat#pulihkan", Handler: p.preview},
		{Pattern: "POST " + base + "/pulihkan", Verb: access.Work, Help: "riwayat#pulihkan", Handler: p.restore},
		{Pattern: "GET " + named, Verb: access.Work, Nav: "Revisi", Help: "revisi", Handler: p.revisions},
		{Pattern: "POST " + named, Verb: access.Submit, Help: "revisi", Handler: p.name},
		{Pattern: "GET " + named + "/{n}", Verb: access.Work, Help: "revisi#langkah", Handler: p.revision},
		{Pattern: "POST " + named + "/{n}", Verb: access.Work, Help: "revisi#langkah", Handler: p.turn},
		{Pattern: "GET " + named + "/{n}/isi", Verb: access.Work, Handler: p.frozen},
		{Pattern: "GET " + named + "/{n}/beda/{m}", Verb: access.Work, Help: "revisi#beda", Handler: p.redline},
	}
}

// past is the pages of what was.
type past struct {
	pages
	kept *workspace.Revisions
}

// historySheet is the style sheet of these pages.
const historySheet = "riwayat.css"

// historyData is a page of change sets.
type historyData struct {
	*teller
	q       workspace.Query
	from    string // as typed
	until   string
	sets    []shownSet
	older   string // address of the next page; empty: there is none
	writers []workspace.Writer
	lists   []workbook.List
	columns []workbook.Column // of the list that was chosen
	wrong   string            // what is wrong with a day
}

// shownSet is a change set as a page shows it.
type shownSet struct {
	workspace.Set
	changes []change
}

// perPage is how many sets a page shows, and few how many changes each of them.
const (
	perPage = 30
	few     = 4
)

// history lists what changed, narrowed by what the address says.
func (p past) history(r *http.Request) (web.Answer, error) {
	d, err := p.openHistory(r)
	if err != nil {
		return nil, err
	}
	d.q.Limit, d.q.Few = perPage+1, few
	found, err := p.work.Sets(r.Context(), d.Region.Code, d.q)
	if err != nil {
		return nil, err
	}
	if len(found) > perPage {
		found = found[:perPage]
		d.older = d.address(func(v url.Values) { v.Set("sebelum", strconv.FormatInt(found[perPage-1].Rev, 10)) })
	}
	for _, s := range found {
		out := shownSet{Set: s}
		for _, e := range s.Entries {
			out.changes = append(out.changes, d.tell(r.Context(), e, false))
		}
		d.sets = append(d.sets, out)
	}
	return d.page(web.T(r.Context(), "Riwayat"), web.Page{Body: historyPage(d), Styles: []string{"kerja.css", historySheet}}), nil
}

func (p past) openHistory(r *http.Request) (*historyData, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	d := &historyData{teller: newTeller(o), from: q.Get("dari"), until: q.Get("sampai"), lists: workbook.Lists(o.g)}
	d.q = workspace.Query{List: q.Get("daftar"), Row: q.Get("baris"), Field: q.Get("isian"), Person: q.Get("orang"), Before: number(q.Get("sebelum"))}
	if d.q.From, err = identity.ParseDay(d.from, false); err == nil {
		d.q.Until, err = identity.ParseDay(d.until, true)
	}
	if err != nil {
		d.wrong = fault.Text(err)
	}
	if v, ok := d.views[d.q.List]; ok {
		d.columns = v.Columns
	}
	d.writers, err = p.work.Writers(r.Context(), o.Region.Code)
	return d, err
}

// number reads a number of an address; 0 where it is none.
func number(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// address gives the page as it is narrowed, with something about it changed.
func (d *historyData) address(change func(url.Values)) string {
	v := url.Values{}
	for key, text := range map[string]string{"daftar": d.q.List, "baris": d.q.Row, "isian": d.q.Field, "orang": d.q.Person, "dari": d.from, "sampai": d.until} {
		if text != "" {
			v.Set(key, text)
		}
	}
	change(v)
	return d.base + "/riwayat?" + v.Encode()
}

// narrowed tells whether anything is left out.
func (d *historyData) narrowed() bool {
	return d.q.List+d.q.Row+d.q.Field+d.q.Person+d.from+d.until != ""
}

// setData is one change set with all that it changed.
type setData struct {
	*teller
	workspace.Set
	list, row string
	changes   []change
	more      string // address of the next page
	restored  bool
}

// mostListed is how many changes a page lists.
const mostListed = 100

// set shows one change set.
func (p past) set(r *http.Request) (web.Answer, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	rev, q := number(r.PathValue("rev")), r.URL.Query()
	d := &setData{teller: newTeller(o), list: q.Get("daftar"), row: q.Get("baris"), restored: q.Get("pulih") == "ya"}
	found, err := p.work.Sets(r.Context(), o.Region.Code, workspace.Query{Since: rev - 1, Before: rev + 1, Limit: 1})
	if err != nil {
		return nil, err
	}
	if rev == 0 || len(found) == 0 || found[0].Rev != rev {
		return nil, fault.New(fault.NotFound, "Kumpulan perubahan itu tidak ada dalam riwayat daerah ini.")
	}
	d.Set = found[0]
	after := number(q.Get("mulai"))
	entries, err := p.work.History(r.Context(), o.Region.Code, workspace.Query{List: d.list, Row: d.row, Since: rev - 1, Before: rev + 1, Oldest: true, Seq: after, Limit: mostListed + 1})
	if err != nil {
		return nil, err
	}
	if len(entries) > mostListed {
		entries = entries[:mostListed]
		d.more = d.setPath(rev, url.Values{"daftar": {d.list}, "baris": {d.row}, "mulai": {strconv.FormatInt(int64(entries[mostListed-1].Seq)+1, 10)}})
	}
	for _, e := range entries {
		d.changes = append(d.changes, d.tell(r.Context(), e, d.row != ""))
	}
	return d.page(web.T(r.Context(), "Perubahan ke-%s", web.Int(int(rev))), web.Page{Body: setPage(d), Styles: []string{"kerja.css", historySheet}}), nil
}

func (o *opened) setPath(rev int64, v url.Values) string {
	for key := range v {
		if v.Get(key) == "" {
			v.Del(key)
		}
	}
	out := o.base + "/riwayat/" + strconv.FormatInt(rev, 10)
	if len(v) > 0 {
		out += "?" + v.Encode()
	}
	return out
}

// restorePath gives the address of a preview.
func (o *opened) restorePath(pairs ...string) string {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			v.Set(pairs[i], pairs[i+1])
		}
	}
	return o.base + "/riwayat/pulihkan?" + v.Encode()
}

// codeOf reads the region of an address.
func codeOf(r *http.Request) (region.Code, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return "", fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	return code, nil
}
