package proposal

import (
	"fmt"

	"gurindam/internal/answer"
	"gurindam/internal/survey"
)

// FromSurvey proposes, for every statement that enough respondents judged, the level
// nearest to their mean.
func FromSurvey(r answer.Round, results survey.Results) []answer.Proposal {
	var out []answer.Proposal
	for _, sub := range results.Subs {
		if !sub.Enough() {
			continue
		}
		for _, l := range sub.Lines {
			if !l.Mean.Present() {
				continue
			}
			p := answer.Proposal{Question: l.Question, Of: "survei", Figure: fmt.Sprintf("%s (%d responden)", l.Mean.Indonesian(), l.N),
				Text:    fmt.Sprintf("Rata-rata survei %s dari %d responden.", l.Mean.Indonesian(), l.N),
				Reason:  "Rata-rata jawaban responden dibulatkan ke tingkat terdekat; ini usulan, bukan rubrik resmi.",
				Sources: []answer.Link{{Title: "Hasil survei " + sub.Code, Path: surveyPath(r)}}}
			if l.Margin.Present() {
				p.Text += fmt.Sprintf(" Batas kesalahan ±%s pada tingkat kepercayaan 95 persen.", l.Margin.Indonesian())
			}
			if n, ok := l.Mean.Scaled(0); ok && int(n) >= r.Instrument.Scale.Min && int(n) <= r.Instrument.Scale.Max {
				p.Claimed, p.Level, p.Rubric = true, int(n), "usulan"
			}
			out = append(out, p)
		}
	}
	return out
}

// SurveyProofs gives what the survey of the region itself proves: a statement that
// enough respondents judged needs no further raw file.
func SurveyProofs(r answer.Round, results survey.Results) []answer.Proof {
	var out []answer.Proof
	for _, sub := range results.Subs {
		if !sub.Enough() {
			continue
		}
		for _, l := range sub.Lines {
			out = append(out, answer.Proof{Question: l.Question, Type: "survei", Title: fmt.Sprintf("Survei %s: %d responden", sub.Code, sub.Valid),
				From: r.Cycle.Year, Until: r.Cycle.Year, URL: surveyPath(r)})
		}
	}
	return out
}

func surveyPath(r answer.Round) string {
	return "/kota/" + string(r.Region) + "/evaluasi/" + r.Cycle.ID + "/survei/hasil"
}
