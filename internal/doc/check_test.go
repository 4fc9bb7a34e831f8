package doc_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/doc"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	text := doc.Paragraph{Text: doc.T("isi")}
	columns := []doc.Column{{}, {}}
	for name, c := range map[string]struct {
		blocks []doc.Block
		want   string // empty: nothing is wrong
	}{
		"text alone":             {[]doc.Block{text}, ""},
		"nothing":                {nil, "Bagian ini kosong."},
		"a reference that leads": {[]doc.Block{doc.Table{ID: "t", Caption: "T", Columns: columns}, doc.Paragraph{Text: []doc.Span{{Ref: "t"}}}}, ""},
		"a reference that does not": {[]doc.Block{doc.Paragraph{Text: []doc.Span{{Ref: "hilang"}}}},
			`Rujukan ke "hilang" tidak menemukan tujuannya.`},
		"in a note":              {[]doc.Block{doc.Paragraph{Text: []doc.Span{{Note: []doc.Span{{Ref: "hilang"}}}}}}, `Rujukan ke "hilang" tidak menemukan tujuannya.`},
		"in a list":              {[]doc.Block{doc.List{Items: [][]doc.Span{{{Ref: "hilang"}}}}}, `Rujukan ke "hilang" tidak menemukan tujuannya.`},
		"in a cell":              {[]doc.Block{doc.Table{ID: "t", Columns: columns[:1], Rows: []doc.Row{{Cells: []doc.Cell{{Text: []doc.Span{{Ref: "hilang"}}}}}}}}, `Rujukan ke "hilang" tidak menemukan tujuannya.`},
		"one identity twice":     {[]doc.Block{doc.Table{ID: "bab", Columns: columns}}, `Pengenal "bab" dipakai dua kali.`},
		"no identity":            {[]doc.Block{doc.Table{Columns: columns}}, "Tabel tidak punya pengenal."},
		"a row too short":        {[]doc.Block{doc.Table{ID: "t", Caption: "T", Columns: columns, Rows: []doc.Row{{Cells: []doc.Cell{doc.C("a")}}}}}, `Tabel "T": baris 1 berisi 1 sel, kolomnya 2.`},
		"a row that spans":       {[]doc.Block{doc.Table{ID: "t", Columns: columns, Rows: []doc.Row{{Cells: []doc.Cell{{ColSpan: 2}}}}}}, ""},
		"a head too long":        {[]doc.Block{doc.Table{ID: "t", Caption: "T", Columns: columns[:1], Head: [][]doc.Cell{{doc.C("a"), doc.C("b")}}}}, `Tabel "T": kepala tabel berisi 2 sel, kolomnya 1.`},
		"a figure without words": {[]doc.Block{doc.Figure{ID: "g", Caption: "G", Drawing: &doc.Drawing{}}}, `Gambar "G" belum punya teks pengganti.`},
		"a figure of nothing":    {[]doc.Block{doc.Figure{ID: "g", Caption: "G", Alt: "gambar"}}, `Gambar "G" kosong.`},
		"bars without words":     {[]doc.Block{doc.Gantt{ID: "p", Caption: "P"}}, `Peta jalan "P" belum punya teks pengganti.`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var want []doc.Problem
			if c.want != "" {
				want = []doc.Problem{{Where: "Bab", Text: c.want}}
			}
			d := doc.Document{Body: []doc.Section{{ID: "bab", Title: "Bab", Blocks: c.blocks}}}
			if diff := cmp.Diff(want, doc.Check(d)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestNumber(t *testing.T) {
	t.Parallel()
	table := func(id string) doc.Block { return doc.Table{ID: id, Caption: id} }
	figure := func(id string) doc.Block { return doc.Figure{ID: id, Caption: id} }
	labels := doc.Number(doc.Document{
		Front: []doc.Section{{ID: "depan", Title: "Sambutan"}},
		Body: []doc.Section{
			{ID: "satu", Blocks: []doc.Block{table("t1"), figure("g1"), table("t2"), doc.Table{ID: "tanpa-judul"}}},
			{ID: "dua", Sections: []doc.Section{
				{ID: "dua-satu", Blocks: []doc.Block{table("t3")}, Sections: []doc.Section{{ID: "dalam", Blocks: []doc.Block{doc.Gantt{ID: "p", Caption: "p"}}}}},
				{ID: "dua-dua", Blocks: []doc.Block{table("t4")}},
			}},
		},
		Back: []doc.Section{{ID: "lampiran", Blocks: []doc.Block{table("t5")}}},
	})
	for id, want := range map[string]string{
		"satu": "Bab I", "dua": "Bab II", "dua-satu": "2.1", "dalam": "2.1.1", "dua-dua": "2.2", "lampiran": "Lampiran A",
		"t1": "Tabel 1.1", "t2": "Tabel 1.2", "g1": "Gambar 1.1", "t3": "Tabel 2.1", "t4": "Tabel 2.2", "p": "Gambar 2.1", "t5": "Tabel A.1",
		"depan": "", "tanpa-judul": "", "hilang": "",
	} {
		if got, ok := labels.Label(id); got != want || ok != (want != "") {
			t.Errorf("%s is %q, %v; want %q", id, got, ok, want)
		}
	}
	var tables []string
	for _, e := range labels.Of(doc.TableEntry) {
		tables = append(tables, e.ID)
	}
	if got := strings.Join(tables, " "); got != "t1 t2 t3 t4 t5" {
		t.Errorf("tables are listed as %s", got)
	}
}

func TestRoman(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{1: "I", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 49: "XLIX", 90: "XC", 399: "CCCXCIX", 0: ""} {
		if got := doc.Roman(n); got != want {
			t.Errorf("Roman(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestSealInGroups(t *testing.T) {
	t.Parallel()
	for mark, want := range map[string]string{
		"":                     "",
		"3fa9":                 "3fa9",
		"3fa9c1d2":             "3fa9c1d2",
		"3fa9c1d27be0846500ff": "3fa9c1d2 7be08465 00ff",
	} {
		if got := strings.Join(doc.Seal{Fingerprint: mark}.Groups(), " "); got != want {
			t.Errorf("%q stands as %q, want %q", mark, got, want)
		}
	}
}
