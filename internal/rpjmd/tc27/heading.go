package tc27

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// field is what a column holds.
type field int

const (
	nothing field = iota
	ordinal
	tujuan
	sasaran
	group   // Tujuan or Sasaran, as a word
	purpose // the text of either
	code
	name
	indicator
	unit
	baseline
	target
	budget
	finalTarget
	finalBudget
	office
	place
	source
	note
	reach // tolok ukur capaian, keluaran, hasil of a DPA
	reachTarget
	output
	outputTarget
	outcome
	outcomeTarget
	starts
	ends
)

// head is the heading of a column as it was understood.
type head struct {
	field
	year  int // of the calendar
	nth   int // "Tahun 1", where no year is named
	power int // of ten: money in ribuan, jutaan
	text  string
	// unclear is a column of a year that says neither target nor money.
	unclear bool
}

// fold makes headings comparable: lower case, words only.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

func has(text string, words ...string) bool {
	padded := " " + text + " "
	for _, w := range words {
		if strings.Contains(padded, " "+w+" ") {
			return true
		}
	}
	return false
}

var (
	moneyWords  = []string{"rp", "rupiah", "dana", "pagu", "anggaran", "pendanaan", "biaya", "rp000", "rpjuta"}
	unread      = []string{"realisasi", "rasio", "tingkat capaian", "versi"}
	targetWords = []string{"target", "volume", "k", "kinerja", "capaian"}
)

// classify understands the heading of a column from its texts, top down. The
// lowest says what it is; those above may name the year.
func classify(levels []string) head {
	texts := make([]string, 0, len(levels))
	for _, l := range levels {
		if f := fold(l); f != "" {
			texts = append(texts, f)
		}
	}
	if len(texts) == 0 {
		return head{}
	}
	all, own := strings.Join(texts, " "), texts[len(texts)-1]
	h := head{text: all, power: powerOf(strings.ToLower(strings.Join(levels, " ")))}
	h.year, h.nth = yearOf(texts)
	h.field = fieldOf(all, own, h.year > 0 || h.nth > 0)
	if h.field == target || h.field == budget {
		return h
	}
	if h.field == nothing && (h.year > 0 || h.nth > 0) && !has(all, unread...) {
		h.unclear = true
		return h
	}
	h.year, h.nth = 0, 0
	return h
}

func fieldOf(all, own string, yearly bool) field {
	measured := func(t, m field) field {
		if has(all, "target") {
			return t
		}
		return m
	}
	switch {
	case has(all, unread...):
		return nothing
	case has(all, "tolok ukur", "tolak ukur", "target kinerja keluaran", "target kinerja hasil", "target kinerja capaian") && !yearly:
		switch {
		case has(all, "keluaran", "output"):
			return measured(outputTarget, output)
		case has(all, "hasil", "outcome"):
			return measured(outcomeTarget, outcome)
		case has(all, "capaian"):
			return measured(reachTarget, reach)
		}
		return measured(outputTarget, output)
	case has(all, "pelaksanaan", "mulai", "selesai") && has(all, "awal", "mulai"):
		return starts
	case has(all, "pelaksanaan", "mulai", "selesai") && has(all, "akhir", "selesai"):
		return ends
	case has(all, "akhir") && has(all, "kondisi", "periode", "renstra", "rpjmd", "target", "pagu", "dana"):
		if has(own, moneyWords...) {
			return finalBudget
		}
		return finalTarget
	case has(all, "kondisi awal", "tahun dasar", "baseline", "data awal", "tahun awal", "capaian awal", "kinerja awal", "data capaian"):
		return baseline
	case has(all, "kode", "kd", "rekening", "koderek"):
		return code
	case has(all, "indikator", "tolok", "tolak"):
		return indicator
	case has(all, "sumber"):
		return source
	case own == "satuan" || has(all, "satuan") && !yearly:
		return unit
	case yearly:
		return yearlyField(all, own)
	}
	return plainField(all, own)
}

// yearlyField tells target from money. The heading of the whole block, "Target
// Kinerja dan Kerangka Pendanaan", holds both words, so the lowest heading counts.
func yearlyField(all, own string) field {
	switch {
	case has(own, moneyWords...):
		return budget
	case has(own, targetWords...):
		return target
	case has(all, moneyWords...) && !has(all, targetWords...):
		return budget
	case has(all, targetWords...) && !has(all, moneyWords...):
		return target
	}
	return nothing
}

func plainField(all, own string) field {
	switch {
	case has(all, "kelompok", "jenis") && !has(all, "program", "kegiatan"):
		return group
	case has(all, "tujuan") && has(all, "sasaran") && has(all, "program", "kegiatan"):
		return name
	case has(all, "tujuan") && has(all, "sasaran"):
		return purpose
	case has(all, "tujuan"):
		return tujuan
	case has(all, "sasaran") && !has(all, "kelompok sasaran"):
		return sasaran
	case has(all, "lokasi"):
		return place
	case has(all, "unit kerja", "penanggung jawab", "penanggungjawab", "pelaksana", "skpd", "opd", "perangkat daerah") && !has(all, "program", "kegiatan"):
		return office
	case has(all, "keterangan", "ket", "catatan"):
		return note
	case has(all, "program", "kegiatan", "sub kegiatan", "subkegiatan", "urusan", "uraian", "nomenklatur"):
		return name
	case has(own, moneyWords...):
		return budget
	case has(own, "target", "volume") || own == "k":
		return target
	case has(all, "no", "nomor"):
		return ordinal
	}
	return nothing
}

var (
	calendarYear = regexp.MustCompile(`\b(20[0-9]{2})\b`)
	nthYear      = regexp.MustCompile(`\b(?:tahun|thn|th) (?:ke )?([0-9]{1,2}|i{1,3}|iv|vi?|pertama|kedua|ketiga|keempat|kelima|keenam)\b`)
	numeral      = map[string]bool{"i": true, "ii": true, "iii": true, "iv": true, "v": true, "vi": true} // a heading by itself, below Tahun
	ordinals     = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6}
)

// yearOf finds the year of a column in its headings, from the lowest up. One that
// names two years speaks of a period.
func yearOf(texts []string) (year, nth int) {
	if above := strings.Join(texts[:len(texts)-1], " "); numeral[texts[len(texts)-1]] && has(above, "tahun", "thn", "th") && !has(above, "triwulan", "tw", "semester") {
		return 0, ordinals[texts[len(texts)-1]]
	}
	for i := len(texts) - 1; i >= 0; i-- {
		years := calendarYear.FindAllString(texts[i], -1)
		if len(years) > 0 {
			if len(years) == 1 {
				year, _ = strconv.Atoi(years[0])
				return year, 0
			}
			continue
		}
		if m := nthYear.FindStringSubmatch(texts[i]); m != nil {
			n, err := strconv.Atoi(m[1])
			if err != nil {
				n = ordinals[m[1]]
			}
			if n >= 1 && n <= 10 {
				return 0, n
			}
		}
	}
	return 0, 0
}

var scaled = []struct {
	words *regexp.Regexp
	power int
}{
	{regexp.MustCompile(`\b(miliar|milyar|mil[iy]aran)\b`), 9},
	{regexp.MustCompile(`\b(juta|jutaan|jt)\b|000[.,]000\b`), 6},
	{regexp.MustCompile(`\b(ribu|ribuan|rb)\b|\brp\.? ?\(?\.?000\b|\(000\)|\b1[.,]000\b`), 3},
}

// powerOf reads "(Rp juta)" in a heading.
func powerOf(text string) int {
	for _, s := range scaled {
		if s.words.MatchString(text) {
			return s.power
		}
	}
	return 0
}
