package instrument

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

// Author is whoever does something, with the name that stands beside it.
type Author struct {
	access.Actor
	Name string
}

// Service gives the published instruments to everybody, and lets those who design
// instruments write the next ones. It asks access.May itself.
type Service struct {
	store     Store
	now       func() time.Time
	published sync.Map // by ID; what is published never changes
}

var _ Library = (*Service)(nil)

// NewService makes the service over a store.
func NewService(store Store, now func() time.Time) *Service {
	return &Service{store: store, now: now}
}

func (s *Service) designs(who Author) bool {
	return who.Person != "" && access.May(who.Actor, access.Design, access.Place{}, s.now())
}

func (s *Service) may(who Author) error {
	if s.designs(who) {
		return nil
	}
	return fault.New(fault.Forbidden, "Instrumen disusun oleh pengelola evaluasi di kementerian. Anda dapat membaca dan mengunduh yang sudah terbit.")
}

// Instrument gives a published instrument. It is shared: nobody changes what is in it.
func (s *Service) Instrument(ctx context.Context, id string) (Instrument, error) {
	if i, ok := Load(id); ok {
		return i, nil
	}
	if i, ok := s.published.Load(id); ok {
		return i.(Instrument), nil
	}
	v, err := s.version(ctx, id)
	if err != nil {
		return Instrument{}, err
	}
	if v.State != Published {
		return Instrument{}, unknown(id)
	}
	s.published.Store(id, v.Instrument)
	return v.Instrument, nil
}

// Published lists every published instrument, by framework and year.
func (s *Service) Published(ctx context.Context) ([]Instrument, error) {
	out := Shipped()
	kept, err := s.versions(ctx)
	for _, v := range kept {
		if v.State == Published {
			out = append(out, v.Instrument)
		}
	}
	slices.SortStableFunc(out, ByFrameworkAndYear)
	return out, err
}

// Versions lists every instrument that somebody may see as a version: the shipped ones
// and the published ones, and the drafts for who designs.
func (s *Service) Versions(ctx context.Context, who Author) ([]Version, error) {
	kept, err := s.versions(ctx)
	if !s.designs(who) {
		kept = slices.DeleteFunc(kept, func(v Version) bool { return v.State == Drafted })
	}
	for _, i := range Shipped() {
		kept = append(kept, shippedVersion(i))
	}
	slices.SortStableFunc(kept, func(a, b Version) int { return ByFrameworkAndYear(a.Instrument, b.Instrument) })
	return kept, err
}

// Version gives an instrument with how it came about: a draft to who designs alone.
func (s *Service) Version(ctx context.Context, who Author, id string) (Version, error) {
	if i, ok := Load(id); ok {
		return shippedVersion(i), nil
	}
	v, err := s.version(ctx, id)
	if err == nil && v.State == Drafted && !s.designs(who) {
		return Version{}, unknown(id)
	}
	return v, err
}

// Known lists the IDs of everything published, which a next version may name.
func (s *Service) Known(ctx context.Context) ([]string, error) {
	all, err := s.Published(ctx)
	var out []string
	for _, i := range all {
		out = append(out, i.ID)
	}
	return out, err
}

func shippedVersion(i Instrument) Version {
	print, err := Fingerprint(i)
	if err != nil {
		panic(err) // it was read from a file
	}
	return Version{Instrument: i, State: Published, Print: print}
}

// Shipped tells whether the version comes with the program.
func (v Version) Shipped() bool { return v.Rev == 0 }

func (s *Service) versions(ctx context.Context) (out []Version, err error) {
	err = s.store.View(ctx, func(r Records) error {
		out, err = r.Versions(ctx)
		return err
	})
	return out, err
}

func (s *Service) version(ctx context.Context, id string) (v Version, err error) {
	err = s.store.View(ctx, func(r Records) error {
		v, err = find(ctx, r, id)
		return err
	})
	return v, err
}

func find(ctx context.Context, r Records, id string) (Version, error) {
	v, ok, err := r.Version(ctx, id)
	if err == nil && !ok {
		err = unknown(id)
	}
	return v, err
}

func unknown(id string) error {
	return fault.New(fault.NotFound, fmt.Sprintf("Instrumen %q tidak ada. Pilih dari daftar instrumen.", id))
}
