package apiweb

import (
	"context"
	"net/http"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/assessment"
	"gurindam/internal/fault"
)

// ScoreShape is what an assessor gave a question.
type ScoreShape struct {
	Question string     `json:"pertanyaan"`
	First    *int       `json:"nilai_awal,omitempty" doc:"Saat lembar dikunci."`
	Level    *int       `json:"nilai,omitempty" doc:"Kosong: belum bernilai."`
	Note     string     `json:"catatan,omitempty"`
	Item     string     `json:"bukti,omitempty"`
	Page     int        `json:"halaman,omitempty"`
	Reason   string     `json:"alasan,omitempty" doc:"Dari diskusi: mengapa diubah atau dipertahankan."`
	At       *time.Time `json:"saat,omitempty"`
	Rev      int64      `json:"rev" doc:"Disebut kembali saat mengubah."`
}

// ScoreSheet is all that one assessor gave and wrote about a region.
type ScoreSheet struct {
	Assessor string            `json:"asesor"`
	Name     string            `json:"nama"`
	Locked   *time.Time        `json:"dikunci,omitempty"`
	Texts    map[string]string `json:"tulisan" doc:"kekuatan, kelemahan, rekomendasi, dan kode aspek yang diberi catatan."`
	Scores   []ScoreShape      `json:"nilai"`
}

// AssessmentShape is a region as one of its assessors has it: the own sheet, and of the
// others only how many have locked.
type AssessmentShape struct {
	Cycle     string     `json:"siklus"`
	Region    string     `json:"daerah"`
	Name      string     `json:"nama"`
	Number    int        `json:"nomor_asesor" doc:"Sebutan Anda bagi daerah."`
	Questions int        `json:"pertanyaan"`
	Done      int        `json:"dinilai"`
	Next      string     `json:"berikutnya,omitempty" doc:"Pertanyaan pertama yang belum bernilai."`
	Locked    int        `json:"asesor_mengunci"`
	Assigned  int        `json:"asesor_ditugaskan"`
	Open      bool       `json:"nilai_terbuka" doc:"Semua asesor sudah mengunci."`
	Calls     int        `json:"diskusi_menunggu"`
	Until     *time.Time `json:"sampai,omitempty"`
	Closed    string     `json:"tertutup,omitempty" doc:"Mengapa sekarang tidak dapat dinilai."`
}

// OwnSheet is the own sheet with what it needs to be locked.
type OwnSheet struct {
	AssessmentShape
	Sheet ScoreSheet `json:"lembar"`
	Lacks []string   `json:"belum" doc:"Pertanyaan tanpa nilai dan tulisan yang belum ada."`
}

// ScoringQuestion is a question with what the region brought forward for it.
type ScoringQuestion struct {
	Code    string        `json:"kode"`
	Text    string        `json:"teks"`
	Levels  []RubricLevel `json:"rubrik"`
	Score   ScoreShape    `json:"nilai"`
	Claim   *int          `json:"klaim,omitempty"`
	Said    string        `json:"uraian,omitempty"`
	Figure  string        `json:"angka,omitempty"`
	Proofs  []ClaimedItem `json:"bukti"`
	Earlier []int         `json:"tahun_lalu" doc:"Nilai para asesor, bila sudah diumumkan."`
	Survey  string        `json:"rata_rata_survei,omitempty"`
}

// RubricLevel is what a level means.
type RubricLevel struct {
	Level int    `json:"tingkat"`
	Text  string `json:"teks"`
	Kind  string `json:"asal" doc:"resmi, turunan, atau usulan."`
}

// ClaimedItem is a piece of evidence that the region claims for a question.
type ClaimedItem struct {
	Item  string `json:"bukti"`
	Title string `json:"judul"`
	Type  string `json:"jenis"`
	Page  int    `json:"halaman,omitempty"`
	URL   string `json:"tautan,omitempty"`
	Doubt string `json:"keraguan,omitempty"`
}

const assessmentTag = "Penilaian"

// assessments are the operations of assessors, of the region they ask, and of the panel.
func (a *api) assessments() {
	op := func(id, method, path, summary string, verb access.Verb, status int) operation {
		return operation{id: id, method: method, path: "/api/penilaian" + path, tag: assessmentTag, summary: summary, verb: verb, status: status}
	}
	const one = "/{siklus}/{region}"
	add(a, op("penilaian-saya", http.MethodGet, "", "Daerah yang ditugaskan, dengan kemajuan sendiri", access.Assess, 0), a.listAssessments)
	add(a, op("lembar-nilai", http.MethodGet, one, "Lembar nilai sendiri untuk satu daerah", access.Assess, 0), a.ownSheet)
	add(a, op("pertanyaan-dinilai", http.MethodGet, one+"/pertanyaan/{pertanyaan}", "Satu pertanyaan dengan klaim dan bukti daerah", access.Assess, 0), a.scoringQuestion)
	add(a, op("beri-nilai", http.MethodPut, one+"/pertanyaan/{pertanyaan}", "Memberi atau mengubah nilai", access.Assess, 0), a.giveScore)
	add(a, op("beri-banyak-nilai", http.MethodPut, one+"/nilai", "Memberi beberapa nilai: semua, atau tidak satu pun", access.Assess, http.StatusNoContent), a.giveScores)
	add(a, op("tulis-lembar", http.MethodPut, one+"/tulisan/{tulisan}", "Menulis kekuatan, kelemahan, rekomendasi, atau catatan aspek", access.Assess, 0), a.writeSheet)
	add(a, op("kunci-lembar", http.MethodPost, one+"/kunci", "Mengunci lembar sendiri", access.Assess, http.StatusNoContent), a.lockSheet)
	given := op("berkas-bukti-dinilai", http.MethodGet, one+"/bukti/{bukti}", "Berkas bukti yang diajukan daerah", access.Assess, 0)
	given.files = []string{pdfType, "image/png", "image/jpeg", xlsxType, docxType, "text/csv", "text/plain"}
	add(a, given, a.claimedFile)
	a.rounds()
	a.clarifications()
	a.panelSessions()
}

func scorer(ctx context.Context) assessment.Author {
	who := author(ctx)
	return assessment.Author{Actor: who.Actor, Name: who.Name}
}

func scoreShape(s assessment.Score) ScoreShape {
	out := ScoreShape{Question: s.Question, Note: s.Note, Item: s.Item, Page: s.Page, Reason: s.Reason, At: when(s.At), Rev: s.Rev}
	if s.Scored() {
		out.First, out.Level = &s.First, &s.Level
	}
	return out
}

func scoreSheetShape(s assessment.Sheet) ScoreSheet {
	out := ScoreSheet{Assessor: s.Assessor, Name: s.Name, Locked: when(s.Locked), Texts: map[string]string{}, Scores: each(s.List(), scoreShape)}
	for _, f := range assessment.Fields {
		out.Texts[string(f)] = s.Text(f)
	}
	for aspect, text := range s.Remarks {
		out.Texts[aspect] = text
	}
	return out
}

func assessmentShape(p assessment.Paper) AssessmentShape {
	return AssessmentShape{
		Cycle: p.Cycle.ID, Region: string(p.Participant.Region), Name: p.Participant.Name, Number: p.Number, Questions: len(p.Instrument.Questions()), Done: p.Own.Done(), Next: p.Next(""),
		Locked: p.Tally.Locked, Assigned: p.Tally.Assigned, Open: p.Open() >= assessment.Unsealed, Calls: p.Calls(), Until: when(p.Due), Closed: whyNot(p.Closed),
	}
}

func (a *api) listAssessments(ctx context.Context, in *Paging) (*bodyOut[Part[AssessmentShape]], error) {
	papers, err := a.Assessments.Mine(ctx, scorer(ctx))
	if err != nil {
		return nil, err
	}
	return answerOf(cutList(*in, each(papers, assessmentShape), func(s AssessmentShape) string { return s.Cycle + "/" + s.Region }))
}

// SheetIn names the region of a cycle that is judged.
type SheetIn struct {
	CycleIn
	In
}

func (a *api) ownSheet(ctx context.Context, in *SheetIn) (*bodyOut[OwnSheet], error) {
	p, err := a.Assessments.Paper(ctx, scorer(ctx), in.Cycle, in.code())
	if err != nil {
		return nil, err
	}
	lacks := p.Own.Lacks(p.Instrument)
	out := OwnSheet{assessmentShape(p), scoreSheetShape(p.Own), append([]string{}, lacks.Questions...)}
	for _, f := range lacks.Texts {
		out.Lacks = append(out.Lacks, string(f))
	}
	return answerOf(out, nil)
}

// QuestionIn names a question of a region that is judged.
type QuestionIn struct {
	SheetIn
	Question string `path:"pertanyaan" maxLength:"40" example:"BL-1.1"`
}

func (a *api) scoringQuestion(ctx context.Context, in *QuestionIn) (*bodyOut[ScoringQuestion], error) {
	q, err := a.Assessments.Question(ctx, scorer(ctx), in.Cycle, in.code(), in.Question)
	if err != nil {
		return nil, err
	}
	out := ScoringQuestion{Code: q.Code, Text: q.Text, Levels: []RubricLevel{}, Score: scoreShape(q.Score), Said: q.Claim.Text, Figure: q.Claim.Figure, Proofs: []ClaimedItem{}, Earlier: append([]int{}, q.Earlier.Levels()...)}
	for _, l := range q.Levels {
		out.Levels = append(out.Levels, RubricLevel{l.Level, l.Text, l.Kind})
	}
	if q.Claim.Claimed {
		out.Claim = &q.Claim.Level
	}
	for _, p := range q.Proofs {
		out.Proofs = append(out.Proofs, ClaimedItem{p.Item, p.Title, p.Type, p.Page, p.URL, p.Doubt})
	}
	if q.Survey.Valid > 0 {
		out.Survey = q.Survey.Mean.String()
	}
	return answerOf(out, nil)
}

// ScoreForm is a score as a program gives it; what is absent stays.
type ScoreForm struct {
	Level *int    `json:"nilai,omitempty" doc:"Tingkat skala instrumen; -1 mengosongkan."`
	Note  *string `json:"catatan,omitempty" maxLength:"4000"`
	Item  *string `json:"bukti,omitempty" maxLength:"60"`
	Page  *int    `json:"halaman,omitempty" minimum:"0"`
	Rev   int64   `json:"rev,omitempty" doc:"Keadaan nilai yang terakhir dibaca; 0: belum ada."`
}

func (f ScoreForm) entry(question string) assessment.Entry {
	return assessment.Entry{Question: question, Level: f.Level, Note: f.Note, Item: f.Item, Page: f.Page, Rev: f.Rev}
}

type giveScoreIn struct {
	QuestionIn
	Body ScoreForm
}

func (a *api) giveScore(ctx context.Context, in *giveScoreIn) (*bodyOut[ScoreShape], error) {
	s, err := a.Assessments.Give(ctx, scorer(ctx), in.Cycle, in.code(), in.Body.entry(in.Question))
	return answerOf(scoreShape(s), err)
}

type giveAllIn struct {
	SheetIn
	Body struct {
		Scores map[string]ScoreForm `json:"nilai" doc:"Menurut kode pertanyaan."`
	}
}

func (a *api) giveScores(ctx context.Context, in *giveAllIn) (*struct{}, error) {
	var entries []assessment.Entry
	for question, f := range in.Body.Scores {
		entries = append(entries, f.entry(question))
	}
	_, err := a.Assessments.GiveAll(ctx, scorer(ctx), in.Cycle, in.code(), entries)
	return nil, err
}

type writeSheetIn struct {
	SheetIn
	Field string `path:"tulisan" maxLength:"40" doc:"kekuatan, kelemahan, rekomendasi, atau kode aspek."`
	Body  struct {
		Was  string `json:"semula" doc:"Teks yang diubah; bila sudah lain, keduanya diberitahukan."`
		Text string `json:"teks" maxLength:"12000"`
	}
}

// SheetText is a text as it stands now.
type SheetText struct {
	Text string `json:"teks"`
}

func (a *api) writeSheet(ctx context.Context, in *writeSheetIn) (*bodyOut[SheetText], error) {
	text, err := a.Assessments.Write(ctx, scorer(ctx), in.Cycle, in.code(), assessment.Field(in.Field), in.Body.Was, in.Body.Text)
	return answerOf(SheetText{text}, err)
}

func (a *api) lockSheet(ctx context.Context, in *SheetIn) (*struct{}, error) {
	_, err := a.Assessments.Lock(ctx, scorer(ctx), in.Cycle, in.code())
	return nil, err
}

type claimedFileIn struct {
	SheetIn
	Item string `path:"bukti" maxLength:"60"`
}

func (a *api) claimedFile(ctx context.Context, in *claimedFileIn) (*content, error) {
	if err := a.Assessments.MaySeeProof(ctx, scorer(ctx), in.Cycle, in.code(), in.Item); err != nil {
		return nil, err
	}
	o, err := a.Proofs.Give(ctx, in.code(), in.Item, 0, false)
	if err != nil {
		return nil, err
	}
	return file(o.Name, o.Media, o.Hash, o.Content), nil
}

// whyNot is why something cannot be done, in words.
func whyNot(err error) string {
	if err == nil {
		return ""
	}
	return fault.Text(err)
}
