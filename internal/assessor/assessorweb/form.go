package assessorweb

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"gurindam/internal/assessor"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// typed is an entry of the register as it was filled in.
type typed struct {
	Institution, Homes, Employer, Fields, Capacity string
	Active                                         bool
	Rev                                            int64
}

func typedOf(a assessor.Assessor) typed {
	t := typed{Institution: a.Institution, Employer: string(a.Employer), Fields: strings.Join(a.Fields, ", "), Capacity: fmt.Sprint(max(a.Capacity, 1)), Active: a.Active, Rev: a.Rev}
	if a.Person == "" {
		t.Capacity, t.Active = "5", true
	}
	var homes []string
	for _, code := range a.Home {
		homes = append(homes, string(code))
	}
	t.Homes = strings.Join(homes, ", ")
	return t
}

func readTyped(r *http.Request) typed {
	return typed{field(r, "lembaga"), field(r, "asal"), field(r, "kerja"), field(r, "keahlian"), field(r, "daya"), field(r, "aktif") != "", revision(r)}
}

// assessor reads what was filled in.
func (t typed) assessor(person string) (a assessor.Assessor, err error) {
	a = assessor.Assessor{Person: person, Institution: t.Institution, Capacity: number(t.Capacity), Active: t.Active, Rev: t.Rev}
	for _, word := range words(t.Homes) {
		code, err := readRegion(word)
		if err != nil {
			return a, err
		}
		a.Home = append(a.Home, code)
	}
	if t.Employer != "" {
		if a.Employer, err = readRegion(t.Employer); err != nil {
			return a, err
		}
	}
	for _, word := range words(t.Fields) {
		if len(word) > 40 || strings.ContainsAny(word, " \t") {
			return a, fault.New(fault.Invalid, fmt.Sprintf("Keahlian %q bukan kode. Tulis kode aspek atau dimensi dari instrumen, misalnya baseline, SG.", fault.Clip(word, 40)))
		}
		a.Fields = append(a.Fields, word)
	}
	return a, nil
}

// words divides a list that people typed by commas, semicolons or lines.
func words(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == ';' || c == '\n' || c == '\r' || c == '\t' }) {
		if w = strings.TrimSpace(w); w != "" && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// readRegion reads a region by code or by name.
func readRegion(word string) (region.Code, error) {
	if word != "" && word[0] >= '0' && word[0] <= '9' {
		return region.ParseCode(word)
	}
	found := region.Search(word)
	switch len(found) {
	case 0:
		return "", fault.New(fault.Invalid, fmt.Sprintf("Daerah %q tidak ada dalam daftar resmi. Tulis kode wilayahnya, misalnya 21.72.", fault.Clip(word, 60)))
	case 1:
		return found[0].Code, nil
	}
	return "", fault.New(fault.Invalid, fmt.Sprintf("Nama %q dimiliki beberapa daerah: %s dan %s. Tulis dengan Kabupaten atau Kota, atau kodenya.", fault.Clip(word, 60), found[0].Name, found[1].Name))
}

// tie is a conflict as it was filled in.
type tie struct{ Region, Kind, Reason, From, Until string }

func readTie(r *http.Request) tie {
	return tie{field(r, "daerah"), field(r, "jenis"), field(r, "alasan"), field(r, "dari"), field(r, "sampai")}
}

func (t tie) conflict(person string) (c assessor.Conflict, err error) {
	c = assessor.Conflict{Person: person, Kind: assessor.Kind(t.Kind), Reason: t.Reason}
	if c.Region, err = readRegion(t.Region); err != nil {
		return c, err
	}
	if t.From != "" {
		c.From = number(t.From)
	}
	if t.Until != "" {
		c.Until = number(t.Until)
	}
	return c, nil
}
