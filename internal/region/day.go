package region

import (
	"fmt"
	"strings"
	"time"

	"gurindam/internal/fault"
)

// Day is a day of the calendar, 2026-01-31, which sorts as it reads. Empty is no
// day: not yet, or never.
type Day string

// ParseDay reads a day; blank text is no day.
func ParseDay(s string) (Day, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1945 || t.Year() > 2200 {
		return "", fault.New(fault.Invalid, fmt.Sprintf("Tanggal %q tidak terbaca. Tulis tahun-bulan-hari, misalnya 2026-01-31.", fault.Clip(s, 20)))
	}
	return Day(s), nil
}

// DayOf gives the day of a moment on the clock of the west of Indonesia.
func DayOf(t time.Time) Day { return Day(t.In(wib).Format(time.DateOnly)) }

var wib = time.FixedZone("WIB", 7*60*60)

// Begins gives the moment a day begins; zero for no day.
func (d Day) Begins() time.Time {
	t, err := time.ParseInLocation(time.DateOnly, string(d), wib)
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

// Next gives the day after.
func (d Day) Next() Day { return d.add(1) }

// Before gives the day before.
func (d Day) Before() Day { return d.add(-1) }

func (d Day) add(n int) Day {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	return Day(t.AddDate(0, 0, n).Format(time.DateOnly))
}

// Text writes a day as people do: 31-01-2026.
func (d Day) Text() string {
	if len(d) != len(time.DateOnly) {
		return ""
	}
	return string(d[8:] + "-" + d[5:7] + "-" + d[:4])
}
