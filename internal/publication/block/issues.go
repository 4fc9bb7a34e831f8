package block

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// issues lists the strategic issues by their scope, global to regional.
func issues(p *page) {
	list := p.Masterplan.Issues
	if len(list) == 0 {
		p.lack("kosong", "Isu strategis", sheetIssue)
		return
	}
	g := grid{key: "daftar", caption: "Isu strategis menurut lingkup", cols: []col{
		{"No", 1, doc.AlignCenter, ""}, {"Isu", 12, doc.AlignLeft, ""}, {"Dimensi", 5, doc.AlignLeft, ""}, {"Sumber", 5, doc.AlignLeft, ""}}}
	var counts []string
	n := 0
	for _, scope := range []string{"global", "nasional", "daerah", ""} {
		title := "Lingkup " + scope
		if scope == "" {
			title = "Lingkup belum disebut"
		}
		first := true
		before := n
		for _, i := range list {
			if i.Scope != scope && (scope != "" || slices.Contains([]string{"global", "nasional", "daerah"}, i.Scope)) {
				continue
			}
			if first {
				g.rows, first = append(g.rows, heading(len(g.cols), title, "")), false
			}
			n++
			g.rows = append(g.rows, data(c(strconv.Itoa(n)), name(i.Text), p.dimensionCell(i.Dimension), c(i.Source)))
		}
		if scope != "" && n > before {
			counts = append(counts, fmt.Sprintf("%s berlingkup %s", prose.Number(n-before), scope))
		}
	}
	text := fmt.Sprintf("Terdapat %s yang memengaruhi arah smart city", prose.Count(len(list), "isu"))
	if len(counts) > 0 {
		text += ": " + prose.List(counts)
	}
	p.say("uraian", t("%s (", text), ref(p.id("daftar"), "tabel berikut"), t(")."))
	p.table(g)
}

// dimensionCell names a dimension behind a square of its colour.
func (p *page) dimensionCell(code string) doc.Cell {
	d, ok := p.guide.Dimension(code)
	if !ok {
		return c(code)
	}
	return doc.Cell{Text: doc.T(d.Name), Color: d.Color}
}

// issueRank ranks the issues by weight.
func issueRank(p *page) {
	list := slices.Clone(p.Masterplan.Issues)
	if len(list) == 0 {
		p.lack("kosong", "Isu strategis berbobot", sheetIssue)
		return
	}
	slices.SortStableFunc(list, func(a, b plan.Issue) int { return cmp.Compare(b.Weight, a.Weight) })
	g := grid{key: "daftar", caption: "Isu strategis menurut bobot", cols: []col{
		{"No", 1, doc.AlignCenter, ""}, {"Isu", 12, doc.AlignLeft, ""}, {"Dimensi", 5, doc.AlignLeft, ""}, {"Bobot", 2, doc.AlignCenter, ""}, {"Kata kunci", 5, doc.AlignLeft, ""}}}
	for i, issue := range list {
		weight := doc.C("–")
		if issue.Weight > 0 {
			weight = doc.C(strconv.Itoa(issue.Weight))
		}
		g.rows = append(g.rows, data(c(strconv.Itoa(i+1)), name(issue.Text), p.dimensionCell(issue.Dimension), weight, joined(issue.Keywords)))
	}
	var items []prose.Item
	for _, d := range p.guide.Dimensions {
		n := 0
		for _, i := range list {
			if i.Dimension == d.Code {
				n += i.Weight
			}
		}
		items = append(items, prose.Item{Name: d.Name, Value: int64(n)})
	}
	if top := heaviest(list); len(top) > 0 {
		p.say("puncak", t("Bobot tertinggi, %d dari 5, diberikan kepada %s: %s.", top[0].Weight, prose.Count(len(top), "isu"), issueTexts(top)))
	}
	p.say("uraian", t("Jumlah bobot menurut dimensi %s. Seluruhnya ada pada ", prose.Spread(items, "paling besar", "paling kecil", plain)), ref(p.id("daftar"), "tabel berikut"), t("."))
	p.table(g)
}

func heaviest(list []plan.Issue) []plan.Issue {
	if len(list) == 0 || list[0].Weight == 0 {
		return nil
	}
	n := 0
	for n < len(list) && list[n].Weight == list[0].Weight {
		n++
	}
	return list[:n]
}

func issueTexts(list []plan.Issue) string {
	var out []string
	for _, i := range list {
		out = append(out, lowerFirst(prose.Clause(i.Text)))
	}
	return prose.Few(out, 4)
}

func plain(n int64) string { return prose.Digits(int(n)) }

// keywordCandidates gathers the keywords of the issues, from which the vision was
// made, and says which of them the vision took up.
func keywordCandidates(p *page) {
	count := map[string]int{}
	weight := map[string]int{}
	dims := map[string][]string{}
	var order []string
	for _, i := range p.Masterplan.Issues {
		d, _ := p.guide.Dimension(i.Dimension)
		for _, k := range i.Keywords {
			if count[k] == 0 {
				order = append(order, k)
			}
			count[k]++
			weight[k] += i.Weight
			if d.Name != "" && !slices.Contains(dims[k], d.Name) {
				dims[k] = append(dims[k], d.Name)
			}
		}
	}
	if len(order) == 0 {
		p.lack("kosong", "Kata kunci isu", sheetIssue)
		return
	}
	slices.SortStableFunc(order, func(a, b string) int {
		return cmp.Or(cmp.Compare(weight[b], weight[a]), cmp.Compare(count[b], count[a]))
	})
	vision := strings.ToLower(p.Masterplan.Vision.Text)
	for _, k := range p.Masterplan.Vision.Keywords {
		vision += " " + strings.ToLower(k.Word)
	}
	g := grid{key: "daftar", caption: "Kata kunci dari isu strategis", cols: []col{
		{"Kata kunci", 5, doc.AlignLeft, ""}, {"Isu", 2, doc.AlignNumber, ""}, {"Jumlah bobot", 2, doc.AlignNumber, ""}, {"Dimensi", 8, doc.AlignLeft, ""}, {"Dalam visi", 3, doc.AlignCenter, ""}}}
	var taken []string
	for _, k := range order {
		in := "–"
		if strings.Contains(vision, strings.ToLower(k)) {
			in, taken = "ya", append(taken, k)
		}
		g.rows = append(g.rows, data(name(k), c(prose.Digits(count[k])), c(prose.Digits(weight[k])), joined(dims[k]), doc.C(in)))
	}
	text := fmt.Sprintf("Dari isu strategis terkumpul %s.", prose.Count(len(order), "kata kunci"))
	switch {
	case p.Masterplan.Vision.Text == "":
	case len(taken) == 0:
		text += " Tidak satu pun dipakai dengan bunyi yang sama dalam visi smart city."
	default:
		text += fmt.Sprintf(" Visi smart city memakai %s: %s.", prose.Count(len(taken), "kata kunci"), prose.Few(taken, 6))
	}
	p.say("uraian", t("%s", text))
	p.table(g)
}
