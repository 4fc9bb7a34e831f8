package main

import (
	"fmt"
	"net"
	"net/url"
	"os/exec"
	"runtime"
	"strings"

	"gurindam/internal/app"
	"gurindam/internal/fault"
)

// address is where pages are served, and whether to show them at once.
type address struct {
	Addr string `default:"127.0.0.1:8080" placeholder:"ALAMAT" help:"Alamat tempat program mendengarkan (bawaan 127.0.0.1:8080)."`
	Open bool   `help:"Membuka halaman di peramban."`
}

// listen takes the address for this machine alone: in the demo anybody may read
// and every password is told.
func (a address) listen() (net.Listener, error) {
	host, err := a.host()
	if err != nil {
		return nil, err
	}
	if !local(host) {
		return nil, fault.New(fault.Forbidden, fmt.Sprintf("Alamat %s terbuka bagi mesin lain, padahal akun contoh diketahui semua orang. Pakai 127.0.0.1 atau localhost.", a.Addr))
	}
	return app.Listen(a.Addr)
}

func (a address) host() (string, error) {
	host, _, err := net.SplitHostPort(a.Addr)
	if err != nil {
		return "", fault.New(fault.Invalid, fmt.Sprintf("Alamat %q tidak terbaca. Tulis misalnya 127.0.0.1:8080.", a.Addr))
	}
	return host, nil
}

func local(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// public is how people reach pages that are served.
type public struct {
	url    string // empty: by the address itself
	hosts  []string
	secure bool
}

// public reads the address that people open. One that is open to other machines
// needs it, so that the pages know their own name.
func (a address) public(text string) (public, error) {
	host, err := a.host()
	if err != nil {
		return public{}, err
	}
	if text == "" {
		if ip := net.ParseIP(host); !local(host) && (ip == nil || ip.IsUnspecified()) {
			return public{}, fault.New(fault.Invalid, fmt.Sprintf("Alamat %s terbuka bagi mesin lain. Tambahkan alamat yang dibuka orang: --url https://….", a.Addr))
		}
		return public{hosts: []string{host}}, nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Path, "/") != "" {
		return public{}, fault.New(fault.Invalid, fmt.Sprintf("Alamat %q tidak terbaca. Tulis misalnya https://rencana.kota.go.id.", text))
	}
	return public{u.Scheme + "://" + u.Host, []string{strings.ToLower(u.Hostname())}, u.Scheme == "https"}, nil
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
