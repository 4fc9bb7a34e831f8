package dochtml

import "gurindam/internal/doc"

// revised writes a block of a redline: a word that says how it differs, then the
// block with its marks.
func (p *page) revised(r doc.Revised) {
	p.raw(`<div class="dok-ubah">`)
	p.word(r.Mark)
	if len(r.Notes) > 0 {
		p.raw(`<ul class="dok-ubah-catatan">`)
		for _, n := range r.Notes {
			p.raw("<li>")
			p.text(n)
			p.raw("</li>")
		}
		p.raw("</ul>")
	}
	p.block(r.Block)
	p.raw("</div>")
}

// word says a mark, so that neither colour nor line has to.
func (p *page) word(m doc.Mark) {
	if m != doc.Unmarked {
		p.raw(`<span class="dok-ubah-kata">`)
		p.text(m.Word())
		p.raw("</span> ")
	}
}

// begin and end enclose text that came or went. Whoever listens hears it too.
func (p *page) begin(m doc.Mark) {
	switch m {
	case doc.Inserted:
		p.raw(`<ins><span class="dok-dengar">[baru: </span>`)
	case doc.Deleted:
		p.raw(`<del><span class="dok-dengar">[dihapus: </span>`)
	}
}

func (p *page) end(m doc.Mark) {
	switch m {
	case doc.Inserted:
		p.raw(`<span class="dok-dengar">]</span></ins>`)
	case doc.Deleted:
		p.raw(`<span class="dok-dengar">]</span></del>`)
	}
}

// title writes the title of a section, and what it was.
func (p *page) title(s doc.Section) {
	p.word(s.Mark)
	if s.Mark == doc.Deleted {
		p.begin(s.Mark)
		defer p.end(s.Mark)
	}
	p.text(s.Title)
	if s.Was != "" {
		p.raw(` <span class="dok-ubah-semula">semula: `)
		p.text(s.Was)
		p.raw("</span>")
	}
}
