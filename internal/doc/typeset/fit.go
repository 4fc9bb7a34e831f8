package typeset

import "math"

// breaker finds the cheapest way through a paragraph. best[k] is the cost of
// the lines up to item k, from[k] where the last of them begins.
type breaker struct {
	items  []item
	o      Options
	width  []Pt // sum of widths before an item
	spaces []Pt // sum of spaces before an item
	hyphen []Pt // width of a hyphen behind an item, 0 where none would stand
	best   []int64
	from   []int
}

const (
	impossible   = math.MaxInt64
	tooWide      = int64(1) << 44
	awful        = 200_000 // badness of a line that cannot be stretched to the measure
	hyphenCost   = 100
	doubleHyphen = 80_000
	stubCost     = 8_000
)

func newBreaker(items []item, o Options) *breaker {
	n := len(items)
	b := &breaker{items: items, o: o, width: make([]Pt, n+1), spaces: make([]Pt, n+1), hyphen: make([]Pt, n), best: make([]int64, n), from: make([]int, n)}
	for i, it := range items {
		b.width[i+1], b.spaces[i+1] = b.width[i]+it.Width, b.spaces[i]
		if it.Space {
			b.spaces[i+1] += it.Width
		}
		if it.after == forced || it.after == hyphen {
			b.hyphen[i] = hyphenWidth(it.Run)
		}
		b.best[i] = impossible
	}
	return b
}

// mayEnd tells whether a line may end with an item.
func (b *breaker) mayEnd(i int) bool {
	if i == len(b.items)-1 {
		return true
	}
	switch b.items[i].after {
	case open, forced:
		return true
	case hyphen:
		return b.o.Justify
	}
	return false
}

// startAfter gives the first item of the line behind one that ends with item i.
func (b *breaker) startAfter(i int) int {
	i++
	for i < len(b.items) && b.items[i].Space {
		i++
	}
	return i
}

// run gives the last item of every line.
func (b *breaker) run() []int {
	b.reach(0, 0, -1)
	for end := range b.items {
		if b.best[end] < impossible && end < len(b.items)-1 {
			b.reach(b.startAfter(end), b.best[end], end)
		}
	}
	var ends []int
	for end := len(b.items) - 1; end >= 0; end = b.from[end] {
		ends = append(ends, end)
	}
	for i, j := 0, len(ends)-1; i < j; i, j = i+1, j-1 {
		ends[i], ends[j] = ends[j], ends[i]
	}
	return ends
}

// reach tries every line that begins with item start; before is the end of the
// line above.
func (b *breaker) reach(start int, cost int64, before int) {
	afterHyphen := before >= 0 && b.hyphen[before] > 0
	found := false
	for end := start; end < len(b.items); end++ {
		if !b.mayEnd(end) {
			continue
		}
		line, fits := b.cost(start, end)
		if !fits && found {
			return
		}
		if afterHyphen && end < len(b.items)-1 && b.hyphen[end] > 0 {
			line += doubleHyphen
		}
		if total := cost + line; total < b.best[end] {
			b.best[end], b.from[end] = total, before
		}
		if !fits {
			return
		}
		found = true
	}
}

// cost weighs one line; fits is false where it would be too wide.
func (b *breaker) cost(start, end int) (cost int64, fits bool) {
	last := end == len(b.items)-1
	natural, spaces := b.width[end+1]-b.width[start], b.spaces[end+1]-b.spaces[start]
	penalty := int64(0)
	if !last && b.hyphen[end] > 0 {
		natural += b.hyphen[end]
		penalty = hyphenCost
	}
	slack := b.o.Width - natural
	shrink := Pt(0)
	if b.o.Justify {
		shrink = spaces / 4
	}
	if slack < -shrink {
		return tooWide, false
	}
	if last && slack >= 0 {
		if natural < b.o.Width/8 {
			return stubCost, true
		}
		return 0, true
	}
	bad := b.badness(slack, spaces)
	return (10 + bad + penalty) * (10 + bad + penalty), true
}

// badness is 100 where the spaces of a line stretch or shrink by all they
// should, and grows with the cube; at a ragged edge it grows with the square of
// the room left over.
func (b *breaker) badness(slack, spaces Pt) int64 {
	if !b.o.Justify {
		r := int64(slack) * 100 / int64(max(b.o.Width, 1))
		return r * r / 20
	}
	give := spaces / 2
	if slack < 0 {
		give, slack = spaces/4, -slack
	}
	if slack == 0 {
		return 0
	}
	if give == 0 {
		return awful + int64(slack)*awful/int64(b.o.Width)
	}
	r := min(int64(slack)*1000/int64(give), 12_000)
	return 100 * r * r / 1000 * r / 1_000_000
}
