// Package block holds the pieces books are made of, one file each: values of a
// snapshot in, blocks of a document out. A piece that has no data says what is
// missing and where it is filled in; it never fills a page with nothing.
package block

import (
	"maps"
	"slices"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
)

// Missing is something a book would say and cannot, for want of data.
type Missing struct {
	Section string // title of the section
	What    string // Indonesian: "Analisis SWOT Smart Living"
	Sheet   string // of the workbook where it is filled in
}

// Scope tells a piece where it stands, and which item it is about in a section
// that is repeated for each item of a kind.
type Scope struct {
	Section string // ID of the section
	Title   string // of the section
	Key     string // of the item, as part of IDs
	Name    string // of the item

	Dimension plan.Dimension
	Element   plan.ElementScore
	Action    plan.ActionKind
	QuickWin  plan.QuickWin
	Group     string // of facts
	Body      plan.Body
}

// piece is a block as the outlines name it.
type piece struct {
	each string // kind of item it needs; empty: none
	make func(*page)
}

// pieces lists the blocks by the names outlines use.
func pieces() map[string]piece {
	return map[string]piece{
		Break:      {"", func(p *page) { p.add(doc.PageBreak{}) }},
		"approval": {"", approval}, "background": {"", background}, "legal-basis": {"", legalBasis},
		"method": {"", method}, "systematics": {"", systematics}, "flow": {"", flow},

		"geography": {"", geography}, "facts": {"", factsOverview}, "fact-group": {eachGroup, factGroup},
		"future": {"", future}, "issues": {"", issues},

		"readiness": {"", readinessOverview}, "readiness-element": {eachElement, readinessElement}, "readiness-gaps": {"", readinessGaps},
		"gaps": {"", gapsOverview}, "gap-dimension": {eachDimension, gapDimension},
		"chain": {"", chain}, "coverage": {"", coverage}, "uncovered": {"", uncovered},
		"swot": {"", swotOverview}, "swot-dimension": {eachDimension, swotDimension}, "tows-dimension": {eachDimension, towsDimension},
		"issue-rank": {"", issueRank}, "keyword-candidates": {"", keywordCandidates},

		"vision": {"", vision}, "keywords": {"", keywords}, "goals": {"", goalsOverview}, "goal-dimension": {eachDimension, goalDimension},
		"strategies": {"", strategiesOverview}, "strategy-dimension": {eachDimension, strategyDimension},

		"actions": {"", actionsOverview}, "initiative-dimension": {eachDimension, initiativeDimension},
		"support": {"", supportOverview}, "support-plan": {eachAction, supportPlan},
		"budget-dimension": {"", budgetDimension}, "budget-source": {"", budgetSource}, "budget-opd": {"", budgetOPD}, "budget-share": {"", budgetShare},
		"alignment": {"", alignment}, "links": {"", links},

		"phases": {"", phases}, "road-dimension": {eachDimension, roadDimension}, "milestones": {"", milestones}, "prerequisites": {"", prerequisites},
		"change": {"", change}, "risks": {"", risks}, "heat-map": {"", heatMap}, "monitoring": {"", monitoring},

		"bodies": {"", bodiesOverview}, "body": {eachBody, body}, "participation": {"", participation},
		"quick-wins": {"", quickWinsOverview}, "quick-win": {eachQuickWin, quickWinSheet}, "quick-win-answers": {"", quickWinAnswers},

		"profile": {"", profile}, "vision-brief": {"", visionBrief}, "petals": {"", petals}, "quick-win-cards": {"", quickWinCards},
		"road-brief": {"", roadBrief}, "budget-brief": {"", budgetBrief}, "institution": {"", institution}, "alignment-brief": {"", alignmentBrief},
	}
}

// Break is the block that starts a new page; the only one that may stand in a book
// several times.
const Break = "break"

// Needs tells whether a block is known, and for which kind of item it is made.
func Needs(name string) (each string, ok bool) {
	p, ok := pieces()[name]
	return p.each, ok
}

// Make makes a block. A name it does not know makes nothing; outlines are checked
// when they are loaded.
func (s *Source) Make(name string, scope Scope) ([]doc.Block, []Missing) {
	p, ok := s.pieces[name]
	if !ok {
		return nil, nil
	}
	at := &page{Source: s, Scope: scope, name: name}
	p.make(at)
	return at.blocks, at.missing
}

// Names lists the blocks, in the order of the alphabet.
func Names() []string { return slices.Sorted(maps.Keys(pieces())) }
