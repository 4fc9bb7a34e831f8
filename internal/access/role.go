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
	Gives []Verb // what its holder may give on without holding it
}

var (
	reading  = []Verb{Enter, Read, Export}
	working  = []Verb{Enter, Read, Export, Discuss, Work}
	taking   = with(working, Evaluated)
	writing  = with(taking, Write, Answer)
	auditing = with(taking, SeePeople)
	keeping  = with(taking, SeePeople, People, Moderate, Write)
	editing  = with(keeping, Build, Submit)
	deciding = []Verb{Approve, Enact}
	ministry = []Verb{Direct, Design, Decide, Watch}
)

func with(verbs []Verb, more ...Verb) []Verb { return append(slices.Clone(verbs), more...) }

var roles = []Role{
	{"pengelola", "Pengelola sistem", Nation, with(editing, RegionAdmin, Watch), with(deciding, with(ministry, Assess, Answer)...)},
	{"wali-kota", "Wali kota atau bupati", Regional, with(taking, Enact), nil},
	{"sekda", "Sekretaris daerah", Regional, with(auditing, Approve, RegionAdmin), nil},
	{"dewan", "Anggota Dewan Smart City", Regional, taking, nil},
	{"sekretaris", "Sekretaris Tim Pelaksana (Diskominfo)", Regional, with(editing, RegionAdmin, Answer), nil},
	{"ketua-dimensi", "Ketua kelompok dimensi", Group, writing, nil},
	{"perencana-opd", "Perencana OPD", Office, writing, nil},
	{"kepala-opd", "Kepala OPD", Office, with(keeping, Answer), nil},
	{"pembimbing", "Pembimbing", Nation | Regional, working, nil},
	{"asesor", "Asesor", Nation | Regional, with(working, Assess), nil},
	{"kominfo", "Pengelola program Kominfo", Nation, with(with(editing, RegionAdmin), ministry...), with(deciding, Assess, Answer)},
	{"pemutus", "Pemutus sanggah", Nation, with(working, Evaluated, Decide), nil},
	{"kemenkeu", "Analis Kementerian Keuangan", Nation | Regional, with(working, Watch), nil},
	{"auditor", "Auditor", Nation | Regional, with(auditing, Watch), nil},
	{"publik", "Publik", Nation | Regional, reading, nil},
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
