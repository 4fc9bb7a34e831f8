package docpdf

import (
	"bytes"
	"testing"

	"gurindam/internal/doc/doctest"
)

func TestEqualBooksGiveEqualBytes(t *testing.T) {
	t.Parallel()
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if _, err := Write(w, doctest.Book(doctest.Size{Pages: 30, Tables: 12, Charts: 6})); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same book gave other bytes the second time")
	}
}
