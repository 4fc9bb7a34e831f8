package assessor

import (
	"fmt"
	"slices"
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Kind is what ties an assessor to a region.
type Kind string

// Kinds of conflict.
const (
	Origin     Kind = "asal"
	Employment Kind = "kerja"
	Consultant Kind = "konsultan"
	Family     Kind = "keluarga"
	Other      Kind = "lain"
)

// Kinds lists the kinds that are declared; origin and employment follow from the
// register as well.
var Kinds = []Kind{Origin, Employment, Consultant, Family, Other}

var kindWords = map[Kind]string{
	Origin: "asal daerah", Employment: "tempat kerja", Consultant: "konsultan", Family: "keluarga", Other: "lain",
}

// Words says a kind as people do.
func (k Kind) Words() string { return kindWords[k] }

// Cooling is how many years after the last year of a consultancy it still bars.
const Cooling = 3

// Conflict is a tie that keeps an assessor away from a region. One that was declared
// stays, also when the ministry has lifted it.
type Conflict struct {
	Person string
	ID     string
	Region region.Code // a province stands for every region in it
	Kind   Kind
	Reason string
	From   int               // first year of a consultancy
	Until  int               // its last year; 0: it goes on
	By     evaluation.Person // the assessor, or the ministry
	At     time.Time

	Automatic bool // it follows from the register, and is kept nowhere else

	Lifted   evaluation.Person // who said that it bars no more
	LiftedAt time.Time
	Why      string
}

// Holds tells whether the tie bars at a moment.
func (c Conflict) Holds(now time.Time) bool {
	year := now.In(evaluation.Zone).Year()
	return c.LiftedAt.IsZero() && (c.Kind != Consultant || c.Until == 0 || year <= c.Until+Cooling)
}

// Check brings a conflict that is declared into form, or tells what is wrong with it.
func (c Conflict) Check(now time.Time) (Conflict, error) {
	c.Reason = line(c.Reason)
	year := now.In(evaluation.Zone).Year()
	_, known := region.Find(c.Region)
	switch {
	case !known:
		return c, errRegion(c.Region)
	case !slices.Contains(Kinds, c.Kind):
		return c, fault.New(fault.Invalid, "Pilih jenis benturan dari daftar.")
	case c.Reason == "" || len([]rune(c.Reason)) > longestReason:
		return c, fault.New(fault.Invalid, fmt.Sprintf("Jelaskan benturannya, paling banyak %d huruf.", longestReason))
	case c.Kind == Consultant && (c.From < 1990 || c.From > year):
		return c, fault.New(fault.Invalid, fmt.Sprintf("Tulis tahun mulai menjadi konsultan, antara 1990 dan %d.", year))
	case c.Kind == Consultant && c.Until != 0 && (c.Until < c.From || c.Until > year):
		return c, fault.New(fault.Invalid, fmt.Sprintf("Tahun berakhir menjadi konsultan antara %d dan %d; kosongkan bila masih berjalan.", c.From, year))
	}
	if c.Kind != Consultant {
		c.From, c.Until = 0, 0
	}
	return c, nil
}

// Automatic lists the conflicts that follow from the register.
func Automatic(a Assessor) []Conflict {
	var out []Conflict
	add := func(code region.Code, k Kind, reason string) {
		out = append(out, Conflict{Person: a.Person, Region: code, Kind: k, Reason: reason, At: a.Changed, Automatic: true})
	}
	for _, code := range a.Home {
		add(code, Origin, "daerah asal di daftar asesor")
	}
	if a.Employer != "" {
		add(a.Employer, Employment, "pemerintah daerah tempat bekerja di daftar asesor")
	}
	return out
}

// Barred lists the regions that an assessor is kept away from at a moment, in order.
func Barred(a Assessor, declared []Conflict, now time.Time) []region.Code {
	var out []region.Code
	for _, c := range append(Automatic(a), declared...) {
		if c.Holds(now) {
			out = append(out, within(c.Region)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// within lists a region with, where it is a province, the regions in it.
func within(code region.Code) []region.Code {
	out := []region.Code{code}
	if r, ok := region.Find(code); !ok || r.Kind != region.Provinsi {
		return out
	}
	for _, r := range region.All() {
		if r.Province == code {
			out = append(out, r.Code)
		}
	}
	return out
}
