package publicationweb_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"sync"
	"testing"
	"time"

	"gurindam/internal/doc"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/publication"
	"gurindam/internal/region"
)

var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

// shop is a press over a memory, with one plan that can be exchanged.
type shop struct {
	press *publication.Press

	mu       sync.Mutex
	now      publication.Moment
	editions []publication.Edition // newest first
	contents map[string][]byte
	queued   []string
}

var (
	_ publication.EditionStore   = (*shop)(nil)
	_ publication.EditionRecords = (*shop)(nil)
)

func newShop(s plan.Snapshot) *shop {
	out := &shop{now: publication.Moment{Snapshot: s, Rev: 7}, contents: map[string][]byte{}}
	out.press = &publication.Press{Store: out, Moments: out, Now: func() time.Time { return noon },
		Books: &publication.Service{Writers: map[string]publication.Writer{publication.PDF: stamp{}, publication.DOCX: stamp{}}}}
	return out
}

// change exchanges the plan.
func (s *shop) change(edit func(*plan.Snapshot)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	next := plantest.Full()
	next.Masterplan.Profile = s.now.Masterplan.Profile
	edit(&next)
	s.now = publication.Moment{Snapshot: next, Rev: s.now.Rev + 1}
}

// make asks for an edition and builds it.
func (s *shop) make(t *testing.T) publication.Edition {
	t.Helper()
	e, fresh, err := s.press.Ask(t.Context(), publication.Program, s.now.Region.Code, "")
	if err != nil || !fresh {
		t.Fatalf("ask: fresh %v, %v", fresh, err)
	}
	if err := s.press.Make(t.Context(), s.queued[len(s.queued)-1]); err != nil {
		t.Fatal(err)
	}
	if e, err = s.press.Edition(t.Context(), s.now.Region.Code, e.Number); err != nil || e.State != publication.Ready {
		t.Fatalf("edition %+v, %v", e, err)
	}
	return e
}

// stamp writes what a book is called.
type stamp struct{}

func (stamp) Write(w io.Writer, d doc.Document, _ publication.Pages) (publication.Pages, error) {
	if d.Meta.Title == "" {
		return nil, errors.New("a book without a name")
	}
	_, err := io.WriteString(w, d.Meta.Title+" "+d.Cover.Seal.Fingerprint)
	return nil, err
}

func (s *shop) Moment(_ context.Context, code region.Code) (publication.Moment, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if code != s.now.Region.Code {
		return publication.Moment{}, fault.New(fault.NotFound, "Belum ada rencana untuk daerah itu.")
	}
	return s.now, nil
}

func (s *shop) View(ctx context.Context, fn func(publication.EditionRecords) error) error {
	return s.Update(ctx, fn)
}

func (s *shop) Update(_ context.Context, fn func(publication.EditionRecords) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return fn(s)
}

func (s *shop) Content(_ context.Context, hash string) (io.ReadSeeker, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	content, ok := s.contents[hash]
	if !ok {
		return nil, fault.New(fault.NotFound, "Isi berkas itu tidak ada lagi di basis data.")
	}
	return bytes.NewReader(content), nil
}

func (s *shop) Editions(context.Context, region.Code) ([]publication.Edition, error) {
	return slices.Clone(s.editions), nil
}

func (s *shop) Edition(_ context.Context, _ region.Code, number int) (publication.Edition, error) {
	for _, e := range s.editions {
		if e.Number == number {
			return e, nil
		}
	}
	return publication.Edition{}, fault.New(fault.NotFound, "Edisi itu belum ada di daerah ini.")
}

func (s *shop) Save(_ context.Context, _ region.Code, e publication.Edition) error {
	i := slices.IndexFunc(s.editions, func(o publication.Edition) bool { return o.Number == e.Number })
	if i < 0 {
		s.editions = append([]publication.Edition{e}, s.editions...)
	} else {
		s.editions[i] = e
	}
	return nil
}

func (s *shop) Progress(_ context.Context, _ region.Code, number int, step string, done, total int) error {
	for i := range s.editions {
		if e := &s.editions[i]; e.Number == number {
			e.Step, e.Done, e.Total = step, done, total
		}
	}
	return nil
}

func (s *shop) Keep(_ context.Context, _ string, content []byte) (string, error) {
	hash := sum(content)
	s.contents[hash] = content
	return hash, nil
}

func (s *shop) Queue(_ context.Context, about string) error {
	s.queued = append(s.queued, about)
	return nil
}
