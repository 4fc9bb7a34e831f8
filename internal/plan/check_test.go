package plan_test

import (
	"slices"
	"testing"

	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/rpjmd"
)

func has(list []plan.Finding, kind string, codes ...string) bool {
	return slices.ContainsFunc(list, func(f plan.Finding) bool {
		return f.Kind == kind && (len(codes) == 0 || slices.Equal(f.Codes, codes)) && f.Count > 0 && f.Text != "" && f.Fix != "" && f.Sheet != ""
	})
}

func TestCheck(t *testing.T) {
	t.Parallel()
	initiative := func(change func(*plan.Initiative)) func(*plan.Snapshot) {
		return func(s *plan.Snapshot) { change(&s.Masterplan.Initiatives[0]) }
	}
	for kind, c := range map[string]struct {
		change func(*plan.Snapshot)
		codes  []string
	}{
		"inisiatif-tanpa-opd":       {initiative(func(i *plan.Initiative) { i.OPD = "" }), []string{"SG-01"}},
		"inisiatif-tanpa-target":    {initiative(func(i *plan.Initiative) { i.Targets = nil }), []string{"SG-01"}},
		"inisiatif-tanpa-pagu":      {initiative(func(i *plan.Initiative) { i.Budgets = nil }), []string{"SG-01"}},
		"inisiatif-tanpa-kaitan":    {func(s *plan.Snapshot) { s.Masterplan.Links = s.Masterplan.Links[1:] }, []string{"SG-01"}},
		"inisiatif-tanpa-indikator": {initiative(func(i *plan.Initiative) { i.Indicator = "" }), []string{"SG-01"}},
		"inisiatif-tanpa-jadwal":    {initiative(func(i *plan.Initiative) { i.Schedule = plan.Schedule{} }), []string{"SG-01"}},
		"pagu-tanpa-sumber":         {initiative(func(i *plan.Initiative) { i.Budgets[0].Source = "" }), []string{"SG-01"}},
		"prasyarat-melingkar":       {initiative(func(i *plan.Initiative) { i.Schedule.After = []string{"SL-01"} }), []string{"SG-01"}},
		"rpjmd-tanpa-induk":         {func(s *plan.Snapshot) { s.RPJMD.Elements[3].Parents = nil }, []string{"S1"}},
		"rpjmd-salah-susun":         {func(s *plan.Snapshot) { s.RPJMD.Elements[3].Parents = []string{"M1"} }, []string{"S1"}},
		"rpjmd-tanpa-visi":          {func(s *plan.Snapshot) { s.RPJMD.Elements = s.RPJMD.Elements[1:] }, nil},
		"sasaran-rpjmd-tak-terlayani": {func(s *plan.Snapshot) {
			s.RPJMD.Elements[4].Level = rpjmd.Sasaran
			s.Masterplan.Links = s.Masterplan.Links[:2]
		}, []string{"S2"}},
		"kaitan-tanpa-alasan":         {nil, []string{"SL-01"}},
		"fakta-tanpa-sumber":          {func(s *plan.Snapshot) { s.Facts[1].Source = " " }, []string{"F-02"}},
		"fakta-tanpa-nilai":           {func(s *plan.Snapshot) { s.Facts[1].Values = nil }, []string{"F-02"}},
		"kesiapan-gap-terbuka":        {func(s *plan.Snapshot) { s.Masterplan.Readiness[1].Reason = "" }, []string{"KS-002"}},
		"kesiapan-belum-dinilai":      {func(s *plan.Snapshot) { s.Masterplan.Readiness[2].Rating = "" }, []string{"KS-003"}},
		"gap-tanpa-inisiatif":         {func(s *plan.Snapshot) { s.Masterplan.Gaps[0].Initiatives = nil }, []string{"GP-001"}},
		"swot-kosong":                 {nil, []string{"SB", "SE", "SL", "SS", "SEn"}},
		"swot-tidak-lengkap":          {nil, []string{"SG"}},
		"dimensi-tanpa-inisiatif":     {nil, []string{"SB", "SE", "SS", "SEn"}},
		"sub-dimensi-tanpa-inisiatif": {nil, []string{"SG-2", "SG-3", "SL-1", "SL-3"}},
		"sasaran-tanpa-ukuran":        {func(s *plan.Snapshot) { s.Masterplan.Goals[0].Targets = nil }, []string{"SG-1.S1"}},
		"sasaran-tanpa-strategi":      {func(s *plan.Snapshot) { s.Masterplan.Strategies = nil }, []string{"SG-1.S1"}},
		"quick-win-kurang":            {func(s *plan.Snapshot) { s.Masterplan.Profile.QuickWins = 0 }, nil},
		"quick-win-tidak-lengkap":     {nil, []string{"QW-002"}},
		"risiko-tanpa-mitigasi":       {func(s *plan.Snapshot) { s.Masterplan.Risks[0].Mitigation = "" }, []string{"RK-001"}},
		"badan-belum-ada":             {func(s *plan.Snapshot) { s.Masterplan.Bodies = s.Masterplan.Bodies[1:] }, []string{"Dewan Smart City"}},
		"badan-tanpa-sk":              {nil, []string{"TIM"}},
		"badan-tanpa-anggota":         {nil, []string{"TIM"}},
		"forum-belum-ada":             {nil, nil},
		"partisipasi-kosong":          {func(s *plan.Snapshot) { s.Masterplan.Participants = nil }, nil},
		"pengesahan-kosong":           {func(s *plan.Snapshot) { s.Masterplan.Profile.Place = "" }, []string{"Tempat"}},
		"profil-kosong":               {func(s *plan.Snapshot) { s.Masterplan.Profile.Title = "" }, []string{"Judul masterplan"}},
		"belum-ditetapkan":            {func(s *plan.Snapshot) { s.Masterplan.Profile.Decree = "" }, nil},
		"visi-kosong":                 {func(s *plan.Snapshot) { s.Masterplan.Vision = plan.Vision{} }, nil},
		"rencana-pendukung-kurang":    {nil, []string{"Infrastruktur", "Aplikasi", "Literasi", "Kebijakan & Kelembagaan"}},
		"tonggak-di-luar-jadwal":      {func(s *plan.Snapshot) { s.Masterplan.Milestones[0].At.Year = 2022 }, []string{"MS-001"}},
		"apbd-kosong":                 {nil, []string{"APBD 2020", "APBD 2021", "APBD 2022", "APBD 2023"}},
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			g := guideline(t, "kominfo-2019")
			s := plantest.Full()
			if c.change != nil {
				if has(plan.Check(s, g), kind) {
					t.Errorf("told before anything is wrong")
				}
				c.change(&s)
			}
			if list := plan.Check(s, g); !has(list, kind, c.codes...) {
				t.Errorf("not told with %v; got %+v", c.codes, list)
			}
		})
	}
}

func TestCheckWantsAQuickWinForEachDimension(t *testing.T) {
	t.Parallel()
	list := plan.Check(plantest.Full(), guideline(t, "kominfo-2022"))
	if !has(list, "dimensi-tanpa-quick-win", "SB", "SE", "SS", "SEn") {
		t.Errorf("got %+v", list)
	}
}

func TestCheckIsOrderedAndSteady(t *testing.T) {
	t.Parallel()
	g := guideline(t, "kominfo-2019")
	for _, s := range []plan.Snapshot{{}, plantest.Full()} {
		list := plan.Check(s, g)
		if !slices.IsSortedFunc(list, func(a, b plan.Finding) int { return int(a.Severity) - int(b.Severity) }) {
			t.Error("not worst first")
		}
		if plan.Publishable(list) {
			t.Error("an unfinished plan is publishable")
		}
		seen := map[string]bool{}
		for i, again := range plan.Check(s, g) {
			if again.Kind != list[i].Kind {
				t.Errorf("order changed at %s", again.Kind)
			}
			if seen[again.Kind] {
				t.Errorf("%s told twice", again.Kind)
			}
			seen[again.Kind] = true
		}
	}
	if !plan.Publishable([]plan.Finding{{Severity: plan.Should}}) {
		t.Error("what is only wanted holds the plan back")
	}
}
