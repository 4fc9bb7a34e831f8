package job

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/fault"
)

// Kind tells what is done for the tasks of one kind.
type Kind struct {
	Work func(ctx context.Context, about string) error
	// GiveUp is told of a task that will not be tried again, and why.
	GiveUp func(ctx context.Context, about string, cause error) error
}

// Worker carries out tasks, one at a time. Several may run on one database.
type Worker struct {
	Lease time.Duration // after which a task is taken from a worker that is silent
	Poll  time.Duration // between two looks where nothing waits
	Tries int           // of a task, before it is given up
	Pause func(attempt int) time.Duration

	db    *db.DB
	kinds map[string]Kind
	now   func() time.Time
	name  string
	wake  chan struct{}
}

var errLost = errors.New("job: another worker has the task")

// NewWorker makes a worker that knows some kinds of task.
func NewWorker(d *db.DB, kinds map[string]Kind, now func() time.Time) *Worker {
	return &Worker{
		Lease: 20 * time.Second, Poll: time.Second, Tries: 4,
		Pause: func(attempt int) time.Duration { return time.Duration(attempt*attempt) * 5 * time.Second },
		db:    d, kinds: kinds, now: now, name: rand.Text(), wake: make(chan struct{}, 1),
	}
}

// Wake lets the worker look at once.
func (w *Worker) Wake() {
	select {
	case w.wake <- struct{}{}:
	default: // it is about to look anyway
	}
}

// Run carries out tasks until the context ends. A task under way is then put back
// and begins anew with the next worker.
func (w *Worker) Run(ctx context.Context, log *slog.Logger) {
	for ctx.Err() == nil {
		worked, err := w.Step(ctx, log)
		if err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "pekerjaan latar", "err", err)
		}
		if worked && err == nil {
			continue
		}
		select {
		case <-ctx.Done():
		case <-w.wake:
		case <-time.After(w.Poll):
		}
	}
}

// Step carries out one task; worked tells whether there was one.
func (w *Worker) Step(ctx context.Context, log *slog.Logger) (worked bool, err error) {
	if some, err := w.waiting(ctx); err != nil || !some {
		return false, err
	}
	t, ok, err := w.claim(ctx)
	if err != nil || !ok {
		return false, err
	}
	return true, w.settle(ctx, log, t, w.attempt(ctx, t))
}

// settle notes how a task ended, also where the context is over by now.
func (w *Worker) settle(ctx context.Context, log *slog.Logger, t Task, trouble error) error {
	stopped := ctx.Err() != nil
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	switch {
	case trouble == nil:
		return w.drop(ctx, t)
	case errors.Is(trouble, errLost):
		return nil // it is in other hands
	case stopped:
		return w.putBack(ctx, t, t.Attempt-1, w.now(), "")
	case t.Attempt >= w.Tries || fault.KindOf(trouble) != fault.Internal:
		return w.giveUp(ctx, log, t, trouble)
	}
	log.WarnContext(ctx, "pekerjaan latar diulang", "kind", t.Kind, "about", t.About, "attempt", t.Attempt, "err", trouble)
	return w.putBack(ctx, t, t.Attempt, w.now().Add(w.Pause(t.Attempt)), trouble.Error())
}

// giveUp ends a task that failed. A fault is something another try would meet again.
func (w *Worker) giveUp(ctx context.Context, log *slog.Logger, t Task, trouble error) error {
	log.ErrorContext(ctx, "pekerjaan latar gagal", "kind", t.Kind, "about", t.About, "attempt", t.Attempt, "err", trouble)
	if kind := w.kinds[t.Kind]; kind.GiveUp != nil {
		if err := kind.GiveUp(ctx, t.About, trouble); err != nil {
			return errors.Join(err, w.putBack(ctx, t, t.Attempt, w.now().Add(w.Pause(t.Attempt)), trouble.Error()))
		}
	}
	return w.drop(ctx, t)
}

// attempt does the work while holding the task. A task that ended its program as
// often as it was tried is not begun again.
func (w *Worker) attempt(ctx context.Context, t Task) error {
	kind, known := w.kinds[t.Kind]
	switch {
	case !known:
		return fmt.Errorf("job: no one does tasks of the kind %q", t.Kind)
	case t.Attempt > w.Tries:
		return errors.New("job: the program ended each time this was tried")
	}
	ctx, cancel := context.WithCancelCause(ctx)
	ended := make(chan struct{})
	released := make(chan struct{})
	go func() {
		defer close(released)
		w.keep(ctx, t, ended, cancel)
	}()
	err := guarded(ctx, kind.Work, t.About)
	close(ended)
	<-released
	if cause := context.Cause(ctx); errors.Is(cause, errLost) {
		err = errLost
	}
	cancel(nil)
	return err
}

// keep holds the task until the work has ended, and ends the work where the task
// was lost.
func (w *Worker) keep(ctx context.Context, t Task, ended <-chan struct{}, cancel context.CancelCauseFunc) {
	tick := time.NewTicker(w.Lease / 4)
	defer tick.Stop()
	for {
		select {
		case <-ended:
			return
		case <-ctx.Done():
			return
		case <-tick.C:
			if err := w.hold(ctx, t); errors.Is(err, errLost) {
				cancel(errLost)
				return
			}
		}
	}
}

// guarded turns a panic of the work into an error.
func guarded(ctx context.Context, work func(context.Context, string) error, about string) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return work(ctx, about)
}
