package assessment

import (
	"fmt"
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
)

// Stand is where a region stands in its cycle, as far as assessors need to know.
type Stand struct {
	Cycle       evaluation.Cycle
	Participant evaluation.Participant
	Extensions  []evaluation.Extension
}

// Open tells how far the scores are open.
func (s Stand) Open() Openness { return OpennessOf(s.Participant) }

// MayScore tells why nothing may be scored now.
func (s Stand) MayScore(now time.Time) error {
	if err := s.sent(); err != nil {
		return err
	}
	if s.Participant.Has(evaluation.Settled) {
		return s.settled()
	}
	return s.within(now, evaluation.Desk)
}

// MayTalk tells why scores may not be talked over now.
func (s Stand) MayTalk(now time.Time) error {
	if !s.Participant.Has(evaluation.Scored) {
		return fault.New(fault.Conflict, "Diskusi baru dibuka setelah semua asesor mengunci lembar nilainya.")
	}
	if s.Participant.Has(evaluation.Settled) {
		return s.settled()
	}
	return s.within(now, evaluation.Panel, evaluation.Interview, evaluation.Desk)
}

// MayAsk tells why the region cannot be asked now.
func (s Stand) MayAsk(now time.Time) error {
	if err := s.sent(); err != nil {
		return err
	}
	if s.Participant.Has(evaluation.Scored) {
		return fault.New(fault.Conflict, "Semua asesor sudah mengunci lembar nilainya; klarifikasi tidak dibuka lagi.")
	}
	return s.within(now, evaluation.Clarification)
}

// MayAnswer tells why the region cannot answer now.
func (s Stand) MayAnswer(now time.Time) error { return s.within(now, evaluation.Clarification) }

// MaySettle tells why the panel cannot close the region now.
func (s Stand) MaySettle(now time.Time) error {
	switch {
	case !s.Participant.Has(evaluation.Scored):
		return fault.New(fault.Conflict, fmt.Sprintf("Belum semua asesor mengunci lembar nilai %s.", s.Participant.Name))
	case s.Participant.Has(evaluation.Settled):
		return s.settled()
	case s.Participant.Tracks[evaluation.Discussions].Open():
		return fault.New(fault.Conflict, fmt.Sprintf("Masih ada diskusi terbuka untuk %s. Tunggu jawaban para asesor, atau tutup dengan alasan panel.", s.Participant.Name))
	}
	return s.within(now, evaluation.Panel)
}

func (s Stand) sent() error {
	if !s.Participant.Takes() || !s.Participant.Has(evaluation.Submitted) {
		return fault.New(fault.Conflict, fmt.Sprintf("%s belum mengirim isiannya, jadi belum dapat dinilai.", s.Participant.Name))
	}
	return nil
}

func (s Stand) settled() error {
	return fault.New(fault.Conflict, fmt.Sprintf("Panel sudah menutup penilaian %s; tidak ada yang dapat diubah.", s.Participant.Name))
}

// within tells why none of the stages is open; the reason is that of the first.
func (s Stand) within(now time.Time, stages ...evaluation.Stage) (first error) {
	for _, stage := range stages {
		err := s.Cycle.Within(stage, s.Participant.Region, s.Extensions, now)
		if err == nil {
			return nil
		}
		if first == nil {
			first = err
		}
	}
	return first
}
