package apiweb

import (
	"context"
	"net/http"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/assessment"
)

// ClarificationShape is a question to the region with its hour.
type ClarificationShape struct {
	ID       string      `json:"klarifikasi"`
	Question string      `json:"pertanyaan"`
	Number   int         `json:"asesor" doc:"Nomor asesor yang bertanya."`
	Due      time.Time   `json:"batas"`
	Late     bool        `json:"terlambat"`
	Waits    bool        `json:"menunggu_daerah"`
	Closed   *time.Time  `json:"ditutup,omitempty"`
	Turns    []TurnShape `json:"giliran"`
}

// TurnShape is a text of a clarification.
type TurnShape struct {
	Region bool      `json:"dari_daerah"`
	By     string    `json:"oleh,omitempty"`
	At     time.Time `json:"saat"`
	Text   string    `json:"teks"`
	Items  []string  `json:"bukti"`
}

// clarifications are the operations on what assessors ask regions.
func (a *api) clarifications() {
	op := func(id, method, path, summary string, verb access.Verb, status int) operation {
		return operation{id: id, method: method, path: path, tag: assessmentTag, summary: summary, verb: verb, status: status}
	}
	const mine, region = "/api/penilaian/{siklus}/{region}/klarifikasi", "/api/daerah/{region}/evaluasi/{siklus}/klarifikasi"
	add(a, op("daftar-klarifikasi", http.MethodGet, mine, "Klarifikasi kepada satu daerah", access.Assess, 0), a.listClarifications)
	add(a, op("minta-klarifikasi", http.MethodPost, mine, "Bertanya kepada daerah", access.Assess, http.StatusCreated), a.askRegion)
	add(a, op("lanjut-klarifikasi", http.MethodPost, mine+"/{klarifikasi}", "Menanggapi jawaban daerah", access.Assess, http.StatusNoContent), a.followUp)
	add(a, op("tutup-klarifikasi", http.MethodPost, mine+"/{klarifikasi}/tutup", "Menutup klarifikasi sendiri", access.Assess, http.StatusNoContent), a.closeClarification)
	add(a, op("klarifikasi-daerah", http.MethodGet, region, "Pertanyaan asesor kepada daerah", access.Evaluated, 0), a.askedOf)
	add(a, op("jawab-klarifikasi", http.MethodPost, region+"/{klarifikasi}", "Menjawab pertanyaan asesor, dengan bukti", access.Answer, http.StatusNoContent), a.answerAssessor)
}

func (a *api) clarificationShape(c assessment.Clarification) ClarificationShape {
	out := ClarificationShape{ID: c.ID, Question: c.Question, Number: c.Number, Due: c.Due, Late: c.Late(a.Now()), Waits: c.Waits(), Closed: when(c.Closed)}
	out.Turns = each(c.Turns, func(t assessment.Turn) TurnShape {
		return TurnShape{t.Region, t.By.Name, t.At, t.Text, append([]string{}, t.Items...)}
	})
	return out
}

type clarificationsIn struct {
	SheetIn
	Paging
}

func (a *api) listClarifications(ctx context.Context, in *clarificationsIn) (*bodyOut[Part[ClarificationShape]], error) {
	p, err := a.Assessments.Paper(ctx, scorer(ctx), in.Cycle, in.code())
	if err != nil {
		return nil, err
	}
	return answerOf(cutList(in.Paging, each(p.Clarifications, a.clarificationShape), func(c ClarificationShape) string { return c.ID }))
}

type askIn struct {
	SheetIn
	Body struct {
		Question string `json:"pertanyaan" maxLength:"40"`
		Text     string `json:"teks" maxLength:"4000"`
		Hours    int    `json:"jam" enum:"24,48,72,120"`
	}
}

func (a *api) askRegion(ctx context.Context, in *askIn) (*bodyOut[ClarificationShape], error) {
	c, err := a.Assessments.Ask(ctx, scorer(ctx), in.Cycle, in.code(), in.Body.Question, "", in.Body.Text, in.Body.Hours)
	return answerOf(a.clarificationShape(c), err)
}

// ClarificationIn names a clarification of a region.
type ClarificationIn struct {
	SheetIn
	ID string `path:"klarifikasi" maxLength:"60"`
}

type followUpIn struct {
	ClarificationIn
	Body struct {
		Text string `json:"teks" maxLength:"4000"`
	}
}

func (a *api) followUp(ctx context.Context, in *followUpIn) (*struct{}, error) {
	return nil, a.Assessments.FollowUp(ctx, scorer(ctx), in.Cycle, in.code(), in.ID, in.Body.Text)
}

func (a *api) closeClarification(ctx context.Context, in *ClarificationIn) (*struct{}, error) {
	return nil, a.Assessments.CloseClarification(ctx, scorer(ctx), in.Cycle, in.code(), in.ID)
}

func (a *api) askedOf(ctx context.Context, in *clarificationsIn) (*bodyOut[Part[ClarificationShape]], error) {
	d, err := a.Assessments.Asking(ctx, author(ctx).Actor, in.Cycle, in.code())
	if err != nil {
		return nil, err
	}
	return answerOf(cutList(in.Paging, each(d.Clarifications, a.clarificationShape), func(c ClarificationShape) string { return c.ID }))
}

type answerAssessorIn struct {
	ClarificationIn
	Body struct {
		Text  string   `json:"teks" maxLength:"4000"`
		Items []string `json:"bukti,omitempty" maxItems:"20" doc:"Bukti daerah yang ditunjukkan."`
	}
}

func (a *api) answerAssessor(ctx context.Context, in *answerAssessorIn) (*struct{}, error) {
	return nil, a.Assessments.Answer(ctx, scorer(ctx), in.Cycle, in.code(), in.ID, in.Body.Text, in.Body.Items)
}
