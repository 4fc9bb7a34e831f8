package cell

import (
	"strconv"
	"strings"
	"time"

	"gurindam/internal/sheet"
)

// Code reads a code, which is text: spaces go, other signs stay. A number with
// a decimal point is a code only by accident, since 11.1 may have been 11.10: it
// is given as it is shown, with a question. Who knows the codes that exist may
// answer it.
func Code(c sheet.Cell) (string, *Note) {
	if note := broken(c); note != nil {
		return "", note
	}
	if Absent(c) {
		return "", nil
	}
	switch c.Type {
	case sheet.NumberCell:
		shown := squeeze(c.Text)
		if shown != c.Raw && strings.Trim(shown, "0123456789.") == "" {
			return shown, nil // the format shows the zeros: 0012, 11.10
		}
		if !strings.Contains(c.Raw, ".") {
			return c.Raw, nil
		}
		return c.Raw, &Note{
			Severity: sheet.Question, Text: "Excel menyimpan kode ini sebagai angka, sehingga nol di belakangnya mungkin hilang.",
			Advice: "Ubah format sel menjadi Teks, lalu ketik ulang kodenya lengkap.", Choices: []string{c.Raw, c.Raw + "0"},
		}
	case sheet.DateCell:
		return "", wrong("Ubah format sel menjadi Teks, lalu ketik ulang kodenya.", "Excel mengubah kode di sel ini menjadi tanggal %s.", c.Raw)
	case sheet.BoolCell:
		return "", wrong("Tulis kodenya sebagai teks.", "Isi sel ini bukan kode.")
	}
	code := strings.TrimPrefix(squeeze(c.Text), "'")
	// Spaces around points are slips; others may be part of the code.
	for _, slip := range []string{" .", ". "} {
		code = strings.ReplaceAll(code, slip, ".")
	}
	return code, nil
}

// Years that plans can speak of.
const (
	firstYear = 1945
	lastYear  = 2100
)

// Year reads a year of the calendar; zero for an empty cell.
func Year(c sheet.Cell) (int, *Note) {
	if note := broken(c); note != nil {
		return 0, note
	}
	if Absent(c) {
		return 0, nil
	}
	text := squeeze(c.Text)
	switch c.Type {
	case sheet.NumberCell:
		text = c.Raw
	case sheet.DateCell:
		return 0, wrong("Tulis tahunnya saja, misalnya 2024, dengan format sel Umum.", "Sel ini berisi tanggal %s, bukan tahun.", c.Raw)
	}
	lower := strings.ToLower(text)
	for _, word := range []string{"tahun ", "thn ", "th. ", "th ", "ta ", "t.a. "} {
		lower = strings.TrimPrefix(lower, word)
	}
	year, err := strconv.Atoi(strings.TrimSpace(lower))
	if err != nil || year < firstYear || year > lastYear {
		return 0, wrong("Tulis empat angka, misalnya 2024.", "Isi sel ini bukan tahun.")
	}
	return year, nil
}

// YesNo reads ya or tidak; stated is false for an empty cell.
func YesNo(c sheet.Cell) (yes, stated bool, note *Note) {
	if note := broken(c); note != nil {
		return false, false, note
	}
	if Absent(c) {
		return false, false, nil
	}
	switch strings.ToLower(squeeze(c.Text)) {
	case "ya", "y", "yes", "true", "benar", "betul", "ada", "1", "v", "✓", "✔", "√", "sudah":
		return true, true, nil
	case "tidak", "t", "tdk", "no", "n", "false", "salah", "tidak ada", "0", "belum", "✗":
		return false, true, nil
	}
	return false, false, wrong("Tulis ya atau tidak.", "Isi sel ini bukan ya atau tidak.")
}

var months = map[string]time.Month{
	"jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "jun": 6, "jul": 7, "agu": 8, "ags": 8, "sep": 9, "okt": 10, "nov": 11, "des": 12, "may": 5, "aug": 8, "oct": 10, "dec": 12,
}

// Date reads a day as 2006-01-02; empty for an empty cell. Days written with
// numbers are read day first, as Indonesians write them.
func Date(c sheet.Cell) (string, *Note) {
	if note := broken(c); note != nil {
		return "", note
	}
	if Absent(c) {
		return "", nil
	}
	if c.Type == sheet.DateCell {
		return c.Raw, nil
	}
	text := squeeze(c.Text)
	for _, layout := range []string{time.DateOnly, "2006/1/2", "2/1/2006", "2-1-2006", "2.1.2006", time.RFC3339} {
		if day, err := time.Parse(layout, text); err == nil && c.Type != sheet.NumberCell {
			return day.Format(time.DateOnly), nil
		}
	}
	if day, ok := namedMonth(text); ok && c.Type != sheet.NumberCell {
		return day, nil
	}
	return "", wrong("Tulis tanggal sebagai 2024-12-31.", "Isi sel ini bukan tanggal.")
}

// namedMonth reads 8 Juli 2019.
func namedMonth(text string) (string, bool) {
	words := strings.Fields(strings.ReplaceAll(strings.ToLower(text), "-", " "))
	if len(words) != 3 || len(words[1]) < 3 {
		return "", false
	}
	day, err1 := strconv.Atoi(words[0])
	year, err2 := strconv.Atoi(words[2])
	month, known := months[words[1][:3]]
	if err1 != nil || err2 != nil || !known || year < firstYear || year > lastYear {
		return "", false
	}
	at := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return at.Format(time.DateOnly), at.Day() == day && at.Month() == month
}
