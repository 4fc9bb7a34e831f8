package assessor

import (
	"context"
	"fmt"
	"slices"

	"gurindam/internal/assessor/allot"
	"gurindam/internal/discussion"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Propose fills the free seats of a cycle with a proposal in place of the one before.
// Confirmed seats, and those chosen by hand, stay. The same seed gives the same panels.
func (s *Service) Propose(ctx context.Context, by Author, cycle string, seed uint64) error {
	if err := s.directs(by.Actor); err != nil {
		return err
	}
	var c evaluation.Cycle
	err := s.store.View(ctx, func(r Records) (err error) {
		c, err = r.Cycle(ctx, cycle)
		return err
	})
	if err != nil {
		return err
	}
	needs, err := s.needs(ctx, c)
	if err != nil {
		return err
	}
	return s.store.Update(ctx, func(r Records) error {
		if err := r.DropProposed(ctx, cycle, false); err != nil {
			return err
		}
		pic, err := s.look(ctx, r, cycle)
		if err != nil {
			return err
		}
		if err := settable(pic.Cycle); err != nil {
			return err
		}
		if len(pic.regions) == 0 {
			return fault.New(fault.Conflict, "Belum ada daerah yang menyatakan ikut. Panel diusulkan sesudah ada pesertanya.")
		}
		return r.SaveSeats(ctx, s.proposal(pic, allot.Solve(pic.problem(needs, seed)), by))
	})
}

// proposal gives the seats of a result that are new.
func (s *Service) proposal(pic picture, result allot.Result, by Author) []Assignment {
	var out []Assignment
	for _, panel := range result.Panels {
		have := pic.seats[region.Code(panel.Region)]
		led := slices.ContainsFunc(have, func(x Assignment) bool { return x.Lead })
		for _, person := range panel.People {
			if slices.ContainsFunc(have, func(x Assignment) bool { return x.Person == person }) {
				continue
			}
			lead := !led && (person == panel.Lead || !slices.Contains(panel.People, panel.Lead))
			out = append(out, Assignment{Cycle: pic.Cycle.ID, Region: region.Code(panel.Region), Person: person, Lead: lead, State: Proposed, By: by.person(), At: s.now()})
		}
	}
	return out
}

// settable refuses to change the panels of a cycle that is over.
func settable(c evaluation.Cycle) error {
	if c.State == evaluation.Published || c.State == evaluation.Archived {
		return fault.New(fault.Conflict, fmt.Sprintf("Siklus %s %s; panelnya tidak dapat diubah.", c.Name, c.State.Words()))
	}
	return nil
}

// Discard throws away what is only proposed.
func (s *Service) Discard(ctx context.Context, by Author, cycle string) error {
	if err := s.directs(by.Actor); err != nil {
		return err
	}
	return s.store.Update(ctx, func(r Records) error { return r.DropProposed(ctx, cycle, true) })
}

// Confirm makes what is proposed hold, for some regions or for all where none is named.
// Every seat is checked again. Assessors and regions are told.
func (s *Service) Confirm(ctx context.Context, by Author, cycle string, only ...region.Code) error {
	if err := s.directs(by.Actor); err != nil {
		return err
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
		if pic.Cycle.State != evaluation.Open {
			return fault.New(fault.Conflict, fmt.Sprintf("Siklus %s %s. Panel ditetapkan sesudah siklus dibuka.", pic.Cycle.Name, pic.Cycle.State.Words()))
		}
		var fresh []Assignment
		for _, p := range pic.regions {
			if len(only) > 0 && !slices.Contains(only, p.Region) {
				continue
			}
			for _, x := range pic.seats[p.Region] {
				if x.State != Proposed {
					continue
				}
				if err := pic.admits(x.Person, p.Region, true); err != nil {
					return err
				}
				x.State, x.By, x.At = Confirmed, by.person(), s.now()
				fresh = append(fresh, x)
			}
		}
		if len(fresh) == 0 {
			return fault.New(fault.Conflict, "Tidak ada usulan yang dapat ditetapkan. Usulkan panel dahulu.")
		}
		return s.settle(ctx, r, by, pic.Cycle, fresh, people)
	})
}

// admits tells why somebody cannot sit in a region; seated where they do already.
func (p picture) admits(person string, code region.Code, seated bool) error {
	i := slices.IndexFunc(p.entries, func(e Entry) bool { return e.Person == person })
	if i < 0 {
		return errUnknown
	}
	e := p.entries[i]
	load := e.Load
	if !seated {
		load++
	}
	switch {
	case e.Tied(code):
		return fault.New(fault.Conflict, fmt.Sprintf("%s mempunyai benturan kepentingan dengan %s. Pilih asesor lain.", e.Name, RegionName(code)))
	case !e.Active:
		return fault.New(fault.Conflict, fmt.Sprintf("%s tidak aktif di daftar asesor. Pilih asesor lain untuk %s.", e.Name, RegionName(code)))
	case load > e.Capacity:
		return fault.New(fault.Conflict, fmt.Sprintf("%s sudah menilai %d daerah, sebanyak daya tampungnya. Pilih asesor lain untuk %s, atau naikkan daya tampungnya.", e.Name, e.Capacity, RegionName(code)))
	}
	return nil
}

// settle saves seats that hold from now on, counts them, and tells whom it concerns:
// each assessor once, and the secretaries of each region.
func (s *Service) settle(ctx context.Context, r Records, by Author, c evaluation.Cycle, fresh []Assignment, people []discussion.Person) error {
	if err := r.SaveSeats(ctx, fresh); err != nil {
		return err
	}
	regions, names := map[string][]region.Code{}, map[region.Code][]string{}
	var order []region.Code
	for _, x := range fresh {
		regions[x.Person] = append(regions[x.Person], x.Region)
		if names[x.Region] == nil {
			order = append(order, x.Region)
		}
		names[x.Region] = append(names[x.Region], x.Name)
	}
	var notices []discussion.Notice
	for _, code := range order {
		if err := s.count(ctx, r, c.ID, code); err != nil {
			return err
		}
		if err := r.Note(ctx, evaluation.Event{Cycle: c.ID, Region: code, At: s.now(), By: by.person(), Kind: "panel",
			Text: fmt.Sprintf("Panel penilai ditetapkan: %d asesor.", len(names[code]))}); err != nil {
			return err
		}
		for _, p := range s.secretaries(people, code) {
			notices = append(notices, discussion.Notice{Person: p, Region: code, Kind: discussion.Assigned, At: s.now(), By: by.Name, About: c.Name + ": " + RegionName(code),
				Clip: "Panel penilai daerah ini sudah ditetapkan.", Path: "/kota/" + string(code) + "/evaluasi/" + c.ID})
		}
	}
	told := map[string]bool{}
	for _, x := range fresh {
		if list := regions[x.Person]; !told[x.Person] {
			told[x.Person] = true
			notices = append(notices, discussion.Notice{Person: x.Person, Region: list[0], Kind: discussion.Assigned, At: s.now(), By: by.Name, About: c.Name,
				Clip: fmt.Sprintf("%d daerah ditugaskan kepada Anda. Tanda tangani pernyataan bebas benturan agar terbuka.", len(list)), Path: OwnPath})
		}
	}
	return r.AddNotices(ctx, notices)
}
