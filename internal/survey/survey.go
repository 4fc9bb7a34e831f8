// Package survey asks the users of a region's programmes what they felt of them: a
// link for each programme and sub-dimension, who may answer, what of an answer is
// kept, which answers look wrong, and what comes out. The statements are those of the
// instrument that the region answers; where it has none there is no survey.
package survey

import (
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Programme is what people are asked about: an initiative or a quick win of the
// region's plan, as it was called when the poll began.
type Programme struct {
	Code string
	Name string
	Sub  string // the sub-dimension that the plan puts it in; empty where it names none
}

// Poll is one link: a programme of a region that stands for a sub-dimension.
type Poll struct {
	Cycle     string
	Region    region.Code
	ID        string
	Sub       string // SG-1
	Programme Programme
	Token     string // of its address; another one once it is renewed
	Users     int    // how many people use it, as the region says; 0: unknown
	Screened  int    // who never used it: counted, nothing of them is kept
	Builders  int    // who helps to build or run it: likewise
	Opened    Stamp
	Closed    Stamp // zero while it takes answers
	Rev       int64
}

// Open tells whether the poll takes answers.
func (p Poll) Open() bool { return p.Closed.At.IsZero() }

// Stamp tells who did something and when.
type Stamp struct {
	By evaluation.Person
	At time.Time
}

// Level is the answer to a statement: a level of the instrument's scale.
type Level int

// DontKnow is the answer of who cannot judge a statement; it enters no mean.
const DontKnow Level = -1

// Source tells how an answer came in.
type Source string

// Sources.
const (
	Online Source = "daring" // by the respondent's own hand
	Paper  Source = "kertas" // an official copied one sheet of paper
	File   Source = "lembar" // a row of an imported entry sheet
)

// Profile is what a respondent may tell of themselves; the groups are wide, so that
// nobody is known by them.
type Profile struct {
	Often string // of Frequencies
	Since string // of Durations
	Role  string // of Roles; may be empty
	Age   string // of Ages; may be empty
}

// Entry is what one respondent answered. Number is that of the paper sheet, or
// empty; Device and Network are salted and tell nothing once the salt is gone.
type Entry struct {
	Cycle   string
	Region  region.Code
	Poll    string
	Sub     string
	ID      string
	Seq     int64 // order of arrival in the region
	Number  string
	Source  Source
	Batch   string // import it came with
	At      time.Time
	Seconds int // how long the form was filled in; 0: unknown
	Profile
	Answers    map[string]Level // by question
	Suggestion string
	Shown      bool // an official found nothing in the suggestion that tells who wrote it
	Device     string
	Network    string
	State      State
	Decided    Decision // the last; zero where nobody has
	Rev        int64
}

// State tells whether an entry counts.
type State string

// States.
const (
	Counted  State = "dihitung"
	Held     State = "ditahan"      // a second one from the same device; counts once an official has looked
	Excluded State = "dikecualikan" // by an official, with a reason
)

// Decision is what an official found about an entry. Every one is kept.
type Decision struct {
	Stamp
	State  State
	Reason string
}

// Batch is an import of an entry sheet.
type Batch struct {
	Cycle    string
	Region   region.Code
	ID       string
	Poll     string
	File     string
	SHA256   string
	Rows     int
	Screened int
	Builders int
	Taken    Stamp
	Undone   Stamp // zero while its entries stand
}

// Sub is a sub-dimension with the statements that its users are asked.
type Sub struct {
	Code       string // SG-1
	Name       string // Layanan Publik
	Dimension  string // SG
	Statements []Statement
}

// Statement is one line that a respondent judges.
type Statement struct {
	Question string // IM-SG-1-1
	Text     string
}

// Subs lists the sub-dimensions that an instrument asks a survey of, in its order.
func Subs(i instrument.Instrument) []Sub {
	var out []Sub
	at := map[string]int{}
	for _, q := range i.Questions() {
		if q.Survey == "" {
			continue
		}
		n, ok := at[q.Survey]
		if !ok {
			n = len(out)
			at[q.Survey] = n
			out = append(out, Sub{Code: q.Survey, Name: q.Subject, Dimension: q.Dimension})
		}
		out[n].Statements = append(out[n].Statements, Statement{q.Code, q.Text})
	}
	return out
}

// SubOf finds a sub-dimension.
func SubOf(subs []Sub, code string) (Sub, bool) {
	for _, s := range subs {
		if s.Code == code {
			return s, true
		}
	}
	return Sub{}, false
}
