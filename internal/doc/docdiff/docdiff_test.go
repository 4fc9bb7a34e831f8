package docdiff_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gurindam/internal/doc"
	"gurindam/internal/doc/docdiff"
	"gurindam/internal/doc/doctest"
)

// book is one chapter with some blocks.
func book(blocks ...doc.Block) doc.Document {
	return doc.Document{Body: []doc.Section{{ID: "bab", Title: "Bab", Blocks: blocks}}}
}

func para(id, text string) doc.Paragraph { return doc.Paragraph{ID: id, Text: doc.T(text)} }

// marked writes running text with what came in {+ +} and what went in [- -].
func marked(spans []doc.Span) string {
	var b strings.Builder
	for _, s := range spans {
		text := s.Text
		if s.Note != nil {
			text = "<" + marked(s.Note) + ">"
		}
		if s.Ref != "" {
			text = "@" + s.Ref
		}
		switch s.Mark {
		case doc.Inserted:
			b.WriteString("{+" + text + "+}")
		case doc.Deleted:
			b.WriteString("[-" + text + "-]")
		default:
			b.WriteString(text)
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ older, newer, want string }{
		"nothing":               {"Kota tumbuh cepat.", "Kota tumbuh cepat.", ""},
		"only space":            {"Kota  tumbuh cepat.", "Kota tumbuh cepat. ", ""},
		"a number":              {"Ada 131 inisiatif pada 33 OPD.", "Ada 132 inisiatif pada 33 OPD.", "Ada [-131-] {+132+} inisiatif pada 33 OPD."},
		"a word more":           {"Kota tumbuh cepat.", "Kota tumbuh sangat cepat.", "Kota tumbuh {+sangat+} cepat."},
		"a word less":           {"Kota tumbuh sangat cepat.", "Kota tumbuh cepat.", "Kota tumbuh [-sangat-] cepat."},
		"a sign":                {"Kota tumbuh, lalu besar.", "Kota tumbuh lalu besar.", "Kota tumbuh[-,-] lalu besar."},
		"money stays one word":  {"Pagu Rp1.250.000 per tahun penuh.", "Pagu Rp1.350.000 per tahun penuh.", "Pagu [-Rp1.250.000-] {+Rp1.350.000+} per tahun penuh."},
		"two places":            {"Tahun 2019 ada 5 dan tahun 2020 ada 6.", "Tahun 2019 ada 7 dan tahun 2020 ada 8.", "Tahun 2019 ada [-5-] {+7+} dan tahun 2020 ada [-6-] {+8+}."},
		"nearly nothing common": {"Satu dua tiga empat lima.", "Enam tujuh delapan sembilan lima.", "[-Satu dua tiga empat lima.-]{+Enam tujuh delapan sembilan lima.+}"},
	} {
		got := docdiff.Compare(book(para("p", c.older)), book(para("p", c.newer)))
		block := got.Document.Body[0].Blocks[0]
		if c.want == "" {
			if _, ok := block.(doc.Paragraph); !ok || len(got.Changes) != 0 {
				t.Errorf("%s: %#v, %v", name, block, got.Changes)
			}
			continue
		}
		r, ok := block.(doc.Revised)
		if !ok || len(got.Changes) != 1 || r.Mark != doc.Changed {
			t.Errorf("%s: %#v, %v", name, block, got.Changes)
			continue
		}
		if text := marked(r.Block.(doc.Paragraph).Text); text != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, text, c.want)
		}
	}
}

// outline writes the blocks of a chapter with their marks.
func outline(d doc.Document) []string {
	var out []string
	for _, b := range d.Body[0].Blocks {
		mark := doc.Unmarked
		if r, ok := b.(doc.Revised); ok {
			mark, b = r.Mark, r.Block
		}
		switch b := b.(type) {
		case doc.Paragraph:
			out = append(out, strings.TrimSpace(mark.Word()+" "+marked(b.Text)))
		case doc.List:
			for _, i := range b.Items {
				out = append(out, strings.TrimSpace(mark.Word()+" - "+marked(i)))
			}
		case doc.Table:
			for _, r := range b.Rows {
				line := r.Mark.Word() + ":"
				for _, cell := range r.Cells {
					line += " " + marked(cell.Text) + " |"
				}
				out = append(out, line)
			}
		}
	}
	return out
}

func TestParagraphsComeGoAndMove(t *testing.T) {
	t.Parallel()
	older := book(para("1", "Alinea pertama yang tetap."), para("2", "Alinea kedua yang hilang."), para("6", "Alinea lain yang tetap."), para("3", "Alinea ketiga yang pindah."), para("4", "Alinea keempat yang tetap."))
	newer := book(para("3", "Alinea ketiga yang pindah."), para("1", "Alinea pertama yang tetap."), para("6", "Alinea lain yang tetap."), para("4", "Alinea keempat yang tetap."), para("5", "Alinea kelima yang baru."))
	got := docdiff.Compare(older, newer)
	want := []string{"Dipindahkan Alinea ketiga yang pindah.", "Alinea pertama yang tetap.", "Dihapus [-Alinea kedua yang hilang.-]", "Alinea lain yang tetap.", "Alinea keempat yang tetap.", "Baru {+Alinea kelima yang baru.+}"}
	if diff := cmp.Diff(want, outline(got.Document)); diff != "" {
		t.Error(diff)
	}
	if len(got.Changes) != 3 {
		t.Errorf("changes: %v", got.Changes)
	}
}

// Paragraphs that are numbered shift when one comes in before them; what they say
// still finds its partner.
func TestAParagraphBeforeOthers(t *testing.T) {
	t.Parallel()
	got := docdiff.Compare(book(para("1", "Kota tumbuh cepat."), para("2", "Layanan ikut tumbuh.")), book(para("1", "Kalimat pembuka."), para("2", "Kota tumbuh cepat."), para("3", "Layanan ikut tumbuh.")))
	if diff := cmp.Diff([]string{"Baru {+Kalimat pembuka.+}", "Kota tumbuh cepat.", "Layanan ikut tumbuh."}, outline(got.Document)); diff != "" {
		t.Error(diff)
	}
}

func table(head string, rows ...string) doc.Table {
	cells := func(s string) []doc.Cell {
		var out []doc.Cell
		for _, text := range strings.Split(s, "|") {
			out = append(out, doc.C(text))
		}
		return out
	}
	t := doc.Table{ID: "t", Caption: "Target", Head: [][]doc.Cell{cells(head)}}
	t.Columns = make([]doc.Column, len(t.Head[0]))
	for _, r := range rows {
		t.Rows = append(t.Rows, doc.Row{Cells: cells(r)})
	}
	return t
}

func TestRows(t *testing.T) {
	t.Parallel()
	older := table("Kode|Nama|2019", "A|Satu|10", "B|Dua|20", "C|Tiga|30")
	for name, c := range map[string]struct {
		newer doc.Table
		want  []string
		texts []string
	}{
		"the same":      {older, []string{": A | Satu | 10 |", ": B | Dua | 20 |", ": C | Tiga | 30 |"}, nil},
		"a cell":        {table("Kode|Nama|2019", "A|Satu|10", "B|Dua|25", "C|Tiga|30"), []string{": A | Satu | 10 |", "Diubah: B | Dua | [-20-]{+25+} |", ": C | Tiga | 30 |"}, []string{"Tabel Target, baris B Dua: “20” → “25”"}},
		"a row between": {table("Kode|Nama|2019", "A|Satu|10", "X|Baru|5", "B|Dua|20", "C|Tiga|30"), []string{": A | Satu | 10 |", "Baru: {+X+} | {+Baru+} | {+5+} |", ": B | Dua | 20 |", ": C | Tiga | 30 |"}, []string{"Tabel Target, baris X Baru: "}},
		"a row gone":    {table("Kode|Nama|2019", "A|Satu|10", "C|Tiga|30"), []string{": A | Satu | 10 |", "Dihapus: [-B-] | [-Dua-] | [-20-] |", ": C | Tiga | 30 |"}, []string{"Tabel Target, baris B Dua: "}},
		"a row moved":   {table("Kode|Nama|2019", "C|Tiga|30", "A|Satu|10", "B|Dua|20"), []string{"Dipindahkan: C | Tiga | 30 |", ": A | Satu | 10 |", ": B | Dua | 20 |"}, []string{"Tabel Target, baris C Tiga: "}},
		"a column more": {table("Kode|Nama|2018|2019", "A|Satu||10", "B|Dua|15|20", "C|Tiga||30"), []string{": A | Satu |  | 10 |", "Diubah: B | Dua | {+15+} | 20 |", ": C | Tiga |  | 30 |"},
			[]string{"Tabel Target: kolom baru: 2018", "Tabel Target, baris B Dua: “15” baru"}},
		"a column less": {table("Kode|2019", "A|10", "B|20", "C|30"), []string{": A | 10 |", ": B | 20 |", ": C | 30 |"}, []string{"Tabel Target: kolom dihapus: Nama"}},
	} {
		got := docdiff.Compare(book(older), book(c.newer))
		if diff := cmp.Diff(c.want, outline(got.Document)); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
		var texts []string
		for _, change := range got.Changes {
			texts = append(texts, change.What+": "+change.Text)
		}
		if diff := cmp.Diff(c.texts, texts); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestListsAndWhatHasNoRunningText(t *testing.T) {
	t.Parallel()
	list := func(items ...string) doc.List {
		var l doc.List
		for _, i := range items {
			l.Items = append(l.Items, doc.T(i))
		}
		return l
	}
	chart := func(v int64) doc.Figure {
		return doc.Figure{ID: "g", Caption: "Pagu", Alt: "x", Chart: &doc.Chart{Unit: "Rp miliar", Scale: 1, Labels: []string{"2019", "2020"}, Series: []doc.Series{{Name: "APBD", Values: []int64{1205, v}}}}}
	}
	gantt := func(to int) doc.Gantt {
		return doc.Gantt{ID: "p", Periods: []doc.GanttPeriod{{Label: "2019", Parts: 4}, {Label: "2020", Parts: 4}}, Rows: []doc.GanttRow{{Label: "SG-01", From: 0, To: to}}}
	}
	for name, c := range map[string]struct {
		older, newer doc.Block
		want         string
	}{
		"an item more":   {list("a", "b"), list("a", "baru", "b"), "Daftar: “baru” baru"},
		"an item's word": {list("satu dua tiga", "b"), list("satu dua empat", "b"), "Daftar: “tiga” → “empat”"},
		"a bar":          {chart(10), chart(12), "Gambar Pagu: APBD 2020: 1,0 Rp miliar → 1,2 Rp miliar"},
		"a road":         {gantt(4), gantt(6), "Peta jalan: SG-01: 2019/1–2019/4 → 2019/1–2020/2"},
		"a large number": {doc.Figures{Items: []doc.FigureItem{{Value: "131", Label: "inisiatif"}}}, doc.Figures{Items: []doc.FigureItem{{Value: "132", Label: "inisiatif"}}}, "Angka utama: inisiatif: 131 → 132"},
		"a card":         {doc.Cards{Items: []doc.Card{{Title: "QW", Items: []string{"a"}}}}, doc.Cards{Items: []doc.Card{{Title: "QW", Items: []string{"b"}}}}, "Kartu: QW: a → b"},
		"a signature":    {doc.Signatures{Rows: []doc.Signature{{Role: "Wali Kota"}}}, doc.Signatures{Rows: []doc.Signature{{Role: "Bupati"}}}, "Lembar tanda tangan: dihapus: Wali Kota: ; baru: Bupati: "},
	} {
		got := docdiff.Compare(book(c.older), book(c.newer))
		if len(got.Changes) != 1 || got.Changes[0].What+": "+got.Changes[0].Text != c.want {
			t.Errorf("%s:\n got %+v\nwant %q", name, got.Changes, c.want)
		}
	}
}

func TestReferencesAndNotes(t *testing.T) {
	t.Parallel()
	text := func(ref, note string) doc.Paragraph {
		return doc.Paragraph{ID: "p", Text: []doc.Span{{Text: "Lihat angkanya pada "}, {Ref: ref}, {Text: " dan catatannya"}, {Note: doc.T(note)}, {Text: " di bawah."}}}
	}
	a, b := table("Kode"), table("Kode")
	a.ID, b.ID, b.Caption = "a", "b", "Lain"
	got := docdiff.Compare(book(a, b, text("a", "lama")), book(a, b, text("b", "baru")))
	r, ok := got.Document.Body[0].Blocks[2].(doc.Revised)
	if want := "Lihat angkanya pada [-Tabel 1.1-] {+@b+} dan catatannya[- [catatan: lama]-]{+<baru>+} di bawah."; !ok || marked(r.Block.(doc.Paragraph).Text) != want {
		t.Errorf("got %#v\nwant %s", got.Document.Body[0].Blocks[2], want)
	}
}

func TestSections(t *testing.T) {
	t.Parallel()
	section := func(id, title string, sub ...doc.Section) doc.Section {
		return doc.Section{ID: id, Title: title, Blocks: []doc.Block{para(id+".p", "Isi "+id+" yang cukup.")}, Sections: sub}
	}
	older := doc.Document{Body: []doc.Section{section("a", "Satu", section("a1", "Anak"), section("a2", "Hilang")), section("b", "Dua")}}
	newer := doc.Document{Body: []doc.Section{section("a", "Kesatu", section("a1", "Anak"), section("a3", "Datang")), section("b", "Dua")}}
	got := docdiff.Compare(older, newer)
	labels := doc.Number(got.Document)
	if l, _ := labels.Label("a3"); l != "1.2" {
		t.Errorf("a deleted section takes a number: a3 is %q", l)
	}
	var said []string
	for _, c := range got.Changes {
		said = append(said, strings.TrimSpace(strings.Join([]string{c.Chapter, c.Section, c.Mark.Word(), c.What, c.Text}, " ")))
	}
	if diff := cmp.Diff([]string{"a a Diubah Judul “Satu” → “Kesatu”", "a a2 Dihapus Bagian Hilang", "a a3 Baru Bagian Datang"}, said); diff != "" {
		t.Error(diff)
	}
	kept, ok := docdiff.Only(got.Document.Body[0])
	if !ok || len(kept.Sections) != 2 || len(kept.Blocks) != 0 {
		t.Errorf("only what differs: %+v", kept)
	}
	if _, ok := docdiff.Only(got.Document.Body[1]); ok {
		t.Error("a chapter that is the same was kept")
	}
}

func TestOnlyTheRowsThatDiffer(t *testing.T) {
	t.Parallel()
	got := docdiff.Compare(book(table("Kode|N", "A|1", "B|2", "C|3", "D|4")), book(table("Kode|N", "A|1", "B|2", "C|5", "D|4")))
	kept, _ := docdiff.Only(got.Document.Body[0])
	want := []string{": … 2 baris yang sama |", "Diubah: C | [-3-]{+5+} |", ": … 1 baris yang sama |"}
	if diff := cmp.Diff(want, outline(doc.Document{Body: []doc.Section{kept}})); diff != "" {
		t.Error(diff)
	}
}

func TestIdenticalDocumentsHaveNoRedline(t *testing.T) {
	t.Parallel()
	d := doctest.Book(doctest.Size{Pages: 40, Tables: 20, Charts: 8})
	got := docdiff.Compare(d, doctest.Book(doctest.Size{Pages: 40, Tables: 20, Charts: 8}))
	if len(got.Changes) != 0 {
		t.Errorf("changes: %v", got.Changes)
	}
	if diff := cmp.Diff(d, got.Document); diff != "" {
		t.Errorf("another document:\n%s", diff)
	}
}

// Whatever was written: without what was taken away the redline reads as the later
// text, and without what came in as the earlier one.
func TestBothTextsStandInTheRedline(t *testing.T) {
	t.Parallel()
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"kota", "tumbuh", "cepat", "dan", "1.250", "2019", "layanan", ",", ".", "(contoh)"}), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		older, newer := strings.Join(words.Draw(t, "older"), " "), strings.Join(words.Draw(t, "newer"), " ")
		b := docdiff.Compare(book(para("p", older)), book(para("p", newer))).Document.Body[0].Blocks[0]
		if r, ok := b.(doc.Revised); ok {
			b = r.Block
		}
		var was, is string
		for _, s := range b.(doc.Paragraph).Text {
			if s.Mark != doc.Inserted {
				was += s.Text
			}
			if s.Mark != doc.Deleted {
				is += s.Text
			}
		}
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if bare(is) != bare(newer) || bare(was) != bare(older) {
			t.Fatalf("redline %q, was %q, is %q", marked(b.(doc.Paragraph).Text), was, is)
		}
	})
}
