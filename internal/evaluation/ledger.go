package evaluation

import (
	"context"
	"fmt"
	"time"

	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Ledger is the record of cycles as later slices use it, inside a transaction of
// theirs: they read where a region stands, and say what has happened to it.
type Ledger interface {
	Cycle(ctx context.Context, id string) (Cycle, error)                                  // fault.NotFound where there is none
	Participant(ctx context.Context, cycle string, code region.Code) (Participant, error) // fault.NotFound where it was not invited
	Extensions(ctx context.Context, cycle string) ([]Extension, error)
	Mark(ctx context.Context, cycle string, code region.Code, m Mark, at time.Time) error // a zero time takes the mark back
	Progress(ctx context.Context, cycle string, code region.Code, t Track, p Progress) error
	Note(ctx context.Context, e Event) error
}

// Event is a line in the log of a cycle: who did what, where, and why.
type Event struct {
	Cycle  string
	Region region.Code // empty: the cycle as a whole
	At     time.Time
	By     Person
	Kind   string // perpanjangan, undangan, kirim, kunci, umumkan …
	Text   string // Indonesian sentence
}

// Within tells why a stage is closed for a region at a moment; nil where it is open.
func (c Cycle) Within(stage Stage, code region.Code, extensions []Extension, now time.Time) error {
	if c.State != Open && c.State != Published {
		return fault.New(fault.Conflict, fmt.Sprintf("Siklus %s %s; tidak ada yang dapat diubah.", c.Name, c.State.Words()))
	}
	w, ok := c.Window(stage, code, extensions)
	switch {
	case !ok:
		return fault.New(fault.Conflict, fmt.Sprintf("Kalender %s tidak memuat tahap %s. Mintalah pengelola evaluasi mengisinya.", c.Name, stage.Words()))
	case now.Before(w.Opens()):
		return fault.New(fault.Conflict, fmt.Sprintf("Tahap %s %s baru dibuka %s pukul 00.00 WIB.", stage.Words(), c.Name, Day(w.First)))
	case !now.Before(w.Closes()):
		return fault.New(fault.Conflict, fmt.Sprintf("Tahap %s %s sudah ditutup %s pukul 24.00 WIB. Mintalah perpanjangan kepada pengelola evaluasi.", stage.Words(), c.Name, Day(w.Last)))
	}
	return nil
}

// Words says a state as people do.
func (s State) Words() string {
	switch s {
	case Draft:
		return "masih rancangan"
	case Open:
		return "sedang berjalan"
	case Published:
		return "sudah diumumkan"
	}
	return "sudah diarsipkan"
}

var stageWords = map[Stage]string{
	Invitation: "undangan", Answering: "isian mandiri", Evidence: "bukti dukung", Survey: "survei", Desk: "penilaian dokumen", Clarification: "klarifikasi",
	Interview: "wawancara", Panel: "panel", Result: "hasil", Objection: "sanggah", Letter: "surat hasil", Archive: "arsip",
}

// Words says a stage as people do.
func (s Stage) Words() string { return stageWords[s] }

var months = [...]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}

// Day writes a date as people do: 3 Agustus 2026.
func Day(t time.Time) string {
	return fmt.Sprintf("%d %s %d", t.Day(), months[t.Month()-1], t.Year())
}

// Days writes the days of a window as people do: 3 Agu – 12 Sep 2026.
func Days(first, last time.Time) string {
	short := func(t time.Time) string { return fmt.Sprintf("%d %.3s", t.Day(), months[t.Month()-1]) }
	if first.Year() != last.Year() {
		return fmt.Sprintf("%s %d – %s %d", short(first), first.Year(), short(last), last.Year())
	}
	return fmt.Sprintf("%s – %s %d", short(first), short(last), last.Year())
}
