package regionweb

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// officesData fills the list of offices on a day.
type officesData struct {
	*view
	day      region.Day
	rows     []officeRow
	findings []region.Finding
	problem  string
}

type officeRow struct {
	region.OPD
	since   region.Day
	heads   []region.Official
	leads   []string // dimensions whose group it leads
	present bool     // stands in the list today
}

// offices lists the offices as they stand, or stood on a day.
func (p pages) offices(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := officesData{view: v, day: v.today, findings: region.CheckHistory(v.Events, region.Bare(v.Offices))}
	if asked, err := region.ParseDay(r.FormValue("tanggal")); err != nil {
		d.problem = text(err)
	} else {
		d.day = cmp.Or(asked, v.today)
	}
	lives := region.Lives(v.Events)
	for _, o := range region.OfficesAt(region.Bare(v.Offices), v.Events, d.day) {
		row := officeRow{OPD: o, heads: v.headsOf(o.Code, d.day), leads: v.leadBy(o.Code)}
		if i := slices.IndexFunc(lives, func(l region.Life) bool { return l.Code == o.Code }); i >= 0 {
			row.since = lives[i].From
		}
		row.present = slices.ContainsFunc(v.Offices, func(x region.OfficeRow) bool { return x.Code == o.Code })
		d.rows = append(d.rows, row)
	}
	return v.page(web.T(r.Context(), "Perangkat daerah"), officesPage(d)), nil
}

// headsOf gives who is in office in an OPD on a day, those who act first.
func (v *view) headsOf(code string, day region.Day) []region.Official {
	var out []region.Official
	for _, t := range region.Tenures(v.Officials, v.today) {
		if t.OPD == code {
			out = append(out, region.Holders(t.Officials, t.Post, day)...)
		}
	}
	return out
}

func (v *view) leadBy(code string) []string {
	var out []string
	for _, g := range v.Groups {
		if g.Lead.OPD == code {
			out = append(out, g.Dimension)
		}
	}
	return out
}

// officeData fills the page of one office.
type officeData struct {
	*view
	life     region.Life
	listed   bool
	before   []region.Kin
	after    []region.Kin
	events   []region.Event
	tenures  []region.Tenure
	groups   []region.Group
	pointing []pointing
	heirs    []region.Named
}

// pointing counts the cells of one list that name an office.
type pointing struct {
	list, title string
	cells       []region.Pointer
}

func counted(pointers []region.Pointer) []pointing {
	var out []pointing
	for _, p := range pointers {
		i := slices.IndexFunc(out, func(x pointing) bool { return x.list == p.List })
		if i < 0 {
			i = len(out)
			out = append(out, pointing{list: p.List, title: p.Title})
		}
		out[i].cells = append(out[i].cells, p)
	}
	return out
}

// office shows one office: its names, where it comes from and went, who is in
// office, and what in the plan points to it.
func (p pages) office(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	code := r.PathValue("opd")
	d := officeData{view: v, life: region.Life{Code: code}}
	known := false
	for _, o := range v.Offices {
		if o.Code == code {
			d.listed, known, d.life.Names = true, true, []region.Bearing{{Name: o.Name}}
		}
	}
	for _, l := range region.Lives(v.Events) {
		if l.Code == code {
			d.life, known = l, true
		}
	}
	if !known {
		return nil, fault.New(fault.NotFound, fmt.Sprintf("Tidak ada OPD berkode %q di daerah ini, sekarang maupun dahulu. Lihat daftarnya di halaman Perangkat.", fault.Clip(code, 40)))
	}
	d.before, d.after, d.heirs = region.Predecessors(v.Events, code), region.Successors(v.Events, code), region.Heirs(v.Events, code)
	for _, e := range v.Events {
		if slices.ContainsFunc(append(slices.Clone(e.From), e.To...), func(n region.Named) bool { return n.Code == code }) {
			d.events = append(d.events, e)
		}
	}
	for _, t := range region.Tenures(v.Officials, v.today) {
		if t.OPD == code {
			d.tenures = append(d.tenures, t)
		}
	}
	for _, g := range v.Groups {
		if g.Lead.OPD == code || slices.ContainsFunc(g.Members, func(s region.Seated) bool { return s.OPD == code }) {
			d.groups = append(d.groups, g)
		}
	}
	pointers, err := p.Region.Pointers(r.Context(), v.code, region.Event{From: []region.Named{{Code: code}}})
	if err != nil {
		return nil, err
	}
	d.pointing = counted(pointers[code])
	return v.page(d.life.Name(), officePage(d)), nil
}

// settleData fills the form that hands over what still points to an office that
// has ended.
type settleData struct {
	*view
	office  string
	heirs   []region.Named
	lists   []pointing
	chosen  map[string]string
	problem string
}

func (p pages) settleForm(r *http.Request) (web.Answer, error) { return p.showSettle(r, nil) }

func (p pages) showSettle(r *http.Request, problem error) (web.Answer, error) {
	if problem != nil && !mendable(problem) {
		return nil, problem
	}
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := settleData{view: v, office: r.PathValue("opd"), chosen: chosen(r), problem: text(problem)}
	if d.heirs = region.Heirs(v.Events, d.office); len(d.heirs) == 0 {
		return nil, fault.New(fault.NotFound, fmt.Sprintf("OPD %s tidak tercatat berakhir dengan penerus. Catat dahulu perubahannya.", fault.Clip(d.office, 40)))
	}
	pointers, err := p.Region.Pointers(r.Context(), v.code, region.Event{From: []region.Named{{Code: d.office}}})
	if err != nil {
		return nil, err
	}
	d.lists = counted(pointers[d.office])
	return v.form(web.T(r.Context(), "Alihkan ke penerus"), settlePage(d), problem), nil
}

func (p pages) settle(r *http.Request) (web.Answer, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return nil, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	if err := p.Region.Settle(r.Context(), author(r), code, r.PathValue("opd"), chosen(r)); err != nil {
		return p.showSettle(r, err)
	}
	return web.Redirect{To: "/kota/" + string(code) + "/perangkat/riwayat"}, nil
}

const choosing = "tujuan "

// chosen reads which office each pointer goes to.
func chosen(r *http.Request) map[string]string {
	out := map[string]string{}
	_ = r.ParseForm() // what cannot be read is not chosen
	for name, values := range r.PostForm {
		if key, ok := strings.CutPrefix(name, choosing); ok && len(values) > 0 && values[0] != "" {
			out[key] = values[0]
		}
	}
	return out
}
