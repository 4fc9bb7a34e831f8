package apiweb

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"gurindam/internal/web"
)

// group is the operations under one heading.
type group struct {
	tag        string
	operations []*huma.Operation
}

// page tells people about the API, from the same description that programs read.
func (a *api) page(r *http.Request) (web.Answer, error) {
	var groups []group
	for _, o := range a.operations() {
		if n := len(groups); n == 0 || groups[n-1].tag != o.Tags[0] {
			groups = append(groups, group{tag: o.Tags[0]})
		}
		g := &groups[len(groups)-1]
		g.operations = append(g.operations, o)
	}
	return web.Page{Title: web.T(r.Context(), "API"), Body: apiPage(groups)}, nil
}

func scopeOf(o *huma.Operation) string {
	text, _ := o.Extensions["x-cakupan"].(string)
	return text
}
