package scoretable_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
	"gurindam/internal/instrument/scoretable"
)

func shipped(t testing.TB, id string) *score.Rule {
	t.Helper()
	i, ok := instrument.Load(id)
	if !ok {
		t.Fatalf("%s does not come with the program", id)
	}
	return score.For(i)
}

// small has two aspects of two questions each, on a scale from 1 to 5.
func small() *score.Rule {
	question := func(code string) instrument.Question { return instrument.Question{Code: code} }
	return score.For(instrument.Instrument{
		ID: "kecil", Scale: instrument.Scale{Min: 1, Max: 5}, Rounding: instrument.Rounding{Question: instrument.Exact, Aspect: 2, Contribution: instrument.Exact, Final: 2},
		Aspects: []instrument.Aspect{
			{Code: "a", Weight: decimal.New(40, 0), Elements: []instrument.Element{{Questions: []instrument.Question{question("A-1"), question("A-2")}}}},
			{Code: "b", Weight: decimal.New(60, 0), Elements: []instrument.Element{{Questions: []instrument.Question{question("B-1"), question("B-2")}}}},
		},
	})
}

// results gives what the program would print.
func results(t testing.TB, rule *score.Rule, text string, before map[string]score.Fraction, digits int) string {
	t.Helper()
	table, problems := scoretable.Read(strings.NewReader(text), rule)
	if problems.Count > 0 {
		t.Fatalf("%q: %v", text, problems.List)
	}
	var out bytes.Buffer
	if err := scoretable.Write(&out, table, before, digits); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestResults(t *testing.T) {
	t.Parallel()
	const byQuestion = "question,score,region,assessor\nA-1,1,x,1\nA-1,2,x,2\nA-1,2,x,3\nA-2,3,x,1\nB-1,5,x,1\nB-2,4,x,1\n"
	for _, c := range []struct {
		name, text string
		digits     int
		want       string
	}{
		{"by aspect", "region,a,b\nx,2.33,4.5\ny,1,1\n", 2, "region,a,b,final\nx,2.33,4.50,3.63\ny,1.00,1.00,1.00\n"},
		{"columns in another order", "b,region,a\n4.5,x,2.33\n", 2, "region,a,b,final\nx,2.33,4.50,3.63\n"},
		{"BOM, CRLF, quotes and blanks", "\ufeffregion , a,b\r\n\"Kab. X, \"\"Baru\"\"\", 2.33 ,\"4.5\"\r\n", 2, "region,a,b,final\n\"Kab. X, \"\"Baru\"\"\",2.33,4.50,3.63\n"},
		{"an aspect is rounded first", "region,a,b\nx,2.335,4\n", 2, "region,a,b,final\nx,2.34,4.00,3.34\n"},
		{"unrounded", "region,a,b\nx,2.335,4\n", 4, "region,a,b,final\nx,2.3350,4.0000,3.3360\n"},
		{"took no part", "region,a,b\nx,0,0.00\n", 2, "region,a,b,final\nx,0.00,0.00,0.00\n"},
		{"by question and assessor", byQuestion, 2, "region,a,b,final\nx,2.33,4.50,3.63\n"},
		{"by question, unrounded", byQuestion, 4, "region,a,b,final\nx,2.3333,4.5000,3.6320\n"},
		{"by question, means", "region,question,score\ny,A-1,2.25\ny,A-2,1\nx,A-1,0\ny,B-1,5\nx,A-2,0\ny,B-2,5\nx,B-1,0\nx,B-2,0\n", 2, "region,a,b,final\ny,1.63,5.00,3.65\nx,0.00,0.00,0.00\n"},
	} {
		if diff := cmp.Diff(c.want, results(t, small(), c.text, nil, c.digits)); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
}

func TestImprovementColumn(t *testing.T) {
	t.Parallel()
	before := map[string]score.Fraction{"x": score.FromDecimal(decimal.MustParse("3.635")), "z": {}}
	const text = "region,a,b\nx,2.33,4.5\ny,1,1\nz,0,0\n"
	want := "region,a,b,final,improvement\nx,2.33,4.50,3.63,-0.01\ny,1.00,1.00,1.00,\nz,0.00,0.00,0.00,0.00\n"
	if diff := cmp.Diff(want, results(t, small(), text, before, 2)); diff != "" {
		t.Error(diff)
	}
	want = "region,a,b,final,improvement\nx,2.3300,4.5000,3.6320,-0.0030\ny,1.0000,1.0000,1.0000,\nz,0.0000,0.0000,0.0000,0.0000\n"
	if diff := cmp.Diff(want, results(t, small(), text, before, 4)); diff != "" {
		t.Error(diff)
	}
}

func TestProblemsHaveTheirPlace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"empty file", "", "baris 1: berkas kosong"},
		{"header alone", "region,a,b\n", "baris 2: tidak ada baris nilai"},
		{"unknown column", "region,a,b,c\nx,1,1,1\n", "baris 1, kolom 4 (c): kolom ini tidak dikenal."},
		{"missing column", "region,a\nx,1\n", "baris 1, kolom 3 (b): kolom ini belum ada."},
		{"column twice", "region,a,b,a\nx,1,1,1\n", "baris 1, kolom 4 (a): kolom ini sudah ada"},
		{"no score column", "region,question\nx,A-1\n", "baris 1, kolom 3 (score): kolom ini belum ada."},
		{"semicolons", "region;a;b\nx;1;1\n", "baris 1, kolom 1: kolom dipisahkan titik koma."},
		{"UTF-16", "\xff\xfer\x00", "baris 1: berkas memakai pengodean UTF-16."},
		{"open quote", "region,a,b\n\"x,1,1\n", "baris 2: tanda kutip pembuka"},
		{"bare quote", "region,a,b\nx\"y,1,1\n", "baris 2: ada tanda kutip di tengah sel."},
		{"too few cells", "region,a,b\nx,1\n", "baris 2, kolom 3 (b): sel ini belum ada"},
		{"too many cells", "region,a,b\nx,1,5,2\n", "baris 2, kolom 4: sel ini berlebih"},
		{"empty cell", "region,a,b\nx,1,\n", "baris 2, kolom 3 (b): sel ini kosong."},
		{"empty region", "region,a,b\n ,1,1\n", "baris 2, kolom 1 (region): sel ini kosong."},
		{"no UTF-8", "region,a,b\n\xe9,1,1\n", "baris 2, kolom 1 (region): teksnya bukan UTF-8."},
		{"comma as decimal sign", "region,a,b\nx,\"1,5\",1\n", "baris 2, kolom 2 (a): \"1,5\" bukan angka. Tulis dengan titik desimal"},
		{"no number", "region,a,b\nx,NaN,1\n", "baris 2, kolom 2 (a): \"NaN\" bukan angka."},
		{"a fraction", "region,a,b\nx,8/3,1\n", "baris 2, kolom 2 (a): \"8/3\" bukan angka."},
		{"off the scale", "region,a,b\nx,5.01,1\n", "baris 2, kolom 2 (a): 5.01 di luar skala 1–5."},
		{"below the scale", "region,a,b\nx,0,1\n", "baris 2, kolom 2 (a): 0 di luar skala 1–5."},
		{"negative", "region,a,b\nx,-1,1\n", "baris 2, kolom 2 (a): -1 di luar skala 1–5."},
		{"region twice", "region,a,b\nx,1,1\ny,1,1\nx,1,1\n", "baris 4, kolom 1 (region): wilayah \"x\" sudah ada di baris 2."},
		{"a line of two lines", "region,a,b\n\"x\ny\",1,1\nz,9,1\n", "baris 4, kolom 2 (a): 9 di luar skala"},
		{"unknown question", "region,question,score\nx,Z-1,1\n", "baris 2, kolom 2 (question): pertanyaan \"Z-1\" tidak ada dalam instrumen kecil."},
		{"missing questions", "region,question,score\ny,A-1,1\nx,A-1,1\nx,B-2,1\ny,A-2,1\ny,B-1,1\ny,B-2,1\n", "baris 3, kolom 2 (question): wilayah \"x\" belum lengkap: 2 pertanyaan belum bernilai, yaitu A-2, B-1."},
		{"question twice", "region,question,score\nx,A-1,1\nx,A-1,2\n", "baris 3, kolom 2 (question): nilai A-1 untuk x sudah ada di baris 2."},
		{"assessor twice", "region,question,score,assessor\nx,A-1,1,Ani\nx,A-1,2,Ani\n", "baris 3, kolom 2 (question): nilai A-1 untuk x dari asesor Ani sudah ada di baris 2."},
		{"no whole level", "region,question,score,assessor\nx,A-1,1.5,Ani\n", "baris 2, kolom 3 (score): 1.5 bukan tingkat dalam skala 1–5."},
		{"no assessor", "region,question,score,assessor\nx,A-1,1,\n", "baris 2, kolom 4 (assessor): sel ini kosong."},
		{"one zero among others", "region,question,score\nx,A-1,0\nx,A-2,1\nx,B-1,1\nx,B-2,1\n", "baris 2, kolom 3 (score): 0 di luar skala 1–5."},
	} {
		_, problems := scoretable.Read(strings.NewReader(c.text), small())
		if !slices.ContainsFunc(problems.List, func(p scoretable.Problem) bool { return strings.HasPrefix(p.String(), c.want) }) {
			t.Errorf("%s: %v, want %s", c.name, problems.List, c.want)
		}
	}
	_, problems := scoretable.Read(strings.NewReader("region,question,score\nx,A-1,?\nx,A-2,1\nx,B-1,1\nx,B-2,1\n"), small())
	if problems.Count != 1 || problems.List[0].Line != 2 {
		t.Errorf("a level that cannot be read is missed a second time: %v", problems.List)
	}
	_, problems = scoretable.Read(iotest.TimeoutReader(strings.NewReader("region,a,b\n"+strings.Repeat("x,1,1\n", 100_000))), small())
	if problems.Count == 0 {
		t.Error("a file that breaks off is taken as whole")
	}
}

func TestManyProblemsAreCounted(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	text.WriteString("region,a,b\n")
	for n := range 50 {
		fmt.Fprintf(&text, "x%d,9,1\n", n)
	}
	if _, p := scoretable.Read(strings.NewReader(text.String()), small()); p.Count != 50 || len(p.List) != scoretable.Kept || p.List[0].Line != 2 {
		t.Errorf("%d counted, %d kept", p.Count, len(p.List))
	}
}

// Whatever stands in a file, it is either read whole or refused with a place.
func TestHostileFiles(t *testing.T) {
	t.Parallel()
	cell := rapid.SampledFrom([]string{"region", "question", "score", "assessor", "final", "a", "b", "A-1", "x", "1", "4.5", "-1", "\"", "", " ", "\n", ",", "\x00", "\xff", "99999999999999999999999999999999999999", "1e9", "1/0", "."})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(cell).Draw(t, "cells"), rapid.SampledFrom([]string{",", "", "\n", "\",\""}).Draw(t, "between"))
		table, problems := scoretable.Read(strings.NewReader(text), small())
		if problems.Count == 0 && len(table.Rows) == 0 {
			t.Fatalf("%q gives nothing and no problem", text)
		}
		before, _, problems := scoretable.Before(strings.NewReader(text), scoretable.Past{Was: small()})
		if problems.Count == 0 && len(before) == 0 {
			t.Fatalf("%q gives nothing of last year and no problem", text)
		}
		for _, p := range problems.List {
			if p.Line < 1 {
				t.Fatalf("%q: %v", text, p)
			}
		}
	})
}

func TestLeagueTable(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../score/testdata/liga-2022-baru.csv")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../score/testdata/liga-2022-baru-hasil.csv")
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for line := range strings.Lines(results(t, shipped(t, "kominfo-2022-baru"), string(text), nil, 2)) {
		cells := strings.Split(line, ",")
		got.WriteString(cells[0] + "," + cells[6])
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Error(diff)
	}
}
