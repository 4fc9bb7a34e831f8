package apiweb

import (
	"context"

	"gurindam/internal/plan"
)

// Readiness is the readiness worksheet rolled up.
type Readiness struct {
	Whole    Score          `json:"seluruhnya"`
	Elements []ElementScore `json:"unsur"`
	Good     Ratio          `json:"baik"`
	Medium   Ratio          `json:"sedang"`
	Poor     Ratio          `json:"buruk"`
	Covered  Ratio          `json:"kesenjangan_tertutup"`
	Gaps     []ReadinessGap `json:"kesenjangan"`
	Formula  string         `json:"rumus"`
}

// Score tells how many items were rated how.
type Score struct {
	Code    string `json:"kode,omitempty"`
	Name    string `json:"nama"`
	Items   int    `json:"butir"`
	Rated   int    `json:"dinilai"`
	Percent string `json:"persen,omitempty"`
}

// ElementScore is one element of readiness with its components.
type ElementScore struct {
	Score
	Components []Score `json:"komponen"`
}

// ReadinessGap is an item that is not good, and what closes it.
type ReadinessGap struct {
	Code    string   `json:"kode"`
	Item    string   `json:"butir"`
	Closers []string `json:"ditutup_oleh" doc:"Kode inisiatif atau rencana pendukung."`
}

func scoreOf(s plan.Score) Score {
	return Score{s.Code, s.Name, s.Items, s.Rated(), s.Percent.String()}
}

func (a *api) readiness(ctx context.Context, in *In) (*bodyOut[Readiness], error) {
	st, g, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	r := plan.AssessReadiness(st.Masterplan, g)
	return answerOf(Readiness{
		Whole: scoreOf(r.Whole), Good: ratioOf(r.Good), Medium: ratioOf(r.Medium), Poor: ratioOf(r.Poor), Covered: ratioOf(r.Coverage), Formula: r.Formula,
		Elements: each(r.Elements, func(e plan.ElementScore) ElementScore {
			return ElementScore{scoreOf(e.Score), each(e.Components, scoreOf)}
		}),
		Gaps: each(r.Gaps, func(g plan.ReadinessGap) ReadinessGap {
			return ReadinessGap{g.Item.Code, g.Item.Item, each(g.Closers, func(c plan.Closer) string { return c.Code })}
		}),
	}, nil)
}

// Sheet is a quick win with its answers.
type Sheet struct {
	Code     string   `json:"kode"`
	Name     string   `json:"nama"`
	Year     int      `json:"tahun"`
	Complete Ratio    `json:"kelengkapan"`
	Answers  []Answer `json:"jawaban"`
}

// Answer is what a quick win says to a question.
type Answer struct {
	Code     string `json:"kode"`
	Question string `json:"pertanyaan"`
	Text     string `json:"jawaban" doc:"Kosong: belum dijawab."`
}

func (a *api) quickWins(ctx context.Context, in *PageIn) (*bodyOut[Part[Sheet]], error) {
	st, _, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	return answerOf(countList(in.Paging, each(st.Masterplan.QuickWins, func(q plan.QuickWin) Sheet {
		return Sheet{q.Code, q.Name, q.Year, ratioOf(q.Completeness()), each(q.Answers(), func(w plan.Answer) Answer { return Answer{w.Question.Code, w.Question.Text, w.Text} })}
	})))
}
