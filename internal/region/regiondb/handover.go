package regiondb

import (
	"context"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/region"
)

// Handovers lists the hand-overs of a region, newest first.
func (r Records) Handovers(ctx context.Context, code region.Code) ([]region.Handover, error) {
	var out []region.Handover
	index := map[string]int{}
	err := r.Tx.Each(ctx, `/* region.Handovers */ SELECT id, at, by_name, from_person, from_name, to_person, to_name, last_day, note, accepted
		FROM region_handover WHERE region = $1 ORDER BY at DESC, id`, []any{string(code)},
		func(scan func(...any) error) error {
			var h region.Handover
			var at, accepted int64
			err := scan(&h.ID, &at, &h.By, &h.From.ID, &h.From.Name, &h.To.ID, &h.To.Name, &h.Last, &h.Note, &accepted)
			h.At, h.Accepted = db.Moment(at), db.Moment(accepted)
			index[h.ID] = len(out)
			out = append(out, h)
			return err
		})
	if err != nil {
		return nil, err
	}
	return out, r.Tx.Each(ctx, `/* region.Handovers */ SELECT parent, kind, ref, label FROM region_handover_item WHERE region = $1 ORDER BY parent, seq`, []any{string(code)},
		func(scan func(...any) error) error {
			var parent string
			var i region.Item
			err := scan(&parent, &i.Kind, &i.Ref, &i.Text)
			h := &out[index[parent]]
			h.Items = append(h.Items, i)
			return err
		})
}

// AddHandover records a hand-over.
func (r Records) AddHandover(ctx context.Context, code region.Code, h region.Handover) error {
	err := r.Tx.Insert(ctx, "region_handover", []string{"region", "id", "at", "by_name", "from_person", "from_name", "to_person", "to_name", "last_day", "note", "accepted"},
		[][]any{{string(code), h.ID, h.At.UnixMilli(), h.By, h.From.ID, h.From.Name, h.To.ID, h.To.Name, string(h.Last), h.Note, 0}})
	if err != nil {
		return err
	}
	var rows [][]any
	for n, i := range h.Items {
		rows = append(rows, []any{string(code), h.ID, n, string(i.Kind), i.Ref, i.Text})
	}
	return r.Tx.Insert(ctx, "region_handover_item", []string{"region", "parent", "seq", "kind", "ref", "label"}, rows)
}

// Accept notes when a successor took note of a hand-over. It tells whether there
// was one to that person that nobody had noted yet.
func (r Records) Accept(ctx context.Context, code region.Code, id, person string, at time.Time) (bool, error) {
	n, err := r.Tx.Exec(ctx, `/* region.Accept */ UPDATE region_handover SET accepted = $4
		WHERE region = $1 AND id = $2 AND to_person = $3 AND to_person <> '' AND accepted = 0`,
		string(code), id, person, at.UnixMilli())
	return n > 0, err
}
