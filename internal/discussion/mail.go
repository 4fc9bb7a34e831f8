package discussion

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"gurindam/internal/fault"
	"gurindam/internal/identity"
)

// Pace is how fast notices reach somebody by mail.
type Pace string

// Paces.
const (
	AtOnce Pace = "segera"
	Daily  Pace = "harian"
	Never  Pace = "tidak"
)

// Paces lists the paces with what people read.
func Paces() []Pace { return []Pace{AtOnce, Daily, Never} }

// Says is the pace in words.
func (p Pace) Says() string {
	return map[Pace]string{AtOnce: "Segera, di luar jam tenang", Daily: "Sekali sehari, pagi", Never: "Tidak dengan surel"}[p]
}

// Habit is how somebody wants to be told.
type Habit struct {
	Person string
	Pace   Pace      // AtOnce where nothing was chosen
	Digest time.Time // when the last daily mail was made
}

// ParsePace reads a pace.
func ParsePace(s string) (Pace, error) {
	if p := Pace(s); slices.Contains(Paces(), p) {
		return p, nil
	}
	return "", fault.New(fault.Invalid, "Pilihan surel itu tidak dikenal. Pilih segera, harian, atau tidak.")
}

const (
	quietFrom, quietUntil = 20, 6 // hours in which no mail goes out
	stale                 = 3 * 24 * time.Hour
)

// Quiet tells whether it is evening or night, when nobody is disturbed.
func Quiet(now time.Time) bool {
	h := now.In(identity.Zone).Hour()
	return h >= quietFrom || h < quietUntil
}

// Ready tells whether a mail with somebody's waiting notices goes out now.
func (h Habit) Ready(now time.Time) bool {
	if Quiet(now) {
		return false
	}
	switch cmp.Or(h.Pace, AtOnce) {
	case AtOnce:
		return true
	case Daily:
		return now.In(identity.Zone).Format(time.DateOnly) != h.Digest.In(identity.Zone).Format(time.DateOnly)
	}
	return false
}

// Mail is a message for somebody's mailbox.
type Mail struct{ To, Name, Subject, Text string }

// mostLines is how many notices a mail lists.
const mostLines = 20

// Compose writes the mail that tells somebody what waits. Of what was written it
// holds the beginning alone; the rest is read behind the link.
func Compose(p Person, notices []Notice, base string) Mail {
	m := Mail{To: p.Mail, Name: p.Name}
	if len(notices) == 1 {
		n := notices[0]
		m.Subject = fmt.Sprintf("%s %s: %s", n.By, n.Kind.Says(), n.About)
	} else {
		m.Subject = fmt.Sprintf("%d pemberitahuan rencana kota cerdas", len(notices))
	}
	m.Subject = fault.Clip(strings.Join(strings.Fields(m.Subject), " "), longestClip)
	var b strings.Builder
	fmt.Fprintf(&b, "Yth. %s,\n\n", p.Name)
	for _, n := range notices[:min(len(notices), mostLines)] {
		fmt.Fprintf(&b, "%s %s: %s\n", n.By, n.Kind.Says(), n.About)
		if n.Clip != "" {
			fmt.Fprintf(&b, "  “%s”\n", n.Clip)
		}
		fmt.Fprintf(&b, "  %s%s\n\n", base, n.Path)
	}
	if rest := len(notices) - mostLines; rest > 0 {
		fmt.Fprintf(&b, "dan %d pemberitahuan lain.\n\n", rest)
	}
	fmt.Fprintf(&b, "Semua pemberitahuan, dan seberapa sering surel dikirim: %s/pemberitahuan\n", base)
	m.Text = b.String()
	return m
}
