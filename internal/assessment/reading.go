package assessment

import (
	"cmp"
	"context"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/answer"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
	"gurindam/internal/survey"
)

// Paper is what an assessor has before them of one region: the own sheet, and of the
// others only how many have locked.
type Paper struct {
	Stand
	Instrument     instrument.Instrument
	Own            Sheet
	Number         int // of the assessor among those of the region
	Tally          Tally
	Due            time.Time // the first moment after the window of scoring; zero where there is none
	Closed         error     // why nothing may be scored now
	Discussions    []Discussion
	Clarifications []Clarification // those of others without the name
}

// Next gives the first question without a level after one, around the end; empty where
// every question has one.
func (p Paper) Next(after string) string {
	all := p.Instrument.Questions()
	from := slices.IndexFunc(all, func(q instrument.Question) bool { return q.Code == after }) + 1
	for i := range all {
		if q := all[(from+i)%len(all)]; !p.Own.Score(q.Code).Scored() {
			return q.Code
		}
	}
	return ""
}

// Left counts the questions without a level.
func (p Paper) Left() int { return len(p.Instrument.Questions()) - p.Own.Done() }

// Calls counts the discussions that wait for the assessor's word.
func (p Paper) Calls() (n int) {
	for _, d := range p.Discussions {
		if d.Open() && p.Own.Counts() && !d.Responded(p.Own) {
			n++
		}
	}
	return n
}

// Paper gives what an assessor has before them of a region.
func (s *Service) Paper(ctx context.Context, by Author, cycle string, code region.Code) (p Paper, err error) {
	if err := s.judge(ctx, by.Actor, cycle, code); err != nil {
		return p, err
	}
	err = s.store.View(ctx, func(r Records) (err error) {
		p, err = s.paper(ctx, r, by, cycle, code)
		return err
	})
	return p, err
}

func (s *Service) paper(ctx context.Context, r Records, by Author, cycle string, code region.Code) (p Paper, err error) {
	if p.Stand, p.Instrument, err = s.stand(ctx, r, cycle, code); err != nil {
		return p, err
	}
	if p.Own, err = sheet(ctx, r, by, cycle, code); err != nil {
		return p, err
	}
	judges, err := r.Judges(ctx, cycle, code)
	if err != nil {
		return p, err
	}
	progress := p.Participant.Tracks[evaluation.Sheets]
	p.Number, p.Tally = Number(judges, by.Person), Tally{Locked: progress.Done, Assigned: len(judges)}
	if w, ok := p.Cycle.Window(evaluation.Desk, code, p.Extensions); ok {
		p.Due = w.Closes()
	}
	p.Closed = p.MayScore(s.now())
	if p.Open() >= Unsealed {
		if p.Discussions, err = r.Discussions(ctx, cycle, code); err != nil {
			return p, err
		}
	}
	p.Clarifications, err = r.Clarifications(ctx, cycle, code)
	for i, c := range p.Clarifications {
		if c.Assessor != by.Person {
			p.Clarifications[i] = c.ForRegion()
		}
	}
	return p, err
}

// Question is the screen on which one question is scored.
type Question struct {
	Paper
	instrument.Question
	Aspect  instrument.Aspect
	Score   Score
	Claim   answer.Answer
	Proofs  []answer.Proof
	Earlier Verdict
	Survey  survey.Result // where the question is answered by one
	Before  string        // code of the question before; empty for the first
	After   string
}

// Verdict is what came of the same question in the cycle before, once announced.
type Verdict struct {
	Cycle  string // its name; empty: nothing is known
	Scores []Score
}

// Levels lists the levels of a verdict, the highest first.
func (v Verdict) Levels() (out []int) {
	for _, g := range v.Scores {
		out = append(out, g.Level)
	}
	slices.SortFunc(out, func(a, b int) int { return cmp.Compare(b, a) })
	return out
}

// Question gives the screen of one question.
func (s *Service) Question(ctx context.Context, by Author, cycle string, code region.Code, question string) (d Question, err error) {
	if err := s.judge(ctx, by.Actor, cycle, code); err != nil {
		return d, err
	}
	err = s.store.View(ctx, func(r Records) (err error) {
		if d.Paper, err = s.paper(ctx, r, by, cycle, code); err != nil {
			return err
		}
		var ok bool
		if d.Question, d.Aspect, ok = d.Instrument.Find(question); !ok {
			return errQuestion
		}
		d.Earlier, err = earlier(ctx, r, d.Cycle.Previous, code, question)
		return err
	})
	if err != nil {
		return d, err
	}
	d.Score = d.Own.Score(question)
	all := d.Instrument.Questions()
	at := slices.IndexFunc(all, func(q instrument.Question) bool { return q.Code == question })
	if at > 0 {
		d.Before = all[at-1].Code
	}
	if at+1 < len(all) {
		d.After = all[at+1].Code
	}
	return d, s.shown(ctx, &d)
}

// shown adds what the region brought forward, once it has sent its answers.
func (s *Service) shown(ctx context.Context, d *Question) error {
	sent, err := s.answers(ctx, d.Stand)
	if err != nil {
		return err
	}
	d.Claim, d.Proofs = sent.Of(d.Code), sent.ProofsOf(d.Code)
	if d.Question.Survey != "" && d.sent() == nil {
		d.Survey, err = s.world.Survey(ctx, d.Cycle.ID, d.Participant.Region, d.Question.Survey)
	}
	return err
}

// answers gives what a region has sent; nothing before that. A sheet that was sent stays
// as it is, so the newest ones are remembered by the moment of sending.
func (s *Service) answers(ctx context.Context, at Stand) (answer.Sheet, error) {
	if at.sent() != nil {
		return answer.Sheet{}, nil
	}
	key := sending{at.Cycle.ID, at.Participant.Region, at.Participant.Marks[evaluation.Submitted]}
	s.mu.Lock()
	sheet, ok := s.sent[key]
	s.mu.Unlock()
	if ok {
		return sheet, nil
	}
	sheet, err := s.world.Answers(ctx, key.cycle, key.region)
	if err != nil {
		return sheet, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.sent) >= mostRemembered {
		clear(s.sent)
	}
	s.sent[key] = sheet
	return sheet, nil
}

// mostRemembered is how many sheets of answers are remembered, each some ten kilobytes.
const mostRemembered = 128

// sending names what a region has sent.
type sending struct {
	cycle  string
	region region.Code
	at     time.Time
}

// earlier reads what came of a question in the cycle before, where that is announced.
func earlier(ctx context.Context, r Records, cycle string, code region.Code, question string) (v Verdict, err error) {
	if cycle == "" {
		return v, nil
	}
	before, err := r.Cycle(ctx, cycle)
	if err != nil {
		return v, ignore(err, fault.NotFound)
	}
	p, err := r.Participant(ctx, cycle, code)
	if err != nil || OpennessOf(p) != Told {
		return v, ignore(err, fault.NotFound)
	}
	sheets, err := r.SheetsOf(ctx, cycle, code)
	for _, sheet := range sheets {
		if g := sheet.Score(question); sheet.Counts() && g.Scored() {
			v.Cycle, v.Scores = before.Name, append(v.Scores, g)
		}
	}
	return v, err
}

// ignore takes an error of a kind as an answer.
func ignore(err error, kind fault.Kind) error {
	if err != nil && fault.KindOf(err) == kind {
		return nil
	}
	return err
}

// Table is a sheet as a whole with what the region claims, for scoring an aspect at once.
func (s *Service) Table(ctx context.Context, by Author, cycle string, code region.Code) (p Paper, sent answer.Sheet, err error) {
	if p, err = s.Paper(ctx, by, cycle, code); err != nil {
		return p, sent, err
	}
	sent, err = s.answers(ctx, p.Stand)
	return p, sent, err
}

// Mine lists the regions that somebody is assigned to and may judge: first those where a
// discussion waits, then those to score, then those that have not sent their answers, and
// last what is locked; within each, whose day comes first.
func (s *Service) Mine(ctx context.Context, by Author) (out []Paper, err error) {
	if by.Person == "" {
		return nil, errForeign
	}
	duties, err := s.world.Duties(ctx, by.Person)
	if err != nil {
		return nil, err
	}
	duties = slices.DeleteFunc(slices.Clone(duties), func(d Duty) bool {
		return !access.May(by.Actor, access.Assess, access.Place{Region: string(d.Region)}, s.now())
	})
	err = s.store.View(ctx, func(r Records) error {
		out = nil
		for _, d := range duties {
			p, err := s.paper(ctx, r, by, d.Cycle, d.Region)
			if err != nil {
				return err
			}
			if p.Cycle.State == evaluation.Open || p.Cycle.State == evaluation.Published {
				out = append(out, p)
			}
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b Paper) int {
		return cmp.Or(cmp.Compare(a.turn(), b.turn()), a.Due.Compare(b.Due), cmp.Compare(a.Participant.Name, b.Participant.Name))
	})
	return out, err
}

// turn tells how soon a region wants its assessor, the smallest first.
func (p Paper) turn() int {
	switch {
	case p.Calls() > 0:
		return 0
	case p.Own.Closed():
		return 3
	case p.sent() != nil:
		return 2
	}
	return 1
}

// MaySeeProof tells whether an assessor may open a piece of evidence of a region: one
// that it claims for a question of the cycle, or showed in a clarification.
func (s *Service) MaySeeProof(ctx context.Context, by Author, cycle string, code region.Code, item string) error {
	p, err := s.Paper(ctx, by, cycle, code)
	if err != nil {
		return err
	}
	if err := p.sent(); err != nil {
		return err
	}
	for _, c := range p.Clarifications {
		for _, t := range c.Turns {
			if slices.Contains(t.Items, item) {
				return nil
			}
		}
	}
	sent, err := s.answers(ctx, p.Stand)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(sent.Proofs, func(p answer.Proof) bool { return p.Item == item }) {
		return fault.New(fault.NotFound, "Bukti itu tidak diajukan daerah ini dalam siklus ini.")
	}
	return nil
}
