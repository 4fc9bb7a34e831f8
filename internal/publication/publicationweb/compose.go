package publicationweb

import (
	"sync"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication"
)

// composed is a book ready to be read.
type composed struct {
	seal    doc.Seal
	d       doc.Document
	labels  doc.Labels
	missing []publication.Missing
	home    map[string]string // chapter that holds a section, table or figure
}

// pages keeps the books that were read last: turning a page then costs nothing.
// A book is known by its fingerprint, so a changed plan is never read from here.
type pages struct {
	plans    *plan.Service
	shelf    *Shelf
	mu       sync.Mutex
	composed map[string]*composed
}

const mostComposed = 12

func (p *pages) compose(v *view, id publication.BookID) *composed {
	seal := publication.SealOf(v.Snapshot, v.guide, v.set, id)
	p.mu.Lock()
	defer p.mu.Unlock()
	if c, ok := p.composed[seal.Fingerprint]; ok {
		return c
	}
	if len(p.composed) >= mostComposed {
		clear(p.composed)
	}
	c := &composed{seal: seal, home: map[string]string{}}
	c.d, c.missing = publication.Compose(v.set, id, v.Snapshot, v.guide, seal)
	c.labels = doc.Number(c.d)
	for _, s := range c.chapters() {
		c.settle(s, s.ID)
	}
	p.composed[seal.Fingerprint] = c
	return c
}

// chapters lists the parts of the first depth in reading order.
func (c *composed) chapters() []doc.Section {
	var out []doc.Section
	for _, part := range [][]doc.Section{c.d.Front, c.d.Body, c.d.Back} {
		out = append(out, part...)
	}
	return out
}

// settle notes which chapter everything in a section stands in.
func (c *composed) settle(s doc.Section, chapter string) {
	c.home[s.ID] = chapter
	for _, b := range s.Blocks {
		switch b := b.(type) {
		case doc.Table:
			c.home[b.ID] = chapter
		case doc.Figure:
			c.home[b.ID] = chapter
		case doc.Gantt:
			c.home[b.ID] = chapter
		}
	}
	for _, sub := range s.Sections {
		c.settle(sub, chapter)
	}
}
