package workbook

import "gurindam/internal/plan"

// space is a set of codes that cells refer to.
type space int

// The spaces. Those from dimensions on are the guideline's; the rest are filled
// by the sheets.
const (
	offices space = iota
	facts
	legalBases
	readinessItems
	gaps
	issues
	swotEntries
	towsStrategies
	elements // of the RPJMD
	renstraRows
	keywords
	goals
	strategies
	initiatives
	actions
	milestones
	quickWins
	bodies
	members
	risks
	participations
	narratives
	dimensions
	subDimensions
	components
	funding
	misi      // elements of the RPJMD that are a misi
	closers   // initiatives and actions
	proposers // offices and the Dewan
)

// nouns says what a code of a space names, and on which sheet it is written.
var nouns = map[space]struct{ noun, sheet string }{
	offices: {"OPD", "OPD"}, facts: {"fakta", "Fakta & Indikator"}, legalBases: {"dasar hukum", "Dasar Hukum"},
	readinessItems: {"butir kesiapan", "Kesiapan"}, gaps: {"kesenjangan", "Analisis Gap"}, issues: {"isu", "Isu Strategis"},
	swotEntries: {"butir SWOT", "SWOT"}, towsStrategies: {"strategi TOWS", "TOWS"}, elements: {"elemen RPJMD", "RPJMD"},
	renstraRows: {"baris Renstra", "Renstra"}, keywords: {"kata kunci", "Visi"}, goals: {"sasaran", "Sasaran"},
	strategies: {"strategi", "Strategi"}, initiatives: {"inisiatif", "Rencana Aksi"}, actions: {"rencana pendukung", "Rencana Pendukung"},
	milestones: {"tonggak", "Milestone"}, quickWins: {"quick win", "Quick Win"}, bodies: {"badan", "Dewan-Tim-Forum"},
	members: {"anggota", "Anggota"}, risks: {"risiko", "Risiko"}, participations: {"partisipasi", "Partisipasi"}, narratives: {"narasi", "Narasi"},
	dimensions: {"dimensi", ""}, subDimensions: {"sub-dimensi", ""}, components: {"komponen kesiapan", ""}, funding: {"sumber dana", ""},
	misi: {"misi RPJMD", "RPJMD"}, closers: {"inisiatif atau rencana pendukung", "Rencana Aksi"}, proposers: {"OPD pengusul", "OPD"},
}

// parts gives the spaces a space is made of.
func (s space) parts() []space {
	switch s {
	case closers:
		return []space{initiatives, actions}
	case proposers:
		return []space{offices}
	}
	return []space{s}
}

// list gives the codes of a space that the guideline fixes; nil for the others,
// which grow while people write.
func (s space) list() func(plan.Guideline) []string {
	switch s {
	case dimensions, subDimensions, components, funding:
		return func(g plan.Guideline) []string {
			var out []string
			for _, e := range s.entries(g) {
				out = append(out, e.code)
			}
			return out
		}
	}
	return nil
}

// entry is a code of the guideline and the name people know it by.
type entry struct{ code, name string }

func (s space) entries(g plan.Guideline) []entry {
	var out []entry
	switch s {
	case dimensions, subDimensions:
		for _, d := range g.Dimensions {
			if s == dimensions {
				out = append(out, entry{d.Code, d.Name})
				continue
			}
			for _, sub := range d.Subs {
				out = append(out, entry{sub.Code, sub.Name})
			}
		}
	case components:
		for _, c := range g.Components {
			out = append(out, entry{c.Code, c.Name})
		}
	case funding:
		for _, f := range g.Funding {
			out = append(out, entry{f.Code, f.Name})
		}
	}
	return out
}

// listsOf gives the keys of the lists whose rows some spaces name.
func listsOf(to []space) []string {
	var out []string
	for _, s := range to {
		if key := listOf[s]; key != "" {
			out = append(out, key)
		}
	}
	return out
}

// listOf tells which list holds the rows that a space names.
var listOf = map[space]string{
	offices: "opd", facts: "fakta", legalBases: "dasar_hukum", readinessItems: "kesiapan", gaps: "analisis_gap", issues: "isu_strategis",
	swotEntries: "swot", towsStrategies: "tows", elements: "rpjmd", misi: "rpjmd", renstraRows: "renstra", keywords: KeywordList, goals: "sasaran",
	strategies: "strategi", initiatives: InitiativeList, actions: "rencana_pendukung", milestones: "milestone", quickWins: "quick_win",
	bodies: "dewan_tim_forum", members: "anggota", risks: "risiko", participations: "partisipasi",
}

// namesOf gives the names of the entries that the guideline fixes.
func namesOf(s space, g plan.Guideline) []string {
	var out []string
	for _, e := range s.entries(g) {
		out = append(out, e.name)
	}
	return out
}
