package identity

import (
	"gurindam/internal/access"
	"gurindam/internal/region"
)

// ScopeText names a scope for people: "OPD DINKES, Kota Tanjung Pinang".
func ScopeText(s access.Place) string {
	if s.Region == "" {
		return "Nasional"
	}
	name := s.Region
	if known, ok := region.Find(region.Code(s.Region)); ok {
		name = known.Name
	}
	switch {
	case s.OPD != "":
		return "OPD " + s.OPD + ", " + name
	case s.Dimension != "":
		return "Dimensi " + s.Dimension + ", " + name
	}
	return name
}
