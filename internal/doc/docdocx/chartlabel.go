package docdocx

import "gurindam/internal/doc"

// Labels stand in parts of a chart that are large enough for them: of a whole
// ring, and of the tallest column.
const leastSlice, leastPart = 0.04, 0.045

// slivers are the parts of a ring too thin for their share.
func (p chartBody) slivers(s doc.Series) []int {
	total := 0.0
	for _, v := range s.Values {
		total += float64(v)
	}
	return below(s.Values, total*leastSlice, len(p.c.Labels))
}

// thin are the parts of stacked columns too low for their value.
func (p chartBody) thin(s doc.Series) []int {
	tallest := 0.0
	for i := range p.c.Labels {
		height := 0.0
		for _, other := range p.c.Series {
			if i < len(other.Values) {
				height += float64(other.Values[i])
			}
		}
		tallest = max(tallest, height)
	}
	return below(s.Values, tallest*leastPart, len(p.c.Labels))
}

func below(values []int64, least float64, n int) []int {
	var out []int
	for i, v := range values[:min(len(values), n)] {
		if float64(v) < least {
			out = append(out, i)
		}
	}
	return out
}

// ticks is how many decimals tell the steps of the value axis apart: programs
// choose them, about a tenth of what the axis spans.
func (p chartBody) ticks() int {
	lo, hi := 0.0, 0.0
	for n, s := range p.c.Series {
		for i, v := range s.Values {
			if n+i == 0 && p.c.Kind == doc.Lines {
				lo, hi = float64(v), float64(v)
			}
			lo, hi = min(lo, float64(v)), max(hi, float64(v))
		}
	}
	span := hi - lo
	decimals := 0
	for step := 10.0 * pow10(p.c.Scale); decimals < min(p.c.Scale, 3) && span < step; step /= 10 {
		decimals++
	}
	return decimals
}

func pow10(n int) float64 {
	v := 1.0
	for range max(n, 0) {
		v *= 10
	}
	return v
}
