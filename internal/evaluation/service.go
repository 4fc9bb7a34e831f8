package evaluation

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/discussion"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Author is whoever does something, with the name that stands beside it.
type Author struct {
	access.Actor
	Name string
}

func (a Author) person() Person { return Person{a.Person, a.Name} }

// Service carries out what people do with cycles.
type Service struct {
	store       Store
	instruments instrument.Library
	find        func(region.Code) (region.Region, bool)
	people      func(context.Context) ([]discussion.Person, error)
	now         func() time.Time
}

// NewService builds the service; find looks up a region in the official list, people
// lists everybody with an account.
func NewService(store Store, instruments instrument.Library, find func(region.Code) (region.Region, bool), people func(context.Context) ([]discussion.Person, error), now func() time.Time) *Service {
	return &Service{store, instruments, find, people, now}
}

// Now is the moment by the program's clock.
func (s *Service) Now() time.Time { return s.now() }

func (s *Service) may(who Author, v access.Verb, code region.Code) error {
	if access.May(who.Actor, v, access.Place{Region: string(code)}, s.now()) {
		return nil
	}
	return fault.New(fault.Forbidden, "Anda tidak berhak melakukan itu dalam evaluasi ini. Yang berhak mengaturnya adalah pengelola evaluasi di kementerian.")
}

// watches tells whether somebody sees every region: who runs cycles, and who watches.
func (s *Service) watches(who Author) bool {
	return s.may(who, access.Watch, "") == nil || s.may(who, access.Direct, "") == nil
}

// Cycles lists the cycles that somebody may know of: all of them for the ministry,
// those that have begun for others.
func (s *Service) Cycles(ctx context.Context, who Author) (out []Cycle, err error) {
	err = s.store.View(ctx, func(r Records) error {
		out, err = r.Cycles(ctx)
		return err
	})
	if s.may(who, access.Direct, "") != nil {
		out = slices.DeleteFunc(out, func(c Cycle) bool { return c.State == Draft })
	}
	return out, err
}

// Cycle gives a cycle that somebody may know of.
func (s *Service) Cycle(ctx context.Context, who Author, id string) (c Cycle, err error) {
	err = s.store.View(ctx, func(r Records) error {
		c, err = r.Cycle(ctx, id)
		return err
	})
	if err == nil && c.State == Draft && s.may(who, access.Direct, "") != nil {
		return Cycle{}, fault.New(fault.NotFound, fmt.Sprintf("Siklus evaluasi %q belum dibuka.", id))
	}
	return c, err
}

// Extensions lists the decisions that moved a last day of a cycle; everybody who sees
// the cycle sees them.
func (s *Service) Extensions(ctx context.Context, cycle string) (out []Extension, err error) {
	err = s.store.View(ctx, func(r Records) error {
		out, err = r.Extensions(ctx, cycle)
		return err
	})
	return out, err
}

// known gives a test for instruments that are published.
func (s *Service) known(ctx context.Context) func(string) bool {
	return func(id string) bool {
		_, err := s.instruments.Instrument(ctx, id)
		return err == nil
	}
}

// Check lists what keeps a cycle from being opened.
func (s *Service) Check(ctx context.Context, c Cycle) []Problem { return c.Check(s.known(ctx)) }

// Save keeps a cycle that is being set up, or the calendar of one that runs. A cycle
// that runs keeps its cohorts: regions have answered their instruments.
func (s *Service) Save(ctx context.Context, who Author, c Cycle) error {
	if err := s.may(who, access.Direct, ""); err != nil {
		return err
	}
	problems := s.Check(ctx, c)
	for _, p := range problems {
		if c.State != Draft || p.Field == "id" || p.Field == "name" || p.Field == "year" {
			return fault.New(fault.Invalid, p.Text)
		}
	}
	return s.store.Update(ctx, func(r Telling) error {
		if c.Rev == 0 {
			c.State = Draft
		} else {
			stored, err := r.Cycle(ctx, c.ID)
			if err != nil {
				return err
			}
			c.State = stored.State
			if stored.State != Draft && (!slices.Equal(c.Cohorts, stored.Cohorts) || c.Year != stored.Year || c.Assessors != stored.Assessors || c.Spread != stored.Spread || c.Previous != stored.Previous) {
				return fault.New(fault.Conflict, "Siklus yang sudah dibuka hanya dapat diubah nama dan kalendernya: daerah sudah mengisi instrumennya.")
			}
			if stored.State == Archived {
				return fault.New(fault.Conflict, "Siklus ini sudah diarsipkan dan tidak berubah lagi.")
			}
		}
		c.Changed = s.now()
		if err := r.SaveCycle(ctx, c); err != nil {
			return err
		}
		return r.Note(ctx, Event{Cycle: c.ID, At: s.now(), By: who.person(), Kind: "kalender", Text: "Menyimpan pengaturan dan kalender siklus."})
	})
}

// Begin opens a cycle: its regions see it from now on, and every one of them is
// invited.
func (s *Service) Begin(ctx context.Context, who Author, cycle string) error {
	people, err := s.people(ctx)
	if err != nil {
		return err
	}
	return s.direct(ctx, who, cycle, func(r Telling, c Cycle) error {
		if c.State != Draft {
			return fault.New(fault.Conflict, fmt.Sprintf("Siklus evaluasi %s %s.", c.Name, c.State.Words()))
		}
		if problems := s.Check(ctx, c); len(problems) > 0 {
			return fault.New(fault.Invalid, "Siklus belum dapat dibuka. "+problems[0].Text)
		}
		list, err := r.Participants(ctx, cycle)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return fault.New(fault.Invalid, "Siklus belum punya peserta. Tambahkan daerah di halaman Peserta.")
		}
		c.State, c.Changed = Open, s.now()
		if err := r.SaveCycle(ctx, c); err != nil {
			return err
		}
		var codes []region.Code
		for _, p := range list {
			if err := r.Mark(ctx, cycle, p.Region, Invited, s.now()); err != nil {
				return err
			}
			codes = append(codes, p.Region)
		}
		if err := s.tell(ctx, r, who, c, discussion.Invites, codes, "Jawab undangan dan lihat kalendernya.", people); err != nil {
			return err
		}
		return r.Note(ctx, Event{Cycle: cycle, At: s.now(), By: who.person(), Kind: "undangan", Text: fmt.Sprintf("Membuka siklus dan mengundang %d daerah.", len(list))})
	})
}

// direct runs a deed of the ministry on a cycle.
func (s *Service) direct(ctx context.Context, who Author, cycle string, fn func(Telling, Cycle) error) error {
	if err := s.may(who, access.Direct, ""); err != nil {
		return err
	}
	return s.store.Update(ctx, func(r Telling) error {
		c, err := r.Cycle(ctx, cycle)
		if err != nil {
			return err
		}
		return fn(r, c)
	})
}

// Extend moves the last day of a stage by a decision.
func (s *Service) Extend(ctx context.Context, who Author, e Extension) error {
	e.Number, e.Reason = strings.TrimSpace(e.Number), strings.TrimSpace(e.Reason)
	people, err := s.people(ctx)
	if err != nil {
		return err
	}
	return s.direct(ctx, who, e.Cycle, func(r Telling, c Cycle) error {
		extensions, err := r.Extensions(ctx, c.ID)
		if err != nil {
			return err
		}
		w, ok := c.Window(e.Stage, e.Region, extensions)
		where := "semua daerah"
		switch {
		case !ok:
			return fault.New(fault.Invalid, "Pilih tahap yang ada dalam kalender.")
		case e.Number == "" || e.Reason == "":
			return fault.New(fault.Invalid, "Perpanjangan adalah keputusan: isi nomor keputusan dan alasannya.")
		case !e.Until.After(w.Last):
			return fault.New(fault.Invalid, fmt.Sprintf("Tahap %s sudah terbuka sampai %s; pilih hari sesudahnya.", e.Stage.Words(), Day(w.Last)))
		case c.State == Archived:
			return fault.New(fault.Conflict, "Siklus ini sudah diarsipkan.")
		}
		list, err := r.Participants(ctx, c.ID)
		if err != nil {
			return err
		}
		var told []region.Code
		for _, p := range list {
			if e.Region == "" || e.Region == p.Region {
				told = append(told, p.Region)
			}
			if e.Region == p.Region {
				where = p.Name
			}
		}
		if len(told) == 0 {
			return fault.New(fault.NotFound, fmt.Sprintf("Daerah %s bukan peserta siklus evaluasi %s.", e.Region, c.ID))
		}
		e.ID, e.By, e.At = rand.Text(), who.person(), s.now()
		if err := r.AddExtension(ctx, e); err != nil {
			return err
		}
		if err := s.tell(ctx, r, who, c, discussion.Extended, told, fmt.Sprintf("Tahap %s sampai %s.", e.Stage.Words(), Day(e.Until)), people); err != nil {
			return err
		}
		return r.Note(ctx, Event{Cycle: c.ID, Region: e.Region, At: e.At, By: e.By, Kind: "perpanjangan",
			Text: fmt.Sprintf("Tahap %s untuk %s diperpanjang sampai %s (%s): %s", e.Stage.Words(), where, Day(e.Until), e.Number, e.Reason)})
	})
}

// Enrol puts regions into a cohort of a cycle. Those that come after the cycle has
// begun are invited at once.
func (s *Service) Enrol(ctx context.Context, who Author, cycle, cohort string, codes []region.Code) error {
	return s.direct(ctx, who, cycle, func(r Telling, c Cycle) error {
		k, ok := c.Cohort(cohort)
		if !ok {
			return fault.New(fault.Invalid, "Pilih kelompok yang ada dalam siklus ini.")
		}
		if c.State != Draft && c.State != Open {
			return fault.New(fault.Conflict, fmt.Sprintf("Siklus %s %s; pesertanya tetap.", c.Name, c.State.Words()))
		}
		list, err := r.Participants(ctx, cycle)
		if err != nil {
			return err
		}
		for _, code := range codes {
			if err := s.enrol(ctx, r, c, k, code, list); err != nil {
				return err
			}
		}
		return r.Note(ctx, Event{Cycle: cycle, At: s.now(), By: who.person(), Kind: "peserta", Text: fmt.Sprintf("Memasukkan %d daerah ke kelompok %s.", len(codes), k.Name)})
	})
}

func (s *Service) enrol(ctx context.Context, r Records, c Cycle, k Cohort, code region.Code, list []Participant) error {
	found, ok := s.find(code)
	if !ok {
		return fault.New(fault.Invalid, fmt.Sprintf("Kode wilayah %s tidak ada dalam daftar resmi.", code))
	}
	if i := slices.IndexFunc(list, func(p Participant) bool { return p.Region == code }); i >= 0 && list[i].Cohort != k.ID && list[i].Has(Joined) {
		return fault.New(fault.Conflict, fmt.Sprintf("%s sudah menyatakan ikut dalam kelompok lain; instrumennya tidak dapat diganti lagi.", list[i].Name))
	}
	if err := r.Enrol(ctx, Participant{Cycle: c.ID, Region: code, Name: found.Name, Cohort: k.ID}); err != nil || c.State == Draft {
		return err
	}
	return r.Mark(ctx, c.ID, code, Invited, s.now())
}

// Remove takes a region out of a cycle that has not begun.
func (s *Service) Remove(ctx context.Context, who Author, cycle string, code region.Code) error {
	return s.direct(ctx, who, cycle, func(r Telling, c Cycle) error {
		p, err := r.Participant(ctx, cycle, code)
		if err != nil {
			return err
		}
		if c.State != Draft {
			return fault.New(fault.Conflict, fmt.Sprintf("%s sudah diundang. Catat sebagai tidak ikut, supaya tetap terlihat dalam hasil.", p.Name))
		}
		if err := r.Remove(ctx, cycle, code); err != nil {
			return err
		}
		return r.Note(ctx, Event{Cycle: cycle, At: s.now(), By: who.person(), Kind: "peserta", Text: fmt.Sprintf("Mengeluarkan %s dari siklus.", p.Name)})
	})
}

// Reply answers the invitation of a region: it takes part, or not, and why not. The
// ministry may note it for a region that does not answer.
func (s *Service) Reply(ctx context.Context, who Author, cycle string, code region.Code, joins bool, reason string) error {
	ministry := s.may(who, access.Direct, "") == nil
	if err := s.may(who, access.Evaluated, code); err != nil && !ministry {
		return err
	}
	if reason = strings.TrimSpace(reason); !joins && reason == "" {
		return fault.New(fault.Invalid, "Tulis mengapa daerah tidak ikut; alasannya dicatat dan terlihat pengelola evaluasi.")
	}
	return s.store.Update(ctx, func(r Telling) error {
		c, err := r.Cycle(ctx, cycle)
		if err != nil {
			return err
		}
		p, err := r.Participant(ctx, cycle, code)
		if err != nil {
			return err
		}
		if !ministry && s.may(who, access.Submit, code) != nil && s.may(who, access.Approve, code) != nil {
			return fault.New(fault.Forbidden, "Undangan dijawab sekretaris Tim Pelaksana atau sekretaris daerah.")
		}
		extensions, err := r.Extensions(ctx, cycle)
		if err != nil {
			return err
		}
		if err := c.mayReply(p, joins, ministry, extensions, s.now()); err != nil {
			return err
		}
		set, clear := Joined, Declined
		text := p.Name + " menyatakan ikut."
		if !joins {
			set, clear, text = Declined, Joined, p.Name+" tidak ikut: "+reason
		}
		if err := cmp.Or(r.Mark(ctx, cycle, code, clear, time.Time{}), r.Mark(ctx, cycle, code, set, s.now())); err != nil {
			return err
		}
		return r.Note(ctx, Event{Cycle: cycle, Region: code, At: s.now(), By: who.person(), Kind: "jawaban", Text: text})
	})
}

// mayReply tells why an invitation cannot be answered (any more).
func (c Cycle) mayReply(p Participant, joins, ministry bool, extensions []Extension, now time.Time) error {
	switch {
	case c.State != Open || !p.Has(Invited):
		return fault.New(fault.Conflict, fmt.Sprintf("Siklus %s %s; undangan tidak dapat dijawab.", c.Name, c.State.Words()))
	case p.Has(Submitted):
		return fault.New(fault.Conflict, "Isian sudah dikirim; keikutsertaan tidak berubah lagi.")
	case ministry && !joins:
		return nil
	}
	if p.Has(Declined) && joins || !p.Has(Joined) {
		return c.Within(Invitation, p.Region, extensions, now)
	}
	return nil
}

// File closes a cycle whose letters are out: nothing in it changes any more.
func (s *Service) File(ctx context.Context, who Author, cycle string) error {
	return s.direct(ctx, who, cycle, func(r Telling, c Cycle) error {
		list, err := r.Participants(ctx, cycle)
		if err != nil {
			return err
		}
		if c.State != Published {
			return fault.New(fault.Conflict, fmt.Sprintf("Siklus %s %s; yang diarsipkan adalah siklus yang hasilnya sudah diumumkan.", c.Name, c.State.Words()))
		}
		for _, p := range list {
			if !p.Has(Lettered) || p.Tracks[Objections].Open() {
				return fault.New(fault.Conflict, fmt.Sprintf("Siklus belum dapat diarsipkan: %s belum menerima surat hasil, atau sanggahnya belum diputus.", p.Name))
			}
		}
		for _, p := range list {
			if err := r.Mark(ctx, cycle, p.Region, Filed, s.now()); err != nil {
				return err
			}
		}
		c.State, c.Changed = Archived, s.now()
		if err := r.SaveCycle(ctx, c); err != nil {
			return err
		}
		return r.Note(ctx, Event{Cycle: cycle, At: s.now(), By: who.person(), Kind: "arsip", Text: "Mengarsipkan siklus."})
	})
}
