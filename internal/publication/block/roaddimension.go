package block

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// periods are the years of the road map in quarters, as far as anything runs.
func (p *page) periods(list []plan.Initiative) (periods []doc.GanttPeriod, first plan.Quarter) {
	low, high := 0, 0
	if len(p.years) > 0 {
		low, high = p.years[0], p.years[len(p.years)-1]
	}
	for _, i := range list {
		if s := i.Schedule; !s.Start.IsZero() {
			if low == 0 || s.Start.Year < low {
				low = s.Start.Year
			}
			high = max(high, s.Start.Year, min(s.End.Year, low+20))
		}
	}
	for y := low; y <= high && low > 0; y++ {
		periods = append(periods, doc.GanttPeriod{Label: strconv.Itoa(y), Parts: 4})
	}
	return periods, plan.Quarter{Year: low, Quarter: 1}
}

// roadDimension draws the road map of one dimension.
func roadDimension(p *page) {
	var list []plan.Initiative
	for _, i := range p.Masterplan.InDimension(p.Dimension.Code, p.guide) {
		if !i.Schedule.Start.IsZero() {
			list = append(list, i)
		}
	}
	if len(list) == 0 {
		p.lack("kosong", "Jadwal inisiatif "+p.Dimension.Name, sheetRoad)
		return
	}
	periods, first := p.periods(list)
	g := doc.Gantt{ID: p.id("peta"), Caption: "Peta jalan " + p.Dimension.Name, Periods: periods, Wide: true, Source: "Sumber: peta jalan masterplan; angka Romawi menunjukkan triwulan, wajik menandai tonggak."}
	for _, sub := range append(slices.Clone(p.Dimension.Subs), plan.SubDimension{Code: p.Dimension.Code, Name: "Tanpa sub-dimensi"}) {
		head := true
		for _, i := range list {
			if i.SubDimension != sub.Code {
				continue
			}
			if head {
				g.Rows, head = append(g.Rows, doc.GanttRow{Label: sub.Name, Group: true, Color: p.Dimension.Color}), false
			}
			g.Rows = append(g.Rows, p.ganttRow(i, first))
		}
	}
	g.Alt = p.roadAlt(list)
	p.say("uraian", t("%s", p.roadSentence(list)), t(" Jadwalnya digambar pada "), ref(g.ID, "gambar berikut"), t("."))
	p.add(g)
}

func (p *page) ganttRow(i plan.Initiative, first plan.Quarter) doc.GanttRow {
	row := doc.GanttRow{Label: i.Code + " " + i.Name, Note: p.office(i.OPD), Color: p.Dimension.Color,
		From: i.Schedule.Start.Index() - first.Index(), To: i.Schedule.End.Index() - first.Index() + 1}
	for _, m := range p.Masterplan.Milestones {
		if m.Initiative == i.Code && !m.At.IsZero() {
			row.Marks = append(row.Marks, doc.GanttMark{At: m.At.Index() - first.Index(), Label: m.Text})
		}
	}
	slices.SortStableFunc(row.Marks, func(a, b doc.GanttMark) int { return cmp.Compare(a.At, b.At) })
	return row
}

// roadSentence tells when the initiatives begin and which runs longest.
func (p *page) roadSentence(list []plan.Initiative) string {
	var starts []prose.Item
	longest, quarters, equal := plan.Initiative{}, 0, false
	for _, i := range list {
		y := strconv.Itoa(i.Schedule.Start.Year)
		k := slices.IndexFunc(starts, func(s prose.Item) bool { return s.Name == y })
		if k < 0 {
			k, starts = len(starts), append(starts, prose.Item{Name: y})
		}
		starts[k].Value++
		switch n := i.Schedule.End.Index() - i.Schedule.Start.Index() + 1; {
		case n > quarters:
			longest, quarters, equal = i, n, false
		case n == quarters:
			equal = true
		}
	}
	slices.SortFunc(starts, func(a, b prose.Item) int { return strings.Compare(a.Name, b.Name) })
	var parts []string
	for i, s := range starts {
		part := fmt.Sprintf("%s pada %s", prose.Number(int(s.Value)), s.Name)
		if i == 0 {
			part = fmt.Sprintf("%s dimulai pada %s", prose.Number(int(s.Value)), s.Name)
		}
		parts = append(parts, part)
	}
	text := fmt.Sprintf("Dari %s %s yang berjadwal, %s.", prose.Count(len(list), "inisiatif"), p.Dimension.Name, prose.List(parts))
	if len(starts) == 1 {
		text = fmt.Sprintf("%s inisiatif %s yang berjadwal dimulai pada %s.", prose.Begin(len(list)), p.Dimension.Name, starts[0].Name)
	}
	if !equal && len(list) > 1 {
		text += fmt.Sprintf(" Yang terpanjang %s, selama %s.", longest.Code, prose.Count(quarters, "triwulan"))
	}
	return text
}

func (p *page) roadAlt(list []plan.Initiative) string {
	first, last := list[0].Schedule.Start, list[0].Schedule.End
	for _, i := range list {
		if i.Schedule.Start.Index() < first.Index() {
			first = i.Schedule.Start
		}
		if i.Schedule.End.Index() > last.Index() {
			last = i.Schedule.End
		}
	}
	return fmt.Sprintf("Peta jalan %s dari %s, mulai %s sampai %s.", prose.Count(len(list), "inisiatif"), p.Dimension.Name, quarterText(first), quarterText(last))
}
