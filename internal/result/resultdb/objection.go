package resultdb

import (
	"context"
	"encoding/json"

	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/result"
)

const objection = `SELECT cycle, region, id, kind, question, reason, proofs, state, drafted, drafter, drafter_name, sent, sender, sender_name,
	decided, decider, decider_name, verdict, before_levels, after_levels, number, rev FROM result_objection`

func (r Records) objections(ctx context.Context, query string, args ...any) ([]result.Objection, error) {
	var out []result.Objection
	err := r.Tx.Each(ctx, query, args, func(scan func(...any) error) error {
		var o result.Objection
		var drafted, sent, decided int64
		var proofs, before, after string
		err := scan(&o.Cycle, &o.Region, &o.ID, &o.Kind, &o.Question, &o.Reason, &proofs, &o.State, &drafted, &o.Drafted.ID, &o.Drafted.Name, &sent, &o.Sent.ID, &o.Sent.Name,
			&decided, &o.Decided.ID, &o.Decided.Name, &o.Verdict, &before, &after, &o.Number, &o.Rev)
		if err != nil {
			return err
		}
		o.Drafted.At, o.Sent.At, o.Decided.At = db.Moment(drafted), db.Moment(sent), db.Moment(decided)
		if err := json.Unmarshal([]byte(proofs), &o.Proofs); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(before), &o.Before); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(after), &o.After); err != nil {
			return err
		}
		out = append(out, o)
		return nil
	})
	return out, err
}

// Objections lists the objections of a cycle, oldest first; of one region where it is
// named.
func (r Records) Objections(ctx context.Context, cycle string, code region.Code) ([]result.Objection, error) {
	return r.objections(ctx, `/* result.Objections */ `+objection+` WHERE cycle = $1 AND ($2 = '' OR region = $2) ORDER BY sent, drafted, region, id`, cycle, string(code))
}

// Objection gives one objection, or fault.NotFound.
func (r Records) Objection(ctx context.Context, cycle string, code region.Code, id string) (result.Objection, error) {
	out, err := r.objections(ctx, `/* result.Objection */ `+objection+` WHERE cycle = $1 AND region = $2 AND id = $3`, cycle, string(code), id)
	if err != nil {
		return result.Objection{}, err
	}
	if len(out) == 0 {
		return result.Objection{}, fault.New(fault.NotFound, "Sanggah itu tidak ada di daerah ini. Lihat daftarnya di halaman Sanggah.")
	}
	return out[0], nil
}

// SaveObjection adds an objection of rev 1, or puts it in the place of the rev before;
// fault.Conflict where another rev is kept.
func (r Records) SaveObjection(ctx context.Context, o result.Objection) error {
	args := []any{o.Cycle, string(o.Region), o.ID, string(o.Kind), o.Question, o.Reason, list(o.Proofs), string(o.State),
		db.Millis(o.Drafted.At), o.Drafted.ID, o.Drafted.Name, db.Millis(o.Sent.At), o.Sent.ID, o.Sent.Name, db.Millis(o.Decided.At), o.Decided.ID, o.Decided.Name,
		o.Verdict, list(o.Before), list(o.After), o.Number, o.Rev}
	query := `/* result.SaveObjection */ INSERT INTO result_objection (cycle, region, id, kind, question, reason, proofs, state, drafted, drafter, drafter_name,
		sent, sender, sender_name, decided, decider, decider_name, verdict, before_levels, after_levels, number, rev)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22) ON CONFLICT (cycle, region, id) DO NOTHING`
	if o.Rev > 1 {
		query = `/* result.SaveObjection */ UPDATE result_objection SET kind = $4, question = $5, reason = $6, proofs = $7, state = $8, drafted = $9, drafter = $10, drafter_name = $11,
			sent = $12, sender = $13, sender_name = $14, decided = $15, decider = $16, decider_name = $17, verdict = $18, before_levels = $19, after_levels = $20, number = $21, rev = $22
			WHERE cycle = $1 AND region = $2 AND id = $3 AND rev = $22 - 1`
	}
	n, err := r.Tx.Exec(ctx, query, args...)
	if err == nil && n == 0 {
		return errChanged
	}
	return err
}

var errChanged = fault.New(fault.Conflict, "Sanggah ini baru saja diubah orang lain. Muat ulang halamannya, lalu ulangi.")

// DropObjection throws an objection away; fault.Conflict where another rev is kept.
func (r Records) DropObjection(ctx context.Context, cycle string, code region.Code, id string, rev int64) error {
	n, err := r.Tx.Exec(ctx, `/* result.DropObjection */ DELETE FROM result_objection WHERE cycle = $1 AND region = $2 AND id = $3 AND rev = $4`, cycle, string(code), id, rev)
	if err == nil && n == 0 {
		return errChanged
	}
	return err
}
