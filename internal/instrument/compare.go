package instrument

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/decimal"
	"gurindam/internal/evidence"
)

// Sort is what happened to a thing between two instruments.
type Sort string

// Sorts of change.
const (
	Added   Sort = "ditambah"
	Removed Sort = "dihapus"
	Changed Sort = "diubah"
	Moved   Sort = "dipindah"
)

// Change is one difference between two instruments.
type Change struct {
	Sort   Sort   `json:"sort"`
	Kind   string `json:"kind"`            // instrumen, aspek, pertanyaan
	Code   string `json:"code,omitempty"`  // of the aspect or the question
	Field  string `json:"field,omitempty"` // what of it, in words
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// Compare lists what differs between two instruments: first the head, then aspects and
// questions in the order of the later one.
func Compare(before, after Instrument) []Change {
	c := comparison{}
	c.head(before, after)
	for _, a := range after.Aspects {
		n := before.aspect(a.Code)
		if n < 0 {
			c.list = append(c.list, Change{Sort: Added, Kind: "aspek", Code: a.Code, After: a.Name + ", bobot " + a.Weight.Indonesian()})
			continue
		}
		c.aspect(before.Aspects[n], a)
	}
	for _, a := range before.Aspects {
		if after.aspect(a.Code) < 0 {
			c.list = append(c.list, Change{Sort: Removed, Kind: "aspek", Code: a.Code, Before: a.Name + ", bobot " + a.Weight.Indonesian()})
		}
	}
	c.questions(before, after)
	return c.list
}

type comparison struct{ list []Change }

// field notes a changed field.
func (c *comparison) field(kind, code, field, before, after string) {
	if before != after {
		c.list = append(c.list, Change{Changed, kind, code, field, before, after})
	}
}

func (c *comparison) head(b, a Instrument) {
	const kind = "instrumen"
	c.field(kind, "", "Nama", b.Name, a.Name)
	c.field(kind, "", "Kerangka", b.Framework, a.Framework)
	c.field(kind, "", "Tahun", strconv.Itoa(b.Year), strconv.Itoa(a.Year))
	c.field(kind, "", "Kelompok", b.Cohort, a.Cohort)
	c.field(kind, "", "Tahun sebelumnya", strings.Join(b.Previous, ", "), strings.Join(a.Previous, ", "))
	c.field(kind, "", "Skala", b.Scale.words(), a.Scale.words())
	for n, s := range a.Rounding.Steps() {
		c.field(kind, "", "Pembulatan: "+s.Name, b.Rounding.Steps()[n].Words(), s.Words())
	}
	c.field(kind, "", "Predikat", joined(b.Predicates, Predicate.words), joined(a.Predicates, Predicate.words))
	c.field(kind, "", "Sumber", joined(b.Sources, Source.words), joined(a.Sources, Source.words))
	c.field(kind, "", "Catatan", strings.Join(b.Notes, " "), strings.Join(a.Notes, " "))
	if slices.Equal(slices.Sorted(codes(b)), slices.Sorted(codes(a))) {
		c.field(kind, "", "Urutan aspek", strings.Join(slices.Collect(codes(b)), ", "), strings.Join(slices.Collect(codes(a)), ", "))
	}
}

func codes(i Instrument) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, a := range i.Aspects {
			if !yield(a.Code) {
				return
			}
		}
	}
}

func (c *comparison) aspect(b, a Aspect) {
	const kind = "aspek"
	if !same(b.Weight, a.Weight) {
		c.field(kind, a.Code, "Bobot", b.Weight.Indonesian(), a.Weight.Indonesian())
	}
	c.field(kind, a.Code, "Nama", b.Name, a.Name)
	c.field(kind, a.Code, "Domain", b.Group, a.Group)
	c.field(kind, a.Code, "Yang dinilai", b.Judges, a.Judges)
	c.field(kind, a.Code, "Unsur", strings.Join(b.Title().Elements, ", "), strings.Join(a.Title().Elements, ", "))
}

func (c *comparison) questions(before, after Instrument) {
	for _, q := range after.Questions() {
		old, in, ok := before.Find(q.Code)
		if !ok {
			c.list = append(c.list, Change{Sort: Added, Kind: "pertanyaan", Code: q.Code, After: q.Text})
			continue
		}
		if _, now, _ := after.Find(q.Code); now.Code != in.Code {
			c.list = append(c.list, Change{Moved, "pertanyaan", q.Code, "Aspek", in.Name, now.Name})
		}
		c.question(old, q)
	}
	for _, q := range before.Questions() {
		if _, _, ok := after.Find(q.Code); !ok {
			c.list = append(c.list, Change{Sort: Removed, Kind: "pertanyaan", Code: q.Code, Before: q.Text})
		}
	}
}

func (c *comparison) question(b, a Question) {
	const kind = "pertanyaan"
	c.field(kind, a.Code, "Nomor resmi", b.Official, a.Official)
	c.field(kind, a.Code, "Dimensi", b.Dimension, a.Dimension)
	c.field(kind, a.Code, "Pokok", b.Subject, a.Subject)
	c.field(kind, a.Code, "Pertanyaan", b.Text, a.Text)
	c.field(kind, a.Code, "Penjelasan", b.Help, a.Help)
	if !same(b.Weight, a.Weight) {
		c.field(kind, a.Code, "Bobot", b.Weight.Indonesian(), a.Weight.Indonesian())
	}
	c.field(kind, a.Code, "Penerbit angka", b.From, a.From)
	c.field(kind, a.Code, "Survei", b.Survey, a.Survey)
	for _, level := range levels(b, a) {
		old, _ := b.Rubric(level)
		now, _ := a.Rubric(level)
		c.field(kind, a.Code, fmt.Sprintf("Rubrik tingkat %d", level), old.words(), now.words())
	}
	c.field(kind, a.Code, "Bukti", joined(b.Evidence, Requirement.Words), joined(a.Evidence, Requirement.Words))
}

// levels lists every level that either question has a rubric for.
func levels(list ...Question) []int {
	var out []int
	for _, q := range list {
		for _, l := range q.Levels {
			out = append(out, l.Level)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func same(a, b decimal.Decimal) bool {
	return a.Present() == b.Present() && (!a.Present() || a.Equal(b))
}

func joined[T any](list []T, words func(T) string) string {
	var out []string
	for _, v := range list {
		out = append(out, words(v))
	}
	return strings.Join(out, "; ")
}

func (s Scale) words() string { return fmt.Sprintf("%d–%d", s.Min, s.Max) }

func (p Predicate) words() string {
	return strings.TrimSpace(p.Name + " mulai " + p.From.Indonesian() + " " + p.Note)
}

func (s Source) words() string {
	out := s.Title
	if s.Part != "" {
		out += ", " + s.Part
	}
	return out + " (" + s.Kind + ")"
}

func (l Level) words() string {
	if l.Text == "" {
		return ""
	}
	return l.Text + " (" + l.Kind + ")"
}

// Words says a requirement in one sentence.
func (r Requirement) Words() string {
	var names []string
	for _, code := range r.Types {
		name := code
		if t, ok := evidence.TypeOf(code); ok {
			name = t.Name
		}
		names = append(names, name)
	}
	out := fmt.Sprintf("mulai tingkat %d: %s", r.From, strings.Join(names, " atau "))
	switch r.Years {
	case "berjalan":
		out += ", tahun evaluasi"
	case "lalu":
		out += ", tahun sebelumnya"
	}
	if r.Text != "" {
		out += " – " + r.Text
	}
	return out
}
