package prose

import (
	"slices"

	"gurindam/internal/decimal"
)

// Item is a named figure in a comparison.
type Item struct {
	Name  string
	Value int64
}

// Most gives the names with the greatest figure, in their order, and the figure.
// There may be several.
func Most(items []Item) (names []string, value int64) {
	return end(items, func(a, b int64) bool { return a > b })
}

// Least gives the names with the smallest figure, in their order, and the figure.
func Least(items []Item) (names []string, value int64) {
	return end(items, func(a, b int64) bool { return a < b })
}

func end(items []Item, better func(a, b int64) bool) (names []string, value int64) {
	for i, item := range items {
		switch {
		case i == 0 || better(item.Value, value):
			names, value = []string{item.Name}, item.Value
		case item.Value == value:
			names = append(names, item.Name)
		}
	}
	return names, value
}

// Level tells whether all figures are the same.
func Level(items []Item) bool {
	return !slices.ContainsFunc(items, func(i Item) bool { return i.Value != items[0].Value })
}

// Zero lists the names whose figure is zero.
func Zero(items []Item) []string {
	var out []string
	for _, i := range items {
		if i.Value == 0 {
			out = append(out, i.Name)
		}
	}
	return out
}

// Spread says where a figure is greatest and where smallest: "terbanyak pada Smart
// Governance (31 inisiatif) dan paling sedikit pada Smart Society (12 inisiatif)".
// Where all are alike it says so, and names those that have nothing; a single item
// has nothing to be compared with.
func Spread(items []Item, most, least string, say func(int64) string) string {
	switch {
	case len(items) == 0:
		return ""
	case len(items) == 1:
		return "seluruhnya pada " + items[0].Name + " (" + say(items[0].Value) + ")"
	case Level(items):
		return "merata, masing-masing " + say(items[0].Value)
	}
	top, high := Most(items)
	bottom, low := Least(items)
	text := most + " pada " + List(top) + at(top, say(high))
	if low == 0 {
		return text + " dan belum ada pada " + Few(bottom, 3)
	}
	return text + " dan " + least + " pada " + Few(bottom, 3) + at(bottom, say(low))
}

func at(names []string, value string) string {
	if len(names) > 1 {
		return " (masing-masing " + value + ")"
	}
	return " (" + value + ")"
}

// Change says how a figure went from one year to another: "naik 12,58 %", "turun
// 1,06 poin" for percentages, "tetap". It is empty where a change cannot be told.
func Change(first, last decimal.Decimal, unit string) string {
	if !first.Present() || !last.Present() {
		return ""
	}
	direction := "naik"
	switch last.Cmp(first) {
	case 0:
		return "tetap"
	case -1:
		direction = "turun"
		first, last = last, first
	}
	difference := last.Sub(first)
	if unit == "%" || unit == "persen" {
		return direction + " " + difference.Indonesian() + "\u00a0poin"
	}
	if direction == "turun" {
		first = last // the base is the earlier, greater figure
	}
	share, ok := relative(difference, first)
	if !ok {
		return direction
	}
	return direction + " " + Percent(share)
}

// relative gives a difference as a percentage of a base, where both can be told
// as whole numbers of one scale.
func relative(difference, base decimal.Decimal) (decimal.Decimal, bool) {
	const scale = 4
	part, ok := difference.Scaled(scale)
	whole, fits := base.Scaled(scale)
	if !ok || !fits || whole <= 0 {
		return decimal.Decimal{}, false
	}
	return decimal.Ratio(part, whole, 2), true
}
