package workspace_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"gurindam/internal/access"
	"gurindam/internal/decimal"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/rpjmd"
	"gurindam/internal/workspace"
)

var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

const city = "21.72"

func guide(t testing.TB) plan.Guideline {
	t.Helper()
	g, err := plan.LoadGuideline("kominfo-2019")
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// start gives the full plan with an identity for every row.
func start(t testing.TB) workspace.State {
	t.Helper()
	st := workspace.State{Snapshot: plantest.Full(), IDs: map[string][]string{}, Rev: 7}
	for _, v := range workbook.Views(&st.Snapshot, guide(t)) {
		if v.Single {
			continue
		}
		for i := range v.Len() {
			st.IDs[v.Key] = append(st.IDs[v.Key], fmt.Sprintf("%sbaris%010d", strings.ReplaceAll(v.Key, "_", ""), i))
		}
	}
	return st
}

func as(role string, scope access.Place) workspace.Author {
	return workspace.Author{Actor: access.Actor{Person: role, Grants: []access.Grant{{Role: role, Scope: scope}}}, Name: role}
}

func secretary() workspace.Author { return as("sekretaris", access.Place{Region: city}) }

func run(t testing.TB, st workspace.State, who workspace.Author, changes ...workspace.Change) workspace.Written {
	t.Helper()
	return workspace.Apply(st, guide(t), who, workspace.Batch{Changes: changes}, workbook.Options{}, noon)
}

func fill(list, row, field, base, value string) workspace.Change {
	return workspace.Change{Op: workspace.Fill, List: list, Row: row, Field: field, Base: base, Value: value}
}

func statuses(w workspace.Written) string {
	var out []string
	for _, r := range w.Results {
		out = append(out, string(r.Status))
	}
	return strings.Join(out, " ")
}

var sameNumbers = cmp.Comparer(func(a, b decimal.Decimal) bool { return a.String() == b.String() && a.Present() == b.Present() })

func TestNobodyOverwritesWhatTheyHaveNotRead(t *testing.T) {
	t.Parallel()
	st := start(t)
	id, name := st.IDs["rencana_aksi"][0], st.Masterplan.Initiatives[0].Name
	w := run(t, st, secretary(),
		fill("rencana_aksi", id, "inisiatif", name, "Pertama"),
		fill("rencana_aksi", id, "inisiatif", name, "Kedua"),       // saw what was there before
		fill("rencana_aksi", id, "inisiatif", name, "Pertama"),     // sent again
		fill("rencana_aksi", id, "inisiatif", "Pertama", "Ketiga"), // saw the newest
	)
	if got := statuses(w); got != "tersimpan bentrok sama tersimpan" {
		t.Fatalf("results: %s", got)
	}
	if w.Results[1].Value != "Pertama" {
		t.Errorf("the conflict tells %q", w.Results[1].Value)
	}
	if got := w.State.Masterplan.Initiatives[0].Name; got != "Ketiga" {
		t.Errorf("there stands %q", got)
	}
	if len(w.Entries) != 2 || w.Entries[1].Before != "Pertama" || w.Entries[1].After != "Ketiga" {
		t.Errorf("kept: %+v", w.Entries)
	}
}

func TestWhoMayWriteWhat(t *testing.T) {
	t.Parallel()
	st := start(t)
	mine := slices.IndexFunc(st.Masterplan.Initiatives, func(i plan.Initiative) bool { return i.OPD == "DINKES" })
	other := slices.IndexFunc(st.Masterplan.Initiatives, func(i plan.Initiative) bool { return i.OPD != "DINKES" })
	if mine < 0 || other < 0 {
		t.Fatal("the plan has not what the test needs")
	}
	row := func(n int) (string, string) { return st.IDs["rencana_aksi"][n], st.Masterplan.Initiatives[n].Name }
	myRow, myName := row(mine)
	otherRow, otherName := row(other)
	planner := as("perencana-opd", access.Place{Region: city, OPD: "DINKES"})
	late := planner
	late.Grants = []access.Grant{{Role: "perencana-opd", Scope: access.Place{Region: city, OPD: "DINKES"}, Until: noon}}
	for name, c := range map[string]struct {
		who    workspace.Author
		change workspace.Change
		want   workspace.Status
	}{
		"the own office's row":           {planner, fill("rencana_aksi", myRow, "inisiatif", myName, "x"), workspace.Saved},
		"another office's row":           {planner, fill("rencana_aksi", otherRow, "inisiatif", otherName, "x"), workspace.Refused},
		"giving the own row away":        {planner, fill("rencana_aksi", myRow, "opd", "DINKES", "DISKOMINFO"), workspace.Refused},
		"what belongs to the region":     {planner, fill("profil", "profil", "judul", st.Masterplan.Profile.Title, "x"), workspace.Refused},
		"a new row of the own office":    {planner, workspace.Change{Op: workspace.Add, List: "risiko", Row: "barisbaru1234567890", Cells: map[string]string{"risiko": "x"}}, workspace.Saved},
		"a new row of another office":    {planner, workspace.Change{Op: workspace.Add, List: "risiko", Row: "barisbaru1234567890", Cells: map[string]string{"risiko": "x", "opd": "DISKOMINFO"}}, workspace.Refused},
		"removing another office's row":  {planner, workspace.Change{Op: workspace.Remove, List: "rencana_aksi", Row: otherRow}, workspace.Refused},
		"moving another office's row":    {planner, workspace.Change{Op: workspace.Move, List: "rencana_aksi", Row: otherRow}, workspace.Refused},
		"after the term has ended":       {late, fill("rencana_aksi", myRow, "inisiatif", myName, "x"), workspace.Refused},
		"the mayor reads":                {as("wali-kota", access.Place{Region: city}), fill("rencana_aksi", myRow, "inisiatif", myName, "x"), workspace.Refused},
		"the secretary of another city":  {as("sekretaris", access.Place{Region: "21.71"}), fill("rencana_aksi", myRow, "inisiatif", myName, "x"), workspace.Refused},
		"nobody":                         {workspace.Author{}, fill("rencana_aksi", myRow, "inisiatif", myName, "x"), workspace.Refused},
		"the group of another dimension": {as("ketua-dimensi", access.Place{Region: city, Dimension: "XX"}), fill("rencana_aksi", myRow, "inisiatif", myName, "x"), workspace.Refused},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := run(t, st, c.who, c.change)
			if w.Results[0].Status != c.want {
				t.Errorf("%s: %+v", w.Results[0].Status, w.Results[0].Problems)
			}
			if c.want == workspace.Refused && len(w.Entries) > 0 {
				t.Errorf("refused, and yet: %+v", w.Entries)
			}
		})
	}
}

func TestWhatAPlanMayNotBe(t *testing.T) {
	t.Parallel()
	st := start(t)
	a, b := st.Masterplan.Initiatives[0], st.Masterplan.Initiatives[1]
	st.Masterplan.Initiatives[1].Schedule.After = []string{a.Code}
	idA := st.IDs["rencana_aksi"][0]
	link := st.Masterplan.Links[0]
	child := slices.IndexFunc(st.RPJMD.Elements, func(e rpjmd.Element) bool { return len(e.Parents) > 0 })
	parent := slices.IndexFunc(st.RPJMD.Elements, func(e rpjmd.Element) bool { return e.Code == st.RPJMD.Elements[child].Parents[0] })
	for name, c := range map[string]struct {
		change workspace.Change
		says   string
	}{
		"a circle of prerequisites":  {fill("rencana_aksi", idA, "prasyarat", strings.Join(a.Schedule.After, "; "), b.Code), "melingkar"},
		"its own prerequisite":       {fill("rencana_aksi", idA, "prasyarat", strings.Join(a.Schedule.After, "; "), a.Code), "dirinya sendiri"},
		"an end before the start":    {fill("rencana_aksi", idA, "selesai", quarter(a.Schedule.End), "1999-T1"), "tahun"},
		"a circle in the RPJMD":      {fill("rpjmd", st.IDs["rpjmd"][parent], "induk", strings.Join(st.RPJMD.Elements[parent].Parents, "; "), st.RPJMD.Elements[child].Code), "melingkar"},
		"years that run backwards":   {fill("profil", "profil", "tahun_akhir", fmt.Sprint(st.Masterplan.Profile.Period.Last), "2001"), "masa rencana"},
		"the same link twice":        {workspace.Change{Op: workspace.Add, List: "keterkaitan", Row: "barisbaru1234567890", Cells: map[string]string{"inisiatif": link.Initiative, "elemen": link.Element, "renstra": link.Renstra, "jenis": "mendukung"}}, "sudah ada"},
		"a row that others refer to": {workspace.Change{Op: workspace.Remove, List: "opd", Row: st.IDs["opd"][0]}, "masih dirujuk"},
		"an unknown list":            {fill("gaib", "x", "y", "", "z"), "tidak ada"},
		"an unknown column":          {fill("rencana_aksi", idA, "gaib", "", "z"), "tidak ada"},
		"a row that is gone":         {fill("rencana_aksi", "gaib", "inisiatif", "", "z"), "sudah dihapus"},
	} {
		w := run(t, st, secretary(), c.change)
		if w.Results[0].Status != workspace.Refused || !strings.Contains(strings.ToLower(w.Results[0].Problems[0].Text), c.says) {
			t.Errorf("%s: %+v", name, w.Results[0])
		}
	}
}

func quarter(q plan.Quarter) string {
	if q.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d-T%d", q.Year, q.Quarter)
}

// Two dates that move together may come in any order, and all or none means it.
func TestBatches(t *testing.T) {
	t.Parallel()
	st := start(t)
	first := st.Masterplan.Profile.Period.First
	st.Masterplan.Initiatives[0].Schedule = plan.Schedule{Start: plan.Quarter{Year: first, Quarter: 1}, End: plan.Quarter{Year: first, Quarter: 2}}
	id := st.IDs["rencana_aksi"][0]
	later := []workspace.Change{
		fill("rencana_aksi", id, "mulai", fmt.Sprintf("%d-T1", first), fmt.Sprintf("%d-T3", first)),
		fill("rencana_aksi", id, "selesai", fmt.Sprintf("%d-T2", first), fmt.Sprintf("%d-T4", first)),
	}
	if w := run(t, st, secretary(), later...); w.Stopped() {
		t.Errorf("moving both: %+v", w.Results)
	}
	wrong := append(slices.Clone(later), fill("rencana_aksi", id, "status", string(st.Masterplan.Initiatives[0].Status), "entah"))
	w := workspace.Apply(st, guide(t), secretary(), workspace.Batch{Changes: wrong, All: true}, workbook.Options{}, noon)
	if got := statuses(w); got != "batal batal ditolak" || len(w.Entries) != 0 || w.State.Rev != st.Rev {
		t.Errorf("all or none: %s, %d entries", got, len(w.Entries))
	}
}

// Random batches by random people: what is told to be saved is there, what is kept
// leads back to the plan as it was, and the state that was given never changes.
func TestEveryBatchLeadsBack(t *testing.T) {
	t.Parallel()
	g := guide(t)
	rapid.Check(t, func(r *rapid.T) {
		st, before := start(t), start(t)
		views := workbook.Views(&st.Snapshot, g)
		var changes []workspace.Change
		for n := range rapid.IntRange(1, 8).Draw(r, "changes") {
			v := rapid.SampledFrom(views).Draw(r, "list")
			if v.Single || v.Len() == 0 {
				continue
			}
			row := rapid.SampledFrom(st.IDs[v.Key]).Draw(r, "row")
			switch rapid.IntRange(0, 5).Draw(r, "op") {
			case 0:
				changes = append(changes, workspace.Change{Op: workspace.Remove, List: v.Key, Row: row})
			case 1:
				changes = append(changes, workspace.Change{Op: workspace.Move, List: v.Key, Row: row, After: rapid.SampledFrom(append(st.IDs[v.Key], "")).Draw(r, "after")})
			case 2:
				changes = append(changes, workspace.Change{Op: workspace.Add, List: v.Key, Row: fmt.Sprintf("barisbaru%010d", n), After: row})
			default:
				i := slices.Index(st.IDs[v.Key], row)
				at := rapid.IntRange(0, len(v.Columns)-1).Draw(r, "column")
				value := rapid.SampledFrom([]string{"", "baru", "12", "2019-T2", "DINKES", v.Cells(i)[at]}).Draw(r, "value")
				changes = append(changes, fill(v.Key, row, v.Columns[at].Key, v.Cells(i)[at], value))
			}
		}
		w := workspace.Apply(st, g, secretary(), workspace.Batch{Changes: changes}, workbook.Options{}, noon)
		if diff := cmp.Diff(before, st, sameNumbers, cmpopts.EquateEmpty()); diff != "" {
			r.Fatalf("the given state changed:\n%s", diff)
		}
		for n, c := range changes {
			if c.Op == workspace.Fill && w.Results[n].Status == workspace.Saved {
				e := workbook.Edit(w.State.Snapshot, g, workbook.Options{})
				i := slices.Index(w.State.IDs[c.List], c.Row)
				if later := slices.ContainsFunc(changes[n+1:], func(o workspace.Change) bool {
					return o.Row == c.Row || o.Op != workspace.Fill || o.Field == "kode" || o.Field == "id"
				}); !later && e.Cell(c.List, i, c.Field) != w.Results[n].Value {
					r.Fatalf("%+v saved %q, there stands %q", c, w.Results[n].Value, e.Cell(c.List, i, c.Field))
				}
			}
		}
		slices.Reverse(w.Entries)
		back := workspace.Apply(w.State, g, secretary(), workspace.Batch{Kind: workspace.Restored, Changes: workspace.Reverse(w.Entries)}, workbook.Options{}, noon)
		if back.Stopped() {
			r.Fatalf("%+v\n taken back: %+v\n%+v", w.Entries, workspace.Reverse(w.Entries), back.Results)
		}
		if diff := cmp.Diff(before.Snapshot, back.State.Snapshot, sameNumbers, cmpopts.EquateEmpty()); diff != "" {
			r.Fatalf("taken back it is another (-before +after):\n%s\n%+v", diff, w.Entries)
		}
	})
}
