package discussion

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gurindam/internal/fault"
)

// called is what may be a mention: @ana or @ana@kota.go.id, not inside a word.
var called = regexp.MustCompile(`(?:^|[^\pL\pN@._+-])@([\pL\pN][\pL\pN._+-]*(?:@[\pL\pN.-]+)?)`)

// mostMentions is how many people one message calls.
const mostMentions = 30

// Mentioned finds who of these people a text calls, by login or by the part of it
// before the @ where nobody else has the same.
func Mentioned(text string, people []Person) []Person {
	var out []Person
	for _, m := range called.FindAllStringSubmatch(text, -1) {
		if p, ok := find(people, m[1]); ok && !slices.ContainsFunc(out, func(o Person) bool { return o.ID == p.ID }) {
			out = append(out, p)
		}
	}
	return out
}

// find gives the person of a name in a text; points that end a sentence do not count.
func find(people []Person, name string) (found Person, ok bool) {
	name = strings.ToLower(strings.TrimRight(name, ".-_+"))
	for _, p := range people {
		if p.Login == name {
			return p, true
		}
	}
	for _, p := range people {
		if local, _, mail := strings.Cut(p.Login, "@"); mail && local == name {
			if ok {
				return Person{}, false
			}
			found, ok = p, true
		}
	}
	return found, ok
}

// Named finds the people of names that were picked from a list: "Ana (ana)", a
// login, or a full name. It returns fault.Invalid for a name that is not theirs.
func Named(picked []string, people []Person) ([]Person, error) {
	var out []Person
	for _, text := range picked {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		at := slices.IndexFunc(people, func(p Person) bool {
			return text == p.Login || text == p.Label() || strings.EqualFold(text, p.Name)
		})
		if at < 0 {
			return nil, fault.New(fault.Invalid, fmt.Sprintf("%q tidak dapat disebut: tidak ada orang bernama itu yang membaca diskusi daerah ini. Pilih dari daftar.", fault.Clip(text, 60)))
		}
		out = append(out, people[at])
	}
	return out, nil
}

// Label names a person in a list to pick from.
func (p Person) Label() string { return p.Name + " (" + p.Login + ")" }

// together joins who was picked and who is called in the text, each once.
func together(lists ...[]Person) ([]Person, error) {
	var out []Person
	for _, p := range slices.Concat(lists...) {
		if !slices.ContainsFunc(out, func(o Person) bool { return o.ID == p.ID }) {
			out = append(out, p)
		}
	}
	if len(out) > mostMentions {
		return nil, fault.New(fault.Invalid, fmt.Sprintf("Satu pesan menyebut paling banyak %d orang.", mostMentions))
	}
	return out, nil
}
