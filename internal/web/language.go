package web

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"gurindam/internal/lang"
)

// reader is what the one who reads has chosen in the frame of the site.
type reader struct {
	tag    lang.Tag
	closed []string // hints that were put away
	here   string   // address to come back to after a choice
}

type readerKey struct{}

func readerOf(ctx context.Context) reader {
	r, _ := ctx.Value(readerKey{}).(reader)
	return r
}

// LanguageOf gives the language a request is answered in.
func LanguageOf(ctx context.Context) lang.Tag { return lang.Parse(string(readerOf(ctx).tag)) }

// T says a text of the program in the language of the reader. The Indonesian
// text is the key, written out where it is said; with arguments it is a format.
func T(ctx context.Context, text string, args ...any) string {
	return lang.Text(LanguageOf(ctx), text, args...)
}

// Translate says a text that was made elsewhere in the language of the reader: of
// a fault, a finding, a state. What a person wrote is not given to it.
func Translate(ctx context.Context, text string) string {
	return lang.Finished(LanguageOf(ctx), text)
}

const languageCookie = "gurindam_bahasa"

// speak finds out what the reader has chosen before anything is said.
func speak(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		chosen := reader{tag: lang.Indonesian, closed: closedHints(r), here: here(r)}
		if c, err := r.Cookie(languageCookie); err == nil {
			chosen.tag = lang.Parse(c.Value)
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), readerKey{}, chosen)))
	})
}

// chooseLanguage remembers a language and leads back to where it was chosen.
func chooseLanguage(r *http.Request) (Answer, error) {
	return choice{languageCookie, string(lang.Parse(r.PostFormValue("bahasa"))), Local(r.PostFormValue("ke"))}, nil
}

// choice is kept by the reader's browser for a year.
type choice struct{ cookie, value, to string }

func (a choice) answer(s *Site, w http.ResponseWriter, r *http.Request) error {
	http.SetCookie(w, &http.Cookie{
		Name: a.cookie, Value: a.value, Path: "/", MaxAge: int((365 * 24 * time.Hour).Seconds()),
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: s.secure || r.TLS != nil,
	})
	return Redirect{To: a.to}.answer(s, w, r)
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
