package plan

import "slices"

// RoadMapOrder puts the initiatives so that each comes after its prerequisites,
// and otherwise by their start and the order of the plan. Initiatives in a circle
// come last; the circles are given beside, each from its first initiative on.
func RoadMapOrder(list []Initiative) (ordered []Initiative, circles [][]string) {
	index := byCode(list)
	waits := make([]int, len(list))
	next := make([][]int, len(list))
	for i, v := range list {
		for _, code := range v.Schedule.After {
			if n, ok := index[code]; ok {
				waits[i]++
				next[n] = append(next[n], i)
			}
		}
	}
	placed := make([]bool, len(list))
	for range list {
		best := -1
		for i := range list {
			if !placed[i] && waits[i] == 0 && (best < 0 || earlier(list[i], list[best])) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		placed[best] = true
		ordered = append(ordered, list[best])
		for _, n := range next[best] {
			waits[n]--
		}
	}
	for i, v := range list {
		if !placed[i] {
			ordered = append(ordered, v)
		}
	}
	return ordered, Circles(list)
}

func byCode(list []Initiative) map[string]int {
	index := make(map[string]int, len(list))
	for i, v := range list {
		index[v.Code] = i
	}
	return index
}

func earlier(a, b Initiative) bool {
	return !a.Schedule.Start.IsZero() && (b.Schedule.Start.IsZero() || a.Schedule.Start.Index() < b.Schedule.Start.Index())
}

// Circles finds initiatives that are, by way of others, their own prerequisite.
func Circles(list []Initiative) [][]string {
	const (
		fresh = iota
		open
		closed
	)
	index := byCode(list)
	state := make([]int, len(list))
	var out [][]string
	var path []string
	var visit func(i int)
	visit = func(i int) {
		state[i] = open
		path = append(path, list[i].Code)
		for _, code := range list[i].Schedule.After {
			n, ok := index[code]
			switch {
			case !ok:
			case state[n] == open:
				out = append(out, append(slices.Clone(path[slices.Index(path, code):]), code))
			case state[n] == fresh:
				visit(n)
			}
		}
		path = path[:len(path)-1]
		state[i] = closed
	}
	for i := range list {
		if state[i] == fresh {
			visit(i)
		}
	}
	return out
}

// Move is how far an initiative moves on the road map, and where it then stands.
type Move struct {
	Code     string
	Quarters int
	Start    Quarter
	End      Quarter
}

// Slip tells what moves when one initiative is late by some quarters: itself, and
// whatever waits for it beyond the slack between them. Where a plan lets two
// overlap although one waits for the other, the overlap is kept.
func Slip(list []Initiative, code string, quarters int) []Move {
	index := byCode(list)
	at, ok := index[code]
	if !ok || quarters <= 0 || list[at].Schedule.Start.IsZero() {
		return nil
	}
	late := map[string]int{code: quarters}
	ordered, circles := RoadMapOrder(list)
	if len(circles) > 0 {
		return nil // a circle has no before and after
	}
	var out []Move
	for _, v := range ordered {
		for _, before := range v.Schedule.After {
			n, ok := index[before]
			if !ok || v.Code == code || late[before] == 0 || v.Schedule.Start.IsZero() {
				continue
			}
			slack := max(0, v.Schedule.Start.Index()-list[n].Schedule.End.Index()-1)
			late[v.Code] = max(late[v.Code], late[before]-slack)
		}
		if by := late[v.Code]; by > 0 {
			out = append(out, Move{v.Code, by, v.Schedule.Start.Add(by), v.Schedule.End.Add(by)})
		}
	}
	return out
}

// Add gives the quarter some quarters later.
func (q Quarter) Add(n int) Quarter {
	i := q.Index() + n
	return Quarter{i / 4, i%4 + 1}
}
