package app

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"gurindam/internal/answer"
	"gurindam/internal/assessment"
	"gurindam/internal/assessor"
	"gurindam/internal/evaluation"
	"gurindam/internal/evidence"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
	"gurindam/internal/result"
)

// Join answers the invitation of a region.
func (s *Simulation) Join(ctx context.Context, code region.Code) error {
	return s.app.Cycles.Reply(ctx, local("sekda", code), s.cycle, code, true, "")
}

// Answer fills the questionnaire of a region in: with made-up evidence for every level it
// claims, or claiming only what needs none. seed makes regions differ.
func (s *Simulation) Answer(ctx context.Context, code region.Code, seed int, proven bool) error {
	i, err := s.instrument(ctx)
	if err != nil {
		return err
	}
	who, proofs := local("sekretaris", code), map[string]string{}
	var changes []answer.Change
	for n, q := range i.Questions() {
		level := spread(i.Scale, seed, n, 0)
		if !proven {
			level = unproven(i.Scale, q, level)
		}
		changes = append(changes,
			answer.Change{Question: q.Code, Field: answer.Level, Value: strconv.Itoa(level)},
			answer.Change{Question: q.Code, Field: answer.Text, Value: "Isian simulasi untuk " + q.Title() + "."})
		if q.From != "" {
			changes = append(changes, answer.Change{Question: q.Code, Field: answer.Figure, Value: "Angka simulasi"})
		}
	}
	results, _, err := s.app.Answers.Save(ctx, who, code, s.cycle, changes)
	if err != nil {
		return err
	}
	for _, r := range results {
		if r.Text != "" {
			return fmt.Errorf("simulate %s %s: %s", code, r.Question, r.Text)
		}
	}
	for n, q := range i.Questions() {
		if !proven {
			break
		}
		for _, need := range q.Evidence {
			if len(need.Types) == 0 || spread(i.Scale, seed, n, 0) < need.From {
				continue
			}
			if err := s.prove(ctx, who, code, q, need.Types[0], proofs); err != nil {
				return err
			}
		}
	}
	return nil
}

// unproven is the highest level, up to one, that asks for no evidence.
func unproven(scale instrument.Scale, q instrument.Question, level int) int {
	for _, need := range q.Evidence {
		level = min(level, need.From-1)
	}
	return max(level, scale.Min)
}

// prove claims a made-up proof of a type for a question; one serves every question.
func (s *Simulation) prove(ctx context.Context, who evaluation.Author, code region.Code, q instrument.Question, kind string, proofs map[string]string) error {
	if proofs[kind] == "" {
		year := s.app.now().In(evaluation.Zone).Year()
		made, err := s.app.Proofs.AddLink(ctx, evidence.Author{Actor: who.Actor, Name: who.Name}, code, evidence.Details{
			Type: kind, Title: "Bukti simulasi: " + kind, Number: "SIM/" + kind, Publisher: "Simulasi", URL: "https://contoh.example/" + string(code) + "/" + kind,
			Date: time.Date(year, 3, 2, 0, 0, 0, 0, time.UTC), From: year - 1, Until: year,
		})
		if err != nil {
			return err
		}
		proofs[kind] = made.ID
	}
	return s.app.Answers.Attach(ctx, who, code, s.cycle, evidence.Claim{Item: proofs[kind], About: q.Code, Page: 1})
}

// Send hands the answers of a region in and sends them.
func (s *Simulation) Send(ctx context.Context, code region.Code) error {
	v, err := s.app.Answers.Open(ctx, local("sekretaris", code).Actor, code, s.cycle)
	if err != nil {
		return err
	}
	if v, err = s.app.Answers.Step(ctx, local("sekretaris", code), code, s.cycle, answer.HandIn, v.Sheet.Rev, "", nil); err != nil {
		return err
	}
	_, err = s.app.Answers.Step(ctx, local("sekda", code), code, s.cycle, answer.Send, v.Sheet.Rev, "", nil)
	return err
}

// Assign enters the assessors, has them sign their statements, and confirms panels.
func (s *Simulation) Assign(ctx context.Context) error {
	lead := assessor.Author{Actor: ministry(false).Actor, Name: ministry(false).Name}
	for n, a := range s.assessors {
		own, err := s.app.Assessors.Own(ctx, a.Actor)
		if err != nil {
			return err
		}
		if own.Person == "" {
			err := s.app.Assessors.Enter(ctx, lead, assessor.Assessor{
				Person: a.Person, Name: a.Name, Institution: fmt.Sprintf("Lembaga simulasi %d", n+1), Home: []region.Code{"11.71"},
				Fields: []string{"baseline", "output", "outcome", "impact", "quick_win"}[n%3:], Capacity: 100, Active: true,
			})
			if err != nil {
				return err
			}
			if own, err = s.app.Assessors.Own(ctx, a.Actor); err != nil {
				return err
			}
		}
		for _, d := range own.Cycles {
			if d.Cycle.ID != s.cycle {
				continue
			}
			if err := s.app.Assessors.Sign(ctx, assessor.Author{Actor: a.Actor, Name: a.Name}, s.cycle, d.Statement); err != nil {
				return err
			}
		}
	}
	if err := s.app.Assessors.Propose(ctx, lead, s.cycle, 1); err != nil {
		return err
	}
	return s.app.Assessors.Confirm(ctx, lead, s.cycle)
}

// spread gives a level that looks as if somebody had judged; the same arguments give the
// same level.
func spread(scale instrument.Scale, seed, question, hand int) int {
	const steps = 7
	n := (seed*5 + question*3 + question/4) % steps // around two thirds of the scale
	level := scale.Min + (n*(scale.Max-scale.Min)+steps/2)/steps
	if (question+hand*2+seed)%5 == 0 && hand > 0 {
		level--
	}
	return max(level, scale.Min)
}

// Score has every assessor of a region score and lock, each on their own.
func (s *Simulation) Score(ctx context.Context, code region.Code, seed int) error {
	i, err := s.instrument(ctx)
	if err != nil {
		return err
	}
	for hand, a := range s.assessors {
		who := assessment.Author{Actor: a.Actor, Name: a.Name}
		var entries []assessment.Entry
		for n, q := range i.Questions() {
			level := spread(i.Scale, seed, n, hand)
			entries = append(entries, assessment.Entry{Question: q.Code, Level: &level})
		}
		if _, err := s.app.Assessments.GiveAll(ctx, who, s.cycle, code, entries); err != nil {
			return err
		}
		for field, text := range map[assessment.Field]string{
			assessment.Strengths:       "Catatan simulasi: dasar hukum dan kelembagaan berjalan.",
			assessment.Weaknesses:      "Catatan simulasi: bukti survei belum lengkap.",
			assessment.Recommendations: "Catatan simulasi: lengkapi bukti setiap program sebelum evaluasi berikutnya.",
		} {
			if _, err := s.app.Assessments.Write(ctx, who, s.cycle, code, field, "", text); err != nil {
				return err
			}
		}
		if _, err := s.app.Assessments.Lock(ctx, who, s.cycle, code); err != nil {
			return err
		}
	}
	return nil
}

// Settle closes the panel over regions.
func (s *Simulation) Settle(ctx context.Context, codes []region.Code) error {
	lead := assessment.Author{Actor: ministry(false).Actor, Name: ministry(false).Name}
	held, err := s.app.Assessments.SaveSession(ctx, lead, s.cycle, assessment.Session{
		Held: s.app.now(), Place: "Sidang simulasi", Quorum: 1, Minutes: "Sidang simulasi menyepakati nilai seluruh daerah tanpa perubahan.", Regions: codes,
		Members: []assessment.Member{{Name: "Anggota simulasi 1", Office: "Simulasi", Present: true}, {Name: "Anggota simulasi 2", Office: "Simulasi", Present: true}},
	})
	if err != nil {
		return err
	}
	_, err = s.app.Assessments.CloseSession(ctx, lead, s.cycle, held.ID, held.Rev)
	return err
}

// Announce prepares the results and announces them by a second person.
func (s *Simulation) Announce(ctx context.Context) error {
	first, second := ministry(false), ministry(true)
	d, err := s.app.Results.Prepare(ctx, result.Author{Actor: first.Actor, Name: first.Name}, s.cycle)
	if err != nil {
		return err
	}
	_, err = s.app.Results.Announce(ctx, result.Author{Actor: second.Actor, Name: second.Name}, s.cycle, d.Fingerprint)
	return err
}
