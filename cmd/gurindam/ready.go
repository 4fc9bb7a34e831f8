package main

import (
	"context"
	"fmt"

	"gurindam/examples"
	"gurindam/internal/access"
	"gurindam/internal/app"
	"gurindam/internal/identity"
	"gurindam/internal/identity/identityweb"
)

// readyPassword opens every account of the demo. It is no secret: the demo is
// served to its own machine, on a database that is gone afterwards.
const readyPassword = "contoh-gurindam"

// makeReady gives the demo one account for each role, and lets anybody read.
func makeReady(ctx context.Context, a *app.App) ([]identityweb.Ready, error) {
	var out []identityweb.Ready
	for _, role := range access.Roles() {
		i := identity.Invitation{Name: role.Name + " (contoh)", Login: role.ID, Grant: access.Grant{Role: role.ID, Scope: readyScope(role)}}
		token, err := a.People.Invite(ctx, identity.Console(), i)
		if err != nil {
			return nil, fmt.Errorf("account of %s: %w", role.ID, err)
		}
		if role.ID == access.Public {
			continue // everybody; there is nothing to sign in to
		}
		if err := a.People.Take(ctx, token, identity.Filled{Password: readyPassword}); err != nil {
			return nil, fmt.Errorf("account of %s: %w", role.ID, err)
		}
		out = append(out, identityweb.Ready{Login: role.ID, Role: role.Name, Place: identity.ScopeText(i.Grant.Scope), Password: readyPassword})
	}
	for n, login := range assessorLogins[1:] {
		i := identity.Invitation{Name: fmt.Sprintf("Asesor %d (contoh)", n+2), Login: login, Grant: access.Grant{Role: "asesor"}}
		token, err := a.People.Invite(ctx, identity.Console(), i)
		if err == nil {
			err = a.People.Take(ctx, token, identity.Filled{Password: readyPassword})
		}
		if err != nil {
			return nil, fmt.Errorf("account %s: %w", login, err)
		}
		out = append(out, identityweb.Ready{Login: login, Role: i.Name, Place: identity.ScopeText(i.Grant.Scope), Password: readyPassword})
	}
	return out, nil
}

// assessorLogins are the accounts that judge in the simulated evaluation.
var assessorLogins = []string{"asesor", "asesor-2", "asesor-3", "asesor-4", "asesor-5"}

// readyScope gives the widest scope inside the example that a role fits.
func readyScope(role access.Role) access.Place {
	city := string(examples.TanjungpinangCode)
	for _, s := range []access.Place{{}, {Region: city}, {Region: city, OPD: "DISKOMINFO"}, {Region: city, Dimension: "SG"}} {
		if role.Fits(s) {
			return s
		}
	}
	return access.Place{}
}
