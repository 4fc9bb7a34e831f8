package apiweb

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"gurindam/internal/evidence"
	"gurindam/internal/evidence/inspect"
	"gurindam/internal/fault"
	"gurindam/internal/web"
)

// details reads what an item says of itself.
func (d EvidenceDetails) details() (out evidence.Details, err error) {
	out = evidence.Details{Type: d.Type, Title: d.Title, Number: d.Number, Publisher: d.Publisher, Note: d.Note, OPD: d.OPD, URL: d.URL, From: d.From, Until: d.Until}
	if out.Date, err = readDay(d.Date); err == nil {
		out.Expires, err = readDay(d.Expires)
	}
	return out, err
}

func readDay(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1900 {
		return time.Time{}, fault.New(fault.Invalid, fmt.Sprintf("Tanggal %q tidak terbaca. Tulis tahun-bulan-hari, misalnya 2026-01-31.", fault.Clip(s, 20)))
	}
	return t, nil
}

type evidenceForm struct {
	File      huma.FormFile `form:"berkas" required:"true" doc:"PDF, PNG, JPEG, XLSX, DOCX, CSV, atau TXT; paling besar 25 MB."`
	Type      string        `form:"jenis" required:"true"`
	Title     string        `form:"judul" required:"false"`
	Number    string        `form:"nomor" required:"false"`
	Date      string        `form:"tanggal" required:"false"`
	From      int           `form:"tahun_awal" required:"false"`
	Until     int           `form:"tahun_akhir" required:"false"`
	Expires   string        `form:"berlaku_sampai" required:"false"`
	Publisher string        `form:"penerbit" required:"false"`
	Note      string        `form:"catatan" required:"false"`
	OPD       string        `form:"opd" required:"false"`
}

type sendEvidenceIn struct {
	In
	RawBody huma.MultipartFormFiles[evidenceForm]
}

// sentFile reads the file of a form.
func sentFile(f huma.FormFile) (evidence.Sent, error) {
	defer func() { _ = f.Close() }() // read only: nothing is lost
	data, err := io.ReadAll(io.LimitReader(f, inspect.MaxSize+1))
	if err != nil {
		return evidence.Sent{}, fault.Wrap(fault.Invalid, fault.Text(errUpload), err)
	}
	return evidence.Sent{Name: f.Filename, Data: data}, nil
}

func (a *api) sendEvidence(ctx context.Context, in *sendEvidenceIn) (*bodyOut[EvidenceItem], error) {
	defer func() { _ = in.RawBody.Form.RemoveAll() }() // what is left, the system clears
	f := in.RawBody.Data()
	details, err := EvidenceDetails{f.Type, f.Title, f.Number, f.Date, f.From, f.Until, f.Expires, f.Publisher, f.Note, f.OPD, ""}.details()
	if err != nil {
		return nil, err
	}
	sent, err := sentFile(f.File)
	if err != nil {
		return nil, err
	}
	got, err := a.Proofs.AddFile(ctx, holder(ctx), in.code(), sent, details)
	return resultOf(got, err)
}

func resultOf(got evidence.Result, err error) (*bodyOut[EvidenceItem], error) {
	out := evidenceShape(evidence.Row{Item: got.Item})
	out.Existing = got.Existing
	return answerOf(out, err)
}

type linkEvidenceIn struct {
	In
	Body EvidenceDetails
}

func (a *api) linkEvidence(ctx context.Context, in *linkEvidenceIn) (*bodyOut[EvidenceItem], error) {
	details, err := in.Body.details()
	if err != nil {
		return nil, err
	}
	got, err := a.Proofs.AddLink(ctx, holder(ctx), in.code(), details)
	return resultOf(got, err)
}

type amendEvidenceIn struct {
	EvidenceKey
	Body struct {
		Rev     int64           `json:"rev" doc:"Keadaan bukti yang terakhir dibaca." minimum:"1"`
		Details EvidenceDetails `json:"isian"`
	}
}

func (a *api) amendEvidence(ctx context.Context, in *amendEvidenceIn) (*bodyOut[EvidenceItem], error) {
	details, err := in.Body.Details.details()
	if err != nil {
		return nil, err
	}
	if _, err := a.Proofs.Amend(ctx, holder(ctx), in.code(), in.ID, in.Body.Rev, details); err != nil {
		return nil, err
	}
	return a.evidenceNow(ctx, in.EvidenceKey)
}

// evidenceNow gives an item as it is after a deed.
func (a *api) evidenceNow(ctx context.Context, in EvidenceKey) (*bodyOut[EvidenceItem], error) {
	p, err := a.Proofs.Passport(ctx, author(ctx).Actor, in.code(), in.ID)
	if err != nil {
		return nil, err
	}
	return answerOf(evidenceShape(p.Row), nil)
}

type swapForm struct {
	File huma.FormFile `form:"berkas" required:"true"`
	Rev  int64         `form:"rev" required:"true" doc:"Keadaan bukti yang terakhir dibaca."`
}

type swapEvidenceIn struct {
	EvidenceKey
	RawBody huma.MultipartFormFiles[swapForm]
}

func (a *api) swapEvidence(ctx context.Context, in *swapEvidenceIn) (*bodyOut[EvidenceItem], error) {
	defer func() { _ = in.RawBody.Form.RemoveAll() }() // what is left, the system clears
	sent, err := sentFile(in.RawBody.Data().File)
	if err != nil {
		return nil, err
	}
	if _, err := a.Proofs.Swap(ctx, holder(ctx), in.code(), in.ID, in.RawBody.Data().Rev, sent); err != nil {
		return nil, err
	}
	return a.evidenceNow(ctx, in.EvidenceKey)
}

type offerEvidenceIn struct {
	EvidenceKey
	Body struct {
		Rev int64 `json:"rev" minimum:"1"`
	}
}

func (a *api) offerEvidence(ctx context.Context, in *offerEvidenceIn) (*bodyOut[EvidenceItem], error) {
	if _, err := a.Proofs.Offer(ctx, holder(ctx), in.code(), in.ID, in.Body.Rev); err != nil {
		return nil, err
	}
	return a.evidenceNow(ctx, in.EvidenceKey)
}

type judgeEvidenceIn struct {
	EvidenceKey
	Body struct {
		Rev     int64  `json:"rev" minimum:"1"`
		Verdict string `json:"hasil" enum:"diterima,perlu-revisi,ditolak"`
		Reason  string `json:"alasan,omitempty" maxLength:"2000" doc:"Wajib bila dikembalikan atau ditolak."`
	}
}

func (a *api) judgeEvidence(ctx context.Context, in *judgeEvidenceIn) (*bodyOut[EvidenceItem], error) {
	if _, err := a.Proofs.Judge(ctx, holder(ctx), in.code(), in.ID, in.Body.Rev, evidence.State(in.Body.Verdict), in.Body.Reason); err != nil {
		return nil, err
	}
	return a.evidenceNow(ctx, in.EvidenceKey)
}

type tieEvidenceIn struct {
	EvidenceKey
	Body struct {
		Kind  string `json:"jenis" maxLength:"40"`
		About string `json:"tentang" maxLength:"200"`
		Page  int    `json:"halaman,omitempty" minimum:"0"`
		Note  string `json:"catatan,omitempty" maxLength:"2000"`
	}
}

func (a *api) tieEvidence(ctx context.Context, in *tieEvidenceIn) (*struct{}, error) {
	return nil, a.Proofs.Attach(ctx, holder(ctx), in.code(), in.ID, evidence.Claim{Kind: in.Body.Kind, About: in.Body.About, Page: in.Body.Page, Note: in.Body.Note})
}

type untieEvidenceIn struct {
	EvidenceKey
	Kind  string `query:"jenis" required:"true" maxLength:"40"`
	About string `query:"tentang" required:"true" maxLength:"200"`
}

func (a *api) untieEvidence(ctx context.Context, in *untieEvidenceIn) (*struct{}, error) {
	return nil, a.Proofs.Detach(ctx, holder(ctx), in.code(), in.ID, in.Kind, in.About)
}

type removeEvidenceIn struct {
	EvidenceKey
	Rev int64 `query:"rev" required:"true" minimum:"1"`
}

func (a *api) removeEvidence(ctx context.Context, in *removeEvidenceIn) (*struct{}, error) {
	return nil, a.Proofs.Remove(ctx, holder(ctx), in.code(), in.ID, in.Rev)
}

type bundleIn struct {
	In
	About string `query:"tentang" maxLength:"200" doc:"Hanya yang dikaitkan dengan butir yang namanya berawalan ini."`
}

func (a *api) evidenceBundle(ctx context.Context, in *bundleIn) (*content, error) {
	write, err := a.Proofs.Bundle(ctx, author(ctx).Actor, in.code(), in.About)
	if err != nil {
		return nil, err
	}
	return &content{func(c huma.Context) {
		r, w := humago.Unwrap(c)
		web.Download{Name: fmt.Sprintf("bukti-%s.zip", in.Region), Type: zipType, Write: write}.ServeHTTP(w, r)
	}}, nil
}
