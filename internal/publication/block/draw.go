package block

import (
	"strings"
	"unicode/utf8"

	"gurindam/internal/doc"
)

// sketch is a drawing under way.
type sketch struct{ doc.Drawing }

func newSketch(w, h float64) *sketch { return &sketch{doc.Drawing{W: w, H: h}} }

func (s *sketch) add(shapes ...doc.Shape) { s.Shapes = append(s.Shapes, shapes...) }

func (s *sketch) rect(x, y, w, h float64, fill, stroke string) {
	s.add(doc.Shape{Kind: doc.Rect, X: x, Y: y, W: w, H: h, Fill: fill, Stroke: stroke, Width: 0.8, Round: 3})
}

func (s *sketch) write(x, y, size float64, anchor doc.Anchor, strong bool, color, text string) {
	s.add(doc.Shape{Kind: doc.Text, X: x, Y: y, Size: size, Anchor: anchor, Bold: strong, Fill: color, Text: text})
}

// center writes lines of text, the middle of the whole at y.
func (s *sketch) center(x, y, size float64, strong bool, color string, lines []string) {
	lead := size * 1.25
	top := y - lead*float64(len(lines)-1)/2 + size*0.35
	for i, line := range lines {
		s.write(x, top+float64(i)*lead, size, doc.Middle, strong, color, line)
	}
}

// arrow draws a line that ends in a head, straight down or to the right.
func (s *sketch) arrow(x1, y1, x2, y2 float64) {
	s.add(doc.Shape{Kind: doc.Polyline, Points: []doc.Point{{X: x1, Y: y1}, {X: x2, Y: y2}}, Stroke: "ink-3", Width: 1})
	const d = 3.2
	head := []doc.Point{{X: x2, Y: y2}, {X: x2 - d, Y: y2 - 1.6*d}, {X: x2 + d, Y: y2 - 1.6*d}}
	if x2 > x1 {
		head = []doc.Point{{X: x2, Y: y2}, {X: x2 - 1.6*d, Y: y2 - d}, {X: x2 - 1.6*d, Y: y2 + d}}
	}
	s.add(doc.Shape{Kind: doc.Polygon, Points: head, Fill: "ink-3"})
}

// wrap breaks a text into lines that fit a width at a size of type, at most some
// lines; what does not fit ends in an ellipsis.
func wrap(text string, width, size float64, most int) []string {
	room := max(4, int(width/(size*0.54)))
	var out []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch next := strings.TrimSpace(line + " " + word); {
		case line == "" || utf8.RuneCountInString(next) <= room:
			line = next
		default:
			out = append(out, line)
			line = word
		}
	}
	if line != "" {
		out = append(out, line)
	}
	if len(out) > most {
		out = out[:most]
		out[most-1] += " …"
	}
	return out
}
