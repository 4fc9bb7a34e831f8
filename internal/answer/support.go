package answer

import (
	"slices"

	"gurindam/internal/evidence"
	"gurindam/internal/instrument"
)

// Lack is why a requirement is not met.
type Lack string

// Lacks, from the farthest from being met to the nearest.
const (
	Nothing   Lack = "tanpa-bukti"
	WrongType Lack = "jenis"
	Spoiled   Lack = "tidak-sah" // rejected, infected
	WrongYear Lack = "tahun"
	Met       Lack = ""
)

var nearness = []Lack{Nothing, WrongType, Spoiled, WrongYear, Met}

// Against tells how near a proof comes to a requirement in an evaluation of a year.
func (p Proof) Against(r instrument.Requirement, year int) Lack {
	switch {
	case len(r.Types) > 0 && !slices.Contains(r.Types, p.Type):
		return WrongType
	case p.Unsound != "":
		return Spoiled
	case !p.of(r.Years, year):
		return WrongYear
	}
	return Met
}

// Years that a requirement may name.
const (
	ThisYear = "berjalan"
	LastYear = "lalu"
)

// of tells whether a proof speaks of the year that is asked for.
func (p Proof) of(years string, year int) bool {
	switch years {
	case ThisYear:
	case LastYear:
		year--
	default:
		return true
	}
	covers, _ := evidence.Item{Type: p.Type, Date: p.Date, From: p.From, Until: p.Until, Expires: p.Expires}.Covers(year)
	return covers
}

// nearest gives the proof that comes nearest to a requirement, and how near.
func nearest(r instrument.Requirement, proofs []Proof, year int) (Proof, Lack) {
	var best Proof
	lack := Nothing
	for _, p := range proofs {
		if l := p.Against(r, year); slices.Index(nearness, l) > slices.Index(nearness, lack) {
			best, lack = p, l
		}
	}
	return best, lack
}

// Supported gives the highest level, up to the one that is claimed, for which all the
// evidence is there that the levels up to it ask for.
func Supported(q instrument.Question, scale instrument.Scale, a Answer, proofs []Proof, year int) int {
	if !a.Claimed {
		return scale.Min
	}
	level := a.Level
	for _, r := range q.Evidence {
		if r.From > level {
			continue
		}
		if _, lack := nearest(r, proofs, year); lack != Met {
			level = r.From - 1
		}
	}
	return max(level, scale.Min)
}
