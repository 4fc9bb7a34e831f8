package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// mostChanges is how many changes one request brings.
const mostChanges = 500

// Save changes fields of answers, each by itself, and counts how far the region is. It
// returns fault.Forbidden or fault.Conflict where nothing may be changed at all.
func (s *Service) Save(ctx context.Context, who evaluation.Author, code region.Code, cycle string, changes []Change) ([]Result, View, error) {
	return s.save(ctx, who, code, cycle, "", func(View) []Change { return changes })
}

// save changes what change says of the sheet as it is in the transaction.
func (s *Service) save(ctx context.Context, who evaluation.Author, code region.Code, cycle, origin string, change func(View) []Change) (results []Result, v View, err error) {
	if err := s.allowed(who.Actor, access.Answer, code); err != nil {
		return nil, View{}, err
	}
	offices, err := s.codes(ctx, code)
	if err != nil {
		return nil, View{}, err
	}
	err = s.edit(ctx, code, cycle, func(r Records, now View) error {
		if err := now.MayFill(who.Actor, s.now()); err != nil {
			return err
		}
		changes := change(now)
		if len(changes) > mostChanges {
			return fault.New(fault.TooLarge, fmt.Sprintf("Satu kiriman memuat paling banyak %d perubahan. Kirim bertahap.", mostChanges))
		}
		next, done, entries := now.Sheet.Apply(Form{now.Instrument, offices}, changes, personOf(who), s.now())
		results, v = done, now
		v.Sheet = next
		if len(entries) == 0 {
			return nil
		}
		for i := range entries {
			entries[i].From = origin
		}
		if err := r.SaveAnswers(ctx, next, touched(next, entries), entries); err != nil {
			return err
		}
		return s.count(ctx, r, v)
	})
	if err != nil {
		return nil, View{}, err
	}
	v, err = v.reckoned()
	return results, v, err
}

// edit runs fn over the sheet as it is while nobody else writes it.
func (s *Service) edit(ctx context.Context, code region.Code, cycle string, fn func(Records, View) error) error {
	if err := s.known(ctx, code, cycle); err != nil { // a sheet is only begun where there is one to begin
		return err
	}
	return s.store.Edit(ctx, func(r Records) error {
		if err := r.Queue(ctx, cycle, code); err != nil {
			return err
		}
		v, err := s.read(ctx, r, code, cycle)
		if err != nil {
			return err
		}
		return fn(r, v)
	})
}

func (s *Service) known(ctx context.Context, code region.Code, cycle string) error {
	return s.store.View(ctx, func(r Records) error {
		_, err := r.Participant(ctx, cycle, code)
		return err
	})
}

func (s *Service) codes(ctx context.Context, code region.Code) ([]string, error) {
	offices, err := s.world.Offices(ctx, code)
	if err != nil {
		return nil, fmt.Errorf("offices of %s: %w", code, err)
	}
	var out []string
	for _, o := range offices {
		out = append(out, o.Code)
	}
	return out, nil
}

// touched gives the answers that entries are about, each once.
func touched(s Sheet, entries []Entry) []Answer {
	var out []Answer
	for _, e := range entries {
		if !slices.ContainsFunc(out, func(a Answer) bool { return a.Question == e.Question }) {
			out = append(out, s.Of(e.Question))
		}
	}
	return out
}

// count tells the record of the cycle how far the answers and their proofs are.
func (s *Service) count(ctx context.Context, r Records, v View) error {
	answers, proofs := Tally(v.Instrument, v.Sheet, v.Cycle.Year)
	for track, c := range map[evaluation.Track]Count{evaluation.Answers: answers, evaluation.Proofs: proofs} {
		if err := r.Progress(ctx, v.Cycle.ID, v.Region, track, evaluation.Progress{Done: c.Done, Total: c.Total}); err != nil {
			return err
		}
	}
	return nil
}

// Attach claims that a piece of evidence proves an answer, at a page and with a note.
func (s *Service) Attach(ctx context.Context, who evaluation.Author, code region.Code, cycle string, c evidence.Claim) error {
	c.Note = clean(c.Note)
	return s.prove(ctx, who, code, cycle, func(r Records, v View) error {
		q, _, ok := v.Instrument.Find(c.About)
		if !ok {
			return fault.New(fault.NotFound, "Pertanyaan itu tidak ada pada instrumen ini. Muat ulang halamannya.")
		}
		i, err := r.Item(ctx, code, c.Item)
		if err != nil {
			return err
		}
		made := c // fn may run again
		made.Region, made.Kind, made.About, made.By, made.At = code, ClaimKind, About(cycle, q.Code), evidence.Person{ID: who.Person, Name: who.Name}, s.now()
		made.Year = yearFor(q, i.Type, v.Cycle.Year)
		return r.Attach(ctx, made, v.title(q))
	})
}

// Detach takes such a claim back.
func (s *Service) Detach(ctx context.Context, who evaluation.Author, code region.Code, cycle, question, item string) error {
	return s.prove(ctx, who, code, cycle, func(r Records, v View) error {
		q, _, _ := v.Instrument.Find(question)
		return r.Detach(ctx, evidence.Claim{Region: code, Kind: ClaimKind, About: About(cycle, question), Item: item, By: evidence.Person{ID: who.Person, Name: who.Name}, At: s.now()}, v.title(q))
	})
}

// prove changes claims and counts again.
func (s *Service) prove(ctx context.Context, who evaluation.Author, code region.Code, cycle string, fn func(Records, View) error) error {
	if err := s.allowed(who.Actor, access.Answer, code); err != nil {
		return err
	}
	return s.edit(ctx, code, cycle, func(r Records, v View) (err error) {
		if err := v.MayProve(who.Actor, s.now()); err != nil {
			return err
		}
		if err := fn(r, v); err != nil {
			return err
		}
		if v.Sheet.Proofs, err = r.Proofs(ctx, cycle, code); err != nil {
			return err
		}
		return s.count(ctx, r, v)
	})
}

// Step takes a turn with the sheet as its caller saw it: rev is the sheet's rev then.
// It returns fault.Conflict where the sheet has changed since, or where it is handed in
// with something missing.
func (s *Service) Step(ctx context.Context, who evaluation.Author, code region.Code, cycle string, t Turn, rev int64, reason string, remarks []Remark) (View, error) {
	if err := s.allowed(who.Actor, access.Evaluated, code); err != nil {
		return View{}, err
	}
	var out View
	err := s.edit(ctx, code, cycle, func(r Records, v View) error {
		if err := v.MayTake(t, who.Actor, s.now()); err != nil {
			return err
		}
		if rev != v.Sheet.Rev {
			return fault.New(fault.Conflict, "Isian berubah sementara Anda melihatnya. Muat ulang halamannya, periksa lagi, lalu ulangi.")
		}
		if t == HandIn || t == Send {
			if err := complete(Check(v.Instrument, v.Sheet, v.Cycle.Year)); err != nil {
				return err
			}
		}
		for _, m := range remarks {
			if _, _, ok := v.Instrument.Find(m.Question); !ok {
				return fault.New(fault.Invalid, fmt.Sprintf("Pertanyaan %q tidak ada pada instrumen ini.", fault.Clip(m.Question, 40)))
			}
		}
		next, deed, err := v.Sheet.Step(t, who, reason, remarks, s.now())
		if err != nil {
			return err
		}
		out = v
		out.Sheet = next
		return s.stepped(ctx, r, out, deed)
	})
	if err != nil {
		return View{}, err
	}
	return out.reckoned()
}

// stepped saves a step and tells the record of the cycle.
func (s *Service) stepped(ctx context.Context, r Records, v View, d Deed) error {
	if err := r.SaveStep(ctx, v.Sheet); err != nil {
		return err
	}
	if err := s.count(ctx, r, v); err != nil {
		return err
	}
	if err := mark(ctx, r, v, d); err != nil {
		return err
	}
	return r.Note(ctx, evaluation.Event{Cycle: v.Cycle.ID, Region: v.Region, At: d.At, By: d.By, Kind: string(d.Turn), Text: d.says()})
}

// mark moves the region on in the record of the cycle, or back.
func mark(ctx context.Context, r Records, v View, d Deed) error {
	switch d.Turn {
	case HandIn:
		return r.Mark(ctx, v.Cycle.ID, v.Region, evaluation.HandedIn, d.At)
	case Send:
		if err := r.Lock(ctx, v.Cycle.ID, v.Region, d.By, d.At); err != nil {
			return err
		}
		return r.Mark(ctx, v.Cycle.ID, v.Region, evaluation.Submitted, d.At)
	}
	return r.Mark(ctx, v.Cycle.ID, v.Region, evaluation.HandedIn, time.Time{}) // taken back
}

// says is what the log of the cycle keeps of a step.
func (d Deed) says() string {
	text := map[Turn]string{HandIn: "Isian diajukan kepada sekda", TakeBack: "Isian ditarik kembali sebelum diputuskan", Return: "Isian dikembalikan untuk diperbaiki", Send: "Isian dikirim ke kementerian dan dibekukan"}[d.Turn]
	if d.Reason != "" {
		text += ": " + d.Reason
	}
	return text + "."
}

// complete refuses a sheet in which something is missing, and says what.
func complete(findings []Finding) error {
	var stops []string
	for _, f := range findings {
		if f.Stops {
			stops = append(stops, f.Question+": "+f.Text)
		}
	}
	if len(stops) == 0 {
		return nil
	}
	const shown = 3
	more := ""
	if n := len(stops) - shown; n > 0 {
		stops, more = stops[:shown], fmt.Sprintf(" Dan %d kekurangan lagi; lihat daftarnya.", n)
	}
	return fault.New(fault.Conflict, "Isian belum dapat diajukan. "+strings.Join(stops, " ")+more)
}
