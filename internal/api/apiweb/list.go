package apiweb

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/region"
	"gurindam/internal/sheet"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// Region is a region that has a plan.
type Region struct {
	Code string `json:"kode"`
	Name string `json:"nama"`
}

// List is one list of a plan with its columns.
type List struct {
	Key     string   `json:"daftar" doc:"Kunci daftar, misalnya rencana_aksi."`
	Title   string   `json:"judul"`
	About   string   `json:"keterangan"`
	Single  bool     `json:"tunggal" doc:"Daftar dengan satu baris yang selalu ada."`
	Rows    int      `json:"jumlah_baris"`
	Columns []Column `json:"kolom"`
}

// Column is one column of a list.
type Column struct {
	Key      string   `json:"kolom"`
	Title    string   `json:"judul"`
	Help     string   `json:"bantuan,omitempty"`
	Kind     string   `json:"jenis" enum:"teks,panjang,kode,tahun,angka,rupiah,ya,tanggal"`
	Choices  []string `json:"pilihan,omitempty"`
	Refers   []string `json:"merujuk,omitempty" doc:"Daftar yang kodenya diisikan di sini."`
	Multi    bool     `json:"banyak,omitempty" doc:"Beberapa nilai dipisah titik koma dan spasi."`
	Required bool     `json:"wajib,omitempty"`
}

// Row is one row of a list.
type Row struct {
	ID    string            `json:"id"`
	Code  string            `json:"kode,omitempty"`
	May   bool              `json:"boleh_tulis"`
	Cells map[string]string `json:"sel" doc:"Isi kanonis setiap sel: angka bertitik desimal, rupiah tanpa pemisah, tanggal 2019-10-01."`
}

var kinds = map[sheet.Kind]string{
	sheet.Text: "teks", sheet.Long: "panjang", sheet.Code: "kode", sheet.Year: "tahun",
	sheet.Number: "angka", sheet.Rupiah: "rupiah", sheet.Boolean: "ya", sheet.Date: "tanggal",
}

const planTag = "Rencana"

// lists are the operations that read and write the plan.
func (a *api) lists() {
	const base = "/api/daerah/{region}/daftar"
	add(a, operation{id: "daftar-daerah", method: http.MethodGet, path: "/api/daerah", tag: planTag, summary: "Daerah yang punya rencana", verb: access.Enter}, a.regions)
	add(a, operation{id: "daftar-daftar", method: http.MethodGet, path: base, tag: planTag, summary: "Daftar-daftar sebuah rencana dengan kolomnya", verb: access.Read}, a.allLists)
	add(a, operation{id: "baris-daftar", method: http.MethodGet, path: base + "/{daftar}", tag: planTag, summary: "Baris sebuah daftar, halaman demi halaman", verb: access.Read}, a.rows)
	add(a, operation{id: "satu-baris", method: http.MethodGet, path: base + "/{daftar}/{id}", tag: planTag, summary: "Satu baris", verb: access.Read}, a.row)
	add(a, operation{id: "tambah-baris", method: http.MethodPost, path: base + "/{daftar}", tag: planTag, summary: "Menambah baris", verb: access.Work, status: http.StatusCreated}, a.addRow)
	add(a, operation{id: "ubah-baris", method: http.MethodPatch, path: base + "/{daftar}/{id}", tag: planTag, summary: "Mengubah sel sebuah baris; If-Match menyebut keadaan yang dibaca", verb: access.Work}, a.changeRow)
	add(a, operation{id: "hapus-baris", method: http.MethodDelete, path: base + "/{daftar}/{id}", tag: planTag, summary: "Menghapus baris; If-Match menyebut keadaan yang dibaca", verb: access.Work, status: http.StatusNoContent}, a.dropRow)
	add(a, operation{id: "ubah-banyak", method: http.MethodPost, path: "/api/daerah/{region}/perubahan", tag: planTag, summary: "Banyak perubahan sekaligus, sel demi sel dengan nilai yang dibaca", verb: access.Work}, a.change)
}

func (a *api) regions(ctx context.Context, in *Paging) (*bodyOut[Part[Region]], error) {
	codes, err := a.Regions(ctx)
	if err != nil {
		return nil, err
	}
	var out []Region
	for _, c := range codes {
		if known, ok := region.Find(c); ok {
			out = append(out, Region{string(c), known.Name})
		}
	}
	return answerOf(cutList(*in, out, func(r Region) string { return r.Code }))
}

// PageIn asks for a part of a list of a region.
type PageIn struct {
	In
	Paging
}

func (a *api) allLists(ctx context.Context, in *PageIn) (*bodyOut[Part[List]], error) {
	st, g, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	var out []List
	for _, v := range workbook.Views(&st.Snapshot, g) {
		out = append(out, listOf(v))
	}
	return answerOf(cutList(in.Paging, out, func(l List) string { return l.Key }))
}

func listOf(v workbook.View) List {
	out := List{Key: v.Key, Title: v.Title, About: v.About, Single: v.Single, Rows: v.Len()}
	for _, c := range v.Columns {
		out.Columns = append(out.Columns, Column{c.Key, c.Title, c.Help, kinds[c.Kind], c.List, c.Refers, c.Multi, c.Required})
	}
	return out
}

func revTag(rev int64) string { return fmt.Sprintf(`"%d"`, rev) }

// ListIn names a list of a region.
type ListIn struct {
	In
	List string `path:"daftar" doc:"Kunci daftar." example:"rencana_aksi"`
}

// opened is a list of a plan with the identities of its rows.
type opened struct {
	workspace.State
	g    plan.Guideline
	view workbook.View
	ids  []string
}

func (a *api) open(ctx context.Context, in ListIn) (*opened, error) {
	st, g, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	l, ok := workbook.FindList(g, in.List)
	if !ok {
		return nil, fault.New(fault.NotFound, fmt.Sprintf("Daftar %q tidak ada. Lihat /api/daerah/%s/daftar.", fault.Clip(in.List, 40), in.Region))
	}
	o := &opened{State: st, g: g, view: l.Of(&st.Snapshot, g), ids: st.IDs[l.Key]}
	if l.Single {
		o.ids = []string{l.Key}
	}
	return o, nil
}

func (a *api) rowOf(ctx context.Context, o *opened, i int) Row {
	out := Row{ID: o.ids[i], Code: o.view.Code(i), Cells: map[string]string{}}
	out.May = workspace.MayWrite(author(ctx).Actor, o.Region.Code, o.view.Home(i), a.Now())
	for n, text := range o.view.Cells(i) {
		if text != "" {
			out.Cells[o.view.Columns[n].Key] = text
		}
	}
	return out
}

// tag names the state of a row: it is another as soon as any cell is.
func (o *opened) tag(i int) string {
	h := sha256.New()
	for n, text := range o.view.Cells(i) {
		fmt.Fprintf(h, "%s\x00%s\x00", o.view.Columns[n].Key, text)
	}
	return `"` + hex.EncodeToString(h.Sum(nil)[:12]) + `"`
}

// RowsIn asks for a page of a list.
type RowsIn struct {
	ListIn
	After       string `query:"sesudah" doc:"id baris terakhir halaman sebelumnya."`
	Limit       int    `query:"banyak" default:"100" minimum:"1" maximum:"1000"`
	IfNoneMatch string `header:"If-None-Match"`
}

type rowsOut struct {
	ETag   string `header:"ETag"`
	Status int
	Body   *RowPage
}

// RowPage is a page of rows. Berikutnya is empty on the last one.
type RowPage struct {
	Rev  int64  `json:"rev" doc:"Nomor perubahan terakhir rencana."`
	Rows []Row  `json:"baris"`
	Next string `json:"berikutnya,omitempty" doc:"Isi parameter sesudah untuk halaman berikutnya."`
}

func (a *api) rows(ctx context.Context, in *RowsIn) (*rowsOut, error) {
	o, err := a.open(ctx, in.ListIn)
	if err != nil {
		return nil, err
	}
	out := &rowsOut{ETag: revTag(o.Rev), Status: http.StatusOK}
	if strings.Contains(in.IfNoneMatch, out.ETag) {
		out.Status = http.StatusNotModified
		return out, nil
	}
	from := 0
	if in.After != "" {
		if from = slices.Index(o.ids, in.After) + 1; from == 0 {
			return nil, fault.New(fault.NotFound, "Baris pada parameter sesudah tidak ada lagi. Mulai dari halaman pertama.")
		}
	}
	to := min(from+in.Limit, len(o.ids))
	out.Body = &RowPage{Rev: o.Rev, Rows: []Row{}}
	for i := from; i < to; i++ {
		out.Body.Rows = append(out.Body.Rows, a.rowOf(ctx, o, i))
	}
	if to < len(o.ids) {
		out.Body.Next = o.ids[to-1]
	}
	return out, nil
}

// RowIn names a row.
type RowIn struct {
	ListIn
	ID string `path:"id" doc:"Tanda pengenal baris; daftar tunggal memakai kuncinya sendiri."`
}

type rowOut struct {
	ETag string `header:"ETag"`
	Body Row
}

func (a *api) row(ctx context.Context, in *RowIn) (*rowOut, error) {
	o, i, err := a.find(ctx, in)
	if err != nil {
		return nil, err
	}
	return &rowOut{o.tag(i), a.rowOf(ctx, o, i)}, nil
}

func (a *api) find(ctx context.Context, in *RowIn) (*opened, int, error) {
	o, err := a.open(ctx, in.ListIn)
	if err != nil {
		return nil, 0, err
	}
	i := slices.Index(o.ids, in.ID)
	if i < 0 {
		return nil, 0, fault.New(fault.NotFound, "Baris itu tidak ada, atau sudah dihapus.")
	}
	return o, i, nil
}

// NewRow is a row to be added.
type NewRow struct {
	ID     string            `json:"id,omitempty" doc:"Tanda pengenal buatan pengirim, 16-40 huruf dan angka; permintaan yang diulang dengan id sama tidak menambah dua kali." pattern:"^[A-Za-z0-9]{16,40}$"`
	After  string            `json:"sesudah,omitempty" doc:"id baris sebelumnya; kosong: di akhir."`
	Cells  map[string]string `json:"sel"`
	Reason string            `json:"alasan,omitempty" maxLength:"200"`
}

type addIn struct {
	ListIn
	Body NewRow
}

func (a *api) addRow(ctx context.Context, in *addIn) (*rowOut, error) {
	id := in.Body.ID
	if id == "" {
		id = rand.Text()
	}
	c := workspace.Change{Op: workspace.Add, List: in.List, Row: id, Cells: in.Body.Cells, After: in.Body.After}
	if err := a.apply(ctx, in.code(), in.Body.Reason, c); err != nil {
		return nil, err
	}
	return a.row(ctx, &RowIn{in.ListIn, id})
}

// Precondition is the state that the caller has read.
type Precondition struct {
	IfMatch string `header:"If-Match" doc:"ETag dari yang dibaca; wajib, supaya tulisan orang lain tidak tertimpa."`
}

func (p Precondition) check(tag string) error {
	switch {
	case p.IfMatch == "":
		return huma.NewError(http.StatusPreconditionRequired, "Kirim If-Match dengan ETag yang Anda baca.")
	case !slices.Contains(strings.Split(strings.ReplaceAll(p.IfMatch, " ", ""), ","), tag):
		return huma.NewError(http.StatusPreconditionFailed, "Isinya sudah diubah orang lain sejak Anda membacanya. Baca lagi, lalu putuskan.")
	}
	return nil
}

type changeIn struct {
	RowIn
	Precondition
	Body struct {
		Cells  map[string]string `json:"sel" doc:"Sel yang diubah dengan isi barunya; kosong mengosongkan."`
		After  *string           `json:"sesudah,omitempty" doc:"Memindahkan baris ke belakang baris ini; kosong: ke awal."`
		Reason string            `json:"alasan,omitempty" maxLength:"200"`
	}
}

// changeRow changes cells of a row, all or none. That nobody wrote meanwhile is asked
// again by the door itself, cell by cell.
func (a *api) changeRow(ctx context.Context, in *changeIn) (*rowOut, error) {
	o, i, err := a.find(ctx, &in.RowIn)
	if err != nil {
		return nil, err
	}
	if err := in.check(o.tag(i)); err != nil {
		return nil, err
	}
	now := a.rowOf(ctx, o, i).Cells
	var changes []workspace.Change
	for _, key := range sortedKeys(in.Body.Cells) {
		changes = append(changes, workspace.Change{Op: workspace.Fill, List: in.List, Row: in.ID, Field: key, Base: now[key], Value: in.Body.Cells[key]})
	}
	if in.Body.After != nil {
		changes = append(changes, workspace.Change{Op: workspace.Move, List: in.List, Row: in.ID, After: *in.Body.After})
	}
	if err := a.apply(ctx, in.code(), in.Body.Reason, changes...); err != nil {
		return nil, err
	}
	return a.row(ctx, &in.RowIn)
}

type dropIn struct {
	RowIn
	Precondition
	Reason string `query:"alasan" maxLength:"200"`
}

func (a *api) dropRow(ctx context.Context, in *dropIn) (*struct{}, error) {
	o, i, err := a.find(ctx, &in.RowIn)
	if err != nil {
		return nil, err
	}
	if err := in.check(o.tag(i)); err != nil {
		return nil, err
	}
	return nil, a.apply(ctx, in.code(), in.Reason, workspace.Change{Op: workspace.Remove, List: in.List, Row: in.ID})
}

// apply carries out changes, all or none, and tells why where none is.
func (a *api) apply(ctx context.Context, code region.Code, reason string, changes ...workspace.Change) error {
	out, err := a.Work.Apply(ctx, author(ctx), code, workspace.Batch{Reason: reason, Changes: changes, All: true})
	if err != nil || !out.Stopped() {
		return err
	}
	status, details := http.StatusUnprocessableEntity, []error{}
	for n, r := range out.Results {
		switch r.Status {
		case workspace.Conflict:
			status = http.StatusConflict
			details = append(details, &huma.ErrorDetail{Message: "Sel ini sudah diubah orang lain.", Location: changes[n].Field, Value: r.Value})
		case workspace.Refused:
			for _, p := range r.Problems {
				details = append(details, &huma.ErrorDetail{Message: strings.TrimSpace(p.Text + " " + p.Advice), Location: changes[n].Field, Value: changes[n].Value})
			}
		}
	}
	return huma.NewError(status, "Perubahan tidak disimpan.", details...)
}

func sortedKeys(m map[string]string) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

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
