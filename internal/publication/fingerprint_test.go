package publication_test

import (
	"regexp"
	"testing"

	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/publication"
)

func TestFingerprint(t *testing.T) {
	t.Parallel()
	set := load(t, "kominfo-2019")
	g := guideline(t, "kominfo-2019")
	base := publication.Fingerprint(plantest.Full(), g, set, publication.Masterplan)
	if !regexp.MustCompile(`^[0-9a-f]{64}$`).MatchString(base) {
		t.Fatalf("fingerprint %q is not 64 hexadecimal digits", base)
	}
	if again := publication.Fingerprint(plantest.Full(), g, set, publication.Masterplan); again != base {
		t.Error("the same snapshot has two fingerprints")
	}
	lighter := g
	lighter.Weights = map[plan.Rating]int{plan.RatingGood: 100, plan.RatingMedium: 40, plan.RatingPoor: 0}
	for name, change := range map[string]func() string{
		"another book": func() string { return publication.Fingerprint(plantest.Full(), g, set, publication.Summary) },
		"another set": func() string {
			return publication.Fingerprint(plantest.Full(), g, load(t, "empat-buku-2023"), publication.Masterplan)
		},
		"another weight": func() string { return publication.Fingerprint(plantest.Full(), lighter, set, publication.Masterplan) },
		"a decimal": func() string {
			s := plantest.Full()
			s.Masterplan.Goals[0].Baseline = d("10.0")
			return publication.Fingerprint(s, g, set, publication.Masterplan)
		},
		"a rupiah": func() string {
			s := plantest.Full()
			s.Masterplan.Initiatives[0].Budgets[0].Amount++
			return publication.Fingerprint(s, g, set, publication.Masterplan)
		},
		"the order of the facts": func() string {
			s := plantest.Full()
			s.Facts[0], s.Facts[1] = s.Facts[1], s.Facts[0]
			return publication.Fingerprint(s, g, set, publication.Masterplan)
		},
		"a long text": func() string {
			s := plantest.Full()
			s.Masterplan.Narratives = s.Masterplan.Narratives[:1]
			return publication.Fingerprint(s, g, set, publication.Masterplan)
		},
		"text moved to the next field": func() string {
			s := plantest.Full()
			s.Facts[0].Source, s.Facts[0].Publisher = s.Facts[0].Source+s.Facts[0].Publisher, ""
			return publication.Fingerprint(s, g, set, publication.Masterplan)
		},
	} {
		if change() == base {
			t.Errorf("%s does not change the fingerprint", name)
		}
	}
}

func TestTheCodeNamesRegionBookAndFingerprintAlone(t *testing.T) {
	t.Parallel()
	seal := publication.SealOf(plantest.Full(), guideline(t, "kominfo-2019"), load(t, "kominfo-2019"), publication.Masterplan)
	if want := "gurindam:21.72:masterplan:" + seal.Fingerprint; seal.QR != want {
		t.Errorf("QR says %q, want %q", seal.QR, want)
	}
}
