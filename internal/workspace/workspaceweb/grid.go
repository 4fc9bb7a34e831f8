package workspaceweb

import (
	"net/http"

	"gurindam/internal/plan/workbook"
	"gurindam/internal/web"
)

type gridData struct {
	*opened
	view  workbook.View
	ids   []string
	label int // column that says in words what a row is
	add   bool
	talks Talks
}

// grid shows a list: as a spreadsheet where scripts run, and as a table with a form
// for each row where they do not.
func (p pages) grid(r *http.Request) (web.Answer, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	v, err := o.list(r)
	if err != nil {
		return nil, err
	}
	if v.Single {
		return web.Redirect{To: o.base + "/kerja/" + v.Key + "/" + v.Key}, nil
	}
	d := gridData{opened: o, view: v, ids: o.ids(v), label: labelColumn(v), add: o.mayAdd(), talks: p.talksFor(o)}
	scripts := []string{"kisi.js"}
	if d.talks.Script != "" {
		scripts = append(scripts, d.talks.Script)
	}
	return o.page(web.Translate(r.Context(), v.Title), web.Page{
		Body: gridPage(d), Scripts: scripts, Styles: []string{"kerja.css", "kisi.css"},
	}), nil
}

func (d gridData) path(parts string) string { return d.base + "/kerja/" + parts }

func (d gridData) code(i int) string {
	if code := d.view.Code(i); code != "" {
		return code
	}
	return "–"
}

func (d gridData) name(i int) string { return cut(d.view.Cells(i)[d.label]) }
