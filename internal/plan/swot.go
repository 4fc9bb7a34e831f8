package plan

// Board is the SWOT and TOWS of one dimension.
type Board struct {
	Dimension     Dimension
	Strengths     []SWOTEntry
	Weaknesses    []SWOTEntry
	Opportunities []SWOTEntry
	Threats       []SWOTEntry
	TOWS          map[string][]TOWSStrategy // by quadrant: SO, WO, ST, WT
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
