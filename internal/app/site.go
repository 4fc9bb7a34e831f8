package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"

	"gurindam/docs"
	"gurindam/internal/answer/answerweb"
	"gurindam/internal/assessment/assessmentweb"
	"gurindam/internal/assessor/assessorweb"
	"gurindam/internal/discussion/discussionweb"
	"gurindam/internal/evaluation/evaluationweb"
	"gurindam/internal/evidence"
	"gurindam/internal/evidence/evidenceweb"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/identity/identityweb"
	"gurindam/internal/instrument/instrumentweb"
	"gurindam/internal/mail"
	"gurindam/internal/plan/planweb"
	"gurindam/internal/publication/publicationweb"
	"gurindam/internal/region/regionweb"
	"gurindam/internal/result/resultweb"
	"gurindam/internal/survey/surveyweb"
	"gurindam/internal/web"
	"gurindam/internal/workspace/workspaceweb"
)

// Site is the pages over an open program.
type Site struct {
	app   *App
	pages *web.Site
	log   *slog.Logger
	url   string
	mail  *mail.Server
}

// SiteOptions say where the pages are reached and who is ready to try them.
type SiteOptions struct {
	Log    *slog.Logger
	Hosts  []string            // names they answer to beside those of this machine
	Secure bool                // reached by HTTPS alone
	Ready  []identityweb.Ready // accounts of the demo, told on the sign-in page
	URL    string              // address that people open, for links in mails

	Mail     *mail.Server      // delivers letters; nil: none are written
	Provider identity.Provider // vouches for people; nil: they sign in here alone
	Scanner  evidence.Scanner  // looks evidence through for viruses; nil: it is kept unscanned
}

// NewSite builds the pages.
func NewSite(a *App, o SiteOptions) *Site {
	s := &Site{app: a, log: cmp.Or(o.Log, slog.Default()), url: o.URL, mail: o.Mail}
	if o.Mail != nil {
		a.mails.On = true
	}
	a.equip(o.URL, o.Provider)
	a.Proofs.Scanner = o.Scanner
	s.pages = web.New(web.Config{
		Hosts: o.Hosts, Assets: slices.Concat(planweb.Assets(), publicationweb.Assets(), workspaceweb.Assets(), discussionweb.Assets(), regionweb.Assets(), identityweb.Assets(), evidenceweb.Assets(), evaluationweb.Assets(), assessmentweb.Assets(), assessorweb.Assets(), answerweb.Assets(), instrumentweb.Assets(), resultweb.Assets(), surveyweb.Assets()), Log: o.Log, Secure: o.Secure, Now: a.now,
		Who: identityweb.Visitor(a.People), SignIn: identityweb.SignIn, Menu: menu, Badges: a.badges, Guide: docs.Guide,
	}, a.routes(o.Ready...)...)
	return s
}

// routes lists every page with the verb it needs.
func (a *App) routes(ready ...identityweb.Ready) []web.Route {
	pages := planweb.Routes(a.Plans, planweb.Options{Edition: a.newestEdition, Downloads: a.downloads(), Work: a.Work, Now: a.now})
	pages = append(pages, publicationweb.Routes(a.Press)...)
	pages = append(pages, workspaceweb.Routes(a.Work, exchange{a, a.store}, a.beside(), a.now)...)
	pages = append(pages, workspaceweb.HistoryRoutes(a.Work, a.Kept, a.now)...)
	pages = append(pages, workspaceweb.NarrativeRoutes(a.Work, a.Album, a.now)...)
	pages = append(pages, a.talkRoutes()...)
	pages = append(pages, a.regionRoutes()...)
	pages = append(pages, a.evaluationRoutes()...)
	pages = append(pages, a.resultRoutes()...)
	pages = append(pages, answerweb.Routes(answerweb.Options{Answers: a.Answers, RegionName: regionName})...)
	pages = append(pages, a.instrumentRoutes()...)
	pages = append(pages, a.evidenceRoutes()...)
	pages = append(pages, a.assessmentRoutes()...)
	pages = append(pages, assessorweb.Routes(a.Assessors, a.now)...)
	pages = append(pages, a.surveyRoutes()...)
	pages = append(pages, a.apiRoutes(slog.Default())...)
	return append(pages, a.receiving(identityweb.Routes(a.People, ready, a.now))...)
}

// Listen takes an address for serving, or says what to do where it is taken.
func Listen(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, fmt.Sprintf("Alamat %s tidak dapat dipakai; mungkin program lain memakainya. Pilih yang lain, misalnya --addr 127.0.0.1:8090.", address), err)
	}
	return l, nil
}

// Serve answers on a listener until the context ends, then lets what is under way
// come to its end.
func (s *Site) Serve(ctx context.Context, l net.Listener) error {
	server := web.NewServer(s.pages)
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	building := s.app.work(ctx, s.log)
	defer building()
	working, quiet := context.WithCancel(ctx)
	var hands sync.WaitGroup
	hands.Go(func() { s.app.tellByMail(working, s.url, s.log) })
	hands.Go(func() { s.app.sweep(working, s.log) })
	hands.Go(func() { s.app.forgetRespondents(working, s.log) })
	hands.Go(func() { s.app.scanLater(working, s.log) })
	if s.mail != nil {
		hands.Go(func() { s.app.deliver(working, *s.mail, s.log) })
	}
	defer func() { quiet(); hands.Wait() }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := server.Shutdown(grace); err != nil {
		return fmt.Errorf("stop serving: %w", err)
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}
