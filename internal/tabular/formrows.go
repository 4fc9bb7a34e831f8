package tabular

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"gurindam/internal/decimal"
	"gurindam/internal/fault"
	"gurindam/internal/sheet"
)

// rows writes title, advice, header and data as a stream, which a large export
// needs. Everything else on the sheet is set before.
func (b *formBook) rows(s sheet.FormSheet) error {
	w, err := b.file.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	if err := b.top(w, s); err != nil {
		return err
	}
	values := make([]any, len(s.Columns))
	for i, row := range s.Rows {
		for j, c := range s.Columns {
			values[j] = nil
			if j < len(row) && row[j] != "" {
				if values[j], err = b.value(c.Kind, row[j]); err != nil {
					return err
				}
			}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", firstRow+i), values, rowHeight(s.Columns, row)); err != nil {
			return err
		}
	}
	return w.Flush()
}

// top writes the three rows above the data.
func (b *formBook) top(w *excelize.StreamWriter, s sheet.FormSheet) error {
	title, err := b.style.title()
	if err != nil {
		return err
	}
	advice, err := b.style.advice()
	if err != nil {
		return err
	}
	band, advices, heads := make([]any, len(s.Columns)), make([]any, len(s.Columns)), make([]any, len(s.Columns))
	room := 0.0
	span := 0 // columns the advice runs over, about a screen
	for i, c := range s.Columns {
		style, err := b.style.head(c.Required)
		if err != nil {
			return err
		}
		band[i], advices[i], heads[i] = excelize.Cell{StyleID: title}, excelize.Cell{StyleID: advice}, excelize.Cell{StyleID: style, Value: head(c)}
		if room < 110 {
			room += width(c)
			span = i
		}
	}
	if len(band) > 0 {
		band[0], advices[0] = excelize.Cell{StyleID: title, Value: s.Name}, excelize.Cell{StyleID: advice, Value: s.Instruction}
	}
	if err := w.SetRow("A1", band, excelize.RowOpts{Height: 28}); err != nil {
		return err
	}
	height := 15 * float64(1+int(float64(utf8.RuneCountInString(s.Instruction))*1.05/max(room, 30)))
	if err := w.SetRow("A2", advices, excelize.RowOpts{Height: height + 6}); err != nil {
		return err
	}
	if span > 0 {
		if err := w.MergeCell("A2", sheet.Ref{Row: adviceRow - 1, Col: span}.Name()); err != nil {
			return err
		}
	}
	return w.SetRow("A3", heads, excelize.RowOpts{Height: headHeight(s.Columns)})
}

func headHeight(columns []sheet.Column) float64 {
	most := 1
	for _, c := range columns {
		most = max(most, wrapped(head(c), int(width(c))-3))
	}
	return float64(14*most + 8)
}

// rowHeight gives long texts room, up to a dozen lines; a row of single lines is
// left to the program that shows it.
func rowHeight(columns []sheet.Column, row []string) excelize.RowOpts {
	most := 1
	for i, c := range columns {
		if i < len(row) && (c.Kind == sheet.Text || c.Kind == sheet.Long || c.Kind == sheet.Code) && len(row[i]) >= int(width(c))-2 {
			n := 0
			for l := range strings.SplitSeq(row[i], "\n") {
				n += wrapped(l, int(width(c)))
			}
			most = max(most, n)
		}
	}
	if most == 1 {
		return excelize.RowOpts{}
	}
	return excelize.RowOpts{Height: float64(13*min(most, 12) + 4)}
}

// wrapped counts the lines a text takes in a column of a width in characters.
func wrapped(text string, width int) int {
	n, at := 1, 0
	for _, word := range strings.Fields(text) {
		size := utf8.RuneCountInString(word)
		if at > 0 && at+1+size > width {
			n, at = n+1, size
			continue
		}
		if at > 0 {
			size++
		}
		at += size
	}
	return n
}

// value makes a typed cell of a text by the kind of its column; what does not
// fit the kind, such as a target in words, is written as text. A spreadsheet keeps
// fifteen digits of a number; a longer one is written as text, and
// zeros at its end become its format, so that nothing is lost on the way.
func (b *formBook) value(kind sheet.Kind, text string) (any, error) {
	if utf8.RuneCountInString(text) > 32_767 {
		return nil, fault.New(fault.TooLarge, fmt.Sprintf("Teks sepanjang %d karakter tidak muat dalam satu sel.", utf8.RuneCountInString(text)))
	}
	decimals := 0
	var v any = text
	switch kind {
	case sheet.Year, sheet.Rupiah:
		if n, err := strconv.ParseInt(text, 10, 64); err == nil && strconv.FormatInt(n, 10) == text && len(text) <= exactDigits {
			v = n
		}
	case sheet.Number:
		v, decimals = numberValue(text)
	case sheet.Date:
		if day, err := time.Parse(time.DateOnly, text); err == nil && day.Year() > 1900 {
			v = int64(day.Sub(dayZero).Hours() / 24)
		}
	}
	style, err := b.style.data(kind, decimals)
	return excelize.Cell{StyleID: style, Value: v}, err
}

func numberValue(text string) (v any, decimals int) {
	d, err := decimal.Parse(text)
	if err != nil || d.String() != text {
		return text, 0
	}
	whole, frac, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	bare := strings.TrimRight(frac, "0")
	if len(strings.TrimLeft(whole+bare, "0")) > exactDigits || len(bare) > exactDigits {
		return text, 0
	}
	if len(frac) > len(bare) {
		decimals = len(frac)
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text, 0
	}
	return n, decimals
}
