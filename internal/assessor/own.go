package assessor

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
)

// Own is what an assessor finds of theirs.
type Own struct {
	Assessor // empty: not in the register yet
	Ties     []Conflict
	Events   []Event
	Cycles   []Duty
	Now      time.Time
}

// Duty is what a cycle asks of an assessor. Until they have signed, their regions are
// not told.
type Duty struct {
	Cycle       evaluation.Cycle
	Declaration Declaration
	Statement   string // what is to be signed
	Seats       []Assignment
	Waiting     int // regions that open once they have signed
	Slots       []Slot
}

const mostEvents = 50

// Own gives what is an assessor's own: their entry, their ties, and in every running
// cycle what they signed, where they are assigned and when they speak with the region.
func (s *Service) Own(ctx context.Context, who access.Actor) (out Own, err error) {
	if !s.judges(who) {
		return out, errRole
	}
	return out, s.store.View(ctx, func(r Records) (err error) {
		out, err = s.own(ctx, r, who)
		return err
	})
}

func (s *Service) own(ctx context.Context, r Records, who access.Actor) (out Own, err error) {
	out.Now = s.now()
	if out.Assessor, err = r.Assessor(ctx, who.Person); err != nil || out.Person == "" {
		return out, err
	}
	declared, err := r.Conflicts(ctx, who.Person)
	if err != nil {
		return out, err
	}
	out.Ties = append(Automatic(out.Assessor), declared...)
	if out.Events, err = r.AssessorEvents(ctx, who.Person, mostEvents); err != nil {
		return out, err
	}
	seats, err := r.OfPerson(ctx, who.Person)
	if err != nil {
		return out, err
	}
	barred := Barred(out.Assessor, declared, s.now())
	seats = slices.DeleteFunc(seats, func(x Assignment) bool { return slices.Contains(barred, x.Region) })
	slots, err := r.SlotsOf(ctx, who.Person)
	if err != nil {
		return out, err
	}
	cycles, err := r.Cycles(ctx)
	if err != nil {
		return out, err
	}
	for _, c := range cycles {
		if c.State != evaluation.Open && !slices.ContainsFunc(seats, func(x Assignment) bool { return x.Cycle == c.ID }) {
			continue
		}
		d := Duty{Cycle: c, Statement: Statement(c, out.Assessor, declared, s.now())}
		if d.Declaration, err = r.Declaration(ctx, c.ID, who.Person); err != nil {
			return out, err
		}
		d.fill(seats, slots)
		out.Cycles = append(out.Cycles, d)
	}
	return out, nil
}

// fill puts in the seats and interviews of the cycle, or how many wait.
func (d *Duty) fill(seats []Assignment, slots []Slot) {
	for _, x := range seats {
		if x.Cycle != d.Cycle.ID {
			continue
		}
		if !d.Declaration.Signed() {
			d.Waiting++
			continue
		}
		d.Seats = append(d.Seats, x)
		i := slices.IndexFunc(slots, func(s Slot) bool { return s.Cycle == x.Cycle && s.Region == x.Region && s.State != Drafted })
		if i >= 0 {
			d.Slots = append(d.Slots, slots[i])
		}
	}
	slices.SortFunc(d.Slots, func(a, b Slot) int { return a.Start.Compare(b.Start) })
}

// Sign signs the statement of a cycle as the assessor read it. Where what is on record
// has changed meanwhile, it is to be read again.
func (s *Service) Sign(ctx context.Context, by Author, cycle, read string) error {
	if !s.judges(by.Actor) {
		return errRole
	}
	return s.store.Update(ctx, func(r Records) error {
		a, err := r.Assessor(ctx, by.Person)
		if err != nil {
			return err
		}
		if a.Person == "" {
			return fault.New(fault.Conflict, "Isi dahulu data diri Anda di halaman Asesor: lembaga, daerah asal, keahlian.")
		}
		c, err := r.Cycle(ctx, cycle)
		if err != nil {
			return err
		}
		if c.State != evaluation.Open {
			return fault.New(fault.Conflict, fmt.Sprintf("Siklus %s %s; pernyataannya tidak dapat ditandatangani.", c.Name, c.State.Words()))
		}
		declared, err := r.Conflicts(ctx, by.Person)
		if err != nil {
			return err
		}
		before, err := r.Declaration(ctx, cycle, by.Person)
		if err != nil || before.Signed() {
			return err // signed is signed
		}
		text := Statement(c, a, declared, s.now())
		if line(read) != line(text) {
			return fault.New(fault.Conflict, "Catatan benturan Anda berubah sejak pernyataan ini dibuka. Baca lagi, lalu tanda tangani.")
		}
		if err := r.Sign(ctx, Declaration{Cycle: cycle, Person: by.Person, Name: a.Name, Text: text, At: s.now()}); err != nil {
			return err
		}
		return r.NoteAssessor(ctx, Event{by.Person, s.now(), by.person(), fmt.Sprintf("Menandatangani pernyataan untuk %s.", c.Name)})
	})
}
