package evaluation

import (
	"context"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/discussion"
	"gurindam/internal/region"
)

// HomePath is the address of a cycle as a region sees it.
func HomePath(cycle string, code region.Code) string {
	return "/kota/" + string(code) + "/evaluasi/" + cycle
}

// deciders gives, for each region, the people who answer for it: whoever hands in or
// approves there by a grant of the region itself.
func deciders(people []discussion.Person, now time.Time) map[region.Code][]string {
	out := map[region.Code][]string{}
	for _, p := range people {
		for _, verb := range []access.Verb{access.Submit, access.Approve} {
			for _, s := range access.Scopes(p.Actor(), verb, now) {
				code := region.Code(s.Region)
				if code != "" && !slices.Contains(out[code], p.ID) {
					out[code] = append(out[code], p.ID)
				}
			}
		}
	}
	return out
}

// tell tells the people who answer for regions what happened to them in a cycle.
func (s *Service) tell(ctx context.Context, r Telling, by Author, c Cycle, kind discussion.Kind, codes []region.Code, text string, people []discussion.Person) error {
	whom := deciders(people, s.now())
	var out []discussion.Notice
	for _, code := range codes {
		for _, person := range whom[code] {
			out = append(out, discussion.Notice{Person: person, Region: code, Kind: kind, At: s.now(), By: by.Name, About: c.Name, Clip: discussion.Clipped(text), Path: HomePath(c.ID, code)})
		}
	}
	return r.AddNotices(ctx, out)
}

// Waiting lists the invitations of a region that nobody has answered.
func (s *Service) Waiting(ctx context.Context, code region.Code) (out []Home, err error) {
	err = s.store.View(ctx, func(r Records) error {
		out = nil
		list, err := r.OfRegion(ctx, code)
		if err != nil {
			return err
		}
		for _, c := range list {
			p, err := r.Participant(ctx, c.ID, code)
			if err != nil {
				return err
			}
			extensions, err := r.Extensions(ctx, c.ID)
			if err != nil {
				return err
			}
			if h := (Home{Cycle: c, Line: Line{p, c.Stand(p, extensions, s.now())}}); c.State == Open && h.Line.Stage == Invitation {
				out = append(out, h)
			}
		}
		return nil
	})
	return out, err
}
