package assessment

import (
	"context"
	"fmt"
	"regexp"
	"slices"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

var (
	identityForm = regexp.MustCompile(`^[A-Z2-7]{26}$`)
	errNoAsking  = fault.New(fault.NotFound, "Klarifikasi itu tidak ada. Buka dari daftarnya.")
)

// KeptID takes the identity that a form brought, or makes one, so that a form sent twice
// writes once.
func KeptID(given string) string {
	if identityForm.MatchString(given) {
		return given
	}
	return newID()
}

// Ask asks the region about a question. id is that of the form.
func (s *Service) Ask(ctx context.Context, by Author, cycle string, code region.Code, question, id, text string, hours int) (c Clarification, err error) {
	if err := s.judge(ctx, by.Actor, cycle, code); err != nil {
		return c, err
	}
	err = s.store.Update(ctx, func(r Records) error {
		at, in, err := s.stand(ctx, r, cycle, code)
		if err != nil {
			return err
		}
		if _, _, ok := in.Find(question); !ok {
			return errQuestion
		}
		judges, err := r.Judges(ctx, cycle, code)
		if err != nil {
			return err
		}
		if c, err = r.Clarification(ctx, cycle, code, KeptID(id)); err != nil || c.Rev > 0 {
			return err
		}
		c = Clarification{ID: KeptID(id), Cycle: cycle, Region: code, Question: question, Assessor: by.Person, Name: by.Name, Number: Number(judges, by.Person)}
		if c, err = Asked(c, text, hours, at, by.person(), s.now()); err != nil {
			return err
		}
		if err := r.SaveClarification(ctx, c); err != nil {
			return err
		}
		event := evaluation.Event{Cycle: cycle, Region: code, At: s.now(), By: evaluation.Person{Name: fmt.Sprintf("Asesor %d", c.Number)}, Kind: "klarifikasi", Text: fmt.Sprintf("Meminta klarifikasi atas %s.", question)}
		if err := r.Note(ctx, event); err != nil {
			return err
		}
		return s.clarified(ctx, r, cycle, code)
	})
	return c, err
}

// clarified counts the clarifications of a region.
func (s *Service) clarified(ctx context.Context, r Records, cycle string, code region.Code) error {
	all, err := r.Clarifications(ctx, cycle, code)
	if err != nil {
		return err
	}
	return r.Progress(ctx, cycle, code, evaluation.Clarifications, Clarified(all))
}

// clarify changes one clarification.
func (s *Service) clarify(ctx context.Context, cycle string, code region.Code, id string, fn func(Stand, Clarification) (Clarification, error)) error {
	return s.store.Update(ctx, func(r Records) error {
		at, _, err := s.stand(ctx, r, cycle, code)
		if err != nil {
			return err
		}
		c, err := r.Clarification(ctx, cycle, code, id)
		switch {
		case err != nil:
			return err
		case c.Rev == 0:
			return errNoAsking
		}
		if c, err = fn(at, c); err != nil {
			return err
		}
		if err := r.SaveClarification(ctx, c); err != nil {
			return err
		}
		return s.clarified(ctx, r, cycle, code)
	})
}

// FollowUp adds a turn of the assessor who asked.
func (s *Service) FollowUp(ctx context.Context, by Author, cycle string, code region.Code, id, text string) error {
	if err := s.judge(ctx, by.Actor, cycle, code); err != nil {
		return err
	}
	return s.clarify(ctx, cycle, code, id, func(at Stand, c Clarification) (Clarification, error) {
		if c.Assessor != by.Person {
			return c, errNoAsking
		}
		if err := at.MayAsk(s.now()); err != nil {
			return c, err
		}
		return c.Reply(Turn{By: by.person(), Text: text}, s.now())
	})
}

// CloseClarification ends a clarification of one's own.
func (s *Service) CloseClarification(ctx context.Context, by Author, cycle string, code region.Code, id string) error {
	if err := s.judge(ctx, by.Actor, cycle, code); err != nil {
		return err
	}
	return s.clarify(ctx, cycle, code, id, func(_ Stand, c Clarification) (Clarification, error) {
		if c.Assessor != by.Person {
			return c, errNoAsking
		}
		return c.Close(s.now())
	})
}

// Answer adds a turn of the region, with evidence of its own.
func (s *Service) Answer(ctx context.Context, by Author, cycle string, code region.Code, id, text string, items []string) error {
	if err := s.within(by.Actor, access.Answer, code); err != nil {
		return err
	}
	kept, err := s.world.Evidence(ctx, code)
	if err != nil {
		return err
	}
	for _, item := range items {
		if !slices.ContainsFunc(kept, func(i evidence.Item) bool { return i.ID == item }) {
			return fault.New(fault.Invalid, "Bukti yang dipilih tidak ada di daerah ini. Pilih dari daftar bukti.")
		}
	}
	return s.clarify(ctx, cycle, code, id, func(at Stand, c Clarification) (Clarification, error) {
		if err := at.MayAnswer(s.now()); err != nil {
			return c, err
		}
		return c.Reply(Turn{Region: true, By: by.person(), Text: text, Items: items}, s.now())
	})
}

// Asking is what the region has before it of the clarifications asked of it.
type Asking struct {
	Stand
	Instrument     instrument.Instrument
	Clarifications []Clarification
	Evidence       []evidence.Item // evidence to show
	Closed         error           // why nothing may be answered now
	Answers        bool            // whoever looks may answer
}

// Asking gives the clarifications asked of a region, without who asked.
func (s *Service) Asking(ctx context.Context, who access.Actor, cycle string, code region.Code) (d Asking, err error) {
	if err := s.within(who, access.Evaluated, code); err != nil {
		return d, err
	}
	err = s.store.View(ctx, func(r Records) (err error) {
		if d.Stand, d.Instrument, err = s.stand(ctx, r, cycle, code); err != nil {
			return err
		}
		d.Clarifications, err = r.Clarifications(ctx, cycle, code)
		return err
	})
	if err != nil {
		return d, err
	}
	for i, c := range d.Clarifications {
		d.Clarifications[i] = c.ForRegion()
	}
	d.Closed, d.Answers = d.MayAnswer(s.now()), s.within(who, access.Answer, code) == nil
	d.Evidence, err = s.world.Evidence(ctx, code)
	return d, err
}

// Waiting lists the clarifications of a region that wait for its answer, in the cycles
// that run. It is for the desks, which ask themselves whose they are.
func (s *Service) Waiting(ctx context.Context, code region.Code) (out []Clarification, err error) {
	err = s.store.View(ctx, func(r Records) error {
		out = nil
		cycles, err := r.OfRegion(ctx, code)
		if err != nil {
			return err
		}
		for _, c := range cycles {
			if c.State != evaluation.Open {
				continue
			}
			all, err := r.Clarifications(ctx, c.ID, code)
			if err != nil {
				return err
			}
			for _, asked := range all {
				if asked.Waits() {
					out = append(out, asked.ForRegion())
				}
			}
		}
		return nil
	})
	return out, err
}

// ClarificationPath gives the address where a region answers a clarification.
func ClarificationPath(code region.Code, cycle, id string) string {
	return "/kota/" + string(code) + "/evaluasi/" + cycle + "/klarifikasi#" + id
}

// SheetPath gives the address of an assessor's sheet for a region.
func SheetPath(cycle string, code region.Code) string {
	return "/penilaian/" + cycle + "/" + string(code)
}
