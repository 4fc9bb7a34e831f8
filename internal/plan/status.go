package plan

import "gurindam/internal/decimal"

// StatusCount tells how many initiatives stand at a status.
type StatusCount struct {
	Status  Status // empty: not stated
	Count   int
	Percent decimal.Decimal
}

// CountStatuses counts the initiatives by status, every status with a row, and
// one more for those without where there are any.
func CountStatuses(list []Initiative) []StatusCount {
	count := map[Status]int{}
	for _, i := range list {
		count[i.Status]++
	}
	var out []StatusCount
	for _, s := range Statuses() {
		out = append(out, StatusCount{s, count[s], decimal.Ratio(int64(count[s]), int64(len(list)), 2)})
		delete(count, s)
	}
	rest := 0
	for _, n := range count {
		rest += n
	}
	if rest > 0 {
		out = append(out, StatusCount{"", rest, decimal.Ratio(int64(rest), int64(len(list)), 2)})
	}
	return out
}

// InDimension lists the initiatives of a dimension or a sub-dimension.
func (m Masterplan) InDimension(code string, g Guideline) []Initiative {
	var out []Initiative
	for _, i := range m.Initiatives {
		if d, ok := g.Dimension(i.SubDimension); i.SubDimension == code || ok && d.Code == code {
			out = append(out, i)
		}
	}
	return out
}
