package block

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// keyFacts is how many facts a one-page profile shows.
const keyFacts = 8

// keyFacts shows the newest value of the first facts of every group.
func (p *page) keyFacts() {
	if len(p.Facts) == 0 {
		p.lack("fakta", "Fakta dan indikator daerah", sheetFact)
		return
	}
	g := grid{key: "fakta", caption: p.region() + " dalam angka", cols: []col{
		{"Indikator", 9, doc.AlignLeft, ""}, {"Nilai", 5, doc.AlignNumber, ""}, {"Tahun", 2, doc.AlignCenter, ""}, {"Sumber", 9, doc.AlignLeft, ""}}}
	taken := map[string]int{}
	groups := p.factGroups()
	for round := 0; len(g.rows) < keyFacts && round < len(p.Facts); round++ {
		for _, group := range groups {
			seen := 0
			for _, f := range p.Facts {
				v, ok := f.Latest()
				if groupOf(f) != group || !ok {
					continue
				}
				if seen == round && taken[group] == round && len(g.rows) < keyFacts {
					g.rows = append(g.rows, data(name(example(f.Name, f.Example)), c(prose.Quantity(v.Number, f.Unit)), c(fmt.Sprint(v.Year)), c(sourceText(f))))
					taken[group]++
				}
				seen++
			}
		}
	}
	if len(g.rows) > 0 {
		p.table(g)
	}
}

// visionBrief states the vision with its ideas as cards.
func visionBrief(p *page) {
	v := p.Masterplan.Vision
	if strings.TrimSpace(v.Text) == "" {
		p.lack("kosong", "Visi smart city", sheetVision)
		return
	}
	p.paragraph(doc.Quote, "bunyi", []doc.Span{t("%s", v.Text)})
	for i, s := range prose.Paragraphs(v.Meaning) {
		p.say(fmt.Sprintf("makna-%d", i+1), t("%s", s))
	}
	if len(v.Keywords) == 0 {
		p.lack("pokok", "Pokok visi smart city", sheetVision)
		return
	}
	cards := doc.Cards{Columns: min(3, max(2, len(v.Keywords)))}
	if len(v.Keywords) == 4 {
		cards.Columns = 2
	}
	for _, k := range v.Keywords {
		card := doc.Card{Title: k.Word, Color: "sea"}
		if k.Meaning != "" {
			card.Lines = append(card.Lines, doc.Pair{Value: k.Meaning})
		}
		if names := p.dimensionNames(k.Dimensions); len(names) > 0 {
			card.Lines = append(card.Lines, doc.Pair{Label: "Dimensi", Value: prose.List(names)})
		}
		if len(k.Misi) > 0 {
			card.Lines = append(card.Lines, doc.Pair{Label: "Misi RPJMD", Value: strings.Join(k.Misi, ", ")})
		}
		cards.Items = append(cards.Items, card)
	}
	p.say("pokok", t("Visi itu bertumpu pada %s.", prose.Count(len(v.Keywords), "pokok")))
	p.add(cards)
}

// quickWinCards shows the quick wins side by side.
func quickWinCards(p *page) {
	list := p.Masterplan.QuickWins
	if len(list) == 0 {
		p.lack("kosong", "Quick win", sheetQuickWin)
		return
	}
	names := make([]string, len(list))
	cards := doc.Cards{Columns: 2}
	if len(list)%3 == 0 {
		cards.Columns = 3
	}
	for i, q := range list {
		names[i] = q.Name
		d, _ := p.guide.Dimension(q.Dimension)
		card := doc.Card{Title: example(q.Name, q.Example), Color: d.Color}
		for _, line := range []doc.Pair{
			{Label: "Dimensi", Value: d.Name}, {Label: "Pengusul", Value: p.office(q.Proposer)}, {Label: "Tahap", Value: q.Stage},
			{Label: "Progres", Value: fmt.Sprintf("%d\u00a0%%", q.Progress)}, {Value: q.Summary}, {Label: "Manfaat", Value: q.Benefit}, {Label: "Keunikan", Value: q.Uniqueness},
		} {
			if line.Value != "" {
				card.Lines = append(card.Lines, line)
			}
		}
		cards.Items = append(cards.Items, card)
	}
	p.lead("ringkas", t("%s dipilih karena manfaatnya terasa dalam setahun: %s.", prose.Upper(prose.Count(len(list), "quick win")), prose.Few(names, 6)))
	p.add(cards)
}

// roadBrief draws the road map by sub-dimension, on one page.
func roadBrief(p *page) {
	if p.scheduled() == 0 || len(p.years) == 0 {
		p.lack("kosong", "Jadwal inisiatif pada peta jalan", sheetRoad)
		return
	}
	stages := p.stages()
	cards := doc.Cards{Columns: min(3, max(1, len(stages)))}
	for k, st := range stages {
		n := 0
		for _, i := range p.Masterplan.Initiatives {
			if st.holds(i) {
				n++
			}
		}
		card := doc.Card{Title: st.name + ", " + st.years(), Color: []string{"sea", "earth", "plum"}[k%3], Lines: []doc.Pair{{Label: "Berjalan", Value: prose.Digits(n) + " inisiatif"}}}
		if pagu := p.between(st.first, st.last); pagu != "" {
			card.Lines = append(card.Lines, doc.Pair{Label: "Pagu", Value: pagu})
		}
		if marks := p.marksBetween(st.first, st.last); marks > 0 {
			card.Lines = append(card.Lines, doc.Pair{Label: "Tonggak", Value: prose.Digits(marks)})
		}
		cards.Items = append(cards.Items, card)
	}
	p.lead("ringkas", t("%s", p.startSentence(stages)))
	p.add(p.subGantt(), cards)
	p.nextMarks()
}

// between is the pagu of some years, or nothing.
func (p *page) between(first, last int) string {
	if p.overflow {
		return ""
	}
	if sum := p.byDimension.Between(first, last); sum > 0 {
		return sum.Short()
	}
	return ""
}

func (p *page) marksBetween(first, last int) int {
	n := 0
	for _, m := range p.Masterplan.Milestones {
		if first <= m.At.Year && m.At.Year <= last {
			n++
		}
	}
	return n
}

// subGantt draws one bar for each sub-dimension, from its first initiative to its last.
func (p *page) subGantt() doc.Gantt {
	periods, first := p.periods(p.Masterplan.Initiatives)
	g := doc.Gantt{ID: p.id("peta"), Caption: "Peta jalan menurut sub-dimensi", Periods: periods, Source: "Sumber: peta jalan masterplan; batang membentang dari inisiatif pertama sampai terakhir."}
	var alts []string
	for _, d := range p.guide.Dimensions {
		var rows []doc.GanttRow
		for _, sub := range d.Subs {
			row := doc.GanttRow{Label: sub.Name, Color: d.Color}
			n := 0
			for _, i := range p.Masterplan.InDimension(sub.Code, p.guide) {
				if i.Schedule.Start.IsZero() {
					continue
				}
				from, to := i.Schedule.Start.Index()-first.Index(), i.Schedule.End.Index()-first.Index()+1
				if n == 0 {
					row.From, row.To = from, to
				}
				row.From, row.To = min(row.From, from), max(row.To, to)
				n++
			}
			if n > 0 {
				row.Note = fmt.Sprintf("%d inisiatif", n)
				rows = append(rows, row)
			}
		}
		if len(rows) > 0 {
			g.Rows = append(append(g.Rows, doc.GanttRow{Label: d.Name, Group: true, Color: d.Color}), rows...)
			alts = append(alts, fmt.Sprintf("%s %s", d.Name, prose.Count(len(rows), "sub-dimensi")))
		}
	}
	g.Alt = "Peta jalan menurut sub-dimensi: " + prose.List(alts) + "."
	return g
}

// nextMarks lists the first milestones; all of them stand in the masterplan.
func (p *page) nextMarks() {
	const most = 12
	list := slices.Clone(p.Masterplan.Milestones)
	if len(list) == 0 {
		return
	}
	slices.SortStableFunc(list, func(a, b plan.Milestone) int { return cmp.Compare(a.At.Index(), b.At.Index()) })
	g := grid{key: "tonggak", caption: "Tonggak pertama", cols: []col{{"Waktu", 5, doc.AlignLeft, ""}, {"Tonggak", 9, doc.AlignLeft, ""}, {"Inisiatif", 8, doc.AlignLeft, ""}}}
	for _, m := range list[:min(most, len(list))] {
		g.rows = append(g.rows, data(c(prose.Upper(quarterText(m.At))), name(m.Text), p.initiativeCell([]string{m.Initiative})))
	}
	if n := len(list) - most; n > 0 {
		g.source = fmt.Sprintf("%d tonggak lainnya ada pada peta jalan lengkap.", n)
	}
	p.table(g)
}

// budgetBrief shows the money in two charts and one table.
func budgetBrief(p *page) {
	if !p.funded("kosong") {
		return
	}
	r := p.byDimension
	p.lead("ringkas", t("Pagu seluruh inisiatif %s, %s.", r.Total.Short(), prose.Spread(recapItems(r.Rows), "terbesar", "terkecil", short)))
	p.say("tahun", t("%s", yearSentence(r)))
	p.add(p.dimensionChart("tahunan"))
	g := grid{key: "dimensi", caption: "Pagu menurut dimensi", source: "Sumber: rencana aksi, diolah; rupiah penuh.", cols: []col{
		{"Dimensi", 8, doc.AlignLeft, ""}, {"Inisiatif", 3, doc.AlignNumber, ""}, {"Pagu (Rp)", 6, doc.AlignNumber, ""}, {"%", 3, doc.AlignNumber, ""}}}
	for _, row := range r.Rows {
		d, ok := p.guide.Dimension(row.Code)
		head := name(row.Name)
		if ok {
			head = p.dimensionHead(d)
		}
		g.rows = append(g.rows, data(head, dash(len(p.Masterplan.InDimension(row.Code, p.guide))), c(row.Total.Digits()), c(strings.TrimSuffix(prose.Share(int64(row.Total), int64(r.Total)), "\u00a0%"))))
	}
	g.rows = append(g.rows, sum(name("Jumlah"), dash(len(p.Masterplan.Initiatives)), c(r.Total.Digits()), c("100,00")))
	p.table(g)
	if len(p.bySource.Rows) > 1 {
		p.add(p.sourceChart("sumber"))
	}
	p.officeChart("opd")
	if i := slices.IndexFunc(p.shares, func(s plan.APBDShare) bool { return s.APBD > 0 }); i >= 0 {
		p.remark("porsi", t("Porsi dalam APBD %d: %s.", p.shares[i].Year, p.shares[i].Formula))
	}
}

// alignmentBrief sets the alignment in large numbers above its formula.
func alignmentBrief(p *page) {
	a := p.align
	if a.Initiatives.Denominator == 0 || a.Sasaran.Denominator == 0 {
		p.lack("kosong", "Inisiatif, sasaran RPJMD, dan kaitan keduanya", sheetLink)
		return
	}
	p.add(doc.Figures{Items: []doc.FigureItem{
		{Value: prose.Percent(a.Combined.Percent), Label: "indeks keselarasan", Color: "sea"},
		{Value: prose.Percent(a.Initiatives.Percent), Label: "inisiatif berkaitan", Note: outOf(a.Initiatives), Color: "gov"},
		{Value: prose.Percent(a.Sasaran.Percent), Label: "sasaran RPJMD terlayani", Note: outOf(a.Sasaran), Color: "gov"},
	}})
	p.remark("rumus", t("Indeks keselarasan = %s.", a.Combined.Formula))
	alignText := "Semua sasaran RPJMD dilayani oleh sekurangnya satu inisiatif."
	if n := len(a.Uncovered); n > 0 {
		var names []string
		for _, e := range a.Uncovered {
			names = append(names, e.Code+" "+prose.Clause(e.Text))
		}
		alignText = fmt.Sprintf("%s RPJMD belum dilayani: %s.", prose.Upper(prose.Count(n, "sasaran")), prose.Few(names, 3))
	}
	p.say("sasaran", t("%s", alignText))
	m := plan.CoverByDimension(p.Snapshot, p.guide, "misi")
	p.coverTable("misi", "Inisiatif menurut misi RPJMD dan dimensi", "Misi", m)
}
