package planweb

import (
	"github.com/a-h/templ"

	"gurindam/internal/doc"
	"gurindam/internal/doc/dochtml"
	"gurindam/internal/doc/plot"
)

// Widths of a chart in points: on a wide screen and on a narrow one, where a
// picture made smaller could no longer be read.
const wideChart, narrowChart = 460, 210

// chart draws the same data twice, for wide and narrow screens; the sheet shows one.
func chart(c doc.Chart, title, desc string) templ.Component {
	return templ.Raw(`<div class="chart"><div class="chart-wide">` + draw(c, wideChart, title, desc) +
		`</div><div class="chart-narrow">` + draw(c, narrowChart, title, desc) + `</div></div>`)
}

func draw(c doc.Chart, width float64, title, desc string) string {
	return dochtml.SVG(plot.Chart(c, width, plot.Height(c, width)), title, desc)
}
