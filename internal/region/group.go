package region

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gurindam/internal/fault"
)

// Group is the working group of a dimension (kelompok kerja).
type Group struct {
	Dimension string // code of the guideline: "SG"
	Rev       int64
	Lead      Seated
	Members   []Seated
	Note      string
}

// Seated is an office, a person, or a person of an office in a group.
type Seated struct{ OPD, Person string }

// Blank tells whether nobody is named.
func (s Seated) Blank() bool { return s == Seated{} }

// Compose refuses a group that names what is not there, or somebody twice.
// Members that were left blank are dropped.
func Compose(g Group, dimensions []string, offices []OPD) (Group, error) {
	if !slices.Contains(dimensions, g.Dimension) {
		return g, fault.New(fault.NotFound, fmt.Sprintf("Dimensi %q tidak ada dalam pedoman rencana ini.", fault.Clip(g.Dimension, 40)))
	}
	g.Lead = g.Lead.tidy()
	var members []Seated
	for _, m := range g.Members {
		if m = m.tidy(); m.Blank() {
			continue
		}
		if slices.Contains(members, m) {
			return g, fault.New(fault.Invalid, fmt.Sprintf("%s disebut dua kali dalam kelompok ini.", m.text()))
		}
		members = append(members, m)
	}
	g.Members = members
	if g.Lead.Blank() && (len(members) > 0 || g.Note != "") {
		return g, fault.New(fault.Invalid, "Isi ketua kelompok: OPD yang memimpin, orangnya, atau keduanya.")
	}
	for _, m := range append([]Seated{g.Lead}, members...) {
		if m.OPD != "" && !slices.ContainsFunc(offices, func(o OPD) bool { return o.Code == m.OPD }) {
			return g, fault.New(fault.Invalid, fmt.Sprintf("OPD %q tidak ada di daftar OPD. Pilih dari daftar.", fault.Clip(m.OPD, 40)))
		}
		if utf8.RuneCountInString(m.Person) > 120 {
			return g, fault.New(fault.Invalid, "Nama orang paling banyak 120 huruf.")
		}
	}
	if utf8.RuneCountInString(g.Note) > longestNote {
		return g, fault.New(fault.Invalid, fmt.Sprintf("Keterangan paling banyak %d huruf.", longestNote))
	}
	return g, nil
}

func (s Seated) tidy() Seated {
	return Seated{strings.TrimSpace(s.OPD), strings.Join(strings.Fields(s.Person), " ")}
}

func (s Seated) text() string {
	switch {
	case s.OPD == "":
		return s.Person
	case s.Person == "":
		return "OPD " + s.OPD
	}
	return s.Person + " (" + s.OPD + ")"
}
