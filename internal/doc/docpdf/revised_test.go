package docpdf

import (
	"bytes"
	"encoding/hex"
	"strings"
	"testing"
	"unicode/utf16"

	"gurindam/internal/doc"
	"gurindam/internal/doc/docdiff"
	"gurindam/internal/doc/doctest"
)

// later is the sample as another edition has it: something of every kind differs.
func later() doc.Document {
	d := doctest.Sample()
	d.Body = append([]doc.Section{}, d.Body...)
	vision := d.Body[0]
	vision.Title = "Visi dan Arah"
	blocks := append([]doc.Block{}, vision.Blocks...)
	p := blocks[0].(doc.Paragraph)
	p.Text = doc.T("Bab ini menyatakan visi baru dan menunjukkan ke mana anggaran diarahkan.")
	blocks[0] = p
	blocks[3] = doc.Figures{Items: []doc.FigureItem{{Value: "132", Label: "program"}}}
	vision.Blocks = append(blocks[:len(blocks)-1], doc.Paragraph{ID: "visi-baru", Text: doc.T("Alinea yang datang kemudian.")})
	vision.Sections = append([]doc.Section{{ID: "datang", Title: "Bagian yang datang", Blocks: []doc.Block{doc.Paragraph{ID: "datang-1", Text: doc.T("Isinya.")}}}}, vision.Sections[0].Sections...)
	d.Body[0] = vision
	actions := d.Body[1]
	actions.Blocks = append([]doc.Block{}, actions.Blocks...)
	changeTables(actions.Blocks)
	d.Body[1] = actions
	return d
}

// changeTables changes a cell, takes a row away and moves another in every table.
func changeTables(blocks []doc.Block) {
	for i, b := range blocks {
		t, ok := b.(doc.Table)
		if !ok || len(t.Rows) < 4 {
			continue
		}
		rows := append([]doc.Row{}, t.Rows...)
		last := len(rows) - 1
		cells := append([]doc.Cell{}, rows[1].Cells...)
		cells[len(cells)-1] = doc.C("lain")
		rows[1].Cells = cells
		rows[2], rows[last] = rows[last], rows[2]
		t.Rows = rows[:last]
		blocks[i] = t
	}
}

func TestARedlineIsWellFormed(t *testing.T) {
	t.Parallel()
	for name, pair := range map[string][2]doc.Document{
		"later":       {doctest.Sample(), later()},
		"earlier":     {later(), doctest.Sample()},
		"all new":     {{}, doctest.Sample()},
		"all gone":    {doctest.Sample(), {Meta: doc.Meta{Title: "Kosong"}}},
		"a long book": {doctest.Book(doctest.Size{Pages: 30, Tables: 20, Charts: 8}), doctest.Book(doctest.Size{Pages: 20, Tables: 12, Charts: 4})},
	} {
		r := docdiff.Compare(pair[0], pair[1])
		if len(r.Changes) == 0 {
			t.Errorf("%s: nothing differs", name)
		}
		data := render(t, r.Document)
		lint(t, data)
		if !bytes.Equal(data, render(t, r.Document)) {
			t.Errorf("%s: written twice, two files", name)
		}
	}
}

// What came in and what went is told by the structure, not by lines alone.
func TestARedlineTellsReadersWithoutEyes(t *testing.T) {
	t.Parallel()
	before := doc.Document{Body: []doc.Section{{ID: "b", Title: "Bab", Blocks: []doc.Block{doc.Paragraph{ID: "p", Text: doc.T("Ada 131 inisiatif pada 33 OPD.")}}}}}
	after := doc.Document{Body: []doc.Section{{ID: "b", Title: "Bab", Blocks: []doc.Block{doc.Paragraph{ID: "p", Text: doc.T("Ada 132 inisiatif pada 33 OPD.")}}}}}
	f := readPDF(t, render(t, docdiff.Compare(before, after).Document))
	var found []string
	var walk func(v any)
	walk = func(v any) {
		e := f.dict(v)
		if a, ok := f.get(e["A"]).(dict); ok && a["TextDecorationType"] != nil {
			found = append(found, string(a["TextDecorationType"].(name))+" "+decoded(t, e["Alt"]))
		}
		for _, k := range f.list(e["K"]) {
			if l, ok := k.(link); ok {
				walk(l)
			}
		}
	}
	walk(f.dict(f.catalog()["StructTreeRoot"])["K"])
	if got := strings.Join(found, "; "); got != "LineThrough dihapus: 131; Underline baru: 132" {
		t.Errorf("the structure says %q", got)
	}
}

// decoded reads a text string of a PDF.
func decoded(t *testing.T, v any) string {
	t.Helper()
	digits, _ := v.(string)
	raw, err := hex.DecodeString(strings.TrimPrefix(digits, "FEFF"))
	if err != nil {
		t.Fatalf("%v: %v", v, err)
	}
	var units []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}

func BenchmarkRedline(b *testing.B) {
	before, after := doctest.Book(doctest.Size{Pages: 200, Tables: 60, Charts: 20}), doctest.Book(doctest.Size{Pages: 190, Tables: 58, Charts: 20})
	for b.Loop() {
		var out bytes.Buffer
		if _, err := Write(&out, docdiff.Compare(before, after).Document); err != nil {
			b.Fatal(err)
		}
	}
}
