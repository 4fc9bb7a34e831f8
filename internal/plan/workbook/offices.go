package workbook

import (
	"slices"

	"gurindam/internal/region"
	"gurindam/internal/sheet"
)

// ReadOffices reads the list of offices alone: from the sheet OPD, or from the first
// one where no sheet is called so. It gives the book as it was understood, with the
// offices and what is wrong with them.
func ReadOffices(b sheet.Book) (sheet.Book, []region.OPD, []sheet.Problem) {
	b.Sheets = slices.Clone(b.Sheets)
	at := slices.IndexFunc(b.Sheets, func(s sheet.Sheet) bool { return sheetName(s.Name) == "opd" })
	if at < 0 && len(b.Sheets) > 0 {
		at = 0
		b.Sheets[0].Name = "OPD"
	}
	if at >= 0 {
		b.Sheets = b.Sheets[at : at+1]
	}
	r := &reader{book: b, codes: map[space]map[string]named{}}
	p := officePage()
	p.read(r)
	p.store(r)
	r.sort()
	return b, r.out.OPDs, r.problems
}
