package main

import (
	"cmp"
	"context"

	"gurindam/internal/app"
)

type serveCommand struct {
	address
	ways
	URL string `name:"url" placeholder:"ALAMAT" help:"Alamat yang dibuka orang, misalnya https://rencana.kota.go.id, bila berbeda dari --addr."`
}

// Run serves the pages of every plan in the database to those who may see them.
// A database without accounts gets a one-time link for the first.
func (s *serveCommand) Run(ctx context.Context, p program, c *commands) error {
	where, err := s.public(s.URL)
	if err != nil {
		return err
	}
	post, err := s.server(p)
	if err != nil {
		return err
	}
	scans, err := s.scanner(p)
	if err != nil {
		return err
	}
	listener, err := app.Listen(s.Addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	return p.within(ctx, c, func(a *app.App) error {
		codes, err := a.Plans.Regions(ctx)
		if err != nil {
			return err
		}
		if err := a.People.Sweep(ctx); err != nil {
			return err
		}
		key, err := a.People.SetUpLink(ctx)
		if err != nil {
			return err
		}
		vouching, err := s.provider(p, cmp.Or(where.url, "http://"+listener.Addr().String()))
		if err != nil {
			return err
		}
		return p.serve(ctx, a, listener, served{open: s.Open, codes: codes, site: where, key: key, mail: post, provider: vouching, scanner: scans})
	})
}
