// Package assessor knows who judges the regions: the register of assessors with what
// they are expert in, the conflicts of interest that keep them away from a region,
// the declaration they sign each cycle, who is assigned to which region, and when a
// panel speaks with its region. Its rules take the time as a value.
package assessor

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Assessor is a person of the role asesor, as the register has them.
type Assessor struct {
	Person      string // identity of the account
	Name        string
	Institution string        // whom they work for, as people call it
	Home        []region.Code // where they come from
	Employer    region.Code   // the regional government that employs them; empty: none
	Fields      []string      // what they are expert in: codes of aspects and of dimensions
	Capacity    int           // the most regions they take in a cycle
	Active      bool
	Changed     time.Time
	Rev         int64
}

// Author is whoever does something, with the name that stands beside it.
type Author struct {
	access.Actor
	Name string
}

func (a Author) person() evaluation.Person { return evaluation.Person{ID: a.Person, Name: a.Name} }

// Event is a line in the history of an assessor: who changed what.
type Event struct {
	Person string // the assessor
	At     time.Time
	By     evaluation.Person
	Text   string // Indonesian sentence
}

const (
	longestName   = 160
	longestReason = 500
	mostHomes     = 8
	mostCapacity  = 200
)

// Check brings an entry of the register into form, or tells what is wrong with it.
func (a Assessor) Check() (Assessor, error) {
	a.Name, a.Institution = line(a.Name), line(a.Institution)
	slices.Sort(a.Home)
	slices.Sort(a.Fields)
	a.Home, a.Fields = slices.Compact(a.Home), slices.Compact(a.Fields)
	switch {
	case a.Person == "" || a.Name == "":
		return a, fault.New(fault.Invalid, "Pilih akun asesor dari daftar. Akun harus memegang peran Asesor.")
	case a.Institution == "" || len([]rune(a.Institution)) > longestName:
		return a, fault.New(fault.Invalid, fmt.Sprintf("Tulis lembaga asesor, paling banyak %d huruf.", longestName))
	case len(a.Home) == 0 || len(a.Home) > mostHomes:
		return a, fault.New(fault.Invalid, fmt.Sprintf("Tulis paling sedikit satu dan paling banyak %d daerah asal, dengan kode Kemendagri. Daerah asal tidak dinilai sendiri.", mostHomes))
	case a.Capacity < 1 || a.Capacity > mostCapacity:
		return a, fault.New(fault.Invalid, fmt.Sprintf("Daya tampung berupa bilangan 1 sampai %d: berapa daerah yang sanggup dinilai dalam satu siklus.", mostCapacity))
	}
	for _, code := range append(slices.Clone(a.Home), a.Employer) {
		if _, ok := region.Find(code); code != "" && !ok {
			return a, errRegion(code)
		}
	}
	return a, nil
}

// Narrows tells whether what an assessor writes about themselves would free them from
// a region that kept them away. Only the ministry may do that.
func (a Assessor) Narrows(before Assessor) bool {
	now := Automatic(a)
	return slices.ContainsFunc(Automatic(before), func(c Conflict) bool {
		return !slices.ContainsFunc(now, func(n Conflict) bool { return n.Region == c.Region })
	})
}

func errRegion(code region.Code) error {
	return fault.New(fault.Invalid, fmt.Sprintf("Tidak ada daerah berkode %q. Tulis kode Kemendagri, misalnya 21.72.", fault.Clip(string(code), 20)))
}

func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// RegionName says a region as people do.
func RegionName(code region.Code) string {
	r, _ := region.Find(code)
	return cmp.Or(r.Name, string(code))
}
