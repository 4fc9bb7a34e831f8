package workspace_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gurindam/internal/plan/workbook"
	"gurindam/internal/workspace"
)

func undo(t testing.TB, st workspace.State, log []workspace.Entry) workspace.Written {
	t.Helper()
	log = slices.Clone(log)
	slices.Reverse(log)
	return workspace.Apply(st, guide(t), secretary(), workspace.Batch{Kind: workspace.Restored, Changes: workspace.Reverse(log)}, workbook.Options{}, noon)
}

// Whatever many did in many sets is taken back at once, and the plan is what it was.
func TestManySetsLeadBack(t *testing.T) {
	t.Parallel()
	g := guide(t)
	rapid.Check(t, func(r *rapid.T) {
		old := start(t)
		st, log := old, []workspace.Entry(nil)
		for n := range rapid.IntRange(2, 5).Draw(r, "sets") {
			w := workspace.Apply(st, g, secretary(), someBatch(r, st, g, n), workbook.Options{}, noon)
			st, log = w.State, append(log, w.Entries...)
		}
		back := undo(t, st, log)
		if back.Stopped() {
			for i, res := range back.Results {
				if res.Status != workspace.Saved && res.Status != workspace.Same {
					r.Logf("%+v: %+v", i, res)
				}
			}
			r.Fatalf("%+v", log)
		}
		back.State.Rev = old.Rev
		if diff := same(old, back.State); diff != "" {
			r.Fatalf("(-before +taken back):\n%s\n%+v", diff, log)
		}
	})
}

// What others did since is not taken along: it stays, and is told.
func TestTakingBackKeepsWhatCameSince(t *testing.T) {
	t.Parallel()
	st := start(t)
	const id = "barisbaru1234567890"
	name := st.Masterplan.Initiatives[0].Name
	row := st.IDs["rencana_aksi"][0]
	milestone := workspace.Change{Op: workspace.Add, List: "milestone", Row: "tonggakbaru12345678", Cells: map[string]string{"inisiatif": "ZZ-1", "tonggak": "Uji"}}
	own := map[string]string{"kode": "ZZ-1", "sub_dimensi": st.Masterplan.Initiatives[0].SubDimension, "inisiatif": "Baru"}
	for name, c := range map[string]struct {
		set, since []workspace.Change
		want, says string
	}{
		"a cell": {
			[]workspace.Change{fill("rencana_aksi", row, "inisiatif", name, "Satu")},
			[]workspace.Change{fill("rencana_aksi", row, "inisiatif", "Satu", "Dua")}, "bentrok", "",
		},
		"another cell": {
			[]workspace.Change{fill("rencana_aksi", row, "inisiatif", name, "Satu")},
			[]workspace.Change{fill("rencana_aksi", row, "mitra", strings.Join(st.Masterplan.Initiatives[0].Partners, "; "), "Dua")}, "tersimpan", "",
		},
		"a row that came": {
			[]workspace.Change{{Op: workspace.Add, List: "rencana_aksi", Row: id, Cells: own}}, nil, "tersimpan", "",
		},
		"a row that came and was changed": {
			[]workspace.Change{{Op: workspace.Add, List: "rencana_aksi", Row: id, Cells: own}},
			[]workspace.Change{fill("rencana_aksi", id, "inisiatif", "Baru", "Lain")}, "bentrok", "",
		},
		"a row that came and was changed back": {
			[]workspace.Change{{Op: workspace.Add, List: "rencana_aksi", Row: id, Cells: own}},
			[]workspace.Change{fill("rencana_aksi", id, "inisiatif", "Baru", "Lain"), fill("rencana_aksi", id, "inisiatif", "Lain", "Baru")}, "tersimpan", "",
		},
		"a row that came and got parts": {
			[]workspace.Change{{Op: workspace.Add, List: "rencana_aksi", Row: id, Cells: own}},
			[]workspace.Change{milestone}, "ditolak", "masih dirujuk",
		},
		"a row that came with its parts": {
			[]workspace.Change{{Op: workspace.Add, List: "rencana_aksi", Row: id, Cells: own}, milestone}, nil, "tersimpan tersimpan", "",
		},
		"a row that went": {
			[]workspace.Change{{Op: workspace.Remove, List: "risiko", Row: st.IDs["risiko"][0]}}, nil, "tersimpan", "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			first := run(t, st, secretary(), c.set...)
			second := run(t, first.State, secretary(), c.since...)
			if first.Stopped() || second.Stopped() {
				t.Fatalf("%+v %+v", first.Results, second.Results)
			}
			back := undo(t, second.State, first.Entries)
			if got := statuses(back); got != c.want {
				t.Errorf("%s: %+v", got, back.Results)
			}
			if c.says != "" && !strings.Contains(back.Results[0].Problems[0].Text, c.says) {
				t.Errorf("says %+v", back.Results[0].Problems)
			}
		})
	}
}

// A new code and what was written under it since are taken back together: the cells
// that follow the code are no conflict.
func TestTakingACodeBack(t *testing.T) {
	t.Parallel()
	st := start(t)
	office := st.OPDs[0].Code
	n := 0
	for st.Masterplan.Initiatives[n].OPD == office {
		n++
	}
	row, was := st.IDs["rencana_aksi"][n], st.Masterplan.Initiatives[n].OPD
	first := run(t, st, secretary(), fill("rencana_aksi", row, "opd", was, office))
	second := run(t, first.State, secretary(), fill("opd", st.IDs["opd"][0], "kode", office, "DINAS-BARU"))
	third := run(t, second.State, secretary(), fill("rencana_aksi", row, "opd", "DINAS-BARU", was), fill("rencana_aksi", row, "opd", was, "DINAS-BARU"))
	if first.Stopped() || second.Stopped() || third.Stopped() {
		t.Fatalf("%+v %+v %+v", first.Results, second.Results, third.Results)
	}
	back := undo(t, third.State, slices.Concat(first.Entries, second.Entries, third.Entries))
	back.State.Rev = st.Rev
	if diff := same(st, back.State); back.Stopped() || diff != "" {
		t.Errorf("%+v\n%s", back.Results, diff)
	}
}
