package app

import (
	"context"
	"io"
	"log/slog"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/file"
	"gurindam/internal/job"
	"gurindam/internal/plan"
	"gurindam/internal/publication"
	"gurindam/internal/publication/publicationdb"
	"gurindam/internal/region"
)

// editionTask is the kind of the tasks that build editions.
const editionTask = "publication.edition"

// editionStore puts editions, the contents of their files and the work that makes
// them into one transaction each time.
type editionStore struct {
	db  *db.DB
	now func() time.Time
}

var _ publication.EditionStore = editionStore{}

// View reads at one moment.
func (s editionStore) View(ctx context.Context, fn func(publication.EditionRecords) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(editionRecords{publicationdb.Records{Tx: tx}, s.now}) })
}

// Update writes all or nothing.
func (s editionStore) Update(ctx context.Context, fn func(publication.EditionRecords) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(editionRecords{publicationdb.Records{Tx: tx}, s.now}) })
}

// Content opens what is kept under a hash.
func (s editionStore) Content(ctx context.Context, hash string) (io.ReadSeeker, error) {
	return file.Open(ctx, s.db, hash)
}

type editionRecords struct {
	publicationdb.Records
	now func() time.Time
}

// Keep keeps a content under its hash.
func (r editionRecords) Keep(ctx context.Context, kind string, content []byte) (string, error) {
	b, err := file.Put(ctx, r.Tx, kind, content, r.now())
	return b.Hash, err
}

// Queue asks for the making of an edition after the commit.
func (r editionRecords) Queue(ctx context.Context, about string) error {
	return job.Add(ctx, r.Tx, editionTask, about, r.now())
}

// moments gives plans as the workspace has them now.
type moments struct{ app *App }

var _ publication.Moments = moments{}

// Moment gives a plan with the number of its last change.
func (m moments) Moment(ctx context.Context, code region.Code) (publication.Moment, error) {
	st, _, err := m.app.Work.State(ctx, code)
	if err != nil {
		return publication.Moment{}, err
	}
	out := publication.Moment{Snapshot: st.Snapshot, Rev: st.Rev}
	list, err := m.app.Kept.List(ctx, code)
	if len(list) > 0 && list[0].Rev == st.Rev {
		out.Revision = list[0].Title() + ", " + list[0].Name
	}
	return out, err
}

// revised gives a plan as a revision of it was frozen.
func (a *App) revised(ctx context.Context, code region.Code, number int) (plan.Snapshot, error) {
	r, err := a.Kept.Find(ctx, code, number)
	if err != nil {
		return plan.Snapshot{}, err
	}
	st, _, err := a.Kept.State(ctx, code, r)
	return st.Snapshot, err
}

// newPress builds what makes editions, and the worker that does.
func (a *App) newPress() (*publication.Press, *job.Worker) {
	p := &publication.Press{Store: editionStore{a.db, a.now}, Moments: moments{a}, Revised: a.revised, Books: a.Books, Now: a.now}
	w := job.NewWorker(a.db, map[string]job.Kind{editionTask: {Work: p.Make, GiveUp: p.GiveUp}, mailTask: a.mailKind()}, a.now)
	p.Wake = w.Wake
	return p, w
}

// work carries out what was left for later, until the context ends or stop is called.
func (a *App) work(ctx context.Context, log *slog.Logger) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		a.worker.Run(ctx, log)
	}()
	return func() { cancel(); <-ended }
}

// newestEdition gives the newest edition that is ready.
func (a *App) newestEdition(ctx context.Context, code region.Code) (publication.Edition, error) {
	list, err := a.Press.Editions(ctx, code)
	e, _ := publication.Latest(list)
	return e, err
}

// BuildBooks sees to it that there is an edition of a region's plan as it is now, and
// returns when it is there. progress may be nil.
func (s *Site) BuildBooks(ctx context.Context, code region.Code, progress func(step string, done, total int)) error {
	e, _, err := s.app.Press.Ask(ctx, publication.Program, code, "")
	if err != nil {
		return err
	}
	stop := s.app.work(ctx, s.log) // the pages may not be served yet
	defer stop()
	for told := 0; e.UnderWay(); {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
		if e, err = s.app.Press.Edition(ctx, code, e.Number); err != nil {
			return err
		}
		if progress != nil && e.Done > told {
			told = e.Done
			progress(e.Step, e.Done, e.Total)
		}
	}
	if e.State == publication.Failed {
		return fault.New(fault.Invalid, e.Reason)
	}
	return nil
}
