package app

import (
	"context"
	"log/slog"
	netmail "net/mail"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/desk"
	"gurindam/internal/desk/deskdb"
	"gurindam/internal/desk/deskweb"
	"gurindam/internal/discussion"
	"gurindam/internal/discussion/discussiondb"
	"gurindam/internal/discussion/discussionweb"
	"gurindam/internal/mail"
	"gurindam/internal/plan"
	"gurindam/internal/region"
	"gurindam/internal/web"
	"gurindam/internal/workspace/workspaceweb"
)

// talkStore puts what people say, and the mails that tell of it, into transactions.
type talkStore struct {
	db    *db.DB
	mails *mail.Outbox
	now   func() time.Time
}

var _ discussion.Store = talkStore{}

// View reads at one moment.
func (s talkStore) View(ctx context.Context, fn func(discussion.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(talkRecords{discussiondb.Records{Tx: tx}, s}) })
}

// Update writes all or nothing.
func (s talkStore) Update(ctx context.Context, fn func(discussion.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(talkRecords{discussiondb.Records{Tx: tx}, s}) })
}

type talkRecords struct {
	discussiondb.Records
	store talkStore
}

// Enqueue puts a mail into the outbox.
func (r talkRecords) Enqueue(ctx context.Context, m discussion.Mail) error {
	_, err := r.store.mails.Enqueue(ctx, r.Tx, mail.Message{To: m.To, Subject: m.Subject, Body: m.Text, About: "pemberitahuan", At: r.store.now()})
	return err
}

// deskStore puts tasks, and the notices that tell of them, into transactions.
type deskStore struct{ db *db.DB }

var _ desk.Store = deskStore{}

// View reads at one moment.
func (s deskStore) View(ctx context.Context, fn func(desk.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(newDeskRecords(tx)) })
}

// Update writes all or nothing.
func (s deskStore) Update(ctx context.Context, fn func(desk.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(newDeskRecords(tx)) })
}

type deskRecords struct {
	deskdb.Records
	talks discussiondb.Records
}

func newDeskRecords(tx *db.Tx) deskRecords {
	return deskRecords{deskdb.Records{Tx: tx}, discussiondb.Records{Tx: tx}}
}

// AddNotices tells people of tasks.
func (r deskRecords) AddNotices(ctx context.Context, notices []discussion.Notice) error {
	return r.talks.AddNotices(ctx, notices)
}

// world gives the discussions and the desks what other rooms know.
type world struct{ app *App }

var (
	_ discussion.World = world{}
	_ desk.World       = world{}
)

// Catalog gives the plan of a region to look things up in.
func (w world) Catalog(ctx context.Context, code region.Code) (discussion.Catalog, error) {
	st, guide, err := w.app.Work.State(ctx, code)
	if err != nil {
		return nil, err
	}
	return discussion.NewPlan(st.Snapshot, st.IDs, guide), nil
}

// Findings lists what the check found in a region's plan.
func (w world) Findings(ctx context.Context, code region.Code) ([]plan.Finding, error) {
	st, guide, err := w.app.Work.State(ctx, code)
	if err != nil {
		return nil, err
	}
	return plan.Check(st.Snapshot, guide), nil
}

// Offices lists the offices of a region.
func (w world) Offices(ctx context.Context, code region.Code) ([]region.OPD, error) {
	st, _, err := w.app.Work.State(ctx, code)
	return st.OPDs, err
}

// People lists everybody with an account. Mail reaches those whose login is an address.
func (w world) People(ctx context.Context) ([]discussion.Person, error) {
	members, err := w.app.People.People(ctx, access.Place{})
	if err != nil {
		return nil, err
	}
	tied, err := w.app.Assessors.AllBarred(ctx)
	var out []discussion.Person
	for _, m := range members {
		if m.ID == "" {
			continue // everybody in general is nobody to call
		}
		p := discussion.Person{ID: m.ID, Name: m.Name, Login: m.Login, Barred: tied[m.ID]}
		if address, err := netmail.ParseAddress(m.Login); err == nil {
			p.Mail = address.Address
		}
		for _, g := range m.Grants {
			p.Grants = append(p.Grants, g.Grant)
		}
		out = append(out, p)
	}
	return out, err
}

// talkRoutes lists the pages of discussions and desks.
func (a *App) talkRoutes() []web.Route {
	return append(discussionweb.Routes(a.Talks, deskweb.TaskPath, a.now), deskweb.Routes(a.Desks, a.now)...)
}

// beside gives the pages where people write what is said and asked about it.
func (a *App) beside() workspaceweb.Talks {
	return workspaceweb.Talks{Path: discussionweb.Path, Tasks: deskweb.TaskPath, Script: discussionweb.Script,
		Threads: func(ctx context.Context, who access.Actor, code region.Code, list string) (map[string]map[string]int, error) {
			return a.Talks.Tally(ctx, who, code, list)
		}}
}

// badges tells in the head of every page what waits for a visitor.
func (a *App) badges(ctx context.Context, v web.Visitor) ([]web.Badge, error) {
	waiting, err := a.Desks.Waiting(ctx, v.Actor)
	if err != nil {
		return nil, err
	}
	unseen, err := a.Talks.Unseen(ctx, v.Actor)
	return []web.Badge{{Text: web.T(ctx, "Meja saya"), Path: deskweb.Path, Count: waiting}, {Text: web.T(ctx, "Pemberitahuan"), Path: "/pemberitahuan", Count: unseen}}, err
}

// betweenMails is how often notices are looked through for mails that are due.
const betweenMails = time.Minute

// tellByMail puts the mails that are due into the outbox until the context ends. base
// is the address that people open.
func (a *App) tellByMail(ctx context.Context, base string, log *slog.Logger) {
	tick := time.NewTicker(betweenMails)
	defer tick.Stop()
	for {
		if err := a.Talks.Deliver(ctx, base); err != nil && ctx.Err() == nil {
			log.WarnContext(ctx, "pemberitahuan lewat surel tertunda", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
