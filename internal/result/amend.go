package result

import (
	"fmt"
	"slices"

	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
)

// Amend gives one question of one region other levels, and everything that follows:
// the region's index, the ranks of its league and of all, thresholds and quadrants.
// The results before it stay as they are. Rows of other regions are not reckoned
// anew; they only find themselves on another rank.
func Amend(old Table, d Dossier, instruments map[string]instrument.Instrument, o Objection) (Table, Dossier, []Move, error) {
	at := slices.IndexFunc(old.Rows, func(r Row) bool { return r.Region == o.Region })
	if at < 0 || old.Rows[at].Part != Taking {
		return old, d, nil, fault.New(fault.Conflict, "Daerah itu tidak dinilai dalam hasil ini, jadi tidak ada yang diperbaiki.")
	}
	row := old.Rows[at]
	rule := score.For(instruments[row.Instrument])
	t := old
	t.Rows, t.Cohorts = slices.Clone(old.Rows), slices.Clone(old.Cohorts)
	t.Number, t.Base = old.Number+1, old.Fingerprint()
	t.Reason = fmt.Sprintf("%s atas %s %s dikabulkan", o.Kind.Words(), o.Question, row.Name)
	d = d.correct(o, t.Number)
	row, d, err := row.bind(d, rule)
	if err != nil {
		return old, d, nil, err
	}
	t.Rows[at] = row.improve(rule)
	t.Rows[at].Fixed = under(instruments[t.Fixed], t.Rows[at])
	t.Arrange()
	return t, d, moves(old, t), nil
}

// correct puts the levels of a decision in the place of those before.
func (d Dossier) correct(o Objection, number int) Dossier {
	d.Scores, d.Corrections = slices.Clone(d.Scores), slices.Clone(d.Corrections)
	next := 0
	for i, s := range d.Scores {
		if s.Question == o.Question && next < len(o.After) {
			d.Scores[i].Level, next = o.After[next], next+1
		}
	}
	d.Corrections = append(d.Corrections, Change{Objection: o.ID, Number: number, Question: o.Question, Before: o.Before, After: o.After, Text: o.Verdict, At: o.Decided.At})
	return d
}

// moves lists the regions whose index or rank is another.
func moves(old, now Table) []Move {
	var out []Move
	for i, r := range now.Rows {
		was := old.Rows[i]
		if was.Rank == r.Rank && was.Final.Equal(r.Final) {
			continue
		}
		out = append(out, Move{Region: r.Region, Name: r.Name, Cohort: r.Cohort, From: was.Final.String(), To: r.Final.String(), RankFrom: was.Rank, RankTo: r.Rank})
	}
	return out
}

// Words says who asks as people do.
func (k Kind) Words() string {
	if k == ByMinistry {
		return "Koreksi"
	}
	return "Sanggah"
}

// Levels gives the levels that count for a question, in the order of the assessors.
func (d Dossier) Levels(question string) []int {
	scores := d.Of(question)
	out := make([]int, 0, len(scores))
	for _, s := range scores {
		out = append(out, s.Level)
	}
	return out
}
