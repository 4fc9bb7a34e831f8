package dochtml

import (
	"cmp"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/doc/plot"
)

func (p *page) open(opt Options) {
	m := p.d.Meta
	p.raw("<!DOCTYPE html>\n<html", attr("lang", cmp.Or(m.Lang, "id-ID")), `><head><meta charset="utf-8">`)
	p.raw(`<meta name="viewport" content="width=device-width, initial-scale=1"><title>`)
	p.text(cmp.Or(strings.TrimSpace(m.Title+" "+m.Subtitle), p.d.Cover.Title, "Buku"))
	p.raw("</title>")
	for _, meta := range []doc.Pair{{Label: "author", Value: m.Author}, {Label: "description", Value: m.Subject}, {Label: "keywords", Value: strings.Join(m.Keywords, ", ")}} {
		if meta.Value != "" {
			p.raw(`<meta name="`, meta.Label, `"`, attr("content", meta.Value), ">")
		}
	}
	if !m.Date.IsZero() {
		p.raw(`<meta name="dcterms.date" content="`, m.Date.UTC().Format("2006-01-02"), `">`)
	}
	p.raw(`<meta name="color-scheme" content="light dark"><style>`)
	if !opt.WithoutFonts {
		p.raw(fonts())
	}
	p.raw(Style, bookStyle, "</style></head><body>\n")
	p.raw(`<a class="dok-lompat" href="#isi">Langsung ke isi</a><div class="dok dok-buku">`)
}

var tones = map[doc.Tone]string{doc.ToneEarth: "tanah", doc.TonePlum: "manggis"}

func (p *page) cover() {
	c := p.d.Cover
	p.raw(`<header class="dok-sampul `, cmp.Or(tones[c.Tone], "laut"), `"><div>`)
	if c.Kicker != "" {
		p.raw(`<p class="dok-kicker">`)
		p.text(c.Kicker)
		p.raw("</p>")
	}
	p.raw("<h1>")
	p.text(cmp.Or(c.Title, p.d.Meta.Title))
	p.raw("</h1>")
	for _, l := range c.Lines {
		p.raw("<p>")
		p.text(l)
		p.raw("</p>")
	}
	p.raw(`</div><div class="dok-kaki"><p>`)
	p.text(c.Foot)
	p.raw("</p>")
	p.seal(c.Seal)
	p.raw(`</div><div class="dok-rebung"></div></header>`, "\n")
}

// seal shows the code and the fingerprint of the edition.
func (p *page) seal(s doc.Seal) {
	if s.QR == "" && s.Fingerprint == "" {
		return
	}
	p.raw(`<div class="dok-segel">`)
	if code := plot.QR(s.QR); len(code.Shapes) > 0 {
		p.raw(SVG(code, "Kode QR sidik edisi", s.QR))
	}
	if mark := s.Groups(); len(mark) > 0 {
		p.raw("<p>Sidik edisi<br><code>")
		p.text(strings.Join(mark, " "))
		p.raw("</code></p>")
	}
	p.raw("</div>")
}

func (p *page) imprint() {
	im := p.d.Imprint
	if im.Title == "" && len(im.Rows) == 0 && im.Note == "" {
		return
	}
	p.raw(`<section class="dok-kolofon"><h2>`)
	p.text(cmp.Or(im.Title, "Tentang buku ini"))
	p.raw("</h2><dl>")
	for _, r := range im.Rows {
		p.raw("<div><dt>")
		p.text(r.Label)
		p.raw("</dt><dd>")
		p.text(r.Value)
		p.raw("</dd></div>")
	}
	p.raw("</dl>")
	if im.Note != "" {
		p.raw("<p>")
		p.text(im.Note)
		p.raw("</p>")
	}
	p.seal(p.d.Cover.Seal)
	p.raw("</section>\n")
}

// contents lists sections of two depths, then tables and figures.
func (p *page) contents() {
	entries := p.labels.Of(doc.SectionEntry)
	if len(entries) == 0 {
		return
	}
	p.raw(`<nav class="dok-daftar" aria-label="Daftar isi"><p class="dok-judul">Daftar isi</p><ol>`)
	depth := 0
	for i, e := range entries {
		if e.Depth > 1 {
			continue
		}
		switch {
		case e.Depth > depth:
			p.raw("<ol>")
		case e.Depth < depth:
			p.raw("</li></ol></li>")
		case i > 0:
			p.raw("</li>")
		}
		depth = e.Depth
		p.raw("<li>")
		p.entry(e)
	}
	p.raw(strings.Repeat("</li></ol>", depth), "</li></ol>")
	p.listOf("Daftar tabel", doc.TableEntry)
	p.listOf("Daftar gambar", doc.FigureEntry)
	p.raw("</nav>\n")
}

func (p *page) listOf(title string, kind doc.EntryKind) {
	entries := p.labels.Of(kind)
	if len(entries) == 0 {
		return
	}
	p.raw("<details><summary>", title, "</summary><ol>")
	for _, e := range entries {
		p.raw("<li>")
		p.entry(e)
		p.raw("</li>")
	}
	p.raw("</ol></details>")
}

func (p *page) entry(e doc.Entry) {
	p.raw("<a", attr("href", p.link(e.ID)), ">")
	if e.Label != "" {
		p.raw("<b>")
		p.text(e.Label)
		p.raw("</b> ")
	}
	p.text(e.Title)
	p.raw("</a>")
}
