package surveydb_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/evaluation"
	"gurindam/internal/evaluation/evaluationdb"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
	"gurindam/internal/sheet"
	"gurindam/internal/survey"
	"gurindam/internal/survey/surveydb"
	"gurindam/internal/tabular"
)

type store struct{ db *db.DB }

type records struct {
	surveydb.Records
	evaluation.Ledger
}

func (s store) View(ctx context.Context, fn func(survey.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(records{surveydb.Records{Tx: tx}, evaluationdb.Records{Tx: tx}}) })
}

func (s store) Update(ctx context.Context, cycle string, code region.Code, fn func(survey.Records) error) error {
	return s.db.Edit(ctx, func(tx *db.Tx) error {
		if err := surveydb.Lock(ctx, tx, cycle, code); err != nil {
			return err
		}
		return fn(records{surveydb.Records{Tx: tx}, evaluationdb.Records{Tx: tx}})
	})
}

type shelf struct{}

func (shelf) Instrument(_ context.Context, id string) (instrument.Instrument, error) {
	i, _ := instrument.Load(id)
	return i, nil
}

type world struct{}

func (world) Programmes(context.Context, region.Code) ([]survey.Programme, error) {
	return []survey.Programme{{Code: "SG-01", Name: "Portal layanan", Sub: "SG-1"}, {Code: "SG-02", Name: "Satu data", Sub: "SG-3"}, {Code: "SB-01", Name: "Promosi wisata", Sub: "SB-1"}}, nil
}

func (world) Decode(name string, data []byte) (sheet.Book, error) {
	return tabular.Decode(name, data, tabular.Limits{})
}

const (
	home, other region.Code = "21.72", "21.71"
	cycle                   = "2026"
)

// desk is a survey that is open, with a clock that the test moves.
type desk struct {
	*survey.Service
	db   *db.DB
	tick time.Time
}

func who(role string, code region.Code) survey.Author {
	return survey.Author{Actor: access.Actor{Person: role + string(code), Grants: []access.Grant{{Role: role, Scope: access.Place{Region: string(code)}}}}, Name: strings.ToUpper(role)}
}

var (
	secretary = who("sekretaris", home)
	neighbour = who("sekretaris", other)
)

func opened(t testing.TB, d *db.DB, sample int) *desk {
	t.Helper()
	k := &desk{db: d, tick: time.Date(2026, 8, 20, 5, 17, 0, 0, time.UTC)}
	c := evaluation.Cycle{ID: cycle, Name: "Evaluasi 2026", Year: 2026, Assessors: 5, Spread: 1, Sample: sample, State: evaluation.Open,
		Cohorts: []evaluation.Cohort{{ID: "reguler", Name: "Reguler", Instrument: "kominfo-2024-reguler"}}}
	c.Windows = []evaluation.Window{{Stage: evaluation.Survey, First: k.tick.AddDate(0, 0, -5), Last: k.tick.AddDate(0, 0, 5)}}
	err := d.Update(t.Context(), func(tx *db.Tx) error {
		r := evaluationdb.Records{Tx: tx}
		if err := r.SaveCycle(t.Context(), c); err != nil {
			return err
		}
		for _, code := range []region.Code{home, other} {
			if err := r.Enrol(t.Context(), evaluation.Participant{Cycle: cycle, Region: code, Name: string(code), Cohort: "reguler"}); err != nil {
				return err
			}
			if err := r.Mark(t.Context(), cycle, code, evaluation.Joined, k.tick); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	k.Service = survey.NewService(store{d}, shelf{}, world{}, func() time.Time { return k.tick })
	return k
}

func (k *desk) link(t testing.TB, sub, programme string) survey.Poll {
	t.Helper()
	p, err := k.Open(t.Context(), secretary, cycle, home, sub, programme, 0)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// answers fills a form for a sub-dimension.
func answers(sub string, levels ...string) survey.Response {
	r := survey.Response{Agreed: true, Seconds: 60, Profile: survey.Profile{Often: survey.Frequencies[1], Since: survey.Durations[0]}, Answers: map[string]string{}}
	for n, l := range levels {
		r.Answers[fmt.Sprintf("IM-%s-%d", sub, n+1)] = l
	}
	return r
}

func (k *desk) sent(t testing.TB, p survey.Poll, r survey.Response, from survey.Trace) {
	t.Helper()
	if problems, err := k.Send(t.Context(), p.Token, r, from); err != nil || len(problems) > 0 {
		t.Fatalf("%v %v", problems, err)
	}
}

func (k *desk) result(t testing.TB, sub string) survey.Result {
	t.Helper()
	o, err := k.Overview(t.Context(), secretary, cycle, home)
	if err != nil {
		t.Fatal(err)
	}
	r, _ := o.Results.Sub(sub)
	return r
}

func (k *desk) progress(t testing.TB) (p evaluation.Progress) {
	t.Helper()
	if err := k.db.View(t.Context(), func(tx *db.Tx) error {
		part, err := (evaluationdb.Records{Tx: tx}).Participant(t.Context(), cycle, home)
		p = part.Tracks[evaluation.Respondents]
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return p
}

// device gives the trace of one of many telephones in one network.
func device(n int) survey.Trace {
	return survey.Trace{Device: fmt.Sprintf("%026d", n), Address: fmt.Sprintf("203.0.113.%d", n%250)}
}

func TestFiftyAtOnce(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		k := opened(t, d, 50)
		p := k.link(t, "SG-1", "SG-01")
		if got := k.progress(t); got != (evaluation.Progress{Done: 0, Total: 18}) {
			t.Errorf("at first %+v", got)
		}
		var all sync.WaitGroup
		faults := make(chan error, 100)
		for n := range 50 {
			all.Go(func() {
				if problems, err := k.Send(t.Context(), p.Token, answers("SG-1", "3", "4", survey.Unknown), device(n)); err != nil || len(problems) > 0 {
					faults <- fmt.Errorf("%v %v", problems, err)
				}
			})
			if n%10 == 0 {
				all.Go(func() {
					if err := k.Screen(t.Context(), p.Token, false, device(n)); err != nil {
						faults <- err
					}
				})
			}
		}
		all.Wait()
		close(faults)
		for err := range faults {
			t.Error(err)
		}
		r := k.result(t, "SG-1")
		if r.Valid != 50 || r.Screened != 5 || r.Mean.String() != "3.50" || !r.Enough() {
			t.Errorf("%+v %+v", r.Tally, r.Measure)
		}
		if got := k.progress(t); got != (evaluation.Progress{Done: 1, Total: 18}) {
			t.Errorf("at last %+v", got)
		}
	})
}

func TestRespondents(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		k := opened(t, d, 2)
		p := k.link(t, "SG-1", "SG-01")
		twice := answers("SG-1", "3", "2", "4")
		twice.Key = "AAAAAAAAAAAAAAAAAAAAAAAAAA"
		k.sent(t, p, twice, device(1))
		k.sent(t, p, twice, device(1)) // the same form, after a lost connection
		if r := k.result(t, "SG-1"); r.Valid != 1 || r.Held != 0 {
			t.Errorf("a form sent twice: %+v", r.Tally)
		}
		k.sent(t, p, answers("SG-1", "4", "4", "3"), device(1)) // another one from the same device
		k.sent(t, p, answers("SG-1", "x", "x", "x"), device(2)) // who knows nothing
		if r := k.result(t, "SG-1"); r.Valid != 1 || r.Held != 2 || k.progress(t).Done != 0 {
			t.Errorf("%+v", r.Tally)
		}
		det, err := k.Detail(t.Context(), secretary, cycle, home, "SG-1")
		if err != nil || len(det.Seen) != 3 || !slices.Contains(det.Seen[1].Flags, survey.SameDevice) {
			t.Fatalf("%v %+v", err, det.Seen)
		}
		held := det.Seen[1]
		if err := k.Decide(t.Context(), secretary, cycle, home, held.ID, held.Rev, survey.Counted, "tablet dipakai bersama di kelurahan"); err != nil {
			t.Fatal(err)
		}
		if err := k.Decide(t.Context(), secretary, cycle, home, held.ID, held.Rev, survey.Excluded, "keputusan kedua"); fault.KindOf(err) != fault.Conflict {
			t.Errorf("two at once: %v", err)
		}
		if got := k.progress(t); got.Done != 1 {
			t.Errorf("two count, as many as are needed: %+v", got)
		}
		if err := k.Decide(t.Context(), secretary, cycle, home, held.ID, held.Rev+1, survey.Excluded, "ternyata orang yang sama"); err != nil {
			t.Fatal(err)
		}
		det, _ = k.Detail(t.Context(), secretary, cycle, home, "SG-1")
		if e := det.Seen[1]; len(e.Decisions) != 2 || e.State != survey.Excluded || e.Decided.Reason != "ternyata orang yang sama" || k.progress(t).Done != 0 {
			t.Errorf("every decision stays: %+v", e)
		}
	})
}

// Nothing that tells who answered is in any column of any table of the survey.
func TestNothingTellsWhoAnswered(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		k := opened(t, d, 50)
		p := k.link(t, "SG-1", "SG-01")
		from := survey.Trace{Device: "BBBBBBBBBBBBBBBBBBBBBBBBBB", Address: "198.51.100.23"}
		k.sent(t, p, answers("SG-1", "3", "2", "4"), from)
		stored := everything(t, d)
		for _, word := range []string{from.Device, from.Address, "198.51.100", "198.51"} {
			if strings.Contains(stored, word) {
				t.Errorf("%q is kept", word)
			}
		}
		if exact := fmt.Sprint(k.tick.UnixMilli()); strings.Contains(entriesOf(t, d), exact) {
			t.Error("the minute is kept")
		}
		marks := func() []survey.Entry {
			det, err := k.Detail(t.Context(), secretary, cycle, home, "SG-1")
			if err != nil {
				t.Fatal(err)
			}
			return []survey.Entry{det.Seen[0].Entry}
		}()
		salt := saltOf(t, d)
		if dev, net := from.Under(salt); salt == "" || marks[0].Device != dev || marks[0].Network != net {
			t.Errorf("under %q: %+v", salt, marks[0])
		}
		f, err := k.Export(t.Context(), secretary, cycle, home, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range f.Sheets {
			if text := fmt.Sprint(s); strings.Contains(text, marks[0].Device) || strings.Contains(text, marks[0].Network) || strings.Contains(text, marks[0].ID) {
				t.Errorf("%s tells marks", s.Name)
			}
		}
		if err := k.Manage(t.Context(), secretary, cycle, home, p.ID, survey.Close); err != nil {
			t.Fatal(err)
		}
		if salt := saltOf(t, d); salt != "" {
			t.Errorf("the salt outlives the survey: %q", salt)
		}
	})
}

func TestTheSaltGoesWhenTheWindowCloses(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		k := opened(t, d, 50)
		k.sent(t, k.link(t, "SG-1", "SG-01"), answers("SG-1", "3", "2", "4"), device(1))
		if err := k.Sweep(t.Context()); err != nil || saltOf(t, d) == "" {
			t.Fatalf("too early: %v", err)
		}
		k.tick = k.tick.AddDate(0, 0, 6)
		if err := k.Sweep(t.Context()); err != nil || saltOf(t, d) != "" {
			t.Errorf("%v", err)
		}
	})
}

func saltOf(t testing.TB, d *db.DB) (salt string) {
	t.Helper()
	if err := d.View(t.Context(), func(tx *db.Tx) error {
		return tx.Each(t.Context(), `SELECT salt FROM survey_head WHERE region = $1`, []any{string(home)}, func(scan func(...any) error) error { return scan(&salt) })
	}); err != nil {
		t.Fatal(err)
	}
	return salt
}

var tables = map[string]int{"survey_head": 5, "survey_poll": 18, "survey_entry": 22, "survey_decision": 9, "survey_batch": 15, "survey_upload": 8}

// everything writes all columns of all tables of the survey.
func everything(t testing.TB, d *db.DB) string {
	var b strings.Builder
	for table, n := range tables {
		b.WriteString(dump(t, d, table, n))
	}
	return b.String()
}

func entriesOf(t testing.TB, d *db.DB) string {
	return dump(t, d, "survey_entry", tables["survey_entry"])
}

func dump(t testing.TB, d *db.DB, table string, columns int) string {
	t.Helper()
	var b strings.Builder
	if err := d.View(t.Context(), func(tx *db.Tx) error {
		return tx.Each(t.Context(), "SELECT * FROM "+table, nil, func(scan func(...any) error) error {
			row := make([]any, columns)
			for n := range row {
				row[n] = new(any)
			}
			err := scan(row...)
			for _, v := range row {
				value := *v.(*any)
				if raw, ok := value.([]byte); ok {
					value = string(raw)
				}
				fmt.Fprintf(&b, "%v|", value)
			}
			return err
		})
	}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestLinks(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		k := opened(t, d, 50)
		p := k.link(t, "SG-1", "SG-01")
		if _, err := k.Open(t.Context(), secretary, cycle, home, "SG-1", "SG-01", 0); fault.KindOf(err) != fault.Conflict {
			t.Errorf("the same again: %v", err)
		}
		if _, err := k.Open(t.Context(), secretary, cycle, home, "SG-1", "TIDAK-ADA", 0); fault.KindOf(err) != fault.Invalid {
			t.Errorf("a programme that is not there: %v", err)
		}
		if _, err := k.Open(t.Context(), secretary, cycle, home, "SG-9", "SG-01", 0); fault.KindOf(err) != fault.NotFound {
			t.Errorf("a sub-dimension that is not there: %v", err)
		}
		k.tick = k.tick.Add(time.Second)
		k.link(t, "SG-1", "SG-02") // several programmes for one sub-dimension
		if err := k.Manage(t.Context(), secretary, cycle, home, p.ID, survey.Renew); err != nil {
			t.Fatal(err)
		}
		if _, err := k.Public(t.Context(), p.Token); fault.KindOf(err) != fault.NotFound {
			t.Errorf("the old address: %v", err)
		}
		det, _ := k.Detail(t.Context(), secretary, cycle, home, "SG-1")
		now := det.Result.Polls[0]
		if err := k.Manage(t.Context(), secretary, cycle, home, p.ID, survey.Close); err != nil {
			t.Fatal(err)
		}
		if v, err := k.Public(t.Context(), now.Token); err != nil || v.Closed == "" {
			t.Errorf("closed: %q %v", v.Closed, err)
		}
		if _, err := k.Send(t.Context(), now.Token, answers("SG-1", "3", "2", "4"), device(1)); fault.KindOf(err) != fault.Conflict {
			t.Errorf("an answer to a closed one: %v", err)
		}
		k.tick = k.tick.AddDate(0, 0, 6)
		if v, _ := k.Public(t.Context(), det.Result.Polls[1].Token); v.Closed != "Survei ini sudah ditutup." {
			t.Errorf("after its window: %q", v.Closed)
		}
		if err := k.Manage(t.Context(), secretary, cycle, home, p.ID, survey.Reopen); fault.KindOf(err) != fault.Conflict {
			t.Errorf("after the window: %v", err)
		}
		k.tick = k.tick.AddDate(0, 0, -16)
		if v, _ := k.Public(t.Context(), det.Result.Polls[1].Token); !strings.Contains(v.Closed, "baru dibuka 15 Agustus 2026") {
			t.Errorf("before its window: %q", v.Closed)
		}
	})
}

// Nobody reaches the survey of another region, neither by address nor by an identity
// that they have learned.
func TestRegionsAreApart(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		k := opened(t, d, 1)
		p := k.link(t, "SG-1", "SG-01")
		k.sent(t, p, answers("SG-1", "3", "2", "4"), device(1))
		det, _ := k.Detail(t.Context(), secretary, cycle, home, "SG-1")
		id, rev := det.Seen[0].ID, det.Seen[0].Rev
		ctx := t.Context()
		for name, deed := range map[string]func(a survey.Author, code region.Code) error{
			"seeing": func(a survey.Author, code region.Code) error { _, err := k.Overview(ctx, a, cycle, code); return err },
			"detail": func(a survey.Author, code region.Code) error {
				_, err := k.Detail(ctx, a, cycle, code, "SG-1")
				return err
			},
			"export": func(a survey.Author, code region.Code) error { _, err := k.Export(ctx, a, cycle, code, ""); return err },
			"poster": func(a survey.Author, code region.Code) error { _, err := k.Poll(ctx, a, cycle, code, p.ID); return err },
			"template": func(a survey.Author, code region.Code) error {
				_, err := k.Template(ctx, a, cycle, code, p.ID)
				return err
			},
			"managing": func(a survey.Author, code region.Code) error {
				return k.Manage(ctx, a, cycle, code, p.ID, survey.Close)
			},
			"users": func(a survey.Author, code region.Code) error { return k.SetUsers(ctx, a, cycle, code, p.ID, 5) },
			"deciding": func(a survey.Author, code region.Code) error {
				return k.Decide(ctx, a, cycle, code, id, rev, survey.Excluded, "alasannya")
			},
			"moderating": func(a survey.Author, code region.Code) error { return k.Moderate(ctx, a, cycle, code, id, true) },
			"copying": func(a survey.Author, code region.Code) error {
				_, err := k.Enter(ctx, a, cycle, code, p.ID, answers("SG-1", "1", "1", "1"))
				return err
			},
			"sending a file": func(a survey.Author, code region.Code) error {
				_, err := k.Keep(ctx, a, cycle, code, p.ID, "a.csv", []byte("nomor\n1\n"))
				return err
			},
		} {
			if err := deed(neighbour, home); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s, by address: %v", name, err)
			}
			if name == "seeing" || name == "detail" || name == "export" {
				continue // of their own region that is theirs to see
			}
			if err := deed(neighbour, other); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%s, by identity: %v", name, err)
			}
			if err := deed(survey.Author{}, home); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s, by nobody: %v", name, err)
			}
		}
		if det, _ := k.Detail(ctx, neighbour, cycle, other, "SG-1"); len(det.Seen) != 0 {
			t.Error("answers of another region")
		}
		if r := k.result(t, "SG-1"); r.Valid != 1 || !r.Polls[0].Open() {
			t.Errorf("something was changed: %+v", r.Tally)
		}
	})
}

// filledSheet writes the entry sheet of a link with rows in it, as XLSX.
func (k *desk) filledSheet(t testing.TB, p survey.Poll, rows ...[]string) []byte {
	t.Helper()
	f, err := k.Template(t.Context(), secretary, cycle, home, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	f.Sheets[0].Rows = rows
	var b bytes.Buffer
	if err := tabular.WriteForm(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func line(number, used string, levels ...string) []string {
	out := []string{number, used, "tidak", "", "", "", ""}
	return append(append(out, levels...), "")
}

func TestImport(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		k, ctx := opened(t, d, 2), t.Context()
		p := k.link(t, "SG-1", "SG-01")
		id, err := k.Keep(ctx, secretary, cycle, home, p.ID, "lembar.xlsx", k.filledSheet(t, p,
			line("SG1-1", "ya", "3 - Setuju", "4 - Sangat setuju", "Tidak tahu"), line("SG1-2", "ya", "1 - Tidak setuju", "2 - Cukup setuju", "3 - Setuju"), line("SG1-3", "tidak")))
		if err != nil {
			t.Fatal(err)
		}
		v, err := k.Preview(ctx, secretary, cycle, home, id)
		if err != nil || len(v.Problems) > 0 || len(v.Entries) != 2 || v.Screened != 1 {
			t.Fatalf("%v %+v", err, v.Filled)
		}
		if r := k.result(t, "SG-1"); r.Valid != 0 {
			t.Error("looking keeps something")
		}
		if _, err := k.Preview(ctx, who("kepala-opd", home), cycle, home, id); err == nil {
			t.Error("somebody else looks at it")
		}
		if _, err := k.Import(ctx, secretary, cycle, home, id); err != nil {
			t.Fatal(err)
		}
		if r := k.result(t, "SG-1"); r.Valid != 2 || r.Screened != 1 || r.Mean.String() != "2.67" || k.progress(t).Done != 1 {
			t.Errorf("%+v %v", r.Tally, r.Mean)
		}
		if _, err := k.Import(ctx, secretary, cycle, home, id); fault.KindOf(err) != fault.NotFound {
			t.Errorf("a second time: %v", err)
		}
		again, _ := k.Keep(ctx, secretary, cycle, home, p.ID, "lembar.xlsx", k.filledSheet(t, p, line("sg1-2", "ya", "3", "3", "3"), line("SG1-4", "ya", "3", "3", "2")))
		if v, _ := k.Preview(ctx, secretary, cycle, home, again); len(v.Problems) != 1 || v.Problems[0].At.Name() != "A4" {
			t.Errorf("a number of before: %v", v.Problems)
		}
		if _, err := k.Import(ctx, secretary, cycle, home, again); fault.KindOf(err) != fault.Invalid || k.result(t, "SG-1").Valid != 2 {
			t.Errorf("all or nothing: %v", err)
		}
		det, _ := k.Detail(ctx, secretary, cycle, home, "SG-1")
		if _, err := k.Undo(ctx, secretary, cycle, home, det.Batches[0].ID); err != nil {
			t.Fatal(err)
		}
		det, _ = k.Detail(ctx, secretary, cycle, home, "SG-1")
		if r := k.result(t, "SG-1"); r.Valid != 0 || r.Screened != 0 || k.progress(t).Done != 0 || det.Batches[0].Undone.At.IsZero() {
			t.Errorf("undone: %+v", r.Tally)
		}
		if _, err := k.Undo(ctx, secretary, cycle, home, det.Batches[0].ID); fault.KindOf(err) != fault.NotFound {
			t.Errorf("undone twice: %v", err)
		}
	})
}

func TestPaper(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		k, ctx := opened(t, d, 2), t.Context()
		p := k.link(t, "SG-1", "SG-01")
		form := answers("SG-1", "3", "2", "4")
		form.Number, form.Key, form.Suggestion = "SG1-7", "CCCCCCCCCCCCCCCCCCCCCCCCCC", "Loket Bu Sri lambat"
		for range 2 { // the second is the same form once more
			if problems, err := k.Enter(ctx, secretary, cycle, home, p.ID, form); err != nil || len(problems) > 0 {
				t.Fatal(problems, err)
			}
		}
		form.Key = ""
		if problems, err := k.Enter(ctx, secretary, cycle, home, p.ID, form); err != nil || len(problems) != 1 || problems[0].Field != "nomor" {
			t.Errorf("the same number: %v %v", problems, err)
		}
		form.Number = "0812-3456-7890"
		if problems, _ := k.Enter(ctx, secretary, cycle, home, p.ID, form); len(problems) != 1 || problems[0].Field != "nomor" {
			t.Errorf("a telephone: %v", problems)
		}
		det, _ := k.Detail(ctx, secretary, cycle, home, "SG-1")
		if len(det.Seen) != 1 || det.Seen[0].Source != survey.Paper {
			t.Fatalf("%+v", det.Seen)
		}
		f, _ := k.Export(ctx, secretary, cycle, home, "SG-1")
		if strings.Contains(fmt.Sprint(f), "Bu Sri") {
			t.Error("a suggestion goes out before anybody has looked")
		}
		if err := k.Moderate(ctx, secretary, cycle, home, det.Seen[0].ID, false); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(everything(t, d), "Bu Sri") {
			t.Error("a suggestion that was wiped is kept")
		}
	})
}

func BenchmarkResults(b *testing.B) {
	dbtest.Bench(b, func(b *testing.B, d *db.DB) {
		k := opened(b, d, 50)
		i, _ := instrument.Load("kominfo-2024-reguler")
		if err := (store{d}).Update(b.Context(), cycle, home, func(r survey.Records) error {
			for _, sub := range survey.Subs(i) {
				p := survey.Poll{Cycle: cycle, Region: home, ID: "p-" + sub.Code, Sub: sub.Code, Token: survey.NewToken()}
				if err := r.SavePoll(b.Context(), p); err != nil {
					return err
				}
				var list []survey.Entry
				for n := range 500 {
					e := survey.Entry{Cycle: cycle, Region: home, Poll: p.ID, Sub: sub.Code, ID: fmt.Sprintf("%s-%d", sub.Code, n), Source: survey.Online, State: survey.Counted, Device: fmt.Sprint(sub.Code, n), Answers: map[string]survey.Level{}}
					for m, st := range sub.Statements {
						e.Answers[st.Question] = survey.Level((n*7+m*3)%6 - 1)
					}
					list = append(list, e)
				}
				if _, err := r.AddEntries(b.Context(), list); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			b.Fatal(err)
		}
		b.ResetTimer()
		for b.Loop() {
			o, err := k.Overview(b.Context(), secretary, cycle, home)
			if err != nil || o.Results.Whole.N != 9000 {
				b.Fatal(err, o.Results.Whole.N)
			}
		}
	})
}

func BenchmarkSend(b *testing.B) {
	dbtest.Bench(b, func(b *testing.B, d *db.DB) {
		k := opened(b, d, 50)
		p := k.link(b, "SG-1", "SG-01")
		n := 0
		for b.Loop() {
			n++
			from := device(n)
			from.Address = fmt.Sprintf("203.%d.%d.9", n/250%250, n%250)
			k.tick = k.tick.Add(time.Second)
			k.sent(b, p, answers("SG-1", "3", "4", "2"), from)
		}
	})
}
