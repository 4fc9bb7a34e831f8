package identity

import (
	"fmt"
	"time"

	"gurindam/internal/fault"
)

// Zone is the clock of terms in office: a day is a day in the west of Indonesia.
var Zone = time.FixedZone("WIB", 7*60*60)

// Stamp writes a moment as it is read on that clock: 31-01-2026 09.30 WIB.
func Stamp(t time.Time) string { return t.In(Zone).Format("02-01-2006 15.04") + " WIB" }

// ParseDay reads a day, 2026-01-31, as the moment it begins, or ends where last
// is set. An empty text is no bound.
func ParseDay(s string, last bool) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	day, err := time.ParseInLocation(time.DateOnly, s, Zone)
	if err != nil || day.Year() < 2000 || day.Year() > 2200 {
		return time.Time{}, fault.New(fault.Invalid, fmt.Sprintf("Tanggal %q tidak terbaca. Tulis tahun-bulan-hari, misalnya 2026-01-31.", cut(s, 20)))
	}
	if last {
		day = day.AddDate(0, 0, 1)
	}
	return day.UTC(), nil
}
