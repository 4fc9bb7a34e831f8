package app

import (
	"log/slog"

	"gurindam/internal/api/apiweb"
	"gurindam/internal/region/regionweb"
	"gurindam/internal/tabular"
	"gurindam/internal/web"
)

// apiRoutes lists what programs may ask.
func (a *App) apiRoutes(log *slog.Logger) []web.Route {
	return apiweb.Routes(apiweb.Services{
		Work: a.Work, Files: exchange{a, a.store}, Regions: a.Plans.Regions, Now: a.now, Log: log,
		Revisions: a.Kept, Press: a.Press, Album: a.Album, Downloads: a.apiDownloads(),
		People: a.People, Talks: a.Talks, Desks: a.Desks,
		Cycles:      a.Cycles,
		Results:     a.Results,
		Assessors:   a.Assessors,
		Assessments: a.Assessments,
		Answers:     a.Answers,
		Proofs:      a.Proofs,
		Instruments: a.Instruments,
		Surveys:     a.Surveys, SurveyWriters: apiweb.SurveyWriters{Workbook: packed(tabular.WriteForm), Archive: packed(tabular.WriteZip), Prove: a.proveSurvey},
		Offices: a.Region, OfficeSheets: officeSheets(),
	})
}

// apiDownloads are the files of the pages, for programs.
func (a *App) apiDownloads() []apiweb.Download {
	var out []apiweb.Download
	for _, d := range a.downloads() {
		out = append(out, apiweb.Download{Name: d.Name, Title: d.Title, About: d.About, Type: d.Type, Make: d.Make})
	}
	return out
}

// officeSheets reads lists of offices from files, as the pages do.
func officeSheets() apiweb.OfficeSheets {
	return apiweb.OfficeSheets{
		Read: func(name string, data []byte) (apiweb.OfficeSheet, error) {
			read, err := readOffices(name, data)
			return apiweb.OfficeSheet(read), err
		},
		Marked: func(s apiweb.OfficeSheet) ([]byte, error) { return markedOffices(regionweb.Sheet(s)) },
	}
}
