package plan_test

import (
	"testing"

	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
)

func TestChangedCodes(t *testing.T) {
	t.Parallel()
	s := village()
	s.Masterplan.Links = append(s.Masterplan.Links, plan.Link{Initiative: "SL-01", Renstra: "DINKES/1"})
	s.Masterplan.Initiatives[2].Budget = rpjmd.Code{Text: "3.30.02", Version: "2025"}
	next := rpjmd.NewSuccession("2023", "2025", []rpjmd.Forward{
		{Side: rpjmd.SideKabKota, From: "2.12.02.2.01.0004", To: "2.12.02.2.01.0004", Kind: rpjmd.ForwardSame},
		{Side: rpjmd.SideKabKota, From: "1.02.02.2.01.0001", To: "1.02.03.2.01.0007", Kind: rpjmd.ForwardStated},
		{Side: rpjmd.SideKabKota, From: "1.02.02.2.01.0002", To: "1.02.02.2.01.0002", Kind: rpjmd.ForwardSame},
		{Side: rpjmd.SideKabKota, From: "1.02.02.2.01.0003", Kind: rpjmd.ForwardNone},
	}, rpjmd.SideKabKota)
	got := map[string]plan.CodeChange{}
	for _, c := range plan.ChangedCodes(s, map[string]*rpjmd.Succession{"2023": next}) {
		got[c.List+" "+c.Row] = c
	}
	for row, c := range map[string]struct {
		successors, links int
		plain             bool
	}{
		"rencana_aksi SG-01": {1, 1, true},
		"rpjmd P1":           {1, 1, true},
		"rpjmd P2":           {2, 0, false}, // the program parted: a person chooses
		"renstra DINKES/1":   {1, 1, false},
	} {
		is, ok := got[row]
		if !ok || len(is.Successors) != c.successors || is.Links != c.links || is.Plain() != c.plain || !is.Known {
			t.Errorf("%s: %+v", row, is)
		}
	}
	if len(got) != 4 {
		t.Errorf("what is of the newest edition, or of a row that nothing leads to, is left alone: %v", got)
	}
	if list := plan.ChangedCodes(s, nil); list != nil {
		t.Errorf("without editions: %v", list)
	}
}
