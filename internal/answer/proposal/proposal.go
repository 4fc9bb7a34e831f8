// Package proposal finds answers of the self-assessment in what a region has written
// elsewhere: its plan with its status and budget, its regulations and bodies, its
// facts. Everything here is a function of values. A level is proposed only where the
// rubric of the question says in words what earns it; otherwise the figure and the
// text alone. What is an example in a plan is never proposed as a fact.
package proposal

import (
	"fmt"
	"strings"

	"gurindam/internal/answer"
	"gurindam/internal/instrument"
	"gurindam/internal/plan"
	"gurindam/internal/workspace"
)

// Plan is what a region has written.
type Plan struct {
	plan.Snapshot
	Guide     plan.Guideline
	Revisions []workspace.Revision
}

// desk makes proposals for one round.
type desk struct {
	answer.Round
	Plan
	year int
	out  []answer.Proposal
}

// FromPlan proposes answers from the plan of a region.
func FromPlan(r answer.Round, p Plan) []answer.Proposal {
	d := &desk{Round: r, Plan: p, year: r.Cycle.Year}
	d.law()
	d.programmes()
	d.actions()
	d.bodies()
	d.offices()
	d.money()
	d.quickWins()
	d.facts()
	return d.out
}

// add keeps a proposal for a question of the instrument that says anything.
func (d *desk) add(p answer.Proposal, of string) {
	if _, _, asked := d.Instrument.Find(p.Question); !asked || p.Figure == "" && p.Text == "" {
		return
	}
	p.Of, p.Text = of, clip(p.Text, 3900)
	d.out = append(d.out, p)
}

// page is a page of the region's plan.
func (d *desk) page(title, path string) answer.Link {
	return answer.Link{Title: title, Path: "/kota/" + string(d.Round.Region) + path}
}

func (d *desk) question(code string) instrument.Question {
	q, _, _ := d.Instrument.Find(code)
	return q
}

// claim sets the level that a rubric gives.
func claim(p answer.Proposal, l instrument.Level) answer.Proposal {
	p.Claimed, p.Level, p.Rubric = true, l.Level, l.Kind
	p.Reason += fmt.Sprintf(" Rubrik tingkat %d: %s", l.Level, l.Text)
	return p
}

// clip keeps the beginning of a text that is too long.
func clip(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return strings.TrimSpace(string(r[:most])) + " …"
	}
	return s
}

// listed joins items, the first so many by name.
func listed(items []string, most int) string {
	more := ""
	if n := len(items) - most; n > 0 {
		items, more = items[:most], fmt.Sprintf("; dan %d lagi", n)
	}
	return strings.Join(items, "; ") + more
}
