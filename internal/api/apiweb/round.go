package apiweb

import (
	"context"
	"net/http"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/assessment"
	"gurindam/internal/fault"
)

// RoundShape is a region whose scores are open.
type RoundShape struct {
	Sheets      []ScoreSheet      `json:"lembar"`
	Discussions []DiscussionShape `json:"diskusi"`
}

// DiscussionShape is the talk about one question.
type DiscussionShape struct {
	Question string     `json:"pertanyaan"`
	Spread   int        `json:"selisih"`
	Why      string     `json:"alasan_dibuka,omitempty"`
	Opened   time.Time  `json:"dibuka"`
	Closed   *time.Time `json:"ditutup,omitempty"`
	Ruling   string     `json:"putusan_panel,omitempty"`
	Waiting  []string   `json:"belum_menjawab"`
}

// ScoreTalk is the talk about one question with its words and the scores it is about.
type ScoreTalk struct {
	DiscussionShape
	Scores map[string]ScoreShape `json:"nilai" doc:"Menurut asesor."`
	Words  []WordShape           `json:"pesan"`
}

// WordShape is a word of a discussion.
type WordShape struct {
	By   string    `json:"oleh"`
	At   time.Time `json:"saat"`
	Text string    `json:"teks"`
}

// rounds are the operations on scores that are open, for assessors and for the ministry.
func (a *api) rounds() {
	for _, side := range []struct {
		path, suffix string
		verb         access.Verb
	}{{"/api/penilaian/{siklus}/{region}", "", access.Assess}, {"/api/evaluasi/{siklus}/panel/daerah/{region}", "-panel", access.Direct}} {
		op := func(id, method, path, summary string, status int) operation {
			return operation{id: id + side.suffix, method: method, path: side.path + path, tag: assessmentTag, summary: summary, verb: side.verb, status: status}
		}
		add(a, op("semua-nilai", http.MethodGet, "/diskusi", "Semua nilai daerah, setelah semua asesor mengunci", 0), a.allScores)
		add(a, op("satu-diskusi", http.MethodGet, "/diskusi/{pertanyaan}", "Diskusi satu pertanyaan", 0), a.oneTalk)
		add(a, op("pesan-diskusi", http.MethodPost, "/diskusi/{pertanyaan}", "Menulis dalam diskusi", http.StatusNoContent), a.sayInTalk)
	}
	op := func(id, method, path, summary string, verb access.Verb, status int) operation {
		return operation{id: id, method: method, path: path, tag: assessmentTag, summary: summary, verb: verb, status: status}
	}
	const talk, ruled = "/api/penilaian/{siklus}/{region}/diskusi/{pertanyaan}", "/api/evaluasi/{siklus}/panel/daerah/{region}/diskusi/{pertanyaan}"
	add(a, op("jawab-diskusi", http.MethodPut, talk, "Mengubah atau mempertahankan nilai sendiri, dengan alasan", access.Assess, 0), a.respondInTalk)
	add(a, op("putus-diskusi", http.MethodPost, ruled+"/putus", "Menutup diskusi oleh panel; nilai tidak berubah", access.Direct, http.StatusNoContent), a.ruleTalk)
	add(a, op("buka-diskusi", http.MethodPost, ruled+"/buka", "Membuka diskusi oleh kementerian", access.Direct, http.StatusNoContent), a.callTalk)
}

func discussionShape(d assessment.Discussion, sheets []assessment.Sheet) DiscussionShape {
	return DiscussionShape{d.Question, d.Spread, d.Why, d.Opened, when(d.Closed), d.Ruling, each(d.Waiting(sheets), func(s assessment.Sheet) string { return s.Name })}
}

func (a *api) allScores(ctx context.Context, in *SheetIn) (*bodyOut[RoundShape], error) {
	d, err := a.Assessments.Round(ctx, author(ctx).Actor, in.Cycle, in.code())
	if err != nil {
		return nil, err
	}
	return answerOf(RoundShape{each(d.Sheets, scoreSheetShape), each(d.Discussions, func(t assessment.Discussion) DiscussionShape { return discussionShape(t, d.Sheets) })}, nil)
}

func (a *api) oneTalk(ctx context.Context, in *QuestionIn) (*bodyOut[ScoreTalk], error) {
	d, err := a.Assessments.Round(ctx, author(ctx).Actor, in.Cycle, in.code())
	if err != nil {
		return nil, err
	}
	t, ok := d.Discussion(in.Question)
	if !ok {
		return nil, fault.New(fault.NotFound, "Tidak ada diskusi untuk pertanyaan itu.")
	}
	words, err := a.Assessments.Words(ctx, author(ctx).Actor, in.Cycle, in.code(), in.Question)
	out := ScoreTalk{DiscussionShape: discussionShape(t, d.Sheets), Scores: map[string]ScoreShape{}, Words: []WordShape{}}
	for _, s := range d.Sheets {
		out.Scores[s.Name] = scoreShape(s.Score(in.Question))
	}
	for _, w := range words {
		out.Words = append(out.Words, WordShape{w.By.Name, w.At, w.Text})
	}
	return answerOf(out, err)
}

type sayIn struct {
	QuestionIn
	Body struct {
		Text string `json:"teks" maxLength:"4000"`
	}
}

func (a *api) sayInTalk(ctx context.Context, in *sayIn) (*struct{}, error) {
	return nil, a.Assessments.Say(ctx, scorer(ctx), in.Cycle, in.code(), in.Question, "", in.Body.Text)
}

type respondIn struct {
	QuestionIn
	Body struct {
		Level  int    `json:"nilai"`
		Reason string `json:"alasan" maxLength:"4000"`
		Rev    int64  `json:"rev" doc:"Keadaan nilai yang terakhir dibaca."`
	}
}

func (a *api) respondInTalk(ctx context.Context, in *respondIn) (*bodyOut[ScoreShape], error) {
	s, err := a.Assessments.Respond(ctx, scorer(ctx), in.Cycle, in.code(), in.Question, in.Body.Level, in.Body.Reason, in.Body.Rev)
	return answerOf(scoreShape(s), err)
}

type reasonIn struct {
	QuestionIn
	Body struct {
		Reason string `json:"alasan" maxLength:"4000"`
	}
}

func (a *api) ruleTalk(ctx context.Context, in *reasonIn) (*struct{}, error) {
	return nil, a.Assessments.Rule(ctx, scorer(ctx), in.Cycle, in.code(), in.Question, in.Body.Reason)
}

func (a *api) callTalk(ctx context.Context, in *reasonIn) (*struct{}, error) {
	return nil, a.Assessments.Call(ctx, scorer(ctx), in.Cycle, in.code(), in.Question, in.Body.Reason)
}
