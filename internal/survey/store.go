package survey

import (
	"context"
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/region"
	"gurindam/internal/sheet"
)

// Store runs a function over the records in a transaction. Update runs it alone among
// the writers of a region's survey in a cycle.
type Store interface {
	View(ctx context.Context, fn func(Records) error) error
	Update(ctx context.Context, cycle string, code region.Code, fn func(Records) error) error
}

// Records is a store within one transaction. What is not there is the zero value.
type Records interface {
	evaluation.Ledger
	Polls
	Entries
	Batches
}

// Polls keeps the links of a region, and the salt that respondents are told apart by.
type Polls interface {
	Polls(ctx context.Context, cycle string, code region.Code) ([]Poll, error) // by sub-dimension, the oldest first
	Poll(ctx context.Context, cycle string, code region.Code, id string) (Poll, error)
	PollOf(ctx context.Context, token string) (Poll, error)                                   // of any region
	SavePoll(context.Context, Poll) error                                                     // adds one where Rev is 0; fault.Conflict where it is not as it was read
	TurnAway(ctx context.Context, p Poll, screened, builders int) error                       // counts people of whom nothing is kept
	Salt(ctx context.Context, cycle string, code region.Code) (string, error)                 // made when first asked for
	DropSalt(ctx context.Context, cycle string, code region.Code) error                       //
	Salted(ctx context.Context) ([]Place, error)                                              // where a salt is kept, in all regions
	Sweep(ctx context.Context, before time.Time) error                                        // drops the uploads older than that
	Counts(ctx context.Context, cycle string, code region.Code) (map[string]int, error)       // of the entries that count, by sub-dimension
	Count(ctx context.Context, cycle string, code region.Code, sub string) (n int, err error) // likewise, of one
}

// Place is a region in a cycle.
type Place struct {
	Cycle  string
	Region region.Code
}

// Entries keeps what respondents answered.
type Entries interface {
	Entries(ctx context.Context, cycle string, code region.Code) ([]Entry, error) // in their order of arrival
	Entry(ctx context.Context, cycle string, code region.Code, id string) (Entry, error)
	AddEntries(ctx context.Context, list []Entry) (added int, err error)                              // of one region and cycle; one that is there already is left as it is
	SaveEntry(context.Context, Entry) error                                                           // what an official decides; fault.Conflict where it is not as it was read
	Decisions(ctx context.Context, cycle string, code region.Code) (map[string][]Decision, error)     // by entry, the oldest first
	Came(ctx context.Context, cycle string, code region.Code, sub, device string) (bool, error)       // whether a device answered before
	Numbers(ctx context.Context, cycle string, code region.Code, sub string) (map[string]bool, error) // of paper, in small letters
}

// Batches keeps imports, and the files that wait for their sender to look.
type Batches interface {
	Batches(ctx context.Context, cycle string, code region.Code) ([]Batch, error) // newest first
	Batch(ctx context.Context, cycle string, code region.Code, id string) (Batch, error)
	SaveBatch(context.Context, Batch) error // adds one, or notes that it was undone
	RemoveEntries(ctx context.Context, b Batch) (int, error)
	SaveUpload(context.Context, Upload) error // in the place of the sender's earlier one
	Upload(ctx context.Context, cycle string, code region.Code, id string) (Upload, error)
	DropUpload(context.Context, Upload) error
}

// Upload is a file that waits for its sender to look at it.
type Upload struct {
	Cycle  string
	Region region.Code
	ID     string
	Poll   string
	Person string
	At     time.Time
	Name   string
	Data   []byte
}

// World is what the service asks other rooms for.
type World interface {
	// Programmes lists the initiatives and quick wins of a region's plan; none where it
	// has no plan.
	Programmes(ctx context.Context, code region.Code) ([]Programme, error)
	// Decode reads a spreadsheet.
	Decode(name string, data []byte) (sheet.Book, error)
}
