// Package allot gives every region its assessors: never one whom something ties to the
// region, never more than they can take, loads as even as these two allow, and then
// panels that know as much of what is asked as possible, that change from year to year
// and come from several institutions. The same problem with the same seed gives the
// same panels.
package allot

import (
	"math/rand/v2"
	"slices"
)

// Region is a region that is to be judged.
type Region struct {
	Code   string
	Needs  []string // fields that its instrument asks for
	Seated []string // who sits there already, and stays
	Before []string // who judged it the year before
	Closed []string // who is not to sit there, whatever the reason
}

// Person is somebody who judges.
type Person struct {
	ID          string
	Institution string
	Fields      []string // what they are expert in
	Capacity    int      // the most regions they take
	Barred      []string // regions that something ties them to
}

// Problem is what is to be solved. Of all the fields that regions need the first 64
// count.
type Problem struct {
	Size    int // of a panel
	Regions []Region
	People  []Person
	Seed    uint64
}

// Panel is who judges a region; those who sat there before come first.
type Panel struct {
	Region string
	People []string
	Lead   string // heads it; empty where nobody sits there
}

// Shortage tells that a panel could not be filled.
type Shortage struct {
	Region  string
	Missing int
	Free    int // people whom nothing keeps from the region
}

// Scarce tells whether too few are free of conflict at all; otherwise all who are have
// as many regions as they can take.
func (s Shortage) Scarce(size int) bool { return s.Free < size }

// Result is the panels, in the order of the regions, and where people are missing.
type Result struct {
	Panels []Panel
	Short  []Shortage
}

// Solve solves a problem. No other answer fills more seats, and none with as many has
// loads that are more even.
func Solve(p Problem) Result {
	b := newBoard(p)
	rng := seeded(p.Seed)
	b.fill(rng)
	b.balance()
	b.improve(rng)
	return b.result()
}

// seeded gives chance that is the same each time.
func seeded(seed uint64) *rand.Rand {
	return rand.New(rand.NewPCG(seed, 514)) //nolint:gosec // it is to be reproducible
}

// board is a problem in numbers, with who sits where.
type board struct {
	Problem
	open   []bool // region × person: nothing keeps them from it
	sits   []bool // region × person
	before []bool // region × person: so too the year before
	need   []uint64
	has    []uint64
	house  []int   // institution of a person
	panels [][]int // people of a region; the first fixed of them stay
	fixed  []int
	others []int // seats taken by people the problem does not know
	held   [][]int
	load   []int
}

func newBoard(p Problem) *board {
	n, m := len(p.Regions), len(p.People)
	b := &board{Problem: p, open: make([]bool, n*m), sits: make([]bool, n*m), before: make([]bool, n*m), need: make([]uint64, n), has: make([]uint64, m),
		house: make([]int, m), panels: make([][]int, n), fixed: make([]int, n), others: make([]int, n), held: make([][]int, m), load: make([]int, m)}
	people, regions, fields, houses := map[string]int{}, map[string]int{}, numbers{}, numbers{}
	for i, r := range p.Regions {
		regions[r.Code] = i
		b.need[i] = fields.mask(r.Needs, true)
	}
	for j, q := range p.People {
		people[q.ID] = j
		b.has[j], b.house[j] = fields.mask(q.Fields, false), houses.of(q.Institution)
		for i := range p.Regions {
			b.open[i*m+j] = true
		}
		for _, code := range q.Barred {
			if i, ok := regions[code]; ok {
				b.open[i*m+j] = false
			}
		}
	}
	for i, r := range p.Regions {
		for _, id := range r.Seated {
			if j, ok := people[id]; ok && !b.sits[i*m+j] {
				b.seat(i, j)
				b.fixed[i]++
			} else if !ok {
				b.others[i]++
			}
		}
		for _, id := range r.Closed {
			if j, ok := people[id]; ok {
				b.open[i*m+j] = false
			}
		}
		for _, id := range r.Before {
			if j, ok := people[id]; ok {
				b.before[i*m+j] = true
			}
		}
	}
	return b
}

// numbers gives words numbers in the order in which they come.
type numbers map[string]int

func (n numbers) of(word string) int {
	i, ok := n[word]
	if !ok {
		i = len(n)
		n[word] = i
	}
	return i
}

// mask gives the bits of words; new words are learned or passed over.
func (n numbers) mask(words []string, learn bool) (bits uint64) {
	for _, w := range words {
		if _, known := n[w]; !known && !learn {
			continue
		}
		if i := n.of(w); i < 64 {
			bits |= 1 << i
		}
	}
	return bits
}

// fits tells whether a person may take a seat in a region, room apart.
func (b *board) fits(i, j int) bool {
	at := i*len(b.People) + j
	return b.open[at] && !b.sits[at]
}

func (b *board) spare(j int) bool { return b.load[j] < b.People[j].Capacity }

func (b *board) missing(i int) int { return max(0, b.Size-len(b.panels[i])-b.others[i]) }

func (b *board) seat(i, j int) {
	b.sits[i*len(b.People)+j] = true
	b.panels[i] = append(b.panels[i], j)
	b.held[j] = append(b.held[j], i)
	b.load[j]++
}

// replace gives the seat of one person in a region to another.
func (b *board) replace(i, from, to int) {
	m := len(b.People)
	b.sits[i*m+from], b.sits[i*m+to] = false, true
	b.panels[i][slices.Index(b.panels[i], from)] = to
	at := slices.Index(b.held[from], i)
	last := len(b.held[from]) - 1
	b.held[from][at] = b.held[from][last]
	b.held[from] = b.held[from][:last]
	b.held[to] = append(b.held[to], i)
	b.load[from]--
	b.load[to]++
}

// movable tells whether a person's seat in a region may be given to another.
func (b *board) movable(i, j int) bool { return slices.Index(b.panels[i], j) >= b.fixed[i] }

func (b *board) result() Result {
	var out Result
	leads := make([]int, len(b.People))
	for i, r := range b.Regions {
		panel := Panel{Region: r.Code}
		lead := -1
		for _, j := range b.panels[i] {
			panel.People = append(panel.People, b.People[j].ID)
			if lead < 0 || leads[j] < leads[lead] {
				lead = j
			}
		}
		if lead >= 0 {
			leads[lead]++
			panel.Lead = b.People[lead].ID
		}
		out.Panels = append(out.Panels, panel)
		if n := b.missing(i); n > 0 {
			s := Shortage{Region: r.Code, Missing: n, Free: b.others[i]}
			for j := range b.People {
				if b.open[i*len(b.People)+j] || b.sits[i*len(b.People)+j] {
					s.Free++
				}
			}
			out.Short = append(out.Short, s)
		}
	}
	return out
}
