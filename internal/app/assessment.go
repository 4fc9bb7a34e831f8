package app

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/answer"
	"gurindam/internal/answer/answerdb"
	"gurindam/internal/assessment"
	"gurindam/internal/assessment/assessmentdb"
	"gurindam/internal/assessment/assessmentweb"
	"gurindam/internal/assessor/assessordb"
	"gurindam/internal/db"
	"gurindam/internal/desk"
	"gurindam/internal/evaluation"
	"gurindam/internal/evaluation/evaluationdb"
	"gurindam/internal/evidence"
	"gurindam/internal/evidence/evidencedb"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
	"gurindam/internal/survey"
	"gurindam/internal/survey/surveydb"
	"gurindam/internal/web"
)

// assessmentStore puts sheets, the record of the cycle and who is assigned into one
// transaction each time.
type assessmentStore struct{ db *db.DB }

var _ assessment.Store = assessmentStore{}

// View reads at one moment.
func (s assessmentStore) View(ctx context.Context, fn func(assessment.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(newAssessmentRecords(tx)) })
}

// Update writes all or nothing.
func (s assessmentStore) Update(ctx context.Context, fn func(assessment.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(newAssessmentRecords(tx)) })
}

type assessmentRecords struct {
	assessmentdb.Records
	cycles
	seats assessordb.Records
}

// cycles is the record of the cycle beside another store.
type cycles struct{ evaluation.Records }

func newAssessmentRecords(tx *db.Tx) assessmentRecords {
	return assessmentRecords{assessmentdb.Records{Tx: tx}, cycles{evaluationdb.Records{Tx: tx}}, assessordb.Records{Tx: tx}}
}

// Judges lists the assessors assigned to a region in the order of their identities.
func (r assessmentRecords) Judges(ctx context.Context, cycle string, code region.Code) ([]assessment.Judge, error) {
	panel, err := r.seats.AssignedTo(ctx, cycle, code)
	var out []assessment.Judge
	for _, a := range panel {
		out = append(out, assessment.Judge{Person: a.Person, Name: a.Name})
	}
	slices.SortFunc(out, func(a, b assessment.Judge) int { return strings.Compare(a.Person, b.Person) })
	return out, err
}

// assessmentWorld gives the assessment what other rooms know.
type assessmentWorld struct {
	app     *App
	surveys *surveys
}

var _ assessment.World = assessmentWorld{}

// MayAssess tells why somebody may not judge a region.
func (w assessmentWorld) MayAssess(ctx context.Context, who access.Actor, cycle string, code region.Code) error {
	return w.app.Assessors.MayAssess(ctx, who, cycle, code)
}

// Duties lists the regions that a person is assigned to and may judge.
func (w assessmentWorld) Duties(ctx context.Context, person string) (out []assessment.Duty, err error) {
	barred, err := w.app.Assessors.Barred(ctx, person)
	if err != nil {
		return nil, err
	}
	err = w.app.db.View(ctx, func(tx *db.Tx) error {
		seats, err := assessordb.Records{Tx: tx}.OfPerson(ctx, person)
		out = nil
		for _, a := range seats {
			signed, err := assessordb.Records{Tx: tx}.Declaration(ctx, a.Cycle, person)
			if err != nil {
				return err
			}
			if signed.Signed() && !slices.Contains(barred, string(a.Region)) {
				out = append(out, assessment.Duty{Cycle: a.Cycle, Region: a.Region})
			}
		}
		return err
	})
	return out, err
}

// Instrument gives a published instrument.
func (w assessmentWorld) Instrument(ctx context.Context, id string) (instrument.Instrument, error) {
	return w.app.Instruments.Instrument(ctx, id)
}

// Answers gives what a region answered, as it was sent.
func (w assessmentWorld) Answers(ctx context.Context, cycle string, code region.Code) (s answer.Sheet, err error) {
	err = w.app.db.View(ctx, func(tx *db.Tx) error {
		s, err = answerdb.Records{Tx: tx}.Sheet(ctx, cycle, code)
		return err
	})
	if err == nil && s.State != answer.Sent {
		err = fmt.Errorf("answers of %s in %s are %s, though marked sent", code, cycle, s.State)
	}
	return s, err
}

// Evidence lists all the evidence of a region.
func (w assessmentWorld) Evidence(ctx context.Context, code region.Code) (out []evidence.Item, err error) {
	err = w.app.db.View(ctx, func(tx *db.Tx) error {
		out, err = evidencedb.Records{Tx: tx}.Items(ctx, code)
		return err
	})
	return out, err
}

// Survey gives what came out of a region's survey on a sub-dimension.
func (w assessmentWorld) Survey(ctx context.Context, cycle string, code region.Code, sub string) (survey.Result, error) {
	all, err := w.surveys.of(ctx, cycle, code)
	found, _ := all.Sub(sub)
	return found, err
}

// surveys remembers for a minute what came out of surveys: assessors go from statement to
// statement, and working it out reads every answer.
type surveys struct {
	app *App

	mu    sync.Mutex
	known map[surveyed]reckoned
}

type surveyed struct {
	cycle  string
	region region.Code
}

type reckoned struct {
	at      time.Time
	results survey.Results
}

func (s *surveys) of(ctx context.Context, cycle string, code region.Code) (survey.Results, error) {
	key, now := surveyed{cycle, code}, s.app.now()
	s.mu.Lock()
	known, ok := s.known[key]
	s.mu.Unlock()
	if ok && now.Sub(known.at) < time.Minute {
		return known.results, nil
	}
	results, err := s.reckon(ctx, cycle, code)
	if err != nil {
		return results, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.known == nil || len(s.known) > 64 {
		s.known = map[surveyed]reckoned{}
	}
	s.known[key] = reckoned{now, results}
	return results, nil
}

func (s *surveys) reckon(ctx context.Context, id string, code region.Code) (out survey.Results, err error) {
	err = s.app.db.View(ctx, func(tx *db.Tx) error {
		cycle, err := evaluationdb.Records{Tx: tx}.Cycle(ctx, id)
		if err != nil {
			return err
		}
		p, err := evaluationdb.Records{Tx: tx}.Participant(ctx, id, code)
		if err != nil {
			return err
		}
		cohort, _ := cycle.Cohort(p.Cohort)
		asked, err := s.app.Instruments.Instrument(ctx, cohort.Instrument)
		if err != nil {
			return err
		}
		polls, err := surveydb.Records{Tx: tx}.Polls(ctx, id, code)
		if err != nil {
			return err
		}
		entries, err := surveydb.Records{Tx: tx}.Entries(ctx, id, code)
		out = survey.Reckon(asked, cycle.Sample, polls, entries, survey.Look(entries))
		return err
	})
	return out, err
}

// newAssessments makes the service of the assessment.
func (a *App) newAssessments() *assessment.Service {
	return assessment.NewService(assessmentStore{a.db}, assessmentWorld{a, &surveys{app: a}}, a.now)
}

// assessmentRoutes are the pages of the assessment.
func (a *App) assessmentRoutes() []web.Route {
	return assessmentweb.Routes(assessmentweb.Options{
		Service: a.Assessments, Now: a.now, RegionName: regionName,
		Look: func(ctx context.Context, code region.Code, item string) (evidence.Content, error) {
			found, err := a.Proofs.Look(ctx, code, item)
			return found.Content, err
		},
		Text: func(ctx context.Context, code region.Code, item string) (string, error) {
			return a.Proofs.Text(ctx, code, evidence.Passport{Row: evidence.Row{Item: evidence.Item{ID: item}}}, mostShownText)
		},
		Content: func(r *http.Request, code region.Code, item string, shown bool) (web.Answer, error) {
			return a.evidenceFile(r.Context(), code, item, 0, shown)
		},
	})
}

// mostShownText is how many bytes of a text a page shows.
const mostShownText = 64 << 10

// clarifications tells the desks of questions of assessors that wait for the region, and
// of what waits for the assessors themselves.
type clarifications struct{ app *App }

var _ desk.Source = clarifications{}

// Decisions lists the clarifications of a region that wait for its answer.
func (c clarifications) Decisions(ctx context.Context, code region.Code) ([]desk.Decision, error) {
	list, err := c.app.Assessments.Waiting(ctx, code)
	var out []desk.Decision
	for _, w := range list {
		out = append(out, desk.Decision{Kind: desk.Approval, What: fmt.Sprintf("Klarifikasi %s dari Asesor %d", w.Question, w.Number), Why: "Asesor menunggu jawaban daerah", Verb: access.Answer,
			Place: access.Place{Region: string(code)}, Since: w.Asked, Due: w.Due, Path: assessment.ClarificationPath(code, w.Cycle, w.ID)})
	}
	return out, err
}

var _ desk.Personal = clarifications{}

// Own lists what waits for an assessor: regions to score, and discussions to answer.
func (c clarifications) Own(ctx context.Context, who access.Actor) ([]desk.Item, error) {
	if who.Person == "" || len(access.Scopes(who, access.Assess, c.app.now())) == 0 {
		return nil, nil
	}
	papers, err := c.app.Assessments.Mine(ctx, assessment.Author{Actor: who})
	var out []desk.Item
	for _, p := range papers {
		item := desk.Item{Kind: desk.Approval, Region: p.Participant.Region, Since: p.Participant.Marks[evaluation.Submitted], Due: p.Due, Path: assessment.SheetPath(p.Cycle.ID, p.Participant.Region)}
		switch {
		case p.Calls() > 0:
			item.What, item.Why = fmt.Sprintf("Diskusi nilai %s", p.Participant.Name), "Nilai berjauhan; jawaban Anda ditunggu"
			item.Since, item.Due, item.Path = p.Participant.Marks[evaluation.Scored], time.Time{}, item.Path+"/diskusi"
		case p.Closed == nil && !p.Own.Closed():
			item.What, item.Why = fmt.Sprintf("Penilaian %s: %s", p.Participant.Name, p.Cycle.Name), fmt.Sprintf("Belum dikunci: %d dari %d pertanyaan dinilai", p.Own.Done(), len(p.Instrument.Questions()))
		default:
			continue
		}
		out = append(out, item)
	}
	return out, err
}
