package instrument

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gurindam/internal/decimal"
	"gurindam/internal/evidence"
	"gurindam/internal/plan"
)

// Problem is something that keeps an instrument from being used.
type Problem struct {
	Place string `json:"place"` // in words: the question, the aspect
	Text  string `json:"text"`  // what is the matter and what to do
}

// String says both in one sentence.
func (p Problem) String() string {
	if p.Place == "" {
		return p.Text
	}
	return p.Place + ": " + p.Text
}

var (
	idForm     = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	aspectForm = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	codeForm   = regexp.MustCompile(`^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$`)
)

// Kinds lists what a source or a rubric may be.
var Kinds = []string{"resmi", "turunan", "usulan"}

// YearsAsked lists of which years evidence may be asked for.
var YearsAsked = []string{"", "berjalan", "lalu"}

// most holds the limits that keep a page and a sum sane.
const (
	mostQuestions = 500
	mostScale     = 10
	mostDecimals  = 6
	mostText      = 5000
)

// Check tells everything that keeps an instrument from being used: weights that do not
// sum to 100, codes given twice, levels off the scale, what refers to nothing. Beside
// the instruments that come with the program, previous may name those of known.
func Check(i Instrument, known ...string) []Problem {
	c := checker{i: i, dimensions: dimensions()}
	c.head(known)
	c.numbers()
	c.aspects()
	c.predicates()
	return c.problems
}

// Sum is the sum of the weights of the aspects, which is 100.
func (i Instrument) Sum() decimal.Decimal {
	sum := decimal.New(0, 0)
	for _, a := range i.Aspects {
		if a.Weight.Present() {
			sum = sum.Add(a.Weight)
		}
	}
	return sum
}

type checker struct {
	i          Instrument
	dimensions map[string]bool // and sub-dimensions
	problems   []Problem
}

func (c *checker) bad(place, format string, args ...any) {
	c.problems = append(c.problems, Problem{place, fmt.Sprintf(format, args...)})
}

// dimensions holds the codes of every guideline's dimensions and their parts.
func dimensions() map[string]bool {
	out := map[string]bool{}
	all, err := plan.Guidelines()
	if err != nil {
		panic(err) // they are embedded
	}
	for _, g := range all {
		for _, d := range g.Dimensions {
			out[d.Code] = true
			for _, s := range d.Subs {
				out[s.Code] = true
			}
		}
	}
	return out
}

// text checks that something is said, and not more than a page can hold.
func (c *checker) text(place, what, said string) {
	switch {
	case strings.TrimSpace(said) == "":
		c.bad(place, "%s belum diisi.", what)
	case len(said) > mostText:
		c.bad(place, "%s lebih dari %d huruf. Ringkaskan.", what, mostText)
	}
}

func (c *checker) head(known []string) {
	i := c.i
	if !idForm.MatchString(i.ID) || len(i.ID) > 60 {
		c.bad("", "ID %q tidak sah. Pakai huruf kecil, angka, dan tanda hubung, misalnya kominfo-2025-reguler.", i.ID)
	}
	c.text("", "Nama", i.Name)
	if !idForm.MatchString(i.Framework) {
		c.bad("", "Kerangka %q tidak sah. Pakai huruf kecil, misalnya kominfo.", i.Framework)
	}
	if i.Cohort != "" && !idForm.MatchString(i.Cohort) {
		c.bad("", "Kelompok %q tidak sah. Pakai huruf kecil, angka, dan tanda hubung.", i.Cohort)
	}
	if i.Year < 2000 || i.Year > 2100 {
		c.bad("", "Tahun %d di luar 2000 sampai 2100.", i.Year)
	}
	c.previous(known)
	if len(i.Sources) == 0 {
		c.bad("", "Sumber belum disebut. Tulis dari mana instrumen ini diambil.")
	}
	for n, s := range i.Sources {
		place := fmt.Sprintf("sumber %d", n+1)
		c.text(place, "Judul", s.Title)
		c.kind(place, s.Kind)
	}
	for n, note := range i.Notes {
		c.text(fmt.Sprintf("catatan %d", n+1), "Teks", note)
	}
}

func (c *checker) previous(known []string) {
	for n, id := range c.i.Previous {
		_, shipped := Load(id)
		switch {
		case id == c.i.ID:
			c.bad("", "Instrumen tahun sebelumnya tidak boleh instrumen ini sendiri.")
		case slices.Index(c.i.Previous, id) < n:
			c.bad("", "Instrumen tahun sebelumnya %q tertulis dua kali. Hapus salah satu.", id)
		case !shipped && !slices.Contains(known, id):
			c.bad("", "Instrumen tahun sebelumnya %q tidak ada. Periksa ID-nya.", id)
		}
	}
}

func (c *checker) kind(place, kind string) {
	if !slices.Contains(Kinds, kind) {
		c.bad(place, "Jenis %q tidak dikenal. Pakai salah satu dari: %s.", kind, strings.Join(Kinds, ", "))
	}
}

// numbers checks the scale and the rounding.
func (c *checker) numbers() {
	s := c.i.Scale
	if s.Min < 0 || s.Max > mostScale || s.Min >= s.Max {
		c.bad("", "Skala %d sampai %d tidak sah. Nilai terendah 0 atau lebih, tertinggi paling besar %d.", s.Min, s.Max, mostScale)
	}
	r := c.i.Rounding
	for _, step := range []struct {
		name     string
		decimals int
		least    int
	}{{"pertanyaan", r.Question, Exact}, {"aspek", r.Aspect, Exact}, {"sumbangan", r.Contribution, Exact}, {"indeks", r.Final, 0}} {
		if step.decimals < step.least || step.decimals > mostDecimals {
			c.bad("", "Pembulatan %s memakai %d desimal. Yang boleh %d sampai %d; %d berarti tanpa pembulatan.", step.name, step.decimals, step.least, mostDecimals, Exact)
		}
	}
}

func (c *checker) predicates() {
	lowest, highest := decimal.New(int64(c.i.Scale.Min), 0), decimal.New(int64(c.i.Scale.Max), 0)
	names := map[string]bool{}
	for n, p := range c.i.Predicates {
		place := fmt.Sprintf("predikat %d", n+1)
		c.text(place, "Nama", p.Name)
		switch {
		case names[strings.ToLower(p.Name)]:
			c.bad(place, "Nama %q sudah dipakai predikat lain.", p.Name)
		case !p.From.Present():
			c.bad(place, "Batas bawah belum diisi.")
		case p.From.Cmp(lowest) < 0 || p.From.Cmp(highest) > 0:
			c.bad(place, "Batas bawah %s di luar skala %d sampai %d.", p.From.Indonesian(), c.i.Scale.Min, c.i.Scale.Max)
		case n > 0 && c.i.Predicates[n-1].From.Present() && p.From.Cmp(c.i.Predicates[n-1].From) <= 0:
			c.bad(place, "Batas bawah %s harus lebih besar dari predikat sebelumnya. Urutkan dari yang terendah.", p.From.Indonesian())
		}
		names[strings.ToLower(p.Name)] = true
	}
}

// askable tells whether evidence of a type exists.
func askable(code string) bool {
	_, ok := evidence.TypeOf(code)
	return ok
}
