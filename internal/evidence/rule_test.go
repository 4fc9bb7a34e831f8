package evidence

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/fault"
)

var noon = time.Date(2026, 8, 3, 5, 0, 0, 0, time.UTC)

func on(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

func regulation() Item {
	return Item{Region: "21.72", ID: "A", Kind: File, Content: Content{Hash: "h", Name: "perwako.pdf", Media: "application/pdf", Pages: 12, Scan: Clean}, Version: 1,
		Type: "peraturan", Title: "Perwako 12/2025", Number: "12/2025", Date: on("2025-03-01"), State: Draft, Rev: 1}
}

func TestWhatATypeNeeds(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, k := range Types {
		if seen[k.Code] || k.Name == "" || k.Hint == "" || k.Code != strings.ToLower(k.Code) {
			t.Errorf("type %+v", k)
		}
		seen[k.Code] = true
	}
	for name, c := range map[string]struct {
		item Item
		want []Field
	}{
		"a regulation that says all":         {regulation(), nil},
		"a regulation of no number and date": {Item{Type: "peraturan"}, []Field{Number, Date}},
		"a figure without its publisher":     {Item{Type: "angka-resmi", From: 2025}, []Field{Publisher}},
		"a figure whose year is its date's":  {Item{Type: "angka-resmi", Publisher: "BPS", Date: on("2025-01-01")}, nil},
		"an application as a link":           {Item{Type: "aplikasi", Kind: Link, URL: "https://x.id"}, nil},
		"an application as a picture":        {Item{Type: "aplikasi", Kind: File}, nil},
		"an application of no address":       {Item{Type: "aplikasi", Kind: Link}, []Field{Address}},
		"anything else":                      {Item{Type: "lain"}, nil},
		"of no type":                         {Item{}, nil},
	} {
		if diff := cmp.Diff(c.want, c.item.Lacks()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestOfWhichYear(t *testing.T) {
	t.Parallel()
	minutes := Item{Type: "notulen", Date: on("2025-05-02")}
	ended := regulation()
	ended.Expires = on("2025-12-31")
	for name, c := range map[string]struct {
		item          Item
		year          int
		covers, known bool
	}{
		"minutes of that year":             {minutes, 2025, true, true},
		"minutes of another":               {minutes, 2026, false, true},
		"a regulation lasts":               {regulation(), 2026, true, true},
		"but not before it was made":       {regulation(), 2024, false, true},
		"nor after its end":                {ended, 2026, false, true},
		"its period, not its date":         {Item{Type: "laporan", Date: on("2026-01-10"), From: 2025}, 2025, true, true},
		"years in between":                 {Item{Type: "renstra", From: 2021, Until: 2026}, 2024, true, true},
		"a period bounds what lasts":       {Item{Type: "renstra", From: 2021, Until: 2023}, 2024, false, true},
		"it does not say":                  {Item{Type: "foto"}, 2025, false, false},
		"a last year before the first one": {Item{Type: "foto", From: 2025, Until: 2020}, 2025, true, true},
	} {
		if covers, known := c.item.Covers(c.year); covers != c.covers || known != c.known {
			t.Errorf("%s: %v, %v", name, covers, known)
		}
	}
}

func kinds(flags []Flag) (out []FlagKind) {
	for _, f := range flags {
		out = append(out, f.Kind)
	}
	return out
}

func TestFlags(t *testing.T) {
	t.Parallel()
	i := regulation()
	mine := Claim{Region: "21.72", Item: "A", Kind: "isian", About: "2026/BL-1.1"}
	later := Claim{Region: "21.72", Item: "A", Kind: "isian", About: "2027/BL-1.1"}
	own := Use{Hash: "h", Region: "21.72", Item: "A", Kind: "isian", About: "2026/BL-1.1"}
	twin := Use{Hash: "h", Region: "21.72", Item: "B", Title: "Salinan", Kind: "isian", About: "2025/BL-1.1"}
	idle := Use{Hash: "h", Region: "21.72", Item: "B", Title: "Salinan"}
	abroad := Use{Hash: "h", Region: "21.71", Item: "C", Title: "Perwako", Kind: "isian", About: "2026/BL-1.1"}
	other := Use{Hash: "x", Region: "21.71", Item: "C"}
	photo := i
	photo.Type, photo.Number = "foto", ""
	odd := i
	odd.Marks, odd.Scan, odd.Virus = []string{Locked, Active, Broken}, Infected, "Eicar"
	idler := i
	idler.Scan, idler.Number, idler.Expires = Unscanned, "", on("2026-08-01")
	for name, c := range map[string]struct {
		item   Item
		claims []Claim
		uses   []Use
		want   []FlagKind
		grave  bool
	}{
		"nothing":                            {i, []Claim{mine}, []Use{own, other}, nil, false},
		"one file for many claims of a year": {i, []Claim{mine, {About: "2026/OP-1.1", Kind: "isian"}}, []Use{own}, nil, false},
		"the same item in two years":         {i, []Claim{mine, later}, []Use{own}, []FlagKind{OtherRound}, false},
		"a photograph in two years":          {photo, []Claim{mine, later}, nil, []FlagKind{OtherRound}, true},
		"twice in the region":                {i, []Claim{mine}, []Use{own, idle}, []FlagKind{Doubled}, false},
		"twice, in two years":                {i, []Claim{mine}, []Use{own, twin}, []FlagKind{Doubled, OtherRound}, false},
		"another region":                     {i, []Claim{mine}, []Use{own, abroad}, []FlagKind{OtherRegion}, true},
		"what a file may be":                 {odd, nil, nil, []FlagKind{InfectedFile, LockedFile, ActiveFile, BrokenFile}, true},
		"unscanned, incomplete, out of date": {idler, nil, nil, []FlagKind{Lacking, NotScanned, Outdated}, true},
		"of the wrong year, told once":       {photo, []Claim{{About: "2026/A", Year: 2026}, {About: "2026/B", Year: 2026}}, nil, []FlagKind{WrongYear}, true},
		"of the right year":                  {photo, []Claim{{About: "2026/A", Year: 2025}}, nil, nil, false},
	} {
		got := Flags(c.item, c.claims, c.uses, noon)
		if diff := cmp.Diff(c.want, kinds(got)); diff != "" || Grave(got) != c.grave {
			t.Errorf("%s: grave %v %s", name, Grave(got), diff)
		}
	}
	shown := Flags(i, []Claim{mine}, []Use{own, abroad, twin}, noon)
	if diff := cmp.Diff([]Use{twin, own}, shown[1].Uses, cmp.Comparer(func(a, b Use) bool { return a.Item == b.Item && a.About == b.About })); diff != "" {
		t.Errorf("both uses are told: %s", diff)
	}
	hidden := Hidden(shown)
	if len(hidden[2].Uses) != 0 || len(shown[2].Uses) != 1 || len(hidden[1].Uses) != 2 {
		t.Errorf("hidden %+v of %+v", hidden, shown)
	}
}

func TestDetailsThatAreWrong(t *testing.T) {
	t.Parallel()
	good := DetailsOf(regulation())
	for name, change := range map[string]func(*Details){
		"no title":              func(d *Details) { d.Title = "  " },
		"a title without end":   func(d *Details) { d.Title = strings.Repeat("a", 201) },
		"no type":               func(d *Details) { d.Type = "" },
		"an unknown type":       func(d *Details) { d.Type = "rahasia" },
		"from tomorrow's paper": func(d *Details) { d.Date = noon.AddDate(0, 0, 3) },
		"years in disorder":     func(d *Details) { d.From, d.Until = 2026, 2025 },
		"a year of the Romans":  func(d *Details) { d.From = 12 },
		"an end without a year": func(d *Details) { d.Until = 2026 },
		"over before it began":  func(d *Details) { d.Expires = on("2024-01-01") },
		"a script as a link":    func(d *Details) { d.URL = "javascript:alert(1)" },
		"a link with a secret":  func(d *Details) { d.URL = "https://a:b@x.id/" },
		"a file as a link":      func(d *Details) { d.URL = "file:///etc/passwd" },
		"a link of no host":     func(d *Details) { d.URL = "https:///x" },
		"a note without end":    func(d *Details) { d.Note = strings.Repeat("a", 2001) },
	} {
		d := good
		change(&d)
		before := regulation()
		if after, err := Amend(before, d, noon); fault.KindOf(err) != fault.Invalid || !cmp.Equal(after, before) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, address := range []string{"https://bps.go.id/a?b=c#d", "http://10.0.0.1:8080/"} {
		d := good
		d.URL = address
		if _, err := Amend(regulation(), d, noon); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// What was reviewed and then changed is reviewed anew; what is frozen stays.
func TestTheWayOfAnItem(t *testing.T) {
	t.Parallel()
	i := regulation()
	offered, err := Offer(i, noon)
	if err != nil || offered.State != Offered {
		t.Fatalf("%v %v", offered.State, err)
	}
	if _, err := Offer(offered, noon); fault.KindOf(err) != fault.Conflict {
		t.Errorf("twice: %v", err)
	}
	lacking := i
	lacking.Number = ""
	if _, err := Offer(lacking, noon); fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Text(err), "nomor") {
		t.Errorf("lacking: %v", err)
	}
	reviewer := Person{"r", "Peninjau"}
	if _, err := Judge(i, Accepted, "", reviewer, noon); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a draft: %v", err)
	}
	for _, s := range []State{Returned, Rejected} {
		if _, err := Judge(offered, s, " ", reviewer, noon); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s without a reason: %v", s, err)
		}
	}
	if _, err := Judge(offered, "bagus", "", reviewer, noon); fault.KindOf(err) != fault.Invalid {
		t.Errorf("an unknown verdict: %v", err)
	}
	accepted, err := Judge(offered, Accepted, "", reviewer, noon)
	if err != nil || accepted.State != Accepted || accepted.Reviewer != reviewer {
		t.Fatalf("%+v %v", accepted, err)
	}
	d := DetailsOf(accepted)
	if same, err := Amend(accepted, d, noon); err != nil || same.State != Accepted {
		t.Errorf("nothing changed: %v %v", same.State, err)
	}
	d.Number = "13/2025"
	if changed, err := Amend(accepted, d, noon); err != nil || changed.State != Draft || changed.Reviewer != (Person{}) {
		t.Errorf("changed: %+v %v", changed, err)
	}
	if swapped, err := Swap(accepted, Content{Hash: "h2"}, noon); err != nil || swapped.State != Draft || swapped.Version != 2 {
		t.Errorf("swapped: %+v %v", swapped, err)
	}
	if _, err := Swap(accepted, Content{Hash: "h"}, noon); fault.KindOf(err) != fault.Conflict {
		t.Errorf("the same again: %v", err)
	}
	accepted.Frozen = true
	_, err1 := Amend(accepted, d, noon)
	_, err2 := Swap(accepted, Content{Hash: "h2"}, noon)
	_, err3 := Judge(accepted, Rejected, "salah", reviewer, noon)
	for n, err := range []error{err1, err2, err3} {
		if fault.KindOf(err) != fault.Conflict {
			t.Errorf("frozen %d: %v", n, err)
		}
	}
}

func TestClaims(t *testing.T) {
	t.Parallel()
	i := regulation()
	sent := []Claim{{Kind: "isian", About: "2026/BL-1.1", Frozen: noon}}
	rejected := i
	rejected.State = Rejected
	for name, c := range map[string]struct {
		item  Item
		claim Claim
		have  []Claim
		want  fault.Kind
	}{
		"at a page":            {i, Claim{Kind: "isian", About: "2026/BL-1.1", Page: 12}, nil, 0},
		"behind the last page": {i, Claim{Kind: "isian", About: "2026/BL-1.1", Page: 13}, nil, fault.Invalid},
		"before the first":     {i, Claim{Kind: "isian", About: "2026/BL-1.1", Page: -1}, nil, fault.Invalid},
		"of nothing":           {i, Claim{Kind: "isian"}, nil, fault.Invalid},
		"rejected":             {rejected, Claim{Kind: "isian", About: "2026/BL-1.1"}, nil, fault.Conflict},
		"handed in already":    {i, Claim{Kind: "isian", About: "2026/BL-1.1", Page: 2}, sent, fault.Conflict},
		"another one":          {i, Claim{Kind: "isian", About: "2026/BL-1.2"}, sent, 0},
	} {
		got, err := Attach(c.item, c.claim, c.have, noon)
		if c.want == 0 && (err != nil || got.Region != "21.72" || got.Item != "A") || c.want != 0 && fault.KindOf(err) != c.want {
			t.Errorf("%s: %+v %v", name, got, err)
		}
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	for sent, want := range map[string]string{
		"SK.pdf": "SK.pdf", `C:\Users\x\SK Wali Kota.pdf`: "SK Wali Kota.pdf", "../../etc/passwd.txt": "passwd.txt", "a\x00b.pdf": "ab.pdf",
		"a\u202efdp.exe.pdf": "afdp.exe.pdf", "  .pdf": "berkas.pdf", "": "berkas", "Kafe\u0301.png": "Kafé.png", "a\xffb.csv": "ab.csv",
		"a\n<b>|c?.txt": "abc.txt", "...": "berkas.", strings.Repeat("n", 300) + ".pdf": strings.Repeat("n", 120) + ".pdf", "rapat 🎉.jpg": "rapat 🎉.jpg",
	} {
		if got := Name(sent); got != want {
			t.Errorf("%q: %q, want %q", sent, got, want)
		}
	}
}

func TestASpreadsheetTakesNoFormula(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{"=1+1": "'=1+1", "@x": "'@x", "-2": "'-2", "biasa": "biasa", "": ""} {
		if got := harmless(cell); got != want {
			t.Errorf("%q: %q", cell, got)
		}
	}
}
