package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/period"
	"gurindam/internal/plan"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
)

// Options are what a reading may know beyond the workbook.
type Options struct {
	// Lookup finds a code in its version of the nomenclature; where it is not
	// there it gives the codes nearest to it. nil: codes are not looked up.
	Lookup func(c rpjmd.Code) (name string, nearest []string, ok bool)
}

// Read reads the plan of a region from a workbook, and tells everything that is
// wrong or doubtful in it, sheet by sheet. The snapshot is whole only where
// sheet.Stops says that nothing keeps it from being saved.
func Read(b sheet.Book, g plan.Guideline, home region.Region, opt Options) (plan.Snapshot, []sheet.Problem) {
	r := &reader{book: b, guide: g, opt: opt, codes: map[space]map[string]named{}}
	r.out.Region = home
	r.guidelineCodes()
	all := pages()
	for i, p := range all {
		p.read(r)
		if i == 0 {
			r.settleYears()
		}
	}
	r.resolve()
	for _, p := range all {
		p.store(r)
	}
	r.checkWhole()
	r.strangers()
	r.sort()
	return r.out, r.problems
}

// reader is one reading of a workbook.
type reader struct {
	book     sheet.Book
	guide    plan.Guideline
	opt      Options
	out      plan.Snapshot
	span     period.Span
	problems []sheet.Problem
	codes    map[space]map[string]named
	pending  []pending
	budgets  []nomen
	used     map[string]bool // sheets recognised
	hints    int
	trusting bool // what is read was in a plan before: nothing is asked or looked up

	initiatives *table[initiativeRow]
	schedule    *table[scheduleRow]
	milestones  *table[plan.Milestone]
	law         *table[rpjmd.Element]
}

// mostShown is how much of a value a message shows.
const mostShown = 80

func (r *reader) add(at sheet.Ref, s sheet.Severity, value, text, advice string) {
	r.problems = append(r.problems, sheet.Problem{At: at, Severity: s, Value: fault.Clip(value, mostShown), Text: text, Advice: advice})
}

// find gives the sheet of a name, or of the CSV file of that name.
func (r *reader) find(name, file string) *found {
	var hit *found
	for i, s := range r.book.Sheets {
		if n := sheetName(s.Name); n != fold(name) && n != fold(file) {
			continue
		}
		if r.used == nil {
			r.used = map[string]bool{}
		}
		if r.used[s.Name] = true; hit != nil {
			r.add(sheet.Ref{Sheet: s.Name}, sheet.Error, s.Name, "Lembar "+name+" ada dua kali.", "Gabungkan menjadi satu lembar.")
			continue
		}
		hit = &found{r.book.Sheets[i]}
	}
	return hit
}

// sheetName folds the name of a sheet, without a number put before it to keep
// files in order.
func sheetName(name string) string { return fold(strings.TrimLeft(name, "0123456789")) }

// quiet is for sheets that may be missing without a word.
const quiet sheet.Severity = -1

func (r *reader) missing(name string, s sheet.Severity) {
	if s != quiet {
		r.add(sheet.Ref{Sheet: name}, s, "", "Lembar "+name+" tidak ada.", "Ambil lembarnya dari templat, walaupun masih kosong.")
	}
}

// tools are sheets of a workbook that hold no part of the plan.
var tools = []string{"petunjuk", "daftar", "daftarpilihan", "pilihan", "referensi", "masalah", "perbaikan", "ringkasan"}

// strangers warns of sheets that mean nothing.
func (r *reader) strangers() {
	var known []string
	for _, p := range pages() {
		known = append(known, p.title())
	}
	for _, s := range r.book.Sheets {
		if !r.used[s.Name] && !slices.Contains(tools, sheetName(s.Name)) && !blank(s) {
			r.add(sheet.Ref{Sheet: s.Name}, sheet.Warning, s.Name, "Lembar ini tidak dikenal dan diabaikan.", r.suggest(s.Name, known))
		}
	}
}

func blank(s sheet.Sheet) bool {
	return !slices.ContainsFunc(s.Rows, func(cells []sheet.Cell) bool { return !emptyRow(cells) })
}

// settleYears takes the years of the plan from the headers of the sheets where
// the profile does not tell them.
func (r *reader) settleYears() {
	if r.span != (period.Span{}) {
		return
	}
	first, last := 0, 0
	for _, name := range []string{"Rencana Aksi", "Sasaran"} {
		for i, s := range r.book.Sheets {
			if sheetName(s.Name) != fold(name) && sheetName(s.Name) != fold(strings.ReplaceAll(name, " ", "_")) {
				continue
			}
			h, _ := (&found{r.book.Sheets[i]}).header(headings{yearly: map[string]int{"target": 0, "pagu": 1}})
			for p := range h.at {
				first, last = min(cmp.Or(first, p.year), p.year), max(last, p.year)
			}
		}
	}
	if span, err := period.New(first, last); err == nil {
		r.span = span
		r.out.Masterplan.Profile.Period = span
	}
}

// sort puts the problems in the order of the workbook, and within it of the rows.
func (r *reader) sort() {
	order := map[string]int{}
	for i, s := range r.book.Sheets {
		order[s.Name] = i
	}
	slices.SortStableFunc(r.problems, func(a, b sheet.Problem) int {
		return cmp.Or(cmp.Compare(order[a.At.Sheet], order[b.At.Sheet]), cmp.Compare(a.At.Sheet, b.At.Sheet),
			cmp.Compare(a.At.Row, b.At.Row), cmp.Compare(a.At.Col, b.At.Col), cmp.Compare(a.Severity, b.Severity))
	})
}

// outside tells that a year lies outside the plan.
func (r *reader) outside(year int) bool { return r.span != (period.Span{}) && !r.span.Has(year) }

func (r *reader) spanText() string { return fmt.Sprintf("masa rencana %s", r.span) }
