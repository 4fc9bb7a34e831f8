package apiweb

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/publication"
	"gurindam/internal/workspace"
)

// Revision is a state of a plan with a name.
type Revision struct {
	Number     int            `json:"nomor"`
	Name       string         `json:"nama"`
	Notes      string         `json:"catatan,omitempty"`
	Rev        int64          `json:"perubahan" doc:"Kumpulan perubahan yang keadaannya dibekukan."`
	Step       workspace.Step `json:"keadaan" enum:"draf,ditinjau,disetujui,ditetapkan,dikembalikan"`
	SHA256     string         `json:"sidik"`
	Size       int64          `json:"ukuran" doc:"Byte isi yang dibekukan."`
	Decree     string         `json:"nomor_perwako,omitempty"`
	DecreeDate string         `json:"tanggal_perwako,omitempty"`
	Deeds      []RevisionDeed `json:"riwayat"`
	Turns      []RevisionTurn `json:"langkah"`
}

// RevisionDeed is a step that was taken.
type RevisionDeed struct {
	Step     workspace.Step `json:"keadaan"`
	At       time.Time      `json:"pada"`
	Name     string         `json:"oleh"`
	Capacity string         `json:"sebagai"`
	Reason   string         `json:"alasan,omitempty"`
}

// RevisionTurn is a step that may be taken now.
type RevisionTurn struct {
	Turn workspace.Turn `json:"langkah" enum:"ajukan,setujui,tetapkan,kembalikan"`
	May  bool           `json:"boleh" doc:"Oleh pemilik token."`
}

const (
	revisionTag  = "Revisi"
	revisionBase = "/api/daerah/{region}/revisi"
)

// revisions are the operations on named states of a plan.
func (a *api) revisions() {
	op := func(id, method, path, summary string, verb access.Verb) operation {
		return operation{id: id, method: method, path: revisionBase + path, tag: revisionTag, summary: summary, verb: verb}
	}
	add(a, op("daftar-revisi", http.MethodGet, "", "Revisi rencana, yang terbaru dahulu", access.Work), a.listRevisions)
	name := op("buat-revisi", http.MethodPost, "", "Membekukan rencana sekarang sebagai revisi", access.Submit)
	name.status = http.StatusCreated
	add(a, name, a.nameRevision)
	add(a, op("satu-revisi", http.MethodGet, "/{nomor}", "Satu revisi dengan langkah-langkahnya", access.Work), a.revision)
	turn := op("langkah-revisi", http.MethodPost, "/{nomor}/langkah", "Mengajukan, menyetujui, menetapkan, atau mengembalikan revisi; If-Match dari revisi yang dibaca", access.Work)
	turn.about = "Token harus juga bercakupan ajukan, setujui, atau tetapkan, sesuai langkahnya."
	add(a, turn, a.turn)
	frozen := op("isi-revisi", http.MethodGet, "/{nomor}/isi", "Isi yang dibekukan, sebagai JSON", access.Work)
	frozen.files = []string{jsonType}
	add(a, frozen, a.frozen)
	add(a, op("beda-revisi", http.MethodGet, "/{nomor}/beda/{lain}", "Apa yang berbeda antara dua revisi", access.Work), a.revisionDifference)
	add(a, op("beda-buku-revisi", http.MethodGet, "/{nomor}/beda/{lain}/buku", "Apa yang berbeda antara buku dua revisi", access.Work), a.revisionRedline)
	printed := op("cetak-beda-revisi", http.MethodGet, "/{nomor}/beda/{lain}/buku/{buku}/pdf", "Perbedaan buku dua revisi sebagai PDF", access.Work)
	printed.files = []string{pdfType}
	add(a, printed, a.printRevisionRedline)
}

func (a *api) revisionOf(ctx context.Context, in In, r workspace.Revision) Revision {
	return Revision{
		r.Number, r.Name, r.Notes, r.Rev, r.Step, r.SHA256, r.Size, r.Decree, r.DecreeDate,
		each(r.Deeds, func(d workspace.Deed) RevisionDeed { return RevisionDeed{d.Step, d.At, d.Name, d.Capacity, d.Reason} }),
		each(r.Stages(), func(s workspace.Stage) RevisionTurn {
			return RevisionTurn{s.Turn, r.May(s.Turn, author(ctx).Actor, in.code(), a.Now()) == nil}
		}),
	}
}

func (a *api) taggedRevision(ctx context.Context, in In, r workspace.Revision, err error) (*tagged[Revision], error) {
	if err != nil {
		return nil, err
	}
	return &tagged[Revision]{revTag(r.Version), a.revisionOf(ctx, in, r)}, nil
}

func (a *api) listRevisions(ctx context.Context, in *PageIn) (*bodyOut[Part[Revision]], error) {
	list, err := a.Revisions.List(ctx, in.code())
	if err != nil {
		return nil, err
	}
	return answerOf(cutList(in.Paging, each(list, func(r workspace.Revision) Revision { return a.revisionOf(ctx, in.In, r) }), func(r Revision) string { return fmt.Sprint(r.Number) }))
}

type nameRevisionIn struct {
	In
	Body struct {
		Name  string `json:"nama" maxLength:"100"`
		Notes string `json:"catatan,omitempty" maxLength:"2000"`
	}
}

func (a *api) nameRevision(ctx context.Context, in *nameRevisionIn) (*tagged[Revision], error) {
	r, err := a.Revisions.Name(ctx, author(ctx), in.code(), workspace.Naming{Name: in.Body.Name, Notes: in.Body.Notes})
	return a.taggedRevision(ctx, in.In, r, err)
}

// RevisionIn names a revision.
type RevisionIn struct {
	In
	Number int `path:"nomor" minimum:"1"`
}

func (a *api) revision(ctx context.Context, in *RevisionIn) (*tagged[Revision], error) {
	r, err := a.Revisions.Find(ctx, in.code(), in.Number)
	return a.taggedRevision(ctx, in.In, r, err)
}

type turnIn struct {
	RevisionIn
	Precondition
	Body struct {
		Turn       workspace.Turn `json:"langkah" enum:"ajukan,setujui,tetapkan,kembalikan"`
		Reason     string         `json:"alasan,omitempty" maxLength:"500" doc:"Wajib bila dikembalikan."`
		Decree     string         `json:"nomor_perwako,omitempty" maxLength:"100" doc:"Wajib bila ditetapkan." example:"84/2020"`
		DecreeDate string         `json:"tanggal_perwako,omitempty" example:"2026-01-31"`
	}
}

func (a *api) turn(ctx context.Context, in *turnIn) (*tagged[Revision], error) {
	r, err := a.Revisions.Find(ctx, in.code(), in.Number)
	if err != nil {
		return nil, err
	}
	if err := in.check(revTag(r.Version)); err != nil {
		return nil, err
	}
	r, err = a.Revisions.Do(ctx, author(ctx), in.code(), in.Number, in.Body.Turn, workspace.Input{Reason: in.Body.Reason, Decree: in.Body.Decree, DecreeDate: in.Body.DecreeDate})
	return a.taggedRevision(ctx, in.In, r, err)
}

func (a *api) frozen(ctx context.Context, in *RevisionIn) (*content, error) {
	r, err := a.Revisions.Find(ctx, in.code(), in.Number)
	if err != nil {
		return nil, err
	}
	data, err := a.Revisions.Content(ctx, r)
	if err != nil {
		return nil, err
	}
	return file(fmt.Sprintf("rencana-%s-revisi-%d.json", in.Region, in.Number), jsonType, r.SHA256, data), nil
}

// PairIn names two revisions or editions.
type PairIn struct {
	In
	Number int `path:"nomor" minimum:"1"`
	Other  int `path:"lain" minimum:"1"`
}

type revisionDifferenceIn struct {
	PairIn
	Paging
}

func (a *api) revisionDifference(ctx context.Context, in *revisionDifferenceIn) (*bodyOut[Part[Entry]], error) {
	var sides [2]workspace.State
	if in.Number == in.Other {
		return nil, fault.New(fault.Invalid, "Pilih dua revisi yang berbeda untuk dibandingkan.")
	}
	_, g, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	for i, n := range []int{min(in.Number, in.Other), max(in.Number, in.Other)} {
		r, err := a.Revisions.Find(ctx, in.code(), n)
		if err != nil {
			return nil, err
		}
		if sides[i], g, err = a.Revisions.State(ctx, in.code(), r); err != nil {
			return nil, err
		}
	}
	return answerOf(countList(in.Paging, each(workspace.Diff(sides[0], sides[1], g), entryOf)))
}

type redlineIn struct {
	PairIn
	Paging
	Book string `query:"buku" doc:"Hanya buku ini." maxLength:"40"`
}

func (a *api) revisionRedline(ctx context.Context, in *redlineIn) (*bodyOut[Part[BookChange]], error) {
	all, err := a.Press.RevisionRedlines(ctx, in.code(), in.Number, in.Other)
	if err != nil {
		return nil, err
	}
	return answerOf(countList(in.Paging, bookChanges(all, in.Book)))
}

type printIn struct {
	PairIn
	Book string `path:"buku" maxLength:"40" example:"masterplan"`
}

func (a *api) printRevisionRedline(ctx context.Context, in *printIn) (*content, error) {
	all, err := a.Press.RevisionRedlines(ctx, in.code(), in.Number, in.Other)
	if err != nil {
		return nil, err
	}
	return a.print(ctx, in, all, "revisi")
}

// print gives the redline of a book as PDF.
func (a *api) print(ctx context.Context, in *printIn, all []publication.Redline, kind string) (*content, error) {
	for _, r := range all {
		if string(r.Book.ID) != in.Book {
			continue
		}
		var out bytes.Buffer
		if err := a.Press.Print(ctx, &out, in.code(), r); err != nil {
			return nil, fmt.Errorf("print redline: %w", err)
		}
		name := fmt.Sprintf("perubahan-%s-%s-%s-%d-ke-%d.pdf", in.Book, in.Region, kind, min(in.Number, in.Other), max(in.Number, in.Other))
		return made(name, pdfType, out.Bytes()), nil
	}
	return nil, fault.New(fault.NotFound, "Keduanya tidak memuat buku itu.")
}
