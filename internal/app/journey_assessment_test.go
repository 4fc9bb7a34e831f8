package app

import (
	"fmt"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/assessment"
	"gurindam/internal/web/webtest"
)

// An assessor scores a whole region by the keyboard alone: digits for levels, Enter for
// what is next, a note, the texts, and the lock.
func TestJourneyScoreByKeyboard(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("satu", "Asesor Satu", "asesor", access.Place{})
	c.invited("dua", "Asesor Dua", "asesor", access.Place{})
	judging(t, c.App, "satu", "dua")
	in, err := c.Instruments.Instrument(t.Context(), "kominfo-2022-baru")
	if err != nil {
		t.Fatal(err)
	}
	by := assessment.Author{Actor: access.Actor{Person: personOf(t, c.App, "satu"), Grants: []access.Grant{{Role: "asesor"}}}, Name: "Asesor Satu"}
	two := 2
	var earlier []assessment.Entry
	for _, q := range in.Questions()[6:] { // scored before, so that the way on goes around to the lock
		earlier = append(earlier, assessment.Entry{Question: q.Code, Level: &two})
	}
	if _, err := c.Assessments.GiveAll(t.Context(), by, judgedCycle, judgedCity, earlier); err != nil {
		t.Fatal(err)
	}
	sheet := func() assessment.Sheet {
		p, err := c.Assessments.Paper(t.Context(), by, judgedCycle, judgedCity)
		if err != nil {
			t.Fatal(err)
		}
		return p.Own
	}
	screen := func(code string) string {
		return fmt.Sprintf(`location.pathname===%q && document.readyState==='complete' && !document.querySelector('.keys-open').hidden`, mySheet+"/"+code)
	}

	b := c.enter("satu", mySheet+"/BL-1.1")
	b.Until(screen("BL-1.1"))
	b.Says("Hadir: 12 orang") // the evidence stands beside the question
	b.Press("c")
	b.Type("Notulen 3 kali, hadir 12 orang.") // digits in a note are no levels
	b.Press("Escape")
	b.Press("r") // rests on the evidence that is open
	b.Press("3")
	b.Press("n")
	b.Until(screen("BL-1.2"))
	b.Press("p")
	b.Until(screen("BL-1.1"))
	c.eventually("a level, a note and the evidence", func() bool {
		g := sheet().Score("BL-1.1")
		return g.Level == 3 && g.Note == "Notulen 3 kali, hadir 12 orang." && g.Item != "" && g.Page == 1
	})
	b.Press("Shift+?")
	b.Until(`document.querySelector('.keys').open`)
	b.Press("Escape")
	b.Until(`!document.querySelector('.keys').open`)
	for _, q := range in.Questions()[1:6] {
		b.Press("Enter")
		b.Until(screen(q.Code))
		b.Press("2")
		b.Until(`document.querySelector('.saved').textContent.startsWith('Tersimpan')`)
	}
	b.Press("Enter")
	b.Until(fmt.Sprintf("location.pathname===%q", mySheet))
	c.eventually("every level", func() bool { return sheet().Done() == len(in.Questions()) })

	for n, f := range assessment.Fields {
		tabTo(b, fmt.Sprintf(`[name=%q]`, f))
		b.Type(fmt.Sprintf("Tulisan %d", n+1))
	}
	tabTo(b, `[name=yakin]`)
	b.Press(" ")
	c.eventually("the texts", func() bool { return sheet().Recommendations == "Tulisan 3" })
	b.Press("Tab", "Enter")
	b.Says("Lembar ini tidak berubah lagi")
	if s := sheet(); !s.Closed() || s.Strengths != "Tulisan 1" {
		t.Errorf("%+v", s)
	}
}

// tabTo presses Tab until a field has the focus.
func tabTo(b *webtest.Tab, selector string) {
	for range 200 {
		if webtest.Read[bool](b, fmt.Sprintf(`document.activeElement.matches(%q)`, selector)) {
			return
		}
		b.Press("Tab")
	}
}

// Two screens of one assessor: the second is told both levels, and nothing is lost.
func TestJourneyTwoScreens(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("satu", "Asesor Satu", "asesor", access.Place{})
	judging(t, c.App, "satu")
	one := c.enter("satu", mySheet+"/BL-1.1")
	two := one.Beside(c.url + mySheet + "/BL-1.1")
	two.Until(`!document.querySelector('.keys-open').hidden`)
	one.Front()
	one.Press("3")
	one.Until(`document.querySelector('.saved').textContent.startsWith('Tersimpan')`)
	two.Front()
	two.Press("1")
	two.Until(`document.querySelector('.saved').textContent.includes('menjadi 3; yang Anda isikan di sini 1')`)
	two.Press("1") // it was told, and stays with it
	two.Until(`document.querySelector('.saved').textContent.startsWith('Tersimpan')`)
	one.Reload()
	one.Until(`document.querySelector('[name=nilai]:checked')?.value === '1'`)
}

// The line is lost while somebody scores: the level waits on the screen, the way on waits
// with it, and both go on when the line is back.
func TestJourneyScoreOffline(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("satu", "Asesor Satu", "asesor", access.Place{})
	judging(t, c.App, "satu")
	b := c.enter("satu", mySheet+"/BL-1.1")
	b.Until(`!document.querySelector('.keys-open').hidden`)
	b.Offline(true)
	b.Press("3")
	b.Until(`document.querySelector('.saved').textContent.includes('Sambungan terputus')`)
	b.Press("n")
	if at := webtest.Read[string](b, "location.pathname"); at != mySheet+"/BL-1.1" {
		t.Errorf("left for %s with a level unsaved", at)
	}
	b.Offline(false)
	b.Until(fmt.Sprintf("location.pathname===%q", mySheet+"/BL-1.2"))
	p, err := c.Assessments.Paper(t.Context(), assessment.Author{Actor: access.Actor{Person: personOf(t, c.App, "satu"), Grants: []access.Grant{{Role: "asesor"}}}}, judgedCycle, judgedCity)
	if err != nil || p.Own.Score("BL-1.1").Level != 3 {
		t.Errorf("the level: %+v, %v", p.Own.Score("BL-1.1"), err)
	}
}
