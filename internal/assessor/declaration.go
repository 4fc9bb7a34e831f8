package assessor

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"gurindam/internal/evaluation"
)

// Declaration is what an assessor signed for a cycle: that nothing ties them to a
// region beside what is on record. Without it no assignment is opened.
type Declaration struct {
	Cycle  string
	Person string
	Name   string
	Text   string // as it was signed
	At     time.Time
}

// Signed tells whether there is one.
func (d Declaration) Signed() bool { return !d.At.IsZero() }

// Statement is the text that an assessor signs: it names every conflict on record, so
// that what was declared can be read in it for ever.
func Statement(c evaluation.Cycle, a Assessor, declared []Conflict, now time.Time) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Saya, %s, dari %s, menyatakan bahwa dalam %s tidak ada benturan kepentingan antara saya dan daerah yang dievaluasi selain yang tercatat berikut: ",
		a.Name, a.Institution, c.Name)
	b.WriteString(strings.Join(Ties(a, declared, now), "; "))
	b.WriteString(". Bila kemudian ada benturan lain, saya mencatatnya saat itu juga dan tidak menilai daerah itu. Saya menilai sendiri, menurut bukti, dan menjaga kerahasiaan isian daerah serta nilai asesor lain.")
	return b.String()
}

// Ties says every conflict that bars at a moment: "Kota Bontang (asal daerah)".
func Ties(a Assessor, declared []Conflict, now time.Time) []string {
	var out []string
	for _, c := range append(Automatic(a), declared...) {
		if text := fmt.Sprintf("%s (%s)", RegionName(c.Region), c.Kind.Words()); c.Holds(now) && !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}
