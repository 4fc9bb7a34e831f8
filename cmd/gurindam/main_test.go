package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"gurindam/internal/needs"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gurindam": func() {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		os.Exit(program{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv}.run(ctx, os.Args[1:]))
	}})
}

// The stories of testdata/script, each a user at the command line.
func TestStories(t *testing.T) {
	t.Parallel()
	example, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLE", example+"/../../examples/tanjungpinang")
			e.Setenv("SCORES", example+"/../../internal/instrument/score/testdata")
			return nil
		},
	})
}

// The stories of testdata/official work on the official lists and real Renstra files.
func TestOfficialStories(t *testing.T) {
	t.Parallel()
	old := needs.Data(t, "nomenklatur/asli_sub_keg_900_2023.xlsx")
	renewed := needs.Data(t, "nomenklatur/asli_nomenklatur-subkegiatan_pemutakhiran_2027.xlsx")
	renstra := needs.Data(t, "impor_uji/pasangkayu_renstra_dpupr_5tahun.xlsx")
	example, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/official",
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLE", example+"/../../examples/tanjungpinang")
			e.Setenv("LIST2023", old)
			e.Setenv("LIST2027", renewed)
			e.Setenv("RENSTRA", renstra)
			return nil
		},
	})
}
