package region

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

func leaving() Owned {
	return Owned{
		Leaver:  Account{ID: "ana", Name: "Ana Contoh", Login: "ana"},
		Grants:  []access.Grant{{ID: "g1", Role: "kepala-opd", Scope: access.Place{Region: "21.72", OPD: "DINKES"}}},
		Offices: []Official{{ID: "o1", Rev: 3, Name: "Ana Contoh", Position: "Kepala Dinas", OPD: "DINKES", From: "2024-01-01"}},
		Seats:   []Seat{{Row: "r1", Body: "TIM", Role: "Ketua", Name: "Ana  Contoh"}},
		Groups:  []Group{{Dimension: "SL", Rev: 2, Lead: Seated{OPD: "DINKES", Person: "ana contoh"}, Members: []Seated{{Person: "Dewi"}}}},
	}
}

func all(o Owned) map[ItemKind]map[string]bool {
	out := map[ItemKind]map[string]bool{}
	for _, i := range o.Items() {
		if out[i.Kind] == nil {
			out[i.Kind] = map[string]bool{}
		}
		out[i.Kind][i.Ref] = true
	}
	return out
}

func TestWishIsRefused(t *testing.T) {
	t.Parallel()
	budi := Account{ID: "budi", Name: "Budi Contoh"}
	only := func(kind ItemKind, ref string) map[ItemKind]map[string]bool {
		return map[ItemKind]map[string]bool{kind: {ref: true}}
	}
	for name, c := range map[string]struct {
		wish Wish
		want fault.Kind // -1: taken
	}{
		"all of it":                        {Wish{To: budi, Last: today, Kept: all(leaving())}, -1},
		"since yesterday":                  {Wish{To: budi, Last: today.Before(), Kept: all(leaving())}, -1},
		"long ago":                         {Wish{To: budi, Last: today.Before().Before(), Kept: all(leaving())}, fault.Invalid},
		"nobody":                           {Wish{Last: today, Kept: all(leaving())}, fault.Invalid},
		"to themselves":                    {Wish{To: leaving().Leaver, Last: today, Kept: all(leaving())}, fault.Invalid},
		"nothing":                          {Wish{To: budi, Last: today}, fault.Invalid},
		"what is not theirs":               {Wish{To: budi, Last: today, Kept: only(OfficeItem, "o9")}, fault.Invalid},
		"something that went meanwhile":    {Wish{To: budi, Last: today, Kept: map[ItemKind]map[string]bool{OfficeItem: {"o1": true, "o9": true}}}, fault.Conflict},
		"no last day":                      {Wish{To: budi, Kept: all(leaving())}, fault.Invalid},
		"a Plt for a time":                 {Wish{To: budi, Last: today, Acting: access.Plt, Until: "2026-12-31", Kept: all(leaving())}, -1},
		"a Plt without an end":             {Wish{To: budi, Last: today, Acting: access.Plt, Kept: all(leaving())}, fault.Invalid},
		"an end before the beginning":      {Wish{To: budi, Last: today, Until: today, Kept: all(leaving())}, fault.Invalid},
		"a role for who has no account":    {Wish{To: Account{Name: "Citra"}, Last: today, Kept: only(GrantItem, "g1")}, fault.Invalid},
		"a role for who is invited":        {Wish{To: Account{Name: "Citra", Login: "citra"}, Last: today, Kept: only(GrantItem, "g1")}, -1},
		"invited without a name":           {Wish{To: Account{Login: "citra"}, Last: today, Kept: only(GrantItem, "g1")}, fault.Invalid},
		"invited to nothing":               {Wish{To: Account{Name: "Citra", Login: "citra"}, Last: today, Kept: only(OfficeItem, "o1")}, fault.Invalid},
		"an office for who needs no login": {Wish{To: Account{Name: "Citra"}, Last: today, Kept: only(OfficeItem, "o1")}, -1},
	} {
		err := c.wish.Check(leaving(), today)
		if taken := c.want == -1; taken != (err == nil) || !taken && fault.KindOf(err) != c.want {
			t.Errorf("%s: %v, want kind %d", name, err, c.want)
		}
	}
}

func TestWhatGoesOver(t *testing.T) {
	t.Parallel()
	o := leaving()
	w := Wish{To: Account{ID: "budi", Name: "Budi Contoh"}, Last: today, Kept: all(o), Decree: "SK 2"}
	n := 0
	_, touched, err := w.Succeed(o.Offices, o, []OPD{{Code: "DINKES"}}, func() string { n++; return fmt.Sprint("baru-", n) })
	if err != nil {
		t.Fatal(err)
	}
	ended := o.Offices[0]
	ended.Until = today
	want := []Official{ended, {ID: "baru-1", Name: "Budi Contoh", Position: "Kepala Dinas", OPD: "DINKES", From: "2026-03-03", Account: "budi", Decree: "SK 2"}}
	if diff := cmp.Diff(want, touched); diff != "" {
		t.Error(diff)
	}
	groups := []Group{{Dimension: "SL", Rev: 2, Lead: Seated{OPD: "DINKES", Person: "Budi Contoh"}, Members: []Seated{{Person: "Dewi"}}}}
	if diff := cmp.Diff(groups, w.Reseated(o)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Edit{{Op: EditSet, List: SeatList, Row: "r1", Field: "nama", Base: "Ana  Contoh", Value: "Budi Contoh"}}, w.Seats(o)); diff != "" {
		t.Error(diff)
	}
	other := Official{ID: "o2", Name: "Citra", Position: "Kepala Dinas", OPD: "DINKES", From: "2026-06-01"}
	o.Offices[0].Until = "2026-05-31"
	if _, _, err := w.Succeed(append(o.Offices, other), o, []OPD{{Code: "DINKES"}}, func() string { return "x" }); fault.KindOf(err) != fault.Conflict {
		t.Errorf("beside one who is already appointed: %v", err)
	}
}
