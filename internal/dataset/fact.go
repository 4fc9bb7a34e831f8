// Package dataset holds facts about a region: indicators with unit and source,
// and their values over the years.
package dataset

import "gurindam/internal/decimal"

// Fact is one indicator with its yearly values. A fact without a source cannot
// be published.
type Fact struct {
	Code      string // "F-01"
	Group     string // heading it stands under: "Kependudukan"
	Name      string
	Unit      string
	Values    []Value // in order of years
	Source    string  // document or data set
	Publisher string  // who published it: "BPS Kota Tanjungpinang"
	Page      string
	Note      string
	Example   bool // contoh: made up for the example, never to be taken as a fact
}

// Value is the value of one year.
type Value struct {
	Year   int
	Number decimal.Decimal
}

// Latest gives the newest value that is present.
func (f Fact) Latest() (Value, bool) {
	for i := len(f.Values) - 1; i >= 0; i-- {
		if f.Values[i].Number.Present() {
			return f.Values[i], true
		}
	}
	return Value{}, false
}
