package dochtml

import (
	"strconv"

	"gurindam/internal/doc"
	"gurindam/internal/doc/plot"
)

// gantt writes a road map as a table: each bar is a picture in one cell over
// all periods, and says in words which time it covers.
func (p *page) gantt(g doc.Gantt) {
	parts := plot.Parts(g.Periods)
	p.raw(`<div class="dok-tabel dok-lebar"`, p.id(g.ID), ">")
	p.raw(`<div class="dok-gulir" role="region" tabindex="0"`, attr("aria-label", g.Caption), ">")
	p.raw(`<table class="dok-peta"><caption><span>`)
	p.caption(g.ID, g.Caption)
	p.raw(`</span> <span class="dok-tersembunyi">`)
	p.text(g.Alt)
	p.raw(`</span></caption><colgroup><col class="g-nama"><col class="g-pj">`)
	if parts > 0 {
		p.raw(`<col span="`, strconv.Itoa(parts), `">`)
	}
	p.raw(`</colgroup><thead><tr><th scope="col">Program</th><th scope="col">Penanggung jawab</th>`)
	for _, period := range g.Periods {
		p.raw(`<th scope="colgroup" class="tengah" colspan="`, strconv.Itoa(max(period.Parts, 1)), `">`)
		p.text(period.Label)
		p.raw("</th>")
	}
	p.raw("</tr></thead><tbody>")
	for i, r := range g.Rows {
		if r.Group && i > 0 {
			p.raw("</tbody><tbody>")
		}
		p.ganttRow(g, r, parts)
	}
	p.raw("</tbody></table></div>")
	p.source(g.Source)
	p.raw("</div>")
}

func (p *page) ganttRow(g doc.Gantt, r doc.GanttRow, parts int) {
	if r.Group {
		p.raw(`<tr class="kelompok"><th scope="rowgroup" colspan="`, strconv.Itoa(2+parts), `">`)
		p.inCell(doc.Cell{Text: doc.T(r.Label), Color: r.Color})
		p.raw("</th></tr>\n")
		return
	}
	p.raw(`<tr><th scope="row">`)
	p.text(r.Label)
	for _, m := range r.Marks {
		p.raw("<small>◆ ")
		p.text(plot.Moment(g.Periods, m.At) + ": " + m.Label)
		p.raw("</small>")
	}
	p.raw("</th><td>")
	p.text(r.Note)
	p.raw(`</td><td class="g-pita" colspan="`, strconv.Itoa(max(parts, 1)), `">`)
	from, to := plot.Bar(g.Periods, r)
	if to > from {
		p.raw(`<span class="dok-tersembunyi">`)
		p.text(plot.Stretch(g.Periods, from, to))
		p.raw("</span>")
	}
	p.strip(g, r, from, to, parts)
	p.raw("</td></tr>\n")
}

// strip draws the bar in shares of the cell's width.
func (p *page) strip(g doc.Gantt, r doc.GanttRow, from, to, parts int) {
	p.raw(`<svg width="100%" height="20" aria-hidden="true">`)
	at := 0
	for _, period := range g.Periods {
		if at > 0 {
			x := percent(at, parts)
			p.raw(`<line x1="`, x, `" x2="`, x, `" y1="0" y2="20" stroke="#DDD8CB" class="s-line"/>`)
		}
		at += max(period.Parts, 1)
	}
	if to > from {
		fill := r.Color
		if fill == "" {
			fill = "sea"
		}
		p.raw(`<rect x="`, percent(from, parts), `" width="`, percent(to-from, parts), `" y="4" height="12" rx="2" fill="#`, doc.Color(fill), `" class="f-`, colorName(fill), `"/>`)
	}
	for _, m := range r.Marks {
		p.raw(`<svg x="`, percent(max(0, min(m.At, parts)), parts), `" overflow="visible"><path d="M0 3l7 7-7 7-7-7z" fill="#14262B" stroke="#FFFFFF" class="f-ink s-paper"/></svg>`)
	}
	p.raw("</svg>")
}

func percent(n, of int) string {
	return num(100*float64(n)/float64(max(of, 1))) + "%"
}
