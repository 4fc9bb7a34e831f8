package planweb

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// impactData is the page of what a changed RPJMD, Renstra or nomenclature left to be
// decided.
type impactData struct {
	*view
	newest   string // edition of the nomenclature
	links    []doubted
	codes    []coded
	more     int // links that are not shown yet
	moreCode int
	nearly   int // links of the reader whose text is nearly the same
	reason   string
	problems []workspace.Problem
	clash    bool
	said     string
}

// doubted is a link in doubt as it is shown.
type doubted struct {
	workspace.LinkDoubt
	may    bool
	like   int    // of a thousand, how like the texts are
	choice string // what was chosen before the page was refused
	seen   string // the cells of the link, for whoever decides on what they see
}

// coded is a row whose code has an older edition, as it is shown.
type coded struct {
	plan.CodeChange
	may    bool
	id     string
	choice string
}

const (
	mostDoubts = 60  // of links, and of codes, that one page decides
	nearlySame = 800 // of a thousand
)

// impact shows what is in doubt.
func (p pages) impact(r *http.Request) (web.Answer, error) {
	d, err := p.openImpact(r)
	if err != nil {
		return nil, err
	}
	return d.page(r.Context(), 0), nil
}

func (p pages) openImpact(r *http.Request) (*impactData, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	if p.options.Work == nil {
		return nil, fault.New(fault.NotFound, "Halaman ini membutuhkan ruang kerja.")
	}
	doubts, err := p.options.Work.Doubts(r.Context(), v.Region.Code)
	if err != nil {
		return nil, err
	}
	d := &impactData{view: v, newest: doubts.To}
	x := v.suggester()
	for _, l := range doubts.Links {
		one := doubted{LinkDoubt: l, may: v.mayLink(l.Initiative)}
		if l.Kind == plan.Reworded {
			one.like = x.Likeness(l.Before.Text, l.Now.Text)
		}
		if l.At >= 0 && v.writing != nil {
			one.seen = v.cellsOf(linkList, l.At)
		}
		if one.may && one.like >= nearlySame {
			d.nearly++
		}
		d.links = append(d.links, one)
	}
	for _, c := range doubts.Codes {
		one := coded{CodeChange: c, may: v.may(c.List, c.At)}
		if v.writing != nil {
			one.id = v.rowID(c.List, c.At)
		}
		d.codes = append(d.codes, one)
	}
	d.sift()
	return d, nil
}

// sift puts what the reader decides first, and keeps what fits on a page.
func (d *impactData) sift() {
	first := func(a, b bool) int {
		switch {
		case a == b:
			return 0
		case a:
			return -1
		}
		return 1
	}
	slices.SortStableFunc(d.links, func(a, b doubted) int { return first(a.may, b.may) })
	slices.SortStableFunc(d.codes, func(a, b coded) int { return first(a.may, b.may) })
	d.more, d.moreCode = max(0, len(d.links)-mostDoubts), max(0, len(d.codes)-mostDoubts)
	d.links, d.codes = d.links[:min(mostDoubts, len(d.links))], d.codes[:min(mostDoubts, len(d.codes))]
}

// cellsOf writes the cells of a row as those who decide on it have seen them.
func (v *view) cellsOf(list string, at int) string { return asJSON(v.list(list).Filled(at)) }

func (d *impactData) page(ctx context.Context, status int) web.Page {
	return web.Page{Title: web.T(ctx, "Dampak perubahan"), Place: d.Name(), Home: d.base, Body: impactPage(d), Styles: linkStyles, Secret: status != 0, Status: status}
}

// decide carries out what was decided: all of it or nothing, with one reason.
func (p pages) decide(r *http.Request) (web.Answer, error) {
	d, err := p.openImpact(r)
	if err != nil {
		return nil, err
	}
	if d.writing == nil {
		return nil, fault.New(fault.Forbidden, "Peran Anda tidak mencakup penulisan rencana daerah ini.")
	}
	changes := d.chosen(r)
	d.reason = strings.TrimSpace(r.PostFormValue("alasan"))
	switch {
	case len(changes) == 0:
		d.said = web.T(r.Context(), "Belum ada yang dipilih. Pilih keputusan pada sekurangnya satu baris.")
		return d.page(r.Context(), http.StatusUnprocessableEntity), nil
	case d.reason == "":
		d.said = web.T(r.Context(), "Tulis alasannya; pilihan Anda masih ada di bawah.")
		return d.page(r.Context(), http.StatusUnprocessableEntity), nil
	}
	who := workspace.Author{Actor: d.writing.who, Name: web.VisitorOf(r.Context()).Name}
	out, err := p.options.Work.Apply(r.Context(), who, d.Region.Code, workspace.Batch{All: true, Reason: d.reason, Changes: changes})
	if err != nil {
		return nil, err
	}
	if !out.Stopped() {
		return web.Redirect{To: d.path("keselarasan", "dampak")}, nil
	}
	for _, result := range out.Results {
		d.clash = d.clash || result.Status == workspace.Conflict
		d.problems = append(d.problems, result.Problems...)
	}
	return d.page(r.Context(), http.StatusConflict), nil
}

// chosen turns what was chosen into changes, and keeps it for the page.
func (d *impactData) chosen(r *http.Request) []workspace.Change {
	var out []workspace.Change
	for n := range d.links {
		l := &d.links[n]
		l.choice = r.PostFormValue("putus." + l.Row)
		if r.PostFormValue("sekaligus") != "" && l.may && l.like >= nearlySame && l.choice == "" {
			l.choice = keepLink
		}
		if l.choice != "" {
			out = append(out, l.changes(r.PostFormValue("lihat."+l.Row))...)
		}
	}
	for n := range d.codes {
		c := &d.codes[n]
		c.choice = r.PostFormValue("kode." + c.List + "." + c.id)
		if c.choice != "" && d.newest != "" {
			out = append(out, c.changes(d.newest)...)
		}
	}
	return out
}

// What may be decided about a link, beside a successor.
const (
	keepLink   = "tetap"
	removeLink = "hapus"
)

// successorValue stands for a successor in the form.
func successorValue(t plan.Target) string {
	if t.Element != "" {
		return "e:" + t.Element
	}
	return "r:" + t.Renstra
}

func successorOf(s string) (field, value string, ok bool) {
	if value, ok = strings.CutPrefix(s, "e:"); ok {
		return "elemen", value, true
	}
	value, ok = strings.CutPrefix(s, "r:")
	return "renstra", value, ok
}

// changes gives what a decision about a link does. seen are its cells as whoever
// decided saw them: what somebody else has written since is not written over.
func (l *doubted) changes(seen string) []workspace.Change {
	field, value, isSuccessor := successorOf(l.choice)
	if l.Kind == plan.Lost {
		if !isSuccessor {
			return nil
		}
		cells := map[string]string{"inisiatif": l.Initiative, field: value, "jenis": string(l.Link.Kind), "alasan": l.Reason, "halaman": ""}
		return []workspace.Change{{Op: workspace.Add, List: linkList, Row: rand.Text(), Cells: cells}}
	}
	cells := map[string]string{}
	_ = json.Unmarshal([]byte(seen), &cells) // what is no JSON was seen by nobody, and conflicts
	at := "elemen"
	if l.Renstra != "" {
		at = "renstra"
	}
	change := workspace.Change{List: linkList, Row: l.Row, Field: at, Base: cells[at]}
	switch {
	case isSuccessor && field == at:
		change.Op, change.Value = workspace.Fill, value
	case l.choice == keepLink:
		change.Op = workspace.Affirm
	case l.choice == removeLink:
		change = workspace.Change{Op: workspace.Remove, List: linkList, Row: l.Row, Base: seen}
	default:
		return nil
	}
	return []workspace.Change{change}
}

// changes gives a row its code in the newest edition.
func (c *coded) changes(newest string) []workspace.Change {
	field := "kode_nomenklatur"
	if c.List == plan.ListRenstra {
		field = "kode"
	}
	fill := func(field, base, value string) workspace.Change {
		return workspace.Change{Op: workspace.Fill, List: c.List, Row: c.id, Field: field, Base: base, Value: value}
	}
	if !slices.ContainsFunc(c.Successors, func(s rpjmd.Successor) bool { return s.Code == c.choice }) {
		return nil
	}
	out := []workspace.Change{fill("versi_nomenklatur", c.Code.Version, newest)}
	if c.choice != c.Code.Text {
		out = append(out, fill(field, c.Code.Text, c.choice))
	}
	return out
}

// causeText tells who or what brought a link into doubt, and when.
func (d *impactData) causeText(ctx context.Context, l doubted) string {
	e := l.Cause()
	if e.Rev == 0 {
		return ""
	}
	day := dateText(ctx, e.At.In(identity.Zone).Format("2006-01-02"))
	if e.Kind == workspace.Imported {
		return web.T(ctx, "impor %s oleh %s, %s", e.Reason, e.Name, day)
	}
	return web.T(ctx, "oleh %s, %s", e.Name, day)
}

// doubtText says what is the matter.
func doubtText(ctx context.Context, k plan.DoubtKind) (string, web.Tone) {
	switch k {
	case plan.Broken:
		return web.T(ctx, "putus: tujuannya tidak ada lagi"), web.Bad
	case plan.Lost:
		return web.T(ctx, "hilang bersama tujuannya"), web.Bad
	}
	return web.T(ctx, "bunyi atau jenjangnya berubah"), web.Warn
}

// codeKind names what carries a code.
func codeKind(ctx context.Context, list string) string {
	switch list {
	case plan.ListInitiatives:
		return web.T(ctx, "Inisiatif")
	case plan.ListRPJMD:
		return web.T(ctx, "Program RPJMD")
	}
	return web.T(ctx, "Baris Renstra")
}

// successorText says how a successor was found.
func successorText(ctx context.Context, s plan.Successor) string {
	how := web.Translate(ctx, s.How)
	if s.Per1000 > 0 && s.Per1000 < 1000 {
		how += " " + web.T(ctx, "%d dari 1.000", s.Per1000)
	}
	return how
}
