package dochtml_test

import (
	"strings"
	"testing"

	"gurindam/internal/doc"
	"gurindam/internal/doc/docdiff"
	"gurindam/internal/doc/dochtml"
	"gurindam/internal/doc/doctest"
)

func TestARedlineSaysWhatDiffers(t *testing.T) {
	t.Parallel()
	row := func(a, b string) doc.Row { return doc.Row{Cells: []doc.Cell{doc.C(a), doc.C(b)}} }
	table := doc.Table{ID: "t", Caption: "Target", Columns: make([]doc.Column, 2), Rows: []doc.Row{row("A", "1"), row("B", "2"), row("C", "3")}}
	other := table
	other.Rows = []doc.Row{row("A", "1"), row("B", "5"), row("D", "<4>")}
	before := doc.Document{Body: []doc.Section{{ID: "b", Title: "Bab", Blocks: []doc.Block{
		doc.Paragraph{ID: "p", Text: []doc.Span{{Text: "Ada 131 inisiatif pada "}, {Ref: "t"}, {Text: " di bawah."}}}, table}}}}
	after := doc.Document{Body: []doc.Section{{ID: "b", Title: "Bab baru", Blocks: []doc.Block{
		doc.Paragraph{ID: "p", Text: []doc.Span{{Text: "Ada 132 inisiatif pada "}, {Ref: "t"}, {Text: " di bawah."}, {Note: doc.T("catatan")}}}, other}}}}
	r := docdiff.Compare(before, after)
	got, ok := dochtml.Fragment(r.Document, doc.Number(r.Document), "b", dochtml.Place{})
	if !ok {
		t.Fatal("no chapter")
	}
	for _, want := range []string{
		`Bab baru <span class="dok-ubah-semula">semula: Bab</span>`,
		`<div class="dok-ubah"><span class="dok-ubah-kata">Diubah</span>`,
		`Ada <del><span class="dok-dengar">[dihapus: </span>131<span class="dok-dengar">]</span></del> <ins><span class="dok-dengar">[baru: </span>132<span class="dok-dengar">]</span></ins> inisiatif`,
		`<del><span class="dok-dengar">[dihapus: </span>2<span class="dok-dengar">]</span></del><ins><span class="dok-dengar">[baru: </span>5<span class="dok-dengar">]</span></ins>`,
		`<span class="dok-ubah-kata">Dihapus</span> <del><span class="dok-dengar">[dihapus: </span>C`,
		`<span class="dok-ubah-kata">Baru</span> <ins><span class="dok-dengar">[baru: </span>D`,
		`&lt;4&gt;`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not say %s\n%s", want, got)
		}
	}
}

// A redline of everything keeps its parts and is still a sound page.
func TestARedlineOfEverything(t *testing.T) {
	t.Parallel()
	sample := doctest.Sample()
	for name, d := range map[string]doc.Document{"all new": docdiff.Compare(doc.Document{}, sample).Document, "all gone": docdiff.Compare(sample, doc.Document{}).Document} {
		p := write(t, d)
		for id, n := range p.ids {
			if n > 1 {
				t.Errorf("%s: the id %q stands %d times", name, id, n)
			}
		}
		for _, says := range []string{"Visi Kota Cerdas", "Daftar Istilah", "Organisasi perangkat daerah"} {
			if !strings.Contains(p.text, says) {
				t.Errorf("%s: %q is lost", name, says)
			}
		}
	}
}
