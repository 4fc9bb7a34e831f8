// Package letter composes what the ministry sends a region at the end of an
// evaluation: the result letter in the form of a ministry's letter, and the report
// with every aspect and question, what its assessors wrote, and what would raise the
// index most. Everything it says comes in as values; nothing is invented here.
package letter

import (
	"time"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Head is what stands above and below a letter, as the ministry typed it.
type Head struct {
	Ministry  string    // in capitals as a ministry's letter has it; the usual one where empty
	Office    string    // unit below it
	Address   string    // line below that; may be empty
	Number    string    // of this letter
	Date      time.Time // of the letter
	Place     string    // where it is signed
	Nature    string    // sifat; "Biasa" where empty
	Title     string    // what the signatory is
	Signatory string
	NIP       string
	Copies    []string // tembusan
	Rank      bool     // the letter tells the rank
}

// Region is the result of one region, with all that a letter and a report say of it.
type Region struct {
	Cycle     string // its name: Evaluasi 2026
	Year      int
	Simulated bool // said on every page: these are not real results
	Code      region.Code
	Name      string // Kota Tanjungpinang
	Cohort    string // its name
	Took      bool   // took part; otherwise the letter says that it did not
	Reason    string // why results are left out; empty in all other cases

	Instrument  instrument.Instrument
	Aspects     []Aspect // in the order of the instrument
	Dimensions  []Value  // smart dimensions, in their order
	Final       decimal.Decimal
	Exact       string          // the same before the last rounding
	Before      string          // unrounded index of the year before; empty: there is none
	Improvement decimal.Decimal // absent without a year before
	Predicate   string          // empty where none is defined
	Rank, Of    int             // in its cohort; 0 where it has none

	Questions   []Question // in the order of the instrument; none in a letter alone
	Assessors   []Assessor
	Gains       []Gain // what would raise the index most, best first
	Corrections []Correction

	Number      int       // of the publication: 0 as announced, then amendments
	Announced   time.Time // when
	Fingerprint string    // of the publication
	Address     string    // web address where the result and its fingerprint can be looked up; may be empty
}

// Value is a named number.
type Value struct {
	Code  string
	Name  string
	Value decimal.Decimal
}

// Aspect is the value of an aspect and its part of the index.
type Aspect struct {
	Code   string
	Value  decimal.Decimal
	Share  decimal.Decimal // weight times value
	Before decimal.Decimal // of the year before; absent where it has no such aspect
}

// Question is what assessors gave to a question, and what it rests on.
type Question struct {
	Code    string
	Claimed decimal.Decimal // level the region claimed; absent where none
	Value   decimal.Decimal // mean over assessors
	Levels  []int           // of the assessors, in their order
	Notes   []Note
	Proofs  []Proof
}

// Note is what an assessor wrote to a question.
type Note struct {
	Label string // Asesor 1
	Text  string
}

// Proof is a piece of evidence that a score or an answer rests on.
type Proof struct {
	Title string
	Page  int    // 0: the whole
	By    string // who cites it: Asesor 1, or the region
}

// Assessor is what one assessor wrote about the region as a whole.
type Assessor struct {
	Label           string // Asesor 1
	Strengths       string
	Weaknesses      string
	Recommendations string
	Remarks         []Note // by aspect; Label is its name
}

// Gain is what one more level of a question would do to the index.
type Gain struct {
	Code     string
	From, To decimal.Decimal
	Gain     decimal.Decimal // of the published index
	Exact    decimal.Decimal // before its rounding
}

// Correction is a decision that gave a question other levels after the announcement.
type Correction struct {
	Number   int // of the amendment
	Question string
	Before   []int
	After    []int
	Text     string
	At       time.Time
}
