package result

import (
	"context"
	"fmt"
	"slices"

	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// input reads what the results of a cycle are computed from.
func (s *Service) input(ctx context.Context, r Records, id string) (Input, error) {
	c, err := r.Cycle(ctx, id)
	if err != nil {
		return Input{}, err
	}
	in := Input{Cycle: c, Excluded: map[region.Code]Exclusion{}}
	if in.Instruments, err = s.instruments(ctx, c); err != nil {
		return in, err
	}
	if in.Participants, err = r.Participants(ctx, id); err != nil {
		return in, err
	}
	out, err := r.Exclusions(ctx, id)
	if err != nil {
		return in, err
	}
	for _, e := range out {
		in.Excluded[e.Region] = e
	}
	if in.Scores, err = r.Scores(ctx, id); err != nil {
		return in, err
	}
	in.Before, in.Basis, err = s.before(ctx, r, c)
	return in, err
}

// before reads the results of the cycle before, as last amended.
func (s *Service) before(ctx context.Context, r Records, c evaluation.Cycle) (map[region.Code]Row, string, error) {
	if c.Previous == "" {
		return nil, "", nil
	}
	p, t, err := s.newest(ctx, r, c.Previous)
	if fault.KindOf(err) == fault.NotFound {
		return nil, "", nil // the year before was not announced here
	}
	out := make(map[region.Code]Row, len(t.Rows))
	for _, row := range t.Rows {
		out[row.Region] = row
	}
	return out, p.Fingerprint, err
}

// newest gives the results of a cycle as last amended, or fault.NotFound.
func (s *Service) newest(ctx context.Context, r Records, cycle string) (Publication, Table, error) {
	list, err := r.Publications(ctx, cycle)
	if err != nil {
		return Publication{}, Table{}, err
	}
	if len(list) == 0 {
		return Publication{}, Table{}, errUnpublished
	}
	t, err := s.table(ctx, r, list[0])
	return list[0], t, err
}

var errUnpublished = fault.New(fault.NotFound, "Hasil siklus ini belum diumumkan. Setelah diumumkan, hasilnya terbuka di halaman ini.")

// mostThawed is how many tables are kept ready; a table of all regions is about a
// megabyte.
const mostThawed = 8

// table gives the table of a publication, from memory where it was read before: it
// never changes.
func (s *Service) table(ctx context.Context, r Records, p Publication) (Table, error) {
	s.mu.Lock()
	t, ok := s.thawed[p.Fingerprint]
	s.mu.Unlock()
	if ok {
		return t, nil
	}
	text, err := r.Table(ctx, p.Cycle, p.Number)
	if err != nil {
		return Table{}, err
	}
	if t, err = Thaw(text, p.Fingerprint); err != nil {
		return Table{}, fmt.Errorf("publication %d of %s: %w", p.Number, p.Cycle, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.thawed == nil || len(s.thawed) >= mostThawed {
		s.thawed = map[string]Table{}
	}
	s.thawed[p.Fingerprint] = t
	return t, nil
}

func (s *Service) dossier(ctx context.Context, r Records, row Row, cycle string) (Dossier, error) {
	text, err := r.Dossier(ctx, cycle, row.Region, row.Dossier)
	if err != nil {
		return Dossier{}, err
	}
	return ThawDossier(text, row.Dossier)
}

// behind reads what stands behind the scores of a cycle.
func (s *Service) behind(ctx context.Context, r Records, in Input) (Behind, error) {
	b := Behind{Proofs: map[region.Code][]Proof{}}
	var err error
	if b.Answers, err = r.Answers(ctx, in.Cycle.ID); err != nil {
		return b, err
	}
	if b.Sheets, err = r.Sheets(ctx, in.Cycle.ID); err != nil {
		return b, err
	}
	cited := map[region.Code][]string{}
	for _, sc := range in.Scores {
		if sc.Item != "" && !slices.Contains(cited[sc.Region], sc.Item) {
			cited[sc.Region] = append(cited[sc.Region], sc.Item)
		}
	}
	for code, items := range cited {
		have := map[string]bool{}
		for _, p := range b.Answers[code].Proofs {
			have[p.Item] = true
		}
		items = slices.DeleteFunc(items, func(item string) bool { return have[item] })
		if len(items) == 0 {
			continue
		}
		if b.Proofs[code], err = r.Proofs(ctx, code, items); err != nil {
			return b, err
		}
	}
	return b, nil
}

// freeze computes the results of a cycle with all that stands behind them.
func (s *Service) freeze(ctx context.Context, r Records, cycle string) (Input, Frozen, error) {
	in, err := s.input(ctx, r, cycle)
	if err != nil {
		return in, Frozen{}, err
	}
	behind, err := s.behind(ctx, r, in)
	if err != nil {
		return in, Frozen{}, err
	}
	f, err := Freeze(in, behind)
	return in, f, err
}

// given gives the instruments of a table.
func (s *Service) given(ctx context.Context, t Table) (map[string]instrument.Instrument, error) {
	out := map[string]instrument.Instrument{}
	for _, c := range t.Cohorts {
		i, err := s.Instruments.Instrument(ctx, c.Instrument)
		if err != nil {
			return nil, err
		}
		out[c.Instrument] = i
	}
	return out, nil
}
