package docpdf

import (
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/plot"
	"gurindam/internal/doc/typeset"
)

func toneColor(t doc.Tone) string {
	switch t {
	case doc.ToneEarth:
		return "earth"
	case doc.TonePlum:
		return "plum"
	}
	return "sea-2"
}

// cover paints the first page: a deep colour, the title large, the band of
// songket triangles at the foot.
func (b *book) cover() *sheet {
	p := b.out.NewPage(short, long)
	e := b.out.Root.Add("Sect")
	c := b.d.Cover
	const edge = 60 * pt
	p.Artifact()
	p.Rect(0, 0, short, long, color(toneColor(c.Tone)))
	band(p, 0, long-60*pt, short, 16*pt, color("gold"))
	p.Rect(0, long-44*pt, short, 2*pt, color("gold"))
	y := b.coverText(p, c, e, edge)
	p.Artifact()
	p.Rect(edge, y+14*pt, 56*pt, 2.2*pt, color("gold"))
	l := look{b.faces.sans, false, false, 13.5 * pt, 20 * pt, "paper"}
	y += 34 * pt
	for _, line := range c.Lines {
		y = b.down(p, l, line, e.Add("Subtitle"), edge, y, short-2*edge) + 2*pt
	}
	b.coverFoot(p, c, e, edge)
	p.Close()
	return &sheet{page: p, frame: upright, opening: true}
}

// coverText sets kicker and title and gives where they end.
func (b *book) coverText(p *pdf.Page, c doc.Cover, e element, edge Pt) Pt {
	kicker := look{b.faces.sans, true, false, 13 * pt, 18 * pt, "gold"}
	name := b.heading(0)
	name.size, name.lead, name.color = 36*pt, 43*pt, "paper"
	text := nameOr(c.Title, title(b.d))
	for name.size > 20*pt && (name.set(text, nil).Longest(false) > short-2*edge || len(name.set(text, nil).Break(typeset.Options{Width: short - 2*edge})) > 6) {
		name.size -= 2 * pt
		name.lead = name.size * 12 / 10
	}
	y := 176 * pt
	at := b.down(p, kicker, c.Kicker, e.Add("P"), edge, Pt(y), short-2*edge) + 12*pt
	return b.down(p, name, text, e.Add("Title"), edge, at, short-2*edge)
}

// coverFoot sets the edition, the short fingerprint and its code.
func (b *book) coverFoot(p *pdf.Page, c doc.Cover, e element, edge Pt) {
	l := look{b.faces.table, false, false, 9.5 * pt, 14 * pt, "paper"}
	const code = 74 * pt
	bottom := long - 88*pt
	left := edge
	if b.qr(p, c.Seal, e, edge, bottom-code, code) {
		left += code + 14*pt
	}
	y := bottom - 32*pt
	if c.Seal.Fingerprint == "" {
		y = bottom - 16*pt
	}
	y = b.down(p, l, c.Foot, e.Add("P"), left, y, short-edge-left)
	if mark := c.Seal.Groups(); len(mark) > 0 {
		l.size = 8.5 * pt
		b.down(p, l, "Sidik edisi "+strings.Join(mark[:min(2, len(mark))], " "), e.Add("P"), left, y, short-edge-left)
	}
}

// qr paints the code of a seal on a light ground; false where there is none.
func (b *book) qr(p *pdf.Page, s doc.Seal, e element, x, y, size Pt) bool {
	picture := plot.QR(s.QR)
	if picture.W <= 0 {
		return false
	}
	fig := e.Add("Figure")
	fig.Alt = "Kode QR: " + s.QR
	p.Tag(fig)
	drawing{b: b, page: p, x: x, y: y, scale: float64(size) / pt / picture.W}.paint(picture.Shapes)
	fig.Box(p, x, y, size, size)
	p.Close()
	return true
}

// down sets text from a height on and gives where it ends.
func (b *book) down(p *pdf.Page, l look, text string, e element, x, y, width Pt) Pt {
	for _, line := range l.set(text, e).Break(typeset.Options{Width: width}) {
		p.Text(x, y+l.base(), line)
		y += l.lead
	}
	return y
}
