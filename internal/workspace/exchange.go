package workspace

import (
	"context"

	"gurindam/internal/period"
	"gurindam/internal/region"
	"gurindam/internal/sheet"
)

// Exchange takes files in and gives them out.
type Exchange interface {
	// Keep keeps what somebody sent and gives its identity.
	Keep(context.Context, Author, region.Code, Upload, []Sent) (string, error)
	// Look tells what taking it in would change.
	Look(context.Context, Author, region.Code, string) (Look, error)
	// Take takes it in, if the plan is still at the number that was seen.
	Take(ctx context.Context, who Author, code region.Code, id string, seen int64) error
	// Marked gives the sender's workbook with its problems marked.
	Marked(context.Context, Author, region.Code, string) ([]byte, error)
	// Past lists the last imports, as entries without what they changed.
	Past(context.Context, region.Code) ([]Entry, error)
	// Begun tells which regions have a plan.
	Begun(context.Context) (map[region.Code]bool, error)
	// Sets lists the sets of books that a plan may follow.
	Sets() ([]BookSet, error)
	// Begin begins the plan of a region that has none.
	Begin(ctx context.Context, who Author, code region.Code, set string, span period.Span) error
	// List gives one list as a workbook.
	List(ctx context.Context, code region.Code, key string) ([]byte, error)
}

// Sent is a file as it came from a browser.
type Sent struct {
	Name string
	Data []byte
}

// Look is a preview of an import.
type Look struct {
	Upload
	Rev      int64 // of the plan that it was compared with
	Changes  int
	Lists    []ListChange
	Problems []sheet.Problem
	Stops    bool // nothing can be taken in as it is
}

// BookSet is a set of books that a new plan may follow.
type BookSet struct{ ID, Title string }
