package evaluation

import (
	"time"

	"gurindam/internal/region"
)

// Participant is a region in a cycle.
type Participant struct {
	Cycle  string
	Region region.Code
	Name   string // of the region, as of the official list
	Cohort string
	Marks  map[Mark]time.Time // what has happened, and when; a mark may be taken back
	Tracks map[Track]Progress
	Rev    int64
}

// Mark is something that has happened to a region in a cycle and moves it on.
type Mark string

// Marks, in the order in which they come.
const (
	Invited     Mark = "diundang"
	Joined      Mark = "ikut"
	Declined    Mark = "tidak-ikut" // listed with zeros
	HandedIn    Mark = "diajukan"   // the secretary gave the answers to the sekda
	Submitted   Mark = "dikirim"    // the sekda sent them; they are frozen
	Scored      Mark = "dinilai"    // every assessor has locked
	Interviewed Mark = "diwawancarai"
	Settled     Mark = "disepakati" // the panel closed: nothing is left to talk about
	Announced   Mark = "diumumkan"
	Lettered    Mark = "disurati"
	Filed       Mark = "diarsipkan"
)

// Track is something that is counted on the way.
type Track string

// Tracks.
const (
	Answers        Track = "isian"       // questions answered, of all
	Proofs         Track = "bukti"       // claims with enough evidence, of all
	Respondents    Track = "survei"      // surveys with enough respondents, of all
	Sheets         Track = "penilaian"   // sheets locked, of those assigned
	Clarifications Track = "klarifikasi" // answered, of those asked
	Discussions    Track = "diskusi"     // questions talked over, of those with a wide spread
	Objections     Track = "sanggah"     // decided, of those raised
)

// Progress is how far a track has come.
type Progress struct{ Done, Total int }

// Open tells whether something is left.
func (p Progress) Open() bool { return p.Done < p.Total }

// Has tells whether a mark is set.
func (p Participant) Has(m Mark) bool { return !p.Marks[m].IsZero() }

// Takes tells whether the region takes part.
func (p Participant) Takes() bool { return p.Has(Joined) && !p.Has(Declined) }

// Standing is where a region stands, and whose turn it is.
type Standing struct {
	Stage Stage
	Turn  string    // who may act next: a role, in Indonesian words; empty: nobody
	Deed  string    // what is to be done next
	Until time.Time // first moment after the window; zero: no window
	Late  bool      // the window has closed and the deed is not done
	Early bool      // the window has not opened yet
}

// Stand tells where a region stands at a moment.
func (c Cycle) Stand(p Participant, extensions []Extension, now time.Time) Standing {
	s := c.next(p)
	if w, ok := c.Window(s.Stage, p.Region, extensions); ok && s.Deed != "" {
		s.Until, s.Late, s.Early = w.Closes(), !now.Before(w.Closes()), now.Before(w.Opens())
	}
	return s
}

func (c Cycle) next(p Participant) Standing {
	const region, sekda, assessors, ministry = "Sekretaris Tim Pelaksana daerah", "Sekretaris daerah", "Asesor", "Kementerian"
	switch {
	case p.Has(Filed):
		return Standing{Stage: Archive}
	case p.Has(Lettered):
		return Standing{Stage: Archive, Turn: ministry, Deed: "Mengarsipkan"}
	case p.Has(Announced) && p.Tracks[Objections].Open():
		return Standing{Stage: Objection, Turn: "Pemutus sanggah", Deed: "Memutus sanggah"}
	case p.Has(Announced):
		return Standing{Stage: Letter, Turn: ministry, Deed: "Menerbitkan surat hasil setelah masa sanggah"}
	case p.Has(Declined):
		return Standing{Stage: Result, Turn: ministry, Deed: "Mencatat sebagai tidak ikut"}
	case p.Has(Settled):
		return Standing{Stage: Result, Turn: ministry, Deed: "Mengumumkan hasil"}
	case p.Has(Scored) && p.Tracks[Discussions].Open():
		return Standing{Stage: Panel, Turn: assessors, Deed: "Membahas pertanyaan dengan nilai yang jauh berbeda"}
	case p.Has(Scored):
		return Standing{Stage: Panel, Turn: ministry, Deed: "Menutup panel"}
	case p.Has(Submitted) && p.Tracks[Clarifications].Open():
		return Standing{Stage: Clarification, Turn: region, Deed: "Menjawab klarifikasi"}
	case p.Has(Submitted):
		return Standing{Stage: Desk, Turn: assessors, Deed: "Menilai dan mengunci lembar nilai"}
	case p.Has(HandedIn):
		return Standing{Stage: Answering, Turn: sekda, Deed: "Meninjau dan mengirim isian"}
	case p.Has(Joined):
		return Standing{Stage: Answering, Turn: region, Deed: "Mengisi dan mengajukan isian mandiri"}
	case p.Has(Invited):
		return Standing{Stage: Invitation, Turn: region, Deed: "Menjawab undangan"}
	}
	return Standing{Stage: Invitation, Turn: ministry, Deed: "Mengundang"}
}
