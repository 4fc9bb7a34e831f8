package block

import (
	"fmt"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// profile is the plan on one page: large numbers, and the region in figures.
func profile(p *page) {
	m := p.Masterplan
	offices := map[string]bool{}
	for _, i := range m.Initiatives {
		if i.OPD != "" {
			offices[i.OPD] = true
		}
	}
	p.lead("ringkas", t("%s menempuh smart city%s melalui %s dalam %s.", p.region(), p.span(" pada "),
		orNone(len(m.Initiatives), "inisiatif"), prose.Count(len(p.guide.Dimensions), "dimensi")))
	money := doc.FigureItem{Value: "–", Label: "pagu seluruh inisiatif", Color: "earth"}
	if !p.overflow && p.byDimension.Total > 0 {
		money.Value = p.byDimension.Total.Short()
		money.Note = p.span("")
	}
	p.add(doc.Figures{Items: []doc.FigureItem{
		{Value: prose.Digits(len(m.Initiatives)), Label: "inisiatif", Note: fmt.Sprintf("%d dimensi, %d sub-dimensi", len(p.guide.Dimensions), p.subs()), Color: "sea"},
		{Value: prose.Digits(len(offices)), Label: "perangkat daerah pelaksana", Note: fmt.Sprintf("dari %d perangkat daerah", len(p.OPDs)), Color: "sea"},
		money,
		{Value: prose.Digits(len(m.QuickWins)), Label: "quick win", Note: fmt.Sprintf("diwajibkan %d", p.RequiredQuickWins(p.guide)), Color: "plum"},
	}})
	p.add(doc.Figures{Items: []doc.FigureItem{
		indexFigure("kesiapan daerah", p.ready.Whole.Percent.Present(), prose.Percent(p.ready.Whole.Percent), fmt.Sprintf("%d butir dinilai", p.ready.Whole.Rated()), "liv"),
		indexFigure("inisiatif berkaitan RPJMD atau Renstra", p.align.Initiatives.Percent.Present(), prose.Percent(p.align.Initiatives.Percent), outOf(p.align.Initiatives), "gov"),
		indexFigure("sasaran RPJMD terlayani", p.align.Sasaran.Percent.Present(), prose.Percent(p.align.Sasaran.Percent), outOf(p.align.Sasaran), "gov"),
		{Value: prose.Digits(len(m.Goals)), Label: "sasaran masterplan", Note: fmt.Sprintf("%d strategi", len(m.Strategies)), Color: "eco"},
	}})
	p.keyFacts()
}

func (p *page) subs() int {
	n := 0
	for _, d := range p.guide.Dimensions {
		n += len(d.Subs)
	}
	return n
}

func orNone(n int, noun string) string {
	if n == 0 {
		return "rencana yang belum memuat " + noun
	}
	return prose.Count(n, noun)
}

func indexFigure(label string, ok bool, value, note, color string) doc.FigureItem {
	if !ok {
		value, note = "–", "belum terhitung"
	}
	return doc.FigureItem{Value: value, Label: label, Note: note, Color: color}
}

func outOf(i plan.Index) string { return fmt.Sprintf("%d dari %d", i.Numerator, i.Denominator) }
