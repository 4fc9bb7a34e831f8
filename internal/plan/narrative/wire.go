package narrative

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"gurindam/internal/fault"
)

// node is a node of the tree an editor works on.
type node struct {
	Type    string `json:"type"`
	Attrs   *attrs `json:"attrs,omitempty"`
	Content []node `json:"content,omitempty"`
	Marks   []mark `json:"marks,omitempty"`
	Text    string `json:"text,omitempty"`
}

type mark struct {
	Type  string `json:"type"`
	Attrs *attrs `json:"attrs,omitempty"`
}

// attrs are the attributes of all kinds of nodes and marks. The last three are
// what editors of tables write and this one has no use for.
type attrs struct {
	Level   int    `json:"level,omitempty"`
	Href    string `json:"href,omitempty"`
	Image   string `json:"image,omitempty"`
	Alt     string `json:"alt,omitempty"`
	Caption string `json:"caption,omitempty"`
	Source  string `json:"source,omitempty"`
	Text    string `json:"text,omitempty"`
	Page    string `json:"page,omitempty"`

	Order    int   `json:"order,omitempty"`
	ColSpan  int   `json:"colspan,omitempty"`
	RowSpan  int   `json:"rowspan,omitempty"`
	ColWidth []int `json:"colwidth,omitempty"`
}

// MaxJSON is how long the JSON of a text may be, in bytes.
const MaxJSON = 500_000

// maxDepth is how deep brackets may nest; a text in a cell of a table needs 14.
const maxDepth = 24

// ReadJSON reads a text from the JSON of an editor. Nodes, marks, attributes and
// addresses it does not know are refused with fault.Invalid, a text that is too
// long with fault.TooLarge.
func ReadJSON(text string) (Document, error) {
	if len(text) > MaxJSON {
		return Document{}, fault.New(fault.TooLarge, fmt.Sprintf("Teks ini terlalu panjang: %d KB, paling banyak %d KB. Pindahkan sebagian ke bagian lain dari bab ini.", len(text)/1000, MaxJSON/1000))
	}
	if depth(text) > maxDepth {
		return Document{}, malformed("susunannya terlalu dalam", nil)
	}
	var root node
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&root); err != nil {
		return Document{}, malformed("bentuknya bukan naskah", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return Document{}, malformed("ada isi sesudah akhir naskah", err)
	}
	if root.Type != "doc" {
		return Document{}, malformed("ia bukan naskah", nil)
	}
	out := Document{}
	for _, n := range root.Content {
		b, err := readBlock(n)
		if err != nil {
			return Document{}, err
		}
		out.Blocks = append(out.Blocks, b)
	}
	out = out.tidy()
	return out, out.check()
}

func malformed(why string, cause error) error {
	return fault.Wrap(fault.Invalid, "Naskah tidak dapat disimpan: "+why+". Muat ulang halaman, lalu tempelkan kembali teksnya sebagai teks biasa.", cause)
}

func foreign(what, name string) error {
	return malformed(fmt.Sprintf("%s %q tidak dikenal di sini", what, fault.Clip(name, 40)), nil)
}

// depth tells how deep the brackets of a JSON text nest.
func depth(text string) int {
	deepest, now, quoted := 0, 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && (c == '{' || c == '['):
			now++
			deepest = max(deepest, now)
		case !quoted && (c == '}' || c == ']'):
			now--
		}
	}
	return deepest
}

func (n node) attrs() attrs {
	if n.Attrs == nil {
		return attrs{}
	}
	return *n.Attrs
}

func readBlock(n node) (Block, error) {
	a := n.attrs()
	switch n.Type {
	case "heading":
		if a.Level != 1 && a.Level != 2 {
			return nil, malformed("judul hanya bertingkat satu atau dua", nil)
		}
		text, err := readSpans(n)
		return Heading{a.Level, text}, err
	case "paragraph":
		text, err := readSpans(n)
		return Paragraph{text}, err
	case "bullet_list", "ordered_list":
		return readList(n)
	case "table":
		return readTable(n)
	case "figure":
		if len(n.Content) > 0 {
			return nil, malformed("gambar tidak memuat teks", nil)
		}
		return Figure{Image: a.Image, Alt: a.Alt, Caption: a.Caption, Source: a.Source}, nil
	}
	return nil, foreign("bagian", n.Type)
}

func readList(n node) (Block, error) {
	out := List{Ordered: n.Type == "ordered_list"}
	for _, item := range n.Content {
		if item.Type != "list_item" || len(item.Content) > 1 {
			return nil, foreign("isi daftar", item.Type)
		}
		text, err := readOnly(item)
		if err != nil {
			return nil, err
		}
		out.Items = append(out.Items, text)
	}
	return out, nil
}

// readOnly reads the one paragraph of an item or a cell.
func readOnly(n node) ([]Span, error) {
	switch {
	case len(n.Content) == 0:
		return nil, nil
	case len(n.Content) > 1 || n.Content[0].Type != "paragraph":
		return nil, foreign("isi", n.Content[0].Type)
	}
	return readSpans(n.Content[0])
}

func readTable(n node) (Block, error) {
	out := Table{Caption: n.attrs().Caption, Source: n.attrs().Source}
	for i, r := range n.Content {
		if r.Type != "table_row" {
			return nil, foreign("isi tabel", r.Type)
		}
		row, head := [][]Span{}, len(r.Content) > 0
		for _, c := range r.Content {
			if c.Type != "table_cell" && c.Type != "table_header" {
				return nil, foreign("isi baris", c.Type)
			}
			if a := c.attrs(); a.ColSpan > 1 || a.RowSpan > 1 {
				return nil, malformed("sel tabel yang digabung belum dapat disimpan; pisahkan selnya", nil)
			}
			cell, err := readOnly(c)
			if err != nil {
				return nil, err
			}
			row, head = append(row, cell), head && c.Type == "table_header"
		}
		out.Rows = append(out.Rows, row)
		out.Head = out.Head || i == 0 && head
	}
	return out, nil
}

func readSpans(n node) ([]Span, error) {
	var out []Span
	for _, c := range n.Content {
		s := Span{Text: c.Text}
		switch c.Type {
		case "text":
		case "source":
			s.Source = Source{c.attrs().Text, c.attrs().Page}
		case "hard_break":
			s.Text = " "
		default:
			return nil, foreign("isi paragraf", c.Type)
		}
		for _, m := range c.Marks {
			switch m.Type {
			case "strong":
				s.Bold = true
			case "em":
				s.Italic = true
			case "link":
				if m.Attrs == nil || safe(m.Attrs.Href) == "" {
					return nil, malformed("ada tautan yang bukan alamat web atau surel", nil)
				}
				s.Link = m.Attrs.Href
			default:
				return nil, foreign("gaya huruf", m.Type)
			}
		}
		out = append(out, s)
	}
	return out, nil
}
