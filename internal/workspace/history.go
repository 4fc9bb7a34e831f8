package workspace

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"gurindam/internal/fault"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/region"
)

// Set is what somebody changed at once.
type Set struct {
	Rev          int64
	At           time.Time
	Person, Name string
	Kind, Reason string
	Parts        []Part
	Entries      []Entry // some of them
}

// Part tells how much of a list a set changed.
type Part struct {
	List  string
	Count int // of entries
}

// Count is the number of entries of a set.
func (s Set) Count() int {
	n := 0
	for _, p := range s.Parts {
		n += p.Count
	}
	return n
}

// Writer is somebody who changed a plan, by the name of the last time.
type Writer struct{ Person, Name string }

// Pages of the history.
const (
	pageSize = 100
	mostRows = 1000
)

// History lists what changed in a region's plan, newest first.
func (s *Service) History(ctx context.Context, code region.Code, q Query) ([]Entry, error) {
	if q.Limit <= 0 {
		q.Limit = pageSize
	}
	q.Limit = min(q.Limit, mostRows)
	return s.Store.Entries(ctx, code, q)
}

// Sets lists change sets, newest first: a page of them before a set.
func (s *Service) Sets(ctx context.Context, code region.Code, q Query) ([]Set, error) {
	if q.Limit <= 0 {
		q.Limit = pageSize
	}
	q.Limit = min(q.Limit, mostRows)
	if q.List == "" { // rows and fields are of a list
		q.Row, q.Field = "", ""
	}
	return s.Past.Sets(ctx, code, q)
}

// Writers lists who ever changed a region's plan.
func (s *Service) Writers(ctx context.Context, code region.Code) ([]Writer, error) {
	return s.Past.Writers(ctx, code)
}

// mostRebuilt is how many entries are read to rebuild a state, or to take back.
const mostRebuilt = 100_000

// Since lists everything that changed after one set up to another and including it,
// newest first. It returns fault.TooLarge where that is too much to go through.
func (s *Service) Since(ctx context.Context, code region.Code, from, to int64) ([]Entry, error) {
	return s.through(ctx, code, Query{Since: from, Before: to + 1})
}

func (s *Service) through(ctx context.Context, code region.Code, q Query) ([]Entry, error) {
	q.Limit, q.Oldest = mostRebuilt+1, false
	entries, err := s.Store.Entries(ctx, code, q)
	if err != nil {
		return nil, fmt.Errorf("history of %s: %w", code, err)
	}
	if len(entries) > mostRebuilt {
		return nil, fault.New(fault.TooLarge, fmt.Sprintf("Terlalu banyak perubahan di antaranya, lebih dari %d. Pilih rentang yang lebih pendek, satu baris, atau dua revisi.", mostRebuilt))
	}
	return entries, nil
}

// StateAt gives a region's plan as it was after a change set.
func (s *Service) StateAt(ctx context.Context, code region.Code, rev int64) (State, error) {
	st, _, err := s.State(ctx, code)
	if err != nil {
		return st, err
	}
	if rev < 0 || rev > st.Rev {
		return st, fault.New(fault.NotFound, fmt.Sprintf("Perubahan ke-%d belum ada; yang terakhir ke-%d.", rev, st.Rev))
	}
	entries, err := s.Since(ctx, code, rev, st.Rev)
	if err != nil {
		return st, err
	}
	st, err = At(st, entries, s.guideline)
	if err != nil {
		return st, fmt.Errorf("plan of %s after set %d: %w", code, rev, err)
	}
	st.Rev = rev
	return st, nil
}

// mostReason is how long the reason of a change may be, in characters.
const mostReason = 500

// Undo takes changes back: those of one set, or everything after a set up to another,
// of the whole plan, of one row or of one cell. What somebody has written since stays
// and is told as a conflict.
func (s *Service) Undo(ctx context.Context, who Author, code region.Code, q Query, reason string) (Outcome, error) {
	switch reason = strings.TrimSpace(reason); {
	case reason == "":
		return Outcome{}, fault.New(fault.Invalid, "Tulis alasan pemulihan; alasan itu ikut tercatat dalam riwayat.")
	case utf8.RuneCountInString(reason) > mostReason:
		return Outcome{}, fault.New(fault.Invalid, fmt.Sprintf("Alasan paling panjang %d huruf. Ringkaskan, lalu kirim lagi.", mostReason))
	}
	b, err := s.reversal(ctx, code, q)
	if err != nil {
		return Outcome{}, err
	}
	b.Reason = reason
	return s.Apply(ctx, who, code, b)
}

// Preview tells what Undo would change now, and what it could not, without doing it.
func (s *Service) Preview(ctx context.Context, who Author, code region.Code, q Query) (Outcome, []Change, error) {
	b, err := s.reversal(ctx, code, q)
	if err != nil {
		return Outcome{}, nil, err
	}
	st, g, err := s.State(ctx, code)
	if err != nil {
		return Outcome{}, nil, err
	}
	out := Apply(st, g, who, b, workbook.Options{}, s.Now()).Outcome
	s.blame(ctx, code, b, out.Results)
	return out, b.Changes, nil
}

func (s *Service) reversal(ctx context.Context, code region.Code, q Query) (Batch, error) {
	entries, err := s.through(ctx, code, q)
	if err != nil {
		return Batch{}, err
	}
	b := Batch{Kind: Restored, Changes: Reverse(entries)}
	if len(b.Changes) > mostRestored {
		return b, fault.New(fault.TooLarge, fmt.Sprintf("Terlalu banyak yang harus dipulihkan sekaligus, lebih dari %d perubahan. Pulihkan per baris atau per kumpulan perubahan.", mostRestored))
	}
	return b, nil
}

// mostRestored is how many changes are taken back at once: an import may be large.
const mostRestored = 20_000
