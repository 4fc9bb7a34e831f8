package survey

import (
	"slices"

	"gurindam/internal/instrument"
)

// Tally counts those who were asked.
type Tally struct {
	Valid    int // counted in the means
	Flagged  int // of those, how many look wrong
	Held     int // wait for an official
	Excluded int // by an official, with a reason
	Screened int // never used it
	Builders int // help to build or run it
}

// Heard is everybody whose answers are kept.
func (t Tally) Heard() int { return t.Valid + t.Held + t.Excluded }

// Line is the result of a statement.
type Line struct {
	Statement
	Measure
	Levels   []int // how many gave each level, the lowest of the scale first
	DontKnow int
}

// Result is the result of a sub-dimension: the mean is the plain mean of its
// statements, the margin that of what respondents gave on average.
type Result struct {
	Sub
	Tally
	Measure
	Lines  []Line
	Polls  []Poll
	Users  int // of all its programmes together; 0: not all are known
	Sample int // respondents that it needs
}

// Enough tells whether enough respondents count.
func (r Result) Enough() bool { return r.Valid >= r.Sample }

// TooFewUsers tells whether its programmes have fewer users than it needs
// respondents, so that it cannot be answered as it stands.
func (r Result) TooFewUsers() bool { return r.Users > 0 && r.Users < r.Sample }

// TooMany tells whether more respondents count than there are users.
func (r Result) TooMany() bool { return r.Users > 0 && r.Valid > r.Users }

// Part is the result of a dimension: the plain mean of its sub-dimensions.
type Part struct {
	Code string
	Measure
	Subs, Answered int
}

// Results are what comes out of a region's survey.
type Results struct {
	Scale      instrument.Scale
	Sample     int
	Subs       []Result
	Dimensions []Part
	Whole      Measure // plain mean of the dimensions
}

// Sub finds the result of a sub-dimension.
func (r Results) Sub(code string) (Result, bool) {
	i := slices.IndexFunc(r.Subs, func(s Result) bool { return s.Code == code })
	if i < 0 {
		return Result{}, false
	}
	return r.Subs[i], true
}

// Of finds the line of a question with the sub-dimension it belongs to.
func (r Results) Of(question string) (Line, Result, bool) {
	for _, s := range r.Subs {
		for _, l := range s.Lines {
			if l.Question == question {
				return l, s, true
			}
		}
	}
	return Line{}, Result{}, false
}

// Enough counts the sub-dimensions with enough respondents.
func (r Results) Enough() int {
	n := 0
	for _, s := range r.Subs {
		if s.Enough() {
			n++
		}
	}
	return n
}

// Reckon works out the results of a region. flags are those of Look, and may be nil
// where nobody asks how many look wrong.
func Reckon(i instrument.Instrument, sample int, polls []Poll, entries []Entry, flags map[string][]Flag) Results {
	out := Results{Scale: i.Scale, Sample: sample}
	of := map[string][]Entry{}
	for _, e := range entries {
		of[e.Sub] = append(of[e.Sub], e)
	}
	for _, s := range Subs(i) {
		mine := slices.DeleteFunc(slices.Clone(polls), func(p Poll) bool { return p.Sub != s.Code })
		out.Subs = append(out.Subs, reckon(s, i.Scale, sample, mine, of[s.Code], flags))
	}
	var whole []Measure
	for _, s := range out.Subs {
		if n := len(out.Dimensions); n == 0 || out.Dimensions[n-1].Code != s.Dimension {
			out.Dimensions = append(out.Dimensions, Part{Code: s.Dimension})
		}
	}
	for n, d := range out.Dimensions {
		var parts []Measure
		for _, s := range out.Subs {
			if s.Dimension == d.Code {
				parts = append(parts, s.Measure)
				d.Subs++
				if s.N > 0 {
					d.Answered++
				}
			}
		}
		d.Measure = plain(parts)
		out.Dimensions[n] = d
		whole = append(whole, d.Measure)
	}
	out.Whole = plain(whole)
	return out
}

func reckon(s Sub, scale instrument.Scale, sample int, polls []Poll, entries []Entry, flags map[string][]Flag) Result {
	r := Result{Sub: s, Polls: polls, Sample: sample, Users: users(polls)}
	for _, p := range polls {
		r.Screened += p.Screened
		r.Builders += p.Builders
	}
	lines := make([]sums, len(s.Statements))
	for n := range lines {
		lines[n] = sums{}
		r.Lines = append(r.Lines, Line{Statement: s.Statements[n], Levels: make([]int, scale.Max-scale.Min+1)})
	}
	people := sums{}
	for _, e := range entries {
		if r.count(e, flags); e.State != Counted {
			continue
		}
		given, total := 0, 0
		for n, st := range s.Statements {
			l, answered := e.Answers[st.Question]
			switch {
			case !answered || !within(l, scale):
			case l == DontKnow:
				r.Lines[n].DontKnow++
			default:
				r.Lines[n].Levels[int(l)-scale.Min]++
				lines[n].add(int(l), 1)
				given, total = given+1, total+int(l)
			}
		}
		if given > 0 {
			people.add(total, given)
		}
	}
	var means []Measure
	for n := range lines {
		r.Lines[n].Measure = lines[n].measure(r.Users)
		means = append(means, r.Lines[n].Measure)
	}
	r.Measure = people.measure(r.Users)
	r.exact = plain(means).exact
	r.Measure = r.rounded()
	return r
}

func (r *Result) count(e Entry, flags map[string][]Flag) {
	switch e.State {
	case Held:
		r.Held++
	case Excluded:
		r.Excluded++
	default:
		r.Valid++
		if len(flags[e.ID]) > 0 {
			r.Flagged++
		}
	}
}

// users adds up the users of programmes; 0 where one of them is unknown.
func users(polls []Poll) int {
	n := 0
	for _, p := range polls {
		if p.Users == 0 {
			return 0
		}
		n += p.Users
	}
	return n
}
