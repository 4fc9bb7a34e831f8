package surveydb

import (
	"context"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/survey"
)

const poll = `SELECT region, cycle, id, sub, programme, programme_name, programme_sub, token, users, screened, builders, opened, opener, opener_name, closed, closer, closer_name, rev FROM survey_poll `

func (r Records) polls(ctx context.Context, query string, args ...any) ([]survey.Poll, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (p survey.Poll, err error) {
		var opened, closed int64
		err = scan(&p.Region, &p.Cycle, &p.ID, &p.Sub, &p.Programme.Code, &p.Programme.Name, &p.Programme.Sub, &p.Token, &p.Users, &p.Screened, &p.Builders,
			&opened, &p.Opened.By.ID, &p.Opened.By.Name, &closed, &p.Closed.By.ID, &p.Closed.By.Name, &p.Rev)
		p.Opened.At, p.Closed.At = db.Moment(opened), db.Moment(closed)
		return p, err
	})
}

// Polls lists the links of a region, by sub-dimension and age.
func (r Records) Polls(ctx context.Context, cycle string, code region.Code) ([]survey.Poll, error) {
	return r.polls(ctx, `/* survey.Polls */ `+poll+`WHERE region = $1 AND cycle = $2 ORDER BY sub, opened, id`, string(code), cycle)
}

// Poll gives a link of a region.
func (r Records) Poll(ctx context.Context, cycle string, code region.Code, id string) (survey.Poll, error) {
	return db.First(r.polls(ctx, `/* survey.Poll */ `+poll+`WHERE region = $1 AND cycle = $2 AND id = $3`, string(code), cycle, id))
}

// PollOf gives the link of a token, in whichever region it is.
func (r Records) PollOf(ctx context.Context, token string) (survey.Poll, error) {
	if token == "" {
		return survey.Poll{}, nil
	}
	return db.First(r.polls(ctx, `/* survey.PollOf */ `+poll+`WHERE token = $1`, token))
}

// SavePoll adds a link or changes what may be changed of it.
func (r Records) SavePoll(ctx context.Context, p survey.Poll) error {
	if p.Rev == 0 {
		return r.Tx.Insert(ctx, "survey_poll", []string{"region", "cycle", "id", "sub", "programme", "programme_name", "programme_sub", "token", "users", "screened", "builders",
			"opened", "opener", "opener_name", "closed", "closer", "closer_name", "rev"}, [][]any{{string(p.Region), p.Cycle, p.ID, p.Sub, p.Programme.Code, p.Programme.Name, p.Programme.Sub, p.Token,
			p.Users, p.Screened, p.Builders, db.Millis(p.Opened.At), p.Opened.By.ID, p.Opened.By.Name, db.Millis(p.Closed.At), p.Closed.By.ID, p.Closed.By.Name, 1}})
	}
	n, err := r.Tx.Exec(ctx, `/* survey.SavePoll */ UPDATE survey_poll SET token = $1, users = $2, closed = $3, closer = $4, closer_name = $5, rev = rev + 1
		WHERE region = $6 AND cycle = $7 AND id = $8 AND rev = $9`, p.Token, p.Users, db.Millis(p.Closed.At), p.Closed.By.ID, p.Closed.By.Name, string(p.Region), p.Cycle, p.ID, p.Rev)
	if err == nil && n == 0 {
		return fault.New(fault.Conflict, "Tautan survei ini baru saja diubah orang lain. Muat ulang halamannya.")
	}
	return err
}

// TurnAway counts people of whom nothing is kept.
func (r Records) TurnAway(ctx context.Context, p survey.Poll, screened, builders int) error {
	_, err := r.Tx.Exec(ctx, `/* survey.TurnAway */ UPDATE survey_poll SET screened = screened + $1, builders = builders + $2 WHERE region = $3 AND cycle = $4 AND id = $5`,
		screened, builders, string(p.Region), p.Cycle, p.ID)
	return err
}

// Salt gives the salt of a survey, and makes it where there is none.
func (r Records) Salt(ctx context.Context, cycle string, code region.Code) (salt string, err error) {
	if _, err := r.Tx.Exec(ctx, `/* survey.Salt */ UPDATE survey_head SET salt = $1 WHERE region = $2 AND cycle = $3 AND salt = ''`, survey.NewSalt(), string(code), cycle); err != nil {
		return "", err
	}
	err = r.Tx.Each(ctx, `/* survey.Salt */ SELECT salt FROM survey_head WHERE region = $1 AND cycle = $2`, []any{string(code), cycle}, func(scan func(...any) error) error { return scan(&salt) })
	return salt, err
}

// DropSalt throws the salt of a survey away.
func (r Records) DropSalt(ctx context.Context, cycle string, code region.Code) error {
	_, err := r.Tx.Exec(ctx, `/* survey.DropSalt */ UPDATE survey_head SET salt = '' WHERE region = $1 AND cycle = $2 AND salt <> ''`, string(code), cycle)
	return err
}

// Salted lists where a salt is kept, in all regions.
func (r Records) Salted(ctx context.Context) ([]survey.Place, error) {
	return db.List(ctx, r.Tx, `/* survey.Salted */ SELECT cycle, region FROM survey_head WHERE salt <> '' ORDER BY cycle, region`, nil, func(scan func(...any) error) (p survey.Place, err error) {
		err = scan(&p.Cycle, &p.Region)
		return p, err
	})
}

// Sweep drops the files of every region that have waited since before a moment.
func (r Records) Sweep(ctx context.Context, before time.Time) error {
	_, err := r.Tx.Exec(ctx, `/* survey.Sweep */ DELETE FROM survey_upload WHERE at < $1`, db.Millis(before))
	return err
}

// Counts counts the entries of a region that count, by sub-dimension.
func (r Records) Counts(ctx context.Context, cycle string, code region.Code) (map[string]int, error) {
	out := map[string]int{}
	return out, r.Tx.Each(ctx, `/* survey.Counts */ SELECT sub, count(*) FROM survey_entry WHERE region = $1 AND cycle = $2 AND state = $3 GROUP BY sub`,
		[]any{string(code), cycle, string(survey.Counted)}, func(scan func(...any) error) error {
			var sub string
			var n int
			err := scan(&sub, &n)
			out[sub] = n
			return err
		})
}

// Count counts those of one sub-dimension.
func (r Records) Count(ctx context.Context, cycle string, code region.Code, sub string) (n int, err error) {
	err = r.Tx.Each(ctx, `/* survey.Count */ SELECT count(*) FROM survey_entry WHERE region = $1 AND cycle = $2 AND sub = $3 AND state = $4`,
		[]any{string(code), cycle, sub, string(survey.Counted)}, func(scan func(...any) error) error { return scan(&n) })
	return n, err
}
