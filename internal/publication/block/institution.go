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
	const w, box, h, gap = 440.0, 270.0, 58.0, 24.0
	x := (w - box) / 2
	rows := len(list) + 1
	s := newSketch(w, float64(rows)*(h+gap)+64)
	y := 2.0
	var alts []string
	for i, b := range list {
		fill := []string{"sea-2", "sea", "plum"}[i%3]
		s.rect(x, y, box, h, fill, "")
		s.center(w/2, y+16, 10.5, true, "paper", []string{b.Kind})
		s.center(w/2, y+38, 8, false, "paper", p.bodyLines(b))
		s.arrow(w/2, y+h+2, w/2, y+h+gap-2)
		alts = append(alts, b.Kind+", "+strings.Join(p.bodyLines(b), ", "))
		y += h + gap
	}
	s.rect(0, y, w, h+44, "ground", "line")
	s.center(w/2, y+16, 10, true, "ink", []string{fmt.Sprintf("%d perangkat daerah", len(p.OPDs))})
	n := float64(len(p.guide.Dimensions))
	cell := (w - 20) / n
	for i, d := range p.guide.Dimensions {
		at := 10 + float64(i)*cell
		s.rect(at+2, y+32, cell-4, 58, d.Color, "")
		s.center(at+cell/2, y+48, 7.5, true, "paper", []string{shortDimension(d.Name)})
		s.center(at+cell/2, y+70, 7, false, "paper", []string{fmt.Sprintf("%d OPD", p.officesIn(d)), fmt.Sprintf("%d inisiatif", len(p.Masterplan.InDimension(d.Code, p.guide)))})
	}
	p.lead("ringkas", t("%s", p.institutionSentence()))
	p.add(doc.Figure{ID: p.id("bagan"), Caption: "Kelembagaan smart city " + p.region(), Drawing: &s.Drawing,
		Alt: fmt.Sprintf("Bagan dari atas ke bawah: %s; lalu %d perangkat daerah menurut dimensi.", strings.Join(alts, "; "), len(p.OPDs))})
	for _, b := range list {
		if b.Duty != "" {
			p.say("tugas-"+slug(b.Code), bold(b.Kind), t(": %s", lowerFirst(prose.Stop(b.Duty))))
		}
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
		out = append(out, fmt.Sprintf("%d anggota", n))
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
