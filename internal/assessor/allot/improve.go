package allot

import (
	"math/bits"
	"math/rand/v2"
)

// What a panel that is not as it should be costs.
const (
	costField  = 4  // a field that nobody of it knows
	costRepeat = 3  // somebody who judged the region the year before
	costHouse  = 1  // somebody more from an institution that is there
	costAlone  = 10 // all from one institution
)

// cost is what is amiss with the panel of a region, or what would be if one person
// went and another came; -1 is nobody.
func (b *board) cost(i, without, with int) int {
	var known uint64
	var houses [16]int
	total, people, count := 0, 0, 0
	look := func(j int) {
		known |= b.has[j]
		if b.before[i*len(b.People)+j] {
			total += costRepeat
		}
		people++
		for _, h := range houses[:count] {
			if h == b.house[j] {
				total += costHouse
				return
			}
		}
		if count < len(houses) {
			houses[count] = b.house[j]
			count++
		}
	}
	for _, j := range b.panels[i] {
		if j != without {
			look(j)
		}
	}
	if with >= 0 {
		look(with)
	}
	if people > 1 && count == 1 {
		total += costAlone
	}
	return total + costField*bits.OnesCount64(b.need[i]&^known)
}

const (
	triesPerSeat = 150
	mostTries    = 400_000
	patience     = 3 // how much worse an exchange may make things at the beginning
)

// improve exchanges people between panels, and between people whose loads differ by
// one, so that loads stay as even as they are. It begins patient with what makes
// things a little worse, and ends strict.
func (b *board) improve(rng *rand.Rand) {
	var seats []int // regions, once for each seat that may change
	for i, panel := range b.panels {
		for range panel[b.fixed[i]:] {
			seats = append(seats, i)
		}
	}
	if len(seats) == 0 || len(b.People) < 2 {
		return
	}
	tries := min(triesPerSeat*len(seats), mostTries)
	for n := range tries {
		allowed := patience - n*(patience+1)/tries
		i := seats[rng.IntN(len(seats))]
		j := b.pick(i, rng)
		if n%4 == 3 {
			b.tryReplace(i, j, rng.IntN(len(b.People)), allowed)
			continue
		}
		k := seats[rng.IntN(len(seats))]
		b.tryExchange(i, j, k, b.pick(k, rng), allowed)
	}
}

func (b *board) pick(i int, rng *rand.Rand) int {
	return b.panels[i][b.fixed[i]+rng.IntN(len(b.panels[i])-b.fixed[i])]
}

func (b *board) tryReplace(i, from, to, allowed int) {
	if b.fits(i, to) && b.spare(to) && b.load[to] == b.load[from]-1 && b.cost(i, from, to)-b.cost(i, -1, -1) <= allowed {
		b.replace(i, from, to)
	}
}

func (b *board) tryExchange(i, j, k, l, allowed int) {
	if i == k || !b.fits(i, l) || !b.fits(k, j) {
		return
	}
	if b.cost(i, j, l)-b.cost(i, -1, -1)+b.cost(k, l, j)-b.cost(k, -1, -1) <= allowed {
		b.replace(i, j, l)
		b.replace(k, l, j)
	}
}
