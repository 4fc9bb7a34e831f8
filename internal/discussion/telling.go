package discussion

import (
	"context"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

const (
	noticesPerPage = 50
	keptNotices    = 365 * 24 * time.Hour
)

// Inbox is a page of what somebody was told, with how they want to be told.
type Inbox struct {
	Notices []Notice
	More    bool
	Habit   Habit
}

// Inbox gives a page of the actor's notices, from 1, the latest first. Those of
// regions where the actor discusses no more are left out.
func (s *Service) Inbox(ctx context.Context, who access.Actor, page int) (in Inbox, err error) {
	err = s.store.View(ctx, func(r Records) (err error) {
		if in.Habit, err = r.Habit(ctx, who.Person); err != nil {
			return err
		}
		in.Notices, err = r.Notices(ctx, who.Person, (max(page, 1)-1)*noticesPerPage, noticesPerPage+1)
		return err
	})
	if in.More = len(in.Notices) > noticesPerPage; in.More {
		in.Notices = in.Notices[:noticesPerPage]
	}
	in.Notices = slices.DeleteFunc(in.Notices, func(n Notice) bool { return s.allowed(who, n.Region) != nil })
	return in, err
}

// Unseen counts the actor's unread notices.
func (s *Service) Unseen(ctx context.Context, who access.Actor) (n int, err error) {
	err = s.store.View(ctx, func(r Records) error {
		regions, err := r.Unseen(ctx, who.Person)
		n = 0
		for _, code := range regions {
			if s.allowed(who, code) == nil {
				n++
			}
		}
		return err
	})
	return n, err
}

// See marks one of the actor's notices read and gives it, to go where it leads.
func (s *Service) See(ctx context.Context, who access.Actor, id string) (n Notice, err error) {
	err = s.store.Update(ctx, func(r Records) (err error) {
		n, err = r.See(ctx, who.Person, id, s.now())
		return err
	})
	if err == nil && (n.ID == "" || s.allowed(who, n.Region) != nil) {
		err = fault.New(fault.NotFound, "Pemberitahuan itu tidak ada lagi.")
	}
	return n, err
}

// SeeAll marks every notice of the actor read.
func (s *Service) SeeAll(ctx context.Context, who access.Actor) error {
	return s.store.Update(ctx, func(r Records) error { return r.SeeAll(ctx, who.Person, s.now()) })
}

// Prefer sets how fast notices reach the actor by mail.
func (s *Service) Prefer(ctx context.Context, who access.Actor, pace string) error {
	p, err := ParsePace(pace)
	if err != nil {
		return err
	}
	return s.store.Update(ctx, func(r Records) error {
		h, err := r.Habit(ctx, who.Person)
		if err != nil {
			return err
		}
		h.Person, h.Pace = who.Person, p
		return r.SaveHabit(ctx, h)
	})
}

// Deliver puts the mails that are due into the outbox and drops what is old. base
// is the address that people open. Running it often does no harm: a notice is
// mailed once.
func (s *Service) Deliver(ctx context.Context, base string) error {
	now := s.now()
	if Quiet(now) {
		return nil
	}
	var waiting []Notice
	unmailed := func(r Records) (err error) {
		waiting, err = r.Unmailed(ctx)
		return err
	}
	if err := s.store.View(ctx, unmailed); err != nil || len(waiting) == 0 {
		return err
	}
	people, err := s.world.People(ctx)
	if err != nil {
		return err
	}
	return s.store.Update(ctx, func(r Records) error {
		if err := unmailed(r); err != nil {
			return err
		}
		by := map[string][]Notice{}
		for _, n := range waiting {
			by[n.Person] = append(by[n.Person], n)
		}
		for person, notices := range by {
			at := slices.IndexFunc(people, func(p Person) bool { return p.ID == person })
			who := Person{ID: person}
			if at >= 0 {
				who = people[at]
			}
			if err := s.deliver(ctx, r, who, notices, base, now); err != nil {
				return err
			}
		}
		return r.Sweep(ctx, now.Add(-keptNotices))
	})
}

// deliver mails somebody's waiting notices where their habit says so now. What was
// read meanwhile, is stale, or can reach nobody is passed over for good.
func (s *Service) deliver(ctx context.Context, r Records, who Person, notices []Notice, base string, now time.Time) error {
	habit, err := r.Habit(ctx, who.ID)
	if err != nil {
		return err
	}
	if habit.Pace != Never && who.Mail != "" && !habit.Ready(now) {
		return nil
	}
	var fit []Notice
	for _, n := range notices {
		if who.Mail != "" && habit.Pace != Never && n.Seen.IsZero() && now.Sub(n.At) < stale && s.allowed(who.Actor(), n.Region) == nil {
			fit = append(fit, n)
		}
	}
	if len(fit) > 0 {
		if err := r.Enqueue(ctx, Compose(who, fit, base)); err != nil {
			return err
		}
		habit.Person, habit.Digest = who.ID, now
		if habit.Pace == "" {
			habit.Pace = AtOnce
		}
		if err := r.SaveHabit(ctx, habit); err != nil {
			return err
		}
	}
	return r.Mailed(ctx, notices, now)
}
