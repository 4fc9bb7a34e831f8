package instrument

import "slices"

// Clone gives an instrument that shares nothing with the one it is made of.
func (i Instrument) Clone() Instrument {
	i.Previous, i.Sources, i.Notes = slices.Clone(i.Previous), slices.Clone(i.Sources), slices.Clone(i.Notes)
	i.Predicates = slices.Clone(i.Predicates)
	i.Aspects = slices.Clone(i.Aspects)
	for n := range i.Aspects {
		a := &i.Aspects[n]
		a.Elements = slices.Clone(a.Elements)
		for m := range a.Elements {
			e := &a.Elements[m]
			e.Questions = slices.Clone(e.Questions)
			for k, q := range e.Questions {
				e.Questions[k] = q.clone()
			}
		}
	}
	return i
}

func (q Question) clone() Question {
	q.Levels, q.Evidence = slices.Clone(q.Levels), slices.Clone(q.Evidence)
	for n := range q.Evidence {
		q.Evidence[n].Types = slices.Clone(q.Evidence[n].Types)
	}
	return q
}
