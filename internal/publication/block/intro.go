package block

import (
	"fmt"
	"strconv"

	"gurindam/internal/doc"
	"gurindam/internal/publication/prose"
)

// legalBasis lists the laws the plan rests on.
func legalBasis(p *page) {
	list := p.Masterplan.LegalBases
	if len(list) == 0 {
		p.lack("kosong", "Dasar hukum", sheetLaw)
		return
	}
	g := grid{key: "daftar", caption: "Dasar hukum", cols: []col{
		{"No", 1, doc.AlignCenter, ""}, {"Jenis", 5, doc.AlignLeft, ""}, {"Nomor", 3, doc.AlignLeft, ""}, {"Tahun", 2, doc.AlignCenter, ""}, {"Tentang", 12, doc.AlignLeft, ""}}}
	own := 0
	for i, l := range list {
		if l.Region {
			own++
		}
		g.rows = append(g.rows, data(c(strconv.Itoa(i+1)), name(l.Kind), c(l.Number), c(strconv.Itoa(l.Year)), c(l.About)))
	}
	text := fmt.Sprintf("Rencana ini bertumpu pada %s", prose.Count(len(list), "peraturan"))
	switch {
	case own == len(list):
		text += " yang seluruhnya ditetapkan oleh daerah"
	case own > 0:
		text += fmt.Sprintf(", %s di antaranya ditetapkan oleh daerah sendiri", prose.Number(own))
	}
	p.say("uraian", t("%s, sebagaimana tercantum dalam ", text), ref(p.id("daftar"), "tabel berikut"), t(". %s", p.decree()))
	p.table(g)
}

// decree says whether the plan is law yet.
func (p *page) decree() string {
	if d := p.Masterplan.Profile.Decree; d != "" {
		return fmt.Sprintf("Masterplan ini ditetapkan dengan %s.", prose.Clause(d))
	}
	return "Masterplan ini belum ditetapkan dengan peraturan kepala daerah."
}

// method tells how the plan was made: what people wrote of it, and what it rests on.
func method(p *page) {
	p.narrative(p.Masterplan.Profile.Method, "Metodologi")
	m := p.Masterplan
	var parts []string
	for _, part := range []struct {
		n    int
		noun string
	}{
		{len(p.Facts), "indikator daerah"}, {len(m.Readiness), "butir kesiapan"}, {len(m.Issues), "isu strategis"},
		{len(m.SWOT), "butir SWOT"}, {len(p.RPJMD.Elements), "elemen RPJMD"}, {len(p.Renstra), "baris Renstra"},
	} {
		if part.n > 0 {
			parts = append(parts, prose.Digits(part.n)+" "+part.noun)
		}
	}
	if len(parts) > 0 {
		text := "Bahan yang diolah meliputi " + prose.List(parts)
		if n := len(p.OPDs); n > 0 {
			text += " dari " + prose.Count(n, "perangkat daerah")
		}
		p.say("bahan", t("%s.", text))
	}
	if n := len(m.Participants); n > 0 {
		people := 0
		for _, v := range m.Participants {
			people += v.People
		}
		text := "Penyusunannya melewati " + prose.Count(n, "pertemuan")
		if people > 0 {
			text += " dengan " + prose.Digits(people) + " kehadiran tercatat"
		}
		p.say("pertemuan", t("%s; catatannya ada pada ", text), ref("participation.daftar", "daftar partisipasi dalam buku masterplan"), t("."))
	}
}

// systematics tells how the books and the chapters of this one hang together, from
// the outline itself.
func systematics(p *page) {
	o := p.contents
	if n := len(o.Books); n > 1 {
		p.say("set", t("Dokumen perencanaan smart city %s terdiri atas %s buku.", p.region(), prose.Number(n)))
		books := doc.List{}
		for _, b := range o.Books {
			item := []doc.Span{bold(b.Label + ", " + b.Title)}
			if b.About != "" {
				item = append(item, t(": %s", prose.Stop(b.About)))
			}
			books.Items = append(books.Items, item)
		}
		p.add(books)
	}
	p.say("bab", t("%s ini tersusun dalam %s bab.", o.Label, prose.Number(len(o.Chapters))))
	chapters := doc.List{}
	for _, ch := range o.Chapters {
		item := []doc.Span{ref(ch.ID, ch.Label), bold(" " + ch.Title)}
		if ch.About != "" {
			item = append(item, t(" – %s", prose.Stop(ch.About)))
		}
		chapters.Items = append(chapters.Items, item)
	}
	p.add(chapters)
}
