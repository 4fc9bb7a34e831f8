package app

import (
	"context"
	"fmt"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/answer"
	"gurindam/internal/answer/answerdb"
	"gurindam/internal/answer/proposal"
	"gurindam/internal/db"
	"gurindam/internal/desk"
	"gurindam/internal/evaluation"
	"gurindam/internal/evaluation/evaluationdb"
	"gurindam/internal/evidence"
	"gurindam/internal/evidence/evidencedb"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/result"
	"gurindam/internal/survey"
	"gurindam/internal/survey/surveydb"
	"gurindam/internal/workspace"
)

// answerStore puts answers, their evidence and how far the region is into one
// transaction each time.
type answerStore struct {
	db  *db.DB
	now func() time.Time
}

var _ answer.Store = answerStore{}

// View reads at one moment.
func (s answerStore) View(ctx context.Context, fn func(answer.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(s.records(tx)) })
}

// Edit lets the writers of one sheet wait for each other.
func (s answerStore) Edit(ctx context.Context, fn func(answer.Records) error) error {
	return s.db.Edit(ctx, func(tx *db.Tx) error { return fn(s.records(tx)) })
}

func (s answerStore) records(tx *db.Tx) answerRecords {
	cycles := evaluationdb.Records{Tx: tx}
	return answerRecords{answerdb.Records{Tx: tx}, cycles, cycles, evidencedb.Records{Tx: tx}, surveydb.Records{Tx: tx}, s.now}
}

// cyclesOf lists the cycles of a region.
type cyclesOf interface {
	OfRegion(context.Context, region.Code) ([]evaluation.Cycle, error)
}

type answerRecords struct {
	answerdb.Records
	evaluation.Ledger
	cyclesOf
	vault evidencedb.Records
	polls surveydb.Records
	now   func() time.Time
}

var _ answer.Records = answerRecords{}

// Proofs gives what is claimed to prove the answers of a cycle, with what is said
// against it.
func (r answerRecords) Proofs(ctx context.Context, cycle string, code region.Code) ([]answer.Proof, error) {
	round := answer.About(cycle, "")
	rows, err := evidence.Rows(ctx, r.vault, code, answer.ClaimKind, round, r.now())
	if err != nil {
		return nil, fmt.Errorf("proofs of %s in %s: %w", code, cycle, err)
	}
	var out []answer.Proof
	for _, row := range rows {
		for _, c := range row.Claims {
			if c.Kind == answer.ClaimKind && c.Round() == cycle {
				out = append(out, answer.ProofOf(c, row.Item, row.Flags))
			}
		}
	}
	answer.SortProofs(out)
	return out, nil
}

// Surveyed gives what the survey of a region proves.
func (r answerRecords) Surveyed(ctx context.Context, round answer.Round) ([]answer.Proof, error) {
	results, err := surveyedIn(ctx, r.polls, round)
	return proposal.SurveyProofs(round, results), err
}

// surveyedIn works out what a region's survey came to; nothing where the instrument
// asks for none.
func surveyedIn(ctx context.Context, r surveydb.Records, round answer.Round) (out survey.Results, err error) {
	if len(survey.Subs(round.Instrument)) == 0 {
		return out, nil
	}
	polls, err := r.Polls(ctx, round.Cycle.ID, round.Region)
	if err != nil || len(polls) == 0 {
		return out, err
	}
	entries, err := r.Entries(ctx, round.Cycle.ID, round.Region)
	if err != nil {
		return out, err
	}
	return survey.Reckon(round.Instrument, round.Cycle.Sample, polls, entries, nil), nil
}

// surveySource proposes answers from the survey of the region.
type surveySource struct{ db *db.DB }

var _ answer.Source = surveySource{}

// Propose finds the statements that enough respondents judged.
func (s surveySource) Propose(ctx context.Context, r answer.Round) (out []answer.Proposal, err error) {
	err = s.db.View(ctx, func(tx *db.Tx) error {
		results, err := surveyedIn(ctx, surveydb.Records{Tx: tx}, r)
		out = proposal.FromSurvey(r, results)
		return err
	})
	return out, err
}

// Items lists the evidence of a region.
func (r answerRecords) Items(ctx context.Context, code region.Code) ([]evidence.Item, error) {
	return r.vault.Items(ctx, code)
}

// Item gives a piece of evidence of a region.
func (r answerRecords) Item(ctx context.Context, code region.Code, id string) (evidence.Item, error) {
	return r.vault.Item(ctx, code, id)
}

// Attach makes a claim rest on its item.
func (r answerRecords) Attach(ctx context.Context, c evidence.Claim, title string) error {
	return evidence.Tie(ctx, r.vault, c, title)
}

// Detach takes a claim off its item.
func (r answerRecords) Detach(ctx context.Context, c evidence.Claim, title string) error {
	return evidence.Untie(ctx, r.vault, c, title)
}

// Lock keeps what was sent as it is.
func (r answerRecords) Lock(ctx context.Context, cycle string, code region.Code, by evaluation.Person, at time.Time) error {
	return evidence.Freeze(ctx, r.vault, code, answer.ClaimKind, answer.About(cycle, ""), evidence.Person{ID: by.ID, Name: by.Name}, at, at)
}

// recount counts the answers of a region again whose evidence changes in a transaction.
func (a *App) recount(ctx context.Context, tx *db.Tx, code region.Code) error {
	return a.Answers.Recount(ctx, answerStore{a.db, a.now}.records(tx), code)
}

// planSource proposes answers from the plan of the region.
type planSource struct{ app *App }

var _ answer.Source = planSource{}

// Propose finds answers in the plan as it is now; none where there is no plan yet.
func (s planSource) Propose(ctx context.Context, r answer.Round) ([]answer.Proposal, error) {
	st, guide, err := s.app.Work.State(ctx, r.Region)
	if fault.KindOf(err) == fault.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var revisions []workspace.Revision
	if revisions, err = s.app.Kept.List(ctx, r.Region); err != nil {
		return nil, err
	}
	return proposal.FromPlan(r, proposal.Plan{Snapshot: st.Snapshot, Guide: guide, Revisions: revisions}), nil
}

// verdicts tells what assessors gave in a cycle that was announced.
type verdicts struct{ app *App }

var _ answer.Past = verdicts{}

// Verdicts gives the means of the assessors and their notes by question.
func (v verdicts) Verdicts(ctx context.Context, who access.Actor, cycle string, code region.Code) (map[string]answer.Former, error) {
	r, err := v.app.Results.Region(ctx, who, cycle, code, result.Newest)
	switch kind := fault.KindOf(err); {
	case kind == fault.NotFound, kind == fault.Forbidden, kind == fault.Conflict, err == nil && r.Preview:
		return nil, nil
	case err != nil:
		return nil, err
	}
	out := map[string]answer.Former{}
	for _, value := range r.Dossier.Values {
		out[value.Code] = answer.Former{Verdict: value.Value, Path: fmt.Sprintf("/evaluasi/%s/hasil/%s/%s", cycle, code, value.Code)}
	}
	for _, s := range r.Dossier.Scores {
		if f, ok := out[s.Question]; ok && s.Note != "" {
			f.Notes = append(f.Notes, s.Note)
			out[s.Question] = f
		}
	}
	return out, nil
}

// sheets tells the desks of answers that wait for somebody.
type sheets struct{ app *App }

var _ desk.Source = sheets{}

// Decisions lists the sheets of a region that wait: for the sekda those handed in, for
// the secretary those not handed in yet.
func (s sheets) Decisions(ctx context.Context, code region.Code) ([]desk.Decision, error) {
	list, err := s.app.Answers.Waiting(ctx, code)
	var out []desk.Decision
	for _, w := range list {
		d := desk.Decision{
			Kind: desk.Approval, What: "Isian mandiri: " + w.Cycle.Name, Verb: w.Verb, Place: access.Place{Region: string(code)},
			Since: w.Since.At, Due: w.Window.Closes(), Path: answer.PathOf(code, w.Cycle.ID, "", ""),
		}
		switch w.State {
		case answer.HandedIn:
			d.Why, d.Path, d.But = "Menunggu Anda tinjau dan kirim", answer.PathOfReview(code, w.Cycle.ID), []string{w.But}
		case answer.Returned:
			d.Why = fmt.Sprintf("Dikembalikan oleh %s untuk diperbaiki", w.Since.By.Name)
		default:
			d.Why, d.Since = fmt.Sprintf("Belum diajukan: %d dari %d pertanyaan dijawab", w.Done.Done, w.Done.Total), w.Window.Opens()
		}
		out = append(out, d)
	}
	return out, err
}
