package region

import (
	"context"
	"fmt"
	"strings"

	"gurindam/internal/fault"
)

// Reform is an event as a form asks for it.
type Reform struct {
	Event
	Seen   int               // Rev of the register the form was made from
	Apply  bool              // the plan follows; otherwise only the history does
	Chosen map[string]string // Key of a pointer → code of the office it goes to
}

// Pointers lists what points to the offices that an event ends, by office.
func (s *Service) Pointers(ctx context.Context, code Code, e Event) (map[string][]Pointer, error) {
	out := map[string][]Pointer{}
	for _, n := range e.Ends() {
		list, err := s.plan.Pointers(ctx, code, n.Code)
		if err != nil {
			return nil, err
		}
		out[n.Code] = list
	}
	return out, nil
}

// Reorganise records an event and lets the plan follow it.
func (s *Service) Reorganise(ctx context.Context, by Author, code Code, f Reform) error {
	if err := s.allowed(by, code); err != nil {
		return err
	}
	rows, err := s.plan.Offices(ctx, code)
	if err != nil {
		return err
	}
	var edits []Edit
	if f.Apply {
		pointers, err := s.Pointers(ctx, code, f.Event)
		if err != nil {
			return err
		}
		if edits, err = Consequences(f.Event, rows, pointers, f.Chosen, newID); err != nil {
			return err
		}
	}
	f.ID, f.By, f.At = newID(), by.Name, s.now()
	return s.store.Update(ctx, func(h Hands) error {
		events, err := h.Events(ctx, code)
		if err != nil {
			return err
		}
		if len(events) != f.Seen {
			return fault.New(fault.Conflict, fmt.Sprintf("Riwayat OPD bertambah %d perubahan sejak formulir ini dibuka. Periksa yang baru, lalu simpan lagi; isian Anda masih ada.", len(events)-f.Seen))
		}
		if _, err := Record(events, f.Event, s.Today()); err != nil {
			return err
		}
		if err := h.AddEvent(ctx, code, f.Event); err != nil {
			return err
		}
		if err := h.Note(ctx, code, s.entry(by, "riwayat OPD", f.ID, "", f.Text())); err != nil {
			return err
		}
		if len(edits) == 0 {
			return nil
		}
		return h.Editor.Apply(ctx, by, code, f.Text()+" ("+f.Decree+")", edits)
	})
}

// Settle hands over what still points to an office that has ended.
func (s *Service) Settle(ctx context.Context, by Author, code Code, office string, chosen map[string]string) error {
	if err := s.allowed(by, code); err != nil {
		return err
	}
	r, err := s.Register(ctx, code)
	if err != nil {
		return err
	}
	heirs := Heirs(r.Events, office)
	if len(heirs) == 0 {
		return fault.New(fault.Conflict, fmt.Sprintf("OPD %s tidak tercatat berakhir dengan penerus. Catat dahulu perubahannya.", fault.Clip(office, 40)))
	}
	end := Event{Kind: Dissolved, From: []Named{{Code: office}}, To: heirs}
	pointers, err := s.Pointers(ctx, code, end)
	if err != nil {
		return err
	}
	edits, err := Consequences(end, r.Offices, pointers, chosen, newID)
	if err != nil || len(edits) == 0 {
		return err
	}
	return s.store.Update(ctx, func(h Hands) error {
		text := fmt.Sprintf("Yang menunjuk %s dialihkan ke penerusnya", office)
		if err := h.Note(ctx, code, s.entry(by, "riwayat OPD", office, "", text)); err != nil {
			return err
		}
		return h.Editor.Apply(ctx, by, code, text, edits)
	})
}

// Take takes the list of offices from a sheet. A sheet that would change more than
// was shown, as the digest of the comparison tells, is refused.
func (s *Service) Take(ctx context.Context, by Author, code Code, read []OPD, shown string) error {
	if err := s.allowed(by, code); err != nil {
		return err
	}
	rows, err := s.plan.Offices(ctx, code)
	if err != nil {
		return err
	}
	now := Compare(rows, read)
	if now.Digest() != shown {
		return fault.New(fault.Conflict, "Daftar OPD berubah sejak pratinjau ini dibuat. Periksa pratinjau yang baru, lalu simpan lagi.")
	}
	edits := now.Edits(newID)
	if len(edits) == 0 {
		return fault.New(fault.Invalid, "Lembar ini tidak mengubah apa pun.")
	}
	return s.store.Update(ctx, func(h Hands) error {
		text := fmt.Sprintf("Daftar OPD dari lembar: %d baru, %d berubah", len(now.New), len(now.Changed))
		if err := h.Note(ctx, code, s.entry(by, "daftar OPD", "", "", text)); err != nil {
			return err
		}
		return h.Editor.Apply(ctx, by, code, text, edits)
	})
}

// Text tells an event in a sentence.
func (e Event) Text() string {
	from, to := names(e.From), names(e.To)
	switch e.Kind {
	case Formed:
		return to + " dibentuk"
	case Renamed:
		return from + " berganti nama menjadi " + to
	case Merged:
		return from + " digabung menjadi " + to
	case Split:
		return from + " dipecah menjadi " + to
	}
	if to == "" {
		return from + " dibubarkan"
	}
	return from + " dibubarkan, tugasnya ke " + to
}

func names(list []Named) string {
	var out []string
	for _, n := range list {
		out = append(out, n.Name)
	}
	return strings.Join(out, ", ")
}
