// Package result turns scores into results and keeps them: the index of each region,
// league tables, what a rank hangs on, publications that are frozen with a
// fingerprint, their numbered amendments, objections and letters. It does no
// arithmetic of scores itself, which is that of instrument/score.
package result

import (
	"gurindam/internal/decimal"
	"gurindam/internal/region"
)

// Part tells how a region of a cycle appears in its results.
type Part string

// Parts.
const (
	Taking   Part = "ikut"
	Absent   Part = "tidak-ikut"   // listed with zeros, unranked
	Excluded Part = "dikecualikan" // by a decision with a reason; listed without values
	Unready  Part = "belum"        // not agreed on yet: only in a preview
)

// Value is a number under a code, with every decimal it has.
type Value struct {
	Code  string          `json:"code"`
	Value decimal.Decimal `json:"value"`           // rounded as the instrument says
	Exact string          `json:"exact,omitempty"` // a fraction, where the value shows less
	Share decimal.Decimal `json:"share,omitzero"`  // what an aspect gives to the index
}

// Row is the result of a region.
type Row struct {
	Region      region.Code     `json:"region"`
	Name        string          `json:"name"`
	Cohort      string          `json:"cohort"`
	Instrument  string          `json:"instrument"`
	Part        Part            `json:"part"`
	Reason      string          `json:"reason,omitempty"` // of an exclusion
	Aspects     []Value         `json:"aspects,omitempty"`
	Dimensions  []Value         `json:"dimensions,omitempty"`
	Final       decimal.Decimal `json:"final,omitzero"`       // Indeks Pencapaian
	Exact       string          `json:"exact,omitempty"`      // the same before the last rounding
	Before      string          `json:"before,omitempty"`     // unrounded index of the year before
	Improvement decimal.Decimal `json:"improvement,omitzero"` // Indeks Peningkatan; absent without a year before
	Predicate   string          `json:"predicate,omitempty"`
	Rank        int             `json:"rank,omitempty"`    // in its cohort; 0: not ranked
	Of          int             `json:"of,omitempty"`      // how many are ranked there
	Overall     int             `json:"overall,omitempty"` // among all cohorts
	Quadrant    Quadrant        `json:"quadrant,omitempty"`
	Fixed       decimal.Decimal `json:"fixed,omitzero"`       // under the weights of Table.Fixed
	FixedBefore decimal.Decimal `json:"fixedBefore,omitzero"` // the year before, under the same weights
	Judges      []Judge         `json:"judges,omitempty"`
	Dossier     string          `json:"dossier,omitempty"` // hash of what stands behind it
}

// Judge is an assessor of a region, with the index the region would have without them.
type Judge struct {
	Person  string          `json:"person"`
	Without decimal.Decimal `json:"without,omitzero"` // absent for the only one
}

// Table is the result of a cycle: what a publication freezes.
type Table struct {
	Cycle       string            `json:"cycle"`
	Name        string            `json:"name"`
	Year        int               `json:"year"`
	Number      int               `json:"number"`           // 0: as announced; 1 and on: amendments
	Base        string            `json:"base,omitempty"`   // fingerprint of the number before
	Reason      string            `json:"reason,omitempty"` // of the amendment
	Previous    string            `json:"previous,omitempty"`
	Basis       string            `json:"basis,omitempty"` // fingerprint of the results of the year before
	Fixed       string            `json:"fixed,omitempty"` // instrument whose weights make indices comparable
	Cohorts     []Cohort          `json:"cohorts"`
	Rows        []Row             `json:"rows"` // by region
	People      map[string]string `json:"people,omitempty"`
	Instruments map[string]string `json:"instruments"` // hash by identity
	Answers     string            `json:"answers"`     // hash over what all regions answered
}

// Cohort is a league of regions that answered one instrument.
type Cohort struct {
	ID          string          `json:"id"`
	Name        string          `json:"name"`
	Instrument  string          `json:"instrument"`
	Ranked      int             `json:"ranked"`
	Mean        decimal.Decimal `json:"mean,omitzero"`        // of the index; a threshold of the quadrants
	Improvement decimal.Decimal `json:"improvement,omitzero"` // mean of the improvement; so too
}

// Row finds the result of a region.
func (t Table) Row(code region.Code) (Row, bool) {
	for _, r := range t.Rows {
		if r.Region == code {
			return r, true
		}
	}
	return Row{}, false
}

// Cohort finds a league.
func (t Table) Cohort(id string) (Cohort, bool) {
	for _, c := range t.Cohorts {
		if c.ID == id {
			return c, true
		}
	}
	return Cohort{}, false
}

// Aspect gives the value of an aspect of a region.
func (r Row) Aspect(code string) (Value, bool) { return find(r.Aspects, code) }

// Dimension gives the value of a smart dimension of a region.
func (r Row) Dimension(code string) (Value, bool) { return find(r.Dimensions, code) }

func find(list []Value, code string) (Value, bool) {
	for _, v := range list {
		if v.Code == code {
			return v, true
		}
	}
	return Value{}, false
}
