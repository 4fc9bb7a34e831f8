package apiweb

import (
	"context"
	"time"

	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// RowChange is one change of one row.
type RowChange struct {
	Op    workspace.Op      `json:"op" enum:"isi,tambah,hapus,pindah,tegas" doc:"tegas: isinya tetap, dan tercatat bahwa seseorang memeriksanya."`
	List  string            `json:"daftar"`
	Row   string            `json:"baris" doc:"id baris; dari baris baru, buatan pengirim."`
	Field string            `json:"kolom,omitempty"`
	Base  string            `json:"dasar,omitempty" doc:"Isi sel yang dibaca; bila sel berisi lain, perubahannya bentrok."`
	Value string            `json:"nilai,omitempty"`
	Cells map[string]string `json:"sel,omitempty" doc:"Dari baris baru."`
	After string            `json:"sesudah,omitempty" doc:"id baris di atasnya; ^: paling atas."`
}

// ChangeResult tells what came of one change.
type ChangeResult struct {
	Status   workspace.Status `json:"status" enum:"tersimpan,sama,bentrok,ditolak,batal"`
	Value    string           `json:"nilai" doc:"Isi sel sekarang."`
	Problems []CellProblem    `json:"masalah"`
	By       string           `json:"oleh,omitempty" doc:"Dari bentrok: siapa yang menulis isi sekarang."`
	At       *time.Time       `json:"pada,omitempty"`
}

// CellProblem is what is wrong or doubtful about a value.
type CellProblem struct {
	Severity string   `json:"tingkat" enum:"galat,pertanyaan,peringatan"`
	Text     string   `json:"teks"`
	Advice   string   `json:"saran,omitempty"`
	Choices  []string `json:"pilihan,omitempty"`
}

type batchIn struct {
	In
	Body struct {
		Reason  string      `json:"alasan,omitempty" maxLength:"200"`
		All     bool        `json:"semua,omitempty" doc:"Semua atau tidak sama sekali."`
		Changes []RowChange `json:"perubahan" maxItems:"5000"`
	}
}

// BatchResult tells what came of a batch.
type BatchResult struct {
	Rev     int64          `json:"rev"`
	Results []ChangeResult `json:"hasil" doc:"Satu untuk setiap perubahan, menurut urutannya."`
}

// change carries out a batch; what came of each change stands in the answer.
func (a *api) change(ctx context.Context, in *batchIn) (*bodyOut[BatchResult], error) {
	changes := each(in.Body.Changes, func(c RowChange) workspace.Change {
		return workspace.Change{Op: c.Op, List: c.List, Row: c.Row, Field: c.Field, Base: c.Base, Value: c.Value, Cells: c.Cells, After: c.After}
	})
	w, err := a.Work.Apply(ctx, author(ctx), in.code(), workspace.Batch{Reason: in.Body.Reason, Changes: changes, All: in.Body.All})
	return answerOf(BatchResult{w.Rev, each(w.Results, func(r workspace.Result) ChangeResult {
		return ChangeResult{r.Status, r.Value, each(r.Problems, func(p workspace.Problem) CellProblem {
			return CellProblem{p.Severity, web.Translate(ctx, p.Text), web.Translate(ctx, p.Advice), p.Choices}
		}), r.By, when(r.At)}
	})}, err)
}
