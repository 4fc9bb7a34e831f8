package answer

import (
	"context"
	"fmt"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Proposals gives what the program would answer, by question. The first source that
// knows something of a question counts.
func (s *Service) Proposals(ctx context.Context, v View) (map[string]Proposal, error) {
	out := map[string]Proposal{}
	for _, source := range s.sources {
		list, err := source.Propose(ctx, v.Round)
		if err != nil {
			return nil, fmt.Errorf("propose answers of %s: %w", v.Region, err)
		}
		for _, p := range list {
			if _, taken := out[p.Question]; !taken {
				out[p.Question] = p
			}
		}
	}
	return out, nil
}

// Past gives what became of the questions in the cycle before, by question, as far as
// somebody may see it.
func (s *Service) Past(ctx context.Context, who access.Actor, v View) (map[string]Former, error) {
	previous := v.Cycle.Previous
	if previous == "" {
		return nil, nil
	}
	out := map[string]Former{}
	if s.past != nil {
		verdicts, err := s.past.Verdicts(ctx, who, previous, v.Region)
		if err != nil {
			return nil, fmt.Errorf("verdicts on %s in %s: %w", v.Region, previous, err)
		}
		for q, f := range verdicts {
			out[q] = f
		}
	}
	err := s.store.View(ctx, func(r Records) error {
		c, err := r.Cycle(ctx, previous)
		if fault.KindOf(err) == fault.NotFound {
			return nil
		}
		if err != nil {
			return err
		}
		before, err := r.Sheet(ctx, previous, v.Region)
		if err != nil {
			return err
		}
		for q, f := range out {
			f.Year = c.Year
			out[q] = f
		}
		if before.State == Sent { // what was never sent was never said
			for q, a := range before.Answers {
				f := out[q]
				f.Year, f.Answer, f.Given = c.Year, a, true
				out[q] = f
			}
		}
		return nil
	})
	return out, err
}

// Take makes the proposal for a question its answer. rev is that of the answer when
// the proposal was looked at; what has changed since is a conflict.
func (s *Service) Take(ctx context.Context, who evaluation.Author, code region.Code, cycle, question string, rev int64) (View, error) {
	v, err := s.Open(ctx, who.Actor, code, cycle)
	if err != nil {
		return View{}, err
	}
	proposals, err := s.Proposals(ctx, v)
	if err != nil {
		return View{}, err
	}
	p, ok := proposals[question]
	switch {
	case !ok:
		return View{}, fault.New(fault.NotFound, "Usulan untuk pertanyaan itu tidak ada lagi: isi rencana sudah berubah. Muat ulang halamannya.")
	case v.Sheet.Of(question).Rev != rev:
		return View{}, errChanged
	}
	results, v, err := s.save(ctx, who, code, cycle, "usulan dari "+p.Of, func(View) []Change { return p.Changes(v.Sheet.Of(question)) })
	for _, r := range results {
		if r.Status == Conflict {
			return v, errChanged
		}
	}
	return v, err
}

var errChanged = fault.New(fault.Conflict, "Jawaban itu baru saja diubah orang lain. Periksa dahulu jawabannya, lalu pakai usulan bila masih perlu.")

// TakeAll fills with proposals every field that is still empty, of one aspect or of
// all, and tells how many answers it touched.
func (s *Service) TakeAll(ctx context.Context, who evaluation.Author, code region.Code, cycle, aspect string) (taken int, err error) {
	v, err := s.Open(ctx, who.Actor, code, cycle)
	if err != nil {
		return 0, err
	}
	proposals, err := s.Proposals(ctx, v)
	if err != nil {
		return 0, err
	}
	results, _, err := s.save(ctx, who, code, cycle, "usulan sistem", func(now View) []Change { return now.empty(proposals, aspect) })
	seen := map[string]bool{}
	for _, r := range results {
		if r.Status == Saved {
			seen[r.Question] = true
		}
	}
	return len(seen), err
}

// empty lists what proposals say of fields in which nothing stands.
func (v View) empty(proposals map[string]Proposal, aspect string) []Change {
	var out []Change
	for _, a := range v.Instrument.Aspects {
		if aspect != "" && a.Code != aspect {
			continue
		}
		for _, q := range a.Questions() {
			for _, c := range proposals[q.Code].Changes(v.Sheet.Of(q.Code)) {
				if c.Base == "" {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// Wait is a sheet that waits for somebody.
type Wait struct {
	Cycle  evaluation.Cycle
	State  State
	Done   evaluation.Progress // questions answered
	Verb   access.Verb         // of whose turn it is
	But    string              // who may not take it
	Since  Deed                // the last deed; the zero value before the first
	Window evaluation.Window
}

// Waiting lists the sheets of a region that wait for somebody: for the sekda those that
// were handed in, for the secretary those that were returned or not handed in yet.
func (s *Service) Waiting(ctx context.Context, code region.Code) (out []Wait, err error) {
	err = s.store.View(ctx, func(r Records) error {
		out = nil
		cycles, err := r.OfRegion(ctx, code)
		if err != nil {
			return err
		}
		heads, err := r.Sheets(ctx, code)
		if err != nil {
			return err
		}
		for _, c := range cycles {
			if c.State != evaluation.Open {
				continue
			}
			head := heads[c.ID]
			head.Region = code
			w, waits, err := s.waiting(ctx, r, c, head)
			if err != nil {
				return err
			}
			if waits {
				out = append(out, w)
			}
		}
		return nil
	})
	return out, err
}

func (s *Service) waiting(ctx context.Context, r Records, c evaluation.Cycle, sheet Sheet) (w Wait, waits bool, err error) {
	p, err := r.Participant(ctx, c.ID, sheet.Region)
	if err != nil || !p.Takes() || p.Has(evaluation.Submitted) {
		return w, false, err
	}
	extensions, err := r.Extensions(ctx, c.ID)
	if err != nil || c.Within(evaluation.Answering, sheet.Region, extensions, s.now()) != nil {
		return w, false, err
	}
	w = Wait{Cycle: c, State: sheet.State, Done: p.Tracks[evaluation.Answers], Verb: access.Submit}
	w.Window, _ = c.Window(evaluation.Answering, sheet.Region, extensions)
	if n := len(sheet.Deeds); n > 0 {
		w.Since = sheet.Deeds[n-1]
	}
	if sheet.State == HandedIn {
		w.Verb, w.But = access.Approve, sheet.handedInBy()
	}
	return w, true, nil
}
