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
// A workbook that cannot be marked as it is, is built anew from what was read.
func Mark(w io.Writer, data []byte, b sheet.Book, problems []sheet.Problem) error {
	problems = slices.Clone(problems)
	slices.SortStableFunc(problems, func(a, b sheet.Problem) int { return int(a.Severity) - int(b.Severity) })
	m, err := marked(data, b, problems)
	if err != nil && data != nil {
		m, err = marked(nil, b, problems)
	}
	if err != nil {
		return fmt.Errorf("mark %s: %w", b.Name, err)
	}
	defer m.file.Close()
	return m.file.Write(w)
}

func marked(data []byte, b sheet.Book, problems []sheet.Problem) (*marker, error) {
	m := &marker{book: b, problems: problems, style: palette{made: map[look]int{}}, filled: map[[2]int]int{}, names: map[string]string{}}
	if err := m.open(data); err != nil {
		return nil, err
	}
	m.style.file = m.file
	if err := m.write(); err != nil {
		m.file.Close()
		return nil, err
	}
	return m, nil
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
		data, err := renumber(m.book.Name, data)
		if err != nil {
			return err
		}
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
