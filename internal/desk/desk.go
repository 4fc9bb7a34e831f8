// Package desk is what waits for one person: mentions to answer, tasks, talk and
// findings about what the person answers for, and decisions that are due; and the
// tasks that people give each other. Its rules take the time as a value.
package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/discussion"
	"gurindam/internal/plan"
	"gurindam/internal/region"
)

// Kind is what sort of thing waits.
type Kind string

// Kinds, in the order they are listed where nothing is due.
const (
	Mention  Kind = "sebutan"
	Approval Kind = "persetujuan"
	Errand   Kind = "tugas"
	Confirm  Kind = "kaitan"
	Talk     Kind = "diskusi"
	Lack     Kind = "temuan"
)

// Kinds lists the kinds in their order.
func Kinds() []Kind { return []Kind{Mention, Approval, Errand, Confirm, Talk, Lack} }

// Item is one thing that waits: what it is, why it waits for this person, and by when.
type Item struct {
	Kind   Kind
	Region region.Code
	What   string
	Why    string
	About  string // title of what it is about, where What does not say so
	Clip   string // the beginning of what was written, or how it is mended
	Since  time.Time
	Due    time.Time // the moment its day ends; zero where there is none
	Path   string
	ID     string // of the task, or of the message with the mention
	Must   bool   // of a finding: the plan may not be published while it stands
}

// Late tells whether its day is over.
func (i Item) Late(now time.Time) bool { return !i.Due.IsZero() && !now.Before(i.Due) }

// Decision is something that another room wants decided by whoever may do a verb
// at a place: a revision to approve, a link to confirm.
type Decision struct {
	Kind  Kind // Approval or Confirm
	What  string
	Why   string
	Verb  access.Verb
	Place access.Place
	But   []string // people who hold the verb and may not decide this
	Since time.Time
	Due   time.Time
	Path  string
}

// Found is a finding of the check with where its rows belong.
type Found struct {
	plan.Finding
	Region region.Code
	Rows   []discussion.Object // of the codes; a row nobody knows belongs to the region
}

// Inputs is everything that may wait for somebody.
type Inputs struct {
	Calls     []discussion.Call
	Threads   []discussion.Head
	Tasks     []Task
	Decisions []Decision
	Own       []Item // of rooms that know whose they are
	Found     []Found
}

// List makes the work list of a person: what is late first, then what is due, then
// the rest by kind and age.
func List(in Inputs, who access.Actor, now time.Time) []Item {
	out := slices.Clone(in.Own)
	for _, c := range in.Calls {
		out = append(out, called(c))
	}
	for _, t := range in.Tasks {
		if item, ok := t.item(who, now); ok {
			out = append(out, item)
		}
	}
	for _, d := range in.Decisions {
		if who.Person != "" && !slices.Contains(d.But, who.Person) && access.May(who, d.Verb, d.Place, now) {
			out = append(out, Item{Kind: d.Kind, Region: region.Code(d.Place.Region), What: d.What, Why: d.Why, Since: d.Since, Due: d.Due, Path: d.Path})
		}
	}
	for _, h := range in.Threads {
		if item, ok := talked(h, in.Calls, who, now); ok {
			out = append(out, item)
		}
	}
	for _, f := range in.Found {
		if item, ok := f.item(who, now); ok {
			out = append(out, item)
		}
	}
	slices.SortStableFunc(out, func(a, b Item) int { return compare(a, b, now) })
	return out
}

func compare(a, b Item, now time.Time) int {
	dated := func(i Item) int { return flag(i.Due.IsZero()) }
	return cmp.Or(
		flag(!a.Late(now))-flag(!b.Late(now)), dated(a)-dated(b), a.Due.Compare(b.Due),
		slices.Index(Kinds(), a.Kind)-slices.Index(Kinds(), b.Kind), flag(!a.Must)-flag(!b.Must),
		a.Since.Compare(b.Since), strings.Compare(a.What, b.What), strings.Compare(a.ID, b.ID))
}

func flag(is bool) int {
	if is {
		return 1
	}
	return 0
}

func called(c discussion.Call) Item {
	return Item{Kind: Mention, Region: c.Region, What: c.About.Title(), Why: fmt.Sprintf("%s menyebut Anda dan menunggu jawaban", c.By.Name), Clip: discussion.Clipped(c.Text),
		Since: c.By.At, Path: discussion.PathOf(c.Region, c.Thread) + "#" + c.Message, ID: c.Message}
}

// talked keeps an open thread about what somebody answers for, unless that person
// had the last word or is called in it anyway.
func talked(h discussion.Head, calls []discussion.Call, who access.Actor, now time.Time) (Item, bool) {
	where := h.Now.Place
	where.Region = string(h.Region)
	_, ok := answers(who, where, now)
	if !ok || h.Resolved.Done() || h.Last.Person == who.Person ||
		slices.ContainsFunc(calls, func(c discussion.Call) bool { return c.Thread == h.ID && c.Region == h.Region }) {
		return Item{}, false
	}
	return Item{Kind: Talk, Region: h.Region, What: h.Now.Title(), Why: fmt.Sprintf("Dibahas terakhir oleh %s di tempat yang Anda pegang", h.Last.Name), Since: h.Last.At,
		Path: discussion.PathOf(h.Region, h.ID)}, true
}

// item keeps of a finding the rows that somebody answers for.
func (f Found) item(who access.Actor, now time.Time) (Item, bool) {
	if f.Severity == plan.May {
		return Item{}, false
	}
	base := "/kota/" + string(f.Region)
	item := Item{Kind: Lack, Region: f.Region, What: f.Text, Clip: f.Fix, Path: base + "/masalah", Must: f.Severity == plan.Must}
	if len(f.Rows) == 0 {
		why, ok := answers(who, access.Place{Region: string(f.Region)}, now)
		item.Why = why
		return item, ok
	}
	var own []discussion.Object
	for _, o := range f.Rows {
		where := o.Place
		where.Region = string(f.Region)
		if why, ok := answers(who, where, now); ok {
			own, item.Why = append(own, o), why
		}
	}
	if len(own) == 0 {
		return Item{}, false
	}
	item.What = restated(f.Text, len(f.Rows), len(own))
	item.Path += "#" + f.Kind
	if len(own) == 1 {
		item.About = own[0].Title()
		item.Path = cmp.Or(own[0].Path, item.Path)
	}
	return item, true
}

// restated says a finding of all rows for some of them: its text begins with their number.
func restated(text string, all, some int) string {
	rest, ok := strings.CutPrefix(text, strconv.Itoa(all)+" ")
	if !ok {
		return text
	}
	return fmt.Sprintf("%d %s", some, rest)
}

// answers tells whether somebody answers for what is at a place, and why: it is of
// the own office, of the own dimension group, or of no office at all in a region
// that the person keeps in order.
func answers(who access.Actor, where access.Place, now time.Time) (why string, ok bool) {
	for _, g := range who.Grants {
		if who.Person == "" || !g.Holds(now) || g.Scope.Region == "" || g.Scope.Region != where.Region {
			continue
		}
		switch access.LevelOf(g.Scope) {
		case access.Office:
			if g.Scope.OPD == where.OPD {
				return fmt.Sprintf("OPD Anda, %s, penanggung jawabnya", where.OPD), true
			}
		case access.Group:
			if g.Scope.Dimension == where.Dimension {
				return fmt.Sprintf("Termasuk dimensi Anda, %s", where.Dimension), true
			}
		case access.Regional:
			alone := access.Actor{Person: who.Person, Grants: []access.Grant{g}}
			if where.OPD == "" && access.May(alone, access.Moderate, where, now) {
				return "Belum ada OPD yang memegangnya; Anda mengelola daerah ini", true
			}
		}
	}
	return "", false
}
