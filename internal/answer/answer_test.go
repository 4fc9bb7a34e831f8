package answer

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gurindam/internal/access"
	"gurindam/internal/decimal"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
	"gurindam/internal/region"
)

const city = region.Code("21.72")

var (
	noon      = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)
	here      = access.Place{Region: string(city)}
	secretary = evaluation.Author{Actor: access.Actor{Person: "cici", Grants: []access.Grant{{Role: "sekretaris", Scope: here}}}, Name: "Cici"}
	sekda     = evaluation.Author{Actor: access.Actor{Person: "edi", Grants: []access.Grant{{Role: "sekda", Scope: here}}}, Name: "Edi"}
	planner   = evaluation.Author{Actor: access.Actor{Person: "ana", Grants: []access.Grant{{Role: "perencana-opd", Scope: access.Place{Region: string(city), OPD: "DINKES"}}}}, Name: "Ana"}
)

// small has two aspects with unlike weights and a question whose figure is another's.
func small() instrument.Instrument {
	return instrument.Instrument{ID: "uji", Scale: instrument.Scale{Min: 0, Max: 4}, Rounding: instrument.Rounding{Question: 2, Aspect: 2, Contribution: instrument.Exact, Final: 2},
		Aspects: []instrument.Aspect{
			{Code: "baseline", Name: "Baseline", Weight: decimal.MustParse("30"), Elements: []instrument.Element{{Name: "Perencanaan", Questions: []instrument.Question{
				{Code: "BL-1", Subject: "Payung hukum", Evidence: []instrument.Requirement{{Types: []string{"peraturan", "keputusan"}, From: 1}}},
				{Code: "BL-2", Subject: "Rapat", Evidence: []instrument.Requirement{{Types: []string{"notulen"}, From: 1, Years: ThisYear}, {Types: []string{"foto"}, From: 3, Years: LastYear, Text: "foto rapat"}}},
				{Code: "BL-3", Subject: "Tanpa syarat"},
			}}}},
			{Code: "outcome", Name: "Outcome", Weight: decimal.MustParse("70"), Elements: []instrument.Element{{Name: "Program", Questions: []instrument.Question{
				{Code: "OC-1", Subject: "Indeks SPBE", From: "KemenPANRB", Evidence: []instrument.Requirement{{Types: []string{"angka-resmi"}, From: 1, Years: ThisYear}}},
				{Code: "OC-2", Subject: "Program"},
			}}}},
		}}
}

func sheet(levels map[string]int, proofs ...Proof) Sheet {
	s := Sheet{Cycle: "2026", Region: city, State: Filling, Answers: map[string]Answer{}, Proofs: proofs}
	for q, l := range levels {
		s.Answers[q] = Answer{Question: q, Claimed: true, Level: l, Figure: "1"}
	}
	return s
}

func TestApply(t *testing.T) {
	t.Parallel()
	form := Form{small(), []string{"DINKES"}}
	start := sheet(map[string]int{"BL-1": 2})
	for name, c := range map[string]struct {
		change Change
		want   Status
		value  string
		says   string
	}{
		"a level":                  {Change{"BL-1", Level, "2", "3"}, Saved, "3", ""},
		"taken back":               {Change{"BL-1", Level, "2", ""}, Saved, "", ""},
		"somebody was faster":      {Change{"BL-1", Level, "", "3"}, Conflict, "2", ""},
		"the same as stands there": {Change{"BL-1", Level, "", "2"}, Same, "2", ""},
		"above the scale":          {Change{"BL-1", Level, "2", "5"}, Refused, "2", "luar skala"},
		"below the scale":          {Change{"BL-1", Level, "2", "-1"}, Refused, "2", "luar skala"},
		"no number":                {Change{"BL-1", Level, "2", "tiga"}, Refused, "2", "luar skala"},
		"a figure":                 {Change{"BL-2", Figure, "", " 85,71% "}, Saved, "85,71%", ""},
		"a long figure":            {Change{"BL-2", Figure, "", strings.Repeat("1", 201)}, Refused, "", "terlalu panjang"},
		"a text with lines":        {Change{"BL-2", Text, "", "satu\r\ndua\u202e"}, Saved, "satu\ndua", ""},
		"a long text":              {Change{"BL-2", Text, "", strings.Repeat("x", 4001)}, Refused, "", "terlalu panjang"},
		"an office":                {Change{"BL-2", Office, "", "DINKES"}, Saved, "DINKES", ""},
		"an office of nowhere":     {Change{"BL-2", Office, "", "DISHUB"}, Refused, "", "tidak ada di daerah ini"},
		"an unknown question":      {Change{"XX-9", Text, "", "x"}, Refused, "", "tidak ada pada instrumen"},
		"an unknown field":         {Change{"BL-2", "warna", "", "x"}, Refused, "", "tidak dikenal"},
	} {
		next, results, entries := start.Apply(form, []Change{c.change}, evaluation.Person{ID: "ana", Name: "Ana"}, noon)
		r := results[0]
		if r.Status != c.want || r.Value != c.value || !strings.Contains(r.Text, c.says) {
			t.Errorf("%s: %+v", name, r)
		}
		if saved := c.want == Saved; saved != (len(entries) == 1) || saved != (next.Rev == start.Rev+1) || saved && next.Of(c.change.Question).By.ID != "ana" {
			t.Errorf("%s: %+v, rev %d", name, entries, next.Rev)
		}
		if got := start.Of("BL-1").Level; got != 2 {
			t.Fatalf("%s: the sheet before was changed: %d", name, got)
		}
	}
}

// Whoever says what is saved and repeats it changes nothing more.
func TestApplyTwiceIsOnce(t *testing.T) {
	t.Parallel()
	form := Form{small(), nil}
	changes := []Change{{"BL-1", Level, "", "3"}, {"BL-1", Text, "", "Perwako"}}
	once, _, _ := Sheet{}.Apply(form, changes, evaluation.Person{ID: "ana"}, noon)
	twice, results, entries := once.Apply(form, changes, evaluation.Person{ID: "ana"}, noon.Add(time.Hour))
	if diff := cmp.Diff(once, twice); diff != "" || len(entries) != 0 || results[0].Status != Same || results[1].Status != Same {
		t.Errorf("%s %+v", diff, results)
	}
}

var (
	notes2026 = Proof{Question: "BL-2", Item: "N", Title: "Notulen", Type: "notulen", Date: time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)}
	photo2025 = Proof{Question: "BL-2", Item: "F", Title: "Foto", Type: "foto", From: 2025, Until: 2025}
)

func with(p Proof, change func(*Proof)) Proof { change(&p); return p }

func TestSupported(t *testing.T) {
	t.Parallel()
	q, _, _ := small().Find("BL-2")
	for name, c := range map[string]struct {
		claimed int
		proofs  []Proof
		want    int
	}{
		"nothing":                           {4, nil, 0},
		"notes alone":                       {4, []Proof{notes2026}, 2},
		"notes and photo":                   {4, []Proof{notes2026, photo2025}, 4},
		"photo alone":                       {4, []Proof{photo2025}, 0},
		"no more than claimed":              {1, []Proof{notes2026, photo2025}, 1},
		"notes of last year":                {2, []Proof{with(notes2026, func(p *Proof) { p.Date = p.Date.AddDate(-1, 0, 0) })}, 0},
		"notes without a date":              {2, []Proof{with(notes2026, func(p *Proof) { p.Date = time.Time{} })}, 0},
		"a photo of this year":              {4, []Proof{notes2026, with(photo2025, func(p *Proof) { p.From, p.Until = 2026, 2026 })}, 2},
		"a photo over both years":           {4, []Proof{notes2026, with(photo2025, func(p *Proof) { p.Until = 2026 })}, 4},
		"infected":                          {2, []Proof{with(notes2026, func(p *Proof) { p.Unsound = "terinfeksi" })}, 0},
		"infected, and a sound one":         {2, []Proof{with(notes2026, func(p *Proof) { p.Unsound = "terinfeksi" }), notes2026}, 2},
		"no level is claimed, all is there": {-1, []Proof{notes2026, photo2025}, 0},
	} {
		a := Answer{Claimed: c.claimed >= 0, Level: c.claimed}
		if got := Supported(q, instrument.Scale{Max: 4}, a, c.proofs, 2026); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
	if got := Supported(instrument.Question{Evidence: q.Evidence}, instrument.Scale{Min: 1, Max: 5}, Answer{Claimed: true, Level: 4}, nil, 2026); got != 1 {
		t.Errorf("below the scale: %d", got)
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	full := map[string]int{"BL-1": 0, "BL-2": 2, "BL-3": 4, "OC-1": 0, "OC-2": 1}
	if got := Check(small(), sheet(full, notes2026), 2026); len(got) != 0 {
		t.Errorf("nothing is missing: %+v", got)
	}
	for name, c := range map[string]struct {
		sheet Sheet
		lack  Lack
		says  string
	}{
		"not answered":     {sheet(map[string]int{"BL-1": 0, "BL-3": 4, "OC-1": 0, "OC-2": 1}), Met, "Belum dijawab"},
		"no evidence":      {sheet(full), Nothing, "perlu bukti “Notulen atau berita acara” tahun 2026; belum ada"},
		"another kind":     {sheet(full, with(notes2026, func(p *Proof) { p.Type = "undangan" })), WrongType, "berjenis lain"},
		"another year":     {sheet(full, with(notes2026, func(p *Proof) { p.Date = p.Date.AddDate(-1, 0, 0) })), WrongYear, "bukan dari tahun itu"},
		"rejected":         {sheet(full, with(notes2026, func(p *Proof) { p.Unsound = "ditolak peninjau" })), Spoiled, "ditolak peninjau"},
		"of another claim": {sheet(full, with(notes2026, func(p *Proof) { p.Question = "BL-3" })), Nothing, "belum ada"},
	} {
		got := Check(small(), c.sheet, 2026)
		if len(got) != 1 || got[0].Question != "BL-2" || got[0].Lack != c.lack || !strings.Contains(got[0].Text, c.says) || got[0].Mend == "" || !got[0].Stops || !Stops(got) {
			t.Errorf("%s: %+v", name, got)
		} else if want := "/kota/21.72/evaluasi/2026/isian/baseline#BL-2"; got[0].Path != want {
			t.Errorf("%s leads to %s", name, got[0].Path)
		}
	}
	doubtful := Check(small(), sheet(full, with(notes2026, func(p *Proof) { p.Doubt = "dipakai juga tahun 2025" })), 2026)
	if len(doubtful) != 1 || Stops(doubtful) || !strings.Contains(doubtful[0].Text, "dipakai juga") {
		t.Errorf("what is doubtful does not stop: %+v", doubtful)
	}
	silent := sheet(full, notes2026)
	a := silent.Answers["OC-1"]
	a.Figure = ""
	silent.Answers["OC-1"] = a
	if got := Check(small(), silent, 2026); len(got) != 1 || !strings.Contains(got[0].Text, "KemenPANRB") {
		t.Errorf("the figure of somebody else: %+v", got)
	}
}

// Every gain is exactly what the simulated index moves by: the published one and the
// unrounded one; and closing every gap makes what is supported what is claimed.
func TestGainsAreExact(t *testing.T) {
	t.Parallel()
	instruments := []instrument.Instrument{small()}
	for _, id := range []string{"kominfo-2022-baru", "kominfo-2023-kppn-ikn", "kominfo-2024-reguler", "spbe-2020"} {
		i, ok := shipped(id)
		if !ok {
			t.Fatal(id)
		}
		instruments = append(instruments, i)
	}
	rapid.Check(t, func(t *rapid.T) {
		i := rapid.SampledFrom(instruments).Draw(t, "instrument")
		s := Sheet{Cycle: "2026", Region: city, Answers: map[string]Answer{}}
		for _, q := range i.Questions() {
			if rapid.Bool().Draw(t, "answered") {
				s.Answers[q.Code] = Answer{Question: q.Code, Claimed: true, Level: rapid.IntRange(i.Scale.Min, i.Scale.Max).Draw(t, "level")}
			}
			for _, r := range q.Evidence {
				if rapid.IntRange(0, 2).Draw(t, "proof") == 0 {
					s.Proofs = append(s.Proofs, Proof{Question: q.Code, Type: r.Types[0], From: 2025, Until: 2026})
				}
			}
		}
		before, err := Look(i, s, 2026)
		if err != nil {
			t.Fatal(err)
		}
		rooms := map[string]Room{}
		for _, r := range before.Rooms {
			rooms[r.Question] = r
		}
		supported, first := levels(i, s), rapid.IntRange(0, 6).Draw(t, "first")
		for n, q := range i.Questions() {
			if n%7 != first { // scoring from scratch takes long
				continue
			}
			r, open := rooms[q.Code]
			if !open {
				if supported[q.Code] != i.Scale.Max {
					t.Fatalf("%s has room and is not listed", q.Code)
				}
				continue
			}
			for _, g := range []Gain{r.Evidence, r.Next, r.Top} {
				then := index(t, i, supported, q.Code, g.To)
				if diff := then.Final.Sub(before.Supported.Final); !diff.Equal(g.Index) {
					t.Fatalf("%s to %d: said %s, came %s", q.Code, g.To, g.Index, diff)
				}
				if diff := unrounded(i, then).Sub(unrounded(i, before.Supported)); !diff.Equal(g.Exact) {
					t.Fatalf("%s to %d: said exactly %s, came %s", q.Code, g.To, g.Exact, diff)
				}
			}
		}
		for n := 1; n < len(before.Rooms); n++ {
			if before.Rooms[n-1].First().Exact.Cmp(before.Rooms[n].First().Exact) < 0 {
				t.Fatal("the list is not in order of gain")
			}
		}
		closed := s
		closed.Proofs = nil
		for _, q := range i.Questions() {
			for _, r := range q.Evidence {
				closed.Proofs = append(closed.Proofs, Proof{Question: q.Code, Type: r.Types[0], From: 2025, Until: 2026})
			}
		}
		after, err := Look(i, closed, 2026)
		if err != nil || !after.Supported.Final.Equal(before.Claimed.Final) {
			t.Fatalf("with all the evidence %s, claimed %s, %v", after.Supported.Final, before.Claimed.Final, err)
		}
	})
}

func levels(i instrument.Instrument, s Sheet) map[string]int {
	out := map[string]int{}
	for _, q := range i.Questions() {
		out[q.Code] = Supported(q, i.Scale, s.Of(q.Code), s.ProofsOf(q.Code), 2026)
	}
	return out
}

// index scores from scratch, with one question at another level.
func index(t *rapid.T, i instrument.Instrument, levels map[string]int, question string, to int) score.Result {
	var given []score.Given
	for q, l := range levels {
		if q == question {
			l = to
		}
		given = append(given, score.Given{Question: q, Level: decimal.New(int64(l), 0)})
	}
	r, err := score.Of(i, given)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// unrounded is the index of whole levels before any rounding, from the questions up.
func unrounded(i instrument.Instrument, r score.Result) score.Fraction {
	var sum score.Fraction
	for _, a := range i.Aspects {
		var part, weights score.Fraction
		for _, q := range a.Questions() {
			w := score.Whole(1)
			if q.Weight.Present() {
				w = score.FromDecimal(q.Weight)
			}
			part, weights = part.Add(r.Questions[q.Code].Exact.Mul(w)), weights.Add(w)
		}
		sum = sum.Add(part.Over(weights).Mul(score.FromDecimal(a.Weight)).Over(score.Whole(100)))
	}
	return sum
}

func shipped(id string) (instrument.Instrument, bool) { return instrument.Load(id) }

func TestTally(t *testing.T) {
	t.Parallel()
	s := sheet(map[string]int{"BL-1": 2, "BL-2": 2, "OC-1": 0}, notes2026)
	answers, proofs := Tally(small(), s, 2026)
	look, err := Look(small(), s, 2026)
	if err != nil || answers != (Count{3, 5}) || proofs != (Count{2, 3}) || look.Answers != answers || look.Proofs != proofs {
		t.Errorf("%v %v, %v %v, %v", answers, proofs, look.Answers, look.Proofs, err)
	}
	if got := fmt.Sprint(look.Claimed.Final, " ", look.Supported.Final); got != "0.40 0.20" {
		t.Errorf("claimed and supported: %s", got)
	}
}

func TestSteps(t *testing.T) {
	t.Parallel()
	filling := sheet(nil)
	step := func(s Sheet, turn Turn, who evaluation.Author, reason string) Sheet {
		t.Helper()
		next, _, err := s.Step(turn, who, reason, nil, noon)
		if err != nil {
			t.Fatal(err)
		}
		return next
	}
	handed := step(filling, HandIn, secretary, "")
	returned := step(handed, Return, sekda, "Lengkapi dasar hukumnya.")
	sent := step(handed, Send, sekda, "")
	both := secretary
	both.Grants = append(both.Grants[:1:1], sekda.Grants[0])
	elsewhere := evaluation.Author{Actor: access.Actor{Person: "x", Grants: []access.Grant{{Role: "sekda", Scope: access.Place{Region: "21.71"}}}}}
	for name, c := range map[string]struct {
		at   Sheet
		turn Turn
		who  evaluation.Author
		kind fault.Kind // Internal: allowed
	}{
		"a planner does not hand in":               {filling, HandIn, planner, fault.Forbidden},
		"the sekda does not hand in":               {filling, HandIn, sekda, fault.Forbidden},
		"what is filled in is not sent":            {filling, Send, sekda, fault.Conflict},
		"the secretary does not send":              {handed, Send, secretary, fault.Forbidden},
		"who handed in does not send":              {handed, Send, both, fault.Forbidden},
		"who handed in may return":                 {handed, Return, both, fault.Internal},
		"the sekda of another region":              {handed, Send, elsewhere, fault.Forbidden},
		"nobody":                                   {handed, Send, evaluation.Author{Actor: access.Actor{Grants: sekda.Grants}}, fault.Forbidden},
		"handed in twice":                          {handed, HandIn, secretary, fault.Conflict},
		"taken back":                               {handed, TakeBack, secretary, fault.Internal},
		"what was returned is handed in again":     {returned, HandIn, secretary, fault.Internal},
		"what was returned is not sent":            {returned, Send, sekda, fault.Conflict},
		"what was sent is not taken back":          {sent, TakeBack, secretary, fault.Conflict},
		"what was sent is not returned":            {sent, Return, sekda, fault.Conflict},
		"an unknown turn":                          {filling, "lempar", secretary, fault.Invalid},
		"both, after somebody else handed in last": {step(step(handed, TakeBack, secretary, ""), HandIn, evaluation.Author{Actor: access.Actor{Person: "lain", Grants: secretary.Grants}}, ""), Send, both, fault.Internal},
	} {
		_, deed, err := c.at.Step(c.turn, c.who, "karena", nil, noon)
		if c.kind == fault.Internal && (err != nil || deed.Turn != c.turn || deed.Capacity == "") || c.kind != fault.Internal && fault.KindOf(err) != c.kind {
			t.Errorf("%s: %+v, %v", name, deed, err)
		}
	}
	if _, _, err := handed.Step(Return, sekda, " ", []Remark{{"BL-1", "  "}}, noon); fault.KindOf(err) != fault.Invalid {
		t.Errorf("returned without a reason: %v", err)
	}
	withRemark, _, err := handed.Step(Return, sekda, "", []Remark{{"BL-1", "Mana perwakonya?"}, {"BL-2", ""}}, noon)
	if err != nil || withRemark.RemarkOn("BL-1") != "Mana perwakonya?" || withRemark.RemarkOn("BL-2") != "" || !withRemark.State.Open() {
		t.Errorf("%+v, %v", withRemark, err)
	}
	if again := step(withRemark, HandIn, secretary, ""); again.RemarkOn("BL-1") != "" {
		t.Error("a remark outlives the next hand-in")
	}
}

func TestFreezing(t *testing.T) {
	t.Parallel()
	s := sheet(map[string]int{"BL-1": 2, "OC-1": 3, "BL-2": 1}, notes2026, photo2025)
	s.Deeds = []Deed{{Turn: Send, At: noon, By: evaluation.Person{ID: "edi", Name: "Edi"}}}
	content, sum, err := Freeze(s)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if again, same, _ := Freeze(s); string(again) != string(content) || same != sum {
			t.Fatal("the same sheet is another text")
		}
	}
	back, err := Thaw(content, sum)
	s.SHA256 = sum
	if diff := cmp.Diff(s, back); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	if _, err := Thaw([]byte(strings.Replace(string(content), `"level":2`, `"level":4`, 1)), sum); err == nil {
		t.Error("what was tampered with is read")
	}
}
