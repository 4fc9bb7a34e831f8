package apiweb

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/instrument"
)

// InstrumentLine is an instrument in a list.
type InstrumentLine struct {
	ID        string     `json:"kode"`
	Name      string     `json:"nama"`
	Framework string     `json:"kerangka"`
	Year      int        `json:"tahun"`
	Cohort    string     `json:"kelompok,omitempty"`
	State     string     `json:"keadaan" enum:"draf,terbit"`
	Shipped   bool       `json:"bawaan" doc:"Datang bersama program."`
	Questions int        `json:"banyak_pertanyaan"`
	Print     string     `json:"sidik,omitempty" doc:"SHA-256 dari isinya, setelah terbit."`
	Rev       int64      `json:"rev" doc:"Disebut kembali saat mengubah draf; 0 bila bawaan."`
	Published *time.Time `json:"terbit_pada,omitempty"`
}

// InstrumentShape is an instrument with its file.
type InstrumentShape struct {
	InstrumentLine
	Base     string          `json:"dasar,omitempty" doc:"Instrumen yang disalin."`
	File     json.RawMessage `json:"berkas" doc:"Isi berkas instrumen, menurut skema-instrumen."`
	Problems []string        `json:"masalah,omitempty" doc:"Yang menghalangi draf terbit."`
}

// InstrumentChange is one difference between two instruments.
type InstrumentChange struct {
	Sort   string `json:"perubahan" enum:"ditambah,dihapus,diubah,dipindah"`
	Kind   string `json:"tentang" enum:"instrumen,aspek,pertanyaan"`
	Code   string `json:"kode,omitempty"`
	Field  string `json:"isian,omitempty"`
	Before string `json:"semula,omitempty"`
	After  string `json:"menjadi,omitempty"`
}

const instrumentTag = "Instrumen"

// instruments are the operations on what regions are asked.
func (a *api) instruments() {
	op := func(id, method, path, summary string, verb access.Verb, status int) operation {
		return operation{id: id, method: method, path: "/api" + path, tag: instrumentTag, summary: summary, verb: verb, status: status}
	}
	const one = "/instrumen/{instrumen}"
	add(a, op("daftar-instrumen", http.MethodGet, "/instrumen", "Instrumen yang terbit, dan draf bagi penyusunnya", access.Enter, 0), a.listInstruments)
	schema := op("skema-instrumen", http.MethodGet, "/instrumen/skema", "Skema JSON berkas instrumen", access.Enter, 0)
	schema.files = []string{schemaType}
	add(a, schema, a.instrumentSchema)
	add(a, op("satu-instrumen", http.MethodGet, one, "Satu instrumen dengan berkasnya", access.Enter, 0), a.oneInstrument)
	add(a, op("beda-instrumen", http.MethodGet, one+"/beda", "Apa yang berbeda dari instrumen lain yang terbit", access.Enter, 0), a.instrumentChanges)
	add(a, op("susun-instrumen", http.MethodPost, one+"/berikutnya", "Menyalin instrumen menjadi draf tahun lain", access.Design, http.StatusCreated), a.nextInstrument)
	add(a, op("unggah-instrumen", http.MethodPost, "/instrumen", "Memulai draf dari berkas", access.Design, http.StatusCreated), a.bringInstrument)
	add(a, op("ubah-instrumen", http.MethodPut, one, "Mengganti isi draf", access.Design, 0), a.putInstrument)
	add(a, op("terbitkan-instrumen", http.MethodPost, one+"/terbit", "Menerbitkan draf untuk selamanya", access.Design, 0), a.publishInstrument)
	add(a, op("buang-instrumen", http.MethodDelete, one, "Membuang draf", access.Design, http.StatusNoContent), a.discardInstrument)
}

const schemaType = "application/schema+json"

// designer gives whoever asks, as one who may write instruments.
func designer(ctx context.Context) instrument.Author {
	who := author(ctx)
	return instrument.Author{Actor: who.Actor, Name: who.Name}
}

// InstrumentIn names an instrument.
type InstrumentIn struct {
	Instrument string `path:"instrumen" maxLength:"60" example:"kominfo-2024-reguler"`
}

func instrumentLine(v instrument.Version) InstrumentLine {
	out := InstrumentLine{ID: v.ID, Name: v.Name, Framework: v.Framework, Year: v.Year, Cohort: v.Cohort, State: string(v.State), Shipped: v.Shipped(), Questions: len(v.Questions()), Print: v.Print, Rev: v.Rev}
	if v.Published.Done() {
		out.Published = &v.Published.At
	}
	return out
}

// instrumentShape gives a version with its file, and what is wrong with a draft.
func (a *api) instrumentShape(ctx context.Context, v instrument.Version, err error) (*bodyOut[InstrumentShape], error) {
	if err != nil {
		return nil, err
	}
	file, err := instrument.Encode(v.Instrument)
	if err != nil {
		return nil, err
	}
	out := InstrumentShape{InstrumentLine: instrumentLine(v), Base: v.Base, File: file}
	if v.State == instrument.Drafted {
		known, err := a.Instruments.Known(ctx)
		if err != nil {
			return nil, err
		}
		out.Problems = each(instrument.Check(v.Instrument, known...), instrument.Problem.String)
	}
	return &bodyOut[InstrumentShape]{out}, nil
}

func (a *api) listInstruments(ctx context.Context, in *Paging) (*bodyOut[Part[InstrumentLine]], error) {
	list, err := a.Instruments.Versions(ctx, designer(ctx))
	if err != nil {
		return nil, err
	}
	return answerOf(cutList(*in, each(list, instrumentLine), func(l InstrumentLine) string { return l.ID }))
}

func (a *api) instrumentSchema(context.Context, *struct{}) (*content, error) {
	return made(instrument.SchemaFile, schemaType, instrument.Schema()), nil
}

func (a *api) oneInstrument(ctx context.Context, in *InstrumentIn) (*bodyOut[InstrumentShape], error) {
	v, err := a.Instruments.Version(ctx, designer(ctx), in.Instrument)
	return a.instrumentShape(ctx, v, err)
}

type instrumentChangesIn struct {
	InstrumentIn
	With string `query:"dengan" doc:"Instrumen terbit yang dibandingkan." required:"true" maxLength:"60"`
}

func (a *api) instrumentChanges(ctx context.Context, in *instrumentChangesIn) (*bodyOut[[]InstrumentChange], error) {
	v, err := a.Instruments.Version(ctx, designer(ctx), in.Instrument)
	if err != nil {
		return nil, err
	}
	before, err := a.Instruments.Instrument(ctx, in.With)
	if err != nil {
		return nil, err
	}
	return &bodyOut[[]InstrumentChange]{each(instrument.Compare(before, v.Instrument), func(c instrument.Change) InstrumentChange {
		return InstrumentChange{string(c.Sort), c.Kind, c.Code, c.Field, c.Before, c.After}
	})}, nil
}

type nextInstrumentIn struct {
	InstrumentIn
	Body struct {
		Year int    `json:"tahun"`
		ID   string `json:"kode,omitempty" doc:"Kosong: kode yang disalin dengan tahunnya diganti." maxLength:"60"`
	}
}

func (a *api) nextInstrument(ctx context.Context, in *nextInstrumentIn) (*bodyOut[InstrumentShape], error) {
	v, err := a.Instruments.Draft(ctx, designer(ctx), in.Instrument, in.Body.Year, in.Body.ID)
	return a.instrumentShape(ctx, v, err)
}

type bringInstrumentIn struct {
	Body struct {
		File json.RawMessage `json:"berkas" doc:"Isi berkas instrumen, menurut skema-instrumen."`
	}
}

func (a *api) bringInstrument(ctx context.Context, in *bringInstrumentIn) (*bodyOut[InstrumentShape], error) {
	i, err := instrument.Parse(bytes.NewReader(in.Body.File))
	if err != nil {
		return nil, err
	}
	v, err := a.Instruments.Import(ctx, designer(ctx), i)
	return a.instrumentShape(ctx, v, err)
}

type putInstrumentIn struct {
	InstrumentIn
	Body struct {
		Rev  int64           `json:"rev" doc:"Keadaan draf yang dibaca."`
		File json.RawMessage `json:"berkas" doc:"Isi berkas instrumen, menurut skema-instrumen."`
	}
}

func (a *api) putInstrument(ctx context.Context, in *putInstrumentIn) (*bodyOut[InstrumentShape], error) {
	i, err := instrument.Parse(bytes.NewReader(in.Body.File))
	if err != nil {
		return nil, err
	}
	v, err := a.Instruments.Replace(ctx, designer(ctx), in.Instrument, in.Body.Rev, i)
	return a.instrumentShape(ctx, v, err)
}

type publishInstrumentIn struct {
	InstrumentIn
	Body struct {
		Rev int64 `json:"rev" doc:"Keadaan draf yang dibaca."`
	}
}

func (a *api) publishInstrument(ctx context.Context, in *publishInstrumentIn) (*bodyOut[InstrumentShape], error) {
	v, err := a.Instruments.Publish(ctx, designer(ctx), in.Instrument, in.Body.Rev)
	return a.instrumentShape(ctx, v, err)
}

type discardInstrumentIn struct {
	InstrumentIn
	Rev int64 `query:"rev" required:"true" doc:"Keadaan draf yang dibaca."`
}

func (a *api) discardInstrument(ctx context.Context, in *discardInstrumentIn) (*struct{}, error) {
	return nil, a.Instruments.Discard(ctx, designer(ctx), in.Instrument, in.Rev)
}
