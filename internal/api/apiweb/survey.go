package apiweb

import (
	"context"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/sheet"
	"gurindam/internal/survey"
)

// SurveyWriters write tables of surveys and keep them as evidence.
type SurveyWriters struct {
	Workbook, Archive func(sheet.Form) ([]byte, error)
	Prove             func(ctx context.Context, who survey.Author, cycle string, code region.Code, sub string) (id string, err error)
}

// SurveyMeasure is a mean on the scale of the survey; texts, so that no digit is lost.
type SurveyMeasure struct {
	N      int    `json:"responden"`
	Mean   string `json:"rata_rata,omitempty" doc:"Dua desimal; kosong bila belum ada jawaban."`
	Margin string `json:"galat,omitempty" doc:"Pada tingkat kepercayaan 95 persen; kosong bila tidak dapat dihitung."`
}

// SurveyLine is the result of a statement.
type SurveyLine struct {
	Question string `json:"pertanyaan"`
	Text     string `json:"pernyataan"`
	SurveyMeasure
	Levels   []int `json:"sebaran" doc:"Jumlah responden setiap nilai, mulai dari yang terendah."`
	DontKnow int   `json:"tidak_tahu"`
}

// SurveyPoll is a link.
type SurveyPoll struct {
	ID        string `json:"tautan"`
	Sub       string `json:"subdimensi"`
	Programme string `json:"program"`
	Name      string `json:"nama_program"`
	Users     int    `json:"pemakai" doc:"0: tidak diketahui."`
	Open      bool   `json:"terbuka"`
	Screened  int    `json:"belum_memakai"`
	Builders  int    `json:"ikut_mengelola"`
}

// SurveySub is the result of a sub-dimension.
type SurveySub struct {
	Code      string `json:"subdimensi"`
	Name      string `json:"nama"`
	Dimension string `json:"dimensi"`
	SurveyMeasure
	Enough   bool         `json:"cukup"`
	Valid    int          `json:"dihitung"`
	Flagged  int          `json:"bertanda"`
	Held     int          `json:"ditahan"`
	Excluded int          `json:"dikecualikan"`
	Screened int          `json:"belum_memakai"`
	Builders int          `json:"ikut_mengelola"`
	Lines    []SurveyLine `json:"hasil"`
	Polls    []SurveyPoll `json:"daftar_tautan"`
}

// SurveyShape is the survey of a region.
type SurveyShape struct {
	Min    int           `json:"skala_terendah"`
	Max    int           `json:"skala_tertinggi"`
	Sample int           `json:"responden_paling_sedikit"`
	Closed string        `json:"tertutup,omitempty" doc:"Mengapa tidak ada yang dapat diubah sekarang."`
	Whole  SurveyMeasure `json:"semua_dimensi"`
	Parts  []SurveyPart  `json:"dimensi"`
	Subs   []SurveySub   `json:"subdimensi"`
}

// SurveyPart is the result of a dimension.
type SurveyPart struct {
	Code string `json:"dimensi"`
	SurveyMeasure
	Subs     int `json:"subdimensi"`
	Answered int `json:"terjawab"`
}

// SurveyEntry is one answer; nothing tells who gave it.
type SurveyEntry struct {
	ID        string         `json:"jawaban"`
	No        int            `json:"no"`
	Programme string         `json:"program"`
	Source    string         `json:"sumber" enum:"daring,kertas,lembar"`
	Day       string         `json:"tanggal"`
	Answers   map[string]int `json:"nilai" doc:"Menurut pertanyaan; -1: tidak tahu."`
	State     string         `json:"keadaan" enum:"dihitung,ditahan,dikecualikan"`
	Reason    string         `json:"alasan,omitempty"`
	Flags     []string       `json:"tanda"`
	Remark    string         `json:"saran,omitempty"`
	Rev       int64          `json:"rev" doc:"Disebut kembali saat memutuskan."`
}

// SurveyDetail is the survey of a sub-dimension with its answers, which only those see
// who keep the survey.
type SurveyDetail struct {
	SurveySub
	Entries Part[SurveyEntry] `json:"jawaban"`
	Batches []SurveyBatch     `json:"impor"`
}

// SurveyBatch is an import of an entry sheet.
type SurveyBatch struct {
	ID     string     `json:"impor"`
	File   string     `json:"berkas"`
	Rows   int        `json:"jawaban"`
	By     string     `json:"oleh"`
	At     time.Time  `json:"saat"`
	Undone *time.Time `json:"dibatalkan,omitempty"`
}

// SurveyLink is where a link leads.
type SurveyLink struct {
	SurveyPoll
	Token  string `json:"kode"`
	Path   string `json:"alamat"`
	Closed string `json:"tertutup,omitempty"`
}

// SurveyLook is what an entry sheet holds before it is taken in.
type SurveyLook struct {
	ID       string          `json:"kiriman"`
	Sub      string          `json:"subdimensi"`
	Rows     int             `json:"jawaban"`
	Screened int             `json:"belum_memakai"`
	Builders int             `json:"ikut_mengelola"`
	Problems []OfficeProblem `json:"masalah" doc:"Selama ada, lembarnya tidak dapat disimpan."`
}

const surveyTag = "Survei dampak"

// surveys are the operations of a region's survey. Respondents have none: they come
// from the street, with a telephone.
func (a *api) surveys() {
	op := func(id, method, path, summary string, verb access.Verb, status int, files ...string) operation {
		return operation{id: id, method: method, path: "/api/daerah/{region}/evaluasi/{siklus}/survei" + path, tag: surveyTag, summary: summary, verb: verb, status: status, files: files}
	}
	const none = http.StatusNoContent
	add(a, op("survei-daerah", http.MethodGet, "", "Hasil survei daerah, tepat sampai dua desimal", access.Evaluated, 0), a.surveyOf)
	add(a, op("survei-subdimensi", http.MethodGet, "/sub/{sub}", "Satu subdimensi dengan tautan dan jawabannya", access.Evaluated, 0), a.surveySub)
	add(a, op("buat-tautan-survei", http.MethodPost, "/sub/{sub}", "Membuat tautan untuk program yang mewakili subdimensi", access.Answer, 0), a.openPoll)
	add(a, op("bukti-survei", http.MethodPost, "/sub/{sub}/bukti", "Menyimpan data survei sebagai bukti dukung", access.Answer, 0), a.proveSurvey)
	add(a, op("data-survei", http.MethodGet, "/unduh/{berkas}", "Data mentah tanpa keterangan siapa yang menjawab", access.Answer, 0, xlsxType, zipType), a.surveyData)
	add(a, op("tautan-survei", http.MethodGet, "/tautan/{tautan}", "Alamat sebuah tautan", access.Answer, 0), a.onePoll)
	add(a, op("kelola-tautan-survei", http.MethodPost, "/tautan/{tautan}", "Mengganti alamat, menutup, membuka, atau mencatat pemakai", access.Answer, none), a.managePoll)
	add(a, op("templat-survei", http.MethodGet, "/tautan/{tautan}/templat", "Lembar isian kosong", access.Answer, 0, xlsxType), a.surveyTemplate)
	add(a, op("kirim-lembar-survei", http.MethodPost, "/tautan/{tautan}/impor", "Mengirim lembar isian untuk dilihat dahulu", access.Answer, 0), a.sendSurvey)
	add(a, op("salin-lembar-survei", http.MethodPost, "/tautan/{tautan}/isi", "Menyalin satu lembar kertas", access.Answer, none), a.enterSurvey)
	add(a, op("pratinjau-lembar-survei", http.MethodGet, "/impor/{kiriman}", "Isi lembar isian yang dikirim", access.Answer, 0), a.lookSurvey)
	add(a, op("ambil-lembar-survei", http.MethodPost, "/impor/{kiriman}", "Menyimpan seluruh lembar, atau tidak sama sekali", access.Answer, none), a.takeSurvey)
	add(a, op("batal-lembar-survei", http.MethodPost, "/batal/{impor}", "Membatalkan impor lembar isian", access.Answer, none), a.undoSurvey)
	add(a, op("putus-jawaban-survei", http.MethodPost, "/jawaban/{jawaban}", "Menghitung atau mengecualikan jawaban, dengan alasan", access.Answer, none), a.decideSurvey)
	add(a, op("saran-jawaban-survei", http.MethodPost, "/jawaban/{jawaban}/saran", "Meloloskan saran, atau menghapusnya bila menyebut orang", access.Answer, none), a.moderateSurvey)
}

// surveyor gives whoever asks, as one who keeps a survey.
func surveyor(ctx context.Context) survey.Author {
	who := author(ctx)
	return survey.Author{Actor: who.Actor, Name: who.Name}
}

// SurveyIn names the survey of a region.
type SurveyIn struct {
	In
	CycleIn
}

func measure(m survey.Measure) SurveyMeasure {
	return SurveyMeasure{m.N, m.Mean.String(), m.Margin.String()}
}

func surveyPoll(p survey.Poll) SurveyPoll {
	return SurveyPoll{p.ID, p.Sub, p.Programme.Code, p.Programme.Name, p.Users, p.Open(), p.Screened, p.Builders}
}

func surveySub(r survey.Result) SurveySub {
	out := SurveySub{Code: r.Code, Name: r.Name, Dimension: r.Dimension, SurveyMeasure: measure(r.Measure), Enough: r.Enough(), Valid: r.Valid, Flagged: r.Flagged, Held: r.Held,
		Excluded: r.Excluded, Screened: r.Screened, Builders: r.Builders, Polls: each(r.Polls, surveyPoll)}
	out.Lines = each(r.Lines, func(l survey.Line) SurveyLine {
		return SurveyLine{l.Question, l.Text, measure(l.Measure), l.Levels, l.DontKnow}
	})
	return out
}

func (a *api) surveyOf(ctx context.Context, in *SurveyIn) (*bodyOut[SurveyShape], error) {
	o, err := a.Surveys.Overview(ctx, surveyor(ctx), in.Cycle, in.code())
	if err != nil {
		return nil, err
	}
	r := o.Results
	out := SurveyShape{Min: r.Scale.Min, Max: r.Scale.Max, Sample: r.Sample, Closed: o.Closed, Whole: measure(r.Whole), Subs: each(r.Subs, surveySub)}
	out.Parts = each(r.Dimensions, func(p survey.Part) SurveyPart { return SurveyPart{p.Code, measure(p.Measure), p.Subs, p.Answered} })
	return answerOf(out, nil)
}

// SurveySubIn names a sub-dimension of a survey.
type SurveySubIn struct {
	SurveyIn
	Sub string `path:"sub" maxLength:"20" example:"SG-1"`
}

type surveyDetailIn struct {
	SurveySubIn
	Paging
}

func (a *api) surveySub(ctx context.Context, in *surveyDetailIn) (*bodyOut[SurveyDetail], error) {
	d, err := a.Surveys.Detail(ctx, surveyor(ctx), in.Cycle, in.code(), in.Sub)
	if err != nil {
		return nil, err
	}
	out := SurveyDetail{SurveySub: surveySub(d.Result), Batches: each(d.Batches, func(b survey.Batch) SurveyBatch {
		return SurveyBatch{b.ID, b.File, b.Rows, b.Taken.By.Name, b.Taken.At, when(b.Undone.At)}
	})}
	out.Entries, err = cutList(in.Paging, each(d.Seen, surveyEntry), func(e SurveyEntry) string { return e.ID })
	return answerOf(out, err)
}

func surveyEntry(e survey.Seen) SurveyEntry {
	out := SurveyEntry{ID: e.ID, No: e.No, Programme: e.Programme.Code, Source: string(e.Source), Day: e.At.Format(time.DateOnly), Answers: map[string]int{}, State: string(e.State),
		Reason: e.Decided.Reason, Remark: e.Suggestion, Rev: e.Rev, Flags: each(e.Flags, func(f survey.Flag) string { return string(f) })}
	for q, l := range e.Answers {
		out.Answers[q] = int(l)
	}
	return out
}

type openPollIn struct {
	SurveySubIn
	Body struct {
		Programme string `json:"program" maxLength:"60" doc:"Kode inisiatif atau quick win."`
		Users     int    `json:"pemakai,omitempty" minimum:"0" doc:"0: tidak diketahui."`
	}
}

func (a *api) openPoll(ctx context.Context, in *openPollIn) (*bodyOut[SurveyLink], error) {
	p, err := a.Surveys.Open(ctx, surveyor(ctx), in.Cycle, in.code(), in.Sub, in.Body.Programme, in.Body.Users)
	return answerOf(surveyLink(p, ""), err)
}

func surveyLink(p survey.Poll, closed string) SurveyLink {
	return SurveyLink{surveyPoll(p), p.Token, "/survei/" + p.Token, closed}
}

type provedShape struct {
	ID string `json:"bukti"`
}

func (a *api) proveSurvey(ctx context.Context, in *SurveySubIn) (*bodyOut[provedShape], error) {
	id, err := a.SurveyWriters.Prove(ctx, surveyor(ctx), in.Cycle, in.code(), in.Sub)
	return answerOf(provedShape{id}, err)
}

type surveyDataIn struct {
	SurveyIn
	File string `path:"berkas" enum:"survei.xlsx,survei.zip"`
	Sub  string `query:"sub" maxLength:"20" doc:"Kosong: semua subdimensi."`
}

func (a *api) surveyData(ctx context.Context, in *surveyDataIn) (*content, error) {
	form, err := a.Surveys.Export(ctx, surveyor(ctx), in.Cycle, in.code(), in.Sub)
	if err != nil {
		return nil, err
	}
	write, kind := a.SurveyWriters.Workbook, xlsxType
	if in.File == "survei.zip" {
		write, kind = a.SurveyWriters.Archive, zipType
	}
	data, err := write(form)
	return made(in.File, kind, data), err
}

// SurveyPollIn names a link of a survey.
type SurveyPollIn struct {
	SurveyIn
	Poll string `path:"tautan" maxLength:"40"`
}

func (a *api) onePoll(ctx context.Context, in *SurveyPollIn) (*bodyOut[SurveyLink], error) {
	p, err := a.Surveys.Poll(ctx, surveyor(ctx), in.Cycle, in.code(), in.Poll)
	return answerOf(surveyLink(p.Poll, p.Closed), err)
}

type managePollIn struct {
	SurveyPollIn
	Body struct {
		Deed  string `json:"tindakan" enum:"perbarui,tutup,buka,pemakai"`
		Users int    `json:"pemakai,omitempty" minimum:"0" doc:"Untuk tindakan pemakai; 0: tidak diketahui."`
	}
}

func (a *api) managePoll(ctx context.Context, in *managePollIn) (*struct{}, error) {
	if in.Body.Deed == "pemakai" {
		return nil, a.Surveys.SetUsers(ctx, surveyor(ctx), in.Cycle, in.code(), in.Poll, in.Body.Users)
	}
	return nil, a.Surveys.Manage(ctx, surveyor(ctx), in.Cycle, in.code(), in.Poll, survey.Deed(in.Body.Deed))
}

func (a *api) surveyTemplate(ctx context.Context, in *SurveyPollIn) (*content, error) {
	form, err := a.Surveys.Template(ctx, surveyor(ctx), in.Cycle, in.code(), in.Poll)
	if err != nil {
		return nil, err
	}
	data, err := a.SurveyWriters.Workbook(form)
	return made("lembar-survei.xlsx", xlsxType, data), err
}

type sendSurveyIn struct {
	SurveyPollIn
	RawBody huma.MultipartFormFiles[struct {
		File huma.FormFile `form:"berkas" required:"true" doc:"XLSX atau CSV."`
	}]
}

func (a *api) sendSurvey(ctx context.Context, in *sendSurveyIn) (*bodyOut[SurveyLook], error) {
	file := in.RawBody.Data().File
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, "Berkas tidak sampai dengan utuh. Kirim lagi.", err)
	}
	id, err := a.Surveys.Keep(ctx, surveyor(ctx), in.Cycle, in.code(), in.Poll, file.Filename, data)
	if err != nil {
		return nil, err
	}
	return a.lookSurvey(ctx, &SurveyUploadIn{in.SurveyIn, id})
}

// SurveyUploadIn names an entry sheet that waits.
type SurveyUploadIn struct {
	SurveyIn
	Upload string `path:"kiriman" maxLength:"40"`
}

func (a *api) lookSurvey(ctx context.Context, in *SurveyUploadIn) (*bodyOut[SurveyLook], error) {
	v, err := a.Surveys.Preview(ctx, surveyor(ctx), in.Cycle, in.code(), in.Upload)
	if err != nil {
		return nil, err
	}
	out := SurveyLook{ID: v.Upload.ID, Sub: v.Sub.Code, Rows: len(v.Entries), Screened: v.Screened, Builders: v.Builders}
	out.Problems = each(v.Problems, func(p sheet.Problem) OfficeProblem {
		return OfficeProblem{p.At.Name(), p.Severity.String(), p.Value, p.Text, p.Advice}
	})
	return answerOf(out, nil)
}

func (a *api) takeSurvey(ctx context.Context, in *SurveyUploadIn) (*struct{}, error) {
	_, err := a.Surveys.Import(ctx, surveyor(ctx), in.Cycle, in.code(), in.Upload)
	return nil, err
}

type undoSurveyIn struct {
	SurveyIn
	Batch string `path:"impor" maxLength:"40"`
}

func (a *api) undoSurvey(ctx context.Context, in *undoSurveyIn) (*struct{}, error) {
	_, err := a.Surveys.Undo(ctx, surveyor(ctx), in.Cycle, in.code(), in.Batch)
	return nil, err
}

type enterSurveyIn struct {
	SurveyPollIn
	Body struct {
		Key     string            `json:"kunci,omitempty" maxLength:"26" doc:"Sama pada pengiriman ulang: lembarnya tersimpan sekali."`
		Number  string            `json:"nomor" maxLength:"30"`
		Often   string            `json:"sering,omitempty" maxLength:"60"`
		Since   string            `json:"sejak,omitempty" maxLength:"60"`
		Role    string            `json:"sebagai,omitempty" maxLength:"60"`
		Age     string            `json:"usia,omitempty" maxLength:"60"`
		Answers map[string]string `json:"nilai" doc:"Menurut pertanyaan; x: tidak tahu."`
		Remark  string            `json:"saran,omitempty" maxLength:"2000"`
	}
}

func (a *api) enterSurvey(ctx context.Context, in *enterSurveyIn) (*struct{}, error) {
	b := in.Body
	problems, err := a.Surveys.Enter(ctx, surveyor(ctx), in.Cycle, in.code(), in.Poll, survey.Response{
		Key: b.Key, Number: b.Number, Answers: b.Answers, Suggestion: b.Remark, Profile: survey.Profile{Often: b.Often, Since: b.Since, Role: b.Role, Age: b.Age},
	})
	if err == nil && len(problems) > 0 {
		err = fault.New(fault.Invalid, problems[0].Text)
	}
	return nil, err
}

// SurveyEntryIn names an answer.
type SurveyEntryIn struct {
	SurveyIn
	Entry string `path:"jawaban" maxLength:"40"`
}

type decideSurveyIn struct {
	SurveyEntryIn
	Body struct {
		State  string `json:"keadaan" enum:"dihitung,dikecualikan"`
		Reason string `json:"alasan" maxLength:"300"`
		Rev    int64  `json:"rev"`
	}
}

func (a *api) decideSurvey(ctx context.Context, in *decideSurveyIn) (*struct{}, error) {
	return nil, a.Surveys.Decide(ctx, surveyor(ctx), in.Cycle, in.code(), in.Entry, in.Body.Rev, survey.State(in.Body.State), in.Body.Reason)
}

type moderateSurveyIn struct {
	SurveyEntryIn
	Body struct {
		Show bool `json:"tampilkan" doc:"false: sarannya dihapus."`
	}
}

func (a *api) moderateSurvey(ctx context.Context, in *moderateSurveyIn) (*struct{}, error) {
	return nil, a.Surveys.Moderate(ctx, surveyor(ctx), in.Cycle, in.code(), in.Entry, in.Body.Show)
}
