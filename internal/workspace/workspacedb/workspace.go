// Package workspacedb keeps what changed in the plans of the regions, set by set.
package workspacedb

import (
	"context"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/region"
	"gurindam/internal/workspace"
)

// Head gives the number of the newest change set of a region; 0 where there is none.
func Head(ctx context.Context, tx *db.Tx, code region.Code) (rev int64, err error) {
	err = tx.Each(ctx, `/* workspace.Head */ SELECT rev FROM workspace_head WHERE region = $1`, []any{string(code)},
		func(scan func(...any) error) error { return scan(&rev) })
	return rev, err
}

// Begin counts a new change set of a region and gives its number. Whoever began one
// first is waited for.
func Begin(ctx context.Context, tx *db.Tx, code region.Code) (rev int64, err error) {
	err = tx.Each(ctx, `/* workspace.Begin */ INSERT INTO workspace_head (region, rev) VALUES ($1, 1)
		ON CONFLICT (region) DO UPDATE SET rev = workspace_head.rev + 1 RETURNING rev`, []any{string(code)},
		func(scan func(...any) error) error { return scan(&rev) })
	return rev, err
}

var changeColumns = []string{"region", "rev", "seq", "list", "row_id", "code", "field", "before_text", "after_text"}

// Record keeps the entries of one change set; all have its number, person and time.
func Record(ctx context.Context, tx *db.Tx, code region.Code, entries []workspace.Entry) error {
	if len(entries) == 0 {
		return nil
	}
	e := entries[0]
	if _, err := tx.Exec(ctx, `/* workspace.Record */ INSERT INTO workspace_set (region, rev, at, person, name, kind, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		string(code), e.Rev, e.At.UnixMilli(), e.Person, e.Name, e.Kind, e.Reason); err != nil {
		return err
	}
	rows := make([][]any, len(entries))
	for i, e := range entries {
		rows[i] = []any{string(code), e.Rev, e.Seq, e.List, e.Row, e.Code, e.Field, e.Before, e.After}
	}
	if err := tx.Insert(ctx, "workspace_change", changeColumns, rows); err != nil {
		return err
	}
	rows = rows[:0]
	for _, p := range parts(entries) {
		rows = append(rows, []any{string(code), p.List, e.Rev, e.Person, p.Count})
	}
	return tx.Insert(ctx, "workspace_part", []string{"region", "list", "rev", "person", "size"}, rows)
}

// Entries lists changes of a region. Pages follow each other by the number of the set,
// so that a page far back costs what the first one does.
func Entries(ctx context.Context, tx *db.Tx, code region.Code, q workspace.Query) ([]workspace.Entry, error) {
	query, args := entriesQuery(code, q)
	var out []workspace.Entry
	err := tx.Each(ctx, query, args, func(scan func(...any) error) error {
		var e workspace.Entry
		var at int64
		if err := scan(&e.Rev, &e.Seq, &at, &e.Person, &e.Name, &e.Kind, &e.Reason, &e.List, &e.Row, &e.Code, &e.Field, &e.Before, &e.After); err != nil {
			return err
		}
		e.At = time.UnixMilli(at).UTC()
		out = append(out, e)
		return nil
	})
	return out, err
}

// entryColumns are the columns of an entry, of its change c and its set s.
const entryColumns = `c.rev, c.seq, s.at, s.person, s.name, s.kind, s.reason, c.list, c.row_id, c.code, c.field, c.before_text, c.after_text`

// entriesQuery chooses the changes first, from an index in their order, and only then
// looks up their sets: joined at once, PostgreSQL sorts all of a large set for its
// first page. What one person did is gone through from set to set; SQLite keeps to the
// order of a CROSS JOIN.
func entriesQuery(code region.Code, q workspace.Query) (query string, args []any) {
	c := newClause(code)
	for _, f := range []struct{ column, value string }{{"c.list", q.List}, {"c.row_id", q.Row}, {"c.field", q.Field}} {
		if f.value != "" {
			c.add(f.column+" =", f.value)
		}
	}
	c.revs("c.rev", q)
	if q.Seq > 0 {
		c.add("c.seq >=", q.Seq)
	}
	order := func(rev string) string {
		if q.Oldest {
			return " ORDER BY " + rev + ", c.seq"
		}
		return " ORDER BY " + rev + " DESC, c.seq DESC"
	}
	const tag = "/* workspace.Entries */ SELECT " + entryColumns + " FROM "
	if q.Person != "" && q.Row == "" {
		c.add("s.person =", q.Person)
		c.revs("s.rev", q)
		query = tag + "workspace_set s CROSS JOIN workspace_change c WHERE c.region = s.region AND c.rev = s.rev AND s.region = $1" + c.text.String() + order("s.rev")
		return query + c.most(q.Limit), c.args
	}
	if q.Person != "" {
		c.add("EXISTS (SELECT 1 FROM workspace_set p WHERE p.region = c.region AND p.rev = c.rev AND p.person =", q.Person)
		c.text.WriteString(")")
	}
	chosen := "SELECT c.* FROM workspace_change c WHERE c.region = $1" + c.text.String() + order("c.rev") + c.most(q.Limit)
	return tag + "(" + chosen + ") c CROSS JOIN workspace_set s WHERE s.region = c.region AND s.rev = c.rev" + order("c.rev"), c.args
}
