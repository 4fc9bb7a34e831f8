package planweb

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/web"
)

type roadData struct {
	*view
	years   []int
	groups  []roadGroup
	circles [][]string
	only    string // code of the dimension that is shown alone
}

type roadGroup struct {
	dim  plan.Dimension
	rows []roadRow
}

// roadRow is an initiative with its place on the lane, counted in quarters from
// the first of the years that are drawn.
type roadRow struct {
	plan.Initiative
	from, to int
	waits    int // end of the latest prerequisite; -1 where there is none
	marks    []roadMark
}

type roadMark struct {
	plan.Milestone
	at int
}

// roadMap draws the schedule, each initiative after what it waits for.
func roadMap(v *view, r *http.Request) (shown, error) {
	ordered, circles := plan.RoadMapOrder(v.m.Initiatives)
	d := roadData{view: v, years: v.roadYears(), circles: circles, only: r.URL.Query().Get("dimensi")}
	marks := map[string][]plan.Milestone{}
	for _, m := range v.m.Milestones {
		marks[m.Initiative] = append(marks[m.Initiative], m)
	}
	for _, dim := range v.g.Dimensions {
		if d.only != "" && d.only != dim.Code {
			continue
		}
		g := roadGroup{dim: dim}
		for _, i := range ordered {
			if v.dimension(i.SubDimension).Code == dim.Code {
				g.rows = append(g.rows, d.row(i, marks[i.Code]))
			}
		}
		d.groups = append(d.groups, g)
	}
	out := shown{title: web.T(r.Context(), "Peta jalan"), body: roadPage(d)}
	if v.writing != nil {
		out.scripts = []string{"jalan.js"}
	}
	return out, nil
}

// movable tells whether the reader may move an initiative.
func (d roadData) movable(row roadRow) bool {
	return d.may(workbook.InitiativeList, d.index(row.Code))
}

func (v *view) index(code string) int {
	return slices.IndexFunc(v.m.Initiatives, func(i plan.Initiative) bool { return i.Code == code })
}

// roadHandles tells the script where changes go and what to say.
func roadHandles(ctx context.Context, d roadData) templ.Attributes {
	if d.writing == nil || len(d.years) == 0 {
		return nil
	}
	words, _ := json.Marshal(map[string]string{ // strings always marshal
		"cara":      web.T(ctx, "Panah menggeser, Shift dan panah mengubah selesai, Alt dan panah mengubah mulai, Enter menyimpan."),
		"tersimpan": web.T(ctx, "Tersimpan."),
		"bentrok":   web.T(ctx, "Jadwal ini baru saja diubah orang lain. Muat ulang halamannya."),
		"keluar":    web.T(ctx, "Sesi Anda berakhir; jadwal belum tersimpan. Masuk lagi, lalu ulangi."),
		"putus":     web.T(ctx, "Sambungan putus; jadwal belum tersimpan. Ulangi."),
	})
	return templ.Attributes{
		"data-peta": true, "data-tahun": strconv.Itoa(d.years[0]), "data-triwulan": strconv.Itoa(d.quarters()),
		"data-ubah": d.path("kerja", "ubah"), "data-teks": string(words),
	}
}

// roadBar lets the script move a bar.
func roadBar(d roadData, row roadRow) templ.Attributes {
	if !d.movable(row) || row.to <= row.from {
		return nil
	}
	out := templ.Attributes{
		"data-baris": d.rowID(workbook.InitiativeList, d.index(row.Code)), "data-kode": row.Code, "data-halaman": d.path("peta-jalan", row.Code),
		"data-mulai": quarterValue(row.Schedule.Start), "data-selesai": quarterValue(cmp.Or(row.Schedule.End, row.Schedule.Start)),
	}
	if len(d.waiting[row.Code]) > 0 {
		out["data-tunggu"] = true
	}
	return out
}

// maxRoadYears keeps a mistyped year from stretching the picture beyond use.
const maxRoadYears = 12

// roadYears are the years of the plan, and those beyond it that a schedule
// reaches.
func (v *view) roadYears() []int {
	first, last := v.m.Profile.Period.First, v.m.Profile.Period.Last
	for _, i := range v.m.Initiatives {
		if s := i.Schedule; !s.Start.IsZero() {
			if first == 0 {
				first, last = s.Start.Year, s.End.Year
			}
			first, last = min(first, s.Start.Year), max(last, s.End.Year)
		}
	}
	if planned := v.m.Profile.Period; planned.Len() > 0 && last-first >= maxRoadYears {
		first, last = planned.First, planned.Last
	}
	var out []int
	for y := first; y <= min(last, first+maxRoadYears-1) && y > 0; y++ {
		out = append(out, y)
	}
	return out
}

func (d roadData) quarters() int { return 4 * len(d.years) }

// place gives where a quarter lies on the lane, kept within it.
func (d roadData) place(q plan.Quarter) int {
	if len(d.years) == 0 {
		return 0
	}
	return max(0, min(q.Index()-4*d.years[0], d.quarters()))
}

func (d roadData) row(i plan.Initiative, marks []plan.Milestone) roadRow {
	row := roadRow{Initiative: i, waits: -1}
	if !i.Schedule.Start.IsZero() {
		row.from, row.to = d.place(i.Schedule.Start), d.place(i.Schedule.End.Add(1))
		for _, before := range i.Schedule.After {
			if b, ok := d.initiatives[before]; ok && !b.Schedule.End.IsZero() {
				row.waits = max(row.waits, d.place(b.Schedule.End.Add(1)))
			}
		}
	}
	for _, m := range marks {
		row.marks = append(row.marks, roadMark{m, d.place(m.At)})
	}
	return row
}
