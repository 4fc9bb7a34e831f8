package assessmentdb

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"gurindam/internal/assessment"
	"gurindam/internal/db"
	"gurindam/internal/evaluation"
	"gurindam/internal/region"
)

// Sessions lists the sessions of the panel, newest first.
func (r Records) Sessions(ctx context.Context, cycle string) ([]assessment.Session, error) {
	return r.sessions(ctx, cycle, "")
}

// Session gives one session of the panel.
func (r Records) Session(ctx context.Context, cycle, id string) (assessment.Session, error) {
	if id == "" {
		return assessment.Session{}, nil
	}
	return db.First(r.sessions(ctx, cycle, id))
}

func (r Records) sessions(ctx context.Context, cycle, id string) ([]assessment.Session, error) {
	return db.List(ctx, r.Tx, `/* assessment.sessions */ SELECT cycle, id, held, place, quorum, minutes, members, regions, closed, closer, closer_name, rev
		FROM assessment_session WHERE cycle = $1 AND ($2 = '' OR id = $2) ORDER BY held DESC, id`, []any{cycle, id}, func(scan func(...any) error) (s assessment.Session, err error) {
		var held, members, regions string
		var closed int64
		if err = scan(&s.Cycle, &s.ID, &held, &s.Place, &s.Quorum, &s.Minutes, &members, &regions, &closed, &s.By.ID, &s.By.Name, &s.Rev); err != nil {
			return s, err
		}
		if s.Held, err = time.ParseInLocation(time.DateOnly, held, evaluation.Zone); err != nil {
			return s, fmt.Errorf("day of session %s: %w", s.ID, err)
		}
		if err = json.Unmarshal([]byte(members), &s.Members); err != nil {
			return s, fmt.Errorf("members of session %s: %w", s.ID, err)
		}
		for _, code := range strings.Fields(regions) {
			s.Regions = append(s.Regions, region.Code(code))
		}
		s.Closed = db.Moment(closed)
		return s, nil
	})
}

// SaveSession keeps a session; Rev 0 is a new one.
func (r Records) SaveSession(ctx context.Context, s assessment.Session) error {
	members, err := json.Marshal(s.Members)
	if err != nil {
		return fmt.Errorf("write members: %w", err)
	}
	regions := make([]string, len(s.Regions))
	for i, code := range s.Regions {
		regions[i] = string(code)
	}
	args := []any{s.Cycle, s.ID, s.Held.In(evaluation.Zone).Format(time.DateOnly), s.Place, s.Quorum, s.Minutes, string(members), strings.Join(regions, " "), db.Millis(s.Closed), s.By.ID, s.By.Name}
	if s.Rev == 0 {
		return kept(r.Tx.Exec(ctx, `/* assessment.SaveSession */ INSERT INTO assessment_session (cycle, id, held, place, quorum, minutes, members, regions, closed, closer, closer_name, rev)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1) ON CONFLICT (cycle, id) DO NOTHING`, args...))
	}
	return kept(r.Tx.Exec(ctx, `/* assessment.SaveSession */ UPDATE assessment_session SET held = $3, place = $4, quorum = $5, minutes = $6, members = $7, regions = $8, closed = $9, closer = $10, closer_name = $11, rev = rev + 1
		WHERE cycle = $1 AND id = $2 AND rev = $12`, append(args, s.Rev)...))
}
