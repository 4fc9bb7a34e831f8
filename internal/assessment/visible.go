package assessment

import (
	"slices"

	"gurindam/internal/evaluation"
)

// Side is as whom somebody looks at the scores of a region.
type Side int

// Sides.
const (
	Nobody    Side = iota
	Assessed       // the region itself
	Judging        // one of its assessors
	Directing      // the ministry
)

// Viewer is who looks.
type Viewer struct {
	Person string
	Side   Side
}

// Openness is how far the scores of a region are open.
type Openness int

// Degrees.
const (
	Sealed   Openness = iota // somebody has not locked: everyone sees the own sheet alone
	Unsealed                 // all have locked: the assessors and the ministry see all
	Told                     // the result is announced: the region sees it too
)

// OpennessOf tells how far the scores of a participant are open. The marks are set in
// the transaction in which the last sheet is locked, and that of the announcement.
func OpennessOf(p evaluation.Participant) Openness {
	switch {
	case p.Has(evaluation.Scored) && p.Has(evaluation.Announced):
		return Told
	case p.Has(evaluation.Scored):
		return Unsealed
	}
	return Sealed
}

// Sees tells whether somebody sees what an assessor gave and wrote.
func (v Viewer) Sees(assessor string, o Openness) bool {
	switch v.Side {
	case Judging:
		return o >= Unsealed || v.Person != "" && v.Person == assessor
	case Directing:
		return o >= Unsealed
	case Assessed:
		return o >= Told
	}
	return false
}

// Visible leaves of the scores of a region what somebody may see.
func Visible(scores []Score, v Viewer, o Openness) []Score {
	return slices.DeleteFunc(slices.Clone(scores), func(s Score) bool { return !v.Sees(s.Assessor, o) })
}

// VisibleSheets leaves of the sheets of a region what somebody may see.
func VisibleSheets(sheets []Sheet, v Viewer, o Openness) []Sheet {
	return slices.DeleteFunc(slices.Clone(sheets), func(s Sheet) bool { return !v.Sees(s.Assessor, o) })
}
