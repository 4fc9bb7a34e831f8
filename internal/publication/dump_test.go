package publication_test

import (
	"fmt"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/doc/plot"
)

// dumper writes a document as plain text that people can review like prose.
type dumper struct {
	strings.Builder
	labels doc.Labels
}

// chapters dumps the parts of a document by the identity of their chapter.
func chapters(document doc.Document) map[string]string {
	out := map[string]string{}
	labels := doc.Number(document)
	for _, part := range [][]doc.Section{document.Front, document.Body, document.Back} {
		for _, s := range part {
			w := &dumper{labels: labels}
			w.section(s, 1)
			out[s.ID] = w.String()
		}
	}
	w := &dumper{labels: labels}
	w.cover(document)
	out["sampul"] = w.String()
	return out
}

func (w *dumper) line(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

func (w *dumper) cover(document doc.Document) {
	c, i := document.Cover, document.Imprint
	w.line("%s\n%s", c.Kicker, c.Title)
	for _, l := range c.Lines {
		w.line("%s", l)
	}
	w.line("%s\n\n%s", c.Foot, i.Title)
	for _, r := range i.Rows {
		w.line("%s: %s", r.Label, r.Value)
	}
	w.line("\n%s", i.Note)
}

func (w *dumper) section(s doc.Section, depth int) {
	label, _ := w.labels.Label(s.ID)
	w.line("%s %s [%s]\n", strings.Repeat("#", depth), strings.TrimSpace(label+" "+s.Title), s.ID)
	for _, b := range s.Blocks {
		w.block(b)
		w.line("")
	}
	for _, sub := range s.Sections {
		w.section(sub, depth+1)
	}
}

func (w *dumper) block(b doc.Block) {
	switch b := b.(type) {
	case doc.Paragraph:
		w.line("%s%s", []string{"", "! ", "> ", "KURANG: ", "| "}[b.Kind], w.text(b.Text))
	case doc.List:
		for _, item := range b.Items {
			w.line("- %s", w.text(item))
		}
	case doc.Table:
		w.table(b)
	case doc.Figure:
		w.caption(b.ID, b.Caption)
		w.line("(%s)", b.Alt)
		if b.Chart != nil {
			w.chart(*b.Chart)
		}
		w.source(b.Source)
	case doc.Gantt:
		w.gantt(b)
	case doc.Figures:
		for _, i := range b.Items {
			w.line("[%s] %s; %s", i.Value, i.Label, i.Note)
		}
	case doc.Signatures:
		w.line("%s", b.Place)
		for _, r := range b.Rows {
			w.line("____ %s; %s; %s", r.Role, r.Name, r.Note)
		}
	case doc.Cards:
		w.cards(b)
	case doc.PageBreak:
		w.line("----")
	}
}

func (w *dumper) text(spans []doc.Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch {
		case s.Note != nil:
			b.WriteString("{" + w.text(s.Note) + "}")
		case s.Ref != "":
			label, _ := w.labels.Label(s.Ref)
			b.WriteString("«" + label + "»")
		default:
			b.WriteString(s.Text)
		}
	}
	return strings.ReplaceAll(b.String(), "\u00a0", "·")
}

func (w *dumper) caption(id, caption string) {
	label, _ := w.labels.Label(id)
	w.line("%s %s [%s]", label, caption, id)
}

func (w *dumper) source(s string) {
	if s != "" {
		w.line("%s", strings.ReplaceAll(s, "\u00a0", "·"))
	}
}

func (w *dumper) table(t doc.Table) {
	w.caption(t.ID, t.Caption)
	row := func(cells []doc.Cell) string {
		var out []string
		for _, c := range cells {
			text := w.text(c.Text)
			if c.ColSpan > 1 {
				text += fmt.Sprintf(" (×%d)", c.ColSpan)
			}
			if c.Shade != doc.NoShade {
				text += []string{"", " +", " ~", " -", " ="}[c.Shade]
			}
			out = append(out, text)
		}
		return strings.Join(out, " | ")
	}
	for _, h := range t.Head {
		w.line("= %s", row(h))
	}
	for _, r := range t.Rows {
		w.line("%s%s", []string{"  ", "* ", "Σ "}[r.Kind], row(r.Cells))
	}
	w.source(t.Source)
}

func (w *dumper) chart(c doc.Chart) {
	w.line("  %s: %s", c.Unit, strings.Join(c.Labels, " | "))
	for _, s := range c.Series {
		var out []string
		for _, v := range s.Values {
			out = append(out, plot.Number(v, c.Scale))
		}
		w.line("  %s: %s", s.Name, strings.Join(out, " | "))
	}
}

func (w *dumper) gantt(g doc.Gantt) {
	w.caption(g.ID, g.Caption)
	w.line("(%s)", g.Alt)
	for _, r := range g.Rows {
		mark := "  "
		if r.Group {
			mark = "* "
		}
		bar := ""
		if r.From < r.To {
			bar = plot.Stretch(g.Periods, r.From, r.To)
		}
		w.line("%s%s | %s | %s", mark, r.Label, r.Note, bar)
		for _, m := range r.Marks {
			w.line("    ◆ %s: %s", plot.Moment(g.Periods, m.At), m.Label)
		}
	}
}

func (w *dumper) cards(c doc.Cards) {
	for _, card := range c.Items {
		w.line("+ %s", card.Title)
		for _, l := range card.Lines {
			w.line("  %s", strings.ReplaceAll(strings.TrimPrefix(l.Label+": "+l.Value, ": "), "\u00a0", "·"))
		}
		for _, i := range card.Items {
			w.line("  - %s", strings.ReplaceAll(i, "\u00a0", "·"))
		}
	}
}
