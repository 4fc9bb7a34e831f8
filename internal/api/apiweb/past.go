package apiweb

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/workspace"
)

// Entry is one change of one row.
type Entry struct {
	Op     workspace.Op      `json:"op" enum:"isi,tambah,hapus,pindah,tegas"`
	List   string            `json:"daftar"`
	Row    string            `json:"baris"`
	Code   string            `json:"kode,omitempty" doc:"Sebutan barisnya ketika itu."`
	Field  string            `json:"kolom,omitempty"`
	Before string            `json:"semula,omitempty" doc:"Isi sel; dari baris yang pindah, baris di atasnya."`
	After  string            `json:"menjadi,omitempty"`
	Cells  map[string]string `json:"sel,omitempty" doc:"Dari baris yang datang atau pergi."`
}

// Stamped is a change with who made it and when.
type Stamped struct {
	Rev    int64     `json:"nomor" doc:"Nomor kumpulan perubahan."`
	Seq    int       `json:"urut" doc:"Di dalam kumpulannya."`
	At     time.Time `json:"pada"`
	Person string    `json:"orang,omitempty"`
	Name   string    `json:"oleh"`
	Kind   string    `json:"cara" example:"sunting"`
	Reason string    `json:"alasan,omitempty"`
	Entry
}

func entryOf(e workspace.Entry) Entry {
	out := Entry{Op: workspace.Fill, List: e.List, Row: e.Row, Code: e.Code, Before: e.Before, After: e.After}
	switch {
	case e.Added(), e.Removed():
		if out.Op = workspace.Add; e.Removed() {
			out.Op = workspace.Remove
		}
		out.Cells, _ = e.Cells()
		out.Before, out.After = "", ""
	case e.Moved():
		out.Op = workspace.Move
	default:
		if out.Field = e.Field; e.Affirmed() {
			out.Op = workspace.Affirm
		}
	}
	return out
}

func stampedOf(e workspace.Entry) Stamped {
	return Stamped{e.Rev, e.Seq, e.At, e.Person, e.Name, e.Kind, e.Reason, entryOf(e)}
}

// ChangeSet is what somebody changed at once.
type ChangeSet struct {
	Rev    int64        `json:"nomor"`
	At     time.Time    `json:"pada"`
	Person string       `json:"orang,omitempty"`
	Name   string       `json:"oleh"`
	Kind   string       `json:"cara"`
	Reason string       `json:"alasan,omitempty"`
	Count  int          `json:"jumlah"`
	Parts  []ListChange `json:"bagian"`
}

// ListChange tells how much of a list changed.
type ListChange struct {
	List  string `json:"daftar"`
	Count int    `json:"jumlah"`
}

func setOf(s workspace.Set) ChangeSet {
	return ChangeSet{s.Rev, s.At, s.Person, s.Name, s.Kind, s.Reason, s.Count(), each(s.Parts, func(p workspace.Part) ListChange { return ListChange{p.List, p.Count} })}
}

const (
	pastTag  = "Riwayat"
	pastBase = "/api/daerah/{region}/riwayat"
)

// past are the operations on what changed.
func (a *api) past() {
	op := func(id, path, summary string) operation {
		return operation{id: id, method: http.MethodGet, path: pastBase + path, tag: pastTag, summary: summary, verb: access.Work}
	}
	changes := op("perubahan", "", "Perubahan sesudah sebuah nomor, yang terlama dahulu")
	changes.path = "/api/daerah/{region}/perubahan"
	changes.about = "Untuk mengikuti rencana: ingat nomor terakhir, dan tanyakan lagi dari sana. Yang ingin segera tahu mendengarkan " +
		"/api/daerah/{region}/siaran (Server-Sent Events, dengan token yang sama): peristiwa ubah menyebut rev, lalu baca perubahannya di sini."
	add(a, changes, a.changes)
	stream := op("siaran", "", "Mendengarkan perubahan ketika terjadi (Server-Sent Events)")
	stream.path, stream.files, stream.address = "/api/daerah/{region}/siaran", []string{eventType}, []*huma.Param{regionParam}
	stream.about = "Peristiwa ubah memuat rev dan apa yang berubah, hadir siapa yang sedang menulis. Last-Event-ID melanjutkan yang terputus."
	told := stream.described()
	a.huma.OpenAPI().AddOperation(&told) // the workspace answers it
	add(a, op("riwayat", "", "Kumpulan perubahan, yang terbaru dahulu"), a.sets)
	add(a, op("penulis", "/penulis", "Siapa saja yang pernah mengubah rencana"), a.writers)
	add(a, op("satu-kumpulan", "/{nomor}", "Satu kumpulan dengan perubahan di dalamnya"), a.set)
	add(a, op("beda-keadaan", "/beda", "Apa yang berbeda antara dua keadaan rencana"), a.difference)
	add(a, op("pratinjau-pulihkan", "/pulihkan", "Apa yang akan berubah bila dipulihkan, dan apa yang tidak dapat"), a.lookRestore)
	restore := op("pulihkan", "/pulihkan", "Memulihkan: satu kumpulan, atau semua sejak sebuah kumpulan, dari seluruh rencana, satu baris, atau satu sel")
	restore.method = http.MethodPost
	restore.about = "Yang sudah ditulis orang lain sesudahnya dibiarkan dan disebut dalam jawaban."
	add(a, restore, a.restore)
}

type changesIn struct {
	PageIn
	Since int64 `query:"sejak" minimum:"0" doc:"Nomor terakhir yang sudah diketahui."`
}

// changes lists entries after a set, or where a page of them ended.
func (a *api) changes(ctx context.Context, in *changesIn) (*bodyOut[Part[Stamped]], error) {
	q, within := workspace.Query{Since: in.Since, Oldest: true, Limit: in.Limit + 1}, false
	if in.After != "" {
		rev, seq, ok := strings.Cut(in.After, "-")
		n, err := strconv.ParseInt(rev, 10, 64)
		at, other := strconv.ParseInt(seq, 10, 64)
		if !ok || err != nil || other != nil || n < 0 || at < 0 {
			return nil, errTurn
		}
		if q.Since = n; at > 0 { // in the middle of a set
			within, q.Since, q.Before, q.Seq = true, n-1, n+1, at
		}
	}
	st, _, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	list, err := a.Work.History(ctx, in.code(), q)
	if err != nil {
		return nil, err
	}
	out := Part[Stamped]{}
	switch {
	case len(list) > in.Limit:
		last := list[in.Limit-1]
		if out.Next = turnAt(last.Rev, 0); list[in.Limit].Rev == last.Rev {
			out.Next = turnAt(last.Rev, last.Seq+1)
		}
		list = list[:in.Limit]
	case within && st.Rev > q.Since+1:
		out.Next = turnAt(q.Since+1, 0)
	}
	out.Items = each(list, stampedOf)
	return answerOf(out, nil)
}

func turnAt(rev int64, seq int) string { return fmt.Sprintf("%d-%d", rev, seq) }

type setsIn struct {
	PageIn
	Narrow
	Person string `query:"orang" maxLength:"100"`
	From   string `query:"dari" doc:"Hari pertama, 2026-01-31."`
	Until  string `query:"sampai" doc:"Hari terakhir, 2026-12-31."`
}

// Narrow keeps a question to a list, a row of it, or a cell.
type Narrow struct {
	List  string `query:"daftar" maxLength:"60"`
	Row   string `query:"baris" maxLength:"60" doc:"id baris; bersama daftar."`
	Field string `query:"kolom" maxLength:"60" doc:"Bersama daftar dan baris."`
}

func (a *api) sets(ctx context.Context, in *setsIn) (*bodyOut[Part[ChangeSet]], error) {
	q := workspace.Query{List: in.List, Row: in.Row, Field: in.Field, Person: in.Person, Limit: in.Limit + 1}
	before, err := in.number(0)
	if err != nil {
		return nil, err
	}
	q.Before = int64(before)
	if q.From, err = identity.ParseDay(in.From, false); err != nil {
		return nil, err
	}
	if q.Until, err = identity.ParseDay(in.Until, true); err != nil {
		return nil, err
	}
	list, err := a.Work.Sets(ctx, in.code(), q)
	if err != nil {
		return nil, err
	}
	out := Part[ChangeSet]{Items: each(list[:min(len(list), in.Limit)], setOf)}
	if len(list) > in.Limit {
		out.Next = strconv.FormatInt(list[in.Limit-1].Rev, 10)
	}
	return answerOf(out, nil)
}

// Writer is somebody who changed a plan.
type Writer struct {
	Person string `json:"orang"`
	Name   string `json:"nama"`
}

func (a *api) writers(ctx context.Context, in *PageIn) (*bodyOut[Part[Writer]], error) {
	list, err := a.Work.Writers(ctx, in.code())
	if err != nil {
		return nil, err
	}
	return answerOf(countList(in.Paging, each(list, func(w workspace.Writer) Writer { return Writer{w.Person, w.Name} })))
}

type setIn struct {
	PageIn
	Rev int64 `path:"nomor" minimum:"1"`
}

// WholeSet is a change set with a part of what it changed.
type WholeSet struct {
	ChangeSet
	Part[Entry]
}

func (a *api) set(ctx context.Context, in *setIn) (*bodyOut[WholeSet], error) {
	from, err := in.number(0)
	if err != nil {
		return nil, err
	}
	found, err := a.Work.Sets(ctx, in.code(), workspace.Query{Since: in.Rev - 1, Before: in.Rev + 1, Limit: 1})
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fault.New(fault.NotFound, "Kumpulan perubahan itu tidak ada dalam riwayat daerah ini.")
	}
	list, err := a.Work.History(ctx, in.code(), workspace.Query{Since: in.Rev - 1, Before: in.Rev + 1, Oldest: true, Seq: int64(from), Limit: in.Limit + 1})
	if err != nil {
		return nil, err
	}
	out := WholeSet{ChangeSet: setOf(found[0])}
	if len(list) > in.Limit {
		list = list[:in.Limit]
		out.Next = strconv.Itoa(list[in.Limit-1].Seq + 1)
	}
	out.Items = each(list, entryOf)
	return answerOf(out, nil)
}
