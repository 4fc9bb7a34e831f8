package answer

import (
	"cmp"
	"slices"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
)

// Outlook is what the answers of a sheet come to: the index as it is claimed, the
// index that the evidence supports, and what each question could still add.
type Outlook struct {
	Claimed   score.Result
	Supported score.Result
	Aspects   []AspectCount
	Rooms     []Room // questions that can still add something, the most worthwhile first
	Answers   Count  // questions answered
	Proofs    Count  // claimed levels whose evidence is complete
}

// Count is how much of something is done.
type Count struct{ Done, Total int }

// AspectCount is how far an aspect has come.
type AspectCount struct {
	Code, Name         string
	Weight             decimal.Decimal
	Answers, Proofs    Count
	Claimed, Supported decimal.Decimal
}

// Room is what a question could still add to the index, from the level that its
// evidence supports.
type Room struct {
	Question, Aspect string // codes
	Subject          string
	Answered         bool
	Claimed          int // the level that is claimed; the lowest of the scale where none is
	Supported        int
	Evidence         Gain // by closing the gap of evidence up to the claimed level; To is Supported where there is none
	Next             Gain // by one level
	Top              Gain // by going to the highest level
}

// Gain is what the index would gain if a question rose to a level, with evidence.
type Gain struct {
	To    int
	Index decimal.Decimal // published index: what the rounding rule makes of it
	Exact score.Fraction  // before any rounding
}

// Look reckons the outlook of a sheet. Questions without an answer count as the lowest
// level of the scale.
func Look(i instrument.Instrument, s Sheet, year int) (Outlook, error) {
	rule := score.For(i)
	claimed, supported := map[string]decimal.Decimal{}, map[string]decimal.Decimal{}
	raised := map[string][]decimal.Decimal{}
	proofs := s.byQuestion()
	var out Outlook
	for _, a := range i.Aspects {
		count := AspectCount{Code: a.Code, Name: a.Name, Weight: a.Weight}
		for _, q := range a.Questions() {
			r := Room{Question: q.Code, Aspect: a.Code, Subject: q.Subject, Answered: s.Of(q.Code).Claimed, Claimed: i.Scale.Min}
			if r.Answered {
				r.Claimed = s.Of(q.Code).Level
			}
			r.Supported = Supported(q, i.Scale, s.Of(q.Code), proofs[q.Code], year)
			count.add(q, s.Of(q.Code), r)
			claimed[q.Code], supported[q.Code] = whole(r.Claimed), whole(r.Supported)
			if r.Supported < i.Scale.Max {
				out.Rooms = append(out.Rooms, r)
				raised[q.Code] = []decimal.Decimal{whole(r.Claimed), whole(r.Supported + 1), whole(i.Scale.Max)}
			}
		}
		out.Answers, out.Proofs = out.Answers.plus(count.Answers), out.Proofs.plus(count.Proofs)
		out.Aspects = append(out.Aspects, count)
	}
	var err error
	if out.Claimed, err = rule.Estimate(claimed); err != nil {
		return out, err
	}
	if out.Supported, err = rule.Estimate(supported); err != nil {
		return out, err
	}
	for n := range out.Aspects {
		out.Aspects[n].Claimed, out.Aspects[n].Supported = out.Claimed.Aspects[n].Value, out.Supported.Aspects[n].Value
	}
	rises, err := rule.Gains(supported, raised)
	if err != nil {
		return out, err
	}
	for n := range out.Rooms { // three rises a question, in the order of the instrument, as the rooms are
		r := &out.Rooms[n]
		r.Evidence, r.Next, r.Top = gainOf(rises[3*n], r.Claimed), gainOf(rises[3*n+1], r.Supported+1), gainOf(rises[3*n+2], i.Scale.Max)
	}
	slices.SortStableFunc(out.Rooms, func(a, b Room) int {
		return cmp.Or(b.First().Exact.Cmp(a.First().Exact), b.Top.Exact.Cmp(a.Top.Exact))
	})
	return out, nil
}

// Tally counts the questions answered, of all, and the claimed levels whose evidence is
// complete, of all that are claimed.
func Tally(i instrument.Instrument, s Sheet, year int) (answers, proofs Count) {
	by := s.byQuestion()
	for _, q := range i.Questions() {
		a, c := s.Of(q.Code), AspectCount{}
		c.add(q, a, Room{Claimed: a.Level, Supported: Supported(q, i.Scale, a, by[q.Code], year)})
		answers, proofs = answers.plus(c.Answers), proofs.plus(c.Proofs)
	}
	return answers, proofs
}

func whole(level int) decimal.Decimal { return decimal.New(int64(level), 0) }

func gainOf(r score.Rise, to int) Gain { return Gain{To: to, Index: r.Gain, Exact: r.Exact} }

// add counts a question of the aspect.
func (c *AspectCount) add(q instrument.Question, a Answer, r Room) {
	c.Answers.Total++
	if Answered(q, a) {
		c.Answers.Done++
	}
	if a.Claimed {
		c.Proofs.Total++
		if !r.Gap() {
			c.Proofs.Done++
		}
	}
}

func (c Count) plus(o Count) Count { return Count{c.Done + o.Done, c.Total + o.Total} }

// Open tells whether something is left.
func (c Count) Open() bool { return c.Done < c.Total }

// Percent is how much is done, rounded down, so that 100 means all.
func (c Count) Percent() int {
	if c.Total == 0 {
		return 0
	}
	return c.Done * 100 / c.Total
}

// First is the next thing to do at a question: closing its gap of evidence where there
// is one, or else one level more.
func (r Room) First() Gain {
	if r.Gap() {
		return r.Evidence
	}
	return r.Next
}

// Gap tells whether more is claimed than the evidence supports.
func (r Room) Gap() bool { return r.Claimed > r.Supported }
