package plan

import (
	"gurindam/internal/decimal"
	"gurindam/internal/money"
	"gurindam/internal/rpjmd"
)

// Status is where an initiative stands, in the words the regions use.
type Status string

// Statuses of an initiative.
const (
	NotStarted Status = "belum dilaksanakan"
	Discussed  Status = "dalam pembahasan"
	Running    Status = "berjalan"
	Done       Status = "selesai"
	Stopped    Status = "dihentikan"
)

// Statuses lists the statuses in their order.
func Statuses() []Status { return []Status{NotStarted, Discussed, Running, Done, Stopped} }

// Initiative is one thing the masterplan promises (program/inovasi).
type Initiative struct {
	Code         string // "SG-01"
	SubDimension string // code of the sub-dimension, which names its dimension
	Strategy     string // code; may be empty
	Program      string // program of the office it belongs to, in words
	Name         string // kegiatan/inisiatif
	Description  string // deskripsi/output
	Indicator    string
	Unit         string
	Baseline     decimal.Decimal
	Targets      []YearValue // in order of years
	OPD          string      // PIC: code of the office responsible
	Supporting   []string    // codes of supporting offices
	Partners     []string    // names of partners outside the government
	Budgets      []Budget    // by year, then source
	Budget       rpjmd.Code  // nomenclature code; may be empty
	Status       Status
	Schedule     Schedule
	Example      bool // contoh: made up for the example
}

// Budget is the pagu of one year from one source of funds.
type Budget struct {
	Year   int
	Source string // code of a funding source: "APBD"
	Amount money.Rupiah
}

// Schedule is an initiative's place on the road map. The zero value is unset.
type Schedule struct {
	Start Quarter
	End   Quarter  // the last quarter in which it runs
	After []string // codes of initiatives that must come first (prasyarat)
}

// Quarter is a triwulan of a year.
type Quarter struct{ Year, Quarter int }

// IsZero tells whether no quarter is set.
func (q Quarter) IsZero() bool { return q.Year == 0 }

// Index counts quarters from the first quarter of year 0, for comparing and drawing.
func (q Quarter) Index() int { return q.Year*4 + q.Quarter - 1 }

// ActionKind is one of the five supporting action plans.
type ActionKind string

// Kinds of action plan; the first four are checked one by one by the evaluation.
const (
	ActionPeople         ActionKind = "SDM"
	ActionInfrastructure ActionKind = "Infrastruktur"
	ActionApplication    ActionKind = "Aplikasi"
	ActionLiteracy       ActionKind = "Literasi"
	ActionPolicy         ActionKind = "Kebijakan & Kelembagaan"
)

// ActionKinds lists the five action plans in the order of the book.
func ActionKinds() []ActionKind {
	return []ActionKind{ActionPeople, ActionInfrastructure, ActionApplication, ActionLiteracy, ActionPolicy}
}

// Action is one line of a supporting action plan.
type Action struct {
	Code        string
	Kind        ActionKind
	Name        string
	Output      string
	Unit        string
	Targets     []YearValue
	OPD         string
	Supporting  []string
	Source      string // funding source
	Budgets     []YearMoney
	Initiatives []string // codes of the initiatives it supports
}

// Milestone is a dated mark on the road map.
type Milestone struct {
	Code       string
	Initiative string
	At         Quarter
	Text       string
}

// QuickWin is the sheet of an acceleration programme: within a year, with a
// benefit people feel. Its texts answer the twelve questions of the evaluation.
type QuickWin struct {
	Code           string
	Name           string
	Dimension      string
	Year           int
	Proposer       string // code of an office, or "Dewan Smart City"
	Initiative     string // code of the initiative it speeds up; may be empty
	Kind           string // Program, Produk, Metode, Konseptual, Teknologi
	Stage          string // from Perumusan masalah to Evaluasi
	Progress       int    // percent
	ProgressNote   string
	Issue          string // RPJMD issue it comes from, and who designed it
	Summary        string
	Appeal         string // daya tarik
	Benefit        string
	Uniqueness     string
	Partners       []Partner
	Potential      string
	Sustainability string // strategi keberlangsungan
	Risk           string // risks identified
	Mitigation     string
	Resources      string
	Continuation   string // keberlanjutan: of earlier quick wins, and what comes next
	Example        bool
}

// Partner is a partner of a quick win and the form of the partnership.
type Partner struct{ Form, Name string }

// Body is the Dewan, the Tim Pelaksana or the Forum.
type Body struct {
	Code   string
	Kind   string // "Dewan Smart City", "Tim Pelaksana", "Forum Smart City"
	Decree string
	Date   string
	Duty   string
}

// Member is a seat in a body.
type Member struct {
	Code     string
	Body     string
	Role     string // Ketua, Wakil Ketua, Sekretaris, Anggota
	Position string // office held: "Sekretaris Daerah"
	Name     string
	Agency   string
}

// Risk is one row of the risk register.
type Risk struct {
	Code       string
	Text       string
	Dimension  string // may be empty: the whole plan
	Impact     int    // 1 to 5
	Likelihood int    // 1 to 5
	Mitigation string
	OPD        string
}

// Level is impact times likelihood.
func (r Risk) Level() int { return r.Impact * r.Likelihood }

// LinkKind says how an initiative relates to an element of the law's chain.
type LinkKind string

// Kinds of link.
const (
	Derives  LinkKind = "turunan"
	Supports LinkKind = "mendukung"
	Funds    LinkKind = "mendanai"
)

// Link ties an initiative to an element of the RPJMD or a row of a Renstra.
type Link struct {
	Initiative string
	Element    string // code of an RPJMD element; empty when Renstra is set
	Renstra    string // ID of a Renstra row
	Kind       LinkKind
	Reason     string
	Page       string
}

// Participation is one meeting or hearing in which the plan was made, for the
// record of who took part.
type Participation struct {
	Code    string
	Date    string
	Event   string
	Parties string
	People  int // 0: not recorded
	Outcome string
}
