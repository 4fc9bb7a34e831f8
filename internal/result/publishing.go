package result

import (
	"context"
	"fmt"
	"unicode/utf8"

	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Outlook is how far the announcement of a cycle's results has come.
type Outlook struct {
	Cycle        evaluation.Cycle
	Draft        Draft
	Publications []Publication // newest first
	Unready      []Row         // regions that keep it from being announced
	Exclusions   []Exclusion
	Table        Table // as the results are now; a preview where nothing is published
	Stale        bool  // the draft is of other numbers
}

// Outlook tells how far the announcement has come, with a preview of the results.
func (s *Service) Outlook(ctx context.Context, who Author, cycle string) (out Outlook, err error) {
	if err := s.directs(who.Actor); err != nil {
		return out, err
	}
	err = s.Store.View(ctx, func(r Records) error {
		if out.Publications, err = r.Publications(ctx, cycle); err != nil {
			return err
		}
		if len(out.Publications) > 0 {
			if out.Cycle, err = r.Cycle(ctx, cycle); err != nil {
				return err
			}
			out.Table, err = s.table(ctx, r, out.Publications[0])
			return err
		}
		in, err := s.input(ctx, r, cycle)
		if err != nil {
			return err
		}
		out.Cycle = in.Cycle
		if out.Table, err = Compute(in); err != nil {
			return err
		}
		if out.Draft, err = r.Draft(ctx, cycle); err != nil {
			return err
		}
		out.Exclusions, err = r.Exclusions(ctx, cycle)
		return err
	})
	for _, row := range out.Table.Rows {
		if row.Part == Unready {
			out.Unready = append(out.Unready, row)
		}
	}
	return out, err
}

// Prepare binds the results as they are now by their fingerprint, for somebody else
// to announce.
func (s *Service) Prepare(ctx context.Context, who Author, cycle string) (d Draft, err error) {
	if err := s.directs(who.Actor); err != nil {
		return d, err
	}
	err = s.Store.Update(ctx, func(r Records) error {
		if err := s.announceable(ctx, r, cycle); err != nil {
			return err
		}
		_, f, err := s.freeze(ctx, r, cycle)
		if err != nil {
			return err
		}
		if err := f.Table.ready(); err != nil {
			return err
		}
		d = Draft{Cycle: cycle, Fingerprint: f.Table.Fingerprint(), Prepared: who.deed(s.Now())}
		if err := r.SaveDraft(ctx, d); err != nil {
			return err
		}
		return r.Note(ctx, evaluation.Event{Cycle: cycle, At: s.Now(), By: d.Prepared.Person, Kind: "siapkan-hasil", Text: fmt.Sprintf("Hasil disiapkan untuk diumumkan, sidik %s.", d.Fingerprint[:12])})
	})
	return d, err
}

// ready tells what keeps results from being announced.
func (t Table) ready() error {
	n, first := 0, ""
	taking := 0
	for _, r := range t.Rows {
		if r.Part == Unready {
			if n++; first == "" {
				first = r.Name
			}
		}
		if r.Part == Taking {
			taking++
		}
	}
	switch {
	case n > 0:
		return fault.New(fault.Conflict, fmt.Sprintf("%d daerah belum disepakati panel, di antaranya %s. Tutup panelnya, atau kecualikan dengan keputusan.", n, first))
	case taking == 0:
		return fault.New(fault.Conflict, "Tidak ada satu daerah pun yang dinilai, jadi tidak ada hasil yang dapat diumumkan.")
	}
	return nil
}

func (s *Service) announceable(ctx context.Context, r Records, cycle string) error {
	c, err := r.Cycle(ctx, cycle)
	if err != nil {
		return err
	}
	if c.State != evaluation.Open {
		return fault.New(fault.Conflict, fmt.Sprintf("Siklus %s %s, jadi hasilnya tidak diumumkan sekarang. Perubahan sesudah pengumuman adalah perbaikan bernomor.", c.Name, c.State.Words()))
	}
	return nil
}

// Announce freezes the results of a cycle, marks every region and shows them to all.
// Whoever prepared them does not announce them, and what has changed since must be
// prepared anew.
func (s *Service) Announce(ctx context.Context, who Author, cycle, fingerprint string) (p Publication, err error) {
	if err := s.directs(who.Actor); err != nil {
		return p, err
	}
	err = s.Store.Update(ctx, func(r Records) error {
		if err := s.announceable(ctx, r, cycle); err != nil {
			return err
		}
		d, err := r.Draft(ctx, cycle)
		if err != nil {
			return err
		}
		in, f, err := s.freeze(ctx, r, cycle)
		if err != nil {
			return err
		}
		if err := d.mayAnnounce(who.Person, fingerprint, f.Table); err != nil {
			return err
		}
		p = Publication{Cycle: cycle, Number: 0, Fingerprint: d.Fingerprint, Prepared: d.Prepared, Announced: who.deed(s.Now())}
		return s.publish(ctx, r, in, f, p)
	})
	return p, err
}

// mayAnnounce tells why a draft is not announced by somebody.
func (d Draft) mayAnnounce(person, fingerprint string, now Table) error {
	switch {
	case !d.Prepared.Done():
		return fault.New(fault.Conflict, "Hasil belum disiapkan. Minta seorang rekan menyiapkannya, lalu umumkan.")
	case d.Prepared.ID == person:
		return fault.New(fault.Forbidden, "Anda yang menyiapkan hasil ini, jadi pengumumannya dilakukan orang lain di kementerian.")
	case d.Fingerprint != fingerprint || d.Fingerprint != now.Fingerprint():
		return fault.New(fault.Conflict, fmt.Sprintf("Nilai berubah sejak %s menyiapkan hasil ini. Periksa perubahannya, lalu siapkan lagi.", d.Prepared.Name))
	}
	return now.ready()
}

// publish keeps frozen results and moves the cycle and its regions on.
func (s *Service) publish(ctx context.Context, r Records, in Input, f Frozen, p Publication) error {
	for i, d := range f.Dossiers {
		if err := r.KeepDossier(ctx, p.Cycle, d.Region, f.Table.Rows[i].Dossier, Canonical(d)); err != nil {
			return err
		}
	}
	if err := r.Publish(ctx, p, Canonical(f.Table)); err != nil {
		return err
	}
	for _, part := range in.Participants {
		if err := r.Mark(ctx, p.Cycle, part.Region, evaluation.Announced, p.Announced.At); err != nil {
			return err
		}
	}
	c := in.Cycle
	c.State, c.Changed = evaluation.Published, p.Announced.At
	if err := r.SaveCycle(ctx, c); err != nil {
		return err
	}
	if err := r.DropDraft(ctx, p.Cycle); err != nil {
		return err
	}
	return r.Note(ctx, evaluation.Event{Cycle: p.Cycle, At: p.Announced.At, By: p.Announced.Person, Kind: "umumkan", Text: fmt.Sprintf("Hasil diumumkan, disiapkan oleh %s, sidik %s.", p.Prepared.Name, p.Fingerprint[:12])})
}

// Exclude decides that results are announced without those of a region.
func (s *Service) Exclude(ctx context.Context, who Author, cycle string, code region.Code, number, reason string) error {
	if err := s.directs(who.Actor); err != nil {
		return err
	}
	number, reason = clean(number), clean(reason)
	switch {
	case number == "" || reason == "":
		return fault.New(fault.Invalid, "Pengecualian adalah keputusan: isi nomor dan alasannya.")
	case utf8.RuneCountInString(number) > longestField || utf8.RuneCountInString(reason) > longestReason:
		return fault.New(fault.Invalid, fmt.Sprintf("Nomor paling panjang %d huruf, alasan paling panjang %d huruf.", longestField, longestReason))
	}
	return s.Store.Update(ctx, func(r Records) error {
		if err := s.announceable(ctx, r, cycle); err != nil {
			return err
		}
		p, err := r.Participant(ctx, cycle, code)
		if err != nil {
			return err
		}
		e := Exclusion{Cycle: cycle, Region: code, Number: number, Reason: reason, Decided: who.deed(s.Now())}
		if err := r.Exclude(ctx, e); err != nil {
			return err
		}
		return r.Note(ctx, evaluation.Event{Cycle: cycle, Region: code, At: e.Decided.At, By: e.Decided.Person, Kind: "kecualikan", Text: fmt.Sprintf("%s dikecualikan dari hasil dengan keputusan %s: %s", p.Name, number, reason)})
	})
}

// Readmit takes an exclusion back.
func (s *Service) Readmit(ctx context.Context, who Author, cycle string, code region.Code) error {
	if err := s.directs(who.Actor); err != nil {
		return err
	}
	return s.Store.Update(ctx, func(r Records) error {
		if err := s.announceable(ctx, r, cycle); err != nil {
			return err
		}
		if err := r.Readmit(ctx, cycle, code); err != nil {
			return err
		}
		return r.Note(ctx, evaluation.Event{Cycle: cycle, Region: code, At: s.Now(), By: who.deed(s.Now()).Person, Kind: "kecualikan", Text: "Pengecualian dari hasil dibatalkan."})
	})
}
