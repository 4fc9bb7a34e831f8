package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/alecthomas/kong"

	"gurindam/internal/app"
	"gurindam/internal/fault"
)

// program is one run of the command with everything it touches.
type program struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
}

// Exit codes.
const (
	exitDone     = 0
	exitProblems = 1 // the input has problems, or the plan is not ready
	exitUse      = 2 // wrong use, or a file that cannot be taken
	exitNotFound = 3
	exitConflict = 4
	exitInternal = 9
	exitStopped  = 130 // by Ctrl-C, before it was done
)

// errProblems ends a command whose problems were already printed.
var errProblems = errors.New("problems were found")

type commands struct {
	DB string `name:"db" placeholder:"ALAMAT" help:"Basis data: sqlite:BERKAS atau postgres://… (bawaan sqlite:gurindam.db; juga dari lingkungan GURINDAM_DB)."`

	Demo       demoCommand       `cmd:"" help:"Mencoba gurindam dengan contoh Kota Tanjungpinang di peramban."`
	Template   templateCommand   `cmd:"" help:"Membuat buku kerja kosong untuk diisi."`
	Import     importCommand     `cmd:"" help:"Mengimpor rencana atau Renstra."`
	Export     exportCommand     `cmd:"" help:"Mengekspor rencana sebagai buku kerja, atau hasil evaluasi sebagai arsip."`
	Check      checkCommand      `cmd:"" help:"Memeriksa apa yang menghalangi rencana diterbitkan."`
	Score      scoreCommand      `cmd:"" help:"Menghitung Indeks Pencapaian dan Peningkatan dari CSV, tanpa basis data."`
	Verify     verifyCommand     `cmd:"" help:"Menghitung ulang setiap angka dalam arsip hasil evaluasi, dari arsip itu saja."`
	Book       bookCommand       `cmd:"" help:"Membuat buku-buku rencana."`
	Reference  referenceCommand  `cmd:"" help:"Memuat dan melihat nomenklatur program."`
	Instrument instrumentCommand `cmd:"" help:"Melihat dan memeriksa instrumen evaluasi."`
	Serve      serveCommand      `cmd:"" help:"Menyajikan halaman web dari basis data."`
	User       userCommand       `cmd:"" help:"Mengundang orang, memberi peran, dan mengakhiri sesi."`
	Migrate    migrateCommand    `cmd:"" help:"Memutakhirkan tabel basis data."`
	Version    versionCommand    `cmd:"" help:"Menyebut versi program."`
}

// run carries out one command line and gives its exit code.
func (p program) run(ctx context.Context, args []string) int {
	var c commands
	ended := -1
	parser, err := kong.New(&c,
		kong.Name("gurindam"),
		kong.Description("Masterplan smart city: dari buku kerja sampai buku terbit."),
		kong.Writers(p.out, p.err),
		kong.Exit(func(code int) { ended = code }),
		kong.Help(indonesianHelp),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.ValueFormatter(func(v *kong.Value) string { return v.Help }),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(p),
	)
	if err != nil {
		return p.fail(err)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	if ended >= 0 { // help was asked for and given
		return ended
	}
	if err != nil {
		fmt.Fprintf(p.err, "gurindam: %s\nLihat cara pakainya: gurindam --help\n", indonesianUse(err))
		return exitUse
	}
	if err := parsed.Run(&c); err != nil {
		return p.fail(err)
	}
	return exitDone
}

// fail says what went wrong, once, and gives the exit code of its kind.
func (p program) fail(err error) int {
	switch {
	case errors.Is(err, errProblems):
		return exitProblems
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(p.err, "Dihentikan.")
		return exitStopped
	}
	kind := fault.KindOf(err)
	fmt.Fprintln(p.err, "gurindam:", fault.Text(err))
	if kind == fault.Internal {
		fmt.Fprintln(p.err, "Rincian untuk pengelola:", err)
	}
	switch kind {
	case fault.Invalid, fault.TooLarge, fault.Forbidden:
		return exitUse
	case fault.NotFound:
		return exitNotFound
	case fault.Conflict:
		return exitConflict
	}
	return exitInternal
}

// open opens the database of the command line, the environment, or the folder.
func (p program) open(ctx context.Context, c *commands) (*app.App, error) {
	return app.New(ctx, p.database(c), time.Now)
}

func (p program) database(c *commands) string {
	for _, address := range []string{c.DB, p.env("GURINDAM_DB")} {
		if address != "" {
			return address
		}
	}
	return "sqlite:gurindam.db"
}

// within opens the database for the time of fn.
func (p program) within(ctx context.Context, c *commands, fn func(*app.App) error) error {
	a, err := p.open(ctx, c)
	if err != nil {
		return err
	}
	defer a.Close()
	return fn(a)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
