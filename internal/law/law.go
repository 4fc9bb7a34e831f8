// Package law holds the order of the house: which room stands on which row, and
// what each row may import. Its tests read the code and fail on a breach. A
// breach is mended by moving the code; changing the law takes a decision record
// in docs/decisions.
package law

import "strings"

// Rows of the house; a package imports only lower rows.
const (
	Word    = iota // pure, small, no I/O
	Engine         // knows one outer thing and no domain word
	Slice          // the rules of one capability
	Store          // its SQL (xdb)
	Face           // its pages (xweb)
	App            // builds the program
	Main           // the command
	Support        // helpers of tests, imported by tests alone
)

// chain lists the slices in the order they may import each other: each only those before it.
var chain = []string{"region", "identity", "dataset", "evidence", "rpjmd", "plan", "workspace", "discussion", "instrument", "evaluation", "survey", "answer", "assessor", "assessment", "result", "publication", "desk", "api"}

var words = []string{"access", "doc", "doc/plot", "doc/typeset", "doc/pdf", "doc/docdiff", "fault", "lang", "period", "money", "decimal", "sheet", "sheet/cell", "typeface"}

var engines = []string{"clamd", "db", "file", "job", "mail", "oidc", "web", "tabular", "doc/docpdf", "doc/docdocx", "doc/dochtml"}

// keeping lists the engines that keep tables of their own, named after them.
var keeping = []string{"mail", "file", "job"}

var support = []string{"needs", "golden", "law", "db/dbtest", "doc/doctest", "plan/plantest", "web/webtest", "mail/mailtest"}

// Place tells on which row a package stands, and for a slice, its store or its
// face, which slice it belongs to. The path is relative to the module.
func Place(path string) (row int, slice string, ok bool) {
	switch {
	case path == "docs", path == "examples" || strings.HasPrefix(path, "examples/"):
		return Word, "", true
	case strings.HasPrefix(path, "cmd/"):
		return Main, "", true
	}
	path, inside := strings.CutPrefix(path, "internal/")
	if !inside {
		return 0, "", false
	}
	for row, rooms := range map[int][]string{Word: words, Engine: engines, Support: support} {
		for _, room := range rooms {
			if path == room {
				return row, "", true
			}
		}
	}
	if path == "app" {
		return App, "", true
	}
	slice, rest, _ := strings.Cut(path, "/")
	if order(slice) < 0 {
		return 0, "", false
	}
	switch rest {
	case slice + "db":
		return Store, slice, true
	case slice + "web":
		return Face, slice, true
	}
	return Slice, slice, true
}

// May tells whether a package on one place may import another, and if not, why.
func May(from, to string) (reason string, ok bool) {
	fromRow, fromSlice, known := Place(from)
	if !known {
		return from + " has no room in the law", false
	}
	toRow, toSlice, known := Place(to)
	switch {
	case !known:
		return to + " has no room in the law", false
	case fromRow == Support:
		return "", true
	case toRow == Support:
		return "only tests import " + to, false
	case toRow < fromRow:
		return "", true
	case fromRow == Word && toRow == Word:
		return "", true // words are small; a cycle would not build
	case fromRow == Engine && toRow == Engine && strings.HasPrefix(to, "internal/db"):
		return "", true
	case fromRow == Slice && toRow == Slice:
		return inOrder(fromSlice, toSlice)
	case fromRow == Main && toRow == Main && strings.HasPrefix(to, from):
		return "", true
	}
	return "imports go down only", false
}

// A package in a slice's folder may import its neighbours there and every
// earlier slice.
func inOrder(from, to string) (string, bool) {
	if order(to) <= order(from) {
		return "", true
	}
	return "slice " + from + " stands before " + to, false
}

func order(slice string) int {
	for i, s := range chain {
		if s == slice {
			return i
		}
	}
	return -1
}
