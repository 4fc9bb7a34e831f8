package publication

import "gurindam/internal/plan"

// GuidelineOf gives the guideline a plan follows: the one its profile names, or
// the one its set of books goes with.
func GuidelineOf(s plan.Snapshot) (plan.Guideline, error) {
	_, guide, err := rules(s, "")
	return guide, err
}

// SetOf gives the set of books of a plan: the one its profile names, or the
// default one.
func SetOf(s plan.Snapshot) (Set, error) {
	set, _, err := rules(s, "")
	return set, err
}
