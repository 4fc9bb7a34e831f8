package dochtml

import (
	"cmp"

	"gurindam/internal/doc"
	"gurindam/internal/doc/plot"
)

// Charts are drawn twice, for wide and for narrow screens, and scaled up by the
// reader's program; Style shows the one that fits.
const wideChart, narrowChart = 440, 212

func (p *page) figure(f doc.Figure) {
	p.raw(`<figure class="dok-gambar"`, p.id(f.ID), ">")
	title := cmp.Or(f.Caption, f.Alt)
	switch {
	case f.Chart != nil:
		p.raw(`<div class="dok-lapang">`, SVG(plot.Chart(*f.Chart, wideChart, plot.Height(*f.Chart, wideChart)), title, f.Alt), "</div>")
		p.raw(`<div class="dok-sempit">`, SVG(plot.Chart(*f.Chart, narrowChart, plot.Height(*f.Chart, narrowChart)), title, f.Alt), "</div>")
	case f.Drawing != nil:
		p.raw(`<div class="dok-gulir dok-bagan" role="region" tabindex="0"`, attr("aria-label", title), ">", SVG(*f.Drawing, title, f.Alt), "</div>")
	case f.Image != nil:
		p.image(*f.Image, f.Alt)
	}
	if f.Caption != "" {
		p.raw("<figcaption>")
		p.caption(f.ID, f.Caption)
		p.raw("</figcaption>")
	}
	p.source(f.Source)
	if f.Chart != nil {
		p.raw("<details><summary>Data dalam tabel</summary>")
		data := plot.Table(*f.Chart)
		data.Caption = "Data: " + title
		p.grid(data)
		p.raw("</details>")
	}
	p.raw("</figure>")
}
