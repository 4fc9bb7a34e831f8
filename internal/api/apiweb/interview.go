package apiweb

import (
	"context"
	"net/http"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/assessor"
	"gurindam/internal/region"
)

// TalkForm is when and where a panel speaks with its region.
type TalkForm struct {
	Start   time.Time `json:"mulai"`
	Minutes int       `json:"menit"`
	Way     string    `json:"cara" enum:"daring,tatap muka"`
	Place   string    `json:"tempat,omitempty" maxLength:"160"`
	Link    string    `json:"tautan,omitempty" maxLength:"500" doc:"Alamat video, https."`
	Rev     int64     `json:"rev,omitempty" doc:"Keadaan yang dibaca; 0: belum dijadwalkan."`
}

// TalkTime is an interview of a region.
type TalkTime struct {
	Region string `json:"daerah"`
	TalkForm
	State string `json:"keadaan" enum:"usulan,terjadwal,terlaksana"`
}

// TalkGuest is somebody of the region who comes to an interview.
type TalkGuest struct {
	Name   string `json:"nama" maxLength:"160"`
	Office string `json:"jabatan,omitempty" maxLength:"160"`
	Came   bool   `json:"hadir,omitempty"`
}

// TalkMember is one of the panel.
type TalkMember struct {
	Person string `json:"orang"`
	Name   string `json:"nama"`
	Came   bool   `json:"hadir"`
}

// TalkShape is an interview with who takes part.
type TalkShape struct {
	TalkTime
	Name     string       `json:"nama"`
	Panel    []TalkMember `json:"panel"`
	Guests   []TalkGuest  `json:"dari_daerah"`
	Answered *time.Time   `json:"dikonfirmasi,omitempty"`
	Notes    string       `json:"notula,omitempty"`
}

// RegionTalk is the interview of a region, if it has one.
type RegionTalk struct {
	Talk *TalkShape `json:"wawancara,omitempty"`
}

func talkTime(s assessor.Slot) TalkTime {
	return TalkTime{string(s.Region), TalkForm{s.Start, s.Minutes, string(s.Way), s.Place, s.Link, s.Rev}, string(s.State)}
}

func talkShape(t assessor.Talk) TalkShape {
	return TalkShape{
		TalkTime: talkTime(t.Slot), Name: t.Name, Answered: when(t.Answered), Notes: t.Notes,
		Panel:  each(t.People(), func(m assessor.Member) TalkMember { return TalkMember(m) }),
		Guests: each(t.Guests, func(g assessor.Guest) TalkGuest { return TalkGuest(g) }),
	}
}

// interviews are the operations on when panels and regions meet.
func (a *api) interviews() {
	op := func(id, method, path, summary string, verb access.Verb, status int) operation {
		return operation{id: id, method: method, path: "/api" + path, tag: assessorTag, summary: summary, verb: verb, status: status}
	}
	const all, one, own = "/evaluasi/{siklus}/wawancara", "/daerah/{region}/evaluasi/{siklus}/wawancara", "/asesor/wawancara/{siklus}/{region}"
	add(a, op("jadwal-wawancara", http.MethodGet, all, "Jadwal wawancara", access.Direct, 0), a.listTalks)
	add(a, op("susun-wawancara", http.MethodPost, all+"/susun", "Menyusun usulan jadwal", access.Direct, 0), a.layOutTalks)
	add(a, op("umumkan-wawancara", http.MethodPost, all+"/umumkan", "Mengumumkan usulan jadwal", access.Direct, http.StatusNoContent), a.announceTalks)
	add(a, op("atur-wawancara", http.MethodPut, all+"/{daerah}", "Mengatur wawancara satu daerah", access.Direct, http.StatusNoContent), a.appointTalk)
	add(a, op("batal-wawancara", http.MethodDelete, all+"/{daerah}", "Membatalkan jadwal satu daerah", access.Direct, http.StatusNoContent), a.cancelTalk)
	add(a, op("catat-wawancara", http.MethodPost, all+"/{daerah}/terlaksana", "Mencatat kehadiran dan notula", access.Direct, http.StatusNoContent), a.holdTalk)
	add(a, op("wawancara-daerah", http.MethodGet, one, "Wawancara daerah", access.Evaluated, 0), a.regionTalk)
	add(a, op("hadir-wawancara", http.MethodPost, one, "Menyebut siapa yang hadir dari daerah", access.Answer, http.StatusNoContent), a.attendTalk)
	add(a, op("wawancara-panel", http.MethodGet, own, "Wawancara daerah yang ditugaskan", access.Assess, 0), a.regionTalk)
	add(a, op("catat-wawancara-ketua", http.MethodPost, own, "Mencatat kehadiran dan notula sebagai ketua panel", access.Assess, http.StatusNoContent), a.holdOwnTalk)
}

func (a *api) listTalks(ctx context.Context, in *assessorsIn) (*bodyOut[Part[TalkShape]], error) {
	agenda, err := a.Assessors.Agenda(ctx, judge(ctx).Actor, in.Cycle)
	if err != nil {
		return nil, err
	}
	return answerOf(cutList(in.Paging, each(agenda.Talks, talkShape), func(t TalkShape) string { return t.Region }))
}

type layOutIn struct {
	CycleIn
	Body struct {
		First   string `json:"hari_pertama" doc:"2026-10-05."`
		Last    string `json:"hari_terakhir"`
		Minutes int    `json:"menit"`
		Gap     int    `json:"jeda" doc:"Menit antara dua wawancara seorang asesor."`
		Rooms   int    `json:"serentak" doc:"Wawancara serentak paling banyak."`
		Daily   int    `json:"sehari" doc:"Wawancara seorang asesor dalam sehari paling banyak."`
		Way     string `json:"cara" enum:"daring,tatap muka"`
		Place   string `json:"tempat,omitempty" maxLength:"160"`
	}
}

// Left is for whom no time was found.
type Left struct {
	Regions []string `json:"belum_mendapat_waktu"`
}

func (a *api) layOutTalks(ctx context.Context, in *layOutIn) (*bodyOut[Left], error) {
	b := in.Body
	first, err := dayOf(b.First)
	if err != nil {
		return nil, err
	}
	last, err := dayOf(b.Last)
	if err != nil {
		return nil, err
	}
	left, err := a.Assessors.LayOut(ctx, judge(ctx), in.Cycle, assessor.Terms{First: first, Last: last, Minutes: b.Minutes, Gap: b.Gap, Rooms: b.Rooms, Daily: b.Daily, Way: assessor.Way(b.Way), Place: b.Place})
	return answerOf(Left{each(left, codeText)}, err)
}

func (a *api) announceTalks(ctx context.Context, in *CycleIn) (*struct{}, error) {
	return nil, a.Assessors.Announce(ctx, judge(ctx), in.Cycle)
}

type appointIn struct {
	MemberIn
	Body TalkForm
}

func (a *api) appointTalk(ctx context.Context, in *appointIn) (*struct{}, error) {
	b := in.Body
	return nil, a.Assessors.Appoint(ctx, judge(ctx), assessor.Slot{
		Cycle: in.Cycle, Region: region.Code(in.Region), Start: b.Start.UTC(), Minutes: b.Minutes, Way: assessor.Way(b.Way), Place: b.Place, Link: b.Link, Rev: b.Rev,
	})
}

func (a *api) cancelTalk(ctx context.Context, in *MemberIn) (*struct{}, error) {
	return nil, a.Assessors.Cancel(ctx, judge(ctx), in.Cycle, region.Code(in.Region))
}

// TalkRecord is what is noted of an interview that was held.
type TalkRecord struct {
	Panel  []string    `json:"asesor_hadir" maxItems:"20" doc:"Pengenal orang dari panel."`
	Guests []TalkGuest `json:"dari_daerah" maxItems:"30"`
	Notes  string      `json:"notula" maxLength:"8000"`
	Rev    int64       `json:"rev"`
}

func (r TalkRecord) record() assessor.Record {
	return assessor.Record{Panel: r.Panel, Guests: guests(r.Guests), Notes: r.Notes, Rev: r.Rev}
}

func guests(list []TalkGuest) []assessor.Guest {
	return each(list, func(g TalkGuest) assessor.Guest { return assessor.Guest(g) })
}

type holdIn struct {
	MemberIn
	Body TalkRecord
}

func (a *api) holdTalk(ctx context.Context, in *holdIn) (*struct{}, error) {
	return nil, a.Assessors.Hold(ctx, judge(ctx), in.Cycle, region.Code(in.Region), in.Body.record())
}

type holdOwnIn struct {
	RegionCycleIn
	Body TalkRecord
}

func (a *api) holdOwnTalk(ctx context.Context, in *holdOwnIn) (*struct{}, error) {
	return nil, a.Assessors.Hold(ctx, judge(ctx), in.Cycle, in.code(), in.Body.record())
}

func (a *api) regionTalk(ctx context.Context, in *RegionCycleIn) (*bodyOut[RegionTalk], error) {
	_, t, err := a.Assessors.Talk(ctx, judge(ctx).Actor, in.Cycle, in.code())
	if err != nil || t.State == "" {
		return answerOf(RegionTalk{}, err)
	}
	return answerOf(RegionTalk{new(talkShape(t))}, nil)
}

type attendIn struct {
	RegionCycleIn
	Body struct {
		Guests []TalkGuest `json:"dari_daerah" maxItems:"30"`
	}
}

func (a *api) attendTalk(ctx context.Context, in *attendIn) (*struct{}, error) {
	return nil, a.Assessors.Attend(ctx, judge(ctx), in.Cycle, in.code(), guests(in.Body.Guests))
}
