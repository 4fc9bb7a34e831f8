package workspace

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/region"
)

// Kinds of upload.
const (
	PlanUpload    = "rencana"
	RenstraUpload = "renstra"
)

// Upload is what somebody sent to be taken in: looked at first, then taken or left.
type Upload struct {
	ID        string
	Person    string // its sender alone sees it
	At        time.Time
	Kind      string
	OPD       string // of a Renstra
	FirstYear int    // what a Renstra calls "Tahun 1"; 0: not said
	Files     []UploadFile
}

// UploadFile is one of the files: a workbook, or one CSV of several.
type UploadFile struct {
	Name string
	Hash string // SHA-256
	Data []byte
}

// Kept is how long an upload waits.
const Kept = 24 * time.Hour

// CheckUpload refuses what the sender may not take in: a whole plan is for those who
// keep it, a Renstra for its office too.
func CheckUpload(who access.Actor, code region.Code, u Upload, now time.Time) error {
	place := access.Place{Region: string(code)}
	switch u.Kind {
	case PlanUpload:
	case RenstraUpload:
		if place.OPD = u.OPD; u.OPD == "" {
			return fault.New(fault.Invalid, "Pilih OPD pemilik Renstra.")
		}
	default:
		return fault.New(fault.Invalid, "Pilih apa yang diimpor: rencana atau Renstra.")
	}
	if !access.May(who, access.Write, place, now) {
		return fault.New(fault.Forbidden, "Peran Anda tidak mencakup impor ini. Seluruh rencana diimpor Diskominfo; Renstra oleh OPD-nya atau Diskominfo.")
	}
	return nil
}

// mostWaiting is how many uploads of one person wait in a region at once.
const mostWaiting = 30

// CheckWaiting refuses one upload more than may wait.
func CheckWaiting(waiting int) error {
	if waiting >= mostWaiting {
		return fault.New(fault.Invalid, fmt.Sprintf("Sudah %d berkas Anda menunggu keputusan di daerah ini. Simpan atau tunggu sampai besok; berkas yang tidak disimpan hilang sesudah satu hari.", waiting))
	}
	return nil
}

// ListChange tells how an import would change one list.
type ListChange struct {
	List, Title           string
	Added, Removed, Cells int
	Samples               []Entry
}

// samples is how many changes of a list a preview shows.
const samples = 12

// SumUp counts entries by list, in the order of the workbook.
func SumUp(entries []Entry, lists []workbook.List) []ListChange {
	at := map[string]int{}
	var out []ListChange
	for _, e := range entries {
		n, seen := at[e.List]
		if !seen {
			n = len(out)
			at[e.List] = n
			out = append(out, ListChange{List: e.List, Title: e.List})
		}
		c := &out[n]
		switch {
		case e.Added():
			c.Added++
		case e.Removed():
			c.Removed++
		default:
			c.Cells++
		}
		if len(c.Samples) < samples && !e.Moved() {
			c.Samples = append(c.Samples, e)
		}
	}
	place := map[string]int{}
	for n, l := range lists {
		place[l.Key] = n
		if i, ok := at[l.Key]; ok {
			out[i].Title = l.Title
		}
	}
	slices.SortStableFunc(out, func(a, b ListChange) int { return cmp.Compare(place[a.List], place[b.List]) })
	return out
}

// ErrMovedOn tells that the plan changed between looking and taking.
func ErrMovedOn(changes int64) error {
	return fault.New(fault.Conflict, fmt.Sprintf("Rencana berubah %d kali sejak pratinjau ini dibuat. Lihat lagi apa yang akan berubah, lalu putuskan.", changes))
}
