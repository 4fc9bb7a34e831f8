// Package region knows the regions of Indonesia, their official codes, and the
// offices (OPD) of a regional government.
package region

import "cmp"

// Code is a region's code in the Kemendagri system: "21" for a provinsi, "21.72"
// for a kabupaten or kota. It is text, never a number.
type Code string

// BPSCode is a region's code in the BPS system: "2172". For 199 regions it
// differs from the Kemendagri code, and 169 BPS codes name another region there,
// so the two are never exchanged.
type BPSCode string

// Kind is the legal class of a region.
type Kind string

// Kinds of region.
const (
	Provinsi              Kind = "provinsi"
	Kabupaten             Kind = "kabupaten"
	KabupatenAdministrasi Kind = "kabupaten administrasi"
	Kota                  Kind = "kota"
	KotaAdministrasi      Kind = "kota administrasi"
)

// Region is a provinsi, kabupaten or kota.
type Region struct {
	Code     Code
	Name     string // with its class: "Kota Tanjung Pinang"
	Kind     Kind
	Province Code // empty for a provinsi
	BPS      BPSCode
	Place    Place
}

// Place is a representative point in hundredths of a degree; longitude east and
// latitude north are positive. It is illustrative, never a boundary.
type Place struct{ Lat, Lng int }

// OPD is an office of a regional government (perangkat daerah).
type OPD struct {
	Code  string // chosen by the region, unique there: "DISKOMINFO"
	Name  string
	Short string // as in tables: "Diskominfo"
	Note  string
}

// Label is what tables call the office.
func (o OPD) Label() string { return cmp.Or(o.Short, o.Name, o.Code) }
