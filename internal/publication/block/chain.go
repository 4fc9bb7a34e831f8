package block

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
	"gurindam/internal/rpjmd"
)

// chain shows the RPJMD from misi to program, with the dimensions that serve it.
func chain(p *page) {
	tree := p.RPJMD
	if len(tree.Elements) == 0 {
		p.lack("kosong", "Pohon RPJMD", sheetRPJMD)
		return
	}
	p.chainText()
	above := tree.Above()
	matrix := plan.CoverByDimension(p.Snapshot, p.guide, rpjmd.Sasaran)
	g := grid{key: "rantai", caption: "Misi, tujuan, sasaran, dan program RPJMD serta dimensi smart city", wide: true, cols: []col{
		{"Sasaran", 7, doc.AlignLeft, ""}, {"Indikator", 5, doc.AlignLeft, ""},
		{"Program", 8, doc.AlignLeft, ""}, {"OPD", 4, doc.AlignLeft, ""}, {"Dimensi", 4, doc.AlignLeft, ""}}}
	sasaran := tree.OfLevel(rpjmd.Sasaran)
	placed := map[string]bool{}
	for _, misi := range append(tree.OfLevel(rpjmd.Misi), rpjmd.Element{}) {
		first := true
		lastTujuan := ""
		for i, s := range sasaran {
			if placed[s.Code] || misi.Code != "" && !slices.Contains(above[s.Code], misi.Code) {
				continue
			}
			placed[s.Code] = true
			if first {
				title := "Misi " + misi.Code + ": " + misi.Text
				if misi.Code == "" {
					title = "Sasaran yang belum bermisi"
				}
				g.rows, first = append(g.rows, heading(len(g.cols), title, "")), false
			}
			if tujuan := p.ancestor(above[s.Code], rpjmd.Tujuan); tujuan != lastTujuan {
				lastTujuan = tujuan
				g.rows = append(g.rows, heading(len(g.cols), "Tujuan: "+tujuan, ""))
			}
			programs, offices := p.programsOf(s.Code, above)
			g.rows = append(g.rows, data(titled(s.Code, s.Text), c(s.Indicator), c(strings.Join(programs, "; ")), joined(offices), joined(served(matrix, i))))
		}
	}
	if len(g.rows) == 0 {
		p.lack("sasaran", "Sasaran RPJMD", sheetRPJMD)
		return
	}
	p.table(g)
}

func (p *page) chainText() {
	tree := p.RPJMD
	title := tree.Title
	if title == "" {
		title = "RPJMD " + p.region()
	}
	if tree.Decree != "" {
		title += " (" + tree.Decree + ")"
	}
	var parts []string
	for _, l := range rpjmd.Levels()[1:] {
		if n := len(tree.OfLevel(l)); n > 0 {
			parts = append(parts, prose.Digits(n)+" "+string(l))
		}
	}
	p.say("uraian", t("%s memuat %s. Kaitannya dengan dimensi smart city ada pada ", title, prose.List(parts)), ref(p.id("rantai"), "tabel berikut"), t("."))
	for _, v := range tree.OfLevel(rpjmd.Visi) {
		p.say("visi", t("Visi RPJMD berbunyi:"))
		p.paragraph(doc.Quote, "bunyi", []doc.Span{t("%s", v.Text)})
		break
	}
}

// ancestor gives the text of the first element above that is of a level.
func (p *page) ancestor(above []string, level rpjmd.Level) string {
	for _, code := range above {
		if e, ok := p.RPJMD.Find(code); ok && e.Level == level {
			return e.Text
		}
	}
	return ""
}

// programsOf lists the programs under an element and the offices that carry them.
func (p *page) programsOf(code string, above map[string][]string) (programs, offices []string) {
	for _, e := range p.RPJMD.OfLevel(rpjmd.Program) {
		if !slices.Contains(above[e.Code], code) {
			continue
		}
		programs = append(programs, e.Text)
		for _, o := range e.OPDs {
			if short := p.office(o); !slices.Contains(offices, short) {
				offices = append(offices, short)
			}
		}
	}
	return programs, offices
}

// served lists the dimensions that serve a row of a matrix.
func served(m plan.Matrix, row int) []string {
	var out []string
	for j, codes := range m.Cells[row] {
		if len(codes) > 0 {
			out = append(out, m.Columns[j].Code)
		}
	}
	return out
}

// coverage shows how many initiatives of each dimension serve each misi and sasaran.
func coverage(p *page) {
	if len(p.RPJMD.OfLevel(rpjmd.Sasaran)) == 0 || len(p.Masterplan.Initiatives) == 0 {
		p.lack("kosong", "Kaitan inisiatif dengan sasaran RPJMD", sheetLink)
		return
	}
	a := p.align
	p.say("uraian", t("Sebanyak %d dari %d sasaran RPJMD (%s) dilayani oleh sekurangnya satu inisiatif. Banyaknya inisiatif menurut misi dan sasaran ada pada ",
		a.Sasaran.Numerator, a.Sasaran.Denominator, prose.Percent(a.Sasaran.Percent)), ref(p.id("misi"), "tabel pertama"), t(" dan "), ref(p.id("sasaran"), "tabel kedua"), t(". Satu inisiatif dapat melayani beberapa sasaran."))
	p.coverTable("misi", "Inisiatif menurut misi RPJMD dan dimensi", "Misi", plan.CoverByDimension(p.Snapshot, p.guide, rpjmd.Misi))
	p.coverTable("sasaran", "Inisiatif menurut sasaran RPJMD dan dimensi", "Sasaran", plan.CoverByDimension(p.Snapshot, p.guide, rpjmd.Sasaran))
}

func (p *page) coverTable(key, caption, first string, m plan.Matrix) {
	if len(m.Rows) == 0 {
		return
	}
	g := grid{key: key, caption: caption, cols: []col{{first, 12, doc.AlignLeft, ""}}, source: "Sumber: keterkaitan inisiatif dengan RPJMD. " + p.dimensionLegend()}
	for _, column := range m.Columns {
		g.cols = append(g.cols, col{column.Code, 2, doc.AlignNumber, "Inisiatif per dimensi"})
	}
	g.cols = append(g.cols, col{"Jumlah", 2, doc.AlignNumber, ""})
	for i, row := range m.Rows {
		cells, all := []doc.Cell{titled(row.Code, row.Text)}, 0
		for _, codes := range m.Cells[i] {
			all += len(codes)
			cells = append(cells, dash(len(codes)))
		}
		last := dash(all)
		if all == 0 {
			last = doc.Cell{Text: doc.T("belum ada"), Shade: doc.Bad}
		}
		g.rows = append(g.rows, data(append(cells, last)...))
	}
	p.table(g)
}

// dash writes a count, zero as a dash.
func dash(n int) doc.Cell {
	if n == 0 {
		return doc.C("–")
	}
	return doc.C(strconv.Itoa(n))
}

func (p *page) dimensionLegend() string {
	var parts []string
	for _, d := range p.guide.Dimensions {
		parts = append(parts, d.Code+" "+d.Name)
	}
	return strings.Join(parts, "; ") + "."
}

// uncovered names what the plan and the RPJMD leave open on either side.
func uncovered(p *page) {
	a := p.align
	if a.Sasaran.Denominator == 0 && a.Initiatives.Denominator == 0 {
		return
	}
	switch {
	case a.Sasaran.Denominator == 0:
	case len(a.Uncovered) == 0:
		p.say("sasaran", t("Tidak ada sasaran RPJMD yang tertinggal: semuanya dilayani."))
	default:
		p.say("sasaran", t("Sasaran RPJMD yang belum dilayani inisiatif mana pun berjumlah %s:", prose.Number(len(a.Uncovered))))
		list := doc.List{}
		for _, e := range a.Uncovered {
			list.Items = append(list.Items, []doc.Span{bold(e.Code), t(" %s", prose.Stop(e.Text))})
		}
		p.add(list)
	}
	switch {
	case a.Initiatives.Denominator == 0:
	case len(a.Unlinked) == 0:
		p.say("inisiatif", t("Sebaliknya, setiap inisiatif sudah berkaitan dengan RPJMD atau Renstra."))
	default:
		var codes []string
		for _, i := range a.Unlinked {
			codes = append(codes, i.Code)
		}
		p.say("inisiatif", t("%s", fmt.Sprintf("Sebaliknya, %s belum berkaitan dengan RPJMD maupun Renstra: %s.", prose.Count(len(codes), "inisiatif"), prose.Few(codes, 12))))
	}
}
