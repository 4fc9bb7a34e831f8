package plan

import (
	"fmt"

	"gurindam/internal/decimal"
)

// Index is a percentage with the counts it was made from and its formula, so that
// whoever reads the figure can repeat it.
type Index struct {
	Numerator   int64
	Denominator int64
	Percent     decimal.Decimal // two decimals; absent where the denominator is zero
	Formula     string          // Indonesian, with the counts put in
}

// ratio makes an Index of two counts that are named in the formula.
func ratio(part, whole int, partName, wholeName string) Index {
	p := decimal.Ratio(int64(part), int64(whole), 2)
	return Index{int64(part), int64(whole), p, fmt.Sprintf("%s ÷ %s × 100 %% = %d ÷ %d × 100 %% = %s", partName, wholeName, part, whole, percent(p))}
}

func percent(p decimal.Decimal) string {
	if !p.Present() {
		return "tidak terhitung"
	}
	return p.Indonesian() + " %"
}
