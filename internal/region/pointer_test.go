package region

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/fault"
)

func TestHanded(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"A": "C", "A; B": "C; B", "B; A": "B; C", "C; A": "C", "A; B; A": "C; B", "B": "B", "AA; A": "AA; C"} {
		if got := (Pointer{Text: text}).Handed("A", "C"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := (Pointer{Text: "A; B"}).Handed("A", ""); got != "B" {
		t.Errorf("taken out: %q", got)
	}
}

func TestConsequences(t *testing.T) {
	t.Parallel()
	rows := []OfficeRow{{OPD{Code: "A", Name: "Dinas A"}, "ra"}, {OPD{Code: "B", Name: "Dinas B"}, "rb"}, {OPD{Code: "D", Name: "Dinas D"}, "rd"}}
	both := Pointer{List: "rencana_aksi", Row: "r1", Field: "opd_pendukung", Code: "SG-01", Title: "Rencana Aksi", Text: "A; B; D"}
	one := Pointer{List: "rencana_aksi", Row: "r1", Field: "opd", Code: "SG-01", Title: "Rencana Aksi", Text: "A"}
	pointers := map[string][]Pointer{"A": {one, both}, "B": {both}}
	set := func(p Pointer, value string) Edit {
		return Edit{Op: EditSet, List: p.List, Row: p.Row, Field: p.Field, Base: p.Text, Value: value}
	}
	remove := func(row string) Edit { return Edit{Op: EditRemove, List: OfficeList, Row: row} }
	add := Edit{Op: EditAdd, List: OfficeList, Row: "baru", Cells: map[string]string{"kode": "C", "nama": "Dinas C"}}
	for name, c := range map[string]struct {
		event  Event
		chosen map[string]string
		want   []Edit
		fault  fault.Kind
	}{
		"two become a new one":       {event(Merged, today, named("A", "B"), named("C")), nil, []Edit{add, set(one, "C"), set(both, "C; D"), remove("ra"), remove("rb")}, 0},
		"one takes the other in":     {event(Merged, today, named("A", "B"), named("B")), nil, []Edit{set(one, "B"), set(both, "B; D"), remove("ra")}, 0},
		"an heir that is not named":  {event(Merged, today, named("A", "B"), named("D")), nil, nil, fault.Conflict},
		"a split, each row chosen":   {event(Split, today, named("A"), named("C", "A2")), map[string]string{one.Key(): "C", both.Key(): "A2"}, []Edit{add, {Op: EditAdd, List: OfficeList, Row: "baru", Cells: map[string]string{"kode": "A2", "nama": "Dinas A2"}}, set(one, "C"), set(both, "A2; B; D"), remove("ra")}, 0},
		"a split, a row left out":    {event(Split, today, named("A"), named("C", "A2")), map[string]string{one.Key(): "C"}, nil, fault.Invalid},
		"a split, a stranger chosen": {event(Split, today, named("A"), named("C", "A2")), map[string]string{one.Key(): "D", both.Key(): "C"}, nil, fault.Invalid},
		"one goes on":                {event(Split, today, named("A"), named("A", "C")), nil, []Edit{add}, 0},
		"a new name":                 {Event{Kind: Renamed, From: named("A"), To: []Named{{"A", "Badan A"}}}, nil, []Edit{{Op: EditSet, List: OfficeList, Row: "ra", Field: "nama", Base: "Dinas A", Value: "Badan A"}}, 0},
		"dissolved into another":     {event(Dissolved, today, named("A"), named("D")), nil, []Edit{set(one, "D"), set(both, "D; B"), remove("ra")}, 0},
		"dissolved into nothing":     {event(Dissolved, today, named("A"), nil), nil, nil, fault.Invalid},
		"dissolved, nothing points":  {event(Dissolved, today, named("D"), nil), nil, []Edit{remove("rd")}, 0},
	} {
		got, err := Consequences(c.event, rows, pointers, c.chosen, func() string { return "baru" })
		if fault.KindOf(err) != c.fault || err != nil && c.fault == 0 {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	rows := []OfficeRow{{OPD{"A", "Dinas A", "Dis A", ""}, "ra"}, {OPD{"B", "Dinas B", "", ""}, "rb"}, {OPD{"C", "Dinas C", "", ""}, "rc"}}
	taking := Compare(rows, []OPD{{"A", "Badan A", "Dis A", "baru"}, {"B", "Dinas B", "", ""}, {"D", "Dinas D", "Dis D", ""}})
	if len(taking.New) != 1 || len(taking.Changed) != 1 || len(taking.Missing) != 1 || taking.Missing[0].Code != "C" || taking.Same != 1 {
		t.Errorf("%+v", taking)
	}
	want := []Edit{
		{Op: EditSet, List: OfficeList, Row: "ra", Field: "nama", Base: "Dinas A", Value: "Badan A"},
		{Op: EditSet, List: OfficeList, Row: "ra", Field: "keterangan", Value: "baru"},
		{Op: EditAdd, List: OfficeList, Row: "baru", Cells: map[string]string{"kode": "D", "nama": "Dinas D", "singkatan": "Dis D"}},
	}
	if diff := cmp.Diff(want, taking.Edits(func() string { return "baru" })); diff != "" {
		t.Error(diff)
	}
	if other := Compare(rows[:2], []OPD{{"A", "Badan A", "Dis A", "baru"}}); other.Digest() == taking.Digest() {
		t.Error("the digest does not tell comparisons apart")
	}
}
