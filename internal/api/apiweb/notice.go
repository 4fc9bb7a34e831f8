package apiweb

import (
	"cmp"
	"context"
	"net/http"
	"strconv"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/discussion"
)

// Notice tells that something happened.
type Notice struct {
	ID     string     `json:"id"`
	Region string     `json:"daerah"`
	Kind   string     `json:"jenis" doc:"sebut, balas, selesai, tugas, atau tugas-selesai."`
	At     time.Time  `json:"pada"`
	By     string     `json:"oleh"`
	About  string     `json:"tentang"`
	Clip   string     `json:"cuplikan,omitempty"`
	Path   string     `json:"halaman" doc:"Alamat halamannya di situs ini."`
	Seen   *time.Time `json:"dibaca,omitempty"`
}

// Pace is how fast notices reach somebody by mail.
type Pace struct {
	Pace string `json:"laju" enum:"segera,harian,tidak"`
}

const noticeTag = "Pemberitahuan"

// notices are the operations on what whoever asks was told.
func (a *api) notices() {
	op := func(id, method, path, summary string, status int) operation {
		return operation{id: id, method: method, path: "/api/pemberitahuan" + path, tag: noticeTag, summary: summary, verb: access.Account, status: status}
	}
	add(a, op("daftar-pemberitahuan", http.MethodGet, "", "Pemberitahuan, yang terbaru lebih dahulu", 0), a.inbox)
	add(a, op("tandai-dibaca", http.MethodPut, "/{id}/dibaca", "Menandai satu pemberitahuan dibaca", 0), a.see)
	add(a, op("tandai-semua-dibaca", http.MethodPut, "/dibaca", "Menandai semua pemberitahuan dibaca", http.StatusNoContent), a.seeAll)
	add(a, op("laju-surel", http.MethodGet, "/surel", "Seberapa cepat pemberitahuan dikirim lewat surel", 0), a.pace)
	add(a, op("atur-surel", http.MethodPut, "/surel", "Mengatur surel pemberitahuan", http.StatusNoContent), a.prefer)
}

func noticeOf(n discussion.Notice) Notice {
	return Notice{n.ID, string(n.Region), string(n.Kind), n.At, n.By, n.About, n.Clip, n.Path, when(n.Seen)}
}

func (a *api) inbox(ctx context.Context, in *Turning) (*bodyOut[Part[Notice]], error) {
	page, err := in.number(1)
	if err != nil {
		return nil, err
	}
	box, err := a.Talks.Inbox(ctx, author(ctx).Actor, page)
	if err != nil {
		return nil, err
	}
	out := Part[Notice]{Items: each(box.Notices, noticeOf)}
	if box.More {
		out.Next = strconv.Itoa(page + 1)
	}
	return answerOf(out, nil)
}

func (a *api) see(ctx context.Context, in *IDIn) (*bodyOut[Notice], error) {
	n, err := a.Talks.See(ctx, author(ctx).Actor, in.ID)
	return answerOf(noticeOf(n), err)
}

func (a *api) seeAll(ctx context.Context, _ *struct{}) (*struct{}, error) {
	return nil, a.Talks.SeeAll(ctx, author(ctx).Actor)
}

func (a *api) pace(ctx context.Context, _ *struct{}) (*bodyOut[Pace], error) {
	box, err := a.Talks.Inbox(ctx, author(ctx).Actor, 1)
	return answerOf(Pace{string(cmp.Or(box.Habit.Pace, discussion.AtOnce))}, err)
}

func (a *api) prefer(ctx context.Context, in *struct{ Body Pace }) (*struct{}, error) {
	return nil, a.Talks.Prefer(ctx, author(ctx).Actor, in.Body.Pace)
}
