package scoretable_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
	"gurindam/internal/instrument/scoretable"
)

func find(id string) (*score.Rule, bool) {
	i, ok := instrument.Load(id)
	return score.For(i), ok
}

const aspects2022 = "region,baseline,output,outcome,impact,quick_win"

func TestLastYear(t *testing.T) {
	t.Parallel()
	reguler, kppn := shipped(t, "kominfo-2023-reguler").Instrument, shipped(t, "kominfo-2023-kppn-ikn").Instrument
	for _, c := range []struct {
		name, text string
		now        instrument.Instrument
		was        string
		want       string // index of region x, unrounded
		note       string // that the first note begins with
	}{
		{"aspects and index, first that gives it", aspects2022 + ",final\nx,1.40,1.54,2.92,2.56,3.08,2.51\n", kppn, "", "2.504", "Nilai tahun lalu dihitung ulang dengan kominfo-2022-baru (1 wilayah)"},
		{"aspects and index, second that gives it", aspects2022 + ",final\nx,1.40,1.54,2.92,2.56,3.08,2.51\n", reguler, "", "2.504", "Nilai tahun lalu dihitung ulang dengan kominfo-2022-baru (1 wilayah)"},
		{"aspects alone, likeliest instrument", aspects2022 + "\nx,1.40,1.54,2.92,2.56,3.08\n", reguler, "", "2.452", "Nilai tahun lalu dihitung ulang dengan kominfo-2022-reguler"},
		{"aspects, instrument named by the person", aspects2022 + "\nx,1.40,1.54,2.92,2.56,3.08\n", reguler, "kominfo-2022-baru", "2.504", ""},
		{"aspects, instrument named by the row", aspects2022 + ",instrument\nx,1.40,1.54,2.92,2.56,3.08,kominfo-2022-baru\n", reguler, "kominfo-2022-reguler", "2.504", ""},
		{"named instrument gives another index", aspects2022 + ",final\nx,1.40,1.54,2.92,2.56,3.08,2.50\n", reguler, "kominfo-2022-baru", "2.504", "Nilai final tahun lalu di 1 baris berbeda"},
		{"two cohorts in one file", "region,instrument,baseline,output,outcome,impact,quick_win,kolaborasi,final\ny,kominfo-2023-reguler,1,1,1,1,1,,1.00\nx,kominfo-2023-kppn-ikn,3.00,2.14,2.79,2.81,3.10,1.67,2.64\n", shipped(t, "kominfo-2024-reguler").Instrument, "", "2.635", ""},
		{"an aspect that only one instrument has", "region,baseline,output,outcome,impact,quick_win,kolaborasi\nx,3.00,2.14,2.79,2.81,3.10,1.67\n", shipped(t, "kominfo-2024-reguler").Instrument, "", "2.635", "Nilai tahun lalu dihitung ulang dengan kominfo-2023-kppn-ikn"},
		{"and that a region of the other has not", "region,baseline,output,outcome,impact,quick_win,kolaborasi\nx,3.00,2.14,2.79,2.81,3.10,\n", shipped(t, "kominfo-2024-reguler").Instrument, "", "2.747", "Nilai tahun lalu dihitung ulang dengan kominfo-2023-reguler"},
		{"index with its decimals", "region,final\nx,2.504\n", reguler, "", "2.504", ""},
		{"index as published", "region,final\nx,2.51\n", reguler, "", "2.51", "Untuk 1 wilayah hanya ada nilai final yang sudah dibulatkan"},
		{"index beside other columns", "no,region,provinsi,final\n1,x,Jawa Timur,2.5040\n", reguler, "", "2.504", ""},
		{"unrounded result of before", aspects2022 + ",final\nx,1.4000,1.5357,2.9194,2.5625,3.0833,2.5040\n", kppn, "", "2.504", "Nilai tahun lalu dihitung ulang dengan kominfo-2022-baru"},
		{"took no part", aspects2022 + ",final\nx,0,0,0,0,0,0.00\n", kppn, "", "0", "Nilai tahun lalu dihitung ulang"},
	} {
		past := scoretable.Past{Now: c.now, Find: find}
		if c.was != "" {
			past.Was = shipped(t, c.was)
		}
		before, notes, problems := scoretable.Before(strings.NewReader(c.text), past)
		if problems.Count > 0 || before["x"].String() != c.want {
			t.Errorf("%s: %v, %v, want %s", c.name, before, problems.List, c.want)
		}
		if (c.note == "") != (len(notes) == 0) || c.note != "" && !strings.HasPrefix(notes[0], c.note) {
			t.Errorf("%s: notes %q, want %q", c.name, notes, c.note)
		}
	}
}

func TestLastYearByQuestion(t *testing.T) {
	t.Parallel()
	const text = "region,question,score\nx,A-1,1\nx,A-2,3\nx,B-1,5\nx,B-2,4\n"
	now := instrument.Instrument{Previous: []string{"kominfo-2022-baru", "kecil"}}
	kecil := func(id string) (*score.Rule, bool) {
		if id == "kecil" {
			return small(), true
		}
		return find(id)
	}
	for _, past := range []scoretable.Past{{Now: now, Find: kecil}, {Now: now, Find: kecil, Was: small()}} {
		before, notes, problems := scoretable.Before(strings.NewReader(text), past)
		if problems.Count > 0 || before["x"].String() != "3.5" || (past.Was == nil) != (len(notes) == 1) {
			t.Errorf("%v, %q, %v", before, notes, problems.List)
		}
	}
}

func TestLastYearThatIsOfNoUse(t *testing.T) {
	t.Parallel()
	first := shipped(t, "kominfo-2021-reguler").Instrument // names none of the year before
	second := shipped(t, "kominfo-2023-kppn-ikn").Instrument
	for _, c := range []struct {
		name, text string
		now        instrument.Instrument
		want       string
	}{
		{"no region", "nama,final\nx,2.5\n", second, "baris 1, kolom 3 (region): kolom ini belum ada."},
		{"neither index nor aspects", "region,baseline\nx,2.5\n", second, "baris 1, kolom 3 (final): kolom ini belum ada, dan kolom aspek instrumen tahun lalu pun tidak lengkap (kominfo-2022-baru tanpa output, outcome, impact, quick_win;"},
		{"no instrument known", aspects2022 + "\nx,1,1,1,1,1\n", first, "baris 1, kolom 7 (final): kolom ini belum ada, dan instrumen tahun lalu belum diketahui."},
		{"no instrument known, by question", "region,question,score\nx,BL-1.1,1\n", first, "baris 1: instrumen tahun lalu belum diketahui."},
		{"no instrument gives the index", aspects2022 + ",final\nx,1.40,1.54,2.92,2.56,3.08,3.00\n", second, "baris 2, kolom 7 (final): nilai aspek di baris ini tidak menghasilkan 3.00 menurut kominfo-2022-baru atau kominfo-2022-reguler."},
		{"unknown instrument in a row", "region,final,instrument\nx,2.5,entah\n", second, "baris 2, kolom 3 (instrument): instrumen \"entah\" tidak dikenal."},
		{"index is no number", "region,final\nx,\"2,5\"\n", second, "baris 2, kolom 2 (final): \"2,5\" bukan angka."},
		{"aspect off the scale, no index", aspects2022 + "\nx,1,1,1,1,9\n", second, "baris 2: nilai aspek di baris ini tidak lengkap atau di luar skala"},
		{"nothing in a row", "region,final\nx,\n", second, "baris 2: nilai aspek"},
		{"region twice", "region,final\nx,1\nx,1\n", second, "baris 3, kolom 1 (region): wilayah \"x\" sudah ada di atas."},
		{"nothing at all", "", second, "baris 1: berkas kosong"},
		{"header alone", "region,final\n", second, "baris 2: tidak ada baris nilai"},
		{"question missing", "region,question,score\nx,BL-1.1,1\n", second, "baris 2, kolom 2 (question): wilayah \"x\" belum lengkap"},
	} {
		_, _, problems := scoretable.Before(strings.NewReader(c.text), scoretable.Past{Now: c.now, Find: find})
		if problems.Count == 0 || !strings.HasPrefix(problems.List[0].String(), c.want) {
			t.Errorf("%s: %s", c.name, cmp.Diff([]string{c.want}, texts(problems)))
		}
	}
}

func texts(p scoretable.Problems) (list []string) {
	for _, problem := range p.List {
		list = append(list, problem.String())
	}
	return list
}
