package evidence

import (
	"context"
	"errors"
	"fmt"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// change lets fn make an item another in one transaction, with the event that tells it.
func (s *Service) change(ctx context.Context, code region.Code, id string, rev int64, fn func(Records, Item) (Item, Event, error)) (out Item, err error) {
	err = s.Store.Update(ctx, func(r Records) error {
		before, err := item(ctx, r, code, id)
		if err != nil {
			return err
		}
		if err := saw(before, rev); err != nil {
			return err
		}
		after, e, err := fn(r, before)
		if out = after; err != nil || e.Deed == "" {
			return err
		}
		e.Region, e.Item = code, id
		return errors.Join(r.SaveItem(ctx, after), r.Note(ctx, e))
	})
	return out, err
}

// Amend fills in what an item says of itself. rev is the state that its author saw.
func (s *Service) Amend(ctx context.Context, by Author, code region.Code, id string, rev int64, d Details) (Item, error) {
	if err := s.allowed(by.Actor, access.Answer, code); err != nil {
		return Item{}, err
	}
	if err := s.office(ctx, code, d.OPD); err != nil {
		return Item{}, err
	}
	now := s.Now()
	return s.change(ctx, code, id, rev, func(r Records, i Item) (Item, Event, error) {
		after, err := Amend(i, d, now)
		if err != nil || DetailsOf(after) == DetailsOf(i) {
			return after, Event{}, err
		}
		if after.Kind != Link || after.URL == i.URL {
			return after, Event{At: now, By: by.person(), Deed: Changed}, nil
		}
		after.Hash, after.Name, after.Version = linkHash(after.URL), after.URL, after.Version+1
		held, err := r.Holder(ctx, code, after.Hash)
		switch {
		case err != nil:
			return i, Event{}, err
		case held.ID != "" && held.ID != id:
			return i, Event{}, twin(held)
		}
		err = r.AddVersion(ctx, Version{after.Content, code, id, after.Version, by.person(), now})
		return after, Event{At: now, By: by.person(), Deed: Replaced, Text: after.URL}, err
	})
}

func twin(held Item) error {
	return fault.New(fault.Conflict, fmt.Sprintf("Isi yang sama sudah tercatat sebagai %q. Pakai bukti itu; satu bukti cukup untuk banyak butir.", fault.Clip(held.Title, 80)))
}

// Swap gives an item a new version of its file.
func (s *Service) Swap(ctx context.Context, by Author, code region.Code, id string, rev int64, f Sent) (Item, error) {
	if err := s.allowed(by.Actor, access.Answer, code); err != nil {
		return Item{}, err
	}
	c, keep, err := s.content(ctx, f)
	if err != nil {
		return Item{}, err
	}
	now := s.Now()
	return s.change(ctx, code, id, rev, func(r Records, i Item) (Item, Event, error) {
		if i.Kind != File {
			return i, Event{}, invalid("Bukti ini tautan; ubah alamatnya, bukan berkasnya.")
		}
		after, err := Swap(i, c, now)
		if err != nil {
			return i, Event{}, err
		}
		held, err := r.Holder(ctx, code, c.Hash)
		switch {
		case err != nil:
			return i, Event{}, err
		case held.ID != "" && held.ID != id:
			return i, Event{}, twin(held)
		}
		err = errors.Join(keep(ctx, r), r.AddVersion(ctx, Version{c, code, id, after.Version, by.person(), now}))
		return after, Event{At: now, By: by.person(), Deed: Replaced, Text: c.Name}, err
	})
}

// Offer hands an item to the reviewers of its region.
func (s *Service) Offer(ctx context.Context, by Author, code region.Code, id string, rev int64) (Item, error) {
	if err := s.allowed(by.Actor, access.Answer, code); err != nil {
		return Item{}, err
	}
	now := s.Now()
	return s.change(ctx, code, id, rev, func(_ Records, i Item) (Item, Event, error) {
		after, err := Offer(i, now)
		return after, Event{At: now, By: by.person(), Deed: Handed}, err
	})
}

// Judge records what a reviewer says of an item.
func (s *Service) Judge(ctx context.Context, by Author, code region.Code, id string, rev int64, verdict State, reason string) (Item, error) {
	if err := s.allowed(by.Actor, access.Evaluated, code); err != nil {
		return Item{}, err
	}
	now := s.Now()
	return s.change(ctx, code, id, rev, func(_ Records, i Item) (Item, Event, error) {
		if !s.MayJudge(by.Actor, i) {
			return i, Event{}, fault.New(fault.Forbidden, "Meninjau bukti ini bukan wewenang Anda. Yang meninjau: sekretaris tim, kepala perangkat daerahnya, atau sekda.")
		}
		after, err := Judge(i, verdict, reason, by.person(), now)
		text := string(verdict)
		if after.Reason != "" {
			text += ": " + after.Reason
		}
		return after, Event{At: now, By: by.person(), Deed: Judged, Text: text}, err
	})
}

// Remove takes an item away that serves no claim.
func (s *Service) Remove(ctx context.Context, by Author, code region.Code, id string, rev int64) error {
	if err := s.allowed(by.Actor, access.Answer, code); err != nil {
		return err
	}
	return s.Store.Update(ctx, func(r Records) error {
		i, err := item(ctx, r, code, id)
		if err != nil {
			return err
		}
		claims, err := r.ClaimsOf(ctx, code, id)
		switch {
		case err != nil:
			return err
		case i.Frozen:
			return errFrozen(i)
		case len(claims) > 0:
			return fault.New(fault.Conflict, fmt.Sprintf("Bukti ini masih mendukung %d butir. Lepaskan dahulu kaitannya, lalu hapus.", len(claims)))
		}
		if err := saw(i, rev); err != nil {
			return err
		}
		return r.RemoveItem(ctx, code, id)
	})
}

// Attach makes a claim rest on an item. What may be claimed, and whether it may be now,
// the world tells.
func (s *Service) Attach(ctx context.Context, by Author, code region.Code, id string, c Claim) error {
	if err := s.allowed(by.Actor, access.Answer, code); err != nil {
		return err
	}
	t, err := s.open(ctx, code, c.Kind, c.About)
	if err != nil {
		return err
	}
	now := s.Now()
	c.Year, c.By = t.Year, by.person()
	c.Region, c.Item, c.At = code, id, now
	return s.Store.Update(ctx, func(r Records) error { return Tie(ctx, r, c, t.Title) })
}

// Tie makes a claim rest on its item within a transaction; title tells the history what
// it is about. It is for later slices too, which say themselves what may be claimed. It
// returns fault.NotFound where the region has no such item.
func Tie(ctx context.Context, r Records, c Claim, title string) error {
	i, err := item(ctx, r, c.Region, c.Item)
	if err != nil {
		return err
	}
	have, err := r.ClaimsOf(ctx, c.Region, c.Item)
	if err != nil {
		return err
	}
	if c, err = Attach(i, c, have, c.At); err != nil {
		return err
	}
	return errors.Join(r.AddClaim(ctx, c), r.Note(ctx, Event{c.Region, c.Item, c.At, c.By, Claimed, title}))
}

// open finds what a claim is about, and refuses where nothing may be claimed now.
func (s *Service) open(ctx context.Context, code region.Code, kind, about string) (Target, error) {
	if kind == "" || about == "" {
		return Target{}, invalid("Pilih butir yang didukung bukti ini.")
	}
	t, err := s.World.Target(ctx, code, kind, about)
	switch {
	case err != nil:
		return t, err
	case t.Title == "":
		return t, fault.New(fault.NotFound, "Butir itu tidak ada dalam evaluasi daerah ini. Pilih dari daftar.")
	case t.Closed != "":
		return t, fault.New(fault.Conflict, t.Closed)
	}
	return t, nil
}

// Detach takes a claim off an item.
func (s *Service) Detach(ctx context.Context, by Author, code region.Code, id, kind, about string) error {
	if err := s.allowed(by.Actor, access.Answer, code); err != nil {
		return err
	}
	t, err := s.World.Target(ctx, code, kind, about)
	if err != nil {
		return err
	}
	title := t.Title
	if title == "" {
		title = about
	}
	c := Claim{Region: code, Item: id, Kind: kind, About: about, By: by.person(), At: s.Now()}
	return s.Store.Update(ctx, func(r Records) error { return Untie(ctx, r, c, title) })
}

// Untie takes a claim off its item within a transaction, as Tie puts it there. Where it
// is not there any more, somebody was faster.
func Untie(ctx context.Context, r Records, c Claim, title string) error {
	if _, err := item(ctx, r, c.Region, c.Item); err != nil {
		return err
	}
	have, err := r.ClaimsOf(ctx, c.Region, c.Item)
	if err != nil {
		return err
	}
	for _, h := range have {
		if h.Kind != c.Kind || h.About != c.About {
			continue
		}
		if !h.Frozen.IsZero() {
			return errClaimFrozen
		}
		return errors.Join(r.RemoveClaim(ctx, h), r.Note(ctx, Event{c.Region, c.Item, c.At, c.By, Unclaimed, title}))
	}
	return nil
}
