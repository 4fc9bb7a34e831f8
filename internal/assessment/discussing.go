package assessment

import (
	"context"
	"slices"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Round is a region whose scores are open, with all that was given and said.
type Round struct {
	Stand
	Instrument  instrument.Instrument
	Sheets      []Sheet // of those who are assigned, in their order
	Discussions []Discussion
	Viewer      Viewer
	Closed      error // why nothing may be talked over now
}

// Own gives the sheet of whoever looks; zero for the ministry.
func (d Round) Own() Sheet {
	i := slices.IndexFunc(d.Sheets, func(s Sheet) bool { return s.Assessor == d.Viewer.Person })
	if i < 0 || d.Viewer.Side != Judging {
		return Sheet{}
	}
	return d.Sheets[i]
}

// Discussion gives the discussion of a question.
func (d Round) Discussion(question string) (Discussion, bool) {
	i := slices.IndexFunc(d.Discussions, func(t Discussion) bool { return t.Question == question })
	if i < 0 {
		return Discussion{}, false
	}
	return d.Discussions[i], true
}

// viewer tells as whom somebody looks at the scores of a region: as the ministry, or as
// one of its assessors.
func (s *Service) viewer(ctx context.Context, who access.Actor, cycle string, code region.Code) (Viewer, error) {
	if s.direct(who, code) == nil {
		return Viewer{who.Person, Directing}, nil
	}
	return Viewer{who.Person, Judging}, s.judge(ctx, who, cycle, code)
}

// Round gives a region whose scores are open, to its assessors and to the ministry.
func (s *Service) Round(ctx context.Context, who access.Actor, cycle string, code region.Code) (d Round, err error) {
	if d.Viewer, err = s.viewer(ctx, who, cycle, code); err != nil {
		return d, err
	}
	err = s.store.View(ctx, func(r Records) (err error) {
		d.Discussions = nil
		if d.Stand, d.Instrument, err = s.stand(ctx, r, cycle, code); err != nil {
			return err
		}
		if d.Open() < Unsealed {
			return errSealed
		}
		if d.Sheets, err = r.SheetsOf(ctx, cycle, code); err != nil {
			return err
		}
		d.Sheets = slices.DeleteFunc(VisibleSheets(d.Sheets, d.Viewer, d.Open()), func(s Sheet) bool { return !s.Counts() })
		d.Discussions, err = r.Discussions(ctx, cycle, code)
		return err
	})
	d.Closed = d.MayTalk(s.now())
	return d, err
}

// Words lists what was said about a question of a region.
func (s *Service) Words(ctx context.Context, who access.Actor, cycle string, code region.Code, question string) (out []Word, err error) {
	if _, err := s.Round(ctx, who, cycle, code); err != nil {
		return nil, err
	}
	err = s.store.View(ctx, func(r Records) (err error) {
		out, err = r.Words(ctx, cycle, code, question)
		return err
	})
	return out, err
}

// talk runs a change of the discussion of one question.
func (s *Service) talk(ctx context.Context, who access.Actor, cycle string, code region.Code, question string, fn func(Records, Round, Discussion) (Discussion, error)) error {
	viewer, err := s.viewer(ctx, who, cycle, code)
	if err != nil {
		return err
	}
	return s.store.Update(ctx, func(r Records) error {
		at, in, err := s.stand(ctx, r, cycle, code)
		if err != nil {
			return err
		}
		if err := at.MayTalk(s.now()); err != nil {
			return err
		}
		if _, _, ok := in.Find(question); !ok {
			return errQuestion
		}
		d := Round{Stand: at, Instrument: in, Viewer: viewer}
		if d.Sheets, err = r.SheetsOf(ctx, cycle, code); err != nil {
			return err
		}
		d.Sheets = slices.DeleteFunc(d.Sheets, func(s Sheet) bool { return !s.Counts() })
		if d.Discussions, err = r.Discussions(ctx, cycle, code); err != nil {
			return err
		}
		before, known := d.Discussion(question)
		if !known {
			before = Discussion{Cycle: cycle, Region: code, Question: question}
		}
		after, err := fn(r, d, before)
		if err != nil || after == before {
			return err
		}
		if err := r.SaveDiscussion(ctx, after); err != nil {
			return err
		}
		all := slices.DeleteFunc(d.Discussions, func(t Discussion) bool { return t.Question == question })
		return r.Progress(ctx, cycle, code, evaluation.Discussions, Talked(append(all, after)))
	})
}

var errNoTalk = fault.New(fault.NotFound, "Tidak ada diskusi untuk pertanyaan itu.")

// Say adds a word to an open discussion. id is that of the form; one sent twice stands once.
func (s *Service) Say(ctx context.Context, by Author, cycle string, code region.Code, question, id, text string) error {
	return s.talk(ctx, by.Actor, cycle, code, question, func(r Records, _ Round, d Discussion) (Discussion, error) {
		switch {
		case d.Rev == 0:
			return d, errNoTalk
		case !d.Open():
			return d, fault.New(fault.Conflict, "Diskusi ini sudah ditutup.")
		}
		w, err := speak(Word{ID: KeptID(id), Cycle: cycle, Region: code, Question: question, By: by.person(), At: s.now(), Text: text})
		if err != nil {
			return d, err
		}
		return d, r.AddWord(ctx, w)
	})
}

// Respond gives an assessor's word on a question that is talked about: the level that
// counts from now on, and why it changed or stays. When all have answered it is over.
func (s *Service) Respond(ctx context.Context, by Author, cycle string, code region.Code, question string, level int, reason string, rev int64) (score Score, err error) {
	if err := s.judge(ctx, by.Actor, cycle, code); err != nil {
		return score, err
	}
	err = s.talk(ctx, by.Actor, cycle, code, question, func(r Records, round Round, d Discussion) (Discussion, error) {
		round.Viewer.Side = Judging
		own := round.Own()
		switch {
		case d.Rev == 0:
			return d, errNoTalk
		case own.Rev == 0:
			return d, fault.New(fault.Forbidden, "Hanya asesor daerah ini yang menjawab dalam diskusi.")
		}
		after, given, err := own.Respond(d, level, reason, rev, round.Instrument, s.now())
		score = given
		if err != nil || after.same(own) {
			return d, err
		}
		if err := r.SaveSheet(ctx, after); err != nil {
			return d, err
		}
		for i, sheet := range round.Sheets {
			if sheet.Assessor == after.Assessor {
				round.Sheets[i] = after
			}
		}
		return d.Ended(round.Sheets, s.now()), nil
	})
	return score, err
}

// Rule closes a discussion by the panel.
func (s *Service) Rule(ctx context.Context, by Author, cycle string, code region.Code, question, reason string) error {
	if err := s.direct(by.Actor, code); err != nil {
		return err
	}
	return s.talk(ctx, by.Actor, cycle, code, question, func(r Records, round Round, d Discussion) (Discussion, error) {
		if d.Rev == 0 {
			return d, errNoTalk
		}
		after, err := d.Rule(by.person(), reason, s.now())
		if err != nil {
			return d, err
		}
		return after, r.Note(ctx, evaluation.Event{Cycle: cycle, Region: code, At: s.now(), By: by.person(), Kind: "panel", Text: "Panel menutup satu diskusi antarasesor dengan alasan."})
	})
}

// Call opens a discussion by decision of the ministry.
func (s *Service) Call(ctx context.Context, by Author, cycle string, code region.Code, question, reason string) error {
	if err := s.direct(by.Actor, code); err != nil {
		return err
	}
	return s.talk(ctx, by.Actor, cycle, code, question, func(r Records, round Round, d Discussion) (Discussion, error) {
		low, high, _ := Spread(round.Sheets, question)
		d.Spread = high - low
		after, err := Call(d, reason, s.now())
		if err != nil {
			return d, err
		}
		return after, r.Note(ctx, evaluation.Event{Cycle: cycle, Region: code, At: s.now(), By: by.person(), Kind: "diskusi", Text: "Kementerian membuka satu diskusi antarasesor dengan alasan."})
	})
}
