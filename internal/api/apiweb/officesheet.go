package apiweb

import (
	"context"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/sheet"
)

// OfficeSheets read lists of offices from files.
type OfficeSheets struct {
	Read func(name string, data []byte) (OfficeSheet, error)
	// Marked gives a sheet back as a workbook with its problems marked.
	Marked func(OfficeSheet) ([]byte, error)
}

// OfficeSheet is a list of offices as it was read, with what is wrong in it.
type OfficeSheet struct {
	Book     sheet.Book
	Offices  []region.OPD
	Problems []sheet.Problem
}

// OfficePreview is what a sheet would change in the list of offices.
type OfficePreview struct {
	Digest   string          `json:"pratinjau" doc:"Dikirim kembali saat mengimpor, supaya yang disimpan sama dengan yang dilihat."`
	New      []Office        `json:"baru"`
	Changed  []OfficeChange  `json:"berubah"`
	Missing  []string        `json:"tidak_disebut" doc:"Ada di rencana, tidak ada di lembar; tetap berdiri."`
	Same     int             `json:"sama"`
	Problems []OfficeProblem `json:"masalah"`
	Stops    bool            `json:"tertahan" doc:"Ada galat; impornya akan ditolak."`
}

// OfficeChange is an office whose sheet says something else than the plan.
type OfficeChange struct {
	Code   string       `json:"kode"`
	Fields []TextChange `json:"kolom"`
}

// TextChange is a text that becomes another.
type TextChange struct {
	Field string `json:"kolom"`
	Old   string `json:"semula"`
	New   string `json:"menjadi"`
}

// OfficeProblem is something wrong in a cell of a sheet.
type OfficeProblem struct {
	Cell     string `json:"sel"`
	Severity string `json:"tingkat"`
	Value    string `json:"isi,omitempty"`
	Text     string `json:"teks"`
	Advice   string `json:"saran,omitempty"`
}

// officeSheets are the operations that take the list of offices from a sheet.
func (a *api) officeSheets() {
	op := func(id, path, summary string, status int) operation {
		return operation{id: id, method: http.MethodPost, path: officeBase + "/impor" + path, tag: regionTag, summary: summary, verb: access.RegionAdmin, status: status}
	}
	add(a, op("pratinjau-impor-perangkat", "/pratinjau", "Apa yang diubah sebuah lembar pada daftar OPD", 0), a.previewSheet)
	add(a, op("impor-perangkat", "", "Mengimpor daftar OPD seperti pada pratinjaunya", http.StatusNoContent), a.takeSheet)
	marked := op("tandai-impor-perangkat", "/tanda", "Lembar itu kembali dengan masalahnya ditandai", 0)
	marked.files = []string{xlsxType}
	add(a, marked, a.markSheet)
}

type officeFile struct {
	File   huma.FormFile `form:"berkas" required:"true" doc:"XLSX atau CSV."`
	Digest string        `form:"pratinjau" required:"false" doc:"Dari pratinjau; wajib saat mengimpor."`
}

type sheetIn struct {
	In
	RawBody huma.MultipartFormFiles[officeFile]
}

func (a *api) readSheet(in *sheetIn) (OfficeSheet, error) {
	file := in.RawBody.Data().File
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return OfficeSheet{}, fault.Wrap(fault.Invalid, "Berkas tidak sampai dengan utuh. Kirim lagi.", err)
	}
	return a.OfficeSheets.Read(file.Filename, data)
}

func (a *api) previewSheet(ctx context.Context, in *sheetIn) (*bodyOut[OfficePreview], error) {
	read, err := a.readSheet(in)
	if err != nil {
		return nil, err
	}
	r, err := a.Offices.Register(ctx, in.code())
	if err != nil {
		return nil, err
	}
	t := region.Compare(r.Offices, read.Offices)
	out := OfficePreview{Digest: t.Digest(), Same: t.Same, Stops: sheet.Stops(read.Problems)}
	out.New = each(t.New, func(o region.OPD) Office { return Office(o) })
	out.Changed = each(t.Changed, func(c region.OfficeChange) OfficeChange {
		return OfficeChange{c.New.Code, each(c.Fields(), func(f region.FieldChange) TextChange { return TextChange{f.Key, f.Old, f.New} })}
	})
	out.Missing = each(t.Missing, func(o region.OfficeRow) string { return o.Code })
	out.Problems = each(read.Problems, func(p sheet.Problem) OfficeProblem {
		return OfficeProblem{p.At.Name(), p.Severity.String(), p.Value, p.Text, p.Advice}
	})
	return answerOf(out, nil)
}

func (a *api) takeSheet(ctx context.Context, in *sheetIn) (*struct{}, error) {
	read, err := a.readSheet(in)
	if err != nil {
		return nil, err
	}
	if sheet.Stops(read.Problems) {
		return nil, fault.New(fault.Invalid, "Masih ada galat pada lembar ini. Perbaiki, lalu kirim lagi.")
	}
	return nil, a.Offices.Take(ctx, regionKeeper(ctx), in.code(), read.Offices, in.RawBody.Data().Digest)
}

func (a *api) markSheet(_ context.Context, in *sheetIn) (*content, error) {
	read, err := a.readSheet(in)
	if err != nil {
		return nil, err
	}
	data, err := a.OfficeSheets.Marked(read)
	return made("daftar-opd-diperiksa.xlsx", xlsxType, data), err
}
