package desk

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"gurindam/internal/access"
	"gurindam/internal/discussion"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/region"
)

// Target is whom a task is given to.
type Target struct {
	Kind TargetKind
	ID   string // of the person, the office or the role
	Name string
}

// TargetKind is a person, everybody of an office, or whoever holds a role.
type TargetKind string

// Kinds of targets.
const (
	ToPerson TargetKind = "orang"
	ToOffice TargetKind = "opd"
	ToRole   TargetKind = "peran"
)

// ParseTarget reads "opd:DINKES".
func ParseTarget(s string) (Target, error) {
	kind, id, ok := strings.Cut(s, ":")
	t := Target{Kind: TargetKind(kind), ID: id}
	if !ok || id == "" || t.Kind != ToPerson && t.Kind != ToOffice && t.Kind != ToRole {
		return Target{}, fault.New(fault.Invalid, "Pilih untuk siapa tugas ini: satu orang, satu OPD, atau satu peran.")
	}
	return t, nil
}

// String writes a target as ParseTarget reads it.
func (t Target) String() string {
	if t.Kind == "" {
		return ""
	}
	return string(t.Kind) + ":" + t.ID
}

// Means tells whether somebody is meant, in a region.
func (t Target) Means(who access.Actor, code region.Code, now time.Time) bool {
	if who.Person == "" {
		return false
	}
	if t.Kind == ToPerson {
		return t.ID == who.Person
	}
	for _, g := range who.Grants {
		near := g.Scope.Region == string(code)
		switch {
		case !g.Holds(now):
		case t.Kind == ToOffice && near && g.Scope.OPD == t.ID:
			return true
		case t.Kind == ToRole && g.Role == t.ID && (near || g.Scope.Region == ""):
			return true
		}
	}
	return false
}

// Ending is how a task came to its end.
type Ending string

// Endings.
const (
	Done      Ending = "selesai"
	Withdrawn Ending = "ditarik"
)

// Task is something that somebody is asked to do.
type Task struct {
	ID     string
	Region region.Code
	Text   string
	Spot   discussion.Spot // what it is about; the whole plan where empty
	About  string          // title of that
	Path   string          // address of that
	Due    time.Time       // the moment its day ends; zero where there is none
	To     Target
	Given  discussion.Stamp
	Ended  discussion.Stamp
	Ending Ending
	Rev    int64
}

// Order is a task as it was filled in.
type Order struct {
	ID   string // identity that the form brought, so that a form sent twice gives one task
	Text string
	Due  string // a day, 2026-01-31, or nothing
	To   string // "opd:DINKES"
}

const longestTask = 500

// Give makes a task about an object. A day that is over already is refused.
func Give(o Order, code region.Code, about discussion.Object, to Target, by discussion.Author, now time.Time) (Task, error) {
	t := Task{ID: o.ID, Region: code, Spot: about.Spot, About: about.Title(), Path: about.Path, To: to, Given: discussion.Stamp{Person: by.Person, Name: by.Name, At: now}}
	var err error
	if t.Text, err = discussion.ParseText(o.Text); err != nil {
		return t, fault.New(fault.Invalid, "Tugas belum ditulis. Tulis apa yang diminta.")
	}
	if n := utf8.RuneCountInString(t.Text); n > longestTask {
		return t, fault.New(fault.Invalid, fmt.Sprintf("Tugas terlalu panjang: %d huruf, paling banyak %d.", n, longestTask))
	}
	if t.Due, err = identity.ParseDay(o.Due, true); err != nil {
		return t, err
	}
	if !t.Due.IsZero() && !now.Before(t.Due) {
		return t, fault.New(fault.Invalid, "Tenggat tugas sudah lewat. Pilih hari ini atau sesudahnya.")
	}
	return t, nil
}

// MayFinish tells whether somebody may say that a task is done: who was asked, who
// asked, or who keeps order.
func (t Task) MayFinish(who access.Actor, moderates bool, now time.Time) bool {
	return who.Person != "" && (moderates || t.Given.Person == who.Person || t.To.Means(who, t.Region, now))
}

// MayWithdraw tells whether somebody may take a task back.
func (t Task) MayWithdraw(who access.Actor, moderates bool) bool {
	return who.Person != "" && (moderates || t.Given.Person == who.Person)
}

// End brings a task to its end. One that ended already stays as it is.
func (t Task) End(how Ending, by discussion.Author, moderates bool, now time.Time) (Task, error) {
	switch {
	case how == Done && !t.MayFinish(by.Actor, moderates, now):
		return t, fault.New(fault.Forbidden, "Tugas ini ditandai selesai oleh yang diberi tugas atau pemberinya.")
	case how == Withdrawn && !t.MayWithdraw(by.Actor, moderates):
		return t, fault.New(fault.Forbidden, "Tugas ini hanya dapat ditarik oleh pemberinya.")
	case t.Ended.Done():
		return t, nil
	}
	t.Ended, t.Ending = discussion.Stamp{Person: by.Person, Name: by.Name, At: now}, how
	return t, nil
}

// Reopen asks for a task again.
func (t Task) Reopen(by discussion.Author, moderates bool, now time.Time) (Task, error) {
	if !t.MayFinish(by.Actor, moderates, now) {
		return t, fault.New(fault.Forbidden, "Tugas ini dibuka lagi oleh yang diberi tugas atau pemberinya.")
	}
	t.Ended, t.Ending = discussion.Stamp{}, ""
	return t, nil
}

// asNow says what a task is about as it is called now.
func (t Task) asNow(c discussion.Catalog) Task {
	if o, ok := c.At(t.Spot); ok {
		t.About, t.Path = o.Title(), o.Path
	}
	return t
}

// item is a task on the work list of whom it was given to.
func (t Task) item(who access.Actor, now time.Time) (Item, bool) {
	if t.Ended.Done() || !t.To.Means(who, t.Region, now) {
		return Item{}, false
	}
	why := fmt.Sprintf("Tugas untuk Anda dari %s", t.Given.Name)
	if t.To.Kind != ToPerson {
		why = fmt.Sprintf("Tugas untuk %s dari %s", t.To.Name, t.Given.Name)
	}
	return Item{Kind: Errand, Region: t.Region, What: t.Text, Why: why, About: t.About, Since: t.Given.At, Due: t.Due, Path: t.Path, ID: t.ID}, true
}
