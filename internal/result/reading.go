package result

import (
	"context"
	"slices"

	"gurindam/internal/access"
	"gurindam/internal/assessment"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Newest asks for the results as last amended.
const Newest = -1

// Shown is results as somebody sees them.
type Shown struct {
	Cycle        evaluation.Cycle
	Publication  Publication   // the zero value of a preview
	Publications []Publication // all there are, newest first
	Table        Table         // without the names of assessors, for whom they are none of theirs
	Preview      bool
	Instruments  map[string]instrument.Instrument
	Sight
}

// Results shows the league tables of a cycle. Before they are announced, whoever runs
// the cycle sees a preview of the regions that are agreed on, and nobody else does.
func (s *Service) Results(ctx context.Context, who access.Actor, cycle string, number int) (out Shown, err error) {
	if out.Sight, err = s.sight(who, ""); err != nil {
		return out, err
	}
	err = s.Store.View(ctx, func(r Records) error {
		if out.Publications, err = r.Publications(ctx, cycle); err != nil {
			return err
		}
		if out.Cycle, err = r.Cycle(ctx, cycle); err != nil {
			return err
		}
		if len(out.Publications) == 0 {
			return s.preview(ctx, r, who, cycle, &out)
		}
		if out.Publication, err = choose(out.Publications, number); err != nil {
			return err
		}
		out.Table, err = s.table(ctx, r, out.Publication)
		return err
	})
	if err != nil {
		return Shown{}, err
	}
	if out.Instruments, err = s.given(ctx, out.Table); err != nil {
		return Shown{}, err
	}
	if !out.Names {
		out.Table = out.Table.nameless()
	}
	return out, nil
}

func (s *Service) preview(ctx context.Context, r Records, who access.Actor, cycle string, out *Shown) error {
	if s.directs(who) != nil {
		return errUnpublished
	}
	in, err := s.input(ctx, r, cycle)
	if err != nil {
		return err
	}
	out.Preview = true
	out.Table, err = Compute(in)
	return err
}

func choose(list []Publication, number int) (Publication, error) {
	if number == Newest {
		return list[0], nil
	}
	i := slices.IndexFunc(list, func(p Publication) bool { return p.Number == number })
	if i < 0 {
		return Publication{}, fault.New(fault.NotFound, "Perbaikan dengan nomor itu tidak ada. Lihat daftarnya di halaman Perbaikan.")
	}
	return list[i], nil
}

// nameless gives the table without who scored what.
func (t Table) nameless() Table {
	t.People, t.Rows = nil, slices.Clone(t.Rows)
	for i := range t.Rows {
		t.Rows[i].Judges = nil
	}
	return t
}

// Region is the result of one region as somebody sees it, with what stands behind it.
type Region struct {
	Shown
	Row        Row
	Cohort     Cohort
	Instrument instrument.Instrument
	Dossier    Dossier
	Objections []Objection // decided ones; of the own region all
}

// Region shows the result of one region. Notes, answers and evidence are for the
// region itself and for those who check; names of assessors for the ministry.
func (s *Service) Region(ctx context.Context, who access.Actor, cycle string, code region.Code, number int) (out Region, err error) {
	sees, err := s.sight(who, code)
	if err != nil {
		return out, err
	}
	if out.Shown, err = s.Results(ctx, who, cycle, number); err != nil {
		return out, err
	}
	out.Sight = sees
	row, ok := out.Table.Row(code)
	if !ok {
		return out, fault.New(fault.NotFound, "Daerah itu bukan peserta siklus evaluasi ini.")
	}
	out.Row, out.Instrument = row, out.Instruments[row.Instrument]
	out.Cohort, _ = out.Table.Cohort(row.Cohort)
	err = s.Store.View(ctx, func(r Records) error {
		switch {
		case row.Dossier != "":
			out.Dossier, err = s.dossier(ctx, r, row, cycle)
		case row.Part == Taking:
			out.Dossier, err = s.previewOf(ctx, r, cycle, code)
		}
		if err != nil {
			return err
		}
		out.Objections, err = r.Objections(ctx, cycle, code)
		return err
	})
	if err != nil {
		return Region{}, err
	}
	out.Dossier = out.Dossier.seen(sees)
	out.Objections = slices.DeleteFunc(out.Objections, func(o Objection) bool { return !s.seesObjection(who, o) })
	return out, nil
}

// previewOf gives what would be frozen of a region.
func (s *Service) previewOf(ctx context.Context, r Records, cycle string, code region.Code) (Dossier, error) {
	in, err := s.input(ctx, r, cycle)
	if err != nil {
		return Dossier{}, err
	}
	in.Participants = slices.DeleteFunc(in.Participants, func(p evaluation.Participant) bool { return p.Region != code })
	in.Scores = slices.DeleteFunc(in.Scores, func(sc assessment.Score) bool { return sc.Region != code })
	b, err := s.behind(ctx, r, in)
	if err != nil {
		return Dossier{}, err
	}
	f, err := Freeze(in, b)
	if err != nil || len(f.Dossiers) == 0 {
		return Dossier{}, err
	}
	return f.Dossiers[0], nil
}

// seen gives what somebody may see of a dossier.
func (d Dossier) seen(by Sight) Dossier {
	if !by.Names {
		d.Assessors = slices.Clone(d.Assessors)
		for i := range d.Assessors {
			d.Assessors[i].Person, d.Assessors[i].Name = "", ""
		}
	}
	if by.Behind {
		return d
	}
	d.Answers, d.Proofs = nil, nil
	d.Assessors, d.Scores = slices.Clone(d.Assessors), slices.Clone(d.Scores)
	for i := range d.Assessors {
		d.Assessors[i] = Assessor{}
	}
	for i, sc := range d.Scores {
		d.Scores[i] = Score{Question: sc.Question, Assessor: sc.Assessor, First: sc.First, Level: sc.Level}
	}
	return d
}

// seesObjection tells whether somebody sees an objection: a draft only its region, one
// that waits the region and whoever decides, one that is decided everybody.
func (s *Service) seesObjection(who access.Actor, o Objection) bool {
	own := s.may(who, access.Evaluated, o.Region)
	switch o.State {
	case Drafting:
		return o.Kind == ByRegion && (s.may(who, access.Answer, o.Region) || s.may(who, access.Approve, o.Region))
	case Sent:
		return own || s.may(who, access.Decide, o.Region) || s.may(who, access.Direct, o.Region)
	}
	return own || access.May(who, access.Enter, access.Place{Region: string(o.Region)}, s.Now())
}

// Sensitivity tells how far the ranks of a publication hang on a weight or an assessor.
func (s *Service) Sensitivity(ctx context.Context, who access.Actor, cycle string, number int) (Shown, []Stability, error) {
	out, err := s.Results(ctx, who, cycle, number)
	if err != nil {
		return out, nil, err
	}
	t := out.Table
	if !out.Preview {
		err = s.Store.View(ctx, func(r Records) error {
			t, err = s.table(ctx, r, out.Publication) // with who scored what, which trials need
			return err
		})
	}
	if err != nil {
		return out, nil, err
	}
	list := Sensitivity(t, out.Instruments)
	if !out.Names {
		for i := range list {
			for k := range list[i].Trials {
				if list[i].Trials[k].Person != "" {
					list[i].Trials[k].Person = "-"
				}
			}
		}
	}
	return out, list, nil
}
