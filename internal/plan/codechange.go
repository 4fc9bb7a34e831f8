package plan

import "gurindam/internal/rpjmd"

// Lists of the plan whose rows carry codes of the nomenclature, and whose rows links
// join.
const (
	ListInitiatives = "rencana_aksi"
	ListRPJMD       = "rpjmd"
	ListRenstra     = "renstra"
	ListLinks       = "keterkaitan"
)

// CodeChange is a row whose code is of an edition of the nomenclature that a newer
// one has followed.
type CodeChange struct {
	List       string
	At         int // place in the list
	Row        string
	Name       string
	Code       rpjmd.Code
	Successors []rpjmd.Successor // one: proposed; several: to choose from; none: residue
	Known      bool              // the older edition had the code
	Links      int               // links that lead to the row, or begin at it
}

// Plain tells whether the code stays as it is and only its edition is newer.
func (c CodeChange) Plain() bool {
	return len(c.Successors) == 1 && c.Successors[0].Code == c.Code.Text
}

// ChangedCodes lists the rows that a newer edition of the nomenclature touches: of
// the initiatives and of the RPJMD all, of the Renstra those that links lead to.
func ChangedCodes(s Snapshot, successions map[string]*rpjmd.Succession) []CodeChange {
	begin, lead := map[string]int{}, map[Target]int{}
	for _, l := range s.Masterplan.Links {
		begin[l.Initiative]++
		lead[TargetOf(l)]++
	}
	var out []CodeChange
	add := func(c CodeChange) {
		next := successions[c.Code.Version]
		if c.Code.Empty() || next == nil {
			return
		}
		c.Successors, c.Known = next.Of(c.Code.Text)
		out = append(out, c)
	}
	for n, i := range s.Masterplan.Initiatives {
		add(CodeChange{List: ListInitiatives, At: n, Row: i.Code, Name: i.Name, Code: i.Budget, Links: begin[i.Code]})
	}
	for n, e := range s.RPJMD.Elements {
		add(CodeChange{List: ListRPJMD, At: n, Row: e.Code, Name: e.Text, Code: e.Budget, Links: lead[Target{Element: e.Code}]})
	}
	for n, r := range s.Renstra {
		if links := lead[Target{Renstra: r.ID}]; links > 0 {
			add(CodeChange{List: ListRenstra, At: n, Row: r.ID, Name: r.Name, Code: r.Code, Links: links})
		}
	}
	return out
}
