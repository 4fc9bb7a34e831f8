package resultweb

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"gurindam/internal/fault"
	"gurindam/internal/result"
	"gurindam/internal/sheet"
	"gurindam/internal/web"
)

// download gives the league tables as a file: CSV with a dot as decimal sign, or a
// workbook with one sheet a cohort.
func (p pages) download(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	number, err := numberOf(r)
	if err != nil {
		return nil, err
	}
	shown, err := p.Results.Results(r.Context(), web.VisitorOf(r.Context()).Actor, at.cycle, number)
	if err != nil {
		return nil, err
	}
	name := fmt.Sprintf("hasil-%s-%d", at.cycle, shown.Publication.Number)
	if shown.Preview {
		name = fmt.Sprintf("hasil-%s-sementara", at.cycle)
	}
	switch r.URL.Query().Get("bentuk") {
	case "csv":
		data, err := asCSV(shown)
		return web.File{Name: name + ".csv", Type: "text/csv; charset=utf-8", Content: bytes.NewReader(data)}, err
	case "xlsx":
		data, err := p.Book(asForm(shown))
		return web.File{Name: name + ".xlsx", Type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Content: bytes.NewReader(data)}, err
	}
	return nil, fault.New(fault.NotFound, "Bentuk berkas itu tidak ada. Pilih CSV atau XLSX di halaman hasil.")
}

// columns lists the aspects of all cohorts, each once.
func columns(s result.Shown) []string {
	var out []string
	for _, c := range s.Table.Cohorts {
		for _, a := range s.Instruments[c.Instrument].Aspects {
			if !slices.Contains(out, a.Code) {
				out = append(out, a.Code)
			}
		}
	}
	return out
}

func asCSV(s result.Shown) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	codes := columns(s)
	head := append([]string{"region", "name", "cohort", "instrument", "part", "rank"}, codes...)
	_ = w.Write(append(head, "final", "improvement", "predicate", "fixed", "fixed_before", "quadrant"))
	for _, r := range s.Table.Rows {
		line := []string{string(r.Region), safe(r.Name), r.Cohort, r.Instrument, string(r.Part), rankText(r.Rank)}
		for _, code := range codes {
			v, _ := r.Aspect(code)
			line = append(line, v.Value.String())
		}
		_ = w.Write(append(line, r.Final.String(), r.Improvement.String(), r.Predicate, r.Fixed.String(), r.FixedBefore.String(), string(r.Quadrant)))
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// safe keeps a name from being taken for a formula by a spreadsheet.
func safe(text string) string {
	if text != "" && slices.Contains([]byte("=+-@\t\r"), text[0]) {
		return "'" + text
	}
	return text
}

func rankText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func asForm(s result.Shown) sheet.Form {
	f := sheet.Form{Title: "Hasil " + s.Cycle.Name}
	for n, c := range s.Table.Cohorts {
		i := s.Instruments[c.Instrument]
		page := sheet.FormSheet{Name: fmt.Sprintf("%d %s", n+1, sheetName(c.ID)), File: c.ID, Instruction: c.Name + ", instrumen " + c.Instrument + "."}
		page.Columns = []sheet.Column{{Key: "region", Title: "Kode", Kind: sheet.Code}, {Key: "name", Title: "Daerah", Width: 32}, {Key: "part", Title: "Keikutsertaan"}, {Key: "rank", Title: "Peringkat", Kind: sheet.Number}}
		for _, a := range i.Aspects {
			page.Columns = append(page.Columns, sheet.Column{Key: a.Code, Title: a.Name, Kind: sheet.Number})
		}
		page.Columns = append(page.Columns, sheet.Column{Key: "final", Title: "Indeks Pencapaian", Kind: sheet.Number}, sheet.Column{Key: "improvement", Title: "Indeks Peningkatan", Kind: sheet.Number},
			sheet.Column{Key: "predicate", Title: "Predikat"}, sheet.Column{Key: "fixed", Title: "Bobot tetap", Kind: sheet.Number, Help: "Nilai aspek dihitung ulang dengan bobot " + s.Table.Fixed})
		for _, r := range s.Table.Rows {
			if r.Cohort != c.ID {
				continue
			}
			line := []string{string(r.Region), r.Name, string(r.Part), rankText(r.Rank)}
			for _, a := range i.Aspects {
				v, _ := r.Aspect(a.Code)
				line = append(line, v.Value.String())
			}
			page.Rows = append(page.Rows, append(line, r.Final.String(), r.Improvement.String(), r.Predicate, r.Fixed.String()))
		}
		f.Sheets = append(f.Sheets, page)
	}
	return f
}

// sheetName keeps what the tab of a sheet may be called.
func sheetName(id string) string {
	r := []rune(id)
	return string(r[:min(24, len(r))])
}
