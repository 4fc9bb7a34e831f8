package docpdf

import (
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/plot"
)

// ground paints tint, lines of periods and parts, and the rule below.
func (m *roadMap) ground(p *pdf.Page, r doc.GanttRow, x, y, h Pt) {
	p.Artifact()
	if r.Group {
		p.Rect(x, y, m.measure(), h, color("ground"))
	}
	part := 0
	for _, period := range m.t.Periods {
		n := max(period.Parts, 1)
		p.Rule(x+m.at(part), y, x+m.at(part), y+h, color("line"), 500)
		for i := 1; i < n && (m.at(part+n)-m.at(part))/Pt(n) > 4*pt; i++ {
			p.Rule(x+m.at(part+i), y, x+m.at(part+i), y+h, color("line-2"), 300)
		}
		part += n
	}
	p.Rule(x+m.at(part), y, x+m.at(part), y+h, color("line"), 500)
	p.Rule(x, y+h, x+m.measure(), y+h, color("line"), 500)
}

// bar paints the bar and the milestones of a row as one figure.
func (m *roadMap) bar(p *pdf.Page, r doc.GanttRow, cell element, x, y, h Pt) {
	from, to := plot.Bar(m.t.Periods, r)
	if from == to && len(r.Marks) == 0 {
		return
	}
	fig := cell.Add("Figure")
	fig.Alt = m.inWords(r, from, to)
	thick := 7 * pt
	if r.Group {
		thick = 4 * pt
	}
	p.Tag(fig)
	if from < to {
		path := &pdf.Path{}
		path.Round(x+m.at(from)+600, y+(h-Pt(thick))/2, m.at(to)-m.at(from)-1200, Pt(thick), 1.6*pt)
		name := r.Color
		if name == "" {
			name = "sea"
		}
		p.Fill(path, color(name))
	}
	for _, mark := range r.Marks {
		cx, cy, s := x+m.at(mark.At), y+h/2, Pt(3.6*pt)
		path := &pdf.Path{}
		path.Move(cx, cy-s)
		path.Line(cx+s, cy)
		path.Line(cx, cy+s)
		path.Line(cx-s, cy)
		path.Shut()
		p.Fill(path, color("gold"))
		p.Stroke(path, color("ink"), 500, false)
	}
	p.Close()
	fig.Box(p, x+m.label+m.note, y, m.time, h)
}

func (m *roadMap) inWords(r doc.GanttRow, from, to int) string {
	var says []string
	if from < to {
		says = append(says, plot.Stretch(m.t.Periods, from, to))
	}
	for _, mark := range r.Marks {
		says = append(says, mark.Label+" ("+plot.Moment(m.t.Periods, mark.At)+")")
	}
	return strings.Join(says, "; ")
}
