package tabular

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"gurindam/internal/fault"
	"gurindam/internal/sheet"
)

// Excel's limits on the texts of a check.
const (
	promptLimit = 250
	inlineLimit = 250 // entries of a drop-down written into the check itself
)

// checks sets drop-downs and warnings, one for each run of columns that want the
// same, over all rows made ready.
func (b *formBook) checks(s sheet.FormSheet, last int) error {
	var order []string
	byKey := map[string]*excelize.DataValidation{}
	for i, c := range s.Columns {
		dv, err := b.check(c)
		if err != nil {
			return err
		}
		if dv == nil {
			continue
		}
		cells := fmt.Sprintf("%s%d:%s%d", sheet.ColumnName(i), firstRow, sheet.ColumnName(i), last)
		key := fmt.Sprint(c.Kind, c.Multi, c.List)
		if same, ok := byKey[key]; ok {
			same.SetSqref(cells)
			continue
		}
		dv.SetSqref(cells)
		byKey[key] = dv
		order = append(order, key)
	}
	for _, key := range order {
		if err := b.file.AddDataValidation(s.Name, byKey[key]); err != nil {
			return err
		}
	}
	return nil
}

// check makes the check of a column, nil where anything goes. What is no list
// only warns: a person may know better, and the import looks again.
func (b *formBook) check(c sheet.Column) (*excelize.DataValidation, error) {
	dv := excelize.NewDataValidation(true)
	warn := func(kind excelize.DataValidationType, low, high any, op excelize.DataValidationOperator, text string) (*excelize.DataValidation, error) {
		dv.SetError(excelize.DataValidationErrorStyleWarning, "Periksa isian", text)
		return dv, dv.SetRange(low, high, kind, op)
	}
	between := excelize.DataValidationOperatorBetween
	switch {
	case c.Multi && len(c.List) > 0:
		dv.SetInput("Pilihan", fault.Clip("Beberapa dipisah titik koma: "+strings.Join(c.List, "; "), promptLimit))
		return dv, nil
	case len(c.List) > 0:
		dv.SetError(excelize.DataValidationErrorStyleStop, "Tidak ada dalam daftar", "Pilih salah satu dari daftar pada panah di sel ini.")
		return dv, b.lists.apply(dv, c.List)
	case c.Kind == sheet.Boolean:
		dv.SetError(excelize.DataValidationErrorStyleStop, "Ya atau tidak", "Tulis ya atau tidak.")
		return dv, dv.SetDropList([]string{"ya", "tidak"})
	case c.Kind == sheet.Rupiah:
		return warn(excelize.DataValidationTypeWhole, "-999999999999999", "999999999999999", between, "Tulis rupiah penuh dengan angka saja: tanpa Rp, tanpa singkatan juta atau miliar, tanpa pecahan rupiah.")
	case c.Kind == sheet.Year:
		return warn(excelize.DataValidationTypeWhole, 1945, 2100, between, "Tulis tahun dengan empat angka, misalnya 2024.")
	case c.Kind == sheet.Number:
		return warn(excelize.DataValidationTypeDecimal, "-999999999999999", "999999999999999", between, "Isian ini bukan angka. Tulis angkanya saja tanpa satuan.")
	case c.Kind == sheet.Date:
		return warn(excelize.DataValidationTypeDate, 16438, 73415, between, "Tulis tanggal sebagai 2024-12-31.")
	}
	return nil, nil
}

// lists are the drop-downs too long to stand in the check itself: columns of a
// hidden sheet, one for each different list.
type lists struct {
	at    map[string]string // joined entries to the range they stand in
	order [][]string
}

func long(list []string) bool {
	return utf8.RuneCountInString(strings.Join(list, ",")) > inlineLimit || slices.ContainsFunc(list, func(s string) bool { return strings.ContainsAny(s, `,"`) })
}

// add gives a long list a place, the same for lists that are equal.
func (l *lists) add(list []string) {
	key := strings.Join(list, "\n")
	if _, known := l.at[key]; known || !long(list) {
		return
	}
	column := sheet.ColumnName(len(l.order))
	l.at[key] = fmt.Sprintf("'%s'!$%s$1:$%s$%d", listSheet, column, column, len(list))
	l.order = append(l.order, list)
}

func (l *lists) apply(dv *excelize.DataValidation, list []string) error {
	if place, ok := l.at[strings.Join(list, "\n")]; ok {
		dv.SetSqrefDropList(place)
		return nil
	}
	return dv.SetDropList(list)
}

func (b *formBook) writeLists() error {
	for _, s := range b.form.Sheets {
		for _, c := range s.Columns {
			if !c.Multi {
				b.lists.add(c.List)
			}
		}
	}
	if len(b.lists.order) == 0 {
		return nil
	}
	if _, err := b.file.NewSheet(listSheet); err != nil {
		return err
	}
	for i, list := range b.lists.order {
		if err := b.file.SetSheetCol(listSheet, sheet.ColumnName(i)+"1", &list); err != nil {
			return err
		}
	}
	return b.file.SetSheetVisible(listSheet, false)
}
