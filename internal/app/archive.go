package app

import (
	"context"
	"fmt"

	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/result"
	"gurindam/internal/result/archive"
)

// Latest asks for the newest publication of a cycle.
const Latest = -1

// ResultArchive gathers a publication of a cycle with all that stands behind it, as it
// leaves the program to be checked.
func (a *App) ResultArchive(ctx context.Context, cycle string, number int) (c archive.Content, err error) {
	err = resultStore{a.db, a.now}.View(ctx, func(r result.Records) error {
		p, err := announced(ctx, r, cycle, number)
		if err != nil {
			return err
		}
		text, err := r.Table(ctx, cycle, p.Number)
		if err != nil {
			return err
		}
		t, err := result.Thaw(text, p.Fingerprint)
		if err != nil {
			return err
		}
		c = archive.Content{Cycle: cycle, Name: t.Name, Year: t.Year, Number: p.Number, Announced: p.Announced.At, Fingerprint: p.Fingerprint}
		if err := a.archiveCohorts(ctx, &c, t); err != nil {
			return err
		}
		for _, row := range t.Rows {
			d := result.Dossier{}
			if row.Dossier != "" {
				text, err := r.Dossier(ctx, cycle, row.Region, row.Dossier)
				if err == nil {
					d, err = result.ThawDossier(text, row.Dossier)
				}
				if err != nil {
					return err
				}
			}
			c.Regions = append(c.Regions, archiveRegion(row, d))
			for _, k := range d.Corrections {
				c.Decisions = append(c.Decisions, archive.Decision{Number: k.Number, Region: row.Region, Question: k.Question, Before: k.Before, After: k.After, Text: k.Text, At: k.At})
			}
		}
		return nil
	})
	return c, err
}

// announced finds a publication of a cycle by its number.
func announced(ctx context.Context, r result.Records, cycle string, number int) (result.Publication, error) {
	list, err := r.Publications(ctx, cycle)
	if err != nil {
		return result.Publication{}, err
	}
	if len(list) == 0 {
		return result.Publication{}, fault.New(fault.NotFound, fmt.Sprintf("Hasil siklus %q belum diumumkan, atau siklus itu tidak ada.", fault.Clip(cycle, 40)))
	}
	for _, p := range list {
		if p.Number == number || number == Latest {
			return p, nil
		}
	}
	return result.Publication{}, fault.New(fault.NotFound, fmt.Sprintf("Siklus %s tidak punya perbaikan ke-%d; yang terakhir ke-%d.", cycle, number, list[0].Number))
}

// archiveCohorts adds the cohorts and their instruments, which must be those that the
// publication was computed by.
func (a *App) archiveCohorts(ctx context.Context, c *archive.Content, t result.Table) error {
	seen := map[string]bool{}
	for _, k := range t.Cohorts {
		c.Cohorts = append(c.Cohorts, archive.Cohort{ID: k.ID, Name: k.Name, Instrument: k.Instrument})
		if seen[k.Instrument] {
			continue
		}
		seen[k.Instrument] = true
		i, err := a.Instruments.Instrument(ctx, k.Instrument)
		if err != nil {
			return err
		}
		print, err := instrument.Fingerprint(i)
		if err != nil {
			return err
		}
		if print != t.Instruments[k.Instrument] {
			return fmt.Errorf("instrument %s is not the one the results were computed by", k.Instrument)
		}
		c.Instruments = append(c.Instruments, i)
	}
	return nil
}

func archiveRegion(row result.Row, d result.Dossier) archive.Region {
	g := archive.Region{Code: row.Region, Name: row.Name, Cohort: row.Cohort, Part: archive.Part(row.Part), Reason: row.Reason,
		Before: row.Before, Final: row.Final, Exact: row.Exact, Improvement: row.Improvement, Rank: row.Rank, Of: row.Of}
	for _, v := range row.Aspects {
		g.Aspects = append(g.Aspects, v.Value)
	}
	for _, answer := range d.Answers {
		if answer.Claimed {
			g.Answers = append(g.Answers, archive.Answer{Question: answer.Question, Level: answer.Level, Figure: answer.Figure})
		}
	}
	for _, s := range d.Scores {
		g.Scores = append(g.Scores, archive.Score{Question: s.Question, Assessor: s.Assessor, First: s.First, Level: s.Level})
	}
	return g
}
