package tc27

import (
	"fmt"
	"slices"

	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
)

// repeats leaves out rows that say nothing new: the same row a second time, and
// the copy with pagu 0 that systems make of a program under each of its branches.
// Each is told. One code with two names is told and kept.
func (r *reader) repeats() {
	first := map[string]int{}
	drop := map[int]bool{}
	for i, row := range r.out.Rows {
		if row.Code.Empty() {
			continue
		}
		j, seen := first[row.Code.Text]
		if !seen {
			first[row.Code.Text] = i
			continue
		}
		other := r.out.Rows[j]
		at, before := r.out.At[i], r.out.At[j]
		switch {
		case fold(row.Name) != fold(other.Name):
			r.warn(at, row.Code.Text, "Periksa kode keduanya.", "Kode %s sudah dipakai di %s dengan nama lain: %q.", row.Code.Text, rowFrom(at, before), other.Name)
		case same(row, other):
			drop[i] = true
			r.warn(at, row.Code.Text, "Hapus salah satu.", "Baris ini mengulang %s; dihitung sekali.", rowFrom(at, before))
		case row.Indicator == other.Indicator && !funded(row):
			drop[i] = true
			r.warn(at, row.Code.Text, "Hapus salah satu.", "Baris ini mengulang %s dengan pagu 0; dilewati.", rowFrom(at, before))
		case row.Indicator == other.Indicator && !funded(other) && len(other.Years) <= len(row.Years):
			drop[j] = true
			first[row.Code.Text] = i
			r.warn(before, row.Code.Text, "Hapus salah satu.", "Baris ini berpagu 0 dan diulang %s dengan pagu; dilewati.", rowFrom(before, at))
		case funded(row) && funded(other):
			r.warn(at, row.Code.Text, "Pastikan pagunya tidak terhitung dua kali.", "Kode %s juga ada di %s dengan pagu sendiri; keduanya disimpan.", row.Code.Text, rowFrom(at, before))
		}
	}
	if len(drop) > 0 {
		r.without(drop)
	}
}

// rowFrom names a row for who stands at another; it names the sheet too where that
// is another one.
func rowFrom(here, there sheet.Ref) string {
	if here.Sheet == there.Sheet {
		return fmt.Sprintf("baris %d", there.Row+1)
	}
	return fmt.Sprintf("baris %d lembar %q", there.Row+1, there.Sheet)
}

func same(a, b rpjmd.RenstraRow) bool {
	return a.Indicator == b.Indicator && a.Unit == b.Unit && slices.EqualFunc(a.Years, b.Years, func(x, y rpjmd.Year) bool {
		return x.Year == y.Year && x.Target.Equal(y.Target) && x.Text == y.Text && x.Budget == y.Budget && x.Funded == y.Funded
	})
}

func funded(r rpjmd.RenstraRow) bool {
	return r.FinalBudget != 0 || slices.ContainsFunc(r.Years, func(y rpjmd.Year) bool { return y.Budget != 0 })
}

// without takes rows out, in the result and in the tables that point to them.
func (r *reader) without(drop map[int]bool) {
	place := make([]int, len(r.out.Rows))
	n := 0
	for i := range r.out.Rows {
		if drop[i] {
			place[i] = -1
			continue
		}
		place[i] = n
		r.out.Rows[n], r.out.At[n] = r.out.Rows[i], r.out.At[i]
		n++
	}
	r.out.Rows, r.out.At = r.out.Rows[:n], r.out.At[:n]
	for _, t := range r.tables {
		for k, i := range t.own {
			t.own[k] = place[i]
		}
	}
}
