package allot

import "slices"

// Fairness is what panels look like from outside: how even they are, what they know,
// and which wishes stayed unmet.
type Fairness struct {
	Loads     map[string]int // regions of each person
	Least     int            // fewest and most regions of a person
	Most      int
	Conflicts int // people where something ties them: none, or the panels are not to be used
	Missing   int // seats that nobody takes
	Known     int // fields that somebody of the panel knows, over all regions
	Asked     int // fields asked, over all regions
	Whole     int // panels that know all that is asked
	Repeats   int // people where they sat the year before
	Alone     int // panels of one institution
	Rows      []Row
}

// Row is one panel as it is judged.
type Row struct {
	Region  string
	Missing int
	Asked   int
	Unknown []string // fields that nobody of it knows
	Repeats []string // who sat there the year before
	Alone   bool     // all from one institution
}

// Judge looks at panels as they stand, however they came about.
func Judge(p Problem, panels []Panel) Fairness {
	f := Fairness{Loads: map[string]int{}}
	people := map[string]Person{}
	for _, q := range p.People {
		people[q.ID], f.Loads[q.ID] = q, 0
	}
	seated := map[string][]string{}
	for _, panel := range panels {
		seated[panel.Region] = panel.People
	}
	for _, r := range p.Regions {
		f.add(p.Size, r, seated[r.Code], people)
	}
	for i, q := range p.People {
		n := f.Loads[q.ID]
		if f.Most = max(f.Most, n); i == 0 || n < f.Least {
			f.Least = n
		}
	}
	return f
}

func (f *Fairness) add(size int, r Region, panel []string, people map[string]Person) {
	row := Row{Region: r.Code, Missing: max(0, size-len(panel)), Asked: len(r.Needs)}
	known, houses := map[string]bool{}, map[string]bool{}
	for _, id := range panel {
		q, ok := people[id]
		if !ok {
			continue // left the register; the seat is theirs all the same
		}
		f.Loads[id]++
		houses[q.Institution] = true
		for _, field := range q.Fields {
			known[field] = true
		}
		if slices.Contains(q.Barred, r.Code) {
			f.Conflicts++
		}
		if slices.Contains(r.Before, id) {
			row.Repeats = append(row.Repeats, id)
		}
	}
	for _, field := range r.Needs {
		if !known[field] {
			row.Unknown = append(row.Unknown, field)
		}
	}
	row.Alone = len(panel) > 1 && len(houses) == 1
	f.Missing += row.Missing
	f.Asked += row.Asked
	f.Known += row.Asked - len(row.Unknown)
	f.Repeats += len(row.Repeats)
	if len(row.Unknown) == 0 && row.Missing == 0 {
		f.Whole++
	}
	if row.Alone {
		f.Alone++
	}
	f.Rows = append(f.Rows, row)
}
