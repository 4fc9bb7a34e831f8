package identitydb

import (
	"context"
	"strings"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/identity"
)

const apiToken = `SELECT id, hash, person, name, scopes, region, created, valid_until, used FROM identity_api_token`

func (r Records) apiTokens(ctx context.Context, query string, args ...any) ([]identity.APIToken, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (t identity.APIToken, err error) {
		var created, until, used int64
		var scopes string
		err = scan(&t.ID, &t.Hash, &t.Person, &t.Name, &scopes, &t.Region, &created, &until, &used)
		t.Created, t.Until, t.Used = db.Moment(created), db.Moment(until), db.Moment(used)
		for _, v := range strings.Fields(scopes) {
			t.Scopes = append(t.Scopes, access.Verb(v))
		}
		return t, err
	})
}

// APIToken gives the token of a hash.
func (r Records) APIToken(ctx context.Context, hash string) (identity.APIToken, error) {
	return db.First(r.apiTokens(ctx, `/* identity.APIToken */ `+apiToken+` WHERE hash = $1`, hash))
}

// APITokensOf lists the tokens of a person, the newest first.
func (r Records) APITokensOf(ctx context.Context, person string) ([]identity.APIToken, error) {
	return r.apiTokens(ctx, `/* identity.APITokensOf */ `+apiToken+` WHERE person = $1 ORDER BY created DESC, id`, person)
}

// SaveAPIToken adds a token or notes that it was used.
func (r Records) SaveAPIToken(ctx context.Context, t identity.APIToken) error {
	scopes := make([]string, len(t.Scopes))
	for i, v := range t.Scopes {
		scopes[i] = string(v)
	}
	_, err := r.Tx.Exec(ctx, `/* identity.SaveAPIToken */
		INSERT INTO identity_api_token (id, hash, person, name, scopes, region, created, valid_until, used) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT (id) DO UPDATE SET used = excluded.used`,
		t.ID, t.Hash, t.Person, t.Name, strings.Join(scopes, " "), t.Region, db.Millis(t.Created), db.Millis(t.Until), db.Millis(t.Used))
	return err
}

// DropAPIToken removes a token.
func (r Records) DropAPIToken(ctx context.Context, id string) error {
	_, err := r.Tx.Exec(ctx, `/* identity.DropAPIToken */ DELETE FROM identity_api_token WHERE id = $1`, id)
	return err
}
