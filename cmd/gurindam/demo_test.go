package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
)

// showing is a program that serves pages.
type showing struct {
	lines *bufio.Scanner
	text  strings.Builder // what it has printed so far
	ended chan int
}

// start runs a command line until the context ends.
func start(ctx context.Context, args ...string) *showing {
	out, in := io.Pipe()
	s := &showing{lines: bufio.NewScanner(out), ended: make(chan int, 1)}
	go func() {
		p := program{out: in, err: io.Discard, env: func(string) string { return "" }}
		code := p.run(ctx, args)
		in.Close()
		s.ended <- code
	}()
	return s
}

// until reads what the program prints up to the line that begins so.
func (s *showing) until(t *testing.T, begin string) string {
	t.Helper()
	for s.lines.Scan() {
		s.text.WriteString(s.lines.Text() + "\n")
		if strings.HasPrefix(s.lines.Text(), begin) {
			return s.lines.Text()
		}
	}
	t.Fatalf("it ended (code %d) before %q; it printed:\n%s", <-s.ended, begin, s.text.String())
	return ""
}

func page(t *testing.T, address string) string {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", address, answer.Status, err)
	}
	return string(body)
}

// empty fails where something is left in a folder.
func empty(t *testing.T, dir string) {
	t.Helper()
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestDemo(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	demo := start(ctx, "demo", "--addr", "127.0.0.1:0")
	address := strings.TrimPrefix(demo.until(t, "Halaman: "), "Halaman: ")
	if first := page(t, address); !strings.Contains(first, "Tanjungpinang") {
		t.Errorf("first page:\n%s", first)
	}
	demo.until(t, "Semua buku selesai")
	if books := page(t, address+"/kota/21.72/buku"); !strings.Contains(books, ".pdf") {
		t.Errorf("no file among the books:\n%s", books)
	}
	stop()
	demo.until(t, "Dihentikan.")
	if code := <-demo.ended; code != exitDone {
		t.Errorf("exit code %d", code)
	}
	if text := demo.text.String(); !strings.Contains(text, "131 inisiatif, 33 OPD") {
		t.Errorf("it printed:\n%s", text)
	}
	empty(t, dir)
}

func TestDemoStoppedWhileBuilding(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	demo := start(ctx, "demo", "--addr", "127.0.0.1:0")
	demo.until(t, "Halaman: ")
	stop()
	demo.until(t, "Dihentikan.")
	if code := <-demo.ended; code != exitDone {
		t.Errorf("exit code %d", code)
	}
	empty(t, dir)
}
