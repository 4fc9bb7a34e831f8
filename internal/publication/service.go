package publication

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/region"
)

// Formats of files.
const (
	PDF  = "pdf"
	DOCX = "docx"
	HTML = "html"
)

// Pages tells on which printed page sections, tables and figures stand, by their
// identity.
type Pages map[string]int

// Writer writes a document in one format. A writer that sets pages tells where
// things came to stand; one that does not is told.
type Writer interface {
	Write(w io.Writer, d doc.Document, pages Pages) (Pages, error)
}

// Plans gives the snapshot of a region's plan, or fault.NotFound.
type Plans interface {
	Snapshot(ctx context.Context, code region.Code) (plan.Snapshot, error)
}

// Service builds the books of a region.
type Service struct {
	Plans   Plans
	Writers map[string]Writer // by format
	Images  Images            // of the texts; nil: there are none
}

// File is one book in one format.
type File struct {
	Book   BookID
	Format string
	Name   string // "buku-2-masterplan-21.72-0123456789ab.pdf"
	SHA256 string
	Bytes  []byte
}

// Order says what to build. Empty lists mean every book of the set, and every
// format there is a writer for.
type Order struct {
	Region  region.Code
	Set     string // empty: as the profile of the plan says
	Books   []BookID
	Formats []string
}

// workers is how many books are made at once.
const workers = 2

// Build makes the files of an order, in the order of its books and formats. The
// same snapshot gives the same files, whatever runs beside it. progress, which may
// be nil, is told of every file that is done; it is never called twice at once.
func (s *Service) Build(ctx context.Context, o Order, progress func(step string, done, total int)) ([]File, error) {
	snapshot, err := s.Plans.Snapshot(ctx, o.Region)
	if err != nil {
		return nil, fmt.Errorf("build books of %s: %w", o.Region, err)
	}
	job, err := s.prepare(snapshot, o)
	if err != nil {
		return nil, err
	}
	return job.report(progress).run(ctx)
}

// Print makes every file of what was frozen, in every format there is a writer for.
func (s *Service) Print(ctx context.Context, f Frozen, progress func(step string, done, total int)) ([]File, error) {
	job := &build{images: s.Images, snapshot: f.Snapshot, guide: f.Guide, set: f.Set, books: f.Set.Books, formats: s.formats(), writers: s.Writers}
	return job.report(progress).run(ctx)
}

// formats lists what there is a writer for.
func (s *Service) formats() []string { return slices.Sorted(maps.Keys(s.Writers)) }

// Compose makes the document of one book without writing it, for pages that show
// it and for checks.
func (s *Service) Compose(ctx context.Context, code region.Code, set string, book BookID) (doc.Document, []Missing, error) {
	snapshot, err := s.Plans.Snapshot(ctx, code)
	if err != nil {
		return doc.Document{}, nil, fmt.Errorf("compose book of %s: %w", code, err)
	}
	job, err := s.prepare(snapshot, Order{Region: code, Set: set, Books: []BookID{book}})
	if err != nil {
		return doc.Document{}, nil, err
	}
	d, missing := Compose(job.set, book, snapshot, job.guide, SealOf(snapshot, job.guide, job.set, book))
	return d, missing, nil
}

func (s *Service) prepare(snapshot plan.Snapshot, o Order) (*build, error) {
	set, guide, err := rules(snapshot, o.Set)
	if err != nil {
		return nil, err
	}
	b := &build{images: s.Images, snapshot: snapshot, guide: guide, set: set, formats: o.Formats, writers: s.Writers}
	ids := o.Books
	if len(ids) == 0 {
		ids = set.IDs()
	}
	for _, id := range ids {
		book, ok := set.Book(id)
		if !ok {
			return nil, fault.New(fault.NotFound, fmt.Sprintf("Set %q tidak memuat buku %q. Yang tersedia: %s.", set.ID, id, joinIDs(set.IDs())))
		}
		b.books = append(b.books, book)
	}
	if len(b.formats) == 0 {
		b.formats = s.formats()
	}
	for _, f := range b.formats {
		if s.Writers[f] == nil {
			return nil, fault.New(fault.Invalid, fmt.Sprintf("Bentuk berkas %q tidak dikenal. Pilih pdf, docx, atau html.", f))
		}
	}
	return b, nil
}

// rules finds the set of books and the guideline of a plan. Its profile has one
// name for both: that of a guideline, whose set may be the default one, or that of
// a set, which then names its guideline.
func rules(s plan.Snapshot, name string) (Set, plan.Guideline, error) {
	asked := s.Masterplan.Profile.Outline
	set, err := Load(cmp.Or(name, asked, defaultSet))
	if err != nil && name == "" {
		set, err = Load(defaultSet) // the profile names a guideline that brings no set of its own
	}
	if err != nil {
		return Set{}, plan.Guideline{}, err
	}
	for _, id := range []string{asked, set.Guideline} {
		if guide, err := plan.LoadGuideline(id); err == nil {
			return set, guide, nil
		}
	}
	return Set{}, plan.Guideline{}, fault.New(fault.NotFound, fmt.Sprintf("Pedoman %q tidak dikenal.", set.Guideline))
}

// defaultSet is the set of a plan that names none.
const defaultSet = "kominfo-2019"

func joinIDs(ids []BookID) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return strings.Join(words, ", ")
}
