package publication_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"gurindam/internal/decimal"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/publication"
)

// same compares exact decimals by what they write, and lists by what they hold.
var same = cmp.Options{
	cmp.Comparer(func(a, b decimal.Decimal) bool { return a.String() == b.String() }),
	cmpopts.EquateEmpty(),
}

func TestWhatIsFrozenThawsWhole(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]plan.Snapshot{"full": plantest.Full(), "blank": {Region: plantest.Home()}, "sample": sample(guideline(t, "kominfo-2019"))} {
		set, g := load(t, "kominfo-2019"), guideline(t, "kominfo-2019")
		text := publication.Freeze(set, g, s)
		f, err := publication.Thaw(text)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(publication.Frozen{Format: publication.Format, Set: set, Guide: g, Snapshot: s}, f, same); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
		if !bytes.Equal(publication.Freeze(f.Set, f.Guide, f.Snapshot), text) {
			t.Errorf("%s: frozen again, another text", name)
		}
		for _, id := range set.IDs() {
			if a, b := publication.Fingerprint(s, g, set, id), publication.Fingerprint(f.Snapshot, f.Guide, f.Set, id); a != b {
				t.Errorf("%s, %s: the fingerprint was %s and is %s", name, id, a, b)
			}
		}
	}
}

func TestThawRefuses(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "{", `{"Snapshot":{"OPDs":{}}}`, `{"Snapshot":{"OPDs":[3]}}`, `{"Format":"satu"}`, `{"Format":1.5}`, `{"Set":true}`,
		`{"Snapshot":{"Masterplan":{"Goals":[{"Baseline":"sepuluh"}]}}}`} {
		if _, err := publication.Thaw([]byte(text)); err == nil {
			t.Errorf("%q was taken", text)
		}
	}
	if f, err := publication.Thaw([]byte(`{"Format":9,"Kelak":[1]}`)); err != nil || f.Format != 9 {
		t.Errorf("a field of another version: %v, %v", f, err)
	}
}
