package rpjmd

// Side is the level of government a nomenclature entry is meant for. The two
// sides share codes: 1.02.01 names one program for the provinsi and another for
// kabupaten and kota.
type Side string

// Sides of the nomenclature.
const (
	SideProvinsi Side = "PROV"
	SideKabKota  Side = "KABKOT"
)

// Nomenclature is one edition of the official list of urusan, bidang urusan,
// program, kegiatan and sub kegiatan.
type Nomenclature struct {
	Version string  // chosen by whoever loads it: "2023"
	Entries []Entry // parents before their children
}

// Entry is one coded line of a nomenclature. Side, level and code name it.
type Entry struct {
	Side         Side
	Level        RenstraLevel // urusan to sub kegiatan
	Code         string
	Name         string
	Result       string // kinerja: what a sub kegiatan brings about
	Indicator    string
	Unit         string
	Tags         []string // themes the sub kegiatan is counted under
	SPM          string   // service standard it belongs to; empty: none
	Kind         string   // jenis: "Aktifitas"
	Note         string   // keterangan
	Previous     string   // code in the edition before, where the list states it
	PreviousName string
}
