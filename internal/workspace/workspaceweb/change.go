package workspaceweb

import (
	"net/http"

	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// changing is what the grid sends: changes in the order they were made.
type changing struct {
	Reason  string             `json:"reason"`
	All     bool               `json:"all"`
	Changes []workspace.Change `json:"changes"`
}

type changed struct {
	Rev     int64              `json:"rev"`
	Results []workspace.Result `json:"results"`
}

// change carries out what the grid sends.
func (p pages) change(r *http.Request) (web.Answer, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return nil, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	var in changing
	if err := web.ReadJSON(r, &in); err != nil {
		return nil, err
	}
	out, err := p.work.Apply(r.Context(), authorOf(r), code, workspace.Batch{Reason: in.Reason, Changes: in.Changes, All: in.All})
	if err != nil {
		return nil, err
	}
	for i := range out.Results {
		translate(r, &out.Results[i])
	}
	return web.JSON{Value: changed{out.Rev, out.Results}}, nil
}

func translate(r *http.Request, result *workspace.Result) {
	for n := range result.Problems {
		p := &result.Problems[n]
		p.Text, p.Advice = web.Translate(r.Context(), p.Text), web.Translate(r.Context(), p.Advice)
	}
}
