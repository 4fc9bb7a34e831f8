package deskdb_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/desk"
	"gurindam/internal/desk/deskdb"
	"gurindam/internal/discussion"
	"gurindam/internal/discussion/discussiondb"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/region"
)

const city region.Code = "21.72"

// world is a plan of one row of Dinkes, with a finding on it.
type world struct{}

type catalog struct{}

func (catalog) At(s discussion.Spot) (discussion.Object, bool) {
	o := discussion.Object{Spot: s, Place: access.Place{Region: string(city)}, Path: "/kota/21.72"}
	if s.Whole() {
		return o, true
	}
	o.Code, o.Name, o.Place.OPD, o.Path = "SG-01", "Portal", "DINKES", "/kota/21.72/rencana-aksi/SG-01"
	return o, s.Row == "A"
}

func (c catalog) Coded(_, code string) (discussion.Object, bool) {
	o, _ := c.At(discussion.Spot{List: "rencana_aksi", Row: "A"})
	return o, code == "SG-01"
}

func (world) Catalog(_ context.Context, code region.Code) (discussion.Catalog, error) {
	if code != city {
		return nil, fault.New(fault.NotFound, "Belum ada rencana.")
	}
	return catalog{}, nil
}

func (world) Findings(context.Context, region.Code) ([]plan.Finding, error) {
	return []plan.Finding{{Severity: plan.Must, Kind: "k", Text: "2 inisiatif tanpa pagu.", Sheet: "Rencana Aksi", Codes: []string{"SG-01", "TIADA"}}}, nil
}

func (world) Offices(context.Context, region.Code) ([]region.OPD, error) {
	return []region.OPD{{Code: "DINKES", Short: "Dinkes"}}, nil
}

func person(id, role string, scope access.Place) discussion.Person {
	return discussion.Person{ID: id, Name: id, Login: id, Grants: []access.Grant{{Role: role, Scope: scope}}}
}

var (
	ana   = person("ana", "perencana-opd", access.Place{Region: string(city), OPD: "DINKES"})
	budi  = person("budi", "sekretaris", access.Place{Region: string(city)})
	cici  = person("cici", "perencana-opd", access.Place{Region: string(city), OPD: "DISHUB"})
	jauh  = person("jauh", "sekretaris", access.Place{Region: "21.71"})
	pusat = person("pusat", "asesor", access.Place{})
)

func (world) People(context.Context) ([]discussion.Person, error) {
	return []discussion.Person{ana, budi, cici, jauh, pusat}, nil
}

func as(p discussion.Person) discussion.Author {
	return discussion.Author{Actor: p.Actor(), Name: p.Name}
}

type store struct{ db *db.DB }

type records struct {
	deskdb.Records
	talks discussiondb.Records
}

func (r records) AddNotices(ctx context.Context, list []discussion.Notice) error {
	return r.talks.AddNotices(ctx, list)
}

func (s store) View(ctx context.Context, fn func(desk.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(records{deskdb.Records{Tx: tx}, discussiondb.Records{Tx: tx}}) })
}

func (s store) Update(ctx context.Context, fn func(desk.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(records{deskdb.Records{Tx: tx}, discussiondb.Records{Tx: tx}}) })
}

type talks struct{ db *db.DB }

type talkRecords struct{ discussiondb.Records }

func (talkRecords) Enqueue(context.Context, discussion.Mail) error { return nil }

func (s talks) View(ctx context.Context, fn func(discussion.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(talkRecords{discussiondb.Records{Tx: tx}}) })
}

func (s talks) Update(ctx context.Context, fn func(discussion.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(talkRecords{discussiondb.Records{Tx: tx}}) })
}

// decisions wants one approval from whoever keeps the region in order.
type decisions struct{}

func (decisions) Decisions(_ context.Context, code region.Code) ([]desk.Decision, error) {
	return []desk.Decision{{Kind: desk.Approval, What: "Revisi 2", Verb: access.Moderate, Place: access.Place{Region: string(code)}}}, nil
}

// room is the desks of a fresh database.
type room struct {
	*desk.Service
	t     *testing.T
	talks *discussion.Service
}

func each(t *testing.T, fn func(*testing.T, room)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		clock := new(atomic.Int64)
		clock.Store(time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC).UnixMilli())
		now := func() time.Time { return time.UnixMilli(clock.Add(1)).UTC() }
		said := discussion.NewService(talks{d}, world{}, now)
		fn(t, room{desk.NewService(store{d}, said, world{}, now, decisions{}), t, said})
	})
}

func (r room) give(o desk.Order) desk.Task {
	r.t.Helper()
	task, err := r.Give(r.t.Context(), as(budi), city, discussion.Spot{List: "rencana_aksi", Row: "A"}, o)
	if err != nil {
		r.t.Fatal(err)
	}
	return task
}

func (r room) desk(p discussion.Person) string {
	r.t.Helper()
	items, err := r.Desk(r.t.Context(), p.Actor())
	if err != nil {
		r.t.Fatal(err)
	}
	out := ""
	for _, i := range items {
		out += string(i.Kind) + ": " + i.What + "\n"
	}
	return out
}

func (r room) wantKind(what string, err error, kind fault.Kind) {
	r.t.Helper()
	if err == nil || fault.KindOf(err) != kind {
		r.t.Errorf("%s: %v, want kind %d", what, err, kind)
	}
}

func TestTasks(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r room) {
		task := r.give(desk.Order{Text: "Isi pagu.", To: "opd:DINKES", Due: "2026-03-05"})
		if again := r.give(desk.Order{ID: task.ID, Text: "Isi pagu.", To: "opd:DINKES"}); again.ID != task.ID {
			t.Error("a form sent twice has two identities")
		}
		for who, want := range map[*discussion.Person]int{&ana: 1, &budi: 0, &cici: 0, &jauh: 0} {
			n, err := r.Waiting(t.Context(), who.Actor())
			unseen, _ := r.talks.Unseen(t.Context(), who.Actor())
			if err != nil || n != want || unseen != want {
				t.Errorf("%s: %d wait, %d unseen, want %d (%v)", who.Name, n, unseen, want, err)
			}
		}
		r.wantKind("by another office", r.End(t.Context(), as(cici), city, task.ID, desk.Done), fault.Forbidden)
		r.wantKind("taken back by who was asked", r.End(t.Context(), as(ana), city, task.ID, desk.Withdrawn), fault.Forbidden)
		r.wantKind("by another region", r.End(t.Context(), as(jauh), city, task.ID, desk.Done), fault.Forbidden)
		r.wantKind("through another region", r.End(t.Context(), as(jauh), "21.71", task.ID, desk.Done), fault.NotFound)
		if err := r.End(t.Context(), as(ana), city, task.ID, desk.Done); err != nil {
			t.Fatal(err)
		}
		if n, _ := r.talks.Unseen(t.Context(), budi.Actor()); n != 1 {
			t.Errorf("who gave it has %d notices", n)
		}
		for ended, want := range map[bool]int{true: 1, false: 0} {
			list, more, err := r.Tasks(t.Context(), cici.Actor(), city, desk.Query{Ended: ended, List: "rencana_aksi", Row: "A", Most: 10})
			if err != nil || more || len(list) != want {
				t.Errorf("ended %v: %v, %v", ended, list, err)
			}
		}
		if err := r.Reopen(t.Context(), as(ana), city, task.ID); err != nil {
			t.Fatal(err)
		}
		if n, _ := r.Waiting(t.Context(), ana.Actor()); n != 1 {
			t.Error("a task that was opened again does not wait")
		}
		for name, to := range map[string]string{"who may not read": "orang:jauh", "an unknown office": "opd:TIADA", "the public": "peran:publik", "nobody": ""} {
			_, err := r.Give(t.Context(), as(budi), city, discussion.Spot{}, desk.Order{Text: "x", To: to})
			r.wantKind("to "+name, err, fault.Invalid)
		}
		_, err := r.Give(t.Context(), as(jauh), city, discussion.Spot{}, desk.Order{Text: "x", To: "opd:DINKES"})
		r.wantKind("from another region", err, fault.Forbidden)
		_, _, err = r.Tasks(t.Context(), jauh.Actor(), city, desk.Query{Most: 10})
		r.wantKind("seen from another region", err, fault.Forbidden)
	})
}

func TestDesks(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r room) {
		at := discussion.Spot{List: "rencana_aksi", Row: "A"}
		if _, err := r.talks.Begin(t.Context(), as(cici), city, at, discussion.Draft{Text: "@budi pagunya?"}); err != nil {
			t.Fatal(err)
		}
		r.give(desk.Order{Text: "Isi pagu.", To: "orang:ana"})
		if _, err := r.Give(t.Context(), as(budi), city, at, desk.Order{Text: "Nilai.", To: "peran:asesor"}); err != nil {
			t.Fatal(err)
		}
		for who, want := range map[*discussion.Person]string{
			&ana:   "tugas: Isi pagu.\ndiskusi: SG-01 Portal\ntemuan: 1 inisiatif tanpa pagu.\n",
			&budi:  "sebutan: SG-01 Portal\npersetujuan: Revisi 2\ntemuan: 1 inisiatif tanpa pagu.\n",
			&cici:  "",
			&jauh:  "",
			&pusat: "tugas: Nilai.\n",
		} {
			if got := r.desk(*who); got != want {
				t.Errorf("%s:\n%s\nwant\n%s", who.Name, got, want)
			}
		}
	})
}

// Two people end one task at once; one of them did it, and neither is told a lie.
func TestTwoEndOneTask(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r room) {
		task := r.give(desk.Order{Text: "Isi pagu.", To: "opd:DINKES"})
		var wait sync.WaitGroup
		for _, c := range []struct {
			by  discussion.Person
			how desk.Ending
		}{{ana, desk.Done}, {budi, desk.Withdrawn}} {
			wait.Go(func() {
				if err := r.End(t.Context(), as(c.by), city, task.ID, c.how); err != nil && fault.KindOf(err) != fault.Conflict {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		list, _, err := r.Tasks(t.Context(), budi.Actor(), city, desk.Query{Ended: true, Most: 10})
		if err != nil || len(list) != 1 || list[0].Rev != 2 || (list[0].Ending == desk.Done) != (list[0].Ended.Person == "ana") {
			t.Errorf("%+v, %v", list, err)
		}
	})
}

func TestPagesOfTasks(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r room) {
		for _, due := range []string{"", "2026-03-09", "2026-03-03", ""} {
			r.give(desk.Order{Text: "Tenggat " + due, To: "opd:DINKES", Due: due})
		}
		list, more, err := r.Tasks(t.Context(), ana.Actor(), city, desk.Query{Most: 3})
		if err != nil || !more || len(list) != 3 || list[0].Text != "Tenggat 2026-03-03" || list[1].Text != "Tenggat 2026-03-09" || !list[2].Due.IsZero() {
			t.Errorf("%+v, %v, %v", list, more, err)
		}
		if rest, more, _ := r.Tasks(t.Context(), ana.Actor(), city, desk.Query{Skip: 3, Most: 3}); len(rest) != 1 || more {
			t.Errorf("%+v, %v", rest, more)
		}
	})
}
