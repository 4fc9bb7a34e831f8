package desk

import (
	"context"
	"fmt"
	"slices"

	"gurindam/internal/access"
	"gurindam/internal/discussion"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Choices lists whom tasks can be given to in a region: its offices, the roles that
// take part, and the people.
func (s *Service) Choices(ctx context.Context, who access.Actor, code region.Code) ([]Target, error) {
	people, err := s.talks.People(ctx, who, code)
	if err != nil {
		return nil, err
	}
	offices, err := s.world.Offices(ctx, code)
	if err != nil {
		return nil, fmt.Errorf("offices of %s: %w", code, err)
	}
	var out []Target
	for _, o := range offices {
		out = append(out, Target{ToOffice, o.Code, o.Label()})
	}
	for _, r := range access.Roles() {
		if slices.Contains(r.Verbs, access.Discuss) {
			out = append(out, Target{ToRole, r.ID, r.Name})
		}
	}
	for _, p := range people {
		out = append(out, Target{ToPerson, p.ID, p.Name})
	}
	return out, nil
}

// Object gives what a task is about, for somebody who may give tasks there.
func (s *Service) Object(ctx context.Context, who access.Actor, code region.Code, at discussion.Spot) (discussion.Object, error) {
	if !s.may(who, code) {
		return discussion.Object{}, errForbidden
	}
	c, err := s.world.Catalog(ctx, code)
	if err != nil {
		return discussion.Object{}, fmt.Errorf("catalog of %s: %w", code, err)
	}
	o, ok := c.At(at)
	if !ok {
		return o, fault.New(fault.NotFound, "Baris yang hendak diberi tugas tidak ada dalam rencana. Buka lagi dari halamannya.")
	}
	return o, nil
}

var (
	errForbidden = fault.New(fault.Forbidden, "Tugas hanya untuk orang yang memegang peran di daerah itu.")
	errTask      = fault.New(fault.NotFound, "Tugas itu tidak ada di daerah ini. Cari di halaman Tugas.")
)

// Give gives a task about what stands at a spot, and tells whom it is for.
func (s *Service) Give(ctx context.Context, by discussion.Author, code region.Code, at discussion.Spot, o Order) (Task, error) {
	about, err := s.Object(ctx, by.Actor, code, at)
	if err != nil {
		return Task{}, err
	}
	to, err := ParseTarget(o.To)
	if err != nil {
		return Task{}, err
	}
	choices, err := s.Choices(ctx, by.Actor, code)
	if err != nil {
		return Task{}, err
	}
	known := slices.IndexFunc(choices, func(t Target) bool { return t.Kind == to.Kind && t.ID == to.ID })
	if known < 0 {
		return Task{}, fault.New(fault.Invalid, "Yang hendak diberi tugas tidak ada di daerah ini. Pilih dari daftar.")
	}
	o.ID = discussion.KeptID(o.ID)
	t, err := Give(o, code, about, choices[known], by, s.now())
	if err != nil {
		return t, err
	}
	people, err := s.talks.People(ctx, by.Actor, code)
	if err != nil {
		return t, err
	}
	return t, s.store.Update(ctx, func(r Records) error {
		before, err := r.Task(ctx, code, t.ID)
		if err != nil || before.ID != "" {
			return err // the form came twice
		}
		if err := r.SaveTask(ctx, t); err != nil {
			return err
		}
		return r.AddNotices(ctx, s.given(t, people))
	})
}

// given tells everybody whom a task is for, but not whoever gave it.
func (s *Service) given(t Task, people []discussion.Person) []discussion.Notice {
	var out []discussion.Notice
	for _, p := range people {
		if p.ID != t.Given.Person && t.To.Means(p.Actor(), t.Region, s.now()) {
			out = append(out, discussion.Notice{Person: p.ID, Region: t.Region, Kind: discussion.TaskGiven, At: t.Given.At, By: t.Given.Name,
				About: t.About, Clip: discussion.Clipped(t.Text), Path: "/meja"})
		}
	}
	return out
}

// End says that a task is done, or takes it back. Whoever gave a task is told that
// it is done.
func (s *Service) End(ctx context.Context, by discussion.Author, code region.Code, id string, how Ending) error {
	return s.change(ctx, by, code, id, func(r Records, t Task, moderates bool) (Task, error) {
		before := t
		t, err := t.End(how, by, moderates, s.now())
		if err != nil || before.Ended.Done() || how != Done || t.Given.Person == by.Person {
			return t, err
		}
		return t, r.AddNotices(ctx, []discussion.Notice{{Person: t.Given.Person, Region: code, Kind: discussion.TaskEnded, At: t.Ended.At, By: by.Name,
			About: t.About, Clip: discussion.Clipped(t.Text), Path: TasksPath(code) + "?keadaan=selesai"}})
	})
}

// Reopen asks for a task again.
func (s *Service) Reopen(ctx context.Context, by discussion.Author, code region.Code, id string) error {
	return s.change(ctx, by, code, id, func(_ Records, t Task, moderates bool) (Task, error) { return t.Reopen(by, moderates, s.now()) })
}

// TasksPath gives the address of the tasks of a region.
func TasksPath(code region.Code) string { return "/kota/" + string(code) + "/tugas" }

func (s *Service) change(ctx context.Context, by discussion.Author, code region.Code, id string, fn func(Records, Task, bool) (Task, error)) error {
	if !s.may(by.Actor, code) {
		return errForbidden
	}
	return s.store.Update(ctx, func(r Records) error {
		before, err := r.Task(ctx, code, id)
		if err != nil {
			return err
		}
		if before.ID == "" {
			return errTask
		}
		after, err := fn(r, before, s.Moderates(by.Actor, code))
		if err != nil || after == before {
			return err
		}
		return r.SaveTask(ctx, after)
	})
}

// Moderates tells whether somebody may end the tasks of others in a region.
func (s *Service) Moderates(who access.Actor, code region.Code) bool {
	return who.Person != "" && access.May(who, access.Moderate, access.Place{Region: string(code)}, s.now())
}

// Tasks gives a page of the tasks of a region, and whether there are more.
func (s *Service) Tasks(ctx context.Context, who access.Actor, code region.Code, q Query) (out []Task, more bool, err error) {
	if !s.may(who, code) {
		return nil, false, errForbidden
	}
	c, err := s.world.Catalog(ctx, code)
	if err != nil {
		return nil, false, fmt.Errorf("catalog of %s: %w", code, err)
	}
	most := q.Most
	q.Most++
	err = s.store.View(ctx, func(r Records) (err error) {
		out, err = r.Tasks(ctx, code, q)
		return err
	})
	if more = len(out) > most; more {
		out = out[:most]
	}
	for i := range out {
		out[i] = out[i].asNow(c)
	}
	return out, more, err
}
