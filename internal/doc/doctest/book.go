// Package doctest makes books for the tests and benchmarks of the writers: all
// kinds of blocks, in any number, from nothing but the wished size.
package doctest

import (
	"fmt"
	"strings"
	"time"

	"gurindam/internal/doc"
)

// Size is how much a book holds.
type Size struct {
	Pages  int // printed pages, roughly
	Tables int
	Charts int
}

// Book makes a book of a size. Equal sizes give equal books.
func Book(size Size) doc.Document {
	g := &maker{}
	d := doc.Document{
		Meta: doc.Meta{
			Title: "Masterplan Smart City Kota Contoh 2019–2023", Subtitle: "Rencana induk dan peta jalan", Author: "Pemerintah Kota Contoh",
			Subject: "Buku uji bagi penulis berkas", Keywords: []string{"smart city", "masterplan", "contoh"}, Lang: "id-ID",
			Date: time.Date(2019, 11, 4, 0, 0, 0, 0, time.UTC),
		},
		Cover: doc.Cover{
			Kicker: "Buku 2", Title: "Masterplan Smart City Kota Contoh", Lines: []string{"Rencana induk dan peta jalan", "2019–2023"},
			Foot: "Edisi uji · 2019", Tone: doc.ToneSea,
			Seal: doc.Seal{Fingerprint: strings.Repeat("3fa9c1d27be08465", 4), QR: "https://contoh.invalid/sidik/3fa9c1d27be08465"},
		},
		Imprint: doc.Imprint{
			Title: "Tentang buku ini",
			Rows:  []doc.Pair{{Label: "Diterbitkan oleh", Value: "Pemerintah Kota Contoh"}, {Label: "Keadaan data", Value: "4 November 2019"}, {Label: "Himpunan buku", Value: "Tiga buku"}},
			Note:  "Buku ini disusun dari satu buku kerja; semua nama di dalamnya contoh.",
		},
		Front: []doc.Section{g.approval(), g.foreword()},
	}
	chapters := max(1, min(12, size.Pages/12))
	for i := range chapters {
		share := func(n int) int { return n*(i+1)/chapters - n*i/chapters }
		d.Body = append(d.Body, g.chapter(i, share(max(size.Pages-size.Tables*62/100-size.Charts*4/10, chapters)), share(size.Tables), share(size.Charts)))
	}
	d.Back = []doc.Section{{ID: "lampiran-risiko", Title: "Daftar risiko", Blocks: []doc.Block{doc.Paragraph{Text: doc.T(g.sentence(30))}, g.table("lampiran-risiko-tabel", 12, false)}}}
	return d
}

// maker draws words and numbers from a sequence that is always the same.
type maker struct{ state uint64 }

func (g *maker) next(n int) int {
	g.state = g.state*6364136223846793005 + 1442695040888963407
	return int((g.state >> 33) % uint64(n))
}

func (g *maker) approval() doc.Section {
	return doc.Section{ID: "pengesahan", Title: "Lembar pengesahan", Blocks: []doc.Block{
		doc.Paragraph{Text: doc.T("Buku ini disahkan sebagai rencana induk kota cerdas untuk tahun 2019 sampai 2023.")},
		doc.Signatures{Place: "Kota Contoh, … November 2019", Rows: []doc.Signature{
			{Role: "Wali Kota Contoh", Name: "Nama Contoh Satu"}, {Role: "Sekretaris Daerah", Name: "Nama Contoh Dua", Note: "NIP 000000000000000000"},
			{Role: "Kepala Dinas Komunikasi dan Informatika"},
		}},
	}}
}

func (g *maker) foreword() doc.Section {
	s := doc.Section{ID: "pengantar", Title: "Kata pengantar"}
	for range 4 {
		s.Blocks = append(s.Blocks, doc.Paragraph{Text: doc.T(g.sentence(70))})
	}
	return s
}

func (g *maker) chapter(i, pages, tables, charts int) doc.Section {
	s := doc.Section{ID: fmt.Sprintf("bab-%d", i+1), Title: titles[i%len(titles)]}
	s.Blocks = append(s.Blocks, doc.Paragraph{Kind: doc.Lead, Text: doc.T(g.sentence(24))})
	if i == 0 {
		s.Sections = append(s.Sections, g.showcase())
	}
	parts := max(1, (tables+2)/3)
	for k := range parts {
		share := func(n int) int { return n*(k+1)/parts - n*k/parts }
		id := fmt.Sprintf("bab-%d-%d", i+1, k+1)
		part := doc.Section{ID: id, Title: titles[(i+k+1)%len(titles)]}
		for range max(1, share(pages*5)) {
			part.Blocks = append(part.Blocks, doc.Paragraph{Text: g.spans(60)})
		}
		for t := range share(tables) {
			part.Blocks = append(part.Blocks, g.table(fmt.Sprintf("%s-tabel-%d", id, t), 2+g.next(5), g.next(6) == 0))
		}
		for c := range share(charts) {
			part.Blocks = append(part.Blocks, g.chart(fmt.Sprintf("%s-gambar-%d", id, c), doc.ChartKind(g.next(6))))
		}
		s.Sections = append(s.Sections, part)
	}
	return s
}

// spans is a paragraph with marks of every kind.
func (g *maker) spans(words int) []doc.Span {
	out := []doc.Span{{Text: g.sentence(words/2) + " "}, {Text: g.sentence(3), Bold: true}, {Text: " " + g.sentence(words/3) + " "}}
	switch g.next(5) {
	case 0:
		out = append(out, doc.Span{Note: doc.T("Badan Pusat Statistik Kota Contoh, " + g.sentence(12))})
	case 1:
		out = append(out, doc.Span{Text: "(lihat "}, doc.Span{Ref: "bab-1"}, doc.Span{Text: ")."})
	case 2:
		out = append(out, doc.Span{Text: g.sentence(3), Italic: true}, doc.Span{Text: " pada "}, doc.Span{Text: "laman data", Link: "https://contoh.invalid/data"}, doc.Span{Text: "."})
	}
	return out
}

func (g *maker) sentence(n int) string {
	var b strings.Builder
	for i := range n {
		w := vocabulary[g.next(len(vocabulary))]
		switch {
		case i == 0:
			b.WriteString(strings.ToUpper(w[:1]) + w[1:])
		case i%14 == 13:
			fmt.Fprintf(&b, " Rp %d.%03d.%03d", 1+g.next(900), g.next(1000), g.next(1000))
		case i%11 == 10:
			b.WriteString(", " + w)
		default:
			b.WriteString(" " + w)
		}
	}
	return b.String() + "."
}
