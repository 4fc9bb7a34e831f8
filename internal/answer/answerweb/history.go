package answerweb

import (
	"context"
	"net/http"

	"gurindam/internal/answer"
	"gurindam/internal/evaluation"
	"gurindam/internal/web"
)

// historyData fills the page of what changed.
type historyData struct {
	*sheet
	question string // empty: every question
	entries  []answer.Entry
	page     int
	more     bool
}

func (p pages) history(r *http.Request) (web.Answer, error) {
	s, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := historyData{sheet: s, question: r.URL.Query().Get("pertanyaan"), page: max(1, int(wholeOf(r.URL.Query().Get("hal"))))}
	if d.question != "" {
		if _, _, err := s.asked(d.question); err != nil {
			return nil, err
		}
	}
	if d.entries, d.more, err = p.Answers.History(r.Context(), s.who.Actor, s.Region, s.Cycle.ID, d.question, d.page); err != nil {
		return nil, err
	}
	return s.page(web.T(r.Context(), "Riwayat isian"), historyPage(d)), nil
}

// turn gives the address of another page.
func (d historyData) turn(n int) string {
	return d.base + "/riwayat" + query("pertanyaan", d.question, "hal", itoa(n))
}

// aspectOf tells to which aspect a question belongs.
func (s *sheet) aspectOf(question string) string {
	_, a, _ := s.Instrument.Find(question)
	return a.Code
}

func (p pages) print(r *http.Request) (web.Answer, error) {
	s, err := p.open(r)
	if err != nil {
		return nil, err
	}
	return s.page(web.T(r.Context(), "Isian untuk dicetak"), printPage(reviewData{sheet: s})), nil
}

// stood tells what a printed sheet is: of which day, and if it was sent, which one.
func (s *sheet) stood(ctx context.Context) string {
	if n := len(s.Sheet.Deeds); s.Sheet.State == answer.Sent && n > 0 {
		last := s.Sheet.Deeds[n-1]
		return web.T(ctx, "Dikirim %s oleh %s. Sidik isian %s.", clock(last.At), last.By.Name, s.Sheet.SHA256)
	}
	return web.T(ctx, "Keadaan %s, %s.", evaluation.Day(s.now.In(evaluation.Zone)), web.Translate(ctx, s.Sheet.State.Words()))
}
