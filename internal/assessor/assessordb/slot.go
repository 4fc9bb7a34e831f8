package assessordb

import (
	"context"

	"gurindam/internal/assessor"
	"gurindam/internal/db"
	"gurindam/internal/region"
)

const slot = `SELECT cycle, region, starts, minutes, way, place, link, state, writer, writer_name, at, sender, sender_name, answered, notes, rev FROM assessor_slot`

func (r Records) slots(ctx context.Context, query string, args ...any) ([]assessor.Slot, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (s assessor.Slot, err error) {
		var starts, at, answered int64
		err = scan(&s.Cycle, &s.Region, &starts, &s.Minutes, &s.Way, &s.Place, &s.Link, &s.State, &s.By.ID, &s.By.Name, &at, &s.Sent.ID, &s.Sent.Name, &answered, &s.Notes, &s.Rev)
		s.Start, s.At, s.Answered = db.Moment(starts), db.Moment(at), db.Moment(answered)
		return s, err
	})
}

// Slots lists the interviews of a cycle by time, with who comes.
func (r Records) Slots(ctx context.Context, cycle string) ([]assessor.Slot, error) {
	out, err := r.slots(ctx, `/* assessor.Slots */ `+slot+` WHERE cycle = $1 ORDER BY starts, region`, cycle)
	if err != nil {
		return nil, err
	}
	return out, r.guests(ctx, out, ` WHERE cycle = $1 ORDER BY region, seq`, cycle)
}

// Slot gives the interview of a region in a cycle.
func (r Records) Slot(ctx context.Context, cycle string, code region.Code) (assessor.Slot, error) {
	out, err := r.slots(ctx, `/* assessor.Slot */ `+slot+` WHERE cycle = $1 AND region = $2`, cycle, string(code))
	if err != nil || len(out) == 0 {
		return assessor.Slot{Cycle: cycle, Region: code}, err
	}
	return out[0], r.guests(ctx, out, ` WHERE cycle = $1 AND region = $2 ORDER BY seq`, cycle, string(code))
}

// SlotsOf lists the interviews of the regions where a person judges, in every cycle,
// without who comes.
func (r Records) SlotsOf(ctx context.Context, id string) ([]assessor.Slot, error) {
	return r.slots(ctx, `/* assessor.SlotsOf */ `+slot+` WHERE EXISTS (SELECT 1 FROM assessor_seat s
		WHERE s.cycle = assessor_slot.cycle AND s.region = assessor_slot.region AND s.person = $1 AND s.state = $2) ORDER BY starts, region`, id, string(assessor.Confirmed))
}

// guests puts in who comes from the regions, and who was called from the panels.
func (r Records) guests(ctx context.Context, slots []assessor.Slot, where string, args ...any) error {
	at := map[region.Code]*assessor.Slot{}
	for i := range slots {
		at[slots[i].Region] = &slots[i]
	}
	return r.Tx.Each(ctx, `/* assessor.guests */ SELECT region, person, name, office, came FROM assessor_guest`+where, args, func(scan func(...any) error) error {
		var code region.Code
		var person, name, office string
		var came bool
		if err := scan(&code, &person, &name, &office, &came); err != nil {
			return err
		}
		s, ok := at[code]
		switch {
		case !ok:
		case person != "":
			s.Panel = append(s.Panel, assessor.Member{Person: person, Name: name, Came: came})
		default:
			s.Guests = append(s.Guests, assessor.Guest{Name: name, Office: office, Came: came})
		}
		return nil
	})
}

// SaveSlot adds an interview of revision 0 or changes the one of the revision it has,
// with who comes. It returns fault.Conflict where somebody else was first.
func (r Records) SaveSlot(ctx context.Context, s assessor.Slot) error {
	args := []any{db.Millis(s.Start), s.Minutes, string(s.Way), s.Place, s.Link, string(s.State), s.By.ID, s.By.Name, db.Millis(s.At), s.Sent.ID, s.Sent.Name, db.Millis(s.Answered), s.Notes, s.Cycle, string(s.Region)}
	var err error
	if s.Rev == 0 {
		err = once(r.Tx.Exec(ctx, `/* assessor.SaveSlot */
			INSERT INTO assessor_slot (starts, minutes, way, place, link, state, writer, writer_name, at, sender, sender_name, answered, notes, cycle, region, rev)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1) ON CONFLICT (cycle, region) DO NOTHING`, args...))
	} else {
		err = once(r.Tx.Exec(ctx, `/* assessor.SaveSlot */
			UPDATE assessor_slot SET starts = $1, minutes = $2, way = $3, place = $4, link = $5, state = $6, writer = $7, writer_name = $8, at = $9,
				sender = $10, sender_name = $11, answered = $12, notes = $13, rev = rev + 1 WHERE cycle = $14 AND region = $15 AND rev = $16`, append(args, s.Rev)...))
	}
	if err != nil {
		return err
	}
	if err := r.dropGuests(ctx, s.Cycle, s.Region); err != nil {
		return err
	}
	var rows [][]any
	add := func(person, name, office string, came bool) {
		rows = append(rows, []any{s.Cycle, string(s.Region), len(rows), person, name, office, came})
	}
	for _, m := range s.Panel {
		add(m.Person, m.Name, "", m.Came)
	}
	for _, g := range s.Guests {
		add("", g.Name, g.Office, g.Came)
	}
	return r.Tx.Insert(ctx, "assessor_guest", []string{"cycle", "region", "seq", "person", "name", "office", "came"}, rows)
}

func (r Records) dropGuests(ctx context.Context, cycle string, code region.Code) error {
	_, err := r.Tx.Exec(ctx, `/* assessor.dropGuests */ DELETE FROM assessor_guest WHERE cycle = $1 AND region = $2`, cycle, string(code))
	return err
}

// DropSlot removes an interview of the revision it has, or returns fault.Conflict.
func (r Records) DropSlot(ctx context.Context, s assessor.Slot) error {
	if err := r.dropGuests(ctx, s.Cycle, s.Region); err != nil {
		return err
	}
	return once(r.Tx.Exec(ctx, `/* assessor.DropSlot */ DELETE FROM assessor_slot WHERE cycle = $1 AND region = $2 AND rev = $3`, s.Cycle, string(s.Region), s.Rev))
}

// DropDrafts removes what was only proposed; nobody has said yet who comes to it.
func (r Records) DropDrafts(ctx context.Context, cycle string) error {
	_, err := r.Tx.Exec(ctx, `/* assessor.DropDrafts */ DELETE FROM assessor_slot WHERE cycle = $1 AND state = $2`, cycle, string(assessor.Drafted))
	return err
}
