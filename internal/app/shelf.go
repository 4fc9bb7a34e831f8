package app

import (
	"context"
	"sync"

	"gurindam/internal/publication"
	"gurindam/internal/region"
)

// Shelf holds the books that were built for each region, for pages to show and
// hand out, and tells how far building has come.
type Shelf struct {
	books *publication.Service
	mu    sync.Mutex
	rows  map[region.Code]Building
}

// Building is the state of a region's books.
type Building struct {
	Files       []publication.File // of the last build that succeeded
	Step        string             // last thing done
	Done, Total int
	Running     bool
	Err         error // of the last build
}

// NewShelf gives an empty shelf.
func NewShelf(books *publication.Service) *Shelf {
	return &Shelf{books: books, rows: map[region.Code]Building{}}
}

// State tells how a region's books stand.
func (s *Shelf) State(code region.Code) Building {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.rows[code]
}

// Files gives the books of a region that are ready.
func (s *Shelf) Files(code region.Code) []publication.File { return s.State(code).Files }

// Build builds every book of a region in every format. A region whose books are
// being built already is left alone.
func (s *Shelf) Build(ctx context.Context, code region.Code, progress func(string, int, int)) error {
	if !s.begin(code) {
		return nil
	}
	files, err := s.books.Build(ctx, publication.Order{Region: code}, func(step string, done, total int) {
		s.change(code, func(b *Building) { b.Step, b.Done, b.Total = step, done, total })
		if progress != nil {
			progress(step, done, total)
		}
	})
	s.change(code, func(b *Building) {
		b.Running, b.Err = false, err
		if err == nil {
			b.Files = files
		}
	})
	return err
}

func (s *Shelf) begin(code region.Code) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	b := s.rows[code]
	if b.Running {
		return false
	}
	b.Running, b.Err, b.Done, b.Step = true, nil, 0, ""
	s.rows[code] = b
	return true
}

func (s *Shelf) change(code region.Code, fn func(*Building)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b := s.rows[code]
	fn(&b)
	s.rows[code] = b
}
