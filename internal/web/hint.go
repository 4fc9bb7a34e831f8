package web

import (
	"context"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"gurindam/internal/fault"
)

const (
	hintCookie = "gurindam_petunjuk"
	mostHints  = 100 // that a browser keeps in mind; the oldest are forgotten
)

var hintID = regexp.MustCompile(`^[a-z0-9-]{1,40}$`)

// Hint tells a newcomer what to do where they would stop. It is shown until its
// reader puts it away; the text is said by T.
func Hint(ctx context.Context, id, text string) templ.Component {
	reader := readerOf(ctx)
	if slices.Contains(reader.closed, id) {
		return templ.NopComponent
	}
	return hint(id, text, reader.here)
}

// closeHint puts a hint away for good and leads back to where it stood.
func closeHint(r *http.Request) (Answer, error) {
	id := r.PostFormValue("petunjuk")
	if !hintID.MatchString(id) {
		return nil, fault.New(fault.Invalid, "Petunjuk itu tidak dikenal. Muat ulang halamannya.")
	}
	closed := slices.DeleteFunc(slices.Clone(readerOf(r.Context()).closed), func(other string) bool { return other == id })
	closed = append(closed, id)
	closed = closed[max(0, len(closed)-mostHints):]
	return choice{hintCookie, strings.Join(closed, "."), Local(r.PostFormValue("ke"))}, nil
}

// closedHints reads the hints that a reader has put away.
func closedHints(r *http.Request) []string {
	c, err := r.Cookie(hintCookie)
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(strings.Split(c.Value, "."), func(id string) bool { return !hintID.MatchString(id) })
}
