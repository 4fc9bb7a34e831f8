package workbook

import (
	"fmt"
	"strings"

	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
)

// named is a code that was given, and where.
type named struct {
	code string
	at   sheet.Ref
}

// pending is a reference that is resolved once every sheet is read.
type pending struct {
	at     sheet.Ref
	to     space
	target *string
}

// nomen is a code of the nomenclature that is looked up once its version is known.
type nomen struct {
	at   sheet.Ref
	code *rpjmd.Code
}

// register gives a code its place; ok is false where another row has it.
func (r *reader) register(s space, code string, at sheet.Ref) (before sheet.Ref, ok bool) {
	if r.codes[s] == nil {
		r.codes[s] = map[string]named{}
	}
	key := codeKey(code)
	if n, taken := r.codes[s][key]; taken {
		return n.at, false
	}
	r.codes[s][key] = named{code, at}
	return sheet.Ref{}, true
}

// alias lets a code be called by a name, or by both, where no code is written so.
func (r *reader) alias(s space, name, code string) {
	if name == "" || code == "" {
		return
	}
	for _, key := range []string{codeKey(name), codeKey(code + name)} {
		if _, taken := r.codes[s][key]; !taken {
			r.codes[s][key] = named{code: code}
		}
	}
}

// codeKey makes codes comparable: case and space do not count, points and dashes do.
func codeKey(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }

// free gives a code made of a prefix and a number that no row has.
func (r *reader) free(s space, prefix string, n int, at sheet.Ref) string {
	for ; ; n++ {
		code := fmt.Sprintf("%s-%03d", prefix, n)
		if _, ok := r.register(s, code, at); ok {
			return code
		}
	}
}

// council may propose a quick win although it is no office.
const council = "Dewan Smart City"

// resolve turns every reference into the code it means, or tells that there is none.
func (r *reader) resolve() {
	for _, p := range r.pending {
		if p.to == proposers && fold(*p.target) == fold(council) {
			*p.target = council
			continue
		}
		if code, ok := r.lookup(p.to, *p.target); ok {
			*p.target = code
			continue
		}
		n := nouns[p.to]
		text := fmt.Sprintf("Kode %s %q tidak ada", n.noun, *p.target)
		advice := r.suggest(*p.target, r.known(p.to))
		if n.sheet != "" {
			text += " pada lembar " + n.sheet
			advice = join(advice, "Perbaiki kodenya, atau tambahkan barisnya pada lembar "+n.sheet+".")
		} else if advice == "" {
			advice = "Pilih dari daftar: " + strings.Join(p.to.list()(r.guide), ", ") + "."
		}
		r.add(p.at, sheet.Error, *p.target, text+".", advice)
	}
	for _, b := range r.budgets {
		r.checkNomenclature(b)
	}
}

func (r *reader) lookup(s space, text string) (string, bool) {
	for _, part := range s.parts() {
		if n, ok := r.codes[part][codeKey(text)]; ok {
			return n.code, true
		}
	}
	return "", false
}

// known lists the codes of a space, for suggestions.
func (r *reader) known(s space) []string {
	var out []string
	for _, part := range s.parts() {
		for _, n := range r.codes[part] {
			out = append(out, n.code)
		}
	}
	return out
}

func (r *reader) checkNomenclature(b nomen) {
	if r.opt.Lookup == nil {
		return
	}
	if b.code.Version == "" {
		r.add(b.at, sheet.Warning, b.code.Text, "Versi nomenklatur kode ini belum diisi, jadi kodenya tidak diperiksa.", "Isi kolom Versi nomenklatur.")
		return
	}
	_, nearest, ok := r.opt.Lookup(*b.code)
	if ok {
		return
	}
	advice := "Periksa kode dan versinya."
	if len(nearest) > 0 {
		advice = "Yang terdekat: " + strings.Join(nearest, ", ") + "."
	}
	r.add(b.at, sheet.Warning, b.code.Text, "Kode ini tidak ada dalam nomenklatur versi "+b.code.Version+".", advice)
}
