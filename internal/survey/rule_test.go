package survey

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/sheet"
)

func shipped(t testing.TB) instrument.Instrument {
	t.Helper()
	i, ok := instrument.Load("kominfo-2023-reguler")
	if !ok {
		t.Fatal("the instrument is not there")
	}
	return i
}

func TestStatementsAreThoseOfTheInstrument(t *testing.T) {
	t.Parallel()
	subs := Subs(shipped(t))
	n := 0
	for _, s := range subs {
		n += len(s.Statements)
		if s.Name == "" || s.Dimension != Dimension(s.Code) {
			t.Errorf("%+v", s)
		}
	}
	if len(subs) != 18 || n != 54 {
		t.Errorf("%d sub-dimensions with %d statements", len(subs), n)
	}
	if i, _ := instrument.Load("spbe-2020"); len(Subs(i)) != 0 {
		t.Error("SPBE asks no survey")
	}
}

func TestTokens(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for range 1000 {
		token := NewToken()
		if seen[token] || ParseToken(token) != token || ParseToken(" "+strings.ToUpper(Grouped(token))) != token {
			t.Fatalf("token %q", token)
		}
		seen[token] = true
	}
	if got := ParseToken("o000-1111-lI22-3333"); got != "0000111111223333" {
		t.Errorf("what is mistaken on paper: %q", got)
	}
	for _, bad := range []string{"", "abc", "uuuuuuuuuuuuuuuu", strings.Repeat("a", 17), strings.Repeat("-", 1000), "../../etc/passwd", "abcd efgh jkmn pqr\x00"} {
		if ParseToken(bad) != "" {
			t.Errorf("%q is taken", bad)
		}
	}
}

func TestTraces(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"203.0.113.77": "203.0.113.0/24", "::ffff:203.0.113.9": "203.0.113.0/24", "2001:db8:1:2::5": "2001:db8:1::/48", "fe80::1%eth0": "fe80::/48", "": "", "tetangga": "",
	} {
		if got := Coarse(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
	a, net := Trace{"X", "203.0.113.77"}.Under("garam")
	b, same := Trace{"X", "203.0.113.99"}.Under("garam")
	c, _ := Trace{"X", "203.0.113.77"}.Under("lain")
	if a != b || net != same || a == c || a == net || strings.Contains(a+net, "203") {
		t.Error(a, b, c, net, same)
	}
	if d, n := (Trace{}).Under("garam"); d+n != "" {
		t.Error("nothing is not a trace")
	}
}

func TestGate(t *testing.T) {
	t.Parallel()
	g, now := NewGate(), time.Date(2026, 8, 3, 2, 0, 0, 0, time.UTC)
	for n := range mostOfNetwork {
		if err := g.Pass("a", fmt.Sprintf("203.0.113.%d", n%200), now); err != nil {
			t.Fatalf("the %d. is refused: %v", n+1, err)
		}
	}
	if err := g.Pass("a", "203.0.113.1", now.Add(time.Minute)); fault.KindOf(err) != fault.Invalid {
		t.Errorf("one too many: %v", err)
	}
	if err := g.Pass("a", "198.51.100.1", now); err != nil {
		t.Errorf("another network: %v", err)
	}
	if err := g.Pass("b", "203.0.113.1", now); err != nil {
		t.Errorf("another poll: %v", err)
	}
	if err := g.Pass("a", "203.0.113.1", now.Add(span)); err != nil {
		t.Errorf("later: %v", err)
	}
}

var sub = Sub{Code: "SG-1", Name: "Layanan Publik", Dimension: "SG", Statements: []Statement{{"IM-SG-1-1", "Satu."}, {"IM-SG-1-2", "Dua."}, {"IM-SG-1-3", "Tiga."}}}

var scale = instrument.Scale{Min: 0, Max: 4}

func filled() Response {
	return Response{Key: "A", Agreed: true, Profile: Profile{Often: Frequencies[0], Since: Durations[0]}, Answers: map[string]string{"IM-SG-1-1": "4", "IM-SG-1-2": "0", "IM-SG-1-3": Unknown}}
}

func TestFill(t *testing.T) {
	t.Parallel()
	e, problems := sub.Fill(filled(), scale, Online)
	if len(problems) > 0 || e.Number != "" {
		t.Fatalf("%+v %+v", e, problems)
	}
	if diff := cmp.Diff(map[string]Level{"IM-SG-1-1": 4, "IM-SG-1-2": 0, "IM-SG-1-3": DontKnow}, e.Answers); diff != "" {
		t.Error(diff)
	}
	for name, c := range map[string]struct {
		change func(*Response)
		source Source
		field  string
	}{
		"no consent":           {func(r *Response) { r.Agreed = false }, Online, "setuju"},
		"a statement missing":  {func(r *Response) { delete(r.Answers, "IM-SG-1-2") }, Online, "IM-SG-1-2"},
		"off the scale":        {func(r *Response) { r.Answers["IM-SG-1-1"] = "5" }, Online, "IM-SG-1-1"},
		"below the scale":      {func(r *Response) { r.Answers["IM-SG-1-1"] = "-1" }, Online, "IM-SG-1-1"},
		"another way to write": {func(r *Response) { r.Answers["IM-SG-1-1"] = "+4" }, Online, "IM-SG-1-1"},
		"how often":            {func(r *Response) { r.Often = "" }, Online, "sering"},
		"an invented group":    {func(r *Response) { r.Age = "7" }, Online, "usia"},
		"a long suggestion":    {func(r *Response) { r.Suggestion = strings.Repeat("é", 501) }, Online, "saran"},
		"paper without number": {func(r *Response) { r.Agreed = false }, Paper, "nomor"},
	} {
		r := filled()
		c.change(&r)
		_, problems := sub.Fill(r, scale, c.source)
		if len(problems) != 1 || problems[0].Field != c.field {
			t.Errorf("%s: %+v", name, problems)
		}
	}
	r := filled()
	r.Suggestion, r.Number = "baris\x00 satu\r\n\r\n\u202e dua\xff ", "orang 1"
	if e, _ := sub.Fill(r, scale, Online); e.Suggestion != "baris satu\ndua" || e.Number != "" {
		t.Errorf("%q %q", e.Suggestion, e.Number)
	}
}

func entry(id string, levels ...Level) Entry {
	e := Entry{ID: id, Poll: "p", Sub: "SG-1", Source: Online, State: Counted, Answers: map[string]Level{}}
	for n, l := range levels {
		e.Answers[fmt.Sprintf("IM-SG-1-%d", n+1)] = l
	}
	return e
}

func TestFlags(t *testing.T) {
	t.Parallel()
	with := func(e Entry, change func(*Entry)) Entry { change(&e); return e }
	for name, c := range map[string]struct {
		entries []Entry
		want    map[string][]Flag
	}{
		"all is well":          {[]Entry{entry("a", 3, 2, 3)}, map[string][]Flag{}},
		"straight":             {[]Entry{entry("a", 3, 3, 3)}, map[string][]Flag{"a": {Straight}}},
		"zeros":                {[]Entry{entry("a", 0, 0, 0)}, map[string][]Flag{"a": {AllZero}}},
		"a zero and unknowns":  {[]Entry{entry("a", 0, DontKnow, DontKnow)}, map[string][]Flag{"a": {MostlyUnknown}}},
		"half is unknown":      {[]Entry{entry("a", 3, DontKnow)}, map[string][]Flag{"a": {MostlyUnknown}}},
		"a third is unknown":   {[]Entry{entry("a", 3, 2, DontKnow)}, map[string][]Flag{}},
		"fast":                 {[]Entry{with(entry("a", 3, 2, 3), func(e *Entry) { e.Seconds = 9 })}, map[string][]Flag{"a": {Fast}}},
		"fast enough":          {[]Entry{with(entry("a", 3, 2, 3), func(e *Entry) { e.Seconds = 10 })}, map[string][]Flag{}},
		"one device":           {[]Entry{with(entry("a", 3, 2, 3), func(e *Entry) { e.Device = "x" }), with(entry("b", 1, 2, 3), func(e *Entry) { e.Device = "x" })}, map[string][]Flag{"a": {SameDevice}, "b": {SameDevice}}},
		"two of one dimension": {[]Entry{with(entry("a", 3, 2, 3), func(e *Entry) { e.Device = "x" }), with(entry("b", 1, 2, 3), func(e *Entry) { e.Device, e.Sub = "x", "SG-2" })}, map[string][]Flag{}},
		"several dimensions":   {[]Entry{with(entry("a", 3, 2, 3), func(e *Entry) { e.Device = "x" }), with(entry("b", 1, 2, 3), func(e *Entry) { e.Device, e.Sub = "x", "SB-1" })}, map[string][]Flag{"a": {ManyDimensions}, "b": {ManyDimensions}}},
		"one number of paper":  {[]Entry{with(entry("a", 3, 2, 3), func(e *Entry) { e.Number = "7" }), with(entry("b", 1, 2, 3), func(e *Entry) { e.Number, e.Sub = "7", "SEn-1" })}, map[string][]Flag{"a": {ManyDimensions}, "b": {ManyDimensions}}},
	} {
		if diff := cmp.Diff(c.want, Look(c.entries)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestRunsOfEqualAnswers(t *testing.T) {
	t.Parallel()
	var list []Entry
	for n := range longestRun - 1 {
		list = append(list, entry(fmt.Sprint("a", n), 3, 2, 4))
	}
	if got := Look(list); len(got) != 0 {
		t.Errorf("five are not a run: %v", got)
	}
	list = append(list, entry("last", 3, 2, 4), entry("other", 1, 2, 4))
	got := Look(list)
	if len(got) != longestRun || !slices.Equal(got["last"], []Flag{Copied}) || got["other"] != nil {
		t.Errorf("%v", got)
	}
	var crowd []Entry
	for n := range mostOfOneArea + 1 {
		e := entry(fmt.Sprint("c", n), Level(n%5), Level(n%3), Level(n%4))
		e.Network = "n"
		crowd = append(crowd, e)
	}
	if got := Look(crowd)["c1"]; !slices.Contains(got, Crowd) {
		t.Errorf("a crowd: %v", got)
	}
}

func TestDecide(t *testing.T) {
	t.Parallel()
	by := Stamp{At: time.Date(2026, 8, 3, 2, 0, 0, 0, time.UTC)}
	out, err := entry("a", 3).Decide(Excluded, " pegawai  sendiri ", by)
	if err != nil || out.State != Excluded || out.Decided.Reason != "pegawai sendiri" {
		t.Fatal(out, err)
	}
	if back, err := out.Decide(Counted, "ternyata pemakai", by); err != nil || back.State != Counted {
		t.Error(back, err)
	}
	for name, c := range map[string]struct {
		e      Entry
		to     State
		reason string
		kind   fault.Kind
	}{
		"no reason":     {entry("a", 3), Excluded, "  ab ", fault.Invalid},
		"nothing new":   {entry("a", 3), Counted, "alasannya", fault.Conflict},
		"held by hand":  {entry("a", 3), Held, "alasannya", fault.Invalid},
		"says nothing":  {Entry{State: Held, Answers: map[string]Level{"q": DontKnow}}, Counted, "alasannya", fault.Invalid},
		"unknown state": {entry("a", 3), "hapus", "alasannya", fault.Invalid},
	} {
		if _, err := c.e.Decide(c.to, c.reason, by); fault.KindOf(err) != c.kind {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReckon(t *testing.T) {
	t.Parallel()
	list := []Entry{entry("a", 4, 3, 2), entry("b", 2, DontKnow, 2), entry("c", 0, 0, 0), entry("d", 4, 4, 4)}
	list[2].State, list[3].State = Excluded, Held
	polls := []Poll{{ID: "p", Sub: "SG-1", Users: 100, Screened: 3, Builders: 1}}
	r := Reckon(shipped(t), 2, polls, list, Look(list))
	got, _ := r.Sub("SG-1")
	if want := (Tally{Valid: 2, Flagged: 0, Held: 1, Excluded: 1, Screened: 3, Builders: 1}); got.Tally != want {
		t.Errorf("%+v", got.Tally)
	}
	// (3 + 3 + 2) / 3, not the mean of what each gave, which is 2,5.
	if got.Mean.String() != "2.67" || got.N != 2 || !got.Enough() {
		t.Errorf("%+v", got.Measure)
	}
	l, _, _ := r.Of("IM-SG-1-2")
	if l.N != 1 || l.DontKnow != 1 || l.Mean.String() != "3.00" || l.Margin.Present() || !slices.Equal(l.Levels, []int{0, 0, 0, 1, 0}) {
		t.Errorf("%+v", l)
	}
	if d := r.Dimensions[0]; d.Code != "SG" || d.Subs != 3 || d.Answered != 1 || d.Mean.String() != "2.67" {
		t.Errorf("%+v", d)
	}
	if r.Enough() != 1 || r.Whole.Mean.String() != "2.67" {
		t.Errorf("%d %v", r.Enough(), r.Whole.Mean)
	}
}

// Excluding and taking back leaves everything as it was, and order changes no mean.
func TestMeansDoNotDependOnOrder(t *testing.T) {
	t.Parallel()
	i := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		var list []Entry
		for n := range rapid.IntRange(1, 40).Draw(t, "n") {
			level := rapid.Map(rapid.IntRange(-1, 4), func(n int) Level { return Level(n) })
			list = append(list, entry(fmt.Sprint(n), level.Draw(t, "a"), level.Draw(t, "b"), level.Draw(t, "c")))
		}
		one := Reckon(i, 50, nil, list, nil)
		other := Reckon(i, 50, nil, rapid.Permutation(list).Draw(t, "order"), nil)
		a, _ := one.Sub("SG-1")
		b, _ := other.Sub("SG-1")
		if a.Mean.String() != b.Mean.String() || a.Margin.String() != b.Margin.String() {
			t.Fatalf("%s ± %s, %s ± %s", a.Mean, a.Margin, b.Mean, b.Margin)
		}
	})
}

// bookOf writes a form and rows under it as they would be read.
func bookOf(f sheet.Form, rows ...[]string) sheet.Book {
	tab := sheet.Sheet{Name: f.Sheets[0].Name, Rows: [][]sheet.Cell{{{Text: f.Title, Type: sheet.TextCell}}}}
	var head []sheet.Cell
	for _, c := range f.Sheets[0].Columns {
		text := c.Title
		if c.Required {
			text += " *"
		}
		head = append(head, sheet.Cell{Text: text, Type: sheet.TextCell})
	}
	tab.Rows = append(tab.Rows, head)
	for _, r := range rows {
		var line []sheet.Cell
		for _, text := range r {
			line = append(line, sheet.Cell{Text: text, Raw: text, Type: sheet.TextCell})
		}
		tab.Rows = append(tab.Rows, line)
	}
	return sheet.Book{Sheets: []sheet.Sheet{tab}}
}

func TestReadSheet(t *testing.T) {
	t.Parallel()
	form := sub.Form(Poll{Programme: Programme{Code: "SG-01", Name: "Portal"}}, scale)
	good := []string{"SG1-001", "ya", "tidak", Frequencies[1], Durations[1], "", "26-40 tahun", "3 - Setuju", "4", "tidak tahu", "lebih cepat"}
	b := bookOf(form, good, []string{"SG1-002", "tidak", "tidak"}, []string{}, []string{"SG1-003", "ya", "ya"})
	got := sub.Read(b, scale, func(string) bool { return false })
	if len(got.Problems) > 0 || len(got.Entries) != 1 || got.Screened != 1 || got.Builders != 1 {
		t.Fatalf("%+v", got)
	}
	e := got.Entries[0]
	if diff := cmp.Diff(map[string]Level{"IM-SG-1-1": 3, "IM-SG-1-2": 4, "IM-SG-1-3": DontKnow}, e.Answers); diff != "" || e.Age != Ages[1] || e.Number != "SG1-001" {
		t.Errorf("%s %+v", diff, e)
	}
	change := func(col int, text string) []string { out := slices.Clone(good); out[col] = text; return out }
	for name, c := range map[string]struct {
		rows [][]string
		cell string
		says string
	}{
		"a number twice":       {[][]string{good, good}, "A4", "sudah dipakai di sel A3"},
		"a number of before":   {[][]string{change(0, "LAMA")}, "A3", "sudah ada dalam survei"},
		"a number for life":    {[][]string{change(0, "3171012345678901")}, "A3", "NIK"},
		"no number":            {[][]string{change(0, " ")}, "A3", "kosong"},
		"neither yes nor no":   {[][]string{change(1, "mungkin")}, "B3", "bukan ya atau tidak"},
		"a level off the list": {[][]string{change(7, "5")}, "H3", "0 sampai 4"},
		"a formula":            {[][]string{change(7, "=1+1")}, "H3", "0 sampai 4"},
		"an invented role":     {[][]string{change(5, "Raja")}, "F3", "tidak ada dalam daftarnya"},
		"nothing in it":        {nil, "A3", "belum memuat jawaban"},
	} {
		got := sub.Read(bookOf(form, c.rows...), scale, func(n string) bool { return n == "LAMA" })
		if len(got.Problems) != 1 || got.Problems[0].At.Name() != c.cell || !strings.Contains(got.Problems[0].Text, c.says) {
			t.Errorf("%s: %v", name, got.Problems)
		}
	}
	if got := sub.Read(sheet.Book{}, scale, nil); len(got.Problems) != 1 {
		t.Errorf("no sheet: %v", got.Problems)
	}
	other := Sub{Code: "SB-1", Statements: []Statement{{"IM-SB-1-1", "Lain."}}}
	if got := other.Read(b, scale, nil); len(got.Problems) != 1 || !strings.Contains(got.Problems[0].Text, "P1. Lain.") {
		t.Errorf("the sheet of another sub-dimension: %v", got.Problems)
	}
}
