package evaluationdb_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/discussion"
	"gurindam/internal/discussion/discussiondb"
	"gurindam/internal/evaluation"
	"gurindam/internal/evaluation/evaluationdb"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

type store struct{ db *db.DB }

func (s store) View(ctx context.Context, fn func(evaluation.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(records{evaluationdb.Records{Tx: tx}, discussiondb.Records{Tx: tx}}) })
}

func (s store) Update(ctx context.Context, fn func(evaluation.Telling) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(records{evaluationdb.Records{Tx: tx}, discussiondb.Records{Tx: tx}}) })
}

// records are those of cycles with the notices that tell of them.
type records struct {
	evaluationdb.Records
	talks discussiondb.Records
}

func (r records) AddNotices(ctx context.Context, notices []discussion.Notice) error {
	return r.talks.AddNotices(ctx, notices)
}

// people answer for the regions of the tests.
func people(context.Context) ([]discussion.Person, error) {
	one := func(id, role string, code region.Code) discussion.Person {
		return discussion.Person{ID: id, Name: id, Login: id, Grants: []access.Grant{{Role: role, Scope: access.Place{Region: string(code)}}}}
	}
	return []discussion.Person{one("sekda-1", "sekda", "21.72"), one("sekre-2", "sekretaris", "21.71"), one("dewan-1", "dewan", "21.72"), one("pusat", "kominfo", "")}, nil
}

type shelf struct{}

func (shelf) Instrument(_ context.Context, id string) (instrument.Instrument, error) {
	if i, ok := instrument.Load(id); ok {
		return i, nil
	}
	return instrument.Instrument{}, fault.New(fault.NotFound, "tidak ada")
}

func who(role string, code region.Code) evaluation.Author {
	return evaluation.Author{Actor: access.Actor{Person: role, Grants: []access.Grant{{Role: role, Scope: access.Place{Region: string(code)}}}}, Name: strings.ToUpper(role)}
}

var (
	ministry = who("kominfo", "")
	noon     = time.Date(2026, 8, 20, 5, 0, 0, 0, time.UTC)
)

// setUp gives a service with a cycle that can be opened.
func setUp(t testing.TB, d *db.DB, codes ...region.Code) *evaluation.Service {
	t.Helper()
	s := evaluation.NewService(store{d}, shelf{}, region.Find, people, func() time.Time { return noon })
	c := evaluation.Cycle{ID: "2026", Name: "Evaluasi 2026", Year: 2026, Assessors: 5, Spread: 1, Sample: 50, Cohorts: []evaluation.Cohort{{ID: "reguler", Name: "Reguler", Instrument: "kominfo-2024-reguler"}}}
	for _, stage := range evaluation.Stages {
		c.Windows = append(c.Windows, evaluation.Window{Stage: stage, First: noon.AddDate(0, 0, -5), Last: noon.AddDate(0, 0, 5)})
	}
	if err := s.Save(t.Context(), ministry, c); err != nil {
		t.Fatal(err)
	}
	if err := s.Enrol(t.Context(), ministry, "2026", "reguler", codes); err != nil {
		t.Fatal(err)
	}
	return s
}

func wantKind(t *testing.T, err error, k fault.Kind) {
	t.Helper()
	if fault.KindOf(err) != k || err == nil {
		t.Errorf("%v, want %v", err, k)
	}
}

// A cycle goes its way: set up, opened, answered, extended; what it says about itself
// is what was put in, and everybody does only what is theirs.
func TestCycle(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx := t.Context()
		s := setUp(t, d, "21.72", "21.71")
		wantKind(t, s.Save(ctx, who("sekretaris", "21.72"), evaluation.Cycle{ID: "2027"}), fault.Forbidden)
		if list, err := s.Cycles(ctx, who("sekretaris", "21.72")); err != nil || len(list) != 0 {
			t.Errorf("a draft is seen: %v %v", list, err)
		}
		c, err := s.Cycle(ctx, ministry, "2026")
		if err != nil || len(c.Windows) != len(evaluation.Stages) || c.Windows[0].First.Format(time.DateOnly) != "2026-08-15" || c.Cohorts[0].Instrument != "kominfo-2024-reguler" {
			t.Fatalf("%+v %v", c, err)
		}
		if err := s.Save(ctx, ministry, c); err != nil {
			t.Fatal(err)
		}
		wantKind(t, s.Save(ctx, ministry, c), fault.Conflict) // somebody saved since
		wantKind(t, s.Reply(ctx, who("sekda", "21.72"), "2026", "21.72", true, ""), fault.Conflict)
		if err := s.Begin(ctx, ministry, "2026"); err != nil {
			t.Fatal(err)
		}
		wantKind(t, s.Begin(ctx, ministry, "2026"), fault.Conflict)
		wantKind(t, s.Remove(ctx, ministry, "2026", "21.71"), fault.Conflict)

		c, err = s.Cycle(ctx, who("sekretaris", "21.72"), "2026")
		if err != nil {
			t.Fatal(err)
		}
		c.Cohorts[0].Instrument = "spbe-2020"
		wantKind(t, s.Save(ctx, ministry, c), fault.Conflict) // its regions answer the other one

		wantKind(t, s.Reply(ctx, who("perencana-opd", "21.72"), "2026", "21.72", true, ""), fault.Forbidden)
		wantKind(t, s.Reply(ctx, who("sekda", "21.71"), "2026", "21.72", true, ""), fault.Forbidden)
		wantKind(t, s.Reply(ctx, who("sekda", "21.72"), "2026", "21.01", true, ""), fault.Forbidden)
		wantKind(t, s.Reply(ctx, who("sekda", "21.72"), "2026", "21.72", false, "  "), fault.Invalid)
		for _, joins := range []bool{false, true} { // minds may change while the invitation is open
			if err := s.Reply(ctx, who("sekda", "21.72"), "2026", "21.72", joins, "anggaran"); err != nil {
				t.Fatal(err)
			}
		}
		h, err := s.Home(ctx, who("sekretaris", "21.72"), "2026", "21.72")
		if err != nil || h.Line.Stage != evaluation.Answering || !h.Line.Takes() || len(h.Events) != 2 {
			t.Errorf("%+v %v", h, err)
		}
		_, err = s.Home(ctx, who("sekretaris", "21.71"), "2026", "21.72")
		wantKind(t, err, fault.Forbidden)
		_, err = s.Home(ctx, who("asesor", ""), "2026", "21.72")
		wantKind(t, err, fault.Forbidden)

		until := noon.AddDate(0, 0, 9)
		wantKind(t, s.Extend(ctx, ministry, evaluation.Extension{Cycle: "2026", Stage: evaluation.Answering, Region: "21.72", Until: until}), fault.Invalid)
		wantKind(t, s.Extend(ctx, ministry, evaluation.Extension{Cycle: "2026", Stage: evaluation.Answering, Region: "12.71", Until: until, Number: "1", Reason: "x"}), fault.NotFound)
		if err := s.Extend(ctx, ministry, evaluation.Extension{Cycle: "2026", Stage: evaluation.Answering, Region: "21.72", Until: until, Number: "SE 1", Reason: "banjir"}); err != nil {
			t.Fatal(err)
		}
		if list, err := s.OfRegion(ctx, who("sekretaris", "21.71"), "21.71"); err != nil || len(list) != 1 || len(list[0].Extensions) != 0 {
			t.Errorf("another region's extension is shown: %+v %v", list, err)
		}
		told := map[string]int{} // who answers for a region, and nobody else
		err = d.View(ctx, func(tx *db.Tx) error {
			return tx.Each(ctx, `/* test */ SELECT person FROM discussion_notice`, nil, func(scan func(...any) error) error {
				var person string
				err := scan(&person)
				told[person]++
				return err
			})
		})
		if err != nil || len(told) != 2 || told["sekda-1"] != 2 || told["sekre-2"] != 1 {
			t.Errorf("told %v %v", told, err)
		}
		b, err := s.Board(ctx, ministry, "2026")
		if err != nil || len(b.Lines) != 2 || b.Lines[1].Until.Sub(b.Lines[0].Until) < 0 || len(b.Through(evaluation.Sieve{Text: "tanjung"})) != 1 {
			t.Errorf("%+v %v", b, err)
		}
		_, err = s.Board(ctx, who("sekretaris", "21.72"), "2026")
		wantKind(t, err, fault.Forbidden)
		wantKind(t, s.File(ctx, ministry, "2026"), fault.Conflict)
	})
}

// Every change of a region is felt at once by whoever watches the board; a count that
// stays is no change.
func TestPulse(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx := t.Context()
		s := setUp(t, d, "21.72")
		last, err := s.Pulse(ctx, ministry, "2026")
		if err != nil {
			t.Fatal(err)
		}
		for i, change := range []struct {
			do   func(evaluation.Telling) error
			felt bool
		}{
			{func(r evaluation.Telling) error {
				return r.Progress(ctx, "2026", "21.72", evaluation.Answers, evaluation.Progress{Done: 1, Total: 9})
			}, true},
			{func(r evaluation.Telling) error {
				return r.Progress(ctx, "2026", "21.72", evaluation.Answers, evaluation.Progress{Done: 1, Total: 9})
			}, false},
			{func(r evaluation.Telling) error { return r.Mark(ctx, "2026", "21.72", evaluation.Joined, noon) }, true},
			{func(r evaluation.Telling) error { return r.Mark(ctx, "2026", "21.72", evaluation.Joined, time.Time{}) }, true},
		} {
			if err := (store{d}).Update(ctx, change.do); err != nil {
				t.Fatal(err)
			}
			now, err := s.Pulse(ctx, ministry, "2026")
			if err != nil || (now != last) != change.felt {
				t.Errorf("change %d: %d after %d, %v", i, now, last, err)
			}
			last = now
		}
		wantKind(t, (store{d}).Update(ctx, func(r evaluation.Telling) error { return r.Mark(ctx, "2026", "21.71", evaluation.Joined, noon) }), fault.NotFound)
	})
}

// Many regions answer at once, and no answer is lost.
func TestRepliesAtOnce(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		codes := []region.Code{"12.71", "16.71", "18.71", "21.71", "21.72", "32.73", "33.74", "34.04"}
		s := setUp(t, d, codes...)
		if err := s.Begin(t.Context(), ministry, "2026"); err != nil {
			t.Fatal(err)
		}
		var hands sync.WaitGroup
		for _, code := range codes {
			hands.Go(func() {
				if err := s.Reply(t.Context(), who("sekda", code), "2026", code, true, ""); err != nil {
					t.Errorf("%s: %v", code, err)
				}
			})
		}
		hands.Wait()
		b, err := s.Board(t.Context(), ministry, "2026")
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range b.Lines {
			if !l.Takes() {
				t.Errorf("%s is lost", l.Region)
			}
		}
	})
}

// everywhere lists every kabupaten and kota.
func everywhere() (out []region.Code) {
	for _, r := range region.All() {
		if r.Province != "" {
			out = append(out, r.Code)
		}
	}
	return out
}

// The board of all 514 regions, half way through.
func BenchmarkBoard(b *testing.B) {
	dbtest.Bench(b, func(b *testing.B, d *db.DB) {
		codes := everywhere()
		s := setUp(b, d, codes...)
		ctx := b.Context()
		err := (store{d}).Update(ctx, func(r evaluation.Telling) error {
			for i, code := range codes {
				for _, m := range []evaluation.Mark{evaluation.Invited, evaluation.Joined, evaluation.HandedIn, evaluation.Submitted}[:1+i%4] {
					if err := r.Mark(ctx, "2026", code, m, noon); err != nil {
						return err
					}
				}
				for n, track := range []evaluation.Track{evaluation.Answers, evaluation.Proofs, evaluation.Respondents, evaluation.Sheets} {
					if err := r.Progress(ctx, "2026", code, track, evaluation.Progress{Done: i % 90, Total: 90 + n}); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("whole/%d", len(codes)), func(b *testing.B) {
			for b.Loop() {
				if board, err := s.Board(ctx, ministry, "2026"); err != nil || len(board.Lines) != len(codes) {
					b.Fatal(err)
				}
			}
		})
		b.Run("pulse", func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Pulse(ctx, ministry, "2026"); err != nil {
					b.Fatal(err)
				}
			}
		})
	})
}
