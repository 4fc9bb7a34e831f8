package workspace

import (
	"slices"
	"strings"

	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
)

// trail is the history of links and of what they lead to.
type trail struct {
	now     map[plan.Target]touchedRow // what there is
	cells   map[plan.Target]map[string]string
	history map[touchedRow][]Entry           // of the RPJMD and the Renstra, newest first
	removed map[plan.Target][]Entry          // rows of those that went, oldest first, under their codes
	looked  map[string]int64                 // by identity of a link: the set that last wrote or affirmed it
	written map[string]int64                 // by initiative: the newest set that added a link
	went    []Entry                          // links that went, oldest first
	renamed map[int64]map[[2]string]struct{} // codes that a set changed
}

func newTrail(st State, entries []Entry) *trail {
	t := &trail{now: map[plan.Target]touchedRow{}, cells: map[plan.Target]map[string]string{}, history: map[touchedRow][]Entry{}, removed: map[plan.Target][]Entry{},
		looked: map[string]int64{}, written: map[string]int64{}, renamed: map[int64]map[[2]string]struct{}{}}
	for n, e := range st.RPJMD.Elements {
		target := plan.Target{Element: e.Code}
		t.now[target] = touchedRow{plan.ListRPJMD, st.IDs[plan.ListRPJMD][n]}
		t.cells[target] = map[string]string{"uraian": e.Text, "jenjang": string(e.Level), "induk": strings.Join(e.Parents, ";"), "kode_nomenklatur": e.Budget.Text, "versi_nomenklatur": e.Budget.Version}
	}
	for n, r := range st.Renstra {
		target := plan.Target{Renstra: r.ID}
		t.now[target] = touchedRow{plan.ListRenstra, st.IDs[plan.ListRenstra][n]}
		t.cells[target] = map[string]string{"nama": r.Name, "jenjang": string(r.Level), "opd": r.OPD, "kode": r.Code.Text, "versi_nomenklatur": r.Code.Version}
	}
	for _, e := range entries {
		if e.List != plan.ListLinks {
			row := touchedRow{e.List, e.Row}
			t.history[row] = append(t.history[row], e)
		}
	}
	for _, e := range slices.Backward(entries) {
		if e.List != plan.ListLinks {
			t.follow(e)
		}
	}
	for _, e := range slices.Backward(entries) {
		if e.List == plan.ListLinks {
			t.link(e)
		}
	}
	return t
}

// follow takes in an entry of the RPJMD or of a Renstra.
func (t *trail) follow(e Entry) {
	code, name := plan.Target{Element: e.Code}, "kode"
	if e.List == plan.ListRenstra {
		code, name = plan.Target{Renstra: e.Code}, "id"
	}
	switch {
	case e.Removed():
		t.removed[code] = append(t.removed[code], e)
	case e.Field == name:
		if t.renamed[e.Rev] == nil {
			t.renamed[e.Rev] = map[[2]string]struct{}{}
		}
		t.renamed[e.Rev][[2]string{e.Before, e.After}] = struct{}{}
	}
}

// link takes in an entry of the links. A link that only followed a code was not looked at.
func (t *trail) link(e Entry) {
	_, followed := t.renamed[e.Rev][[2]string{e.Before, e.After}]
	switch {
	case e.Removed():
		t.went = append(t.went, e)
	case e.Added():
		cells, _ := e.Cells()
		t.looked[e.Row], t.written[cells["inisiatif"]] = e.Rev, e.Rev
	case e.Moved(), e.Field == "inisiatif", followed:
	default:
		t.looked[e.Row] = e.Rev
	}
}

// past tells what a target was after a set, and the first change since; ok is false
// where nothing of it has changed.
func (t *trail) past(target plan.Target, since int64) (p plan.Past, cause Entry, ok bool) {
	row, there := t.now[target]
	if there {
		if cells, first, ok := t.takeBack(t.cells[target], row, since); ok {
			return pastOf(target, cells), first, true
		}
	}
	for _, e := range t.removed[target] { // the first that went since then
		if e.Rev > since && e.Row != row.id {
			cells, _ := e.Cells()
			cells, _, _ = t.takeBack(cells, touchedRow{e.List, e.Row}, since)
			return pastOf(target, cells), e, true
		}
	}
	return plan.Past{}, Entry{}, false
}

// takeBack gives the cells of a row as they were after a set. A row that came later
// was not there then.
func (t *trail) takeBack(cells map[string]string, row touchedRow, since int64) (out map[string]string, cause Entry, ok bool) {
	out = map[string]string{}
	for key, text := range cells {
		out[key] = text
	}
	for _, e := range t.history[row] {
		switch {
		case e.Rev <= since:
			return out, cause, ok
		case e.Added():
			return cells, Entry{}, false
		case e.Field == "" || e.Moved():
		default:
			out[e.Field] = e.Before
			if e.Field == "uraian" || e.Field == "nama" || e.Field == "jenjang" {
				cause, ok = e, true
			}
		}
	}
	return out, cause, ok
}

func pastOf(t plan.Target, cells map[string]string) plan.Past {
	p := plan.Past{Level: cells["jenjang"], Text: cells["uraian"], Code: rpjmd.Code{Text: cells["kode_nomenklatur"], Version: cells["versi_nomenklatur"]}}
	if t.Renstra != "" {
		p.Text, p.OPD, p.Code.Text = cells["nama"], cells["opd"], cells["kode"]
	}
	for _, parent := range strings.Split(cells["induk"], ";") {
		if parent = strings.TrimSpace(parent); parent != "" {
			p.Parents = append(p.Parents, parent)
		}
	}
	return p
}

// lost lists the links that went in the set in which what they led to went, of
// initiatives that are there and got no other link since.
func (t *trail) lost(initiatives map[string]bool) []LinkDoubt {
	var out []LinkDoubt
	for _, e := range t.went {
		cells, _ := e.Cells()
		l := plan.Link{Initiative: cells["inisiatif"], Element: cells["elemen"], Renstra: cells["renstra"], Kind: plan.LinkKind(cells["jenis"]), Reason: cells["alasan"], Page: cells["halaman"]}
		target := plan.TargetOf(l)
		if _, back := t.now[target]; back || !initiatives[l.Initiative] || t.written[l.Initiative] >= e.Rev {
			continue
		}
		went := slices.IndexFunc(t.removed[target], func(r Entry) bool { return r.Rev == e.Rev })
		if went < 0 {
			continue // somebody took the link away for itself
		}
		gone, _ := t.removed[target][went].Cells()
		out = append(out, LinkDoubt{Row: e.Row, Doubt: plan.Doubt{Link: l, Before: pastOf(target, gone)}, cause: e})
	}
	return out
}
