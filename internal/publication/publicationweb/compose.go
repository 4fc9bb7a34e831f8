package publicationweb

import (
	"sync"

	"gurindam/internal/doc"
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
	press    *publication.Press
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
	c := &composed{seal: seal}
	c.d, c.missing = publication.Compose(v.set, id, v.Snapshot, v.guide, seal)
	c.labels, c.home = doc.Number(c.d), homes(c.d)
	p.composed[seal.Fingerprint] = c
	return c
}

func (c *composed) chapters() []doc.Section { return chapters(c.d) }

// chapters lists the parts of the first depth in reading order.
func chapters(d doc.Document) []doc.Section {
	var out []doc.Section
	for _, part := range [][]doc.Section{d.Front, d.Body, d.Back} {
		out = append(out, part...)
	}
	return out
}

// homes notes which chapter everything stands in.
func homes(d doc.Document) map[string]string {
	out := map[string]string{}
	var settle func(s doc.Section, chapter string)
	settle = func(s doc.Section, chapter string) {
		out[s.ID] = chapter
		for _, b := range s.Blocks {
			if id := idOf(b); id != "" {
				out[id] = chapter
			}
		}
		for _, sub := range s.Sections {
			settle(sub, chapter)
		}
	}
	for _, s := range chapters(d) {
		settle(s, s.ID)
	}
	return out
}

// idOf gives the identity of what may be referred to.
func idOf(b doc.Block) string {
	switch b := b.(type) {
	case doc.Table:
		return b.ID
	case doc.Figure:
		return b.ID
	case doc.Gantt:
		return b.ID
	case doc.Revised:
		return idOf(b.Block)
	}
	return ""
}
