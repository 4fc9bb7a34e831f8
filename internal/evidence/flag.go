package evidence

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"gurindam/internal/region"
)

// Flag is something about an item that whoever rests on it should know.
type Flag struct {
	Kind  FlagKind
	Grave bool   // it should be mended or explained before the item is handed in
	Text  string // Indonesian sentence
	Uses  []Use  // of the same content elsewhere; empty where the reader may not know
}

// FlagKind is what a flag is about.
type FlagKind string

// Kinds of flags.
const (
	Lacking      FlagKind = "kurang-isian"
	Doubled      FlagKind = "berkas-ganda"
	OtherRound   FlagKind = "siklus-lain"
	OtherRegion  FlagKind = "daerah-lain"
	WrongYear    FlagKind = "di-luar-tahun"
	Outdated     FlagKind = "kedaluwarsa"
	LockedFile   FlagKind = "terkunci"
	ActiveFile   FlagKind = "aktif"
	BrokenFile   FlagKind = "rusak"
	NotScanned   FlagKind = "belum-diperiksa"
	InfectedFile FlagKind = "terinfeksi"
)

// Use is one use of a content: by an item, and by one of its claims where it has any.
type Use struct {
	Hash   string
	Region region.Code
	Item   string
	Title  string
	Kind   string // of the claim; empty: the item serves none
	About  string
}

// Round is the round of the claim; empty where there is none.
func (u Use) Round() string { return Claim{About: u.About}.Round() }

// fieldNames say fields as people do.
var fieldNames = map[Field]string{Number: "nomor", Date: "tanggal", Publisher: "penerbit", Years: "tahun", Address: "tautan"}

// Flags tells what is to be known of an item that serves some claims. uses are those
// of the same content, everywhere; its own are left out.
func Flags(i Item, claims []Claim, uses []Use, now time.Time) []Flag {
	var out []Flag
	say := func(kind FlagKind, grave bool, text string, uses ...Use) {
		out = append(out, Flag{kind, grave, text, uses})
	}
	if lacks := i.Lacks(); len(lacks) > 0 {
		names := make([]string, len(lacks))
		for n, f := range lacks {
			names[n] = fieldNames[f]
		}
		say(Lacking, true, fmt.Sprintf("Isian belum lengkap: %s.", strings.Join(names, ", ")))
	}
	switch i.Scan {
	case Infected:
		say(InfectedFile, true, fmt.Sprintf("Pemindai menemukan virus %q. Berkas ini tidak diberikan kepada siapa pun; ganti dengan yang bersih.", i.Virus))
	case Unscanned:
		say(NotScanned, false, "Belum diperiksa pemindai virus.")
	}
	for _, m := range i.Marks {
		switch m {
		case Locked:
			say(LockedFile, true, "Berkas dilindungi sandi atau dikunci, sehingga isinya tidak dapat diperiksa dan ditampilkan.")
		case Active:
			say(ActiveFile, false, "Berkas memuat skrip, aksi, atau berkas lain di dalamnya. Ia tidak ditampilkan di halaman; unduh dengan hati-hati.")
		case Broken:
			say(BrokenFile, false, "Susunan berkas tidak wajar; jumlah halamannya tidak dapat dipastikan.")
		}
	}
	out = append(out, reuse(i, claims, uses)...)
	return append(out, ages(i, claims, now)...)
}

// reuse finds the same content elsewhere: twice in the region, in another round, in
// another region.
func reuse(i Item, claims []Claim, uses []Use) (out []Flag) {
	var twins, abroad []Use
	rounds := map[string][]Use{}
	for _, c := range claims {
		rounds[c.Round()] = append(rounds[c.Round()], Use{i.Hash, i.Region, i.ID, i.Title, c.Kind, c.About})
	}
	for _, u := range uses {
		switch {
		case u.Hash != i.Hash, u.Region == i.Region && u.Item == i.ID:
		case u.Region != i.Region:
			abroad = append(abroad, u)
		default:
			twins = append(twins, u)
			if u.Kind != "" {
				rounds[u.Round()] = append(rounds[u.Round()], u)
			}
		}
	}
	if len(twins) > 0 {
		out = append(out, Flag{Doubled, false, "Isi yang sama tercatat dua kali di daerah ini. Satu bukti cukup untuk banyak butir.", twins})
	}
	if len(rounds) > 1 {
		t, _ := TypeOf(i.Type)
		names := make([]string, 0, len(rounds))
		var all []Use
		for name, list := range rounds {
			names, all = append(names, name), append(all, list...)
		}
		slices.Sort(names)
		slices.SortFunc(all, byPlace)
		out = append(out, Flag{OtherRound, !t.Lasting, fmt.Sprintf("Isi yang sama dipakai di lebih dari satu siklus: %s.", strings.Join(names, ", ")), all})
	}
	if len(abroad) > 0 {
		slices.SortFunc(abroad, byPlace)
		out = append(out, Flag{OtherRegion, true, "Isi yang sama juga dipakai daerah lain.", abroad})
	}
	return out
}

func byPlace(a, b Use) int {
	return cmp.Or(cmp.Compare(a.Region, b.Region), cmp.Compare(a.About, b.About), cmp.Compare(a.Item, b.Item))
}

// ages finds claims that ask for another year, and items no longer in force.
func ages(i Item, claims []Claim, now time.Time) (out []Flag) {
	missed := map[int]bool{}
	for _, c := range claims {
		if covers, known := i.Covers(c.Year); c.Year != 0 && known && !covers && !missed[c.Year] {
			missed[c.Year] = true
			out = append(out, Flag{Kind: WrongYear, Grave: true, Text: fmt.Sprintf("Ada butir yang meminta bukti tahun %d, sedangkan bukti ini tidak dari tahun itu.", c.Year)})
		}
	}
	if !i.Expires.IsZero() && now.After(i.Expires.AddDate(0, 0, 1)) {
		out = append(out, Flag{Kind: Outdated, Text: "Masa berlakunya sudah lewat."})
	}
	return out
}

// Hidden gives flags as somebody sees them who may not know of other regions.
func Hidden(flags []Flag) []Flag {
	out := slices.Clone(flags)
	for n, f := range out {
		if f.Kind == OtherRegion {
			out[n].Uses = nil
		}
	}
	return out
}

// Grave tells whether any flag is.
func Grave(flags []Flag) bool {
	return slices.ContainsFunc(flags, func(f Flag) bool { return f.Grave })
}
