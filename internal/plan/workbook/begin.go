package workbook

import (
	"fmt"

	"gurindam/internal/period"
	"gurindam/internal/plan"
	"gurindam/internal/region"
)

// Begin gives the plan of a region that has none yet: its name, its years, and the
// readiness worksheet of the guideline, not yet judged.
func Begin(g plan.Guideline, set string, where region.Region, span period.Span) plan.Snapshot {
	s := plan.Snapshot{Region: where}
	p := &s.Masterplan.Profile
	p.Title, p.DisplayName = "Masterplan Smart City "+where.Name, where.Name
	p.Period, p.Outline = span, set
	s.Masterplan.Readiness = checklist(g)
	for i := range s.Masterplan.Readiness {
		s.Masterplan.Readiness[i].Code = fmt.Sprintf("KS-%03d", i+1)
	}
	return s
}
