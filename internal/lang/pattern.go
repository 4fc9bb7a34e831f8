package lang

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// verb is one verb of a format, with its number where it names one.
var verb = regexp.MustCompile(`%(?:\[(\d+)\])?[-+#0]*\d*(?:\.\d+)?([a-zA-Z%])`)

// fewestLetters is how many letters a format must hold beside its verbs, so that
// it is not mistaken for what a person wrote; the sign of a formula counts as three.
const fewestLetters = 12

// pattern is a format that recognises what was made with it.
type pattern struct {
	head, tail string // what its texts begin and end with
	match      *regexp.Regexp
	order      []int  // the argument that each group holds
	kept       []bool // by group: a number or a quotation, never translated
	english    string
	letters    int
}

// patterns are the formats of the catalogue, those that say most first.
var patterns = sync.OnceValue(func() []pattern {
	var out []pattern
	for key, english := range catalogue() {
		if p, ok := newPattern(key, english); ok {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b pattern) int {
		return cmp.Or(cmp.Compare(b.letters, a.letters), cmp.Compare(a.match.String(), b.match.String()))
	})
	return out
})

func newPattern(key, english string) (pattern, bool) {
	var p pattern
	var expr strings.Builder
	last, next := 0, 1
	literal := func(text string) {
		expr.WriteString(regexp.QuoteMeta(text))
		p.letters += count(text)
		if len(p.order) == 0 {
			p.head += text
		}
		p.tail += text
	}
	for _, v := range verb.FindAllStringSubmatchIndex(key, -1) {
		literal(key[last:v[0]])
		last = v[1]
		kind := key[v[4]:v[5]]
		if kind == "%" {
			literal("%")
			continue
		}
		if v[2] >= 0 {
			next, _ = strconv.Atoi(key[v[2]:v[3]]) // digits, says the expression
		}
		p.order, p.kept, p.tail = append(p.order, next), append(p.kept, kind != "s" && kind != "v"), ""
		next++
		expr.WriteString(group(kind))
	}
	literal(key[last:])
	if len(p.order) == 0 || p.letters < fewestLetters {
		return p, false
	}
	p.match = regexp.MustCompile(`(?s)^` + expr.String() + `$`)
	p.english = english
	return p, true
}

// group gives the expression of what a verb writes.
func group(kind string) string {
	switch kind {
	case "d":
		return `(-?\d+)`
	case "q":
		return `("(?:[^"\\]|\\.)*")`
	}
	return `(.*?)`
}

func count(text string) (letters int) {
	for _, r := range text {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.Is(unicode.Sm, r):
			letters += 3
		}
	}
	return letters
}

// fill puts arguments that are already written out into the places of a format.
func fill(format string, arg func(number int) string) string {
	var b strings.Builder
	last, next := 0, 1
	for _, v := range verb.FindAllStringSubmatchIndex(format, -1) {
		b.WriteString(format[last:v[0]])
		last = v[1]
		if format[v[4]:v[5]] == "%" {
			b.WriteString("%")
			continue
		}
		if v[2] >= 0 {
			next, _ = strconv.Atoi(format[v[2]:v[3]])
		}
		b.WriteString(arg(next))
		next++
	}
	return b.String() + format[last:]
}

// say gives the English of a text that the pattern made.
func (p pattern) say(text string) (string, bool) {
	if !strings.HasPrefix(text, p.head) || !strings.HasSuffix(text, p.tail) {
		return "", false
	}
	found := p.match.FindStringSubmatch(text)
	if found == nil {
		return "", false
	}
	args := map[int]string{}
	for i, number := range p.order {
		args[number] = found[i+1]
		if !p.kept[i] {
			args[number], _ = finished(found[i+1])
		}
	}
	arg := func(number int) string { return args[number] }
	return fill(inNumber(p.english, arg), arg), true
}
