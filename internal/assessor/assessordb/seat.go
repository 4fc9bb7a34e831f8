package assessordb

import (
	"context"

	"gurindam/internal/assessor"
	"gurindam/internal/db"
	"gurindam/internal/region"
)

const seat = `SELECT s.cycle, s.region, s.person, COALESCE(p.name, ''), s.chair, s.state, s.reason, s.writer, s.writer_name, s.at, s.rev
	FROM assessor_seat s LEFT JOIN assessor_person p ON p.person = s.person`

const byRegion = ` ORDER BY s.region, s.chair DESC, p.name, s.person`

func (r Records) seats(ctx context.Context, query string, args ...any) ([]assessor.Assignment, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (x assessor.Assignment, err error) {
		var at int64
		err = scan(&x.Cycle, &x.Region, &x.Person, &x.Name, &x.Lead, &x.State, &x.Reason, &x.By.ID, &x.By.Name, &at, &x.Rev)
		x.At = db.Moment(at)
		return x, err
	})
}

// Seats lists every seat of a cycle, of any state, by region; the head of a panel first.
func (r Records) Seats(ctx context.Context, cycle string) ([]assessor.Assignment, error) {
	return r.seats(ctx, `/* assessor.Seats */ `+seat+` WHERE s.cycle = $1`+byRegion, cycle)
}

// SeatsOf lists the seats of a region in a cycle, of any state.
func (r Records) SeatsOf(ctx context.Context, cycle string, code region.Code) ([]assessor.Assignment, error) {
	return r.seats(ctx, `/* assessor.SeatsOf */ `+seat+` WHERE s.cycle = $1 AND s.region = $2`+byRegion, cycle, string(code))
}

// Assignments lists who judges in a cycle, by region; the head of a panel first.
func (r Records) Assignments(ctx context.Context, cycle string) ([]assessor.Assignment, error) {
	return r.seats(ctx, `/* assessor.Assignments */ `+seat+` WHERE s.cycle = $1 AND s.state = $2`+byRegion, cycle, string(assessor.Confirmed))
}

// AssignedTo lists who judges a region in a cycle; the head of the panel first.
func (r Records) AssignedTo(ctx context.Context, cycle string, code region.Code) ([]assessor.Assignment, error) {
	return r.seats(ctx, `/* assessor.AssignedTo */ `+seat+` WHERE s.cycle = $1 AND s.region = $2 AND s.state = $3`+byRegion, cycle, string(code), string(assessor.Confirmed))
}

// OfPerson lists where a person judges, in every cycle.
func (r Records) OfPerson(ctx context.Context, id string) ([]assessor.Assignment, error) {
	return r.seats(ctx, `/* assessor.OfPerson */ `+seat+` WHERE s.person = $1 AND s.state = $2 ORDER BY s.cycle, s.region`, id, string(assessor.Confirmed))
}

// SaveSeats adds the seats of revision 0 and changes the others from the revision they
// have. It returns fault.Conflict where somebody else was first.
func (r Records) SaveSeats(ctx context.Context, list []assessor.Assignment) error {
	var fresh [][]any
	for _, x := range list {
		if x.Rev == 0 {
			fresh = append(fresh, []any{x.Cycle, string(x.Region), x.Person, x.Lead, string(x.State), x.Reason, x.By.ID, x.By.Name, db.Millis(x.At), 1})
			continue
		}
		if err := once(r.Tx.Exec(ctx, `/* assessor.SaveSeats */
			UPDATE assessor_seat SET chair = $1, state = $2, reason = $3, writer = $4, writer_name = $5, at = $6, rev = rev + 1
			WHERE cycle = $7 AND region = $8 AND person = $9 AND rev = $10`,
			x.Lead, string(x.State), x.Reason, x.By.ID, x.By.Name, db.Millis(x.At), x.Cycle, string(x.Region), x.Person, x.Rev)); err != nil {
			return err
		}
	}
	return r.Tx.Insert(ctx, "assessor_seat", []string{"cycle", "region", "person", "chair", "state", "reason", "writer", "writer_name", "at", "rev"}, fresh)
}

// DropSeat removes a seat that was only proposed, or returns fault.Conflict.
func (r Records) DropSeat(ctx context.Context, x assessor.Assignment) error {
	return once(r.Tx.Exec(ctx, `/* assessor.DropSeat */ DELETE FROM assessor_seat WHERE cycle = $1 AND region = $2 AND person = $3 AND rev = $4 AND state = $5`,
		x.Cycle, string(x.Region), x.Person, x.Rev, string(assessor.Proposed)))
}

// DropProposed removes what was only proposed in a cycle; what was chosen by hand too,
// where asked.
func (r Records) DropProposed(ctx context.Context, cycle string, hand bool) error {
	query := `/* assessor.DropProposed */ DELETE FROM assessor_seat WHERE cycle = $1 AND state = $2`
	if !hand {
		query += ` AND reason = ''`
	}
	_, err := r.Tx.Exec(ctx, query, cycle, string(assessor.Proposed))
	return err
}
