package workbook

import (
	"regexp"

	"gurindam/internal/sheet/cell"
)

var partOfDay = regexp.MustCompile(`^(19|20)\d{2}(-(0[1-9]|1[0-2]))?$`)

// date reads a day as 2019-10-01. A month or a year alone, 2019-10, is kept,
// since the record often knows no more.
func (in *input) date() string {
	if s := in.shown(); partOfDay.MatchString(s) {
		return s
	}
	day, note := cell.Date(in.cell)
	in.report(note)
	return day
}
