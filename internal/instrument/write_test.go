package instrument_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gurindam/internal/decimal"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
)

func codes(i instrument.Instrument) (out []string) {
	for _, a := range i.Aspects {
		for _, e := range a.Elements {
			line := a.Code + "/" + e.Name + ":"
			for _, q := range e.Questions {
				line += " " + q.Code
			}
			out = append(out, line)
		}
	}
	return out
}

func TestArrange(t *testing.T) {
	t.Parallel()
	base := small()
	base.Aspects[0].Elements = append(base.Aspects[0].Elements, instrument.Element{Name: "Lain", Questions: []instrument.Question{{Code: "S-3", Text: "Kapan?"}}})
	before := codes(base)
	s1, _, _ := base.Find("S-1")
	for name, c := range map[string]struct {
		do   instrument.Arrangement
		want []string // nil: as before
		text string   // of the fault
		kind fault.Kind
	}{
		"an aspect up":                  {do: instrument.Arrangement{Move: instrument.Up, Aspect: "dua"}, want: []string{"dua/Unsur: D-1", "satu/Unsur: S-1 S-2", "satu/Lain: S-3"}},
		"the first aspect up":           {do: instrument.Arrangement{Move: instrument.Up, Aspect: "satu"}},
		"a question down":               {do: instrument.Arrangement{Move: instrument.Down, Question: "S-1"}, want: []string{"satu/Unsur: S-2 S-1", "satu/Lain: S-3", "dua/Unsur: D-1"}},
		"a question into the next one":  {do: instrument.Arrangement{Move: instrument.Down, Question: "S-2"}, want: []string{"satu/Unsur: S-1", "satu/Lain: S-2 S-3", "dua/Unsur: D-1"}},
		"a question into the one above": {do: instrument.Arrangement{Move: instrument.Up, Question: "S-3"}, want: []string{"satu/Unsur: S-1 S-2 S-3", "satu/Lain:", "dua/Unsur: D-1"}},
		"the last question down":        {do: instrument.Arrangement{Move: instrument.Down, Question: "S-3"}},
		"an element up":                 {do: instrument.Arrangement{Move: instrument.Up, Aspect: "satu", Element: 2}, want: []string{"satu/Lain: S-3", "satu/Unsur: S-1 S-2", "dua/Unsur: D-1"}},
		"a new aspect":                  {do: instrument.Arrangement{Move: instrument.Add, Aspect: "tiga", Name: "Tiga"}, want: append(slices.Clone(before), "tiga/Tiga:")},
		"a new element":                 {do: instrument.Arrangement{Move: instrument.Add, Aspect: "dua", Name: "Baru"}, want: append(slices.Clone(before), "dua/Baru:")},
		"a new question":                {do: instrument.Arrangement{Move: instrument.Add, Aspect: "dua", Element: 1, Question: "D-2", Name: "Apa?"}, want: append(slices.Clone(before[:2]), "dua/Unsur: D-1 D-2")},
		"a question gone":               {do: instrument.Arrangement{Move: instrument.Remove, Question: "S-1", Seen: instrument.Seal(s1)}, want: append([]string{"satu/Unsur: S-2"}, before[1:]...)},
		"an aspect gone":                {do: instrument.Arrangement{Move: instrument.Remove, Aspect: "dua", Seen: instrument.Seal(base.Aspects[1])}, want: before[:2]},
		"changed since it was seen":     {do: instrument.Arrangement{Move: instrument.Remove, Question: "S-1", Seen: "lama"}, text: "baru saja diubah", kind: fault.Conflict},
		"a code twice":                  {do: instrument.Arrangement{Move: instrument.Add, Aspect: "dua", Element: 1, Question: "S-1", Name: "Apa?"}, text: "sudah dipakai", kind: fault.Invalid},
		"a question without text":       {do: instrument.Arrangement{Move: instrument.Add, Aspect: "dua", Element: 1, Question: "D-2", Name: " "}, text: "belum diisi", kind: fault.Invalid},
		"a question nowhere":            {do: instrument.Arrangement{Move: instrument.Add, Aspect: "dua", Element: 7, Question: "D-2", Name: "Apa?"}, text: "Unsur itu tidak ada", kind: fault.NotFound},
		"an aspect with a wrong code":   {do: instrument.Arrangement{Move: instrument.Add, Aspect: "Tiga", Name: "Tiga"}, text: "tidak sah", kind: fault.Invalid},
		"an aspect without name":        {do: instrument.Arrangement{Move: instrument.Add, Aspect: "tiga"}, text: "Nama belum diisi", kind: fault.Invalid},
		"no such aspect":                {do: instrument.Arrangement{Move: instrument.Down, Aspect: "tiga"}, text: "tidak ada", kind: fault.NotFound},
		"no such question":              {do: instrument.Arrangement{Move: instrument.Down, Question: "X"}, text: "tidak ada", kind: fault.NotFound},
		"no such move":                  {do: instrument.Arrangement{Move: "lompat", Aspect: "dua"}, text: "tidak dikenal", kind: fault.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := base.Arrange(c.do)
			if c.text != "" {
				if fault.KindOf(err) != c.kind || !strings.Contains(fault.Text(err), c.text) {
					t.Errorf("got %v, want %q", err, c.text)
				}
				return
			}
			want := c.want
			if want == nil {
				want = before
			}
			if diff := cmp.Diff(want, codes(got)); err != nil || diff != "" {
				t.Errorf("%v %s", err, diff)
			}
			if diff := cmp.Diff(before, codes(base)); diff != "" {
				t.Errorf("what it was made of has changed: %s", diff)
			}
		})
	}
}

// Whatever is moved about, nothing is lost or doubled.
func TestMovingLosesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		i, _ := instrument.Load("kominfo-2022-baru")
		var all []string
		for _, q := range i.Questions() {
			all = append(all, q.Code)
		}
		slices.Sort(all)
		for range rapid.IntRange(1, 12).Draw(t, "moves") {
			a := instrument.Arrangement{Move: rapid.SampledFrom([]instrument.Move{instrument.Up, instrument.Down}).Draw(t, "move")}
			if rapid.Bool().Draw(t, "of a question") {
				a.Question = rapid.SampledFrom(all).Draw(t, "question")
			} else {
				a.Aspect = rapid.SampledFrom(i.Aspects).Draw(t, "aspect").Code
			}
			var err error
			if i, err = i.Arrange(a); err != nil {
				t.Fatal(err)
			}
		}
		var now []string
		for _, q := range i.Questions() {
			now = append(now, q.Code)
		}
		slices.Sort(now)
		if !slices.Equal(all, now) {
			t.Errorf("%v became %v", all, now)
		}
	})
}

func TestCompare(t *testing.T) {
	t.Parallel()
	before, after := small(), small()
	after.Name, after.Rounding.Contribution = "Lain", 2
	after.Aspects[0].Weight, after.Aspects[1].Weight = decimal.MustParse("60"), decimal.MustParse("40.0")
	q := &after.Aspects[0].Elements[0].Questions[0]
	q.Text, q.Levels[1].Text, q.Evidence[0].From = "Mengapa?", "Sangat penuh.", 2
	after.Aspects[0].Elements[0].Questions = after.Aspects[0].Elements[0].Questions[:1]
	after.Aspects[1].Elements[0].Questions = append(after.Aspects[1].Elements[0].Questions, instrument.Question{Code: "D-2", Text: "Baru?"})
	got := instrument.Compare(before, after)
	want := []instrument.Change{
		{Sort: instrument.Changed, Kind: "instrumen", Field: "Nama", Before: "Instrumen uji", After: "Lain"},
		{Sort: instrument.Changed, Kind: "instrumen", Field: "Pembulatan: Sumbangan aspek", Before: "tanpa pembulatan", After: "2 desimal"},
		{Sort: instrument.Changed, Kind: "aspek", Code: "satu", Field: "Bobot", Before: "62,5", After: "60"},
		{Sort: instrument.Changed, Kind: "aspek", Code: "dua", Field: "Bobot", Before: "37,5", After: "40,0"},
		{Sort: instrument.Changed, Kind: "pertanyaan", Code: "S-1", Field: "Pertanyaan", Before: "Apa?", After: "Mengapa?"},
		{Sort: instrument.Changed, Kind: "pertanyaan", Code: "S-1", Field: "Rubrik tingkat 4", Before: "Penuh. (usulan)", After: "Sangat penuh. (usulan)"},
		{Sort: instrument.Changed, Kind: "pertanyaan", Code: "S-1", Field: "Bukti", Before: "mulai tingkat 1: Laporan kegiatan, tahun evaluasi", After: "mulai tingkat 2: Laporan kegiatan, tahun evaluasi"},
		{Sort: instrument.Added, Kind: "pertanyaan", Code: "D-2", After: "Baru?"},
		{Sort: instrument.Removed, Kind: "pertanyaan", Code: "S-2", Before: "Berapa?"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, i := range instrument.Shipped() {
		if same := instrument.Compare(i, i.Clone()); len(same) > 0 {
			t.Errorf("%s differs from itself: %v", i.ID, same)
		}
	}
}

func TestSharesSumToTheWeights(t *testing.T) {
	t.Parallel()
	i, _ := instrument.Load("spbe-2018")
	shares := i.Shares()
	for code, want := range map[string]string{"1": "1.00", "18": "4.00", "25": "5.00", "35-2": "3.33"} {
		if got := shares[code]; got.String() != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
	if i, _ = instrument.Load("kominfo-2022-baru"); i.Shares()["IM-1"].String() != "2.50" {
		t.Errorf("IM-1: %s", i.Shares()["IM-1"])
	}
}

func TestNextKeepsTheLastAsItWas(t *testing.T) {
	t.Parallel()
	last, _ := instrument.Load("kominfo-2023-kppn-ikn")
	print, _ := instrument.Fingerprint(last)
	next := instrument.Next(last, 2024)
	next.Aspects[0].Elements[0].Questions[0].Evidence[0].Types[0] = "lain"
	next.Aspects[0].Elements[0].Questions[0].Levels[0].Text = "Lain."
	next.Sources[0].Title = "Lain"
	if again, _ := instrument.Fingerprint(last); again != print {
		t.Error("changing the next one changed the last")
	}
	if next.ID != "kominfo-2024-kppn-ikn" || next.Name != "Evaluasi smart city 2024, kelompok KPPN dan IKN" || next.Previous[0] != last.ID {
		t.Errorf("%s %q %v", next.ID, next.Name, next.Previous)
	}
}
