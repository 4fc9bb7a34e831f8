package instrument

import "gurindam/internal/decimal"

// Shares tells how many per cent of the index each question carries, with two
// decimals: the weight of its aspect, divided among the questions there. It is shown,
// never reckoned with.
func (i Instrument) Shares() map[string]decimal.Decimal {
	out := map[string]decimal.Decimal{}
	for _, a := range i.Aspects {
		weight, _ := a.Weight.Scaled(decimals)
		var sum int64
		parts := map[string]int64{}
		for _, q := range a.Questions() {
			part, said := q.Weight.Scaled(decimals)
			if !said {
				part = 1
			}
			parts[q.Code] = part
			sum += part
		}
		for code, part := range parts {
			if sum > 0 {
				out[code] = decimal.Ratio(weight*part, sum*percent, 2)
			}
		}
	}
	return out
}

// decimals is how fine weights are taken for a share; percent is 100 in that.
const (
	decimals = 4
	percent  = 100 * 10_000
)
