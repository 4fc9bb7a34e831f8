package web

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"gurindam/internal/lang"
)

type languageKey struct{}

// LanguageOf gives the language a request is answered in.
func LanguageOf(ctx context.Context) lang.Tag {
	if tag, ok := ctx.Value(languageKey{}).(lang.Tag); ok {
		return tag
	}
	return lang.Indonesian
}

// T says a text of the program in the language of the reader. The Indonesian
// text is the key, written out where it is said; with arguments it is a format.
func T(ctx context.Context, text string, args ...any) string {
	return lang.Text(LanguageOf(ctx), text, args...)
}

const languageCookie = "gurindam_bahasa"

// speak finds out the language of a request before anything is said.
func speak(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c, err := r.Cookie(languageCookie); err == nil {
			r = r.WithContext(context.WithValue(r.Context(), languageKey{}, lang.Parse(c.Value)))
		}
		next.ServeHTTP(w, r)
	})
}

// chooseLanguage remembers a language and leads back to where it was chosen.
func chooseLanguage(r *http.Request) (Answer, error) {
	return choice{lang.Parse(r.PostFormValue("bahasa")), Local(r.PostFormValue("ke"))}, nil
}

type choice struct {
	tag lang.Tag
	to  string
}

func (a choice) answer(s *Site, w http.ResponseWriter, r *http.Request) error {
	s.remember(w, r, languageCookie, string(a.tag))
	return Redirect{To: a.to}.answer(s, w, r)
}

// remember keeps a choice of the reader in their browser for a year.
func (s *Site) remember(w http.ResponseWriter, r *http.Request, name, value string) {
	http.SetCookie(w, &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: int((365 * 24 * time.Hour).Seconds()),
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: s.secure || r.TLS != nil,
	})
}

// here gives the address to come back to after a choice in the frame: a page
// that a form was sent to is reached by the page the form stood on.
func here(r *http.Request) string {
	if r.Method != http.MethodPost {
		return Local(r.URL.RequestURI())
	}
	from, err := url.Parse(r.Referer())
	if err != nil {
		return "/"
	}
	return Local(from.RequestURI())
}
