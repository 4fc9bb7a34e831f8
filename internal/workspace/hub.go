package workspace

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"gurindam/internal/region"
)

// Hub tells the open pages of one program what changes and who is there. Pages that
// are served by another program of the same database learn by asking for the newest
// set.
type Hub struct {
	Now func() time.Time

	mu    sync.Mutex
	rooms map[region.Code]*room
}

type room struct {
	ears     map[chan struct{}]bool
	presence map[string]Presence // by tab
}

// Presence is where somebody is.
type Presence struct {
	Tab    string `json:"tab"`
	Person string `json:"person"`
	Name   string `json:"name"`
	List   string `json:"list"`
	Row    string `json:"row"`
	Field  string `json:"field"`
	seen   time.Time
}

// SamePlace tells whether two are of one tab at one place.
func (p Presence) SamePlace(o Presence) bool {
	p.seen, o.seen = time.Time{}, time.Time{}
	return p == o
}

// present is how long somebody counts as there after they last moved.
const present = 45 * time.Second

func (h *Hub) room(code region.Code) *room {
	if h.rooms == nil {
		h.rooms = map[region.Code]*room{}
	}
	r := h.rooms[code]
	if r == nil {
		r = &room{ears: map[chan struct{}]bool{}, presence: map[string]Presence{}}
		h.rooms[code] = r
	}
	return r
}

// Listen gives a channel that is told when something happens in a region, until stop
// is called. It never blocks whoever tells: several happenings may come as one.
func (h *Hub) Listen(code region.Code) (ear <-chan struct{}, stop func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	c := make(chan struct{}, 1)
	r := h.room(code)
	r.ears[c] = true
	return c, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(r.ears, c)
		if len(r.ears) == 0 && len(r.presence) == 0 {
			delete(h.rooms, code)
		}
	}
}

// Tell wakes everybody who listens to a region.
func (h *Hub) Tell(code region.Code) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.wake(code)
}

func (h *Hub) wake(code region.Code) {
	for c := range h.room(code).ears {
		select {
		case c <- struct{}{}:
		default: // woken already
		}
	}
}

// Enter notes where a tab is; one without a list has left.
func (h *Hub) Enter(code region.Code, p Presence) {
	h.mu.Lock()
	defer h.mu.Unlock()
	r := h.room(code)
	p.seen = h.Now()
	if p.List == "" {
		delete(r.presence, p.Tab)
	} else if old, ok := r.presence[p.Tab]; !ok || old.Person == p.Person { // a tab is its owner's alone
		r.presence[p.Tab] = p
	}
	h.wake(code)
}

// Present lists who is in a region, in the order of their names.
func (h *Hub) Present(code region.Code) []Presence {
	h.mu.Lock()
	defer h.mu.Unlock()
	r := h.room(code)
	out := []Presence{}
	for tab, p := range r.presence {
		if h.Now().Sub(p.seen) > present {
			delete(r.presence, tab)
			continue
		}
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b Presence) int {
		if a.Name != b.Name {
			return cmp.Compare(a.Name, b.Name)
		}
		return cmp.Compare(a.Tab, b.Tab)
	})
	return out
}
