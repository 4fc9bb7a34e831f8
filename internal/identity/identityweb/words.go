package identityweb

import (
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/identity"
)

// stamp writes a moment as it is read in the west of Indonesia.
func stamp(t time.Time) string {
	return t.In(identity.Zone).Format("02-01-2006 15.04") + " WIB"
}

// term writes for how long a grant holds.
func term(g access.Grant) string {
	var out string
	if !g.From.IsZero() {
		out += ", mulai " + g.From.In(identity.Zone).Format("02-01-2006")
	}
	if !g.Until.IsZero() {
		out += ", sampai " + g.Until.Add(-time.Second).In(identity.Zone).Format("02-01-2006")
	}
	return out
}

// browser names a browser as its owner would.
func browser(agent string) string {
	for _, known := range []struct{ mark, name string }{
		{"Edg/", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"},
	} {
		if strings.Contains(agent, known.mark) {
			return known.name + system(agent)
		}
	}
	return "Peramban lain"
}

func system(agent string) string {
	for _, mark := range []string{"Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"} {
		if strings.Contains(agent, mark) {
			return " di " + mark
		}
	}
	return ""
}
