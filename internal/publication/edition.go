package publication

import (
	"slices"
	"time"

	"gurindam/internal/fault"
)

// EditionState tells how far an edition is.
type EditionState string

// States of an edition, as they are kept and as they are said.
const (
	Waiting  EditionState = "antre"
	Building EditionState = "membangun"
	Ready    EditionState = "siap"
	Failed   EditionState = "gagal"
)

// Edition is the books of a region as they came of one state of its plan. What it
// was made from is frozen under its fingerprint, so that it can be made again.
type Edition struct {
	Number      int
	Outline     string // the set of books
	Rev         int64  // of the plan
	Revision    string // the name of that state; empty where it has none
	State       EditionState
	Step        string // what was done last: "Buku 2 (pdf)"
	Done, Total int    // files
	Fingerprint string // SHA-256 of what it is made from
	Files       []EditionFile
	Person      string // who asked; empty where the program did
	Name        string
	Asked       time.Time
	Ended       time.Time // when it became ready or failed
	Note        string
	Reason      string // why it failed, fit to be shown
}

// EditionFile is one book in one format, as an edition keeps it.
type EditionFile struct {
	Book   BookID
	Format string
	Name   string
	SHA256 string
	Size   int64
}

// UnderWay tells whether an edition is still to come.
func (e Edition) UnderWay() bool { return e.State == Waiting || e.State == Building }

// File finds a file by its name.
func (e Edition) File(name string) (EditionFile, bool) {
	i := slices.IndexFunc(e.Files, func(f EditionFile) bool { return f.Name == name })
	if i < 0 {
		return EditionFile{}, false
	}
	return e.Files[i], true
}

// Of gives the files of a book, in the order they were made.
func (e Edition) Of(b BookID) []EditionFile {
	var out []EditionFile
	for _, f := range e.Files {
		if f.Book == b {
			out = append(out, f)
		}
	}
	return out
}

// Ask answers a wish for an edition, given those there are: one of the same
// fingerprint is that edition, be it ready or under way, and is asked for anew where
// it failed; otherwise it is the next. begins tells whether there is something to
// build.
func Ask(have []Edition, wish Edition) (e Edition, begins bool) {
	wish.State, wish.Number = Waiting, 1
	for _, old := range have {
		if old.Fingerprint == wish.Fingerprint {
			if old.State != Failed {
				return old, false
			}
			wish.Number = old.Number
			return wish, true
		}
		wish.Number = max(wish.Number, old.Number+1)
	}
	return wish, true
}

// Begin starts the making. ok is false where there is nothing to make any more.
func (e Edition) Begin() (out Edition, ok bool) {
	if !e.UnderWay() {
		return e, false
	}
	e.State, e.Step, e.Done, e.Total, e.Reason = Building, "", 0, 0, ""
	return e, true
}

// Finish ends the making with its files.
func (e Edition) Finish(files []EditionFile, now time.Time) Edition {
	e.State, e.Files, e.Ended = Ready, files, now
	e.Step, e.Done, e.Total = "", len(files), len(files)
	return e
}

// Fail ends the making with a reason.
func (e Edition) Fail(cause error, now time.Time) Edition {
	e.State, e.Reason, e.Ended = Failed, fault.Text(cause), now
	return e
}

// Latest gives the newest edition that is ready.
func Latest(list []Edition) (Edition, bool) {
	var out Edition
	for _, e := range list {
		if e.State == Ready && e.Number > out.Number {
			out = e
		}
	}
	return out, out.Number > 0
}
