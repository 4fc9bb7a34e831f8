package assessmentdb_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/access"
	"gurindam/internal/answer"
	"gurindam/internal/assessment"
	"gurindam/internal/assessment/assessmentdb"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/evaluation"
	"gurindam/internal/evaluation/evaluationdb"
	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
	"gurindam/internal/survey"
)

const (
	cycle               = "2026"
	city    region.Code = "21.72"
	foreign region.Code = "21.71"
)

// store puts sheets and cycles on one transaction, with assignments that the test sets.
type store struct {
	db     *db.DB
	judges *[]assessment.Judge
}

type records struct {
	assessmentdb.Records
	ledger
	judges []assessment.Judge
}

type ledger = evaluationdb.Records

func (r records) Judges(_ context.Context, _ string, code region.Code) ([]assessment.Judge, error) {
	if code != city {
		return nil, nil
	}
	return r.judges, nil
}

func (s store) run(tx *db.Tx) assessment.Records {
	return records{assessmentdb.Records{Tx: tx}, ledger{Tx: tx}, *s.judges}
}

func (s store) View(ctx context.Context, fn func(assessment.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(s.run(tx)) })
}

func (s store) Update(ctx context.Context, fn func(assessment.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(s.run(tx)) })
}

// world is an instrument of five questions, of which one piece of evidence is claimed.
type world struct{ judges *[]assessment.Judge }

func (w world) MayAssess(_ context.Context, who access.Actor, _ string, code region.Code) error {
	if code != city || assessment.Number(*w.judges, who.Person) == 0 {
		return fault.New(fault.Forbidden, "Daerah ini tidak ditugaskan kepada Anda.")
	}
	return nil
}

func (w world) Duties(_ context.Context, person string) ([]assessment.Duty, error) {
	if assessment.Number(*w.judges, person) == 0 {
		return nil, nil
	}
	return []assessment.Duty{{Cycle: cycle, Region: city}}, nil
}

func (world) Instrument(context.Context, string) (instrument.Instrument, error) {
	in := instrument.Instrument{ID: "uji", Scale: instrument.Scale{Min: 0, Max: 4}, Aspects: []instrument.Aspect{{Code: "baseline", Elements: []instrument.Element{{}}}}}
	for i := range 5 {
		e := &in.Aspects[0].Elements[0]
		e.Questions = append(e.Questions, instrument.Question{Code: fmt.Sprintf("BL-%d", i+1)})
	}
	return in, nil
}

func (world) Answers(context.Context, string, region.Code) (answer.Sheet, error) {
	return answer.Sheet{State: answer.Sent, Answers: map[string]answer.Answer{"BL-1": {Claimed: true, Level: 3, Text: "Perwako sudah ada."}},
		Proofs: []answer.Proof{{Question: "BL-1", Item: "BUKTI1", Title: "Perwako 84/2020", Page: 3}}}, nil
}

func (world) Evidence(context.Context, region.Code) ([]evidence.Item, error) {
	return []evidence.Item{{ID: "BUKTI1"}, {ID: "BUKTI2"}}, nil
}

func (world) Survey(context.Context, string, region.Code, string) (survey.Result, error) {
	return survey.Result{}, nil
}

func someone(person, role string, scope access.Place) assessment.Author {
	return assessment.Author{Actor: access.Actor{Person: person, Grants: []access.Grant{{Role: role, Scope: scope}}}, Name: "Nama " + person}
}

func judge(n int) assessment.Author {
	return someone(fmt.Sprintf("asesor%d", n), "asesor", access.Place{})
}

var (
	ministry  = someone("kementerian", "kominfo", access.Place{})
	secretary = someone("sekretaris", "sekretaris", access.Place{Region: string(city)})
)

// scene is a region that has sent its answers and is judged by some assessors.
type scene struct {
	*assessment.Service
	store  store
	judges []assessment.Judge
	clock  time.Time
	mu     sync.Mutex
}

func (s *scene) now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.clock
}

func (s *scene) wait(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clock = s.clock.Add(d)
}

func play(t *testing.T, d *db.DB, assessors int) *scene {
	t.Helper()
	s := &scene{clock: noon}
	for n := range assessors {
		s.judges = append(s.judges, assessment.Judge{Person: judge(n + 1).Person, Name: judge(n + 1).Name})
	}
	s.store = store{d, &s.judges}
	s.Service = assessment.NewService(s.store, world{&s.judges}, s.now)
	err := d.Update(t.Context(), func(tx *db.Tx) error {
		r := ledger{Tx: tx}
		c := evaluation.Cycle{ID: cycle, Name: "Evaluasi 2026", Year: 2026, Cohorts: []evaluation.Cohort{{ID: "reguler", Name: "Reguler", Instrument: "uji"}}, Spread: 1, State: evaluation.Open}
		for _, stage := range evaluation.Stages {
			c.Windows = append(c.Windows, evaluation.Window{Stage: stage, First: noon.AddDate(0, 0, -3), Last: noon.AddDate(0, 0, 20)})
		}
		if err := r.SaveCycle(t.Context(), c); err != nil {
			return err
		}
		if err := r.Enrol(t.Context(), evaluation.Participant{Cycle: cycle, Region: city, Name: "Kota Tanjungpinang", Cohort: "reguler"}); err != nil {
			return err
		}
		for _, m := range []evaluation.Mark{evaluation.Invited, evaluation.Joined, evaluation.Submitted} {
			if err := r.Mark(t.Context(), cycle, city, m, noon); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// give scores everything by one assessor: every question at one level but the first.
func (s *scene) give(t *testing.T, by assessment.Author, first, rest int) {
	t.Helper()
	for i := range 5 {
		level := rest
		if i == 0 {
			level = first
		}
		q, note := fmt.Sprintf("BL-%d", i+1), "Rahasia "+by.Person
		if _, err := s.Give(t.Context(), by, cycle, city, assessment.Entry{Question: q, Level: &level, Note: &note}); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	for _, f := range assessment.Fields {
		if _, err := s.Write(t.Context(), by, cycle, city, f, "", "Tulisan rahasia "+by.Person); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
	}
}

func (s *scene) lock(t *testing.T, by assessment.Author) {
	t.Helper()
	if _, err := s.Lock(t.Context(), by, cycle, city); err != nil {
		t.Fatalf("lock of %s: %v", by.Person, err)
	}
}

func (s *scene) participant(t *testing.T) (p evaluation.Participant) {
	t.Helper()
	if err := s.store.View(t.Context(), func(r assessment.Records) (err error) {
		p, err = r.Participant(t.Context(), cycle, city)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return p
}

// seen is everything that somebody is given of the region, as one text.
func (s *scene) seen(t *testing.T, who assessment.Author) string {
	t.Helper()
	var out []any
	keep := func(v any, err error) {
		if err == nil {
			out = append(out, v)
		}
	}
	ctx := t.Context()
	paper, err := s.Paper(ctx, who, cycle, city)
	keep(paper, err)
	q, err := s.Question(ctx, who, cycle, city, "BL-1")
	keep(q, err)
	table, claims, err := s.Table(ctx, who, cycle, city)
	keep([]any{table, claims}, err)
	mine, err := s.Mine(ctx, who)
	keep(mine, err)
	round, err := s.Round(ctx, who.Actor, cycle, city)
	keep(round, err)
	if err != nil && len(round.Sheets) > 0 {
		t.Error("a refusal carries sheets")
	}
	words, err := s.Words(ctx, who.Actor, cycle, city, "BL-1")
	keep(words, err)
	asking, err := s.Asking(ctx, who.Actor, cycle, city)
	keep(asking, err)
	front, err := s.Front(ctx, who.Actor, cycle, city)
	keep(front, err)
	hall, err := s.Hall(ctx, who.Actor, cycle)
	keep(hall, err)
	leans, err := s.Leaning(ctx, who.Actor, cycle, city)
	keep(leans, err)
	return fmt.Sprintf("%+v", out)
}

// What an assessor gave and wrote stays with them until all have locked; the region sees
// nothing of it, and the ministry how far everyone is.
func TestNobodySeesAnother(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := play(t, d, 3)
		for n := range 3 {
			s.give(t, judge(n+1), n, 2)
		}
		s.lock(t, judge(1))
		s.lock(t, judge(2))
		for _, who := range []assessment.Author{judge(1), judge(2), judge(3), judge(9), ministry, secretary, {}} {
			seen := s.seen(t, who)
			for n := range 3 {
				if other := judge(n + 1).Person; other != who.Person && strings.Contains(seen, "ahasia "+other) {
					t.Errorf("%s sees what %s wrote", who.Person, other)
				}
			}
			if own := "ahasia " + who.Person; strings.HasPrefix(who.Person, "asesor") && who.Person != "asesor9" && !strings.Contains(seen, own) {
				t.Errorf("%s does not see the own sheet", who.Person)
			}
		}
		if paper, err := s.Paper(t.Context(), judge(3), cycle, city); err != nil || paper.Tally != (assessment.Tally{Locked: 2, Assigned: 3}) {
			t.Errorf("%+v, %v", paper.Tally, err)
		}
		front, err := s.Front(t.Context(), ministry.Actor, cycle, city)
		if err != nil || len(front.Paces) != 3 || !front.Paces[0].Locked || front.Paces[2].Locked || front.Paces[2].Done != 5 || front.Paces[2].Texts != 3 {
			t.Errorf("%+v, %v", front.Paces, err)
		}
		s.lock(t, judge(3))
		for _, who := range []assessment.Author{judge(1), judge(3), ministry} {
			if seen := s.seen(t, who); !strings.Contains(seen, "ahasia asesor2") {
				t.Errorf("%s does not see the others after all have locked", who.Person)
			}
		}
		for _, who := range []assessment.Author{secretary, judge(9), {}} {
			if seen := s.seen(t, who); strings.Contains(seen, "ahasia") {
				t.Errorf("%q sees scores", who.Person)
			}
		}
		if p := s.participant(t); !p.Has(evaluation.Scored) || p.Tracks[evaluation.Sheets] != (evaluation.Progress{Done: 3, Total: 3}) || p.Tracks[evaluation.Discussions] != (evaluation.Progress{Total: 1}) {
			t.Errorf("%+v", p)
		}
	})
}

// The log, which the region reads, tells nothing of who gave what.
func TestTheLogTellsNothing(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := play(t, d, 2)
		for n := range 2 {
			s.give(t, judge(n+1), 4*n, 2)
			s.lock(t, judge(n+1))
		}
		var events []evaluation.Event
		if err := d.View(t.Context(), func(tx *db.Tx) (err error) {
			events, err = ledger{Tx: tx}.Events(t.Context(), cycle, city, 100)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		text, _ := json.Marshal(events)
		if len(events) != 3 || strings.Contains(string(text), "asesor1") || strings.Contains(string(text), "BL-") {
			t.Errorf("%s", text)
		}
	})
}

// Five assessors score at once, and two tabs of one of them; nothing is lost, and the
// last lock opens the scores once.
func TestFiveAtOnce(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := play(t, d, 5)
		var hands sync.WaitGroup
		for n := range 5 {
			hands.Go(func() { s.give(t, judge(n+1), n%2, 3) })
		}
		hands.Go(func() { // another tab, on another text
			if _, err := s.Write(t.Context(), judge(1), cycle, city, "baseline", "", "Dari tab kedua."); err != nil {
				t.Error(err)
			}
		})
		hands.Wait()
		for n := range 5 {
			hands.Go(func() {
				if _, err := s.Lock(t.Context(), judge(n+1), cycle, city); err != nil {
					t.Error(err)
				}
			})
		}
		hands.Wait()
		p := s.participant(t)
		if !p.Has(evaluation.Scored) || p.Tracks[evaluation.Sheets].Done != 5 {
			t.Fatalf("%+v", p)
		}
		err := d.View(t.Context(), func(tx *db.Tx) error {
			r := assessmentdb.Records{Tx: tx}
			all, err := r.Scores(t.Context(), cycle)
			if err != nil {
				return err
			}
			of, err := r.ScoresOf(t.Context(), cycle, city)
			if len(all) != 25 || cmp.Diff(all, of) != "" {
				t.Errorf("%d scores, %d of the region", len(all), len(of))
			}
			for _, g := range all {
				if g.First != g.Level || g.Note != "Rahasia "+g.Assessor || g.Rev != 1 {
					t.Errorf("%+v", g)
				}
			}
			sheet, sheetErr := r.Sheet(t.Context(), cycle, city, "asesor1")
			if sheet.Remarks["baseline"] != "Dari tab kedua." {
				t.Errorf("the second tab lost its text: %+v", sheet.Remarks)
			}
			if sheetErr != nil {
				return sheetErr
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// Two tabs of one assessor on one question: the second is told both levels, and the
// first one stands.
func TestTwoTabs(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := play(t, d, 2)
		two, four := 2, 4
		first, err := s.Give(t.Context(), judge(1), cycle, city, assessment.Entry{Question: "BL-1", Level: &two})
		if err != nil || first.Rev != 1 {
			t.Fatal(first, err)
		}
		stands, err := s.Give(t.Context(), judge(1), cycle, city, assessment.Entry{Question: "BL-1", Level: &four})
		if fault.KindOf(err) != fault.Conflict || stands.Level != 2 || stands.Rev != 1 {
			t.Errorf("%+v, %v", stands, err)
		}
		if _, err := s.GiveAll(t.Context(), judge(1), cycle, city, []assessment.Entry{{Question: "BL-2", Level: &four}, {Question: "BL-1", Level: &four}}); fault.KindOf(err) != fault.Conflict {
			t.Error(err)
		}
		if p, _ := s.Paper(t.Context(), judge(1), cycle, city); p.Own.Done() != 1 {
			t.Errorf("half of a refused table was kept: %+v", p.Own.Scores)
		}
	})
}

// Far apart: a discussion begins, everyone answers with a reason, both levels stay, and
// the panel closes the region, after which nothing changes.
func TestFromSpreadToPanel(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, ctx := play(t, d, 2), t.Context()
		s.give(t, judge(1), 0, 2)
		s.give(t, judge(2), 4, 2)
		if _, err := s.Respond(ctx, judge(1), cycle, city, "BL-1", 2, "Sebelum waktunya.", 1); fault.KindOf(err) != fault.Conflict {
			t.Errorf("answered before all have locked: %v", err)
		}
		s.lock(t, judge(1))
		s.lock(t, judge(2))
		if err := s.Say(ctx, judge(1), cycle, city, "BL-1", "", "Saya tidak menemukan lampirannya."); err != nil {
			t.Fatal(err)
		}
		if err := s.Say(ctx, judge(1), cycle, city, "BL-2", "", "Tidak ada yang berbeda."); fault.KindOf(err) != fault.NotFound {
			t.Errorf("a word where nothing is discussed: %v", err)
		}
		session, err := s.SaveSession(ctx, ministry, cycle, assessment.Session{Held: noon, Quorum: 1, Minutes: "Dibahas.", Members: []assessment.Member{{Name: "Ketua", Present: true}}, Regions: []region.Code{city}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.CloseSession(ctx, ministry, cycle, session.ID, 1); fault.KindOf(err) != fault.Conflict {
			t.Errorf("closed while somebody has yet to answer: %v", err)
		}
		if _, err := s.Respond(ctx, judge(1), cycle, city, "BL-1", 3, "Lampirannya ada di halaman 7.", 1); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Respond(ctx, ministry, cycle, city, "BL-1", 3, "Kementerian ikut menilai.", 1); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("the ministry scores: %v", err)
		}
		if _, err := s.Respond(ctx, judge(2), cycle, city, "BL-1", 4, "Tetap, dokumennya lengkap.", 1); err != nil {
			t.Fatal(err)
		}
		round, err := s.Round(ctx, ministry.Actor, cycle, city)
		if err != nil || round.Discussions[0].Open() {
			t.Fatalf("%+v, %v", round.Discussions, err)
		}
		if g := round.Sheets[0].Score("BL-1"); g.First != 0 || g.Level != 3 || g.Reason == "" {
			t.Errorf("%+v", g)
		}
		if words, err := s.Words(ctx, judge(2).Actor, cycle, city, "BL-1"); err != nil || len(words) != 1 {
			t.Errorf("%+v, %v", words, err)
		}
		if _, err := s.CloseSession(ctx, ministry, cycle, session.ID, 1); err != nil {
			t.Fatal(err)
		}
		if !s.participant(t).Has(evaluation.Settled) {
			t.Error("not settled")
		}
		if err := s.Call(ctx, ministry, cycle, city, "BL-2", "Masih ada yang kurang."); fault.KindOf(err) != fault.Conflict {
			t.Errorf("talked over after the panel: %v", err)
		}
		if err := s.Reopen(ctx, ministry, cycle, city, "Salah tulis pada berita acara."); err != nil || s.participant(t).Has(evaluation.Settled) {
			t.Errorf("not open again: %v", err)
		}
		if err := s.Call(ctx, ministry, cycle, city, "BL-2", "Masih ada yang kurang."); err != nil {
			t.Error(err)
		}
		if err := s.Rule(ctx, ministry, cycle, city, "BL-2", "Kedua nilai sama, tidak perlu dibahas."); err != nil {
			t.Error(err)
		}
		if leans, err := s.Leaning(ctx, ministry.Actor, cycle, city); err != nil || len(leans) != 2 || leans[0].Difference.String() != "-0.80" {
			t.Errorf("%+v, %v", leans, err)
		}
	})
}

// A sheet is opened again by the ministry alone, with a reason, and not once the scores
// of the others have been seen.
func TestUnlock(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, ctx := play(t, d, 2), t.Context()
		s.give(t, judge(1), 1, 2)
		s.give(t, judge(2), 1, 2)
		s.lock(t, judge(1))
		three := 3
		if _, err := s.Give(ctx, judge(1), cycle, city, assessment.Entry{Question: "BL-1", Level: &three, Rev: 1}); fault.KindOf(err) != fault.Conflict {
			t.Errorf("a locked sheet changed: %v", err)
		}
		if err := s.Unlock(ctx, judge(1), cycle, city, "asesor1", "Saya salah menekan."); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("unlocked by an assessor: %v", err)
		}
		if err := s.Unlock(ctx, ministry, cycle, city, "asesor1", ""); fault.KindOf(err) != fault.Invalid {
			t.Errorf("unlocked without a reason: %v", err)
		}
		if err := s.Unlock(ctx, ministry, cycle, city, "asesor1", "Asesor salah menekan tombol."); err != nil {
			t.Fatal(err)
		}
		if p := s.participant(t); p.Tracks[evaluation.Sheets].Done != 0 {
			t.Errorf("%+v", p.Tracks)
		}
		if _, err := s.Give(ctx, judge(1), cycle, city, assessment.Entry{Question: "BL-1", Level: &three, Rev: 1}); err != nil {
			t.Error(err)
		}
		s.lock(t, judge(1))
		s.lock(t, judge(2))
		if err := s.Unlock(ctx, ministry, cycle, city, "asesor1", "Asesor salah menekan tombol."); fault.KindOf(err) != fault.Conflict {
			t.Errorf("unlocked after all were seen: %v", err)
		}
	})
}

// Somebody new on the panel seals the scores again, and those of who left do not count.
func TestReassigned(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, ctx := play(t, d, 2), t.Context()
		for n := range 2 {
			s.give(t, judge(n+1), 2, 2)
			s.lock(t, judge(n+1))
		}
		s.judges = []assessment.Judge{{Person: "asesor2", Name: "Nama asesor2"}, {Person: "asesor3", Name: "Nama asesor3"}}
		if err := s.store.Update(ctx, func(r assessment.Records) error { return s.Reassigned(ctx, r, cycle, city) }); err != nil {
			t.Fatal(err)
		}
		if s.participant(t).Has(evaluation.Scored) || strings.Contains(s.seen(t, judge(3)), "ahasia") {
			t.Error("somebody who has yet to lock sees the others")
		}
		s.give(t, judge(3), 2, 2)
		s.lock(t, judge(3))
		if err := d.View(ctx, func(tx *db.Tx) error {
			scores, err := assessmentdb.Records{Tx: tx}.ScoresOf(ctx, cycle, city)
			for _, g := range scores {
				if g.Assessor == "asesor1" {
					t.Errorf("%+v counts", g)
				}
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

// A clarification goes to and fro by the clock; the region does not learn who asks.
func TestClarifications(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, ctx := play(t, d, 2), t.Context()
		id := assessment.KeptID("")
		for range 2 { // a form sent twice asks once
			if _, err := s.Ask(ctx, judge(2), cycle, city, "BL-1", id, "Mana notulennya?", 24); err != nil {
				t.Fatal(err)
			}
		}
		asking, err := s.Asking(ctx, secretary.Actor, cycle, city)
		if err != nil || len(asking.Clarifications) != 1 || asking.Clarifications[0].Number != 2 || strings.Contains(fmt.Sprintf("%+v", asking), "asesor2") {
			t.Fatalf("%+v, %v", asking.Clarifications, err)
		}
		if p := s.participant(t); p.Tracks[evaluation.Clarifications] != (evaluation.Progress{Total: 1}) {
			t.Errorf("%+v", p.Tracks)
		}
		if err := s.Answer(ctx, secretary, cycle, city, id, "Terlampir.", []string{"BUKTI9"}); fault.KindOf(err) != fault.Invalid {
			t.Errorf("evidence of nobody: %v", err)
		}
		if err := s.Answer(ctx, someone("lain", "sekretaris", access.Place{Region: string(foreign)}), cycle, city, id, "Terlampir.", nil); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("another region answers: %v", err)
		}
		s.wait(25 * time.Hour)
		if err := s.Answer(ctx, secretary, cycle, city, id, "Terlampir.", []string{"BUKTI2"}); err != nil {
			t.Fatal(err)
		}
		other, err := s.Paper(ctx, judge(1), cycle, city)
		if err != nil || len(other.Clarifications) != 1 || other.Clarifications[0].Name != "" || !other.Clarifications[0].Late(s.now()) {
			t.Errorf("%+v, %v", other.Clarifications, err)
		}
		if err := s.MaySeeProof(ctx, judge(1), cycle, city, "BUKTI2"); err != nil {
			t.Errorf("evidence shown in an answer: %v", err)
		}
		if err := s.MaySeeProof(ctx, judge(1), cycle, city, "BUKTI3"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("evidence that nobody claims: %v", err)
		}
		if err := s.CloseClarification(ctx, judge(1), cycle, city, id); fault.KindOf(err) != fault.NotFound {
			t.Errorf("closed by another: %v", err)
		}
		if err := s.FollowUp(ctx, judge(2), cycle, city, id, "Halaman berapa?"); err != nil {
			t.Fatal(err)
		}
		if err := s.CloseClarification(ctx, judge(2), cycle, city, id); err != nil {
			t.Fatal(err)
		}
		if p := s.participant(t); p.Tracks[evaluation.Clarifications] != (evaluation.Progress{Done: 1, Total: 1}) {
			t.Errorf("%+v", p.Tracks)
		}
	})
}

// What is packed into one text comes out as it went in.
func TestPacked(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		want := assessment.Sheet{Cycle: cycle, Region: city, Assessor: "a", Name: "A", Locked: noon, Strengths: "kuat\nsekali", Remarks: map[string]string{"baseline": "ya"}, Scores: map[string]assessment.Score{}, Rev: 1}
		for i, note := range []string{"", `\n`, "tab\tdan\nbaris \\ miring", "\\\\t", "ééé"} {
			q := fmt.Sprintf("Q%d", i)
			want.Scores[q] = assessment.Score{Cycle: cycle, Region: city, Assessor: "a", Question: q, First: i - 1, Level: i - 1, Note: note, Item: "BUKTI", Page: i, Reason: note, At: noon, Rev: int64(i)}
		}
		var got assessment.Sheet
		if err := d.Update(t.Context(), func(tx *db.Tx) (err error) {
			r := assessmentdb.Records{Tx: tx}
			if err := r.SaveSheet(t.Context(), want); fault.KindOf(err) != fault.Conflict {
				t.Errorf("a sheet of rev 1 that is not there: %v", err)
			}
			fresh := want
			fresh.Rev = 0
			if err := r.SaveSheet(t.Context(), fresh); err != nil {
				return err
			}
			if err := r.SaveSheet(t.Context(), fresh); fault.KindOf(err) != fault.Conflict {
				t.Errorf("a second one: %v", err)
			}
			got, err = r.Sheet(t.Context(), cycle, city, "a")
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}
