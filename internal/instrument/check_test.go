package instrument_test

import (
	"strings"
	"testing"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
)

func TestShippedInstrumentsAreSound(t *testing.T) {
	t.Parallel()
	for _, i := range instrument.Shipped() {
		for _, p := range instrument.Check(i) {
			t.Errorf("%s: %s", i.ID, p)
		}
	}
}

// small is an instrument without a problem, made anew for each test that spoils it.
func small() instrument.Instrument {
	return instrument.Instrument{
		ID: "uji-2030", Name: "Instrumen uji", Framework: "uji", Year: 2030,
		Sources:  []instrument.Source{{Title: "Buatan uji", Kind: "usulan"}},
		Scale:    instrument.Scale{Min: 0, Max: 4},
		Rounding: instrument.Rounding{Question: instrument.Exact, Aspect: 2, Contribution: instrument.Exact, Final: 2},
		Aspects: []instrument.Aspect{
			{Code: "satu", Name: "Satu", Weight: decimal.MustParse("62.5"), Elements: []instrument.Element{{Name: "Unsur", Questions: []instrument.Question{
				{Code: "S-1", Text: "Apa?", Dimension: "SG", Survey: "SG-1",
					Levels:   []instrument.Level{{Level: 0, Text: "Nihil.", Kind: "usulan"}, {Level: 4, Text: "Penuh.", Kind: "usulan"}},
					Evidence: []instrument.Requirement{{Types: []string{"laporan"}, From: 1, Years: "berjalan"}}},
				{Code: "S-2", Text: "Berapa?"},
			}}}},
			{Code: "dua", Name: "Dua", Weight: decimal.MustParse("37.5"), Elements: []instrument.Element{{Name: "Unsur", Questions: []instrument.Question{{Code: "D-1", Text: "Siapa?"}}}}},
		},
		Predicates: []instrument.Predicate{{Name: "Cukup", From: decimal.MustParse("1")}, {Name: "Baik", From: decimal.MustParse("2.5")}},
	}
}

func TestCheckFindsWhatIsWrong(t *testing.T) {
	t.Parallel()
	if got := instrument.Check(small()); len(got) > 0 {
		t.Fatalf("the sound one has problems: %v", got)
	}
	question := func(i *instrument.Instrument) *instrument.Question { return &i.Aspects[0].Elements[0].Questions[0] }
	for name, c := range map[string]struct {
		spoil func(*instrument.Instrument)
		want  string
	}{
		"no id":                     {func(i *instrument.Instrument) { i.ID = "" }, `ID ""`},
		"capital id":                {func(i *instrument.Instrument) { i.ID = "Uji 2030" }, `ID "Uji 2030"`},
		"no name":                   {func(i *instrument.Instrument) { i.Name = " " }, "Nama belum diisi"},
		"no framework":              {func(i *instrument.Instrument) { i.Framework = "" }, "Kerangka"},
		"cohort with blanks":        {func(i *instrument.Instrument) { i.Cohort = "KPPN IKN" }, "Kelompok"},
		"year far away":             {func(i *instrument.Instrument) { i.Year = 20 }, "Tahun 20"},
		"itself as previous":        {func(i *instrument.Instrument) { i.Previous = []string{"uji-2030"} }, "instrumen ini sendiri"},
		"previous unknown":          {func(i *instrument.Instrument) { i.Previous = []string{"uji-2029"} }, `"uji-2029" tidak ada`},
		"previous twice":            {func(i *instrument.Instrument) { i.Previous = []string{"spbe-2018", "spbe-2018"} }, "dua kali"},
		"no source":                 {func(i *instrument.Instrument) { i.Sources = nil }, "Sumber belum"},
		"source of no kind":         {func(i *instrument.Instrument) { i.Sources[0].Kind = "katanya" }, `"katanya"`},
		"empty note":                {func(i *instrument.Instrument) { i.Notes = []string{""} }, "catatan 1"},
		"scale upside down":         {func(i *instrument.Instrument) { i.Scale = instrument.Scale{Min: 4, Max: 1} }, "Skala 4"},
		"rounding below exact":      {func(i *instrument.Instrument) { i.Rounding.Aspect = -2 }, "Pembulatan aspek"},
		"final not rounded":         {func(i *instrument.Instrument) { i.Rounding.Final = instrument.Exact }, "Pembulatan indeks"},
		"no aspect":                 {func(i *instrument.Instrument) { i.Aspects = nil }, "belum mempunyai aspek"},
		"weights below 100":         {func(i *instrument.Instrument) { i.Aspects[1].Weight = decimal.MustParse("37.49") }, "Jumlah bobot aspek 99,99"},
		"weight zero":               {func(i *instrument.Instrument) { i.Aspects[1].Weight = decimal.MustParse("0") }, "lebih dari 0"},
		"weight absent":             {func(i *instrument.Instrument) { i.Aspects[1].Weight = decimal.Decimal{} }, "lebih dari 0"},
		"aspect code in capitals":   {func(i *instrument.Instrument) { i.Aspects[0].Code = "QuickWin" }, `"QuickWin"`},
		"aspect code twice":         {func(i *instrument.Instrument) { i.Aspects[1].Code = "satu" }, "aspek lain"},
		"aspect without element":    {func(i *instrument.Instrument) { i.Aspects[1].Elements = nil }, "belum mempunyai unsur"},
		"element without question":  {func(i *instrument.Instrument) { i.Aspects[1].Elements[0].Questions = nil }, "belum mempunyai pertanyaan"},
		"element without name":      {func(i *instrument.Instrument) { i.Aspects[1].Elements[0].Name = "" }, "Nama unsur"},
		"question code twice":       {func(i *instrument.Instrument) { i.Aspects[1].Elements[0].Questions[0].Code = "s-1" }, "sudah dipakai pada aspek satu"},
		"question code with blanks": {func(i *instrument.Instrument) { question(i).Code = "S 1" }, `"S 1"`},
		"question without text":     {func(i *instrument.Instrument) { question(i).Text = "" }, "Teks pertanyaan"},
		"text without end":          {func(i *instrument.Instrument) { question(i).Text = strings.Repeat("a", 5001) }, "lebih dari 5000"},
		"unknown dimension":         {func(i *instrument.Instrument) { question(i).Dimension = "SX" }, `"SX"`},
		"part as dimension":         {func(i *instrument.Instrument) { question(i).Dimension = "SG-1" }, `"SG-1"`},
		"dimension as survey":       {func(i *instrument.Instrument) { question(i).Survey = "SG" }, "Sub-dimensi survei"},
		"weight of one question":    {func(i *instrument.Instrument) { question(i).Weight = decimal.MustParse("1") }, "Hanya 1 dari 2"},
		"question weight negative":  {func(i *instrument.Instrument) { question(i).Weight = decimal.MustParse("-1") }, "Bobot pertanyaan"},
		"level off the scale":       {func(i *instrument.Instrument) { question(i).Levels[1].Level = 5 }, "di luar skala"},
		"level twice":               {func(i *instrument.Instrument) { question(i).Levels[1].Level = 0 }, "harus naik"},
		"rubric empty":              {func(i *instrument.Instrument) { question(i).Levels[1].Text = "" }, "Rubrik belum diisi"},
		"rubric of no kind":         {func(i *instrument.Instrument) { question(i).Levels[1].Kind = "" }, `Jenis ""`},
		"evidence of no type":       {func(i *instrument.Instrument) { question(i).Evidence[0].Types = nil }, "belum dipilih"},
		"evidence unknown":          {func(i *instrument.Instrument) { question(i).Evidence[0].Types = []string{"gosip"} }, `"gosip"`},
		"evidence twice":            {func(i *instrument.Instrument) { question(i).Evidence[0].Types = []string{"foto", "foto"} }, "dua kali"},
		"evidence off the scale":    {func(i *instrument.Instrument) { question(i).Evidence[0].From = 9 }, "mulai tingkat 9"},
		"evidence of no year":       {func(i *instrument.Instrument) { question(i).Evidence[0].Years = "depan" }, `"depan"`},
		"predicates falling":        {func(i *instrument.Instrument) { i.Predicates[1].From = decimal.MustParse("1.00") }, "lebih besar"},
		"predicate off the scale":   {func(i *instrument.Instrument) { i.Predicates[1].From = decimal.MustParse("4.01") }, "di luar skala"},
		"predicate without begin":   {func(i *instrument.Instrument) { i.Predicates[0].From = decimal.Decimal{} }, "belum diisi"},
		"predicate twice":           {func(i *instrument.Instrument) { i.Predicates[1].Name = "cukup" }, "sudah dipakai"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			i := small()
			c.spoil(&i)
			var got []string
			for _, p := range instrument.Check(i) {
				got = append(got, p.String())
			}
			if !strings.Contains(strings.Join(got, "\n"), c.want) {
				t.Errorf("got %q, want a problem with %q", got, c.want)
			}
		})
	}
}

func TestPreviousMayBePublishedInTheBrowser(t *testing.T) {
	t.Parallel()
	i := small()
	i.Previous = []string{"uji-2029"}
	if got := instrument.Check(i, "uji-2029"); len(got) > 0 {
		t.Error(got)
	}
}
