package regionweb

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"net/http"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/sheet"
	"gurindam/internal/web"
)

// Sheet is a list of offices as it was read, with what is wrong in it.
type Sheet struct {
	Book     sheet.Book
	Offices  []region.OPD
	Problems []sheet.Problem
}

// importData fills the form that takes the list of offices from a sheet.
type importData struct {
	*view
	pasted  string // as it was sent, cells with tabs between them
	sheet   Sheet
	taking  region.Taking
	shown   bool // the preview is shown
	problem string
}

func (p pages) importForm(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	return v.form(web.T(r.Context(), "Impor daftar OPD"), importPage(importData{view: v}), nil), nil
}

// importSheet shows what a sheet would change, and when that was seen, takes it.
func (p pages) importSheet(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	name, data, problem := sent(r)
	if problem != nil && !mendable(problem) {
		return nil, problem
	}
	d := importData{view: v, pasted: string(data)}
	if problem == nil {
		if d.sheet, problem = p.ReadOffices(name, data); problem == nil {
			d.pasted = tabbed(d.sheet.Book)
			d.taking, d.shown = region.Compare(v.Offices, d.sheet.Offices), true
		}
	}
	if problem != nil && strings.HasSuffix(strings.ToLower(name), ".xlsx") {
		d.pasted = ""
	}
	if problem == nil && field(r, "langkah") == "simpan" {
		if sheet.Stops(d.sheet.Problems) {
			problem = fault.New(fault.Invalid, "Masih ada galat pada lembar ini. Perbaiki, lalu kirim lagi.")
		} else if problem = p.Region.Take(r.Context(), author(r), v.code, d.sheet.Offices, field(r, "pratinjau")); problem == nil {
			return web.Redirect{To: v.path("perangkat")}, nil
		}
	}
	if problem != nil && !mendable(problem) && fault.KindOf(problem) != fault.TooLarge {
		return nil, problem
	}
	d.problem = text(problem)
	return v.form(web.T(r.Context(), "Impor daftar OPD"), importPage(d), problem), nil
}

// importMarked gives the sheet back with its problems marked.
func (p pages) importMarked(r *http.Request) (web.Answer, error) {
	name, data, err := sent(r)
	if err != nil {
		return nil, err
	}
	read, err := p.ReadOffices(name, data)
	if err != nil {
		return nil, err
	}
	marked, err := p.Marked(read)
	if err != nil {
		return nil, err
	}
	return web.File{Name: "daftar-opd-diperiksa.xlsx", Type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Content: bytes.NewReader(marked)}, nil
}

const mostSent = 20 << 20

// sent gives the file that a form carries, or what was pasted into it.
func sent(r *http.Request) (name string, data []byte, err error) {
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		if err := r.ParseMultipartForm(mostSent); err != nil {
			return "", nil, fault.Wrap(fault.Invalid, "Berkas tidak sampai dengan utuh, atau terlalu besar. Kirim lagi; paling besar 20 MiB.", err)
		}
		defer func() { _ = r.MultipartForm.RemoveAll() }() // temporary files; the system clears what is left
		file, head, err := r.FormFile("berkas")
		switch {
		case err == nil && head.Size > 0:
			defer file.Close()
			data, err = io.ReadAll(file)
			return head.Filename, data, err
		case err != nil && !errors.Is(err, http.ErrMissingFile):
			return "", nil, fault.Wrap(fault.Invalid, "Berkas tidak sampai dengan utuh. Kirim lagi.", err)
		}
	}
	if pasted := r.FormValue("tempel"); strings.TrimSpace(pasted) != "" {
		return "tempelan.csv", []byte(pasted), nil
	}
	return "", nil, fault.New(fault.Invalid, "Pilih berkas XLSX atau CSV, atau tempelkan tabelnya dari Excel.")
}

// tabbed writes the first sheet of a book as people paste it, so that what was
// read travels with the form and keeps the place of every cell.
func tabbed(b sheet.Book) string {
	if len(b.Sheets) == 0 {
		return ""
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.Comma = '\t'
	for _, row := range b.Sheets[0].Rows {
		cells := make([]string, max(len(row), 1))
		for i, c := range row {
			cells[i] = c.Text
		}
		_ = w.Write(cells) // a buffer takes everything
	}
	w.Flush()
	return out.String()
}

func problemTone(s sheet.Severity) web.Tone {
	if s == sheet.Warning {
		return web.Warn
	}
	return web.Bad
}
