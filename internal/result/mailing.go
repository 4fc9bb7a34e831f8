package result

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Letterhead is what the ministry says once for all letters of a cycle.
type Letterhead struct {
	Pattern   string // number of a letter; {n} stands for the running one
	First     int    // the first running number
	Date      string // 2026-12-01
	Place     string // where it is signed
	Office    string // whose letter it is
	Signatory string
	Title     string // what the signatory is
	NIP       string
}

// Mailing is the making of all letters and reports of a publication.
type Mailing struct {
	Cycle  string
	Number int // of the publication they tell of
	Letterhead
	State  MailState
	Done   int
	Total  int
	Reason string // why it failed
	Asked  Deed
	Ended  time.Time
	Rev    int64
}

// MailState is how far a mailing has come.
type MailState string

// States of a mailing.
const (
	MailNone    MailState = ""
	MailWaiting MailState = "antre"
	MailWriting MailState = "dibuat"
	MailReady   MailState = "siap"
	MailFailed  MailState = "gagal"
)

// UnderWay tells whether it is being made or waits for it.
func (m Mailing) UnderWay() bool { return m.State == MailWaiting || m.State == MailWriting }

// Paper is a letter or a report of a region.
type Paper struct {
	Cycle  string
	Region region.Code
	Kind   PaperKind
	Number int    // of the publication it tells of
	Letter string // number of the letter
	Name   string // of the file
	Hash   string
	Size   int64
	At     time.Time
}

// PaperKind is what a paper is.
type PaperKind string

// Kinds of paper.
const (
	LetterPaper PaperKind = "surat"
	ReportPaper PaperKind = "laporan"
)

// Words says what a paper is.
func (k PaperKind) Words() string {
	if k == ReportPaper {
		return "Laporan hasil"
	}
	return "Surat hasil"
}

// Mailroom keeps letters and reports within a transaction.
type Mailroom interface {
	Mailing(ctx context.Context, cycle string) (Mailing, error) // the zero value where there is none
	SaveMailing(context.Context, Mailing) error                 // fault.Conflict where another rev is kept
	Advance(ctx context.Context, cycle string, number, done int) error
	Papers(ctx context.Context, cycle string, number int) ([]Paper, error) // without contents, by region
	KeepPaper(ctx context.Context, p Paper, content []byte) error          // in the place of the one of the same number
	Queue(ctx context.Context, about string) error                         // work for later: Make(about)
}

const longestField = 200

// Check tells what keeps a letterhead from being used.
func (h Letterhead) Check() (Letterhead, error) {
	for _, f := range []struct {
		name string
		text *string
		must bool
	}{
		{"Nomor surat", &h.Pattern, true}, {"Tempat", &h.Place, true}, {"Unit penerbit", &h.Office, true}, {"Penanda tangan", &h.Signatory, true}, {"Jabatan", &h.Title, true}, {"NIP", &h.NIP, false},
	} {
		*f.text = clean(*f.text)
		switch {
		case f.must && *f.text == "":
			return h, fault.New(fault.Invalid, f.name+" belum diisi. Surat tidak dibuat tanpa itu.")
		case utf8.RuneCountInString(*f.text) > longestField:
			return h, fault.New(fault.Invalid, fmt.Sprintf("%s paling panjang %d huruf. Ringkaskan.", f.name, longestField))
		}
	}
	if !strings.Contains(h.Pattern, "{n}") {
		return h, fault.New(fault.Invalid, "Nomor surat harus memuat {n} sebagai tempat nomor urut, misalnya B-{n}/DJAI/AI.01.05/12/2026, agar setiap daerah mendapat nomor sendiri.")
	}
	if _, err := time.Parse(time.DateOnly, h.Date); err != nil {
		return h, fault.New(fault.Invalid, "Tanggal surat tidak terbaca. Pilih dari kalender, atau tulis seperti 2026-12-01.")
	}
	if h.First < 1 {
		return h, fault.New(fault.Invalid, "Nomor urut pertama paling kecil 1.")
	}
	return h, nil
}

// Numbered gives the number of the letter at a place among all, from 0.
func (h Letterhead) Numbered(at int) string {
	return strings.ReplaceAll(h.Pattern, "{n}", strconv.Itoa(h.First+at))
}

// Begin notes that the papers are being made; ok is false where nothing is to be done.
func (m Mailing) Begin() (Mailing, bool) {
	if !m.UnderWay() {
		return m, false
	}
	m.State, m.Done, m.Rev = MailWriting, 0, m.Rev+1
	return m, true
}

// Finish notes that all papers are there.
func (m Mailing) Finish(now time.Time) Mailing {
	m.State, m.Done, m.Ended, m.Reason, m.Rev = MailReady, m.Total, now, "", m.Rev+1
	return m
}

// Fail notes why the papers were not made.
func (m Mailing) Fail(cause error, now time.Time) Mailing {
	m.State, m.Reason, m.Ended, m.Rev = MailFailed, fault.Text(cause), now, m.Rev+1
	return m
}
