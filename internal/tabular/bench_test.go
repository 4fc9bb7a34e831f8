package tabular

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"gurindam/internal/sheet"
)

// largeForm is 5.000 rows of 40 columns, as a large export of a region.
func largeForm() sheet.Form {
	s := sheet.FormSheet{Name: "Rencana Aksi", File: "rencana_aksi"}
	for j := range 40 {
		s.Columns = append(s.Columns, sheet.Column{Title: fmt.Sprintf("Kolom %d", j), Kind: []sheet.Kind{sheet.Code, sheet.Text, sheet.Number, sheet.Rupiah}[j%4]})
	}
	for i := range 5000 {
		row := make([]string, 40)
		for j := range row {
			row[j] = []string{fmt.Sprintf("1.03.%02d", i%100), fmt.Sprintf("Penyusunan dokumen perencanaan ke-%d", i), fmt.Sprintf("%d.%d", i, j+1), fmt.Sprint(13_670_350 + i*j)}[j%4]
		}
		s.Rows = append(s.Rows, row)
	}
	return sheet.Form{Title: "Besar", Sheets: []sheet.FormSheet{s}}
}

func BenchmarkReadXLSX(b *testing.B) {
	data := written(b, largeForm())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Decode("a.xlsx", data, Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadCSV(b *testing.B) {
	var data bytes.Buffer
	for _, row := range largeForm().Sheets[0].Rows {
		for j, cell := range row {
			if j > 0 {
				data.WriteByte(',')
			}
			data.WriteString(cell)
		}
		data.WriteByte('\n')
	}
	b.SetBytes(int64(data.Len()))
	for b.Loop() {
		if _, err := Decode("a.csv", data.Bytes(), Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWriteForm(b *testing.B) {
	form := largeForm()
	for b.Loop() {
		if err := WriteForm(io.Discard, form); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMark(b *testing.B) {
	data := written(b, largeForm())
	book := decoded(b, "a.xlsx", data)
	var problems []sheet.Problem
	for i := range 500 {
		problems = append(problems, problem("Rencana Aksi", 3+i*7, i%40, sheet.Severity(i%3), "Isi sel ini bukan angka."))
	}
	for b.Loop() {
		if err := Mark(io.Discard, data, book, problems); err != nil {
			b.Fatal(err)
		}
	}
}
