// Package answer is the self-assessment: what a region answers to the questions of an
// evaluation, what supports it, what is still missing, what each gap is worth to the
// hundredth, and the way of the answers from the team over the sekda to the ministry.
package answer

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/region"
)

// State is how far a sheet is on its way.
type State string

// States of a sheet.
const (
	Filling  State = "diisi"
	HandedIn State = "diajukan"     // by the secretary, to the sekda
	Returned State = "dikembalikan" // by the sekda, with reasons
	Sent     State = "dikirim"      // by the sekda, to the ministry; frozen
)

// Open tells whether answers may be changed.
func (s State) Open() bool { return s == Filling || s == Returned || s == "" }

// Sheet is what one region answers in one cycle. The sheet of a region that has not
// begun is empty and Filling.
type Sheet struct {
	Cycle   string            `json:"cycle"`
	Region  region.Code       `json:"region"`
	State   State             `json:"state"`
	Answers map[string]Answer `json:"answers"`           // by question code
	Proofs  []Proof           `json:"proofs"`            // what is claimed to prove them; frozen with the sheet
	Surveys []Proof           `json:"surveys,omitempty"` // what the region's own survey proves; no item holds it
	Deeds   []Deed            `json:"deeds,omitempty"`
	SHA256  string            `json:"-"`   // of what was frozen; empty before it is sent
	Rev     int64             `json:"rev"` // grows with every change and every deed
}

// Answer is what a region says to one question.
type Answer struct {
	Question string            `json:"question"`
	Claimed  bool              `json:"claimed"` // a level is claimed
	Level    int               `json:"level"`
	Figure   string            `json:"figure,omitempty"`
	Text     string            `json:"text,omitempty"`
	OPD      string            `json:"opd,omitempty"` // the office that answers for it
	By       evaluation.Person `json:"by"`            // who changed it last
	At       time.Time         `json:"at"`
	Rev      int64             `json:"rev"` // grows with every change of this answer
}

// Field is a part of an answer that is saved by itself.
type Field string

// Fields.
const (
	Level  Field = "tingkat"
	Figure Field = "angka"
	Text   Field = "uraian"
	Office Field = "opd"
)

// Fields lists the fields in the order of the form.
var Fields = []Field{Level, Figure, Text, Office}

// Value gives a field as it is written in forms; a level that is not claimed is empty.
func (a Answer) Value(f Field) string {
	switch f {
	case Level:
		if a.Claimed {
			return strconv.Itoa(a.Level)
		}
	case Figure:
		return a.Figure
	case Text:
		return a.Text
	case Office:
		return a.OPD
	}
	return ""
}

// Proof is a piece of evidence that is claimed for a question, as it is when it is
// looked at. In a frozen sheet it is as it was when the sheet was sent.
type Proof struct {
	Question  string    `json:"question"`
	Item      string    `json:"item"`
	Title     string    `json:"title"`
	Type      string    `json:"type"` // code of an evidence type
	Number    string    `json:"number,omitempty"`
	Publisher string    `json:"publisher,omitempty"`
	Date      time.Time `json:"date,omitzero"`
	From      int       `json:"from,omitempty"` // years of its period
	Until     int       `json:"until,omitempty"`
	Expires   time.Time `json:"expires,omitzero"`
	Hash      string    `json:"hash,omitempty"`
	Name      string    `json:"name,omitempty"` // of the file
	Media     string    `json:"media,omitempty"`
	URL       string    `json:"url,omitempty"`
	Page      int       `json:"page,omitempty"`
	Note      string    `json:"note,omitempty"`
	Unsound   string    `json:"unsound,omitempty"` // why it proves nothing: rejected, infected; Indonesian
	Doubt     string    `json:"doubt,omitempty"`   // what whoever looks at it should know: used elsewhere; sentences
}

// Of gives the answer to a question; an empty one where there is none.
func (s Sheet) Of(question string) Answer {
	a := s.Answers[question]
	a.Question = question
	return a
}

// SurveyOf lists what the region's own survey proves of a question.
func (s Sheet) SurveyOf(question string) []Proof {
	var out []Proof
	for _, p := range s.Surveys {
		if p.Question == question {
			out = append(out, p)
		}
	}
	return out
}

// ProofsOf lists what is claimed to prove the answer to a question.
func (s Sheet) ProofsOf(question string) []Proof {
	var out []Proof
	for _, p := range s.Proofs {
		if p.Question == question {
			out = append(out, p)
		}
	}
	return out
}

// clone copies what a change will touch.
func (s Sheet) clone() Sheet {
	s.Answers, s.Deeds = maps.Clone(s.Answers), slices.Clone(s.Deeds)
	if s.Answers == nil {
		s.Answers = map[string]Answer{}
	}
	return s
}

// PathOf gives the address of the answers of a region in a cycle; of one question
// where it is named.
func PathOf(code region.Code, cycle, aspect, question string) string {
	path := "/kota/" + string(code) + "/evaluasi/" + cycle + "/isian"
	if aspect != "" {
		path += "/" + aspect
	}
	if question != "" {
		path += "#" + question
	}
	return path
}
