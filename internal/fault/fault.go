// Package fault gives errors a kind and a text fit to be shown to the person
// who can act on it, in Indonesian. Everything that is not a fault is internal:
// it is logged once and shown as one general sentence.
package fault

import "errors"

// Kind says what sort of failure it is; web turns it into a status, cmd into an
// exit code.
type Kind int

// Kinds of fault.
const (
	Internal Kind = iota
	Invalid       // the input is wrong; the text says where and what to do
	Forbidden
	NotFound
	Conflict  // somebody else was first
	TooLarge  // a limit on size or number was passed
	SignedOut // nobody has signed in; the same may be allowed afterwards
)

// Fault is an error with a kind and a text for people.
type Fault struct {
	Kind  Kind
	Text  string // Indonesian; says what happened, where, and what to do
	Cause error  // for the log; may be nil
}

// Error gives the text, and the cause behind it where there is one.
func (f *Fault) Error() string {
	if f.Cause != nil {
		return f.Text + ": " + f.Cause.Error()
	}
	return f.Text
}

// Unwrap gives the cause.
func (f *Fault) Unwrap() error { return f.Cause }

// New makes a fault.
func New(kind Kind, text string) *Fault { return &Fault{Kind: kind, Text: text} }

// Wrap makes a fault that remembers its cause.
func Wrap(kind Kind, text string, cause error) *Fault {
	return &Fault{Kind: kind, Text: text, Cause: cause}
}

// KindOf gives the kind of an error, Internal for one that is no fault.
func KindOf(err error) Kind {
	if f, ok := errors.AsType[*Fault](err); ok {
		return f.Kind
	}
	return Internal
}

// Text gives what may be shown of an error.
func Text(err error) string {
	if f, ok := errors.AsType[*Fault](err); ok {
		return f.Text
	}
	return "Terjadi kesalahan di dalam program. Silakan ulangi; bila tetap gagal, hubungi pengelola."
}
