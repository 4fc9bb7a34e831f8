package discussion

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
)

// Plan is a Catalog of the plan of a region with the identities of its rows. What
// it looks up is found once and kept; it belongs to one request.
type Plan struct {
	base  string
	views []workbook.View
	guide plan.Guideline
	ids   map[string][]string
	where access.Place
	rows  map[Spot]int    // by list and identity
	found map[Spot]Object // of rows
	codes map[string]Spot // by title of the list and code, and by code alone
}

var _ Catalog = (*Plan)(nil)

// NewPlan makes the catalog of a plan. ids holds the identities of the rows of each
// list, in their order.
func NewPlan(s plan.Snapshot, ids map[string][]string, g plan.Guideline) *Plan {
	code := string(s.Region.Code)
	return &Plan{base: "/kota/" + code, views: workbook.Views(&s, g), guide: g, ids: ids, where: access.Place{Region: code}, found: map[Spot]Object{}}
}

// At gives what stands at a spot.
func (p *Plan) At(at Spot) (Object, bool) {
	if at.Whole() {
		return Object{Place: p.where, Path: p.base}, true
	}
	v, ok := p.view(at.List)
	if !ok {
		return Object{}, false
	}
	i, ok := p.row(at)
	if !ok {
		return Object{}, false
	}
	o := p.object(v, i, at)
	if at.Field == "" {
		return o, true
	}
	n := slices.IndexFunc(v.Columns, func(c workbook.Column) bool { return c.Key == at.Field })
	if n < 0 {
		return Object{}, false
	}
	o.Field, o.Label, o.Value = at.Field, v.Columns[n].Title, v.Cells(i)[n]
	return o, true
}

// object describes a row; many threads hang on one, so it is described once.
func (p *Plan) object(v workbook.View, i int, at Spot) Object {
	at.Field = ""
	if o, ok := p.found[at]; ok {
		return o
	}
	o := Object{Spot: at, Sheet: v.Title, Code: v.Code(i), Name: name(v, i), Place: p.where}
	home := v.Home(i)
	o.Place.Dimension = home.Dimension
	if len(home.OPDs) > 0 {
		o.Place.OPD = home.OPDs[0]
	}
	o.Path = p.path(at.List, o.Code)
	p.found[at] = o
	return o
}

func (p *Plan) view(list string) (workbook.View, bool) {
	n := slices.IndexFunc(p.views, func(v workbook.View) bool { return v.Key == list })
	if n < 0 {
		return workbook.View{}, false
	}
	return p.views[n], true
}

// row gives the number of a row; the identities are put into order when the first
// is asked for.
func (p *Plan) row(at Spot) (int, bool) {
	if p.rows == nil {
		p.rows = map[Spot]int{}
		for _, v := range p.views {
			for i, id := range p.ids[v.Key][:min(len(p.ids[v.Key]), v.Len())] {
				p.rows[Spot{List: v.Key, Row: id}] = i
			}
		}
	}
	at.Field = ""
	i, ok := p.rows[at]
	return i, ok
}

// Coded gives the row of a code, or the dimension that a code of the guideline names.
func (p *Plan) Coded(sheet, code string) (Object, bool) {
	if p.codes == nil {
		p.codes = map[string]Spot{}
		for _, v := range p.views {
			for i, id := range p.ids[v.Key][:min(len(p.ids[v.Key]), v.Len())] {
				p.know(v, v.Code(i), Spot{List: v.Key, Row: id})
			}
		}
	}
	key := code
	if sheet != "" {
		key = sheet + "\x00" + code
	}
	if at, ok := p.codes[key]; ok {
		return p.At(at)
	}
	d, ok := p.guide.Dimension(code)
	if !ok {
		return Object{}, false
	}
	o := Object{Spot: Spot{List: "dimensi", Row: code}, Code: code, Name: d.Name, Place: p.where, Path: p.base + "/rencana-aksi?" + url.Values{"dimensi": {code}}.Encode()}
	o.Place.Dimension = d.Code
	if sub, ok := p.guide.SubDimension(code); ok {
		o.Name = sub.Name
	}
	return o, true
}

// know keeps where a code stands; of two rows with one code the first is meant.
func (p *Plan) know(v workbook.View, code string, at Spot) {
	for _, key := range []string{code, v.Title + "\x00" + code} {
		if _, taken := p.codes[key]; code != "" && !taken {
			p.codes[key] = at
		}
	}
}

// longestName is how much of a row's text stands for its name.
const longestName = 120

// name finds what a row is called: the first of its own words that must be there,
// or else the first there are.
func name(v workbook.View, i int) string {
	cells := v.Cells(i)
	first, needed := "", ""
	for n, c := range v.Columns {
		text := strings.Join(strings.Fields(cells[n]), " ")
		if c.Own || text == "" || c.Year != 0 || len(c.Refers) > 0 || len(c.List) > 0 {
			continue
		}
		first = cmp.Or(first, text)
		if c.Required {
			needed = cmp.Or(needed, text)
		}
	}
	return fault.Clip(cmp.Or(needed, first), longestName)
}

// readAt tells on which page of the plan the rows of a list are read.
var readAt = map[string]string{
	"profil": "tata-kelola", "dasar_hukum": "tata-kelola", "dewan_tim_forum": "tata-kelola", "anggota": "tata-kelola", "risiko": "tata-kelola", "partisipasi": "tata-kelola",
	"opd": "opd", "fakta": "analisis", "kesiapan": "analisis", "analisis_gap": "analisis", "isu_strategis": "analisis", "swot": "analisis", "tows": "analisis",
	"rpjmd": "rpjmd", "renstra": "opd", "visi": "visi", "kata_kunci": "visi", "sasaran": "visi", "strategi": "visi",
	"rencana_aksi": "rencana-aksi", "rencana_pendukung": "rencana-aksi", "keterkaitan": "keselarasan",
	"peta_jalan": "peta-jalan", "milestone": "peta-jalan", "quick_win": "quick-win",
}

// path gives the address where a row is read.
func (p *Plan) path(list, code string) string {
	page, ok := readAt[list]
	switch {
	case !ok:
		return p.base
	case code != "" && (list == "rencana_aksi" || list == "quick_win" || list == "opd"):
		return p.base + "/" + page + "/" + url.PathEscape(code)
	}
	return p.base + "/" + page
}
