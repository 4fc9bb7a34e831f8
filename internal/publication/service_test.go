package publication_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"testing"

	"gurindam/internal/doc"
	"gurindam/internal/doc/docdocx"
	"gurindam/internal/doc/dochtml"
	"gurindam/internal/doc/docpdf"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/publication"
	"gurindam/internal/region"

	"github.com/google/go-cmp/cmp"
)

// shelf gives one plan.
type shelf struct{ plan plan.Snapshot }

func (s shelf) Snapshot(_ context.Context, code region.Code) (plan.Snapshot, error) {
	if code != s.plan.Region.Code {
		return plan.Snapshot{}, fault.New(fault.NotFound, "Rencana tidak ada.")
	}
	return s.plan, nil
}

// pen writes the title of a document and the pages it was told of.
type pen struct {
	pages publication.Pages
	wrote *atomic.Int64
	fails error
}

func (p pen) Write(w io.Writer, d doc.Document, pages publication.Pages) (publication.Pages, error) {
	p.wrote.Add(1)
	fmt.Fprintf(w, "%s, halaman visi %d", d.Cover.Title, pages["visi"])
	return p.pages, p.fails
}

func TestBuild(t *testing.T) {
	t.Parallel()
	var pdf, docx atomic.Int64
	service := publication.Service{Plans: shelf{plantest.Full()}, Writers: map[string]publication.Writer{
		publication.PDF: pen{publication.Pages{"visi": 7}, &pdf, nil}, publication.DOCX: pen{nil, &docx, nil}}}
	var steps []string
	files, err := service.Build(t.Context(), publication.Order{Region: "21.72", Formats: []string{"docx", "pdf"}}, func(step string, done, total int) {
		steps = append(steps, fmt.Sprintf("%d/%d", done, total))
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		got = append(got, fmt.Sprintf("%s %s: %s", f.Book, f.Format, f.Bytes))
	}
	want := []string{
		"analysis docx: Analisis Strategis dan Kesiapan Daerah, halaman visi 7", "analysis pdf: Analisis Strategis dan Kesiapan Daerah, halaman visi 0",
		"masterplan docx: Masterplan dan Peta Jalan, halaman visi 7", "masterplan pdf: Masterplan dan Peta Jalan, halaman visi 0",
		"summary docx: Ringkasan Eksekutif, halaman visi 7", "summary pdf: Ringkasan Eksekutif, halaman visi 0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"1/6", "2/6", "3/6", "4/6", "5/6", "6/6"}, steps); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}
	name := files[2].Name
	if !strings.HasPrefix(name, "buku-2-masterplan-21.72-") || !strings.HasSuffix(name, ".docx") || len(name) != len("buku-2-masterplan-21.72-0123456789ab.docx") {
		t.Errorf("name of a file is %q", name)
	}
}

// A file to be edited shows the pages of the typeset book, also where nobody asked
// for that one.
func TestPagesAreSetEvenWhereOnlyTheEditableFileIsWanted(t *testing.T) {
	t.Parallel()
	var pdf, docx atomic.Int64
	service := publication.Service{Plans: shelf{plantest.Full()}, Writers: map[string]publication.Writer{
		publication.PDF: pen{publication.Pages{"visi": 9}, &pdf, nil}, publication.DOCX: pen{nil, &docx, nil}}}
	files, err := service.Build(t.Context(), publication.Order{Region: "21.72", Books: []publication.BookID{publication.Summary}, Formats: []string{"docx"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 || !strings.Contains(string(files[0].Bytes), "halaman visi 9") || pdf.Load() != 1 {
		t.Errorf("got %d files, %q; PDF written %d times", len(files), files[0].Bytes, pdf.Load())
	}
}

func TestBuildRefuses(t *testing.T) {
	t.Parallel()
	var wrote atomic.Int64
	broken := errors.New("kertas habis")
	good := map[string]publication.Writer{publication.PDF: pen{nil, &wrote, nil}}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for _, c := range []struct {
		name    string
		ctx     context.Context
		writers map[string]publication.Writer
		order   publication.Order
		kind    fault.Kind
		cause   error
	}{
		{"unknown region", t.Context(), good, publication.Order{Region: "11.01"}, fault.NotFound, nil},
		{"unknown set", t.Context(), good, publication.Order{Region: "21.72", Set: "sepuluh-buku"}, fault.NotFound, nil},
		{"book of another set", t.Context(), good, publication.Order{Region: "21.72", Books: []publication.BookID{publication.QuickWins}}, fault.NotFound, nil},
		{"unknown format", t.Context(), good, publication.Order{Region: "21.72", Formats: []string{"odt"}}, fault.Invalid, nil},
		{"writer fails", t.Context(), map[string]publication.Writer{publication.PDF: pen{nil, &wrote, broken}}, publication.Order{Region: "21.72"}, fault.Internal, broken},
		{"stopped", stopped, good, publication.Order{Region: "21.72"}, fault.Internal, context.Canceled},
	} {
		service := publication.Service{Plans: shelf{plantest.Full()}, Writers: c.writers}
		_, err := service.Build(c.ctx, c.order, nil)
		if err == nil || fault.KindOf(err) != c.kind || c.cause != nil && !errors.Is(err, c.cause) {
			t.Errorf("%s: Build says %v (kind %d), want kind %d and cause %v", c.name, err, fault.KindOf(err), c.kind, c.cause)
		}
	}
}

// press holds the real writers, as the program wires them.
type press func(io.Writer, doc.Document, publication.Pages) (publication.Pages, error)

func (p press) Write(w io.Writer, d doc.Document, pages publication.Pages) (publication.Pages, error) {
	return p(w, d, pages)
}

func presses() map[string]publication.Writer {
	return map[string]publication.Writer{
		publication.PDF: press(func(w io.Writer, d doc.Document, _ publication.Pages) (publication.Pages, error) {
			r, err := docpdf.Write(w, d)
			return r.PageOf, err
		}),
		publication.DOCX: press(func(w io.Writer, d doc.Document, pages publication.Pages) (publication.Pages, error) {
			return nil, docdocx.Write(w, d, docdocx.Options{PageOf: pages})
		}),
		publication.HTML: press(func(w io.Writer, d doc.Document, _ publication.Pages) (publication.Pages, error) {
			return nil, dochtml.Write(w, d, dochtml.Options{})
		}),
	}
}

func TestTheSameSnapshotGivesTheSameFiles(t *testing.T) {
	t.Parallel()
	service := publication.Service{Plans: shelf{sample(guideline(t, "kominfo-2019"))}, Writers: presses()}
	var hashes [2]map[string]string
	for i := range hashes {
		files, err := service.Build(t.Context(), publication.Order{Region: "99.71"}, nil)
		if err != nil {
			t.Fatal(err)
		}
		hashes[i] = map[string]string{}
		for _, f := range files {
			hashes[i][f.Name] = f.SHA256
		}
		if len(hashes[i]) != 9 {
			t.Errorf("%d files, want three books in three formats", len(hashes[i]))
		}
	}
	if diff := cmp.Diff(hashes[0], hashes[1]); diff != "" {
		t.Errorf("built twice, two results:\n%s", diff)
	}
}

// BenchmarkThreeBooks makes three books in PDF and DOCX of a plan of 131 initiatives.
func BenchmarkThreeBooks(b *testing.B) {
	service := publication.Service{Plans: shelf{plantest.Large(guideline(b, "kominfo-2019"), 131)}, Writers: presses()}
	for b.Loop() {
		if _, err := service.Build(b.Context(), publication.Order{Region: "21.72", Formats: []string{publication.PDF, publication.DOCX}}, nil); err != nil {
			b.Fatal(err)
		}
	}
}
