package instrument

import (
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/fault"
)

// Move is something done to the order of an instrument.
type Move string

// Moves.
const (
	Up     Move = "naik"
	Down   Move = "turun"
	Add    Move = "tambah"
	Remove Move = "hapus"
)

// Arrangement adds, removes or moves an aspect, an element or a question. Without a
// question it is about the element; without an element about the aspect.
type Arrangement struct {
	Move     Move   `json:"move"`
	Aspect   string `json:"aspect,omitempty"`
	Element  int    `json:"element,omitempty"` // its number from 1
	Question string `json:"question,omitempty"`
	Name     string `json:"name,omitempty"` // of what is added: its name, of a question its text
	Seen     string `json:"seen,omitempty"` // seal of what is to be removed, as it was seen
}

// Arrange carries an arrangement out.
func (i Instrument) Arrange(a Arrangement) (Instrument, error) {
	i = i.Clone()
	switch a.Move {
	case Up, Down, Add, Remove:
	default:
		return i, fault.New(fault.Invalid, fmt.Sprintf("Susunan %q tidak dikenal. Pakai naik, turun, tambah, atau hapus.", a.Move))
	}
	switch {
	case a.Question != "":
		return i.arrangeQuestion(a)
	case a.Element != 0 || a.Move == Add && i.aspect(a.Aspect) >= 0:
		return i.arrangeElement(a)
	}
	return i.arrangeAspect(a)
}

func (i Instrument) arrangeAspect(a Arrangement) (Instrument, error) {
	if a.Move == Add {
		if !aspectForm.MatchString(a.Aspect) {
			return i, fault.New(fault.Invalid, fmt.Sprintf("Kode aspek %q tidak sah. Pakai huruf kecil, angka, dan garis bawah, misalnya quick_win.", a.Aspect))
		}
		name := strings.TrimSpace(a.Name)
		if name == "" {
			return i, errNameless
		}
		i.Aspects = append(i.Aspects, Aspect{Code: a.Aspect, Name: name, Elements: []Element{{Name: name}}})
		return i, nil
	}
	n := i.aspect(a.Aspect)
	if n < 0 {
		return i, noAspect(a.Aspect)
	}
	list, err := moved(i.Aspects, n, a)
	i.Aspects = list
	return i, err
}

func (i Instrument) arrangeElement(a Arrangement) (Instrument, error) {
	n := i.aspect(a.Aspect)
	if n < 0 {
		return i, noAspect(a.Aspect)
	}
	in := &i.Aspects[n]
	if a.Move == Add {
		if strings.TrimSpace(a.Name) == "" {
			return i, errNameless
		}
		in.Elements = append(in.Elements, Element{Name: strings.TrimSpace(a.Name)})
		return i, nil
	}
	if a.Element < 1 || a.Element > len(in.Elements) {
		return i, fault.New(fault.NotFound, "Unsur itu tidak ada. Mungkin baru saja dihapus; muat ulang halamannya.")
	}
	list, err := moved(in.Elements, a.Element-1, a)
	in.Elements = list
	return i, err
}

func (i Instrument) arrangeQuestion(a Arrangement) (Instrument, error) {
	if a.Move == Add {
		return i.addQuestion(a)
	}
	p, ok := i.place(a.Question)
	if !ok {
		return i, noQuestion(a.Question)
	}
	elements := i.Aspects[p.aspect].Elements
	in := &elements[p.element]
	q := in.Questions[p.question]
	switch { // at the edge of an element a question moves into the next one
	case a.Move == Up && p.question == 0 && p.element > 0:
		in.Questions = slices.Delete(in.Questions, 0, 1)
		elements[p.element-1].Questions = append(elements[p.element-1].Questions, q)
		return i, nil
	case a.Move == Down && p.question == len(in.Questions)-1 && p.element < len(elements)-1:
		in.Questions = slices.Delete(in.Questions, p.question, p.question+1)
		elements[p.element+1].Questions = slices.Insert(elements[p.element+1].Questions, 0, q)
		return i, nil
	}
	list, err := moved(in.Questions, p.question, a)
	in.Questions = list
	return i, err
}

func (i Instrument) addQuestion(a Arrangement) (Instrument, error) {
	n := i.aspect(a.Aspect)
	if n < 0 {
		return i, noAspect(a.Aspect)
	}
	elements := i.Aspects[n].Elements
	_, in, taken := i.Find(a.Question)
	switch {
	case a.Element < 1 || a.Element > len(elements):
		return i, fault.New(fault.NotFound, "Unsur itu tidak ada. Mungkin baru saja dihapus; muat ulang halamannya.")
	case !codeForm.MatchString(a.Question):
		return i, fault.New(fault.Invalid, fmt.Sprintf("Kode pertanyaan %q tidak sah. Pakai huruf, angka, titik, dan tanda hubung, misalnya BL-1.1.", a.Question))
	case taken:
		return i, fault.New(fault.Invalid, fmt.Sprintf("Kode %q sudah dipakai pada aspek %s. Pilih kode lain.", a.Question, in.Name))
	case strings.TrimSpace(a.Name) == "":
		return i, fault.New(fault.Invalid, "Teks pertanyaan belum diisi.")
	}
	e := &elements[a.Element-1]
	e.Questions = append(e.Questions, Question{Code: a.Question, Text: strings.TrimSpace(a.Name)})
	return i, nil
}

// moved moves or removes one of a list. What was changed since somebody saw it is not
// removed; at the end of the list nothing moves.
func moved[T any](list []T, n int, a Arrangement) ([]T, error) {
	switch a.Move {
	case Up:
		if n > 0 {
			list[n-1], list[n] = list[n], list[n-1]
		}
	case Down:
		if n < len(list)-1 {
			list[n], list[n+1] = list[n+1], list[n]
		}
	case Remove:
		if a.Seen != Seal(list[n]) {
			return list, fault.New(fault.Conflict, "Yang hendak dihapus baru saja diubah orang lain. Periksa isinya, lalu hapus lagi bila memang harus.")
		}
		return slices.Delete(list, n, n+1), nil
	}
	return list, nil
}

var errNameless = fault.New(fault.Invalid, "Nama belum diisi. Tulis nama yang akan ditambahkan.")
