package assessordb_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/assessor"
	"gurindam/internal/assessor/assessordb"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/discussion"
	"gurindam/internal/discussion/discussiondb"
	"gurindam/internal/evaluation"
	"gurindam/internal/evaluation/evaluationdb"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

const (
	tpi, bontang, malang, batam region.Code = "21.72", "64.74", "35.73", "21.71"
)

// world has a ministry, five assessors, and the secretary of a city.
type world struct{}

func (world) Instrument(context.Context, string) (instrument.Instrument, error) {
	return instrument.Instrument{ID: "uji", Aspects: []instrument.Aspect{
		{Code: "baseline", Elements: []instrument.Element{{Questions: []instrument.Question{{Code: "1"}}}}},
		{Code: "outcome", Elements: []instrument.Element{{Questions: []instrument.Question{{Code: "2", Dimension: "SG"}}}}}}}, nil
}

func (world) People(context.Context) ([]discussion.Person, error) {
	out := []discussion.Person{{ID: "pusat", Name: "Pusat", Grants: []access.Grant{{Role: "kominfo"}}},
		{ID: "sek", Name: "Sekretaris", Grants: []access.Grant{{Role: "sekretaris", Scope: access.Place{Region: string(tpi)}}}}}
	for i := range 5 {
		out = append(out, discussion.Person{ID: fmt.Sprintf("a%d", i), Name: fmt.Sprintf("Asesor %d (simulasi)", i), Grants: []access.Grant{{Role: "asesor"}}})
	}
	return out, nil
}

type store struct{ db *db.DB }

type records struct {
	assessordb.Records
	ledger
	talks discussiondb.Records
}

type ledger struct{ evaluation.Records }

func (r records) AddNotices(ctx context.Context, n []discussion.Notice) error {
	return r.talks.AddNotices(ctx, n)
}

func on(tx *db.Tx) records {
	return records{assessordb.Records{Tx: tx}, ledger{evaluationdb.Records{Tx: tx}}, discussiondb.Records{Tx: tx}}
}

func (s store) View(ctx context.Context, fn func(assessor.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(on(tx)) })
}

func (s store) Update(ctx context.Context, fn func(assessor.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(on(tx)) })
}

// stage is a service over a cycle of three regions, with a clock that the test moves.
type stage struct {
	*assessor.Service
	t     *testing.T
	store store
	now   time.Time
}

func open(t *testing.T, d *db.DB) *stage {
	t.Helper()
	s := &stage{t: t, store: store{d}, now: time.Date(2026, 10, 5, 2, 0, 0, 0, time.UTC)}
	s.Service = assessor.NewService(s.store, world{}, func() time.Time { return s.now })
	s.do(s.store.Update(t.Context(), func(r assessor.Records) error {
		full := r.(records)
		day := func(d int) time.Time { return time.Date(2026, 10, d, 0, 0, 0, 0, time.UTC) }
		for _, c := range []evaluation.Cycle{
			{ID: "2025", Name: "Evaluasi 2025", Year: 2025, State: evaluation.Archived, Assessors: 3, Cohorts: []evaluation.Cohort{{ID: "r", Name: "Reguler", Instrument: "uji"}}},
			{ID: "2026", Name: "Evaluasi 2026", Year: 2026, State: evaluation.Open, Assessors: 3, Previous: "2025", Cohorts: []evaluation.Cohort{{ID: "r", Name: "Reguler", Instrument: "uji"}},
				Windows: []evaluation.Window{{Stage: evaluation.Interview, First: day(5), Last: day(16)}}},
		} {
			if err := full.SaveCycle(t.Context(), c); err != nil {
				return err
			}
			for _, code := range []region.Code{tpi, bontang, malang} {
				if err := full.Enrol(t.Context(), evaluation.Participant{Cycle: c.ID, Region: code, Name: assessor.RegionName(code), Cohort: "r"}); err != nil {
					return err
				}
				if err := full.Mark(t.Context(), c.ID, code, evaluation.Joined, s.now); err != nil {
					return err
				}
			}
		}
		return nil
	}))
	return s
}

func (s *stage) do(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) refused(err error, kind fault.Kind, words ...string) {
	s.t.Helper()
	if fault.KindOf(err) != kind {
		s.t.Fatalf("got %v, want kind %d", err, kind)
	}
	for _, w := range words {
		if !strings.Contains(fault.Text(err), w) {
			s.t.Errorf("%q does not say %q", fault.Text(err), w)
		}
	}
}

func author(id string, grants ...access.Grant) assessor.Author {
	return assessor.Author{Actor: access.Actor{Person: id, Grants: grants}, Name: id}
}

var (
	pusat = author("pusat", access.Grant{Role: "kominfo"})
	sek   = author("sek", access.Grant{Role: "sekretaris", Scope: access.Place{Region: string(tpi)}})
)

func judge(i int) assessor.Author {
	return author(fmt.Sprintf("a%d", i), access.Grant{Role: "asesor"})
}

// register enters the five assessors; a0 comes from Bontang.
func (s *stage) register() {
	s.t.Helper()
	for i := range 5 {
		home := region.Code("11.71")
		if i == 0 {
			home = bontang
		}
		s.do(s.Enter(s.t.Context(), pusat, assessor.Assessor{Person: fmt.Sprintf("a%d", i), Institution: fmt.Sprintf("Universitas %d", i), Home: []region.Code{home},
			Fields: [][]string{{"baseline"}, {"outcome"}, {"SG"}}[i%3], Capacity: 3, Active: true}))
	}
}

func (s *stage) panel(code region.Code) (out []string) {
	s.t.Helper()
	s.do(s.store.View(s.t.Context(), func(r assessor.Records) error {
		list, err := r.AssignedTo(s.t.Context(), "2026", code)
		out = nil
		for _, x := range list {
			out = append(out, x.Person)
		}
		return err
	}))
	return out
}

func (s *stage) participant(code region.Code) (p evaluation.Participant) {
	s.t.Helper()
	s.do(s.store.View(s.t.Context(), func(r assessor.Records) (err error) {
		p, err = r.Participant(s.t.Context(), "2026", code)
		return err
	}))
	return p
}

func (s *stage) notices(person string) (out []discussion.Notice) {
	s.t.Helper()
	s.do(s.store.View(s.t.Context(), func(r assessor.Records) (err error) {
		out, err = r.(records).talks.Notices(s.t.Context(), person, 0, 50)
		return err
	}))
	return out
}

func (s *stage) sign(i int) {
	s.t.Helper()
	own, err := s.Own(s.t.Context(), judge(i).Actor)
	s.do(err)
	s.do(s.Sign(s.t.Context(), judge(i), "2026", own.Cycles[0].Statement))
}

// seated gives the first of the assessors who sits in a region.
func (s *stage) seated(code region.Code) int {
	s.t.Helper()
	for i := range 5 {
		if slices.Contains(s.panel(code), fmt.Sprintf("a%d", i)) {
			return i
		}
	}
	s.t.Fatal("nobody sits there")
	return 0
}

// From the register to a judgment: nothing opens before the ministry has confirmed and
// the assessor has signed, and a conflict shuts it at once.
func TestFromRegisterToJudgment(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, ctx := open(t, d), t.Context()
		s.refused(s.Propose(ctx, judge(1), "2026", 1), fault.Forbidden)
		s.register()
		s.do(s.Propose(ctx, pusat, "2026", 1))
		if got := s.panel(tpi); got != nil {
			t.Fatalf("a proposal holds: %v", got)
		}
		s.refused(s.MayAssess(ctx, judge(1).Actor, "2026", tpi), fault.NotFound, "tidak ditugaskan")
		s.do(s.Confirm(ctx, pusat, "2026"))
		for _, code := range []region.Code{tpi, bontang, malang} {
			if got := s.participant(code).Tracks[evaluation.Sheets]; len(s.panel(code)) != 3 || got != (evaluation.Progress{Total: 3}) {
				t.Fatalf("%s: %v, %+v", code, s.panel(code), got)
			}
		}
		if slices.Contains(s.panel(bontang), "a0") {
			t.Fatal("a0 judges where they come from")
		}
		i := s.seated(tpi)
		s.refused(s.MayAssess(ctx, judge(i).Actor, "2026", tpi), fault.Forbidden, "Tanda tangani")
		if own, err := s.Own(ctx, judge(i).Actor); err != nil || own.Cycles[0].Seats != nil || own.Cycles[0].Waiting == 0 {
			t.Fatalf("regions are told before signing: %+v, %v", own.Cycles, err)
		}
		s.refused(s.Sign(ctx, judge(i), "2026", "Saya menyatakan apa saja."), fault.Conflict)
		s.sign(i)
		s.do(s.MayAssess(ctx, judge(i).Actor, "2026", tpi))
		s.refused(s.MayAssess(ctx, author(judge(i).Person).Actor, "2026", tpi), fault.NotFound)
		s.refused(s.MayAssess(ctx, access.Actor{}, "2026", tpi), fault.NotFound)

		s.do(s.Declare(ctx, judge(i), assessor.Conflict{Person: judge(i).Person, Region: tpi, Kind: assessor.Family, Reason: "saudara bekerja di Diskominfo"}))
		s.refused(s.MayAssess(ctx, judge(i).Actor, "2026", tpi), fault.Forbidden, "benturan")
		if got := s.participant(tpi).Tracks[evaluation.Sheets]; got.Total != 2 || slices.Contains(s.panel(tpi), judge(i).Person) {
			t.Errorf("the seat did not end: %v, %+v", s.panel(tpi), got)
		}
		if barred, err := s.Barred(ctx, judge(i).Person); err != nil || !slices.Contains(barred, string(tpi)) {
			t.Errorf("barred: %v, %v", barred, err)
		}
		if n := s.notices("pusat"); len(n) != 1 || n[0].Kind != discussion.Tied || n[0].Region != tpi {
			t.Errorf("the ministry is told: %+v", n)
		}
		if n := s.notices("sek"); len(n) != 1 || n[0].Kind != discussion.Assigned {
			t.Errorf("the city is told: %+v", n)
		}
		s.refused(s.Change(ctx, pusat, "2026", tpi, assessor.Change{In: judge(i).Person, Reason: "coba"}), fault.Conflict, "benturan")
		for n := range 5 { // somebody else takes the free seat
			if id := fmt.Sprintf("a%d", n); n != i && !slices.Contains(s.panel(tpi), id) {
				s.do(s.Change(ctx, pusat, "2026", tpi, assessor.Change{In: id, Lead: id, Reason: "mengganti yang berbenturan"}))
				break
			}
		}
		if got := s.participant(tpi).Tracks[evaluation.Sheets]; got.Total != 3 {
			t.Errorf("after replacing: %+v", got)
		}
	})
}

// Conflicts are lifted by the ministry alone, never by whom they bind, and stay on
// record; what follows from the register is widened by the assessor, not narrowed.
func TestConflictsAreLiftedByTheMinistry(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, ctx := open(t, d), t.Context()
		s.register()
		s.refused(s.Declare(ctx, judge(1), assessor.Conflict{Person: "a2", Region: tpi, Kind: assessor.Family, Reason: "x"}), fault.Forbidden)
		s.do(s.Declare(ctx, pusat, assessor.Conflict{Person: "a1", Region: tpi, Kind: assessor.Family, Reason: "kata daerah"}))
		own, err := s.Own(ctx, judge(1).Actor)
		s.do(err)
		tie := own.Ties[len(own.Ties)-1]
		if tie.By.ID != "pusat" || tie.Region != tpi {
			t.Fatalf("%+v", own.Ties)
		}
		s.refused(s.Lift(ctx, judge(1), "a1", tie.ID, "tidak benar"), fault.Forbidden)
		s.refused(s.Lift(ctx, pusat, "a1", tie.ID, " "), fault.Invalid)
		s.do(s.Lift(ctx, pusat, "a1", tie.ID, "ternyata orang lain"))
		s.refused(s.Lift(ctx, pusat, "a1", tie.ID, "lagi"), fault.Conflict)
		barred, err := s.Barred(ctx, "a1")
		if s.do(err); slices.Contains(barred, string(tpi)) {
			t.Errorf("still barred: %v", barred)
		}
		own, err = s.Own(ctx, judge(1).Actor)
		if s.do(err); own.Ties[len(own.Ties)-1].Why != "ternyata orang lain" || len(own.Events) != 3 {
			t.Errorf("what was lifted is not on record: %+v, %+v", own.Ties, own.Events)
		}
		a := own.Assessor
		a.Home = []region.Code{batam}
		s.refused(s.Describe(ctx, judge(1), a), fault.Forbidden, "pengelola")
		a.Home, a.Active = []region.Code{batam, "11.71"}, false
		s.do(s.Describe(ctx, judge(1), a))
		own, err = s.Own(ctx, judge(1).Actor)
		if s.do(err); !own.Active || len(own.Home) != 2 {
			t.Errorf("%+v", own.Assessor)
		}
		s.refused(s.Describe(ctx, judge(1), a), fault.Conflict) // of the revision before
		s.refused(s.Describe(ctx, sek, a), fault.Forbidden)
		s.refused(s.Enter(ctx, pusat, assessor.Assessor{Person: "sek", Institution: "x", Home: []region.Code{tpi}, Capacity: 1}), fault.Invalid)
	})
}

// What is confirmed or chosen by hand stays when the rest is proposed anew; whose seat
// ended does not come back; the year before counts.
func TestProposingAgain(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, ctx := open(t, d), t.Context()
		s.register()
		s.do(s.Propose(ctx, pusat, "2026", 1))
		s.do(s.Confirm(ctx, pusat, "2026", tpi))
		kept := s.panel(tpi)
		board, err := s.Board(ctx, pusat.Actor, "2026")
		s.do(err)
		if board.Proposed != 6 || board.Fairness.Conflicts != 0 || board.Fairness.Missing != 0 || board.Fairness.Most-board.Fairness.Least > 1 {
			t.Fatalf("%+v", board.Fairness)
		}
		s.do(s.Propose(ctx, pusat, "2026", 2))
		if got := s.panel(tpi); !slices.Equal(got, kept) {
			t.Errorf("a confirmed panel changed: %v, was %v", got, kept)
		}
		gone := kept[1]
		s.refused(s.Change(ctx, pusat, "2026", tpi, assessor.Change{Out: gone}), fault.Invalid, "alasan")
		s.do(s.Change(ctx, pusat, "2026", tpi, assessor.Change{Out: gone, Reason: "sakit"}))
		for seed := range uint64(4) {
			s.do(s.Propose(ctx, pusat, "2026", seed))
			board, err = s.Board(ctx, pusat.Actor, "2026")
			s.do(err)
			for _, row := range board.Rows {
				if row.Code() == tpi && slices.ContainsFunc(row.Seats, func(x assessor.Assignment) bool { return x.Person == gone }) {
					t.Fatal("whose seat ended came back by itself")
				}
			}
		}
		s.do(s.Discard(ctx, pusat, "2026"))
		board, err = s.Board(ctx, pusat.Actor, "2026")
		if s.do(err); board.Proposed != 0 || len(board.Short) != 3 {
			t.Errorf("%d proposed, short %+v", board.Proposed, board.Short)
		}
		s.refused(s.Confirm(ctx, pusat, "2026"), fault.Conflict)
		s.refused(s.Propose(ctx, pusat, "2025", 1), fault.Conflict, "diarsipkan")
		p, err := s.Panel(ctx, pusat.Actor, "2026", tpi)
		if s.do(err); len(p.Candidates) != 3 || p.Row.Missing != 1 {
			t.Errorf("%+v", p)
		}
		_, err = s.Panel(ctx, pusat.Actor, "2026", batam)
		s.refused(err, fault.NotFound)
	})
}

// An interview from the proposal to the minutes, with nobody in two places.
func TestInterviews(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, ctx := open(t, d), t.Context()
		s.register()
		s.do(s.Propose(ctx, pusat, "2026", 1))
		s.do(s.Confirm(ctx, pusat, "2026"))
		day := func(n int) time.Time { return time.Date(2026, 10, n, 0, 0, 0, 0, time.UTC) }
		terms := assessor.Terms{First: day(5), Last: day(9), Minutes: 60, Gap: 15, Rooms: 5, Daily: 3, Way: assessor.Online}
		_, err := s.LayOut(ctx, pusat, "2026", assessor.Terms{First: day(1), Last: day(9), Minutes: 60, Rooms: 1, Daily: 1, Way: assessor.Online})
		s.refused(err, fault.Invalid, "5 Oktober")
		left, err := s.LayOut(ctx, pusat, "2026", terms)
		if s.do(err); left != nil {
			t.Fatalf("left: %v", left)
		}
		_, talk, err := s.Talk(ctx, sek.Actor, "2026", tpi)
		if s.do(err); talk.State != "" {
			t.Errorf("a draft is seen by the city: %+v", talk)
		}
		s.do(s.Announce(ctx, pusat, "2026"))
		_, talk, err = s.Talk(ctx, sek.Actor, "2026", tpi)
		if s.do(err); talk.State != assessor.Invited || len(talk.People()) != 3 {
			t.Fatalf("%+v", talk)
		}
		if n := s.notices("sek"); len(n) != 2 {
			t.Errorf("the city is told: %+v", n)
		}
		_, _, err = s.Talk(ctx, author("jauh", access.Grant{Role: "sekretaris", Scope: access.Place{Region: string(batam)}}).Actor, "2026", tpi)
		s.refused(err, fault.NotFound)

		// two of three panels of five share people
		_, other, err := s.Talk(ctx, pusat.Actor, "2026", bontang)
		s.do(err)
		moved := talk.Slot
		moved.Start = other.Start
		s.refused(s.Appoint(ctx, pusat, moved), fault.Conflict, "mewawancarai Kota Bontang")
		moved.Start = time.Date(2026, 10, 14, 2, 0, 0, 0, time.UTC)
		s.do(s.Appoint(ctx, pusat, moved))
		s.refused(s.Appoint(ctx, pusat, moved), fault.Conflict, "baru saja diubah")

		guests := []assessor.Guest{{Name: "Budi", Office: "Diskominfo"}}
		s.refused(s.Attend(ctx, judge(1), "2026", tpi, guests), fault.Forbidden)
		s.do(s.Attend(ctx, sek, "2026", tpi, guests))

		_, talk, err = s.Talk(ctx, pusat.Actor, "2026", tpi)
		s.do(err)
		lead := talk.Seats[0]
		if !lead.Lead {
			t.Fatalf("the head is not first: %+v", talk.Seats)
		}
		by := author(lead.Person, access.Grant{Role: "asesor"})
		rec := assessor.Record{Panel: []string{lead.Person}, Guests: []assessor.Guest{{Name: "Budi", Office: "Diskominfo", Came: true}}, Notes: "Paparan dan tanya jawab.", Rev: talk.Rev}
		s.refused(s.Hold(ctx, by, "2026", tpi, rec), fault.Forbidden, "Tanda tangani")
		s.do(s.Sign(ctx, by, "2026", s.statement(by)))
		s.refused(s.Hold(ctx, by, "2026", tpi, rec), fault.Conflict, "belum dimulai")
		s.now = talk.Start.Add(time.Hour)
		second := author(talk.Seats[1].Person, access.Grant{Role: "asesor"})
		s.do(s.Sign(ctx, second, "2026", s.statement(second)))
		s.refused(s.Hold(ctx, second, "2026", tpi, rec), fault.Forbidden, "ketua panel")
		s.do(s.Hold(ctx, by, "2026", tpi, rec))
		if !s.participant(tpi).Has(evaluation.Interviewed) {
			t.Error("the region is not marked")
		}
		_, talk, err = s.Talk(ctx, sek.Actor, "2026", tpi)
		if s.do(err); talk.State != assessor.Done || len(talk.Panel) != 3 || !talk.Panel[0].Came || talk.Notes == "" || !talk.Guests[0].Came {
			t.Errorf("%+v", talk)
		}
		s.refused(s.Cancel(ctx, pusat, "2026", tpi), fault.Conflict)
		s.do(s.Cancel(ctx, pusat, "2026", bontang))
		a, err := s.Agenda(ctx, pusat.Actor, "2026")
		if s.do(err); len(a.Talks) != 2 || len(a.Without) != 1 || len(a.Clashes) != 0 {
			t.Errorf("%d talks, %d without, clashes %v", len(a.Talks), len(a.Without), a.Clashes)
		}
	})
}

func (s *stage) statement(by assessor.Author) string {
	s.t.Helper()
	own, err := s.Own(s.t.Context(), by.Actor)
	s.do(err)
	return own.Cycles[0].Statement
}
