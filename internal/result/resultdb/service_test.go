package resultdb_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/access"
	"gurindam/internal/answer"
	"gurindam/internal/assessment"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/doc"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
	"gurindam/internal/result"
	"gurindam/internal/result/resultdb"
)

const cycle, city, other = "2026", region.Code("21.72"), region.Code("21.71")

var noon = time.Date(2026, 11, 2, 5, 0, 0, 0, time.UTC)

// stage is what earlier slices hold, in memory: the stage of a cycle before results.
type stage struct {
	mu           sync.Mutex
	cycle        evaluation.Cycle
	participants []evaluation.Participant
	scores       []assessment.Score
	sheets       map[region.Code][]assessment.Sheet
	events       []string
	queued       []string
	contents     map[string][]byte
}

// hall is the service over a database, with an hour of its own.
type hall struct {
	*result.Service
	t     *testing.T
	stage *stage
	db    *db.DB
	at    time.Time
}

type records struct {
	resultdb.Records
	*stage
}

type store struct {
	db    *db.DB
	stage *stage
}

func (s store) View(ctx context.Context, fn func(result.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(records{resultdb.Records{Tx: tx}, s.stage}) })
}

func (s store) Update(ctx context.Context, fn func(result.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(records{resultdb.Records{Tx: tx}, s.stage}) })
}

func (s store) Content(_ context.Context, hash string) (io.ReadSeeker, error) {
	s.stage.mu.Lock()
	defer s.stage.mu.Unlock()
	return strings.NewReader(string(s.stage.contents[hash])), nil
}

func (s *stage) Cycle(_ context.Context, id string) (evaluation.Cycle, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if id != s.cycle.ID {
		return evaluation.Cycle{}, fault.New(fault.NotFound, "tidak ada")
	}
	return s.cycle, nil
}

func (s *stage) SaveCycle(_ context.Context, c evaluation.Cycle) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cycle = c
	return nil
}

func (s *stage) Participants(context.Context, string) ([]evaluation.Participant, error) {
	return slices.Clone(s.participants), nil
}

func (s *stage) Participant(_ context.Context, _ string, code region.Code) (evaluation.Participant, error) {
	for _, p := range s.participants {
		if p.Region == code {
			return p, nil
		}
	}
	return evaluation.Participant{}, fault.New(fault.NotFound, "tidak ada")
}

func (s *stage) Extensions(context.Context, string) ([]evaluation.Extension, error) { return nil, nil }

func (s *stage) Mark(_ context.Context, _ string, code region.Code, m evaluation.Mark, at time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, p := range s.participants {
		if p.Region == code {
			s.participants[i].Marks[m] = at
		}
	}
	return nil
}

func (s *stage) Progress(_ context.Context, _ string, code region.Code, t evaluation.Track, p evaluation.Progress) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, part := range s.participants {
		if part.Region == code {
			s.participants[i].Tracks = map[evaluation.Track]evaluation.Progress{t: p}
		}
	}
	return nil
}

func (s *stage) Note(_ context.Context, e evaluation.Event) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.events = append(s.events, e.Kind)
	return nil
}

func (s *stage) Scores(context.Context, string) ([]assessment.Score, error) {
	return slices.Clone(s.scores), nil
}

func (s *stage) Sheets(context.Context, string) (map[region.Code][]assessment.Sheet, error) {
	return s.sheets, nil
}

func (s *stage) Answers(context.Context, string) (map[region.Code]answer.Sheet, error) {
	return map[region.Code]answer.Sheet{city: {Cycle: cycle, Region: city, SHA256: "abc", Answers: map[string]answer.Answer{"BL-1.1": {Question: "BL-1.1", Claimed: true, Level: 3, Text: "rahasia jawaban"}},
		Proofs: []answer.Proof{{Question: "BL-1.1", Item: "ITEM1", Title: "Perwako 12", Page: 4}}}}, nil
}

func (s *stage) Proofs(context.Context, region.Code, []string) ([]result.Proof, error) {
	return nil, nil
}

func (r records) KeepPaper(ctx context.Context, p result.Paper, content []byte) error {
	p.Hash, p.Size = result.Hash(content), int64(len(content))
	r.mu.Lock()
	r.contents[p.Hash] = content
	r.mu.Unlock()
	return r.SavePaper(ctx, p)
}

func (s *stage) Queue(_ context.Context, about string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queued = append(s.queued, about)
	return nil
}

type shipped struct{}

func (shipped) Instrument(_ context.Context, id string) (instrument.Instrument, error) {
	i, ok := instrument.Load(id)
	if !ok {
		return i, errors.New("no instrument " + id)
	}
	return i, nil
}

func each(t *testing.T, fn func(t *testing.T, h *hall)) {
	t.Helper()
	dbtest.Each(t, func(t *testing.T, d *db.DB) { fn(t, newHall(t, d)) })
}

// newHall makes a cycle of four regions that three assessors have judged.
func newHall(t *testing.T, d *db.DB) *hall {
	t.Helper()
	day := func(month time.Month, n int) time.Time { return time.Date(2026, month, n, 0, 0, 0, 0, evaluation.Zone) }
	s := &stage{contents: map[string][]byte{}, sheets: map[region.Code][]assessment.Sheet{}, cycle: evaluation.Cycle{ID: cycle, Name: "Evaluasi 2026", Year: 2026, State: evaluation.Open,
		Cohorts: []evaluation.Cohort{{ID: "reguler", Name: "Reguler", Instrument: "kominfo-2024-reguler"}},
		Windows: []evaluation.Window{{Stage: evaluation.Objection, First: day(11, 1), Last: day(11, 10)}}}}
	i, _ := instrument.Load("kominfo-2024-reguler")
	for n, code := range []region.Code{city, other, "32.73", "35.78"} {
		s.participants = append(s.participants, evaluation.Participant{Cycle: cycle, Region: code, Name: fmt.Sprintf("Kota %d", n+1), Cohort: "reguler", Marks: map[evaluation.Mark]time.Time{evaluation.Joined: noon, evaluation.Settled: noon}})
		for a := range 3 {
			person := fmt.Sprintf("asesor-%d", a)
			s.sheets[code] = append(s.sheets[code], assessment.Sheet{Cycle: cycle, Region: code, Assessor: person, Name: "Ibu " + person, Locked: noon, Strengths: "kekuatan rahasia"})
			for _, q := range i.Questions() {
				level := 3 - n
				s.scores = append(s.scores, assessment.Score{Cycle: cycle, Region: code, Assessor: person, Question: q.Code, First: level, Level: level, Note: "catatan rahasia", Item: "ITEM1", Page: 4})
			}
		}
	}
	h := &hall{t: t, stage: s, db: d, at: noon}
	h.Service = &result.Service{Store: store{d, s}, Instruments: shipped{}, Now: func() time.Time { return h.at },
		Print: func(w io.Writer, d doc.Document) error {
			return json.NewEncoder(w).Encode([]any{d.Meta.Title, d.Letter})
		}}
	return h
}

func person(id, role string, place access.Place) result.Author {
	return result.Author{Actor: access.Actor{Person: id, Grants: []access.Grant{{Role: role, Scope: place}}}, Name: "Sdr. " + id}
}

var (
	here     = access.Place{Region: string(city)}
	dewi     = person("dewi", "kominfo", access.Place{})
	eko      = person("eko", "kominfo", access.Place{})
	putu     = person("putu", "pemutus", access.Place{})
	sari     = person("sari", "sekretaris", here)
	sekda    = person("sekda", "sekda", here)
	stranger = person("jauh", "sekretaris", access.Place{Region: string(other)})
	analyst  = person("analis", "kemenkeu", access.Place{})
	public   = person("warga", "publik", access.Place{})
	judge    = person("asesor-0", "pemutus", access.Place{})
)

func (h *hall) announce() result.Publication {
	h.t.Helper()
	d, err := h.Prepare(h.t.Context(), dewi, cycle)
	if err != nil {
		h.t.Fatal(err)
	}
	p, err := h.Announce(h.t.Context(), eko, cycle, d.Fingerprint)
	if err != nil {
		h.t.Fatal(err)
	}
	return p
}

// object writes, sends and gives an objection of the city.
func (h *hall) object(question string) result.Objection {
	h.t.Helper()
	o, err := h.Object(h.t.Context(), sari, cycle, city, "", result.Plea{Question: question, Reason: "Perwako sudah terbit.", Proofs: []result.Cite{{Item: "ITEM1", Page: 4}}})
	if err == nil {
		err = h.Send(h.t.Context(), sekda, cycle, city, o.ID)
	}
	if err != nil {
		h.t.Fatal(err)
	}
	o.Rev++
	return o
}

func kind(err error) string {
	if err == nil {
		return "ok"
	}
	return map[fault.Kind]string{fault.Internal: "internal: " + err.Error(), fault.Invalid: "invalid", fault.Forbidden: "forbidden", fault.NotFound: "not found", fault.Conflict: "conflict"}[fault.KindOf(err)]
}

func want(t *testing.T, what, wanted string, err error) {
	t.Helper()
	if got := kind(err); got != wanted {
		t.Errorf("%s: %s, want %s (%v)", what, got, wanted, err)
	}
}

// Two people of the ministry announce, each their part, and what changed between them
// is prepared anew.
func TestTwoPeopleAnnounce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *hall) {
		ctx := t.Context()
		_, err := h.Announce(ctx, eko, cycle, "")
		want(t, "nothing was prepared", "conflict", err)
		for _, who := range []result.Author{sari, putu, public, analyst, {}, person("sistem", "pengelola", access.Place{})} {
			_, err := h.Prepare(ctx, who, cycle)
			want(t, "prepared by "+who.Person, "forbidden", err)
			_, err = h.Announce(ctx, who, cycle, "")
			want(t, "announced by "+who.Person, "forbidden", err)
		}
		d, err := h.Prepare(ctx, dewi, cycle)
		want(t, "prepared", "ok", err)
		_, err = h.Announce(ctx, dewi, cycle, d.Fingerprint)
		want(t, "announced by whoever prepared", "forbidden", err)
		h.stage.scores[0].Level = 4
		_, err = h.Announce(ctx, eko, cycle, d.Fingerprint)
		want(t, "changed since", "conflict", err)
		d, err = h.Prepare(ctx, dewi, cycle)
		want(t, "prepared anew", "ok", err)
		p, err := h.Announce(ctx, eko, cycle, d.Fingerprint)
		want(t, "announced", "ok", err)
		if p.Number != 0 || p.Prepared.ID != "dewi" || p.Announced.ID != "eko" || h.stage.cycle.State != evaluation.Published || !h.stage.participants[2].Has(evaluation.Announced) {
			t.Errorf("%+v, cycle %s", p, h.stage.cycle.State)
		}
		_, err = h.Prepare(ctx, dewi, cycle)
		want(t, "prepared after the announcement", "conflict", err)
	})
}

func TestEveryRegionIsReadyOrExcluded(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *hall) {
		ctx := t.Context()
		delete(h.stage.participants[3].Marks, evaluation.Settled)
		_, err := h.Prepare(ctx, dewi, cycle)
		want(t, "not all agreed", "conflict", err)
		want(t, "without a reason", "invalid", h.Exclude(ctx, dewi, cycle, "35.78", "1/2026", " "))
		want(t, "by a region", "forbidden", h.Exclude(ctx, sari, cycle, "35.78", "1/2026", "bencana"))
		want(t, "no participant", "not found", h.Exclude(ctx, dewi, cycle, "11.01", "1/2026", "bencana"))
		want(t, "excluded", "ok", h.Exclude(ctx, dewi, cycle, "35.78", "1/2026", "bencana"))
		want(t, "taken back", "ok", h.Readmit(ctx, dewi, cycle, "35.78"))
		_, err = h.Prepare(ctx, dewi, cycle)
		want(t, "not all agreed again", "conflict", err)
		want(t, "excluded again", "ok", h.Exclude(ctx, dewi, cycle, "35.78", "1/2026", "bencana"))
		h.announce()
		s, err := h.Results(ctx, public.Actor, cycle, result.Newest)
		if err != nil {
			t.Fatal(err)
		}
		if row, _ := s.Table.Row("35.78"); row.Part != result.Excluded || row.Reason != "bencana" || row.Rank != 0 {
			t.Errorf("%+v", row)
		}
	})
}

// Before the announcement nobody but whoever runs the cycle sees anything.
func TestNothingLeaksBeforeTheAnnouncement(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *hall) {
		ctx := t.Context()
		for _, who := range []result.Author{sari, sekda, stranger, analyst, public, putu, judge} {
			_, err := h.Results(ctx, who.Actor, cycle, result.Newest)
			want(t, "league for "+who.Person, "not found", err)
			if _, err := h.Region(ctx, who.Actor, cycle, city, result.Newest); err == nil {
				t.Errorf("result for %s", who.Person)
			}
			if _, _, err := h.Sensitivity(ctx, who.Actor, cycle, result.Newest); err == nil {
				t.Errorf("trials for %s", who.Person)
			}
			if _, err := h.Objections(ctx, who.Actor, cycle, city); err == nil {
				t.Errorf("objections for %s", who.Person)
			}
		}
		s, err := h.Results(ctx, dewi.Actor, cycle, result.Newest)
		if err != nil || !s.Preview || len(s.Table.Rows) != 4 {
			t.Errorf("preview: %v", err)
		}
		r, err := h.Region(ctx, dewi.Actor, cycle, city, result.Newest)
		if err != nil || len(r.Dossier.Scores) == 0 {
			t.Errorf("preview of a region: %v", err)
		}
	})
}

// After it, everybody sees results, and each only as much as is theirs.
func TestWhoSeesWhatAfterTheAnnouncement(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *hall) {
		h.announce()
		tied := person("tedi", "asesor", access.Place{})
		tied.Barred = []string{string(city)}
		for _, c := range []struct {
			who           result.Author
			behind, names bool
		}{{public, false, false}, {stranger, false, false}, {sari, true, false}, {analyst, true, false}, {putu, true, false}, {dewi, true, true}} {
			r, err := h.Region(t.Context(), c.who.Actor, cycle, city, result.Newest)
			if err != nil {
				t.Errorf("%s: %v", c.who.Person, err)
				continue
			}
			text := string(result.Canonical(r.Dossier)) + string(result.Canonical(r.Table))
			if got := strings.Contains(text, "rahasia"); got != c.behind {
				t.Errorf("%s sees what stands behind: %v", c.who.Person, got)
			}
			if got := strings.Contains(text, "asesor-"); got != c.names {
				t.Errorf("%s sees names: %v", c.who.Person, got)
			}
		}
		_, err := h.Region(t.Context(), tied.Actor, cycle, city, result.Newest)
		want(t, "with a conflict of interest", "forbidden", err)
		_, err = h.Region(t.Context(), access.Actor{}, cycle, city, result.Newest)
		want(t, "not signed in", "forbidden", err)
		_, err = h.Results(t.Context(), public.Actor, cycle, 3)
		want(t, "an amendment that is not there", "not found", err)
	})
}

// The whole way of an objection: written, sent, decided by somebody else, with the
// amendment that follows.
func TestAnObjectionIsGranted(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *hall) {
		ctx := t.Context()
		first := h.announce()
		before, err := h.Results(ctx, public.Actor, cycle, 0)
		if err != nil {
			t.Fatal(err)
		}
		o := h.object("BL-1.1")
		if got := h.stage.participants[0].Tracks[evaluation.Objections]; got != (evaluation.Progress{Done: 0, Total: 1}) {
			t.Errorf("progress %+v", got)
		}
		tied := person("toni", "pemutus", access.Place{})
		tied.Barred = []string{string(city)}
		grant := result.Ruling{Grant: true, Levels: []int{4, 4, 4}, Text: "Perwako terbukti.", Rev: o.Rev}
		for _, c := range []struct {
			who  result.Author
			want string
		}{{sari, "forbidden"}, {sekda, "forbidden"}, {public, "forbidden"}, {judge, "forbidden"}, {tied, "forbidden"}, {eko, "forbidden"}} {
			_, err := h.Rule(ctx, c.who, cycle, city, o.ID, grant)
			want(t, "decided by "+c.who.Person, c.want, err)
		}
		for name, r := range map[string]result.Ruling{
			"without a reason": {Grant: true, Levels: []int{4, 4, 4}, Rev: o.Rev}, "two levels": {Grant: true, Levels: []int{4, 4}, Text: "x", Rev: o.Rev},
			"off the scale": {Grant: true, Levels: []int{4, 5, 4}, Text: "x", Rev: o.Rev}, "nothing changed": {Grant: true, Levels: []int{3, 3, 3}, Text: "x", Rev: o.Rev},
		} {
			_, err := h.Rule(ctx, putu, cycle, city, o.ID, r)
			want(t, name, "invalid", err)
		}
		stale := grant
		stale.Rev--
		_, err = h.Rule(ctx, putu, cycle, city, o.ID, stale)
		want(t, "an old page", "conflict", err)
		ruled, err := h.Rule(ctx, putu, cycle, city, o.ID, grant)
		want(t, "granted", "ok", err)
		_, err = h.Rule(ctx, dewi, cycle, city, o.ID, grant)
		want(t, "decided twice", "conflict", err)

		now, err := h.Results(ctx, public.Actor, cycle, result.Newest)
		if err != nil {
			t.Fatal(err)
		}
		p := now.Publication
		if ruled.Number != 1 || p.Number != 1 || p.Fingerprint == first.Fingerprint || len(p.Moves) != 1 || p.Moves[0].Region != city || now.Table.Base != first.Fingerprint {
			t.Errorf("amendment %+v", p)
		}
		row, _ := now.Table.Row(city)
		if row.Final.String() != "3.02" { // baseline 3.20, 10 %
			t.Errorf("index %s", row.Final)
		}
		r, err := h.Region(ctx, sari.Actor, cycle, city, result.Newest)
		if err != nil || r.Dossier.Mean("BL-1.1").Value.String() != "4" || len(r.Dossier.Corrections) != 1 || r.Dossier.Corrections[0].Text != "Perwako terbukti." {
			t.Errorf("dossier %+v, %v", r.Dossier.Corrections, err)
		}
		if got := h.stage.participants[0].Tracks[evaluation.Objections]; got != (evaluation.Progress{Done: 1, Total: 1}) {
			t.Errorf("progress %+v", got)
		}
		old, err := h.Results(ctx, public.Actor, cycle, 0)
		if err != nil || cmp.Diff(before.Table, old.Table) != "" {
			t.Errorf("what was announced is another now: %v", err)
		}
		was, err := h.Region(ctx, sari.Actor, cycle, city, 0)
		if err != nil || was.Dossier.Mean("BL-1.1").Value.String() != "3" {
			t.Errorf("the dossier before: %v", err)
		}
		c, err := h.Objections(ctx, public.Actor, cycle, "")
		if err != nil || len(c.Objections) != 1 || c.Objections[0].Verdict == "" {
			t.Errorf("the decision is not public: %+v, %v", c.Objections, err)
		}
	})
}

// A draft is its region's alone; one that waits is its region's and its decider's.
func TestWhoSeesAnObjection(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *hall) {
		ctx := t.Context()
		h.announce()
		o, err := h.Object(ctx, sari, cycle, city, "", result.Plea{Question: "BL-1.1", Reason: "alasan"})
		want(t, "written", "ok", err)
		see := func(wanted map[string]bool) {
			t.Helper()
			for _, who := range []result.Author{sari, sekda, stranger, analyst, public, putu, dewi} {
				for _, code := range []region.Code{"", city} {
					c, err := h.Objections(ctx, who.Actor, cycle, code)
					if got := len(c.Objections) == 1; err != nil || got != wanted[who.Person] {
						t.Errorf("%s sees it at %q: %v (%v)", who.Person, code, got, err)
					}
				}
				_, err := h.Case(ctx, who.Actor, cycle, city, o.ID)
				if (err == nil) != wanted[who.Person] {
					t.Errorf("%s opens it: %v", who.Person, err)
				}
			}
		}
		see(map[string]bool{"sari": true, "sekda": true})
		want(t, "sent by a planner", "forbidden", h.Send(ctx, sari, cycle, city, o.ID))
		want(t, "sent by another region", "forbidden", h.Send(ctx, stranger, cycle, city, o.ID))
		want(t, "sent", "ok", h.Send(ctx, sekda, cycle, city, o.ID))
		see(map[string]bool{"sari": true, "sekda": true, "putu": true, "dewi": true})
		_, err = h.Rule(ctx, putu, cycle, city, o.ID, result.Ruling{Text: "Tidak terbukti.", Rev: 2})
		want(t, "refused", "ok", err)
		see(map[string]bool{"sari": true, "sekda": true, "putu": true, "dewi": true, "public": true, "warga": true, "jauh": true, "analis": true})
		if s, err := h.Results(ctx, public.Actor, cycle, result.Newest); err != nil || s.Publication.Number != 0 {
			t.Errorf("a refusal led to amendment %d", s.Publication.Number)
		}
	})
}

func TestObjectionsHaveTheirWindow(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *hall) {
		ctx := t.Context()
		plea := result.Plea{Question: "BL-1.1", Reason: "alasan"}
		_, err := h.Object(ctx, sari, cycle, city, "", plea)
		want(t, "before the announcement", "not found", err)
		h.announce()
		for name, c := range map[string]struct {
			who  result.Author
			code region.Code
			plea result.Plea
			want string
		}{
			"another region":   {stranger, city, plea, "forbidden"},
			"no reason":        {sari, city, result.Plea{Question: "BL-1.1"}, "invalid"},
			"too long":         {sari, city, result.Plea{Question: "BL-1.1", Reason: strings.Repeat("a", 4001)}, "invalid"},
			"no such question": {sari, city, result.Plea{Question: "XX", Reason: "a"}, "invalid"},
		} {
			_, err := h.Object(ctx, c.who, cycle, c.code, "", c.plea)
			want(t, name, c.want, err)
		}
		o, err := h.Object(ctx, sari, cycle, city, "", plea)
		want(t, "written", "ok", err)
		_, err = h.Object(ctx, sari, cycle, city, "", plea)
		want(t, "the same question twice", "conflict", err)
		_, err = h.Object(ctx, sari, cycle, city, o.ID, result.Plea{Question: "BL-1.1", Reason: "lain"})
		want(t, "an old state", "conflict", err)
		o, err = h.Object(ctx, sari, cycle, city, o.ID, result.Plea{Question: "BL-1.2", Reason: "lain", Rev: 1})
		want(t, "changed", "ok", err)
		h.at = time.Date(2026, 11, 10, 17, 0, 0, 0, time.UTC) // midnight of the day after, where the ministry is
		want(t, "sent too late", "conflict", h.Send(ctx, sekda, cycle, city, o.ID))
		_, err = h.Object(ctx, sari, cycle, city, o.ID, result.Plea{Question: "BL-1.2", Reason: "lagi", Rev: 2})
		want(t, "changed too late", "conflict", err)
		want(t, "thrown away by another region", "forbidden", h.Drop(ctx, stranger, cycle, city, o.ID, 2))
		want(t, "thrown away, old state", "conflict", h.Drop(ctx, sari, cycle, city, o.ID, 1))
		want(t, "thrown away", "ok", h.Drop(ctx, sari, cycle, city, o.ID, 2))
	})
}

// The ministry's own mistake takes the same way: somebody else decides.
func TestTheMinistryCorrectsItself(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *hall) {
		ctx := t.Context()
		h.announce()
		h.at = noon.AddDate(0, 3, 0) // no window binds it
		_, err := h.Correct(ctx, sari, cycle, city, result.Plea{Question: "BL-1.1", Reason: "salah ketik"})
		want(t, "by a region", "forbidden", err)
		o, err := h.Correct(ctx, dewi, cycle, city, result.Plea{Question: "BL-1.1", Reason: "salah ketik"})
		want(t, "raised", "ok", err)
		r := result.Ruling{Grant: true, Levels: []int{0, 0, 0}, Text: "benar salah ketik", Rev: o.Rev}
		_, err = h.Rule(ctx, dewi, cycle, city, o.ID, r)
		want(t, "decided by whoever raised it", "forbidden", err)
		want(t, "withdrawn by the region", "not found", h.Withdraw(ctx, sekda, cycle, city, o.ID))
		_, err = h.Rule(ctx, putu, cycle, city, o.ID, r)
		want(t, "decided", "ok", err)
	})
}

// Two decisions at once give two amendments, the second on the first.
func TestDecisionsAtOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *hall) {
		h.announce()
		questions := []string{"BL-1.1", "BL-1.2", "BL-1.3", "BL-2.1"}
		var wait sync.WaitGroup
		for _, q := range questions {
			o := h.object(q)
			wait.Go(func() {
				_, err := h.Rule(t.Context(), putu, cycle, city, o.ID, result.Ruling{Grant: true, Levels: []int{4, 4, 4}, Text: "ya", Rev: o.Rev})
				want(t, q, "ok", err)
			})
		}
		wait.Wait()
		s, err := h.Results(t.Context(), public.Actor, cycle, result.Newest)
		if err != nil {
			t.Fatal(err)
		}
		var numbers []int
		for n, p := range s.Publications {
			numbers = append(numbers, p.Number)
			if table, err := h.Results(t.Context(), public.Actor, cycle, p.Number); n+1 < len(s.Publications) && (err != nil || table.Table.Base != s.Publications[n+1].Fingerprint) {
				t.Errorf("amendment %d rests on %s", p.Number, table.Table.Base)
			}
		}
		row, _ := s.Table.Row(city)
		if !slices.Equal(numbers, []int{4, 3, 2, 1, 0}) || row.Aspects[0].Value.String() != "3.80" {
			t.Errorf("numbers %v, baseline %s", numbers, row.Aspects[0].Value)
		}
	})
}

func TestLetters(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *hall) {
		ctx := t.Context()
		h.stage.participants[3].Marks[evaluation.Declined] = noon
		head := result.Letterhead{Pattern: "B-{n}/DJAI/2026", First: 7, Date: "2026-12-01", Place: "Jakarta", Office: "Direktorat Jenderal Aplikasi Informatika", Signatory: "Pejabat Simulasi", Title: "Direktur"}
		_, err := h.WriteLetters(ctx, dewi, cycle, head, 0)
		want(t, "before the announcement", "not found", err)
		h.announce()
		o := h.object("BL-1.1")
		_, err = h.WriteLetters(ctx, dewi, cycle, head, 0)
		want(t, "with an objection that waits", "conflict", err)
		_, err = h.Rule(ctx, putu, cycle, city, o.ID, result.Ruling{Text: "tidak", Rev: o.Rev})
		want(t, "refused", "ok", err)
		bad := head
		bad.Pattern = "B-1"
		_, err = h.WriteLetters(ctx, dewi, cycle, bad, 0)
		want(t, "one number for all", "invalid", err)
		_, err = h.WriteLetters(ctx, sari, cycle, head, 0)
		want(t, "by a region", "forbidden", err)
		m, err := h.WriteLetters(ctx, dewi, cycle, head, 0)
		want(t, "asked for", "ok", err)
		if !slices.Equal(h.stage.queued, []string{cycle}) || m.Total != 4 {
			t.Errorf("queued %v, %d regions", h.stage.queued, m.Total)
		}
		_, err = h.WriteLetters(ctx, dewi, cycle, head, m.Rev)
		want(t, "asked for twice", "conflict", err)
		for range 2 { // done twice it does no harm
			want(t, "made", "ok", h.Make(ctx, cycle))
		}
		l, err := h.Letters(ctx, dewi.Actor, cycle)
		if err != nil || l.Mailing.State != result.MailReady || l.Mailing.Done != 4 || len(l.Papers) != 7 {
			t.Errorf("%+v with %d papers, %v", l.Mailing, len(l.Papers), err)
		}
		if !h.stage.participants[0].Has(evaluation.Lettered) {
			t.Error("the region is not marked")
		}
		p, content, err := h.OpenPaper(ctx, sari.Actor, cycle, city, result.LetterPaper)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(content)
		if !strings.Contains(string(text), p.Letter) || !strings.Contains(string(text), "Kota 1") || !strings.HasPrefix(p.Letter, "B-") {
			t.Errorf("letter %q, number %q", text, p.Letter)
		}
		for _, who := range []result.Author{stranger, public} {
			_, _, err := h.OpenPaper(ctx, who.Actor, cycle, city, result.LetterPaper)
			want(t, "opened by "+who.Person, "forbidden", err)
		}
		_, _, err = h.OpenPaper(ctx, dewi.Actor, cycle, "35.78", result.ReportPaper)
		want(t, "report of a region that did not take part", "not found", err)
		h.stage.contents = map[string][]byte{}
	})
}

// What is kept is what was frozen: a table that was tampered with is refused.
func TestTamperingIsSeen(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *hall) {
		p := h.announce()
		err := h.db.Update(t.Context(), func(tx *db.Tx) error {
			_, err := tx.Exec(t.Context(), `UPDATE result_publication SET fingerprint = $1 WHERE cycle = $2`, strings.Repeat("0", len(p.Fingerprint)), cycle)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := h.Results(t.Context(), public.Actor, cycle, result.Newest); err == nil {
			t.Error("shown although the fingerprint is another")
		}
	})
}
