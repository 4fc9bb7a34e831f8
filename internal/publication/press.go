package publication

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/region"
)

// Moment is a plan at one moment: its values, and the number of the last change.
type Moment struct {
	plan.Snapshot
	Rev      int64
	Revision string // the name of this state; empty where it has none
}

// Moments gives plans as they are now, or fault.NotFound.
type Moments interface {
	Moment(ctx context.Context, code region.Code) (Moment, error)
}

// EditionStore keeps editions. Update may run fn again where two writers meet.
type EditionStore interface {
	View(context.Context, func(EditionRecords) error) error
	Update(context.Context, func(EditionRecords) error) error
	Content(ctx context.Context, hash string) (io.ReadSeeker, error) // fault.NotFound where there is none
}

// EditionRecords is a store of editions within one transaction.
type EditionRecords interface {
	Editions(context.Context, region.Code) ([]Edition, error) // newest first
	// Edition gives an edition with its files, or fault.NotFound.
	Edition(ctx context.Context, code region.Code, number int) (Edition, error)
	Save(context.Context, region.Code, Edition) error
	Progress(ctx context.Context, code region.Code, number int, step string, done, total int) error // of one that is being built
	Keep(ctx context.Context, kind string, content []byte) (hash string, err error)
	Queue(ctx context.Context, about string) error // work for later: Make(about)
}

// Press makes editions and keeps them.
type Press struct {
	Store   EditionStore
	Moments Moments
	Books   *Service
	Now     func() time.Time
	// Revised gives a plan as a revision of it was frozen, or fault.NotFound.
	Revised func(ctx context.Context, code region.Code, number int) (plan.Snapshot, error)
	Wake    func() // tells the worker that there is work; may be nil

	redlines redlines
}

// Author is who asks for an edition.
type Author struct {
	access.Actor
	Name    string
	program bool
}

// Program is the program itself, which asks for an edition when it starts.
var Program = Author{Name: "gurindam", program: true}

// mostNote is how long a note may be, in characters.
const mostNote = 500

// Ask asks for an edition of a plan as it is now. fresh is false where there is one
// of the same state already, ready or under way: then that is given.
func (p *Press) Ask(ctx context.Context, who Author, code region.Code, note string) (e Edition, fresh bool, err error) {
	if !p.may(who, code) {
		return e, false, fault.New(fault.Forbidden, "Peran Anda tidak mencakup pembuatan edisi buku daerah ini.")
	}
	if note = strings.TrimSpace(note); utf8.RuneCountInString(note) > mostNote {
		return e, false, fault.New(fault.Invalid, fmt.Sprintf("Catatan edisi paling panjang %d huruf. Ringkaskan, lalu kirim lagi.", mostNote))
	}
	m, err := p.Moments.Moment(ctx, code)
	if err != nil {
		return e, false, fmt.Errorf("plan of %s: %w", code, err)
	}
	set, guide, err := rules(m.Snapshot, "")
	if err != nil {
		return e, false, err
	}
	frozen := Freeze(set, guide, m.Snapshot)
	err = p.Store.Update(ctx, func(r EditionRecords) error {
		hash, err := r.Keep(ctx, "application/json", frozen)
		if err != nil {
			return err
		}
		have, err := r.Editions(ctx, code)
		if err != nil {
			return err
		}
		e, fresh = Ask(have, Edition{Outline: set.ID, Rev: m.Rev, Revision: m.Revision, Fingerprint: hash, Person: who.Person, Name: who.Name, Asked: p.Now(), Note: note})
		if !fresh {
			return nil
		}
		if err := r.Save(ctx, code, e); err != nil {
			return err
		}
		return r.Queue(ctx, about(code, e.Number))
	})
	if err != nil {
		return Edition{}, false, fmt.Errorf("ask for an edition of %s: %w", code, err)
	}
	p.wake()
	return e, fresh, nil
}

// Retry asks anew for an edition that failed. One that did not is given as it is.
func (p *Press) Retry(ctx context.Context, who Author, code region.Code, number int) (e Edition, err error) {
	if !p.may(who, code) {
		return e, fault.New(fault.Forbidden, "Peran Anda tidak mencakup pembuatan edisi buku daerah ini.")
	}
	err = p.Store.Update(ctx, func(r EditionRecords) error {
		if e, err = r.Edition(ctx, code, number); err != nil || e.State != Failed {
			return err
		}
		e.State, e.Reason = Waiting, ""
		if err := r.Save(ctx, code, e); err != nil {
			return err
		}
		return r.Queue(ctx, about(code, number))
	})
	if err != nil {
		return Edition{}, fmt.Errorf("retry edition %d of %s: %w", number, code, err)
	}
	p.wake()
	return e, nil
}

func (p *Press) may(who Author, code region.Code) bool {
	return who.program || access.May(who.Actor, access.Build, access.Place{Region: string(code)}, p.Now())
}

func (p *Press) wake() {
	if p.Wake != nil {
		p.Wake()
	}
}

// Editions lists the editions of a region, newest first.
func (p *Press) Editions(ctx context.Context, code region.Code) (out []Edition, err error) {
	err = p.Store.View(ctx, func(r EditionRecords) error {
		out, err = r.Editions(ctx, code)
		return err
	})
	return out, err
}

// Edition gives an edition with its files, or fault.NotFound.
func (p *Press) Edition(ctx context.Context, code region.Code, number int) (e Edition, err error) {
	err = p.Store.View(ctx, func(r EditionRecords) error {
		e, err = r.Edition(ctx, code, number)
		return err
	})
	return e, err
}

// Open opens a file of an edition, or returns fault.NotFound.
func (p *Press) Open(ctx context.Context, code region.Code, number int, name string) (EditionFile, io.ReadSeeker, error) {
	e, err := p.Edition(ctx, code, number)
	if err != nil {
		return EditionFile{}, nil, err
	}
	f, ok := e.File(name)
	if !ok {
		return EditionFile{}, nil, fault.New(fault.NotFound, fmt.Sprintf("Edisi %d tidak memuat berkas itu. Lihat daftarnya di halaman edisi itu.", number))
	}
	content, err := p.Store.Content(ctx, f.SHA256)
	return f, content, err
}

// about names the making of an edition in a queue.
func about(code region.Code, number int) string { return string(code) + "/" + strconv.Itoa(number) }

func parseAbout(s string) (region.Code, int, error) {
	code, digits, _ := strings.Cut(s, "/")
	number, err := strconv.Atoi(digits)
	if err != nil {
		return "", 0, fmt.Errorf("edition %q: %w", s, err)
	}
	return region.Code(code), number, nil
}
