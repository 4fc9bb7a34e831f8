package instrument

import "fmt"

// Steps lists what each step of the arithmetic keeps, in the order of reckoning.
func (r Rounding) Steps() []Step {
	return []Step{{"Rata-rata asesor", r.Question}, {"Nilai aspek", r.Aspect}, {"Sumbangan aspek", r.Contribution}, {"Indeks", r.Final}}
}

// Step is a step of the arithmetic with the decimals that it keeps.
type Step struct {
	Name     string
	Decimals int
}

// Exact tells whether the step keeps every decimal.
func (s Step) Exact() bool { return s.Decimals == Exact }

// Words says what the step keeps.
func (s Step) Words() string {
	if s.Exact() {
		return "tanpa pembulatan"
	}
	return fmt.Sprintf("%d desimal", s.Decimals)
}

// Words says the rule in one sentence.
func (r Rounding) Words() string {
	out := ""
	for n, s := range r.Steps() {
		if n > 0 {
			out += "; "
		}
		out += s.Name + " " + s.Words()
	}
	return out + "; setengah ke atas."
}
