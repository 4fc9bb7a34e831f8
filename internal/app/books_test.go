package app

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/doc"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/publication"
)

var quiet = slog.New(slog.DiscardHandler)

// printing is a program with a plan, at a moment that tests move.
func printing(t *testing.T, d *db.DB, s plan.Snapshot) (*App, *atomic.Int64) {
	t.Helper()
	var at atomic.Int64
	at.Store(time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC).UnixMilli())
	a := build(d, func() time.Time { return time.UnixMilli(at.Load()).UTC() })
	saved(t, a, s)
	return a, &at
}

func saved(t *testing.T, a *App, s plan.Snapshot) {
	t.Helper()
	if err := newPlanStore(a.db).Save(t.Context(), s, record()); err != nil {
		t.Fatal(err)
	}
}

// printed asks for an edition and works until it is there.
func printed(t *testing.T, a *App) publication.Edition {
	t.Helper()
	e, _, err := a.Press.Ask(t.Context(), publication.Program, "21.72", "")
	if err != nil {
		t.Fatal(err)
	}
	for {
		worked, err := a.worker.Step(t.Context(), quiet)
		if err != nil {
			t.Fatal(err)
		}
		if !worked {
			break
		}
	}
	if e, err = a.Press.Edition(t.Context(), "21.72", e.Number); err != nil || e.State != publication.Ready {
		t.Fatalf("edition %d is %s (%s), %v", e.Number, e.State, e.Reason, err)
	}
	return e
}

func TestAnEditionIsOfOneStateOfThePlan(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a, at := printing(t, d, plantest.Full())
		first := printed(t, a)
		if len(first.Files) != 9 || first.Number != 1 {
			t.Fatalf("edition %d with %d files", first.Number, len(first.Files))
		}
		if again := printed(t, a); again.Number != 1 {
			t.Errorf("asked again of the same state: edition %d", again.Number)
		}
		other := plantest.Full()
		other.Masterplan.Vision.Text += " dan terbuka"
		saved(t, a, other)
		second := printed(t, a)
		if second.Number != 2 || second.Fingerprint == first.Fingerprint {
			t.Errorf("of another state: edition %d, %s", second.Number, second.Fingerprint)
		}
		saved(t, a, plantest.Full())
		if back := printed(t, a); back.Number != 1 {
			t.Errorf("of the first state again: edition %d", back.Number)
		}

		at.Add(int64(365 * 24 * time.Hour / time.Millisecond))
		saved(t, a, plan.Snapshot{Region: plantest.Home()}) // the plan of today is another
		files, err := a.Press.Rebuild(t.Context(), "21.72", 1)
		if err != nil {
			t.Fatal(err)
		}
		var rebuilt []publication.EditionFile
		for _, f := range files {
			rebuilt = append(rebuilt, publication.EditionFile{Book: f.Book, Format: f.Format, Name: f.Name, SHA256: f.SHA256, Size: int64(len(f.Bytes))})
			_, content, err := a.Press.Open(t.Context(), "21.72", 1, f.Name)
			if err != nil {
				t.Fatal(err)
			}
			kept, err := io.ReadAll(content)
			if err != nil || string(kept) != string(f.Bytes) {
				t.Errorf("%s: built again it is another file (%v)", f.Name, err)
			}
		}
		if diff := cmp.Diff(first.Files, rebuilt); diff != "" {
			t.Errorf("built again a year later:\n%s", diff)
		}

		all, err := a.Press.Redlines(t.Context(), "21.72", 2, 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range all {
			for _, c := range r.Changes {
				if c.Text != "“dan terbuka” baru" && c.Mark != doc.Changed {
					t.Errorf("%s: %+v", r.Book.Label, c)
				}
			}
		}
		if _, err := a.Press.Redlines(t.Context(), "21.72", 1, 1); fault.KindOf(err) != fault.Invalid {
			t.Errorf("an edition beside itself: %v", err)
		}
	})
}

func TestTwoWhoPressAtOnceGetOneEdition(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a, _ := printing(t, d, plantest.Full())
		var fresh atomic.Int64
		var crew sync.WaitGroup
		for range 6 {
			crew.Go(func() {
				e, begins, err := a.Press.Ask(t.Context(), publication.Program, "21.72", "")
				if err != nil || e.Number != 1 {
					t.Errorf("edition %d, %v", e.Number, err)
				}
				if begins {
					fresh.Add(1)
				}
			})
		}
		crew.Wait()
		list, err := a.Press.Editions(t.Context(), "21.72")
		if err != nil || len(list) != 1 || fresh.Load() != 1 {
			t.Errorf("%d editions, %d of them new, %v", len(list), fresh.Load(), err)
		}
	})
}

// What a stopped program had begun, the next one finishes.
func TestABuildThatWasBrokenOffGoesOn(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a, _ := printing(t, d, plantest.Full())
		ctx, stop := context.WithCancel(t.Context())
		whole := a.Books.Writers[publication.PDF]
		a.Books.Writers[publication.PDF] = writer(func(w io.Writer, d doc.Document, p publication.Pages) (publication.Pages, error) {
			stop() // the program is told to end while the first page is set
			return whole.Write(w, d, p)
		})
		e, _, err := a.Press.Ask(ctx, publication.Program, "21.72", "")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.worker.Step(ctx, quiet); err != nil {
			t.Fatal(err)
		}
		if e, err = a.Press.Edition(t.Context(), "21.72", e.Number); err != nil || e.State != publication.Building || len(e.Files) > 0 {
			t.Fatalf("broken off it is %s with %d files, %v", e.State, len(e.Files), err)
		}
		next := build(d, a.now)
		if done := printed(t, next); done.Number != e.Number || len(done.Files) != 9 {
			t.Errorf("edition %d with %d files", done.Number, len(done.Files))
		}
	})
}

func TestAnEditionThatFailsSaysWhy(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a, at := printing(t, d, plantest.Full())
		whole := a.Books.Writers[publication.PDF]
		a.Books.Writers[publication.PDF] = writer(func(io.Writer, doc.Document, publication.Pages) (publication.Pages, error) {
			return nil, errors.New("kertas habis")
		})
		e, _, err := a.Press.Ask(t.Context(), publication.Program, "21.72", "")
		if err != nil {
			t.Fatal(err)
		}
		for range a.worker.Tries {
			if _, err := a.worker.Step(t.Context(), quiet); err != nil {
				t.Fatal(err)
			}
			at.Add(int64(time.Hour / time.Millisecond))
		}
		if e, err = a.Press.Edition(t.Context(), "21.72", e.Number); err != nil || e.State != publication.Failed || e.Reason == "" {
			t.Fatalf("it is %s because %q, %v", e.State, e.Reason, err)
		}
		a.Books.Writers[publication.PDF] = whole
		if done := printed(t, a); done.Number != e.Number || done.Reason != "" {
			t.Errorf("asked for anew it is edition %d, with the reason %q", done.Number, done.Reason)
		}
	})
}
