package assessment

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Pace is how far one assessor has come with one region: what the ministry sees while
// the scores are sealed.
type Pace struct {
	Judge
	Done, Total int
	Texts       int // of the three that a sheet needs
	Sheet       int64
	Locked      bool
}

// Front is a region as the ministry runs its assessment.
type Front struct {
	Stand
	Instrument  instrument.Instrument
	Paces       []Pace
	Discussions []Discussion // once the scores are open
}

// Front gives a region as the ministry runs it: progress, and no score.
func (s *Service) Front(ctx context.Context, who access.Actor, cycle string, code region.Code) (f Front, err error) {
	if err := s.direct(who, code); err != nil {
		return f, err
	}
	err = s.store.View(ctx, func(r Records) (err error) {
		f.Paces, f.Discussions = nil, nil
		if f.Stand, f.Instrument, err = s.stand(ctx, r, cycle, code); err != nil {
			return err
		}
		judges, err := r.Judges(ctx, cycle, code)
		if err != nil {
			return err
		}
		sheets, err := r.SheetsOf(ctx, cycle, code)
		if err != nil {
			return err
		}
		f.Paces = paces(judges, sheets, f.Instrument)
		if f.Open() >= Unsealed {
			f.Discussions, err = r.Discussions(ctx, cycle, code)
		}
		return err
	})
	return f, err
}

func paces(judges []Judge, sheets []Sheet, in instrument.Instrument) (out []Pace) {
	for _, j := range judges {
		p := Pace{Judge: j, Total: len(in.Questions())}
		if i := slices.IndexFunc(sheets, func(s Sheet) bool { return s.Assessor == j.Person }); i >= 0 {
			s := sheets[i]
			p.Done, p.Locked, p.Sheet = s.Done(), s.Closed(), s.Rev
			p.Texts = len(Fields) - len(s.Lacks(instrument.Instrument{}).Texts)
		}
		out = append(out, p)
	}
	return out
}

// Unlock opens a sheet again by decision of the ministry, which the log keeps. Once all
// have locked the others have been seen, and only a discussion changes a level.
func (s *Service) Unlock(ctx context.Context, by Author, cycle string, code region.Code, assessor, reason string) error {
	if err := s.direct(by.Actor, code); err != nil {
		return err
	}
	if reason = tidy(reason); tooShort(reason) {
		return fault.New(fault.Invalid, fmt.Sprintf("Alasan membuka kunci perlu satu kalimat, paling sedikit %d huruf.", shortestReason))
	}
	return s.store.Update(ctx, func(r Records) error {
		at, in, err := s.stand(ctx, r, cycle, code)
		if err != nil {
			return err
		}
		if at.Open() >= Unsealed {
			return fault.New(fault.Conflict, "Semua asesor sudah mengunci dan melihat nilai satu sama lain. Perbaikan hanya lewat diskusi: buka diskusi untuk pertanyaannya.")
		}
		sheet, err := r.Sheet(ctx, cycle, code, assessor)
		switch {
		case err != nil:
			return err
		case !sheet.Closed():
			return fault.New(fault.Conflict, "Lembar nilai itu tidak sedang terkunci.")
		}
		if err := r.SaveSheet(ctx, sheet.Unlock()); err != nil {
			return err
		}
		if err := r.Note(ctx, evaluation.Event{Cycle: cycle, Region: code, At: s.now(), By: by.person(), Kind: "buka-kunci", Text: "Satu lembar nilai dibuka kembali: " + reason}); err != nil {
			return err
		}
		return s.recount(ctx, r, at, in)
	})
}

// Hall is what the panel of a cycle has before it.
type Hall struct {
	Cycle        evaluation.Cycle
	Extensions   []evaluation.Extension
	Participants []evaluation.Participant // that take part
	Sessions     []Session
}

// Ready lists the regions that a session may close now.
func (h Hall) Ready() (out []evaluation.Participant) {
	for _, p := range h.Participants {
		if p.Has(evaluation.Scored) && !p.Has(evaluation.Settled) && !p.Tracks[evaluation.Discussions].Open() {
			out = append(out, p)
		}
	}
	return out
}

// Hall gives what the panel of a cycle has before it.
func (s *Service) Hall(ctx context.Context, who access.Actor, cycle string) (h Hall, err error) {
	if err := s.direct(who, ""); err != nil {
		return h, err
	}
	err = s.store.View(ctx, func(r Records) (err error) {
		if h.Cycle, err = r.Cycle(ctx, cycle); err != nil {
			return err
		}
		if h.Extensions, err = r.Extensions(ctx, cycle); err != nil {
			return err
		}
		if h.Participants, err = r.Participants(ctx, cycle); err != nil {
			return err
		}
		h.Participants = slices.DeleteFunc(h.Participants, func(p evaluation.Participant) bool { return !p.Takes() })
		h.Sessions, err = r.Sessions(ctx, cycle)
		return err
	})
	return h, err
}

var errNoSession = fault.New(fault.NotFound, "Sidang panel itu tidak ada. Buka dari daftarnya.")

// session runs a change of a session; with an empty id, of a new one.
func (s *Service) session(ctx context.Context, by Author, cycle, id string, rev int64, fn func(Records, Session) (Session, error)) (out Session, err error) {
	if err := s.direct(by.Actor, ""); err != nil {
		return out, err
	}
	err = s.store.Update(ctx, func(r Records) error {
		if _, err := r.Cycle(ctx, cycle); err != nil {
			return err
		}
		before, err := r.Session(ctx, cycle, id)
		switch {
		case err != nil:
			return err
		case before.Rev == 0 && rev > 0:
			return errNoSession
		case before.Rev == 0:
			before = Session{ID: KeptID(id), Cycle: cycle}
		case before.Rev != rev:
			return fault.New(fault.Conflict, "Sidang panel ini sudah diubah di layar lain. Bandingkan isian Anda dengan yang tersimpan, lalu simpan lagi.")
		}
		if out, err = fn(r, before); err != nil {
			return err
		}
		return r.SaveSession(ctx, out)
	})
	return out, err
}

// SaveSession keeps what was filled in for a session of the panel: a new one where its
// rev is zero.
func (s *Service) SaveSession(ctx context.Context, by Author, cycle string, given Session) (Session, error) {
	return s.session(ctx, by, cycle, given.ID, given.Rev, func(r Records, before Session) (Session, error) {
		after, err := before.Edit(given)
		if err != nil {
			return after, err
		}
		for _, code := range after.Regions {
			if _, err := r.Participant(ctx, cycle, code); err != nil {
				return after, err
			}
		}
		return after, nil
	})
}

// CloseSession ends a session: its regions are settled, and nothing changes in them any
// more.
func (s *Service) CloseSession(ctx context.Context, by Author, cycle, id string, rev int64) (Session, error) {
	return s.session(ctx, by, cycle, id, max(rev, 1), func(r Records, before Session) (Session, error) {
		cycleNow, err := r.Cycle(ctx, cycle)
		if err != nil {
			return before, err
		}
		extensions, err := r.Extensions(ctx, cycle)
		if err != nil {
			return before, err
		}
		var stands []Stand
		for _, code := range before.Regions {
			p, err := r.Participant(ctx, cycle, code)
			if err != nil {
				return before, err
			}
			stands = append(stands, Stand{cycleNow, p, extensions})
		}
		after, err := before.Close(stands, by.person(), s.now())
		if err != nil {
			return before, err
		}
		for _, code := range after.Regions {
			if err := r.Mark(ctx, cycle, code, evaluation.Settled, s.now()); err != nil {
				return before, err
			}
			if err := r.Note(ctx, evaluation.Event{Cycle: cycle, Region: code, At: s.now(), By: by.person(), Kind: "panel", Text: "Sidang panel menutup penilaian daerah ini."}); err != nil {
				return before, err
			}
		}
		return after, nil
	})
}

// Reopen takes back that a region is settled, by decision of the ministry, which the log
// keeps; after the announcement it is too late.
func (s *Service) Reopen(ctx context.Context, by Author, cycle string, code region.Code, reason string) error {
	if err := s.direct(by.Actor, code); err != nil {
		return err
	}
	if reason = tidy(reason); tooShort(reason) {
		return fault.New(fault.Invalid, fmt.Sprintf("Alasan membuka kembali perlu satu kalimat, paling sedikit %d huruf.", shortestReason))
	}
	return s.store.Update(ctx, func(r Records) error {
		p, err := r.Participant(ctx, cycle, code)
		switch {
		case err != nil:
			return err
		case !p.Has(evaluation.Settled):
			return fault.New(fault.Conflict, fmt.Sprintf("Penilaian %s belum ditutup panel.", p.Name))
		case p.Has(evaluation.Announced):
			return fault.New(fault.Conflict, fmt.Sprintf("Hasil %s sudah diumumkan. Perubahan hanya lewat sanggah.", p.Name))
		}
		if err := r.Mark(ctx, cycle, code, evaluation.Settled, time.Time{}); err != nil {
			return err
		}
		return r.Note(ctx, evaluation.Event{Cycle: cycle, Region: code, At: s.now(), By: by.person(), Kind: "panel", Text: "Penilaian dibuka kembali: " + reason})
	})
}

// Leaning lists how each assessor's scores lie beside those of the others, over the
// regions of a cycle whose scores are open; of one region where it is named.
func (s *Service) Leaning(ctx context.Context, who access.Actor, cycle string, code region.Code) (out []Lean, err error) {
	if err := s.direct(who, code); err != nil {
		return nil, err
	}
	err = s.store.View(ctx, func(r Records) error {
		participants, err := r.Participants(ctx, cycle)
		if err != nil {
			return err
		}
		var sheets []Sheet
		if code == "" {
			sheets, err = r.Sheets(ctx, cycle)
		} else {
			sheets, err = r.SheetsOf(ctx, cycle, code)
		}
		if err != nil {
			return err
		}
		byRegion := map[region.Code][]Sheet{}
		for _, sheet := range sheets {
			byRegion[sheet.Region] = append(byRegion[sheet.Region], sheet)
		}
		var open [][]Sheet
		for _, p := range participants {
			if OpennessOf(p) >= Unsealed && (code == "" || p.Region == code) {
				open = append(open, byRegion[p.Region])
			}
		}
		out = Leans(open...)
		return nil
	})
	return out, err
}
