package answerweb

import (
	"net/http"

	"gurindam/internal/answer"
	"gurindam/internal/fault"
	"gurindam/internal/instrument/score"
	"gurindam/internal/web"
)

// overviewData fills the page of the whole sheet.
type overviewData struct {
	*sheet
	all       bool // the whole list of gains
	proposals int  // questions for which the program has a proposal and nothing is answered yet
	findings  bool // the whole list of what is missing
}

// shortList is how many rows of a list are shown before all are asked for.
const shortList = 12

func (p pages) overview(r *http.Request) (web.Answer, error) {
	s, err := p.open(r)
	if err != nil {
		return nil, err
	}
	return p.overviewOf(r, s)
}

func (p pages) overviewOf(r *http.Request, s *sheet) (web.Answer, error) {
	d := overviewData{sheet: s, all: r.URL.Query().Has("semua"), findings: r.URL.Query().Has("kekurangan")}
	if s.closed() == "" {
		proposals, err := p.Answers.Proposals(r.Context(), s.View)
		if err != nil {
			return nil, err
		}
		for q := range proposals {
			if !s.Sheet.Of(q).Claimed && s.Sheet.Of(q).Text == "" {
				d.proposals++
			}
		}
	}
	return s.page(web.T(r.Context(), "Isian mandiri"), overviewPage(d)), nil
}

// rooms is the list of gains as it is shown.
func (d overviewData) rooms() []answer.Room {
	if d.all {
		return d.Outlook.Rooms
	}
	return d.Outlook.Rooms[:min(len(d.Outlook.Rooms), shortList)]
}

// stops is the list of what keeps the sheet from being handed in, the most worthwhile
// question first.
func (d overviewData) stops() (shown []answer.Finding, rest int) {
	all := byGain(d.Findings, d.Outlook.Rooms)
	if d.findings {
		return all, 0
	}
	n := min(len(all), shortList)
	return all[:n], len(all) - n
}

// byGain puts findings into the order of what their questions could add.
func byGain(findings []answer.Finding, rooms []answer.Room) []answer.Finding {
	var out []answer.Finding
	seen := map[string]bool{}
	of := map[string][]answer.Finding{}
	for _, f := range findings {
		of[f.Question] = append(of[f.Question], f)
	}
	for _, r := range rooms {
		out, seen[r.Question] = append(out, of[r.Question]...), true
	}
	for _, f := range findings {
		if !seen[f.Question] {
			out = append(out, f)
		}
	}
	return out
}

// exactly writes an exact gain with four decimals, and says where there are more.
func exactly(f score.Fraction) string {
	four := f.Round(4)
	if score.FromDecimal(four).Equal(f) {
		return four.Indonesian()
	}
	return four.Indonesian() + "…"
}

// take makes proposals answers: one, or all where nothing stands yet.
func (p pages) take(r *http.Request) (web.Answer, error) {
	s, err := p.open(r)
	if err != nil {
		return nil, err
	}
	question := field(r, "pertanyaan")
	if question == "" {
		if _, err := p.Answers.TakeAll(r.Context(), s.who, s.Region, s.Cycle.ID, field(r, "aspek")); err != nil {
			return p.refuse(r, s, err)
		}
		return web.Redirect{To: s.at(field(r, "aspek"), "")}, nil
	}
	_, a, err := s.asked(question)
	if err != nil {
		return nil, err
	}
	if _, err := p.Answers.Take(r.Context(), s.who, s.Region, s.Cycle.ID, question, wholeOf(field(r, "rev"))); err != nil {
		return p.refuse(r, s, err)
	}
	return web.Redirect{To: s.at(a.Code, question)}, nil
}

// refuse shows the sheet anew with what was wrong.
func (p pages) refuse(r *http.Request, s *sheet, problem error) (web.Answer, error) {
	if !mendable(problem) {
		return nil, problem
	}
	fresh, err := p.open(r)
	if err != nil {
		return nil, err
	}
	fresh.text = fault.Text(problem)
	return p.overviewOf(r, fresh)
}
