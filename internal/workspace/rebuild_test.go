package workspace_test

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"gurindam/internal/money"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/workspace"
)

func guided(t testing.TB) func(plan.Snapshot) (plan.Guideline, error) {
	g := guide(t)
	return func(plan.Snapshot) (plan.Guideline, error) { return g, nil }
}

// someBatch is what somebody might do to a plan, most of it sensible.
func someBatch(r *rapid.T, st workspace.State, g plan.Guideline, n int) workspace.Batch {
	views := workbook.Views(&st.Snapshot, g)
	var b workspace.Batch
	for i := range rapid.IntRange(1, 6).Draw(r, "changes") {
		v := rapid.SampledFrom(views).Draw(r, "list")
		row, at := v.Key, 0
		if !v.Single {
			if v.Len() == 0 {
				continue
			}
			row = rapid.SampledFrom(st.IDs[v.Key]).Draw(r, "row")
			at = slices.Index(st.IDs[v.Key], row)
		}
		column := rapid.IntRange(0, len(v.Columns)-1).Draw(r, "column")
		value := rapid.SampledFrom([]string{"", "baru", "lain", "12", "2019-T2", "DINKES", "ya", "2021", v.Cells(rapid.IntRange(0, v.Len()-1).Draw(r, "as"))[column]}).Draw(r, "value")
		c := fill(v.Key, row, v.Columns[column].Key, v.Cells(at)[column], value)
		if op := rapid.IntRange(0, 7).Draw(r, "op"); !v.Single && op < 3 {
			c = workspace.Change{Op: []workspace.Op{workspace.Remove, workspace.Move, workspace.Add}[op], List: v.Key, Row: row, After: rapid.SampledFrom(append(st.IDs[v.Key], workspace.Top)).Draw(r, "after")}
			if c.Op == workspace.Add {
				c.Row, c.Cells = fmt.Sprintf("barisbaru%05d%05d", n, i), map[string]string{v.Columns[column].Key: value}
			}
		}
		b.Changes = append(b.Changes, c)
	}
	return b
}

func same(before, after workspace.State) string {
	return gocmp.Diff(before, after, sameNumbers, cmpopts.EquateEmpty())
}

// Random work by many: each earlier state is rebuilt exactly from the newest and the
// log, and what the log comes to is the difference of the states.
func TestEveryEarlierStateIsRebuilt(t *testing.T) {
	t.Parallel()
	g, guides := guide(t), guided(t)
	rapid.Check(t, func(r *rapid.T) {
		st := start(t)
		states, log := []workspace.State{st}, []workspace.Entry(nil)
		for n := range rapid.IntRange(1, 6).Draw(r, "sets") {
			w := workspace.Apply(st, g, secretary(), someBatch(r, st, g, n), workbook.Options{}, noon)
			if len(w.Entries) > 0 {
				st = w.State
				states, log = append(states, st), append(log, w.Entries...)
			}
		}
		slices.Reverse(log)
		for n, old := range states {
			since := slices.DeleteFunc(slices.Clone(log), func(e workspace.Entry) bool { return e.Rev <= old.Rev })
			got, err := workspace.At(st, since, guides)
			if err != nil {
				r.Fatal(err)
			}
			if diff := same(old, got); diff != "" {
				r.Fatalf("state %d of %d (-was +rebuilt):\n%s", n, len(states), diff)
			}
			if diff := gocmp.Diff(told(workspace.Diff(old, st, g)), told(workspace.Net(since)), cmpopts.EquateEmpty()); diff != "" {
				r.Fatalf("since state %d (-difference +net):\n%s\n%+v", n, diff, since)
			}
		}
	})
}

// told keeps of entries what both ways of finding them tell alike: where a row that
// went stood, and what moved, has more than one answer.
func told(list []workspace.Entry) []string {
	var out []string
	for _, e := range list {
		if e.Moved() {
			continue
		}
		before := e.Before
		if e.Removed() {
			cells, _ := e.Cells()
			before = fmt.Sprint(cells)
		}
		out = append(out, strings.Join([]string{e.List, e.Row, e.Field, before, e.After}, "|"))
	}
	slices.SortFunc(out, cmp.Compare)
	return out
}

// The difference of two states, as an import keeps it, leads back too.
func TestADifferenceLeadsBack(t *testing.T) {
	t.Parallel()
	g, guides := guide(t), guided(t)
	rapid.Check(t, func(r *rapid.T) {
		old := start(t)
		st := old
		for n := range rapid.IntRange(1, 5).Draw(r, "sets") {
			st = workspace.Apply(st, g, secretary(), someBatch(r, st, g, n), workbook.Options{}, noon).State
		}
		entries := workspace.Diff(old, st, g)
		for i := range entries {
			entries[i].Rev = old.Rev + 1
		}
		slices.Reverse(entries)
		got, err := workspace.At(st, entries, guides)
		if err != nil {
			r.Fatal(err)
		}
		got.Rev = old.Rev
		if diff := same(old, got); diff != "" {
			r.Fatalf("(-was +rebuilt):\n%s\n%+v", diff, entries)
		}
	})
}

func TestAFrozenStateComesBack(t *testing.T) {
	t.Parallel()
	g := guide(t)
	rapid.Check(t, func(r *rapid.T) {
		st := start(t)
		for n := range rapid.IntRange(0, 4).Draw(r, "sets") {
			st = workspace.Apply(st, g, secretary(), someBatch(r, st, g, n), workbook.Options{}, noon).State
		}
		text := workspace.Freeze(st, g)
		got, err := workspace.Thaw(text, st.Region, g)
		if err != nil {
			r.Fatal(err)
		}
		got.Rev = st.Rev
		if diff := same(st, got); diff != "" {
			r.Fatalf("(-frozen +thawed):\n%s", diff)
		}
		if again := workspace.Freeze(got, g); !bytes.Equal(text, again) {
			r.Fatalf("frozen again it is another:\n%s", gocmp.Diff(string(text), string(again)))
		}
	})
}

// What stands in years that no column shows is kept as well.
func TestYearsWithoutAColumn(t *testing.T) {
	t.Parallel()
	g := guide(t)
	st := start(t)
	year := st.Masterplan.Profile.Period.Last + 3
	i := &st.Masterplan.Initiatives[0]
	i.Targets = append(slices.Clone(i.Targets), plan.YearValue{Year: year, Number: i.Targets[0].Number})
	i.Budgets = append(slices.Clone(i.Budgets), plan.Budget{Year: year, Source: i.Budgets[0].Source, Amount: money.Rupiah(7)})
	st.Masterplan.Initiatives[0].Budgets = i.Budgets
	got, err := workspace.Thaw(workspace.Freeze(st, g), st.Region, g)
	if err != nil {
		t.Fatal(err)
	}
	got.Rev = st.Rev
	if diff := same(st, got); diff != "" {
		t.Errorf("(-frozen +thawed):\n%s", diff)
	}
	gone := run(t, st, secretary(), workspace.Change{Op: workspace.Remove, List: "rencana_aksi", Row: st.IDs["rencana_aksi"][0]})
	slices.Reverse(gone.Entries)
	back, err := workspace.At(gone.State, gone.Entries, guided(t))
	if err != nil {
		t.Fatal(err)
	}
	if diff := same(st, back); diff != "" {
		t.Errorf("removed and rebuilt (-was +rebuilt):\n%s", diff)
	}
}

func TestWhatCannotBeThawed(t *testing.T) {
	t.Parallel()
	g := guide(t)
	st := start(t)
	text := string(workspace.Freeze(st, g))
	for name, broken := range map[string]string{
		"no JSON":        "x",
		"another region": strings.Replace(text, `"region":"21.72"`, `"region":"21.71"`, 1),
		"another form":   strings.Replace(text, `"format":1`, `"format":2`, 1),
		"another list":   strings.Replace(text, `"list":"opd"`, `"list":"gaib"`, 1),
		"another column": strings.Replace(text, `"judul"`, `"gaib"`, 1),
		"no such figure": strings.Replace(text, `"tahun_awal":"2019"`, `"tahun_awal":"dua ribu"`, 1),
	} {
		if broken == text {
			t.Fatalf("%s: nothing was broken", name)
		}
		if _, err := workspace.Thaw([]byte(broken), st.Region, g); err == nil {
			t.Errorf("%s: thawed", name)
		}
	}
}
