package workspacedb

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/region"
	"gurindam/internal/workspace"
)

// clause collects the conditions of a query with their values.
type clause struct {
	text strings.Builder
	args []any
}

func newClause(code region.Code) *clause { return &clause{args: []any{string(code)}} }

// add adds a condition that ends where its value stands.
func (c *clause) add(condition string, value any) {
	c.args = append(c.args, value)
	c.text.WriteString(" AND " + condition + " $" + strconv.Itoa(len(c.args)))
}

// limit bounds how much is read.
func (c *clause) limit(n int) string {
	c.args = append(c.args, n)
	return " LIMIT $" + strconv.Itoa(len(c.args))
}

// most bounds how much is read; 0 does not.
func (c *clause) most(n int) string {
	if n <= 0 {
		return ""
	}
	return c.limit(n)
}

// revs narrows a column of numbers to those a query asks for.
func (c *clause) revs(column string, q workspace.Query) {
	if q.Since > 0 {
		c.add(column+" >", q.Since)
	}
	if q.Before > 0 {
		c.add(column+" <", q.Before)
	}
}

// within narrows a query to the sets of a time: numbers grow with the time, so the
// first and the last of it bound them.
func within(ctx context.Context, tx *db.Tx, code region.Code, q workspace.Query) (workspace.Query, error) {
	bound := func(query string, at time.Time) (rev int64, err error) {
		err = tx.Each(ctx, query, []any{string(code), at.UnixMilli()}, func(scan func(...any) error) error { return scan(&rev) })
		return rev, err
	}
	if !q.From.IsZero() {
		rev, err := bound(`/* workspace.Sets */ SELECT rev FROM workspace_set WHERE region = $1 AND at < $2 ORDER BY at DESC, rev DESC LIMIT 1`, q.From)
		if err != nil {
			return q, err
		}
		q.Since = max(q.Since, rev)
	}
	if !q.Until.IsZero() {
		rev, err := bound(`/* workspace.Sets */ SELECT rev FROM workspace_set WHERE region = $1 AND at >= $2 ORDER BY at, rev LIMIT 1`, q.Until)
		if err != nil {
			return q, err
		}
		if rev > 0 && (q.Before == 0 || rev < q.Before) {
			q.Before = rev
		}
	}
	return q, nil
}

// Sets lists change sets, newest first. Which sets they are is read from an index
// that is in their order, whatever narrows them; then come what they touched and the
// first few of the entries that are asked for.
func Sets(ctx context.Context, tx *db.Tx, code region.Code, q workspace.Query) ([]workspace.Set, error) {
	q, err := within(ctx, tx, code, q)
	if err != nil {
		return nil, fmt.Errorf("time of sets of %s: %w", code, err)
	}
	c := newClause(code)
	query := choose(c, q)
	var revs []int64
	if err := tx.Each(ctx, query, c.args, func(scan func(...any) error) error {
		var rev int64
		err := scan(&rev)
		revs = append(revs, rev)
		return err
	}); err != nil {
		return nil, fmt.Errorf("sets of %s: %w", code, err)
	}
	out, err := theSets(ctx, tx, code, revs, q)
	if err != nil {
		return nil, fmt.Errorf("sets of %s: %w", code, err)
	}
	return out, nil
}

// choose says where the numbers of the sets are read.
func choose(c *clause, q workspace.Query) string {
	from, rev := "workspace_set x", "x.rev"
	pick := "SELECT x.rev"
	switch {
	case q.Row != "" || q.Field != "" && q.Person == "":
		from, pick = "workspace_change x", "SELECT DISTINCT x.rev"
		c.add("x.list =", q.List)
		if q.Row != "" {
			c.add("x.row_id =", q.Row)
		}
		if q.Field != "" {
			c.add("x.field =", q.Field)
		}
		if q.Person != "" {
			c.add("EXISTS (SELECT 1 FROM workspace_set s WHERE s.region = x.region AND s.rev = x.rev AND s.person =", q.Person)
			c.text.WriteString(")")
		}
	case q.List != "":
		from = "workspace_part x"
		if q.Person != "" {
			c.add("x.person =", q.Person)
		}
		c.add("x.list =", q.List)
		if q.Field != "" {
			c.add("EXISTS (SELECT 1 FROM workspace_change c WHERE c.region = x.region AND c.rev = x.rev AND c.list = x.list AND c.field =", q.Field)
			c.text.WriteString(")")
		}
	case q.Person != "":
		c.add("x.person =", q.Person)
	}
	c.revs(rev, q)
	query := "/* workspace.Sets */ " + pick + " FROM " + from + " WHERE x.region = $1" + c.text.String() + " ORDER BY x.rev DESC"
	return query + c.limit(q.Limit)
}

// theSets reads sets of these numbers, which come newest first, with what they touched.
func theSets(ctx context.Context, tx *db.Tx, code region.Code, revs []int64, q workspace.Query) ([]workspace.Set, error) {
	out := make([]workspace.Set, len(revs))
	at := make(map[int64]*workspace.Set, len(revs))
	for i, rev := range revs {
		out[i].Rev = rev
		at[rev] = &out[i]
	}
	if len(revs) == 0 {
		return out, nil
	}
	among, args := numbers(code, revs)
	err := tx.Each(ctx, `/* workspace.Sets */ SELECT rev, at, person, name, kind, reason FROM workspace_set WHERE region = $1 AND rev IN `+among, args, func(scan func(...any) error) error {
		var s workspace.Set
		var when int64
		err := scan(&s.Rev, &when, &s.Person, &s.Name, &s.Kind, &s.Reason)
		s.At = time.UnixMilli(when).UTC()
		*at[s.Rev] = s
		return err
	})
	if err != nil {
		return nil, err
	}
	err = tx.Each(ctx, `/* workspace.Sets */ SELECT rev, list, size FROM workspace_part WHERE region = $1 AND rev IN `+among, args, func(scan func(...any) error) error {
		var rev int64
		var p workspace.Part
		err := scan(&rev, &p.List, &p.Count)
		at[rev].Parts = append(at[rev].Parts, p)
		return err
	})
	for i := range out {
		s := &out[i]
		slices.SortFunc(s.Parts, func(a, b workspace.Part) int { return strings.Compare(a.List, b.List) }) // not in SQL: it would be taken for a wish to read in that order
		if err == nil && q.Few > 0 {
			s.Entries, err = Entries(ctx, tx, code, workspace.Query{List: q.List, Row: q.Row, Field: q.Field, Since: s.Rev - 1, Before: s.Rev + 1, Oldest: true, Limit: q.Few})
		}
	}
	return out, err
}

// numbers writes numbers of sets as parameters behind the region.
func numbers(code region.Code, revs []int64) (text string, args []any) {
	args = []any{string(code)}
	places := make([]string, len(revs))
	for i, rev := range revs {
		args = append(args, rev)
		places[i] = "$" + strconv.Itoa(i+2)
	}
	return "(" + strings.Join(places, ", ") + ")", args
}

// Writers lists who ever changed a region's plan, each by the name of the last time.
// It goes from person to person through the index, past all their sets.
func Writers(ctx context.Context, tx *db.Tx, code region.Code) (out []workspace.Writer, err error) {
	err = tx.Each(ctx, `/* workspace.Writers */
		WITH RECURSIVE writer (person) AS (
			SELECT MIN(person) FROM workspace_set WHERE region = $1
			UNION ALL
			SELECT (SELECT MIN(s.person) FROM workspace_set s WHERE s.region = $1 AND s.person > writer.person) FROM writer WHERE writer.person IS NOT NULL
		)
		SELECT person, (SELECT s.name FROM workspace_set s WHERE s.region = $1 AND s.person = writer.person ORDER BY s.rev DESC LIMIT 1) AS name
		FROM writer WHERE person IS NOT NULL ORDER BY name, person`, []any{string(code)},
		func(scan func(...any) error) error {
			var w workspace.Writer
			err := scan(&w.Person, &w.Name)
			out = append(out, w)
			return err
		})
	return out, err
}

// parts tells how much of each list entries of one set are.
func parts(entries []workspace.Entry) []workspace.Part {
	var out []workspace.Part
	at := map[string]int{}
	for _, e := range entries {
		i, known := at[e.List]
		if !known {
			i = len(out)
			at[e.List] = i
			out = append(out, workspace.Part{List: e.List})
		}
		out[i].Count++
	}
	return out
}
