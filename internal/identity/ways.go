package identity

import (
	"context"
	"fmt"
	"slices"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/identity/passkey"
)

// Ways are what a program was set up with beside passwords and links that are
// shown. The zero value is neither mail, nor passkeys, nor another program that
// vouches for people, and checks no codes.
type Ways struct {
	Address  string // by which people open the program, for links in letters
	Letters  bool   // letters are delivered
	Keys     passkey.Site
	Provider Provider
	Places   Places

	// Bars lists the regions that something ties a person to, so that they judge nothing
	// there; nil: nobody is tied to any.
	Bars func(ctx context.Context, person string) ([]string, error)
}

// barred says where somebody is tied to; only those who judge are asked about it.
func (s *Service) barred(ctx context.Context, a *access.Actor) (err error) {
	if s.ways.Bars == nil || a.Person == "" || !slices.ContainsFunc(a.Grants, func(g access.Grant) bool { return access.Judges(g.Role) }) {
		return nil
	}
	a.Barred, err = s.ways.Bars(ctx, a.Person)
	return err
}

// Equip sets the ways up, before anybody is served.
func (s *Service) Equip(w Ways) { s.ways = w }

// Ways tells what the service was set up with.
func (s *Service) Ways() Ways { return s.ways }

// Choice is a code with what people call it.
type Choice struct{ Code, Name string }

// Places knows the parts of a region that roles are given on.
type Places interface {
	OPDs(ctx context.Context, region string) ([]Choice, error)
	Dimensions(ctx context.Context, region string) ([]Choice, error)
}

// checkPlace refuses a part that its region does not have. A region whose list is
// not there yet cannot be asked: its first people come before its plan.
func (s *Service) checkPlace(ctx context.Context, p access.Place) error {
	if s.ways.Places == nil || p.OPD == "" && p.Dimension == "" {
		return nil
	}
	what, code, list := "OPD", p.OPD, s.ways.Places.OPDs
	if p.OPD == "" {
		what, code, list = "dimensi", p.Dimension, s.ways.Places.Dimensions
	}
	known, err := list(ctx, p.Region)
	if err != nil || len(known) == 0 || slices.ContainsFunc(known, func(c Choice) bool { return c.Code == code }) {
		return err
	}
	return fault.New(fault.Invalid, fmt.Sprintf("Kode %s %q tidak ada di %s. Pilih dari daftar daerah itu.", what, cut(code, 40), ScopeText(access.Place{Region: p.Region})))
}
