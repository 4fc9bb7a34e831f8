package workspaceweb

import (
	"net/http"
	"strings"

	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// single carries out one change that a page without scripts sends as a form: op,
// daftar, baris, kolom, dasar, nilai, sesudah, and sel.KEY for the cells of a new row.
// It leads back to "ke". What cannot be saved is shown in the form of the row with
// what was written.
func (p pages) single(r *http.Request) (web.Answer, error) {
	list, id := r.PostFormValue("daftar"), r.PostFormValue("baris")
	c := workspace.Change{
		Op: workspace.Op(r.PostFormValue("op")), List: list, Row: id, Field: r.PostFormValue("kolom"),
		Base: lines(r.PostFormValue("dasar")), Value: lines(r.PostFormValue("nilai")), After: r.PostFormValue("sesudah"), Typed: true,
	}
	if c.Op == workspace.Add {
		c.Cells = map[string]string{}
		for name := range r.PostForm {
			if key, ok := strings.CutPrefix(name, "sel."); ok && strings.TrimSpace(r.PostFormValue(name)) != "" {
				c.Cells[key] = lines(r.PostFormValue(name))
			}
		}
		if c.Row == "" {
			c.Row = newID(r)
		}
	}
	r.SetPathValue("list", list)
	r.SetPathValue("row", c.Row)
	if c.Op == workspace.Add {
		r.SetPathValue("row", fresh)
	}
	d, err := p.openForm(r)
	if err != nil {
		return nil, err
	}
	out, err := p.work.Apply(r.Context(), d.who, d.Region.Code, workspace.Batch{Reason: r.PostFormValue("alasan"), Changes: []workspace.Change{c}})
	if err != nil {
		return nil, err
	}
	if !out.Stopped() {
		return web.Redirect{To: web.Local(r.PostFormValue("ke"))}, nil
	}
	for i := range out.Results {
		translate(r, &out.Results[i])
	}
	d.wrote(c)
	d.answered([]workspace.Change{c}, out)
	page := d.answer(r)
	page.Secret, page.Status = true, http.StatusConflict
	return page, nil
}

// wrote puts what was sent into the form.
func (d *formData) wrote(c workspace.Change) {
	d.id = c.Row
	for i := range d.fields {
		f := &d.fields[i]
		if text, ok := c.Cells[f.Key]; ok {
			f.text = text
		}
		if c.Op == workspace.Fill && f.Key == c.Field {
			f.text = c.Value
		}
	}
}

func lines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }
