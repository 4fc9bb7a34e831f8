package instrument

import "context"

// Library gives every published instrument: those that come with the program and those
// published in the browser. An unknown one is fault.NotFound.
type Library interface {
	Instrument(ctx context.Context, id string) (Instrument, error)
}
