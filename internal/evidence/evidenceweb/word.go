package evidenceweb

import (
	"context"
	"fmt"
	"strconv"

	"gurindam/internal/evidence"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// stateWord says a state as people do, and how it stands.
func stateWord(ctx context.Context, s evidence.State) (string, web.Tone) {
	switch s {
	case evidence.Offered:
		return web.T(ctx, "menunggu tinjauan"), web.Warn
	case evidence.Returned:
		return web.T(ctx, "perlu revisi"), web.Bad
	case evidence.Accepted:
		return web.T(ctx, "diterima"), web.Good
	case evidence.Rejected:
		return web.T(ctx, "ditolak"), web.Bad
	}
	return web.T(ctx, "draf"), web.Plain
}

func scanWord(ctx context.Context, s evidence.Scan) (string, web.Tone) {
	switch s {
	case evidence.Clean:
		return web.T(ctx, "bersih dari virus"), web.Good
	case evidence.Infected:
		return web.T(ctx, "bervirus"), web.Bad
	}
	return web.T(ctx, "belum diperiksa"), web.Plain
}

func deedWord(ctx context.Context, d evidence.Deed) string {
	switch d {
	case evidence.Added:
		return web.T(ctx, "dicatat")
	case evidence.Replaced:
		return web.T(ctx, "diganti versi baru")
	case evidence.Claimed:
		return web.T(ctx, "dikaitkan ke butir")
	case evidence.Unclaimed:
		return web.T(ctx, "dilepas dari butir")
	case evidence.Handed:
		return web.T(ctx, "diajukan untuk ditinjau")
	case evidence.Judged:
		return web.T(ctx, "sudah ditinjau")
	case evidence.Scanned:
		return web.T(ctx, "diperiksa pemindai virus")
	case evidence.Froze:
		return web.T(ctx, "dibekukan bersama isian yang dikirim")
	case evidence.Thawed:
		return web.T(ctx, "dibuka kembali")
	}
	return web.T(ctx, "isiannya diubah")
}

// typeName says a type; its code where nobody knows it.
func typeName(ctx context.Context, code string) string {
	if t, ok := evidence.TypeOf(code); ok {
		return web.Translate(ctx, t.Name)
	}
	return code
}

// tone is how a flag stands out.
func tone(f evidence.Flag) web.Tone {
	switch {
	case f.Kind == evidence.InfectedFile:
		return web.Bad
	case f.Grave:
		return web.Warn
	}
	return web.Plain
}

// flagWord says in a word what a flag is about, for lists.
func flagWord(ctx context.Context, k evidence.FlagKind) string {
	switch k {
	case evidence.Lacking:
		return web.T(ctx, "isian kurang")
	case evidence.Doubled:
		return web.T(ctx, "tercatat dua kali")
	case evidence.OtherRound:
		return web.T(ctx, "dipakai di siklus lain")
	case evidence.OtherRegion:
		return web.T(ctx, "dipakai daerah lain")
	case evidence.WrongYear:
		return web.T(ctx, "di luar tahun")
	case evidence.Outdated:
		return web.T(ctx, "lewat masa berlaku")
	case evidence.LockedFile:
		return web.T(ctx, "terkunci")
	case evidence.ActiveFile:
		return web.T(ctx, "memuat skrip")
	case evidence.BrokenFile:
		return web.T(ctx, "susunan rusak")
	case evidence.InfectedFile:
		return web.T(ctx, "bervirus")
	}
	return web.T(ctx, "belum diperiksa")
}

// period says of which years an item is.
func period(i evidence.Item) string {
	switch {
	case i.From == 0:
		return ""
	case i.Until == 0:
		return strconv.Itoa(i.From)
	}
	return fmt.Sprintf("%d–%d", i.From, i.Until)
}

// when says the date of a document, and of which years it speaks.
func when(i evidence.Item) string {
	switch p := period(i); {
	case i.Date.IsZero():
		return p
	case p == "":
		return written(i)
	default:
		return written(i) + " · " + p
	}
}

func written(i evidence.Item) string { return i.Date.Format("02-01-2006") }

// regionName says the region of a use.
func regionName(u evidence.Use) string {
	if r, ok := region.Find(u.Region); ok {
		return r.Name
	}
	return string(u.Region)
}

// officeName says an office as its region calls it.
func officeName(offices []region.OPD, code string) string {
	for _, o := range offices {
		if o.Code == code {
			return o.Label()
		}
	}
	return code
}
