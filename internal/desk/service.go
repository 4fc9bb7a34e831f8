package desk

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/discussion"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/region"
)

// Store keeps tasks. Update may run fn again where two writers meet.
type Store interface {
	View(context.Context, func(Records) error) error
	Update(context.Context, func(Records) error) error
}

// Records is a store within one transaction. What is not there is the zero value.
type Records interface {
	Task(ctx context.Context, code region.Code, id string) (Task, error)
	// SaveTask adds a task of revision 0 or changes one of the revision it has, and
	// returns fault.Conflict where somebody else was first.
	SaveTask(context.Context, Task) error
	Tasks(ctx context.Context, code region.Code, q Query) ([]Task, error) // by due day, those without one last
	OpenTo(context.Context, Target) ([]Task, error)                       // of every region
	AddNotices(context.Context, []discussion.Notice) error
}

// Query says which tasks of a region are asked for.
type Query struct {
	Ended      bool
	List, Row  string // about one row; both empty: about anything
	Skip, Most int
}

// World is what the service asks other rooms for.
type World interface {
	// Catalog gives the plan of a region to look things up in, or fault.NotFound.
	Catalog(context.Context, region.Code) (discussion.Catalog, error)
	// Findings lists what the check found in a region's plan.
	Findings(context.Context, region.Code) ([]plan.Finding, error)
	// Offices lists the offices of a region.
	Offices(context.Context, region.Code) ([]region.OPD, error)
}

// Source is a room that wants something decided.
type Source interface {
	Decisions(context.Context, region.Code) ([]Decision, error)
}

// Personal is a room that knows what waits for one person, wherever their roles hold:
// what an assessor of the nation is seated for stands in no region of theirs.
type Personal interface {
	Own(context.Context, access.Actor) ([]Item, error)
}

// Service carries out what people ask for at their desks.
type Service struct {
	store   Store
	talks   *discussion.Service
	world   World
	sources []Source
	now     func() time.Time
}

// NewService makes the service over a store and the discussions.
func NewService(store Store, talks *discussion.Service, world World, now func() time.Time, sources ...Source) *Service {
	return &Service{store, talks, world, sources, now}
}

// Desk gives the work list of a person. What is found and talked about is looked
// for in the regions that the person's roles name.
func (s *Service) Desk(ctx context.Context, who access.Actor) ([]Item, error) {
	in, err := s.asked(ctx, who)
	if err != nil {
		return nil, err
	}
	for _, code := range s.regions(who) {
		err := s.gather(ctx, who, code, &in)
		if err != nil && fault.KindOf(err) != fault.NotFound { // a region without a plan has nothing that waits
			return nil, err
		}
	}
	for _, source := range s.sources {
		room, ok := source.(Personal)
		if !ok {
			continue
		}
		list, err := room.Own(ctx, who)
		if err != nil {
			return nil, err
		}
		in.Own = append(in.Own, list...)
	}
	return List(in, who, s.now()), nil
}

// Waiting counts what other people asked of a person: mentions and tasks.
func (s *Service) Waiting(ctx context.Context, who access.Actor) (int, error) {
	in, err := s.asked(ctx, who)
	return len(in.Calls) + len(in.Tasks), err
}

// asked collects what other people asked of a person, who may still read it.
func (s *Service) asked(ctx context.Context, who access.Actor) (in Inputs, err error) {
	if in.Calls, err = s.talks.Calls(ctx, who); err != nil {
		return in, err
	}
	err = s.store.View(ctx, func(r Records) error {
		in.Tasks = nil
		for _, to := range s.targets(who) {
			tasks, err := r.OpenTo(ctx, to)
			if err != nil {
				return err
			}
			in.Tasks = append(in.Tasks, tasks...)
		}
		return nil
	})
	in.Tasks = slices.DeleteFunc(in.Tasks, func(t Task) bool { return !s.may(who, t.Region) || !t.To.Means(who, t.Region, s.now()) })
	return in, err
}

// targets lists what a person may be meant by.
func (s *Service) targets(who access.Actor) []Target {
	out := []Target{{Kind: ToPerson, ID: who.Person}}
	for _, g := range who.Grants {
		for _, t := range []Target{{Kind: ToRole, ID: g.Role}, {Kind: ToOffice, ID: g.Scope.OPD}} {
			if g.Holds(s.now()) && t.ID != "" && !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
	}
	return out
}

func (s *Service) may(who access.Actor, code region.Code) bool {
	return who.Person != "" && access.May(who, access.Discuss, access.Place{Region: string(code)}, s.now())
}

// regions lists the regions that a person's roles name.
func (s *Service) regions(who access.Actor) []region.Code {
	var out []region.Code
	for _, g := range who.Grants {
		code := region.Code(g.Scope.Region)
		if g.Holds(s.now()) && code != "" && s.may(who, code) && !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

// gather adds what waits in one region.
func (s *Service) gather(ctx context.Context, who access.Actor, code region.Code, in *Inputs) error {
	c, err := s.world.Catalog(ctx, code)
	if err != nil {
		return fmt.Errorf("catalog of %s: %w", code, err)
	}
	for i, t := range in.Tasks {
		if t.Region == code {
			in.Tasks[i] = t.asNow(c)
		}
	}
	for i, call := range in.Calls {
		if o, ok := c.At(call.About.Spot); ok && call.Region == code {
			in.Calls[i].About = o
		}
	}
	heads, err := s.talks.Open(ctx, who, code)
	if err != nil {
		return err
	}
	in.Threads = append(in.Threads, heads...)
	findings, err := s.world.Findings(ctx, code)
	if err != nil {
		return fmt.Errorf("findings of %s: %w", code, err)
	}
	for _, f := range findings {
		found := Found{Finding: f, Region: code}
		for _, row := range f.Codes {
			o, ok := c.Coded(f.Sheet, row)
			if !ok {
				o = discussion.Object{Spot: discussion.Spot{List: f.Sheet}, Code: row, Place: access.Place{Region: string(code)}}
			}
			found.Rows = append(found.Rows, o)
		}
		in.Found = append(in.Found, found)
	}
	for _, source := range s.sources {
		list, err := source.Decisions(ctx, code)
		if err != nil {
			return err
		}
		in.Decisions = append(in.Decisions, list...)
	}
	return nil
}
