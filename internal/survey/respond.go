package survey

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
)

// Public is a link as whoever opens it sees it.
type Public struct {
	Poll   Poll
	Region string
	Cycle  string
	Sub    Sub
	Scale  instrument.Scale
	Until  string // last day
	Closed string // why it takes no answers; empty: it does
}

// Public opens a link. An unknown token and one that was renewed are the same:
// fault.NotFound.
func (s *Service) Public(ctx context.Context, token string) (Public, error) {
	p, _, err := s.public(ctx, token)
	return p, err
}

func (s *Service) public(ctx context.Context, token string) (p Public, sc scene, err error) {
	err = s.store.View(ctx, func(r Records) error {
		if p.Poll, err = r.PollOf(ctx, ParseToken(token)); err != nil {
			return err
		}
		if p.Poll.ID == "" {
			return fault.New(fault.NotFound, "Alamat survei ini tidak dikenal, atau sudah diganti. Periksa hurufnya, atau mintalah alamat yang baru kepada petugas.")
		}
		sc, err = place(ctx, r, p.Poll.Cycle, p.Poll.Region)
		return err
	})
	if err != nil {
		return p, sc, err
	}
	if sc, err = s.equip(ctx, sc); err != nil {
		return p, sc, err
	}
	p.Region, p.Cycle, p.Scale = sc.region.Name, sc.cycle.Name, sc.instrument.Scale
	p.Sub, err = sc.sub(p.Poll.Sub)
	p.Closed = sc.closed(p.Poll, s.now())
	if w, ok := sc.cycle.Window(evaluation.Survey, p.Poll.Region, sc.extensions); ok {
		p.Until = evaluation.Day(w.Last)
	}
	return p, sc, err
}

// closed tells respondents why a link takes no answers.
func (sc scene) closed(p Poll, now time.Time) string {
	w, ok := sc.cycle.Window(evaluation.Survey, p.Region, sc.extensions)
	switch {
	case sc.within(now) == nil && p.Open():
		return ""
	case ok && now.Before(w.Opens()) && p.Open():
		return fmt.Sprintf("Survei ini baru dibuka %s.", evaluation.Day(w.First))
	}
	return "Survei ini sudah ditutup."
}

// through asks whether a link takes one more answer.
func (s *Service) through(ctx context.Context, token string, from Trace) (Public, scene, error) {
	p, sc, err := s.public(ctx, token)
	switch {
	case err != nil:
		return p, sc, err
	case p.Closed != "":
		return p, sc, fault.New(fault.Conflict, p.Closed+" Jawaban tidak dapat diterima lagi. Terima kasih atas kesediaan Anda.")
	}
	return p, sc, s.gate.Pass(p.Poll.ID, from.Address, s.now())
}

// Screen counts whoever is not asked further: who never used the service, or helps to
// run it. Nothing else of them is kept.
func (s *Service) Screen(ctx context.Context, token string, builder bool, from Trace) error {
	p, _, err := s.through(ctx, token, from)
	if err != nil {
		return err
	}
	screened, builders := 1, 0
	if builder {
		screened, builders = 0, 1
	}
	return s.store.Update(ctx, p.Poll.Cycle, p.Poll.Region, func(r Records) error { return r.TurnAway(ctx, p.Poll, screened, builders) })
}

// Send takes an answer in, or tells what is wrong with it. A form sent twice counts
// once; a second one from the same device waits for an official.
func (s *Service) Send(ctx context.Context, token string, form Response, from Trace) ([]Problem, error) {
	p, err := s.Public(ctx, token)
	if err != nil {
		return nil, err
	}
	if !KeptKey(form.Key) {
		form.Key = rand.Text()
	}
	e, problems := p.Sub.Fill(form, p.Scale, Online)
	if len(problems) > 0 {
		return problems, nil
	}
	p, sc, err := s.through(ctx, token, from)
	if err != nil {
		return nil, err
	}
	e.Cycle, e.Region, e.Poll = p.Poll.Cycle, p.Poll.Region, p.Poll.ID
	e.At = s.now().UTC().Truncate(time.Hour) // the hour is enough, and tells nobody who was where
	return nil, s.store.Update(ctx, e.Cycle, e.Region, func(r Records) error {
		now, err := r.Poll(ctx, e.Cycle, e.Region, e.Poll)
		if err != nil {
			return err
		}
		if !now.Open() || now.Token != p.Poll.Token {
			return fault.New(fault.Conflict, "Survei ini baru saja ditutup. Terima kasih atas kesediaan Anda.")
		}
		salt, err := r.Salt(ctx, e.Cycle, e.Region)
		if err != nil {
			return err
		}
		e := e
		e.Device, e.Network = from.Under(salt)
		came, err := r.Came(ctx, e.Cycle, e.Region, e.Sub, e.Device)
		if err != nil {
			return err
		}
		if came || !e.says() {
			e.State = Held
		}
		return sc.add(ctx, r, []Entry{e})
	})
}

// add keeps entries of one sub-dimension. How far the survey is changes only when
// they are as many as it needs.
func (sc scene) add(ctx context.Context, r Records, list []Entry) error {
	added, err := r.AddEntries(ctx, list)
	if err != nil || added == 0 {
		return err
	}
	n, err := r.Count(ctx, sc.cycle.ID, sc.region.Region, list[0].Sub)
	if err != nil || n < sc.cycle.Sample || n-added >= sc.cycle.Sample {
		return err
	}
	return sc.settle(ctx, r)
}
