package region

import (
	"context"
	"fmt"
	"strings"

	"gurindam/internal/access"
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
		if !f.Apply {
			return nil
		}
		return follow(ctx, h, by, code, f.Event, f.Text()+" ("+f.Decree+")", edits)
	})
}

// follow lets the plan and the tasks follow an event. Tasks of an office that ends
// go to its heir where it has one alone.
func follow(ctx context.Context, h Hands, by Author, code Code, e Event, reason string, edits []Edit) error {
	for _, n := range e.Ends() {
		if len(e.To) != 1 {
			break
		}
		if err := h.Tasks.Move(ctx, code, n.Code, e.To[0]); err != nil {
			return err
		}
	}
	if len(edits) == 0 {
		return nil
	}
	return h.Editor.Apply(ctx, by, code, reason, edits)
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
	if err != nil {
		return err
	}
	return s.store.Update(ctx, func(h Hands) error {
		text := fmt.Sprintf("Yang menunjuk %s dialihkan ke penerusnya", office)
		if err := h.Note(ctx, code, s.entry(by, "riwayat OPD", office, "", text)); err != nil {
			return err
		}
		return follow(ctx, h, by, code, end, text, edits)
	})
}

// Hanging is what people have to do with an office.
type Hanging struct {
	Grants []Held
	Tasks  []Task
}

// Held is a grant with whom it was given to.
type Held struct {
	Account
	access.Grant
}

// Hanging lists the roles in an office that are not over, and the open tasks that
// were given to it.
func (s *Service) Hanging(ctx context.Context, code Code, office string) (out Hanging, err error) {
	err = s.store.View(ctx, func(h Hands) error {
		out = Hanging{}
		accounts, err := h.People.Accounts(ctx, code)
		if err != nil {
			return err
		}
		grants, err := h.People.Grants(ctx, code)
		if err != nil {
			return err
		}
		for _, a := range accounts {
			for _, g := range grants[a.ID] {
				if g.Scope.OPD == office {
					out.Grants = append(out.Grants, Held{a, g})
				}
			}
		}
		out.Tasks, err = h.Tasks.OfOffice(ctx, code, office)
		return err
	})
	return out, err
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
