package plan

// Dimension is one of the six smart dimensions, as a guideline year defines it.
type Dimension struct {
	Code  string // "SG"
	Name  string // "Smart Governance"
	Color string // palette name: "gov"
	About string
	Subs  []SubDimension
}

// SubDimension is a part of a dimension.
type SubDimension struct {
	Code  string // "SG-1"
	Name  string // "Layanan Publik"
	Gloss string // Indonesian explanation of an English name, may be empty
}

// Component is one part of the readiness worksheet: an element (struktur,
// infrastruktur, suprastruktur, alam, budaya) and a component in it.
type Component struct {
	Code    string   // "STR-SDM"
	Element string   // "Struktur"
	Name    string   // "Sumber daya manusia"
	Items   []string // typical check items
}

// FundingSource is a source of funds of the plan.
type FundingSource struct {
	Code string // "APBD"
	Name string
	APBD bool // counts as the region's own budget
}

// Guideline is what varies by programme year: dimensions, readiness checklist,
// rating weights, funding sources, number of quick wins. It is data.
type Guideline struct {
	ID                   string // "kominfo-2019"
	Name                 string
	Year                 int
	Dimensions           []Dimension
	Components           []Component
	Weights              map[Rating]int // percent a rating is worth
	WeightsNote          string         `json:"weights_note"` // says where the weights come from; printed beside them
	Funding              []FundingSource
	Units                []string
	QuickWins            int  `json:"quick_wins"`              // required number
	QuickWinPerDimension bool `json:"quick_win_per_dimension"` // each dimension needs one
	Phases               []Phase
	QuickWinKinds        []string `json:"quick_win_kinds"`
	QuickWinStages       []string `json:"quick_win_stages"`
}

// Phase is a stage of the road map.
type Phase struct {
	Name  string // "Jangka pendek"
	First int    // offset from the first year of the plan
	Last  int    // -1: to the end
}

// Dimension gives the dimension of a code, or of the sub-dimension with that code.
func (g Guideline) Dimension(code string) (Dimension, bool) {
	for _, d := range g.Dimensions {
		if d.Code == code {
			return d, true
		}
		for _, s := range d.Subs {
			if s.Code == code {
				return d, true
			}
		}
	}
	return Dimension{}, false
}

// SubDimension gives the sub-dimension of a code.
func (g Guideline) SubDimension(code string) (SubDimension, bool) {
	for _, d := range g.Dimensions {
		for _, s := range d.Subs {
			if s.Code == code {
				return s, true
			}
		}
	}
	return SubDimension{}, false
}

// Component gives the readiness component of a code.
func (g Guideline) Component(code string) (Component, bool) {
	for _, c := range g.Components {
		if c.Code == code {
			return c, true
		}
	}
	return Component{}, false
}

// Source gives the funding source of a code.
func (g Guideline) Source(code string) (FundingSource, bool) {
	for _, f := range g.Funding {
		if f.Code == code {
			return f, true
		}
	}
	return FundingSource{}, false
}
