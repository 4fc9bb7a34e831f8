package tabular

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"gurindam/internal/sheet"
)

// problemSheet lists what was found; it is put in front of a person's workbook.
const problemSheet = "Masalah"

// maxMarked is how many cells get colour and comment; the list names them all.
const maxMarked = 3000

// WriteMarked gives a person's workbook back with its problems: the cells are
// coloured and carry a comment, and a first sheet lists everything with links. All
// else in the file stays as it was. From CSV a workbook of the same layout is made.
// The path is where the book was read from.
func WriteMarked(w io.Writer, path string, b sheet.Book, problems []sheet.Problem) error {
	var data []byte
	if info, err := os.Stat(path); err == nil && !info.IsDir() && strings.EqualFold(filepath.Ext(path), ".xlsx") {
		if data, err = load(path, Limits{}.filled()); err != nil {
			return err
		}
	}
	return Mark(w, data, b, problems)
}

// Mark is WriteMarked for a file in memory; data is nil where it was no workbook.
func Mark(w io.Writer, data []byte, b sheet.Book, problems []sheet.Problem) error {
	m := &marker{book: b, problems: slices.Clone(problems), style: palette{made: map[look]int{}}, filled: map[[2]int]int{}, names: map[string]string{}}
	slices.SortStableFunc(m.problems, func(a, b sheet.Problem) int { return int(a.Severity) - int(b.Severity) })
	if err := m.open(data); err != nil {
		return fmt.Errorf("mark %s: %w", b.Name, err)
	}
	defer m.file.Close()
	m.style.file = m.file
	if err := m.write(); err != nil {
		return fmt.Errorf("mark %s: %w", b.Name, err)
	}
	return m.file.Write(w)
}

// marker puts problems into a workbook.
type marker struct {
	book     sheet.Book
	problems []sheet.Problem
	file     *excelize.File
	style    palette
	filled   map[[2]int]int    // style and severity to the style with that fill
	names    map[string]string // of a sheet as read to its name in the file
}

func (m *marker) open(data []byte) error {
	if data != nil && markable(m.book.Name, data) {
		file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: Limits{}.filled().Unpacked})
		if err == nil {
			m.file = file
			for _, name := range file.GetSheetList() {
				m.names[name] = name
			}
		}
	}
	if m.file == nil {
		if err := m.rebuild(); err != nil {
			return err
		}
	}
	m.file.ZipWriter = func(w io.Writer) excelize.ZipWriter { return &zipper{to: w} }
	return nil
}

// markable tells whether excelize can open the file at bearable cost: it makes
// room for every row and column up to the last one named, empty or not. What it
// cannot is built anew from what was read.
func markable(name string, data []byte) bool {
	const maxRows, maxCells = 100_000, 3_000_000
	p, err := openPack(name, data, Limits{}.filled())
	if err != nil {
		return false
	}
	w, err := openWorkbook(p, Limits{}.filled())
	if err != nil {
		return false
	}
	cells := 0
	for _, t := range w.tabs {
		rows, widest := 0, 0
		err := p.walk(t.part, func(l *lexer) error {
			if row, col, ok := parseRef(l.attr("r")); ok && string(l.name) == "c" {
				if row+1 > rows {
					rows, cells, widest = row+1, cells+widest, 0
				}
				widest = max(widest, col+1)
			} else if string(l.name) == "row" {
				if row, _, ok := parseRef(append([]byte("A"), l.attr("r")...)); ok {
					rows = max(rows, row)
				}
			}
			return nil
		}, nil)
		if cells += widest; err != nil || rows > maxRows || cells > maxCells {
			return false
		}
	}
	return true
}

func (m *marker) write() error {
	if err := m.mark(); err != nil {
		return err
	}
	return m.list()
}

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
		text = cut(text, 2000)
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
