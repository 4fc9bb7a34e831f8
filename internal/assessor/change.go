package assessor

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/discussion"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Change is a panel changed by hand: who goes, who comes, who heads it.
type Change struct {
	Out    string // empty: nobody goes
	In     string // empty: nobody comes
	Lead   string // empty: as it was
	Reason string
}

// Candidate is somebody who might sit in a region.
type Candidate struct {
	Entry
	Why    string   // why they cannot; empty where they can
	Again  bool     // judged it the year before
	Brings []string // fields that nobody of the panel knows
}

// Panel is the panel of one region, with who else could sit in it: those who bring
// most and have least first, those who cannot at the end.
type Panel struct {
	Cycle      evaluation.Cycle
	Row        BoardRow
	Candidates []Candidate
}

// Panel gives the panel of a region to look at and change.
func (s *Service) Panel(ctx context.Context, who access.Actor, cycle string, code region.Code) (out Panel, err error) {
	if err := s.directs(who); err != nil {
		return out, err
	}
	var pic picture
	err = s.store.View(ctx, func(r Records) (err error) {
		pic, err = s.look(ctx, r, cycle)
		return err
	})
	if err != nil {
		return out, err
	}
	needs, err := s.needs(ctx, pic.Cycle)
	if err != nil {
		return out, err
	}
	var ok bool
	out.Cycle = pic.Cycle
	if out.Row, ok = pic.board(pic.problem(needs, 0)).row(code); !ok {
		return out, errOutside(pic.Cycle, code)
	}
	for _, e := range pic.entries {
		if slices.ContainsFunc(out.Row.Seats, func(x Assignment) bool { return x.Person == e.Person }) {
			continue
		}
		c := Candidate{Entry: e, Again: slices.Contains(pic.before[code], e.Person)}
		if err := pic.admits(e.Person, code, false); err != nil {
			c.Why = fault.Text(err)
		}
		for _, f := range out.Row.Unknown {
			if slices.Contains(e.Fields, f) {
				c.Brings = append(c.Brings, f)
			}
		}
		out.Candidates = append(out.Candidates, c)
	}
	slices.SortStableFunc(out.Candidates, func(a, b Candidate) int {
		switch {
		case (a.Why == "") != (b.Why == ""):
			return map[bool]int{true: -1, false: 1}[a.Why == ""]
		case len(a.Brings) != len(b.Brings):
			return len(b.Brings) - len(a.Brings)
		}
		return a.Load - b.Load
	})
	return out, nil
}

func errOutside(c evaluation.Cycle, code region.Code) error {
	return fault.New(fault.NotFound, fmt.Sprintf("%s tidak ikut dalam %s.", RegionName(code), c.Name))
}

// Change changes the panel of a region by hand, with a reason. What a panel must keep
// to is checked as always. In a panel that is confirmed the change holds at once, and
// whoever goes keeps what they wrote; in a proposal it is part of the proposal.
func (s *Service) Change(ctx context.Context, by Author, cycle string, code region.Code, ch Change) error {
	if err := s.directs(by.Actor); err != nil {
		return err
	}
	if ch.Reason = line(ch.Reason); ch.Reason == "" || len([]rune(ch.Reason)) > longestReason {
		return fault.New(fault.Invalid, fmt.Sprintf("Tulis alasan perubahan panel, paling banyak %d huruf.", longestReason))
	}
	if ch.Out == "" && ch.In == "" && ch.Lead == "" {
		return fault.New(fault.Invalid, "Pilih siapa yang keluar, siapa yang masuk, atau siapa yang memimpin panel.")
	}
	people, err := s.world.People(ctx)
	if err != nil {
		return fmt.Errorf("people: %w", err)
	}
	return s.store.Update(ctx, func(r Records) error {
		pic, err := s.look(ctx, r, cycle)
		if err != nil {
			return err
		}
		if err := settable(pic.Cycle); err != nil {
			return err
		}
		if !slices.ContainsFunc(pic.regions, func(p evaluation.Participant) bool { return p.Region == code }) {
			return errOutside(pic.Cycle, code)
		}
		return s.change(ctx, r, by, pic, code, ch, people)
	})
}

func (s *Service) change(ctx context.Context, r Records, by Author, pic picture, code region.Code, ch Change, people []discussion.Person) error {
	seats := pic.seats[code]
	holds := slices.ContainsFunc(seats, Assignment.Active)
	if ch.Out != "" {
		i := slices.IndexFunc(seats, func(x Assignment) bool { return x.Person == ch.Out })
		if i < 0 {
			return fault.New(fault.Conflict, "Yang hendak dikeluarkan tidak duduk di panel ini lagi. Muat ulang halamannya.")
		}
		if err := s.unseat(ctx, r, by, pic.Cycle, seats[i], ch.Reason); err != nil {
			return err
		}
		if seats[i].Lead && ch.Lead == "" {
			ch.Lead = ch.In
		}
		seats = slices.Delete(slices.Clone(seats), i, i+1)
	}
	if ch.In != "" {
		x, err := s.newSeat(ctx, r, by, pic, code, seats, ch, holds)
		if err != nil {
			return err
		}
		if holds {
			err = s.settle(ctx, r, by, pic.Cycle, []Assignment{x}, people)
		} else {
			err = r.SaveSeats(ctx, []Assignment{x})
		}
		if err != nil {
			return err
		}
		seats = append(seats, x)
	}
	if ch.Lead == "" {
		return nil
	}
	return s.lead(ctx, r, by, pic.Cycle, code, seats, ch)
}

// unseat takes a seat away; one that was confirmed ends and stays on record.
func (s *Service) unseat(ctx context.Context, r Records, by Author, c evaluation.Cycle, x Assignment, why string) error {
	if x.State == Proposed {
		return r.DropSeat(ctx, x)
	}
	if err := s.end(ctx, r, by, x, why); err != nil {
		return err
	}
	return r.AddNotices(ctx, []discussion.Notice{{Person: x.Person, Region: x.Region, Kind: discussion.Withdrawn, At: s.now(), By: by.Name,
		About: c.Name + ": " + RegionName(x.Region), Clip: why, Path: OwnPath}})
}

// newSeat gives the seat of somebody who comes, if they may.
func (s *Service) newSeat(ctx context.Context, r Records, by Author, pic picture, code region.Code, seats []Assignment, ch Change, holds bool) (Assignment, error) {
	x := Assignment{Cycle: pic.Cycle.ID, Region: code, Person: ch.In, State: Proposed, Reason: ch.Reason, By: by.person(), At: s.now()}
	if holds {
		x.State = Confirmed
	}
	if slices.ContainsFunc(seats, func(y Assignment) bool { return y.Person == ch.In }) {
		return x, fault.New(fault.Conflict, "Yang hendak dimasukkan sudah duduk di panel ini.")
	}
	if len(seats) >= pic.Cycle.Assessors {
		return x, fault.New(fault.Conflict, fmt.Sprintf("Panel sudah berisi %d asesor, sebanyak yang ditetapkan untuk siklus ini. Pilih juga siapa yang keluar.", len(seats)))
	}
	if err := pic.admits(ch.In, code, false); err != nil {
		return x, err
	}
	i := slices.IndexFunc(pic.entries, func(e Entry) bool { return e.Person == ch.In })
	x.Name = pic.entries[i].Name
	for _, y := range pic.past[code] {
		if y.Person == ch.In {
			x.Rev = y.Rev // they come back
		}
	}
	if holds {
		return x, s.unclashed(ctx, r, x)
	}
	return x, nil
}

// unclashed refuses a seat whose interview somebody cannot come to.
func (s *Service) unclashed(ctx context.Context, r Records, x Assignment) error {
	slot, err := r.Slot(ctx, x.Cycle, x.Region)
	if err != nil || slot.State == "" || slot.State == Done {
		return err
	}
	theirs, err := r.SlotsOf(ctx, x.Person)
	if err != nil {
		return err
	}
	for _, o := range theirs {
		if (o.Cycle != x.Cycle || o.Region != x.Region) && o.State != Done && o.Meets(slot) {
			return fault.New(fault.Conflict, fmt.Sprintf("%s sudah mewawancarai %s pada %s. Pindahkan dahulu salah satu jadwalnya.", x.Name, RegionName(o.Region), Moment(o.Start)))
		}
	}
	return nil
}

// lead makes one of the panel its head.
func (s *Service) lead(ctx context.Context, r Records, by Author, c evaluation.Cycle, code region.Code, seats []Assignment, ch Change) error {
	if !slices.ContainsFunc(seats, func(x Assignment) bool { return x.Person == ch.Lead }) {
		return fault.New(fault.Conflict, "Ketua panel dipilih dari anggota panel.")
	}
	now, err := r.SeatsOf(ctx, c.ID, code)
	if err != nil {
		return err
	}
	var changed []Assignment
	for _, x := range now {
		if want := x.Person == ch.Lead; x.Stands() && x.Lead != want {
			x.Lead = want
			changed = append(changed, x)
		}
	}
	if err := r.SaveSeats(ctx, changed); err != nil {
		return err
	}
	return r.Note(ctx, evaluation.Event{Cycle: c.ID, Region: code, At: s.now(), By: by.person(), Kind: "panel", Text: fmt.Sprintf("Ketua panel diganti: %s", ch.Reason)})
}

// Moment says a moment as people do: 5 Oktober 2026 pukul 09.00 WIB.
func Moment(t time.Time) string {
	t = t.In(evaluation.Zone)
	return evaluation.Day(t) + t.Format(" pukul 15.04 WIB")
}
