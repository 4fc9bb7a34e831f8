package assessment

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
)

// Shortest length of a reason, in characters: one word explains nothing.
const shortestReason = 10

// Spread gives the lowest and the highest level of a question among the sheets that
// count; ok is false where none has one.
func Spread(sheets []Sheet, question string) (low, high int, ok bool) {
	for _, s := range sheets {
		g := s.Score(question)
		if !s.Counts() || !g.Scored() {
			continue
		}
		if !ok {
			low, high, ok = g.Level, g.Level, true
			continue
		}
		low, high = min(low, g.Level), max(high, g.Level)
	}
	return low, high, ok
}

// Wide lists the discussions that begin when all have locked: one for each question
// whose levels lie farther apart than the cycle allows, and that is not talked about yet.
func Wide(sheets []Sheet, in instrument.Instrument, above int, known []Discussion, now time.Time) (out []Discussion) {
	for _, q := range in.Questions() {
		low, high, ok := Spread(sheets, q.Code)
		if !ok || high-low <= above || slices.ContainsFunc(known, func(d Discussion) bool { return d.Question == q.Code }) {
			continue
		}
		out = append(out, Discussion{Cycle: sheets[0].Cycle, Region: sheets[0].Region, Question: q.Code, Spread: high - low, Opened: now})
	}
	return out
}

// Respond is an assessor's word on a question that is talked about: another level, or
// the same one, and why. The first level stays beside it.
func (s Sheet) Respond(d Discussion, level int, reason string, rev int64, in instrument.Instrument, now time.Time) (Sheet, Score, error) {
	g := s.Score(d.Question)
	reason = tidy(reason)
	switch {
	case !d.Open():
		return s, g, fault.New(fault.Conflict, fmt.Sprintf("Diskusi %s sudah ditutup; nilainya tidak berubah lagi.", d.Question))
	case !s.Closed() || !g.Scored():
		return s, g, fault.New(fault.Conflict, "Hanya asesor yang sudah mengunci lembarnya yang ikut membahas.")
	case level < in.Scale.Min || level > in.Scale.Max:
		return s, g, offScale(d.Question, level, in.Scale)
	case tooShort(reason):
		return s, g, fault.New(fault.Invalid, fmt.Sprintf("Alasan untuk %s perlu satu kalimat, paling sedikit %d huruf.", d.Question, shortestReason))
	case tooLong(reason, longestNote):
		return s, g, fault.New(fault.TooLarge, fmt.Sprintf("Alasan untuk %s lebih dari %d huruf. Ringkaslah.", d.Question, longestNote))
	case g.Level == level && g.Reason == reason:
		return s, g, nil
	case rev != g.Rev:
		return s, g, fault.New(fault.Conflict, fmt.Sprintf("Nilai %s sudah diubah di layar lain menjadi %s; yang Anda isikan di sini %s. Pilih lagi yang benar.", d.Question, said(g.Level), said(level)))
	}
	g.Level, g.Reason, g.At, g.Rev = level, reason, now, g.Rev+1
	s.Scores = maps.Clone(s.Scores)
	s.Scores[d.Question] = g
	return s, g, nil
}

func tooShort(reason string) bool { return len([]rune(reason)) < shortestReason }

// Responded tells whether an assessor has answered in a discussion.
func (d Discussion) Responded(s Sheet) bool {
	g := s.Score(d.Question)
	return g.Reason != "" && !g.At.Before(d.Opened)
}

// Waiting lists those whose word is missing in a discussion.
func (d Discussion) Waiting(sheets []Sheet) (out []Sheet) {
	for _, s := range sheets {
		if d.Open() && s.Counts() && !d.Responded(s) {
			out = append(out, s)
		}
	}
	return out
}

// Ended closes a discussion once every assessor has answered.
func (d Discussion) Ended(sheets []Sheet, now time.Time) Discussion {
	if d.Open() && len(d.Waiting(sheets)) == 0 {
		d.Closed = now
	}
	return d
}

// Rule closes a discussion by the panel, whether all have answered or not. The scores
// stay those of the assessors.
func (d Discussion) Rule(by evaluation.Person, reason string, now time.Time) (Discussion, error) {
	reason = tidy(reason)
	switch {
	case !d.Open():
		return d, fault.New(fault.Conflict, fmt.Sprintf("Diskusi %s sudah ditutup; nilainya tidak berubah lagi.", d.Question))
	case tooShort(reason):
		return d, fault.New(fault.Invalid, fmt.Sprintf("Alasan panel untuk %s perlu satu kalimat, paling sedikit %d huruf.", d.Question, shortestReason))
	}
	d.Closed, d.By, d.Ruling = now, by, reason
	return d, nil
}

// Call opens a discussion that the spread did not, or one that was closed, by decision
// of the ministry.
func Call(d Discussion, reason string, now time.Time) (Discussion, error) {
	reason = tidy(reason)
	switch {
	case d.Rev > 0 && d.Open():
		return d, fault.New(fault.Conflict, fmt.Sprintf("Diskusi %s sedang berlangsung.", d.Question))
	case tooShort(reason):
		return d, fault.New(fault.Invalid, fmt.Sprintf("Alasan membuka diskusi %s perlu satu kalimat, paling sedikit %d huruf.", d.Question, shortestReason))
	}
	d.Why, d.Opened, d.Closed, d.By, d.Ruling = reason, now, time.Time{}, evaluation.Person{}, ""
	return d, nil
}

// Talked counts the discussions that are over, of all.
func Talked(all []Discussion) (p evaluation.Progress) {
	p.Total = len(all)
	for _, d := range all {
		if !d.Open() {
			p.Done++
		}
	}
	return p
}

// speak checks a word for a discussion.
func speak(w Word) (Word, error) {
	w.Text = tidy(w.Text)
	switch {
	case w.Text == "":
		return w, fault.New(fault.Invalid, "Pesan masih kosong. Tulis pendapat Anda dahulu.")
	case tooLong(w.Text, longestNote):
		return w, fault.New(fault.TooLarge, fmt.Sprintf("Pesan lebih dari %d huruf. Bagilah menjadi beberapa pesan.", longestNote))
	}
	return w, nil
}
