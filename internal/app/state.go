package app

import (
	"context"
	"fmt"
	"maps"
	"sync"

	"gurindam/internal/dataset/datasetdb"
	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plandb"
	"gurindam/internal/region"
	"gurindam/internal/region/regiondb"
	"gurindam/internal/rpjmd/rpjmddb"
	"gurindam/internal/workspace"
	"gurindam/internal/workspace/workspacedb"
)

func errNoRegion(code region.Code) error {
	return fault.New(fault.NotFound, fmt.Sprintf("Kode wilayah %q tidak ada dalam daftar Kemendagri.", code))
}

// State gives a region's plan with the identities of its rows, or fault.NotFound.
func (s planStore) State(ctx context.Context, code region.Code) (out workspace.State, err error) {
	where, ok := region.Find(code)
	if !ok {
		return out, errNoRegion(code)
	}
	var rev int64
	if err := s.db.View(ctx, func(tx *db.Tx) (err error) { rev, err = workspacedb.Head(ctx, tx, code); return err }); err != nil {
		return out, err
	}
	if out, ok := s.recent.get(code, rev); ok {
		return out, nil
	}
	// It may be about to be remembered by whoever writes it; and of many who find
	// nothing, one reads the tables.
	leave, err := s.recent.enter(ctx, code)
	if err != nil {
		return out, err
	}
	defer leave()
	err = s.db.View(ctx, func(tx *db.Tx) error {
		rev, err := workspacedb.Head(ctx, tx, code)
		if err != nil {
			return err
		}
		out, err = s.newest(ctx, tx, where, rev)
		return err
	})
	return out, err
}

// newest gives the state of a number: the one that is remembered, or from the tables.
func (s planStore) newest(ctx context.Context, tx *db.Tx, where region.Region, rev int64) (workspace.State, error) {
	if st, ok := s.recent.get(where.Code, rev); ok {
		return st, nil
	}
	st, err := load(ctx, tx, where)
	if err != nil {
		return st, err
	}
	st.Rev = rev
	s.recent.put(st)
	return st, nil
}

// load reads a plan with the identities of its rows.
func load(ctx context.Context, tx *db.Tx, where region.Region) (s workspace.State, err error) {
	s.Region = where
	if s.Masterplan, s.IDs, err = plandb.LoadRows(ctx, tx, where.Code); err != nil {
		return s, err
	}
	if s.IDs == nil {
		return s, fault.New(fault.NotFound, fmt.Sprintf("%s (%s) belum punya rencana di basis data ini. Mulai di halaman /mulai, atau impor: gurindam import plan BERKAS --region %s.", where.Name, where.Code, where.Code))
	}
	if s.OPDs, s.IDs["opd"], err = regiondb.LoadRows(ctx, tx, where.Code); err != nil {
		return s, err
	}
	if s.Facts, s.IDs["fakta"], err = datasetdb.LoadRows(ctx, tx, where.Code); err != nil {
		return s, err
	}
	if s.RPJMD, s.IDs["rpjmd"], err = rpjmddb.LoadTreeRows(ctx, tx, where.Code); err != nil {
		return s, err
	}
	s.Renstra, s.IDs["renstra"], err = rpjmddb.LoadRenstraRows(ctx, tx, where.Code)
	return s, err
}

// Edit lets fn work on the newest state while nobody else writes the region's plan.
// Rows and entries are kept in one transaction; where fn changes nothing, nothing is.
func (s planStore) Edit(ctx context.Context, code region.Code, fn func(workspace.State) (workspace.Written, error)) (out workspace.Written, err error) {
	where, ok := region.Find(code)
	if !ok {
		return out, errNoRegion(code)
	}
	leave, err := s.recent.enter(ctx, code)
	if err != nil {
		return out, err
	}
	defer leave()
	err = s.db.Edit(ctx, func(tx *db.Tx) error {
		out, err = s.editIn(ctx, tx, where, fn)
		return err
	})
	if err == errNothing { //nolint:errorlint // it comes back as it went in
		return out, nil
	}
	if err == nil {
		s.recent.put(out.State)
	}
	return out, err
}

// editIn is Edit within a transaction; errNothing tells that it changed nothing.
func (s planStore) editIn(ctx context.Context, tx *db.Tx, where region.Region, fn func(workspace.State) (workspace.Written, error)) (out workspace.Written, err error) {
	rev, err := workspacedb.Begin(ctx, tx, where.Code)
	if err != nil {
		return out, err
	}
	st, err := s.newest(ctx, tx, where, rev-1)
	if err != nil {
		return out, err
	}
	if out, err = fn(st); err != nil {
		return out, err
	}
	if len(out.Entries) == 0 {
		return out, errNothing
	}
	return out, s.write(ctx, tx, where.Code, out)
}

// errNothing ends a transaction that has nothing to keep.
var errNothing = fmt.Errorf("nothing changed")

// Entries lists what changed in a region's plan.
func (s planStore) Entries(ctx context.Context, code region.Code, q workspace.Query) (out []workspace.Entry, err error) {
	err = s.db.View(ctx, func(tx *db.Tx) error {
		out, err = workspacedb.Entries(ctx, tx, code, q)
		return err
	})
	return out, err
}

func (s planStore) write(ctx context.Context, tx *db.Tx, code region.Code, w workspace.Written) error {
	for _, t := range w.Touched {
		if err := writeRow(ctx, tx, code, t); err != nil {
			return err
		}
	}
	for _, list := range w.Ordered {
		rows, err := rowsOf(list)
		if err != nil {
			return err
		}
		if err := rows.Order(ctx, tx, string(code), w.State.IDs[list]); err != nil {
			return err
		}
	}
	return workspacedb.Record(ctx, tx, code, w.Entries)
}

func writeRow(ctx context.Context, tx *db.Tx, code region.Code, t workspace.Touch) error {
	switch v := t.New.(type) {
	case plan.Snapshot:
		if err := rpjmddb.SaveDocument(ctx, tx, code, v.RPJMD); err != nil {
			return err
		}
		return plandb.SaveProfile(ctx, tx, code, v.Masterplan.Profile)
	case plan.Vision:
		return plandb.SaveVision(ctx, tx, code, v)
	}
	rows, err := rowsOf(t.List)
	if err != nil {
		return err
	}
	if t.New == nil {
		return rows.Drop(ctx, tx, string(code), t.ID)
	}
	return rows.Put(ctx, tx, string(code), t.ID, t.Old, t.New)
}

// rowsOf finds the table of a list.
func rowsOf(list string) (db.Rows, error) {
	switch list {
	case "opd":
		return regiondb.Rows(), nil
	case "fakta":
		return datasetdb.Rows(), nil
	case "rpjmd":
		return rpjmddb.Elements(), nil
	case "renstra":
		return rpjmddb.RenstraRows(), nil
	}
	rows, ok := plandb.Rows(list)
	if !ok {
		return nil, fmt.Errorf("no table keeps the list %q", list)
	}
	return rows, nil
}

// replace lets save put whole lists in the place of those there are, and keeps what
// that changed row by row, as if it had been typed.
//
// check sees what would change before it is kept, and may refuse it; it may be nil.
func (s planStore) replace(ctx context.Context, where region.Region, i plan.Import, check func(before int64, entries []workspace.Entry) error, save func(context.Context, *db.Tx) error) error {
	var now workspace.State
	leave, err := s.recent.enter(ctx, where.Code)
	if err != nil {
		return err
	}
	defer leave()
	err = s.db.Edit(ctx, func(tx *db.Tx) error {
		rev, err := workspacedb.Begin(ctx, tx, where.Code)
		if err != nil {
			return err
		}
		before, err := s.newest(ctx, tx, where, rev-1)
		if err != nil && fault.KindOf(err) != fault.NotFound {
			return err
		}
		if err := save(ctx, tx); err != nil {
			return err
		}
		if now, err = load(ctx, tx, where); err != nil {
			return err
		}
		now.Rev = rev
		entries, err := s.imported(before, now, i)
		if err != nil {
			return err
		}
		if check != nil {
			if err := check(rev-1, entries); err != nil {
				return err
			}
		}
		if err := workspacedb.Record(ctx, tx, where.Code, entries); err != nil {
			return err
		}
		return plandb.LogImport(ctx, tx, where.Code, i)
	})
	if err == nil {
		s.recent.put(now)
	}
	return err
}

// imported lists what an import changed.
func (s planStore) imported(before, now workspace.State, i plan.Import) ([]workspace.Entry, error) {
	g, err := s.guide(now.Snapshot)
	if err != nil {
		return nil, err
	}
	entries := workspace.Diff(before, now, g)
	for n := range entries {
		e := &entries[n]
		e.Rev, e.Seq, e.At, e.Person, e.Name, e.Kind, e.Reason = now.Rev, n, i.At, i.Account, i.Person, workspace.Imported, i.File
	}
	return entries, nil
}

// recent remembers the newest states that were read or written.
type recent struct {
	mu     sync.Mutex
	states map[region.Code]workspace.State
	gates  map[region.Code]chan struct{}
}

// enter waits until nobody else writes a region's plan or reads it from the tables, and
// gives the way out. So writers queue here, where they hold no connection, and each
// finds the state that the one before left. It must not be called in a transaction.
func (r *recent) enter(ctx context.Context, code region.Code) (leave func(), err error) {
	r.mu.Lock()
	gate, ok := r.gates[code]
	if !ok {
		gate = make(chan struct{}, 1)
		r.gates[code] = gate
	}
	r.mu.Unlock()
	select {
	case gate <- struct{}{}:
		return func() { <-gate }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// mostRecent bounds the memory of it: the plan of a region takes some megabytes.
const mostRecent = 64

func (r *recent) get(code region.Code, rev int64) (workspace.State, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	st, ok := r.states[code]
	return st, ok && st.Rev == rev
}

// put keeps a state unless a newer one is kept already.
func (r *recent) put(st workspace.State) {
	r.mu.Lock()
	defer r.mu.Unlock()
	code := st.Region.Code
	old, ok := r.states[code]
	if ok && old.Rev > st.Rev {
		return
	}
	if !ok && len(r.states) >= mostRecent {
		for other := range maps.Keys(r.states) { // any of them: the next reader pays once
			delete(r.states, other)
			break
		}
	}
	r.states[code] = st
}
