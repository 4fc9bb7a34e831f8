// Package plan is the masterplan of a smart city: readiness, analysis, vision,
// strategy, initiatives, quick wins and road map in six dimensions, and the links
// that tie it to the RPJMD and the offices' Renstra.
package plan

import (
	"cmp"

	"gurindam/internal/dataset"
	"gurindam/internal/decimal"
	"gurindam/internal/money"
	"gurindam/internal/period"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
)

// Snapshot is everything the books of one region are made from, at one moment.
// Every list is in the order people gave it.
type Snapshot struct {
	Region     region.Region
	OPDs       []region.OPD
	Facts      []dataset.Fact
	RPJMD      rpjmd.Tree
	Renstra    []rpjmd.RenstraRow
	Masterplan Masterplan
}

// Name is what the region is called: as it writes itself, or as the reference has it.
func (s Snapshot) Name() string {
	return cmp.Or(s.Masterplan.Profile.DisplayName, s.Region.Name, string(s.Region.Code))
}

// Masterplan is the plan itself.
type Masterplan struct {
	Profile      Profile
	LegalBases   []LegalBasis
	Readiness    []ReadinessItem
	Gaps         []Gap
	Issues       []Issue
	SWOT         []SWOTEntry
	TOWS         []TOWSStrategy
	Vision       Vision
	Goals        []Goal
	Strategies   []Strategy
	Initiatives  []Initiative
	Actions      []Action
	Milestones   []Milestone
	QuickWins    []QuickWin
	Bodies       []Body
	Members      []Member
	Risks        []Risk
	Links        []Link
	Participants []Participation
	Narratives   []Narrative
}

// Profile is what the cover, the imprint and the first chapter say of the region
// and its plan.
type Profile struct {
	Title       string // "Masterplan Smart City Kota Tanjungpinang"
	DisplayName string // as the region writes itself: "Kota Tanjungpinang"
	Period      period.Span
	Place       string // where it is signed
	Date        string // 2019-10-01: state of the plan
	Leader      string // title of the head of region: "Wali Kota Tanjungpinang"
	LeaderName  string
	Office      string // office that writes the plan
	Decree      string // regulation that enacts the plan, "Perwako 84/2020"; empty: not yet
	Background  string // paragraphs separated by an empty line
	Geography   string
	Future      string // analysis of the future
	Method      string
	APBD        []YearMoney
	Outline     string // book set: "kominfo-2019"
	QuickWins   int    // required number; 0: as the guideline of the set says
	Notes       string
}

// YearMoney is an amount of one year.
type YearMoney struct {
	Year   int
	Amount money.Rupiah
}

// YearValue is a target of one year.
type YearValue struct {
	Year   int
	Number decimal.Decimal
}

// LegalBasis is one law or regulation the plan rests on.
type LegalBasis struct {
	Code   string
	Kind   string // "Peraturan Presiden"
	Number string
	Year   int
	About  string
	Region bool // made by the region itself
}

// Rating is the three-level reading of a readiness item.
type Rating string

// Ratings; an empty one is not yet rated.
const (
	RatingGood   Rating = "baik"
	RatingMedium Rating = "sedang"
	RatingPoor   Rating = "buruk"
)

// ReadinessItem is one row of the readiness worksheet.
type ReadinessItem struct {
	Code      string
	Component string // code of the readiness component: "STR-SDM"
	Item      string
	Condition string // what was found
	Rating    Rating
	Evidence  string
	OPD       string
	Gap       string   // what is lacking; wanted where the rating is not good
	Closes    []string // codes of initiatives or actions that close the gap
	Reason    string   // why nothing closes it
}

// Gap is one row of the gap analysis of a sub-dimension.
type Gap struct {
	Code         string
	SubDimension string
	Current      string
	Ideal        string
	Text         string
	Initiatives  []string
	OPDs         []string
}

// Issue is one strategic issue of the region.
type Issue struct {
	Code      string
	Dimension string
	Text      string
	Scope     string // global, nasional, daerah
	Weight    int    // 1 to 5
	Keywords  []string
	Source    string
}

// SWOTSide is one of the four sides of a SWOT analysis.
type SWOTSide string

// Sides of a SWOT analysis.
const (
	Strength    SWOTSide = "S"
	Weakness    SWOTSide = "W"
	Opportunity SWOTSide = "O"
	Threat      SWOTSide = "T"
)

// SWOTEntry is one line of the SWOT analysis of a dimension or an office.
type SWOTEntry struct {
	Code      string
	Dimension string
	OPD       string // may be empty
	Side      SWOTSide
	Text      string
}

// TOWSStrategy is one strategy of the TOWS matrix: SO, WO, ST or WT.
type TOWSStrategy struct {
	Code      string
	Dimension string
	Quadrant  string
	Text      string
	From      []string // codes of SWOT entries
}

// Vision is the smart-city vision and what it means.
type Vision struct {
	Text     string
	Meaning  string
	Keywords []Keyword
}

// Keyword is one idea of the vision, with the missions it serves.
type Keyword struct {
	Code       string
	Word       string
	Meaning    string
	Dimensions []string
	Misi       []string // codes of the RPJMD
}

// Goal is a sasaran of the masterplan within a sub-dimension.
type Goal struct {
	Code         string
	SubDimension string
	Text         string
	Indicator    string
	Unit         string
	Baseline     decimal.Decimal
	Targets      []YearValue
}

// Strategy is how a goal is reached.
type Strategy struct {
	Code   string
	Goal   string
	Text   string
	Policy string   // arah kebijakan
	Misi   []string // codes of the RPJMD
}
