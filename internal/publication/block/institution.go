package block

import (
	"fmt"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// institution draws who steers, who runs and who stands around the plan.
func institution(p *page) {
	list := p.Masterplan.Bodies
	if len(list) == 0 {
		p.lack("kosong", "Dewan Smart City, Tim Pelaksana, dan Forum", sheetBody)
		return
	}
	s, alt := p.bodiesSketch(list)
	p.bodiesBase(s)
	p.lead("ringkas", t("%s", p.institutionSentence()))
	p.add(doc.Figure{ID: p.id("bagan"), Caption: "Kelembagaan smart city " + p.region(), Drawing: &s.Drawing,
		Alt: fmt.Sprintf("Bagan dari atas ke bawah: %s; lalu %d perangkat daerah menurut dimensi.", alt, len(p.OPDs))})
	for _, b := range list {
		if b.Duty != "" {
			p.say("tugas-"+slug(b.Code), bold(b.Kind), t(": %s", lowerFirst(prose.Stop(b.Duty))))
		}
	}
}

// Measures of the drawing of the institutions, in points.
const (
	bodiesWidth = 440.0
	bodyHeight  = 58.0
	bodyGap     = 24.0
	baseHeight  = 102.0
)

// bodiesSketch draws the bodies that steer and run the plan one above the other,
// and a forum beside them, since it gives advice and no orders.
func (p *page) bodiesSketch(list []plan.Body) (s *sketch, alt string) {
	var line, aside []plan.Body
	for _, b := range list {
		if strings.HasPrefix(b.Kind, "Forum") && len(list) > 1 {
			aside = append(aside, b)
		} else {
			line = append(line, b)
		}
	}
	box := bodiesWidth
	if len(aside) > 0 {
		box = 272
	}
	rows := max(len(line), len(aside))
	s = newSketch(bodiesWidth, float64(rows)*(bodyHeight+bodyGap)+baseHeight+2)
	var alts []string
	draw := func(b plan.Body, x, y, w float64, fill string) {
		s.rect(x, y, w, bodyHeight, fill, "")
		s.center(x+w/2, y+15, 10, true, "paper", []string{b.Kind})
		s.center(x+w/2, y+38, 8, false, "paper", p.bodyLines(b))
		alts = append(alts, b.Kind+", "+strings.Join(p.bodyLines(b), ", "))
	}
	for i, b := range line {
		y := float64(i) * (bodyHeight + bodyGap)
		draw(b, 0, y, box, []string{"sea-2", "sea"}[i%2])
		s.arrow(box/2, y+bodyHeight+2, box/2, y+bodyHeight+bodyGap-2)
	}
	for i, b := range aside {
		y := float64(max(0, len(line)-1-i)) * (bodyHeight + bodyGap)
		draw(b, box+32, y, bodiesWidth-box-32, "plum")
		s.add(doc.Shape{Kind: doc.Polyline, Points: []doc.Point{{X: box + 2, Y: y + bodyHeight/2}, {X: box + 30, Y: y + bodyHeight/2}}, Stroke: "ink-3", Width: 1, Dash: true})
	}
	return s, strings.Join(alts, "; ")
}

// bodiesBase draws the offices below, by dimension.
func (p *page) bodiesBase(s *sketch) {
	y := s.H - baseHeight
	s.rect(0.5, y, bodiesWidth-1, baseHeight-1, "ground", "line")
	s.center(bodiesWidth/2, y+16, 10, true, "ink", []string{fmt.Sprintf("%d perangkat daerah", len(p.OPDs))})
	cell := (bodiesWidth - 20) / float64(len(p.guide.Dimensions))
	for i, d := range p.guide.Dimensions {
		x := 10 + float64(i)*cell
		s.rect(x+2, y+32, cell-4, 58, d.Color, "")
		s.center(x+cell/2, y+48, 7.5, true, "paper", []string{shortDimension(d.Name)})
		s.center(x+cell/2, y+70, 7, false, "paper", []string{fmt.Sprintf("%d OPD", p.officesIn(d)), fmt.Sprintf("%d inisiatif", len(p.Masterplan.InDimension(d.Code, p.guide)))})
	}
}

// bodyLines says who leads a body and how many sit in it.
func (p *page) bodyLines(b plan.Body) []string {
	var out []string
	for _, m := range p.membersOf(b) {
		if strings.EqualFold(m.Role, "Ketua") {
			out = append(out, "Ketua: "+m.Position)
			break
		}
	}
	if n := len(p.membersOf(b)); n > 0 {
		out = append(out, fmt.Sprintf("%d orang", n))
	}
	if len(out) == 0 {
		out = []string{"keanggotaan belum diisi"}
	}
	return out
}

// officesIn counts the offices responsible within a dimension.
func (p *page) officesIn(d plan.Dimension) int {
	seen := map[string]bool{}
	for _, i := range p.Masterplan.InDimension(d.Code, p.guide) {
		if i.OPD != "" {
			seen[i.OPD] = true
		}
	}
	return len(seen)
}

func (p *page) institutionSentence() string {
	var parts []string
	for _, b := range p.Masterplan.Bodies {
		part := b.Kind
		if b.Decree == "" {
			part += " (belum ber-SK)"
		}
		parts = append(parts, part)
	}
	return fmt.Sprintf("Pelaksanaan dikawal oleh %s.", prose.List(parts))
}
