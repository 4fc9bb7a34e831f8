package region

import (
	"context"
	"slices"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

// Leaver names who leaves: an official, or an account.
type Leaver struct{ Official, Account string }

// Accounts lists who can take over in a region.
func (s *Service) Accounts(ctx context.Context, code Code) (out []Account, err error) {
	err = s.store.View(ctx, func(h Hands) (err error) {
		out, err = h.People.Accounts(ctx, code)
		return err
	})
	return out, err
}

// Owned lists everything that hangs on somebody who leaves.
func (s *Service) Owned(ctx context.Context, by Author, code Code, who Leaver) (o Owned, err error) {
	if err := s.allowed(by, code); err != nil {
		return o, err
	}
	err = s.store.View(ctx, func(h Hands) (err error) {
		o, err = s.owned(ctx, h, code, who)
		return err
	})
	if err != nil {
		return o, err
	}
	o.Seats, err = s.plan.Seats(ctx, code, o.Leaver.Name)
	return o, err
}

func (s *Service) owned(ctx context.Context, h Hands, code Code, who Leaver) (o Owned, err error) {
	accounts, err := h.People.Accounts(ctx, code)
	if err != nil {
		return o, err
	}
	officials, err := h.Officials(ctx, code)
	if err != nil {
		return o, err
	}
	left := find(officials, who.Official)
	id := left.Account
	if who.Official == "" {
		id = who.Account
	}
	if o.Leaver = accountOf(accounts, id); o.Leaver.ID == "" {
		o.Leaver = Account{Name: left.Name}
	}
	if o.Leaver.Name == "" {
		return o, fault.New(fault.NotFound, "Pejabat atau akun itu tidak ada di daerah ini. Pilih dari daftar.")
	}
	grants, err := h.People.Grants(ctx, code)
	if err != nil {
		return o, err
	}
	if o.Leaver.ID != "" {
		o.Grants = grants[o.Leaver.ID]
	}
	today := s.Today()
	for _, x := range InOffice(officials) {
		own := x.Account != "" && x.Account == o.Leaver.ID || x.Account == "" && samePerson(x.Name, o.Leaver.Name) || x.ID == left.ID
		if own && x.ID != "" && (x.Until == "" || x.Until >= today) {
			o.Offices = append(o.Offices, x)
		}
	}
	groups, err := h.Groups(ctx, code)
	if err != nil {
		return o, err
	}
	for _, g := range groups {
		if slices.ContainsFunc(append([]Seated{g.Lead}, g.Members...), func(x Seated) bool { return samePerson(x.Person, o.Leaver.Name) }) {
			o.Groups = append(o.Groups, g)
		}
	}
	o.OPDs = opdsOf(o)
	if o.Leaver.ID != "" {
		o.Tasks, err = h.Tasks.Of(ctx, code, o.Leaver.ID)
	}
	return o, err
}

func accountOf(list []Account, id string) Account {
	i := slices.IndexFunc(list, func(a Account) bool { return a.ID == id })
	if id == "" || i < 0 {
		return Account{}
	}
	return list[i]
}

func opdsOf(o Owned) []string {
	var out []string
	for _, x := range o.Offices {
		out = append(out, x.OPD)
	}
	for _, g := range o.Grants {
		out = append(out, g.Scope.OPD)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return slices.DeleteFunc(out, func(c string) bool { return c == "" })
}

// HandOver carries a wish out: grants, offices, groups, seats and tasks go to the
// successor, and the record of it waits for the successor's word. token opens the
// invitation of a successor who is new.
func (s *Service) HandOver(ctx context.Context, by Author, code Code, who Leaver, w Wish) (done Handover, token string, err error) {
	if err := s.allowed(by, code); err != nil {
		return done, "", err
	}
	rows, err := s.plan.Offices(ctx, code)
	if err != nil {
		return done, "", err
	}
	whole, err := s.Owned(ctx, by, code, who)
	if err != nil {
		return done, "", err
	}
	err = s.store.Update(ctx, func(h Hands) error {
		o, err := s.owned(ctx, h, code, who)
		if err != nil {
			return err
		}
		o.Seats = whole.Seats
		if err := w.Check(o, s.Today()); err != nil {
			return err
		}
		done, token, err = s.carryOut(ctx, h, by, code, o, w, Bare(rows))
		return err
	})
	return done, token, err
}

func (s *Service) carryOut(ctx context.Context, h Hands, by Author, code Code, o Owned, w Wish, offices []OPD) (done Handover, token string, err error) {
	accounts, err := h.People.Accounts(ctx, code)
	if err != nil {
		return done, "", err
	}
	if w.To.ID != "" {
		if w.To = accountOf(accounts, w.To.ID); w.To.ID == "" {
			return done, "", fault.New(fault.NotFound, "Akun penerus itu tidak ada lagi di daerah ini. Pilih dari daftar.")
		}
	}
	var grants []string
	for _, g := range o.Grants {
		if w.Goes(GrantItem, g.ID) {
			grants = append(grants, g.ID)
		}
	}
	if len(grants) > 0 {
		if w.To, token, err = h.People.HandOver(ctx, by, grants, o.Leaver, w); err != nil {
			return done, "", err
		}
	}
	list, err := h.Officials(ctx, code)
	if err != nil {
		return done, "", err
	}
	_, touched, err := w.Succeed(list, o, offices, newID)
	if err != nil {
		return done, "", err
	}
	for _, x := range touched {
		if err := h.SaveOfficial(ctx, code, x); err != nil {
			return done, "", err
		}
	}
	for _, g := range w.Reseated(o) {
		if err := h.SaveGroup(ctx, code, g); err != nil {
			return done, "", err
		}
	}
	done = Handover{ID: newID(), At: s.now(), By: by.Name, From: o.Leaver, To: w.To, Last: w.Last, Note: w.Note, Items: w.Items(o)}
	if err := h.AddHandover(ctx, code, done); err != nil {
		return done, "", err
	}
	if err := h.Note(ctx, code, s.entry(by, "serah terima", done.ID, o.Leaver.Name, w.To.Name)); err != nil {
		return done, "", err
	}
	return done, token, s.rest(ctx, h, by, code, o, w)
}

// rest hands over what the plan and the tasks keep.
func (s *Service) rest(ctx context.Context, h Hands, by Author, code Code, o Owned, w Wish) error {
	var tasks []string
	for _, t := range o.Tasks {
		if w.Goes(TaskItem, t.ID) {
			tasks = append(tasks, t.ID)
		}
	}
	if len(tasks) > 0 {
		if err := h.Tasks.HandOver(ctx, code, tasks, o.Leaver, w.To); err != nil {
			return err
		}
	}
	edits := w.Seats(o)
	if len(edits) == 0 {
		return nil
	}
	return h.Editor.Apply(ctx, by, code, "Serah terima dari "+o.Leaver.Name+" kepada "+w.To.Name, edits)
}

// Handovers lists the hand-overs of a region, newest first.
func (s *Service) Handovers(ctx context.Context, by Author, code Code) (out []Handover, err error) {
	if err := s.allowed(by, code); err != nil {
		return nil, err
	}
	err = s.store.View(ctx, func(h Hands) (err error) {
		out, err = h.Handovers(ctx, code)
		return err
	})
	return out, err
}

// Received is a hand-over to somebody, with the region it is in.
type Received struct {
	Handover
	Region Code
}

// Received lists what was handed over to whoever asks, in the regions where they
// hold anything.
func (s *Service) Received(ctx context.Context, a access.Actor) (out []Received, err error) {
	var regions []Code
	for _, g := range a.Grants {
		if c := Code(g.Scope.Region); c != "" && !slices.Contains(regions, c) {
			regions = append(regions, c)
		}
	}
	if a.Person == "" || len(regions) == 0 {
		return nil, nil
	}
	err = s.store.View(ctx, func(h Hands) error {
		out = nil
		for _, code := range regions {
			list, err := h.Handovers(ctx, code)
			if err != nil {
				return err
			}
			for _, x := range list {
				if x.To.ID == a.Person {
					out = append(out, Received{x, code})
				}
			}
		}
		return nil
	})
	return out, err
}

// Accept notes that the successor has taken note of a hand-over; only they can.
func (s *Service) Accept(ctx context.Context, by Author, code Code, id string) error {
	return s.store.Update(ctx, func(h Hands) error {
		ok, err := h.Accept(ctx, code, id, by.Person, s.now())
		if err != nil || !ok {
			if err == nil {
				err = fault.New(fault.NotFound, "Serah terima itu tidak ditujukan kepada Anda, atau sudah Anda terima.")
			}
			return err
		}
		return h.Note(ctx, code, s.entry(by, "serah terima", id, "", "diterima"))
	})
}
