package discussiondb

import (
	"context"
	"crypto/rand"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/discussion"
	"gurindam/internal/region"
)

// AddNotices adds notices and gives them identities.
func (r Records) AddNotices(ctx context.Context, notices []discussion.Notice) error {
	rows := make([][]any, 0, len(notices))
	for _, n := range notices {
		rows = append(rows, []any{n.Person, rand.Text(), string(n.Region), string(n.Kind), db.Millis(n.At), n.By, n.About, n.Clip, n.Path, 0, 0})
	}
	return r.Tx.Insert(ctx, "discussion_notice", []string{"person", "id", "region", "kind", "at", "by_name", "about", "clip", "path", "seen", "mailed"}, rows)
}

const notice = `SELECT person, id, region, kind, at, by_name, about, clip, path, seen, mailed FROM discussion_notice`

func (r Records) notices(ctx context.Context, query string, args ...any) ([]discussion.Notice, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (n discussion.Notice, err error) {
		var at, seen, mailed int64
		err = scan(&n.Person, &n.ID, &n.Region, &n.Kind, &at, &n.By, &n.About, &n.Clip, &n.Path, &seen, &mailed)
		n.At, n.Seen, n.Mailed = db.Moment(at), db.Moment(seen), db.Moment(mailed)
		return n, err
	})
}

// Notices gives some notices of a person, the latest first.
func (r Records) Notices(ctx context.Context, person string, skip, most int) ([]discussion.Notice, error) {
	return r.notices(ctx, `/* discussion.Notices */ `+notice+` WHERE person = $1 ORDER BY at DESC, id LIMIT $2 OFFSET $3`, person, most, skip)
}

// Unseen gives the region of each unread notice of a person.
func (r Records) Unseen(ctx context.Context, person string) ([]region.Code, error) {
	return db.List(ctx, r.Tx, `/* discussion.Unseen */ SELECT region FROM discussion_notice WHERE person = $1 AND seen = 0`, []any{person},
		func(scan func(...any) error) (code region.Code, err error) {
			err = scan(&code)
			return code, err
		})
}

// See marks a notice of a person read and gives it.
func (r Records) See(ctx context.Context, person, id string, at time.Time) (discussion.Notice, error) {
	if _, err := r.Tx.Exec(ctx, `/* discussion.See */ UPDATE discussion_notice SET seen = $1 WHERE person = $2 AND id = $3 AND seen = 0`, db.Millis(at), person, id); err != nil {
		return discussion.Notice{}, err
	}
	return db.First(r.notices(ctx, `/* discussion.See */ `+notice+` WHERE person = $1 AND id = $2`, person, id))
}

// SeeAll marks every notice of a person read.
func (r Records) SeeAll(ctx context.Context, person string, at time.Time) error {
	_, err := r.Tx.Exec(ctx, `/* discussion.SeeAll */ UPDATE discussion_notice SET seen = $1 WHERE person = $2 AND seen = 0`, db.Millis(at), person)
	return err
}

// Unmailed lists the notices that no mail told of yet, oldest first.
func (r Records) Unmailed(ctx context.Context) ([]discussion.Notice, error) {
	return r.notices(ctx, `/* discussion.Unmailed */ `+notice+` WHERE mailed = 0 ORDER BY at, id`)
}

// Mailed notes that mail is done with some notices.
func (r Records) Mailed(ctx context.Context, notices []discussion.Notice, at time.Time) error {
	for _, n := range notices {
		if _, err := r.Tx.Exec(ctx, `/* discussion.Mailed */ UPDATE discussion_notice SET mailed = $1 WHERE person = $2 AND id = $3`, db.Millis(at), n.Person, n.ID); err != nil {
			return err
		}
	}
	return nil
}

// Habit gives how somebody wants to be told.
func (r Records) Habit(ctx context.Context, person string) (discussion.Habit, error) {
	return db.First(db.List(ctx, r.Tx, `/* discussion.Habit */ SELECT person, pace, digest FROM discussion_habit WHERE person = $1`, []any{person},
		func(scan func(...any) error) (h discussion.Habit, err error) {
			var digest int64
			err = scan(&h.Person, &h.Pace, &digest)
			h.Digest = db.Moment(digest)
			return h, err
		}))
}

// SaveHabit keeps how somebody wants to be told.
func (r Records) SaveHabit(ctx context.Context, h discussion.Habit) error {
	_, err := r.Tx.Exec(ctx, `/* discussion.SaveHabit */
		INSERT INTO discussion_habit (person, pace, digest) VALUES ($1, $2, $3)
		ON CONFLICT (person) DO UPDATE SET pace = excluded.pace, digest = excluded.digest`, h.Person, string(h.Pace), db.Millis(h.Digest))
	return err
}

// Sweep drops the notices older than a moment.
func (r Records) Sweep(ctx context.Context, before time.Time) error {
	_, err := r.Tx.Exec(ctx, `/* discussion.Sweep */ DELETE FROM discussion_notice WHERE at < $1 AND mailed > 0`, db.Millis(before))
	return err
}
