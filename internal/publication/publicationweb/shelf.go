package publicationweb

import (
	"sync"

	"gurindam/internal/publication"
	"gurindam/internal/region"
)

// Shelf holds the files of books and tells how far their making is. It is safe
// for use by many at once; the zero value is empty.
type Shelf struct {
	mu    sync.RWMutex
	state map[region.Code]State
}

// State is how the books of a region stand.
type State struct {
	Files       []publication.File
	Building    bool
	Step        string // what was done last: "Buku 2 (pdf)"
	Done, Total int
	Failed      string // fit to be shown; empty where nothing went wrong
}

// State tells how the books of a region stand.
func (s *Shelf) State(code region.Code) State {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.state[code]
}

// Files gives the files of a region that are ready.
func (s *Shelf) Files(code region.Code) []publication.File { return s.State(code).Files }

// Begin marks the books of a region as being made. Earlier files stay until new
// ones are there.
func (s *Shelf) Begin(code region.Code) {
	s.change(code, func(t *State) { t.Building, t.Step, t.Done, t.Total, t.Failed = true, "", 0, 0, "" })
}

// Progress gives a function that notes every file that is done, as
// publication.Service.Build calls it.
func (s *Shelf) Progress(code region.Code) func(step string, done, total int) {
	return func(step string, done, total int) {
		s.change(code, func(t *State) { t.Step, t.Done, t.Total = step, done, total })
	}
}

// Put sets the files of a region.
func (s *Shelf) Put(code region.Code, files []publication.File) {
	s.change(code, func(t *State) { *t = State{Files: files} })
}

// Fail notes why the books could not be made, in a text fit to be shown.
func (s *Shelf) Fail(code region.Code, text string) {
	s.change(code, func(t *State) { t.Building, t.Failed = false, text })
}

func (s *Shelf) change(code region.Code, f func(*State)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state == nil {
		s.state = map[region.Code]State{}
	}
	t := s.state[code]
	f(&t)
	s.state[code] = t
}
