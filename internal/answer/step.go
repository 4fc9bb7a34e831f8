package answer

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Turn is what somebody does with a sheet as a whole.
type Turn string

// Turns, as forms send them.
const (
	HandIn   Turn = "ajukan"     // the secretary, to the sekda
	TakeBack Turn = "tarik"      // the secretary, before the sekda has decided
	Return   Turn = "kembalikan" // the sekda, with reasons
	Send     Turn = "kirim"      // the sekda, to the ministry
)

// Deed is one step of a sheet: who took it, when, in what capacity and why.
type Deed struct {
	Turn     Turn              `json:"turn"`
	At       time.Time         `json:"at"`
	By       evaluation.Person `json:"by"`
	Capacity string            `json:"capacity"`
	Reason   string            `json:"reason,omitempty"`
	Remarks  []Remark          `json:"remarks,omitempty"`
}

// Remark is what the sekda finds wrong with one answer.
type Remark struct {
	Question string `json:"question"`
	Text     string `json:"text"`
}

type way struct {
	from []State
	verb access.Verb
	to   State
}

// ways is the way of a sheet.
var ways = map[Turn]way{
	HandIn:   {[]State{"", Filling, Returned}, access.Submit, HandedIn},
	TakeBack: {[]State{HandedIn}, access.Submit, Filling},
	Return:   {[]State{HandedIn}, access.Approve, Returned},
	Send:     {[]State{HandedIn}, access.Approve, Sent},
}

// May tells whether somebody may take a turn with the sheet now, and if not, why.
// Nobody sends what they handed in themselves.
func (s Sheet) May(t Turn, who access.Actor, now time.Time) error {
	w, known := ways[t]
	switch {
	case !known:
		return fault.New(fault.Invalid, "Langkah itu tidak dikenal. Muat ulang halamannya.")
	case who.Person == "" || !access.May(who, w.verb, access.Place{Region: string(s.Region)}, now):
		return fault.New(fault.Forbidden, "Peran Anda tidak mencakup langkah ini, atau masanya sudah berakhir.")
	case !w.begins(s.State):
		return fault.New(fault.Conflict, fmt.Sprintf("Isian sudah %s, jadi langkah itu tidak berlaku lagi. Muat ulang halamannya.", s.State.Words()))
	case t == Send && s.handedInBy() == who.Person:
		return fault.New(fault.Forbidden, "Anda sendiri yang mengajukan isian ini, jadi pengirimannya dilakukan pejabat lain yang berwenang.")
	}
	return nil
}

func (w way) begins(s State) bool {
	for _, from := range w.from {
		if from == s {
			return true
		}
	}
	return false
}

// handedInBy is who handed the sheet in last.
func (s Sheet) handedInBy() string {
	for i := len(s.Deeds) - 1; i >= 0; i-- {
		if s.Deeds[i].Turn == HandIn {
			return s.Deeds[i].By.ID
		}
	}
	return ""
}

// Words says a state as people do.
func (s State) Words() string {
	switch s {
	case HandedIn:
		return "diajukan kepada sekda"
	case Returned:
		return "dikembalikan untuk diperbaiki"
	case Sent:
		return "dikirim ke kementerian"
	}
	return "sedang diisi"
}

const (
	longestReason = 2000 // letters
	mostRemarks   = 200
)

// Step takes a turn. Whoever returns a sheet says why, as a whole or by question.
func (s Sheet) Step(t Turn, who evaluation.Author, reason string, remarks []Remark, now time.Time) (Sheet, Deed, error) {
	if err := s.May(t, who.Actor, now); err != nil {
		return s, Deed{}, err
	}
	d := Deed{Turn: t, At: now, By: personOf(who), Capacity: access.Capacity(who.Actor, ways[t].verb, access.Place{Region: string(s.Region)}, now), Reason: clean(reason)}
	if t == Return {
		for _, r := range remarks {
			if r.Text = clean(r.Text); r.Text != "" {
				d.Remarks = append(d.Remarks, r)
			}
		}
	}
	if err := d.check(); err != nil {
		return s, Deed{}, err
	}
	s = s.clone()
	s.State, s.Rev, s.Deeds = ways[t].to, s.Rev+1, append(s.Deeds, d)
	return s, d, nil
}

func (d Deed) check() error {
	if d.Turn == Return && d.Reason == "" && len(d.Remarks) == 0 {
		return fault.New(fault.Invalid, "Tulis alasan pengembalian, untuk seluruh isian atau pada pertanyaannya, agar tim tahu apa yang harus diperbaiki.")
	}
	if len(d.Remarks) > mostRemarks {
		return fault.New(fault.Invalid, fmt.Sprintf("Satu pengembalian memuat paling banyak %d catatan. Tulis sisanya sebagai alasan umum.", mostRemarks))
	}
	if utf8.RuneCountInString(d.Reason) > longestReason {
		return fault.New(fault.Invalid, fmt.Sprintf("Alasan paling panjang %d huruf. Ringkaskan, lalu kirim lagi.", longestReason))
	}
	for _, r := range d.Remarks {
		if utf8.RuneCountInString(r.Text) > longestReason {
			return fault.New(fault.Invalid, fmt.Sprintf("Catatan pada %s paling panjang %d huruf. Ringkaskan, lalu kirim lagi.", r.Question, longestReason))
		}
	}
	return nil
}

// LastReturn gives the latest return, if the sheet has not been handed in since.
func (s Sheet) LastReturn() (Deed, bool) {
	if n := len(s.Deeds); n > 0 && s.State == Returned {
		return s.Deeds[n-1], true
	}
	return Deed{}, false
}

// RemarkOn gives what the sekda found wrong with an answer when the sheet was returned.
func (s Sheet) RemarkOn(question string) string {
	d, _ := s.LastReturn()
	for _, r := range d.Remarks {
		if r.Question == question {
			return r.Text
		}
	}
	return ""
}

// PathOfReview gives the address where the sekda looks a sheet through.
func PathOfReview(code region.Code, cycle string) string {
	return PathOf(code, cycle, "tinjauan", "")
}

func personOf(a evaluation.Author) evaluation.Person {
	return evaluation.Person{ID: a.Person, Name: a.Name}
}

// clean takes out what nobody types: stray control signs and outer space.
func clean(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c != '\t' || c == 0x7f || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 {
			return -1
		}
		return c
	}, strings.ToValidUTF8(s, "\ufffd")))
}
