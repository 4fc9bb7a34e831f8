package block

import (
	"slices"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// approval is the page on which the book is approved.
func approval(p *page) {
	profile := p.Masterplan.Profile
	title := profile.Title
	if title == "" {
		title = "Masterplan Smart City " + p.region()
	}
	text := p.contents.Label + ", " + p.contents.Title + ", adalah bagian dari " + title
	if span := profile.Period.String(); profile.Period.Len() > 0 && !strings.Contains(title, span) {
		text += " masa " + span
	}
	p.say("isi", t("%s. Yang bertanda tangan di bawah ini menyetujui isinya sebagai acuan pelaksanaan smart city di %s.", text, p.region()))
	rows := p.signatures()
	if profile.Leader == "" {
		p.lack("penanda-tangan", "Jabatan kepala daerah untuk lembar persetujuan", sheetProfile)
	}
	if len(rows) == 0 {
		return
	}
	place := profile.Place
	if profile.Date != "" {
		place = strings.TrimPrefix(place+", "+prose.Date(profile.Date), ", ")
	}
	p.add(doc.Signatures{Place: place, Rows: rows})
}

// signatures lists who signs: the head of region, the secretary of the council,
// the head of the team, and the office that writes the plan; nobody twice.
func (p *page) signatures() []doc.Signature {
	var out []doc.Signature
	add := func(role, name, note string) {
		if role != "" && !slices.ContainsFunc(out, func(s doc.Signature) bool { return same(s.Role, role) }) {
			out = append(out, doc.Signature{Role: role, Name: name, Note: note})
		}
	}
	profile := p.Masterplan.Profile
	add(profile.Leader, profile.LeaderName, "")
	for _, seat := range []struct{ body, role string }{{"Dewan Smart City", "Sekretaris"}, {"Tim Pelaksana", "Ketua"}} {
		if m, ok := p.seat(seat.body, seat.role); ok {
			add(m.Position, m.Name, seat.role+" "+seat.body)
		}
	}
	head := profile.Office
	if strings.HasPrefix(head, "Dinas ") || strings.HasPrefix(head, "Badan ") {
		head = "Kepala " + head
	}
	i := slices.IndexFunc(p.Masterplan.Members, func(m plan.Member) bool { return strings.EqualFold(m.Position, head) })
	if i >= 0 {
		add(p.Masterplan.Members[i].Position, p.Masterplan.Members[i].Name, "Penyusun")
	} else {
		add(head, "", "Penyusun")
	}
	return out
}

// same tells whether two titles are one, with or without the name of the region.
func same(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

// seat finds the member who has a role in a kind of body.
func (p *page) seat(kind, role string) (plan.Member, bool) {
	for _, b := range p.Masterplan.Bodies {
		if b.Kind != kind {
			continue
		}
		for _, m := range p.Masterplan.Members {
			if m.Body == b.Code && strings.EqualFold(m.Role, role) {
				return m, true
			}
		}
	}
	return plan.Member{}, false
}
