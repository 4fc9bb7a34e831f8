package web

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

// Visitor is whoever a request comes from.
type Visitor struct {
	access.Actor
	Name string // empty before signing in
	Home string // address of the own account
}

type visitorKey struct{}

// visit is a visitor at a moment.
type visit struct {
	Visitor
	now    time.Time
	scheme string
}

// VisitorOf gives whoever a request comes from.
func VisitorOf(ctx context.Context) Visitor {
	v, _ := ctx.Value(visitorKey{}).(visit)
	return v.Visitor
}

// May tells whether whoever a request comes from may do something at a place.
func May(ctx context.Context, v access.Verb, p access.Place) bool {
	who, _ := ctx.Value(visitorKey{}).(visit)
	return access.May(who.Actor, v, p, who.now)
}

// Absolute gives the whole address of a path, as the visitor's browser knows it.
func Absolute(r *http.Request, path string) string {
	v, _ := r.Context().Value(visitorKey{}).(visit)
	return v.scheme + r.Host + path
}

// Address gives the network address of a visitor. A proxy on this machine is
// believed about whom it speaks for.
func Address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return host
	}
	chain := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	if last := net.ParseIP(strings.TrimSpace(chain[len(chain)-1])); last != nil {
		return last.String()
	}
	return host
}

// greet finds out who a request comes from, before any page sees it. What every
// browser may keep for good is given without asking.
func (s *Site) greet(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/aset/") {
			next.ServeHTTP(w, r)
			return
		}
		v, err := s.who(r)
		if err != nil {
			s.fail(w, r, fmt.Errorf("who asks: %w", err))
			return
		}
		scheme := "http://"
		if s.secure || r.TLS != nil {
			scheme = "https://"
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), visitorKey{}, visit{v, s.now(), scheme})))
	})
}

func placeOf(r *http.Request) access.Place {
	return access.Place{Region: r.PathValue("region"), OPD: r.PathValue("opd")}
}

// allowed asks before a route's handler does. Who has not signed in is shown the
// way in; who has is told that it is not theirs.
func (s *Site) allowed(route Route) Handler {
	return func(r *http.Request) (Answer, error) {
		switch {
		case May(r.Context(), route.Verb, placeOf(r)):
			return route.Handler(r)
		case VisitorOf(r.Context()).Person == "" && wantsJSON(r):
			return nil, errSignedOut
		case VisitorOf(r.Context()).Person == "" && s.signIn != "":
			to := s.signIn
			if r.Method != http.MethodPost && r.URL.Path != "/" {
				to += "?" + url.Values{"ke": {r.URL.RequestURI()}}.Encode()
			}
			return Redirect{To: to}, nil
		}
		return nil, fault.New(fault.Forbidden, "Peran Anda tidak mencakup halaman ini, atau masanya sudah berakhir. Bila seharusnya mencakup, hubungi pengelola di daerah Anda.")
	}
}

// errSignedOut tells a script that its session is over, so that it can keep what
// was typed until the person has signed in again.
var errSignedOut = fault.New(fault.SignedOut, "Anda belum masuk, atau sesi sudah berakhir. Masuk lagi, lalu ulangi.")

// own leads to the visitor's account, or to the way in.
func (s *Site) own(r *http.Request) Link {
	v := VisitorOf(r.Context())
	switch {
	case s.signIn == "" || r.URL.Path == s.signIn:
		return Link{}
	case v.Person == "":
		return Link{T(r.Context(), "Masuk"), s.signIn}
	}
	return Link{v.Name, v.Home}
}

const sessionCookie = "gurindam_sesi"

// Token gives the session that a request carries.
func Token(r *http.Request) string {
	c, err := r.Cookie(sessionCookie)
	if err != nil {
		return ""
	}
	return c.Value
}

// Entry begins the session of a token, or ends it where the token is empty, and
// sends the browser on.
type Entry struct{ Token, To string }

func (a Entry) answer(s *Site, w http.ResponseWriter, r *http.Request) error {
	c := &http.Cookie{Name: sessionCookie, Value: a.Token, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: s.secure || r.TLS != nil}
	if a.Token == "" {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
	return Redirect{To: a.To}.answer(s, w, r)
}

const tripCookie = "gurindam_pergi"

// Away sends the browser to another site. The token stays with this browser alone
// and is given by Trip when it comes back.
type Away struct{ To, Token string }

func (a Away) answer(s *Site, w http.ResponseWriter, r *http.Request) error {
	http.SetCookie(w, &http.Cookie{Name: tripCookie, Value: a.Token, Path: "/masuk", MaxAge: 600, HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: s.secure || r.TLS != nil})
	return Redirect{To: a.To}.answer(s, w, r)
}

// Trip gives the token of the browser that comes back.
func Trip(r *http.Request) string {
	c, err := r.Cookie(tripCookie)
	if err != nil {
		return ""
	}
	return c.Value
}

// Local keeps an address only where it leads to this site.
func Local(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n\t") {
		return "/"
	}
	return to
}
