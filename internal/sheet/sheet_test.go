package sheet_test

import (
	"testing"

	"gurindam/internal/sheet"
)

func TestCellNames(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		row, col int
		want     string
	}{{0, 0, "A1"}, {6, 1, "B7"}, {0, 25, "Z1"}, {0, 26, "AA1"}, {9, 51, "AZ10"}, {0, 52, "BA1"}, {0, 701, "ZZ1"}, {0, 702, "AAA1"}, {1048575, 16383, "XFD1048576"}} {
		if got := (sheet.Ref{Row: c.row, Col: c.col}).Name(); got != c.want {
			t.Errorf("row %d, column %d: %s, want %s", c.row, c.col, got, c.want)
		}
	}
}

func TestProblemOnOneLine(t *testing.T) {
	t.Parallel()
	p := sheet.Problem{At: sheet.Ref{Sheet: "Rencana Aksi", Row: 6, Col: 1}, Severity: sheet.Question, Value: "1.1", Text: "Kode ini meragukan.", Advice: "Pilih bacaannya."}
	if got, want := p.String(), `pertanyaan: lembar "Rencana Aksi" sel B7 berisi "1.1": Kode ini meragukan. Pilih bacaannya.`; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	p.Value, p.Advice, p.Severity = "", "", sheet.Warning
	if got, want := p.String(), `peringatan: lembar "Rencana Aksi" sel B7: Kode ini meragukan.`; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestStops(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		list []sheet.Problem
		want bool
	}{
		"nothing":    {nil, false},
		"warnings":   {[]sheet.Problem{{Severity: sheet.Warning}, {Severity: sheet.Warning}}, false},
		"a question": {[]sheet.Problem{{Severity: sheet.Warning}, {Severity: sheet.Question}}, true},
		"an error":   {[]sheet.Problem{{Severity: sheet.Error}}, true},
	} {
		if got := sheet.Stops(c.list); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
