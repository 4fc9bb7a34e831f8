package block

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/dataset"
	"gurindam/internal/doc"
	"gurindam/internal/publication/prose"
)

// A table of facts shows five years, n-4 to n, or all where there are few more.
const (
	factYears = 5
	fewYears  = 7
)

// factGroups lists the groups of facts in the order they were given.
func (s *Source) factGroups() []string {
	var out []string
	for _, f := range s.Facts {
		if g := groupOf(f); !slices.Contains(out, g) {
			out = append(out, g)
		}
	}
	return out
}

func groupOf(f dataset.Fact) string {
	if g := strings.TrimSpace(f.Group); g != "" {
		return g
	}
	return "Lain-lain"
}

// factsOverview tells what the region is described by.
func factsOverview(p *page) {
	if len(p.Facts) == 0 {
		p.lack("kosong", "Fakta dan indikator daerah", sheetFact)
		return
	}
	years, publishers, examples := map[int]bool{}, map[string]bool{}, 0
	for _, f := range p.Facts {
		for _, v := range f.Values {
			if v.Number.Present() {
				years[v.Year] = true
			}
		}
		if f.Publisher != "" {
			publishers[f.Publisher] = true
		}
		if f.Example {
			examples++
		}
	}
	groups := p.factGroups()
	text := fmt.Sprintf("Keadaan %s digambarkan oleh %s dalam %s", p.region(), prose.Count(len(p.Facts), "indikator"), prose.Count(len(groups), "kelompok"))
	if all := slices.Sorted(maps.Keys(years)); len(all) > 1 {
		text += fmt.Sprintf(" yang mencakup tahun %d sampai %d", all[0], all[len(all)-1])
	}
	if n := len(publishers); n > 0 {
		text += fmt.Sprintf(", bersumber dari %s", prose.Count(n, "penerbit data"))
	}
	p.lead("ringkas", t("%s.", text))
	if examples > 0 {
		p.remark("contoh", t("%s indikator bertanda (contoh): angkanya rekaan untuk memperagakan buku ini dan bukan fakta.", prose.Begin(examples)))
	}
}

// factGroup shows the facts of one group: table, what they tell, charts.
func factGroup(p *page) {
	var list []dataset.Fact
	for _, f := range p.Facts {
		if groupOf(f) == p.Group {
			list = append(list, f)
		}
	}
	years := lastYears(list)
	if says := factSentences(within(list, years)); len(says) > 0 {
		p.say("uraian", t("%s Rinciannya ada pada ", strings.Join(says, " ")), ref(p.id("tabel"), "tabel berikut"), t("."))
	} else {
		p.say("uraian", t("Indikator kelompok ini ada pada "), ref(p.id("tabel"), "tabel berikut"), t("."))
	}
	p.table(factTable(p.Group, list, years))
	p.unsourced(list)
	p.factCharts(list)
}

func lastYears(list []dataset.Fact) []int {
	seen := map[int]bool{}
	for _, f := range list {
		for _, v := range f.Values {
			if v.Number.Present() {
				seen[v.Year] = true
			}
		}
	}
	years := slices.Sorted(maps.Keys(seen))
	if len(years) <= fewYears {
		return years
	}
	return years[len(years)-factYears:]
}

// within gives the facts with the values of some years alone, so that sentences
// speak of what the table shows.
func within(list []dataset.Fact, years []int) []dataset.Fact {
	out := slices.Clone(list)
	for i, f := range out {
		out[i].Values = nil
		for _, v := range f.Values {
			if slices.Contains(years, v.Year) {
				out[i].Values = append(out[i].Values, v)
			}
		}
	}
	return out
}

func factTable(group string, list []dataset.Fact, years []int) grid {
	g := grid{key: "tabel", caption: "Indikator " + lowerFirst(group), cols: []col{{"Indikator", 9, doc.AlignLeft, ""}, {"Satuan", 3, doc.AlignLeft, ""}}}
	if n := len(years); n > 0 {
		g.caption += ", " + strconv.Itoa(years[0])
		if n > 1 {
			g.caption += "–" + strconv.Itoa(years[n-1])
		}
	}
	for _, y := range years {
		g.cols = append(g.cols, col{strconv.Itoa(y), 3, doc.AlignNumber, ""})
	}
	g.cols = append(g.cols, col{"Sumber", 2, doc.AlignCenter, ""})
	var sources []string
	for _, f := range list {
		label := name(example(f.Name, f.Example))
		if f.Note != "" {
			label.Text = append(label.Text, note(prose.Stop(f.Note)))
		}
		cells := []doc.Cell{label, c(f.Unit)}
		for _, y := range years {
			cells = append(cells, c(valueIn(f, y)))
		}
		mark := "–"
		if text := sourceText(f); text != "" {
			i := slices.Index(sources, text)
			if i < 0 {
				i, sources = len(sources), append(sources, text)
			}
			mark = letter(i)
		}
		g.rows = append(g.rows, data(append(cells, doc.C(mark))...))
	}
	for i, s := range sources {
		sources[i] = letter(i) + ") " + s
	}
	if len(sources) > 0 {
		g.source = "Sumber: " + strings.Join(sources, "; ") + "."
	}
	return g
}

func valueIn(f dataset.Fact, year int) string {
	for _, v := range f.Values {
		if v.Year == year && v.Number.Present() {
			return v.Number.Indonesian()
		}
	}
	return ""
}

func sourceText(f dataset.Fact) string {
	var parts []string
	for _, s := range []string{f.Publisher, f.Source} {
		if s = prose.Clause(s); s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) > 0 && f.Page != "" {
		parts = append(parts, "hlm. "+f.Page)
	}
	return strings.Join(parts, ", ")
}

// letter counts a, b, … z, aa, ab, …
func letter(i int) string {
	s := string(rune('a' + i%26))
	if i >= 26 {
		return letter(i/26-1) + s
	}
	return s
}

// unsourced says which facts may not be published.
func (p *page) unsourced(list []dataset.Fact) {
	var names []string
	for _, f := range list {
		if strings.TrimSpace(f.Source) == "" {
			names = append(names, f.Name)
		}
	}
	if len(names) > 0 {
		p.lack("sumber", "Sumber data untuk "+prose.Few(names, 5), sheetFact)
	}
}
