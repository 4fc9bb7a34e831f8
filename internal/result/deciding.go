package result

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Court is the objections of a cycle as somebody sees them.
type Court struct {
	Cycle      evaluation.Cycle
	Window     evaluation.Window // of objections, for the region where there is one
	Open       error             // nil while objections may be raised; else why not
	Objections []Objection
	Names      map[region.Code]string
}

// Objections lists the objections of a cycle that somebody may see; of one region
// where code is not empty.
func (s *Service) Objections(ctx context.Context, who access.Actor, cycle string, code region.Code) (out Court, err error) {
	if _, err := s.sight(who, code); err != nil {
		return out, err
	}
	out.Names = map[region.Code]string{}
	err = s.Store.View(ctx, func(r Records) error {
		if out.Cycle, err = r.Cycle(ctx, cycle); err != nil {
			return err
		}
		ext, err := r.Extensions(ctx, cycle)
		if err != nil {
			return err
		}
		out.Window, _ = out.Cycle.Window(evaluation.Objection, code, ext)
		out.Open = out.Cycle.Within(evaluation.Objection, code, ext, s.Now())
		_, t, err := s.newest(ctx, r, cycle)
		if err != nil {
			return err
		}
		for _, row := range t.Rows {
			out.Names[row.Region] = row.Name
		}
		out.Objections, err = r.Objections(ctx, cycle, code)
		return err
	})
	out.Objections = slices.DeleteFunc(out.Objections, func(o Objection) bool { return !s.seesObjection(who, o) })
	return out, err
}

// Object writes down an objection of a region, or changes one that has not been sent.
func (s *Service) Object(ctx context.Context, who Author, cycle string, code region.Code, id string, p Plea) (o Objection, err error) {
	if !s.may(who.Actor, access.Answer, code) {
		return o, errObject
	}
	err = s.Store.Update(ctx, func(r Records) error {
		i, err := s.arguable(ctx, r, cycle, code)
		if err != nil {
			return err
		}
		o = Objection{Cycle: cycle, Region: code, ID: rand.Text(), Kind: ByRegion}
		if id != "" {
			if o, err = r.Objection(ctx, cycle, code, id); err != nil {
				return err
			}
		}
		if err := s.alone(ctx, r, o, p.Question); err != nil {
			return err
		}
		if o, err = o.Write(p, i, who.deed(s.Now())); err != nil {
			return err
		}
		return r.SaveObjection(ctx, o)
	})
	return o, err
}

var errObject = fault.New(fault.Forbidden, "Menyusun sanggah hanya untuk orang yang mengisi evaluasi daerah itu.")

// arguable tells whether a region may object now, and gives its instrument.
func (s *Service) arguable(ctx context.Context, r Records, cycle string, code region.Code) (i instrument.Instrument, err error) {
	c, err := r.Cycle(ctx, cycle)
	if err != nil {
		return i, err
	}
	ext, err := r.Extensions(ctx, cycle)
	if err != nil {
		return i, err
	}
	if err := c.Within(evaluation.Objection, code, ext, s.Now()); err != nil {
		return i, err
	}
	row, err := s.judged(ctx, r, cycle, code)
	if err != nil {
		return i, err
	}
	return s.Instruments.Instrument(ctx, row.Instrument)
}

// judged gives the announced result of a region that was judged.
func (s *Service) judged(ctx context.Context, r Records, cycle string, code region.Code) (Row, error) {
	_, t, err := s.newest(ctx, r, cycle)
	if err != nil {
		return Row{}, err
	}
	row, ok := t.Row(code)
	if !ok || row.Part != Taking {
		return row, fault.New(fault.Conflict, "Daerah ini tidak dinilai dalam siklus ini, jadi tidak ada nilai yang dapat disanggah.")
	}
	return row, nil
}

// alone refuses a second objection to a question while the first is not decided.
func (s *Service) alone(ctx context.Context, r Records, o Objection, question string) error {
	list, err := r.Objections(ctx, o.Cycle, o.Region)
	if err != nil {
		return err
	}
	for _, other := range list {
		if other.Question == question && other.ID != o.ID && !other.State.Over() {
			return fault.New(fault.Conflict, fmt.Sprintf("Pertanyaan %s sudah punya sanggah yang %s. Lengkapi yang itu; satu pertanyaan diputus sekali.", question, other.State.Words()))
		}
	}
	return nil
}

// Drop throws a draft away.
func (s *Service) Drop(ctx context.Context, who Author, cycle string, code region.Code, id string, rev int64) error {
	if !s.may(who.Actor, access.Answer, code) {
		return errObject
	}
	return s.Store.Update(ctx, func(r Records) error {
		o, err := r.Objection(ctx, cycle, code, id)
		if err != nil {
			return err
		}
		if o.State != Drafting || o.Kind != ByRegion {
			return fault.New(fault.Conflict, fmt.Sprintf("Sanggah atas %s %s, jadi tidak dapat dibuang.", o.Question, o.State.Words()))
		}
		return r.DropObjection(ctx, cycle, code, id, rev)
	})
}

// Send hands an objection in, by the sekda.
func (s *Service) Send(ctx context.Context, who Author, cycle string, code region.Code, id string) error {
	return s.step(ctx, who, cycle, code, id, "kirim-sanggah", func(r Records, o Objection) (Objection, error) {
		if _, err := s.arguable(ctx, r, cycle, code); err != nil {
			return o, err
		}
		return o.Send(who.deed(s.Now()))
	})
}

// Withdraw takes an objection back, by the sekda.
func (s *Service) Withdraw(ctx context.Context, who Author, cycle string, code region.Code, id string) error {
	return s.step(ctx, who, cycle, code, id, "cabut-sanggah", func(_ Records, o Objection) (Objection, error) {
		return o.Withdraw(who.deed(s.Now()))
	})
}

func (s *Service) step(ctx context.Context, who Author, cycle string, code region.Code, id, kind string, change func(Records, Objection) (Objection, error)) error {
	if !s.may(who.Actor, access.Approve, code) {
		return fault.New(fault.Forbidden, "Mengirim dan mencabut sanggah hanya untuk sekretaris daerah atau yang diberi wewenangnya.")
	}
	return s.Store.Update(ctx, func(r Records) error {
		o, err := r.Objection(ctx, cycle, code, id)
		if err != nil {
			return err
		}
		if o.Kind != ByRegion {
			return errObjection
		}
		if o, err = change(r, o); err != nil {
			return err
		}
		if err := r.SaveObjection(ctx, o); err != nil {
			return err
		}
		return s.settle(ctx, r, o, who, kind, fmt.Sprintf("Sanggah atas %s %s.", o.Question, o.State.Words()))
	})
}

var errObjection = fault.New(fault.NotFound, "Sanggah itu tidak ada di daerah ini. Lihat daftarnya di halaman Sanggah.")

// Correct writes down a mistake that the ministry found itself. Somebody else decides.
func (s *Service) Correct(ctx context.Context, who Author, cycle string, code region.Code, p Plea) (o Objection, err error) {
	if err := s.directs(who.Actor); err != nil {
		return o, err
	}
	err = s.Store.Update(ctx, func(r Records) error {
		row, err := s.judged(ctx, r, cycle, code)
		if err != nil {
			return err
		}
		i, err := s.Instruments.Instrument(ctx, row.Instrument)
		if err != nil {
			return err
		}
		o = Objection{Cycle: cycle, Region: code, ID: rand.Text(), Kind: ByMinistry}
		if err := s.alone(ctx, r, o, p.Question); err != nil {
			return err
		}
		if o, err = o.Write(p, i, who.deed(s.Now())); err != nil {
			return err
		}
		if o, err = o.Send(who.deed(s.Now())); err != nil {
			return err
		}
		o.Rev = 1
		if err := r.SaveObjection(ctx, o); err != nil {
			return err
		}
		return s.settle(ctx, r, o, who, "koreksi", fmt.Sprintf("Koreksi atas %s diajukan.", o.Question))
	})
	return o, err
}

// Case is an objection with what its decider needs.
type Case struct {
	Region
	Objection Objection
	Question  instrument.Question
	Aspect    instrument.Aspect
	Scores    []Score // as they count now
	Barred    error   // why this person does not decide it; nil: they may
}

// Case shows an objection to whoever may see it.
func (s *Service) Case(ctx context.Context, who access.Actor, cycle string, code region.Code, id string) (out Case, err error) {
	if out.Region, err = s.Region(ctx, who, cycle, code, Newest); err != nil {
		return out, err
	}
	i := slices.IndexFunc(out.Objections, func(o Objection) bool { return o.ID == id })
	if i < 0 {
		return out, errObjection
	}
	out.Objection = out.Objections[i]
	out.Question, out.Aspect, _ = out.Instrument.Find(out.Objection.Question)
	out.Scores = out.Dossier.Of(out.Objection.Question)
	err = s.Store.View(ctx, func(r Records) error {
		d, err := s.dossier(ctx, r, out.Row, cycle)
		out.Barred = s.mayRule(who, out.Objection, d, first(out.Publications))
		return err
	})
	return out, err
}

// first gives the announcement among publications, newest first.
func first(list []Publication) Publication {
	if len(list) == 0 {
		return Publication{}
	}
	return list[len(list)-1]
}

func (s *Service) mayRule(who access.Actor, o Objection, d Dossier, p Publication) error {
	if !s.may(who, access.Decide, o.Region) {
		return fault.New(fault.Forbidden, "Memutus sanggah hanya untuk pemutus sanggah yang tidak berbenturan kepentingan dengan daerah ini.")
	}
	return o.MayRule(who.Person, d, p)
}

// Rule decides an objection. Where it is granted, the amendment that follows from it is
// published with it, with every rank that moved.
func (s *Service) Rule(ctx context.Context, who Author, cycle string, code region.Code, id string, ruling Ruling) (o Objection, err error) {
	if !s.may(who.Actor, access.Decide, code) {
		return o, fault.New(fault.Forbidden, "Memutus sanggah hanya untuk pemutus sanggah yang tidak berbenturan kepentingan dengan daerah ini.")
	}
	err = s.Store.Update(ctx, func(r Records) error {
		if o, err = r.Objection(ctx, cycle, code, id); err != nil {
			return err
		}
		list, err := r.Publications(ctx, cycle)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return errUnpublished
		}
		t, err := s.table(ctx, r, list[0])
		if err != nil {
			return err
		}
		row, _ := t.Row(code)
		d, err := s.dossier(ctx, r, row, cycle)
		if err != nil {
			return err
		}
		if err := s.mayRule(who.Actor, o, d, first(list)); err != nil {
			return err
		}
		i, err := s.Instruments.Instrument(ctx, row.Instrument)
		if err != nil {
			return err
		}
		if o, err = o.Rule(ruling, d.Levels(o.Question), i.Scale, who.deed(s.Now())); err != nil {
			return err
		}
		if o.State == Granted {
			if o, err = s.amend(ctx, r, t, d, o); err != nil {
				return err
			}
		}
		if err := r.SaveObjection(ctx, o); err != nil {
			return err
		}
		return s.settle(ctx, r, o, who, "putus-sanggah", fmt.Sprintf("%s atas %s %s.", o.Kind.Words(), o.Question, o.State.Words()))
	})
	return o, err
}

// amend publishes the amendment that a granted objection leads to.
func (s *Service) amend(ctx context.Context, r Records, old Table, d Dossier, o Objection) (Objection, error) {
	rules, err := s.given(ctx, old)
	if err != nil {
		return o, err
	}
	t, now, moved, err := Amend(old, d, rules, o)
	if err != nil {
		return o, err
	}
	row, _ := t.Row(o.Region)
	if err := r.KeepDossier(ctx, o.Cycle, o.Region, row.Dossier, Canonical(now)); err != nil {
		return o, err
	}
	o.Number = t.Number
	p := Publication{Cycle: o.Cycle, Number: t.Number, Fingerprint: t.Fingerprint(), Reason: t.Reason, Prepared: o.Sent, Announced: o.Decided, Moves: moved}
	return o, r.Publish(ctx, p, Canonical(t))
}

// settle counts the objections of a region anew and writes a line into the log.
func (s *Service) settle(ctx context.Context, r Records, o Objection, who Author, kind, text string) error {
	list, err := r.Objections(ctx, o.Cycle, o.Region)
	if err != nil {
		return err
	}
	var p evaluation.Progress
	for _, other := range list {
		if other.State == Drafting {
			continue
		}
		if p.Total++; other.State.Over() {
			p.Done++
		}
	}
	if err := r.Progress(ctx, o.Cycle, o.Region, evaluation.Objections, p); err != nil {
		return err
	}
	return r.Note(ctx, evaluation.Event{Cycle: o.Cycle, Region: o.Region, At: s.Now(), By: who.deed(s.Now()).Person, Kind: kind, Text: text})
}
