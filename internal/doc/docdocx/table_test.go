package docdocx_test

import (
	"strconv"
	"strings"
	"testing"

	"gurindam/internal/doc"
	"gurindam/internal/doc/docdocx"
	"gurindam/internal/doc/plot"

	"github.com/google/go-cmp/cmp"
)

// only writes a book of one block and gives the last table in it.
func only(t testing.TB, blk doc.Block) *element {
	t.Helper()
	d := doc.Document{Body: []doc.Section{{ID: "bab", Title: "Bab", Blocks: []doc.Block{blk}}}}
	tables := write(t, d, docdocx.Options{}).parts["word/document.xml"].all("tbl")
	return tables[len(tables)-1]
}

func gridOf(table *element) []int {
	var out []int
	for _, e := range table.all("gridCol") {
		n, _ := strconv.Atoi(e.attrs["w"])
		out = append(out, n)
	}
	return out
}

func TestColumnsFitWhatTheyHold(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("uraian yang panjang ", 8)
	row := func(code, year string) doc.Row {
		return doc.Row{Cells: []doc.Cell{doc.C(code), doc.C(long), doc.C(year), {Text: doc.T("Smart Governance"), Color: "gov"}}}
	}
	got := gridOf(only(t, doc.Table{ID: "t", Caption: "T", Wide: true, Columns: make([]doc.Column, 4),
		Rows: []doc.Row{row("SEn-15", "3.200.000.000"), row("A-KEB-06", "80")}}))
	for col, word := range []string{"A-KEB-06", "panjang", "3.200.000.000", "■ Smart Governance"} {
		if need := int(plot.Width(word, 8.5) * 20); got[col] < need+140 {
			t.Errorf("column %d is %d wide, and %q takes %d", col, got[col], word, need)
		}
	}
	if rest := got[0] + got[2] + got[3]; got[1] < rest {
		t.Errorf("the long text has %d, and the short ones have %d", got[1], rest)
	}
}

func TestRowsBreakOnlyWhereTheyAreTall(t *testing.T) {
	t.Parallel()
	text := func(n int) []doc.Cell { return []doc.Cell{doc.C(strings.Repeat("kata ", n)), doc.C("x")} }
	table := only(t, doc.Table{ID: "t", Caption: "T", Columns: make([]doc.Column, 2),
		Rows: []doc.Row{{Cells: text(10)}, {Cells: text(900)}, {Cells: text(3)}, {Cells: text(1), Kind: doc.Total}}})
	var kept, follows []bool
	for _, row := range table.all("tr") {
		kept = append(kept, len(row.all("cantSplit")) > 0)
		follows = append(follows, len(row.all("keepNext")) > 0)
	}
	if diff := cmp.Diff([]bool{true, false, true, true}, kept); diff != "" {
		t.Errorf("rows kept whole (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]bool{false, false, true, false}, follows); diff != "" {
		t.Errorf("rows kept with the next, which only the one before the total is (-want +got):\n%s", diff)
	}
}

func TestNumbersOfAGroupStandUnderTheirHead(t *testing.T) {
	t.Parallel()
	table := only(t, doc.Table{ID: "t", Caption: "T", Columns: []doc.Column{{}, {Align: doc.AlignNumber}}, Rows: []doc.Row{
		{Kind: doc.Group, Cells: []doc.Cell{doc.C("Struktur"), doc.C("12")}},
		{Kind: doc.Group, Cells: []doc.Cell{{Text: doc.T("Layanan"), ColSpan: 2}}},
		{Cells: []doc.Cell{doc.C("Keuangan"), doc.C("4")}}}})
	got := map[string]string{}
	for _, c := range table.all("tc") {
		got[c.words()] = ""
		for _, e := range c.all("jc") {
			got[c.words()] = e.attrs["val"]
		}
	}
	want := map[string]string{"Struktur": "", "12": "right", "Layanan": "", "Keuangan": "", "4": "right"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("alignments (-want +got):\n%s", diff)
	}
}

func TestRoadMapsCutNoWords(t *testing.T) {
	t.Parallel()
	got := gridOf(only(t, doc.Gantt{ID: "g", Caption: "G", Periods: []doc.GanttPeriod{{Label: "2019", Parts: 4}}, Rows: []doc.GanttRow{{Label: "x", Note: "Bappelitbangda"}}}))
	if need := int(plot.Width("Bappelitbangda", 8.5)*20) + 140; got[1] < need {
		t.Errorf("the second column is %d wide, and its longest word takes %d", got[1], need)
	}
}

func TestTheHeadHasRoomForTheChapter(t *testing.T) {
	t.Parallel()
	d := doc.Document{Meta: doc.Meta{Title: "Buku 2: Masterplan", Subtitle: "Masterplan Smart City Kota Contoh 2019–2023"}}
	for _, name := range []string{"word/header1.xml", "word/header2.xml"} {
		if got := write(t, d, docdocx.Options{}).parts[name].words(); got != d.Meta.Title {
			t.Errorf("%s says %q, want the title alone", name, got)
		}
	}
}
