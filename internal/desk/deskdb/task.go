// Package deskdb keeps the tasks that people give each other.
package deskdb

import (
	"context"

	"gurindam/internal/db"
	"gurindam/internal/desk"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Records keeps the tasks of desk.Records within a transaction; notices are kept
// by another room.
type Records struct{ Tx *db.Tx }

const task = `SELECT region, id, body, spot_list, spot_row, spot_field, about, path, due, to_kind, to_id, to_name,
	given, giver, giver_name, ended, ending, ender, ender_name, rev FROM desk_task`

func (r Records) tasks(ctx context.Context, query string, args ...any) (out []desk.Task, err error) {
	err = r.Tx.Each(ctx, query, args, func(scan func(...any) error) error {
		var t desk.Task
		var due, given, ended int64
		err := scan(&t.Region, &t.ID, &t.Text, &t.Spot.List, &t.Spot.Row, &t.Spot.Field, &t.About, &t.Path, &due, &t.To.Kind, &t.To.ID, &t.To.Name,
			&given, &t.Given.Person, &t.Given.Name, &ended, &t.Ending, &t.Ended.Person, &t.Ended.Name, &t.Rev)
		t.Due, t.Given.At, t.Ended.At = db.Moment(due), db.Moment(given), db.Moment(ended)
		out = append(out, t)
		return err
	})
	return out, err
}

// Task gives a task.
func (r Records) Task(ctx context.Context, code region.Code, id string) (desk.Task, error) {
	found, err := r.tasks(ctx, `/* desk.Task */ `+task+` WHERE region = $1 AND id = $2`, string(code), id)
	if err != nil || len(found) == 0 {
		return desk.Task{}, err
	}
	return found[0], nil
}

// SaveTask adds a task of revision 0, or changes how one of the revision it has
// ended. It returns fault.Conflict where somebody else was first.
func (r Records) SaveTask(ctx context.Context, t desk.Task) error {
	if t.Rev == 0 {
		_, err := r.Tx.Exec(ctx, `/* desk.SaveTask */
			INSERT INTO desk_task (region, id, body, spot_list, spot_row, spot_field, about, path, due, to_kind, to_id, to_name,
				given, giver, giver_name, ended, ending, ender, ender_name, rev)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, '', '', '', 1)`,
			string(t.Region), t.ID, t.Text, t.Spot.List, t.Spot.Row, t.Spot.Field, t.About, t.Path, db.Millis(t.Due), string(t.To.Kind), t.To.ID, t.To.Name,
			db.Millis(t.Given.At), t.Given.Person, t.Given.Name)
		return err
	}
	n, err := r.Tx.Exec(ctx, `/* desk.SaveTask */
		UPDATE desk_task SET ended = $1, ending = $2, ender = $3, ender_name = $4, rev = rev + 1 WHERE region = $5 AND id = $6 AND rev = $7`,
		db.Millis(t.Ended.At), string(t.Ending), t.Ended.Person, t.Ended.Name, string(t.Region), t.ID, t.Rev)
	if err == nil && n == 0 {
		err = fault.New(fault.Conflict, "Tugas itu baru saja diubah orang lain. Muat ulang halamannya.")
	}
	return err
}

// Tasks gives some tasks of a region by their due day, those without one last.
func (r Records) Tasks(ctx context.Context, code region.Code, q desk.Query) ([]desk.Task, error) {
	where, order := ` WHERE region = $1 AND ended = 0`, ` ORDER BY CASE WHEN due = 0 THEN 1 ELSE 0 END, due, given, id`
	if q.Ended {
		where, order = ` WHERE region = $1 AND ended > 0`, ` ORDER BY ended DESC, id`
	}
	if q.Row == "" {
		return r.tasks(ctx, `/* desk.Tasks */ `+task+where+order+` LIMIT $2 OFFSET $3`, string(code), q.Most, q.Skip)
	}
	return r.tasks(ctx, `/* desk.Tasks */ `+task+where+` AND spot_list = $2 AND spot_row = $3`+order+` LIMIT $4 OFFSET $5`, string(code), q.List, q.Row, q.Most, q.Skip)
}

// OpenTo lists the open tasks for a target, in every region.
func (r Records) OpenTo(ctx context.Context, to desk.Target) ([]desk.Task, error) {
	return r.tasks(ctx, `/* desk.OpenTo */ `+task+` WHERE ended = 0 AND to_kind = $1 AND to_id = $2 ORDER BY given, id`, string(to.Kind), to.ID)
}
