package evaluation

import (
	"fmt"
	"regexp"
	"slices"
)

// Problem is why a cycle cannot be opened: which field, and what to do.
type Problem struct{ Field, Text string }

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Check lists what keeps a cycle from being opened. known tells whether an instrument
// is published.
func (c Cycle) Check(known func(instrument string) bool) []Problem {
	var out []Problem
	add := func(field, format string, args ...any) {
		out = append(out, Problem{field, fmt.Sprintf(format, args...)})
	}
	if !slug.MatchString(c.ID) || len(c.ID) > 40 || c.ID == "baru" {
		add("id", "Kode siklus %q harus huruf kecil, angka, dan tanda hubung, misalnya 2026 atau 2026-tahap-2.", c.ID)
	}
	if c.Name == "" || len(c.Name) > 200 {
		add("name", "Isi nama siklus, paling banyak 200 huruf.")
	}
	if c.Year < 2017 || c.Year > 2100 {
		add("year", "Tahun %d di luar 2017 sampai 2100.", c.Year)
	}
	if c.Assessors < 1 || c.Assessors > 15 {
		add("assessors", "Jumlah asesor tiap daerah harus 1 sampai 15.")
	}
	if c.Spread < 1 || c.Spread > 10 {
		add("spread", "Batas selisih nilai harus 1 sampai 10 tingkat.")
	}
	if c.Sample < 1 || c.Sample > 100000 {
		add("sample", "Jumlah responden survei harus 1 sampai 100.000.")
	}
	out = append(out, c.checkCohorts(known)...)
	return append(out, c.checkWindows()...)
}

func (c Cycle) checkCohorts(known func(string) bool) []Problem {
	var out []Problem
	if len(c.Cohorts) == 0 {
		out = append(out, Problem{"cohorts", "Isi sedikitnya satu kelompok daerah dengan instrumennya."})
	}
	seen := map[string]bool{}
	for _, k := range c.Cohorts {
		switch {
		case !slug.MatchString(k.ID):
			out = append(out, Problem{"cohorts", fmt.Sprintf("Kode kelompok %q harus huruf kecil, angka, dan tanda hubung.", k.ID)})
		case seen[k.ID]:
			out = append(out, Problem{"cohorts", fmt.Sprintf("Kode kelompok %q tertulis dua kali.", k.ID)})
		case k.Name == "":
			out = append(out, Problem{"cohorts", fmt.Sprintf("Kelompok %s belum bernama.", k.ID)})
		case !known(k.Instrument):
			out = append(out, Problem{"cohorts", fmt.Sprintf("Instrumen %q untuk kelompok %s belum terbit. Pilih dari daftar instrumen.", k.Instrument, k.Name)})
		}
		seen[k.ID] = true
	}
	return out
}

// The stages that the next one waits for; answering, evidence and survey run side by
// side, and so do desk review and clarification.
var waits = []Stage{Invitation, Answering, Desk, Interview, Panel, Result, Objection, Letter, Archive}

func (c Cycle) checkWindows() []Problem {
	var out []Problem
	at := map[Stage]Window{}
	for _, w := range c.Windows {
		if !slices.Contains(Stages, w.Stage) {
			out = append(out, Problem{"windows", fmt.Sprintf("Tahap %q tidak dikenal.", w.Stage)})
			continue
		}
		at[w.Stage] = w
		switch {
		case w.First.IsZero() || w.Last.IsZero():
			out = append(out, Problem{string(w.Stage), fmt.Sprintf("Isi hari pertama dan hari terakhir tahap %s.", w.Stage.Words())})
		case w.Last.Before(w.First):
			out = append(out, Problem{string(w.Stage), fmt.Sprintf("Tahap %s berakhir %s sebelum dimulai %s.", w.Stage.Words(), Day(w.Last), Day(w.First))})
		}
	}
	for _, s := range Stages {
		if _, ok := at[s]; !ok {
			out = append(out, Problem{string(s), fmt.Sprintf("Kalender belum memuat tahap %s.", s.Words())})
		}
	}
	for i := 1; i < len(waits); i++ {
		before, ok := at[waits[i-1]]
		after, known := at[waits[i]]
		if ok && known && !after.First.IsZero() && after.First.Before(before.First) {
			out = append(out, Problem{string(after.Stage), fmt.Sprintf("Tahap %s dimulai %s, sebelum tahap %s dimulai %s.", after.Stage.Words(), Day(after.First), before.Stage.Words(), Day(before.First))})
		}
	}
	return out
}
