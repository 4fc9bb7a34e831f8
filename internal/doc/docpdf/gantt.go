package docpdf

import (
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/plot"
	"gurindam/internal/doc/typeset"
)

// roadMap is a Gantt being laid out. It is a table to readers without eyes: a
// row for each line, its time in words behind the bar.
type roadMap struct {
	b     *book
	t     doc.Gantt
	parts int
	// Columns from left to right; those without content have no width.
	label, note, time, marks Pt
}

func (b *book) gantt(t doc.Gantt, measure Pt, e element) []piece {
	m := &roadMap{b: b, t: t, parts: max(1, plot.Parts(t.Periods))}
	m.columns(measure)
	table := e.Add("Table")
	table.Summary = t.Alt
	label, _ := b.labels.Label(t.ID)
	var out []piece
	if t.Caption != "" {
		out = b.captionAbove(label, t.Caption, measure, table)
	}
	head := m.head(table.Add("THead").Add("TR"))
	again := b.again(head, label, measure)
	head.keep = true
	out = append(out, head)
	body := table.Add("TBody")
	for i, r := range t.Rows {
		row := m.row(r, body.Add("TR"), &again)
		row.keep = r.Group && i < len(t.Rows)-1 || i == len(t.Rows)-1
		out = append(out, row)
	}
	out = append(out, m.foot(e)...)
	out[0].gap = 12 * pt
	if t.ID != "" {
		out[0].places = []string{t.ID}
	}
	return out
}

// columns divides the measure.
func (m *roadMap) columns(measure Pt) {
	m.label = measure * 30 / 100
	for _, r := range m.t.Rows {
		if r.Note != "" {
			m.note = measure * 14 / 100
		}
		if len(r.Marks) > 0 {
			m.marks = measure * 17 / 100
		}
	}
	m.time = measure - m.label - m.note - m.marks
}

func (m *roadMap) measure() Pt { return m.label + m.note + m.time + m.marks }

// at is where a part begins.
func (m *roadMap) at(part int) Pt {
	return m.label + m.note + m.time*Pt(max(0, min(part, m.parts)))/Pt(m.parts)
}

func (m *roadMap) look() look {
	return look{m.b.faces.table, false, false, 8 * pt, 10.5 * pt, "ink"}
}

// head makes the head: names of columns, periods, and their parts.
func (m *roadMap) head(tr element) piece {
	l := m.look()
	l.bold, l.color = true, "sea-2"
	fine := look{m.b.faces.table, false, false, 6.5 * pt, 8.5 * pt, "ink-2"}
	const h = 30 * pt
	th := func(says string) element {
		e := tr.Insert(&pdf.Elem{Type: "TH", Scope: "Column"})
		e.Actual = says
		return e
	}
	name, office, time, marks := th(""), element(nil), element(nil), element(nil)
	if m.note > 0 {
		office = th("")
	}
	time = th("Waktu")
	if m.marks > 0 {
		marks = th("")
	}
	return piece{height: h, paint: func(p *pdf.Page, x, y Pt) {
		p.Artifact()
		p.Rect(x, y, m.measure(), h, color("sea-tint"))
		p.Rule(x, y, x+m.measure(), y, color("sea"), 900)
		m.say(p, l, "Uraian", name, x+cellPad, y+h/2-l.lead/2, m.label-2*cellPad)
		if office != nil {
			m.say(p, l, "Pelaksana", office, x+m.label+cellPad, y+h/2-l.lead/2, m.note-2*cellPad)
		}
		m.periods(p, l, fine, time, x, y, h)
		if marks != nil {
			m.say(p, l, "Tonggak", marks, x+m.measure()-m.marks+cellPad, y+h/2-l.lead/2, m.marks-2*cellPad)
		}
		p.Artifact()
		p.Rule(x, y+h, x+m.measure(), y+h, color("sea"), 600)
	}}
}

// periods writes the names of periods over the numbers of their parts.
func (m *roadMap) periods(p *pdf.Page, l, fine look, e element, x, y, h Pt) {
	part := 0
	for _, period := range m.t.Periods {
		n := max(period.Parts, 1)
		from, to := m.at(part), m.at(part+n)
		m.middle(p, l, period.Label, e, x+from, y+4*pt, to-from)
		if n > 1 && (to-from)/Pt(n) > 9*pt {
			for i := range n {
				m.middle(p, fine, doc.Roman(i+1), e, x+m.at(part+i), y+17*pt, m.at(part+i+1)-m.at(part+i))
			}
		}
		part += n
		p.Artifact()
		p.Rule(x+from, y+3*pt, x+from, y+h, color("ink-3"), 400)
	}
}

// say sets one line, shortened by the width.
func (m *roadMap) say(p *pdf.Page, l look, text string, e element, x, y, width Pt) {
	for _, line := range l.set(text+" ", e).Break(typeset.Options{Width: width}) {
		p.Text(x, y+l.base(), line)
		y += l.lead
	}
}

func (m *roadMap) middle(p *pdf.Page, l look, text string, e element, x, y, width Pt) {
	for _, line := range l.set(text, e).Break(typeset.Options{Width: max(width, pt)}) {
		p.Text(x+(width-line.Width)/2, y+l.base(), line)
		y += l.lead
	}
}

// row makes one line of the road map.
func (m *roadMap) row(r doc.GanttRow, tr element, head *piece) piece {
	l := m.look()
	if r.Group {
		l.bold, l.color = true, "sea-2"
	}
	small := l
	small.bold, small.color, small.size, small.lead = false, "ink-2", 7.5*pt, 10*pt
	name := tr.Insert(&pdf.Elem{Type: "TH", Scope: "Row"})
	indent := 8 * pt
	if r.Group {
		indent = 0
	}
	columns := []ganttText{m.column(l, r.Label, name, cellPad+Pt(indent), m.label-2*cellPad-Pt(indent))}
	if m.note > 0 {
		columns = append(columns, m.column(small, r.Note, tr.Add("TD"), m.label+cellPad, m.note-2*cellPad))
	}
	bar := tr.Add("TD")
	if m.marks > 0 {
		columns = append(columns, m.column(small, m.marksText(r), tr.Add("TD"), m.measure()-m.marks+cellPad, m.marks-2*cellPad))
	}
	h := l.lead
	for _, c := range columns {
		h = max(h, Pt(len(c.lines))*c.look.lead)
	}
	pad := m.b.rowPad()
	h += 2 * pad
	return piece{height: h, head: head, paint: func(p *pdf.Page, x, y Pt) {
		m.ground(p, r, x, y, h)
		for i, c := range columns {
			if i == len(columns)-1 && m.marks > 0 {
				m.bar(p, r, bar, x, y, h)
			}
			c.paint(p, x, y+pad)
		}
		if m.marks == 0 {
			m.bar(p, r, bar, x, y, h)
		}
	}}
}

// ganttText is the text of one column.
type ganttText struct {
	look  look
	lines []typeset.Line
	x     Pt
}

func (m *roadMap) column(l look, text string, e element, x, width Pt) ganttText {
	return ganttText{l, l.set(text, e).Break(typeset.Options{Width: max(width, 12*pt)}), x}
}

func (c ganttText) paint(p *pdf.Page, x, y Pt) {
	for i, line := range c.lines {
		p.Text(x+c.x, y+Pt(i)*c.look.lead+c.look.base(), line)
	}
}

// marksText lists the milestones of a row with their time.
func (m *roadMap) marksText(r doc.GanttRow) string {
	var b strings.Builder
	for i, mark := range r.Marks {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString("◆ " + mark.Label)
	}
	return b.String()
}

// foot sets the closing rule and the source.
func (m *roadMap) foot(e element) []piece {
	out := []piece{{height: 2 * pt, paint: func(p *pdf.Page, x, y Pt) {
		p.Artifact()
		p.Rule(x, y, x+m.measure(), y, color("ink-3"), 600)
	}}}
	if m.t.Source != "" {
		out = append(out, m.b.sourceLine(m.t.Source, m.measure(), e)...)
	}
	return append(hold(out), piece{height: 4 * pt})
}
