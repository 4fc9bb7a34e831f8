package proposal

import (
	"strings"
	"testing"

	"gurindam/internal/answer"
	"gurindam/internal/dataset"
	"gurindam/internal/decimal"
	"gurindam/internal/evaluation"
	"gurindam/internal/instrument"
	"gurindam/internal/plan"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
	"gurindam/internal/survey"
	"gurindam/internal/workspace"
)

func roundOf(t *testing.T, id string) answer.Round {
	t.Helper()
	i, ok := instrument.Load(id)
	if !ok {
		t.Fatal(id)
	}
	return answer.Round{Cycle: evaluation.Cycle{ID: "2026", Year: 2026, Sample: 50}, Region: "21.72", Instrument: i}
}

func written(m plan.Masterplan) Plan {
	return Plan{Snapshot: plan.Snapshot{Region: region.Region{Code: "21.72"}, Masterplan: m}, Guide: plan.Guideline{
		Dimensions: []plan.Dimension{{Code: "SG", Subs: []plan.SubDimension{{Code: "SG-1"}}}, {Code: "SL", Subs: []plan.SubDimension{{Code: "SL-1"}}}},
		Funding:    []plan.FundingSource{{Code: "APBD", APBD: true}, {Code: "CSR"}},
	}}
}

func found(list []answer.Proposal, question string) (answer.Proposal, bool) {
	for _, p := range list {
		if p.Question == question {
			return p, true
		}
	}
	return answer.Proposal{}, false
}

func TestByShare(t *testing.T) {
	t.Parallel()
	q, _, _ := roundOf(t, "kominfo-2024-reguler").Instrument.Find("OC-P-SG")
	for _, c := range []struct {
		part, whole int64
		level       int
		ok          bool
	}{{0, 9, 0, true}, {1, 4, 1, true}, {26, 100, 2, true}, {1, 2, 2, true}, {3, 4, 3, true}, {751, 1000, 4, true}, {9, 9, 4, true}, {1, 0, 0, false}, {1, 1 << 62, 0, false}} {
		l, ok := byShare(q, c.part, c.whole)
		if ok != c.ok || ok && l.Level != c.level {
			t.Errorf("%d of %d: %d, %v", c.part, c.whole, l.Level, ok)
		}
	}
	plain, _, _ := roundOf(t, "kominfo-2024-reguler").Instrument.Find("BL-1.1")
	if l, ok := byShare(plain, 1, 2); ok {
		t.Errorf("a rubric of words is read as one of shares: %+v", l)
	}
	if _, ok := byShare(plain, 0, 2); ok {
		t.Error("nothing of a rubric of words")
	}
}

func TestLaw(t *testing.T) {
	t.Parallel()
	r := roundOf(t, "kominfo-2024-reguler")
	enacted := workspace.Revision{Number: 2, Step: workspace.Enacted, Decree: "84/2026", DecreeDate: "2026-02-01"}
	for name, c := range map[string]struct {
		plan  Plan
		level int // -1: no proposal; -2: without a level
		says  string
	}{
		"nothing":                      {written(plan.Masterplan{}), -1, ""},
		"an enacted revision":          {Plan{Snapshot: written(plan.Masterplan{}).Snapshot, Revisions: []workspace.Revision{enacted}}, 3, "84/2026"},
		"a revision that was approved": {Plan{Snapshot: written(plan.Masterplan{}).Snapshot, Revisions: []workspace.Revision{{Step: workspace.Approved, Decree: "1/2026"}}}, -1, ""},
		"a decision":                   {written(plan.Masterplan{Profile: plan.Profile{Decree: "Keputusan Wali Kota 7/2025"}}), 2, "Keputusan"},
		"a regulation of the mayor":    {written(plan.Masterplan{Profile: plan.Profile{Decree: "Perwako 84/2020"}}), 3, "Perwako"},
		"of what kind nobody knows":    {written(plan.Masterplan{Profile: plan.Profile{Decree: "No. 84/2020"}}), -2, "84/2020"},
		"a regional law besides":       {written(plan.Masterplan{Profile: plan.Profile{Decree: "Perwako 84/2020"}, LegalBases: []plan.LegalBasis{{Kind: "Peraturan Daerah", Number: "3", Year: 2024, About: "Kota Cerdas", Region: true}}}), 4, "Peraturan Daerah nomor 3"},
		"a national law":               {written(plan.Masterplan{LegalBases: []plan.LegalBasis{{Kind: "Peraturan Presiden", Number: "95", Year: 2018, About: "SPBE kota cerdas"}}}), -1, ""},
	} {
		p, ok := found(FromPlan(r, c.plan), "BL-1.1")
		switch {
		case ok != (c.level != -1), !strings.Contains(p.Text, c.says), p.Claimed != (c.level >= 0), c.level >= 0 && (p.Level != c.level || p.Rubric != "usulan"), ok && (p.Reason == "" || len(p.Sources) == 0):
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func TestProgrammes(t *testing.T) {
	t.Parallel()
	q := func(y int) plan.Quarter { return plan.Quarter{Year: y, Quarter: 1} }
	on := plan.Schedule{Start: q(2025), End: q(2026)}
	list := []plan.Initiative{
		{Code: "A", Name: "Satu", SubDimension: "SG-1", Status: plan.Running, Schedule: on},
		{Code: "B", Name: "Dua", SubDimension: "SG-1", Status: plan.Done, Targets: []plan.YearValue{{Year: 2026, Number: decimal.MustParse("1")}}},
		{Code: "C", Name: "Tiga", SubDimension: "SG-1", Status: plan.Discussed, Budgets: []plan.Budget{{Year: 2026, Source: "APBD", Amount: 2_000_000}, {Year: 2026, Source: "CSR", Amount: 500_000}}},
		{Code: "D", Name: "Contoh", SubDimension: "SG-1", Status: plan.Running, Schedule: on, Example: true},
		{Code: "E", Name: "Nanti", SubDimension: "SG-1", Status: plan.Running, Schedule: plan.Schedule{Start: q(2027), End: q(2027)}},
	}
	m := plan.Masterplan{Initiatives: list, Profile: plan.Profile{APBD: []plan.YearMoney{{Year: 2026, Amount: 100_000_000}}}}
	got := FromPlan(roundOf(t, "kominfo-2024-reguler"), written(m))
	p, _ := found(got, "OC-P-SG")
	if p.Figure != "2/3 (66,67%)" || !p.Claimed || p.Level != 3 || !strings.Contains(p.Text, "Belum: C Tiga") || strings.Contains(p.Text, "Contoh") {
		t.Errorf("%+v", p)
	}
	if p, ok := found(got, "BL-2.1"); !ok || p.Figure != "1/1 (100,00%)" || p.Level != 4 {
		t.Errorf("last year: %+v", p)
	}
	if p, ok := found(got, "OC-P-SL"); ok {
		t.Errorf("a dimension without programmes: %+v", p)
	}
	if p, _ := found(got, "OP-3.1"); p.Figure != "2,00%" || p.Claimed {
		t.Errorf("the share of the budget: %+v", p)
	}
	if p, _ := found(got, "OP-3.2"); !strings.Contains(p.Text, "CSR Rp") {
		t.Errorf("other money: %+v", p)
	}
	m.Profile.APBD = nil
	if p, _ := found(FromPlan(roundOf(t, "kominfo-2024-reguler"), written(m)), "OP-3.1"); strings.Contains(p.Figure, "%") || !strings.Contains(p.Reason, "tidak dihitung") {
		t.Errorf("without the total: %+v", p)
	}
	first := FromPlan(roundOf(t, "kominfo-2022-baru"), written(plan.Masterplan{Initiatives: append(list, plan.Initiative{Code: "F", Name: "Baru", Schedule: plan.Schedule{Start: q(2026)}})}))
	if p, _ := found(first, "IM-4"); p.Figure != "1 program" {
		t.Errorf("new ones: %+v", p)
	}
	if p, _ := found(first, "IM-3"); p.Figure != "1 dari 1" {
		t.Errorf("old ones: %+v", p)
	}
}

func TestBodiesOfficesQuickWinsFacts(t *testing.T) {
	t.Parallel()
	p := written(plan.Masterplan{
		Bodies:       []plan.Body{{Code: "DEWAN", Kind: "Dewan Smart City", Decree: "Keputusan Wali Kota 7/2025", Date: "2025-01-02"}},
		Members:      []plan.Member{{Body: "DEWAN"}, {Body: "DEWAN"}},
		Participants: []plan.Participation{{Date: "2026-04-01", Event: "Rapat Dewan", Parties: "Dewan Smart City"}, {Date: "2025-04-01", Event: "Rapat Dewan"}},
		Links:        []plan.Link{{Renstra: "r1"}, {Renstra: "r2"}, {Renstra: "hilang"}, {Element: "T-1"}},
		QuickWins:    []plan.QuickWin{{Code: "QW-1", Name: "Antre", Year: 2026, Risk: "Listrik padam", Issue: "Isu"}, {Code: "QW-0", Name: "Lama", Year: 2025, Progress: 80, Continuation: "Tetap jalan"}, {Code: "QW-X", Year: 2026, Risk: "contoh", Example: true}},
	})
	p.Renstra = []rpjmd.RenstraRow{{ID: "r1", OPD: "DINKES"}, {ID: "r2", OPD: "DINKES"}}
	p.OPDs = []region.OPD{{Code: "DINKES"}, {Code: "DISHUB"}}
	year := func(y int, n string) dataset.Value { return dataset.Value{Year: y, Number: decimal.MustParse(n)} }
	p.Facts = []dataset.Fact{
		{Code: "F-1", Name: "Indeks SPBE", Values: []dataset.Value{year(2024, "2.64"), year(2025, "2.9"), year(2027, "4")}, Publisher: "KemenPANRB"},
		{Code: "F-2", Name: "Rumah tangga dengan sanitasi layak", Unit: "%", Values: []dataset.Value{year(2026, "75")}},
		{Code: "F-3", Name: "Indeks Pembangunan Manusia", Values: []dataset.Value{year(2026, "80")}, Example: true},
	}
	got := FromPlan(roundOf(t, "kominfo-2024-reguler"), p)
	for question, want := range map[string]struct {
		figure, says string
		level        int // -1: none
	}{
		"BL-1.2": {"1 rapat", "2 anggota", -1},
		"OP-2.3": {"1 dari 2 OPD", "DINKES", -1},
		"QW-9a":  {"1 dari 1 quick win", "Listrik padam", -1},
		"QW-10a": {"1 dari 1 quick win", "80%, Tetap jalan", -1},
		"OC-3b":  {"2,9 (2025)", "KemenPANRB", -1},
		"OC-12b": {"75 % (2026)", "sanitasi", 3},
	} {
		p, ok := found(got, question)
		if !ok || p.Figure != want.figure || !strings.Contains(p.Text, want.says) || p.Claimed != (want.level >= 0) || p.Claimed && p.Level != want.level || len(p.Sources) == 0 {
			t.Errorf("%s: %+v", question, p)
		}
	}
	for _, question := range []string{"OC-9b", "OP-2.4", "OP-3.1"} {
		if p, ok := found(got, question); ok {
			t.Errorf("%s has nothing to rest on: %+v", question, p)
		}
	}
	for _, p := range got {
		if strings.Contains(p.Text, "contoh") {
			t.Errorf("an example is proposed: %+v", p)
		}
	}
}

// What a proposal is silent about stays, and what stands there already is no change.
func TestChangesOfAProposal(t *testing.T) {
	t.Parallel()
	p := answer.Proposal{Question: "BL-1.1", Claimed: true, Level: 3, Figure: "84/2020"}
	now := answer.Answer{Question: "BL-1.1", Claimed: true, Level: 3, Figure: "lama", Text: "punya orang"}
	got := p.Changes(now)
	if len(got) != 1 || got[0] != (answer.Change{Question: "BL-1.1", Field: answer.Figure, Base: "lama", Value: "84/2020"}) {
		t.Errorf("%+v", got)
	}
}

func TestFromSurvey(t *testing.T) {
	t.Parallel()
	r := roundOf(t, "kominfo-2024-reguler")
	line := func(q, mean string) survey.Line {
		return survey.Line{Statement: survey.Statement{Question: q}, Measure: survey.Measure{N: 57, Mean: decimal.MustParse(mean), Margin: decimal.MustParse("0.21")}}
	}
	results := survey.Results{Subs: []survey.Result{
		{Sub: survey.Sub{Code: "SG-1"}, Tally: survey.Tally{Valid: 57}, Sample: 50, Lines: []survey.Line{line("IM-SG-1-1", "2.69"), line("IM-SG-1-2", "2.50")}},
		{Sub: survey.Sub{Code: "SG-2"}, Tally: survey.Tally{Valid: 12}, Sample: 50, Lines: []survey.Line{line("IM-SG-2-1", "3.00")}},
	}}
	got := FromSurvey(r, results)
	if len(got) != 2 || got[0].Level != 3 || got[1].Level != 3 || got[0].Rubric != "usulan" || !strings.Contains(got[0].Text, "±0,21") {
		t.Errorf("%+v", got)
	}
	proofs := SurveyProofs(r, results)
	if len(proofs) != 2 || proofs[0].Type != "survei" || proofs[0].Item != "" {
		t.Fatalf("%+v", proofs)
	}
	q, _, _ := r.Instrument.Find("IM-SG-1-1")
	if lack := proofs[0].Against(q.Evidence[0], 2026); lack != answer.Met {
		t.Errorf("the own survey does not prove: %s", lack)
	}
}
