package tc27

import (
	"cmp"
	"slices"

	"gurindam/internal/money"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
)

// compareTotals reports, for each row with rows under it and each year, where its
// money differs from theirs together. Nothing is changed.
func (t *table) compareTotals() {
	under := map[int][]int{}
	for _, i := range t.own {
		if parent, ok := t.up[i]; ok && parent >= 0 {
			under[parent] = append(under[parent], i)
		}
	}
	for _, i := range t.own {
		if len(under[i]) > 0 {
			t.compare(i, under[i])
		}
	}
}

func (t *table) compare(parent int, children []int) {
	r := t.out.Rows[parent]
	sums := map[int]money.Rupiah{}
	var years []int
	for _, c := range children {
		for _, y := range t.out.Rows[c].Years {
			if !y.Funded {
				continue
			}
			if _, seen := sums[y.Year]; !seen {
				years = append(years, y.Year)
			}
			sum, err := sums[y.Year].Add(y.Budget)
			if err != nil {
				t.warn(t.out.At[parent], r.Code.Text, "", "Jumlah pagu di bawah baris ini terlalu besar untuk dijumlahkan.")
				return
			}
			sums[y.Year] = sum
		}
	}
	slices.Sort(years)
	for _, year := range years {
		own, stated := fundsIn(r, year)
		switch sum := sums[year]; {
		case stated && own != sum:
			t.warn(t.moneyAt(parent, year), own.Digits(), "Samakan, atau biarkan bila memang demikian; keduanya disimpan apa adanya.",
				"Pagu %s %s tahun %d %s, sedangkan jumlah di bawahnya %s: selisih %s.", r.Level, cmp.Or(r.Code.Text, r.Name), year, own, sum, own-sum)
		case !stated && sum != 0 && (r.Level == rpjmd.RenstraProgram || r.Level == rpjmd.RenstraKegiatan):
			t.warn(t.moneyAt(parent, year), "", "Isi pagunya, atau biarkan bila memang demikian.",
				"Pagu %s %s tahun %d kosong, sedangkan jumlah di bawahnya %s: selisih %s.", r.Level, cmp.Or(r.Code.Text, r.Name), year, sum, -sum)
		}
	}
}

func fundsIn(r rpjmd.RenstraRow, year int) (money.Rupiah, bool) {
	for _, y := range r.Years {
		if y.Year == year && y.Funded {
			return y.Budget, true
		}
	}
	return 0, false
}

// moneyAt is the cell of a row's money in a year.
func (t *table) moneyAt(i, year int) sheet.Ref {
	at := t.out.At[i]
	for col, h := range t.heads {
		if h.field == budget && (t.years[col] == year || t.years[col] == 0) {
			at.Col = col
			break
		}
	}
	return at
}

// with adds the sums to a summary, in the order of levels and years.
func (out Table) with(sums map[Total]int64) Table {
	for key, sum := range sums {
		key.Amount = money.Rupiah(sum)
		out.Totals = append(out.Totals, key)
	}
	slices.SortFunc(out.Totals, func(a, b Total) int {
		return cmp.Or(cmp.Compare(levelDepth(a.Level), levelDepth(b.Level)), cmp.Compare(a.Year, b.Year))
	})
	return out
}
