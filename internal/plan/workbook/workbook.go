// Package workbook turns the plan of a region into the workbook that people in
// its offices fill in, and back. Every column is declared once, with its title,
// its help, and how it is read from and written to the plan, so that template,
// export and import cannot drift apart.
//
// A workbook that is exported, imported and exported again is the same workbook.
package workbook

import (
	"gurindam/internal/period"
	"gurindam/internal/plan"
	"gurindam/internal/sheet"
)

const title = "Rencana Smart City"

// Template gives an empty workbook for a plan of some years, with what the
// guideline asks for already written down.
func Template(g plan.Guideline, span period.Span) sheet.Form {
	s := plan.Snapshot{}
	s.Masterplan.Profile.Period = span
	s.Masterplan.Profile.Outline = g.ID
	s.Masterplan.Readiness = checklist(g)
	return Form(s, g)
}

// Form gives the workbook that holds a plan.
func Form(s plan.Snapshot, g plan.Guideline) sheet.Form {
	form := sheet.Form{Title: title}
	if name := s.Masterplan.Profile.DisplayName; name != "" {
		form.Title += " " + name
	}
	y := yearsOf(s)
	for _, p := range pages() {
		form.Sheets = append(form.Sheets, p.form(s, g, y))
	}
	return form
}

// pages lists the sheets in the order of the workbook.
func pages() []page {
	return []page{
		profilePage{}, officePage(), factPage(), legalPage(),
		readinessPage(), gapPage(), issuePage(), swotPage(), towsPage(),
		rpjmdPage(), renstraPage(),
		visionPage(), goalPage(), strategyPage(),
		initiativePage(), fundingPage(), linkPage(), actionPage(),
		roadmapPage(), milestonePage(), quickWinPage(),
		bodyPage(), memberPage(), riskPage(), participationPage(), narrativePage(),
	}
}

// checklist gives the readiness worksheet with the typical items of a guideline,
// not yet judged.
func checklist(g plan.Guideline) []plan.ReadinessItem {
	var items []plan.ReadinessItem
	for _, c := range g.Components {
		for _, text := range c.Items {
			items = append(items, plan.ReadinessItem{Component: c.Code, Item: text})
		}
	}
	return items
}
