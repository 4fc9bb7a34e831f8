package evaluation

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Line is a region on the board.
type Line struct {
	Participant
	Standing
}

// Board is a cycle with every region and where it stands.
type Board struct {
	Cycle      Cycle
	Extensions []Extension
	Lines      []Line
	Pulse      int64 // another number as soon as anything has changed
}

// Board gives the board of a cycle to whoever sees every region.
func (s *Service) Board(ctx context.Context, who Author, cycle string) (b Board, err error) {
	if !s.watches(who) {
		return b, fault.New(fault.Forbidden, "Papan semua daerah dibuka untuk pengelola evaluasi, Kementerian Keuangan, dan auditor.")
	}
	err = s.store.View(ctx, func(r Records) error {
		b = Board{}
		if b.Cycle, err = r.Cycle(ctx, cycle); err != nil {
			return err
		}
		if b.Extensions, err = r.Extensions(ctx, cycle); err != nil {
			return err
		}
		if b.Pulse, err = r.Pulse(ctx, cycle); err != nil {
			return err
		}
		list, err := r.Participants(ctx, cycle)
		for _, p := range list {
			b.Lines = append(b.Lines, Line{p, b.Cycle.Stand(p, b.Extensions, s.now())})
		}
		return err
	})
	if err == nil && b.Cycle.State == Draft && s.may(who, access.Direct, "") != nil {
		return Board{}, fault.New(fault.NotFound, "Siklus evaluasi ini belum dibuka.")
	}
	return b, err
}

// Pulse tells whoever sees the board whether anything on it has changed.
func (s *Service) Pulse(ctx context.Context, who Author, cycle string) (n int64, err error) {
	if !s.watches(who) {
		return 0, fault.New(fault.Forbidden, "Papan semua daerah dibuka untuk pengelola evaluasi, Kementerian Keuangan, dan auditor.")
	}
	err = s.store.View(ctx, func(r Records) error {
		n, err = r.Pulse(ctx, cycle)
		return err
	})
	return n, err
}

// Count is how many regions stand at a stage.
type Count struct {
	Stage Stage
	N     int
	Late  int
}

// Counts tells how many regions stand at each stage.
func (b Board) Counts() []Count {
	out := make([]Count, 0, len(Stages))
	for _, s := range Stages {
		c := Count{Stage: s}
		for _, l := range b.Lines {
			if l.Stage == s {
				c.N++
				if l.Late {
					c.Late++
				}
			}
		}
		out = append(out, c)
	}
	return out
}

// Sieve chooses lines of the board.
type Sieve struct {
	Stage  Stage
	Cohort string
	Text   string // part of the name or code
	Late   bool
	Order  string // "", tahap, terlambat
}

// Through gives the lines that a sieve lets pass, by code or as it orders.
func (b Board) Through(s Sieve) []Line {
	text := strings.ToLower(strings.TrimSpace(s.Text))
	out := slices.DeleteFunc(slices.Clone(b.Lines), func(l Line) bool {
		return s.Stage != "" && l.Stage != s.Stage || s.Cohort != "" && l.Cohort != s.Cohort || s.Late && !l.Late ||
			text != "" && !strings.Contains(strings.ToLower(l.Name), text) && !strings.HasPrefix(string(l.Region), text)
	})
	if s.Order == "tahap" {
		slices.SortStableFunc(out, func(a, b Line) int {
			return cmp.Compare(slices.Index(Stages, a.Stage), slices.Index(Stages, b.Stage))
		})
	}
	return out
}

// Home is a cycle as one region sees it.
type Home struct {
	Cycle      Cycle
	Cohort     Cohort
	Extensions []Extension // its own, and those for all
	Line       Line
	Events     []Event
}

// Home gives a cycle as a region sees it.
func (s *Service) Home(ctx context.Context, who Author, cycle string, code region.Code) (h Home, err error) {
	if err := s.may(who, access.Evaluated, code); err != nil && !s.watches(who) {
		return h, fault.New(fault.Forbidden, "Evaluasi daerah ini hanya terbuka bagi orang-orangnya dan pengelola evaluasi.")
	}
	err = s.store.View(ctx, func(r Records) error {
		h = Home{}
		if h.Cycle, err = r.Cycle(ctx, cycle); err != nil {
			return err
		}
		if h.Cycle.State == Draft && !s.watches(who) {
			return fault.New(fault.NotFound, "Siklus evaluasi ini belum dibuka.")
		}
		p, err := r.Participant(ctx, cycle, code)
		if err != nil {
			return err
		}
		all, err := r.Extensions(ctx, cycle)
		if err != nil {
			return err
		}
		for _, e := range all {
			if e.Region == "" || e.Region == code {
				h.Extensions = append(h.Extensions, e)
			}
		}
		h.Cohort, _ = h.Cycle.Cohort(p.Cohort)
		h.Line = Line{p, h.Cycle.Stand(p, h.Extensions, s.now())}
		h.Events, err = r.Events(ctx, cycle, code, 50)
		return err
	})
	return h, err
}

// OfRegion lists the cycles that a region takes part in, as it sees them.
func (s *Service) OfRegion(ctx context.Context, who Author, code region.Code) (out []Home, err error) {
	if err := s.may(who, access.Evaluated, code); err != nil {
		return nil, fault.New(fault.Forbidden, "Evaluasi daerah ini hanya terbuka bagi orang-orangnya dan pengelola evaluasi.")
	}
	var list []Cycle
	err = s.store.View(ctx, func(r Records) error {
		list, err = r.OfRegion(ctx, code)
		return err
	})
	for _, c := range list {
		if err != nil {
			break
		}
		var h Home
		h, err = s.Home(ctx, who, c.ID, code)
		out = append(out, h)
	}
	return out, err
}

// Events lists the log of a cycle for whoever sees every region.
func (s *Service) Events(ctx context.Context, who Author, cycle string, most int) (out []Event, err error) {
	if !s.watches(who) {
		return nil, fault.New(fault.Forbidden, "Catatan siklus dibuka untuk pengelola evaluasi, Kementerian Keuangan, dan auditor.")
	}
	err = s.store.View(ctx, func(r Records) error {
		out, err = r.Events(ctx, cycle, "", most)
		return err
	})
	return out, err
}
