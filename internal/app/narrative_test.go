package app

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/doc/doctest"
	"gurindam/internal/needs"
	"gurindam/internal/publication"
	"gurindam/internal/tabular"
	"gurindam/internal/workspace"
)

// What is written for a chapter stands in the plan, in the sheet and in the books of
// every format, with its picture.
func TestLongTextsReachTheBooks(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := writing(t, d)
		photo, err := a.Album.Keep(t.Context(), secretary().Actor, tanjungpinang, doctest.Image("image/jpeg", 600, 300).Bytes)
		if err != nil {
			t.Fatal(err)
		}
		row := state(t, a).IDs["narasi"][1]
		text := `{"type":"doc","content":[{"type":"heading","attrs":{"level":1},"content":[{"type":"text","text":"Pelajaran lokakarya"}]},` +
			`{"type":"paragraph","content":[{"type":"text","text":"Warga meminta "},{"type":"text","text":"antrean daring","marks":[{"type":"strong"}]},{"type":"source","attrs":{"text":"Notulen Bimtek II","page":"7"}}]},` +
			`{"type":"table","attrs":{"caption":"Peserta hari kedua","source":"Daftar hadir"},"content":[{"type":"table_row","content":[{"type":"table_header","content":[{"type":"paragraph","content":[{"type":"text","text":"Unsur"}]}]}]},{"type":"table_row","content":[{"type":"table_cell","content":[{"type":"paragraph","content":[{"type":"text","text":"Perguruan tinggi"}]}]}]}]},` +
			`{"type":"figure","attrs":{"image":"` + photo.Hash + `","alt":"Peserta berdiskusi","caption":"Diskusi kelompok","source":"dokumentasi sendiri"}}]}`
		out := apply(t, a, secretary(), fill("narasi", row, "isi", "", text))
		if out.Results[0].Status != workspace.Saved || !strings.HasPrefix(out.Results[0].Value, "# Pelajaran lokakarya\n\nWarga meminta **antrean daring**^[Notulen Bimtek II](hlm. 7)") {
			t.Fatalf("%+v", out.Results[0])
		}
		bad := apply(t, a, secretary(), fill("narasi", row, "isi", out.Results[0].Value, `{"type":"doc","content":[{"type":"iframe"}]}`))
		if bad.Results[0].Status != workspace.Refused || bad.Results[0].Value != out.Results[0].Value {
			t.Errorf("a foreign document: %+v", bad.Results[0])
		}
		planner := author("perencana-opd", access.Place{Region: string(tanjungpinang), OPD: "DINKES"})
		if r := apply(t, a, planner, fill("narasi", row, "isi", out.Results[0].Value, "Lain")).Results[0]; r.Status != workspace.Refused {
			t.Errorf("a planner of an office: %+v", r)
		}
		wantStored(t, a)

		files, err := a.Books.Build(t.Context(), publication.Order{Region: tanjungpinang, Books: []publication.BookID{publication.Analysis}, Formats: []string{publication.PDF, publication.DOCX, publication.HTML}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			said := words(t, f)
			for _, want := range []string{"Pelajaran lokakarya", "antrean daring", "Notulen Bimtek II, hlm. 7.", "Peserta hari kedua", "Perguruan tinggi", "Diskusi kelompok", "Sumber: dokumentasi sendiri"} {
				if !strings.Contains(said, want) {
					t.Errorf("%s: no %q", f.Name, want)
				}
			}
		}
	})
}

// words gives the text of a book, as a reader's program shows it or as the file
// holds it.
func words(t *testing.T, f publication.File) string {
	t.Helper()
	switch f.Format {
	case publication.PDF:
		if !bytes.Contains(f.Bytes, []byte("/Subtype/Image")) {
			t.Error("no picture in the PDF")
		}
		program := needs.Program(t, "pdftotext")
		path := filepath.Join(t.TempDir(), "buku.pdf")
		if err := os.WriteFile(path, f.Bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.CommandContext(t.Context(), program, "-enc", "UTF-8", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.Fields(string(out)), " ")
	case publication.DOCX:
		z, err := zip.NewReader(bytes.NewReader(f.Bytes), int64(len(f.Bytes)))
		if err != nil {
			t.Fatal(err)
		}
		var said strings.Builder
		for _, name := range []string{"word/document.xml", "word/footnotes.xml", "word/media/foto1.jpeg"} {
			part, err := z.Open(name)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if strings.HasSuffix(name, ".xml") {
				_, _ = io.Copy(&said, part)
			}
			_ = part.Close()
		}
		return said.String()
	}
	if !bytes.Contains(f.Bytes, []byte(`src="data:image/jpeg;base64,`)) {
		t.Error("no picture in the HTML")
	}
	return string(f.Bytes)
}

// The workbook carries the texts out and back.
func TestLongTextsTravelInTheWorkbook(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := writing(t, d)
		before := state(t, a).Masterplan.Narratives
		form, err := a.ExportPlan(t.Context(), tanjungpinang)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "rencana.xlsx")
		file, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := tabular.WriteForm(file, form); err != nil {
			t.Fatal(err)
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := a.ImportPlan(t.Context(), path, tanjungpinang, false); err != nil {
			t.Fatal(err)
		}
		after := fresh(t, a).Masterplan.Narratives
		if len(after) != len(before) || after[0] != before[0] || after[1] != before[1] {
			t.Errorf("before %q\nafter %q", before, after)
		}
	})
}
