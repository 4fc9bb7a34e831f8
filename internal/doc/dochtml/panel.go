package dochtml

import (
	"strconv"

	"gurindam/internal/doc"
)

func (p *page) figures(f doc.Figures) {
	p.raw(`<ul class="dok-angka-besar">`)
	for _, it := range f.Items {
		p.raw(`<li class="`, colorClass(orSea(it.Color)), `"><strong>`)
		p.text(it.Value)
		p.raw("</strong> <span>")
		p.text(it.Label)
		p.raw("</span>")
		if it.Note != "" {
			p.raw(" <em>")
			p.text(it.Note)
			p.raw("</em>")
		}
		p.raw("</li>")
	}
	p.raw("</ul>")
}

func orSea(color string) string {
	if color == "" {
		return "sea"
	}
	return color
}

func (p *page) signatures(s doc.Signatures) {
	p.raw(`<div class="dok-tanda-tangan"><p>`)
	p.text(s.Place)
	p.raw("</p><ul>")
	for _, r := range s.Rows {
		p.raw("<li><span>")
		p.text(r.Role)
		p.raw(`</span><b>`)
		p.text(r.Name)
		p.raw("</b>")
		if r.Note != "" {
			p.raw("<small>")
			p.text(r.Note)
			p.raw("</small>")
		}
		p.raw("</li>")
	}
	p.raw("</ul></div>")
}

func (p *page) cards(c doc.Cards) {
	p.raw(`<div class="dok-kartu k`, strconv.Itoa(max(1, min(c.Columns, 3))), `">`)
	for _, card := range c.Items {
		p.raw(`<div class="`, colorClass(orSea(card.Color)), `"><p class="dok-judul">`)
		p.text(card.Title)
		p.raw("</p>")
		for _, l := range card.Lines {
			p.raw("<p>")
			if l.Label != "" {
				p.raw("<b>")
				p.text(l.Label)
				p.raw("</b> ")
			}
			p.text(l.Value)
			p.raw("</p>")
		}
		if len(card.Items) > 0 {
			p.raw("<ul>")
			for _, it := range card.Items {
				p.raw("<li>")
				p.text(it)
				p.raw("</li>")
			}
			p.raw("</ul>")
		}
		p.raw("</div>")
	}
	p.raw("</div>")
}
