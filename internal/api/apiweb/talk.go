package apiweb

import (
	"cmp"
	"context"
	"net/http"
	"strconv"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/discussion"
	"gurindam/internal/region"
)

// Spot is what a thread or a task is about: a field of a row of a list, the row as a
// whole, or the whole plan where all is empty.
type Spot struct {
	List  string `json:"daftar,omitempty" maxLength:"100" example:"rencana_aksi"`
	Row   string `json:"baris,omitempty" maxLength:"100"`
	Field string `json:"kolom,omitempty" maxLength:"100"`
}

// Object is what stands at a spot.
type Object struct {
	Spot
	Code  string `json:"kode,omitempty"`
	Title string `json:"judul"`
	Sheet string `json:"judul_daftar,omitempty"`
	Value string `json:"isi,omitempty" doc:"Isi kolom sekarang."`
}

// Stamp tells who did something and when.
type Stamp struct {
	Person string    `json:"orang"`
	Name   string    `json:"nama"`
	At     time.Time `json:"pada"`
}

// Thread is a conversation about one thing.
type Thread struct {
	ID       string `json:"id"`
	About    Object `json:"tentang"`
	Gone     bool   `json:"sudah_hilang" doc:"Yang dibahas tidak ada lagi dalam rencana."`
	Opened   Stamp  `json:"dibuka"`
	Resolved *Stamp `json:"selesai,omitempty"`
	Count    int    `json:"jumlah_pesan"`
	Last     *Stamp `json:"pesan_terakhir,omitempty"`
}

// Message is one contribution to a thread.
type Message struct {
	ID       string     `json:"id"`
	Written  Stamp      `json:"ditulis"`
	Text     string     `json:"teks"`
	Quote    string     `json:"kutipan,omitempty" doc:"Isi kolom saat pesan ditulis."`
	Edited   *time.Time `json:"diubah,omitempty"`
	Removed  *Stamp     `json:"dihapus,omitempty"`
	Mentions []string   `json:"menyebut" doc:"Nama masuk."`
}

// Talk is a thread with a part of its messages, oldest first.
type Talk struct {
	Thread
	Messages []Message `json:"pesan"`
	Next     string    `json:"berikutnya,omitempty" doc:"Isi parameter sesudah untuk pesan berikutnya."`
}

// Taker is somebody who takes part in the discussions of a region.
type Taker struct {
	ID    string `json:"id"`
	Name  string `json:"nama"`
	Login string `json:"nama_masuk"`
}

const (
	talkTag  = "Diskusi"
	talkBase = "/api/daerah/{region}/diskusi"
)

// talk are the operations on discussions.
func (a *api) talk() {
	op := func(id, method, path, summary string, status int) operation {
		return operation{id: id, method: method, path: talkBase + path, tag: talkTag, summary: summary, verb: access.Discuss, status: status}
	}
	add(a, op("daftar-utas", http.MethodGet, "", "Utas diskusi, yang terakhir dibahas lebih dahulu", 0), a.threads)
	add(a, op("buka-utas", http.MethodPost, "", "Membuka utas tentang baris, kolom, atau seluruh rencana", http.StatusCreated), a.begin)
	add(a, op("diskusi-tentang", http.MethodGet, "/tentang", "Semua utas tentang satu hal dengan pesan terakhirnya", 0), a.about)
	add(a, op("peserta-diskusi", http.MethodGet, "/orang", "Siapa yang dapat disebut", 0), a.takers)
	add(a, op("baca-utas", http.MethodGet, "/utas/{utas}", "Pesan sebuah utas", 0), a.readThread)
	add(a, op("balas", http.MethodPost, "/utas/{utas}", "Membalas; utas yang selesai terbuka lagi", http.StatusCreated), a.reply)
	add(a, op("selesaikan-utas", http.MethodPut, "/utas/{utas}/selesai", "Menandai utas selesai", 0), a.resolve(false))
	add(a, op("buka-lagi-utas", http.MethodDelete, "/utas/{utas}/selesai", "Membuka utas lagi", 0), a.resolve(true))
	add(a, op("ubah-pesan", http.MethodPatch, "/pesan/{pesan}", "Mengubah pesan sendiri dalam seperempat jam", 0), a.amend)
	add(a, op("hapus-pesan", http.MethodDelete, "/pesan/{pesan}", "Menghapus pesan; tandanya tinggal", http.StatusNoContent), a.removeMessage)
	add(a, op("tandai-terjawab", http.MethodPut, "/pesan/{pesan}/terjawab", "Menandai bahwa sebutan tidak perlu dijawab lagi", http.StatusNoContent), a.settleCall)
}

// talker gives whoever asks, as one who writes.
func talker(ctx context.Context) discussion.Author {
	who := author(ctx)
	return discussion.Author{Actor: who.Actor, Name: who.Name}
}

func stampOf(s discussion.Stamp) *Stamp {
	if !s.Done() {
		return nil
	}
	return &Stamp{s.Person, s.Name, s.At}
}

func objectOf(o discussion.Object) Object {
	return Object{Spot(o.Spot), o.Code, o.Title(), o.Sheet, o.Value}
}

func threadOf(h discussion.Head) Thread {
	return Thread{h.ID, objectOf(h.Now), h.Gone, *cmp.Or(stampOf(h.Opened), &Stamp{}), stampOf(h.Resolved), h.Count, stampOf(h.Last)}
}

func messageOf(m discussion.Message) Message {
	if m.Removed.Done() { // a mark stays, what was written does not
		return Message{ID: m.ID, Written: Stamp(m.Written), Removed: stampOf(m.Removed), Mentions: []string{}}
	}
	out := Message{ID: m.ID, Written: Stamp(m.Written), Text: m.Text, Quote: m.Quote, Edited: when(m.Edited)}
	out.Mentions = each(m.Mentions, func(p discussion.Person) string { return p.Login })
	return out
}

func talkOf(c discussion.Conversation) Talk {
	out := Talk{Thread: threadOf(c.Head), Messages: each(c.Messages, messageOf)}
	if c.Page < c.Pages {
		out.Next = strconv.Itoa(c.Page + 1)
	}
	return out
}

type threadsIn struct {
	In
	Turning
	State     string `query:"keadaan" enum:"terbuka,selesai,semua" default:"terbuka"`
	Mine      bool   `query:"milik_saya" doc:"Yang ditulisi atau menyebut pemilik token."`
	OPD       string `query:"opd" maxLength:"40"`
	Dimension string `query:"dimensi" maxLength:"40"`
	Search    string `query:"cari" maxLength:"100"`
}

func (a *api) threads(ctx context.Context, in *threadsIn) (*bodyOut[Part[Thread]], error) {
	page, err := in.number(1)
	if err != nil {
		return nil, err
	}
	f := discussion.Filter{State: discussion.State(in.State), Mine: in.Mine, OPD: in.OPD, Dimension: in.Dimension, Search: in.Search, Page: page}
	l, err := a.Talks.List(ctx, author(ctx).Actor, in.code(), f)
	switch {
	case err != nil:
		return nil, err
	case l.Page != page:
		return nil, errTurn
	}
	out := Part[Thread]{Items: each(l.Heads, threadOf)}
	if l.Page < l.Pages {
		out.Next = strconv.Itoa(l.Page + 1)
	}
	return answerOf(out, nil)
}

type takersIn struct {
	In
	Paging
}

func (a *api) takers(ctx context.Context, in *takersIn) (*bodyOut[Part[Taker]], error) {
	list, err := a.Talks.People(ctx, author(ctx).Actor, in.code())
	if err != nil {
		return nil, err
	}
	all := each(list, func(p discussion.Person) Taker { return Taker{p.ID, p.Name, p.Login} })
	return answerOf(cutList(in.Paging, all, func(t Taker) string { return t.ID }))
}

// shown gives a thread with a page of its messages; page 0 is the last.
func (a *api) shown(ctx context.Context, code region.Code, thread string, page int) (*bodyOut[Talk], error) {
	c, err := a.Talks.Read(ctx, author(ctx).Actor, code, thread, page)
	switch {
	case err != nil:
		return nil, err
	case page > 0 && c.Page != page:
		return nil, errTurn
	}
	return answerOf(talkOf(c), nil)
}

type aboutIn struct {
	In
	List  string `query:"daftar" maxLength:"100" doc:"Kosong: seluruh rencana."`
	Row   string `query:"baris" maxLength:"100"`
	Field string `query:"kolom" maxLength:"100"`
}

func (a *api) about(ctx context.Context, in *aboutIn) (*bodyOut[[]Talk], error) {
	talked, err := a.Talks.About(ctx, author(ctx).Actor, in.code(), discussion.Spot{List: in.List, Row: in.Row, Field: in.Field})
	return answerOf(each(talked.Threads, talkOf), err)
}

// ThreadIn names a thread.
type ThreadIn struct {
	In
	Thread string `path:"utas" maxLength:"100"`
}

type readThreadIn struct {
	ThreadIn
	Turning
}

func (a *api) readThread(ctx context.Context, in *readThreadIn) (*bodyOut[Talk], error) {
	page, err := in.number(1)
	if err != nil {
		return nil, err
	}
	return a.shown(ctx, in.code(), in.Thread, page)
}
