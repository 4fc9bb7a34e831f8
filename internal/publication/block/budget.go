package block

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/money"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// funded says what is missing where there is no pagu to recap; the caller then
// has nothing more to say.
func (p *page) funded(key string) bool {
	switch {
	case p.overflow:
		p.say(key, t("Jumlah pagu melampaui batas hitungan, sehingga rekapitulasi tidak dapat disajikan. Periksa pagu yang sangat besar pada lembar “%s”.", sheetInitiative))
		return false
	case p.byDimension.Total == 0:
		p.lack(key, "Pagu inisiatif", sheetInitiative)
		return false
	}
	return true
}

// recapTable shows a recap by years, with its exact total in whole rupiah.
func (p *page) recapTable(key, caption, first string, r plan.Recap, label func(plan.RecapRow) doc.Cell) {
	u := unitOf(recapAmounts(r))
	g := grid{key: key, caption: caption, source: u.source("Sumber: rencana aksi, diolah; per tahun dalam " + u.name + ", jumlah dalam rupiah penuh.")}
	g.wide = len(r.Years) >= manyYears
	g.cols = append([]col{{first, 7, doc.AlignLeft, ""}}, yearCols(r.Years, "Pagu ("+u.name+")")...)
	g.cols = append(g.cols, col{"Jumlah (Rp)", 5, doc.AlignNumber, ""}, col{"%", 2, doc.AlignNumber, ""})
	line := func(head doc.Cell, amounts []money.Rupiah, total money.Rupiah) []doc.Cell {
		cells := []doc.Cell{head}
		for _, a := range amounts {
			cells = append(cells, u.cell(a))
		}
		share := strings.TrimSuffix(prose.Share(int64(total), int64(r.Total)), "\u00a0%")
		return append(cells, c(total.Digits()), c(share))
	}
	for _, row := range r.Rows {
		g.rows = append(g.rows, data(line(label(row), row.Amounts, row.Total)...))
	}
	g.rows = append(g.rows, sum(line(name("Jumlah"), r.Totals, r.Total)...))
	p.table(g)
}

func recapItems(rows []plan.RecapRow) []prose.Item {
	out := make([]prose.Item, len(rows))
	for i, r := range rows {
		out[i] = prose.Item{Name: r.Name, Value: int64(r.Total)}
	}
	return out
}

func short(n int64) string { return money.Rupiah(n).Short() }

// budgetDimension recaps the pagu by dimension and year.
func budgetDimension(p *page) {
	if !p.funded("kosong") {
		return
	}
	r := p.byDimension
	p.say("uraian", t("Pagu inisiatif berjumlah %s (%s). Menurut dimensi, pagu %s. Rekapitulasinya ada pada ", r.Total.Short(), r.Total,
		prose.Spread(recapItems(r.Rows), "terbesar", "terkecil", short)), ref(p.id("rekap"), "tabel berikut"), t(". %s", yearSentence(r)))
	p.recapTable("rekap", "Pagu menurut dimensi dan tahun", "Dimensi", r, func(row plan.RecapRow) doc.Cell {
		cell := name(row.Name)
		if d, ok := p.guide.Dimension(row.Code); ok {
			cell.Color = d.Color
		}
		return cell
	})
	p.add(p.dimensionChart("grafik"))
}

// yearSentence tells how the pagu goes from year to year.
func yearSentence(r plan.Recap) string {
	var items []prose.Item
	for i, y := range r.Years {
		items = append(items, prose.Item{Name: strconv.Itoa(y), Value: int64(r.Totals[i])})
	}
	if len(items) < 2 {
		return ""
	}
	top, most := prose.Most(items)
	text := fmt.Sprintf("Pagu tahunan terbesar jatuh pada %s (%s).", prose.List(top), money.Rupiah(most).Short())
	if prose.Level(items) {
		text = fmt.Sprintf("Pagu setiap tahun sama, %s.", money.Rupiah(most).Short())
	}
	first, last := r.Totals[0], r.Totals[len(r.Totals)-1]
	switch {
	case first == 0 || first == last:
	case last > first:
		text += fmt.Sprintf(" Dari %d ke %d pagu naik %s, dari %s menjadi %s.", r.Years[0], r.Years[len(r.Years)-1], prose.Share(int64(last-first), int64(first)), first.Short(), last.Short())
	default:
		text += fmt.Sprintf(" Dari %d ke %d pagu turun %s, dari %s menjadi %s.", r.Years[0], r.Years[len(r.Years)-1], prose.Share(int64(first-last), int64(first)), first.Short(), last.Short())
	}
	return text
}

// budgetSource recaps the pagu by source of funds.
func budgetSource(p *page) {
	if p.overflow || p.bySource.Total == 0 {
		return // the recap by dimension says what is missing
	}
	r := p.bySource
	items := recapItems(r.Rows)
	for i := range items {
		items[i].Name = cmp.Or(r.Rows[i].Code, r.Rows[i].Name)
	}
	text := fmt.Sprintf("Pendanaan datang dari %s.", prose.Count(len(items), "sumber"))
	if len(items) == 1 {
		text = fmt.Sprintf("Seluruh pendanaan datang dari %s.", items[0].Name)
	} else {
		top, most := prose.Most(items)
		text += fmt.Sprintf(" Yang terbesar %s dengan %s (%s).", prose.List(top), money.Rupiah(most).Short(), prose.Share(most, int64(r.Total)))
		text += p.ownShare(r, top)
	}
	p.say("uraian", t("%s Rinciannya ada pada ", text), ref(p.id("rekap"), "tabel berikut"), t("."))
	p.recapTable("rekap", "Pagu menurut sumber dana dan tahun", "Sumber dana", r, func(row plan.RecapRow) doc.Cell { return name(row.Name) })
	if len(items) > 1 {
		p.add(p.sourceChart("grafik"))
	}
}

// ownShare tells what part of the money does not come from the region's own budget.
func (p *page) ownShare(r plan.Recap, top []string) string {
	var outside []plan.RecapRow
	var from []string
	for _, row := range r.Rows {
		if f, ok := p.guide.Source(row.Code); ok && !f.APBD && row.Total > 0 {
			outside, from = append(outside, row), append(from, row.Code)
		}
	}
	if len(from) == 0 {
		return " Semua sumber itu berada di dalam APBD."
	}
	if len(from) == 1 && slices.Equal(from, top) {
		return " Sumber itu berada di luar APBD."
	}
	sum := plan.Together(outside).Total
	return fmt.Sprintf(" Di luar APBD, %s menyumbang %s (%s).", prose.List(from), sum.Short(), prose.Share(int64(sum), int64(r.Total)))
}

// topOffices is how many offices the recap names one by one.
const topOffices = 12

// budgetOPD recaps the pagu by the office responsible, the largest first.
func budgetOPD(p *page) {
	if p.overflow || p.byOPD.Total == 0 {
		return
	}
	r := p.largestOffices()
	all := len(p.byOPD.Rows)
	var names []string
	largest := r.Rows[:min(all, 3)]
	for _, row := range largest {
		names = append(names, fmt.Sprintf("%s (%s)", cmp.Or(p.office(row.Code), row.Name), row.Total.Short()))
	}
	text := fmt.Sprintf("Pagu dikelola oleh %s", prose.Count(all, "perangkat daerah"))
	if all > 3 {
		text += fmt.Sprintf(". Tiga yang terbesar adalah %s; bersama-sama %s dari seluruh pagu.", prose.List(names), prose.Share(int64(plan.Together(largest).Total), int64(r.Total)))
	} else {
		text += fmt.Sprintf(": %s.", prose.List(names))
	}
	p.say("uraian", t("%s Rinciannya ada pada ", text), ref(p.id("rekap"), "tabel berikut"), t("."))
	p.recapTable("rekap", "Pagu menurut perangkat daerah dan tahun", "Perangkat daerah", r, func(row plan.RecapRow) doc.Cell { return name(row.Name) })
	p.officeChart("grafik")
}

// largestOffices is the recap by office, the largest first, the small ones in one row.
func (p *page) largestOffices() plan.Recap {
	r := p.byOPD
	r.Rows = slices.Clone(r.Rows)
	slices.SortStableFunc(r.Rows, func(a, b plan.RecapRow) int { return cmp.Compare(b.Total, a.Total) })
	r.Rows = firstOffices(r)
	return r
}

// firstOffices keeps the largest rows and adds up the rest in one.
func firstOffices(r plan.Recap) []plan.RecapRow {
	if len(r.Rows) <= topOffices+1 {
		return r.Rows
	}
	rest := plan.Together(r.Rows[topOffices:])
	rest.Name = fmt.Sprintf("%d perangkat daerah lainnya", len(r.Rows)-topOffices)
	return append(slices.Clone(r.Rows[:topOffices]), rest)
}

// budgetShare sets the pagu from the APBD beside the whole APBD of each year.
func budgetShare(p *page) {
	if p.overflow || p.byDimension.Total == 0 {
		return
	}
	g := grid{key: "porsi", caption: "Porsi smart city dalam APBD", source: "Sumber: rencana aksi dan profil daerah, diolah; rupiah penuh. Yang dihitung hanya pagu dari sumber di dalam APBD.", cols: []col{
		{"Tahun", 2, doc.AlignCenter, ""}, {"Pagu dari APBD (Rp)", 5, doc.AlignNumber, ""}, {"Belanja APBD (Rp)", 5, doc.AlignNumber, ""}, {"Porsi (%)", 3, doc.AlignNumber, ""}}}
	var stated []plan.APBDShare
	for _, s := range p.shares {
		whole := doc.C("–")
		if s.APBD > 0 {
			whole, stated = doc.C(s.APBD.Digits()), append(stated, s)
		}
		g.rows = append(g.rows, data(name(strconv.Itoa(s.Year)), c(s.Smart.Digits()), whole, doc.C(s.Percent.Indonesian())))
	}
	if len(stated) == 0 {
		p.lack("apbd", "Belanja APBD per tahun, untuk menghitung porsi smart city", sheetProfile)
		return
	}
	first := stated[0]
	text := fmt.Sprintf("Pada %d, pagu smart city dari APBD adalah %s dari belanja APBD", first.Year, prose.Percent(first.Percent))
	if n := len(p.shares) - len(stated); n > 0 {
		text += fmt.Sprintf("; belanja APBD untuk %s belum diketahui", prose.Count(n, "tahun"))
	}
	p.say("uraian", t("%s (", text), ref(p.id("porsi"), "tabel berikut"), t(")."))
	p.remark("rumus", t("Rumus: %s.", first.Formula))
	p.table(g)
}
