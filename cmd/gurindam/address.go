package main

import (
	"fmt"
	"net"
	"os/exec"
	"runtime"

	"gurindam/internal/app"
	"gurindam/internal/fault"
)

// address is where pages are served, and whether to show them at once.
type address struct {
	Addr string `default:"127.0.0.1:8080" placeholder:"ALAMAT" help:"Alamat halaman; hanya alamat mesin ini (bawaan 127.0.0.1:8080)."`
	Open bool   `help:"Membuka halaman di peramban."`
}

// listen takes the address, for this machine alone: there is no sign-in, so
// nobody else may come in.
func (a address) listen() (net.Listener, error) {
	host, _, err := net.SplitHostPort(a.Addr)
	if err != nil {
		return nil, fault.New(fault.Invalid, fmt.Sprintf("Alamat %q tidak terbaca. Tulis misalnya 127.0.0.1:8080.", a.Addr))
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fault.New(fault.Forbidden, fmt.Sprintf("Alamat %s terbuka bagi mesin lain, padahal halaman ini tanpa pintu masuk. Pakai 127.0.0.1 atau localhost.", a.Addr))
	}
	return app.Listen(a.Addr)
}

// openBrowser asks the desktop to show a page. A machine without one is told the
// address like any other.
func (p program) openBrowser(page string) {
	name, args := "xdg-open", []string{page}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", page}
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		fmt.Fprintln(p.err, "Peramban tidak dapat dibuka dari sini; buka alamat di atas.")
		return
	}
	go func() { _ = cmd.Wait() }() // what becomes of the browser is its own affair
}
