package workspace

import (
	"fmt"
	"slices"
	"time"

	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/sheet"
)

// desk is a batch under way.
type desk struct {
	*workbook.Editor
	before  State
	g       plan.Guideline
	who     Author
	now     time.Time
	ids     map[string][]string
	fresh   map[string]bool // lists whose ids are the desk's own
	results []Result
	entries []Entry
	rows    []touchedRow // in the order they were first touched
	marked  map[touchedRow]bool
	ordered map[string]bool
	shifted map[[3]string]shift // by list, row and field
}

// shift is a cell that the batch itself changed along with a code: who saw it before
// has seen enough.
type shift struct{ before, after string }

type touchedRow struct{ list, id string }

func (d *desk) change(c Change) Result {
	l, ok := d.Find(c.List)
	switch {
	case !ok:
		return refused(fmt.Sprintf("Daftar %q tidak ada.", fault.Clip(c.List, 40)), "Muat ulang halamannya.")
	case c.Op != Fill && l.Single:
		return refused("Daftar ini hanya punya satu baris yang selalu ada.", "Isi selnya satu per satu.")
	}
	switch c.Op {
	case Fill:
		return d.fill(c)
	case Affirm:
		return d.affirm(c)
	case Add:
		return d.add(c)
	case Remove:
		return d.remove(c)
	case Move:
		return d.move(c)
	}
	return refused(fmt.Sprintf("Perintah %q tidak dikenal.", fault.Clip(string(c.Op), 20)), "Muat ulang halamannya.")
}

func refused(text, advice string) Result {
	return Result{Status: Refused, Problems: []Problem{{Severity: sheet.Error.String(), Text: text, Advice: advice}}}
}

func (d *desk) at(list, id string) int {
	if l, _ := d.Find(list); l.Single {
		return 0
	}
	return slices.Index(d.ids[list], id)
}

var (
	gone    = refused("Baris ini sudah dihapus.", "Salin dahulu isian Anda bila masih perlu, lalu muat ulang halamannya.")
	foreign = refused("Baris ini di luar tugas Anda: milik OPD atau dimensi lain.", "Minta pemiliknya mengubahnya, atau tulis usulan di diskusi.")
)

// may tells whether the author may write a row as it stands now.
func (d *desk) may(list string, i int) bool {
	return MayWrite(d.who.Actor, d.before.Region.Code, d.Home(list, i), d.now)
}

// fill sets a cell. What its writer has not seen is never overwritten; what is there
// already is no conflict, so that a request may be repeated.
func (d *desk) fill(c Change) Result {
	i := d.at(c.List, c.Row)
	switch {
	case i < 0:
		return gone
	case !d.Has(c.List, c.Field):
		return refused(fmt.Sprintf("Kolom %q tidak ada pada daftar ini.", fault.Clip(c.Field, 40)), "Muat ulang halamannya.")
	case !d.may(c.List, i):
		return foreign
	}
	now := d.Cell(c.List, i, c.Field)
	after, problems := d.Try(c.List, i, c.Field, c.Value, c.Typed)
	switch stopped := sheet.Stops(problems); {
	case !stopped && after == now:
		return Result{Status: Same, Value: now, Problems: problemsOf(problems)}
	case now != c.Base && d.shifted[[3]string{c.List, c.Row, c.Field}] != (shift{c.Base, now}):
		return Result{Status: Conflict, Value: now}
	case stopped:
		return Result{Status: Refused, Value: now, Problems: problemsOf(problems)}
	}
	d.Set(c.List, i, c.Field, after, false)
	if r, ok := d.allowed(c.List, i, c.Field); !ok {
		d.Set(c.List, i, c.Field, now, false)
		d.Shifts()
		r.Value = now
		return r
	}
	d.along() // first, so that taking it back begins with the code that they follow
	d.note(c.List, i, c.Field, now, after)
	return Result{Status: Saved, Value: after, Problems: problemsOf(problems)}
}

// affirm notes that somebody looked at a cell and left it as it is.
func (d *desk) affirm(c Change) Result {
	i := d.at(c.List, c.Row)
	switch {
	case i < 0:
		return gone
	case !d.Has(c.List, c.Field):
		return refused(fmt.Sprintf("Kolom %q tidak ada pada daftar ini.", fault.Clip(c.Field, 40)), "Muat ulang halamannya.")
	case !d.may(c.List, i):
		return foreign
	}
	now := d.Cell(c.List, i, c.Field)
	if now != c.Base {
		return Result{Status: Conflict, Value: now}
	}
	d.entries = append(d.entries, Entry{List: c.List, Row: c.Row, Code: d.Code(c.List, i), Field: c.Field, Before: now, After: now})
	return Result{Status: Saved, Value: now}
}

// allowed tells whether the plan may be as a change made it.
func (d *desk) allowed(list string, i int, field string) (Result, bool) {
	if !d.may(list, i) {
		return refused("Perubahan ini memindahkan baris ke luar tugas Anda.", "Minta Diskominfo atau OPD tujuan melakukannya."), false
	}
	if text := breach(d.Snapshot(), list, d.Code(list, i), field); text != "" {
		r := refused(text, "Perbaiki isiannya.")
		r.again = true
		return r, false
	}
	return Result{}, true
}

// along notes the cells that changed because another got a new code.
func (d *desk) along() {
	for _, s := range d.Shifts() {
		d.note(s.List, s.Row, s.Field, s.Before, s.After)
		cell, begin := [3]string{s.List, d.id(s.List, s.Row), s.Field}, s.Before
		if earlier, ok := d.shifted[cell]; ok && earlier.after == s.Before {
			begin = earlier.before
		}
		d.shifted[cell] = shift{begin, s.After}
	}
}
