package tc27

import (
	"strings"

	"gurindam/internal/rpjmd"
)

// keep puts a row into the result and under the row it belongs to.
func (t *table) keep(r rpjmd.RenstraRow, row int) {
	i := t.append(r, row)
	t.last = i
	depth := levelDepth(r.Level)
	t.up[i] = -1
	for d := depth - 1; d >= 0; d-- {
		if parent, ok := t.stack[order[d]]; ok {
			t.up[i] = parent
			break
		}
	}
	t.stack[r.Level] = i
	for _, deeper := range order[depth+1:] {
		delete(t.stack, deeper)
	}
	t.checkPlace(i, row)
}

func (t *table) append(r rpjmd.RenstraRow, row int) int {
	t.out.Rows = append(t.out.Rows, r)
	t.out.At = append(t.out.At, t.ref(row, t.anchor()))
	t.own = append(t.own, len(t.out.Rows)-1)
	return len(t.out.Rows) - 1
}

// anchor is the column by which a row is named: its code, or its name.
func (t *table) anchor() int {
	for _, f := range []field{code, name, purpose, sasaran, tujuan} {
		for col, h := range t.heads {
			if h.field == f {
				return col
			}
		}
	}
	return 0
}

func levelDepth(level rpjmd.RenstraLevel) int {
	for i, l := range order {
		if l == level {
			return i
		}
	}
	return len(order) - 1
}

// checkPlace warns where a code says another parent than the place of its row.
func (t *table) checkPlace(i, row int) {
	r := t.out.Rows[i]
	parent := t.up[i]
	if parent < 0 || r.Code.Empty() || t.out.Rows[parent].Code.Empty() {
		return
	}
	above := t.out.Rows[parent].Code.Text
	if !strings.HasPrefix(r.Code.Text, above+".") && !strings.HasPrefix(r.Code.Text, "X.") && !strings.HasPrefix(above, "X.") {
		t.warn(t.ref(row, t.anchor()), r.Code.Text, "Periksa kodenya, atau pindahkan barisnya.", "Kode %s berada di bawah %s, yang bukan induknya.", r.Code.Text, above)
	}
}
