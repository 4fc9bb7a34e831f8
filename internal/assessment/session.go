package assessment

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// longestMinutes is the length of minutes, in characters.
const longestMinutes = 40000

// Edit checks and tidies what was filled in for a session that is not closed.
func (s Session) Edit(given Session) (Session, error) {
	if !s.Closed.IsZero() {
		return s, fault.New(fault.Conflict, "Sidang panel ini sudah ditutup; berita acaranya tidak berubah lagi.")
	}
	given.ID, given.Cycle, given.Rev, given.Regions = s.ID, s.Cycle, s.Rev, slices.Clone(given.Regions)
	given.Closed, given.By = time.Time{}, evaluation.Person{}
	given.Place, given.Minutes = tidy(given.Place), tidy(given.Minutes)
	given.Members = slices.DeleteFunc(slices.Clone(given.Members), func(m Member) bool { return strings.TrimSpace(m.Name) == "" })
	for i, m := range given.Members {
		given.Members[i].Name, given.Members[i].Office = strings.TrimSpace(m.Name), strings.TrimSpace(m.Office)
	}
	slices.Sort(given.Regions)
	given.Regions = slices.Compact(given.Regions)
	switch {
	case given.Held.IsZero():
		return given, fault.New(fault.Invalid, "Tanggal sidang panel belum diisi.")
	case given.Quorum < 1:
		return given, fault.New(fault.Invalid, "Kuorum paling sedikit satu orang.")
	case tooLong(given.Minutes, longestMinutes):
		return given, fault.New(fault.TooLarge, fmt.Sprintf("Berita acara lebih dari %d huruf. Ringkaslah.", longestMinutes))
	case len(given.Members) > 60:
		return given, fault.New(fault.TooLarge, "Anggota panel paling banyak 60 orang.")
	}
	return given, nil
}

// Close ends a session. It needs its quorum, minutes, and regions that nothing is left
// to talk about; what stands in the way is said for the first of them.
func (s Session) Close(stands []Stand, by evaluation.Person, now time.Time) (Session, error) {
	switch {
	case !s.Closed.IsZero():
		return s, fault.New(fault.Conflict, "Sidang panel ini sudah ditutup; berita acaranya tidak berubah lagi.")
	case s.Present() < s.Quorum:
		return s, fault.New(fault.Conflict, fmt.Sprintf("Sidang panel tidak memenuhi kuorum: hadir %d dari paling sedikit %d.", s.Present(), s.Quorum))
	case s.Minutes == "":
		return s, fault.New(fault.Conflict, "Berita acara sidang panel belum ditulis.")
	case len(s.Regions) == 0:
		return s, fault.New(fault.Conflict, "Belum ada daerah yang diputuskan dalam sidang panel ini. Pilih daerahnya dahulu.")
	}
	for _, at := range stands {
		if err := at.MaySettle(now); err != nil {
			return s, err
		}
	}
	s.Closed, s.By = now, by
	return s, nil
}

// Has tells whether the session closes a region.
func (s Session) Has(code region.Code) bool { return slices.Contains(s.Regions, code) }
