package block

import (
	"fmt"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// sides of a SWOT board, with the words and the colours of its quadrants.
var sides = []struct {
	side  plan.SWOTSide
	name  string
	color string
	list  func(plan.Board) []plan.SWOTEntry
}{
	{plan.Strength, "Kekuatan (S)", "good", func(b plan.Board) []plan.SWOTEntry { return b.Strengths }},
	{plan.Weakness, "Kelemahan (W)", "bad", func(b plan.Board) []plan.SWOTEntry { return b.Weaknesses }},
	{plan.Opportunity, "Peluang (O)", "sea", func(b plan.Board) []plan.SWOTEntry { return b.Opportunities }},
	{plan.Threat, "Ancaman (T)", "warn", func(b plan.Board) []plan.SWOTEntry { return b.Threats }},
}

// swotOverview counts the entries of every board.
func swotOverview(p *page) {
	if len(p.Masterplan.SWOT) == 0 {
		p.lack("kosong", "Analisis SWOT", sheetSWOT)
		return
	}
	g := grid{key: "rekap", caption: "Banyaknya butir SWOT dan strategi TOWS", cols: []col{{"Dimensi", 8, doc.AlignLeft, ""}}}
	for _, s := range sides {
		g.cols = append(g.cols, col{s.name, 3, doc.AlignNumber, ""})
	}
	g.cols = append(g.cols, col{"Strategi TOWS", 3, doc.AlignNumber, ""})
	var items []prose.Item
	strategies := 0
	for _, b := range plan.Boards(p.Masterplan, p.guide) {
		cells, all := []doc.Cell{p.dimensionHead(b.Dimension)}, 0
		for _, s := range sides {
			n := len(s.list(b))
			all += n
			cells = append(cells, dash(n))
		}
		n := 0
		for _, q := range plan.Quadrants() {
			n += len(b.TOWS[q])
		}
		strategies += n
		g.rows = append(g.rows, data(append(cells, dash(n))...))
		items = append(items, prose.Item{Name: b.Dimension.Name, Value: int64(all)})
	}
	outcome := "; strategi TOWS belum disusun"
	if strategies > 0 {
		outcome = " yang mengerucut menjadi " + prose.Count(strategies, "strategi TOWS")
	}
	p.lead("ringkas", t("Analisis SWOT menghimpun %s%s.", prose.Count(len(p.Masterplan.SWOT), "butir"), outcome))
	p.say("uraian", t("Butir SWOT %s. Rekapitulasinya ada pada ", prose.Spread(items, "terbanyak", "paling sedikit", counted("butir"))), ref(p.id("rekap"), "tabel berikut"), t("."))
	p.table(g)
}

// dimensionHead is a row header with the colour of a dimension.
func (p *page) dimensionHead(d plan.Dimension) doc.Cell {
	return doc.Cell{Text: doc.T(d.Name), Head: true, Color: d.Color}
}

func (p *page) board() plan.Board {
	for _, b := range plan.Boards(p.Masterplan, p.guide) {
		if b.Dimension.Code == p.Dimension.Code {
			return b
		}
	}
	return plan.Board{}
}

// swotDimension shows the four sides of one dimension.
func swotDimension(p *page) {
	b := p.board()
	missing := b.Missing()
	if len(missing) == len(sides) {
		p.lack("kosong", "Analisis SWOT "+p.Dimension.Name, sheetSWOT)
		return
	}
	cards := doc.Cards{Columns: 2}
	for _, s := range sides {
		card := doc.Card{Title: s.name, Color: s.color}
		for _, e := range s.list(b) {
			text := strings.TrimSpace(e.Code + " " + e.Text)
			if e.OPD != "" {
				text = fmt.Sprintf("%s (%s)", prose.Clause(text), p.office(e.OPD))
			}
			card.Items = append(card.Items, text)
		}
		if len(card.Items) == 0 {
			card.Lines = []doc.Pair{{Value: "Belum ada butir."}}
		}
		cards.Items = append(cards.Items, card)
	}
	p.say("uraian", t("Dari dalam: %s dan %s. Dari luar: %s dan %s.%s", prose.Some(len(b.Strengths), "kekuatan"), prose.Some(len(b.Weaknesses), "kelemahan"),
		prose.Some(len(b.Opportunities), "peluang"), prose.Some(len(b.Threats), "ancaman"), balance(b)))
	p.add(cards)
	if len(missing) > 0 {
		var names []string
		for _, s := range sides {
			if len(s.list(b)) == 0 {
				names = append(names, s.name)
			}
		}
		p.lack("sisi", "Sisi "+prose.List(names)+" dalam SWOT "+p.Dimension.Name, sheetSWOT)
	}
}

// balance says which side weighs more, where one does.
func balance(b plan.Board) string {
	var parts []string
	if inside := len(b.Strengths) - len(b.Weaknesses); inside > 0 {
		parts = append(parts, "kekuatan lebih banyak daripada kelemahan")
	} else if inside < 0 {
		parts = append(parts, "kelemahan lebih banyak daripada kekuatan")
	}
	if outside := len(b.Opportunities) - len(b.Threats); outside > 0 {
		parts = append(parts, "peluang lebih banyak daripada ancaman")
	} else if outside < 0 {
		parts = append(parts, "ancaman lebih banyak daripada peluang")
	}
	if len(parts) == 0 {
		return ""
	}
	return " " + prose.Upper(prose.List(parts)) + "."
}

// towsDimension shows the matrix of strategies of one dimension.
func towsDimension(p *page) {
	b := p.board()
	n := 0
	for _, q := range plan.Quadrants() {
		n += len(b.TOWS[q])
	}
	if n == 0 {
		if len(b.Missing()) < len(sides) {
			p.lack("kosong", "Strategi TOWS "+p.Dimension.Name, sheetTOWS)
		}
		return
	}
	words := map[string]string{"SO": "kekuatan untuk meraih peluang", "WO": "peluang untuk menutup kelemahan", "ST": "kekuatan untuk menghadapi ancaman", "WT": "kelemahan dikecilkan, ancaman dihindari"}
	g := grid{key: "matriks", caption: "Strategi TOWS " + p.Dimension.Name, cols: []col{
		{"Kuadran", 5, doc.AlignLeft, ""}, {"Strategi", 13, doc.AlignLeft, ""}, {"Dari butir", 4, doc.AlignLeft, ""}}}
	for _, q := range plan.Quadrants() {
		for i, s := range b.TOWS[q] {
			first := name(q)
			if i == 0 {
				first = titled(q, words[q])
			}
			g.rows = append(g.rows, data(first, c(s.Text), joined(s.From)))
		}
	}
	p.say("uraian", t("Pertemuan keempat sisi menghasilkan %s (", prose.Count(n, "strategi")), ref(p.id("matriks"), "tabel berikut"), t(")."))
	p.table(g)
}
