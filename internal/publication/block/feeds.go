package block

// Feeds lists the sheets of the workbook that a block is made from, the one that is
// changed most first; none where it is made from the book itself.
func Feeds(name string) []string { return feeds[name] }

// Narrative names what people write for a chapter; no outline does.
const Narrative = "narrative"

var feeds = map[string][]string{
	Narrative: {sheetNarrative},

	"approval": {sheetProfile}, "background": {sheetProfile}, "legal-basis": {sheetLaw}, "method": {sheetProfile, sheetParticipation},
	"geography": {sheetProfile}, "facts": {sheetFact}, "fact-group": {sheetFact}, "future": {sheetProfile}, "issues": {sheetIssue},

	"readiness": {sheetReadiness}, "readiness-element": {sheetReadiness}, "readiness-gaps": {sheetReadiness, sheetSupport},
	"gaps": {sheetGap}, "gap-dimension": {sheetGap},
	"chain": {sheetRPJMD}, "coverage": {sheetLink, sheetRPJMD}, "uncovered": {sheetLink, sheetRPJMD},
	"swot": {sheetSWOT}, "swot-dimension": {sheetSWOT}, "tows-dimension": {sheetTOWS},
	"issue-rank": {sheetIssue}, "keyword-candidates": {sheetIssue},

	"vision": {sheetVision}, "keywords": {sheetKeyword}, "goals": {sheetGoal}, "goal-dimension": {sheetGoal},
	"strategies": {sheetStrategy}, "strategy-dimension": {sheetStrategy},

	"actions": {sheetInitiative}, "initiative-dimension": {sheetInitiative},
	"support": {sheetSupport}, "support-plan": {sheetSupport},
	"budget-dimension": {sheetInitiative}, "budget-source": {sheetInitiative}, "budget-opd": {sheetInitiative}, "budget-share": {sheetProfile, sheetInitiative},
	"alignment": {sheetLink, sheetRPJMD}, "links": {sheetLink},

	"phases": {sheetInitiative}, "road-dimension": {sheetInitiative}, "milestones": {sheetMilestone}, "prerequisites": {sheetInitiative},
	"change": {sheetBody, sheetSupport}, "risks": {sheetRisk}, "heat-map": {sheetRisk}, "monitoring": {sheetInitiative, sheetGoal},

	"bodies": {sheetBody}, "body": {sheetMember, sheetBody}, "participation": {sheetParticipation},
	"quick-wins": {sheetQuickWin}, "quick-win": {sheetQuickWin}, "quick-win-answers": {sheetQuickWin},

	"profile": {sheetProfile, sheetFact}, "vision-brief": {sheetVision, sheetKeyword}, "petals": {sheetInitiative}, "quick-win-cards": {sheetQuickWin},
	"road-brief": {sheetInitiative}, "budget-brief": {sheetInitiative}, "institution": {sheetBody, sheetMember}, "alignment-brief": {sheetLink},
}

const (
	sheetKeyword   = "Kata kunci visi"
	sheetMilestone = "Milestone"
	sheetNarrative = "Narasi"
)
