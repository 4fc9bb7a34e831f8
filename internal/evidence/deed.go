package evidence

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"gurindam/internal/fault"
)

// Details is what somebody fills in about an item.
type Details struct {
	Type, Title, Number, Publisher, Note, OPD, URL string
	Date, Expires                                  time.Time
	From, Until                                    int
}

// DetailsOf gives what an item says of itself.
func DetailsOf(i Item) Details {
	return Details{i.Type, i.Title, i.Number, i.Publisher, i.Note, i.OPD, i.URL, i.Date, i.Expires, i.From, i.Until}
}

// Limits of years and texts.
const (
	firstYear, lastYear = 1945, 2100
	mostTitle           = 200
	mostWord            = 150
	mostNote            = 2000
)

// check tells what is wrong with details; what is merely missing is told when the item
// is handed in.
func (d Details) check(kind Kind, now time.Time) error {
	switch {
	case d.Title == "":
		return invalid("Judul bukti belum diisi. Tulis apa yang dibuktikan, misalnya \"Perwako 12/2025 tentang Kota Cerdas\".")
	case len([]rune(d.Title)) > mostTitle:
		return invalid(fmt.Sprintf("Judul bukti terlalu panjang; paling banyak %d huruf.", mostTitle))
	case len([]rune(d.Number)) > mostWord, len([]rune(d.Publisher)) > mostWord:
		return invalid(fmt.Sprintf("Nomor atau penerbit terlalu panjang; paling banyak %d huruf.", mostWord))
	case len([]rune(d.Note)) > mostNote:
		return invalid(fmt.Sprintf("Catatan terlalu panjang; paling banyak %d huruf.", mostNote))
	case d.From != 0 && (d.From < firstYear || d.From > lastYear), d.Until != 0 && (d.Until < firstYear || d.Until > lastYear):
		return invalid("Tahun bukti tidak wajar. Tulis empat angka, misalnya 2025.")
	case d.Until != 0 && d.From == 0:
		return invalid("Tahun akhir bukti diisi tanpa tahun awal. Isi tahun awalnya juga.")
	case d.Until != 0 && d.Until < d.From:
		return invalid(fmt.Sprintf("Tahun akhir bukti (%d) mendahului tahun awalnya (%d). Tukar keduanya.", d.Until, d.From))
	case d.Date.After(now.AddDate(0, 0, 1)):
		return invalid("Tanggal dokumen masih di masa depan. Tulis tanggal yang tertera pada dokumennya.")
	case !d.Expires.IsZero() && d.Expires.Before(d.Date):
		return invalid("Masa berlaku berakhir sebelum tanggal dokumennya. Periksa kedua tanggal.")
	}
	if _, ok := TypeOf(d.Type); !ok {
		return invalid("Jenis bukti belum dipilih. Pilih salah satu dari daftar.")
	}
	if d.URL == "" && kind == File {
		return nil
	}
	return checkAddress(d.URL)
}

// checkAddress keeps to addresses that a browser opens safely: no script, no password.
// Nothing is asked of the address itself.
func checkAddress(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || len(address) > 2000 || strings.ContainsAny(address, " \t\r\n\"<>\\") {
		return invalid("Tautan tidak terbaca. Salin alamat lengkapnya dari peramban, dimulai dengan https://.")
	}
	return nil
}

func invalid(text string) error { return fault.New(fault.Invalid, text) }

// tidy cuts what surrounds texts.
func (d Details) tidy() Details {
	for _, s := range []*string{&d.Type, &d.Title, &d.Number, &d.Publisher, &d.Note, &d.OPD, &d.URL} {
		*s = strings.TrimSpace(strings.ToValidUTF8(*s, ""))
	}
	if d.Until == d.From {
		d.Until = 0
	}
	return d
}

// Amend fills in what an item says of itself. What was reviewed is reviewed anew.
func Amend(i Item, d Details, now time.Time) (Item, error) {
	d = d.tidy()
	if err := errFrozen(i); err != nil {
		return i, err
	}
	if err := d.check(i.Kind, now); err != nil {
		return i, err
	}
	if DetailsOf(i) == d {
		return i, nil
	}
	i.Type, i.Title, i.Number, i.Publisher, i.Note, i.OPD, i.URL = d.Type, d.Title, d.Number, d.Publisher, d.Note, d.OPD, d.URL
	i.Date, i.Expires, i.From, i.Until = d.Date, d.Expires, d.From, d.Until
	return renewed(i, now), nil
}

// Swap gives an item a new version; the old one stays in its history.
func Swap(i Item, c Content, now time.Time) (Item, error) {
	switch {
	case i.Frozen:
		return i, errFrozen(i)
	case i.Hash == c.Hash:
		return i, fault.New(fault.Conflict, "Isi berkas ini sama dengan versi yang ada, jadi tidak ada yang diganti.")
	}
	i.Content = c
	i.Version++
	return renewed(i, now), nil
}

func renewed(i Item, now time.Time) Item {
	i.Changed = now
	if i.State == Accepted || i.State == Offered {
		i.State, i.Reviewer, i.Reason, i.Reviewed = Draft, Person{}, "", time.Time{}
	}
	return i
}

// Offer hands an item to the reviewers of its region. It must say all that its type needs.
func Offer(i Item, now time.Time) (Item, error) {
	switch lacks := i.Lacks(); {
	case i.State == Offered || i.State == Accepted:
		return i, fault.New(fault.Conflict, "Bukti ini sudah diajukan. Muat ulang halamannya.")
	case i.Scan == Infected:
		return i, fault.New(fault.Invalid, "Berkas bukti ini bervirus. Ganti dengan yang bersih, lalu ajukan.")
	case len(lacks) > 0:
		names := make([]string, len(lacks))
		for n, f := range lacks {
			names[n] = fieldNames[f]
		}
		return i, fault.New(fault.Invalid, fmt.Sprintf("Bukti belum dapat diajukan: isi dahulu %s.", strings.Join(names, ", ")))
	}
	i.State, i.Reviewer, i.Reason, i.Reviewed, i.Changed = Offered, Person{}, "", time.Time{}, now
	return i, nil
}

// Judge records what a reviewer says of an item that was handed in. Sending it back
// and rejecting it need a reason.
func Judge(i Item, verdict State, reason string, by Person, now time.Time) (Item, error) {
	reason = strings.TrimSpace(strings.ToValidUTF8(reason, ""))
	switch {
	case verdict != Accepted && verdict != Returned && verdict != Rejected:
		return i, invalid("Pilih hasil tinjauan: diterima, perlu revisi, atau ditolak.")
	case i.State == Draft:
		return i, fault.New(fault.Conflict, "Bukti ini belum diajukan, atau baru saja diubah. Tinjau setelah diajukan.")
	case i.Frozen && verdict != Accepted:
		return i, errFrozen(i)
	case verdict != Accepted && reason == "":
		return i, invalid("Tulis alasannya, supaya yang mengunggah tahu apa yang harus diperbaiki.")
	case len([]rune(reason)) > mostNote:
		return i, invalid(fmt.Sprintf("Alasan terlalu panjang; paling banyak %d huruf.", mostNote))
	}
	i.State, i.Reason, i.Reviewer, i.Reviewed, i.Changed = verdict, reason, by, now, now
	return i, nil
}

// errFrozen refuses to change what a claim that has been handed in rests on.
func errFrozen(i Item) error {
	if !i.Frozen {
		return nil
	}
	return fault.New(fault.Conflict, "Bukti ini dipakai isian yang sudah dikirim, jadi tidak dapat diubah atau dihapus. Unggah bukti baru untuk perbaikannya.")
}

// Attach makes a claim rest on an item, at a page of it.
func Attach(i Item, c Claim, have []Claim, now time.Time) (Claim, error) {
	c.Region, c.Item, c.At, c.Frozen = i.Region, i.ID, now, time.Time{}
	c.Note = strings.TrimSpace(strings.ToValidUTF8(c.Note, ""))
	switch {
	case c.Kind == "" || c.About == "":
		return c, invalid("Pilih butir yang didukung bukti ini.")
	case c.Page < 0 || i.Pages > 0 && c.Page > i.Pages:
		return c, invalid(fmt.Sprintf("Halaman %d tidak ada; berkas ini %d halaman.", c.Page, i.Pages))
	case c.Page > 20_000:
		return c, invalid("Nomor halaman tidak wajar. Kosongkan bila tidak tahu.")
	case len([]rune(c.Note)) > mostNote:
		return c, invalid(fmt.Sprintf("Catatan terlalu panjang; paling banyak %d huruf.", mostNote))
	case i.State == Rejected:
		return c, fault.New(fault.Conflict, "Bukti ini ditolak peninjau. Perbaiki dan ajukan lagi sebelum dikaitkan.")
	}
	for _, h := range have {
		if h.Kind == c.Kind && h.About == c.About && !h.Frozen.IsZero() {
			return c, errClaimFrozen
		}
	}
	return c, nil
}

var errClaimFrozen = fault.New(fault.Conflict, "Butir ini sudah dikirim bersama buktinya, jadi kaitannya tidak dapat diubah.")
