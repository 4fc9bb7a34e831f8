package block

import (
	"fmt"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// alignment prints the alignment index with its formula.
func alignment(p *page) {
	a := p.align
	if a.Initiatives.Denominator == 0 {
		p.lack("kosong", "Inisiatif dan kaitannya dengan RPJMD", sheetLink)
		return
	}
	if a.Sasaran.Denominator == 0 {
		p.lack("rpjmd", "Sasaran RPJMD, untuk menghitung indeks keselarasan", sheetRPJMD)
	} else {
		p.say("uraian", t("Indeks keselarasan masterplan dengan RPJMD adalah %s. Angka itu rata-rata dari dua sisi: %s inisiatif berkaitan dengan RPJMD atau Renstra, dan %s sasaran RPJMD dilayani inisiatif.",
			prose.Percent(a.Combined.Percent), prose.Percent(a.Initiatives.Percent), prose.Percent(a.Sasaran.Percent)))
	}
	g := grid{key: "indeks", caption: "Indeks keselarasan dan rumusnya", cols: []col{
		{"Ukuran", 5, doc.AlignLeft, ""}, {"Nilai (%)", 2, doc.AlignNumber, ""}, {"Rumus", 12, doc.AlignLeft, ""}}}
	for _, row := range []struct {
		name  string
		index plan.Index
	}{{"Inisiatif berkaitan", a.Initiatives}, {"Sasaran RPJMD terlayani", a.Sasaran}, {"Indeks keselarasan", a.Combined}} {
		g.rows = append(g.rows, data(name(row.name), doc.C(row.index.Percent.Indonesian()), c(row.index.Formula)))
	}
	p.table(g)
}

// links lists every link with its reason and page.
func links(p *page) {
	list := p.Masterplan.Links
	if len(list) == 0 {
		p.lack("kosong", "Kaitan inisiatif dengan RPJMD atau Renstra", sheetLink)
		return
	}
	g := grid{key: "daftar", caption: "Keterkaitan inisiatif dengan RPJMD dan Renstra", wide: true, cols: []col{
		{"Inisiatif", 7, doc.AlignLeft, ""}, {"Elemen RPJMD atau baris Renstra", 10, doc.AlignLeft, ""}, {"Jenis", 3, doc.AlignLeft, ""}, {"Alasan", 9, doc.AlignLeft, ""}, {"Halaman", 2, doc.AlignCenter, ""}}}
	renstra := map[string]string{}
	for _, r := range p.Renstra {
		renstra[r.ID] = r.Code.Text + " " + r.Name
	}
	var shown []plan.Link
	for _, d := range p.guide.Dimensions {
		first := true
		for _, l := range list {
			i := p.initiatives[l.Initiative]
			if !p.within(i.SubDimension, d) {
				continue
			}
			if first {
				g.rows, first = append(g.rows, heading(len(g.cols), d.Name, d.Color)), false
			}
			shown = append(shown, l)
			g.rows = append(g.rows, data(titled(l.Initiative, i.Name), p.linkTarget(l, renstra), c(string(l.Kind)), c(l.Reason), c(l.Page)))
		}
	}
	text := fmt.Sprintf("Tercatat %s%s", prose.Count(len(list), "kaitan"), linkSentence(shown))
	p.say("uraian", t("%s (", text), ref(p.id("daftar"), "tabel berikut"), t(")."))
	p.table(g)
}

// linkTarget names what a link leads to.
func (p *page) linkTarget(l plan.Link, renstra map[string]string) doc.Cell {
	if l.Renstra != "" {
		return c("Renstra " + renstra[l.Renstra])
	}
	if e, ok := p.RPJMD.Find(l.Element); ok {
		return c(e.Code + " (" + string(e.Level) + ") " + e.Text)
	}
	return c(l.Element)
}

// linkSentence goes on with how many links are of which kind.
func linkSentence(list []plan.Link) string {
	count := map[plan.LinkKind]int{}
	unreasoned := 0
	for _, l := range list {
		count[l.Kind]++
		if l.Reason == "" {
			unreasoned++
		}
	}
	var parts []string
	for _, k := range []plan.LinkKind{plan.Derives, plan.Supports, plan.Funds} {
		if count[k] > 0 {
			parts = append(parts, fmt.Sprintf("%s bersifat %s", prose.Digits(count[k]), k))
		}
	}
	text := ""
	switch {
	case len(parts) == 1 && len(count) == 1:
		text = ", seluruhnya" + strings.TrimLeft(parts[0], "0123456789.")
	case len(parts) > 0:
		text = ": " + prose.List(parts)
	}
	if unreasoned > 0 {
		text += fmt.Sprintf("; %s belum beralasan", prose.Number(unreasoned))
	}
	return text
}
