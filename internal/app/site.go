package app

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"gurindam/docs"
	"gurindam/internal/discussion/discussionweb"
	"gurindam/internal/fault"
	"gurindam/internal/identity/identityweb"
	"gurindam/internal/plan/planweb"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/publication"
	"gurindam/internal/publication/publicationweb"
	"gurindam/internal/region"
	"gurindam/internal/tabular"
	"gurindam/internal/web"
)

// Site is the pages over an open program, with the books on their shelf.
type Site struct {
	app   *App
	shelf *publicationweb.Shelf
	pages *web.Site
	log   *slog.Logger
	url   string
}

// SiteOptions say where the pages are reached and who is ready to try them.
type SiteOptions struct {
	Log    *slog.Logger
	Hosts  []string            // names they answer to beside those of this machine
	Secure bool                // reached by HTTPS alone
	Ready  []identityweb.Ready // accounts of the demo, told on the sign-in page
	URL    string              // address that people open, for links in mails
}

// NewSite builds the pages.
func NewSite(a *App, o SiteOptions) *Site {
	s := &Site{app: a, shelf: &publicationweb.Shelf{}, log: cmp.Or(o.Log, slog.Default()), url: o.URL}
	s.pages = web.New(web.Config{
		Hosts: o.Hosts, Assets: append(publicationweb.Assets(), discussionweb.Assets()...), Log: o.Log, Secure: o.Secure, Now: a.now,
		Who: identityweb.Visitor(a.People), SignIn: identityweb.SignIn, Badges: a.badges, Guide: docs.Guide,
	}, a.routes(s.shelf, o.Ready...)...)
	return s
}

// routes lists every page with the verb it needs.
func (a *App) routes(shelf *publicationweb.Shelf, ready ...identityweb.Ready) []web.Route {
	pages := planweb.Routes(a.Plans, planweb.Options{Files: shelf.Files, Downloads: a.downloads()})
	pages = append(pages, publicationweb.Routes(a.Plans, shelf)...)
	pages = append(pages, a.talkRoutes()...)
	return append(pages, identityweb.Routes(a.People, ready, a.now)...)
}

func (a *App) downloads() []planweb.Download {
	const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	return []planweb.Download{
		{
			Name: "rencana.xlsx", Title: "Buku kerja rencana", Type: xlsx,
			About: "Seluruh isi rencana dengan tata letak yang sama seperti saat diimpor. Ubah, lalu impor kembali.",
			Make: func(ctx context.Context, code region.Code) ([]byte, error) {
				form, err := a.ExportPlan(ctx, code)
				if err != nil {
					return nil, err
				}
				var out bytes.Buffer
				err = tabular.WriteForm(&out, form)
				return out.Bytes(), err
			},
		},
		{
			Name: "templat.xlsx", Title: "Buku kerja kosong", Type: xlsx,
			About: "Templat dengan petunjuk dan pilihan isian, untuk tahun rencana yang sama.",
			Make: func(ctx context.Context, code region.Code) ([]byte, error) {
				snapshot, guide, err := a.Plan(ctx, code)
				if err != nil {
					return nil, err
				}
				var out bytes.Buffer
				err = tabular.WriteForm(&out, workbook.Template(guide, snapshot.Masterplan.Profile.Period))
				return out.Bytes(), err
			},
		},
	}
}

// BuildBooks builds every book of a region and puts it on the shelf. progress may
// be nil.
func (s *Site) BuildBooks(ctx context.Context, code region.Code, progress func(string, int, int)) error {
	s.shelf.Begin(code)
	note := s.shelf.Progress(code)
	files, err := s.app.Books.Build(ctx, publication.Order{Region: code}, func(step string, done, total int) {
		note(step, done, total)
		if progress != nil {
			progress(step, done, total)
		}
	})
	if err != nil {
		s.shelf.Fail(code, fault.Text(err))
		return err
	}
	s.shelf.Put(code, files)
	return nil
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
	telling, quiet := context.WithCancel(ctx)
	told := make(chan struct{})
	go func() {
		defer close(told)
		s.app.tellByMail(telling, s.url, s.log)
	}()
	defer func() { quiet(); <-told }()
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
