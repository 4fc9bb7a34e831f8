package apiweb

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/period"
	"gurindam/internal/region"
	"gurindam/internal/workspace"
)

// Download is a file about a plan that can be had.
type Download struct {
	Name, Title, About, Type string
	Make                     func(context.Context, region.Code) ([]byte, error)
}

// FileAbout tells of a file about a plan.
type FileAbout struct {
	Name  string `json:"berkas" example:"rencana.xlsx"`
	Title string `json:"judul"`
	About string `json:"keterangan"`
	Type  string `json:"jenis_isi"`
}

// Imported is one import of the past.
type Imported struct {
	Rev  int64     `json:"nomor" doc:"Kumpulan perubahannya; memulihkannya mengurungkan impornya."`
	At   time.Time `json:"pada"`
	Name string    `json:"oleh"`
	File string    `json:"berkas"`
}

// Preview is what an import would change.
type Preview struct {
	ID       string         `json:"id"`
	Kind     string         `json:"jenis"`
	Rev      int64          `json:"rev" doc:"Nomor rencana yang dibandingkan; kirim sebagai dilihat."`
	Changes  int            `json:"jumlah_perubahan"`
	Lists    []ListPreview  `json:"daftar"`
	Problems []SheetProblem `json:"masalah"`
	Stops    bool           `json:"tertahan" doc:"Ada galat atau pertanyaan; tidak dapat diambil."`
}

// ListPreview tells how an import would change a list.
type ListPreview struct {
	List    string  `json:"daftar"`
	Title   string  `json:"judul"`
	Added   int     `json:"baris_baru"`
	Removed int     `json:"baris_hilang"`
	Cells   int     `json:"sel_berubah"`
	Samples []Entry `json:"contoh"`
}

// SheetProblem is what is wrong with a cell of a file.
type SheetProblem struct {
	Sheet    string   `json:"lembar,omitempty"`
	Cell     string   `json:"sel,omitempty"`
	Severity string   `json:"tingkat"`
	Value    string   `json:"isi,omitempty"`
	Text     string   `json:"teks"`
	Advice   string   `json:"saran,omitempty"`
	Choices  []string `json:"pilihan,omitempty"`
}

const (
	exchangeTag = "Impor dan ekspor"
	importBase  = "/api/daerah/{region}/impor"
	fileBase    = "/api/daerah/{region}/berkas"
)

// exchanges are the operations by which files come in and go out.
func (a *api) exchanges() {
	op := func(id, method, path, summary string, verb access.Verb) operation {
		return operation{id: id, method: method, path: path, tag: exchangeTag, summary: summary, verb: verb}
	}
	begin := op("mulai-rencana", http.MethodPost, "/api/daerah/{region}/rencana", "Memulai rencana daerah yang belum punya", access.Write)
	begin.status = http.StatusCreated
	add(a, begin, a.beginPlan)
	add(a, op("susunan-buku", http.MethodGet, "/api/susunan-buku", "Susunan buku yang dapat diikuti rencana baru", access.Enter), a.bookSets)
	add(a, op("cari-wilayah", http.MethodGet, "/api/wilayah", "Mencari wilayah dengan nama atau kode", access.Enter), a.findRegions)
	add(a, op("daftar-impor", http.MethodGet, importBase, "Impor terakhir", access.Work), a.imports)
	send := op("kirim-impor", http.MethodPost, importBase, "Mengirim berkas impor; tidak ada yang berubah sampai diambil", access.Work)
	send.status = http.StatusCreated
	add(a, send, a.send)
	add(a, op("pratinjau-impor", http.MethodGet, importBase+"/{id}", "Apa yang akan diubah sebuah kiriman", access.Work), a.lookImport)
	take := op("ambil-impor", http.MethodPost, importBase+"/{id}/ambil", "Mengambil kiriman, bila rencana masih seperti yang dilihat", access.Work)
	take.status = http.StatusNoContent
	add(a, take, a.takeImport)
	marked := op("tandai-impor", http.MethodGet, importBase+"/{id}/tanda", "Buku kerja kiriman dengan masalahnya ditandai", access.Work)
	marked.files = []string{xlsxType}
	add(a, marked, a.markImport)
	add(a, op("daftar-berkas", http.MethodGet, fileBase, "Berkas tentang rencana yang dapat diunduh", access.Export), a.files)
	download := op("unduh-berkas", http.MethodGet, fileBase+"/{berkas}", "Satu berkas tentang rencana sekarang", access.Export)
	download.files = []string{xlsxType, zipType, jsonType}
	add(a, download, a.download)
	list := op("unduh-daftar", http.MethodGet, "/api/daerah/{region}/daftar/{daftar}/berkas", "Satu daftar sebagai buku kerja", access.Work)
	list.files = []string{xlsxType}
	add(a, list, a.downloadList)
}

type beginPlanIn struct {
	In
	Body struct {
		Set   string `json:"susunan" example:"kominfo-2019" maxLength:"60"`
		First int    `json:"awal" example:"2027"`
		Last  int    `json:"akhir" example:"2031"`
	}
}

func (a *api) beginPlan(ctx context.Context, in *beginPlanIn) (*bodyOut[Region], error) {
	span, err := period.New(in.Body.First, in.Body.Last)
	if err != nil {
		return nil, fault.New(fault.Invalid, "Masa rencana tidak sah: "+err.Error()+".")
	}
	if err := a.Files.Begin(ctx, author(ctx), in.code(), in.Body.Set, span); err != nil {
		return nil, err
	}
	known, _ := region.Find(in.code())
	return answerOf(Region{in.Region, known.Name}, nil)
}

func (a *api) bookSets(_ context.Context, in *Paging) (*bodyOut[Part[Said]], error) {
	sets, err := a.Files.Sets()
	if err != nil {
		return nil, err
	}
	return answerOf(cutList(*in, each(sets, func(s workspace.BookSet) Said { return Said{s.ID, s.Title} }), func(s Said) string { return s.Code }))
}

type findRegionsIn struct {
	Paging
	Query string `query:"cari" required:"true" minLength:"1" maxLength:"100"`
}

// mostRegions is how many regions a search finds.
const mostRegions = 600

func (a *api) findRegions(_ context.Context, in *findRegionsIn) (*bodyOut[Part[Region]], error) {
	return answerOf(cutList(in.Paging, each(region.Matching(in.Query, mostRegions), func(r region.Region) Region { return Region{string(r.Code), r.Name} }), func(r Region) string { return r.Code }))
}

func (a *api) imports(ctx context.Context, in *PageIn) (*bodyOut[Part[Imported]], error) {
	past, err := a.Files.Past(ctx, in.code())
	if err != nil {
		return nil, err
	}
	return answerOf(cutList(in.Paging, each(past, func(e workspace.Entry) Imported { return Imported{e.Rev, e.At, e.Name, e.Reason} }), func(i Imported) string { return strconv.FormatInt(i.Rev, 10) }))
}

func (a *api) files(_ context.Context, in *PageIn) (*bodyOut[Part[FileAbout]], error) {
	return answerOf(cutList(in.Paging, each(a.Downloads, func(d Download) FileAbout { return FileAbout{d.Name, d.Title, d.About, d.Type} }), func(f FileAbout) string { return f.Name }))
}

type downloadIn struct {
	In
	File string `path:"berkas" example:"rencana.xlsx" maxLength:"60"`
}

func (a *api) download(ctx context.Context, in *downloadIn) (*content, error) {
	for _, d := range a.Downloads {
		if d.Name != in.File {
			continue
		}
		data, err := d.Make(ctx, in.code())
		if err != nil {
			return nil, fmt.Errorf("make %s of %s: %w", d.Name, in.Region, err)
		}
		return made(in.Region+"-"+d.Name, d.Type, data), nil
	}
	return nil, fault.New(fault.NotFound, "Berkas itu tidak ada. Lihat daftar berkas.")
}

func (a *api) downloadList(ctx context.Context, in *ListIn) (*content, error) {
	data, err := a.Files.List(ctx, in.code(), in.List)
	return made(in.List+"-"+in.Region+".xlsx", xlsxType, data), err
}
