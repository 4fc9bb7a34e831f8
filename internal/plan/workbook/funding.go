package workbook

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gurindam/internal/money"
	"gurindam/internal/plan"
	"gurindam/internal/sheet"
)

// fundingRow is what one source gives to one initiative.
type fundingRow struct {
	initiative, source string
	amounts            []plan.YearMoney
}

func fundingPage() page {
	type row = fundingRow
	return &table[row]{
		name: "Pendanaan", file: "pendanaan", absent: quiet,
		instruction: "Hanya untuk inisiatif yang sumber dananya lebih dari satu. Jumlah per tahun harus sama dengan pagu pada lembar Rencana Aksi.",
		fields: []field[row]{
			ref("inisiatif", "Kode inisiatif", initiatives, func(r *row) *string { return &r.initiative }).need().wide(14),
			ref("sumber_dana", "Sumber dana", funding, func(r *row) *string { return &r.source }).need().wide(16),
			amounts("pagu", "Pagu", planYears, func(r *row) *[]plan.YearMoney { return &r.amounts }),
		},
		from: fundingRows,
		into: storeFunding,
	}
}

// fundingRows writes the sources of the initiatives that have several.
func fundingRows(s *plan.Snapshot, g plan.Guideline) []fundingRow {
	var rows []fundingRow
	for _, i := range s.Masterplan.Initiatives {
		sources := sourcesOf(i, g)
		if len(sources) < 2 {
			continue
		}
		for _, source := range sources {
			row := fundingRow{initiative: i.Code, source: source}
			for _, b := range i.Budgets {
				if b.Source == source {
					row.amounts = append(row.amounts, plan.YearMoney{Year: b.Year, Amount: b.Amount})
				}
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// storeFunding gives every initiative its budgets: the pagu of Rencana Aksi where
// there is one source, the rows of Pendanaan where there are several.
func storeFunding(r *reader, t *table[fundingRow]) {
	rows := map[string][]int{}
	for i := range t.rows {
		rows[t.rows[i].initiative] = append(rows[t.rows[i].initiative], i)
	}
	for i := range r.initiatives.rows {
		row := &r.initiatives.rows[i]
		own := &r.out.Masterplan.Initiatives[i]
		if mine := rows[row.Code]; len(mine) > 0 && row.Code != "" {
			own.Budgets = r.shared(t, mine, i)
			continue
		}
		own.Budgets = r.unshared(row, i)
	}
}

// unshared takes the pagu of Rencana Aksi as it stands.
func (r *reader) unshared(row *initiativeRow, i int) []plan.Budget {
	at := r.initiatives.at(i, "sumber_dana", 0)
	switch {
	case len(row.totals) == 0 && len(row.sources) > 0:
		r.add(at, sheet.Warning, strings.Join(row.sources, separator), "Sumber dana disebut tanpa pagu, jadi tidak disimpan.", "Isi pagunya, atau kosongkan sumber dananya.")
		return nil
	case len(row.totals) == 0:
		return nil
	case len(row.sources) > 1:
		r.add(at, sheet.Error, strings.Join(row.sources, separator), "Sumber dana lebih dari satu tanpa rincian.",
			"Tulis bagian setiap sumber pada lembar Pendanaan.")
		return nil
	}
	source := ""
	if len(row.sources) == 1 {
		source = row.sources[0]
	} else {
		r.add(at, sheet.Warning, "", "Pagu tanpa sumber dana.", "Isi Sumber dana.")
	}
	out := make([]plan.Budget, 0, len(row.totals))
	for _, v := range row.totals {
		out = append(out, plan.Budget{Year: v.Year, Source: source, Amount: v.Amount})
	}
	return out
}

// shared takes the rows of Pendanaan, and compares their sums with Rencana Aksi.
func (r *reader) shared(t *table[fundingRow], mine []int, i int) []plan.Budget {
	row := &r.initiatives.rows[i]
	var out []plan.Budget
	var sources []string
	var sums []plan.YearMoney
	for _, n := range mine {
		f := t.rows[n]
		at := t.at(n, "sumber_dana", 0)
		if slices.Contains(sources, f.source) {
			r.add(at, sheet.Error, f.source, "Sumber dana ini sudah ditulis untuk inisiatif "+row.Code+".", "Gabungkan kedua barisnya.")
			continue
		}
		if sources = append(sources, f.source); len(row.sources) > 0 && !slices.Contains(row.sources, f.source) {
			r.add(at, sheet.Error, f.source, "Sumber dana ini tidak disebut untuk "+row.Code+" pada lembar Rencana Aksi.",
				"Samakan kedua lembar; di sana tertulis: "+strings.Join(row.sources, separator)+".")
		}
		for _, v := range f.amounts {
			out = append(out, plan.Budget{Year: v.Year, Source: f.source, Amount: v.Amount})
			sum := yearMoney(&sums, v.Year)
			total, err := sum.Amount.Add(v.Amount)
			if err != nil {
				r.add(t.at(n, "pagu", v.Year), sheet.Error, v.Amount.Digits(), "Jumlah pagu melampaui batas hitungan.", "Periksa angkanya.")
				continue
			}
			sum.Amount = total
		}
	}
	for _, s := range row.sources {
		if !slices.Contains(sources, s) {
			r.add(r.initiatives.at(i, "sumber_dana", 0), sheet.Error, s, "Sumber dana "+s+" tidak dirinci pada lembar Pendanaan.", "Tambahkan barisnya di sana.")
		}
	}
	r.compareTotals(i, row.totals, sums)
	sortBudgets(out, r.guide)
	return out
}

// compareTotals reports each year in which the two sheets disagree; neither is
// taken to be right.
func (r *reader) compareTotals(i int, totals, sums []plan.YearMoney) {
	amounts := map[int][2]money.Rupiah{}
	for side, list := range [][]plan.YearMoney{totals, sums} {
		for _, v := range list {
			both := amounts[v.Year]
			both[side] = v.Amount
			amounts[v.Year] = both
		}
	}
	for _, year := range slices.Sorted(maps.Keys(amounts)) {
		both := amounts[year]
		if both[0] != both[1] {
			r.add(r.initiatives.at(i, "pagu", year), sheet.Error, both[0].Digits(),
				fmt.Sprintf("Pagu %d di sini %s, tetapi jumlah lembar Pendanaan %s.", year, both[0], both[1]),
				"Samakan keduanya; yang benar hanya Anda yang tahu.")
		}
	}
}

// sortBudgets puts budgets by year, then source in the order of the guideline.
func sortBudgets(list []plan.Budget, g plan.Guideline) {
	slices.SortStableFunc(list, func(a, b plan.Budget) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(rank(g, a.Source), rank(g, b.Source)))
	})
}
