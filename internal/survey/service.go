package survey

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Author is whoever does something, with the name that stands beside it.
type Author struct {
	access.Actor
	Name string
}

func (a Author) stamp(now time.Time) Stamp {
	return Stamp{evaluation.Person{ID: a.Person, Name: a.Name}, now}
}

// Service carries out what respondents and officials do with surveys. It asks
// access.May itself and refuses by default.
type Service struct {
	store       Store
	instruments instrument.Library
	world       World
	gate        *Gate
	now         func() time.Time
}

// NewService makes the service over a store.
func NewService(store Store, instruments instrument.Library, world World, now func() time.Time) *Service {
	return &Service{store, instruments, world, NewGate(), now}
}

// Now is the moment by the program's clock.
func (s *Service) Now() time.Time { return s.now() }

// may asks whether somebody may do something with the survey of a region.
func (s *Service) may(who Author, v access.Verb, code region.Code) error {
	if who.Person != "" && access.May(who.Actor, v, access.Place{Region: string(code)}, s.now()) {
		return nil
	}
	return fault.New(fault.Forbidden, "Survei ini diurus oleh orang yang mengisi evaluasi daerah itu. Mintalah peran kepada sekretaris Tim Pelaksana.")
}

// scene is where a survey takes place: the cycle, the region in it, and what it asks.
type scene struct {
	cycle      evaluation.Cycle
	region     evaluation.Participant
	extensions []evaluation.Extension
	instrument instrument.Instrument
}

// scene reads where a survey takes place. The instrument is asked for outside the
// transaction, for it may be kept elsewhere.
func (s *Service) scene(ctx context.Context, cycle string, code region.Code) (sc scene, err error) {
	err = s.store.View(ctx, func(r Records) error {
		sc, err = place(ctx, r, cycle, code)
		return err
	})
	if err != nil {
		return sc, err
	}
	return s.equip(ctx, sc)
}

func place(ctx context.Context, r Records, cycle string, code region.Code) (sc scene, err error) {
	if sc.cycle, err = r.Cycle(ctx, cycle); err != nil {
		return sc, err
	}
	if sc.cycle.State == evaluation.Draft {
		return sc, fault.New(fault.NotFound, "Siklus evaluasi ini belum dibuka.")
	}
	if sc.region, err = r.Participant(ctx, cycle, code); err != nil {
		return sc, err
	}
	sc.extensions, err = r.Extensions(ctx, cycle)
	return sc, err
}

func (s *Service) equip(ctx context.Context, sc scene) (scene, error) {
	k, ok := sc.cycle.Cohort(sc.region.Cohort)
	if !ok {
		return sc, fault.New(fault.NotFound, fmt.Sprintf("Kelompok %q tidak ada dalam siklus %s.", sc.region.Cohort, sc.cycle.Name))
	}
	i, err := s.instruments.Instrument(ctx, k.Instrument)
	sc.instrument = i
	return sc, err
}

// within tells why nothing may be written now; nil where it may.
func (sc scene) within(now time.Time) error {
	if !sc.region.Takes() {
		return fault.New(fault.Conflict, fmt.Sprintf("%s belum menyatakan ikut dalam %s. Jawab dahulu undangannya.", sc.region.Name, sc.cycle.Name))
	}
	return sc.cycle.Within(evaluation.Survey, sc.region.Region, sc.extensions, now)
}

func (sc scene) sub(code string) (Sub, error) {
	if sub, ok := SubOf(Subs(sc.instrument), code); ok {
		return sub, nil
	}
	return Sub{}, fault.New(fault.NotFound, fmt.Sprintf("Instrumen daerah ini tidak memuat survei untuk subdimensi %q.", code))
}

// settle notes how many sub-dimensions have enough respondents.
func (sc scene) settle(ctx context.Context, r Records) error {
	counts, err := r.Counts(ctx, sc.cycle.ID, sc.region.Region)
	if err != nil {
		return err
	}
	var p evaluation.Progress
	for _, sub := range Subs(sc.instrument) {
		p.Total++
		if counts[sub.Code] >= sc.cycle.Sample {
			p.Done++
		}
	}
	return r.Progress(ctx, sc.cycle.ID, sc.region.Region, evaluation.Respondents, p)
}

func (sc scene) note(ctx context.Context, r Records, by Stamp, format string, args ...any) error {
	return r.Note(ctx, evaluation.Event{Cycle: sc.cycle.ID, Region: sc.region.Region, At: by.At, By: by.By, Kind: "survei", Text: fmt.Sprintf(format, args...)})
}

// change runs a deed of an official while the survey is open.
func (s *Service) change(ctx context.Context, who Author, cycle string, code region.Code, fn func(Records, scene, Stamp) error) error {
	if err := s.may(who, access.Answer, code); err != nil {
		return err
	}
	sc, err := s.scene(ctx, cycle, code)
	if err != nil {
		return err
	}
	now := s.now()
	if err := sc.within(now); err != nil {
		return err
	}
	return s.store.Update(ctx, cycle, code, func(r Records) error { return fn(r, sc, who.stamp(now)) })
}

// mostPolls is how many links a region has in a cycle.
const mostPolls = 200

// Open makes a link for a programme that stands for a sub-dimension. users is how many
// people use it; 0: unknown.
func (s *Service) Open(ctx context.Context, who Author, cycle string, code region.Code, sub, programme string, users int) (p Poll, err error) {
	if err := s.may(who, access.Answer, code); err != nil {
		return p, err
	}
	list, err := s.world.Programmes(ctx, code)
	if err != nil {
		return p, err
	}
	i := slices.IndexFunc(list, func(o Programme) bool { return o.Code == programme })
	if i < 0 {
		return p, fault.New(fault.Invalid, "Pilih program dari rencana aksi atau quick win daerah ini.")
	}
	if err := checkUsers(users); err != nil {
		return p, err
	}
	err = s.change(ctx, who, cycle, code, func(r Records, sc scene, by Stamp) error {
		if _, err := sc.sub(sub); err != nil {
			return err
		}
		polls, err := r.Polls(ctx, cycle, code)
		if err != nil {
			return err
		}
		if len(polls) >= mostPolls {
			return fault.New(fault.Conflict, fmt.Sprintf("Sudah ada %d tautan survei; tutup yang tidak dipakai.", mostPolls))
		}
		if slices.ContainsFunc(polls, func(o Poll) bool { return o.Sub == sub && o.Programme.Code == programme }) {
			return fault.New(fault.Conflict, fmt.Sprintf("%s sudah punya tautan untuk %s. Buka lagi atau perbarui tautannya.", programme, sub))
		}
		p = Poll{Cycle: cycle, Region: code, ID: rand.Text(), Sub: sub, Programme: list[i], Token: NewToken(), Users: users, Opened: by}
		if err := cmp.Or(r.SavePoll(ctx, p), sc.settle(ctx, r)); err != nil {
			return err
		}
		return sc.note(ctx, r, by, "Membuka survei %s dengan %s %s.", sub, list[i].Code, list[i].Name)
	})
	return p, err
}

func checkUsers(n int) error {
	if n < 0 || n > 100_000_000 {
		return fault.New(fault.Invalid, "Jumlah pemakai harus bilangan bulat 0 sampai 100.000.000; kosongkan bila tidak diketahui.")
	}
	return nil
}

// Deed is something that is done with a link.
type Deed string

// Deeds.
const (
	Renew  Deed = "perbarui" // another address; the old one leads nowhere
	Close  Deed = "tutup"
	Reopen Deed = "buka"
)

// Manage renews, closes or opens a link again. With the last link that closes, the
// salt goes.
func (s *Service) Manage(ctx context.Context, who Author, cycle string, code region.Code, poll string, d Deed) error {
	return s.onPoll(ctx, who, cycle, code, poll, func(r Records, sc scene, by Stamp, p Poll) error {
		text := ""
		switch {
		case d == Renew && p.Open():
			p.Token, text = NewToken(), "Mengganti tautan survei %s dengan %s; tautan lama tidak berlaku lagi."
		case d == Close && p.Open():
			p.Closed, text = by, "Menutup survei %s dengan %s."
		case d == Reopen && !p.Open():
			p.Closed, p.Token, text = Stamp{}, NewToken(), "Membuka lagi survei %s dengan %s, dengan tautan baru."
		default:
			return fault.New(fault.Conflict, "Tautan survei ini sudah berubah. Muat ulang halamannya.")
		}
		if err := r.SavePoll(ctx, p); err != nil {
			return err
		}
		if err := dropWhenDone(ctx, r, cycle, code); err != nil {
			return err
		}
		return sc.note(ctx, r, by, text, p.Sub, p.Programme.Code)
	})
}

// dropWhenDone throws the salt away once no link takes answers.
func dropWhenDone(ctx context.Context, r Records, cycle string, code region.Code) error {
	polls, err := r.Polls(ctx, cycle, code)
	if err != nil || slices.ContainsFunc(polls, Poll.Open) {
		return err
	}
	return r.DropSalt(ctx, cycle, code)
}

// SetUsers notes how many people use a programme.
func (s *Service) SetUsers(ctx context.Context, who Author, cycle string, code region.Code, poll string, users int) error {
	if err := checkUsers(users); err != nil {
		return err
	}
	return s.onPoll(ctx, who, cycle, code, poll, func(r Records, sc scene, by Stamp, p Poll) error {
		p.Users = users
		return r.SavePoll(ctx, p)
	})
}

func (s *Service) onPoll(ctx context.Context, who Author, cycle string, code region.Code, poll string, fn func(Records, scene, Stamp, Poll) error) error {
	return s.change(ctx, who, cycle, code, func(r Records, sc scene, by Stamp) error {
		p, err := r.Poll(ctx, cycle, code, poll)
		if err != nil {
			return err
		}
		if p.ID == "" {
			return errPoll
		}
		return fn(r, sc, by, p)
	})
}

var (
	errPoll  = fault.New(fault.NotFound, "Tautan survei itu tidak ada di daerah ini. Pilih dari halaman Survei.")
	errEntry = fault.New(fault.NotFound, "Jawaban itu tidak ada di survei daerah ini. Muat ulang daftarnya.")
)

// Sweep throws away the salts of surveys that take no answers any more, and files that
// nobody came back for.
func (s *Service) Sweep(ctx context.Context) error {
	var places []Place
	if err := s.store.View(ctx, func(r Records) (err error) {
		places, err = r.Salted(ctx)
		return err
	}); err != nil {
		return err
	}
	for _, p := range places {
		if err := s.store.Update(ctx, p.Cycle, p.Region, func(r Records) error {
			sc, err := place(ctx, r, p.Cycle, p.Region)
			if err != nil && fault.KindOf(err) != fault.NotFound {
				return err
			}
			if w, ok := sc.cycle.Window(evaluation.Survey, p.Region, sc.extensions); err == nil && ok && s.now().Before(w.Closes()) {
				return dropWhenDone(ctx, r, p.Cycle, p.Region)
			}
			return r.DropSalt(ctx, p.Cycle, p.Region)
		}); err != nil {
			return fmt.Errorf("sweep %s of %s: %w", p.Cycle, p.Region, err)
		}
	}
	return nil
}
