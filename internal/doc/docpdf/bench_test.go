package docpdf

import (
	"io"
	"testing"

	"gurindam/internal/doc/doctest"
)

// The book of the speed target: 150 pages, 150 tables, 20 charts.
func BenchmarkBook150(b *testing.B) {
	book := doctest.Book(doctest.Size{Pages: 150, Tables: 150, Charts: 20})
	b.ReportAllocs()
	for b.Loop() {
		r, err := Write(io.Discard, book)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(r.Pages), "pages")
	}
}
