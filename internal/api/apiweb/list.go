package apiweb

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"slices"
	"strings"

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
		if known, ok := region.Find(c); ok && web.May(ctx, access.Read, access.Place{Region: string(c)}) {
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
