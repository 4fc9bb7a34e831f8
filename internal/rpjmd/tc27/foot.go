package tc27

import (
	"regexp"
	"slices"

	"gurindam/internal/money"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet/cell"
)

var (
	totalWords = regexp.MustCompile(`^(jumlah|total|grand total|sub ?total)( (total|pagu|anggaran|belanja|dana|biaya|program|kegiatan|sub kegiatan|keseluruhan|seluruh\w*|[ivx0-9]+|opd|skpd))*$`)
	totalStart = regexp.MustCompile(`^(jumlah|total|grand total|sub ?total)\b`)
)

// foot tells whether a row is a sum at the foot of a table or of a part of it: its
// first cell says so in so many words, or begins so and nothing but money follows.
func (t *table) foot(row int) bool {
	label := ""
	for col, h := range t.heads {
		c := at(t.sheet, row, col)
		switch {
		case cell.Absent(c) || h.field == budget || h.field == finalBudget:
			continue
		case label != "":
			return false
		}
		text, _ := cell.Text(c)
		if label = fold(text); !totalStart.MatchString(label) {
			return false
		}
		if h.field != indicator && totalWords.MatchString(label) {
			return true
		}
	}
	return label != ""
}

// compareFeet reports the sums at the foot of the table that are the sum of no
// level of the rows above them, neither all nor those since the sum before.
func (t *table) compareFeet() {
	from := 0
	for _, row := range t.feet {
		for col, h := range t.heads {
			if h.field != budget || t.years[col] == 0 {
				continue
			}
			if amount, stated := t.amount(row, col); stated {
				t.compareFoot(row, col, from, amount)
			}
		}
		from = row
	}
}

func (t *table) compareFoot(row, col, from int, stated money.Rupiah) {
	since, whole := t.sumsAbove(from, row, t.years[col]), t.sumsAbove(0, row, t.years[col])
	top := money.Rupiah(0)
	for _, level := range slices.Backward(order) {
		for _, sums := range []map[rpjmd.RenstraLevel]money.Rupiah{since, whole} {
			sum, known := sums[level]
			if known && sum == stated {
				return
			}
			if known && level != rpjmd.RenstraUrusan && level != rpjmd.RenstraBidang {
				top = sum
			}
		}
	}
	t.warn(t.ref(row, col), stated.Digits(), "Samakan, atau biarkan bila memang demikian; baris jumlah tidak disimpan.",
		"Jumlah tahun %d tertulis %s, sedangkan jumlah baris di atasnya %s: selisih %s.", t.years[col], stated, top, stated-top)
}

// sumsAbove adds up the money of each level in the rows between two rows.
func (t *table) sumsAbove(from, to, year int) map[rpjmd.RenstraLevel]money.Rupiah {
	out := map[rpjmd.RenstraLevel]money.Rupiah{}
	for _, i := range t.own {
		if i < 0 || t.out.At[i].Row < from || t.out.At[i].Row >= to {
			continue
		}
		if own, stated := fundsIn(t.out.Rows[i], year); stated {
			if sum, err := out[t.out.Rows[i].Level].Add(own); err == nil {
				out[t.out.Rows[i].Level] = sum
			}
		}
	}
	return out
}
