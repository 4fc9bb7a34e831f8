package assessor

import (
	"context"
	"fmt"
	"slices"

	"gurindam/internal/access"
	"gurindam/internal/discussion"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Talk is the interview of a region with the panel that it is held by.
type Talk struct {
	Slot
	Name  string       // of the region
	Seats []Assignment // the panel now
}

// People lists who is called from the panel.
func (t Talk) People() []Member {
	if t.State == Done {
		return t.Panel
	}
	var out []Member
	for _, x := range t.Seats {
		out = append(out, Member{Person: x.Person, Name: x.Name})
	}
	return out
}

// Agenda is the interviews of a cycle.
type Agenda struct {
	Cycle   evaluation.Cycle
	Window  evaluation.Window // of the interviews; of no days where the calendar names none
	Talks   []Talk            // by time
	Without []Talk            // regions with a panel that holds and without an interview
	Clashes []Clash
	Drafts  int
}

// Agenda gives the interviews of a cycle.
func (s *Service) Agenda(ctx context.Context, who access.Actor, cycle string) (out Agenda, err error) {
	if err := s.directs(who); err != nil {
		return out, err
	}
	err = s.store.View(ctx, func(r Records) (err error) {
		out, err = s.agenda(ctx, r, cycle)
		return err
	})
	return out, err
}

func (s *Service) agenda(ctx context.Context, r Records, cycle string) (out Agenda, err error) {
	if out.Cycle, err = r.Cycle(ctx, cycle); err != nil {
		return out, err
	}
	out.Window, _ = out.Cycle.Window(evaluation.Interview, "", nil)
	slots, err := r.Slots(ctx, cycle)
	if err != nil {
		return out, err
	}
	seats, err := r.Assignments(ctx, cycle)
	if err != nil {
		return out, err
	}
	panels := map[region.Code][]Assignment{}
	for _, x := range seats {
		panels[x.Region] = append(panels[x.Region], x)
	}
	for _, slot := range slots {
		out.Talks = append(out.Talks, Talk{slot, RegionName(slot.Region), panels[slot.Region]})
		if slot.State == Drafted {
			out.Drafts++
		}
	}
	people, err := r.Participants(ctx, cycle)
	if err != nil {
		return out, err
	}
	for _, p := range people {
		if p.Takes() && len(panels[p.Region]) > 0 && !slices.ContainsFunc(slots, func(x Slot) bool { return x.Region == p.Region }) {
			out.Without = append(out.Without, Talk{Slot{Cycle: cycle, Region: p.Region}, p.Name, panels[p.Region]})
		}
	}
	out.Clashes = Clashes(slots, func(x Slot) []string { return persons(panels[x.Region]) })
	return out, nil
}

func persons(seats []Assignment) []string {
	var out []string
	for _, x := range seats {
		out = append(out, x.Person)
	}
	return out
}

// LayOut proposes interviews for every region with a panel and without one, and tells
// for how many there was no time. Drafts from before are laid out anew.
func (s *Service) LayOut(ctx context.Context, by Author, cycle string, t Terms) (left []region.Code, err error) {
	if err := s.directs(by.Actor); err != nil {
		return nil, err
	}
	t.After = s.now()
	return left, s.store.Update(ctx, func(r Records) error {
		if err := r.DropDrafts(ctx, cycle); err != nil {
			return err
		}
		a, err := s.agenda(ctx, r, cycle)
		if err != nil {
			return err
		}
		if err := t.check(a); err != nil {
			return err
		}
		if len(a.Without) == 0 {
			return fault.New(fault.Conflict, "Tidak ada daerah yang menunggu jadwal. Jadwal disusun untuk daerah yang panelnya sudah ditetapkan.")
		}
		var wishes []Wish
		var set []Slot
		panels := map[region.Code][]string{}
		for _, x := range a.Without {
			wishes = append(wishes, Wish{x.Region, persons(x.Seats)})
		}
		for _, x := range a.Talks {
			set, panels[x.Region] = append(set, x.Slot), persons(x.Seats)
		}
		var slots []Slot
		slots, left = LayOut(wishes, set, panels, t)
		for _, x := range slots {
			x.Cycle, x.By, x.At = cycle, by.person(), s.now()
			if err := r.SaveSlot(ctx, x); err != nil {
				return err
			}
		}
		return nil
	})
}

const (
	mostRooms = 100
	mostDaily = 12
	mostDays  = 120
)

// check tells what is wrong with terms.
func (t Terms) check(a Agenda) error {
	span := evaluation.Window{First: t.First, Last: t.Last}
	switch {
	case a.Window.First.IsZero():
		return fault.New(fault.Conflict, fmt.Sprintf("Kalender %s tidak memuat tahap wawancara. Isi dahulu di halaman kalender.", a.Cycle.Name))
	case t.First.IsZero() || t.Last.IsZero() || t.Last.Before(t.First) || t.Last.Sub(t.First).Hours() > mostDays*24:
		return fault.New(fault.Invalid, "Isi hari pertama dan hari terakhir; hari terakhir tidak mendahului hari pertama.")
	case span.Opens().Before(a.Window.Opens()) || span.Closes().After(a.Window.Closes()):
		return fault.New(fault.Invalid, fmt.Sprintf("Jadwal disusun di dalam tahap wawancara, %s sampai %s.", evaluation.Day(a.Window.First), evaluation.Day(a.Window.Last)))
	case t.Minutes < shortestTalk || t.Minutes > 180 || t.Gap < 0 || t.Gap > 120:
		return fault.New(fault.Invalid, "Lama satu wawancara antara 15 dan 180 menit, jeda antara 0 dan 120 menit.")
	case t.Rooms < 1 || t.Rooms > mostRooms || t.Daily < 1 || t.Daily > mostDaily:
		return fault.New(fault.Invalid, fmt.Sprintf("Wawancara serentak antara 1 dan %d; wawancara satu asesor dalam sehari antara 1 dan %d.", mostRooms, mostDaily))
	case !slices.Contains(Ways, t.Way) || t.Way == OnSite && line(t.Place) == "":
		return fault.New(fault.Invalid, "Pilih cara bertemu; untuk tatap muka tulis tempatnya.")
	}
	return nil
}

// Announce makes every draft an appointment. Panels and regions are told.
func (s *Service) Announce(ctx context.Context, by Author, cycle string) error {
	if err := s.directs(by.Actor); err != nil {
		return err
	}
	people, err := s.world.People(ctx)
	if err != nil {
		return fmt.Errorf("people: %w", err)
	}
	return s.store.Update(ctx, func(r Records) error {
		a, err := s.agenda(ctx, r, cycle)
		if err != nil {
			return err
		}
		if a.Drafts == 0 {
			return fault.New(fault.Conflict, "Tidak ada usulan jadwal yang dapat diumumkan.")
		}
		if len(a.Clashes) > 0 {
			return errClash(a.Clashes[0], a.Talks)
		}
		for _, t := range a.Talks {
			if t.State != Drafted {
				continue
			}
			if err := s.invite(ctx, r, by, a.Cycle, t, people); err != nil {
				return err
			}
		}
		return nil
	})
}

// invite saves an interview as an appointment and tells panel and region.
func (s *Service) invite(ctx context.Context, r Records, by Author, c evaluation.Cycle, t Talk, people []discussion.Person) error {
	t.State, t.By, t.At = Invited, by.person(), s.now()
	if err := r.SaveSlot(ctx, t.Slot); err != nil {
		return err
	}
	if err := r.Note(ctx, evaluation.Event{Cycle: c.ID, Region: t.Region, At: s.now(), By: by.person(), Kind: "wawancara",
		Text: fmt.Sprintf("Wawancara dijadwalkan %s, %d menit, %s.", Moment(t.Start), t.Minutes, t.Way)}); err != nil {
		return err
	}
	return s.tell(ctx, r, by, c, t, Moment(t.Start)+", "+string(t.Way), people)
}

// tell tells panel and region something about their interview.
func (s *Service) tell(ctx context.Context, r Records, by Author, c evaluation.Cycle, t Talk, text string, people []discussion.Person) error {
	var out []discussion.Notice
	add := func(person, path string) {
		out = append(out, discussion.Notice{Person: person, Region: t.Region, Kind: discussion.Scheduled, At: s.now(), By: by.Name, About: c.Name + ": " + RegionName(t.Region), Clip: text, Path: path})
	}
	for _, x := range t.Seats {
		add(x.Person, OwnPath)
	}
	for _, p := range s.secretaries(people, t.Region) {
		add(p, TalkPath(c.ID, t.Region))
	}
	return r.AddNotices(ctx, out)
}

func errClash(c Clash, talks []Talk) error {
	name := c.Person
	for _, t := range talks {
		for _, m := range t.People() {
			if m.Person == c.Person {
				name = m.Name
			}
		}
	}
	return fault.New(fault.Conflict, fmt.Sprintf("%s berada dalam dua wawancara pada waktu yang sama: %s dan %s, %s. Pindahkan salah satunya.", name, RegionName(c.A.Region), RegionName(c.B.Region), Moment(c.B.Start)))
}
