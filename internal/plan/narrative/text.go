package narrative

import "strings"

// Plain gives the words of the text, one block a line, without any mark.
func (d Document) Plain() string {
	var lines []string
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			lines = append(lines, plain(b.Text))
		case Paragraph:
			lines = append(lines, plain(b.Text))
		case List:
			for _, item := range b.Items {
				lines = append(lines, plain(item))
			}
		case Table:
			lines = append(lines, b.Caption)
			for _, row := range b.Rows {
				cells := make([]string, len(row))
				for i, c := range row {
					cells[i] = plain(c)
				}
				lines = append(lines, strings.Join(cells, "\t"))
			}
		case Figure:
			lines = append(lines, b.Caption)
		}
	}
	return strings.Join(lines, "\n")
}

// Words counts the words of the text.
func (d Document) Words() int { return len(strings.Fields(d.Plain())) }

func plain(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}
