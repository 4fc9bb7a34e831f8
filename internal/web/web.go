// Package web serves pages. A face declares its routes as rows of data; its
// handlers read a request and return an answer or an error, and this package
// does the rest: the frame around a page with its navigation, errors as pages,
// files with their headers, assets, security headers, and one line in the log.
//
// Pages need no script and ask no other host.
package web

import (
	"net/http"

	"gurindam/internal/access"
)

// Route is one row of the table of pages. Who asks must be allowed its verb at
// the place that the wildcards {region} and {opd} name.
type Route struct {
	Pattern string // of http.ServeMux: "GET /kota/{region}/buku"
	Verb    access.Verb
	Nav     string // its name in the navigation; empty where it is not listed
	Help    string // page of the user guide that explains it: "halaman", or a part of one: "halaman#masalah"; empty: the guide's beginning
	Handler Handler
}

// Handler reads a request and gives the answer, or tells why there is none. A
// fault becomes a page with its text; every other error is logged and shown as
// one general sentence.
type Handler func(r *http.Request) (Answer, error)

// Answer is what a handler gives back: a Page, a File, a Redirect or an Entry.
type Answer interface {
	answer(s *Site, w http.ResponseWriter, r *http.Request) error
}

// Redirect sends the browser to another address of the site.
type Redirect struct{ To string }

func (a Redirect) answer(_ *Site, w http.ResponseWriter, r *http.Request) error {
	http.Redirect(w, r, a.To, http.StatusSeeOther)
	return nil
}
