package app

import (
	"log/slog"

	"gurindam/internal/api/apiweb"
	"gurindam/internal/web"
)

// apiRoutes lists what programs may ask.
func (a *App) apiRoutes(log *slog.Logger) []web.Route {
	return apiweb.Routes(apiweb.Services{
		Work: a.Work, Files: exchange{a, a.store}, Regions: a.Plans.Regions, Now: a.now, Log: log,
		People: a.People, Talks: a.Talks, Desks: a.Desks,
		Offices: a.Region, OfficeSheets: apiweb.OfficeSheets{Read: readOffices, Marked: markedOffices},
	})
}
