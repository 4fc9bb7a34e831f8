package planweb

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/plan"
)

// filter is what a reader asked of the list of initiatives, as its address says.
type filter struct {
	Search    string
	Dimension string // code of a dimension or a sub-dimension
	OPD       string
	Status    string
	Source    string
	Without   string // what is lacking: "pagu"
	Sort      string // column; empty: as the plan has them
	Down      bool
	Page      int
	All       bool // one long page
}

const (
	perPage   = 50
	noStatus  = "tanpa"
	maxSearch = 100 // letters that are looked for
)

func parseFilter(q url.Values) filter {
	f := filter{
		Search: strings.TrimSpace(q.Get("cari")), Dimension: q.Get("dimensi"), OPD: q.Get("opd"), Status: q.Get("status"),
		Source: q.Get("sumber"), Without: q.Get("tanpa"), Sort: q.Get("urut"), Down: q.Get("arah") == "turun", All: q.Get("semua") == "ya",
	}
	if r := []rune(f.Search); len(r) > maxSearch {
		f.Search = string(r[:maxSearch])
	}
	if sub := q.Get("sub"); sub != "" {
		f.Dimension = sub
	}
	f.Page, _ = strconv.Atoi(q.Get("hal"))
	f.Page = max(f.Page, 1)
	return f
}

// query writes the filter as an address carries it, without what says nothing.
func (f filter) query() string {
	q := url.Values{}
	for name, value := range map[string]string{"cari": f.Search, "dimensi": f.Dimension, "opd": f.OPD, "status": f.Status, "sumber": f.Source, "tanpa": f.Without, "urut": f.Sort} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if f.Down {
		q.Set("arah", "turun")
	}
	if f.Page > 1 {
		q.Set("hal", strconv.Itoa(f.Page))
	}
	if f.All {
		q.Set("semua", "ya")
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// filtered tells whether anything is left out.
func (f filter) filtered() bool {
	return f.Search+f.Dimension+f.OPD+f.Status+f.Source+f.Without != ""
}

// apply gives the initiatives that are asked for, in the order asked for.
func (f filter) apply(v *view) []plan.Initiative {
	lacking := v.codesOf(withoutKind + f.Without)
	words := strings.Fields(strings.ToLower(f.Search))
	var out []plan.Initiative
	for _, i := range v.m.Initiatives {
		if f.keeps(v, i) && (f.Without == "" || lacking[i.Code]) && v.mentions(i, words) {
			out = append(out, i)
		}
	}
	if by, ok := orders[f.Sort]; ok {
		slices.SortStableFunc(out, func(a, b plan.Initiative) int {
			if f.Down {
				a, b = b, a
			}
			return by(v, a, b)
		})
	}
	return out
}

func (f filter) keeps(v *view, i plan.Initiative) bool {
	return (f.Dimension == "" || f.Dimension == i.SubDimension || f.Dimension == v.dimension(i.SubDimension).Code) &&
		(f.OPD == "" || f.OPD == i.OPD || slices.Contains(i.Supporting, f.OPD)) &&
		(f.Status == "" || f.Status == string(i.Status) || f.Status == noStatus && i.Status == "") &&
		(f.Source == "" || slices.ContainsFunc(i.Budgets, func(b plan.Budget) bool { return b.Source == f.Source }))
}

// mentions tells whether all words stand somewhere in an initiative.
func (v *view) mentions(i plan.Initiative, words []string) bool {
	if len(words) == 0 {
		return true
	}
	text := strings.ToLower(strings.Join([]string{i.Code, i.Name, i.Program, i.Description, i.Indicator, i.Budget.Text, i.OPD, v.offices[i.OPD].Name, v.office(i.OPD)}, " "))
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// orders are the columns the list can be sorted by.
var orders = map[string]func(v *view, a, b plan.Initiative) int{
	"kode": func(_ *view, a, b plan.Initiative) int { return cmp.Compare(a.Code, b.Code) },
	"nama": func(_ *view, a, b plan.Initiative) int {
		return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	},
	"opd": func(v *view, a, b plan.Initiative) int {
		return cmp.Compare(strings.ToLower(v.office(a.OPD)), strings.ToLower(v.office(b.OPD)))
	},
	"status": func(_ *view, a, b plan.Initiative) int {
		return cmp.Compare(slices.Index(plan.Statuses(), a.Status), slices.Index(plan.Statuses(), b.Status))
	},
	"pagu": func(_ *view, a, b plan.Initiative) int {
		x, _ := plan.Pagu(a)
		y, _ := plan.Pagu(b)
		return cmp.Compare(x, y)
	},
	"mulai": func(_ *view, a, b plan.Initiative) int {
		return cmp.Compare(a.Schedule.Start.Index(), b.Schedule.Start.Index())
	},
}

// sortedBy gives the filter that sorts by a column, the other way round where it
// does so already.
func (f filter) sortedBy(column string) filter {
	f.Down = f.Sort == column && !f.Down
	f.Sort, f.Page = column, 1
	return f
}

func (f filter) at(page int) filter { f.Page = page; return f }

func (f filter) onOnePage() filter { f.Page, f.All = 1, true; return f }
