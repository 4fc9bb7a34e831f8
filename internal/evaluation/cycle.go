// Package evaluation is the yearly evaluation as it runs: a cycle with its calendar,
// the regions that take part, at what stage each of them stands, and who may act
// next. What the regions answer and what assessors give stands in later slices, which
// tell this one when a stage has been passed.
package evaluation

import (
	"slices"
	"time"

	"gurindam/internal/region"
)

// Cycle is one evaluation: a year, its calendar, and the cohorts with the instrument
// each of them is asked.
type Cycle struct {
	ID        string // 2026, 2026-simulasi; part of addresses
	Name      string
	Year      int // the year that is evaluated
	Cohorts   []Cohort
	Windows   []Window
	Assessors int    // how many judge each region
	Spread    int    // difference between two scores of one question, in levels, above which the assessors talk
	Sample    int    // respondents that a survey needs
	Previous  string // the cycle before, whose results give the improvement; empty: none
	State     State
	Changed   time.Time
	Rev       int64
}

// Cohort is a group of regions that answer one instrument.
type Cohort struct {
	ID         string // reguler
	Name       string
	Instrument string // kominfo-2024-reguler
}

// State is how far a cycle has come as a whole.
type State string

// States, in order.
const (
	Draft     State = "rancangan" // being set up; no region sees it
	Open      State = "berjalan"
	Published State = "diumumkan" // results are frozen
	Archived  State = "diarsipkan"
)

// Stage is a part of the calendar.
type Stage string

// Stages in the order in which a region passes them. Answering, evidence and survey
// run side by side.
const (
	Invitation    Stage = "undangan"
	Answering     Stage = "isian"
	Evidence      Stage = "bukti"
	Survey        Stage = "survei"
	Desk          Stage = "desk"
	Clarification Stage = "klarifikasi"
	Interview     Stage = "wawancara"
	Panel         Stage = "panel"
	Result        Stage = "hasil"
	Objection     Stage = "sanggah"
	Letter        Stage = "surat"
	Archive       Stage = "arsip"
)

// Stages lists every stage in order.
var Stages = []Stage{Invitation, Answering, Evidence, Survey, Desk, Clarification, Interview, Panel, Result, Objection, Letter, Archive}

// Window is when a stage is open: from the beginning of the first day to the end of
// the last, where the ministry is.
type Window struct {
	Stage       Stage
	First, Last time.Time // dates
}

// Extension moves the last day of a stage, for one region or for all. It is a
// decision with a number and a reason, and stays.
type Extension struct {
	ID     string
	Cycle  string
	Region region.Code // empty: for all
	Stage  Stage
	Until  time.Time // date
	Number string    // of the decision
	Reason string
	By     Person
	At     time.Time
}

// Person is who did something.
type Person struct{ ID, Name string }

// Zone is the time in which windows open and close: that of the ministry, WIB.
var Zone = time.FixedZone("WIB", 7*60*60)

// Cohort finds a cohort.
func (c Cycle) Cohort(id string) (Cohort, bool) {
	i := slices.IndexFunc(c.Cohorts, func(k Cohort) bool { return k.ID == id })
	if i < 0 {
		return Cohort{}, false
	}
	return c.Cohorts[i], true
}

// Window gives the window of a stage for a region with what extends it; ok is false
// where the calendar does not name the stage.
func (c Cycle) Window(stage Stage, code region.Code, extensions []Extension) (w Window, ok bool) {
	i := slices.IndexFunc(c.Windows, func(w Window) bool { return w.Stage == stage })
	if i < 0 {
		return Window{Stage: stage}, false
	}
	w = c.Windows[i]
	for _, e := range extensions {
		if e.Stage == stage && (e.Region == "" || e.Region == code) && e.Until.After(w.Last) {
			w.Last = e.Until
		}
	}
	return w, true
}

// Opens tells the moment at which the window opens, and Closes the moment at which
// it has closed.
func (w Window) Opens() time.Time { return midnight(w.First) }

// Closes is the first moment after the window.
func (w Window) Closes() time.Time { return midnight(w.Last).AddDate(0, 0, 1) }

// Holds tells whether a moment lies in the window.
func (w Window) Holds(now time.Time) bool { return !now.Before(w.Opens()) && now.Before(w.Closes()) }

func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, Zone)
}
