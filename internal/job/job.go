// Package job does work after a transaction has committed: a task is added in the
// transaction that makes it necessary, and a worker carries it out afterwards, tries
// again where it failed, and goes on where a program that was stopped left off.
//
// A task is named by its kind and what it is about, and holds nothing else: what is
// to be done stands in the tables of whoever adds it. Work must do no harm when it
// is done twice, for a program may end between the work and the note that it is done.
package job

import (
	"context"
	"fmt"
	"time"

	"gurindam/internal/db"
)

// Task is a piece of work.
type Task struct {
	Kind    string
	About   string // "21.72/3"
	Attempt int    // 1 for the first
}

// Add asks for a piece of work within a transaction. What is under way is not added
// again; what waits already, perhaps for another try, waits no longer and has all its
// tries again.
func Add(ctx context.Context, tx *db.Tx, kind, about string, now time.Time) error {
	_, err := tx.Exec(ctx, `/* job.Add */
		INSERT INTO job_task (kind, handle, due, attempt, holder, lease, trouble) VALUES ($1, $2, $3, 0, '', 0, '')
		ON CONFLICT (kind, handle) DO UPDATE SET attempt = 0, due = CASE WHEN job_task.due < excluded.due THEN job_task.due ELSE excluded.due END
		WHERE job_task.lease <= excluded.due`, kind, about, now.UnixMilli())
	if err != nil {
		return fmt.Errorf("add task %s %s: %w", kind, about, err)
	}
	return nil
}

// waiting tells whether a worker would find something to do. It only reads, so that
// an idle worker never writes.
func (w *Worker) waiting(ctx context.Context) (some bool, err error) {
	now := w.now().UnixMilli()
	err = w.db.View(ctx, func(tx *db.Tx) error {
		return tx.Each(ctx, `/* job.Waiting */ SELECT 1 FROM job_task WHERE due <= $1 AND lease <= $1 LIMIT 1`, []any{now}, func(scan func(...any) error) error {
			var one int
			some = true
			return scan(&one)
		})
	})
	return some, err
}

// claim takes the task that has waited longest, or one whose holder has not been
// heard of, so that no other worker has it.
func (w *Worker) claim(ctx context.Context) (t Task, ok bool, err error) {
	now := w.now()
	err = w.db.Update(ctx, func(tx *db.Tx) error {
		t, ok = Task{}, false
		return tx.Each(ctx, `/* job.Claim */
			UPDATE job_task SET holder = $1, lease = $2, attempt = attempt + 1
			WHERE (kind, handle) = (SELECT kind, handle FROM job_task WHERE due <= $3 AND lease <= $3 ORDER BY due, kind, handle LIMIT 1)
			RETURNING kind, handle, attempt`,
			[]any{w.name, now.Add(w.Lease).UnixMilli(), now.UnixMilli()}, func(scan func(...any) error) error {
				ok = true
				return scan(&t.Kind, &t.About, &t.Attempt)
			})
	})
	return t, ok, err
}

// hold says that the task is still being worked on; it fails where another worker
// has taken it over.
func (w *Worker) hold(ctx context.Context, t Task) error {
	return w.change(ctx, `/* job.Hold */ UPDATE job_task SET lease = $4 WHERE kind = $1 AND handle = $2 AND holder = $3`, t, w.now().Add(w.Lease).UnixMilli())
}

// drop forgets a task that is done or given up.
func (w *Worker) drop(ctx context.Context, t Task) error {
	return w.change(ctx, `/* job.Drop */ DELETE FROM job_task WHERE kind = $1 AND handle = $2 AND holder = $3`, t)
}

// putBack lets a task wait; one that was only interrupted keeps its tries.
func (w *Worker) putBack(ctx context.Context, t Task, attempt int, due time.Time, trouble string) error {
	return w.change(ctx, `/* job.PutBack */ UPDATE job_task SET holder = '', lease = 0, attempt = $4, due = $5, trouble = $6 WHERE kind = $1 AND handle = $2 AND holder = $3`,
		t, attempt, due.UnixMilli(), trouble)
}

func (w *Worker) change(ctx context.Context, query string, t Task, args ...any) error {
	return w.db.Update(ctx, func(tx *db.Tx) error {
		n, err := tx.Exec(ctx, query, append([]any{t.Kind, t.About, w.name}, args...)...)
		if err == nil && n == 0 {
			err = errLost
		}
		return err
	})
}
