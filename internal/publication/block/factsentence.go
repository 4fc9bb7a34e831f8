package block

import (
	"fmt"
	"strings"

	"gurindam/internal/dataset"
	"gurindam/internal/publication/prose"
)

// factSentences tells how the most telling facts of a group went.
func factSentences(list []dataset.Fact) []string {
	const most = 5
	var trends, points []string
	for _, f := range list {
		first, last, n := ends(f)
		label := example(f.Name, f.Example)
		switch {
		case n == 0:
		case n == 1:
			points = append(points, fmt.Sprintf("%s %s (%d)", lowerFirst(label), prose.Quantity(last.Number, f.Unit), last.Year))
		default:
			trends = append(trends, trend(label, f.Unit, first, last))
		}
	}
	if len(trends) > most {
		trends = trends[:most]
	}
	if room := most - len(trends); len(points) > room {
		points = points[:room]
	}
	if len(points) > 0 {
		trends = append(trends, "Tercatat pula "+prose.List(points)+".")
		if len(trends) == 1 {
			trends[0] = "Tercatat " + prose.List(points) + "."
		}
	}
	return trends
}

func trend(label, unit string, first, last dataset.Value) string {
	change := prose.Change(first.Number, last.Number, unit)
	if change == "tetap" {
		return fmt.Sprintf("%s tetap %s dari %d sampai %d.", prose.Upper(label), prose.Quantity(last.Number, unit), first.Year, last.Year)
	}
	direction, size, sized := strings.Cut(change, " ")
	text := fmt.Sprintf("%s %s dari %s pada %d menjadi %s pada %d", prose.Upper(label), direction, first.Number.Indonesian(), first.Year, prose.Quantity(last.Number, unit), last.Year)
	if sized {
		text += " (" + size + ")"
	}
	return text + "."
}

// ends gives the first and the last value of a fact, and how many there are.
func ends(f dataset.Fact) (first, last dataset.Value, n int) {
	for _, v := range f.Values {
		if !v.Number.Present() {
			continue
		}
		if n == 0 {
			first = v
		}
		last, n = v, n+1
	}
	return first, last, n
}

// lowerFirst makes the first letter small, unless the word is written in capitals.
func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) < 2 || strings.ToUpper(string(r[:2])) == string(r[:2]) {
		return s
	}
	return strings.ToLower(string(r[0])) + string(r[1:])
}
