package app

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/evaluation"
	"gurindam/internal/evaluation/evaluationdb"
	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/sheet"
	"gurindam/internal/survey"
	"gurindam/internal/survey/surveydb"
	"gurindam/internal/survey/surveyweb"
	"gurindam/internal/tabular"
	"gurindam/internal/web"
)

// surveyStore puts what happens to surveys, and how far the region is with it, into
// transactions.
type surveyStore struct{ db *db.DB }

var _ survey.Store = surveyStore{}

// View reads at one moment.
func (s surveyStore) View(ctx context.Context, fn func(survey.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(newSurveyRecords(tx)) })
}

// Update lets the writers of one region's survey wait for each other.
func (s surveyStore) Update(ctx context.Context, cycle string, code region.Code, fn func(survey.Records) error) error {
	return s.db.Edit(ctx, func(tx *db.Tx) error {
		if err := surveydb.Lock(ctx, tx, cycle, code); err != nil {
			return err
		}
		return fn(newSurveyRecords(tx))
	})
}

type surveyRecords struct {
	surveydb.Records
	evaluation.Ledger
}

func newSurveyRecords(tx *db.Tx) surveyRecords {
	return surveyRecords{surveydb.Records{Tx: tx}, evaluationdb.Records{Tx: tx}}
}

// surveyWorld gives the surveys what other rooms know.
type surveyWorld struct{ app *App }

var _ survey.World = surveyWorld{}

// Programmes lists the initiatives and quick wins of a region's plan; none where it has
// no plan.
func (w surveyWorld) Programmes(ctx context.Context, code region.Code) ([]survey.Programme, error) {
	st, _, err := w.app.Work.State(ctx, code)
	if fault.KindOf(err) == fault.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []survey.Programme
	subs := map[string]string{}
	for _, i := range st.Masterplan.Initiatives {
		subs[i.Code] = i.SubDimension
		out = append(out, survey.Programme{Code: i.Code, Name: i.Name, Sub: i.SubDimension})
	}
	for _, q := range st.Masterplan.QuickWins {
		sub := subs[q.Initiative]
		if sub == "" {
			sub = q.Dimension
		}
		out = append(out, survey.Programme{Code: q.Code, Name: q.Name, Sub: sub})
	}
	return out, nil
}

// Decode reads a spreadsheet that a browser sent.
func (surveyWorld) Decode(name string, data []byte) (sheet.Book, error) {
	return tabular.Decode(name, data, tabular.Limits{FileSize: 5 << 20, Unpacked: 40 << 20, Rows: 5000, Columns: 200, Cells: 200_000})
}

// surveyRoutes are the pages of surveys.
func (a *App) surveyRoutes() []web.Route {
	return surveyweb.Routes(surveyweb.Options{Surveys: a.Surveys, RegionName: regionName, Workbook: packed(tabular.WriteForm), Archive: packed(tabular.WriteZip), Prove: a.proveSurvey})
}

// proveSurvey keeps the answers to a sub-dimension, without those who gave them, as an
// item of evidence that waits for its owner to hand it in.
func (a *App) proveSurvey(ctx context.Context, who survey.Author, cycle string, code region.Code, sub string) (string, error) {
	form, err := a.Surveys.Export(ctx, who, cycle, code, sub)
	if err != nil {
		return "", err
	}
	data, err := packed(tabular.WriteForm)(form)
	if err != nil {
		return "", err
	}
	o, err := a.Surveys.Overview(ctx, who, cycle, code)
	if err != nil {
		return "", err
	}
	title := "Data survei " + sub + " " + o.Cycle.Name
	kept, err := a.Proofs.AddFile(ctx, evidence.Author{Actor: who.Actor, Name: who.Name}, code, evidence.Sent{Name: title + ".xlsx", Data: data},
		evidence.Details{Type: "survei", Title: title, Date: a.now(), From: o.Cycle.Year, Until: o.Cycle.Year, Publisher: regionName(code)})
	return kept.ID, err
}

// packed gives what a writer of tables writes.
func packed(write func(io.Writer, sheet.Form) error) func(sheet.Form) ([]byte, error) {
	return func(f sheet.Form) ([]byte, error) {
		var b bytes.Buffer
		err := write(&b, f)
		return b.Bytes(), err
	}
}

// forgetRespondents throws away, now and then, what told respondents apart in surveys
// that are over, until the context ends.
func (a *App) forgetRespondents(ctx context.Context, log *slog.Logger) {
	for {
		if err := a.Surveys.Sweep(ctx); err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "garam survei yang sudah ditutup belum dibuang", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Hour):
		}
	}
}
