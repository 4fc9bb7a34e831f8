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

// Bounds of the levels of a risk, impact times likelihood. They are the usual
// thirds of a five by five scale, not a rule of the guideline; the book says so.
const (
	highRisk   = 15
	middleRisk = 8
)

func riskShade(level int) (word string, shade doc.Shade, tint string) {
	switch {
	case level >= highRisk:
		return "tinggi", doc.Bad, "bad-tint"
	case level >= middleRisk:
		return "sedang", doc.Warn, "warn-tint"
	}
	return "rendah", doc.Good, "good-tint"
}

// risks is the register of risks, the greatest first.
func risks(p *page) {
	list := slices.Clone(p.Masterplan.Risks)
	if len(list) == 0 {
		p.lack("kosong", "Daftar risiko", sheetRisk)
		return
	}
	slices.SortStableFunc(list, func(a, b plan.Risk) int { return cmp.Compare(b.Level(), a.Level()) })
	g := grid{key: "daftar", caption: "Daftar risiko pelaksanaan", cols: []col{
		{"Kode", 3, doc.AlignLeft, ""}, {"Risiko", 10, doc.AlignLeft, ""}, {"Dimensi", 6, doc.AlignLeft, ""}, {"D", 1, doc.AlignCenter, ""},
		{"K", 1, doc.AlignCenter, ""}, {"Tingkat", 3, doc.AlignCenter, ""}, {"Mitigasi", 10, doc.AlignLeft, ""}, {"PIC", 4, doc.AlignLeft, ""}},
		source: "D dampak dan K kemungkinan, 1 sampai 5; tingkat adalah hasil kalinya. Sumber: daftar risiko masterplan."}
	count := map[string]int{}
	bare := 0
	for _, r := range list {
		word, shade, _ := riskShade(r.Level())
		count[word]++
		if strings.TrimSpace(r.Mitigation) == "" {
			bare++
		}
		dimension := doc.C("Seluruh rencana")
		if r.Dimension != "" {
			dimension = p.dimensionCell(r.Dimension)
		}
		g.rows = append(g.rows, data(c(r.Code), name(r.Text), dimension, c(strconv.Itoa(r.Impact)), c(strconv.Itoa(r.Likelihood)),
			doc.Cell{Text: doc.T(fmt.Sprintf("%d %s", r.Level(), word)), Shade: shade}, c(r.Mitigation), c(p.office(r.OPD))))
	}
	var parts []string
	for _, word := range []string{"tinggi", "sedang", "rendah"} {
		if n := count[word]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s bertingkat %s", prose.Number(n), word))
		}
	}
	text := fmt.Sprintf("Dikenali %s: %s.", prose.Count(len(list), "risiko"), prose.List(parts))
	text += fmt.Sprintf(" Yang teratas, %s (%s), bernilai %d.", lowerFirst(prose.Clause(list[0].Text)), list[0].Code, list[0].Level())
	if bare > 0 {
		text += fmt.Sprintf(" %s belum bermitigasi.", prose.Upper(prose.Count(bare, "risiko")))
	}
	p.say("uraian", t("%s Daftarnya ada pada ", text), ref(p.id("daftar"), "tabel berikut"), t("."))
	p.table(g)
}

// heatMap draws the risks on five steps of impact and likelihood.
func heatMap(p *page) {
	list := p.Masterplan.Risks
	if len(list) == 0 {
		return
	}
	const cell, left, top = 68.0, 92.0, 10.0
	const tall = 44.0
	s := newSketch(left+5*cell+4, top+5*tall+44)
	for impact := 1; impact <= 5; impact++ {
		x := left + float64(impact-1)*cell
		s.center(x+cell/2, top+5*tall+11, 8, false, "ink-2", []string{strconv.Itoa(impact)})
		for likely := 1; likely <= 5; likely++ {
			y := top + float64(5-likely)*tall
			_, _, tint := riskShade(impact * likely)
			s.rect(x+1, y+1, cell-2, tall-2, tint, "")
			if codes := codesAt(list, impact, likely); len(codes) > 0 {
				s.center(x+cell/2, y+tall/2, 7.5, true, "ink", wrap(strings.Join(codes, " "), cell-8, 7.5, 3))
			}
		}
	}
	for likely := 1; likely <= 5; likely++ {
		s.write(left-8, top+float64(5-likely)*tall+tall/2+3, 8, doc.End, false, "ink-2", strconv.Itoa(likely))
	}
	s.write(left-22, top+5*tall/2+3, 8.5, doc.End, true, "ink", "Kemungkinan")
	s.write(left+5*cell/2, top+5*tall+27, 8.5, doc.Middle, true, "ink", "Dampak")
	id := p.id("peta")
	p.say("uraian", t("Letak setiap risiko menurut dampak dan kemungkinannya terlihat pada "), ref(id, "gambar berikut"), t(". Tingkat tinggi mulai dari nilai %d dan sedang dari %d; batas ini usulan, bukan ketentuan pedoman.", highRisk, middleRisk))
	var alts []string
	for _, r := range list {
		alts = append(alts, fmt.Sprintf("%s dampak %d kemungkinan %d", r.Code, r.Impact, r.Likelihood))
	}
	p.add(doc.Figure{ID: id, Caption: "Peta risiko", Drawing: &s.Drawing, Alt: "Peta lima kali lima: " + strings.Join(alts, "; ") + "."})
}

func codesAt(list []plan.Risk, impact, likely int) []string {
	var out []string
	for _, r := range list {
		if r.Impact == impact && r.Likelihood == likely {
			out = append(out, r.Code)
		}
	}
	return out
}
