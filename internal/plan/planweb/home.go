package planweb

import (
	"fmt"
	"net/http"
	"slices"

	"gurindam/internal/access"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// home goes to the only plan that the visitor may read, or lists them.
func (p pages) home(r *http.Request) (web.Answer, error) {
	codes, err := p.plans.Regions(r.Context())
	if err != nil {
		return nil, fmt.Errorf("list regions: %w", err)
	}
	codes = slices.DeleteFunc(codes, func(c region.Code) bool {
		return !web.May(r.Context(), access.Read, access.Place{Region: string(c)})
	})
	if len(codes) == 1 {
		return web.Redirect{To: "/kota/" + string(codes[0])}, nil
	}
	var regions []region.Region
	for _, code := range codes {
		if known, ok := region.Find(code); ok {
			regions = append(regions, known)
		}
	}
	return web.Page{Title: web.T(r.Context(), "Daerah"), Body: homePage(regions)}, nil
}
