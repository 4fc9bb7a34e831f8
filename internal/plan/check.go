package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity tells how much a finding stands in the way of publishing.
type Severity int

// Severities, worst first.
const (
	Must   Severity = iota // the plan may not be published while it stands
	Should                 // the evaluation will ask for it
	May                    // would make the plan better
)

// String gives the severity in Indonesian.
func (s Severity) String() string { return [...]string{"wajib", "perlu", "saran"}[s] }

// Finding is one kind of thing that keeps the plan from being publishable, or
// would make it better, with everything it was found on.
type Finding struct {
	Severity Severity
	Kind     string   // for machines: "inisiatif-tanpa-opd"
	Text     string   // Indonesian
	Sheet    string   // of the workbook where it is mended
	Codes    []string // of the rows; empty where the whole sheet is meant
	Fix      string   // what to do, in Indonesian
	Count    int
}

// Publishable tells whether nothing that must be there is missing.
func Publishable(list []Finding) bool {
	return !slices.ContainsFunc(list, func(f Finding) bool { return f.Severity == Must })
}

// SortFindings puts findings worst first, and within a severity the most frequent
// first; the rest stays as it was.
func SortFindings(list []Finding) {
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(b.Count, a.Count))
	})
}

// Check lists what keeps a plan from being publishable, worst first.
func Check(s Snapshot, g Guideline) []Finding {
	c := &checker{s: s, m: s.Masterplan, g: g}
	c.profile()
	c.chapters()
	c.law()
	c.facts()
	c.readiness()
	c.analysis()
	c.direction()
	c.initiatives()
	c.links()
	c.money()
	c.roadMap()
	c.quickWins()
	c.institutions()
	SortFindings(c.list)
	return c.list
}

type checker struct {
	s    Snapshot
	m    Masterplan
	g    Guideline
	list []Finding
}

// rows adds a finding on some rows, unless there are none. The text holds %d for
// their number.
func (c *checker) rows(sev Severity, kind, sheet, text, fix string, codes []string) {
	if len(codes) > 0 {
		c.list = append(c.list, Finding{sev, kind, fmt.Sprintf(text, len(codes)), sheet, codes, fix, len(codes)})
	}
}

// absent adds a finding on a whole sheet where something is missing.
func (c *checker) absent(missing bool, sev Severity, kind, sheet, text, fix string) {
	if missing {
		c.list = append(c.list, Finding{sev, kind, text, sheet, nil, fix, 1})
	}
}

// which lists the codes of the values that a rule holds for.
func which[T any](list []T, code func(T) string, rule func(T) bool) []string {
	var out []string
	for _, v := range list {
		if rule(v) {
			out = append(out, code(v))
		}
	}
	return out
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
