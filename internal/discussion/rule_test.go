package discussion

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
)

var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

func writer(id string) Author { return Author{access.Actor{Person: id}, "Nama " + id} }

func TestParseText(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		in, want string
		kind     fault.Kind
	}{
		"plain":                 {" Halo. \r\n\r\nBaris\rlagi ", "Halo. \n\nBaris\nlagi", 0},
		"control and direction": {"a\x00b\u202ec\td", "abc\td", 0},
		"broken letters":        {"a\xffb", "a\ufffdb", 0},
		"empty":                 {" \n\t", "", fault.Invalid},
		"the longest":           {strings.Repeat("é", longestText), strings.Repeat("é", longestText), 0},
		"too long":              {strings.Repeat("é", longestText+1), "", fault.Invalid},
	} {
		got, err := ParseText(c.in)
		if got != c.want || (err != nil) != (c.kind != 0) || err != nil && fault.KindOf(err) != c.kind {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestAmend(t *testing.T) {
	t.Parallel()
	m := Message{Written: writer("ana").stamp(noon), Text: "lama"}
	removed := m
	removed.Removed = writer("budi").stamp(noon)
	for name, c := range map[string]struct {
		message Message
		by      string
		text    string
		after   time.Duration
		kind    fault.Kind // 0: it is changed
	}{
		"at once":       {m, "ana", "baru", 0, 0},
		"just in time":  {m, "ana", "baru", timeToAmend - 1, 0},
		"too late":      {m, "ana", "baru", timeToAmend, fault.Conflict},
		"by another":    {m, "budi", "baru", 0, fault.Forbidden},
		"by nobody":     {m, "", "baru", 0, fault.Forbidden},
		"a removed one": {removed, "ana", "baru", 0, fault.Conflict},
		"into nothing":  {m, "ana", " ", 0, fault.Invalid},
	} {
		got, err := c.message.Amend(c.text, writer(c.by), noon.Add(c.after))
		switch {
		case c.kind != 0 && (err == nil || fault.KindOf(err) != c.kind || got.Text != "lama"):
			t.Errorf("%s: %+v, %v", name, got, err)
		case c.kind == 0 && (err != nil || got.Text != "baru" || len(got.Earlier) != 1 || got.Earlier[0].Text != "lama" || len(c.message.Earlier) != 0):
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	if same, err := m.Amend("lama", writer("ana"), noon); err != nil || len(same.Earlier) > 0 {
		t.Errorf("the same text makes a version: %+v, %v", same, err)
	}
	twice, _ := m.Amend("b", writer("ana"), noon)
	if twice, _ = twice.Amend("c", writer("ana"), noon); !twice.Earlier[1].Until.After(twice.Earlier[0].Until) {
		t.Errorf("two versions at one moment: %+v", twice.Earlier)
	}
}

func TestRemove(t *testing.T) {
	t.Parallel()
	m := Message{Written: writer("ana").stamp(noon)}
	for name, c := range map[string]struct {
		by        string
		moderates bool
		ok        bool
	}{
		"own": {"ana", false, true}, "another's": {"budi", false, false}, "another's, keeping order": {"budi", true, true},
	} {
		if got, err := m.Remove(writer(c.by), c.moderates, noon); (err == nil) != c.ok || got.Removed.Done() != c.ok {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	gone, _ := m.Remove(writer("ana"), false, noon)
	if again, err := gone.Remove(writer("budi"), true, noon); err != nil || again.Removed.Person != "ana" {
		t.Errorf("the first mark is lost: %+v, %v", again, err)
	}
}

var crowd = []Person{
	{ID: "1", Login: "ana@kota.go.id", Name: "Ana"}, {ID: "2", Login: "budi.s", Name: "Budi"},
	{ID: "3", Login: "eka@kota.go.id", Name: "Eka"}, {ID: "4", Login: "eka@dinas.go.id", Name: "Eka Dua"},
}

func TestMentioned(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"@ana@kota.go.id tolong": "1",
		"(@ana), @budi.s.":       "12",
		"@Ana dan @ANA":          "1",
		"surel ana@kota.go.id":   "",
		"@eka siapa?":            "",
		"@eka@dinas.go.id.":      "4",
		"@tiada @":               "",
		"@budi":                  "",
		"lihat x@budi.s":         "",
		"@ana\n@budi.s":          "12",
	} {
		got := ""
		for _, p := range Mentioned(text, crowd) {
			got += p.ID
		}
		if got != want {
			t.Errorf("%q calls %q, want %q", text, got, want)
		}
	}
}

func TestNamed(t *testing.T) {
	t.Parallel()
	for _, picked := range []string{"budi.s", "Budi (budi.s)", " budi ", "Budi"} {
		if got, err := Named([]string{"", picked}, crowd); err != nil || len(got) != 1 || got[0].ID != "2" {
			t.Errorf("%q: %v, %v", picked, got, err)
		}
	}
	if _, err := Named([]string{"Zed"}, crowd); fault.KindOf(err) != fault.Invalid {
		t.Error(err)
	}
}

func TestPieces(t *testing.T) {
	t.Parallel()
	path := func(code string) string {
		if code == "SG-01" || code == "SG-1.S1" {
			return "/" + code
		}
		return ""
	}
	plain := func(s string) Piece { return Piece{Text: s} }
	for name, c := range map[string]struct {
		text string
		want [][]Piece
	}{
		"a code":        {"Lihat SG-01.", [][]Piece{{plain("Lihat "), {Text: "SG-01", Path: "/SG-01"}, plain(".")}}},
		"not a code":    {"Lihat SG-99 a.b", [][]Piece{{plain("Lihat SG-99 a.b")}}},
		"within a word": {"XSG-01", [][]Piece{{plain("XSG-01")}}},
		"points inside": {"SG-1.S1, ya", [][]Piece{{{Text: "SG-1.S1", Path: "/SG-1.S1"}, plain(", ya")}}},
		"a mention":     {"@ana@kota.go.id: ya", [][]Piece{{{Text: "@ana@kota.go.id", Name: "Ana"}, plain(": ya")}}},
		"a stranger":    {"@zed ya", [][]Piece{{plain("@zed ya")}}},
		"paragraphs":    {"satu\ndua\n\n\ntiga", [][]Piece{{plain("satu\ndua")}, {plain("tiga")}}},
		"markup":        {"<b>x</b>", [][]Piece{{plain("<b>x</b>")}}},
		"nothing":       {"", nil},
	} {
		if diff := cmp.Diff(c.want, Pieces(c.text, crowd[:1], path)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestReady(t *testing.T) {
	t.Parallel()
	wib := func(day, hour, minute int) time.Time {
		return time.Date(2026, 3, day, hour, minute, 0, 0, identity.Zone)
	}
	for name, c := range map[string]struct {
		habit Habit
		now   time.Time
		want  bool
	}{
		"at once, by day":           {Habit{}, wib(2, 12, 0), true},
		"the last minute of day":    {Habit{}, wib(2, 19, 59), true},
		"evening":                   {Habit{}, wib(2, 20, 0), false},
		"night":                     {Habit{Pace: AtOnce}, wib(3, 5, 59), false},
		"morning":                   {Habit{Pace: AtOnce}, wib(3, 6, 0), true},
		"daily, the first":          {Habit{Pace: Daily}, wib(3, 6, 0), true},
		"daily, had today":          {Habit{Pace: Daily, Digest: wib(3, 6, 0)}, wib(3, 18, 0), false},
		"daily, had yesterday":      {Habit{Pace: Daily, Digest: wib(2, 18, 0)}, wib(3, 6, 0), true},
		"daily, in the quiet hours": {Habit{Pace: Daily}, wib(3, 23, 0), false},
		"never":                     {Habit{Pace: Never}, wib(3, 12, 0), false},
	} {
		if got := c.habit.Ready(c.now.UTC()); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestTold(t *testing.T) {
	t.Parallel()
	m := Message{Region: "21.72", Written: writer("ana").stamp(noon), Text: "a\n\n" + strings.Repeat("b", 300), Mentions: []Person{{ID: "budi"}, {ID: "ana"}}}
	got := told(m, "SG-01 Portal", "/x", []string{"ana", "budi", "cici"})
	if len(got) != 2 || got[0].Person != "budi" || got[0].Kind != CalledYou || got[1].Person != "cici" || got[1].Kind != Answered {
		t.Fatalf("%+v", got)
	}
	if n := len([]rune(got[0].Clip)); n != longestClip || strings.Contains(got[0].Clip, "\n") {
		t.Errorf("clip of %d letters: %q", n, got[0].Clip)
	}
}

func TestCompose(t *testing.T) {
	t.Parallel()
	n := Notice{Kind: CalledYou, By: "Ana\r\nBcc: x", About: "SG-01 Portal", Clip: "Tolong", Path: "/kota/21.72/diskusi/utas/X"}
	one := Compose(Person{Name: "Budi", Mail: "budi@kota.go.id"}, []Notice{n}, "https://contoh.go.id")
	if strings.ContainsAny(one.Subject, "\r\n") || one.Subject != "Ana Bcc: x menyebut Anda: SG-01 Portal" || !strings.Contains(one.Text, "https://contoh.go.id/kota/21.72/diskusi/utas/X") {
		t.Errorf("%+v", one)
	}
	many := Compose(Person{}, make([]Notice, mostLines+5), "")
	if !strings.Contains(many.Subject, "25 pemberitahuan") || !strings.Contains(many.Text, "dan 5 pemberitahuan lain") {
		t.Errorf("%+v", many)
	}
}

func TestObjectTitle(t *testing.T) {
	t.Parallel()
	at := Spot{List: "inisiatif", Row: "x"}
	for want, o := range map[string]Object{
		"Seluruh rencana":       {Name: "Kota"},
		"SG-01 Portal":          {Spot: at, Code: "SG-01", Name: "Portal"},
		"SG-01 Portal · Satuan": {Spot: at, Code: "SG-01", Name: "Portal", Label: "Satuan"},
		"Penduduk":              {Spot: at, Name: "Penduduk"},
		"KS-001":                {Spot: at, Code: "KS-001"},
		"Fakta":                 {Spot: at, Sheet: "Fakta"},
	} {
		if got := o.Title(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
