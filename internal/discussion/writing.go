package discussion

import (
	"context"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Draft is a message as it was filled in.
type Draft struct {
	ID     string   // identity that the form brought; may be empty
	Text   string   // with mentions as @name
	Picked []string // people picked from the list
}

// Begin opens a thread about what stands at a spot and gives it. The field's
// value is quoted as it is now. A form that was sent twice begins one thread.
func (s *Service) Begin(ctx context.Context, by Author, code region.Code, at Spot, d Draft) (Thread, error) {
	c, err := s.catalog(ctx, by.Actor, code)
	if err != nil {
		return Thread{}, err
	}
	o, ok := c.At(at)
	if !ok {
		return Thread{}, errObject
	}
	t := Thread{ID: NewID(), Region: code, About: remembered(o), Opened: by.stamp(s.now())}
	return s.write(ctx, by, t, o, d, true)
}

// remembered is what a thread keeps of its object in case that it goes.
func remembered(o Object) Object {
	o.Value, o.Path = "", ""
	return o
}

// Reply adds a message to a thread, which opens again where it was resolved. Two
// people may write at once; both messages stand.
func (s *Service) Reply(ctx context.Context, by Author, code region.Code, thread string, d Draft) (Thread, error) {
	c, err := s.catalog(ctx, by.Actor, code)
	if err != nil {
		return Thread{}, err
	}
	t, err := s.thread(ctx, code, thread)
	if err != nil {
		return t, err
	}
	o, _ := c.At(t.About.Spot)
	return s.write(ctx, by, t, o, d, false)
}

func (s *Service) thread(ctx context.Context, code region.Code, id string) (t Thread, err error) {
	err = s.store.View(ctx, func(r Records) (err error) {
		if t, err = r.Thread(ctx, code, id); err == nil && t.ID == "" {
			err = errThread
		}
		return err
	})
	return t, err
}

// write adds a message and tells those whom it concerns, in one transaction.
func (s *Service) write(ctx context.Context, by Author, t Thread, o Object, d Draft, begins bool) (Thread, error) {
	m, err := Write(t, KeptID(d.ID), d.Text, o.Value, by, s.now())
	if err != nil {
		return t, err
	}
	if m.Mentions, err = s.mentions(ctx, by.Actor, t.Region, m.Text, d.Picked); err != nil {
		return t, err
	}
	var into Thread
	err = s.store.Update(ctx, func(r Records) (err error) {
		into, err = put(ctx, r, t, m, begins)
		return err
	})
	return into, err
}

// put adds a message and gives its thread as it is then.
func put(ctx context.Context, r Records, t Thread, m Message, begins bool) (Thread, error) {
	before, err := r.Message(ctx, t.Region, m.ID)
	switch {
	case err != nil:
		return t, err
	case before.ID != "" && before.Written.Person == m.Written.Person:
		return r.Thread(ctx, t.Region, before.Thread)
	case before.ID != "":
		m.ID = NewID()
	}
	if !begins {
		if t, err = r.Thread(ctx, t.Region, t.ID); err != nil {
			return t, err
		}
	}
	if !m.Written.At.After(t.Last.At) {
		m.Written.At = t.Last.At.Add(time.Millisecond) // messages stand in the order they came in
	}
	voices, err := r.Voices(ctx, t)
	if err != nil {
		return t, err
	}
	if begins || t.Resolved.Done() {
		t = t.Reopen()
		if err := r.SaveThread(ctx, t); err != nil {
			return t, err
		}
	}
	if err := r.AddMessage(ctx, m); err != nil {
		return t, err
	}
	return t, r.AddNotices(ctx, told(m, t.About.Title(), PathOf(t.Region, t.ID)+"#"+m.ID, voices))
}

func (s *Service) mentions(ctx context.Context, who access.Actor, code region.Code, text string, picked []string) ([]Person, error) {
	people, err := s.People(ctx, who, code)
	if err != nil {
		return nil, err
	}
	named, err := Named(picked, people)
	if err != nil {
		return nil, err
	}
	return together(named, Mentioned(text, people))
}

// message finds a message and its thread, changes it and saves it.
func (s *Service) message(ctx context.Context, by Author, code region.Code, id string, fn func(Records, Thread, Message) (Message, error)) (t Thread, err error) {
	if err := s.allowed(by.Actor, code); err != nil {
		return t, err
	}
	err = s.store.Update(ctx, func(r Records) error {
		m, err := r.Message(ctx, code, id)
		if err != nil {
			return err
		}
		if m.ID == "" {
			return errMessage
		}
		if t, err = r.Thread(ctx, code, m.Thread); err != nil {
			return err
		}
		if m, err = fn(r, t, m); err != nil {
			return err
		}
		return r.SaveMessage(ctx, m)
	})
	return t, err
}

// Amend changes an own message within a quarter of an hour. Whoever it mentions
// for the first time is told.
func (s *Service) Amend(ctx context.Context, by Author, code region.Code, id, text string) (Thread, error) {
	mentions, err := s.mentions(ctx, by.Actor, code, text, nil)
	if err != nil {
		return Thread{}, err
	}
	return s.message(ctx, by, code, id, func(r Records, t Thread, m Message) (Message, error) {
		had := m.Mentions
		m, err := m.Amend(text, by, s.now())
		if err != nil {
			return m, err
		}
		fresh := m
		fresh.Mentions = unlike(mentions, had)
		if m.Mentions, err = together(had, mentions); err != nil {
			return m, err
		}
		return m, r.AddNotices(ctx, told(fresh, t.About.Title(), PathOf(code, t.ID)+"#"+m.ID, nil))
	})
}

// unlike gives those of a list who are not in another.
func unlike(list, others []Person) (out []Person) {
	for _, p := range list {
		if _, known := find(others, p.Login); !known {
			out = append(out, p)
		}
	}
	return out
}

// Remove takes a message away and leaves a mark: an own one, or any message about
// a place that the actor moderates.
func (s *Service) Remove(ctx context.Context, by Author, code region.Code, id string) (Thread, error) {
	return s.message(ctx, by, code, id, func(_ Records, t Thread, m Message) (Message, error) {
		return m.Remove(by, s.Moderates(by.Actor, t), s.now())
	})
}

// Moderates tells whether somebody may remove what others wrote in a thread.
func (s *Service) Moderates(who access.Actor, t Thread) bool {
	where := t.About.Place
	where.Region = string(t.Region)
	return who.Person != "" && access.May(who, access.Moderate, where, s.now())
}

// Resolve closes a thread and tells who began it; with open set it opens it again.
func (s *Service) Resolve(ctx context.Context, by Author, code region.Code, id string, open bool) (t Thread, err error) {
	if err := s.allowed(by.Actor, code); err != nil {
		return t, err
	}
	err = s.store.Update(ctx, func(r Records) error {
		before, err := r.Thread(ctx, code, id)
		if err != nil {
			return err
		}
		if before.ID == "" {
			return errThread
		}
		if open {
			t = before.Reopen()
			return r.SaveThread(ctx, t)
		}
		if t = before.Resolve(by, s.now()); before.Resolved.Done() {
			return nil
		}
		if err := r.SaveThread(ctx, t); err != nil || t.Opened.Person == by.Person {
			return err
		}
		return r.AddNotices(ctx, []Notice{{Person: t.Opened.Person, Region: code, Kind: Closed, At: t.Resolved.At, By: by.Name, About: t.About.Title(), Path: PathOf(code, t.ID)}})
	})
	return t, err
}

// Settle notes that a mention of the actor needs no answer.
func (s *Service) Settle(ctx context.Context, by access.Actor, code region.Code, message string) error {
	if by.Person == "" {
		return fault.New(fault.Forbidden, "Masuk dahulu.")
	}
	return s.store.Update(ctx, func(r Records) error { return r.Settle(ctx, code, message, by.Person, s.now()) })
}
