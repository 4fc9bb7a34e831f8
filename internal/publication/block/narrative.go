package block

import (
	"fmt"

	"gurindam/internal/publication/prose"
)

// narrative adds the paragraphs people wrote on the sheet of the profile.
func (p *page) narrative(text, what string) {
	list := prose.Paragraphs(text)
	if len(list) == 0 {
		p.lack("kosong", what, sheetProfile)
	}
	for i, s := range list {
		p.say(fmt.Sprintf("%d", i+1), t("%s", s))
	}
}

func background(p *page) { p.narrative(p.Masterplan.Profile.Background, "Latar belakang") }

func geography(p *page) { p.narrative(p.Masterplan.Profile.Geography, "Uraian geografi dan demografi") }

func future(p *page) { p.narrative(p.Masterplan.Profile.Future, "Analisis masa depan") }
