package workspaceweb

import (
	"net/http"
	"strconv"
	"strings"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/period"
	"gurindam/internal/region"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// findData fills the page on which somebody finds the region whose plan they begin.
type findData struct {
	text    string
	asked   bool
	regions []foundRegion
}

type foundRegion struct {
	region.Region
	has bool // it has a plan
	may bool // the visitor may begin one
}

// mostFound is how many regions a search shows.
const mostFound = 20

// find looks for a region by the beginning of its name or its code.
func (p pages) find(r *http.Request) (web.Answer, error) {
	d := findData{text: strings.TrimSpace(r.URL.Query().Get("cari"))}
	d.asked = d.text != ""
	codes, err := p.files.Begun(r.Context())
	if err != nil {
		return nil, err
	}
	found := region.Matching(d.text, mostFound)
	if !d.asked {
		found = p.ownRegions(r)
	}
	for _, f := range found {
		place := access.Place{Region: string(f.Code)}
		has := codes[f.Code]
		if has && !web.May(r.Context(), access.Read, place) {
			continue
		}
		d.regions = append(d.regions, foundRegion{f, has, web.May(r.Context(), access.Write, place)})
	}
	return web.Page{Title: web.T(r.Context(), "Mulai rencana"), Body: findPage(d), Styles: []string{"kerja.css"}}, nil
}

// ownRegions are the regions for which the visitor may write.
func (p pages) ownRegions(r *http.Request) []region.Region {
	var out []region.Region
	for _, scope := range access.Scopes(web.VisitorOf(r.Context()).Actor, access.Write, p.now()) {
		if known, ok := region.Find(region.Code(scope.Region)); ok && scope.OPD == "" && scope.Dimension == "" {
			out = append(out, known)
		}
	}
	return out
}

// startData fills the form that begins a plan.
type startData struct {
	region.Region
	sets        []workspace.BookSet
	set         string
	first, last string
	problem     string
}

// start asks for what a plan begins with.
func (p pages) start(r *http.Request) (web.Answer, error) {
	d, begun, err := p.openStart(r)
	if err != nil || begun {
		return web.Redirect{To: "/kota/" + string(d.Code) + "/kerja"}, err
	}
	year := p.now().Year()
	d.first, d.last = strconv.Itoa(year+1), strconv.Itoa(year+5)
	return d.page(r), nil
}

func (p pages) openStart(r *http.Request) (d startData, begun bool, err error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return d, false, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	d.Region, _ = region.Find(code)
	codes, err := p.files.Begun(r.Context())
	if err != nil {
		return d, false, err
	}
	d.sets, err = p.files.Sets()
	return d, codes[code], err
}

func (d startData) page(r *http.Request) web.Page {
	return web.Page{Title: web.T(r.Context(), "Mulai rencana %s", d.Name), Place: d.Name, Home: "/mulai", Body: startPage(d), Styles: []string{"kerja.css"}}
}

// begin begins the plan.
func (p pages) begin(r *http.Request) (web.Answer, error) {
	d, begun, err := p.openStart(r)
	if err != nil || begun {
		return web.Redirect{To: "/kota/" + string(d.Code) + "/kerja"}, err
	}
	d.first, d.last, d.set = r.PostFormValue("awal"), r.PostFormValue("akhir"), r.PostFormValue("set")
	first, _ := strconv.Atoi(strings.TrimSpace(d.first))
	last, _ := strconv.Atoi(strings.TrimSpace(d.last))
	span, err := period.New(first, last)
	if err != nil {
		err = fault.New(fault.Invalid, "Masa rencana tidak sah: "+err.Error()+". Tulis tahun pertama dan terakhir, misalnya 2027 dan 2031.")
	} else {
		err = p.files.Begin(r.Context(), authorOf(r), d.Code, d.set, span)
	}
	if fault.KindOf(err) == fault.Invalid && err != nil {
		d.problem = fault.Text(err)
		page := d.page(r)
		page.Secret, page.Status = true, http.StatusUnprocessableEntity
		return page, nil
	}
	return web.Redirect{To: "/kota/" + string(d.Code) + "/kerja"}, err
}
