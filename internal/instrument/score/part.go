package score

import "gurindam/internal/decimal"

// Part is the value of some questions or aspects taken together, beside the index:
// a domain of SPBE, or a smart dimension.
type Part struct {
	Code    string
	Aspect  string // where the part lies within one aspect
	Value   decimal.Decimal
	Exact   Fraction
	Members int // how many aspects or questions it takes together
}

// Groups gives the value of each group of aspects (the domains of SPBE): the mean of
// its aspects by their weights, rounded as the index is.
func (r *Rule) Groups(of Result) []Part {
	var parts []Part
	var weights []Fraction
	at := map[string]int{}
	for i, a := range r.Instrument.Aspects {
		if a.Group == "" || i >= len(of.Aspects) {
			continue
		}
		g, known := at[a.Group]
		if !known {
			g = len(parts)
			at[a.Group] = g
			parts, weights = append(parts, Part{Code: a.Group}), append(weights, Fraction{})
		}
		parts[g].Exact = parts[g].Exact.Add(of.Aspects[i].Part)
		parts[g].Members++
		weights[g] = weights[g].Add(r.aspects[i].weight)
	}
	for g := range parts {
		parts[g].Exact = parts[g].Exact.Over(weights[g])
		_, parts[g].Value = parts[g].Exact.round(r.Instrument.Rounding.Final)
	}
	return parts
}

// Dimensions gives the value of each smart dimension: the plain mean of the questions
// that belong to it, over all aspects, rounded as an aspect is.
func (r *Rule) Dimensions(of Result) []Part { return r.dimensions(of, false) }

// DimensionsByAspect gives the same within each aspect that asks about dimensions.
func (r *Rule) DimensionsByAspect(of Result) []Part { return r.dimensions(of, true) }

func (r *Rule) dimensions(of Result, byAspect bool) []Part {
	type key struct{ aspect, dimension string }
	var parts []Part
	at := map[key]int{}
	for _, a := range r.aspects {
		for j := range a.size {
			q := r.asked[a.from+j]
			v, known := of.Questions[q.Code]
			if q.Dimension == "" || !known {
				continue
			}
			k := key{dimension: q.Dimension}
			if byAspect {
				k.aspect = a.code
			}
			p, known := at[k]
			if !known {
				p = len(parts)
				at[k] = p
				parts = append(parts, Part{Code: q.Dimension, Aspect: k.aspect})
			}
			parts[p].Exact = parts[p].Exact.Add(v.Exact)
			parts[p].Members++
		}
	}
	for p := range parts {
		parts[p].Exact = parts[p].Exact.Over(Whole(int64(parts[p].Members)))
		_, parts[p].Value = parts[p].Exact.round(r.Instrument.Rounding.Aspect)
	}
	return parts
}
