package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/desk"
	"gurindam/internal/desk/deskdb"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/identity/identitydb"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/publication"
	"gurindam/internal/region"
	"gurindam/internal/region/regiondb"
	"gurindam/internal/workspace"
)

// regionStore puts everything that the administration of a region touches into one
// transaction: its own records, people with their grants, tasks, and the plan.
type regionStore struct {
	db     *db.DB
	plans  planStore
	work   *workspace.Service
	people *identity.Service
}

var _ region.Store = regionStore{}

// View reads at one moment.
func (s regionStore) View(ctx context.Context, fn func(region.Hands) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(s.hands(tx, nil)) })
}

// Update writes all or nothing. Whoever has the plan open is told of its new state
// after that is kept.
func (s regionStore) Update(ctx context.Context, fn func(region.Hands) error) error {
	var changed []workspace.State
	err := s.db.Update(ctx, func(tx *db.Tx) error {
		changed = nil
		return fn(s.hands(tx, &changed))
	})
	if err != nil {
		return err
	}
	for _, st := range changed {
		s.plans.recent.put(st)
		s.work.Hub.Tell(st.Region.Code)
	}
	return nil
}

func (s regionStore) hands(tx *db.Tx, changed *[]workspace.State) region.Hands {
	return region.Hands{
		Records: regiondb.Records{Tx: tx},
		People:  peopleIn{s.people.On(oneTx{tx}), s.work},
		Editor:  editorIn{s, tx, changed},
		Tasks:   tasksIn{deskdb.Records{Tx: tx}},
	}
}

// oneTx keeps identity.Store within a transaction that is under way.
type oneTx struct{ tx *db.Tx }

func (s oneTx) View(_ context.Context, fn func(identity.Records) error) error {
	return fn(identitydb.Records{Tx: s.tx})
}

func (s oneTx) Update(_ context.Context, fn func(identity.Records) error) error {
	return fn(identitydb.Records{Tx: s.tx})
}

// peopleIn keeps region.People.
type peopleIn struct {
	people *identity.Service
	work   *workspace.Service
}

// Accounts lists who holds a role in a region now.
func (p peopleIn) Accounts(ctx context.Context, code region.Code) (out []region.Account, err error) {
	members, err := p.people.People(ctx, access.Place{Region: string(code)})
	for _, m := range members {
		if m.ID != "" && slices.ContainsFunc(m.Grants, func(g identity.Granted) bool { return !g.Over(p.work.Now()) }) {
			out = append(out, region.Account{ID: m.ID, Name: m.Name, Login: m.Login})
		}
	}
	return out, err
}

// Grants lists the grants in a region that are not over, by account.
func (p peopleIn) Grants(ctx context.Context, code region.Code) (map[string][]access.Grant, error) {
	members, err := p.people.People(ctx, access.Place{Region: string(code)})
	out := map[string][]access.Grant{}
	for _, m := range members {
		for _, g := range m.Grants {
			if m.ID != "" && !g.Over(p.work.Now()) {
				out[m.ID] = append(out[m.ID], g.Grant)
			}
		}
	}
	return out, err
}

// HandOver passes grants on.
func (p peopleIn) HandOver(ctx context.Context, by region.Author, grants []string, from region.Account, w region.Wish) (region.Account, string, error) {
	h := identity.Handing{From: from.ID, Grants: grants, To: w.To.ID, Name: w.To.Name, Login: w.To.Login, At: w.Last.Next().Begins(), Acting: w.Acting}
	if w.Until != "" {
		h.Until = w.Until.Next().Begins()
	}
	to, token, err := p.people.HandOver(ctx, identity.Keeper{Actor: by.Actor, Name: by.Name}, h)
	return region.Account{ID: to.ID, Name: to.Name, Login: to.Login}, token, err
}

// tasksIn keeps region.Tasks.
type tasksIn struct{ records deskdb.Records }

// Of lists the open tasks of a person in a region.
func (t tasksIn) Of(ctx context.Context, code region.Code, person string) (out []region.Task, err error) {
	open, err := t.records.OpenTo(ctx, desk.Target{Kind: desk.ToPerson, ID: person})
	for _, x := range open {
		if x.Region == code {
			out = append(out, region.Task{ID: x.ID, Text: x.Text})
		}
	}
	return out, err
}

// OfOffice lists the open tasks of an office.
func (t tasksIn) OfOffice(ctx context.Context, code region.Code, office string) (out []region.Task, err error) {
	open, err := t.records.OpenTo(ctx, desk.Target{Kind: desk.ToOffice, ID: office})
	for _, x := range open {
		if x.Region == code {
			out = append(out, region.Task{ID: x.ID, Text: x.Text})
		}
	}
	return out, err
}

// Move gives the open tasks of an office to another.
func (t tasksIn) Move(ctx context.Context, code region.Code, from string, to region.Named) error {
	list, err := t.OfOffice(ctx, code, from)
	if err != nil {
		return err
	}
	for _, x := range list {
		if _, err := t.records.Reassign(ctx, code, x.ID, desk.Target{Kind: desk.ToOffice, ID: from}, desk.Target{Kind: desk.ToOffice, ID: to.Code, Name: to.Name}); err != nil {
			return err
		}
	}
	return nil
}

// HandOver gives open tasks to another person.
func (t tasksIn) HandOver(ctx context.Context, code region.Code, tasks []string, from, to region.Account) error {
	if to.ID == "" {
		return fault.New(fault.Invalid, "Tugas hanya dapat diterima pemilik akun. Pilih akun penerus, atau lepas centang tugasnya.")
	}
	for _, id := range tasks {
		ok, err := t.records.Reassign(ctx, code, id, desk.Target{Kind: desk.ToPerson, ID: from.ID}, desk.Target{Kind: desk.ToPerson, ID: to.ID, Name: to.Name})
		if err != nil {
			return err
		}
		if !ok {
			return fault.New(fault.Conflict, "Salah satu tugas sudah selesai atau beralih. Muat ulang daftarnya.")
		}
	}
	return nil
}

// editorIn keeps region.Editor by the door of the workspace.
type editorIn struct {
	store   regionStore
	tx      *db.Tx
	changed *[]workspace.State
}

// Apply changes the plan: all of the edits, or none. Keeping a region carries what
// an event asks of its plan, so the rows are written as by whoever writes the whole
// plan; they are kept under the name of the person who did it.
func (e editorIn) Apply(ctx context.Context, by region.Author, code region.Code, reason string, edits []region.Edit) error {
	where, ok := region.Find(code)
	if !ok {
		return errNoRegion(code)
	}
	whole := access.Grant{Role: "sekretaris", Scope: access.Place{Region: string(code)}}
	who := workspace.Author{Actor: access.Actor{Person: by.Person, Grants: []access.Grant{whole}}, Name: by.Name}
	batch := workspace.Batch{Reason: reason, All: true}
	for _, x := range edits {
		batch.Changes = append(batch.Changes, workspace.Change{Op: workspace.Op(x.Op), List: x.List, Row: x.Row, Field: x.Field, Base: x.Base, Value: x.Value, Cells: x.Cells})
	}
	written, err := e.store.plans.editIn(ctx, e.tx, where, func(st workspace.State) (workspace.Written, error) {
		g, err := e.store.work.Guide(st.Snapshot)
		if err != nil {
			return workspace.Written{}, err
		}
		w := workspace.Apply(st, g, who, batch, workbook.Options{}, e.store.work.Now())
		return w, refusal(w.Outcome, batch)
	})
	switch {
	case err == errNothing: //nolint:errorlint // it comes back as it went in
		return nil
	case err != nil:
		return err
	}
	*e.changed = append(*e.changed, written.State)
	return nil
}

// refusal tells why a batch was not taken; nil where it was.
func refusal(o workspace.Outcome, b workspace.Batch) error {
	for i, r := range o.Results {
		c := b.Changes[i]
		switch r.Status {
		case workspace.Conflict:
			return fault.New(fault.Conflict, fmt.Sprintf("Isi rencana berubah sejak halaman ini dibuka: daftar %s, kolom %s sekarang berisi %q. Tidak ada yang tersimpan; muat ulang, lalu ulangi.", c.List, c.Field, fault.Clip(r.Value, 60)))
		case workspace.Refused:
			var texts []string
			for _, p := range r.Problems {
				texts = append(texts, p.Text, p.Advice)
			}
			return fault.New(fault.Conflict, fmt.Sprintf("Perubahan rencana ditolak pada daftar %s: %s Tidak ada yang tersimpan.", c.List, strings.Join(texts, " ")))
		}
	}
	return nil
}

// regionPlan keeps region.Plan by the workspace.
type regionPlan struct{ work *workspace.Service }

var _ region.Plan = regionPlan{}

// Offices lists the offices of a region's plan with the identities of their rows.
func (p regionPlan) Offices(ctx context.Context, code region.Code) (out []region.OfficeRow, err error) {
	st, _, err := p.work.State(ctx, code)
	for i, o := range st.OPDs {
		out = append(out, region.OfficeRow{OPD: o, Row: st.IDs[region.OfficeList][i]})
	}
	return out, err
}

// Pointers lists the cells of the plan that name an office.
func (p regionPlan) Pointers(ctx context.Context, code region.Code, office string) ([]region.Pointer, error) {
	st, g, err := p.work.State(ctx, code)
	if err != nil {
		return nil, err
	}
	return pointersTo(st, g, office), nil
}

// pointersTo finds the cells by letting the plan name the office, whether it is
// still on the list or not.
func pointersTo(st workspace.State, g plan.Guideline, office string) []region.Pointer {
	at := slices.IndexFunc(st.OPDs, func(o region.OPD) bool { return o.Code == office })
	s := st.Snapshot
	if at < 0 {
		at = len(s.OPDs)
		s.OPDs = append(slices.Clone(s.OPDs), region.OPD{Code: office})
	}
	e := workbook.Edit(s, g, workbook.Options{})
	views := map[string]workbook.View{}
	var out []region.Pointer
	for _, r := range e.Referrers(region.OfficeList, at) {
		view, known := views[r.List]
		if !known {
			view = e.List(r.List)
			views[r.List] = view
		}
		out = append(out, pointer(view, r, st.IDs[r.List][r.Row]))
	}
	return out
}

// pointer describes a cell that names an office. Its row is told by the first of
// its columns that is a text of its own.
func pointer(view workbook.View, r workbook.Referrer, row string) region.Pointer {
	p := region.Pointer{List: r.List, Title: view.Title, Row: row, Code: r.Code, Field: r.Field}
	cells := view.Cells(r.Row)
	for n, c := range view.Columns {
		switch {
		case c.Key == r.Field:
			p.Named, p.Text = c.Title, cells[n]
		case p.Label == "" && !c.Own && len(c.Refers) == 0 && len(c.List) == 0 && c.Year == 0:
			p.Label = fault.Clip(cells[n], 80)
		}
	}
	return p
}

// Seats lists the seats of a person in the bodies of the plan, by name.
func (p regionPlan) Seats(ctx context.Context, code region.Code, name string) (out []region.Seat, err error) {
	st, _, err := p.work.State(ctx, code)
	for i, m := range st.Masterplan.Members {
		if name != "" && strings.EqualFold(strings.Join(strings.Fields(m.Name), " "), strings.Join(strings.Fields(name), " ")) {
			out = append(out, region.Seat{Row: st.IDs[region.SeatList][i], Body: m.Body, Role: m.Role, Position: m.Position, Agency: m.Agency, Name: m.Name})
		}
	}
	return out, err
}

// Dimensions lists the codes of the dimensions of a region's plan.
func (p regionPlan) Dimensions(ctx context.Context, code region.Code) (out []string, err error) {
	_, g, err := p.work.State(ctx, code)
	for _, d := range g.Dimensions {
		out = append(out, d.Code)
	}
	return out, err
}

func dimensionsOf(s plan.Snapshot) ([]plan.Dimension, error) {
	g, err := publication.GuidelineOf(s)
	return g.Dimensions, err
}
