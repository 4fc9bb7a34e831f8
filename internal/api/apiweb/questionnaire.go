package apiweb

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"gurindam/internal/access"
	answering "gurindam/internal/answer"
	"gurindam/internal/evidence"
)

// SheetShape is what a region answers in a cycle.
type SheetShape struct {
	State     string        `json:"keadaan" enum:"diisi,diajukan,dikembalikan,dikirim"`
	Rev       int64         `json:"rev" doc:"Disebut kembali saat mengambil langkah."`
	Print     string        `json:"sidik,omitempty" doc:"SHA-256 isian yang dikirim."`
	Answered  int           `json:"dijawab"`
	Asked     int           `json:"pertanyaan"`
	Proved    int           `json:"klaim_berbukti"`
	Claims    int           `json:"klaim"`
	Claimed   string        `json:"indeks_diklaim"`
	Supported string        `json:"indeks_didukung"`
	Aspects   []SheetAspect `json:"aspek"`
	Answers   []AnswerShape `json:"jawaban"`
	Deeds     []SheetDeed   `json:"perjalanan"`
}

// SheetAspect is how far an aspect has come.
type SheetAspect struct {
	Code      string `json:"kode"`
	Name      string `json:"nama"`
	Weight    string `json:"bobot"`
	Answered  int    `json:"dijawab"`
	Asked     int    `json:"pertanyaan"`
	Claimed   string `json:"diklaim"`
	Supported string `json:"didukung"`
}

// AnswerShape is the answer to one question.
type AnswerShape struct {
	Question  string       `json:"pertanyaan"`
	Aspect    string       `json:"aspek"`
	Level     string       `json:"tingkat" doc:"Kosong: belum diklaim."`
	Supported int          `json:"didukung" doc:"Tingkat tertinggi yang didukung bukti."`
	Figure    string       `json:"angka"`
	Text      string       `json:"uraian"`
	Office    string       `json:"opd"`
	By        string       `json:"oleh,omitempty"`
	At        *time.Time   `json:"saat,omitempty"`
	Rev       int64        `json:"rev"`
	Proofs    []ProofShape `json:"bukti"`
}

// ProofShape is a piece of evidence of an answer.
type ProofShape struct {
	Item    string `json:"bukti"`
	Title   string `json:"judul"`
	Type    string `json:"jenis"`
	Page    int    `json:"halaman,omitempty"`
	Note    string `json:"catatan,omitempty"`
	Unsound string `json:"tidak_sah,omitempty"`
	Doubt   string `json:"periksa,omitempty"`
}

// SheetDeed is a step of a sheet.
type SheetDeed struct {
	Turn     string            `json:"langkah"`
	At       time.Time         `json:"saat"`
	By       string            `json:"oleh"`
	Capacity string            `json:"sebagai"`
	Reason   string            `json:"alasan,omitempty"`
	Remarks  map[string]string `json:"catatan,omitempty" doc:"Menurut pertanyaan."`
}

// RoomShape is what a question could still add to the index.
type RoomShape struct {
	Question  string    `json:"pertanyaan"`
	Claimed   int       `json:"diklaim"`
	Supported int       `json:"didukung"`
	Evidence  GainShape `json:"bukti_dilengkapi"`
	Next      GainShape `json:"naik_satu_tingkat"`
	Top       GainShape `json:"ke_tingkat_tertinggi"`
}

// GainShape is how much the index would gain.
type GainShape struct {
	To    int    `json:"ke"`
	Index string `json:"indeks" doc:"Kenaikan indeks sesudah pembulatan."`
	Exact string `json:"persis" doc:"Sebelum pembulatan, desimal atau pecahan."`
}

// LackShape is something that is missing, or to be looked at, before a sheet is handed in.
type LackShape struct {
	Question string `json:"pertanyaan"`
	Stops    bool   `json:"wajib"`
	Text     string `json:"kekurangan"`
	Mend     string `json:"perbaikan"`
	Path     string `json:"alamat"`
}

// ProposalShape is an answer that the program proposes.
type ProposalShape struct {
	Question string   `json:"pertanyaan"`
	Level    string   `json:"tingkat" doc:"Kosong: tidak ada rubrik yang menentukannya."`
	Rubric   string   `json:"rubrik,omitempty" doc:"resmi, turunan, atau usulan."`
	Figure   string   `json:"angka"`
	Text     string   `json:"uraian"`
	Reason   string   `json:"alasan"`
	Of       string   `json:"asal"`
	Sources  []string `json:"sumber" doc:"Alamat halaman."`
	Rev      int64    `json:"rev" doc:"Keadaan jawaban; disebut kembali saat memakai usulan."`
}

// FormerShape is what became of a question in the cycle before.
type FormerShape struct {
	Question string   `json:"pertanyaan"`
	Year     int      `json:"tahun"`
	Level    string   `json:"tingkat"`
	Text     string   `json:"uraian"`
	Verdict  string   `json:"nilai_asesor"`
	Notes    []string `json:"catatan_asesor"`
}

// FieldChange sets one field of one answer.
type FieldChange struct {
	Question string `json:"pertanyaan" maxLength:"40"`
	Field    string `json:"kolom" enum:"tingkat,angka,uraian,opd"`
	Base     string `json:"dasar" doc:"Nilai yang dibaca sebelum diubah." maxLength:"5000"`
	Value    string `json:"nilai" maxLength:"5000"`
}

// FieldResult tells what became of a change.
type FieldResult struct {
	Question string `json:"pertanyaan"`
	Field    string `json:"kolom"`
	Status   string `json:"hasil" enum:"tersimpan,sama,bentrok,ditolak"`
	Value    string `json:"nilai" doc:"Yang sekarang tersimpan."`
	By       string `json:"oleh,omitempty"`
	Text     string `json:"sebab,omitempty"`
}

// AnswerEntry is a line in the history of an answer.
type AnswerEntry struct {
	Question string    `json:"pertanyaan"`
	Field    string    `json:"kolom"`
	Before   string    `json:"sebelum"`
	After    string    `json:"sesudah"`
	By       string    `json:"oleh"`
	At       time.Time `json:"saat"`
	Origin   string    `json:"asal,omitempty"`
}

const questionnaireTag = "Isian mandiri"

// questionnaires are the operations on what regions answer.
func (a *api) questionnaires() {
	const base = "/api/daerah/{region}/evaluasi/{siklus}/isian"
	op := func(id, method, path, summary string, verb access.Verb, status int) operation {
		return operation{id: id, method: method, path: base + path, tag: questionnaireTag, summary: summary, verb: verb, status: status}
	}
	add(a, op("isian-daerah", http.MethodGet, "", "Isian daerah dengan bukti dan indeksnya", access.Evaluated, 0), a.sheet)
	add(a, op("kenaikan-isian", http.MethodGet, "/kenaikan", "Yang paling menaikkan nilai, terurut", access.Evaluated, 0), a.rooms)
	add(a, op("kekurangan-isian", http.MethodGet, "/kekurangan", "Yang masih kurang sebelum diajukan", access.Evaluated, 0), a.lacks)
	add(a, op("usulan-isian", http.MethodGet, "/usulan", "Jawaban yang diusulkan dari rencana", access.Evaluated, 0), a.proposals)
	add(a, op("tahun-lalu-isian", http.MethodGet, "/tahun-lalu", "Jawaban dan nilai siklus sebelumnya", access.Evaluated, 0), a.formers)
	add(a, op("riwayat-isian", http.MethodGet, "/riwayat", "Riwayat jawaban, terbaru dahulu", access.Evaluated, 0), a.answerHistory)
	add(a, op("simpan-isian", http.MethodPatch, "", "Mengubah kolom jawaban satu per satu", access.Answer, 0), a.saveAnswers)
	add(a, op("pakai-usulan-isian", http.MethodPost, "/usulan", "Memakai usulan sebagai jawaban", access.Answer, 0), a.takeProposals)
	add(a, op("lampirkan-bukti-isian", http.MethodPut, "/{pertanyaan}/bukti/{bukti}", "Melampirkan bukti pada jawaban", access.Answer, http.StatusNoContent), a.attachProof)
	add(a, op("lepas-bukti-isian", http.MethodDelete, "/{pertanyaan}/bukti/{bukti}", "Melepas bukti dari jawaban", access.Answer, http.StatusNoContent), a.detachProof)
	add(a, op("langkah-isian", http.MethodPost, "/langkah", "Mengajukan, menarik, mengembalikan, atau mengirim isian", access.Evaluated, 0), a.stepSheet)
}

func (a *api) opened(ctx context.Context, in *RegionCycleIn) (answering.View, error) {
	return a.Answers.Open(ctx, referee(ctx).Actor, in.code(), in.Cycle)
}

func (a *api) sheet(ctx context.Context, in *RegionCycleIn) (*bodyOut[SheetShape], error) {
	v, err := a.opened(ctx, in)
	return answerOf(sheetShape(v), err)
}

func sheetShape(v answering.View) SheetShape {
	o := v.Outlook
	out := SheetShape{State: string(v.Sheet.State), Rev: v.Sheet.Rev, Print: v.Sheet.SHA256, Answered: o.Answers.Done, Asked: o.Answers.Total, Proved: o.Proofs.Done, Claims: o.Proofs.Total,
		Claimed: o.Claimed.Final.String(), Supported: o.Supported.Final.String()}
	out.Aspects = each(o.Aspects, func(c answering.AspectCount) SheetAspect {
		return SheetAspect{c.Code, c.Name, c.Weight.String(), c.Answers.Done, c.Answers.Total, c.Claimed.String(), c.Supported.String()}
	})
	supported := map[string]int{}
	for _, r := range o.Rooms {
		supported[r.Question] = r.Supported
	}
	out.Answers = []AnswerShape{}
	for _, aspect := range v.Instrument.Aspects {
		for _, q := range aspect.Questions() {
			level, below := supported[q.Code]
			if !below {
				level = v.Instrument.Scale.Max
			}
			one := answerShape(v.Sheet.Of(q.Code), v.Sheet.ProofsOf(q.Code))
			one.Aspect, one.Supported = aspect.Code, level
			out.Answers = append(out.Answers, one)
		}
	}
	out.Deeds = each(v.Sheet.Deeds, func(d answering.Deed) SheetDeed {
		s := SheetDeed{string(d.Turn), d.At, d.By.Name, d.Capacity, d.Reason, map[string]string{}}
		for _, m := range d.Remarks {
			s.Remarks[m.Question] = m.Text
		}
		return s
	})
	return out
}

func answerShape(a answering.Answer, proofs []answering.Proof) AnswerShape {
	return AnswerShape{Question: a.Question, Level: a.Value(answering.Level), Figure: a.Figure, Text: a.Text, Office: a.OPD, By: a.By.Name, At: when(a.At), Rev: a.Rev,
		Proofs: each(proofs, func(p answering.Proof) ProofShape {
			return ProofShape{p.Item, p.Title, p.Type, p.Page, p.Note, p.Unsound, p.Doubt}
		})}
}

func (a *api) rooms(ctx context.Context, in *RegionCycleIn) (*bodyOut[[]RoomShape], error) {
	v, err := a.opened(ctx, in)
	gain := func(g answering.Gain) GainShape { return GainShape{g.To, g.Index.String(), g.Exact.String()} }
	return answerOf(each(v.Outlook.Rooms, func(r answering.Room) RoomShape {
		return RoomShape{r.Question, r.Claimed, r.Supported, gain(r.Evidence), gain(r.Next), gain(r.Top)}
	}), err)
}

func (a *api) lacks(ctx context.Context, in *RegionCycleIn) (*bodyOut[[]LackShape], error) {
	v, err := a.opened(ctx, in)
	return answerOf(each(v.Findings, func(f answering.Finding) LackShape { return LackShape{f.Question, f.Stops, f.Text, f.Mend, f.Path} }), err)
}

func (a *api) proposals(ctx context.Context, in *RegionCycleIn) (*bodyOut[[]ProposalShape], error) {
	v, err := a.opened(ctx, in)
	if err != nil {
		return nil, err
	}
	found, err := a.Answers.Proposals(ctx, v)
	out := []ProposalShape{}
	for _, q := range v.Instrument.Questions() {
		p, ok := found[q.Code]
		if !ok {
			continue
		}
		s := ProposalShape{Question: q.Code, Rubric: p.Rubric, Figure: p.Figure, Text: p.Text, Reason: p.Reason, Of: p.Of, Rev: v.Sheet.Of(q.Code).Rev}
		if p.Claimed {
			s.Level = strconv.Itoa(p.Level)
		}
		s.Sources = each(p.Sources, func(l answering.Link) string { return l.Path })
		out = append(out, s)
	}
	return answerOf(out, err)
}

func (a *api) formers(ctx context.Context, in *RegionCycleIn) (*bodyOut[[]FormerShape], error) {
	v, err := a.opened(ctx, in)
	if err != nil {
		return nil, err
	}
	past, err := a.Answers.Past(ctx, referee(ctx).Actor, v)
	out := []FormerShape{}
	for _, q := range v.Instrument.Questions() {
		if f, ok := past[q.Code]; ok {
			out = append(out, FormerShape{q.Code, f.Year, f.Answer.Value(answering.Level), f.Answer.Text, f.Verdict.String(), each(f.Notes, func(n string) string { return n })})
		}
	}
	return answerOf(out, err)
}

type answerHistoryIn struct {
	RegionCycleIn
	Question string `query:"pertanyaan" maxLength:"40" doc:"Kosong: semua pertanyaan."`
	Page     int    `query:"hal" minimum:"1" default:"1"`
}

func (a *api) answerHistory(ctx context.Context, in *answerHistoryIn) (*bodyOut[[]AnswerEntry], error) {
	list, _, err := a.Answers.History(ctx, referee(ctx).Actor, in.code(), in.Cycle, in.Question, in.Page)
	return answerOf(each(list, func(e answering.Entry) AnswerEntry {
		return AnswerEntry{e.Question, string(e.Field), e.Before, e.After, e.By.Name, e.At, e.From}
	}), err)
}

type saveAnswersIn struct {
	RegionCycleIn
	Body struct {
		Changes []FieldChange `json:"perubahan" maxItems:"500"`
	}
}

func (a *api) saveAnswers(ctx context.Context, in *saveAnswersIn) (*bodyOut[[]FieldResult], error) {
	changes := each(in.Body.Changes, func(c FieldChange) answering.Change {
		return answering.Change{Question: c.Question, Field: answering.Field(c.Field), Base: c.Base, Value: c.Value}
	})
	results, _, err := a.Answers.Save(ctx, referee(ctx), in.code(), in.Cycle, changes)
	return answerOf(each(results, func(r answering.Result) FieldResult {
		return FieldResult{r.Question, string(r.Field), string(r.Status), r.Value, r.By.Name, r.Text}
	}), err)
}

type takeProposalsIn struct {
	RegionCycleIn
	Body struct {
		Question string `json:"pertanyaan,omitempty" maxLength:"40" doc:"Kosong: semua pertanyaan yang kosong."`
		Rev      int64  `json:"rev,omitempty"`
		Aspect   string `json:"aspek,omitempty" maxLength:"40" doc:"Batasi pada satu aspek bila pertanyaan kosong."`
	}
}

type takenShape struct {
	Count int `json:"jawaban" doc:"Banyaknya jawaban yang diisi."`
}

func (a *api) takeProposals(ctx context.Context, in *takeProposalsIn) (*bodyOut[takenShape], error) {
	if in.Body.Question != "" {
		_, err := a.Answers.Take(ctx, referee(ctx), in.code(), in.Cycle, in.Body.Question, in.Body.Rev)
		return answerOf(takenShape{1}, err)
	}
	n, err := a.Answers.TakeAll(ctx, referee(ctx), in.code(), in.Cycle, in.Body.Aspect)
	return answerOf(takenShape{n}, err)
}

// ProofIn names a piece of evidence at a question.
type ProofIn struct {
	RegionCycleIn
	Question string `path:"pertanyaan" maxLength:"40" example:"BL-1.1"`
	Item     string `path:"bukti" maxLength:"40"`
}

type attachProofIn struct {
	ProofIn
	Body struct {
		Page int    `json:"halaman,omitempty" minimum:"0"`
		Note string `json:"catatan,omitempty" maxLength:"2000"`
	}
}

func (a *api) attachProof(ctx context.Context, in *attachProofIn) (*struct{}, error) {
	return nil, a.Answers.Attach(ctx, referee(ctx), in.code(), in.Cycle, evidence.Claim{Item: in.Item, About: in.Question, Page: in.Body.Page, Note: in.Body.Note})
}

func (a *api) detachProof(ctx context.Context, in *ProofIn) (*struct{}, error) {
	return nil, a.Answers.Detach(ctx, referee(ctx), in.code(), in.Cycle, in.Question, in.Item)
}

type stepSheetIn struct {
	RegionCycleIn
	Body struct {
		Turn    string            `json:"langkah" enum:"ajukan,tarik,kembalikan,kirim"`
		Rev     int64             `json:"rev" doc:"Keadaan isian yang dibaca."`
		Reason  string            `json:"alasan,omitempty" maxLength:"2000"`
		Remarks map[string]string `json:"catatan,omitempty" doc:"Catatan pengembalian menurut pertanyaan."`
	}
}

func (a *api) stepSheet(ctx context.Context, in *stepSheetIn) (*bodyOut[SheetShape], error) {
	var remarks []answering.Remark
	for q, text := range in.Body.Remarks {
		remarks = append(remarks, answering.Remark{Question: q, Text: text})
	}
	v, err := a.Answers.Step(ctx, referee(ctx), in.code(), in.Cycle, answering.Turn(in.Body.Turn), in.Body.Rev, in.Body.Reason, remarks)
	return answerOf(sheetShape(v), err)
}
