package assessor

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/discussion"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Entry is an assessor with all that is known of them.
type Entry struct {
	Assessor
	Ties   []Conflict    // from the register first, then as they were declared
	Barred []region.Code // now
	Load   int           // seats in the cycle, proposed or confirmed
	Signed Declaration   // of the cycle
}

// Roll is the register as a cycle sees it.
type Roll struct {
	Cycle   evaluation.Cycle
	Entries []Entry
	Others  []discussion.Person // hold the role and are not in the register
}

// Roll lists the assessors with their load and what they signed in a cycle.
func (s *Service) Roll(ctx context.Context, who access.Actor, cycle string) (out Roll, err error) {
	if err := s.directs(who); err != nil {
		return out, err
	}
	people, err := s.world.People(ctx)
	if err != nil {
		return out, fmt.Errorf("people: %w", err)
	}
	err = s.store.View(ctx, func(r Records) (err error) {
		if out.Cycle, err = r.Cycle(ctx, cycle); err != nil {
			return err
		}
		out.Entries, err = entries(ctx, r, cycle, s.now())
		return err
	})
	out.Others = nil
	for _, p := range people {
		known := slices.ContainsFunc(out.Entries, func(e Entry) bool { return e.Person == p.ID })
		if !known && s.judges(p.Actor()) {
			out.Others = append(out.Others, p)
		}
	}
	return out, err
}

// Profile is one assessor as whoever runs cycles sees them. Somebody of the role who is
// not in the register yet has a name alone.
type Profile struct {
	Cycle evaluation.Cycle
	Entry
	Name   string
	Now    time.Time
	Events []Event
	Fields []string // what can be an expert's, of the cycle's instruments
}

// Profile gives an assessor, or somebody who may become one.
func (s *Service) Profile(ctx context.Context, who access.Actor, cycle, person string) (out Profile, err error) {
	roll, err := s.Roll(ctx, who, cycle)
	if err != nil {
		return out, err
	}
	out.Cycle, out.Now = roll.Cycle, s.now()
	if out.Fields, err = s.fields(ctx, roll.Cycle); err != nil {
		return out, err
	}
	if i := slices.IndexFunc(roll.Others, func(p discussion.Person) bool { return p.ID == person }); i >= 0 {
		out.Name = roll.Others[i].Name
		return out, nil
	}
	i := slices.IndexFunc(roll.Entries, func(e Entry) bool { return e.Person == person })
	if i < 0 {
		return out, errUnknown
	}
	out.Entry = roll.Entries[i]
	out.Name = out.Entry.Name
	return out, s.store.View(ctx, func(r Records) (err error) {
		out.Events, err = r.AssessorEvents(ctx, person, mostEvents)
		return err
	})
}

// judges tells whether somebody holds a role that judges.
func (s *Service) judges(who access.Actor) bool {
	return who.Person != "" && slices.ContainsFunc(who.Grants, func(g access.Grant) bool { return g.Holds(s.now()) && access.Judges(g.Role) })
}

// entries gives the register with what a cycle knows of each.
func entries(ctx context.Context, r Records, cycle string, now time.Time) ([]Entry, error) {
	all, err := r.Assessors(ctx)
	if err != nil {
		return nil, err
	}
	declared, err := r.AllConflicts(ctx)
	if err != nil {
		return nil, err
	}
	signed, err := r.Declarations(ctx, cycle)
	if err != nil {
		return nil, err
	}
	seats, err := r.Seats(ctx, cycle)
	if err != nil {
		return nil, err
	}
	load, by := map[string]int{}, map[string]Declaration{}
	for _, x := range seats {
		if x.Stands() {
			load[x.Person]++
		}
	}
	for _, d := range signed {
		by[d.Person] = d
	}
	var out []Entry
	for _, a := range all {
		out = append(out, Entry{Assessor: a, Ties: append(Automatic(a), declared[a.Person]...), Barred: Barred(a, declared[a.Person], now), Load: load[a.Person], Signed: by[a.Person]})
	}
	return out, nil
}

// Tied tells whether something keeps them from a region now.
func (e Entry) Tied(code region.Code) bool { return slices.Contains(e.Barred, code) }

// Enter puts an assessor into the register or changes their entry, for whoever runs
// cycles. A seat in a region that ties them now ends.
func (s *Service) Enter(ctx context.Context, by Author, a Assessor) error {
	if err := s.directs(by.Actor); err != nil {
		return err
	}
	return s.keep(ctx, by, a, false)
}

// Describe is the same by an assessor about themself: what would free them from a
// region, and whether they are active, is left to whoever runs cycles.
func (s *Service) Describe(ctx context.Context, by Author, a Assessor) error {
	if a.Person = by.Person; !s.judges(by.Actor) {
		return errRole
	}
	return s.keep(ctx, by, a, true)
}

var (
	errRole    = fault.New(fault.Forbidden, "Halaman ini untuk orang yang memegang peran Asesor.")
	errUnknown = fault.New(fault.NotFound, "Asesor itu tidak ada di daftar. Daftarkan dahulu di halaman Asesor.")
)

func (s *Service) keep(ctx context.Context, by Author, a Assessor, self bool) error {
	people, err := s.world.People(ctx)
	if err != nil {
		return fmt.Errorf("people: %w", err)
	}
	i := slices.IndexFunc(people, func(p discussion.Person) bool { return p.ID == a.Person && s.judges(p.Actor()) })
	if i < 0 {
		return fault.New(fault.Invalid, "Pilih akun asesor dari daftar. Akun harus memegang peran Asesor.")
	}
	a.Name, a.Changed = people[i].Name, s.now()
	if a, err = a.Check(); err != nil {
		return err
	}
	return s.store.Update(ctx, func(r Records) error {
		before, err := r.Assessor(ctx, a.Person)
		if err != nil {
			return err
		}
		a := a
		if self {
			a.Active = before.Active
			if before.Person != "" && a.Narrows(before) {
				return fault.New(fault.Forbidden, "Daerah asal dan tempat kerja yang sudah tercatat hanya dihapus oleh pengelola evaluasi. Tambahkan yang baru, atau hubungi pengelola.")
			}
		}
		if err := r.SaveAssessor(ctx, a); err != nil {
			return err
		}
		if err := r.NoteAssessor(ctx, Event{a.Person, s.now(), by.person(), changed(before, a)}); err != nil {
			return err
		}
		return s.release(ctx, r, by, a, people)
	})
}

// changed says what an entry of the register says now where it said something else.
func changed(before, a Assessor) string {
	if before.Person == "" {
		return fmt.Sprintf("Masuk daftar: %s, asal %s, daya tampung %d.", a.Institution, codes(a.Home), a.Capacity)
	}
	var out []string
	note := func(what, old, now string) {
		if old != now {
			out = append(out, fmt.Sprintf("%s %s menjadi %s", what, cmp.Or(old, "(kosong)"), cmp.Or(now, "(kosong)")))
		}
	}
	note("lembaga", before.Institution, a.Institution)
	note("daerah asal", codes(before.Home), codes(a.Home))
	note("tempat kerja", string(before.Employer), string(a.Employer))
	note("keahlian", strings.Join(before.Fields, " "), strings.Join(a.Fields, " "))
	note("daya tampung", fmt.Sprint(before.Capacity), fmt.Sprint(a.Capacity))
	note("keadaan", activity(before.Active), activity(a.Active))
	if len(out) == 0 {
		return "Disimpan tanpa perubahan."
	}
	return "Diubah: " + strings.Join(out, "; ") + "."
}

func activity(active bool) string {
	if active {
		return "aktif"
	}
	return "tidak aktif"
}

func codes(list []region.Code) string {
	var out []string
	for _, c := range list {
		out = append(out, string(c))
	}
	return strings.Join(out, " ")
}

// Declare records what ties an assessor to a region: they themself, or whoever runs
// cycles. It holds at once: a seat there ends, and those who run cycles are told.
func (s *Service) Declare(ctx context.Context, by Author, c Conflict) error {
	if c.Person != by.Person || !s.judges(by.Actor) {
		if err := s.directs(by.Actor); err != nil {
			return err
		}
	}
	c, err := c.Check(s.now())
	if err != nil {
		return err
	}
	c.ID, c.By, c.At = rand.Text(), by.person(), s.now()
	people, err := s.world.People(ctx)
	if err != nil {
		return fmt.Errorf("people: %w", err)
	}
	return s.store.Update(ctx, func(r Records) error {
		a, err := r.Assessor(ctx, c.Person)
		if err == nil && a.Person == "" {
			err = errUnknown
		}
		if err != nil {
			return err
		}
		if err := r.AddConflict(ctx, c); err != nil {
			return err
		}
		if err := r.NoteAssessor(ctx, Event{c.Person, s.now(), by.person(), fmt.Sprintf("Benturan dicatat: %s (%s).", RegionName(c.Region), c.Kind.Words())}); err != nil {
			return err
		}
		return s.release(ctx, r, by, a, people)
	})
}

// Lift says that a conflict that was declared bars no more, and why. Assessors do not
// free themselves.
func (s *Service) Lift(ctx context.Context, by Author, person, id, why string) error {
	if err := s.directs(by.Actor); err != nil {
		return err
	}
	if why = line(why); why == "" || len([]rune(why)) > longestReason {
		return fault.New(fault.Invalid, fmt.Sprintf("Tulis mengapa benturan dicabut, paling banyak %d huruf.", longestReason))
	}
	if person == by.Person {
		return fault.New(fault.Forbidden, "Benturan Anda sendiri dicabut oleh pengelola lain.")
	}
	return s.store.Update(ctx, func(r Records) error {
		list, err := r.Conflicts(ctx, person)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(list, func(c Conflict) bool { return c.ID == id })
		if i < 0 || !list[i].LiftedAt.IsZero() {
			return fault.New(fault.Conflict, "Benturan itu tidak ada atau sudah dicabut. Muat ulang halamannya.")
		}
		c := list[i]
		c.Lifted, c.LiftedAt, c.Why = by.person(), s.now(), why
		if err := r.LiftConflict(ctx, c); err != nil {
			return err
		}
		return r.NoteAssessor(ctx, Event{person, s.now(), by.person(), fmt.Sprintf("Benturan dicabut: %s (%s). %s", RegionName(c.Region), c.Kind.Words(), why)})
	})
}

// Barred lists the regions that something ties a person to now.
func (s *Service) Barred(ctx context.Context, person string) (out []string, err error) {
	err = s.store.View(ctx, func(r Records) error {
		a, err := r.Assessor(ctx, person)
		if err != nil || a.Person == "" {
			return err
		}
		declared, err := r.Conflicts(ctx, person)
		if err != nil {
			return err
		}
		out = regionTexts(Barred(a, declared, s.now()))
		return nil
	})
	return out, err
}

// AllBarred lists for every assessor the regions that something ties them to now.
func (s *Service) AllBarred(ctx context.Context) (out map[string][]string, err error) {
	err = s.store.View(ctx, func(r Records) error {
		all, err := r.Assessors(ctx)
		if err != nil {
			return err
		}
		declared, err := r.AllConflicts(ctx)
		if err != nil {
			return err
		}
		out = map[string][]string{}
		for _, a := range all {
			out[a.Person] = regionTexts(Barred(a, declared[a.Person], s.now()))
		}
		return nil
	})
	return out, err
}
