package identityweb

import (
	"context"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/identity"
	"gurindam/internal/web"
)

// term writes for how long a grant holds.
func term(ctx context.Context, g access.Grant) string {
	var out string
	if !g.From.IsZero() {
		out += web.T(ctx, ", mulai %s", g.From.In(identity.Zone).Format("02-01-2006"))
	}
	if !g.Until.IsZero() {
		out += web.T(ctx, ", sampai %s", g.Until.Add(-time.Second).In(identity.Zone).Format("02-01-2006"))
	}
	return out
}

// scope names where a grant holds.
func scope(ctx context.Context, s access.Place) string {
	whole := identity.ScopeText(access.Place{Region: s.Region})
	switch {
	case s.Region == "":
		return web.T(ctx, "Nasional")
	case s.OPD != "":
		return web.T(ctx, "OPD %s, %s", s.OPD, whole)
	case s.Dimension != "":
		return web.T(ctx, "Dimensi %s, %s", s.Dimension, whole)
	}
	return whole
}

// letterTone colours what became of a letter.
func letterTone(state string) web.Tone {
	switch state {
	case "terkirim":
		return web.Good
	case "gagal":
		return web.Bad
	}
	return web.Warn
}

// browser names a browser as its owner would.
func browser(ctx context.Context, agent string) string {
	for _, known := range []struct{ mark, name string }{
		{"Edg/", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"},
	} {
		if strings.Contains(agent, known.mark) {
			return web.T(ctx, "%s di %s", known.name, system(ctx, agent))
		}
	}
	return web.T(ctx, "Peramban lain")
}

func system(ctx context.Context, agent string) string {
	for _, mark := range []string{"Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"} {
		if strings.Contains(agent, mark) {
			return mark
		}
	}
	return web.T(ctx, "perangkat lain")
}
