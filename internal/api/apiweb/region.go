package apiweb

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/region"
)

// Office is an office (OPD) of a region.
type Office struct {
	Code  string `json:"kode"`
	Name  string `json:"nama"`
	Short string `json:"singkatan,omitempty"`
	Note  string `json:"keterangan,omitempty"`
}

// Named is an office by its code, with the name it bore at the time.
type Named struct {
	Code string `json:"kode" maxLength:"100"`
	Name string `json:"nama" maxLength:"400"`
}

// OfficeEvent is one change of the offices of a region.
type OfficeEvent struct {
	Kind   string  `json:"jenis" enum:"dibentuk,diganti nama,digabung,dipecah,dibubarkan"`
	Date   string  `json:"tanggal" doc:"Mulai berlaku, 2026-01-31."`
	Decree string  `json:"dasar" doc:"Misalnya Perda 11/2016." maxLength:"400"`
	From   []Named `json:"asal" doc:"OPD sebelum perubahan; yang ada juga di hasil tetap berdiri."`
	To     []Named `json:"hasil" doc:"OPD sesudah perubahan."`
	Note   string  `json:"keterangan,omitempty" maxLength:"4000"`
}

// RecordedEvent is a change of the offices as it stands in the history.
type RecordedEvent struct {
	ID string `json:"id"`
	OfficeEvent
	Text string    `json:"kalimat"`
	By   string    `json:"dicatat_oleh"`
	At   time.Time `json:"dicatat"`
}

// Doubt is something in the history of the offices that needs a person.
type Doubt struct {
	Office string `json:"opd"`
	Text   string `json:"teks"`
}

// OfficeHistory is what befell the offices of a region.
type OfficeHistory struct {
	Events []RecordedEvent `json:"perubahan" doc:"Menurut tanggalnya."`
	Doubts []Doubt         `json:"perlu_diperiksa"`
}

// Pointer is a cell of the plan that names an office.
type Pointer struct {
	Key   string `json:"kunci" doc:"Untuk memilih tujuannya."`
	List  string `json:"daftar"`
	Row   string `json:"baris"`
	Code  string `json:"kode,omitempty"`
	Label string `json:"uraian,omitempty"`
	Field string `json:"kolom"`
	Text  string `json:"isi"`
}

// Moving is what points to an office, and where it may go.
type Moving struct {
	Office   string    `json:"opd"`
	Pointers []Pointer `json:"ditunjuk_oleh"`
	Heirs    []Named   `json:"penerus"`
}

const (
	regionTag  = "Perangkat daerah"
	officeBase = "/api/daerah/{region}/perangkat"
)

// offices are the operations on the offices of a region and their history.
func (a *api) offices() {
	op := func(id, method, path, summary string, verb access.Verb, status int) operation {
		return operation{id: id, method: method, path: officeBase + path, tag: regionTag, summary: summary, verb: verb, status: status}
	}
	add(a, op("daftar-perangkat", http.MethodGet, "", "OPD pada suatu hari", access.Read, 0), a.officesOn)
	add(a, op("riwayat-perangkat", http.MethodGet, "/riwayat", "Riwayat OPD; ETag-nya diminta saat mencatat perubahan", access.Read, 0), a.officeHistory)
	add(a, op("catatan-perangkat", http.MethodGet, "/catatan", "Seratus catatan terakhir perangkat, pejabat, kelompok, dan serah terima", access.RegionAdmin, 0), a.regionEntries)
	add(a, op("pratinjau-perubahan-perangkat", http.MethodPost, "/perubahan/pratinjau", "Apa yang menunjuk OPD yang berakhir oleh sebuah perubahan", access.RegionAdmin, 0), a.previewEvent)
	add(a, op("ubah-perangkat", http.MethodPost, "/perubahan", "Mencatat perubahan OPD, dan rencana mengikutinya", access.RegionAdmin, http.StatusCreated), a.reorganise)
	add(a, op("satu-perangkat", http.MethodGet, "/{opd}", "Satu OPD: nama-namanya, asal, penerus, dan yang menunjuknya", access.Read, 0), a.office)
	add(a, op("alihkan-perangkat", http.MethodPost, "/{opd}/alihkan", "Mengalihkan yang masih menunjuk OPD yang sudah berakhir", access.RegionAdmin, http.StatusNoContent), a.settle)
}

// regionKeeper gives whoever asks, as one who keeps the offices of a region.
func regionKeeper(ctx context.Context) region.Author {
	who := author(ctx)
	return region.Author{Actor: who.Actor, Name: who.Name}
}

type officesIn struct {
	In
	Paging
	Day string `query:"tanggal" doc:"Hari, 2026-01-31; kosong: hari ini."`
}

func (a *api) officesOn(ctx context.Context, in *officesIn) (*bodyOut[Part[Office]], error) {
	r, err := a.Offices.Register(ctx, in.code())
	if err != nil {
		return nil, err
	}
	day, err := region.ParseDay(in.Day)
	if err != nil {
		return nil, err
	}
	if day == "" {
		day = a.Offices.Today()
	}
	all := each(region.OfficesAt(region.Bare(r.Offices), r.Events, day), func(o region.OPD) Office { return Office(o) })
	return answerOf(cutList(in.Paging, all, func(o Office) string { return o.Code }))
}

// tagged is an answer with the state it tells of.
type tagged[T any] struct {
	ETag string `header:"ETag"`
	Body T
}

func (a *api) officeHistory(ctx context.Context, in *In) (*tagged[OfficeHistory], error) {
	r, err := a.Offices.Register(ctx, in.code())
	if err != nil {
		return nil, err
	}
	return &tagged[OfficeHistory]{registerTag(r), historyOf(r)}, nil
}

func registerTag(r region.Register) string { return revTag(int64(r.Rev())) }

func historyOf(r region.Register) OfficeHistory {
	return OfficeHistory{each(r.Events, recorded), each(region.CheckHistory(r.Events, region.Bare(r.Offices)), func(f region.Finding) Doubt { return Doubt{f.Office, f.Text} })}
}

func recorded(e region.Event) RecordedEvent {
	return RecordedEvent{e.ID, OfficeEvent{string(e.Kind), string(e.Date), e.Decree, named(e.From), named(e.To), e.Note}, e.Text(), e.By, e.At}
}

func named(list []region.Named) []Named {
	return each(list, func(n region.Named) Named { return Named(n) })
}

// RegionEntry is one line of what was done to the offices and officials of a region.
type RegionEntry struct {
	At     time.Time `json:"pada"`
	Name   string    `json:"oleh"`
	What   string    `json:"apa"`
	Ref    string    `json:"id,omitempty"`
	Before string    `json:"semula,omitempty"`
	After  string    `json:"menjadi,omitempty"`
}

type entriesIn struct {
	In
	Turning
	Limit int `query:"banyak" default:"100" minimum:"1" maximum:"100"`
}

func (a *api) regionEntries(ctx context.Context, in *entriesIn) (*bodyOut[Part[RegionEntry]], error) {
	from, err := in.number(0)
	if err != nil {
		return nil, err
	}
	list, err := a.Offices.Entries(ctx, in.code())
	if err != nil {
		return nil, err
	}
	from = min(from, len(list))
	to := min(from+in.Limit, len(list))
	out := Part[RegionEntry]{Items: each(slices.Clone(list[from:to]), func(e region.Entry) RegionEntry {
		return RegionEntry{e.At, e.Name, e.What, e.Ref, e.Before, e.After}
	})}
	if to < len(list) {
		out.Next = strconv.Itoa(to)
	}
	return answerOf(out, nil)
}
