package tabular

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"gurindam/internal/fault"
	"gurindam/internal/sheet"
)

// byCell gathers the problems of each cell, in the order of the list.
func (m *marker) byCell() (order []sheet.Ref, at map[sheet.Ref][]sheet.Problem) {
	at = map[sheet.Ref][]sheet.Problem{}
	for _, p := range m.problems {
		if m.names[p.At.Sheet] == "" || p.At.Row < 0 || p.At.Col < 0 || p.At.Row >= excelize.TotalRows || p.At.Col >= excelize.MaxColumns {
			continue
		}
		if _, seen := at[p.At]; !seen {
			if len(order) == maxMarked {
				continue
			}
			order = append(order, p.At)
		}
		at[p.At] = append(at[p.At], p)
	}
	return order, at
}

func (m *marker) mark() error {
	order, at := m.byCell()
	old, err := m.oldComments(order)
	if err != nil {
		return err
	}
	for _, ref := range order {
		name, cell := m.names[ref.Sheet], ref.Name()
		style, err := m.fill(name, cell, at[ref][0].Severity)
		if err != nil {
			return err
		}
		if err := m.file.SetCellStyle(name, cell, cell, style); err != nil {
			return err
		}
		if err := m.comment(name, cell, old[ref], at[ref]); err != nil {
			return err
		}
	}
	return nil
}

// severityFill are the colours of galat, pertanyaan, peringatan.
var severityFill = [...]string{"F4B6AF", "B9D6F2", "FCE3A6"}

// fill gives the style a cell has, with another ground.
func (m *marker) fill(name, cell string, s sheet.Severity) (int, error) {
	id, err := m.file.GetCellStyle(name, cell)
	if err != nil {
		return 0, err
	}
	key := [2]int{id, int(s)}
	if made, ok := m.filled[key]; ok {
		return made, nil
	}
	// The look is copied as the file has it; only the ground is another. Taken
	// apart and made again, it would lose what excelize does not know.
	ground, err := m.style.ground(s)
	if err != nil {
		return 0, err
	}
	looks := m.file.Styles.CellXfs
	look := looks.Xf[id]
	look.FillID, look.ApplyFill = looks.Xf[ground].FillID, new(true)
	looks.Xf = append(looks.Xf, look)
	looks.Count = len(looks.Xf)
	m.filled[key] = len(looks.Xf) - 1
	return m.filled[key], nil
}

// ground is a style of nothing but the colour of a severity.
func (p palette) ground(s sheet.Severity) (int, error) {
	return p.get(look{what: "ground", decimals: int(s)}, func() *excelize.Style { return &excelize.Style{Fill: fill(severityFill[s])} })
}

// oldComments finds what people wrote on the cells that will be marked.
func (m *marker) oldComments(order []sheet.Ref) (map[sheet.Ref]excelize.Comment, error) {
	out := map[sheet.Ref]excelize.Comment{}
	for _, ref := range order {
		out[ref] = excelize.Comment{}
	}
	for asRead, name := range m.names {
		comments, err := m.file.GetComments(name)
		if err != nil {
			return nil, err
		}
		for _, c := range comments {
			row, col, ok := parseRef([]byte(c.Cell))
			ref := sheet.Ref{Sheet: asRead, Row: row, Col: col}
			if _, marked := out[ref]; ok && marked {
				out[ref] = c
			}
		}
	}
	return out, nil
}

// comment puts the problems of a cell into one comment, after what stood there.
func (m *marker) comment(name, cell string, old excelize.Comment, problems []sheet.Problem) error {
	var runs []excelize.RichTextRun
	size := 0
	add := func(text string, bold bool) {
		text = fault.Clip(text, 2000)
		size += len(text)
		runs = append(runs, excelize.RichTextRun{Text: text, Font: &excelize.Font{Family: fontName, Size: 9, Bold: bold, Color: colorInk}})
	}
	if old.Cell != "" {
		if err := m.file.DeleteComment(name, cell); err != nil {
			return err
		}
		if said := strings.TrimSpace(commentText(old)); said != "" {
			add(said+"\n\n", false)
		}
	}
	for i, p := range problems {
		if i > 0 {
			add("\n\n", false)
		}
		add(upper(p.Severity.String())+": ", true)
		add(strings.TrimSpace(p.Text+" "+p.Advice), false)
		if len(p.Choices) > 0 {
			add("\nPilihan: "+strings.Join(p.Choices, " | "), false)
		}
	}
	return m.file.AddComment(name, excelize.Comment{Cell: cell, Author: "gurindam", Paragraph: runs, Width: 280, Height: uint(40 + 15*(size/38+strings.Count(fmt.Sprint(runs), "\n")))})
}

func commentText(c excelize.Comment) string {
	text := c.Text
	for _, r := range c.Paragraph {
		text += r.Text
	}
	return text
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
