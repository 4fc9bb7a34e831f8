package evaluationdb

import (
	"context"
	"fmt"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Participants lists the regions of a cycle by code, with their marks and counts.
func (r Records) Participants(ctx context.Context, cycle string) ([]evaluation.Participant, error) {
	return r.participants(ctx, cycle, "")
}

// Participant gives one region of a cycle.
func (r Records) Participant(ctx context.Context, cycle string, code region.Code) (evaluation.Participant, error) {
	if code != "" {
		found, err := r.participants(ctx, cycle, code)
		if err != nil {
			return evaluation.Participant{}, err
		}
		if len(found) == 1 {
			return found[0], nil
		}
	}
	return evaluation.Participant{}, fault.New(fault.NotFound, fmt.Sprintf("Daerah %s bukan peserta siklus evaluasi %s.", code, cycle))
}

func (r Records) participants(ctx context.Context, cycle string, code region.Code) ([]evaluation.Participant, error) {
	var out []evaluation.Participant
	at := map[region.Code]int{}
	args := []any{cycle, string(code)}
	err := r.Tx.Each(ctx, `/* evaluation.participants */ SELECT cycle, region, name, cohort, rev FROM evaluation_participant
		WHERE cycle = $1 AND ($2 = '' OR region = $2) ORDER BY region`, args, func(scan func(...any) error) error {
		p := evaluation.Participant{Marks: map[evaluation.Mark]time.Time{}, Tracks: map[evaluation.Track]evaluation.Progress{}}
		err := scan(&p.Cycle, &p.Region, &p.Name, &p.Cohort, &p.Rev)
		at[p.Region] = len(out)
		out = append(out, p)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = r.Tx.Each(ctx, `/* evaluation.participants */ SELECT region, mark, at FROM evaluation_mark WHERE cycle = $1 AND ($2 = '' OR region = $2)`, args, func(scan func(...any) error) error {
		var code region.Code
		var m evaluation.Mark
		var ms int64
		err := scan(&code, &m, &ms)
		if i, ok := at[code]; ok {
			out[i].Marks[m] = db.Moment(ms)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, r.Tx.Each(ctx, `/* evaluation.participants */ SELECT region, track, done, total FROM evaluation_progress WHERE cycle = $1 AND ($2 = '' OR region = $2)`, args, func(scan func(...any) error) error {
		var code region.Code
		var t evaluation.Track
		var p evaluation.Progress
		err := scan(&code, &t, &p.Done, &p.Total)
		if i, ok := at[code]; ok {
			out[i].Tracks[t] = p
		}
		return err
	})
}

// OfRegion lists the cycles in which a region stands, newest first.
func (r Records) OfRegion(ctx context.Context, code region.Code) ([]evaluation.Cycle, error) {
	return r.cycles(ctx, `/* evaluation.OfRegion */ SELECT c.id, c.name, c.year, c.assessors, c.spread, c.sample, c.previous, c.state, c.changed, c.rev
		FROM evaluation_cycle c JOIN evaluation_participant p ON p.cycle = c.id WHERE p.region = $1 AND c.state <> 'rancangan' ORDER BY c.year DESC, c.id`, string(code))
}

// Enrol puts a region into a cycle, or into another cohort of it.
func (r Records) Enrol(ctx context.Context, p evaluation.Participant) error {
	_, err := r.Tx.Exec(ctx, `/* evaluation.Enrol */ INSERT INTO evaluation_participant (cycle, region, name, cohort, rev) VALUES ($1, $2, $3, $4, 1)
		ON CONFLICT (cycle, region) DO UPDATE SET name = excluded.name, cohort = excluded.cohort, rev = evaluation_participant.rev + 1`,
		p.Cycle, string(p.Region), p.Name, p.Cohort)
	return err
}

// Remove takes a region out of a cycle.
func (r Records) Remove(ctx context.Context, cycle string, code region.Code) error {
	for _, query := range []string{
		`/* evaluation.Remove */ DELETE FROM evaluation_mark WHERE cycle = $1 AND region = $2`,
		`/* evaluation.Remove */ DELETE FROM evaluation_progress WHERE cycle = $1 AND region = $2`,
		`/* evaluation.Remove */ DELETE FROM evaluation_participant WHERE cycle = $1 AND region = $2`,
	} {
		if _, err := r.Tx.Exec(ctx, query, cycle, string(code)); err != nil {
			return err
		}
	}
	return nil
}

// Mark notes that something has happened to a region; a zero time takes it back.
func (r Records) Mark(ctx context.Context, cycle string, code region.Code, m evaluation.Mark, at time.Time) error {
	if err := r.touch(ctx, cycle, code); err != nil {
		return err
	}
	if at.IsZero() {
		_, err := r.Tx.Exec(ctx, `/* evaluation.Mark */ DELETE FROM evaluation_mark WHERE cycle = $1 AND region = $2 AND mark = $3`, cycle, string(code), string(m))
		return err
	}
	_, err := r.Tx.Exec(ctx, `/* evaluation.Mark */ INSERT INTO evaluation_mark (cycle, region, mark, at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (cycle, region, mark) DO UPDATE SET at = excluded.at`, cycle, string(code), string(m), db.Millis(at))
	return err
}

// Progress notes how far a track has come. A track that stands there already is not
// touched.
func (r Records) Progress(ctx context.Context, cycle string, code region.Code, t evaluation.Track, p evaluation.Progress) error {
	n, err := r.Tx.Exec(ctx, `/* evaluation.Progress */ INSERT INTO evaluation_progress (cycle, region, track, done, total) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (cycle, region, track) DO UPDATE SET done = excluded.done, total = excluded.total
		WHERE evaluation_progress.done <> excluded.done OR evaluation_progress.total <> excluded.total`, cycle, string(code), string(t), p.Done, p.Total)
	if err != nil || n == 0 {
		return err
	}
	return r.touch(ctx, cycle, code)
}

// touch raises the rev of a region, by which the board sees what is new.
func (r Records) touch(ctx context.Context, cycle string, code region.Code) error {
	n, err := r.Tx.Exec(ctx, `/* evaluation.touch */ UPDATE evaluation_participant SET rev = rev + 1 WHERE cycle = $1 AND region = $2`, cycle, string(code))
	if err == nil && n == 0 {
		return fault.New(fault.NotFound, fmt.Sprintf("Daerah %s bukan peserta siklus evaluasi %s.", code, cycle))
	}
	return err
}

// Pulse is a number that is another one as soon as anything on the board of a cycle
// has changed.
func (r Records) Pulse(ctx context.Context, cycle string) (n int64, err error) {
	err = r.Tx.Each(ctx, `/* evaluation.Pulse */ SELECT c.rev + COALESCE((SELECT CAST(SUM(rev) AS BIGINT) + COUNT(*) FROM evaluation_participant WHERE cycle = c.id), 0)
		FROM evaluation_cycle c WHERE c.id = $1`, []any{cycle}, func(scan func(...any) error) error { return scan(&n) })
	return n, err
}
