package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"runtime/debug"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

// Config describes a site. The zero value works for one on this machine.
type Config struct {
	Name    string       // in the head of every page; "gurindam" where empty
	Tagline string       // below the name
	Hosts   []string     // names the site answers to beside those of this machine
	Assets  []Asset      // of the faces, beside the house's own
	Log     *slog.Logger // nil: the default logger
	Menu    []MenuGroup  // how the navigation is gathered; nil: all in one row
	Secure  bool         // reached by HTTPS alone, so that cookies travel by nothing else

	Who    func(*http.Request) (Visitor, error)            // nil: nobody signs in
	SignIn string                                          // address of the page for signing in; empty where there is none
	Badges func(context.Context, Visitor) ([]Badge, error) // what waits for who has signed in; nil: nothing is told
	Now    func() time.Time                                // nil: the clock
	Guide  fs.FS                                           // the user guide: panduan/*.md and gambar/*.png; nil: none
}

// Site is a set of pages within one frame.
type Site struct {
	name, tagline string
	hosts         map[string]bool
	assets        assets
	log           *slog.Logger
	nav           []navRow
	menu          []MenuGroup
	guide         *guide
	helps         map[string]string // by pattern of a route
	who           func(*http.Request) (Visitor, error)
	signIn        string
	badges        func(context.Context, Visitor) ([]Badge, error)
	secure        bool
	now           func() time.Time
	handler       http.Handler
	closing       context.Context // ends when the program stops: streams end with it
	stop          context.CancelFunc
}

// New builds a site from its table of routes. Two routes with one pattern are a
// mistake of the program and panic, as in http.ServeMux; so is a verb nobody knows.
func New(c Config, routes ...Route) *Site {
	s := &Site{
		name:    cmp.Or(c.Name, "gurindam"),
		tagline: cmp.Or(c.Tagline, "Rencana induk kota cerdas"),
		hosts:   map[string]bool{},
		assets:  newAssets(slices.Concat(ownAssets(), c.Assets, guideAssets(c.Guide))),
		helps:   map[string]string{},
		log:     cmp.Or(c.Log, slog.Default()),
		who:     c.Who,
		menu:    c.Menu,
		signIn:  c.SignIn,
		badges:  c.Badges,
		secure:  c.Secure,
		now:     c.Now,
	}
	if s.who == nil {
		s.who = func(*http.Request) (Visitor, error) { return Visitor{}, nil }
	}
	if s.now == nil {
		s.now = time.Now
	}
	s.closing, s.stop = context.WithCancel(context.Background())
	for _, h := range c.Hosts {
		s.hosts[h] = true
	}
	s.guide = newGuide(c.Guide, s.assets)
	mux := http.NewServeMux()
	for _, r := range slices.Concat(routes, s.ownRoutes(), s.helpRoutes()) {
		if !access.Known(r.Verb) {
			panic(fmt.Sprintf("web: %s needs the unknown verb %q", r.Pattern, r.Verb))
		}
		mux.Handle(r.Pattern, s.serve(s.allowed(r)))
		s.helps[r.Pattern] = r.Help
		if r.Nav != "" {
			s.nav = append(s.nav, newNavRow(r))
		}
	}
	mux.Handle("GET /aset/{name}", s.serve(s.asset))
	mux.HandleFunc("/", s.nowhere)
	s.handler = s.watch(speak(s.guard(s.greet(mux))))
	return s
}

// ServeHTTP answers a request.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Close ends the streams that are open. Closing twice does no harm.
func (s *Site) Close() { s.stop() }

// ownRoutes are the pages of the engine itself.
func (s *Site) ownRoutes() []Route {
	return []Route{
		{Pattern: "GET /sehat", Verb: access.Open, Handler: health},
		{Pattern: "GET /gaya", Verb: access.Open, Handler: gallery},
		{Pattern: "POST /bahasa", Verb: access.Open, Handler: chooseLanguage},
		{Pattern: "POST /petunjuk/tutup", Verb: access.Open, Handler: closeHint},
	}
}

// nowhere answers what no route answers.
func (s *Site) nowhere(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		s.refuseMethod(w, r)
		return
	}
	s.fail(w, r, fault.New(fault.NotFound, "Halaman itu tidak ada. Periksa alamatnya, atau mulai dari halaman depan."))
}

// serve runs a handler. A panic is an internal error like any other, unless the
// answer is already under way.
func (s *Site) serve(h Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := s.run(h, w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

func (s *Site) run(h Handler, w http.ResponseWriter, r *http.Request) (err error) {
	defer func() {
		switch p := recover(); {
		case p == nil:
		case p == http.ErrAbortHandler: //nolint:errorlint // this value itself is the signal
			panic(p)
		default:
			err = errors.Join(err, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	a, err := h(r)
	if err != nil {
		return err
	}
	return a.answer(s, w, r)
}

// health tells machines that the program answers.
func health(*http.Request) (Answer, error) { return plain("sehat\n"), nil }

type plain string

func (t plain) answer(_ *Site, w http.ResponseWriter, _ *http.Request) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write([]byte(t)) // a reader who left is nobody's error
	return nil
}
