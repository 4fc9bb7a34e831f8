package app

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"gurindam/internal/doc/docdocx"
	"gurindam/internal/doc/dochtml"
	"gurindam/internal/doc/docpdf"
	"gurindam/internal/doc/doctest"
	"gurindam/internal/needs"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/publication"
	"gurindam/internal/tabular"
)

// The book of the comparison: 150 pages, 150 tables, 20 charts.
func bigBook() (size doctest.Size) { return doctest.Size{Pages: 150, Tables: 150, Charts: 20} }

func BenchmarkBook150(b *testing.B) {
	book := doctest.Book(bigBook())
	b.Run("pdf", func(b *testing.B) {
		for b.Loop() {
			result, err := docpdf.Write(io.Discard, book)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(result.Pages), "pages")
		}
	})
	b.Run("docx", func(b *testing.B) {
		for b.Loop() {
			if err := docdocx.Write(io.Discard, book, docdocx.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	// What a user would pick instead: print the same book from a browser.
	b.Run("chromium", func(b *testing.B) {
		chromium := needs.Program(b, "chromium", "chromium-browser", "google-chrome")
		dir := b.TempDir()
		page := filepath.Join(dir, "book.html")
		var html bytes.Buffer
		if err := dochtml.Write(&html, book, dochtml.Options{}); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(page, html.Bytes(), 0o600); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			out := filepath.Join(dir, "book.pdf")
			cmd := exec.Command(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(dir, "profile"),
				"--no-pdf-header-footer", "--print-to-pdf="+out, "file://"+page)
			if text, err := cmd.CombinedOutput(); err != nil {
				b.Fatalf("%v\n%s", err, text)
			}
			if _, err := os.Stat(out); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkTwentyBooksAtOnce(b *testing.B) {
	book := doctest.Book(bigBook())
	for b.Loop() {
		var wait sync.WaitGroup
		for range 20 {
			wait.Go(func() {
				if _, err := docpdf.Write(io.Discard, book); err != nil {
					b.Error(err)
				}
			})
		}
		wait.Wait()
	}
}

func benchApp(b *testing.B) *App {
	b.Helper()
	a, err := New(b.Context(), "sqlite:"+filepath.Join(b.TempDir(), "bench.db"), time.Now)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { a.Close() })
	return a
}

// The example's three books, in both formats.
func BenchmarkThreeBooks(b *testing.B) {
	a := benchApp(b)
	taken, err := a.ImportPlan(b.Context(), "../../examples/tanjungpinang", "21.72", false)
	if err != nil || !taken.Saved {
		b.Fatal(err, taken.Problems)
	}
	for b.Loop() {
		order := publication.Order{Region: "21.72", Formats: []string{publication.PDF, publication.DOCX}}
		if _, err := a.Books.Build(context.Background(), order, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// A workbook of 5,000 initiatives: export, dry run, and saving.
func BenchmarkWorkbook5000(b *testing.B) {
	a := benchApp(b)
	guide, err := plan.LoadGuideline(DefaultGuideline)
	if err != nil {
		b.Fatal(err)
	}
	large := plantest.Large(guide, 5000)
	path := filepath.Join(b.TempDir(), "large.xlsx")
	b.Run("template", func(b *testing.B) {
		for b.Loop() {
			if err := tabular.WriteForm(io.Discard, workbook.Template(guide, large.Masterplan.Profile.Period)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("export", func(b *testing.B) {
		for b.Loop() {
			f, err := os.Create(path)
			if err != nil {
				b.Fatal(err)
			}
			if err := tabular.WriteForm(f, workbook.Form(large, guide)); err != nil {
				b.Fatal(err)
			}
			f.Close()
		}
	})
	for name, dry := range map[string]bool{"dry-run": true, "save": false} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := a.ImportPlan(context.Background(), path, large.Region.Code, dry); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
