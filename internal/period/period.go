// Package period holds the years of a plan.
package period

import "fmt"

// Span is an unbroken run of years, both ends included.
type Span struct{ First, Last int }

// maxYears is the longest plan: ten years span two RPJMD periods.
const maxYears = 10

// New gives the span of years, or an error that names what is wrong with it.
func New(first, last int) (Span, error) {
	if first < 2000 || last > 2100 {
		return Span{}, fmt.Errorf("tahun %d–%d di luar 2000–2100", first, last)
	}
	if last < first {
		return Span{}, fmt.Errorf("tahun akhir %d mendahului tahun awal %d", last, first)
	}
	if last-first+1 > maxYears {
		return Span{}, fmt.Errorf("rentang %d–%d lebih dari %d tahun", first, last, maxYears)
	}
	return Span{first, last}, nil
}

// Years lists the years.
func (s Span) Years() []int {
	if s.Last < s.First {
		return nil
	}
	years := make([]int, 0, s.Len())
	for y := s.First; y <= s.Last; y++ {
		years = append(years, y)
	}
	return years
}

// Len is the number of years.
func (s Span) Len() int { return max(s.Last-s.First+1, 0) }

// Has tells whether a year lies in the span.
func (s Span) Has(year int) bool { return s.First <= year && year <= s.Last }

// String writes the span: 2019–2023.
func (s Span) String() string {
	if s.First == s.Last {
		return fmt.Sprint(s.First)
	}
	return fmt.Sprintf("%d–%d", s.First, s.Last)
}
