package narrative

import (
	"bytes"
	"encoding/json"
	"strings"
)

// JSON writes the text in its canonical form: the same text has the same bytes.
func (d Document) JSON() string {
	root := node{Type: "doc"}
	for _, b := range d.tidy().Blocks {
		root.Content = append(root.Content, writeBlock(b))
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(root); err != nil {
		panic(err) // strings and numbers always have a JSON text
	}
	return strings.TrimSuffix(out.String(), "\n")
}

func writeBlock(b Block) node {
	switch b := b.(type) {
	case Heading:
		return node{Type: "heading", Attrs: &attrs{Level: b.Level}, Content: writeSpans(b.Text)}
	case List:
		out := node{Type: "bullet_list"}
		if b.Ordered {
			out.Type = "ordered_list"
		}
		for _, item := range b.Items {
			out.Content = append(out.Content, node{Type: "list_item", Content: []node{paragraph(item)}})
		}
		return out
	case Table:
		return writeTable(b)
	case Figure:
		return node{Type: "figure", Attrs: &attrs{Image: b.Image, Alt: b.Alt, Caption: b.Caption, Source: b.Source}}
	case Paragraph:
		return paragraph(b.Text)
	}
	return node{Type: "paragraph"}
}

func writeTable(t Table) node {
	out := node{Type: "table"}
	if t.Caption != "" || t.Source != "" {
		out.Attrs = &attrs{Caption: t.Caption, Source: t.Source}
	}
	for i, cells := range t.Rows {
		row, kind := node{Type: "table_row"}, "table_cell"
		if i == 0 && t.Head {
			kind = "table_header"
		}
		for _, c := range cells {
			row.Content = append(row.Content, node{Type: kind, Content: []node{paragraph(c)}})
		}
		out.Content = append(out.Content, row)
	}
	return out
}

func paragraph(spans []Span) node { return node{Type: "paragraph", Content: writeSpans(spans)} }

func writeSpans(spans []Span) []node {
	var out []node
	for _, s := range spans {
		if s.Source != (Source{}) {
			out = append(out, node{Type: "source", Attrs: &attrs{Text: s.Source.Text, Page: s.Source.Page}})
			continue
		}
		n := node{Type: "text", Text: s.Text}
		if s.Link != "" {
			n.Marks = append(n.Marks, mark{"link", &attrs{Href: s.Link}})
		}
		if s.Bold {
			n.Marks = append(n.Marks, mark{Type: "strong"})
		}
		if s.Italic {
			n.Marks = append(n.Marks, mark{Type: "em"})
		}
		out = append(out, n)
	}
	return out
}
