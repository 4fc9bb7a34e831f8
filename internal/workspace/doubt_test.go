package workspace_test

import (
	"slices"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/rpjmd"
	"gurindam/internal/workspace"
)

// story is a plan with everything that happened to it.
type story struct {
	t       *testing.T
	state   workspace.State
	entries []workspace.Entry // newest first
}

func (s *story) keep(list []workspace.Entry) {
	for _, e := range list {
		s.entries = slices.Insert(s.entries, 0, e)
	}
}

// does applies changes through the door.
func (s *story) does(changes ...workspace.Change) {
	s.t.Helper()
	w := run(s.t, s.state, secretary(), changes...)
	if w.Stopped() {
		s.t.Fatalf("%+v", w.Results)
	}
	s.state = w.State
	s.keep(w.Entries)
}

// imports puts another plan in the place of this one; rows keep their identities by code.
func (s *story) imports(change func(*plan.Snapshot)) {
	s.t.Helper()
	now := workspace.State{Snapshot: plan.Snapshot{}, IDs: map[string][]string{}, Rev: s.state.Rev + 1}
	e := workbook.Edit(s.state.Snapshot, guide(s.t), workbook.Options{})
	now.Snapshot = e.Snapshot()
	now.RPJMD.Elements = slices.Clone(now.RPJMD.Elements)
	now.Renstra = slices.Clone(now.Renstra)
	now.Masterplan.Links = slices.Clone(now.Masterplan.Links)
	for key, ids := range s.state.IDs {
		now.IDs[key] = slices.Clone(ids)
	}
	change(&now.Snapshot)
	name := map[string]string{}
	for n, e := range s.state.RPJMD.Elements {
		name["rpjmd"+e.Code] = s.state.IDs["rpjmd"][n]
	}
	for n, r := range s.state.Renstra {
		name["renstra"+r.ID] = s.state.IDs["renstra"][n]
	}
	for n, l := range s.state.Masterplan.Links {
		name["keterkaitan"+l.Initiative+l.Element+l.Renstra] = s.state.IDs["keterkaitan"][n]
	}
	ids := func(list string, keys []string) {
		now.IDs[list] = nil
		for _, k := range keys {
			id, known := name[list+k]
			if !known {
				id = "baru" + list + k
			}
			now.IDs[list] = append(now.IDs[list], id)
		}
	}
	var elements, rows, links []string
	for _, e := range now.RPJMD.Elements {
		elements = append(elements, e.Code)
	}
	for _, r := range now.Renstra {
		rows = append(rows, r.ID)
	}
	for _, l := range now.Masterplan.Links {
		links = append(links, l.Initiative+l.Element+l.Renstra)
	}
	ids("rpjmd", elements)
	ids("renstra", rows)
	ids("keterkaitan", links)
	entries := workspace.Diff(s.state, now, guide(s.t))
	for n := range entries {
		entries[n].Rev, entries[n].Seq, entries[n].At, entries[n].Kind = now.Rev, n, noon, workspace.Imported
	}
	s.state = now
	s.keep(entries)
}

func (s *story) doubts() []workspace.LinkDoubt {
	lists := map[string][]workspace.Entry{}
	for _, e := range s.entries {
		lists[e.List] = append(lists[e.List], e)
	}
	return workspace.FindDoubts(s.state, slices.Concat(lists["rpjmd"], lists["renstra"], lists["keterkaitan"]), nil)
}

func (s *story) link(initiative string) string {
	return s.state.IDs["keterkaitan"][slices.IndexFunc(s.state.Masterplan.Links, func(l plan.Link) bool { return l.Initiative == initiative })]
}

func element(p *plan.Snapshot, code string) *rpjmd.Element {
	return &p.RPJMD.Elements[slices.IndexFunc(p.RPJMD.Elements, func(e rpjmd.Element) bool { return e.Code == code })]
}

func doubted(list []workspace.LinkDoubt) (out []string) {
	for _, d := range list {
		text := string(d.Kind) + " " + d.Initiative + " " + d.Element + d.Renstra
		if len(d.Successors) > 0 {
			text += " → " + d.Successors[0].Element + d.Successors[0].Renstra + " (" + d.Successors[0].How + ")"
		}
		out = append(out, text)
	}
	return out
}

func wantDoubts(t *testing.T, when string, got []workspace.LinkDoubt, list ...string) {
	t.Helper()
	if !slices.Equal(doubted(got), list) {
		t.Errorf("%s: %q, want %q", when, doubted(got), list)
	}
}

func TestDoubts(t *testing.T) {
	t.Parallel()
	s := &story{t: t, state: start(t)}
	wantDoubts(t, "at first", s.doubts())
	s.imports(func(p *plan.Snapshot) {
		element(p, "P1").Text = "Bantuan pangan"
		p.RPJMD.Elements = append(p.RPJMD.Elements, rpjmd.Element{Code: "P9", Level: rpjmd.Program, Parents: []string{"A1"}, Text: "Aplikasi informatika"})
	})
	got := s.doubts()
	wantDoubts(t, "another text under the same code", got, "berubah SG-01 P1 → P9 (bunyi sama)")
	if d := got[0]; d.Before.Text != "Aplikasi informatika" || d.Now.Text != "Bantuan pangan" || d.Cause().Kind != workspace.Imported || d.Row != s.link("SG-01") {
		t.Errorf("%+v", d)
	}
	s.imports(func(p *plan.Snapshot) { element(p, "P1").Text = "Aplikasi Informatika." })
	wantDoubts(t, "and back, but for case and a full stop", s.doubts())
	s.imports(func(p *plan.Snapshot) { element(p, "P1").Text = "Bantuan pangan" })
	s.does(fill("rpjmd", s.state.IDs["rpjmd"][8], "kode", "P1", "P7"))
	wantDoubts(t, "a code that is renamed calms nobody", s.doubts(), "berubah SG-01 P7 → P9 (bunyi sama)")
	s.does(workspace.Change{Op: workspace.Affirm, List: "keterkaitan", Row: s.link("SG-01"), Field: "elemen", Base: "P7"})
	wantDoubts(t, "affirmed", s.doubts())
	s.imports(func(p *plan.Snapshot) { element(p, "S2").Text = "Warga bugar" })
	wantDoubts(t, "another change later", s.doubts(), "berubah SL-01 S2")
	s.does(fill("keterkaitan", s.state.IDs["keterkaitan"][2], "alasan", "", "Tetap sejalan"))
	wantDoubts(t, "who writes the link has looked", s.doubts())
}

func TestBrokenAndLostLinks(t *testing.T) {
	t.Parallel()
	s := &story{t: t, state: start(t)}
	s.imports(func(p *plan.Snapshot) { // as the import of an office's Renstra does
		p.Renstra[0].ID, p.Renstra[0].Name = "DISKOMINFO/2.16.03#2", "Aplikasi dan tata kelola informatika"
	})
	wantDoubts(t, "a row of a Renstra that is called otherwise", s.doubts(), "putus SL-01 DISKOMINFO/2.16.03 → DISKOMINFO/2.16.03#2 (kode nomenklatur sama)")
	row := s.state.IDs["keterkaitan"][1]
	s.does(fill("keterkaitan", row, "renstra", "DISKOMINFO/2.16.03", "DISKOMINFO/2.16.03#2"))
	wantDoubts(t, "its successor taken", s.doubts())
	s.imports(func(p *plan.Snapshot) {
		p.RPJMD.Elements = slices.DeleteFunc(p.RPJMD.Elements, func(e rpjmd.Element) bool { return e.Code == "P1" })
		p.RPJMD.Elements = append(p.RPJMD.Elements, rpjmd.Element{Code: "P2", Level: rpjmd.Program, Parents: []string{"A1"}, Text: "Pengelolaan aplikasi informatika", Budget: rpjmd.Code{Text: "2.16.03", Version: "2023"}})
		p.Masterplan.Links = slices.DeleteFunc(p.Masterplan.Links, func(l plan.Link) bool { return l.Element == "P1" })
	})
	got := s.doubts()
	wantDoubts(t, "a link that went with its element", got, "hilang SG-01 P1 → P2 (kode nomenklatur sama)")
	if d := got[0]; d.Reason != "Program yang sama" || d.At != -1 || d.Before.Text != "Aplikasi informatika" {
		t.Errorf("%+v", d)
	}
	s.does(workspace.Change{Op: workspace.Add, List: "keterkaitan", Row: "kaitanbaru0000000001", Cells: map[string]string{"inisiatif": "SG-01", "elemen": "P2", "jenis": "turunan", "alasan": "Penerusnya"}})
	wantDoubts(t, "linked anew", s.doubts())
	s.does(workspace.Change{Op: workspace.Remove, List: "keterkaitan", Row: "kaitanbaru0000000001"})
	wantDoubts(t, "a link taken away for itself is nobody's doubt", s.doubts())
}

// Affirming tells that somebody looked: it changes nothing, asks the same rights, and
// is refused where its writer saw something else.
func TestAffirm(t *testing.T) {
	t.Parallel()
	st := start(t)
	row := st.IDs["keterkaitan"][0]
	affirm := workspace.Change{Op: workspace.Affirm, List: "keterkaitan", Row: row, Field: "elemen", Base: "P1"}
	w := run(t, st, secretary(), affirm)
	if statuses(w) != "tersimpan" || len(w.Entries) != 1 || !w.Entries[0].Affirmed() || len(w.Touched) != 0 || w.State.Rev != st.Rev+1 {
		t.Errorf("%+v", w.Outcome)
	}
	if back := workspace.Reverse(w.Entries); statuses(run(t, w.State, secretary(), back...)) != "sama" {
		t.Errorf("taking it back does something: %+v", back)
	}
	if workspace.Net(w.Entries) != nil {
		t.Error("between two states it is no difference")
	}
	other := affirm
	other.Base = "P2"
	if got := statuses(run(t, st, secretary(), other)); got != "bentrok" {
		t.Errorf("what is not seen: %s", got)
	}
	if got := statuses(run(t, st, as("perencana-opd", access.Place{Region: city, OPD: "DINKES"}), affirm)); got != "ditolak" {
		t.Errorf("another office's link: %s", got)
	}
	other = affirm
	other.Field = "gaib"
	if got := statuses(run(t, st, secretary(), other)); got != "ditolak" {
		t.Errorf("no such column: %s", got)
	}
	other.Row = "gaib"
	if got := statuses(run(t, st, secretary(), other)); got != "ditolak" {
		t.Errorf("no such row: %s", got)
	}
}
