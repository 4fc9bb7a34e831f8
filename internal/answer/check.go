package answer

import (
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/evidence"
	"gurindam/internal/instrument"
)

// Finding is something that keeps a sheet from being handed in, or that whoever hands
// it in should know.
type Finding struct {
	Question string
	Aspect   string // code
	Lack     Lack   // Met for a finding that is not about evidence
	Stops    bool   // the sheet cannot be handed in
	Text     string // what is missing
	Mend     string // what to do
	Path     string // where
	Item     string // the piece of evidence it is about; empty: none
}

// named says types of evidence in a sentence.
func named(codes []string) string {
	var out []string
	for _, c := range codes {
		name := c
		if t, ok := evidence.TypeOf(c); ok {
			name = t.Name
		}
		out = append(out, "“"+name+"”")
	}
	if n := len(out); n > 1 {
		return strings.Join(out[:n-1], ", ") + " atau " + out[n-1]
	}
	return strings.Join(out, "")
}

// Answered tells whether an answer says what the question asks: a level, and where the
// figure is somebody else's, the figure.
func Answered(q instrument.Question, a Answer) bool {
	return a.Claimed && (q.From == "" || a.Figure != "")
}

// Check lists what is wrong with a sheet before it is handed in, in the order of the
// questions: what is not answered, and every claimed level that asks for evidence of a
// type and a year that is not there. year is the year that is evaluated.
func Check(i instrument.Instrument, s Sheet, year int) []Finding {
	var out []Finding
	proofs := s.byQuestion()
	for _, a := range i.Aspects {
		for _, q := range a.Questions() {
			for _, f := range check(i, q, s.Of(q.Code), proofs[q.Code], year) {
				f.Question, f.Aspect = q.Code, a.Code
				f.Path = PathOf(s.Region, s.Cycle, a.Code, q.Code)
				out = append(out, f)
			}
		}
	}
	return out
}

// Stops tells whether any finding keeps the sheet from being handed in.
func Stops(findings []Finding) bool {
	for _, f := range findings {
		if f.Stops {
			return true
		}
	}
	return false
}

func check(i instrument.Instrument, q instrument.Question, a Answer, proofs []Proof, year int) []Finding {
	if !a.Claimed {
		return []Finding{{Stops: true, Text: "Belum dijawab.", Mend: fmt.Sprintf("Pilih tingkat %d sampai %d.", i.Scale.Min, i.Scale.Max)}}
	}
	var out []Finding
	if !Answered(q, a) {
		out = append(out, Finding{Stops: true, Text: fmt.Sprintf("Angka dari %s belum diisi.", q.From), Mend: "Isi angkanya seperti yang diterbitkan, dengan tahunnya."})
	}
	for _, r := range q.Evidence {
		if r.From > a.Level {
			continue
		}
		if p, lack := nearest(r, proofs, year); lack != Met {
			out = append(out, lacking(r, p, lack, a.Level, year))
		}
	}
	for _, p := range proofs {
		if p.Doubt != "" {
			out = append(out, Finding{Item: p.Item, Text: fmt.Sprintf("Bukti “%s”: %s", p.Title, p.Doubt), Mend: "Pastikan bukti itu memang menunjukkan keadaan tahun dan daerah ini."})
		}
	}
	return out
}

func lacking(r instrument.Requirement, p Proof, lack Lack, level, year int) Finding {
	f := Finding{Lack: lack, Stops: true, Item: p.Item}
	wanted := named(r.Types)
	if r.Text != "" {
		wanted += " (" + r.Text + ")"
	}
	when := whenOf(r.Years, year)
	switch lack {
	case WrongType:
		f.Text = fmt.Sprintf("Tingkat %d perlu bukti %s; yang dilampirkan berjenis lain.", level, wanted)
		f.Mend = "Lampirkan bukti jenis itu, perbaiki jenis bukti yang salah dicatat, atau turunkan tingkatnya."
	case Spoiled:
		f.Text = fmt.Sprintf("Tingkat %d perlu bukti %s; bukti “%s” %s.", level, wanted, p.Title, p.Unsound)
		f.Mend = "Ganti dengan berkas yang sah, atau turunkan tingkatnya."
	case WrongYear:
		f.Text = fmt.Sprintf("Tingkat %d perlu bukti %s%s; bukti “%s” bukan dari tahun itu.", level, wanted, when, p.Title)
		f.Mend = "Lampirkan bukti tahun itu, isi tanggal atau masa buktinya bila keliru, atau turunkan tingkatnya."
	default:
		f.Text = fmt.Sprintf("Tingkat %d perlu bukti %s%s; belum ada.", level, wanted, when)
		f.Mend = "Lampirkan buktinya, atau turunkan tingkatnya."
	}
	return f
}

func whenOf(years string, year int) string {
	switch years {
	case ThisYear:
		return fmt.Sprintf(" tahun %d", year)
	case LastYear:
		return fmt.Sprintf(" tahun %d", year-1)
	}
	return ""
}

func (s Sheet) byQuestion() map[string][]Proof {
	out := map[string][]Proof{}
	for _, p := range slices.Concat(s.Proofs, s.Surveys) {
		out[p.Question] = append(out[p.Question], p)
	}
	return out
}
