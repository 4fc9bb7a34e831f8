package result

// Quadrant is where a region lies by performance and improvement. The thresholds are
// the means of its cohort, which is a choice of this program: official thresholds
// and names are not known.
type Quadrant string

// Quadrants.
const (
	HighRising Quadrant = "tinggi-naik"  // above both means
	HighFlat   Quadrant = "tinggi-datar" // performance above, improvement below
	LowRising  Quadrant = "rendah-naik"
	LowFlat    Quadrant = "rendah-datar"
	NoQuadrant Quadrant = "" // there is no improvement to go by
)

// Words says a quadrant as people do.
func (q Quadrant) Words() string {
	switch q {
	case HighRising:
		return "pencapaian dan peningkatan di atas rata-rata"
	case HighFlat:
		return "pencapaian di atas rata-rata, peningkatan di bawahnya"
	case LowRising:
		return "pencapaian di bawah rata-rata, peningkatan di atasnya"
	case LowFlat:
		return "pencapaian dan peningkatan di bawah rata-rata"
	}
	return "belum ada pembanding tahun lalu"
}
