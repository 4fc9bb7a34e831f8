package app

import (
	"bytes"
	"context"
	"encoding/json"
	"io"

	"gurindam/internal/plan"
	"gurindam/internal/plan/planweb"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/region"
	"gurindam/internal/sheet"
	"gurindam/internal/tabular"
)

// downloads are the files about a plan that its pages offer.
func (a *App) downloads() []planweb.Download {
	const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	return []planweb.Download{
		{
			Name: "rencana.xlsx", Title: "Buku kerja rencana", Type: xlsx,
			About: "Seluruh isi rencana dengan tata letak yang sama seperti saat diimpor. Ubah, lalu impor kembali.",
			Make:  written(a.ExportPlan, tabular.WriteForm),
		},
		{
			Name: "rencana.zip", Title: "Rencana sebagai CSV", Type: "application/zip",
			About: "Isi yang sama, satu berkas CSV setiap lembar.",
			Make:  written(a.ExportPlan, tabular.WriteZip),
		},
		{
			Name: "templat.xlsx", Title: "Buku kerja kosong", Type: xlsx,
			About: "Templat dengan petunjuk dan pilihan isian, untuk tahun rencana yang sama.",
			Make:  written(a.template, tabular.WriteForm),
		},
		{
			Name: "masalah.json", Title: "Hasil pemeriksaan", Type: "application/json",
			About: "Apa yang menahan penerbitan, untuk dibaca program lain.",
			Make: func(ctx context.Context, code region.Code) ([]byte, error) {
				_, findings, err := a.Check(ctx, code)
				if err != nil {
					return nil, err
				}
				return json.Marshal(FindingsJSON(findings))
			},
		},
	}
}

// written makes a file of a form.
func written(form func(context.Context, region.Code) (sheet.Form, error), write func(io.Writer, sheet.Form) error) func(context.Context, region.Code) ([]byte, error) {
	return func(ctx context.Context, code region.Code) ([]byte, error) {
		f, err := form(ctx, code)
		if err != nil {
			return nil, err
		}
		var out bytes.Buffer
		err = write(&out, f)
		return out.Bytes(), err
	}
}

// template gives an empty workbook for the years of a plan.
func (a *App) template(ctx context.Context, code region.Code) (sheet.Form, error) {
	snapshot, guide, err := a.Plan(ctx, code)
	if err != nil {
		return sheet.Form{}, err
	}
	return workbook.Template(guide, snapshot.Masterplan.Profile.Period), nil
}

// Checked is what a check found, as programs read it.
type Checked struct {
	Publishable bool    `json:"publishable"`
	Findings    []Found `json:"findings"`
}

// Found is one finding of a check.
type Found struct {
	Severity string   `json:"severity"` // wajib, perlu, saran
	Kind     string   `json:"kind"`
	Text     string   `json:"text"`
	Sheet    string   `json:"sheet,omitempty"`
	Codes    []string `json:"codes,omitempty"`
	Fix      string   `json:"fix,omitempty"`
	Count    int      `json:"count"`
}

// FindingsJSON writes findings for programs.
func FindingsJSON(findings []plan.Finding) Checked {
	out := Checked{Publishable: plan.Publishable(findings), Findings: []Found{}}
	for _, f := range findings {
		out.Findings = append(out.Findings, Found{f.Severity.String(), f.Kind, f.Text, f.Sheet, f.Codes, f.Fix, f.Count})
	}
	return out
}
