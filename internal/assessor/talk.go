package assessor

import (
	"context"
	"fmt"
	"slices"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Appoint sets or moves the interview of one region. One that was held stays. Whoever
// of the panel is elsewhere at that time is named.
func (s *Service) Appoint(ctx context.Context, by Author, slot Slot) error {
	if err := s.directs(by.Actor); err != nil {
		return err
	}
	people, err := s.world.People(ctx)
	if err != nil {
		return fmt.Errorf("people: %w", err)
	}
	return s.store.Update(ctx, func(r Records) error {
		c, before, seats, err := s.meeting(ctx, r, slot.Cycle, slot.Region)
		if err != nil {
			return err
		}
		extensions, err := r.Extensions(ctx, c.ID)
		if err != nil {
			return err
		}
		next, err := slot.Check(c, extensions)
		switch {
		case err != nil:
			return err
		case before.State == Done:
			return fault.New(fault.Conflict, "Wawancara ini sudah terlaksana; jadwalnya tidak dapat diubah.")
		case len(seats) == 0:
			return fault.New(fault.Conflict, "Panel daerah ini belum ditetapkan. Tetapkan dahulu di halaman Penugasan.")
		}
		if next.Guests = nil; before.Start.Equal(next.Start) { // else who comes is asked anew
			next.Guests, next.Sent, next.Answered = before.Guests, before.Sent, before.Answered
		}
		if next.Rev != before.Rev {
			return fault.New(fault.Conflict, fmt.Sprintf("Jadwal %s baru saja diubah menjadi %s. Muat ulang, lalu ulangi bila masih perlu.", RegionName(slot.Region), Moment(before.Start)))
		}
		if err := s.apart(ctx, r, next, seats); err != nil {
			return err
		}
		return s.invite(ctx, r, by, c, Talk{next, RegionName(next.Region), seats}, people)
	})
}

// meeting gives the cycle, the interview and the panel of a region that takes part.
func (s *Service) meeting(ctx context.Context, r Records, cycle string, code region.Code) (c evaluation.Cycle, slot Slot, seats []Assignment, err error) {
	if c, err = r.Cycle(ctx, cycle); err != nil {
		return c, slot, nil, err
	}
	if _, err = r.Participant(ctx, cycle, code); err != nil {
		return c, slot, nil, err
	}
	if slot, err = r.Slot(ctx, cycle, code); err != nil {
		return c, slot, nil, err
	}
	seats, err = r.AssignedTo(ctx, cycle, code)
	return c, slot, seats, err
}

// apart refuses an interview at a time when one of its panel is in another.
func (s *Service) apart(ctx context.Context, r Records, slot Slot, seats []Assignment) error {
	for _, x := range seats {
		theirs, err := r.SlotsOf(ctx, x.Person)
		if err != nil {
			return err
		}
		for _, o := range theirs {
			if (o.Cycle != slot.Cycle || o.Region != slot.Region) && o.Meets(slot) {
				return fault.New(fault.Conflict, fmt.Sprintf("%s mewawancarai %s pada %s. Pilih waktu lain.", x.Name, RegionName(o.Region), Moment(o.Start)))
			}
		}
	}
	return nil
}

// Cancel takes an appointment back.
func (s *Service) Cancel(ctx context.Context, by Author, cycle string, code region.Code) error {
	if err := s.directs(by.Actor); err != nil {
		return err
	}
	people, err := s.world.People(ctx)
	if err != nil {
		return fmt.Errorf("people: %w", err)
	}
	return s.store.Update(ctx, func(r Records) error {
		c, slot, seats, err := s.meeting(ctx, r, cycle, code)
		switch {
		case err != nil:
			return err
		case slot.State == "" || slot.State == Done:
			return fault.New(fault.Conflict, "Tidak ada jadwal yang dapat dibatalkan. Muat ulang halamannya.")
		}
		if err := r.DropSlot(ctx, slot); err != nil || slot.State == Drafted {
			return err
		}
		if err := r.Note(ctx, evaluation.Event{Cycle: cycle, Region: code, At: s.now(), By: by.person(), Kind: "wawancara", Text: "Jadwal wawancara dibatalkan."}); err != nil {
			return err
		}
		return s.tell(ctx, r, by, c, Talk{slot, RegionName(code), seats}, "Jadwal dibatalkan.", people)
	})
}

// Talk gives the interview of a region to whoever may see the region's evaluation, to
// whoever runs cycles, and to its panel. What is only a draft is seen by the ministry.
func (s *Service) Talk(ctx context.Context, who access.Actor, cycle string, code region.Code) (c evaluation.Cycle, t Talk, err error) {
	err = s.store.View(ctx, func(r Records) (err error) {
		if _, err := r.Cycle(ctx, cycle); err != nil {
			return err
		}
		if err := s.maySee(ctx, r, who, cycle, code); err != nil {
			return err
		}
		c, t.Slot, t.Seats, err = s.meeting(ctx, r, cycle, code)
		return err
	})
	t.Name = RegionName(code)
	if t.State == Drafted && s.directs(who) != nil {
		t.Slot = Slot{Cycle: cycle, Region: code}
	}
	return c, t, err
}

func (s *Service) maySee(ctx context.Context, r Records, who access.Actor, cycle string, code region.Code) error {
	if s.directs(who) == nil || who.Person != "" && access.May(who, access.Evaluated, access.Place{Region: string(code)}, s.now()) {
		return nil
	}
	return MayAssess(ctx, r, who, cycle, code, s.now())
}

// Attend lets a region say who comes.
func (s *Service) Attend(ctx context.Context, by Author, cycle string, code region.Code, guests []Guest) error {
	if by.Person == "" || !access.May(by.Actor, access.Answer, access.Place{Region: string(code)}, s.now()) {
		return fault.New(fault.Forbidden, "Kehadiran wawancara diisi oleh orang yang mengisi evaluasi di daerah ini.")
	}
	return s.store.Update(ctx, func(r Records) error {
		_, slot, _, err := s.meeting(ctx, r, cycle, code)
		if err != nil {
			return err
		}
		if slot, err = slot.Attend(guests, by.person(), s.now()); err != nil {
			return err
		}
		if err := r.SaveSlot(ctx, slot); err != nil {
			return err
		}
		return r.Note(ctx, evaluation.Event{Cycle: cycle, Region: code, At: s.now(), By: by.person(), Kind: "wawancara", Text: fmt.Sprintf("Daerah mengonfirmasi wawancara: %d orang hadir.", len(slot.Guests))})
	})
}

// Record is what is noted of an interview that was held.
type Record struct {
	Panel  []string // people of the panel who came
	Guests []Guest  // who came from the region, and who did not
	Notes  string
	Rev    int64
}

// Hold notes that an interview was held. Whoever runs cycles does it, or the head of
// the panel.
func (s *Service) Hold(ctx context.Context, by Author, cycle string, code region.Code, rec Record) error {
	return s.store.Update(ctx, func(r Records) error {
		_, slot, seats, err := s.meeting(ctx, r, cycle, code)
		if err != nil {
			return err
		}
		if err := s.mayHold(ctx, r, by, cycle, code, seats); err != nil {
			return err
		}
		if rec.Rev != slot.Rev {
			return fault.New(fault.Conflict, "Jadwal atau kehadiran berubah sejak halaman ini dibuka. Periksa lagi, lalu simpan.")
		}
		var panel []Member
		for _, x := range seats {
			panel = append(panel, Member{x.Person, x.Name, slices.Contains(rec.Panel, x.Person)})
		}
		if slot, err = slot.Hold(panel, rec.Guests, rec.Notes, by.person(), s.now()); err != nil {
			return err
		}
		if err := r.SaveSlot(ctx, slot); err != nil {
			return err
		}
		if err := r.Mark(ctx, cycle, code, evaluation.Interviewed, s.now()); err != nil {
			return err
		}
		return r.Note(ctx, evaluation.Event{Cycle: cycle, Region: code, At: s.now(), By: by.person(), Kind: "wawancara", Text: "Wawancara terlaksana; notula tersimpan."})
	})
}

func (s *Service) mayHold(ctx context.Context, r Records, by Author, cycle string, code region.Code, seats []Assignment) error {
	if s.directs(by.Actor) == nil {
		return nil
	}
	if err := MayAssess(ctx, r, by.Actor, cycle, code, s.now()); err != nil {
		return err
	}
	if !slices.ContainsFunc(seats, func(x Assignment) bool { return x.Person == by.Person && x.Lead }) {
		return fault.New(fault.Forbidden, "Pelaksanaan wawancara dicatat oleh ketua panel atau pengelola evaluasi.")
	}
	return nil
}

// MayHold tells whether somebody may note that an interview was held.
func (s *Service) MayHold(who access.Actor, t Talk) bool {
	return s.directs(who) == nil || access.May(who, access.Assess, access.Place{Region: string(t.Region)}, s.now()) &&
		slices.ContainsFunc(t.Seats, func(x Assignment) bool { return x.Person == who.Person && x.Lead })
}
