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

// stage is a phase of the road map in years of this plan.
type stage struct {
	name        string
	first, last int
}

// stages puts the phases of the guideline on the years of the plan; phases beyond
// its end are left out.
func (s *Source) stages() []stage {
	span := s.Masterplan.Profile.Period
	var out []stage
	for _, ph := range s.guide.Phases {
		st := stage{ph.Name, span.First + ph.First, span.First + ph.Last}
		if ph.Last < 0 || st.last > span.Last {
			st.last = span.Last
		}
		if st.first <= st.last {
			out = append(out, st)
		}
	}
	return out
}

func (st stage) years() string {
	if st.first == st.last {
		return strconv.Itoa(st.first)
	}
	return fmt.Sprintf("%d–%d", st.first, st.last)
}

// holds tells whether an initiative runs in the stage.
func (st stage) holds(i plan.Initiative) bool {
	s := i.Schedule
	return !s.Start.IsZero() && s.Start.Year <= st.last && max(s.End.Year, s.Start.Year) >= st.first
}

// scheduled counts the initiatives with a place on the road map.
func (s *Source) scheduled() int {
	n := 0
	for _, i := range s.Masterplan.Initiatives {
		if !i.Schedule.Start.IsZero() {
			n++
		}
	}
	return n
}

// phases tells what each stage of the road map holds.
func phases(p *page) {
	n, all := p.scheduled(), len(p.Masterplan.Initiatives)
	if n == 0 || len(p.years) == 0 {
		p.lack("kosong", "Jadwal inisiatif pada peta jalan", sheetRoad)
		return
	}
	stages := p.stages()
	var names []string
	for _, st := range stages {
		names = append(names, fmt.Sprintf("%s (%s)", lowerFirst(st.name), st.years()))
	}
	p.lead("ringkas", t("Peta jalan membagi pelaksanaan dalam %s: %s.", prose.Count(len(stages), "tahap"), prose.List(names)))
	if n < all {
		p.remark("jadwal", t("Dari %d inisiatif, %s belum berjadwal dan tidak digambar pada peta jalan.", all, prose.Number(all-n)))
	}
	g := grid{key: "tahap", caption: "Inisiatif yang berjalan pada setiap tahap", cols: []col{{"Dimensi", 8, doc.AlignLeft, ""}}}
	for _, st := range stages {
		g.cols = append(g.cols, col{st.name + " (" + st.years() + ")", 4, doc.AlignNumber, ""})
	}
	totals := make([]int, len(stages))
	for _, d := range p.guide.Dimensions {
		cells := []doc.Cell{p.dimensionHead(d)}
		for k, st := range stages {
			run := 0
			for _, i := range p.Masterplan.InDimension(d.Code, p.guide) {
				if st.holds(i) {
					run++
				}
			}
			totals[k] += run
			cells = append(cells, dash(run))
		}
		g.rows = append(g.rows, data(cells...))
	}
	cells := []doc.Cell{name("Jumlah")}
	for _, n := range totals {
		cells = append(cells, dash(n))
	}
	g.rows = append(g.rows, sum(cells...))
	p.say("uraian", t("%s Banyaknya inisiatif pada setiap tahap ada pada ", p.startSentence(stages)), ref(p.id("tahap"), "tabel berikut"), t("; yang berjalan melewati batas tahap dihitung pada keduanya."))
	p.table(g)
}

// startSentence says how many initiatives begin in each stage, and the quick wins
// of the first.
func (p *page) startSentence(stages []stage) string {
	var parts []string
	for _, st := range stages {
		n := 0
		for _, i := range p.Masterplan.Initiatives {
			if y := i.Schedule.Start.Year; st.first <= y && y <= st.last {
				n++
			}
		}
		if n == 0 {
			continue
		}
		says := fmt.Sprintf("%s pada %s", prose.Number(n), lowerFirst(st.name))
		if len(parts) == 0 {
			says = fmt.Sprintf("%s inisiatif dimulai pada %s", prose.Begin(n), lowerFirst(st.name))
		}
		parts = append(parts, says)
	}
	text := ""
	if len(parts) > 0 {
		text = prose.List(parts) + "."
	}
	n := 0
	for _, q := range p.Masterplan.QuickWins {
		if len(stages) > 0 && stages[0].first <= q.Year && q.Year <= stages[0].last {
			n++
		}
	}
	if n > 0 {
		text += fmt.Sprintf(" Tahap pertama memuat %s.", prose.Count(n, "quick win"))
	}
	return text
}

// quarterText writes a quarter: triwulan II 2019.
func quarterText(q plan.Quarter) string {
	if q.IsZero() {
		return "–"
	}
	return "triwulan " + doc.Roman(q.Quarter) + " " + strconv.Itoa(q.Year)
}

// milestones lists the marks of the road map in their order in time.
func milestones(p *page) {
	list := slices.Clone(p.Masterplan.Milestones)
	if len(list) == 0 {
		return
	}
	slices.SortStableFunc(list, func(a, b plan.Milestone) int { return cmp.Compare(a.At.Index(), b.At.Index()) })
	g := grid{key: "daftar", caption: "Tonggak pelaksanaan", cols: []col{{"Waktu", 4, doc.AlignLeft, ""}, {"Inisiatif", 8, doc.AlignLeft, ""}, {"Tonggak", 9, doc.AlignLeft, ""}}}
	for _, m := range list {
		i := p.initiatives[m.Initiative]
		g.rows = append(g.rows, data(c(prose.Upper(quarterText(m.At))), titled(m.Initiative, i.Name), c(m.Text)))
	}
	when := "pada " + quarterText(list[0].At)
	if last := list[len(list)-1].At; last != list[0].At {
		when = "dari " + quarterText(list[0].At) + " sampai " + quarterText(last)
	}
	p.say("uraian", t("Peta jalan ditandai oleh %s, %s (", prose.Count(len(list), "tonggak"), when), ref(p.id("daftar"), "tabel berikut"), t(")."))
	p.table(g)
}

// prerequisites lists which initiatives wait for which.
func prerequisites(p *page) {
	ordered, circles := plan.RoadMapOrder(p.Masterplan.Initiatives)
	g := grid{key: "daftar", caption: "Prasyarat antarinisiatif", cols: []col{{"Inisiatif", 9, doc.AlignLeft, ""}, {"Mulai", 4, doc.AlignLeft, ""}, {"Menunggu selesainya", 11, doc.AlignLeft, ""}}}
	for _, i := range ordered {
		if len(i.Schedule.After) > 0 {
			g.rows = append(g.rows, data(titled(i.Code, i.Name), c(prose.Upper(quarterText(i.Schedule.Start))), p.initiativeCell(i.Schedule.After)))
		}
	}
	if len(g.rows) == 0 {
		return
	}
	p.say("uraian", t("%s menunggu inisiatif lain. Daftarnya, menurut urutan pelaksanaan, ada pada ", prose.Upper(prose.Count(len(g.rows), "inisiatif"))), ref(p.id("daftar"), "tabel berikut"), t("."))
	for n, circle := range circles {
		p.remark(fmt.Sprintf("lingkar-%d", n+1), t("Prasyarat berikut melingkar dan perlu diputus: %s.", strings.Join(circle, " → ")))
	}
	p.table(g)
}
