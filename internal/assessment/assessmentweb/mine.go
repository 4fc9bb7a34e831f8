package assessmentweb

import (
	"net/http"
	"time"

	"gurindam/internal/assessment"
	"gurindam/internal/evaluation"
	"gurindam/internal/web"
)

// mineData fills the page of what waits for an assessor.
type mineData struct {
	papers []assessment.Paper
	now    time.Time
}

func (p pages) mine(r *http.Request) (web.Answer, error) {
	papers, err := p.Service.Mine(r.Context(), author(r))
	if err != nil {
		return nil, err
	}
	return framed(web.T(r.Context(), "Penilaian saya"), minePage(mineData{papers, p.Now()}), nil), nil
}

// base gives the address of the sheet of a paper.
func base(p assessment.Paper, parts ...string) string {
	return place{cycle: p.Cycle.ID, code: p.Participant.Region}.path(parts...)
}

// late tells whether the window of scoring is over and the sheet is open.
func (d mineData) late(p assessment.Paper) bool {
	return !p.Own.Closed() && !p.Due.IsZero() && !d.now.Before(p.Due)
}

// left counts the regions whose sheet is open.
func (d mineData) left() (n int) {
	for _, p := range d.papers {
		if !p.Own.Closed() {
			n++
		}
	}
	return n
}

// waits tells whether the region has not sent its answers.
func waits(p assessment.Paper) bool { return !p.Participant.Has(evaluation.Submitted) }

// answered counts the clarifications of one's own that the region has answered.
func answered(p assessment.Paper) (n int) {
	for _, c := range p.Clarifications {
		if c.Assessor == p.Own.Assessor && !c.Waits() && c.Closed.IsZero() {
			n++
		}
	}
	return n
}
