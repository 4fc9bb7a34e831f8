package tabular

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"gurindam/internal/sheet"
)

// rebuild makes a workbook of what was read, each cell in its place.
func (m *marker) rebuild() error {
	m.file = excelize.NewFile()
	m.style.file = m.file
	for i, s := range m.book.Sheets {
		name := m.tabName(s.Name)
		m.names[s.Name] = name
		err := error(nil)
		if i == 0 {
			err = m.file.SetSheetName("Sheet1", name)
		} else {
			_, err = m.file.NewSheet(name)
		}
		if err != nil {
			return err
		}
		if err := m.copySheet(name, s); err != nil {
			return fmt.Errorf("sheet %q: %w", s.Name, err)
		}
	}
	return nil
}

// tabName makes a name spreadsheets take of one they may not.
func (m *marker) tabName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) || r < ' ' {
			return '-'
		}
		return r
	}, strings.ToValidUTF8(name, "-"))
	if name == "" {
		name = "Lembar"
	}
	taken := func(candidate string) bool {
		for _, used := range m.names {
			if strings.EqualFold(used, candidate) {
				return true
			}
		}
		return false
	}
	candidate := short(name, 31)
	for n := 2; taken(candidate); n++ {
		tail := fmt.Sprintf(" %d", n)
		candidate = short(name, 31-len(tail)) + tail
	}
	return candidate
}

// short cuts a name as spreadsheets count it, in units of UTF-16.
func short(name string, limit int) string {
	n := 0
	for i, r := range name {
		if n++; r > 0xffff {
			n++
		}
		if n > limit {
			return name[:i]
		}
	}
	return name
}

func (m *marker) copySheet(name string, s sheet.Sheet) error {
	for i, row := range s.Rows {
		for j, c := range row {
			if c.Type == sheet.Empty {
				continue
			}
			if err := m.copyCell(name, sheet.Ref{Row: i, Col: j}.Name(), c); err != nil {
				return err
			}
		}
	}
	for _, r := range s.Merges {
		if r.LastRow >= len(s.Rows)+1000 || r.LastCol >= excelize.MaxColumns {
			continue
		}
		if err := m.file.MergeCell(name, sheet.Ref{Row: r.Row, Col: r.Col}.Name(), sheet.Ref{Row: r.LastRow, Col: r.LastCol}.Name()); err != nil {
			return err
		}
	}
	return m.file.SetColWidth(name, "A", "Z", 18)
}

func (m *marker) copyCell(name, cell string, c sheet.Cell) error {
	switch c.Type {
	case sheet.NumberCell:
		if n, decimals := numberValue(c.Raw); decimals == 0 {
			return m.file.SetCellValue(name, cell, n)
		}
	case sheet.BoolCell:
		return m.file.SetCellBool(name, cell, c.Raw == "1")
	case sheet.DateCell:
		style, err := m.style.data(sheet.Date, 0)
		if err != nil {
			return err
		}
		day, err := time.Parse(time.DateOnly, c.Raw)
		if err == nil && day.Year() > 1900 {
			if err := m.file.SetCellInt(name, cell, int64(day.Sub(dayZero).Hours()/24)); err != nil {
				return err
			}
			return m.file.SetCellStyle(name, cell, cell, style)
		}
	}
	text := c.Text
	if utf8.RuneCountInString(text) > 32_767 {
		text = string([]rune(text)[:32_767])
	}
	return m.file.SetCellStr(name, cell, text)
}
