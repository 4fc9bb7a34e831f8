package docdocx_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gurindam/internal/doc"
	"gurindam/internal/doc/docdocx"
	"gurindam/internal/doc/doctest"
	"gurindam/internal/needs"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestPackageHangsTogether(t *testing.T) {
	t.Parallel()
	big := write(t, doctest.Book(doctest.Size{Pages: 30, Tables: 20, Charts: 12}), docdocx.Options{})
	checkPackage(t, big)
	checkOrder(t, "word/document.xml", big.parts["word/document.xml"])
	w := write(t, doctest.Sample(), docdocx.Options{})
	checkPackage(t, w)
	for name, part := range w.parts {
		checkOrder(t, name, part)
	}
	for name, data := range w.files {
		if filepath.Ext(name) == ".xlsx" {
			checkPackage(t, unpack(t, data))
		}
	}
	if !strings.HasPrefix(w.order[0], "[Content_Types]") {
		t.Errorf("the package begins with %s", w.order[0])
	}
}

func TestIdentitiesAreUniqueAndFound(t *testing.T) {
	t.Parallel()
	w := write(t, doctest.Sample(), docdocx.Options{})
	body := w.parts["word/document.xml"]
	for _, tag := range []string{"docPr", "bookmarkStart", "footnoteReference"} {
		seen := map[string]bool{}
		for _, e := range body.all(tag) {
			if id := e.attrs["id"]; id == "" || seen[id] {
				t.Errorf("%s %q is used twice or empty", tag, id)
			}
			seen[e.attrs["id"]] = true
		}
	}
	marks := map[string]bool{}
	for _, e := range body.all("bookmarkStart") {
		name := e.attrs["name"]
		if len(name) > 40 || !regexp.MustCompile(`^[A-Za-z_]\w*$`).MatchString(name) || marks[name] {
			t.Errorf("bookmark %q is not legal, or used twice", name)
		}
		marks[name] = true
	}
	for _, e := range body.all("instrText") {
		if f := strings.Fields(e.text); (f[0] == "REF" || f[0] == "PAGEREF") && !marks[f[1]] {
			t.Errorf("field %q leads nowhere", e.text)
		}
	}
	for _, e := range body.all("hyperlink") {
		if !marks[e.attrs["anchor"]] {
			t.Errorf("link to %q leads nowhere", e.attrs["anchor"])
		}
	}
	notes := map[string]bool{}
	for _, e := range w.parts["word/footnotes.xml"].all("footnote") {
		notes[e.attrs["id"]] = true
	}
	for _, e := range body.all("footnoteReference") {
		if !notes[e.attrs["id"]] {
			t.Errorf("note %s has no text", e.attrs["id"])
		}
	}
}

func TestStylesAreDefined(t *testing.T) {
	t.Parallel()
	w := write(t, doctest.Sample(), docdocx.Options{})
	known := map[string]bool{}
	for _, e := range w.parts["word/styles.xml"].all("style") {
		known[e.attrs["styleId"]] = true
	}
	for _, name := range []string{"word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer2.xml", "word/styles.xml"} {
		for _, tag := range []string{"pStyle", "rStyle", "tblStyle", "basedOn", "next"} {
			for _, e := range w.parts[name].all(tag) {
				if !known[e.attrs["val"]] {
					t.Errorf("%s uses style %q, which is not defined", name, e.attrs["val"])
				}
			}
		}
	}
	if bytes.Contains(w.files["word/styles.xml"], []byte("{")) {
		t.Error("the style sheet has places that were not filled")
	}
}

func TestHeadingsAndCaptionsSayWhatTheBookSays(t *testing.T) {
	t.Parallel()
	d := doctest.Sample()
	var headings, captions, want, wantCaptions []string
	for _, e := range doc.Number(d).Entries {
		if e.Kind == doc.SectionEntry {
			want = append(want, fmt.Sprintf("Heading%d %s", e.Depth+1, e.Title))
		} else {
			wantCaptions = append(wantCaptions, e.Label+"  "+e.Title)
		}
	}
	for _, p := range write(t, d, docdocx.Options{}).parts["word/document.xml"].all("p") {
		if s := p.all("pStyle"); len(s) > 0 {
			switch style := s[0].attrs["val"]; {
			case strings.HasPrefix(style, "Heading"):
				headings = append(headings, style+" "+p.words())
			case style == "Caption":
				captions = append(captions, p.words())
			}
		}
	}
	if diff := cmp.Diff(want, headings); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(wantCaptions, captions); diff != "" {
		t.Errorf("captions (-want +got):\n%s", diff)
	}
}

func TestSequencesBeginAnewInEachChapter(t *testing.T) {
	t.Parallel()
	table := func(id string) doc.Block {
		return doc.Table{ID: id, Caption: id, Columns: []doc.Column{{}}, Rows: []doc.Row{{Cells: []doc.Cell{doc.C("x")}}}}
	}
	d := doc.Document{
		Front: []doc.Section{{ID: "f1", Blocks: []doc.Block{table("a")}}, {ID: "f2", Blocks: []doc.Block{table("b")}}},
		Body:  []doc.Section{{ID: "c1", Blocks: []doc.Block{table("c"), table("d")}}, {ID: "c2", Blocks: []doc.Block{table("e")}}},
		Back:  []doc.Section{{ID: "l1", Blocks: []doc.Block{table("f")}}},
	}
	var got []string
	for _, e := range write(t, d, docdocx.Options{}).parts["word/document.xml"].all("instrText") {
		if strings.Contains(e.text, "SEQ") {
			got = append(got, strings.TrimSpace(e.text))
		}
	}
	want := []string{`SEQ Tabel \* ARABIC \r 1`, `SEQ Tabel \* ARABIC \r 2`, `SEQ Tabel \* ARABIC \s 1 \r 1`, `SEQ Tabel \* ARABIC \s 1`, `SEQ Tabel \* ARABIC \s 1 \r 1`, `SEQ Tabel \* ARABIC \s 1 \r 1`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestContentsShowThePagesOfTheTypesetBook(t *testing.T) {
	t.Parallel()
	w := write(t, doctest.Sample(), docdocx.Options{PageOf: map[string]int{"pengesahan": 3, "visi": 1, "t-anggaran": 12}})
	got := map[string]string{}
	for _, l := range w.parts["word/document.xml"].all("hyperlink") {
		got[l.attrs["anchor"][:9]] = l.words()
	}
	for _, want := range []string{"Lembar Pengesahaniii", "Bab IVisi Kota Cerdas1", "Tabel 2.1Rencana aksi Smart Governance12", "Bab IIRencana Aksi"} {
		found := false
		for _, s := range got {
			found = found || s == want
		}
		if !found {
			t.Errorf("the lists have no entry %q: %v", want, got)
		}
	}
}

func TestRowsFillTheirGrid(t *testing.T) {
	t.Parallel()
	d := doctest.Sample()
	d.Body[0].Blocks = append(d.Body[0].Blocks, doc.Table{ID: "cacat", Caption: "Tabel yang barisnya tidak pas", Columns: []doc.Column{{}, {}, {}},
		Head: [][]doc.Cell{{{RowSpan: 9}, {ColSpan: 7}}, {{}, {}, {}, {}}},
		Rows: []doc.Row{{}, {Cells: []doc.Cell{{ColSpan: 9}}}, {Cells: []doc.Cell{{}, {}, {}, {}, {}}}}})
	for _, table := range write(t, d, docdocx.Options{}).parts["word/document.xml"].all("tbl") {
		columns := len(table.all("gridCol"))
		for _, row := range table.all("tr") {
			n := 0
			for _, c := range row.all("tcPr") {
				span := 1
				if s := c.all("gridSpan"); len(s) > 0 {
					fmt.Sscan(s[0].attrs["val"], &span)
				}
				n += span
			}
			if n != columns {
				t.Errorf("a row covers %d of %d columns: %q", n, columns, row.words())
			}
		}
	}
}

func TestWideTablesShareATurnedSection(t *testing.T) {
	t.Parallel()
	wide := func(id string) doc.Block {
		return doc.Table{ID: id, Caption: id, Wide: true, Columns: []doc.Column{{}}, Rows: []doc.Row{{Cells: []doc.Cell{doc.C("x")}}}}
	}
	short, long := doc.Paragraph{Text: doc.T("Pendek.")}, doc.Paragraph{Text: doc.T(strings.Repeat("Panjang. ", 200))}
	tests := []struct {
		name   string
		blocks []doc.Block
		want   string // P upright, L on its side; cover and front matter first
	}{
		{"nothing wide", []doc.Block{long}, "PPP"},
		{"a wide table after much text", []doc.Block{long, wide("a")}, "PPPL"},
		{"short text between wide tables", []doc.Block{long, wide("a"), short, wide("b")}, "PPPL"},
		{"much text between wide tables", []doc.Block{wide("a"), long, wide("b"), long}, "PPLPLP"},
	}
	for _, tt := range tests {
		d := doc.Document{Body: []doc.Section{{ID: "bab", Title: "Bab", Blocks: tt.blocks}}}
		got := ""
		for _, e := range write(t, d, docdocx.Options{}).parts["word/document.xml"].all("pgSz") {
			if e.attrs["orient"] == "landscape" {
				got += "L"
			} else {
				got += "P"
			}
		}
		if got != tt.want {
			t.Errorf("%s: sections %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestParagraphsCarryTheirIdentity(t *testing.T) {
	t.Parallel()
	got := map[string]string{}
	for _, e := range write(t, doctest.Sample(), docdocx.Options{}).parts["word/document.xml"].all("sdt") {
		got[e.all("tag")[0].attrs["val"]] = e.words()
	}
	if want := "Nilai 0–100 dihitung dari daftar periksa kesiapan."; got["kesiapan-2"] != want {
		t.Errorf("control kesiapan-2 holds %q, want %q", got["kesiapan-2"], want)
	}
}

func TestEqualDocumentsGiveEqualBytes(t *testing.T) {
	t.Parallel()
	a, b := write(t, doctest.Sample(), docdocx.Options{}), write(t, doctest.Sample(), docdocx.Options{})
	if !bytes.Equal(a.raw, b.raw) {
		t.Error("two files of one document differ")
	}
}

func TestAnyTextStaysWellFormed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		word := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "\x00\x0b]]>", "<w:p>&\"'", "\ufffe\uffff", "\xff\xfe", "a\nb\tc\r\n", strings.Repeat("x", 90)}))
		s := func(label string) string { return word.Draw(r, label) }
		id := s("id")
		chart := doc.Chart{Kind: doc.ChartKind(rapid.IntRange(-1, 7).Draw(r, "kind")), Unit: s("unit"), Scale: rapid.IntRange(-2, 25).Draw(r, "scale"), Labels: []string{s("l"), s("m")},
			Series: []doc.Series{{Name: s("n"), Color: s("c"), Values: rapid.SliceOfN(rapid.Int64(), 0, 3).Draw(r, "v")}}}
		d := doc.Document{
			Meta: doc.Meta{Title: s("title"), Lang: s("lang"), Keywords: []string{s("kw")}}, Cover: doc.Cover{Title: s("cover"), Seal: doc.Seal{Fingerprint: s("f"), QR: s("qr")}},
			Body: []doc.Section{{ID: id, Title: s("t"), Blocks: []doc.Block{
				doc.Paragraph{ID: s("p"), Kind: doc.ParagraphKind(rapid.IntRange(-1, 6).Draw(r, "pk")), Text: []doc.Span{{Text: s("x")}, {Ref: s("ref")}, {Link: s("link"), Text: s("y")}, {Note: []doc.Span{{Text: s("z")}, {Note: doc.T("dalam")}}}}},
				doc.Table{ID: id, Caption: s("cap"), Columns: make([]doc.Column, rapid.IntRange(0, 4).Draw(r, "cols")), Rows: []doc.Row{{Cells: []doc.Cell{{Text: doc.T(s("cell")), Color: s("col"), ColSpan: rapid.IntRange(-1, 9).Draw(r, "span")}}}}},
				doc.Figure{ID: s("fid"), Caption: s("fc"), Alt: s("alt"), Chart: &chart},
				doc.Figure{Drawing: &doc.Drawing{W: 10, H: 10, Shapes: []doc.Shape{{Kind: doc.Text, Text: s("dt"), Size: 3, Fill: s("df")}, {Kind: doc.Sector}, {Kind: doc.Polygon}}}},
				doc.Gantt{Caption: s("g"), Periods: []doc.GanttPeriod{{Label: s("gp"), Parts: 2}}, Rows: []doc.GanttRow{{Label: s("gr"), From: -2, To: 9, Marks: []doc.GanttMark{{At: 7, Label: s("gm")}}}}},
				doc.Cards{Items: []doc.Card{{Title: s("ct"), Items: []string{s("ci")}}}}, doc.Figures{Items: []doc.FigureItem{{Value: s("fv")}}}, doc.Signatures{Rows: []doc.Signature{{Role: s("sr")}}},
			}}},
		}
		w := write(t, d, docdocx.Options{})
		checkPackage(t, w)
		for name, part := range w.parts {
			checkOrder(t, name, part)
		}
		if t.Failed() {
			r.FailNow()
		}
	})
}

func TestAnEmptyDocumentIsAFile(t *testing.T) {
	t.Parallel()
	checkPackage(t, write(t, doc.Document{}, docdocx.Options{}))
}

func TestLibreOfficeReadsIt(t *testing.T) {
	t.Parallel()
	office, totext := needs.Program(t, "soffice"), needs.Program(t, "pdftotext")
	dir := t.TempDir()
	file := filepath.Join(dir, "buku.docx")
	if err := os.WriteFile(file, write(t, doctest.Sample(), docdocx.Options{PageOf: map[string]int{"visi": 1, "t-anggaran": 12}}).raw, 0o600); err != nil {
		t.Fatal(err)
	}
	convert := exec.CommandContext(t.Context(), office, "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "profil"), "--convert-to", "pdf", "--outdir", dir, file)
	if out, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	out, err := exec.CommandContext(t.Context(), totext, "-layout", filepath.Join(dir, "buku.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(out)), " ")
	for _, e := range doc.Number(doctest.Sample()).Entries {
		want := e.Title
		if e.Kind != doc.SectionEntry {
			want = e.Label + " " + e.Title
		}
		if strings.Count(text, want) < 2 { // in its list and in its place
			t.Errorf("%q stands %d times in the text", want, strings.Count(text, want))
		}
	}
	if !regexp.MustCompile(`Rencana aksi Smart Governance ?\.{9,} ?12 `).MatchString(text) {
		t.Error("the list of tables shows no page")
	}
	for _, want := range []string{"Lihat Gambar 1.1 dan Tabel 2.1", "RPJMD Kota Contoh 2018–2023, Bab V.", "visi pada Bab I.", "Forum belum dibentuk."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the text", want)
		}
	}
}

func BenchmarkBook(b *testing.B) {
	d := doctest.Book(doctest.Size{Pages: 150, Tables: 150, Charts: 20})
	b.ReportAllocs()
	for b.Loop() {
		if err := docdocx.Write(new(bytes.Buffer), d, docdocx.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
