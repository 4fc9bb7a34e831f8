package evidenceweb

import (
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/evidence"
	"gurindam/internal/fault"
)

// filled is what somebody wrote into the form of an item, as it was written.
type filled struct {
	kind, title, number, date, from, until, expires, publisher, note, opd, url string
}

func filledIn(r *http.Request) filled {
	v := r.PostFormValue
	return filled{v("jenis"), v("judul"), v("nomor"), v("tanggal"), v("tahun"), v("sampai"), v("berlaku"), v("penerbit"), v("catatan"), v("opd"), v("alamat")}
}

func filledOf(i evidence.Item) filled {
	return filled{i.Type, i.Title, i.Number, day(i.Date), year(i.From), year(i.Until), day(i.Expires), i.Publisher, i.Note, i.OPD, i.URL}
}

func year(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// details reads what was written.
func (f filled) details() (evidence.Details, error) {
	d := evidence.Details{Type: f.kind, Title: f.title, Number: f.number, Publisher: f.publisher, Note: f.note, OPD: f.opd, URL: f.url}
	var err1, err2, err3, err4 error
	d.Date, err1 = parseDay(f.date)
	d.Expires, err2 = parseDay(f.expires)
	d.From, err3 = parseYear(f.from)
	d.Until, err4 = parseYear(f.until)
	for _, err := range []error{err1, err2, err3, err4} {
		if err != nil {
			return d, err
		}
	}
	return d, nil
}

func parseDay(s string) (time.Time, error) {
	if s = strings.TrimSpace(s); s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1900 || t.Year() > 2200 {
		return time.Time{}, fault.New(fault.Invalid, fmt.Sprintf("Tanggal %q tidak terbaca. Tulis tahun-bulan-hari, misalnya 2026-01-31.", fault.Clip(s, 20)))
	}
	return t, nil
}

func parseYear(s string) (int, error) {
	if s = strings.TrimSpace(s); s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, fault.New(fault.Invalid, fmt.Sprintf("Tahun bukti %q tidak terbaca. Tulis empat angka, misalnya 2025.", fault.Clip(s, 20)))
	}
	return n, nil
}

// mostHeld is how much of an upload stays in memory; the rest waits in a file of the system.
const mostHeld = 8 << 20

// mostFiles is how many files one form may carry.
const mostFiles = 50

// sentIn reads the files of a form.
func sentIn(r *http.Request) ([]evidence.Sent, error) {
	if err := r.ParseMultipartForm(mostHeld); err != nil {
		return nil, fault.Wrap(fault.TooLarge, "Berkas tidak sampai dengan utuh, atau terlalu besar. Seluruh berkas dalam satu kiriman paling besar 25 MB; kirim satu per satu.", err)
	}
	defer func() { _ = r.MultipartForm.RemoveAll() }() // what is left, the system clears
	heads := r.MultipartForm.File["berkas"]
	if len(heads) > mostFiles {
		return nil, fault.New(fault.TooLarge, fmt.Sprintf("Paling banyak %d berkas dalam satu kiriman. Kirim sisanya sesudahnya.", mostFiles))
	}
	var out []evidence.Sent
	for _, h := range heads {
		data, err := read(h)
		if err != nil {
			return nil, err
		}
		if h.Filename != "" {
			out = append(out, evidence.Sent{Name: h.Filename, Data: data})
		}
	}
	if out == nil {
		return nil, fault.New(fault.Invalid, "Pilih berkasnya dahulu: PDF, PNG, JPEG, XLSX, DOCX, CSV, atau TXT.")
	}
	return out, nil
}

func read(h *multipart.FileHeader) ([]byte, error) {
	f, err := h.Open()
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(f)
	return data, errors.Join(err, f.Close())
}
