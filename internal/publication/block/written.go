package block

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/plan/narrative"
)

// Written gives what people wrote for a chapter of a book: the blocks that open the
// chapter, and the sections that come before those made from the plan. A text with
// a title is a section of its own; its headings make parts of it.
func (s *Source) Written(book, chapter string) (open []doc.Block, sections []doc.Section) {
	for _, n := range s.Masterplan.Narratives {
		if n.Chapter != book+"."+chapter {
			continue
		}
		text, err := narrative.ReadJSON(n.Body)
		if n.Body == "" || err != nil {
			continue // bodies are checked when they are saved
		}
		w := &writing{id: identity(chapter, "narasi-"+slug(n.Code)), seen: map[string]int{}}
		w.section = doc.Section{ID: w.id, Title: n.Title}
		blocks, parts := w.divide(text.Blocks)
		if n.Title != "" {
			w.section.Blocks, w.section.Sections = blocks, parts
			blocks, parts = nil, []doc.Section{w.section}
		}
		open, sections = append(open, blocks...), append(sections, parts...)
	}
	return open, sections
}

// Unplaced lists the codes of long texts that belong to none of some chapters,
// named as texts name them.
func Unplaced(list []plan.Narrative, chapters map[string]bool) []string {
	var out []string
	for _, n := range list {
		if !chapters[n.Chapter] {
			out = append(out, n.Code)
		}
	}
	return out
}

// writing turns one text into blocks and sections.
type writing struct {
	id      string
	section doc.Section
	seen    map[string]int // identities given out
}

// divide splits a text at its headings.
func (w *writing) divide(list []narrative.Block) (open []doc.Block, parts []doc.Section) {
	target := &open
	for _, b := range list {
		h, ok := b.(narrative.Heading)
		if !ok {
			*target = append(*target, w.block(b))
			continue
		}
		title := plainText(h.Text)
		s := doc.Section{ID: w.name(slug(title)), Title: title}
		if above := len(parts) - 1; h.Level == 2 && above >= 0 {
			within := &parts[above].Sections
			*within = append(*within, s)
			target = &(*within)[len(*within)-1].Blocks
			continue
		}
		parts = append(parts, s)
		target = &parts[len(parts)-1].Blocks
	}
	return open, parts
}

func (w *writing) block(b narrative.Block) doc.Block {
	switch b := b.(type) {
	case narrative.List:
		out := doc.List{Ordered: b.Ordered}
		for _, item := range b.Items {
			out.Items = append(out.Items, running(item))
		}
		return out
	case narrative.Table:
		return w.table(b)
	case narrative.Figure:
		return doc.Figure{ID: w.mark("gambar", b.Image), Caption: b.Caption, Alt: b.Alt, Image: &doc.Image{Hash: b.Image}, Source: sourced(b.Source)}
	case narrative.Paragraph:
		return doc.Paragraph{ID: w.mark("p", plainText(b.Text)), Text: running(b.Text)}
	}
	return doc.Paragraph{}
}

func (w *writing) table(t narrative.Table) doc.Block {
	text := t.Caption
	out := doc.Table{Caption: t.Caption, Source: sourced(t.Source), Wide: len(t.Rows[0]) > widest}
	for j := range t.Rows[0] {
		longest, figures := 4, len(t.Rows) > 1
		for i, row := range t.Rows {
			cell := plainText(row[j])
			text += "\n" + cell
			longest = max(longest, min(len(cell), 60))
			figures = figures && (i == 0 && t.Head || strings.Trim(cell, "0123456789.,-–% ") == "")
		}
		column := doc.Column{Weight: longest}
		if figures {
			column.Align = doc.AlignNumber
		}
		out.Columns = append(out.Columns, column)
	}
	for i, row := range t.Rows {
		cells := make([]doc.Cell, len(row))
		for j, c := range row {
			cells[j] = doc.Cell{Text: running(c)}
		}
		if i == 0 && t.Head {
			out.Head = [][]doc.Cell{cells}
			continue
		}
		out.Rows = append(out.Rows, doc.Row{Cells: cells})
	}
	out.ID = w.mark("tabel", text)
	return out
}

// widest is how many columns stand on an upright page.
const widest = 7

// mark gives an identity that follows from what the block says, so that it stays
// the same when something before it comes or goes.
func (w *writing) mark(kind, text string) string {
	sum := sha256.Sum256([]byte(text))
	return w.name(kind + "-" + hex.EncodeToString(sum[:4]))
}

func (w *writing) name(key string) string {
	w.seen[key]++
	if n := w.seen[key]; n > 1 {
		key = fmt.Sprintf("%s-%d", key, n)
	}
	return identity(w.id, key)
}

func sourced(s string) string {
	if s == "" {
		return ""
	}
	return "Sumber: " + s
}

// running turns running text into that of a book; sources become footnotes.
func running(list []narrative.Span) []doc.Span {
	var out []doc.Span
	for _, s := range list {
		if s.Source.Text == "" {
			out = append(out, doc.Span{Text: s.Text, Bold: s.Bold, Italic: s.Italic, Link: s.Link})
			continue
		}
		text := s.Source.Text
		if s.Source.Page != "" {
			text += ", hlm. " + s.Source.Page
		}
		if !strings.HasSuffix(text, ".") {
			text += "."
		}
		out = append(out, note(text))
	}
	return out
}

func plainText(list []narrative.Span) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(s.Text)
	}
	return b.String()
}
