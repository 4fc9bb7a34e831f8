package answer

import (
	"fmt"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
)

// Change sets one field of one answer. Base is what its writer saw there before.
type Change struct {
	Question string
	Field    Field
	Base     string
	Value    string
}

// Status is what became of a change.
type Status string

// Statuses.
const (
	Saved    Status = "tersimpan"
	Same     Status = "sama"    // it stood there already
	Conflict Status = "bentrok" // somebody else wrote something else there since
	Refused  Status = "ditolak"
)

// Result tells what became of a change, and what stands there now.
type Result struct {
	Question string
	Field    Field
	Status   Status
	Value    string // what stands there now
	Mine     string // what was to be written, as the program reads it
	By       evaluation.Person
	At       time.Time
	Text     string // why it was refused, and what to do
}

// Entry is a line in the history of an answer.
type Entry struct {
	Question string
	Field    Field
	Before   string
	After    string
	By       evaluation.Person
	At       time.Time
	From     string // where it comes from, if not from the person's own hand: "usulan dari rencana"
}

// Form is what answers are checked against.
type Form struct {
	Instrument instrument.Instrument
	Offices    []string // codes
}

const (
	longestFigure = 200  // letters
	longestText   = 4000 // letters
)

// Apply changes fields of a sheet, each by itself: what its writer has not seen is
// never overwritten, and what stands there already is no conflict, so that a request
// may be repeated. Whether the sheet may be changed at all, the caller has asked.
func (s Sheet) Apply(form Form, changes []Change, who evaluation.Person, now time.Time) (Sheet, []Result, []Entry) {
	s = s.clone()
	var results []Result
	var entries []Entry
	for _, c := range changes {
		a := s.Of(c.Question)
		r := Result{Question: c.Question, Field: c.Field, Value: a.Value(c.Field), By: a.By, At: a.At, Mine: c.Value}
		next, err := form.set(a, c)
		mine := next.Value(c.Field)
		switch {
		case err != "":
			r.Status, r.Text = Refused, err
		case mine == r.Value:
			r.Status, r.Mine = Same, mine
		case clean(c.Base) != r.Value:
			r.Status, r.Mine = Conflict, mine
		default:
			entries = append(entries, Entry{Question: c.Question, Field: c.Field, Before: r.Value, After: mine, By: who, At: now})
			next.By, next.At, next.Rev = who, now, a.Rev+1
			s.Answers[c.Question] = next
			r.Status, r.Value, r.Mine, r.By, r.At = Saved, mine, mine, who, now
		}
		results = append(results, r)
	}
	if len(entries) > 0 {
		s.Rev++
		if s.State == "" {
			s.State = Filling
		}
	}
	return s, results, entries
}

// set puts a value into an answer, or says why it cannot stand there.
func (f Form) set(a Answer, c Change) (Answer, string) {
	q, _, ok := f.Instrument.Find(c.Question)
	if !ok {
		return a, fmt.Sprintf("Pertanyaan %q tidak ada pada instrumen ini. Muat ulang halamannya.", fault.Clip(c.Question, 40))
	}
	value := clean(c.Value)
	switch c.Field {
	case Level:
		return f.level(a, q, value)
	case Figure:
		if n := utf8.RuneCountInString(value); n > longestFigure {
			return a, fmt.Sprintf("Angka pada %s terlalu panjang: %d huruf, paling banyak %d. Pindahkan keterangannya ke uraian.", q.Code, n, longestFigure)
		}
		a.Figure = value
	case Text:
		if n := utf8.RuneCountInString(value); n > longestText {
			return a, fmt.Sprintf("Uraian pada %s terlalu panjang: %d huruf, paling banyak %d. Ringkaskan, atau lampirkan sebagai bukti.", q.Code, n, longestText)
		}
		a.Text = value
	case Office:
		if value != "" && !slices.Contains(f.Offices, value) {
			return a, fmt.Sprintf("OPD %q tidak ada di daerah ini. Pilih dari daftar.", fault.Clip(value, 40))
		}
		a.OPD = value
	default:
		return a, fmt.Sprintf("Kolom %q tidak dikenal. Muat ulang halamannya.", fault.Clip(string(c.Field), 40))
	}
	return a, ""
}

func (f Form) level(a Answer, q instrument.Question, value string) (Answer, string) {
	if value == "" {
		a.Claimed, a.Level = false, 0
		return a, ""
	}
	scale := f.Instrument.Scale
	n, err := strconv.Atoi(value)
	if err != nil || n < scale.Min || n > scale.Max {
		return a, fmt.Sprintf("Tingkat %q pada %s di luar skala. Pilih bilangan bulat %d sampai %d.", fault.Clip(value, 40), q.Code, scale.Min, scale.Max)
	}
	a.Claimed, a.Level = true, n
	return a, ""
}
