package block

import (
	"gurindam/internal/doc"
	"gurindam/internal/publication/prose"
)

// flow draws how the plan comes about, from the facts to its evaluation, with how
// much of each step there is.
func flow(p *page) {
	m := p.Masterplan
	columns := []struct {
		title, fill, stroke string
		steps               []step
	}{
		{"Analisis", "sea-tint", "sea", []step{{"Fakta dan isu daerah", count(len(p.Facts), "fakta"), count(len(m.Issues), "isu")}, {"Kesiapan dan kesenjangan", count(len(m.Readiness), "butir"), count(len(m.Gaps), "gap")}, {"SWOT dan TOWS", count(len(m.SWOT), "butir"), count(len(m.TOWS), "strategi")}}},
		{"Arah", "gold-tint", "gold", []step{{"Visi smart city", count(len(m.Vision.Keywords), "kata kunci"), ""}, {"Sasaran per sub-dimensi", count(len(m.Goals), "sasaran"), ""}, {"Strategi pembangunan", count(len(m.Strategies), "strategi"), ""}}},
		{"Pelaksanaan", "good-tint", "good", []step{{"Rencana aksi", count(len(m.Initiatives), "inisiatif"), count(len(m.Actions), "pendukung")}, {"Peta jalan dan quick win", count(len(m.Milestones), "tonggak"), count(len(m.QuickWins), "quick win")}, {"Pemantauan dan evaluasi", count(len(m.Risks), "risiko"), ""}}},
	}
	const w, h, gap, top, box, pitch = 450.0, 252.0, 24.0, 62.0, 50.0, 62.0
	width := (w - 2*gap) / 3
	s := newSketch(w, h)
	s.rect(0, 0, w, 30, "sea-2", "")
	s.center(w/2, 15, 9, true, "paper", []string{"RPJMD dan Renstra perangkat daerah"})
	for i, column := range columns {
		x := float64(i) * (width + gap)
		s.arrow(x+width/2, 31, x+width/2, 44)
		s.center(x+width/2, 53, 9, true, "sea-2", []string{column.title})
		for j, st := range column.steps {
			y := top + float64(j)*pitch
			s.rect(x, y, width, box, column.fill, column.stroke)
			s.center(x+width/2, y+18, 8.5, true, "ink", []string{st.title})
			s.center(x+width/2, y+35, 7.5, false, "ink-2", []string{st.says()})
			if j > 0 {
				s.arrow(x+width/2, y-(pitch-box), x+width/2, y-1)
			}
		}
		if i > 0 {
			s.arrow(x-gap+2, top+pitch+box/2, x-2, top+pitch+box/2)
		}
	}
	id := p.id("alur")
	p.say("uraian", t("Alur pikir penyusunan terlihat pada "), ref(id, "gambar berikut"),
		t(": fakta, kesiapan, dan SWOT menghasilkan arah; arah diterjemahkan menjadi rencana aksi dan peta jalan; RPJMD dan Renstra menjadi acuan setiap langkah."))
	p.add(doc.Figure{ID: id, Caption: "Alur pikir penyusunan masterplan", Drawing: &s.Drawing,
		Alt: "Bagan tiga kolom di bawah RPJMD dan Renstra. Analisis: fakta dan isu, kesiapan dan kesenjangan, SWOT dan TOWS. Arah: visi, sasaran, strategi. Pelaksanaan: rencana aksi, peta jalan dan quick win, pemantauan dan evaluasi."})
}

// step is a box of the flow with the counts in it.
type step struct{ title, one, two string }

func (s step) says() string {
	if s.two == "" {
		return s.one
	}
	return s.one + " · " + s.two
}

func count(n int, noun string) string {
	if n == 0 {
		return "belum ada " + noun
	}
	return prose.Digits(n) + " " + noun
}
