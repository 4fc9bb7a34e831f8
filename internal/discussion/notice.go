package discussion

import (
	"slices"
	"strings"
	"time"

	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Kind is why somebody is told something.
type Kind string

// Kinds of notices.
const (
	CalledYou Kind = "sebut"
	Answered  Kind = "balas"
	Closed    Kind = "selesai"
	TaskGiven Kind = "tugas"
	TaskEnded Kind = "tugas-selesai"
	Assigned  Kind = "penugasan"
	Withdrawn Kind = "penugasan-berakhir"
	Scheduled Kind = "wawancara"
	Tied      Kind = "benturan"
	Invites   Kind = "undangan-evaluasi"
	Extended  Kind = "perpanjangan"
)

// sentences say what happened, after the name of who did it.
var sentences = map[Kind]string{
	CalledYou: "menyebut Anda", Answered: "membalas", Closed: "menandai selesai",
	TaskGiven: "memberi tugas", TaskEnded: "menyelesaikan tugas",
	Assigned: "menetapkan panel penilai", Withdrawn: "mengakhiri penugasan", Scheduled: "menjadwalkan wawancara", Tied: "mencatat benturan kepentingan",
	Invites: "mengundang daerah Anda", Extended: "memperpanjang waktu",
}

// Says is what happened, after the name of who did it: "menyebut Anda".
func (k Kind) Says() string { return sentences[k] }

// Notice tells one person that something happened.
type Notice struct {
	ID     string
	Person string
	Region region.Code
	Kind   Kind
	At     time.Time
	By     string // name
	About  string // title of the thing
	Clip   string // the beginning of what was written
	Path   string
	Seen   time.Time
	Mailed time.Time // or passed over by mail
}

// longestClip is how much of a message leaves the program by mail.
const longestClip = 140

// Clipped gives the beginning of a text in one line.
func Clipped(text string) string {
	return fault.Clip(strings.Join(strings.Fields(text), " "), longestClip)
}

// told makes the notices of a message: to whom it mentions, and to whoever wrote in
// the thread before. Nobody is told what they did, nor the same thing twice.
func told(m Message, about, path string, voices []string) []Notice {
	var out []Notice
	tell := func(person string, kind Kind) {
		if person == "" || person == m.Written.Person || slices.ContainsFunc(out, func(n Notice) bool { return n.Person == person }) {
			return
		}
		out = append(out, Notice{Person: person, Region: m.Region, Kind: kind, At: m.Written.At, By: m.Written.Name, About: about, Clip: Clipped(m.Text), Path: path})
	}
	for _, p := range m.Mentions {
		tell(p.ID, CalledYou)
	}
	for _, v := range voices {
		tell(v, Answered)
	}
	return out
}
