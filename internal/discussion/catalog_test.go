package discussion

import (
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/plan/workbook"
)

// opened makes the catalog of a plan whose rows are named by their number.
func opened(t testing.TB, s plan.Snapshot) (*Plan, map[string][]string) {
	t.Helper()
	g, err := plan.LoadGuideline("kominfo-2019")
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string][]string{}
	for _, v := range workbook.Views(&s, g) {
		for i := range v.Len() {
			ids[v.Key] = append(ids[v.Key], v.Key+string(rune('A'+i)))
		}
	}
	return NewPlan(s, ids, g), ids
}

func TestPlanFindsObjects(t *testing.T) {
	t.Parallel()
	p, ids := opened(t, plantest.Full())
	portal, ok := p.Coded("Rencana Aksi", "SG-01")
	want := access.Place{Region: "21.72", OPD: "DISKOMINFO", Dimension: "SG"}
	if !ok || portal.Name != "Portal layanan" || portal.Place != want || portal.Path != "/kota/21.72/rencana-aksi/SG-01" {
		t.Errorf("%v %+v", ok, portal)
	}
	field, ok := p.At(Spot{portal.List, portal.Row, "indikator"})
	if !ok || field.Label != "Indikator" || field.Value == "" || field.Code != "SG-01" || field.Title() != "SG-01 Portal layanan · Indikator" {
		t.Errorf("%v %+v", ok, field)
	}
	if whole, ok := p.At(Spot{}); !ok || whole.Title() != "Seluruh rencana" {
		t.Errorf("%v %+v", ok, whole)
	}
	for name, at := range map[string]Spot{
		"an unknown row": {List: portal.List, Row: "tiada"}, "an unknown list": {List: "tiada", Row: portal.Row},
		"an unknown field": {portal.List, portal.Row, "tiada"}, "a list without a row": {List: portal.List},
	} {
		if o, ok := p.At(at); ok {
			t.Errorf("%s: %+v", name, o)
		}
	}
	if sub, ok := p.Coded("Rencana Aksi", "SG-2"); !ok || sub.Place.Dimension != "SG" || sub.Name == "" {
		t.Errorf("a sub-dimension: %v %+v", ok, sub)
	}
	if o, ok := p.Coded("", "TIADA-9"); ok {
		t.Errorf("a code nobody has: %+v", o)
	}
	for list, rows := range ids {
		for _, id := range rows {
			o, ok := p.At(Spot{List: list, Row: id})
			if !ok || o.Title() == "" || o.Path == "" || o.Path == p.base && list != "narasi" {
				t.Errorf("%s %s: %v %+v", list, id, ok, o)
			}
		}
	}
}
