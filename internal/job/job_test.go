package job_test

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/fault"
	"gurindam/internal/job"
)

var quiet = slog.New(slog.DiscardHandler)

// clock is moved by hand.
type clock struct{ at atomic.Int64 }

func (c *clock) now() time.Time          { return time.UnixMilli(c.at.Load()).UTC() }
func (c *clock) forward(d time.Duration) { c.at.Add(d.Milliseconds()) }

func newClock() *clock {
	c := &clock{}
	c.at.Store(time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC).UnixMilli())
	return c
}

func add(t *testing.T, d *db.DB, c *clock, about string) {
	t.Helper()
	if err := d.Update(t.Context(), func(tx *db.Tx) error { return job.Add(t.Context(), tx, "buku", about, c.now()) }); err != nil {
		t.Fatal(err)
	}
}

func worker(d *db.DB, c *clock, k job.Kind) *job.Worker {
	return job.NewWorker(d, map[string]job.Kind{"buku": k}, c.now)
}

func step(t *testing.T, w *job.Worker) bool {
	t.Helper()
	worked, err := w.Step(t.Context(), quiet)
	if err != nil {
		t.Fatal(err)
	}
	return worked
}

func TestTasksAreDoneOnceAndInOrder(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c := newClock()
		var did []string
		w := worker(d, c, job.Kind{Work: func(_ context.Context, about string) error { did = append(did, about); return nil }})
		if step(t, w) {
			t.Error("worked where nothing waits")
		}
		for _, about := range []string{"b", "a", "b"} { // the second b waits already
			add(t, d, c, about)
			c.forward(time.Millisecond)
		}
		for step(t, w) {
		}
		add(t, d, c, "b") // done, so it may be asked for again
		step(t, w)
		if diff := cmp.Diff([]string{"b", "a", "b"}, did); diff != "" {
			t.Error(diff)
		}
	})
}

func TestWhatFailsIsTriedAgainLater(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c := newClock()
		tries, gave := 0, ""
		w := worker(d, c, job.Kind{
			Work: func(context.Context, string) error { tries++; return errors.New("kertas habis") },
			GiveUp: func(_ context.Context, about string, cause error) error {
				gave = about + ": " + cause.Error()
				return nil
			},
		})
		add(t, d, c, "a")
		for n := 1; n <= w.Tries; n++ {
			if !step(t, w) || tries != n {
				t.Fatalf("try %d: tried %d times", n, tries)
			}
			if step(t, w) {
				t.Fatalf("try %d: tried again without a pause", n)
			}
			c.forward(w.Pause(n))
		}
		if step(t, w) || gave != "a: kertas habis" {
			t.Errorf("given up: %q", gave)
		}
	})
}

// Asking again for what waits for another try lets it begin at once, with all its
// tries.
func TestAskedForAgainItBeginsAnew(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c := newClock()
		tries, gave := 0, 0
		w := worker(d, c, job.Kind{
			Work:   func(context.Context, string) error { tries++; return errors.New("kertas habis") },
			GiveUp: func(context.Context, string, error) error { gave++; return nil },
		})
		add(t, d, c, "a")
		for range w.Tries - 1 {
			step(t, w)
			c.forward(time.Hour)
		}
		add(t, d, c, "a")
		step(t, w)
		if tries != w.Tries || gave != 0 {
			t.Errorf("tried %d times, given up %d times", tries, gave)
		}
		add(t, d, c, "a")
		if !step(t, w) {
			t.Error("it waits although it was asked for again")
		}
	})
}

func TestAFaultIsNotTriedAgain(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c := newClock()
		gave := 0
		w := worker(d, c, job.Kind{
			Work:   func(context.Context, string) error { return fault.New(fault.Invalid, "Isian kurang.") },
			GiveUp: func(context.Context, string, error) error { gave++; return nil },
		})
		add(t, d, c, "a")
		step(t, w)
		c.forward(time.Hour)
		if step(t, w) || gave != 1 {
			t.Errorf("given up %d times", gave)
		}
	})
}

func TestAPanicIsATrouble(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c := newClock()
		tries := 0
		w := worker(d, c, job.Kind{Work: func(context.Context, string) error {
			if tries++; tries == 1 {
				panic("mesin macet")
			}
			return nil
		}})
		add(t, d, c, "a")
		step(t, w)
		c.forward(w.Pause(1))
		if !step(t, w) || tries != 2 {
			t.Errorf("tried %d times", tries)
		}
	})
}

// A worker that stops puts its task back at once; one that ends without a word
// loses it when its lease is over.
func TestAnotherWorkerGoesOn(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c := newClock()
		ctx, stop := context.WithCancel(t.Context())
		stopped := worker(d, c, job.Kind{Work: func(ctx context.Context, _ string) error { stop(); <-ctx.Done(); return ctx.Err() }})
		add(t, d, c, "a")
		if _, err := stopped.Step(ctx, quiet); err != nil {
			t.Fatal(err)
		}
		did := 0
		next := worker(d, c, job.Kind{Work: func(context.Context, string) error { did++; return nil }})
		if !step(t, next) || did != 1 {
			t.Errorf("after a stop: done %d times", did)
		}

		add(t, d, c, "b")
		dead := worker(d, c, job.Kind{Work: func(context.Context, string) error {
			if step(t, next) {
				t.Error("taken from a worker that holds it")
			}
			c.forward(21 * time.Second) // nobody has heard of it for longer than a lease
			if !step(t, next) {
				t.Error("not taken from a worker that is silent")
			}
			return errors.New("late")
		}})
		if _, err := dead.Step(t.Context(), quiet); err == nil {
			t.Error("the task was settled by a worker that had lost it")
		}
		if did != 2 || step(t, next) {
			t.Errorf("after an end without a word: done %d times", did)
		}
	})
}

func TestManyWorkersShareTheWork(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c := newClock()
		var mu sync.Mutex
		var did []string
		kind := job.Kind{Work: func(_ context.Context, about string) error {
			mu.Lock()
			defer mu.Unlock()
			did = append(did, about)
			return nil
		}}
		want := []string{"a", "b", "c", "d", "e", "f", "g", "h"}
		for _, about := range want {
			add(t, d, c, about)
		}
		var crew sync.WaitGroup
		for range 4 {
			crew.Go(func() {
				w := worker(d, c, kind)
				for {
					worked, err := w.Step(t.Context(), quiet)
					if err != nil {
						t.Error(err)
					}
					if !worked {
						return
					}
				}
			})
		}
		crew.Wait()
		slices.Sort(did)
		if diff := cmp.Diff(want, did); diff != "" {
			t.Errorf("each once:\n%s", diff)
		}
	})
}

func TestRunWakes(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c := newClock()
		did := make(chan string)
		w := worker(d, c, job.Kind{Work: func(_ context.Context, about string) error { did <- about; return nil }})
		w.Poll = time.Hour
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() { defer close(ended); w.Run(ctx, quiet) }()
		add(t, d, c, "a")
		w.Wake()
		if got := <-did; got != "a" {
			t.Errorf("did %q", got)
		}
		stop()
		<-ended
	})
}

// BenchmarkTask adds a task, wakes a worker and waits until the work is done.
func BenchmarkTask(b *testing.B) {
	d, err := db.Open(b.Context(), "sqlite:"+filepath.Join(b.TempDir(), "test.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { d.Close() })
	did := make(chan struct{})
	w := job.NewWorker(d, map[string]job.Kind{"buku": {Work: func(context.Context, string) error { did <- struct{}{}; return nil }}}, time.Now)
	ctx, stop := context.WithCancel(b.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); w.Run(ctx, quiet) }()
	for b.Loop() {
		if err := d.Update(ctx, func(tx *db.Tx) error { return job.Add(ctx, tx, "buku", rand.Text(), time.Now()) }); err != nil {
			b.Fatal(err)
		}
		w.Wake()
		<-did
	}
	stop()
	<-ended
}
