package docpdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"gurindam/internal/doc"
	"gurindam/internal/doc/doctest"
	"gurindam/internal/needs"
)

func TestEqualBooksGiveEqualBytes(t *testing.T) {
	t.Parallel()
	size := doctest.Size{Pages: 30, Tables: 12, Charts: 6}
	want := render(t, doctest.Book(size))
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			var b bytes.Buffer
			if _, err := Write(&b, doctest.Book(size)); err != nil {
				t.Error(err)
			}
			if !bytes.Equal(b.Bytes(), want) {
				t.Error("the same book gave other bytes")
			}
		})
	}
	wait.Wait()
}

// saved writes a book to a file of the test.
func saved(t *testing.T, d doc.Document) (string, Result) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "buku.pdf")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Write(f, d)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path, r
}

func run(t *testing.T, program string, args ...string) string {
	t.Helper()
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

func TestOtherProgramsAcceptTheBook(t *testing.T) {
	t.Parallel()
	path, r := saved(t, doctest.Book(doctest.Size{Pages: 30, Tables: 12, Charts: 6}))
	run(t, needs.Program(t, "qpdf"), "--check", path)
	info := run(t, needs.Program(t, "pdfinfo"), path)
	for _, want := range []string{"Title:           Masterplan Smart City Kota Contoh 2019–2023", "Author:          Pemerintah Kota Contoh", "Tagged:          yes", "(A4)"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, info)
		}
	}
	if m := regexp.MustCompile(`Pages: +(\d+)`).FindStringSubmatch(info); m == nil || m[1] != itoa(r.Pages) {
		t.Errorf("pdfinfo counts %v pages, the result %d", m, r.Pages)
	}
	fonts := run(t, needs.Program(t, "pdffonts"), path)
	for _, line := range strings.Split(strings.TrimSpace(fonts), "\n")[2:] {
		if !strings.Contains(line, "yes yes yes") {
			t.Errorf("a font is not embedded, cut and readable: %s", line)
		}
	}
}

// one makes a book of a single chapter.
func one(blocks ...doc.Block) doc.Document {
	return doc.Document{Meta: doc.Meta{Title: "Uji", Lang: "id-ID"}, Body: []doc.Section{{ID: "bab", Title: "Bab uji", Blocks: blocks}}}
}

// text reads a book as its structure or, raw, as its pages have it.
func text(t *testing.T, d doc.Document, args ...string) string {
	t.Helper()
	path, _ := saved(t, d)
	return run(t, needs.Program(t, "pdftotext"), append(args, "-enc", "UTF-8", path, "-")...)
}

func TestTextKeepsItsOrder(t *testing.T) {
	t.Parallel()
	d := one(
		doc.Paragraph{Text: []doc.Span{{Text: "Kalimat pertama dengan "}, {Text: "huruf tebal", Bold: true}, {Text: " lalu "}, {Text: "miring", Italic: true}, {Text: "."}}},
		doc.List{Ordered: true, Items: [][]doc.Span{doc.T("butir satu"), doc.T("butir dua")}},
		doc.Table{ID: "t", Caption: "Judul tabel", Columns: []doc.Column{{Weight: 1}, {Weight: 1, Align: doc.AlignNumber}}, Head: [][]doc.Cell{{doc.C("Uraian"), doc.C("Nilai")}}, Rows: []doc.Row{{Cells: []doc.Cell{doc.C("baris"), doc.C("1.234,5")}}}},
		doc.Paragraph{Text: doc.T("Kalimat penutup.")},
	)
	got := text(t, d)
	_, got, _ = strings.Cut(got, "ii\n") // behind the contents
	for _, want := range []string{"Kalimat pertama dengan huruf tebal lalu miring.", "1. butir satu", "butir dua", "Tabel 1.1", "Judul tabel", "Uraian", "Nilai", "baris", "1.234,5", "Kalimat penutup."} {
		_, rest, ok := strings.Cut(got, want)
		if !ok {
			t.Errorf("%q does not follow in:\n%s", want, got)
			continue
		}
		got = rest
	}
}

func TestUnknownSignsStayInTheText(t *testing.T) {
	t.Parallel()
	got := text(t, one(doc.Paragraph{Text: doc.T("Huruf 漢 dan wajah 😀 serta panah → dan centang ✔ tetap ada.")}))
	for _, want := range []string{"漢", "😀", "→", "✔", "tetap ada"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is lost in:\n%s", want, got)
		}
	}
}

func TestPagesOfThingsAreThePrintedOnes(t *testing.T) {
	t.Parallel()
	d := doctest.Book(doctest.Size{Pages: 40, Tables: 12, Charts: 6})
	var b bytes.Buffer
	r, err := Write(&b, d)
	if err != nil {
		t.Fatal(err)
	}
	pages := perPage(t, d)
	if len(pages) != r.Pages {
		t.Fatalf("%d pages of text, %d in the result", len(pages), r.Pages)
	}
	front := slices.IndexFunc(pages, func(p string) bool { return strings.HasPrefix(strings.TrimSpace(p), "Bab I\n") })
	for _, e := range doc.Number(d).Entries {
		page := r.PageOf[e.ID]
		if e.Label == "" || e.Kind == doc.SectionEntry && e.Depth == 0 {
			continue
		}
		if at := front + page - 1; at >= len(pages) || !strings.Contains(pages[at], e.Label) {
			t.Errorf("%s (%s) is not on page %d", e.Label, e.ID, page)
		}
	}
}
