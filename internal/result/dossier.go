package result

import (
	"fmt"
	"slices"
	"time"

	"gurindam/internal/region"
)

// Dossier is everything that stands behind the result of one region: what it
// answered, what each assessor gave and wrote, and the evidence they cite. It is
// frozen with a publication; an amendment has a new one where scores changed.
type Dossier struct {
	Cycle       string      `json:"cycle"`
	Region      region.Code `json:"region"`
	Name        string      `json:"name"`
	Cohort      string      `json:"cohort"`
	Instrument  string      `json:"instrument"`
	Part        Part        `json:"part"`
	Reason      string      `json:"reason,omitempty"`
	Assessors   []Assessor  `json:"assessors,omitempty"` // Asesor 1 is the first
	Answers     []Answer    `json:"answers,omitempty"`   // in the order of the questions
	Proofs      []Proof     `json:"proofs,omitempty"`    // those that answers or scores cite
	Scores      []Score     `json:"scores,omitempty"`    // by question, then assessor
	Values      []Value     `json:"values,omitempty"`    // of the questions: means over assessors
	Corrections []Change    `json:"corrections,omitempty"`
}

// Assessor is who scored a region, and what they wrote about it as a whole.
type Assessor struct {
	Person          string            `json:"person"`
	Name            string            `json:"name"`
	Strengths       string            `json:"strengths,omitempty"`
	Weaknesses      string            `json:"weaknesses,omitempty"`
	Recommendations string            `json:"recommendations,omitempty"`
	Remarks         map[string]string `json:"remarks,omitempty"` // by aspect
}

// Answer is what the region said to a question.
type Answer struct {
	Question string `json:"question"`
	Claimed  bool   `json:"claimed,omitempty"`
	Level    int    `json:"level,omitempty"`
	Text     string `json:"text,omitempty"`
	Figure   string `json:"figure,omitempty"`
	Proofs   []Cite `json:"proofs,omitempty"`
}

// Cite points at a page of a piece of evidence.
type Cite struct {
	Item string `json:"item"`
	Page int    `json:"page,omitempty"`
	Note string `json:"note,omitempty"`
}

// Proof is a piece of evidence as it was when it was frozen.
type Proof struct {
	Item      string `json:"item"`
	Title     string `json:"title"`
	Type      string `json:"type,omitempty"`
	Number    string `json:"number,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Date      string `json:"date,omitempty"` // 2026-03-01
	Hash      string `json:"hash,omitempty"`
	URL       string `json:"url,omitempty"`
	Pages     int    `json:"pages,omitempty"`
}

// Score is what an assessor gave to a question.
type Score struct {
	Question string `json:"question"`
	Assessor int    `json:"assessor"` // 1: the first of Dossier.Assessors
	First    int    `json:"first"`    // before the assessors talked
	Level    int    `json:"level"`    // what counts
	Note     string `json:"note,omitempty"`
	Reason   string `json:"reason,omitempty"` // why it was changed after talking
	Item     string `json:"item,omitempty"`
	Page     int    `json:"page,omitempty"`
}

// Change is a decision that gave a question other levels after the publication.
type Change struct {
	Objection string    `json:"objection"`
	Number    int       `json:"number"` // of the amendment
	Question  string    `json:"question"`
	Before    []int     `json:"before"` // in the order of the assessors who scored it
	After     []int     `json:"after"`
	Text      string    `json:"text"` // the published reasoning
	At        time.Time `json:"at"`
}

// Label is what an assessor is called where names are not told.
func Label(n int) string { return fmt.Sprintf("Asesor %d", n) }

// Answer finds what the region said to a question.
func (d Dossier) Answer(question string) (Answer, bool) {
	i := slices.IndexFunc(d.Answers, func(a Answer) bool { return a.Question == question })
	if i < 0 {
		return Answer{}, false
	}
	return d.Answers[i], true
}

// Of lists the scores of a question in the order of the assessors.
func (d Dossier) Of(question string) []Score {
	var out []Score
	for _, s := range d.Scores {
		if s.Question == question {
			out = append(out, s)
		}
	}
	return out
}

// Proof finds a piece of evidence.
func (d Dossier) Proof(item string) (Proof, bool) {
	i := slices.IndexFunc(d.Proofs, func(p Proof) bool { return p.Item == item })
	if i < 0 {
		return Proof{}, false
	}
	return d.Proofs[i], true
}

// Judged tells whether a person scored the region.
func (d Dossier) Judged(person string) bool {
	return person != "" && slices.ContainsFunc(d.Assessors, func(a Assessor) bool { return a.Person == person })
}
