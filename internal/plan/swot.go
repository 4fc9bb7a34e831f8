package plan

import (
	"slices"
	"strings"
)

// Board is the SWOT and TOWS of one dimension.
type Board struct {
	Dimension     Dimension
	Strengths     []SWOTEntry
	Weaknesses    []SWOTEntry
	Opportunities []SWOTEntry
	Threats       []SWOTEntry
	TOWS          map[string][]TOWSStrategy // by quadrant: SO, WO, ST, WT
}

// Entries lists what stands on the board, side by side.
func (b Board) Entries() []SWOTEntry {
	return slices.Concat(b.Strengths, b.Weaknesses, b.Opportunities, b.Threats)
}

// Of gives the board with the entries of one office alone; its strategies stay, for
// they belong to the dimension.
func (b Board) Of(opd string) Board {
	others := func(e SWOTEntry) bool { return e.OPD != opd }
	for _, side := range []*[]SWOTEntry{&b.Strengths, &b.Weaknesses, &b.Opportunities, &b.Threats} {
		*side = slices.DeleteFunc(slices.Clone(*side), others)
	}
	return b
}

// Unused gives the codes of the entries that no strategy comes from.
func (b Board) Unused() map[string]bool {
	out := map[string]bool{}
	for _, e := range b.Entries() {
		out[e.Code] = true
	}
	for _, list := range b.TOWS {
		for _, t := range list {
			for _, code := range t.From {
				delete(out, code)
			}
		}
	}
	return out
}

// Stray lists what a strategy says it comes from although it stands on neither side
// of its quadrant, or not on this board.
func (b Board) Stray(t TOWSStrategy) []string {
	sides := map[string]SWOTSide{}
	for _, e := range b.Entries() {
		sides[e.Code] = e.Side
	}
	var out []string
	for _, code := range t.From {
		if side := sides[code]; side == "" || !strings.Contains(t.Quadrant, string(side)) {
			out = append(out, code)
		}
	}
	return out
}

// MissingQuadrants lists the quadrants without a strategy.
func (b Board) MissingQuadrants() []string {
	return slices.DeleteFunc(Quadrants(), func(q string) bool { return len(b.TOWS[q]) > 0 })
}

// Missing lists the sides of the board that nothing stands on.
func (b Board) Missing() []SWOTSide {
	var out []SWOTSide
	for _, side := range []struct {
		name SWOTSide
		list []SWOTEntry
	}{{Strength, b.Strengths}, {Weakness, b.Weaknesses}, {Opportunity, b.Opportunities}, {Threat, b.Threats}} {
		if len(side.list) == 0 {
			out = append(out, side.name)
		}
	}
	return out
}

// Quadrants lists the quadrants of a TOWS matrix in their order.
func Quadrants() []string { return []string{"SO", "WO", "ST", "WT"} }

// Boards gives one board for each dimension, in the order of the guideline.
func Boards(m Masterplan, g Guideline) []Board {
	out := make([]Board, len(g.Dimensions))
	for i, d := range g.Dimensions {
		b := Board{Dimension: d, TOWS: map[string][]TOWSStrategy{}}
		for _, e := range m.SWOT {
			if e.Dimension != d.Code {
				continue
			}
			switch e.Side {
			case Strength:
				b.Strengths = append(b.Strengths, e)
			case Weakness:
				b.Weaknesses = append(b.Weaknesses, e)
			case Opportunity:
				b.Opportunities = append(b.Opportunities, e)
			case Threat:
				b.Threats = append(b.Threats, e)
			}
		}
		for _, t := range m.TOWS {
			if t.Dimension == d.Code {
				b.TOWS[t.Quadrant] = append(b.TOWS[t.Quadrant], t)
			}
		}
		out[i] = b
	}
	return out
}
