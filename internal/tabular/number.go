package tabular

import (
	"math"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/sheet"
)

// number makes a cell of a stored number and the style it is shown with.
func (w *workbook) number(value string, style int) sheet.Cell {
	raw, ok := exact(strings.TrimSpace(value))
	if !ok {
		return sheet.Cell{Text: value, Raw: value, Type: sheet.ErrorCell}
	}
	var f format
	if style >= 0 && style < len(w.formats) {
		f = w.formats[style]
	}
	if f.date {
		if day, shown, ok := w.date(raw); ok {
			return sheet.Cell{Text: shown, Raw: day, Type: sheet.DateCell}
		}
		return sheet.Cell{Text: raw, Raw: raw, Type: sheet.NumberCell}
	}
	return sheet.Cell{Text: f.show(raw), Raw: raw, Type: sheet.NumberCell}
}

// exactDigits is how many digits Excel keeps and shows. What a file holds beyond
// them is noise of binary arithmetic: 0.28999999999999998 is 0.29.
const exactDigits = 15

// exact gives a stored number as plain digits with a decimal point. Whole numbers
// keep every digit; others are as Excel shows them.
func exact(v string) (string, bool) {
	if v == "" || strings.Trim(v, "+-.0123456789eE") != "" {
		return "", false
	}
	if whole := strings.TrimPrefix(v, "-"); len(whole) < 40 && strings.Trim(whole, "0123456789") == "" && whole != "" {
		whole = strings.TrimLeft(whole, "0")
		switch {
		case whole == "":
			return "0", true
		case v[0] == '-':
			return "-" + whole, true
		}
		return whole, true
	}
	f, err := strconv.ParseFloat(v, 64)
	if err != nil || math.IsInf(f, 0) {
		return "", false
	}
	out := strconv.FormatFloat(f, 'e', -1, 64)
	if mantissa, _, _ := strings.Cut(out, "e"); len(strings.Trim(mantissa, "-"))-1 > exactDigits {
		f, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'e', exactDigits-1, 64), 64)
	}
	out = strconv.FormatFloat(f, 'f', -1, 64)
	if out == "-0" {
		return "0", true
	}
	return out, true
}

var dayZero = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

const lastSerial = 2_958_465 // 9999-12-31

// date turns a count of days into a day. Excel counts a 29 February 1900 that
// never was; days before it are off by one.
func (w *workbook) date(raw string) (day, shown string, ok bool) {
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil || f < 1 || f > lastSerial {
		return "", "", false
	}
	days := int(f)
	seconds := math.Round((f - float64(days)) * 86400)
	if days < 60 && w.epoch == 0 {
		days++
	}
	at := dayZero.AddDate(0, 0, days+w.epoch).Add(time.Duration(seconds) * time.Second)
	day, shown = at.Format(time.DateOnly), at.Format(time.DateOnly)
	if seconds > 0 {
		shown = at.Format("2006-01-02 15:04")
	}
	return day, shown, at.Year() <= 9999
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
