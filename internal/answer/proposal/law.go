package proposal

import (
	"fmt"
	"strings"

	"gurindam/internal/answer"
	"gurindam/internal/workspace"
)

// ranks orders the instruments of regional law; each has the words by which rubrics
// speak of it.
var ranks = []struct {
	words  string   // of a rubric
	begins []string // of a title
}{
	{"keputusan", []string{"sk ", "keputusan", "kepwal", "kepwako", "kepbup"}},
	{"peraturan kepala daerah", []string{"perwako", "perwal", "perwali", "perbup", "perkada", "peraturan wali kota", "peraturan walikota", "peraturan bupati", "peraturan kepala daerah"}},
	{"peraturan daerah", []string{"perda", "peraturan daerah"}},
}

// rankOf tells what kind of regional law a text names; -1: unknown.
func rankOf(text string) int {
	text = strings.ToLower(text) + " "
	for i := len(ranks) - 1; i >= 0; i-- {
		for _, b := range ranks[i].begins {
			if strings.HasPrefix(text, b) {
				return i
			}
		}
	}
	return -1
}

// basis is a regulation of the region that carries its smart-city plan.
type basis struct {
	title string
	rank  int
	from  answer.Link
}

// law proposes the legal basis of the plan: the regulation that enacted a revision,
// the one that the plan names, and the region's own regulations on the smart city.
func (d *desk) law() {
	var found []basis
	for _, r := range d.Revisions {
		if r.Step != workspace.Enacted || r.Decree == "" {
			continue
		}
		title := r.Decree
		if rankOf(title) < 0 { // the form asks for the number of the regulation of the head of region
			title = "Peraturan kepala daerah nomor " + title
		}
		found = append(found, basis{title + " tanggal " + r.DecreeDate + " (menetapkan " + r.Title() + ")", max(rankOf(title), 0), d.page(r.Title(), fmt.Sprintf("/revisi/%d", r.Number))})
	}
	if decree := d.Masterplan.Profile.Decree; decree != "" {
		found = append(found, basis{decree, rankOf(decree), d.page("Profil rencana", "/tata-kelola")})
	}
	for _, l := range d.Masterplan.LegalBases {
		if l.Region && about(l.About, "smart city", "kota cerdas", "rencana induk", "masterplan") {
			found = append(found, basis{fmt.Sprintf("%s nomor %s tahun %d tentang %s", l.Kind, l.Number, l.Year, l.About), rankOf(l.Kind), d.page("Dasar hukum", "/tata-kelola")})
		}
	}
	for _, code := range []string{"BL-1.1", "OP-1.1"} {
		d.add(d.lawful(code, found), "rencana")
	}
}

func (d *desk) lawful(code string, found []basis) answer.Proposal {
	if len(found) == 0 {
		return answer.Proposal{}
	}
	highest := found[0]
	p := answer.Proposal{Question: code}
	var titles []string
	for _, b := range found {
		titles, p.Sources = append(titles, b.title), append(p.Sources, b.from)
		if b.rank > highest.rank {
			highest = b
		}
	}
	p.Figure = clip(highest.title, 200)
	p.Text = "Dasar hukum: " + listed(titles, 10) + "."
	p.Reason = "Produk hukum tertinggi yang dicatat pada rencana dan revisinya."
	if highest.rank >= 0 {
		if l, ok := byWords(d.question(code), ranks[highest.rank].words); ok {
			p = claim(p, l)
		}
	}
	return p
}

// about tells whether a text speaks of any of some things.
func about(text string, things ...string) bool {
	text = strings.ToLower(text)
	for _, t := range things {
		if strings.Contains(text, t) {
			return true
		}
	}
	return false
}
