package app

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/fault"
	"gurindam/internal/period"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/sheet"
	"gurindam/internal/tabular"
	"gurindam/internal/workspace"
)

// edited gives the workbook of the plan with some of it changed.
func edited(t *testing.T, a *App, change func(*sheet.Form)) []workspace.Sent {
	t.Helper()
	form, err := a.ExportPlan(t.Context(), tanjungpinang)
	if err != nil {
		t.Fatal(err)
	}
	change(&form)
	var out bytes.Buffer
	if err := tabular.WriteForm(&out, form); err != nil {
		t.Fatal(err)
	}
	return []workspace.Sent{{Name: "rencana.xlsx", Data: out.Bytes()}}
}

func cellOf(f *sheet.Form, name, key string, row int) *string {
	s := slices.IndexFunc(f.Sheets, func(s sheet.FormSheet) bool { return s.Name == name })
	c := slices.IndexFunc(f.Sheets[s].Columns, func(c sheet.Column) bool { return c.Key == key })
	return &f.Sheets[s].Rows[row][c]
}

// A workbook is looked at, taken in and taken back; looking changes nothing, and what
// others wrote between looking and taking is not written over unseen.
func TestImportInTheBrowser(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := writing(t, d)
		e, who, st := exchange{a, a.store}, secretary(), state(t, a)
		plan := workspace.Upload{Kind: workspace.PlanUpload}
		id, err := e.Keep(t.Context(), who, tanjungpinang, plan, edited(t, a, func(f *sheet.Form) { *cellOf(f, "Rencana Aksi", "inisiatif", 0) = "Dari peramban" }))
		if err != nil {
			t.Fatal(err)
		}
		look, err := e.Look(t.Context(), who, tanjungpinang, id)
		if err != nil || look.Stops || look.Changes != 1 || look.Lists[0].List != workbook.InitiativeList || look.Rev != st.Rev {
			t.Fatalf("%v %+v", err, look)
		}
		if now := fresh(t, a); now.Rev != st.Rev || now.Masterplan.Initiatives[0].Name != st.Masterplan.Initiatives[0].Name {
			t.Error("looking changed the plan")
		}
		apply(t, a, who, fill("visi", "visi", "makna", st.Masterplan.Vision.Meaning, "Ditulis sementara itu"))
		if err := e.Take(t.Context(), who, tanjungpinang, id, look.Rev); fault.KindOf(err) != fault.Conflict {
			t.Errorf("taken over what nobody has seen: %v", err)
		}
		again, err := e.Look(t.Context(), who, tanjungpinang, id)
		if err != nil || again.Changes != 2 {
			t.Fatalf("%v %+v", err, again)
		}
		if err := e.Take(t.Context(), who, tanjungpinang, id, again.Rev); err != nil {
			t.Fatal(err)
		}
		if got := fresh(t, a).Masterplan.Initiatives[0].Name; got != "Dari peramban" {
			t.Errorf("the initiative is called %q", got)
		}
		past, err := e.Past(t.Context(), tanjungpinang)
		if err != nil || past[0].Reason != "rencana.xlsx" || past[0].Name != who.Name {
			t.Fatalf("%v %+v", err, past)
		}
		out, err := a.Work.Undo(t.Context(), who, tanjungpinang, workspace.Query{Since: past[0].Rev - 1, Before: past[0].Rev + 1}, "uji")
		if err != nil || out.Stopped() {
			t.Fatalf("%v %+v", err, out.Results)
		}
		if got := fresh(t, a); got.Masterplan.Initiatives[0].Name != st.Masterplan.Initiatives[0].Name || got.Masterplan.Vision.Meaning != "Ditulis sementara itu" {
			t.Errorf("taken back: %q, %q", got.Masterplan.Initiatives[0].Name, got.Masterplan.Vision.Meaning)
		}
	})
}

func TestUploadsAreTheirSendersAlone(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := writing(t, d)
		e, who := exchange{a, a.store}, secretary()
		bad := edited(t, a, func(f *sheet.Form) { *cellOf(f, "Rencana Aksi", "opd", 0) = "DINAS GAIB" })
		id, err := e.Keep(t.Context(), who, tanjungpinang, workspace.Upload{Kind: workspace.PlanUpload}, bad)
		if err != nil {
			t.Fatal(err)
		}
		other := secretary()
		other.Person = "orang lain"
		planner := author("perencana-opd", access.Place{Region: string(tanjungpinang), OPD: "DINKES"})
		for name, err := range map[string]error{
			"another person": second(e.Look(t.Context(), other, tanjungpinang, id)),
			"another region": second(e.Look(t.Context(), who, "21.71", id)),
			"no such upload": second(e.Look(t.Context(), who, tanjungpinang, "gaib")),
		} {
			if fault.KindOf(err) != fault.NotFound {
				t.Errorf("%s: %v", name, err)
			}
		}
		for name, u := range map[string]workspace.Upload{
			"a planner and the whole plan":           {Kind: workspace.PlanUpload},
			"a planner and another office's Renstra": {Kind: workspace.RenstraUpload, OPD: "DISKOMINFO"},
		} {
			if _, err := e.Keep(t.Context(), planner, tanjungpinang, u, bad); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := e.Keep(t.Context(), planner, tanjungpinang, workspace.Upload{Kind: workspace.RenstraUpload, OPD: "DINKES"}, bad); err != nil {
			t.Errorf("a planner and the own Renstra: %v", err)
		}
		look, err := e.Look(t.Context(), who, tanjungpinang, id)
		if err != nil || !look.Stops || len(look.Problems) == 0 {
			t.Fatalf("%v %+v", err, look)
		}
		if err := e.Take(t.Context(), who, tanjungpinang, id, look.Rev); fault.KindOf(err) != fault.Invalid {
			t.Errorf("a faulty workbook was taken in: %v", err)
		}
		marked, err := e.Marked(t.Context(), who, tanjungpinang, id)
		if err != nil {
			t.Fatal(err)
		}
		book, err := tabular.Decode("diperiksa.xlsx", marked, tabular.Limits{})
		if err != nil || book.Sheets[0].Name != "Masalah" || !strings.Contains(sheetText(book.Sheets[0]), "DINAS GAIB") {
			t.Errorf("the marked workbook: %v, %s", err, book.Sheets[0].Name)
		}
	})
}

func second[T any](_ T, err error) error { return err }

func sheetText(s sheet.Sheet) string {
	var b strings.Builder
	for _, row := range s.Rows {
		for _, c := range row {
			b.WriteString(c.Text + " ")
		}
	}
	return b.String()
}

// A region without a plan gets one from the browser: with its years, the worksheet of
// its guideline, and one history; once, and only by who may write there.
func TestBeginAPlan(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := build(d, time.Now)
		e, span := exchange{a, a.store}, period.Span{First: 2027, Last: 2031}
		keeper := author("pengelola", access.Place{})
		for name, c := range map[string]struct {
			who  workspace.Author
			set  string
			kind fault.Kind
		}{
			"a planner":       {author("perencana-opd", access.Place{Region: "21.71", OPD: "DINKES"}), "kominfo-2019", fault.Forbidden},
			"another region":  {author("sekretaris", access.Place{Region: "21.72"}), "kominfo-2019", fault.Forbidden},
			"an unknown book": {keeper, "buku-gaib", fault.Invalid},
		} {
			if err := e.Begin(t.Context(), c.who, "21.71", c.set, span); fault.KindOf(err) != c.kind || err == nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := e.Begin(t.Context(), keeper, "21.71", "kominfo-2019", span); err != nil {
			t.Fatal(err)
		}
		if err := e.Begin(t.Context(), keeper, "21.71", "kominfo-2019", span); fault.KindOf(err) != fault.Conflict {
			t.Errorf("a second time: %v", err)
		}
		st, _, err := a.Work.State(t.Context(), "21.71")
		if err != nil || st.Masterplan.Profile.DisplayName != "Kota Batam" || st.Masterplan.Profile.Period != span || len(st.Masterplan.Readiness) == 0 || st.Rev != 1 {
			t.Fatalf("%v %+v", err, st.Masterplan.Profile)
		}
		for _, r := range st.Masterplan.Readiness {
			if r.Code == "" || r.Component == "" || r.Item == "" || r.Rating != "" {
				t.Errorf("worksheet: %+v", r)
			}
		}
		entries, err := a.Work.History(t.Context(), "21.71", workspace.Query{Limit: 1000})
		if err != nil || len(entries) < len(st.Masterplan.Readiness) || entries[0].Name != keeper.Name {
			t.Errorf("%v, %d entries", err, len(entries))
		}
	})
}
