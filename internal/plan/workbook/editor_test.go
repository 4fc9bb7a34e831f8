package workbook_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/decimal"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/sheet"
)

func guide(t testing.TB) plan.Guideline {
	t.Helper()
	g, err := plan.LoadGuideline("kominfo-2019")
	if err != nil {
		t.Fatal(err)
	}
	return g
}

var sameDecimals = cmp.Comparer(func(a, b decimal.Decimal) bool { return a.String() == b.String() && a.Present() == b.Present() })

// Every cell of every list can be emptied and filled again with what stood there, and
// the plan is what it was; the plan that the editor was given never changes.
func TestEveryCellThereAndBack(t *testing.T) {
	t.Parallel()
	s, before := plantest.Full(), plantest.Full()
	e := workbook.Edit(s, guide(t), workbook.Options{})
	seen := 0
	for _, view := range workbook.Views(&s, guide(t)) {
		for i := range view.Len() {
			for n, text := range view.Cells(i) {
				c := view.Columns[n]
				if text == "" || c.Own || c.Key == "tahun_awal" || c.Key == "tahun_akhir" {
					continue
				}
				seen++
				if p := e.Set(view.Key, i, c.Key, "", false); sheet.Stops(p) {
					t.Errorf("%s %s: emptying: %v", view.Key, c.Key, p)
				}
				if got := e.Cell(view.Key, i, c.Key); got != "" {
					t.Errorf("%s %s: emptied it holds %q", view.Key, c.Key, got)
				}
				if p := e.Set(view.Key, i, c.Key, text, false); sheet.Stops(p) {
					t.Errorf("%s %s: %q again: %v", view.Key, c.Key, text, p)
				}
				if got := e.Cell(view.Key, i, c.Key); got != text {
					t.Errorf("%s %s: %q came back as %q", view.Key, c.Key, text, got)
				}
			}
		}
	}
	if seen < 200 {
		t.Errorf("only %d cells were tried", seen)
	}
	if diff := cmp.Diff(before, e.Snapshot(), sameDecimals); diff != "" {
		t.Errorf("the edited plan (-before +after):\n%s", diff)
	}
	if diff := cmp.Diff(before, s, sameDecimals); diff != "" {
		t.Errorf("the plan that was given (-before +after):\n%s", diff)
	}
}

func TestWhatPeopleType(t *testing.T) {
	t.Parallel()
	s := plantest.Full()
	year := s.Masterplan.Profile.Period.First
	target := "target_" + itoa(year)
	for name, c := range map[string]struct {
		list, field, text string
		typed             bool
		want              string
		says              string // of a problem that stops; empty: none
	}{
		"a number as people write it": {"rencana_aksi", target, "1.234,5", true, "1234.5", ""},
		"thousands are thousands":     {"rencana_aksi", target, "1.234", true, "1234", ""},
		"a number as programs write":  {"rencana_aksi", target, "1234.5", false, "1234.5", ""},
		"money in words of money":     {"rencana_aksi", "pagu_apbd_" + itoa(year), "Rp 1,5 miliar", true, "1500000000", ""},
		"money with points":           {"rencana_aksi", "pagu_apbd_" + itoa(year), "1.500.000", true, "1500000", ""},
		"no number":                   {"rencana_aksi", target, "banyak", true, "", "angka"},
		"money below nothing":         {"rencana_aksi", "pagu_apbd_" + itoa(year), "-5", true, "", "negatif"},
		"an office that is not there": {"rencana_aksi", "opd", "DINAS GAIB", true, "", "tidak ada"},
		"an office by its name":       {"rencana_aksi", "opd", s.OPDs[1].Name, true, s.OPDs[1].Code, ""},
		"a word of a list":            {"rencana_aksi", "status", "Berjalan", true, "berjalan", ""},
		"another word":                {"rencana_aksi", "status", "nanti", true, "", "tidak dikenal"},
		"a quarter":                   {"rencana_aksi", "mulai", "triwulan II " + itoa(year), true, itoa(year) + "-T2", ""},
		"a code that another has":     {"rencana_aksi", "kode", s.Masterplan.Initiatives[1].Code, true, s.Masterplan.Initiatives[0].Code, "sudah dipakai"},
		"no code":                     {"rencana_aksi", "kode", " ", true, s.Masterplan.Initiatives[0].Code, "tidak boleh kosong"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := workbook.Edit(s, guide(t), workbook.Options{})
			before := e.Cell(c.list, 0, c.field)
			tried, _ := e.Try(c.list, 0, c.field, c.text, c.typed)
			if got := e.Cell(c.list, 0, c.field); got != before {
				t.Errorf("trying left %q in the place of %q", got, before)
			}
			problems := e.Set(c.list, 0, c.field, c.text, c.typed)
			got := e.Cell(c.list, 0, c.field)
			switch {
			case c.says == "" && (sheet.Stops(problems) || got != c.want || tried != c.want):
				t.Errorf("holds %q, tried %q, want %q; %v", got, tried, c.want, problems)
			case c.says != "" && (!sheet.Stops(problems) || got != before):
				t.Errorf("holds %q after %q; %v", got, before, problems)
			case c.says != "" && !strings.Contains(strings.ToLower(problems[0].Text), c.says):
				t.Errorf("problem %q, want %q in it", problems[0].Text, c.says)
			}
		})
	}
}

// A new code goes to every row that refers to it, and the row is found by it.
func TestANewCodeIsFollowed(t *testing.T) {
	t.Parallel()
	s := plantest.Full()
	e := workbook.Edit(s, guide(t), workbook.Options{})
	for _, key := range []string{"opd", "rpjmd", "sasaran", "strategi", "rencana_aksi", "swot"} {
		old := e.Code(key, 0)
		count := len(e.Referrers(key, 0))
		if key != "strategi" && count == 0 {
			t.Errorf("nothing refers to %s %s: the test tells nothing", key, old)
		}
		if p := e.Set(key, 0, "kode", "KODE-BARU", true); sheet.Stops(p) {
			t.Fatalf("%s: %v", key, p)
		}
		shifts := e.Shifts()
		if len(shifts) != count || len(e.Referrers(key, 0)) != count {
			t.Errorf("%s: %d cells changed along, %d refer to it, before %d", key, len(shifts), len(e.Referrers(key, 0)), count)
		}
		for _, sh := range shifts {
			if strings.Contains("; "+sh.After+"; ", "; "+old+"; ") || !strings.Contains(sh.After, "KODE-BARU") {
				t.Errorf("%s: %+v", key, sh)
			}
		}
		if p := e.Set(key, 0, "kode", old, true); sheet.Stops(p) {
			t.Fatalf("%s back: %v", key, p)
		}
		e.Shifts()
	}
	if diff := cmp.Diff(plantest.Full(), e.Snapshot(), sameDecimals); diff != "" {
		t.Errorf("there and back (-before +after):\n%s", diff)
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
