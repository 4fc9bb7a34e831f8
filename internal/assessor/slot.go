package assessor

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Way is how a panel and its region meet.
type Way string

// Ways.
const (
	Online Way = "daring"
	OnSite Way = "tatap muka"
)

// Ways lists them.
var Ways = []Way{Online, OnSite}

// SlotState is how far an interview has come.
type SlotState string

// States of an interview.
const (
	Drafted SlotState = "usulan"     // the ministry looks at it
	Invited SlotState = "terjadwal"  // region and panel have been told
	Done    SlotState = "terlaksana" // it was held, and stays as it was noted
)

// Slot is the interview of a region in a cycle: when, where, who comes from the
// region, and what was noted. Its panel is the one of the region, until it was held:
// then it is who was called.
type Slot struct {
	Cycle   string
	Region  region.Code
	Start   time.Time
	Minutes int
	Way     Way
	Place   string // a room, or what the video is called
	Link    string // address of the video
	State   SlotState
	By      evaluation.Person // who brought it into its state
	At      time.Time

	Guests   []Guest // who comes from the region
	Sent     evaluation.Person
	Answered time.Time // when the region said who comes; zero: it has not

	Panel []Member // who was called when it was held
	Notes string   // the minutes
	Rev   int64
}

// Guest is somebody who comes from the region.
type Guest struct {
	Name, Office string
	Came         bool
}

// Member is one of the panel.
type Member struct {
	Person, Name string
	Came         bool
}

// End is the first moment after the interview.
func (s Slot) End() time.Time { return s.Start.Add(time.Duration(s.Minutes) * time.Minute) }

// Meets tells whether two interviews overlap.
func (s Slot) Meets(o Slot) bool { return s.Start.Before(o.End()) && o.Start.Before(s.End()) }

const (
	shortestTalk, longestTalk = 15, 8 * 60
	mostGuests                = 30
	longestNotes              = 8000
	longestLink               = 500
)

// Check brings a slot into form, or tells what is wrong with it: it lies within the
// window of the interviews, which the calendar must name.
func (s Slot) Check(c evaluation.Cycle, extensions []evaluation.Extension) (Slot, error) {
	s.Place, s.Link = line(s.Place), strings.TrimSpace(s.Link)
	w, ok := c.Window(evaluation.Interview, s.Region, extensions)
	switch {
	case !ok:
		return s, fault.New(fault.Conflict, fmt.Sprintf("Kalender %s tidak memuat tahap wawancara. Isi dahulu di halaman kalender.", c.Name))
	case s.Start.IsZero():
		return s, fault.New(fault.Invalid, "Isi tanggal dan jam wawancara, misalnya 2026-10-05 dan 09.00 WIB.")
	case s.Minutes < shortestTalk || s.Minutes > longestTalk:
		return s, fault.New(fault.Invalid, fmt.Sprintf("Lama wawancara antara %d dan %d menit.", shortestTalk, longestTalk))
	case !w.Holds(s.Start) || s.End().After(w.Closes()):
		return s, fault.New(fault.Invalid, fmt.Sprintf("Wawancara harus antara %s dan %s menurut kalender. Pilih hari lain, atau perpanjang tahapnya.", evaluation.Day(w.First), evaluation.Day(w.Last)))
	case !slices.Contains(Ways, s.Way):
		return s, fault.New(fault.Invalid, "Pilih cara bertemu: daring atau tatap muka.")
	case s.Way == OnSite && s.Place == "" || len([]rune(s.Place)) > longestName:
		return s, fault.New(fault.Invalid, fmt.Sprintf("Tulis tempat tatap muka, paling banyak %d huruf.", longestName))
	case s.Link != "" && !linkable(s.Link):
		return s, fault.New(fault.Invalid, "Tautan video harus dimulai dengan https://. Salin dari undangan rapat.")
	}
	return s, nil
}

func linkable(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Scheme == "https" && u.Host != "" && len(s) <= longestLink
}

// Attend says who comes from the region. It can be said again until the interview.
func (s Slot) Attend(guests []Guest, by evaluation.Person, now time.Time) (Slot, error) {
	var named []Guest
	for _, g := range guests {
		g = Guest{Name: line(g.Name), Office: line(g.Office)}
		if g.Name == "" && g.Office == "" {
			continue
		}
		if g.Name == "" || len([]rune(g.Name)) > longestName || len([]rune(g.Office)) > longestName {
			return s, fault.New(fault.Invalid, fmt.Sprintf("Tiap orang yang hadir ditulis dengan namanya; nama dan jabatan paling banyak %d huruf.", longestName))
		}
		named = append(named, g)
	}
	switch {
	case s.State != Invited:
		return s, fault.New(fault.Conflict, "Kehadiran dicatat untuk wawancara yang terjadwal dan belum dilaksanakan. Muat ulang halamannya.")
	case len(named) == 0 || len(named) > mostGuests:
		return s, fault.New(fault.Invalid, fmt.Sprintf("Tulis siapa yang hadir: paling sedikit satu dan paling banyak %d orang.", mostGuests))
	}
	s.Guests, s.Sent, s.Answered = named, by, now
	return s, nil
}

// Hold notes that the interview was held: who of the panel and of the region came, and
// what was said in short.
func (s Slot) Hold(panel []Member, guests []Guest, notes string, by evaluation.Person, now time.Time) (Slot, error) {
	notes = strings.TrimSpace(strings.ReplaceAll(notes, "\r\n", "\n"))
	came := 0
	for _, m := range panel {
		if m.Came {
			came++
		}
	}
	switch {
	case s.State != Invited:
		return s, fault.New(fault.Conflict, "Hanya wawancara yang terjadwal dan belum dicatat yang dapat dinyatakan terlaksana. Muat ulang halamannya.")
	case now.Before(s.Start):
		return s, fault.New(fault.Conflict, "Wawancara belum dimulai. Catat pelaksanaannya sesudah jamnya.")
	case came == 0:
		return s, fault.New(fault.Invalid, "Centang paling sedikit satu asesor yang hadir.")
	case notes == "" || len([]rune(notes)) > longestNotes:
		return s, fault.New(fault.Invalid, fmt.Sprintf("Tulis notula singkat, paling banyak %d huruf.", longestNotes))
	}
	s.Panel, s.Guests, s.Notes, s.State, s.By, s.At = panel, guests, notes, Done, by, now
	return s, nil
}
