package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/sheet"
)

var months = []string{"januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember"}

var (
	isoDay   = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)
	wordDay  = regexp.MustCompile(`^(\d{1,2})\s+(\pL+)\s+(\d{4})$`)
	slashDay = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`)
)

// date reads a day as 2019-10-01. A month or a year alone is kept, since the
// record often knows no more.
func (in *input) date() string {
	s := cellText(in.cell)
	if in.cell.Type == sheet.DateCell {
		s = in.cell.Raw
	}
	if isoDay.MatchString(s) && realDay(s) {
		return s
	}
	if m := wordDay.FindStringSubmatch(s); m != nil {
		if i := slices.Index(months, strings.ToLower(m[2])); i >= 0 {
			if day := isoOf(m[3], strconv.Itoa(i+1), m[1]); realDay(day) {
				return day
			}
		}
	}
	if m := slashDay.FindStringSubmatch(s); m != nil {
		first, second := isoOf(m[3], m[2], m[1]), isoOf(m[3], m[1], m[2])
		switch {
		case realDay(first) && realDay(second) && first != second:
			in.bad(sheet.Question, "Tanggal ini dapat dibaca dua cara.", "Tulis sebagai tahun-bulan-hari.", first, second)
			return ""
		case realDay(first):
			return first
		case realDay(second):
			return second
		}
	}
	in.bad(sheet.Error, "Tanggal tidak terbaca.", "Tulis tahun-bulan-hari, misalnya 2019-10-01.")
	return ""
}

func isoOf(year, month, day string) string {
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	return fmt.Sprintf("%s-%02d-%02d", year, m, d)
}

func realDay(s string) bool {
	_, err := time.Parse("2006-01-02"[:len(s)], s)
	return err == nil
}
