package docpdf

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"gurindam/internal/doc"
	"gurindam/internal/doc/doctest"
)

func itoa(n int) string { return strconv.Itoa(n) }

func words(n int) string {
	return strings.TrimSpace(strings.Repeat("pembangunan kota yang cerdas ", n))
}

func rows(n, wordsInCell int) doc.Table {
	t := doc.Table{ID: "t", Caption: "Tabel panjang", Columns: []doc.Column{{Weight: 1}, {Weight: 3}}, Head: [][]doc.Cell{{doc.C("KepalaSatu"), doc.C("KepalaDua")}}}
	for i := range n {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{doc.C(fmt.Sprintf("baris-%d", i)), doc.C(words(wordsInCell))}})
	}
	return t
}

// perPage gives the text of every page.
func perPage(t *testing.T, d doc.Document) []string {
	t.Helper()
	return strings.Split(strings.TrimSuffix(text(t, d, "-layout"), "\f"), "\f")
}

func TestHeadsAreRepeatedOnEveryPage(t *testing.T) {
	t.Parallel()
	pages := perPage(t, one(rows(120, 3)))
	n := 0
	for i, p := range pages {
		if strings.Contains(p, "baris-") {
			n++
			if !strings.Contains(p, "KepalaDua") {
				t.Errorf("page %d has rows without their head", i+1)
			}
			if n > 1 && !strings.Contains(p, "(lanjutan)") {
				t.Errorf("page %d does not say that the table goes on", i+1)
			}
		}
	}
	if n < 3 {
		t.Fatalf("the table fills %d pages; the test needs more", n)
	}
}

func TestARowTallerThanAPageIsCut(t *testing.T) {
	t.Parallel()
	pages := perPage(t, one(rows(1, 900)))
	n := 0
	for _, p := range pages {
		if strings.Contains(p, "pembangunan kota") {
			n++
		}
	}
	if n < 3 {
		t.Errorf("the row stands on %d pages", n)
	}
	if got := strings.Count(strings.Join(pages, ""), "cerdas"); got != 900 {
		t.Errorf("%d of 900 words of the row are left", got)
	}
}

func TestHeadingsAreNotLeftAtTheFoot(t *testing.T) {
	t.Parallel()
	for lines := 3; lines < 48; lines += 4 {
		d := one()
		for range lines {
			d.Body[0].Blocks = append(d.Body[0].Blocks, doc.Paragraph{Text: doc.T("Satu baris saja.")})
		}
		d.Body[0].Sections = []doc.Section{{ID: "s", Title: "JudulBagian", Blocks: []doc.Block{doc.Paragraph{Text: doc.T("IsiBagian " + words(30))}}}}
		for _, p := range perPage(t, d)[1:] {
			if strings.Contains(p, "1.1") && strings.Contains(p, "JudulBagian") && !strings.Contains(p, "IsiBagian") && !strings.Contains(p, "Daftar Isi") {
				t.Errorf("with %d lines before it the heading stands alone:\n%s", lines, p)
			}
		}
	}
}

func TestFootnotesStandOnTheirPage(t *testing.T) {
	t.Parallel()
	d := one()
	for i := range 40 {
		d.Body[0].Blocks = append(d.Body[0].Blocks, doc.Paragraph{Text: []doc.Span{
			{Text: fmt.Sprintf("Tempat%d. ", i) + words(18)}, {Note: doc.T(fmt.Sprintf("Kaki%d. ", i) + words(6))},
		}})
	}
	pages := perPage(t, d)
	for i := range 40 {
		mark, foot := fmt.Sprintf("Tempat%d.", i), fmt.Sprintf("Kaki%d.", i)
		found := false
		for n, p := range pages {
			if !strings.Contains(p, foot) {
				continue
			}
			found = true
			// The call stands at the end of the paragraph, which may begin a page earlier.
			if !strings.Contains(p, mark) && (n == 0 || !strings.Contains(pages[n-1], mark)) {
				t.Errorf("note %d is far from its call", i)
			}
		}
		if !found {
			t.Errorf("note %d is lost", i)
		}
	}
}

func TestALongNoteGoesOnAtTheNextFoot(t *testing.T) {
	t.Parallel()
	d := one(doc.Paragraph{Text: []doc.Span{{Text: "Isi."}, {Note: doc.T(words(700))}}})
	got := strings.Join(perPage(t, d), "")
	if n := strings.Count(got, "cerdas"); n != 700 {
		t.Errorf("%d of 700 words of the note are left", n)
	}
}

func TestWideTablesLieAndTextComesBack(t *testing.T) {
	t.Parallel()
	wide := rows(30, 8)
	wide.Wide = true
	text := doc.Paragraph{Text: doc.T(words(200))}
	d := one(text, wide, text, text, text, text)
	f := readPDF(t, render(t, d))
	shapes := ""
	for _, p := range f.pages() {
		box := f.list(f.dict(p)["MediaBox"])
		if box[2].(float64) > box[3].(float64) {
			shapes += "_"
		} else {
			shapes += "|"
		}
	}
	if !strings.Contains(shapes, "|_") || !strings.HasSuffix(shapes, "|") {
		t.Errorf("pages are shaped %s", shapes)
	}
}

// A heading goes where its text goes, whichever way the pages lie.
func TestHeadingsTurnWithTheirText(t *testing.T) {
	t.Parallel()
	wide := rows(30, 8)
	wide.Wide = true
	for n := 5; n < 90; n += 12 {
		d := one(doc.Paragraph{Text: doc.T("IsiBab " + words(n))}, wide)
		other := wide
		other.ID = "t2"
		d.Body[0].Sections = []doc.Section{
			{ID: "s1", Title: "JudulSatu", Blocks: []doc.Block{doc.Paragraph{Text: doc.T("IsiSatu " + words(n))}, other}},
			{ID: "s2", Title: "JudulDua", Sections: []doc.Section{{ID: "s3", Title: "JudulTiga", Blocks: []doc.Block{doc.Paragraph{Text: doc.T("IsiDua " + words(3*n))}}}}},
		}
		second := doc.Section{ID: "bab2", Title: "JudulBab", Blocks: []doc.Block{doc.Paragraph{Text: doc.T("IsiDepan " + words(n))}}, Sections: []doc.Section{{ID: "s4", Title: "JudulTabel", Blocks: []doc.Block{other}}}}
		d.Body = append(d.Body, second)
		pages := perPage(t, d)
		for title, body := range map[string]string{"Bab uji": "IsiBab", "JudulSatu": "IsiSatu", "JudulDua": "IsiDua", "JudulTiga": "IsiDua", "JudulBab": "IsiDepan", "JudulTabel": "baris-0"} {
			together := false
			for _, p := range pages[1:] {
				if head, rest, ok := strings.Cut(strings.TrimSpace(p), "\n"); ok && strings.Contains(head, " · ") {
					p = rest // without the running head
				}
				together = together || strings.Contains(p, title) && strings.Contains(p, body)
			}
			if !together {
				t.Errorf("with %d words %s stands on another page than its text", n*4, title)
			}
		}
	}
}

func TestNothingIsTooMuch(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 3000)
	crooked := doc.Table{ID: "c", Caption: long, Columns: []doc.Column{{Weight: -3}, {}}, Head: [][]doc.Cell{{{Text: doc.T("a"), RowSpan: 9, ColSpan: 7}}, {}}, Rows: []doc.Row{{}, {Cells: make([]doc.Cell, 9)}, {Kind: doc.Group, Cells: []doc.Cell{{ColSpan: 1 << 30}}}}}
	many := doc.Table{Columns: make([]doc.Column, 60), Rows: []doc.Row{{Cells: make([]doc.Cell, 60)}}}
	for i := range many.Rows[0].Cells {
		many.Rows[0].Cells[i] = doc.C("penyelenggaraan")
	}
	for what, d := range map[string]doc.Document{
		"nothing":          {},
		"empty blocks":     one(doc.Paragraph{}, doc.List{}, doc.List{Items: [][]doc.Span{nil}}, doc.Table{}, doc.Table{ID: "x", Caption: "y"}, doc.Figure{}, doc.Gantt{}, doc.Figures{}, doc.Cards{}, doc.Cards{Items: []doc.Card{{}}}, doc.Signatures{}, doc.PageBreak{}, doc.PageBreak{}, doc.Paragraph{Kind: doc.Missing}, doc.Paragraph{Kind: doc.Quote}),
		"a word too long":  one(doc.Paragraph{Text: doc.T(long)}, doc.List{Items: [][]doc.Span{doc.T(long)}}, doc.Cards{Columns: 3, Items: []doc.Card{{Title: long, Items: []string{long}}}}, doc.Figures{Items: []doc.FigureItem{{Value: long, Label: long}}}),
		"crooked tables":   one(crooked, many),
		"crooked road map": one(doc.Gantt{ID: "g", Wide: true, Caption: long, Periods: []doc.GanttPeriod{{Label: long, Parts: -4}, {Parts: 400}}, Rows: []doc.GanttRow{{Label: long, Note: long, From: -9, To: 1 << 30, Marks: []doc.GanttMark{{At: -5, Label: long}}}, {From: 9, To: 2}}}),
		"a dead reference": one(doc.Paragraph{Text: []doc.Span{{Ref: "tiada"}, {Note: []doc.Span{{Ref: "tiada"}, {Note: doc.T("catatan dalam catatan")}}}}}),
		"equal identities": {Body: []doc.Section{{ID: "a", Title: "x"}, {ID: "a", Title: "y"}, {Title: "z"}}},
		"deep sections":    {Body: []doc.Section{deep(12)}},
		"signs of no font": one(doc.Paragraph{Text: doc.T("\x00\ufeff\ufffe\u202e\U0010ffff\xff\xfe 漢\u0301 e\u0301")}),
		"huge drawing":     one(doc.Figure{ID: "f", Drawing: &doc.Drawing{W: 1e9, H: 1e12, Shapes: []doc.Shape{{Kind: doc.Sector, W: 5, H: 2, Points: []doc.Point{{X: 0, Y: 1e6}}}, {Kind: doc.Sector}, {Kind: doc.Text, Size: 1e30, Text: "x"}}}}),
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			lint(t, render(t, d))
		})
	}
}

func deep(n int) doc.Section {
	s := doc.Section{ID: "d" + itoa(n), Title: "Bagian"}
	if n > 0 {
		s.Sections = []doc.Section{deep(n - 1)}
	}
	return s
}

func TestEveryPageHasContent(t *testing.T) {
	t.Parallel()
	for i, p := range perPage(t, doctest.Book(doctest.Size{Pages: 60, Tables: 40, Charts: 10})) {
		if len(strings.Fields(p)) < 25 && i > 0 {
			t.Errorf("page %d is nearly empty:\n%s", i+1, p)
		}
	}
}

func FuzzWrite(f *testing.F) {
	for _, s := range []string{"", "Rp 1.234", "😀\x00\xff", "pem-ba-ngun-an/pelayanan", strings.Repeat("a", 500), "\u00ad\u200b\u2029x"} {
		f.Add(s, uint8(3))
	}
	f.Fuzz(func(t *testing.T, s string, kind uint8) {
		if len(s) > 2000 {
			return
		}
		d := one(
			doc.Paragraph{Text: []doc.Span{{Text: s}, {Text: s, Bold: true}, {Link: s, Text: s}, {Note: doc.T(s)}}, Kind: doc.ParagraphKind(kind % 5)},
			doc.Table{ID: s, Caption: s, Columns: []doc.Column{{Weight: int(kind)}, {Align: doc.Align(kind % 3)}}, Head: [][]doc.Cell{{doc.C(s), doc.C(s)}}, Rows: []doc.Row{{Cells: []doc.Cell{doc.C(s), {Text: doc.T(s), Shade: doc.Shade(kind % 5), Color: s}}, Kind: doc.RowKind(kind % 3)}}, Wide: kind%2 == 0},
			doc.Figure{ID: "g" + s, Caption: s, Chart: &doc.Chart{Kind: doc.ChartKind(kind % 6), Labels: []string{s, s}, Series: []doc.Series{{Name: s, Values: []int64{int64(kind), -5}}}}},
		)
		d.Cover = doc.Cover{Title: s, Seal: doc.Seal{Fingerprint: s, QR: s}}
		lint(t, render(t, d))
	})
}
