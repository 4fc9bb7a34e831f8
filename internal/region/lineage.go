package region

import "slices"

// Kin is an office that another came from or went into, and by which event.
type Kin struct {
	Named
	Event Event
}

type direction int

const (
	forward direction = iota
	backward
)

// Successors gives the offices that took over from one, and from those, as far as
// the events go, nearest first.
func Successors(events []Event, code string) []Kin { return walk(InOrder(events), code, forward) }

// Predecessors gives the offices that one came from, as far back as the events go,
// nearest first.
func Predecessors(events []Event, code string) []Kin {
	ordered := InOrder(events)
	slices.Reverse(ordered)
	return walk(ordered, code, backward)
}

// walk follows events in the order given, each office once, and never against
// time: what befell an office before it came into the line is not followed.
func walk(ordered []Event, code string, to direction) []Kin {
	var out []Kin
	reached := map[string]int{code: 0} // office → the event it came into the line by
	for queue := []string{code}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		for i := reached[at]; i < len(ordered); i++ {
			for _, n := range next(ordered[i], at, to) {
				if _, been := reached[n.Code]; !been {
					reached[n.Code] = i
					queue = append(queue, n.Code)
					out = append(out, Kin{n, ordered[i]})
				}
			}
		}
	}
	return out
}

// next gives what an event makes of an office, or what it made the office from.
func next(e Event, code string, to direction) []Named {
	if e.Kind == Renamed {
		return nil
	}
	here, there := e.From, e.To
	if to == backward {
		here, there = e.To, e.From
	}
	if !has(here, code) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(there), func(n Named) bool { return n.Code == code })
}

// Heirs gives the offices that stand today in place of one that has ended,
// nearest first.
func Heirs(events []Event, code string) []Named {
	var out []Named
	for _, k := range Successors(events, code) {
		if !endedBy(events, k.Code) {
			out = append(out, k.Named)
		}
	}
	return out
}
