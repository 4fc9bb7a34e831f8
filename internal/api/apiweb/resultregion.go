package apiweb

import (
	"context"
	"time"

	"gurindam/internal/region"
	"gurindam/internal/result"
)

type excludeIn struct {
	CycleIn
	Body struct {
		Region string `json:"daerah" maxLength:"5"`
		Number string `json:"nomor" maxLength:"200"`
		Reason string `json:"alasan" maxLength:"4000"`
	}
}

func (a *api) excludeResult(ctx context.Context, in *excludeIn) (*struct{}, error) {
	return nil, a.Results.Exclude(ctx, arbiter(ctx), in.Cycle, region.Code(in.Body.Region), in.Body.Number, in.Body.Reason)
}

func (a *api) readmitResult(ctx context.Context, in *MemberIn) (*struct{}, error) {
	return nil, a.Results.Readmit(ctx, arbiter(ctx), in.Cycle, region.Code(in.Region))
}

type regionResultIn struct {
	In
	ResultIn
}

func (a *api) regionResult(ctx context.Context, in *regionResultIn) (*bodyOut[ResultDossier], error) {
	r, err := a.Results.Region(ctx, arbiter(ctx).Actor, in.Cycle, in.code(), in.Number)
	if err != nil {
		return nil, err
	}
	out := ResultDossier{Row: resultRow(r.Row), From: resultPublication(r.Publication), Values: resultValues(r.Dossier.Values), Formula: result.IndexFormula(r.Row, r.Instrument), Assessors: []ResultAssessor{}}
	out.Scores = each(r.Dossier.Scores, func(s result.Score) ResultScore {
		return ResultScore{s.Question, s.Assessor, s.First, s.Level, s.Note, s.Reason, s.Item, s.Page}
	})
	for n, who := range r.Dossier.Assessors {
		out.Assessors = append(out.Assessors, ResultAssessor{n + 1, who.Name, who.Strengths, who.Weaknesses, who.Recommendations})
	}
	return answerOf(out, nil)
}

// LetterForm is what the ministry says once for all letters.
type LetterForm struct {
	Pattern   string `json:"nomor" maxLength:"200" doc:"{n} menjadi nomor urut." example:"B-{n}/DJAI/AI.01.05/12/2026"`
	First     int    `json:"nomor_pertama" minimum:"1"`
	Date      string `json:"tanggal" maxLength:"10" example:"2026-12-01"`
	Place     string `json:"tempat" maxLength:"200"`
	Office    string `json:"unit" maxLength:"200"`
	Signatory string `json:"penanda_tangan" maxLength:"200"`
	Title     string `json:"jabatan" maxLength:"200"`
	NIP       string `json:"nip,omitempty" maxLength:"200"`
}

// MailShape is how far the letters are.
type MailShape struct {
	State  string     `json:"keadaan" enum:",antre,dibuat,siap,gagal"`
	Done   int        `json:"selesai"`
	Total  int        `json:"semua"`
	Number int        `json:"dari_perbaikan" doc:"Nomor pengumuman yang menjadi dasarnya."`
	Reason string     `json:"sebab_gagal,omitempty"`
	Ended  *time.Time `json:"berakhir,omitempty"`
	Rev    int64      `json:"rev"`
}

func mailShape(m result.Mailing) MailShape {
	return MailShape{string(m.State), m.Done, m.Total, m.Number, m.Reason, when(m.Ended), m.Rev}
}

func (a *api) mailProgress(ctx context.Context, in *CycleIn) (*bodyOut[MailShape], error) {
	l, err := a.Results.Letters(ctx, arbiter(ctx).Actor, in.Cycle)
	return answerOf(mailShape(l.Mailing), err)
}

type lettersIn struct {
	CycleIn
	Body struct {
		LetterForm
		Rev int64 `json:"rev,omitempty" doc:"Dari kemajuan-surat; 0: belum pernah dibuat."`
	}
}

func (a *api) writeLetters(ctx context.Context, in *lettersIn) (*bodyOut[MailShape], error) {
	m, err := a.Results.WriteLetters(ctx, arbiter(ctx), in.Cycle, result.Letterhead(in.Body.LetterForm), in.Body.Rev)
	return answerOf(mailShape(m), err)
}

type paperIn struct {
	In
	CycleIn
	Kind string `path:"jenis" enum:"surat,laporan"`
}

func (a *api) resultPaper(ctx context.Context, in *paperIn) (*content, error) {
	p, data, err := a.Results.OpenPaper(ctx, arbiter(ctx).Actor, in.Cycle, in.code(), result.PaperKind(in.Kind))
	if err != nil {
		return nil, err
	}
	return file(p.Name, pdfType, p.Hash, data), nil
}
