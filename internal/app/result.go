package app

import (
	"bytes"
	"context"
	"io"
	"slices"
	"time"

	"gurindam/internal/answer"
	"gurindam/internal/answer/answerdb"
	"gurindam/internal/assessment"
	"gurindam/internal/assessment/assessmentdb"
	"gurindam/internal/db"
	"gurindam/internal/doc"
	"gurindam/internal/evaluation/evaluationdb"
	"gurindam/internal/evidence/evidencedb"
	"gurindam/internal/file"
	"gurindam/internal/job"
	"gurindam/internal/region"
	"gurindam/internal/result"
	"gurindam/internal/result/resultdb"
	"gurindam/internal/result/resultweb"
	"gurindam/internal/sheet"
	"gurindam/internal/tabular"
	"gurindam/internal/web"
)

// mailTask is the kind of the tasks that make letters and reports.
const mailTask = "result.mailing"

// resultStore puts results, what they are computed from, the cycle they belong to and
// the work they lead to into one transaction each time.
type resultStore struct {
	db  *db.DB
	now func() time.Time
}

var _ result.Store = resultStore{}

// newResults builds what computes, announces and amends results.
func (a *App) newResults() *result.Service {
	return &result.Service{Store: resultStore{a.db, a.now}, Instruments: a.Instruments, Now: a.now, Wake: a.worker.Wake, Print: func(w io.Writer, d doc.Document) error {
		_, err := writePDF(w, d, nil)
		return err
	}}
}

// resultRoutes are the pages of results.
func (a *App) resultRoutes() []web.Route {
	return resultweb.Routes(resultweb.Options{Results: a.Results, Book: func(f sheet.Form) ([]byte, error) {
		var b bytes.Buffer
		err := tabular.WriteForm(&b, f)
		return b.Bytes(), err
	}})
}

// mailKind makes letters and reports.
func (a *App) mailKind() job.Kind {
	return job.Kind{
		Work:   func(ctx context.Context, cycle string) error { return a.Results.Make(ctx, cycle) },
		GiveUp: func(ctx context.Context, cycle string, cause error) error { return a.Results.GiveUp(ctx, cycle, cause) },
	}
}

// View reads at one moment.
func (s resultStore) View(ctx context.Context, fn func(result.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(newResultRecords(tx, s.now)) })
}

// Update writes all or nothing.
func (s resultStore) Update(ctx context.Context, fn func(result.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(newResultRecords(tx, s.now)) })
}

// Content opens a letter or a report.
func (s resultStore) Content(ctx context.Context, hash string) (io.ReadSeeker, error) {
	return file.Open(ctx, s.db, hash)
}

type (
	keptResults = resultdb.Records
	keptCycles  = evaluationdb.Records
)

type resultRecords struct {
	keptResults
	keptCycles
	tx  *db.Tx
	now func() time.Time
}

func newResultRecords(tx *db.Tx, now func() time.Time) resultRecords {
	return resultRecords{keptResults{Tx: tx}, keptCycles{Tx: tx}, tx, now}
}

// Scores lists the scores that count, of a whole cycle.
func (r resultRecords) Scores(ctx context.Context, cycle string) ([]assessment.Score, error) {
	return assessmentdb.Records{Tx: r.tx}.Scores(ctx, cycle)
}

// Sheets gives the sheets that count, in the order of the identities by which assessors
// are numbered while they judge: that of their names would tell who is who.
func (r resultRecords) Sheets(ctx context.Context, cycle string) (map[region.Code][]assessment.Sheet, error) {
	all, err := assessmentdb.Records{Tx: r.tx}.Sheets(ctx, cycle)
	if err != nil {
		return nil, err
	}
	out := map[region.Code][]assessment.Sheet{}
	for _, s := range all {
		if s.Counts() {
			s.Scores = nil
			out[s.Region] = append(out[s.Region], s)
		}
	}
	return out, nil
}

// Answers gives what every region answered, as it was sent.
func (r resultRecords) Answers(ctx context.Context, cycle string) (map[region.Code]answer.Sheet, error) {
	list, err := r.Participants(ctx, cycle)
	if err != nil {
		return nil, err
	}
	out := make(map[region.Code]answer.Sheet, len(list))
	for _, p := range list {
		s, err := answerdb.Records{Tx: r.tx}.Sheet(ctx, cycle, p.Region)
		if err != nil {
			return nil, err
		}
		if s.State == answer.Sent {
			out[p.Region] = s
		}
	}
	return out, nil
}

// Proofs describes pieces of evidence of a region.
func (r resultRecords) Proofs(ctx context.Context, code region.Code, items []string) ([]result.Proof, error) {
	all, err := evidencedb.Records{Tx: r.tx}.Items(ctx, code)
	if err != nil {
		return nil, err
	}
	var out []result.Proof
	for _, i := range all {
		if !slices.Contains(items, i.ID) {
			continue
		}
		p := result.Proof{Item: i.ID, Title: i.Title, Type: i.Type, Number: i.Number, Publisher: i.Publisher, Hash: i.Hash, URL: i.URL, Pages: i.Pages}
		if !i.Date.IsZero() {
			p.Date = i.Date.Format(time.DateOnly)
		}
		out = append(out, p)
	}
	return out, nil
}

// KeepPaper keeps a letter or a report with its content.
func (r resultRecords) KeepPaper(ctx context.Context, p result.Paper, content []byte) error {
	b, err := file.Put(ctx, r.tx, "application/pdf", content, r.now())
	if err != nil {
		return err
	}
	p.Hash, p.Size = b.Hash, b.Size
	return r.SavePaper(ctx, p)
}

// Queue asks for letters and reports after the commit.
func (r resultRecords) Queue(ctx context.Context, about string) error {
	return job.Add(ctx, r.tx, mailTask, about, r.now())
}
