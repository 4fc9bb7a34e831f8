package instrument

import (
	"context"
	"fmt"

	"gurindam/internal/fault"
)

// Draft begins the next version: a copy of a published instrument with another ID, year
// and name.
func (s *Service) Draft(ctx context.Context, who Author, base string, year int, id string) (Version, error) {
	if err := s.may(who); err != nil {
		return Version{}, err
	}
	last, err := s.Instrument(ctx, base)
	if err != nil {
		return Version{}, err
	}
	if year < 2000 || year > 2100 {
		return Version{}, fault.New(fault.Invalid, fmt.Sprintf("Tahun %d di luar 2000 sampai 2100. Tulis tahun evaluasinya.", year))
	}
	i := Next(last, year)
	if id != "" {
		i.ID = id
	}
	return s.begin(ctx, who, base, i)
}

// Import begins a draft from a file. Its ID must be free.
func (s *Service) Import(ctx context.Context, who Author, i Instrument) (Version, error) {
	if err := s.may(who); err != nil {
		return Version{}, err
	}
	base := ""
	if len(i.Previous) > 0 {
		base = i.Previous[0]
	}
	if _, err := s.Instrument(ctx, base); err != nil {
		base = ""
	}
	return s.begin(ctx, who, base, i)
}

func (s *Service) begin(ctx context.Context, who Author, base string, i Instrument) (Version, error) {
	if !idForm.MatchString(i.ID) || len(i.ID) > 60 {
		return Version{}, fault.New(fault.Invalid, fmt.Sprintf("ID %q tidak sah. Pakai huruf kecil, angka, dan tanda hubung, misalnya kominfo-2025-reguler.", i.ID))
	}
	if _, shipped := Load(i.ID); shipped {
		return Version{}, taken(i.ID)
	}
	made := s.stamp(who)
	v := Version{Instrument: i, State: Drafted, Base: base, Rev: 1, Made: made, Changed: made}
	err := s.store.Update(ctx, func(r Records) error {
		if _, ok, err := r.Version(ctx, i.ID); err != nil || ok {
			return orTaken(err, i.ID)
		}
		return r.AddVersion(ctx, v)
	})
	return v, err
}

// SaveHead saves the head of a draft. Seen is the seal of the head that was changed;
// where it is another by now, the fault is fault.Conflict.
func (s *Service) SaveHead(ctx context.Context, who Author, id, seen string, h Head) (Version, error) {
	return s.edit(ctx, who, id, func(i Instrument) (Instrument, error) {
		if Seal(i.Head()) != seen {
			return i, errChanged
		}
		return i.WithHead(h), nil
	})
}

// SaveTitle saves the title of an aspect, as SaveHead does.
func (s *Service) SaveTitle(ctx context.Context, who Author, id, code, seen string, t Title) (Version, error) {
	return s.edit(ctx, who, id, func(i Instrument) (Instrument, error) {
		n := i.aspect(code)
		if n >= 0 && Seal(i.Aspects[n].Title()) != seen {
			return i, errChanged
		}
		return i.WithTitle(code, t)
	})
}

// SaveQuestion saves a question, as SaveHead does.
func (s *Service) SaveQuestion(ctx context.Context, who Author, id, code, seen string, q Question) (Version, error) {
	return s.edit(ctx, who, id, func(i Instrument) (Instrument, error) {
		if now, _, ok := i.Find(code); ok && Seal(now) != seen {
			return i, errChanged
		}
		return i.WithQuestion(code, q)
	})
}

// Arrange adds, removes or moves something within a draft.
func (s *Service) Arrange(ctx context.Context, who Author, id string, a Arrangement) (Version, error) {
	return s.edit(ctx, who, id, func(i Instrument) (Instrument, error) { return i.Arrange(a) })
}

// Replace puts a whole instrument, as from a file, in the place of a draft of that
// revision. It keeps its ID.
func (s *Service) Replace(ctx context.Context, who Author, id string, rev int64, with Instrument) (Version, error) {
	if with.ID != id {
		return Version{}, fault.New(fault.Invalid, fmt.Sprintf("Berkas itu berisi instrumen %q, bukan %q. Betulkan id di dalamnya, atau unggah sebagai draf baru.", with.ID, id))
	}
	return s.change(ctx, who, id, func(v *Version) error {
		if v.Rev != rev {
			return errChanged
		}
		v.Instrument = with
		return nil
	})
}

// edit changes the instrument of a draft.
func (s *Service) edit(ctx context.Context, who Author, id string, do func(Instrument) (Instrument, error)) (Version, error) {
	return s.change(ctx, who, id, func(v *Version) (err error) {
		v.Instrument, err = do(v.Instrument)
		return err
	})
}

func (s *Service) change(ctx context.Context, who Author, id string, do func(*Version) error) (v Version, err error) {
	if err := s.may(who); err != nil {
		return Version{}, err
	}
	err = s.store.Update(ctx, func(r Records) error {
		if v, err = draft(ctx, r, id); err != nil {
			return err
		}
		if err := do(&v); err != nil {
			return err
		}
		v.Changed = s.stamp(who)
		if err := r.SaveVersion(ctx, v); err != nil {
			return err
		}
		v.Rev++
		return nil
	})
	return v, err
}

// Publish freezes a draft as it was read at a revision: without a problem, with its
// fingerprint, for ever.
func (s *Service) Publish(ctx context.Context, who Author, id string, rev int64) (Version, error) {
	known, err := s.Known(ctx)
	if err != nil {
		return Version{}, err
	}
	return s.change(ctx, who, id, func(v *Version) error {
		if v.Rev != rev {
			return errChanged
		}
		if problems := Check(v.Instrument, known...); len(problems) > 0 {
			return fault.New(fault.Invalid, fmt.Sprintf("Instrumen ini masih mempunyai %d masalah. Selesaikan dahulu: %s", len(problems), problems[0]))
		}
		print, err := Fingerprint(v.Instrument)
		v.State, v.Print, v.Published = Published, print, s.stamp(who)
		return err
	})
}

// Discard drops a draft of a revision.
func (s *Service) Discard(ctx context.Context, who Author, id string, rev int64) error {
	if err := s.may(who); err != nil {
		return err
	}
	return s.store.Update(ctx, func(r Records) error {
		v, err := draft(ctx, r, id)
		if err == nil && v.Rev != rev {
			err = errChanged
		}
		if err != nil {
			return err
		}
		return r.DropVersion(ctx, id, rev)
	})
}

// draft gives a version that may still be written.
func draft(ctx context.Context, r Records, id string) (Version, error) {
	if _, shipped := Load(id); shipped {
		return Version{}, frozen(id)
	}
	v, err := find(ctx, r, id)
	if err == nil && v.State != Drafted {
		err = frozen(id)
	}
	return v, err
}

func (s *Service) stamp(who Author) Stamp { return Stamp{who.Person, who.Name, s.now()} }

func orTaken(err error, id string) error {
	if err != nil {
		return err
	}
	return taken(id)
}

func taken(id string) error {
	return fault.New(fault.Conflict, fmt.Sprintf("Instrumen %q sudah ada. Pilih ID lain, atau buka yang sudah ada.", id))
}

func frozen(id string) error {
	return fault.New(fault.Conflict, fmt.Sprintf("Instrumen %q sudah terbit dan tidak berubah lagi. Susun versi tahun berikutnya darinya.", id))
}

var errChanged = fault.New(fault.Conflict, "Draf ini diubah orang lain sejak Anda membukanya. Isian Anda masih ada di bawah; bandingkan dengan yang tersimpan, lalu simpan lagi.")
