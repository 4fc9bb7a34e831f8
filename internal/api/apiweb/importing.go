package apiweb

import (
	"context"
	"io"

	"github.com/danielgtaylor/huma/v2"

	"gurindam/internal/fault"
	"gurindam/internal/sheet"
	"gurindam/internal/workspace"
)

type sentForm struct {
	Kind      string          `form:"jenis" required:"true" enum:"rencana,renstra"`
	OPD       string          `form:"opd" required:"false" doc:"Pemilik Renstra; wajib untuk renstra."`
	FirstYear int             `form:"tahun_pertama" required:"false" doc:"Yang disebut Tahun 1 dalam Renstra; kosong: terbaca dari berkasnya."`
	Files     []huma.FormFile `form:"berkas" required:"true" doc:"Satu XLSX, atau beberapa CSV."`
}

type sendIn struct {
	In
	RawBody huma.MultipartFormFiles[sentForm]
}

func (a *api) send(ctx context.Context, in *sendIn) (*bodyOut[Preview], error) {
	defer func() { _ = in.RawBody.Form.RemoveAll() }() // what is left, the system clears
	form := in.RawBody.Data()
	var sent []workspace.Sent
	for _, f := range form.Files {
		data, err := io.ReadAll(f)
		if err != nil {
			return nil, fault.Wrap(fault.Invalid, "Berkas tidak sampai dengan utuh. Kirim lagi.", err)
		}
		sent = append(sent, workspace.Sent{Name: f.Filename, Data: data})
	}
	id, err := a.Files.Keep(ctx, author(ctx), in.code(), workspace.Upload{Kind: form.Kind, OPD: form.OPD, FirstYear: form.FirstYear}, sent)
	if err != nil {
		return nil, err
	}
	return a.lookImport(ctx, &ImportIn{in.In, id})
}

// ImportIn names what was sent.
type ImportIn struct {
	In
	ID string `path:"id" maxLength:"60"`
}

func (a *api) lookImport(ctx context.Context, in *ImportIn) (*bodyOut[Preview], error) {
	l, err := a.Files.Look(ctx, author(ctx), in.code(), in.ID)
	return answerOf(Preview{
		ID: in.ID, Kind: l.Kind, Rev: l.Rev, Changes: l.Changes, Stops: l.Stops,
		Lists: each(l.Lists, func(c workspace.ListChange) ListPreview {
			return ListPreview{c.List, c.Title, c.Added, c.Removed, c.Cells, each(c.Samples, entryOf)}
		}),
		Problems: each(l.Problems, func(p sheet.Problem) SheetProblem {
			return SheetProblem{p.At.Sheet, p.At.Name(), p.Severity.String(), p.Value, p.Text, p.Advice, p.Choices}
		}),
	}, err)
}

type takeImportIn struct {
	ImportIn
	Body struct {
		Seen int64 `json:"dilihat" doc:"rev dari pratinjau."`
	}
}

func (a *api) takeImport(ctx context.Context, in *takeImportIn) (*struct{}, error) {
	return nil, a.Files.Take(ctx, author(ctx), in.code(), in.ID, in.Body.Seen)
}

func (a *api) markImport(ctx context.Context, in *ImportIn) (*content, error) {
	data, err := a.Files.Marked(ctx, author(ctx), in.code(), in.ID)
	return made("diperiksa.xlsx", xlsxType, data), err
}
