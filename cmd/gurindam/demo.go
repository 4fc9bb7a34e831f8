package main

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"time"

	"gurindam/examples"
	"gurindam/internal/app"
	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/identity/identityweb"
	"gurindam/internal/mail"
	"gurindam/internal/region"
	"gurindam/internal/sheet"
)

type demoCommand struct {
	address
}

// Run imports the example into a fresh database, builds its books, and serves its
// pages until it is stopped. Nothing of it stays behind.
func (d *demoCommand) Run(ctx context.Context, p program) (err error) {
	listener, err := d.listen()
	if err != nil {
		return err
	}
	defer listener.Close()
	dir, err := os.MkdirTemp("", "gurindam-demo-")
	if err != nil {
		return fmt.Errorf("temporary folder: %w", err)
	}
	defer func() {
		if removeErr := os.RemoveAll(dir); err == nil {
			err = removeErr
		}
	}()
	fmt.Fprintln(p.out, "gurindam – contoh Kota Tanjungpinang, rencana 2019–2023")
	a, err := app.New(ctx, "sqlite:"+filepath.Join(dir, "contoh.db"), time.Now)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := d.take(ctx, p, a, dir); err != nil {
		return err
	}
	ready, err := makeReady(ctx, a)
	if err != nil {
		return err
	}
	if err := a.SampleTalk(ctx, examples.TanjungpinangCode); err != nil {
		return err
	}
	fmt.Fprintf(p.out, "Akun contoh: %d peran, didaftar di halaman Masuk; kata sandi semuanya %s\n", len(ready), readyPassword)
	return p.serve(ctx, a, listener, served{open: d.Open, codes: []region.Code{examples.TanjungpinangCode}, ready: ready, simulate: true})
}

func (d *demoCommand) take(ctx context.Context, p program, a *app.App, dir string) error {
	source := filepath.Join(dir, "tanjungpinang")
	if err := os.CopyFS(source, examples.Tanjungpinang()); err != nil {
		return fmt.Errorf("unpack the example: %w", err)
	}
	files, err := fs.Glob(os.DirFS(source), "*.csv")
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "Mengimpor contoh (%d lembar CSV) … ", len(files))
	taken, err := a.ImportPlan(ctx, source, examples.TanjungpinangCode, false)
	if err != nil {
		return err
	}
	if !taken.Saved {
		fmt.Fprintln(p.out)
		printProblems(p.out, taken.Problems)
		return fault.New(fault.Internal, "Contoh bawaan tidak dapat diimpor.")
	}
	counts := countProblems(taken.Problems)
	m := taken.Snapshot.Masterplan
	fmt.Fprintf(p.out, "%d inisiatif, %d OPD, %d peringatan.\n", len(m.Initiatives), len(taken.Snapshot.OPDs), counts[sheet.Warning])
	return nil
}

// served is what is shown, and to whom.
type served struct {
	open  bool // in a browser at once
	codes []region.Code
	ready []identityweb.Ready
	site  public
	key   string // of the one-time link for the first account

	simulate bool // plays an evaluation beside, once the books are built

	mail     *mail.Server
	provider identity.Provider
	scanner  evidence.Scanner
}

// serve shows the pages at once and builds the books beside them.
func (p program) serve(ctx context.Context, a *app.App, l net.Listener, w served) error {
	page := cmp.Or(w.site.url, fmt.Sprintf("http://%s", l.Addr()))
	site := app.NewSite(a, app.SiteOptions{
		Log:   p.log(),
		Hosts: w.site.hosts, Secure: w.site.secure, Ready: w.ready, URL: page, Mail: w.mail, Provider: w.provider, Scanner: w.scanner,
	})
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if w.key != "" {
		fmt.Fprintf(p.out, "Belum ada akun. Buat yang pertama lewat tautan sekali pakai ini, berlaku satu hari:\n%s%s%s\n", page, identityweb.TakePath, w.key)
	}
	fmt.Fprintln(p.out, "Halaman:", page)
	if w.open {
		p.openBrowser(page)
	}
	built := make(chan struct{})
	go func() {
		defer close(built)
		for _, code := range w.codes {
			p.buildBooks(ctx, site, code)
		}
		if w.simulate {
			p.simulate(ctx, a)
		}
		if ctx.Err() == nil {
			fmt.Fprintln(p.out, "Hentikan dengan Ctrl-C.")
		}
	}()
	err := site.Serve(ctx, l)
	cancel()
	<-built
	if err == nil {
		fmt.Fprintln(p.out, "Dihentikan.")
	}
	return err
}

// simulate plays an evaluation of regions that are made up, for the pages to show.
func (p program) simulate(ctx context.Context, a *app.App) {
	start := time.Now()
	switch err := a.Simulate(ctx, assessorLogins...); {
	case ctx.Err() != nil: // stopped meanwhile: nothing is wrong
	case err != nil:
		fmt.Fprintln(p.err, "gurindam:", fault.Text(err))
	default:
		fmt.Fprintf(p.out, "Simulasi evaluasi dua belas daerah selesai dalam %d ms.\n", time.Since(start).Milliseconds())
	}
}

// log tells whoever keeps the program what they should look at.
func (p program) log() *slog.Logger {
	return slog.New(slog.NewTextHandler(p.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

func (p program) buildBooks(ctx context.Context, site *app.Site, code region.Code) {
	fmt.Fprintf(p.out, "Membuat buku daerah %s …\n", code)
	start := time.Now()
	bar := p.progress()
	err := site.BuildBooks(ctx, code, bar.step)
	bar.end()
	switch {
	case ctx.Err() != nil: // stopped while building: nothing is wrong
		return
	case err != nil:
		fmt.Fprintln(p.err, "gurindam:", fault.Text(err))
		return
	}
	fmt.Fprintf(p.out, "Semua buku selesai dalam %d ms.\n", time.Since(start).Milliseconds())
}
