package publication

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

func cover(set Set, b Book, s plan.Snapshot, seal doc.Seal) doc.Cover {
	p := s.Masterplan.Profile
	lines := []string{planTitle(s)}
	if name := s.Name(); !strings.Contains(lines[0], name) {
		lines = append(lines, name)
	}
	if p.Period.Len() > 0 && !strings.Contains(lines[0], p.Period.String()) {
		lines = append(lines, p.Period.String())
	}
	foot := p.Place
	if year := stateOf(s); !year.IsZero() {
		foot = strings.TrimPrefix(foot+" · "+strconv.Itoa(year.Year()), " · ")
	}
	tone := slices.Index(set.IDs(), b.ID) % (int(doc.TonePlum) + 1)
	return doc.Cover{Kicker: b.Label, Title: b.Title, Lines: lines, Foot: foot, Tone: doc.Tone(tone), Seal: seal}
}

func planTitle(s plan.Snapshot) string {
	return cmp.Or(s.Masterplan.Profile.Title, "Masterplan Smart City "+s.Name())
}

// stateOf is the day the data stand for; zero where the profile does not say.
func stateOf(s plan.Snapshot) time.Time {
	t, err := time.Parse(time.DateOnly, s.Masterplan.Profile.Date)
	if err != nil {
		return time.Time{}
	}
	return t
}

func meta(b Book, s plan.Snapshot, g plan.Guideline) doc.Meta {
	p := s.Masterplan.Profile
	date := stateOf(s)
	if date.IsZero() {
		date = time.Date(cmp.Or(p.Period.First, g.Year), time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	return doc.Meta{
		Title: b.Label + ": " + b.Title + " – " + s.Name(), Subtitle: planTitle(s),
		Author:  cmp.Or(p.Office, "Pemerintah "+s.Name()),
		Subject: "Perencanaan smart city", Lang: "id-ID", Date: date,
		Keywords: []string{"smart city", "masterplan", s.Name(), string(s.Region.Code)},
	}
}

// imprint is the page behind the cover: which region, which data, which rules.
func imprint(set Set, b Book, s plan.Snapshot, g plan.Guideline) doc.Imprint {
	p := s.Masterplan.Profile
	state := "belum disebut"
	if p.Date != "" {
		state = prose.Date(p.Date)
	}
	out := doc.Imprint{Title: "Tentang buku ini", Rows: []doc.Pair{
		{Label: "Judul", Value: b.Label + ", " + b.Title},
		{Label: "Rencana", Value: planTitle(s)},
		{Label: "Daerah", Value: s.Name()},
		{Label: "Kode wilayah", Value: cmp.Or(string(s.Region.Code), "belum disebut")},
		{Label: "Masa rencana", Value: periodText(s)},
		{Label: "Keadaan data", Value: state},
		{Label: "Penyusun", Value: cmp.Or(p.Office, "belum disebut")},
		{Label: "Penetapan", Value: cmp.Or(p.Decree, "belum ditetapkan")},
		{Label: "Susunan buku", Value: fmt.Sprintf("%s (%s)", set.Name, set.ID)},
		{Label: "Pedoman", Value: fmt.Sprintf("%s (%s)", g.Name, g.ID)},
	}}
	out.Note = "Buku ini disusun oleh program dari data rencana pada keadaan di atas. Angka, tabel, dan kalimat yang membacanya berasal dari data itu; kekuatan hukumnya datang dari penetapan kepala daerah, bukan dari buku ini."
	if hasExamples(s) {
		out.Note += " Bagian bertanda (contoh) adalah rekaan untuk memperagakan susunan buku dan tidak boleh dikutip sebagai fakta."
	}
	return out
}

func periodText(s plan.Snapshot) string {
	if p := s.Masterplan.Profile.Period; p.Len() > 0 {
		return p.String()
	}
	return "belum disebut"
}

func hasExamples(s plan.Snapshot) bool {
	for _, f := range s.Facts {
		if f.Example {
			return true
		}
	}
	for _, i := range s.Masterplan.Initiatives {
		if i.Example {
			return true
		}
	}
	return slices.ContainsFunc(s.Masterplan.QuickWins, func(q plan.QuickWin) bool { return q.Example })
}
