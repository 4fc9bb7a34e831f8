package instrument

import "context"

// Library gives every published instrument: those that come with the program and those
// published in the browser. An unknown one is fault.NotFound.
type Library interface {
	Instrument(ctx context.Context, id string) (Instrument, error)
}

// Store keeps what is written in the browser. Update may run fn again where two writers
// meet.
type Store interface {
	View(context.Context, func(Records) error) error
	Update(context.Context, func(Records) error) error
}

// Records is a store within one transaction.
type Records interface {
	Versions(context.Context) ([]Version, error) // by framework and year
	Version(ctx context.Context, id string) (Version, bool, error)
	AddVersion(context.Context, Version) error                   // fault.Conflict where the ID is taken
	SaveVersion(context.Context, Version) error                  // a draft of revision Rev, which it raises; fault.Conflict otherwise
	DropVersion(ctx context.Context, id string, rev int64) error // a draft of that revision; fault.Conflict otherwise
}
