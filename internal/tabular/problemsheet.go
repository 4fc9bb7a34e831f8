package tabular

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"gurindam/internal/fault"
	"gurindam/internal/sheet"
)

// maxListed is how many problems the list holds; nobody mends more in one go.
const maxListed = 20_000

// list writes the sheet of all problems and puts it in front.
func (m *marker) list() error {
	name := problemSheet
	for n := 2; ; n++ {
		if i, err := m.file.GetSheetIndex(name); err != nil || i < 0 {
			break
		}
		name = fmt.Sprintf("%s %d", problemSheet, n)
	}
	first := m.file.GetSheetName(0)
	if _, err := m.file.NewSheet(name); err != nil {
		return err
	}
	if err := m.fillList(name); err != nil {
		return err
	}
	if err := m.file.MoveSheet(name, first); err != nil {
		return err
	}
	// excelize leaves the names that belong to a sheet with its old position: the
	// new sheet was the last and is the first, all others move up by one.
	if names := m.file.WorkBook.DefinedNames; names != nil {
		for _, n := range names.DefinedName {
			if n.LocalSheetID != nil {
				*n.LocalSheetID = (*n.LocalSheetID + 1) % len(m.file.WorkBook.Sheets.Sheet)
			}
		}
	}
	m.file.SetActiveSheet(0)
	return nil
}

func (m *marker) fillList(name string) error {
	const landscape = "landscape"
	last := 3 + min(len(m.problems), maxListed)
	for _, err := range []error{
		m.file.AutoFilter(name, fmt.Sprintf("A3:H%d", max(last, 4)), nil),
		m.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: new(true), TabColorRGB: new("A3241C")}),
		m.file.SetSheetDimension(name, fmt.Sprintf("A1:H%d", last)),
		m.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 3, TopLeftCell: "A4", ActivePane: "bottomLeft"}),
		m.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: new(landscape), Size: new(9), FitToWidth: new(1), FitToHeight: new(0)}),
		m.linkCells(name),
	} {
		if err != nil {
			return err
		}
	}
	return m.listRows(name)
}

// linkCells makes the cell names lead to the cells. Excel takes 65.530 links on a
// sheet; the list is shorter.
func (m *marker) linkCells(name string) error {
	for i, p := range m.problems[:min(len(m.problems), maxListed)] {
		target := m.names[p.At.Sheet]
		if target == "" || i >= maxMarked {
			continue
		}
		place := fmt.Sprintf("'%s'!%s", quoteName(target), p.At.Name())
		if err := m.file.SetCellHyperLink(name, fmt.Sprintf("D%d", i+4), place, "Location"); err != nil {
			return err
		}
	}
	return nil
}

// listRows writes the list as a stream.
func (m *marker) listRows(name string) error {
	title, err := m.style.title()
	if err != nil {
		return err
	}
	head, err := m.style.head(false)
	if err != nil {
		return err
	}
	var looks [4]int // by severity, then the link
	for i := range looks {
		style := excelize.Style{Border: lines(colorLine)}
		if i < 3 {
			style.Fill = fill(severityFill[i])
		} else {
			style.Font = &excelize.Font{Size: 10, Color: "0D5163", Underline: "single"}
		}
		if looks[i], err = m.style.plainText(fmt.Sprint("problem ", i), style); err != nil {
			return err
		}
	}
	text, err := m.style.plainText("problem text", excelize.Style{Border: lines(colorLine)})
	if err != nil {
		return err
	}
	advice, err := m.style.advice()
	if err != nil {
		return err
	}
	w, err := m.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	widths := []float64{6, 12, 20, 8, 26, 56, 56, 30}
	for i := len(widths); i > 0; i-- {
		if err := w.SetColWidth(i, i, widths[i-1]); err != nil {
			return err
		}
	}
	row := func(n int, opt excelize.RowOpts, cells ...any) {
		if err == nil {
			err = w.SetRow(fmt.Sprintf("A%d", n), cells, opt)
		}
	}
	styled := func(style int, v any) excelize.Cell { return excelize.Cell{StyleID: style, Value: v} }
	band := []any{styled(title, m.headline())}
	heads := []any{}
	for i, t := range []string{"No.", "Tingkat", "Lembar", "Sel", "Isi", "Masalah", "Saran", "Pilihan"} {
		if i > 0 {
			band = append(band, styled(title, nil))
		}
		heads = append(heads, styled(head, t))
	}
	row(1, excelize.RowOpts{Height: 30}, band...)
	row(2, excelize.RowOpts{Height: 18}, styled(advice, "Klik nama sel untuk menuju ke sana. Merah: galat, harus diperbaiki. Biru: pertanyaan, harus dipilih. Kuning: peringatan, boleh dibiarkan."))
	row(3, excelize.RowOpts{Height: 22}, heads...)
	if err == nil {
		err = w.MergeCell("A2", "H2")
	}
	for i, p := range m.problems[:min(len(m.problems), maxListed)] {
		height := 13*max(wrapped(p.Text, 56), wrapped(p.Advice, 56), wrapped(p.Value, 26)) + 4
		row(i+4, excelize.RowOpts{Height: float64(min(height, 160))}, styled(text, i+1), styled(looks[p.Severity], p.Severity.String()), styled(text, p.At.Sheet), styled(looks[3], p.At.Name()),
			styled(text, fault.Clip(p.Value, 500)), styled(text, p.Text), styled(text, p.Advice), styled(text, strings.Join(p.Choices, " | ")))
	}
	if err != nil {
		return err
	}
	return w.Flush()
}

func (m *marker) headline() string {
	var count [3]int
	for _, p := range m.problems {
		count[p.Severity]++
	}
	if len(m.problems) == 0 {
		return "Tidak ada masalah"
	}
	text := fmt.Sprintf("Masalah: %d galat, %d pertanyaan, %d peringatan", count[sheet.Error], count[sheet.Question], count[sheet.Warning])
	if len(m.problems) > maxListed {
		text += fmt.Sprintf(" (%d pertama)", maxListed)
	}
	return text
}
