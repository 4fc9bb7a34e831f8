package discussion

import (
	"context"
	"slices"
	"strings"

	"gurindam/internal/access"
	"gurindam/internal/region"
)

// State is which threads are meant.
type State string

// States.
const (
	Open     State = "terbuka"
	Resolved State = "selesai"
	Any      State = "semua"
)

// Filter says which threads of a region are asked for; empty fields ask for all,
// an empty State for those that are open.
type Filter struct {
	State     State
	Mine      bool // the actor wrote in it or is mentioned
	OPD       string
	Dimension string
	Search    string
	Page      int // from 1
}

const (
	threadsPerPage  = 30
	messagesPerPage = 50
)

// keeps tells whether a thread about an object, as it is now, is asked for.
func (f Filter) keeps(t Thread, o Object, joined []string) bool {
	return (f.State == Any || (f.State == Resolved) == t.Resolved.Done()) &&
		(!f.Mine || slices.Contains(joined, t.ID)) &&
		(f.OPD == "" || f.OPD == o.Place.OPD) &&
		(f.Dimension == "" || f.Dimension == o.Place.Dimension) &&
		strings.Contains(strings.ToLower(o.Title()+" "+o.Sheet+" "+t.Opened.Name+" "+t.Last.Name), strings.ToLower(f.Search))
}

// Head is a thread with its object as it is now; Gone where there is none any more.
type Head struct {
	Thread
	Now  Object
	Gone bool
}

// head looks the object of a thread up.
func head(t Thread, c Catalog) Head {
	if o, ok := c.At(t.About.Spot); ok {
		return Head{Thread: t, Now: o}
	}
	return Head{t, t.About, true}
}

// Listing is a page of threads.
type Listing struct {
	Heads       []Head
	Total       int // that the filter keeps
	Page, Pages int
	Offices     []string // of the threads there are, for the filter
}

// List gives the threads of a region that a filter asks for, the latest word first.
func (s *Service) List(ctx context.Context, who access.Actor, code region.Code, f Filter) (Listing, error) {
	c, err := s.catalog(ctx, who, code)
	if err != nil {
		return Listing{}, err
	}
	var threads []Thread
	var joined []string
	err = s.store.View(ctx, func(r Records) (err error) {
		if threads, err = r.Threads(ctx, code); err != nil || !f.Mine {
			return err
		}
		joined, err = r.Joined(ctx, code, who.Person)
		return err
	})
	return list(threads, joined, c, f), err
}

func list(threads []Thread, joined []string, c Catalog, f Filter) Listing {
	var l Listing
	for _, t := range threads {
		h := head(t, c)
		if o := h.Now.Place.OPD; o != "" && !slices.Contains(l.Offices, o) {
			l.Offices = append(l.Offices, o)
		}
		if f.keeps(t, h.Now, joined) {
			l.Heads = append(l.Heads, h)
		}
	}
	slices.Sort(l.Offices)
	l.Total = len(l.Heads)
	l.Pages = pages(l.Total, threadsPerPage)
	l.Page = min(max(f.Page, 1), l.Pages)
	from := (l.Page - 1) * threadsPerPage
	l.Heads = l.Heads[from:min(from+threadsPerPage, l.Total)]
	return l
}

func pages(n, each int) int { return max(1, (n+each-1)/each) }

// Open gives every open thread of a region with its object as it is now.
func (s *Service) Open(ctx context.Context, who access.Actor, code region.Code) (out []Head, err error) {
	c, err := s.catalog(ctx, who, code)
	if err != nil {
		return nil, err
	}
	var threads []Thread
	err = s.store.View(ctx, func(r Records) (err error) {
		threads, err = r.Threads(ctx, code)
		return err
	})
	for _, t := range threads {
		if !t.Resolved.Done() {
			out = append(out, head(t, c))
		}
	}
	return out, err
}

// Tally counts threads by row and field; the field is empty for the row as a whole.
type Tally map[string]map[string]int

// Tally counts the open threads about the rows of a list and their fields.
func (s *Service) Tally(ctx context.Context, who access.Actor, code region.Code, list string) (out Tally, err error) {
	if err := s.allowed(who, code); err != nil {
		return nil, err
	}
	err = s.store.View(ctx, func(r Records) (err error) {
		out, err = r.Tally(ctx, code, list)
		return err
	})
	return out, err
}

// Coded gives the row of a code, for pages that know no identities.
func (s *Service) Coded(ctx context.Context, who access.Actor, code region.Code, sheet, row string) (Object, error) {
	c, err := s.catalog(ctx, who, code)
	if err != nil {
		return Object{}, err
	}
	o, ok := c.Coded(sheet, row)
	if !ok {
		return o, errObject
	}
	return o, nil
}

// Conversation is a thread with a page of its messages.
type Conversation struct {
	Head
	Messages    []Message
	Page, Pages int
	Moderates   bool // the actor may remove what others wrote
	Catalog     Catalog
}

// Read gives a thread with a page of its messages; page 0 is the last.
func (s *Service) Read(ctx context.Context, who access.Actor, code region.Code, id string, page int) (Conversation, error) {
	c, err := s.catalog(ctx, who, code)
	if err != nil {
		return Conversation{}, err
	}
	var out Conversation
	err = s.store.View(ctx, func(r Records) error {
		t, err := r.Thread(ctx, code, id)
		switch {
		case err != nil:
			return err
		case t.ID == "":
			return errThread
		}
		out, err = s.conversation(ctx, r, who, head(t, c), c, page)
		return err
	})
	return out, err
}

func (s *Service) conversation(ctx context.Context, r Records, who access.Actor, h Head, c Catalog, page int) (out Conversation, err error) {
	out = Conversation{Head: h, Pages: pages(h.Count, messagesPerPage), Moderates: s.Moderates(who, h.Thread), Catalog: c}
	if out.Page = min(max(page, 0), out.Pages); out.Page == 0 {
		out.Page = out.Pages
	}
	out.Messages, err = r.Messages(ctx, h.Thread, (out.Page-1)*messagesPerPage, messagesPerPage)
	return out, err
}

// Talked is an object with every thread about it.
type Talked struct {
	Object
	Threads []Conversation // open ones first, then the latest word first
	Catalog Catalog
}

// mostThreads is how many threads about one thing are shown with their messages.
const mostThreads = 20

// About gives what is said about an object: of each thread the last messages.
func (s *Service) About(ctx context.Context, who access.Actor, code region.Code, at Spot) (Talked, error) {
	c, err := s.catalog(ctx, who, code)
	if err != nil {
		return Talked{}, err
	}
	o, ok := c.At(at)
	if !ok {
		return Talked{}, errObject
	}
	out := Talked{Object: o, Catalog: c}
	err = s.store.View(ctx, func(r Records) error {
		out.Threads = nil
		threads, err := r.ThreadsAt(ctx, code, at)
		if err != nil {
			return err
		}
		slices.SortStableFunc(threads, func(a, b Thread) int { return order(a.Resolved.Done()) - order(b.Resolved.Done()) })
		for _, t := range threads[:min(len(threads), mostThreads)] {
			one, err := s.conversation(ctx, r, who, head(t, c), c, 0)
			if err != nil {
				return err
			}
			out.Threads = append(out.Threads, one)
		}
		return nil
	})
	return out, err
}

func order(last bool) int {
	if last {
		return 1
	}
	return 0
}

// Calls lists the mentions of the actor that wait for an answer, where the actor
// may still discuss, oldest first.
func (s *Service) Calls(ctx context.Context, who access.Actor) (out []Call, err error) {
	if who.Person == "" {
		return nil, nil
	}
	err = s.store.View(ctx, func(r Records) (err error) {
		out, err = r.Calls(ctx, who.Person)
		return err
	})
	return slices.DeleteFunc(out, func(c Call) bool { return s.allowed(who, c.Region) != nil }), err
}
