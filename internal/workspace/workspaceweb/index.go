package workspaceweb

import (
	"net/http"
	"slices"

	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/web"
)

// part is a group of lists on the front page of the workspace.
type part struct {
	title string
	lists []listRow
}

// listRow is a list with how far it is.
type listRow struct {
	key, title, about string
	rows              int
	own               int // rows that the visitor may write
	blank             int // cells that must hold something and do not
	findings          int // problems found on it
}

// grouping says under which heading each list stands; lists that stand under none
// come last.
var grouping = []struct {
	title string
	keys  []string
}{
	{"Daerah", []string{workbook.ProfileList, "opd", "fakta", "dasar_hukum"}},
	{"RPJMD dan Renstra", []string{"rpjmd", "renstra"}},
	{"Analisis", []string{"kesiapan", "analisis_gap", "isu_strategis", "swot", "tows"}},
	{"Visi dan strategi", []string{workbook.VisionList, workbook.KeywordList, "sasaran", "strategi"}},
	{"Rencana", []string{workbook.InitiativeList, "keterkaitan", "rencana_pendukung", "milestone", "quick_win"}},
	{"Tata kelola", []string{"dewan_tim_forum", "anggota", "risiko", "partisipasi"}},
}

type indexData struct {
	*opened
	parts []part
}

// index lists what the plan is made of, with what is the visitor's to write.
func (p pages) index(r *http.Request) (web.Answer, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	found := map[string]int{}
	for _, f := range plan.Check(o.Snapshot, o.g) {
		if f.Severity != plan.May {
			found[f.Sheet] += f.Count
		}
	}
	rows := map[string]listRow{}
	var order []string
	for _, v := range workbook.Views(&o.Snapshot, o.g) {
		rows[v.Key] = o.row(v, found[v.Title])
		order = append(order, v.Key)
	}
	d := indexData{opened: o}
	for _, g := range grouping {
		d.parts = append(d.parts, part{title: g.title})
		for _, key := range g.keys {
			if row, ok := rows[key]; ok {
				at := len(d.parts) - 1
				d.parts[at].lists = append(d.parts[at].lists, row)
				order = slices.DeleteFunc(order, func(k string) bool { return k == key })
			}
		}
	}
	if len(order) > 0 {
		rest := part{title: "Lainnya"}
		for _, key := range order {
			rest.lists = append(rest.lists, rows[key])
		}
		d.parts = append(d.parts, rest)
	}
	return o.page(web.T(r.Context(), "Ruang kerja"), web.Page{Body: indexPage(d), Styles: []string{"kerja.css"}}), nil
}

func (o *opened) row(v workbook.View, findings int) listRow {
	out := listRow{key: v.Key, title: v.Title, about: v.About, rows: v.Len(), findings: findings}
	var must []int
	for n, c := range v.Columns {
		if c.Required {
			must = append(must, n)
		}
	}
	for i := range v.Len() {
		if o.may(v, i) {
			out.own++
		}
		cells := v.Cells(i)
		for _, n := range must {
			if cells[n] == "" {
				out.blank++
			}
		}
	}
	return out
}

func (d indexData) path(key string) string { return d.base + "/kerja/" + key }
