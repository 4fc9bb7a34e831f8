package answer

import (
	"context"

	"gurindam/internal/access"
	"gurindam/internal/decimal"
	"gurindam/internal/evaluation"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Proposal is an answer that the program finds in what the region has written
// elsewhere. Nobody's answer changes by it until a person takes it over.
type Proposal struct {
	Question string
	Claimed  bool // a rubric maps what was found to a level
	Level    int
	Rubric   string // kind of the rubric that gave the level: resmi, turunan, usulan
	Figure   string
	Text     string
	Reason   string // why: what was counted, by which rule
	Sources  []Link
	Of       string // what it was taken from: rencana, kelembagaan, survei …
}

// Link leads to what something was taken from.
type Link struct{ Title, Path string }

// Round is what a proposal is made for.
type Round struct {
	Cycle      evaluation.Cycle
	Region     region.Code
	Instrument instrument.Instrument
}

// Source proposes answers from something the region has written elsewhere. Several
// may propose for one question; the first of the list counts.
type Source interface {
	Propose(context.Context, Round) ([]Proposal, error)
}

// Changes turns a proposal into changes of an answer, against what stands there now.
// What it is silent about stays.
func (p Proposal) Changes(now Answer) []Change {
	var out []Change
	add := func(f Field, value string) {
		if value != "" && value != now.Value(f) {
			out = append(out, Change{Question: p.Question, Field: f, Base: now.Value(f), Value: value})
		}
	}
	if p.Claimed {
		add(Level, Answer{Claimed: true, Level: p.Level}.Value(Level))
	}
	add(Figure, p.Figure)
	add(Text, p.Text)
	return out
}

// Former is what became of a question in the cycle before.
type Former struct {
	Year    int
	Answer  Answer
	Given   bool            // there was an answer
	Verdict decimal.Decimal // mean of the assessors; absent where there is no published result
	Notes   []string        // what the assessors wrote
	Path    string          // where the result is explained; empty: nowhere
}

// Past tells what became of the questions of a region in an earlier cycle, as far as
// somebody may see it; nothing where its results are not announced.
type Past interface {
	Verdicts(ctx context.Context, who access.Actor, cycle string, code region.Code) (map[string]Former, error)
}
