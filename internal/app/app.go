// Package app builds the program by hand: database, stores, services, writers,
// routes. It carries out what the commands and pages ask for, and holds no rule.
package app

import (
	"context"
	"io"
	"time"

	"gurindam/internal/answer"
	"gurindam/internal/assessment"
	"gurindam/internal/assessor"
	"gurindam/internal/db"
	"gurindam/internal/desk"
	"gurindam/internal/discussion"
	"gurindam/internal/doc"
	"gurindam/internal/doc/docdocx"
	"gurindam/internal/doc/dochtml"
	"gurindam/internal/doc/docpdf"
	"gurindam/internal/evaluation"
	"gurindam/internal/evidence"
	"gurindam/internal/identity"
	"gurindam/internal/instrument"
	"gurindam/internal/job"
	"gurindam/internal/mail"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plandb"
	"gurindam/internal/publication"
	"gurindam/internal/region"
	"gurindam/internal/result"
	"gurindam/internal/survey"
	"gurindam/internal/workspace"
)

// App is the program with an open database.
type App struct {
	Plans       *plan.Service
	Work        *workspace.Service
	Kept        *workspace.Revisions
	Region      *region.Service
	Books       *publication.Service
	Album       *plan.Album
	Press       *publication.Press
	People      *identity.Service
	Talks       *discussion.Service
	Desks       *desk.Service
	Cycles      *evaluation.Service
	Answers     *answer.Service
	Results     *result.Service
	Instruments *instrument.Service // every published one, and drafts of the next
	Assessors   *assessor.Service
	Assessments *assessment.Service
	Surveys     *survey.Service
	Proofs      *evidence.Service
	mails       *mail.Outbox
	worker      *job.Worker
	store       planStore
	db          *db.DB
	now         func() time.Time
}

// New opens the database of an address and builds the services over it.
func New(ctx context.Context, address string, now func() time.Time) (*App, error) {
	d, err := db.Open(ctx, address)
	if err != nil {
		return nil, err
	}
	return build(d, now), nil
}

// build makes the services over an open database.
func build(d *db.DB, now func() time.Time) *App {
	store := newPlanStore(d)
	plans := plan.NewService(store)
	album := &plan.Album{Store: plandb.Pictures{DB: d}, Now: now}
	people := identity.NewService(peopleStore{d}, now, identity.DefaultCost)
	a := &App{Plans: plans, Books: newBooks(plans, album), Album: album, People: people, mails: new(mail.Outbox), store: store, db: d, now: now}
	a.Work = &workspace.Service{Store: store, Past: store, Now: now, Guide: publication.GuidelineOf, Hub: &workspace.Hub{Now: now}, Nomenclature: a.nomenclature, Editions: (&editions{db: d}).newest}
	a.Kept = &workspace.Revisions{Store: revisionStore{d, now}, Work: a.Work, Home: region.Find, Guide: plan.LoadGuideline, Now: now}
	a.Region = region.NewService(regionStore{d, store, a.Work, people}, regionPlan{a.Work}, now)
	a.Press, a.worker = a.newPress()
	a.Talks = discussion.NewService(talkStore{d, a.mails, now}, world{a}, now)
	a.Desks = desk.NewService(deskStore{d}, a.Talks, world{a}, now, approvals{a}, sheets{a}, invitations{a}, clarifications{a})
	a.Instruments = instrument.NewService(instrumentStore{d}, now)
	a.Cycles = evaluation.NewService(cycleStore{d}, a.Instruments, region.Find, world{a}.People, now)
	a.Answers = answer.NewService(answerStore{d, now}, a.Instruments, claimed{a}, verdicts{a}, now, surveySource{d}, planSource{a})
	a.Results = a.newResults()
	a.Assessments = a.newAssessments()
	a.Assessors = a.newAssessors()
	a.Surveys = survey.NewService(surveyStore{d}, a.Instruments, surveyWorld{a}, now)
	a.Proofs = a.newEvidence()
	a.equip("", nil)
	return a
}

// nomenclature gives a way to look up codes of the budget nomenclature.
func (a *App) nomenclature(ctx context.Context) (lookup, error) { return a.lookup(ctx) }

// Close closes the database.
func (a *App) Close() error { return a.db.Close() }

func newBooks(plans *plan.Service, album *plan.Album) *publication.Service {
	return &publication.Service{Plans: plans, Images: album, Writers: map[string]publication.Writer{
		publication.PDF:  writer(writePDF),
		publication.DOCX: writer(writeDOCX),
		publication.HTML: writer(writeHTML),
	}}
}

// writer is a function that keeps publication.Writer.
type writer func(io.Writer, doc.Document, publication.Pages) (publication.Pages, error)

// Write writes a document.
func (f writer) Write(w io.Writer, d doc.Document, p publication.Pages) (publication.Pages, error) {
	return f(w, d, p)
}

func writePDF(w io.Writer, d doc.Document, _ publication.Pages) (publication.Pages, error) {
	result, err := docpdf.Write(w, d)
	return result.PageOf, err
}

func writeDOCX(w io.Writer, d doc.Document, p publication.Pages) (publication.Pages, error) {
	return nil, docdocx.Write(w, d, docdocx.Options{PageOf: p})
}

func writeHTML(w io.Writer, d doc.Document, _ publication.Pages) (publication.Pages, error) {
	return nil, dochtml.Write(w, d, dochtml.Options{})
}

// Migrate brings the tables of a database up to date and names what it applied.
func Migrate(ctx context.Context, address string) ([]string, error) {
	d, err := db.Connect(ctx, address)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	return d.Migrate(ctx)
}
