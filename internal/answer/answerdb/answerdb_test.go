package answerdb_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/answer"
	"gurindam/internal/answer/answerdb"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/evaluation"
	"gurindam/internal/region"
)

const cycle, city, neighbour = "2026", region.Code("21.72"), region.Code("21.71")

var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

func edit(t *testing.T, d *db.DB, fn func(context.Context, answerdb.Records) error) {
	t.Helper()
	if err := d.Edit(t.Context(), func(tx *db.Tx) error { return fn(t.Context(), answerdb.Records{Tx: tx}) }); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, d *db.DB, code region.Code) (s answer.Sheet) {
	t.Helper()
	err := d.View(t.Context(), func(tx *db.Tx) (err error) {
		s, err = answerdb.Records{Tx: tx}.Sheet(t.Context(), cycle, code)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A sheet is kept as it was given, of its own region and cycle alone; once it is sent,
// what was frozen is read, and nothing else.
func TestSheets(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		if s := read(t, d, city); s.State != answer.Filling || len(s.Answers) != 0 || s.Rev != 0 {
			t.Errorf("before anything is written: %+v", s)
		}
		ana := evaluation.Person{ID: "ana", Name: "Ana"}
		given := answer.Answer{Question: "BL-1.1", Claimed: true, Level: 3, Figure: "84/2020", Text: "Perwako\n\"84\"", OPD: "DINKES", By: ana, At: noon, Rev: 2}
		s := answer.Sheet{Cycle: cycle, Region: city, State: answer.Returned, Answers: map[string]answer.Answer{"BL-1.1": given}, Rev: 7,
			Deeds: []answer.Deed{{Turn: answer.Return, At: noon, By: ana, Capacity: "Sekretaris daerah", Reason: "Lengkapi", Remarks: []answer.Remark{{Question: "BL-1.1", Text: "Mana?"}}}}}
		entry := answer.Entry{Question: "BL-1.1", Field: answer.Level, Before: "", After: "3", By: ana, At: noon, From: "usulan dari rencana"}
		edit(t, d, func(ctx context.Context, r answerdb.Records) error {
			for _, code := range []region.Code{city, neighbour} {
				if err := r.Queue(ctx, cycle, code); err != nil {
					return err
				}
			}
			if err := r.SaveAnswers(ctx, s, []answer.Answer{given}, []answer.Entry{entry}); err != nil {
				return err
			}
			return r.SaveStep(ctx, s)
		})
		if diff := cmp.Diff(s, read(t, d, city)); diff != "" {
			t.Error(diff)
		}
		if other := read(t, d, neighbour); len(other.Answers)+len(other.Deeds) != 0 {
			t.Errorf("the neighbour has %+v", other)
		}
		s.State, s.Rev, s.Proofs = answer.Sent, 8, []answer.Proof{{Question: "BL-1.1", Item: "I", Title: "Perwako", Type: "peraturan", Date: noon, Page: 3}}
		s.Deeds = append(s.Deeds, answer.Deed{Turn: answer.Send, At: noon, By: ana})
		edit(t, d, func(ctx context.Context, r answerdb.Records) error {
			if err := r.Queue(ctx, cycle, city); err != nil {
				return err
			}
			return r.SaveStep(ctx, s)
		})
		sent := read(t, d, city)
		s.SHA256 = sent.SHA256
		if diff := cmp.Diff(s, sent); diff != "" || len(sent.SHA256) != 64 {
			t.Error(diff)
		}
		edit(t, d, func(ctx context.Context, r answerdb.Records) error {
			list, err := r.History(ctx, cycle, city, "BL-1.1", 0, 10)
			if diff := cmp.Diff([]answer.Entry{entry}, list); diff != "" {
				t.Error(diff)
			}
			if none, _ := r.History(ctx, cycle, neighbour, "", 0, 10); len(none) != 0 {
				t.Errorf("the history of a neighbour: %+v", none)
			}
			heads, _ := r.Sheets(ctx, city)
			if h := heads[cycle]; h.State != answer.Sent || len(h.Deeds) != 2 || h.Answers != nil {
				t.Errorf("%+v", heads)
			}
			_, tampering := r.Tx.Exec(ctx, `UPDATE answer_frozen SET content = '{"level":4}' WHERE region = $1`, string(city))
			if _, wrong := r.Sheet(ctx, cycle, city); wrong == nil {
				t.Error("what was tampered with is read")
			}
			return errors.Join(err, tampering)
		})
	})
}
