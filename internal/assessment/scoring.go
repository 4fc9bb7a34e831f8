package assessment

import (
	"context"
	"fmt"

	"gurindam/internal/evaluation"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// scored runs a change of the own sheet, while scoring is open.
func (s *Service) scored(ctx context.Context, by Author, cycle string, code region.Code, fn func(Records, Stand, instrument.Instrument, Sheet) (Sheet, error)) (own Sheet, err error) {
	if err := s.judge(ctx, by.Actor, cycle, code); err != nil {
		return own, err
	}
	err = s.store.Update(ctx, func(r Records) error {
		at, in, err := s.stand(ctx, r, cycle, code)
		if err != nil {
			return err
		}
		if own, err = sheet(ctx, r, by, cycle, code); err != nil {
			return err
		}
		if err := at.MayScore(s.now()); err != nil {
			return err
		}
		before := own
		if own, err = fn(r, at, in, own); err != nil {
			return err
		}
		if own.same(before) {
			return nil
		}
		own.Name = by.Name
		if err := r.SaveSheet(ctx, own); err != nil {
			return err
		}
		own.Rev++
		if own.Closed() == before.Closed() {
			return nil
		}
		return s.locked(ctx, r, at, in)
	})
	return own, err
}

// same tells whether nothing of a sheet changed: rules give back what they were given
// then, and copy what they change.
func (s Sheet) same(b Sheet) bool {
	if s.Strengths != b.Strengths || s.Weaknesses != b.Weaknesses || s.Recommendations != b.Recommendations || !s.Locked.Equal(b.Locked) || len(s.Remarks) != len(b.Remarks) || len(s.Scores) != len(b.Scores) {
		return false
	}
	for code, g := range s.Scores {
		if b.Scores[code] != g {
			return false
		}
	}
	for code, text := range s.Remarks {
		if b.Remarks[code] != text {
			return false
		}
	}
	return true
}

// locked counts a sheet that was locked and tells the log.
func (s *Service) locked(ctx context.Context, r Records, at Stand, in instrument.Instrument) error {
	cycle, code := at.Cycle.ID, at.Participant.Region
	sheets, err := r.SheetsOf(ctx, cycle, code)
	if err != nil {
		return err
	}
	judges, err := r.Judges(ctx, cycle, code)
	if err != nil {
		return err
	}
	tally := Count(sheets, judges)
	event := evaluation.Event{Cycle: cycle, Region: code, At: s.now(), By: anyAssessor, Kind: "kunci", Text: fmt.Sprintf("Satu lembar nilai dikunci: %d dari %d.", tally.Locked, tally.Assigned)}
	if err := r.Note(ctx, event); err != nil {
		return err
	}
	return s.recount(ctx, r, at, in)
}

// Give keeps what an assessor filled in for a question and gives the score as it is
// then, with its rev; with a conflict, the score that stands there.
func (s *Service) Give(ctx context.Context, by Author, cycle string, code region.Code, e Entry) (score Score, err error) {
	_, err = s.scored(ctx, by, cycle, code, func(_ Records, _ Stand, in instrument.Instrument, own Sheet) (Sheet, error) {
		own, given, err := own.Give(e, in, s.now())
		score = given
		return own, err
	})
	return score, err
}

// GiveAll keeps what an assessor filled in for several questions: all of it, or where
// one is refused, nothing.
func (s *Service) GiveAll(ctx context.Context, by Author, cycle string, code region.Code, entries []Entry) (Sheet, error) {
	return s.scored(ctx, by, cycle, code, func(_ Records, _ Stand, in instrument.Instrument, own Sheet) (_ Sheet, err error) {
		for _, e := range entries {
			if own, _, err = own.Give(e, in, s.now()); err != nil {
				return own, err
			}
		}
		return own, nil
	})
}

// Write keeps a text of the own sheet and gives it as it is then; with a conflict, the
// text that stands there.
func (s *Service) Write(ctx context.Context, by Author, cycle string, code region.Code, f Field, was, text string) (string, error) {
	own, err := s.scored(ctx, by, cycle, code, func(_ Records, _ Stand, in instrument.Instrument, own Sheet) (Sheet, error) {
		return own.Write(f, was, text, in)
	})
	return own.Text(f), err
}

// Lock closes the own sheet. When it was the last one, the scores open.
func (s *Service) Lock(ctx context.Context, by Author, cycle string, code region.Code) (Sheet, error) {
	return s.scored(ctx, by, cycle, code, func(_ Records, _ Stand, in instrument.Instrument, own Sheet) (Sheet, error) {
		return own.Lock(in, s.now())
	})
}
