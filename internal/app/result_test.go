package app

import (
	"context"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/assessment"
	"gurindam/internal/assessment/assessmentdb"
	"gurindam/internal/db"
	"gurindam/internal/evaluation"
	"gurindam/internal/evaluation/evaluationdb"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
	"gurindam/internal/result"
)

// resultCycle is a cycle whose results are announced.
const resultCycle = "2026-hasil"

// concluded keeps a cycle of two regions that two assessors have judged, announces it,
// and decides an objection of the city, whose identity it gives.
func concluded(t testing.TB, a *App) (objection string) {
	t.Helper()
	ctx, now := context.Background(), a.now()
	c := evaluation.Cycle{ID: resultCycle, Name: "Evaluasi uji hasil", Year: now.Year(), Assessors: 2, Spread: 1, Sample: 50, State: evaluation.Open, Cohorts: []evaluation.Cohort{{ID: "baru", Name: "Baru", Instrument: "kominfo-2022-baru"}},
		Windows: []evaluation.Window{{Stage: evaluation.Objection, First: now.AddDate(0, 0, -5), Last: now.AddDate(0, 0, 5)}}}
	i, _ := instrument.Load("kominfo-2022-baru")
	err := a.db.Update(ctx, func(tx *db.Tx) error {
		r, sheets := evaluationdb.Records{Tx: tx}, assessmentdb.Records{Tx: tx}
		if err := r.SaveCycle(ctx, c); err != nil {
			return err
		}
		for n, code := range []region.Code{tanjungpinang, "21.71"} {
			if err := r.Enrol(ctx, evaluation.Participant{Cycle: c.ID, Region: code, Name: regionName(code), Cohort: "baru"}); err != nil {
				return err
			}
			for _, m := range []evaluation.Mark{evaluation.Joined, evaluation.Submitted, evaluation.Scored, evaluation.Settled} {
				if err := r.Mark(ctx, c.ID, code, m, now); err != nil {
					return err
				}
			}
			for k := range 2 {
				s := assessment.Sheet{Cycle: c.ID, Region: code, Assessor: fmt.Sprintf("penilai-%d", k), Name: fmt.Sprintf("Nama Rahasia %d", k), Locked: now, Strengths: "Kekuatan rahasia.", Weaknesses: "Kelemahan.", Recommendations: "Saran.", Scores: map[string]assessment.Score{}}
				for m, q := range i.Questions() {
					s.Scores[q.Code] = assessment.Score{Question: q.Code, First: (n + m) % 5, Level: (n + m + k) % 5, Note: "Catatan rahasia.", At: now, Rev: 1}
				}
				if err := sheets.SaveSheet(ctx, s); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	as := func(id, role string, place access.Place) result.Author {
		return result.Author{Actor: access.Actor{Person: id, Grants: []access.Grant{{Role: role, Scope: place}}}, Name: id}
	}
	draft, err := a.Results.Prepare(ctx, as("satu", "kominfo", access.Place{}), c.ID)
	if err == nil {
		_, err = a.Results.Announce(ctx, as("dua", "kominfo", access.Place{}), c.ID, draft.Fingerprint)
	}
	if err != nil {
		t.Fatal(err)
	}
	o, err := a.Results.Object(ctx, as("tiga", "sekretaris", kota), c.ID, tanjungpinang, "", result.Plea{Question: "BL-1.1", Reason: "Perwako sudah terbit."})
	if err == nil {
		err = a.Results.Send(ctx, as("empat", "sekda", kota), c.ID, tanjungpinang, o.ID)
	}
	if err == nil {
		_, err = a.Results.Rule(ctx, as("lima", "pemutus", access.Place{}), c.ID, tanjungpinang, o.ID, result.Ruling{Grant: true, Levels: []int{4, 4}, Text: "Terbukti.", Rev: o.Rev + 1})
	}
	if err == nil {
		_, err = a.Results.WriteLetters(ctx, as("satu", "kominfo", access.Place{}), c.ID, result.Letterhead{Pattern: "B-{n}/UJI", First: 1, Date: "2026-12-01", Place: "Jakarta", Office: "Direktorat uji", Signatory: "Pejabat uji", Title: "Direktur"}, 0)
	}
	if err == nil {
		err = a.Results.Make(ctx, c.ID)
	}
	if err != nil {
		t.Fatal(err)
	}
	return o.ID
}

// results has a cycle whose results are announced.
func (x *example) results() {
	x.t.Helper()
	x.sample["objection"] = concluded(x.t, x.App)
}

// Pages of results show to each reader what is theirs, and nothing else.
func TestPagesOfResults(t *testing.T) {
	t.Parallel()
	x := newExample(t)
	national, own := "/evaluasi/"+resultCycle, "/kota/21.72/evaluasi/"+resultCycle
	for _, c := range []struct {
		login, path string
		status      int
		with        []string
		without     []string
	}{
		{"wali-kota", national + "/hasil", 200, []string{"Kota Tanjung Pinang", "Perbaikan 1"}, []string{"Nama Rahasia"}},
		{"kominfo", national + "/hasil/21.72/BL-1.1", 200, []string{"Nama Rahasia 1", "Catatan rahasia"}, nil},
		{"sekretaris", own + "/hasil/BL-1.1", 200, []string{"Asesor 2", "Catatan rahasia", "Terbukti."}, []string{"Nama Rahasia"}},
		{"sebelah", national + "/hasil/21.72/BL-1.1", 200, []string{"Asesor 2", "(4 + 4) ÷ 2", "Terbukti."}, []string{"Nama Rahasia", "Catatan rahasia"}},
		{"sebelah", national + "/hasil/21.72", 200, []string{"Kota Tanjung Pinang"}, []string{"Kekuatan rahasia"}},
		{"sebelah", own + "/hasil", 403, nil, []string{"Asesor 2"}},
		{"kemenkeu", national + "/hasil/21.72", 200, []string{"Kekuatan rahasia"}, []string{"Nama Rahasia"}},
		{"sekretaris", own + "/hasil/surat/surat", 200, []string{"%PDF"}, nil},
		{"sebelah", own + "/hasil/surat/surat", 403, nil, []string{"%PDF"}},
		{"kominfo", national + "/hasil/unduh?bentuk=xlsx", 200, []string{"PK"}, nil},
		{"kominfo", national + "/surat/semua", 200, []string{"PK", "%PDF"}, nil},
		{"sebelah", national + "/surat/semua", 403, nil, []string{"%PDF"}},
		{"wali-kota", "/evaluasi/" + judgedCycle + "/hasil", 404, nil, []string{"Kota Batam"}},
	} {
		w := httptest.NewRecorder()
		x.site.ServeHTTP(w, x.request(look{login: c.login, path: c.path}))
		body := w.Body.String()
		if w.Code != c.status {
			t.Errorf("%s asks for %s: %d, want %d", c.login, c.path, w.Code, c.status)
			continue
		}
		for _, words := range c.with {
			if !strings.Contains(body, words) {
				t.Errorf("%s at %s does not read %q", c.login, c.path, words)
			}
		}
		for _, words := range c.without {
			if strings.Contains(body, words) {
				t.Errorf("%s at %s reads %q", c.login, c.path, words)
			}
		}
	}
}
