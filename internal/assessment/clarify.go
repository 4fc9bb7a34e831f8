package assessment

import (
	"fmt"
	"slices"
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
)

// Hours that an assessor may give the region for an answer.
var Hours = []int{24, 48, 72, 120}

// most evidence that one answer shows.
const mostItems = 20

// Asked begins a clarification: what is asked, and by when. The hour is never later than
// the end of the window.
func Asked(c Clarification, text string, hours int, s Stand, by evaluation.Person, now time.Time) (Clarification, error) {
	if err := s.MayAsk(now); err != nil {
		return c, err
	}
	if !slices.Contains(Hours, hours) {
		return c, fault.New(fault.Invalid, "Batas waktu klarifikasi tidak dikenal. Pilih salah satu dari daftar.")
	}
	turn, err := checked(Turn{By: by, At: now, Text: text})
	if err != nil {
		return c, err
	}
	c.Asked, c.Due, c.Turns = now, now.Add(time.Duration(hours)*time.Hour), []Turn{turn}
	if w, ok := s.Cycle.Window(evaluation.Clarification, s.Participant.Region, s.Extensions); ok && w.Closes().Before(c.Due) {
		c.Due = w.Closes()
	}
	return c, nil
}

// Reply adds a turn of the region, or of the assessor. An answer after the hour is taken
// while the window is open, and stays marked late.
func (c Clarification) Reply(t Turn, now time.Time) (Clarification, error) {
	if !c.Closed.IsZero() {
		return c, fault.New(fault.Conflict, "Klarifikasi ini sudah ditutup asesor, jadi tidak dapat dijawab lagi.")
	}
	t.At = now
	t, err := checked(t)
	if err != nil {
		return c, err
	}
	if t.Region && c.Answered.IsZero() {
		c.Answered = now
	}
	c.Turns = append(slices.Clone(c.Turns), t)
	return c, nil
}

// Close ends a clarification.
func (c Clarification) Close(now time.Time) (Clarification, error) {
	if !c.Closed.IsZero() {
		return c, fault.New(fault.Conflict, "Klarifikasi ini sudah ditutup.")
	}
	c.Closed = now
	return c, nil
}

// ForRegion hides who asked: the region sees the number of the assessor alone.
func (c Clarification) ForRegion() Clarification {
	c.Assessor, c.Name = "", ""
	c.Turns = slices.Clone(c.Turns)
	for i, t := range c.Turns {
		if !t.Region {
			c.Turns[i].By = evaluation.Person{}
		}
	}
	return c
}

// Clarified counts the clarifications that wait for nothing, of all.
func Clarified(all []Clarification) (p evaluation.Progress) {
	p.Total = len(all)
	for _, c := range all {
		if !c.Waits() {
			p.Done++
		}
	}
	return p
}

func checked(t Turn) (Turn, error) {
	t.Text = tidy(t.Text)
	switch {
	case t.Text == "":
		return t, fault.New(fault.Invalid, "Teks klarifikasi masih kosong. Tulis dahulu apa yang ditanyakan atau dijawab.")
	case tooLong(t.Text, longestNote):
		return t, fault.New(fault.TooLarge, fmt.Sprintf("Teks klarifikasi lebih dari %d huruf. Ringkaslah.", longestNote))
	case len(t.Items) > mostItems:
		return t, fault.New(fault.TooLarge, fmt.Sprintf("Satu jawaban membawa paling banyak %d bukti.", mostItems))
	}
	return t, nil
}
