// Package instrument holds the questions of an evaluation as data: aspects with
// their weights, elements, questions, scales, rubrics, the evidence a level asks for,
// the rounding rule of each step and predicates. An instrument belongs to a year and
// a cohort. One that is published never changes, so that an old evaluation scores the
// same for ever; a new year is a new instrument.
package instrument

import (
	"strings"

	"gurindam/internal/decimal"
)

// Instrument is what the regions of one cohort are asked in one year.
type Instrument struct {
	ID        string   `json:"id"` // kominfo-2023-reguler
	Name      string   `json:"name"`
	Framework string   `json:"framework"` // kominfo, spbe, pemdi: instruments that ask for the same thing in other years
	Year      int      `json:"year"`
	Cohort    string   `json:"cohort,omitempty"`   // reguler, baru, kppn-ikn; empty where all regions are asked the same
	Previous  []string `json:"previous,omitempty"` // instruments of the year before that its regions may have answered, likeliest first
	Sources   []Source `json:"sources"`            // where it comes from, and what is reconstructed
	Notes     []string `json:"notes,omitempty"`    // what is unknown, said in words

	Scale      Scale       `json:"scale"`
	Rounding   Rounding    `json:"rounding"`
	Aspects    []Aspect    `json:"aspects"`
	Predicates []Predicate `json:"predicates,omitempty"` // empty where no ladder is known
}

// Source is a document that something was taken from.
type Source struct {
	Title string `json:"title"`
	Part  string `json:"part,omitempty"` // table, page
	Kind  string `json:"kind"`           // resmi: printed there; turunan: derived from printed figures; usulan: a proposal of this program
}

// Scale holds the levels a question may be given.
type Scale struct {
	Min int `json:"min"`
	Max int `json:"max"`
}

// Rounding names the decimals kept at each step, half away from zero; Exact keeps all.
type Rounding struct {
	Question     int `json:"question"`     // the mean over assessors
	Aspect       int `json:"aspect"`       // the mean over questions
	Contribution int `json:"contribution"` // weight times aspect
	Final        int `json:"final"`        // the sum
}

// Exact is the rounding of a step that keeps every decimal.
const Exact = -1

// Aspect is a weighted part of the evaluation.
type Aspect struct {
	Code     string          `json:"code"` // snake case: quick_win, a1
	Name     string          `json:"name"`
	Group    string          `json:"group,omitempty"` // the domain it belongs to (SPBE)
	Weight   decimal.Decimal `json:"weight"`          // per cent of the index
	Judges   string          `json:"judges,omitempty"`
	Elements []Element       `json:"elements"`
}

// Element gathers questions of an aspect under one heading.
type Element struct {
	Name      string     `json:"name"`
	Questions []Question `json:"questions"`
}

// Question is what a region answers and an assessor scores.
type Question struct {
	Code      string          `json:"code"`                // BL-1.1; unique in the instrument
	Official  string          `json:"official,omitempty"`  // its printed number, which may collide
	Dimension string          `json:"dimension,omitempty"` // code of a smart dimension: SG, SB, SE, SL, SS, SEn
	Subject   string          `json:"subject,omitempty"`   // indicator or sub-indicator
	Text      string          `json:"text"`
	Help      string          `json:"help,omitempty"`
	Weight    decimal.Decimal `json:"weight,omitzero"` // among the questions of its aspect; absent: all count the same
	From      string          `json:"from,omitempty"`  // who gives the figure, where it is not the region's to claim
	Levels    []Level         `json:"levels,omitempty"`
	Evidence  []Requirement   `json:"evidence,omitempty"`
	Survey    string          `json:"survey,omitempty"` // code of the sub-dimension whose survey answers it: SG-1
}

// Level is the rubric of one level of a question.
type Level struct {
	Level int    `json:"level"`
	Text  string `json:"text"`
	Kind  string `json:"kind"` // as of Source
}

// Requirement is a piece of evidence that a claimed level asks for.
type Requirement struct {
	Types []string `json:"types"`          // codes of evidence types of which one must be there
	From  int      `json:"from"`           // the lowest level that asks for it
	Years string   `json:"years"`          // "berjalan": of the year evaluated; "lalu": of the year before; "": any
	Text  string   `json:"text,omitempty"` // what it should show
}

// Predicate is a word for a range of the index.
type Predicate struct {
	Name string          `json:"name"`
	From decimal.Decimal `json:"from"` // the lowest index that has it; the next one begins where it ends
	Note string          `json:"note,omitempty"`
}

// Questions lists every question in order.
func (i Instrument) Questions() []Question {
	var out []Question
	for _, a := range i.Aspects {
		out = append(out, a.Questions()...)
	}
	return out
}

// Questions lists the questions of an aspect in order.
func (a Aspect) Questions() []Question {
	var out []Question
	for _, e := range a.Elements {
		out = append(out, e.Questions...)
	}
	return out
}

// Find gives the question of a code with its aspect.
func (i Instrument) Find(code string) (Question, Aspect, bool) {
	for _, a := range i.Aspects {
		for _, e := range a.Elements {
			for _, q := range e.Questions {
				if q.Code == code {
					return q, a, true
				}
			}
		}
	}
	return Question{}, Aspect{}, false
}

// Predicate gives the word for an index; empty where no ladder is known.
func (i Instrument) Predicate(index decimal.Decimal) string {
	word := ""
	for _, p := range i.Predicates { // in rising order
		if index.Present() && index.Cmp(p.From) >= 0 {
			word = p.Name
		}
	}
	return word
}

// Rubric gives the text of a level of the question, if one is known.
func (q Question) Rubric(level int) (Level, bool) {
	for _, l := range q.Levels {
		if l.Level == level {
			return l, true
		}
	}
	return Level{}, false
}

// Title is what the question is called in a list.
func (q Question) Title() string { return strings.TrimSpace(q.Code + " " + q.Subject) }
