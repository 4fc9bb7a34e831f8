package result

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gurindam/internal/answer"
	"gurindam/internal/assessment"
	"gurindam/internal/decimal"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

var noon = time.Date(2026, 11, 2, 5, 0, 0, 0, time.UTC)

func load(t testing.TB, id string) instrument.Instrument {
	t.Helper()
	i, ok := instrument.Load(id)
	if !ok {
		t.Fatalf("no instrument %s", id)
	}
	return i
}

// field is a cycle with scores made for a test.
type field struct {
	Input
	Behind
}

// newField makes a cycle of n regions, each scored by some assessors by a rule.
func newField(t testing.TB, id string, n, assessors int, level func(region, question, assessor int) int) field {
	t.Helper()
	i := load(t, id)
	f := field{Input: Input{
		Cycle:       evaluation.Cycle{ID: "2026", Name: "Evaluasi 2026", Year: 2026, State: evaluation.Open, Cohorts: []evaluation.Cohort{{ID: "a", Name: "Kelompok A", Instrument: id}}},
		Instruments: map[string]instrument.Instrument{id: i},
	}, Behind: Behind{Answers: map[region.Code]answer.Sheet{}, Sheets: map[region.Code][]assessment.Sheet{}}}
	for r := range n {
		code := region.Code(fmt.Sprintf("99.%02d", r+1))
		f.Participants = append(f.Participants, evaluation.Participant{Cycle: "2026", Region: code, Name: fmt.Sprintf("Kota %02d", r+1), Cohort: "a",
			Marks: map[evaluation.Mark]time.Time{evaluation.Joined: noon, evaluation.Settled: noon}})
		f.Answers[code] = answer.Sheet{Cycle: "2026", Region: code, SHA256: string(code)}
		for a := range assessors {
			person := fmt.Sprintf("asesor-%d", (r+a)%(assessors+2))
			f.Sheets[code] = append(f.Sheets[code], assessment.Sheet{Cycle: "2026", Region: code, Assessor: person, Name: "Ibu " + person, Locked: noon})
			for q, question := range i.Questions() {
				l := level(r, q, a)
				f.Scores = append(f.Scores, assessment.Score{Cycle: "2026", Region: code, Assessor: person, Question: question.Code, First: l, Level: l, Note: "catatan"})
			}
		}
	}
	return f
}

func (f field) frozen(t testing.TB) Frozen {
	t.Helper()
	out, err := Freeze(f.Input, f.Behind)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// malang gives the published question values of Kab. Malang 2022 as levels of four
// assessors.
var malang = strings.Fields("2 1 2 1 1  2 1 2 2.75 1 1 1  2.75 4 4 1 3 3.5 2 3 2 3 3 2 3.5 3 3 4 4 3.25 2 3.25 4 4 4 4 2 3 4 1 1.25 2 2  2.25 2 3 3  2.25 3 2.75 4 3 2.75 3 2.5 3.75 3.75 2.5 3.75")

func TestKabupatenMalang2022(t *testing.T) {
	t.Parallel()
	f := newField(t, "kominfo-2022-baru", 1, 4, func(_, q, a int) int {
		quarters := new(big.Rat).Mul(rat(malang[q]), big.NewRat(4, 1)).Num().Int64()
		level := quarters / 4
		if int64(a) < quarters%4 {
			level++
		}
		return int(level)
	})
	if n := len(f.Instruments["kominfo-2022-baru"].Questions()); n != len(malang) {
		t.Fatalf("%d questions, %d values", n, len(malang))
	}
	row := f.frozen(t).Table.Rows[0]
	got := map[string]string{"final": row.Final.String()}
	for _, a := range row.Aspects {
		got[a.Code] = a.Value.String() + " " + a.Share.String()
	}
	want := map[string]string{"baseline": "1.40 0.14", "output": "1.54 0.31", "outcome": "2.92 0.88", "impact": "2.56 0.26", "quick_win": "3.08 0.92", "final": "2.51"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

func TestRanksAreShared(t *testing.T) {
	t.Parallel()
	var values []decimal.Decimal
	for _, s := range []string{"2.51", "3.41", "2.51", "1.00", "2.50", "1.00"} {
		values = append(values, decimal.MustParse(s))
	}
	if diff := cmp.Diff([]int{2, 1, 2, 5, 4, 5}, ranks(values)); diff != "" {
		t.Error(diff)
	}
}

func TestPartsOfATable(t *testing.T) {
	t.Parallel()
	f := newField(t, "kominfo-2024-reguler", 4, 2, func(r, _, _ int) int { return r })
	f.Participants[0].Marks = map[evaluation.Mark]time.Time{evaluation.Invited: noon, evaluation.Declined: noon}
	delete(f.Participants[1].Marks, evaluation.Settled)
	f.Excluded = map[region.Code]Exclusion{"99.03": {Reason: "bencana alam"}}
	table, err := Compute(f.Input)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range table.Rows {
		got = append(got, fmt.Sprintf("%s %s %s %d/%d", r.Region, r.Part, r.Final.Indonesian(), r.Rank, r.Of))
	}
	want := []string{"99.01 tidak-ikut 0,00 0/0", "99.02 belum – 0/0", "99.03 dikecualikan – 0/0", "99.04 ikut 3,00 1/1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if err := table.ready(); fault.KindOf(err) != fault.Conflict {
		t.Errorf("announced with a region that is not agreed on: %v", err)
	}
}

func TestMissingScoresAreTold(t *testing.T) {
	t.Parallel()
	f := newField(t, "kominfo-2024-reguler", 2, 1, func(int, int, int) int { return 2 })
	f.Scores = f.Scores[1:]
	if _, err := Compute(f.Input); fault.KindOf(err) != fault.Conflict || !strings.Contains(fault.Text(err), "Kota 01") {
		t.Errorf("got %v", err)
	}
}

// The improvement starts from the unrounded index of the year before; quadrants lie
// around the means of the league; one set of weights makes years comparable.
func TestImprovementAndQuadrants(t *testing.T) {
	t.Parallel()
	f := newField(t, "kominfo-2024-reguler", 4, 1, func(r, _, _ int) int { return r + 1 })
	f.Before = map[region.Code]Row{}
	for i, exact := range []string{"0.9951", "2.994", "2.006", ""} {
		r := Row{Part: Taking, Exact: exact, Aspects: []Value{{Code: "baseline", Value: decimal.MustParse("2.00")}}}
		if exact == "" {
			r.Part = Absent
		}
		f.Before[region.Code(fmt.Sprintf("99.%02d", i+1))] = r
	}
	table, err := Compute(f.Input)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range table.Rows {
		got = append(got, fmt.Sprintf("%s %s %s %s %s", r.Final, r.Improvement.Indonesian(), r.Quadrant, r.Fixed, r.FixedBefore.Indonesian()))
	}
	want := []string{"1.00 0,00 rendah-naik 1.00 –", "2.00 -0,99 rendah-datar 2.00 –", "3.00 0,99 tinggi-naik 3.00 –", "4.00 –  4.00 –"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if c := table.Cohorts[0]; c.Mean.String() != "2.5000" || c.Improvement.String() != "0.0000" {
		t.Errorf("thresholds %s and %s", c.Mean, c.Improvement)
	}
}

// Ranks follow from the indices alone, whatever the scores: a higher index is never
// ranked lower, equal ones share, and a rank counts those above.
func TestRanksFollowIndices(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var table Table
		table.Cohorts = []Cohort{{ID: "a"}, {ID: "b"}}
		for i := range rapid.IntRange(1, 30).Draw(t, "regions") {
			r := Row{Region: region.Code(fmt.Sprint(i)), Cohort: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "cohort"), Part: rapid.SampledFrom([]Part{Taking, Taking, Absent}).Draw(t, "part"),
				Final: decimal.New(rapid.Int64Range(0, 40).Draw(t, "index"), 1)}
			table.Rows = append(table.Rows, r)
		}
		table.Arrange()
		for _, r := range table.Rows {
			above, all, everywhere := 0, 0, 0
			for _, o := range table.Rows {
				if o.Part != Taking {
					continue
				}
				if o.Final.Cmp(r.Final) > 0 {
					everywhere++
				}
				if o.Cohort == r.Cohort {
					if all++; o.Final.Cmp(r.Final) > 0 {
						above++
					}
				}
			}
			if r.Part != Taking {
				above, all, everywhere = -1, 0, -1
			}
			if r.Rank != above+1 || r.Of != all || r.Overall != everywhere+1 {
				t.Fatalf("%+v: want %d of %d, overall %d", r, above+1, all, everywhere+1)
			}
		}
	})
}

func TestMovedWeightsSumTo100(t *testing.T) {
	t.Parallel()
	for _, i := range instrument.Shipped() {
		for n := range i.Aspects {
			for _, delta := range []int{-points, points} {
				sum := new(big.Rat)
				for _, w := range moveWeight(i, n, delta) {
					sum.Add(sum, w.Rat())
					if w.Sign() < 0 {
						t.Errorf("%s: a weight below zero", i.ID)
					}
				}
				if len(i.Aspects) > 1 && sum.Cmp(big.NewRat(100, 1)) != 0 {
					t.Errorf("%s, aspect %d by %d: %s", i.ID, n, delta, sum.RatString())
				}
			}
		}
	}
}

// A league of three whose ranks hang on a weight and on one assessor, by hand.
func TestSensitivityByHand(t *testing.T) {
	t.Parallel()
	f := newField(t, "kominfo-2024-reguler", 3, 2, func(r, _, a int) int { return []int{3, 2, 2}[r] })
	i := f.Instruments["kominfo-2024-reguler"]
	set := func(code region.Code, aspect string, assessor, level int) {
		seen := map[string]int{}
		for n, s := range f.Scores {
			if s.Region != code {
				continue
			}
			seen[s.Question]++
			if _, a, _ := i.Find(s.Question); a.Code == aspect && (assessor == 0 || seen[s.Question] == assessor) {
				f.Scores[n].Level = level
			}
		}
	}
	set("99.02", "baseline", 0, 4) // 2 + 0.2
	set("99.03", "output", 1, 3)   // 2 + 0.1, by the first assessor alone
	table := f.frozen(t).Table
	if got := []string{table.Rows[0].Final.String(), table.Rows[1].Final.String(), table.Rows[2].Final.String()}; !slices.Equal(got, []string{"3.00", "2.20", "2.10"}) {
		t.Fatal(got)
	}
	s := Sensitivity(table, f.Instruments)[0]
	byName := map[string][]Shift{}
	for _, tr := range s.Trials {
		byName[fmt.Sprintf("%s%+d%s", tr.Aspect, tr.Delta, tr.Person)] = tr.Shifts
	}
	// Baseline 5 %, output 20 × 95/90: 2.10 against 2.11. Output 25 %: 2.19 against 2.13.
	if got := byName["baseline-5"]; len(got) != 2 || got[0].Name != "Kota 02" || got[0].To != 3 {
		t.Errorf("baseline at 5 %%: %+v", got)
	}
	if got := byName["output+5"]; got != nil {
		t.Errorf("output at 25 %%: %+v", got)
	}
	// Without asesor-2, who first scored 99.03, that region falls to 2.00, which moves nobody;
	// without asesor-3, its second, it rises to 2.20 and shares the rank.
	if got := byName["+0asesor-2"]; got != nil {
		t.Errorf("without the first assessor of 99.03: %+v", got)
	}
	if got := byName["+0asesor-3"]; len(got) != 1 || got[0].To != 2 {
		t.Errorf("without the second assessor of 99.03: %+v", got)
	}
	if s.Stable != 1 || len(s.Swings) != 2 || s.Swings[0].Low-s.Swings[0].Best != 1 {
		t.Errorf("stable %d, swings %+v", s.Stable, s.Swings)
	}
}

// An amendment reckons one region anew; the others only find themselves on another
// rank, and exactly those are listed. What was frozen before stays as it is.
func TestAmendmentsMoveExactlyThoseAffected(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		levels := rapid.SliceOfN(rapid.IntRange(0, 4), 8, 8).Draw(rt, "levels")
		f := newField(t, "kominfo-2022-baru", 8, 2, func(r, q, a int) int { return (levels[r] + q*a) % 5 })
		old := f.frozen(t)
		text := Canonical(old.Table)
		at := rapid.IntRange(0, 7).Draw(rt, "region")
		d := old.Dossiers[at]
		question := rapid.SampledFrom(f.Instruments["kominfo-2022-baru"].Questions()).Draw(rt, "question").Code
		o := Objection{ID: "X", Region: d.Region, Kind: ByRegion, Question: question, State: Granted, Before: d.Levels(question), After: []int{rapid.IntRange(0, 4).Draw(rt, "one"), rapid.IntRange(0, 4).Draw(rt, "two")}}
		now, after, moved, err := Amend(old.Table, d, f.Instruments, o)
		if err != nil {
			rt.Fatal(err)
		}
		if !bytes.Equal(text, Canonical(old.Table)) {
			rt.Fatal("the results before were changed")
		}
		for i, s := range f.Scores {
			if n := slices.IndexFunc(after.Assessors, func(a Assessor) bool { return a.Person == s.Assessor }); s.Region == d.Region && s.Question == question {
				f.Scores[i].Level = o.After[n]
			}
		}
		want := f.frozen(t).Table
		told := map[region.Code]Move{}
		for _, m := range moved {
			told[m.Region] = m
		}
		for i, r := range now.Rows {
			w, was := want.Rows[i], old.Table.Rows[i]
			w.Dossier, r.Dossier = "", ""
			if diff := cmp.Diff(w, r); diff != "" {
				rt.Fatalf("not what computing all anew gives:\n%s", diff)
			}
			m, listed := told[r.Region]
			if changed := was.Rank != r.Rank || !was.Final.Equal(r.Final); changed != listed || listed && (m.RankFrom != was.Rank || m.RankTo != r.Rank || m.To != r.Final.String()) {
				rt.Fatalf("%s from %d to %d, told %+v", r.Region, was.Rank, r.Rank, m)
			}
		}
		if now.Number != 1 || now.Base != old.Table.Fingerprint() || now.Fingerprint() == now.Base {
			rt.Fatalf("amendment %d on %s", now.Number, now.Base)
		}
	})
}

// The fingerprint is one of everything: a note, an answer, a weight.
func TestFingerprintBindsEverything(t *testing.T) {
	t.Parallel()
	of := func(change func(*field)) string {
		f := newField(t, "kominfo-2022-baru", 3, 2, func(r, q, a int) int { return (r + q + a) % 5 })
		change(&f)
		return f.frozen(t).Table.Fingerprint()
	}
	first := of(func(*field) {})
	if again := of(func(*field) {}); again != first {
		t.Error("the same results have two fingerprints")
	}
	for name, change := range map[string]func(*field){
		"a level":       func(f *field) { f.Scores[7].Level = (f.Scores[7].Level + 1) % 5 },
		"a first level": func(f *field) { f.Scores[7].First = (f.Scores[7].First + 1) % 5 },
		"a note":        func(f *field) { f.Scores[7].Note = "lain" },
		"a strength":    func(f *field) { f.Sheets["99.01"][0].Strengths = "rajin" },
		"an answer":     func(f *field) { f.Answers["99.02"] = answer.Sheet{SHA256: "lain"} },
		"a name":        func(f *field) { f.Participants[0].Name = "Kota Lain" },
		"a year before": func(f *field) { f.Before = map[region.Code]Row{"99.01": {Part: Taking, Exact: "2.5"}} },
		"an instrument": func(f *field) {
			i := f.Instruments["kominfo-2022-baru"]
			i.Name = "lain"
			f.Instruments["kominfo-2022-baru"] = i
		},
		"someone absent": func(f *field) { f.Participants[2].Marks[evaluation.Declined] = noon },
	} {
		if of(change) == first {
			t.Errorf("%s does not show in the fingerprint", name)
		}
	}
}

func TestThawing(t *testing.T) {
	t.Parallel()
	f := newField(t, "kominfo-2022-baru", 2, 2, func(r, q, a int) int { return (r + q + a) % 5 }).frozen(t)
	text := Canonical(f.Table)
	back, err := Thaw(text, f.Table.Fingerprint())
	if err != nil || back.Fingerprint() != f.Table.Fingerprint() {
		t.Errorf("a table that was read again has fingerprint %s (%v)", back.Fingerprint(), err)
	}
	if _, err := Thaw(bytes.Replace(text, []byte("Kota 01"), []byte("Kota 11"), 1), f.Table.Fingerprint()); err == nil {
		t.Error("a table that was changed is taken")
	}
	d, err := ThawDossier(Canonical(f.Dossiers[1]), f.Table.Rows[1].Dossier)
	if err != nil || hashOf(d) != f.Table.Rows[1].Dossier {
		t.Errorf("a dossier that was read again: %v", err)
	}
}

// What is not for somebody is not in what they are given.
func TestWhatIsSeen(t *testing.T) {
	t.Parallel()
	f := newField(t, "kominfo-2022-baru", 1, 2, func(int, int, int) int { return 2 })
	f.Sheets["99.01"][0].Weaknesses = "kurang bukti"
	d := f.frozen(t).Dossiers[0]
	for sees, c := range map[Sight]struct{ with, without []string }{
		{}:                          {[]string{`"level":2`}, []string{"Ibu", "asesor-", "catatan", "kurang bukti"}},
		{Behind: true}:              {[]string{"catatan", "kurang bukti"}, []string{"Ibu", "asesor-"}},
		{Behind: true, Names: true}: {[]string{"catatan", "Ibu asesor-0", "asesor-1"}, nil},
	} {
		text := string(Canonical(d.seen(sees)))
		for _, w := range c.with {
			if !strings.Contains(text, w) {
				t.Errorf("%+v does not see %q", sees, w)
			}
		}
		for _, w := range c.without {
			if strings.Contains(text, w) {
				t.Errorf("%+v sees %q", sees, w)
			}
		}
	}
	if strings.Contains(string(Canonical(f.frozen(t).Table.nameless())), "asesor-") {
		t.Error("a nameless table names somebody")
	}
}

// league2022 is the published table of the first-year cohort of 2022: aspects and index.
const league2022 = `Kab. Karanganyar,3.30,2.96,3.27,2.94,3.21,3.15
Kab. Kudus,2.45,2.07,3.11,3.69,3.02,2.87
Kab. Malang,1.40,1.54,2.92,2.56,3.08,2.51
Kab. Manggarai Timur,2.40,2.04,2.50,2.19,2.96,2.51
Kab. Toba,1.05,1.00,1.69,1.19,1.17,1.29
Kab. Wonogiri,3.95,2.36,3.35,3.88,3.46,3.31
Kota Surabaya,3.45,2.68,3.56,3.94,3.52,3.41`

// Under its own weights every published row comes out again.
func TestFixedWeightsAreTheOfficialOnes(t *testing.T) {
	t.Parallel()
	rows, err := csv.NewReader(strings.NewReader(league2022)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	i := load(t, "kominfo-2022-baru")
	for _, row := range rows {
		r := Row{Part: Taking}
		for n, a := range i.Aspects {
			r.Aspects = append(r.Aspects, Value{Code: a.Code, Value: decimal.MustParse(row[n+1])})
		}
		if got := under(i, r).String(); got != row[6] {
			t.Errorf("%s: %s, want %s", row[0], got, row[6])
		}
	}
	if got := under(load(t, "kominfo-2023-kppn-ikn"), Row{Part: Taking}); got.Present() {
		t.Errorf("an index without all its aspects: %s", got)
	}
}
