package rpjmd

import (
	"regexp"
	"strings"
)

// Code is a code of the budget nomenclature with the version it was taken from:
// urusan.bidang.program.kewenangan.kegiatan.sub kegiatan, as 1.03.02.2.01.0004.
// X stands for an urusan or bidang of the office's own (X.XX.01). The last part
// had two digits in the first edition and has four since.
type Code struct {
	Text    string // always text: 1.10 is not 1.1
	Version string // of the nomenclature, "2023"; empty where unknown
}

var codeForm = regexp.MustCompile(`^([0-9]|X)(\.([0-9]{2}|XX)(\.[0-9]{2}(\.[0-9](\.[0-9]{2}(\.([0-9]{2}|[0-9]{4}))?)?)?)?)?$`)

// Valid tells whether the text has the form of a code.
func (c Code) Valid() bool { return codeForm.MatchString(c.Text) }

// Empty tells whether there is no code.
func (c Code) Empty() bool { return c.Text == "" }

// Depth is the level the code stands at, empty for a text that is no code. A code
// of four parts ends at the kewenangan and names nothing by itself.
func (c Code) Depth() RenstraLevel {
	if !c.Valid() {
		return ""
	}
	return [...]RenstraLevel{RenstraUrusan, RenstraBidang, RenstraProgram, "", RenstraKegiatan, RenstraSubKegiatan}[strings.Count(c.Text, ".")]
}

// Parent gives the code one level up; the zero Code for an urusan.
func (c Code) Parent() Code {
	parts := strings.Split(c.Text, ".")
	switch n := len(parts); {
	case n <= 1:
		return Code{}
	case n == 5: // above a kegiatan stands the program, not the kewenangan
		return Code{strings.Join(parts[:3], "."), c.Version}
	default:
		return Code{strings.Join(parts[:n-1], "."), c.Version}
	}
}
