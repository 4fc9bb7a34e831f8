package result

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/decimal"
	"gurindam/internal/doc"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
	"gurindam/internal/region"
	"gurindam/internal/result/letter"
)

// Letters tells how far the letters of a cycle are.
type Letters struct {
	Cycle   evaluation.Cycle
	Newest  Publication
	Mailing Mailing
	Papers  []Paper
	Table   Table
	Waiting int // objections that are not decided
}

// Letters tells how far the letters of a cycle are.
func (s *Service) Letters(ctx context.Context, who access.Actor, cycle string) (out Letters, err error) {
	if err := s.directs(who); err != nil {
		return out, err
	}
	err = s.Store.View(ctx, func(r Records) error {
		if out.Cycle, err = r.Cycle(ctx, cycle); err != nil {
			return err
		}
		if out.Newest, out.Table, err = s.newest(ctx, r, cycle); err != nil {
			return err
		}
		if out.Mailing, err = r.Mailing(ctx, cycle); err != nil {
			return err
		}
		if out.Papers, err = r.Papers(ctx, cycle, out.Mailing.Number); err != nil {
			return err
		}
		out.Waiting, err = undecided(ctx, r, cycle)
		return err
	})
	return out, err
}

func undecided(ctx context.Context, r Records, cycle string) (n int, err error) {
	list, err := r.Objections(ctx, cycle, "")
	for _, o := range list {
		if o.State == Sent {
			n++
		}
	}
	return n, err
}

// WriteLetters asks for the letters and reports of all regions, of the results as last
// amended. rev is that of the mailing as it was seen.
func (s *Service) WriteLetters(ctx context.Context, who Author, cycle string, head Letterhead, rev int64) (m Mailing, err error) {
	if err := s.directs(who.Actor); err != nil {
		return m, err
	}
	if head, err = head.Check(); err != nil {
		return m, err
	}
	err = s.Store.Update(ctx, func(r Records) error {
		p, t, err := s.newest(ctx, r, cycle)
		if err != nil {
			return err
		}
		if m, err = r.Mailing(ctx, cycle); err != nil {
			return err
		}
		waiting, err := undecided(ctx, r, cycle)
		switch {
		case err != nil:
			return err
		case m.Rev != rev:
			return fault.New(fault.Conflict, "Surat siklus ini baru saja diminta atau diubah orang lain. Periksa keadaannya, lalu kirim lagi.")
		case m.UnderWay():
			return fault.New(fault.Conflict, "Surat sedang dibuat. Tunggu sampai selesai, lalu buat lagi bila perlu.")
		case waiting > 0:
			return fault.New(fault.Conflict, fmt.Sprintf("%d sanggah belum diputus. Surat dibuat setelah semuanya diputus, agar tidak ditarik lagi.", waiting))
		}
		m = Mailing{Cycle: cycle, Number: p.Number, Letterhead: head, State: MailWaiting, Total: len(t.lettered()), Asked: who.deed(s.Now()), Rev: m.Rev + 1}
		if err := r.SaveMailing(ctx, m); err != nil {
			return err
		}
		if err := r.Note(ctx, evaluation.Event{Cycle: cycle, At: m.Asked.At, By: m.Asked.Person, Kind: "surat", Text: fmt.Sprintf("Surat dan laporan hasil %d daerah diminta.", m.Total)}); err != nil {
			return err
		}
		return r.Queue(ctx, cycle)
	})
	if err == nil && s.Wake != nil {
		s.Wake()
	}
	return m, err
}

// lettered lists who gets a letter: all but those whose results were left out.
func (t Table) lettered() []Row {
	return slices.DeleteFunc(slices.Clone(t.Rows), func(r Row) bool { return r.Part != Taking && r.Part != Absent })
}

// perTurn is how many regions are written between two notes of progress.
const perTurn = 8

// Make writes the letters and reports that WriteLetters asked for. It may be done
// twice: papers of the same number take each other's place.
func (s *Service) Make(ctx context.Context, cycle string) error {
	var m Mailing
	due := false
	var t Table
	var p Publication
	err := s.Store.Update(ctx, func(r Records) (err error) {
		if m, err = r.Mailing(ctx, cycle); err != nil {
			return err
		}
		if m, due = m.Begin(); !due {
			return nil
		}
		list, err := r.Publications(ctx, cycle)
		if err != nil {
			return err
		}
		if p, err = choose(list, m.Number); err != nil {
			return err
		}
		if t, err = s.table(ctx, r, p); err != nil {
			return err
		}
		return r.SaveMailing(ctx, m)
	})
	if err != nil || !due {
		return err
	}
	rows := t.lettered()
	for from := 0; from < len(rows); from += perTurn {
		if err := s.turn(ctx, m, p, t, rows, from, min(from+perTurn, len(rows))); err != nil {
			return fmt.Errorf("letters of %s: %w", cycle, err)
		}
	}
	return s.Store.Update(ctx, func(r Records) error { return r.SaveMailing(ctx, m.Finish(s.Now())) })
}

// GiveUp notes that the letters could not be made, and why.
func (s *Service) GiveUp(ctx context.Context, cycle string, cause error) error {
	return s.Store.Update(ctx, func(r Records) error {
		m, err := r.Mailing(ctx, cycle)
		if err != nil || !m.UnderWay() {
			return err
		}
		return r.SaveMailing(ctx, m.Fail(cause, s.Now()))
	})
}

type printed struct {
	Paper
	content []byte
}

// turn writes the papers of some regions, then keeps them together.
func (s *Service) turn(ctx context.Context, m Mailing, p Publication, t Table, rows []Row, from, to int) error {
	instruments, err := s.given(ctx, t)
	if err != nil {
		return err
	}
	var papers []printed
	err = s.Store.View(ctx, func(r Records) error {
		papers = nil
		before, _, err := s.before(ctx, r, evaluation.Cycle{Previous: t.Previous})
		if err != nil {
			return err
		}
		for at := from; at < to; at++ {
			d, err := s.dossier(ctx, r, rows[at], m.Cycle)
			if err != nil {
				return err
			}
			two, err := s.print(m, p, at, Region{Row: rows[at], Dossier: d, Instrument: instruments[rows[at].Instrument], Shown: Shown{Table: t}}, before[rows[at].Region])
			if err != nil {
				return fmt.Errorf("%s: %w", rows[at].Region, err)
			}
			papers = append(papers, two...)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.Store.Update(ctx, func(r Records) error {
		for _, paper := range papers {
			if err := r.KeepPaper(ctx, paper.Paper, paper.content); err != nil {
				return err
			}
			if err := r.Mark(ctx, m.Cycle, paper.Region, evaluation.Lettered, s.Now()); err != nil {
				return err
			}
		}
		return r.Advance(ctx, m.Cycle, m.Number, to)
	})
}

// print writes the letter of a region, and its report where it was judged.
func (s *Service) print(m Mailing, p Publication, at int, of Region, before Row) ([]printed, error) {
	head, err := m.head(at)
	if err != nil {
		return nil, err
	}
	told := content(of, p, before)
	documents := []struct {
		kind PaperKind
		doc.Document
	}{{LetterPaper, letter.Letter(told, head)}}
	if of.Row.Part == Taking {
		documents = append(documents, struct {
			kind PaperKind
			doc.Document
		}{ReportPaper, letter.Report(told, head.Office)})
	}
	var out []printed
	for _, d := range documents {
		var b bytes.Buffer
		if err := s.Print(&b, d.Document); err != nil {
			return nil, err
		}
		name := fmt.Sprintf("%s %s %d.pdf", d.kind.Words(), of.Row.Name, of.Table.Year)
		out = append(out, printed{Paper{Cycle: m.Cycle, Region: of.Row.Region, Kind: d.kind, Number: m.Number, Letter: head.Number, Name: name, At: s.Now()}, b.Bytes()})
	}
	return out, nil
}

// head is what stands above and below the letter at a place among all.
func (m Mailing) head(at int) (letter.Head, error) {
	day, err := time.ParseInLocation(time.DateOnly, m.Date, evaluation.Zone)
	return letter.Head{Office: m.Office, Number: m.Numbered(at), Date: day, Place: m.Place, Title: m.Title, Signatory: m.Signatory, NIP: m.NIP, Rank: true}, err
}

// content gathers what a letter and a report say. Assessors have numbers in it.
func content(of Region, p Publication, before Row) letter.Region {
	c, _ := of.Table.Cohort(of.Row.Cohort)
	row, d := of.Row, of.Dossier
	out := letter.Region{
		Cycle: of.Table.Name, Year: of.Table.Year, Simulated: strings.Contains(strings.ToLower(of.Table.Name), "simulasi"), Code: row.Region, Name: row.Name, Cohort: c.Name, Took: row.Part == Taking, Instrument: of.Instrument,
		Final: row.Final, Exact: row.Exact, Before: row.Before, Improvement: row.Improvement, Predicate: row.Predicate, Rank: row.Rank, Of: row.Of,
		Number: p.Number, Announced: p.Announced.At, Fingerprint: p.Fingerprint,
	}
	for _, v := range row.Aspects {
		a := letter.Aspect{Code: v.Code, Value: v.Value, Share: v.Share}
		if was, ok := before.Aspect(v.Code); ok && row.Before != "" {
			a.Before = was.Value
		}
		out.Aspects = append(out.Aspects, a)
	}
	for _, v := range row.Dimensions {
		out.Dimensions = append(out.Dimensions, letter.Value{Code: v.Code, Name: DimensionName(v.Code), Value: v.Value})
	}
	for _, q := range of.Instrument.Questions() {
		if row.Part == Taking {
			out.Questions = append(out.Questions, d.told(q))
		}
	}
	for n, a := range d.Assessors {
		said := letter.Assessor{Label: Label(n + 1), Strengths: a.Strengths, Weaknesses: a.Weaknesses, Recommendations: a.Recommendations}
		for _, aspect := range of.Instrument.Aspects {
			if text := a.Remarks[aspect.Code]; text != "" {
				said.Remarks = append(said.Remarks, letter.Note{Label: aspect.Name, Text: text})
			}
		}
		out.Assessors = append(out.Assessors, said)
	}
	out.Gains = gains(of.Instrument, d)
	for _, k := range d.Corrections {
		out.Corrections = append(out.Corrections, letter.Correction{Number: k.Number, Question: k.Question, Before: k.Before, After: k.After, Text: k.Text, At: k.At})
	}
	return out
}

// told gathers what a report says of a question.
func (d Dossier) told(q instrument.Question) letter.Question {
	out := letter.Question{Code: q.Code, Value: d.Mean(q.Code).Value}
	cite := func(c Cite, by string) {
		if p, ok := d.Proof(c.Item); ok {
			out.Proofs = append(out.Proofs, letter.Proof{Title: p.Title, Page: c.Page, By: by})
		}
	}
	for _, s := range d.Of(q.Code) {
		out.Levels = append(out.Levels, s.Level)
		if s.Note != "" {
			out.Notes = append(out.Notes, letter.Note{Label: Label(s.Assessor), Text: s.Note})
		}
		cite(Cite{Item: s.Item, Page: s.Page}, Label(s.Assessor))
	}
	a, ok := d.Answer(q.Code)
	if ok && a.Claimed {
		out.Claimed = decimal.New(int64(a.Level), 0)
	}
	for _, c := range a.Proofs {
		cite(c, "daerah")
	}
	return out
}

// mostGains is how many of the questions that would raise the index most are told.
const mostGains = 8

// gains tells what the next whole level of each question would do to the index.
func gains(i instrument.Instrument, d Dossier) []letter.Gain {
	now, to := map[string]decimal.Decimal{}, map[string][]decimal.Decimal{}
	for _, q := range i.Questions() {
		v := d.Mean(q.Code)
		if !v.Value.Present() {
			continue
		}
		now[q.Code] = v.kept().Decimal()
		if next, ok := above(v.kept(), i.Scale); ok {
			to[q.Code] = []decimal.Decimal{decimal.New(int64(next), 0)}
		}
	}
	list, err := score.For(i).Gains(now, to)
	if err != nil {
		return nil // of a region that was not judged
	}
	slices.SortStableFunc(list, func(a, b score.Rise) int {
		return cmp.Or(b.Exact.Cmp(a.Exact), strings.Compare(a.Question, b.Question))
	})
	var out []letter.Gain
	for _, r := range list[:min(mostGains, len(list))] {
		out = append(out, letter.Gain{Code: r.Question, From: r.From, To: r.To, Gain: r.Gain, Exact: r.Exact.Decimal()})
	}
	return out
}

// above is the lowest level above a mean.
func above(mean score.Fraction, s instrument.Scale) (int, bool) {
	for l := s.Min; l <= s.Max; l++ {
		if score.Whole(int64(l)).Cmp(mean) > 0 {
			return l, true
		}
	}
	return 0, false
}

// PapersOf lists the letter and the report of a region, for the region itself and
// those who check.
func (s *Service) PapersOf(ctx context.Context, who access.Actor, cycle string, code region.Code) (out []Paper, err error) {
	sees, err := s.sight(who, code)
	if err != nil {
		return nil, err
	}
	if !sees.Behind {
		return nil, fault.New(fault.Forbidden, "Surat dan laporan hasil hanya untuk daerahnya sendiri dan yang memeriksa hasil.")
	}
	err = s.Store.View(ctx, func(r Records) error {
		m, err := r.Mailing(ctx, cycle)
		if err != nil || m.State != MailReady {
			return err
		}
		all, err := r.Papers(ctx, cycle, m.Number)
		out = slices.DeleteFunc(all, func(p Paper) bool { return p.Region != code })
		return err
	})
	return out, err
}

// OpenPaper opens a letter or a report, or returns fault.NotFound.
func (s *Service) OpenPaper(ctx context.Context, who access.Actor, cycle string, code region.Code, kind PaperKind) (Paper, io.ReadSeeker, error) {
	list, err := s.PapersOf(ctx, who, cycle, code)
	if err != nil {
		return Paper{}, nil, err
	}
	for _, p := range list {
		if p.Kind == kind {
			content, err := s.Store.Content(ctx, p.Hash)
			return p, content, err
		}
	}
	return Paper{}, nil, fault.New(fault.NotFound, "Surat atau laporan itu belum dibuat untuk daerah ini.")
}

// DimensionName is what a smart dimension of an instrument is called.
func DimensionName(code string) string {
	if name, ok := dimensionNames[code]; ok {
		return name
	}
	return code
}

var dimensionNames = map[string]string{"SG": "Smart Governance", "SB": "Smart Branding", "SE": "Smart Economy", "SL": "Smart Living", "SS": "Smart Society", "SEn": "Smart Environment"}
