package regiondb

import (
	"context"
	"crypto/rand"

	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Records keeps region.Records within a transaction.
type Records struct{ Tx *db.Tx }

var _ region.Records = Records{}

// Events lists what befell the offices, as it was recorded.
func (r Records) Events(ctx context.Context, code region.Code) ([]region.Event, error) {
	var out []region.Event
	at := map[string]int{}
	err := r.Tx.Each(ctx, `/* region.Events */ SELECT id, kind, day, decree, note, by_name, at FROM region_event WHERE region = $1 ORDER BY seq`, []any{string(code)},
		func(scan func(...any) error) error {
			var e region.Event
			var when int64
			err := scan(&e.ID, &e.Kind, &e.Date, &e.Decree, &e.Note, &e.By, &when)
			e.At, at[e.ID] = db.Moment(when), len(out)
			out = append(out, e)
			return err
		})
	if err != nil {
		return nil, err
	}
	return out, r.Tx.Each(ctx, `/* region.Events */ SELECT parent, after, code, name FROM region_event_office WHERE region = $1 ORDER BY parent, after, seq`, []any{string(code)},
		func(scan func(...any) error) error {
			var parent string
			var after bool
			var n region.Named
			err := scan(&parent, &after, &n.Code, &n.Name)
			e := &out[at[parent]]
			if after {
				e.To = append(e.To, n)
			} else {
				e.From = append(e.From, n)
			}
			return err
		})
}

// AddEvent records an event after all others. Two that meet are a collision, and
// the later one is run again.
func (r Records) AddEvent(ctx context.Context, code region.Code, e region.Event) error {
	_, err := r.Tx.Exec(ctx, `/* region.AddEvent */ INSERT INTO region_event (region, id, seq, kind, day, decree, note, by_name, at)
		SELECT $1, $2, COALESCE(MAX(seq), 0) + 1, $3, $4, $5, $6, $7, $8 FROM region_event WHERE region = $1`,
		string(code), e.ID, string(e.Kind), string(e.Date), e.Decree, e.Note, e.By, e.At.UnixMilli())
	if err != nil {
		return err
	}
	var rows [][]any
	for after, list := range map[bool][]region.Named{false: e.From, true: e.To} {
		for i, n := range list {
			rows = append(rows, []any{string(code), e.ID, after, i, n.Code, n.Name})
		}
	}
	return r.Tx.Insert(ctx, "region_event_office", []string{"region", "parent", "after", "seq", "code", "name"}, rows)
}

// Officials lists everybody who holds or held an office.
func (r Records) Officials(ctx context.Context, code region.Code) ([]region.Official, error) {
	var out []region.Official
	return out, r.Tx.Each(ctx, `/* region.Officials */ SELECT id, rev, name, nip, position, opd, day_from, day_until, acting, account, decree
		FROM region_official WHERE region = $1 ORDER BY id`, []any{string(code)},
		func(scan func(...any) error) error {
			var o region.Official
			err := scan(&o.ID, &o.Rev, &o.Name, &o.NIP, &o.Position, &o.OPD, &o.From, &o.Until, &o.Acting, &o.Account, &o.Decree)
			out = append(out, o)
			return err
		})
}

// SaveOfficial adds an official whose Rev is 0, or changes the one that stands at
// Rev. It returns fault.Conflict where somebody else was first.
func (r Records) SaveOfficial(ctx context.Context, code region.Code, o region.Official) error {
	return first(r.Tx.Exec(ctx, `/* region.SaveOfficial */
		INSERT INTO region_official (region, id, rev, name, nip, position, opd, day_from, day_until, acting, account, decree)
		VALUES ($1, $2, $3 + 1, $4, $5, $6, $7, $8, $9, $10, $11, $12)
		ON CONFLICT (region, id) DO UPDATE SET rev = excluded.rev, name = excluded.name, nip = excluded.nip, position = excluded.position, opd = excluded.opd,
			day_from = excluded.day_from, day_until = excluded.day_until, acting = excluded.acting, account = excluded.account, decree = excluded.decree
		WHERE region_official.rev = excluded.rev - 1`,
		string(code), o.ID, o.Rev, o.Name, o.NIP, o.Position, o.OPD, string(o.From), string(o.Until), string(o.Acting), o.Account, o.Decree))
}

// Groups lists the groups of the dimensions.
func (r Records) Groups(ctx context.Context, code region.Code) ([]region.Group, error) {
	var out []region.Group
	at := map[string]int{}
	err := r.Tx.Each(ctx, `/* region.Groups */ SELECT dimension, rev, lead_opd, lead_person, note FROM region_group WHERE region = $1 ORDER BY dimension`, []any{string(code)},
		func(scan func(...any) error) error {
			var g region.Group
			err := scan(&g.Dimension, &g.Rev, &g.Lead.OPD, &g.Lead.Person, &g.Note)
			at[g.Dimension] = len(out)
			out = append(out, g)
			return err
		})
	if err != nil {
		return nil, err
	}
	return out, r.Tx.Each(ctx, `/* region.Groups */ SELECT dimension, opd, person FROM region_group_member WHERE region = $1 ORDER BY dimension, seq`, []any{string(code)},
		func(scan func(...any) error) error {
			var dimension string
			var s region.Seated
			err := scan(&dimension, &s.OPD, &s.Person)
			g := &out[at[dimension]]
			g.Members = append(g.Members, s)
			return err
		})
}

// SaveGroup adds a group whose Rev is 0, or changes the one that stands at Rev. It
// returns fault.Conflict where somebody else was first.
func (r Records) SaveGroup(ctx context.Context, code region.Code, g region.Group) error {
	err := first(r.Tx.Exec(ctx, `/* region.SaveGroup */ INSERT INTO region_group (region, dimension, rev, lead_opd, lead_person, note) VALUES ($1, $2, $3 + 1, $4, $5, $6)
		ON CONFLICT (region, dimension) DO UPDATE SET rev = excluded.rev, lead_opd = excluded.lead_opd, lead_person = excluded.lead_person, note = excluded.note
		WHERE region_group.rev = excluded.rev - 1`,
		string(code), g.Dimension, g.Rev, g.Lead.OPD, g.Lead.Person, g.Note))
	if err != nil {
		return err
	}
	if _, err := r.Tx.Exec(ctx, `/* region.SaveGroup */ DELETE FROM region_group_member WHERE region = $1 AND dimension = $2`, string(code), g.Dimension); err != nil {
		return err
	}
	var rows [][]any
	for i, m := range g.Members {
		rows = append(rows, []any{string(code), g.Dimension, i, m.OPD, m.Person})
	}
	return r.Tx.Insert(ctx, "region_group_member", []string{"region", "dimension", "seq", "opd", "person"}, rows)
}

// Note adds a line to what was done.
func (r Records) Note(ctx context.Context, code region.Code, e region.Entry) error {
	return r.Tx.Insert(ctx, "region_entry", []string{"region", "id", "at", "person", "name", "what", "ref", "old_text", "new_text"},
		[][]any{{string(code), rand.Text(), e.At.UnixMilli(), e.Person, e.Name, e.What, e.Ref, e.Before, e.After}})
}

// Entries lists what was done, last first, at most so many.
func (r Records) Entries(ctx context.Context, code region.Code, most int) ([]region.Entry, error) {
	var out []region.Entry
	return out, r.Tx.Each(ctx, `/* region.Entries */ SELECT at, person, name, what, ref, old_text, new_text FROM region_entry WHERE region = $1 ORDER BY at DESC, id LIMIT $2`, []any{string(code), most},
		func(scan func(...any) error) error {
			var e region.Entry
			var at int64
			err := scan(&at, &e.Person, &e.Name, &e.What, &e.Ref, &e.Before, &e.After)
			e.At = db.Moment(at)
			out = append(out, e)
			return err
		})
}

// first makes a guarded write that touched nothing a conflict.
func first(n int64, err error) error {
	if err == nil && n == 0 {
		return fault.New(fault.Conflict, "Data ini sudah diubah orang lain sejak Anda membukanya. Bandingkan keduanya, lalu simpan lagi.")
	}
	return err
}
