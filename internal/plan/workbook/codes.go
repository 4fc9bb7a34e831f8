package workbook

import (
	"fmt"
	"slices"
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
	at   sheet.Ref
	to   space
	one  *string
	many *[]string
}

// nomen is a code of the nomenclature that is looked up once its version is known.
type nomen struct {
	at   sheet.Ref
	code *rpjmd.Code
}

// register gives a code its place; ok is false where another row has it.
func (r *reader) register(s space, code string, at sheet.Ref) (before sheet.Ref, ok bool) {
	key, codes := codeKey(code), r.space(s)
	if n, taken := codes[key]; taken {
		return n.at, false
	}
	codes[key] = named{code, at}
	return sheet.Ref{}, true
}

func (r *reader) space(s space) map[string]named {
	if r.codes[s] == nil {
		r.codes[s] = map[string]named{}
	}
	return r.codes[s]
}

// alias lets a code be called by a name, or by both, where no code is written so.
func (r *reader) alias(s space, name, code string) {
	if name == "" || code == "" {
		return
	}
	for _, key := range []string{codeKey(name), codeKey(code + name)} {
		if codes := r.space(s); codes[key].code == "" {
			codes[key] = named{code: code}
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
		if p.one != nil {
			r.refer(p, p.one)
			continue
		}
		*p.many = r.commas(p.to, *p.many)
		for i := range *p.many {
			r.refer(p, &(*p.many)[i])
		}
		*p.many = distinct(*p.many)
	}
	for _, b := range r.budgets {
		r.checkNomenclature(b)
	}
}

// settle resolves what one cell referred to, once its row is read.
func (r *reader) settle() {
	if !r.trusting {
		r.resolve()
	}
	r.pending, r.budgets = nil, nil
}

// guidelineCodes makes the codes known that the guideline fixes.
func (r *reader) guidelineCodes() {
	for _, s := range []space{dimensions, subDimensions, components, funding} {
		for _, e := range s.entries(r.guide) {
			r.register(s, e.code, sheet.Ref{})
			r.alias(s, e.name, e.code)
		}
	}
}

// commas takes apart what people separated by commas, where it is no code or name
// as a whole and every piece is one: names of offices hold commas too.
func (r *reader) commas(to space, list []string) []string {
	var out []string
	for _, text := range list {
		pieces := strings.FieldsFunc(text, func(c rune) bool { return c == ',' })
		_, whole := r.lookup(to, text)
		if whole || slices.ContainsFunc(pieces, func(piece string) bool { _, ok := r.lookup(to, piece); return !ok }) {
			pieces = []string{text}
		}
		for _, piece := range pieces {
			out = append(out, strings.TrimSpace(piece))
		}
	}
	return out
}

// distinct drops what two ways of writing turned out to mean twice.
func distinct(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func (r *reader) refer(p pending, target *string) {
	if p.to == proposers && fold(*target) == fold(council) {
		*target = council
		return
	}
	if code, ok := r.lookup(p.to, *target); ok {
		*target = code
		return
	}
	n := nouns[p.to]
	text := fmt.Sprintf("Kode %s %q tidak ada.", n.noun, *target)
	advice := r.suggest(*target, r.known(p.to))
	switch {
	case n.sheet != "":
		text = fmt.Sprintf("Kode %s %q tidak ada pada lembar %s.", n.noun, *target, n.sheet)
		advice = join(advice, "Perbaiki kodenya, atau tambahkan barisnya pada lembar "+n.sheet+".")
	case advice == "":
		advice = "Pilih dari daftar: " + strings.Join(p.to.list()(r.guide), ", ") + "."
	}
	r.add(p.at, sheet.Error, *target, text, advice)
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
