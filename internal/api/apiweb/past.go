package apiweb

import (
	"context"
	"fmt"
	"net/http"
	"slices"
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

type differenceIn struct {
	PageIn
	From string `query:"dari" pattern:"^(revisi-)?[0-9]{1,12}$" required:"true" doc:"Nomor perubahan, atau revisi-2."`
	To   string `query:"ke" pattern:"^(revisi-)?[0-9]{1,12}$" doc:"Kosong: keadaan sekarang."`
}

func (a *api) difference(ctx context.Context, in *differenceIn) (*bodyOut[Part[Entry]], error) {
	var at [2]int64
	for i, text := range []string{in.From, in.To} {
		rev, err := a.moment(ctx, in.In, text)
		if err != nil {
			return nil, err
		}
		at[i] = rev
	}
	list, err := a.Work.Since(ctx, in.code(), min(at[0], at[1]), max(at[0], at[1]))
	if err != nil {
		return nil, err
	}
	return answerOf(countList(in.Paging, each(workspace.Net(list), entryOf)))
}

// moment gives the change set that a text means: its number, a revision, or the newest.
func (a *api) moment(ctx context.Context, in In, text string) (int64, error) {
	digits, revision := strings.CutPrefix(text, "revisi-")
	n, _ := strconv.ParseInt(digits, 10, 64) // the shape of the request let nothing else pass
	if revision {
		r, err := a.Revisions.Find(ctx, in.code(), int(n))
		return r.Rev, err
	}
	st, _, err := a.Work.State(ctx, in.code())
	switch {
	case err != nil:
		return 0, err
	case text == "":
		return st.Rev, nil
	case n > st.Rev:
		return 0, fault.New(fault.NotFound, fmt.Sprintf("Perubahan ke-%d belum ada; yang terakhir ke-%d.", n, st.Rev))
	}
	return n, nil
}

// Restore tells what is, or would be, taken back.
type Restore struct {
	Rev     int64     `json:"rev" doc:"Nomor terakhir rencana."`
	Count   int       `json:"jumlah"`
	Changes []Entry   `json:"perubahan" doc:"Paling banyak 1000."`
	Stopped []Stopped `json:"tidak_dipulihkan"`
}

// Stopped is a change that cannot be taken back, and why.
type Stopped struct {
	List  string   `json:"daftar"`
	Row   string   `json:"baris"`
	Field string   `json:"kolom,omitempty"`
	Value string   `json:"nilai,omitempty" doc:"Yang tersimpan sekarang."`
	By    string   `json:"oleh,omitempty" doc:"Siapa yang menulisnya sesudah itu."`
	Why   []string `json:"sebab"`
}

// RestoreScope says what is taken back.
type RestoreScope struct {
	Set    int64  `json:"kumpulan,omitempty" query:"kumpulan" minimum:"0" doc:"Satu kumpulan; atau sebut sebelum."`
	Before int64  `json:"sebelum,omitempty" query:"sebelum" minimum:"0" doc:"Semua sejak kumpulan ini."`
	Seen   int64  `json:"dilihat,omitempty" query:"dilihat" minimum:"0" doc:"rev dari pratinjau; kosong: yang terakhir."`
	List   string `json:"daftar,omitempty" query:"daftar" maxLength:"60"`
	Row    string `json:"baris,omitempty" query:"baris" maxLength:"60"`
	Field  string `json:"kolom,omitempty" query:"kolom" maxLength:"60"`
}

func (a *api) scoped(ctx context.Context, in In, s RestoreScope) (workspace.Query, error) {
	if (s.Set == 0) == (s.Before == 0) {
		return workspace.Query{}, fault.New(fault.Invalid, "Sebutkan satu di antara kumpulan dan sebelum.")
	}
	if s.Set > 0 {
		return workspace.Query{List: s.List, Row: s.Row, Field: s.Field, Since: s.Set - 1, Before: s.Set + 1}, nil
	}
	if s.Seen == 0 {
		st, _, err := a.Work.State(ctx, in.code())
		if err != nil {
			return workspace.Query{}, err
		}
		s.Seen = st.Rev
	}
	return workspace.Query{List: s.List, Row: s.Row, Field: s.Field, Since: s.Before - 1, Before: s.Seen + 1}, nil
}

type lookRestoreIn struct {
	In
	RestoreScope
}

// mostTold is how many changes of a restoring are told.
const mostTold = 1000

func (a *api) lookRestore(ctx context.Context, in *lookRestoreIn) (*bodyOut[Restore], error) {
	q, err := a.scoped(ctx, in.In, in.RestoreScope)
	if err != nil {
		return nil, err
	}
	out, changes, err := a.Work.Preview(ctx, author(ctx), in.code(), q)
	if err != nil {
		return nil, err
	}
	st, _, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	return answerOf(restored(st.Rev, out, changes), nil)
}

func restored(rev int64, out workspace.Outcome, changes []workspace.Change) Restore {
	entries := slices.Clone(out.Entries)
	slices.Reverse(entries)
	net := workspace.Net(entries)
	r := Restore{Rev: rev, Count: len(net), Changes: each(net[:min(len(net), mostTold)], entryOf), Stopped: []Stopped{}}
	for i, res := range out.Results {
		if res.Status == workspace.Saved || res.Status == workspace.Same || i >= len(changes) {
			continue
		}
		c := changes[i]
		r.Stopped = append(r.Stopped, Stopped{c.List, c.Row, c.Field, res.Value, res.By, each(res.Problems, func(p workspace.Problem) string { return strings.TrimSpace(p.Text + " " + p.Advice) })})
	}
	return r
}

type restoreIn struct {
	In
	Body struct {
		RestoreScope
		Reason string `json:"alasan" doc:"Ikut tercatat dalam riwayat." minLength:"1" maxLength:"500"`
	}
}

func (a *api) restore(ctx context.Context, in *restoreIn) (*bodyOut[Restore], error) {
	q, err := a.scoped(ctx, in.In, in.Body.RestoreScope)
	if err != nil {
		return nil, err
	}
	_, changes, err := a.Work.Preview(ctx, author(ctx), in.code(), q)
	if err != nil {
		return nil, err
	}
	out, err := a.Work.Undo(ctx, author(ctx), in.code(), q, in.Body.Reason)
	if err != nil {
		return nil, err
	}
	return answerOf(restored(out.Rev, out, changes), nil)
}
