package allot

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

// fill takes as many seats as can be taken: regions with the fewest to choose from
// first, by whoever has least. Where all who could come have enough, seats are passed
// on until one of them finds room, if there is any way.
func (b *board) fill(rng *rand.Rand) {
	order := rng.Perm(len(b.Regions))
	choice := make([]int, len(b.Regions))
	for i := range choice {
		for j := range b.People {
			if b.fits(i, j) {
				choice[i]++
			}
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(choice[x]-b.missing(x), choice[y]-b.missing(y)) })
	turn := rng.Perm(len(b.People))
	for _, i := range order {
		for b.missing(i) > 0 {
			if j := b.least(i, turn); j >= 0 {
				b.seat(i, j)
			} else if !b.squeeze(i) {
				break
			}
		}
	}
}

// least finds who has room and least to do, and among those who fits best.
func (b *board) least(i int, turn []int) int {
	best, bestCost := -1, 0
	for _, j := range turn {
		if !b.fits(i, j) || !b.spare(j) || best >= 0 && b.load[j] > b.load[best] {
			continue
		}
		if c := b.cost(i, -1, j); best < 0 || b.load[j] < b.load[best] || c < bestCost {
			best, bestCost = j, c
		}
	}
	return best
}

// step is how a search came to a person: they take the seat of another in a region.
type step struct{ region, from int }

// search walks from the people of a start along seats that may be passed on, and gives
// the first person who pleases with the way there. Nobody is visited twice, so that a
// panel never seats one person twice.
func (b *board) search(start map[int]step, order []int, pleases func(int) bool) (found int, way map[int]step) {
	way = start
	queue := order
	for len(queue) > 0 {
		j := queue[0]
		queue = queue[1:]
		if pleases(j) {
			return j, way
		}
		for _, i := range b.held[j] {
			if !b.movable(i, j) {
				continue
			}
			for k := range b.People {
				if _, seen := way[k]; !seen && b.fits(i, k) {
					way[k] = step{i, j}
					queue = append(queue, k)
				}
			}
		}
	}
	return -1, way
}

// squeeze seats one more person in a region by passing seats on, and tells whether
// there was a way.
func (b *board) squeeze(i int) bool {
	start, order := map[int]step{}, []int(nil)
	for j := range b.People {
		if b.fits(i, j) {
			start[j] = step{i, -1}
			order = append(order, j)
		}
	}
	j, way := b.search(start, order, b.spare)
	if j < 0 {
		return false
	}
	b.seat(i, b.pass(j, way, -1))
	return true
}

// pass hands seats along a way back from its end until whoever came from stop, and
// gives that person.
func (b *board) pass(j int, way map[int]step, stop int) int {
	for way[j].from != stop {
		s := way[j]
		b.replace(s.region, s.from, j)
		j = s.from
	}
	return j
}

// balance passes seats from people to others with at least two fewer, until there is
// no way left to do so: then no even loads are missed.
func (b *board) balance() {
	order := make([]int, len(b.People))
	for j := range order {
		order[j] = j
	}
	for again := true; again; {
		again = false
		slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(b.load[y], b.load[x]) })
		for _, j := range order {
			for b.relieve(j) {
				again = true
			}
		}
	}
}

// relieve takes one region from a person, if somebody has at least two fewer.
func (b *board) relieve(j int) bool {
	const self = -2
	k, way := b.search(map[int]step{j: {-1, self}}, []int{j}, func(k int) bool { return b.load[k] <= b.load[j]-2 && b.spare(k) })
	if k < 0 {
		return false
	}
	b.pass(k, way, self)
	return true
}
