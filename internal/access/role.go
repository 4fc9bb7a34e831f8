package access

import "slices"

// Level is what kind of scope a role is given on.
type Level int

// Levels; a role may have several.
const (
	Nation Level = 1 << iota
	Regional
	Office
	Group
)

// Role is a set of verbs with the name that people know it by.
type Role struct {
	ID    string
	Name  string // Indonesian
	On    Level
	Verbs []Verb
}

var (
	reading  = []Verb{Enter, Read, Export}
	working  = []Verb{Enter, Read, Export, Discuss}
	auditing = []Verb{Enter, Read, Export, Discuss, SeePeople}
	keeping  = []Verb{Enter, Read, Export, Discuss, SeePeople, People, Moderate}
	editing  = append(slices.Clone(keeping), Build)
)

var roles = []Role{
	{"pengelola", "Pengelola sistem", Nation, editing},
	{"wali-kota", "Wali kota atau bupati", Regional, working},
	{"sekda", "Sekretaris daerah", Regional, auditing},
	{"dewan", "Anggota Dewan Smart City", Regional, working},
	{"sekretaris", "Sekretaris Tim Pelaksana (Diskominfo)", Regional, editing},
	{"ketua-dimensi", "Ketua kelompok dimensi", Group, working},
	{"perencana-opd", "Perencana OPD", Office, working},
	{"kepala-opd", "Kepala OPD", Office, keeping},
	{"pembimbing", "Pembimbing", Nation | Regional, working},
	{"asesor", "Asesor", Nation | Regional, working},
	{"kominfo", "Pengelola program Kominfo", Nation, editing},
	{"kemenkeu", "Analis Kementerian Keuangan", Nation | Regional, working},
	{"auditor", "Auditor", Nation | Regional, auditing},
	{"publik", "Publik", Nation | Regional, reading},
}

// Public is the role of nobody in particular.
const Public = "publik"

// Keeper is the role of whoever sets the program up.
const Keeper = "pengelola"

// Roles lists every role.
func Roles() []Role { return slices.Clone(roles) }

// FindRole gives the role of an identifier.
func FindRole(id string) (Role, bool) {
	for _, r := range roles {
		if r.ID == id {
			return r, true
		}
	}
	return Role{}, false
}

// Fits tells whether the role can be given on a scope.
func (r Role) Fits(s Place) bool { return r.On&LevelOf(s) != 0 }

// LevelOf gives the level of a scope; zero for one that is nowhere.
func LevelOf(s Place) Level {
	switch {
	case s == Place{}:
		return Nation
	case s.Region == "", s.OPD != "" && s.Dimension != "":
		return 0
	case s.OPD != "":
		return Office
	case s.Dimension != "":
		return Group
	}
	return Regional
}
