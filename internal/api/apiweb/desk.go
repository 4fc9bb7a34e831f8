package apiweb

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/desk"
	"gurindam/internal/discussion"
	"gurindam/internal/identity"
)

// Waiting is one thing that waits for whoever asks.
type Waiting struct {
	Kind   string     `json:"jenis" doc:"sebutan, persetujuan, tugas, kaitan, diskusi, atau temuan."`
	Region string     `json:"daerah"`
	What   string     `json:"apa"`
	Why    string     `json:"mengapa"`
	About  string     `json:"tentang,omitempty"`
	Clip   string     `json:"cuplikan,omitempty"`
	Since  *time.Time `json:"sejak,omitempty"`
	Due    string     `json:"tenggat,omitempty" doc:"Hari terakhir, 2026-12-31."`
	Late   bool       `json:"lewat"`
	Path   string     `json:"halaman"`
	ID     string     `json:"id,omitempty" doc:"Dari tugas, atau dari pesan yang menyebut."`
	Must   bool       `json:"menahan_penetapan,omitempty"`
}

// Task is something that somebody is asked to do.
type Task struct {
	ID     string `json:"id"`
	Text   string `json:"teks"`
	Spot   Spot   `json:"tentang"`
	About  string `json:"judul"`
	Due    string `json:"tenggat,omitempty" doc:"Hari terakhir, 2026-12-31."`
	To     string `json:"untuk" doc:"opd:KODE, peran:nama, atau orang:id."`
	ToName string `json:"untuk_nama"`
	Given  Stamp  `json:"diberikan"`
	Ended  *Stamp `json:"berakhir,omitempty"`
	Ending string `json:"akhir,omitempty" doc:"selesai atau ditarik."`
}

// Target is whom a task can be given to.
type Target struct {
	To   string `json:"untuk"`
	Name string `json:"nama"`
}

const (
	deskTag  = "Meja dan tugas"
	taskBase = "/api/daerah/{region}/tugas"
)

// desk are the operations on what waits for whoever asks, and on tasks.
func (a *api) desk() {
	add(a, operation{id: "meja", method: http.MethodGet, path: "/api/meja", tag: deskTag, summary: "Yang menunggu Anda: sebutan, tugas, persetujuan, diskusi, temuan", verb: access.Account}, a.waiting)
	op := func(id, method, path, summary string, status int) operation {
		return operation{id: id, method: method, path: taskBase + path, tag: deskTag, summary: summary, verb: access.Discuss, status: status}
	}
	add(a, op("daftar-tugas", http.MethodGet, "", "Tugas di sebuah daerah, menurut tenggatnya", 0), a.tasks)
	add(a, op("beri-tugas", http.MethodPost, "", "Memberi tugas", http.StatusCreated), a.give)
	add(a, op("sasaran-tugas", http.MethodGet, "/untuk", "Kepada siapa tugas dapat diberikan", 0), a.targets)
	add(a, op("selesaikan-tugas", http.MethodPut, "/{tugas}/selesai", "Menandai tugas selesai", http.StatusNoContent), a.endTask(desk.Done))
	add(a, op("buka-lagi-tugas", http.MethodDelete, "/{tugas}/selesai", "Membuka tugas lagi", http.StatusNoContent), a.reopenTask)
	add(a, op("tarik-tugas", http.MethodPut, "/{tugas}/ditarik", "Menarik tugas", http.StatusNoContent), a.endTask(desk.Withdrawn))
}

// lastDay writes the day that ends at a moment.
func lastDay(end time.Time) string {
	if end.IsZero() {
		return ""
	}
	return end.Add(-time.Millisecond).In(identity.Zone).Format(time.DateOnly)
}

type waitingIn struct {
	Turning
	Limit  int    `query:"banyak" default:"100" minimum:"1" maximum:"500"`
	Kind   string `query:"jenis" enum:"sebutan,persetujuan,tugas,kaitan,diskusi,temuan"`
	Late   bool   `query:"lewat" doc:"Yang tenggatnya sudah lewat saja."`
	Region string `query:"daerah" maxLength:"10"`
}

// waiting gives the work list. It is made anew at each call, so its parts go on by
// number.
func (a *api) waiting(ctx context.Context, in *waitingIn) (*bodyOut[Part[Waiting]], error) {
	from, err := in.number(0)
	if err != nil {
		return nil, err
	}
	list, err := a.Desks.Desk(ctx, author(ctx).Actor)
	if err != nil {
		return nil, err
	}
	now := a.Now()
	list = slices.DeleteFunc(list, func(i desk.Item) bool {
		return in.Kind != "" && in.Kind != string(i.Kind) || in.Late && !i.Late(now) || in.Region != "" && in.Region != string(i.Region)
	})
	if from > len(list) {
		return nil, errTurn
	}
	to := min(from+in.Limit, len(list))
	out := Part[Waiting]{Items: each(list[from:to], func(i desk.Item) Waiting {
		return Waiting{string(i.Kind), string(i.Region), i.What, i.Why, i.About, i.Clip, when(i.Since), lastDay(i.Due), i.Late(now), i.Path, i.ID, i.Must}
	})}
	if to < len(list) {
		out.Next = strconv.Itoa(to)
	}
	return answerOf(out, nil)
}

type tasksIn struct {
	In
	Turning
	Limit int    `query:"banyak" default:"100" minimum:"1" maximum:"500"`
	State string `query:"keadaan" enum:"terbuka,berakhir" default:"terbuka"`
	List  string `query:"daftar" maxLength:"100"`
	Row   string `query:"baris" maxLength:"100"`
}

func (a *api) tasks(ctx context.Context, in *tasksIn) (*bodyOut[Part[Task]], error) {
	skip, err := in.number(0)
	if err != nil {
		return nil, err
	}
	q := desk.Query{Ended: in.State == "berakhir", List: in.List, Row: in.Row, Skip: skip, Most: in.Limit}
	list, more, err := a.Desks.Tasks(ctx, author(ctx).Actor, in.code(), q)
	if err != nil {
		return nil, err
	}
	out := Part[Task]{Items: each(list, taskOf)}
	if more {
		out.Next = strconv.Itoa(skip + len(list))
	}
	return answerOf(out, nil)
}

func taskOf(t desk.Task) Task {
	return Task{t.ID, t.Text, Spot(t.Spot), t.About, lastDay(t.Due), t.To.String(), t.To.Name, Stamp(t.Given), stampOf(t.Ended), string(t.Ending)}
}

// TaskOrder is a task to be given.
type TaskOrder struct {
	ID    string `json:"id,omitempty" doc:"Tanda pengenal buatan pengirim, 26 huruf A-Z dan angka 2-7; permintaan yang diulang memberi satu tugas saja." maxLength:"26"`
	Text  string `json:"teks" maxLength:"4000"`
	About Spot   `json:"tentang,omitempty" doc:"Kosong: seluruh rencana."`
	Due   string `json:"tenggat,omitempty" doc:"Hari terakhir, 2026-12-31."`
	To    string `json:"untuk" doc:"opd:KODE, peran:nama, atau orang:id." maxLength:"100"`
}

type giveIn struct {
	In
	Body TaskOrder
}

func (a *api) give(ctx context.Context, in *giveIn) (*bodyOut[Task], error) {
	b := in.Body
	t, err := a.Desks.Give(ctx, talker(ctx), in.code(), discussion.Spot(b.About), desk.Order{ID: b.ID, Text: b.Text, Due: b.Due, To: b.To})
	return answerOf(taskOf(t), err)
}

type targetsIn struct {
	In
	Paging
}

func (a *api) targets(ctx context.Context, in *targetsIn) (*bodyOut[Part[Target]], error) {
	list, err := a.Desks.Choices(ctx, author(ctx).Actor, in.code())
	if err != nil {
		return nil, err
	}
	all := each(list, func(t desk.Target) Target { return Target{t.String(), t.Name} })
	return answerOf(cutList(in.Paging, all, func(t Target) string { return t.To }))
}

// TaskIn names a task.
type TaskIn struct {
	In
	Task string `path:"tugas" maxLength:"100"`
}

func (a *api) endTask(how desk.Ending) func(context.Context, *TaskIn) (*struct{}, error) {
	return func(ctx context.Context, in *TaskIn) (*struct{}, error) {
		return nil, a.Desks.End(ctx, talker(ctx), in.code(), in.Task, how)
	}
}

func (a *api) reopenTask(ctx context.Context, in *TaskIn) (*struct{}, error) {
	return nil, a.Desks.Reopen(ctx, talker(ctx), in.code(), in.Task)
}
