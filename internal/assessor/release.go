package assessor

import (
	"context"
	"fmt"
	"slices"

	"gurindam/internal/access"
	"gurindam/internal/discussion"
	"gurindam/internal/evaluation"
	"gurindam/internal/region"
)

// release ends the seats of an assessor in regions that tie them now. What they wrote
// stays; those who run cycles are told that a seat is free.
func (s *Service) release(ctx context.Context, r Records, by Author, a Assessor, people []discussion.Person) error {
	declared, err := r.Conflicts(ctx, a.Person)
	if err != nil {
		return err
	}
	barred := Barred(a, declared, s.now())
	cycles, err := r.Cycles(ctx)
	if err != nil {
		return err
	}
	for _, c := range cycles {
		if c.State == evaluation.Archived || c.State == evaluation.Published {
			continue // what is frozen is not touched
		}
		seats, err := r.Seats(ctx, c.ID)
		if err != nil {
			return err
		}
		for _, x := range seats {
			if x.Person != a.Person || !x.Stands() || !slices.Contains(barred, x.Region) {
				continue
			}
			if err := s.free(ctx, r, by, c, x, people); err != nil {
				return err
			}
		}
	}
	return nil
}

// free ends one seat because of a conflict.
func (s *Service) free(ctx context.Context, r Records, by Author, c evaluation.Cycle, x Assignment, people []discussion.Person) error {
	if x.State == Proposed {
		return r.DropSeat(ctx, x)
	}
	if err := s.end(ctx, r, by, x, "benturan kepentingan"); err != nil {
		return err
	}
	var notices []discussion.Notice
	for _, p := range people {
		if p.ID != by.Person && s.directs(p.Actor()) == nil {
			notices = append(notices, discussion.Notice{Person: p.ID, Region: x.Region, Kind: discussion.Tied, At: s.now(), By: by.Name,
				About: c.Name + ": " + RegionName(x.Region), Clip: x.Name + " tidak menilai daerah ini lagi. Pilih penggantinya.", Path: PanelPath(c.ID, x.Region)})
		}
	}
	return r.AddNotices(ctx, notices)
}

// end ends a confirmed seat and tells the log of the cycle, which the region reads: no
// name stands there.
func (s *Service) end(ctx context.Context, r Records, by Author, x Assignment, why string) error {
	x.State, x.Lead, x.Reason, x.By, x.At = Ended, false, why, by.person(), s.now()
	if err := r.SaveSeats(ctx, []Assignment{x}); err != nil {
		return err
	}
	if err := s.count(ctx, r, x.Cycle, x.Region); err != nil {
		return err
	}
	return r.Note(ctx, evaluation.Event{Cycle: x.Cycle, Region: x.Region, At: s.now(), By: by.person(), Kind: "panel",
		Text: fmt.Sprintf("Penugasan seorang asesor berakhir: %s.", why)})
}

// count tells the record of the cycle how many sheets are expected of a region.
func (s *Service) count(ctx context.Context, r Records, cycle string, code region.Code) error {
	panel, err := r.AssignedTo(ctx, cycle, code)
	if err != nil {
		return err
	}
	p, err := r.Participant(ctx, cycle, code)
	if err != nil {
		return err
	}
	return r.Progress(ctx, cycle, code, evaluation.Sheets, evaluation.Progress{Done: p.Tracks[evaluation.Sheets].Done, Total: len(panel)})
}

// secretaries lists who answers for a region's evaluation: those who hand in or approve
// there by a role of the region itself.
func (s *Service) secretaries(people []discussion.Person, code region.Code) []string {
	place := access.Place{Region: string(code)}
	var out []string
	for _, p := range people {
		if slices.ContainsFunc(p.Grants, func(g access.Grant) bool {
			alone := access.Actor{Person: p.ID, Grants: []access.Grant{g}}
			return g.Scope == place && (access.May(alone, access.Submit, place, s.now()) || access.May(alone, access.Approve, place, s.now()))
		}) {
			out = append(out, p.ID)
		}
	}
	return out
}

// PanelPath gives the address where the panel of a region is put together.
func PanelPath(cycle string, code region.Code) string {
	return "/evaluasi/" + cycle + "/penugasan/" + string(code)
}

// OwnPath is where an assessor finds what is theirs.
const OwnPath = "/asesor"

// TalkPath gives the address of a region's interview.
func TalkPath(cycle string, code region.Code) string {
	return "/kota/" + string(code) + "/evaluasi/" + cycle + "/wawancara"
}
