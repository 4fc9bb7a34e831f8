package block

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"gurindam/internal/plan"
)

// Kinds of item that a section may be repeated for.
const (
	eachDimension = "dimension"
	eachElement   = "element"
	eachAction    = "action"
	eachQuickWin  = "quick-win"
	eachGroup     = "fact-group"
	eachBody      = "body"
)

// Kind tells whether outlines may repeat a section for a kind of item.
func Kind(each string) bool {
	return slices.Contains([]string{eachDimension, eachElement, eachAction, eachQuickWin, eachGroup, eachBody}, each)
}

// Each lists the items of a kind.
func (s *Source) Each(kind string) []Scope {
	var out []Scope
	add := func(key, name string, scope Scope) {
		scope.Key, scope.Name = slug(key), name
		for n := 2; slices.ContainsFunc(out, func(o Scope) bool { return o.Key == scope.Key }); n++ {
			scope.Key = fmt.Sprintf("%s-%d", slug(key), n)
		}
		out = append(out, scope)
	}
	switch kind {
	case eachDimension:
		for _, d := range s.guide.Dimensions {
			add(d.Code, d.Name, Scope{Dimension: d})
		}
	case eachElement:
		for _, e := range s.ready.Elements {
			if e.Items > 0 || slices.Contains(required, e.Name) {
				add(e.Code, e.Name, Scope{Element: e})
			}
		}
	case eachAction:
		for _, k := range plan.ActionKinds() {
			add(string(k), actionTitle(k), Scope{Action: k})
		}
	case eachQuickWin:
		for _, q := range s.Masterplan.QuickWins {
			add(q.Code, q.Name, Scope{QuickWin: q})
		}
	case eachGroup:
		for _, g := range s.factGroups() {
			add(g, g, Scope{Group: g})
		}
	case eachBody:
		for _, b := range s.Masterplan.Bodies {
			add(b.Code, b.Kind, Scope{Body: b})
		}
	}
	return out
}

// required are the elements of readiness every region is asked for; nature and
// culture stand in the book only where they were looked at.
var required = []string{"Struktur", "Infrastruktur", "Suprastruktur"}

// slug turns a code or a name into a part of an ID.
func slug(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	if out := strings.Trim(b.String(), "-"); out != "" {
		return out
	}
	return "x"
}
