package workspace

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/sheet"
)

// Touch is a row that the store has to write.
type Touch struct {
	List string
	ID   string
	Old  any // nil: it is new
	New  any // nil: it went
}

// Written is what a batch makes of a state.
type Written struct {
	Outcome
	State   State
	Touched []Touch
	Ordered []string // lists whose order is another
}

// Apply works a batch into a state. It changes nothing of the state it is given:
// what it gives back shares what stayed the same. A change that fails leaves no
// trace; where the batch wants all or none, nothing does.
func Apply(st State, g plan.Guideline, who Author, b Batch, opt workbook.Options, now time.Time) Written {
	d := &desk{
		Editor: workbook.Edit(st.Snapshot, g, opt), before: st, g: g, who: who, now: now,
		ids: maps.Clone(st.IDs), fresh: map[string]bool{}, ordered: map[string]bool{}, marked: map[touchedRow]bool{}, shifted: map[[3]string]shift{},
	}
	if d.ids == nil {
		d.ids = map[string][]string{}
	}
	for _, c := range b.Changes {
		d.results = append(d.results, d.change(c))
	}
	d.again(b)
	if b.All && (Outcome{Results: d.results}).Stopped() || len(d.entries) == 0 {
		return Written{Outcome: Outcome{Rev: st.Rev, Results: unsaved(d.results)}, State: st}
	}
	return d.written(b)
}

// again tries once more what the rest of the batch may have made way for: dates that
// move together and, where something is taken back, rows that name each other.
func (d *desk) again(b Batch) {
	for progress := true; progress; {
		progress = false
		for i, c := range b.Changes {
			if r := d.results[i]; r.again || b.Kind == Restored && r.Status == Refused {
				d.results[i] = d.change(c)
				progress = progress || d.results[i].Status == Saved
			}
		}
	}
}

// unsaved tells of changes that would have been saved that they were not.
func unsaved(list []Result) []Result {
	for i := range list {
		if list[i].Status == Saved {
			list[i].Status = Untouched
		}
	}
	return list
}

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

// add puts in a new row.
func (d *desk) add(c Change) Result {
	switch {
	case !validID(c.Row):
		return refused("Baris baru tanpa tanda pengenal.", "Muat ulang halamannya.")
	case d.at(c.List, c.Row) >= 0:
		return Result{Status: Same}
	}
	at := len(d.ids[c.List])
	switch n := d.at(c.List, c.After); {
	case c.After == Top:
		at = 0
	case n >= 0:
		at = n + 1
	}
	d.Insert(c.List, at)
	cells := d.assigned(c)
	problems, stopped := d.write(c.List, at, cells, c.Typed)
	if stopped {
		d.Remove(c.List, at)
		return Result{Status: Refused, Problems: problemsOf(problems)}
	}
	if !d.may(c.List, at) {
		d.Remove(c.List, at)
		return foreign
	}
	if text := breach(d.Snapshot(), c.List, d.Code(c.List, at), ""); text != "" {
		d.Remove(c.List, at)
		return refused(text, "Perbaiki isiannya.")
	}
	if at < len(d.ids[c.List]) {
		d.ordered[c.List] = true
	}
	d.ids[c.List] = slices.Insert(d.own(c.List), at, c.Row)
	d.mark(c.List, c.Row)
	d.entries = append(d.entries, Entry{List: c.List, Row: c.Row, Code: d.Code(c.List, at), After: d.text(c.List, at)})
	return Result{Status: Saved, Value: d.Code(c.List, at), Problems: problemsOf(problems)}
}

// assigned gives a new row its code, and the office or dimension of its writer where
// it names none.
func (d *desk) assigned(c Change) map[string]string {
	cells := maps.Clone(c.Cells)
	if cells == nil {
		cells = map[string]string{}
	}
	for _, column := range d.List(c.List).Columns {
		if strings.TrimSpace(cells[column.Key]) != "" {
			continue
		}
		switch {
		case column.Own:
			cells[column.Key] = d.Free(c.List)
		case column.Place:
			if own := d.ownPlace(column); own != "" {
				cells[column.Key] = own
			}
		}
	}
	return cells
}

// ownPlace is the office or the dimension that the author writes for, where it is one.
func (d *desk) ownPlace(c workbook.Column) string {
	scopes := access.Scopes(d.who.Actor, access.Write, d.now)
	if len(scopes) != 1 || scopes[0].Region != string(d.before.Region.Code) {
		return ""
	}
	switch {
	case slices.Contains(c.Refers, "opd"):
		return scopes[0].OPD
	case slices.Contains(c.List, scopes[0].Dimension):
		return scopes[0].Dimension
	}
	dimension, _ := d.g.Dimension(scopes[0].Dimension)
	if len(dimension.Subs) > 0 && slices.Contains(c.List, dimension.Subs[0].Code) {
		return dimension.Subs[0].Code
	}
	return ""
}

// write fills the cells of a new row in the order of its columns.
func (d *desk) write(list string, i int, cells map[string]string, typed bool) (problems []sheet.Problem, stopped bool) {
	for key := range cells {
		if !d.Has(list, key) {
			return []sheet.Problem{{Severity: sheet.Error, Text: fmt.Sprintf("Kolom %q tidak ada pada daftar ini.", fault.Clip(key, 40))}}, true
		}
	}
	columns := d.List(list).Columns
	written := map[string]bool{}
	set := func(key, title string, typed bool) {
		written[key] = true
		for _, p := range d.Set(list, i, key, cells[key], typed) {
			p.Text = title + ": " + p.Text
			problems = append(problems, p)
		}
	}
	for _, c := range columns {
		if strings.TrimSpace(cells[c.Key]) != "" {
			set(c.Key, c.Title, typed && !c.Own)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(cells)) { // years that the list had no column for
		if !written[key] && strings.TrimSpace(cells[key]) != "" {
			set(key, key, typed)
		}
	}
	return problems, sheet.Stops(problems)
}

// remove takes a row away, with the rows that are a part of it. While others refer
// to it, it stays. Where its writer tells what they saw of it, nothing goes that they
// have not seen: neither other cells nor rows that are a part of it.
func (d *desk) remove(c Change) Result {
	i := d.at(c.List, c.Row)
	switch {
	case i < 0:
		return Result{Status: Same}
	case !d.may(c.List, i):
		return foreign
	case c.Base != "" && !d.unchanged(c.List, i, c.Base):
		return Result{Status: Conflict, Value: d.text(c.List, i)}
	}
	referrers := d.Referrers(c.List, i)
	if text := standing(referrers, c.Base != "", d.title); text != "" {
		return refused(fmt.Sprintf("%s masih dirujuk %s.", d.Code(c.List, i), text), "Ubah atau hapus rujukannya dahulu.")
	}
	for _, r := range slices.Backward(referrers) { // from the end, so that places stay right
		d.take(r.List, r.Row)
	}
	d.take(c.List, d.at(c.List, c.Row))
	return Result{Status: Saved}
}

// unchanged tells whether a row holds what its writer saw, but for what the batch
// itself changed along.
func (d *desk) unchanged(list string, i int, seen string) bool {
	cells := d.List(list).Filled(i)
	if cellText(cells) == seen {
		return true
	}
	for cell, s := range d.shifted {
		if cell[0] == list && cell[1] == d.id(list, i) && cells[cell[2]] == s.after {
			cells[cell[2]] = s.before
		}
	}
	return cellText(cells) == seen
}

func (d *desk) title(list string) string {
	l, _ := d.Find(list)
	return l.Title
}

// standing names the rows that keep a row from going: those that refer to it, and
// where it is asked also those that would go with it.
func standing(list []workbook.Referrer, owned bool, title func(string) string) string {
	var out []string
	for _, r := range list {
		if owned || !r.Owned {
			out = append(out, strings.TrimSpace(title(r.List)+" "+r.Code))
		}
	}
	const most = 5
	if n := len(out); n > most {
		return strings.Join(out[:most], ", ") + fmt.Sprintf(", dan %d lainnya", n-most)
	}
	return strings.Join(out, ", ")
}

func (d *desk) take(list string, i int) {
	id := d.ids[list][i]
	d.mark(list, id)
	behind := Top
	if i > 0 {
		behind = d.ids[list][i-1]
	}
	text, code := d.text(list, i), d.Code(list, i)
	d.Editor.Remove(list, i)
	d.ids[list] = slices.Delete(d.own(list), i, i+1)
	d.entries = append(d.entries, Entry{List: list, Row: id, Code: code, Before: withPlace(text, behind)})
}

// move puts a row behind another.
func (d *desk) move(c Change) Result {
	from := d.at(c.List, c.Row)
	switch {
	case from < 0:
		return gone
	case !d.may(c.List, from):
		return foreign
	}
	ids := d.own(c.List)
	behind := ""
	if from > 0 {
		behind = ids[from-1]
	}
	if c.After == Top {
		c.After = ""
	}
	if behind == c.After {
		return Result{Status: Same}
	}
	rest := slices.Delete(slices.Clone(ids), from, from+1)
	to := slices.Index(rest, c.After) + 1 // nothing before it: at the top
	if c.After != "" && to == 0 {
		return gone
	}
	d.Editor.Move(c.List, from, to)
	d.ids[c.List] = slices.Insert(rest, to, c.Row)
	d.ordered[c.List] = true
	d.entries = append(d.entries, Entry{List: c.List, Row: c.Row, Code: d.Code(c.List, to), Field: moved, Before: behind, After: c.After})
	return Result{Status: Saved}
}

func (d *desk) own(list string) []string {
	if !d.fresh[list] {
		d.fresh[list] = true
		d.ids[list] = slices.Clone(d.ids[list])
	}
	return d.ids[list]
}

// mark remembers that the store has to write a row.
func (d *desk) mark(list, id string) {
	if r := (touchedRow{list, id}); !d.marked[r] {
		d.marked[r] = true
		d.rows = append(d.rows, r)
	}
}

func (d *desk) id(list string, i int) string {
	if l, _ := d.Find(list); l.Single {
		return list
	}
	return d.ids[list][i]
}

func (d *desk) note(list string, i int, field, before, after string) {
	id := d.id(list, i)
	d.mark(list, id)
	d.entries = append(d.entries, Entry{List: list, Row: id, Code: d.Code(list, i), Field: field, Before: before, After: after})
}

func (d *desk) text(list string, i int) string { return rowText(d.List(list), i) }

// written gives what the store has to do.
func (d *desk) written(b Batch) Written {
	out := Written{State: State{Snapshot: d.Snapshot(), IDs: d.ids, Rev: d.before.Rev + 1}}
	out.Outcome = Outcome{Rev: out.State.Rev, Results: d.results}
	for n, e := range d.entries {
		e.Rev, e.Seq, e.At, e.Person, e.Name, e.Kind, e.Reason = out.Rev, n, d.now, d.who.Person, d.who.Name, kindOf(b), b.Reason
		out.Entries = append(out.Entries, e)
	}
	for _, r := range d.rows {
		if t := d.touch(r); t.Old != nil || t.New != nil {
			out.Touched = append(out.Touched, t)
		}
	}
	out.Ordered = slices.Sorted(maps.Keys(d.ordered))
	return out
}

// touch gives a row as it was and as it is.
func (d *desk) touch(r touchedRow) Touch {
	t := Touch{List: r.list, ID: r.id}
	if l, _ := d.Find(r.list); l.Single {
		t.Old, t.New = d.Former(r.list, 0), d.Value(r.list, 0)
		return t
	}
	if i := slices.Index(d.before.IDs[r.list], r.id); i >= 0 {
		t.Old = d.Former(r.list, i)
	}
	if i := slices.Index(d.ids[r.list], r.id); i >= 0 {
		t.New = d.Value(r.list, i)
	}
	return t
}

func kindOf(b Batch) string {
	if b.Kind == "" {
		return Edited
	}
	return b.Kind
}

func problemsOf(list []sheet.Problem) []Problem {
	var out []Problem
	for _, p := range list {
		out = append(out, Problem{p.Severity.String(), p.Text, p.Advice, p.Choices})
	}
	return out
}

// validID tells whether an identity is one that clients make: 16 to 40 letters and digits.
func validID(id string) bool {
	if len(id) < 16 || len(id) > 40 {
		return false
	}
	return strings.Trim(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}
