package assessment

import (
	"math/big"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

var noon = time.Date(2026, 9, 2, 5, 0, 0, 0, time.UTC) // 12.00 WIB

const city region.Code = "21.72"

// asked is an instrument of so many questions, Q1 to Qn, on the scale from 0 to 4.
func asked(n int) instrument.Instrument {
	in := instrument.Instrument{ID: "uji", Scale: instrument.Scale{Min: 0, Max: 4}, Aspects: []instrument.Aspect{{Code: "baseline", Elements: []instrument.Element{{}}}}}
	for i := range n {
		e := &in.Aspects[0].Elements[0]
		e.Questions = append(e.Questions, instrument.Question{Code: "Q" + strconv.Itoa(i+1)})
	}
	return in
}

func filledIn(assessor string, levels ...int) Sheet {
	s := Sheet{Cycle: "2026", Region: city, Assessor: assessor, Name: "Asesor " + assessor, Strengths: "kuat", Weaknesses: "lemah", Recommendations: "saran", Scores: map[string]Score{}, Rev: 1}
	for i, level := range levels {
		q := "Q" + strconv.Itoa(i+1)
		s.Scores[q] = Score{Cycle: s.Cycle, Region: city, Assessor: assessor, Question: q, First: level, Level: level, At: noon, Rev: 1}
	}
	return s
}

func closed(s Sheet) Sheet {
	s.Locked = noon
	return s
}

func level(n int) *int      { return &n }
func text(s string) *string { return &s }

func TestGive(t *testing.T) {
	t.Parallel()
	in := asked(3)
	for name, c := range map[string]struct {
		sheet Sheet
		entry Entry
		want  int
		kind  fault.Kind
	}{
		"the first level":                     {Sheet{}, Entry{Question: "Q1", Level: level(3)}, 3, 0},
		"the lowest":                          {Sheet{}, Entry{Question: "Q1", Level: level(0)}, 0, 0},
		"below the scale":                     {Sheet{}, Entry{Question: "Q1", Level: level(-2)}, Unscored, fault.Invalid},
		"above the scale":                     {Sheet{}, Entry{Question: "Q1", Level: level(5)}, Unscored, fault.Invalid},
		"taken back":                          {filledIn("a", 2), Entry{Question: "Q1", Level: level(Unscored), Rev: 1}, Unscored, 0},
		"a question that is not asked":        {Sheet{}, Entry{Question: "Q9", Level: level(1)}, Unscored, fault.NotFound},
		"another level":                       {filledIn("a", 2), Entry{Question: "Q1", Level: level(4), Rev: 1}, 4, 0},
		"changed on another screen":           {filledIn("a", 2), Entry{Question: "Q1", Level: level(4)}, 2, fault.Conflict},
		"the same as on the other screen":     {filledIn("a", 2), Entry{Question: "Q1", Level: level(2)}, 2, 0},
		"a locked sheet":                      {closed(filledIn("a", 2)), Entry{Question: "Q1", Level: level(4), Rev: 1}, 2, fault.Conflict},
		"a note alone":                        {Sheet{}, Entry{Question: "Q2", Note: text("lihat halaman 3")}, Unscored, 0},
		"a note that is too long":             {Sheet{}, Entry{Question: "Q2", Note: text(strings.Repeat("é", longestNote+1))}, Unscored, fault.TooLarge},
		"a page before the first":             {Sheet{}, Entry{Question: "Q2", Item: text("X"), Page: level(-1)}, Unscored, fault.Invalid},
		"a page of nothing is no page at all": {Sheet{}, Entry{Question: "Q2", Page: level(7)}, Unscored, 0},
	} {
		before := c.sheet.Score(c.entry.Question)
		sheet, given, err := c.sheet.Give(c.entry, in, noon)
		if fault.KindOf(err) != c.kind || (err == nil) != (c.kind == 0) {
			t.Errorf("%s: %v", name, err)
		}
		if got := sheet.Score(c.entry.Question).Level; got != c.want {
			t.Errorf("%s: level %d, want %d", name, got, c.want)
		}
		if err == nil && sheet.Score(c.entry.Question) != given && given.Rev > 0 {
			t.Errorf("%s: gives %+v", name, given)
		}
		if again := c.sheet.Score(c.entry.Question); again != before {
			t.Errorf("%s: the sheet it came from has changed", name)
		}
	}
}

// A conflict tells both levels.
func TestConflictTellsBoth(t *testing.T) {
	t.Parallel()
	_, _, err := filledIn("a", 2).Give(Entry{Question: "Q1", Level: level(4)}, asked(1), noon)
	if text := fault.Text(err); !strings.Contains(text, "menjadi 2") || !strings.Contains(text, "di sini 4") {
		t.Error(text)
	}
	_, err = filledIn("a", 2).Write(Strengths, "dulu", "baru", asked(1))
	if text := fault.Text(err); fault.KindOf(err) != fault.Conflict || !strings.Contains(text, "menjadi: kuat") {
		t.Error(text)
	}
}

func TestWrite(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		sheet     Sheet
		field     Field
		was, text string
		want      string
		kind      fault.Kind
	}{
		"the first text":          {Sheet{}, Strengths, "", " tata kelola\r\nbaik ", "tata kelola\nbaik", 0},
		"over what was seen":      {filledIn("a"), Weaknesses, "lemah", "lemah sekali", "lemah sekali", 0},
		"over what was not seen":  {filledIn("a"), Weaknesses, "", "lemah sekali", "lemah", fault.Conflict},
		"twice the same":          {filledIn("a"), Weaknesses, "", "lemah", "lemah", 0},
		"a remark on an aspect":   {Sheet{}, "baseline", "", "payung hukum ada", "payung hukum ada", 0},
		"an aspect nobody knows":  {Sheet{}, "lain", "", "ya", "", fault.NotFound},
		"a locked sheet":          {closed(filledIn("a")), Weaknesses, "lemah", "kuat", "lemah", fault.Conflict},
		"a text that is too long": {Sheet{}, Strengths, "", strings.Repeat("x", longestText+1), "", fault.TooLarge},
	} {
		got, err := c.sheet.Write(c.field, c.was, c.text, asked(1))
		if fault.KindOf(err) != c.kind || (err == nil) != (c.kind == 0) {
			t.Errorf("%s: %v", name, err)
		}
		if got.Text(c.field) != c.want {
			t.Errorf("%s: %q, want %q", name, got.Text(c.field), c.want)
		}
	}
}

func TestLock(t *testing.T) {
	t.Parallel()
	silent := filledIn("a", 1, 2)
	silent.Weaknesses = ""
	for name, c := range map[string]struct {
		sheet Sheet
		says  string
	}{
		"everything is there":    {filledIn("a", 0, 4), ""},
		"a question is missing":  {filledIn("a", 3), "1 pertanyaan belum bernilai, mulai dari Q2"},
		"a level was taken back": {filledIn("a", 3, Unscored), "1 pertanyaan belum bernilai, mulai dari Q2"},
		"a text is missing":      {silent, "Kelemahan belum ditulis"},
		"twice":                  {closed(filledIn("a", 0, 4)), "sudah dikunci"},
	} {
		got, err := c.sheet.Lock(asked(2), noon)
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(fault.Text(err), c.says) {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil && !got.Closed() {
			t.Errorf("%s: open", name)
		}
	}
}

// Whoever looks: before all have locked, nobody is given what another gave.
func TestVisible(t *testing.T) {
	t.Parallel()
	person := rapid.SampledFrom([]string{"", "a", "b", "c"})
	score := rapid.Custom(func(t *rapid.T) Score {
		return Score{Assessor: rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "assessor"), Question: "Q1", Level: rapid.IntRange(0, 4).Draw(t, "level")}
	})
	rapid.Check(t, func(t *rapid.T) {
		scores := rapid.SliceOfN(score, 0, 12).Draw(t, "scores")
		viewer := Viewer{person.Draw(t, "person"), Side(rapid.IntRange(int(Nobody), int(Directing)).Draw(t, "side"))}
		open := Openness(rapid.IntRange(int(Sealed), int(Told)).Draw(t, "open"))
		got := Visible(scores, viewer, open)
		for _, s := range got {
			switch {
			case viewer.Side == Nobody:
				t.Fatalf("nobody sees %+v", s)
			case open == Sealed && (viewer.Side != Judging || s.Assessor != viewer.Person):
				t.Fatalf("%+v sees %+v while somebody has yet to lock", viewer, s)
			case viewer.Side == Assessed && open != Told:
				t.Fatalf("the region sees %+v before it is announced", s)
			}
		}
		own := 0
		for _, s := range scores {
			if s.Assessor == viewer.Person {
				own++
			}
		}
		if viewer.Side == Judging && viewer.Person != "" && len(got) < own {
			t.Fatal("an assessor does not see the own scores")
		}
		if open == Told && viewer.Side != Nobody && len(got) != len(scores) {
			t.Fatal("something stays hidden after the announcement")
		}
		if more := Visible(scores, viewer, min(open+1, Told)); len(more) < len(got) {
			t.Fatal("opening hides something")
		}
	})
}

func TestOpenness(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		marks []evaluation.Mark
		want  Openness
	}{
		"sent":                              {[]evaluation.Mark{evaluation.Submitted}, Sealed},
		"all locked":                        {[]evaluation.Mark{evaluation.Submitted, evaluation.Scored}, Unsealed},
		"announced":                         {[]evaluation.Mark{evaluation.Scored, evaluation.Announced}, Told},
		"announced though somebody did not": {[]evaluation.Mark{evaluation.Announced}, Sealed},
	} {
		p := evaluation.Participant{Marks: map[evaluation.Mark]time.Time{}}
		for _, m := range c.marks {
			p.Marks[m] = noon
		}
		if got := OpennessOf(p); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

func TestWide(t *testing.T) {
	t.Parallel()
	sheets := []Sheet{closed(filledIn("a", 0, 1, 2, 4)), closed(filledIn("b", 2, 2, 2, 3)), filledIn("c", 4, 4, 4, 0)} // c has not locked
	known := []Discussion{{Question: "Q4"}}
	var got []string
	for _, d := range Wide(sheets, asked(4), 1, known, noon) {
		got = append(got, d.Question+" "+strconv.Itoa(d.Spread))
	}
	if want := []string{"Q1 2"}; !cmp.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := Wide(sheets, asked(4), 4, nil, noon); len(got) != 0 {
		t.Errorf("nothing is that wide: %v", got)
	}
}

func TestRespond(t *testing.T) {
	t.Parallel()
	open := Discussion{Question: "Q1", Opened: noon, Rev: 1}
	over := open
	over.Closed = noon
	const reason = "Notulen rapat ketiga meyakinkan saya."
	for name, c := range map[string]struct {
		d      Discussion
		sheet  Sheet
		level  int
		reason string
		rev    int64
		kind   fault.Kind
	}{
		"another level":             {open, closed(filledIn("a", 1)), 3, reason, 1, 0},
		"the same level":            {open, closed(filledIn("a", 1)), 1, reason, 1, 0},
		"without a reason":          {open, closed(filledIn("a", 1)), 3, "ya", 1, fault.Invalid},
		"off the scale":             {open, closed(filledIn("a", 1)), 5, reason, 1, fault.Invalid},
		"after it is over":          {over, closed(filledIn("a", 1)), 3, reason, 1, fault.Conflict},
		"a sheet that is open":      {open, filledIn("a", 1), 3, reason, 1, fault.Conflict},
		"changed on another screen": {open, closed(filledIn("a", 1)), 3, reason, 0, fault.Conflict},
	} {
		sheet, given, err := c.sheet.Respond(c.d, c.level, c.reason, c.rev, asked(1), noon.Add(time.Hour))
		if fault.KindOf(err) != c.kind || (err == nil) != (c.kind == 0) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err != nil {
			continue
		}
		if given.First != 1 || given.Level != c.level || sheet.Scores["Q1"] != given || !c.d.Responded(sheet) {
			t.Errorf("%s: %+v", name, given)
		}
	}
}

// A discussion is over when everyone has answered, not before, and the panel may end it.
func TestDiscussionEnds(t *testing.T) {
	t.Parallel()
	d := Discussion{Question: "Q1", Opened: noon, Rev: 1}
	sheets := []Sheet{closed(filledIn("a", 0)), closed(filledIn("b", 4))}
	for i := range sheets {
		if d.Ended(sheets, noon).Open() != true {
			t.Fatal("over before all have answered")
		}
		var err error
		if sheets[i], _, err = sheets[i].Respond(d, 2, "Kami sepakat di tengah.", 1, asked(1), noon); err != nil {
			t.Fatal(err)
		}
	}
	if d.Ended(sheets, noon).Open() {
		t.Error("goes on though all have answered")
	}
	if _, err := d.Rule(evaluation.Person{ID: "m"}, "ya", noon); fault.KindOf(err) != fault.Invalid {
		t.Errorf("closed by the panel without a reason: %v", err)
	}
	ruled, err := d.Rule(evaluation.Person{ID: "m"}, "Kedua nilai dipertahankan.", noon)
	if err != nil || ruled.Open() {
		t.Fatal(err)
	}
	again, err := Call(ruled, "Bukti baru dari daerah.", noon.Add(time.Hour))
	if err != nil || !again.Open() || len(again.Waiting(sheets)) != 2 {
		t.Errorf("called again: %+v, %v; answers of before count", again, err)
	}
}

// open gives a region that has sent its answers, in a cycle whose windows are all open.
func open(marks ...evaluation.Mark) Stand {
	s := Stand{Cycle: evaluation.Cycle{ID: "2026", Name: "Evaluasi 2026", State: evaluation.Open, Spread: 1}, Participant: evaluation.Participant{Region: city, Name: "Kota Tanjungpinang", Marks: map[evaluation.Mark]time.Time{}}}
	for _, stage := range evaluation.Stages {
		s.Cycle.Windows = append(s.Cycle.Windows, evaluation.Window{Stage: stage, First: noon.AddDate(0, 0, -1), Last: noon.AddDate(0, 0, 1)})
	}
	for _, m := range append(marks, evaluation.Joined, evaluation.Submitted) {
		s.Participant.Marks[m] = noon
	}
	return s
}

func TestWhen(t *testing.T) {
	t.Parallel()
	unsent := open()
	delete(unsent.Participant.Marks, evaluation.Submitted)
	talking := open(evaluation.Scored)
	talking.Participant.Tracks = map[evaluation.Track]evaluation.Progress{evaluation.Discussions: {Done: 1, Total: 2}}
	later := noon.AddDate(0, 0, 9)
	for name, c := range map[string]struct {
		err  error
		want bool
	}{
		"scoring what was sent":            {open().MayScore(noon), true},
		"scoring what was not sent":        {unsent.MayScore(noon), false},
		"scoring after the window":         {open().MayScore(later), false},
		"scoring what the panel closed":    {open(evaluation.Scored, evaluation.Settled).MayScore(noon), false},
		"talking before all have locked":   {open().MayTalk(noon), false},
		"talking when all have locked":     {open(evaluation.Scored).MayTalk(noon), true},
		"talking after the panel":          {open(evaluation.Scored, evaluation.Settled).MayTalk(noon), false},
		"asking what was sent":             {open().MayAsk(noon), true},
		"asking when all have locked":      {open(evaluation.Scored).MayAsk(noon), false},
		"answering after the window":       {open().MayAnswer(later), false},
		"the panel before all have locked": {open().MaySettle(noon), false},
		"the panel while somebody talks":   {talking.MaySettle(noon), false},
		"the panel when nothing is left":   {open(evaluation.Scored).MaySettle(noon), true},
		"the panel twice":                  {open(evaluation.Scored, evaluation.Settled).MaySettle(noon), false},
	} {
		if (c.err == nil) != c.want {
			t.Errorf("%s: %v", name, c.err)
		}
	}
}

func TestClarification(t *testing.T) {
	t.Parallel()
	c, err := Asked(Clarification{Assessor: "a", Name: "Nama Asesor", Number: 2}, "Mana notulennya?", 24, open(), evaluation.Person{ID: "a", Name: "Nama Asesor"}, noon)
	if err != nil || !c.Due.Equal(noon.Add(24*time.Hour)) || !c.Waits() || c.Late(noon) || !c.Late(c.Due) {
		t.Fatalf("%+v, %v", c, err)
	}
	long, _ := Asked(Clarification{}, "Mana?", 120, open(), evaluation.Person{}, noon)
	if w, _ := open().Cycle.Window(evaluation.Clarification, city, nil); !long.Due.Equal(w.Closes()) {
		t.Errorf("due %v, after the window", long.Due)
	}
	if _, err := Asked(Clarification{}, "Mana?", 7, open(), evaluation.Person{}, noon); fault.KindOf(err) != fault.Invalid {
		t.Errorf("an hour of one's own: %v", err)
	}
	late, err := c.Reply(Turn{Region: true, Text: "Terlampir."}, c.Due)
	if err != nil || late.Waits() || !late.Late(noon) {
		t.Errorf("answered at the hour: %+v, %v", late, err)
	}
	prompt, _ := c.Reply(Turn{Region: true, Text: "Terlampir."}, c.Due.Add(-1))
	if prompt.Late(c.Due.AddDate(1, 0, 0)) {
		t.Error("answered in time and late a year after")
	}
	hidden := late.ForRegion()
	if hidden.Assessor+hidden.Name+hidden.Turns[0].By.Name+hidden.Turns[0].By.ID != "" || late.Turns[0].By.Name == "" {
		t.Errorf("the region learns who asked: %+v", hidden)
	}
	done, _ := late.Close(noon)
	if _, err := done.Reply(Turn{Text: "Satu lagi."}, noon); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a reply to what is closed: %v", err)
	}
	if got := Clarified([]Clarification{c, late, done}); got != (evaluation.Progress{Done: 2, Total: 3}) {
		t.Errorf("%+v", got)
	}
}

func TestSession(t *testing.T) {
	t.Parallel()
	good := Session{Held: noon, Quorum: 2, Minutes: "Dibahas dan disepakati.", Members: []Member{{"Ketua", "Universitas", true}, {" ", "", true}, {"Anggota", "Lembaga", true}}, Regions: []region.Code{city, city}}
	edited, err := Session{ID: "S", Rev: 3}.Edit(good)
	if err != nil || edited.ID != "S" || edited.Rev != 3 || len(edited.Members) != 2 || len(edited.Regions) != 1 {
		t.Fatalf("%+v, %v", edited, err)
	}
	few, silent, none := edited, edited, edited
	few.Members = edited.Members[:1]
	silent.Minutes = ""
	none.Regions = nil
	for name, c := range map[string]struct {
		s    Session
		at   Stand
		says string
	}{
		"everything is there":      {edited, open(evaluation.Scored), ""},
		"too few":                  {few, open(evaluation.Scored), "hadir 1 dari paling sedikit 2"},
		"no minutes":               {silent, open(evaluation.Scored), "Berita acara"},
		"no region":                {none, open(evaluation.Scored), "Belum ada daerah"},
		"a region not yet scored":  {edited, open(), "Belum semua asesor"},
		"a region that was closed": {edited, open(evaluation.Scored, evaluation.Settled), "sudah menutup"},
	} {
		got, err := c.s.Close([]Stand{c.at}, evaluation.Person{ID: "m"}, noon)
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(fault.Text(err), c.says) {
			t.Errorf("%s: %v", name, err)
		}
		if _, again := got.Edit(good); err == nil && fault.KindOf(again) != fault.Conflict {
			t.Errorf("%s: edited after it was closed: %v", name, again)
		}
	}
}

// The figures of an assessor who is below the others on every question, by hand.
func TestLeans(t *testing.T) {
	t.Parallel()
	a, b, c := make([]int, 20), make([]int, 20), make([]int, 20)
	for i := range 20 {
		a[i], b[i], c[i] = 1, 2, 3
	}
	got := Leans([]Sheet{closed(filledIn("a", a...)), closed(filledIn("b", b...)), closed(filledIn("c", c...)), filledIn("d", make([]int, 20)...)})
	type line struct {
		Name       string
		Difference string
		Lower      int
		Flagged    bool
	}
	var lines []line
	for _, l := range got {
		lines = append(lines, line{l.Assessor, l.Difference.String(), l.Lower, l.Flagged})
	}
	want := []line{{"a", "-1.50", 20, true}, {"b", "0.00", 0, false}, {"c", "1.50", 0, true}}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
	few := Leans([]Sheet{closed(filledIn("a", 0, 0)), closed(filledIn("b", 4, 4))})
	if few[0].Flagged {
		t.Error("two questions say nothing about an assessor")
	}
}

// Differences over all assessors weigh out to nothing where all score the same questions.
func TestLeansWeighOut(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 5).Draw(t, "assessors")
		var sheets []Sheet
		for i := range n {
			sheets = append(sheets, closed(filledIn(string(rune('a'+i)), rapid.SliceOfN(rapid.IntRange(0, 4), 7, 7).Draw(t, "levels")...)))
		}
		sum := new(big.Rat)
		for _, l := range Leans(sheets) {
			if l.Questions != 7 || l.Lower+l.Same+l.More != 7 {
				t.Fatalf("%+v", l)
			}
			sum.Add(sum, l.Exact)
		}
		if sum.Sign() != 0 {
			t.Fatalf("they sum up to %s", sum)
		}
	})
}

func TestReleased(t *testing.T) {
	t.Parallel()
	gone := closed(filledIn("c", 1))
	gone.Withdrawn = noon
	sheets := []Sheet{closed(filledIn("a", 1)), closed(filledIn("b", 1)), gone}
	judges := []Judge{{Person: "a"}, {Person: "c"}}
	changed := Released(sheets, judges, noon)
	if len(changed) != 2 || changed[0].Assessor != "b" || changed[0].Counts() || !changed[1].Counts() {
		t.Errorf("%+v", changed)
	}
	if got := Count(sheets, judges); got != (Tally{2, 2}) || !got.All() {
		t.Errorf("%+v", got)
	}
	if (Tally{}).All() {
		t.Error("nobody is assigned, and all have locked")
	}
}
