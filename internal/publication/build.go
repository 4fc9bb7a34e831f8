package publication

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"sync"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/region"
)

// build is one order being carried out.
type build struct {
	images   Images
	snapshot plan.Snapshot
	guide    plan.Guideline
	set      Set
	books    []Book
	formats  []string
	writers  map[string]Writer
	told     func(step string)
}

// report lets progress, which may be nil, be told of every file, never twice at once.
func (b *build) report(progress func(step string, done, total int)) *build {
	done := 0
	var mu sync.Mutex
	b.told = func(step string) {
		mu.Lock()
		defer mu.Unlock()
		done++
		if progress != nil {
			progress(step, done, len(b.books)*len(b.formats))
		}
	}
	return b
}

// run makes the books, some at once, and gives their files in order.
func (b *build) run(ctx context.Context) ([]File, error) {
	results := make([][]File, len(b.books))
	faults := make([]error, len(b.books))
	queue := make(chan int)
	var crew sync.WaitGroup
	for range min(workers, len(b.books)) {
		crew.Go(func() {
			for i := range queue {
				results[i], faults[i] = b.book(ctx, b.books[i])
			}
		})
	}
	for i := range b.books {
		queue <- i
	}
	close(queue)
	crew.Wait()
	for _, err := range faults {
		if err != nil {
			return nil, err
		}
	}
	return slices.Concat(results...), nil
}

// book makes the files of one book. Pages are set first, since a file made to be
// edited shows them in its contents.
func (b *build) book(ctx context.Context, o Book) ([]File, error) {
	seal := SealOf(b.snapshot, b.guide, b.set, o.ID)
	d, _ := Compose(b.set, o.ID, b.snapshot, b.guide, seal)
	if err := Illustrate(ctx, b.images, b.snapshot.Region.Code, &d); err != nil {
		return nil, fmt.Errorf("build %s: %w", o.ID, err)
	}
	made := map[string][]byte{}
	var pages Pages
	for _, format := range inOrder(b.formats, b.writers) {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("build %s: %w", o.ID, err)
		}
		var out bytes.Buffer
		set, err := b.writers[format].Write(&out, d, pages)
		if err != nil {
			return nil, fmt.Errorf("write %s as %s: %w", o.ID, format, err)
		}
		if format == PDF {
			pages = set
		}
		if made[format] = out.Bytes(); slices.Contains(b.formats, format) {
			b.told(fmt.Sprintf("%s (%s)", o.Label, format))
		}
	}
	var files []File
	for _, format := range b.formats {
		hash := sha256.Sum256(made[format])
		files = append(files, File{Book: o.ID, Format: format, Name: FileName(o, b.snapshot.Region.Code, seal, format), SHA256: hex.EncodeToString(hash[:]), Bytes: made[format]})
	}
	return files, nil
}

// inOrder lists the formats to write: PDF first, also where only its pages are
// needed.
func inOrder(formats []string, writers map[string]Writer) []string {
	out := slices.Clone(formats)
	if slices.Contains(out, DOCX) && !slices.Contains(out, PDF) && writers[PDF] != nil {
		out = append(out, PDF)
	}
	slices.SortStableFunc(out, func(a, b string) int {
		switch {
		case a == b:
			return 0
		case a == PDF:
			return -1
		case b == PDF:
			return 1
		}
		return 0
	})
	return out
}

// FileName is the name of a file: which book, what it is, whose, and the beginning
// of its fingerprint.
func FileName(b Book, code region.Code, seal doc.Seal, format string) string {
	label := strings.ReplaceAll(strings.ToLower(b.Label), " ", "-")
	return fmt.Sprintf("%s-%s-%s-%.12s.%s", label, b.ID, code, seal.Fingerprint, format)
}
