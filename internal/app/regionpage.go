package app

import (
	"bytes"
	"net/http"
	"net/url"

	"gurindam/internal/identity/identityweb"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/region/regionweb"
	"gurindam/internal/tabular"
	"gurindam/internal/web"
)

// regionRoutes lists the pages of offices, officials and groups.
func (a *App) regionRoutes() []web.Route {
	return regionweb.Routes(regionweb.Options{
		Region: a.Region, Plans: a.Plans, Dimensions: dimensionsOf, ReadOffices: readOffices, Marked: markedOffices, TakePath: identityweb.TakePath,
	})
}

// readOffices reads the list of offices from a file in memory.
func readOffices(name string, data []byte) (regionweb.Sheet, error) {
	book, err := tabular.Decode(name, data, tabular.Limits{})
	if err != nil {
		return regionweb.Sheet{}, err
	}
	out := regionweb.Sheet{}
	out.Book, out.Offices, out.Problems = workbook.ReadOffices(book)
	return out, nil
}

func markedOffices(s regionweb.Sheet) ([]byte, error) {
	var out bytes.Buffer
	err := tabular.Mark(&out, nil, s.Book, s.Problems)
	return out.Bytes(), err
}

// receiving leads whoever signs in past what was handed over to them and that they
// have not acknowledged, whatever way they came in by.
func (a *App) receiving(routes []web.Route) []web.Route {
	for i, r := range routes {
		routes[i].Handler = func(req *http.Request) (web.Answer, error) {
			answer, err := r.Handler(req)
			entry, in := answer.(web.Entry)
			if err != nil || !in || entry.Token == "" {
				return answer, err
			}
			_, actor, err := a.People.Who(req.Context(), entry.Token)
			if err != nil {
				return nil, err
			}
			got, err := a.Region.Received(req.Context(), actor)
			if err != nil {
				return nil, err
			}
			for _, h := range got {
				if h.Accepted.IsZero() {
					entry.To = regionweb.ReceivedPath + "?" + url.Values{"ke": {web.Local(entry.To)}}.Encode()
				}
			}
			return entry, nil
		}
	}
	return routes
}
