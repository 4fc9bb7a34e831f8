package tabular

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"gurindam/internal/sheet"
)

// The sheets a form has besides its own.
const (
	guideSheet = "Petunjuk"
	listSheet  = "_daftar" // hidden: the entries of long drop-downs
)

// The rows of a form's sheet, counted from 1 as excelize does.
const (
	titleRow  = 1
	adviceRow = 2
	headRow   = 3
	firstRow  = 4
	spareRows = 500 // empty rows made ready under the filled ones
)

// WriteForm writes a workbook for people to fill in: a guide, then each sheet
// with its title, advice and header, drop-downs, and checks that warn. Rows that
// are given are written as numbers, dates and text by the kind of their column.
// The same form gives the same bytes.
func WriteForm(w io.Writer, f sheet.Form) error {
	b, err := newFormBook(f)
	if err != nil {
		return fmt.Errorf("write form %q: %w", f.Title, err)
	}
	defer b.file.Close()
	if err := b.build(); err != nil {
		return fmt.Errorf("write form %q: %w", f.Title, err)
	}
	return b.file.Write(w)
}

// formBook is a form on its way into a file.
type formBook struct {
	form  sheet.Form
	file  *excelize.File
	style palette
	lists lists
}

func newFormBook(f sheet.Form) (*formBook, error) {
	file := excelize.NewFile()
	file.ZipWriter = func(w io.Writer) excelize.ZipWriter { return &zipper{to: w} }
	b := &formBook{form: f, file: file, style: palette{file: file, made: map[look]int{}}, lists: lists{at: map[string]string{}}}
	day := epoch.Format("2006-01-02T15:04:05Z")
	return b, file.SetDocProps(&excelize.DocProperties{Title: f.Title, Creator: "gurindam", LastModifiedBy: "gurindam", Created: day, Modified: day, Language: "id-ID"})
}

func (b *formBook) build() error {
	if err := b.file.SetSheetName("Sheet1", guideSheet); err != nil {
		return err
	}
	for _, s := range b.form.Sheets {
		if _, err := b.file.NewSheet(s.Name); err != nil {
			return err
		}
	}
	if err := b.writeLists(); err != nil {
		return err
	}
	if err := b.writeGuide(); err != nil {
		return err
	}
	for _, s := range b.form.Sheets {
		if err := b.writeSheet(s); err != nil {
			return fmt.Errorf("sheet %q: %w", s.Name, err)
		}
	}
	return b.file.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true})
}

func (b *formBook) writeSheet(s sheet.FormSheet) error {
	last := firstRow + len(s.Rows) + spareRows - 1
	for _, step := range []func() error{
		func() error { return b.frame(s, last) },
		func() error { return b.columns(s) },
		func() error { return b.comments(s) },
		func() error { return b.checks(s, last) },
		func() error { return b.rows(s) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// frame sets what belongs to the sheet as a whole: panes, filter, print, locks.
func (b *formBook) frame(s sheet.FormSheet, last int) error {
	f, name := b.file, s.Name
	corner := sheet.Ref{Row: max(len(s.Rows)+firstRow-2, headRow-1), Col: max(len(s.Columns)-1, 0)}.Name()
	filter := fmt.Sprintf("A%d:%s%d", headRow, sheet.ColumnName(max(len(s.Columns)-1, 0)), last)
	titles := fmt.Sprintf("'%s'!$A:$A,'%s'!$%d:$%d", quoteName(name), quoteName(name), headRow, headRow)
	const landscape, a4 = "landscape", 9
	for _, err := range []error{
		f.AutoFilter(name, filter, nil), // first: it forgets the properties of the sheet
		f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: new(true), TabColorRGB: new(colorSea)}),
		f.SetSheetDimension(name, "A1:"+corner),
		f.SetPanes(name, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: headRow, TopLeftCell: fmt.Sprintf("B%d", firstRow), ActivePane: "bottomRight",
			Selection: []excelize.Selection{{SQRef: fmt.Sprintf("A%d", firstRow), ActiveCell: fmt.Sprintf("A%d", firstRow), Pane: "bottomRight"}}}),
		f.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: new(true)}),
		f.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: new(landscape), Size: new(a4), FitToWidth: new(pagesWide(s.Columns)), FitToHeight: new(0)}),
		f.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: new(0.4), Right: new(0.4), Top: new(0.5), Bottom: new(0.6)}),
		f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&L&8" + strings.ReplaceAll(b.form.Title, "&", "&&") + " · &A&R&8Halaman &P dari &N"}),
		f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: name}),
		f.ProtectSheet(name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatCells: true, FormatColumns: true, FormatRows: true,
			InsertRows: true, DeleteRows: true, InsertHyperlinks: true, Sort: true, AutoFilter: true, EditObjects: true}),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// pagesWide is over how many pages a row runs when printed: one where it can still
// be read, more for the widest sheets.
func pagesWide(columns []sheet.Column) int {
	total := 0.0
	for _, c := range columns {
		total += width(c)
	}
	return 1 + int(total/220)
}

func quoteName(name string) string { return strings.ReplaceAll(name, "'", "''") }

// columns sets widths and the look of cells that are still empty.
func (b *formBook) columns(s sheet.FormSheet) error {
	// From the last to the first: excelize puts the newest in front, and programs
	// want them in order.
	for i, c := range slices.Backward(s.Columns) {
		name := sheet.ColumnName(i)
		if err := b.file.SetColWidth(s.Name, name, name, width(c)); err != nil {
			return err
		}
		style, err := b.style.data(c.Kind, 0)
		if err != nil {
			return err
		}
		if err := b.file.SetColStyle(s.Name, name, style); err != nil {
			return err
		}
	}
	return nil
}

// width gives room to the header too, which may break into two lines.
func width(c sheet.Column) float64 {
	n := c.Width
	if n == 0 {
		n = map[sheet.Kind]int{sheet.Text: 22, sheet.Long: 44, sheet.Code: 14, sheet.Year: 9, sheet.Number: 13, sheet.Rupiah: 18, sheet.Boolean: 9, sheet.Date: 12}[c.Kind]
	}
	for _, word := range strings.Fields(head(c)) {
		n = max(n, len([]rune(word))+4) // the arrow of the filter takes room
	}
	return float64(n)
}

func head(c sheet.Column) string {
	if c.Required {
		return c.Title + " *"
	}
	return c.Title
}

// comments puts each column's help on its header.
func (b *formBook) comments(s sheet.FormSheet) error {
	for i, c := range s.Columns {
		text := c.Help
		if c.Required {
			text = strings.TrimSpace("Wajib diisi. " + text)
		}
		if c.Multi {
			text = strings.TrimSpace(text + " Beberapa nilai dipisah titik koma.")
		}
		if text == "" {
			continue
		}
		lines := 2 + len([]rune(text))/34
		err := b.file.AddComment(s.Name, excelize.Comment{
			Cell: sheet.Ref{Row: headRow - 1, Col: i}.Name(), Author: "gurindam", Width: 240, Height: uint(18 * lines),
			Paragraph: []excelize.RichTextRun{{Text: text, Font: &excelize.Font{Family: fontName, Size: 9, Color: colorInk}}},
		})
		if err != nil {
			return err
		}
	}
	return nil
}
