package workbook

import (
	"slices"

	"gurindam/internal/decimal"
	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
)

// initiativeRow is a row of the sheet Rencana Aksi. Money stands there as one
// sum a year with its sources named; how several sources share it is on the sheet
// Pendanaan.
type initiativeRow struct {
	plan.Initiative
	sources  []string
	totals   []plan.YearMoney
	elements []string // of the RPJMD it is linked to
}

func statuses(plan.Guideline) []string {
	var out []string
	for _, s := range plan.Statuses() {
		out = append(out, string(s))
	}
	return out
}

func initiativePage() page {
	type row = initiativeRow
	codeField, version := nomenclature(func(r *row) *rpjmd.Code { return &r.Budget })
	return &table[row]{
		name: "Rencana Aksi", file: "rencana_aksi", absent: sheet.Error,
		instruction: "Satu baris satu inisiatif. Pagu ditulis dalam rupiah penuh; bila sumber dananya lebih dari satu, rinciannya ada pada lembar Pendanaan.",
		fields: []field[row]{
			code(initiatives, func(r *row) *string { return &r.Code }).need().say("Kode inisiatif, misalnya SG-01; tidak boleh sama."),
			ref("sub_dimensi", "Sub-dimensi", subDimensions, func(r *row) *string { return &r.SubDimension }).need().wide(12),
			ref("strategi", "Kode strategi", strategies, func(r *row) *string { return &r.Strategy }).wide(14),
			text("program", "Program", func(r *row) *string { return &r.Program }).wide(30),
			text("inisiatif", "Inisiatif", func(r *row) *string { return &r.Name }).need().wide(44),
			long("deskripsi", "Deskripsi/output", func(r *row) *string { return &r.Description }).wide(50),
			long("indikator", "Indikator", func(r *row) *string { return &r.Indicator }).want("Inisiatif belum berindikator.").wide(30),
			text("satuan", "Satuan", func(r *row) *string { return &r.Unit }).wide(12),
			number("baseline", "Baseline", func(r *row) *decimal.Decimal { return &r.Baseline }).wide(10),
			targets(func(r *row) *[]plan.YearValue { return &r.Targets }),
			ref("opd", "OPD penanggung jawab", offices, func(r *row) *string { return &r.OPD }).want("Inisiatif tanpa OPD penanggung jawab tidak dapat diterbitkan.").wide(18),
			refs("opd_pendukung", "OPD pendukung", offices, func(r *row) *[]string { return &r.Supporting }),
			names("mitra", "Mitra", func(r *row) *[]string { return &r.Partners }).say("Nama mitra di luar pemerintah, dipisah titik koma.").wide(24),
			refs("sumber_dana", "Sumber dana", funding, func(r *row) *[]string { return &r.sources }).say("Satu sumber, atau beberapa dipisah titik koma dengan rincian pada lembar Pendanaan."),
			amounts("pagu", "Pagu", planYears, func(r *row) *[]plan.YearMoney { return &r.totals }).say("Jumlah semua sumber, rupiah penuh."),
			refs("rpjmd", "Kaitan RPJMD", elements, func(r *row) *[]string { return &r.elements }).say("Kode elemen RPJMD; alasan dan halamannya pada lembar Keterkaitan."),
			codeField, version,
			choice("status", "Status", func(r *row) *plan.Status { return &r.Status }, statuses).wide(20),
			yes("contoh", "Contoh", func(r *row) *bool { return &r.Example }).say("ya: rekaan untuk contoh.").wide(8),
		},
		from: initiativeRows,
		into: storeInitiatives,
	}
}

// initiativeRows writes the initiatives as rows.
func initiativeRows(s *plan.Snapshot, g plan.Guideline) []initiativeRow {
	linked := map[string][]string{}
	for _, l := range s.Masterplan.Links {
		if l.Element != "" && !slices.Contains(linked[l.Initiative], l.Element) {
			linked[l.Initiative] = append(linked[l.Initiative], l.Element)
		}
	}
	rows := make([]initiativeRow, 0, len(s.Masterplan.Initiatives))
	for _, i := range s.Masterplan.Initiatives {
		rows = append(rows, initiativeRow{Initiative: i, sources: sourcesOf(i, g), totals: totalsOf(i), elements: linked[i.Code]})
	}
	return rows
}

// sourcesOf lists the sources of an initiative in the order of the guideline.
func sourcesOf(i plan.Initiative, g plan.Guideline) []string {
	var out []string
	for _, b := range i.Budgets {
		if b.Source != "" && !slices.Contains(out, b.Source) {
			out = append(out, b.Source)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return rank(g, a) - rank(g, b) })
	return out
}

func rank(g plan.Guideline, source string) int {
	i := slices.IndexFunc(g.Funding, func(f plan.FundingSource) bool { return f.Code == source })
	if i < 0 {
		return len(g.Funding)
	}
	return i
}

// totalsOf adds up the sources of each year. A sum out of range, which no reading
// lets through, is left at what fitted.
func totalsOf(i plan.Initiative) []plan.YearMoney {
	var out []plan.YearMoney
	for _, b := range i.Budgets {
		v := yearMoney(&out, b.Year)
		if sum, err := v.Amount.Add(b.Amount); err == nil {
			v.Amount = sum
		}
	}
	return out
}

func yearMoney(list *[]plan.YearMoney, year int) *plan.YearMoney {
	return inYear(list, year, func(v plan.YearMoney) int { return v.Year }, func(y int) plan.YearMoney { return plan.YearMoney{Year: y} })
}

// storeInitiatives puts the initiatives into the plan; their money follows when
// the sheet Pendanaan is stored.
func storeInitiatives(r *reader, t *table[initiativeRow]) {
	r.initiatives = t
	for i := range t.rows {
		slices.SortStableFunc(t.rows[i].sources, func(a, b string) int { return rank(r.guide, a) - rank(r.guide, b) })
		r.out.Masterplan.Initiatives = append(r.out.Masterplan.Initiatives, t.rows[i].Initiative)
	}
}
