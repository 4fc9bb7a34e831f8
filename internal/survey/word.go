package survey

import (
	"fmt"
	"slices"

	"gurindam/internal/instrument"
)

// What respondents choose from. The groups are wide on purpose.
var (
	Frequencies = []string{"Baru sekali", "Beberapa kali setahun", "Sekitar sekali sebulan", "Setiap minggu atau lebih sering"}
	Durations   = []string{"Kurang dari 6 bulan", "6 bulan sampai 2 tahun", "Lebih dari 2 tahun"}
	Roles       = []string{"Warga", "Pelaku usaha", "Pelajar atau mahasiswa", "Komunitas atau lembaga", "Pegawai pemerintah"}
	Ages        = []string{"17–25 tahun", "26–40 tahun", "41–60 tahun", "Di atas 60 tahun"}
)

// agreement says the levels 0 to 4, the scale of every shipped instrument with a
// survey.
var agreement = []string{"Sangat tidak setuju", "Tidak setuju", "Cukup setuju", "Setuju", "Sangat setuju"}

// DontKnowWords is how people say that they cannot judge.
const DontKnowWords = "Tidak tahu"

// Words says a level of a scale as respondents read it; one without words is its
// number.
func (l Level) Words(scale instrument.Scale) string {
	switch {
	case l == DontKnow:
		return DontKnowWords
	case scale.Min == 0 && scale.Max == len(agreement)-1 && int(l) >= 0 && int(l) < len(agreement):
		return agreement[l]
	}
	return fmt.Sprintf("Nilai %d", int(l))
}

// Levels lists what a respondent may choose, the lowest first, and at the end that
// they do not know.
func Levels(scale instrument.Scale) []Level {
	var out []Level
	for n := scale.Min; n <= scale.Max; n++ {
		out = append(out, Level(n))
	}
	return append(out, DontKnow)
}

// within tells whether a level may be given.
func within(l Level, scale instrument.Scale) bool { return slices.Contains(Levels(scale), l) }
