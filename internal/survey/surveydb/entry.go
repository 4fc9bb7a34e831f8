package surveydb

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/survey"
)

const entry = `SELECT region, cycle, id, poll, sub, seq, number, source, batch, at, seconds, often, since, role, age, answers, suggestion, shown, device, network, state, rev FROM survey_entry `

func (r Records) entries(ctx context.Context, query string, args ...any) ([]survey.Entry, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (e survey.Entry, err error) {
		var at int64
		var answers string
		if err = scan(&e.Region, &e.Cycle, &e.ID, &e.Poll, &e.Sub, &e.Seq, &e.Number, &e.Source, &e.Batch, &at, &e.Seconds, &e.Often, &e.Since, &e.Role, &e.Age,
			&answers, &e.Suggestion, &e.Shown, &e.Device, &e.Network, &e.State, &e.Rev); err != nil {
			return e, err
		}
		e.At = db.Moment(at)
		e.Answers, err = parse(answers)
		return e, err
	})
}

// written is a set of answers on one line: IM-SG-1-1=3 IM-SG-1-2=x.
func written(answers map[string]survey.Level) string {
	var b strings.Builder
	for _, q := range slices.Sorted(maps.Keys(answers)) {
		text := survey.Unknown
		if l := answers[q]; l != survey.DontKnow {
			text = strconv.Itoa(int(l))
		}
		b.WriteString(" " + q + "=" + text)
	}
	return strings.TrimPrefix(b.String(), " ")
}

func parse(line string) (map[string]survey.Level, error) {
	out := map[string]survey.Level{}
	for part := range strings.FieldsSeq(line) {
		q, text, _ := strings.Cut(part, "=")
		if text == survey.Unknown {
			out[q] = survey.DontKnow
			continue
		}
		n, err := strconv.Atoi(text)
		if err != nil {
			return nil, fmt.Errorf("answers %q: %w", line, err)
		}
		out[q] = survey.Level(n)
	}
	return out, nil
}

// Entries lists the answers to a region's survey in their order of arrival.
func (r Records) Entries(ctx context.Context, cycle string, code region.Code) ([]survey.Entry, error) {
	out, err := r.entries(ctx, `/* survey.Entries */ `+entry+`WHERE region = $1 AND cycle = $2 ORDER BY seq`, string(code), cycle)
	if err != nil {
		return nil, err
	}
	decided, err := r.Decisions(ctx, cycle, code)
	for n := range out {
		if of := decided[out[n].ID]; len(of) > 0 {
			out[n].Decided = of[len(of)-1]
		}
	}
	return out, err
}

// Entry gives one answer.
func (r Records) Entry(ctx context.Context, cycle string, code region.Code, id string) (survey.Entry, error) {
	e, err := db.First(r.entries(ctx, `/* survey.Entry */ `+entry+`WHERE region = $1 AND cycle = $2 AND id = $3`, string(code), cycle, id))
	if err != nil || e.ID == "" {
		return e, err
	}
	found, err := r.decisions(ctx, `/* survey.Entry */ `+decision+`WHERE region = $1 AND cycle = $2 AND entry = $3 ORDER BY rev DESC LIMIT 1`, string(code), cycle, id)
	if len(found) > 0 {
		e.Decided = found[0].Decision
	}
	return e, err
}

const columns = "region cycle id poll sub seq number source batch at seconds often since role age answers suggestion shown device network state rev"

func row(e survey.Entry, seq int64) []any {
	return []any{string(e.Region), e.Cycle, e.ID, e.Poll, e.Sub, seq, e.Number, string(e.Source), e.Batch, db.Millis(e.At), e.Seconds, e.Often, e.Since, e.Role, e.Age,
		written(e.Answers), e.Suggestion, e.Shown, e.Device, e.Network, string(e.State), 1}
}

// AddEntries keeps answers and numbers them as they arrive. One alone that is kept
// already is left as it is; of many, all are new.
func (r Records) AddEntries(ctx context.Context, entries []survey.Entry) (int, error) {
	if len(entries) == 0 {
		return 0, nil
	}
	one := entries[0]
	arrived := int64(0)
	if err := r.Tx.Each(ctx, `/* survey.AddEntries */ UPDATE survey_head SET arrived = arrived + $1 WHERE region = $2 AND cycle = $3 RETURNING arrived`,
		[]any{len(entries), string(one.Region), one.Cycle}, func(scan func(...any) error) error { return scan(&arrived) }); err != nil {
		return 0, err
	}
	if len(entries) == 1 {
		n, err := r.Tx.Exec(ctx, `/* survey.AddEntries */ INSERT INTO survey_entry (region, cycle, id, poll, sub, seq, number, source, batch, at, seconds, often, since, role, age, answers, suggestion, shown, device, network, state, rev)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22) ON CONFLICT (region, cycle, id) DO NOTHING`, row(one, arrived)...)
		return int(n), err
	}
	rows := make([][]any, 0, len(entries))
	for n, e := range entries {
		rows = append(rows, row(e, arrived-int64(len(entries)-1-n)))
	}
	return len(rows), r.Tx.Insert(ctx, "survey_entry", strings.Fields(columns), rows)
}

// SaveEntry keeps what an official decided about an answer or its suggestion.
func (r Records) SaveEntry(ctx context.Context, e survey.Entry) error {
	before, err := r.Entry(ctx, e.Cycle, e.Region, e.ID)
	if err != nil {
		return err
	}
	n, err := r.Tx.Exec(ctx, `/* survey.SaveEntry */ UPDATE survey_entry SET suggestion = $1, shown = $2, state = $3, rev = rev + 1 WHERE region = $4 AND cycle = $5 AND id = $6 AND rev = $7`,
		e.Suggestion, e.Shown, string(e.State), string(e.Region), e.Cycle, e.ID, e.Rev)
	if err == nil && n == 0 {
		return fault.New(fault.Conflict, "Jawaban ini baru saja diubah orang lain. Muat ulang daftarnya.")
	}
	if err != nil || before.State == e.State {
		return err
	}
	d := e.Decided
	return r.Tx.Insert(ctx, "survey_decision", strings.Fields("region cycle entry rev state reason at person name"),
		[][]any{{string(e.Region), e.Cycle, e.ID, e.Rev + 1, string(d.State), d.Reason, db.Millis(d.At), d.By.ID, d.By.Name}})
}

const decision = `SELECT entry, state, reason, at, person, name FROM survey_decision `

type decided struct {
	entry string
	survey.Decision
}

func (r Records) decisions(ctx context.Context, query string, args ...any) ([]decided, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (d decided, err error) {
		var at int64
		err = scan(&d.entry, &d.State, &d.Reason, &at, &d.By.ID, &d.By.Name)
		d.At = db.Moment(at)
		return d, err
	})
}

// Decisions lists what officials decided in a region's survey, by entry, the oldest
// first.
func (r Records) Decisions(ctx context.Context, cycle string, code region.Code) (map[string][]survey.Decision, error) {
	found, err := r.decisions(ctx, `/* survey.Decisions */ `+decision+`WHERE region = $1 AND cycle = $2 ORDER BY entry, rev`, string(code), cycle)
	out := map[string][]survey.Decision{}
	for _, d := range found {
		out[d.entry] = append(out[d.entry], d.Decision)
	}
	return out, err
}

// Came tells whether a device answered a sub-dimension before.
func (r Records) Came(ctx context.Context, cycle string, code region.Code, sub, device string) (came bool, err error) {
	if device == "" {
		return false, nil
	}
	err = r.Tx.Each(ctx, `/* survey.Came */ SELECT count(*) FROM survey_entry WHERE region = $1 AND cycle = $2 AND sub = $3 AND device = $4`,
		[]any{string(code), cycle, sub, device}, func(scan func(...any) error) error {
			var n int
			err := scan(&n)
			came = n > 0
			return err
		})
	return came, err
}

// Numbers lists the numbers of paper that a sub-dimension holds, in small letters.
func (r Records) Numbers(ctx context.Context, cycle string, code region.Code, sub string) (map[string]bool, error) {
	out := map[string]bool{}
	return out, r.Tx.Each(ctx, `/* survey.Numbers */ SELECT number FROM survey_entry WHERE region = $1 AND cycle = $2 AND sub = $3 AND number <> ''`,
		[]any{string(code), cycle, sub}, func(scan func(...any) error) error {
			var n string
			err := scan(&n)
			out[strings.ToLower(n)] = true
			return err
		})
}
