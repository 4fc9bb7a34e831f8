package instrument

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/decimal"
	"gurindam/internal/fault"
)

// Head is what an instrument says of itself beside its questions, with the weights of
// its aspects. It is written in one form, and saved whole.
type Head struct {
	Name       string                     `json:"name"`
	Framework  string                     `json:"framework"`
	Year       int                        `json:"year"`
	Cohort     string                     `json:"cohort"`
	Previous   []string                   `json:"previous"`
	Sources    []Source                   `json:"sources"`
	Notes      []string                   `json:"notes"`
	Scale      Scale                      `json:"scale"`
	Rounding   Rounding                   `json:"rounding"`
	Predicates []Predicate                `json:"predicates"`
	Weights    map[string]decimal.Decimal `json:"weights"` // by aspect; the others keep theirs
}

// Head takes the head of an instrument.
func (i Instrument) Head() Head {
	h := Head{
		Name: i.Name, Framework: i.Framework, Year: i.Year, Cohort: i.Cohort, Previous: i.Previous, Sources: i.Sources,
		Notes: i.Notes, Scale: i.Scale, Rounding: i.Rounding, Predicates: i.Predicates, Weights: map[string]decimal.Decimal{},
	}
	for _, a := range i.Aspects {
		h.Weights[a.Code] = a.Weight
	}
	return h
}

// WithHead gives the instrument with another head.
func (i Instrument) WithHead(h Head) Instrument {
	i = i.Clone()
	i.Name, i.Framework, i.Year, i.Cohort, i.Previous, i.Sources = h.Name, h.Framework, h.Year, h.Cohort, h.Previous, h.Sources
	i.Notes, i.Scale, i.Rounding, i.Predicates = h.Notes, h.Scale, h.Rounding, h.Predicates
	for n, a := range i.Aspects {
		if w, said := h.Weights[a.Code]; said {
			i.Aspects[n].Weight = w
		}
	}
	return i
}

// Title is what an aspect says of itself beside its weight and questions.
type Title struct {
	Code     string   `json:"code"`
	Name     string   `json:"name"`
	Group    string   `json:"group"`
	Judges   string   `json:"judges"`
	Elements []string `json:"elements"` // their names, in order
}

// Title takes the title of an aspect.
func (a Aspect) Title() Title {
	t := Title{Code: a.Code, Name: a.Name, Group: a.Group, Judges: a.Judges}
	for _, e := range a.Elements {
		t.Elements = append(t.Elements, e.Name)
	}
	return t
}

// WithTitle gives the instrument with another title of the aspect of a code.
func (i Instrument) WithTitle(code string, t Title) (Instrument, error) {
	i = i.Clone()
	n := i.aspect(code)
	if n < 0 {
		return i, noAspect(code)
	}
	if other := i.aspect(t.Code); other >= 0 && other != n {
		return i, fault.New(fault.Invalid, fmt.Sprintf("Kode %q sudah dipakai aspek lain. Pilih kode lain.", t.Code))
	}
	a := &i.Aspects[n]
	a.Code, a.Name, a.Group, a.Judges = t.Code, t.Name, t.Group, t.Judges
	for k := range min(len(a.Elements), len(t.Elements)) {
		a.Elements[k].Name = t.Elements[k]
	}
	return i, nil
}

// WithQuestion gives the instrument with another question in the place of that of a
// code.
func (i Instrument) WithQuestion(code string, q Question) (Instrument, error) {
	i = i.Clone()
	if !strings.EqualFold(code, q.Code) {
		if _, a, taken := i.Find(q.Code); taken {
			return i, fault.New(fault.Invalid, fmt.Sprintf("Kode %q sudah dipakai pada aspek %s. Pilih kode lain.", q.Code, a.Name))
		}
	}
	place, ok := i.place(code)
	if !ok {
		return i, noQuestion(code)
	}
	i.Aspects[place.aspect].Elements[place.element].Questions[place.question] = q.clone()
	return i, nil
}

// aspect gives the number of an aspect, or -1.
func (i Instrument) aspect(code string) int {
	return slices.IndexFunc(i.Aspects, func(a Aspect) bool { return a.Code == code })
}

// place is where a question stands.
type place struct{ aspect, element, question int }

func (i Instrument) place(code string) (place, bool) {
	for n, a := range i.Aspects {
		for m, e := range a.Elements {
			for k, q := range e.Questions {
				if q.Code == code {
					return place{n, m, k}, true
				}
			}
		}
	}
	return place{}, false
}

// Seal marks the value of a part as somebody saw it, so that saving it later tells
// whether somebody else has changed it since.
func Seal(part any) string {
	text, err := json.Marshal(part)
	if err != nil {
		panic(err) // parts are plain values
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

func noAspect(code string) error {
	return fault.New(fault.NotFound, fmt.Sprintf("Aspek %q tidak ada dalam instrumen ini. Mungkin baru saja dihapus; muat ulang halamannya.", code))
}

func noQuestion(code string) error {
	return fault.New(fault.NotFound, fmt.Sprintf("Pertanyaan %q tidak ada dalam instrumen ini. Mungkin baru saja dihapus; muat ulang halamannya.", code))
}
