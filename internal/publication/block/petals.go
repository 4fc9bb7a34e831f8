package block

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// petals draws the dimensions around the region, with what each holds, and lists
// their largest initiatives.
func petals(p *page) {
	dims := p.guide.Dimensions
	items := p.perDimension(func(d plan.Dimension) int { return len(p.Masterplan.InDimension(d.Code, p.guide)) })
	if len(p.Masterplan.Initiatives) == 0 {
		p.lack("kosong", "Inisiatif setiap dimensi", sheetInitiative)
	} else {
		p.lead("ringkas", t("Inisiatif %s.", prose.Spread(items, "terbanyak", "paling sedikit", counted("inisiatif"))))
	}
	s := newSketch(440, 344)
	const cx, cy, outer, inner = 220.0, 172.0, 168.0, 54.0
	step := 360 / float64(len(dims))
	var alts []string
	for i, d := range dims {
		from := float64(i)*step - step/2
		s.add(doc.Shape{Kind: doc.Sector, X: cx, Y: cy, W: outer, H: inner, Fill: d.Color, Stroke: "paper", Width: 3, Points: []doc.Point{{X: from, Y: from + step}}})
		angle := (from + step/2) * math.Pi / 180
		r := (outer + inner) / 2
		x, y := cx+r*math.Sin(angle), cy-r*math.Cos(angle)
		lines := []string{fmt.Sprintf("%d inisiatif", items[i].Value)}
		says := fmt.Sprintf("%s %d inisiatif", d.Name, items[i].Value)
		if pagu := p.paguOf(d.Code); pagu != "" {
			lines, says = append(lines, pagu), says+" "+pagu
		}
		s.center(x, y-14, 10.5, true, "paper", []string{shortDimension(d.Name)})
		s.center(x, y+6, 8.5, false, "paper", lines)
		alts = append(alts, says)
	}
	s.add(doc.Shape{Kind: doc.Ellipse, X: cx - inner + 5, Y: cy - inner + 5, W: 2 * (inner - 5), H: 2 * (inner - 5), Fill: "sea-2"})
	s.center(cx, cy, 10, true, "paper", wrap(p.region(), 2*inner-30, 10, 3))
	p.add(doc.Figure{ID: p.id("bagan"), Caption: prose.Upper(prose.Number(len(dims))) + " dimensi smart city " + p.region(), Drawing: &s.Drawing,
		Alt: "Bagan dimensi melingkar: " + strings.Join(alts, "; ") + "."})
	p.dimensionCards()
}

// paguOf is the pagu of a dimension in short, or nothing.
func (p *page) paguOf(code string) string {
	i := slices.IndexFunc(p.byDimension.Rows, func(r plan.RecapRow) bool { return r.Code == code })
	if p.overflow || i < 0 || p.byDimension.Rows[i].Total == 0 {
		return ""
	}
	return p.byDimension.Rows[i].Total.Short()
}

// dimensionCards names the largest initiatives of each dimension.
func (p *page) dimensionCards() {
	const most = 4
	cards := doc.Cards{Columns: 2}
	for _, d := range p.guide.Dimensions {
		list := slices.Clone(p.Masterplan.InDimension(d.Code, p.guide))
		slices.SortStableFunc(list, func(a, b plan.Initiative) int {
			x, _ := plan.Pagu(a)
			y, _ := plan.Pagu(b)
			return cmp.Compare(y, x)
		})
		card := doc.Card{Title: d.Name, Color: d.Color}
		if d.About != "" {
			card.Lines = append(card.Lines, doc.Pair{Value: d.About})
		}
		for _, i := range list[:min(len(list), most)] {
			text := i.Name
			if n, ok := plan.Pagu(i); ok && n > 0 {
				text += " – " + n.Short()
			}
			card.Items = append(card.Items, text)
		}
		if n := len(list) - most; n > 0 {
			card.Items = append(card.Items, fmt.Sprintf("dan %d inisiatif lainnya", n))
		}
		if len(list) == 0 {
			card.Lines = append(card.Lines, doc.Pair{Value: "Belum ada inisiatif."})
		}
		cards.Items = append(cards.Items, card)
	}
	p.add(doc.PageBreak{}) // the cards fill a page of their own
	p.say("terbesar", t("Inisiatif dengan pagu terbesar pada setiap dimensi:"))
	p.add(cards)
}
