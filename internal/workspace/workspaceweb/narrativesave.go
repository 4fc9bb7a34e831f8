package workspaceweb

import (
	"fmt"
	"net/http"
	"strings"

	"gurindam/internal/plan/narrative"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// save keeps what the form of a text says: the text, its title, or that it goes.
func (p narratives) save(r *http.Request) (web.Answer, error) {
	d, err := p.editing(r)
	if err != nil {
		return nil, err
	}
	out, err := p.work.Apply(r.Context(), d.who, d.Region.Code, workspace.Batch{Changes: d.changes(r)})
	if err != nil {
		return nil, err
	}
	if d.settle(r, out) {
		return d.answer(r), nil
	}
	if r.PostFormValue("hapus") != "" {
		return web.Redirect{To: d.path(d.chapter.ID)}, nil
	}
	to := d.path(d.chapter.ID) + "?tersimpan=ya"
	if d.fresh { // it has a code by now
		if after, err := p.written(r); err == nil {
			for _, t := range after.of(d.chapter.ID) {
				if t.row == d.part.row {
					to += "&bagian=" + t.Code
				}
			}
		}
	} else {
		to += "&bagian=" + d.part.Code
	}
	return web.Redirect{To: to}, nil
}

// changes are those the form asks for.
func (d *editing) changes(r *http.Request) []workspace.Change {
	row := d.part.row
	if r.PostFormValue("hapus") != "" {
		return []workspace.Change{{Op: workspace.Remove, List: narrativeList, Row: row}}
	}
	var out []workspace.Change
	if d.fresh {
		out = append(out, workspace.Change{Op: workspace.Add, List: narrativeList, Row: row, Cells: map[string]string{"bab": d.chapter.ID}})
	}
	for field, into := range map[string]*string{"isi": &d.typed, "judul": &d.title} {
		if _, given := r.PostForm[field]; !given {
			continue
		}
		*into = strings.ReplaceAll(r.PostForm.Get(field), "\r\n", "\n")
		out = append(out, workspace.Change{Op: workspace.Fill, List: narrativeList, Row: row, Field: field,
			Base: strings.ReplaceAll(r.PostForm.Get("dasar."+field), "\r\n", "\n"), Value: *into})
	}
	return out
}

// settle takes what came of saving into the page and tells whether it has to be
// shown again, with everything that was typed.
func (d *editing) settle(r *http.Request, out workspace.Outcome) (again bool) {
	for i := range out.Results {
		result := out.Results[i]
		translate(r, &result)
		switch result.Status {
		case workspace.Conflict:
			d.said, d.tone = web.T(r.Context(), "Belum tersimpan: %s mengubahnya sementara Anda menulis. Gabungkan tulisan di bawah ke dalam kotak, lalu simpan lagi.", orSomebody(r, result.By)), web.Warn
			d.theirs, d.by, d.seen, again = result.Value, result.By, result.Value, true
		case workspace.Refused:
			d.said, d.tone = web.T(r.Context(), "Belum tersimpan. Perbaiki yang disebut di bawah, lalu simpan lagi."), web.Bad
			d.notes, again = append(d.notes, result.Problems...), true
		}
	}
	return again
}

func orSomebody(r *http.Request, name string) string {
	if name == "" {
		return web.T(r.Context(), "orang lain")
	}
	return name
}

// shape gives a text in the form of the editor, whichever form it came in.
func (p narratives) shape(r *http.Request) (web.Answer, error) {
	var in struct {
		Isi string `json:"isi"`
	}
	if err := web.ReadJSON(r, &in); err != nil {
		return nil, err
	}
	d, err := narrative.Read(in.Isi)
	if err != nil {
		return nil, fmt.Errorf("shape of a text: %w", err)
	}
	return web.JSON{Value: shaped{rawJSON(d.JSON()), d.Words()}}, nil
}

// shaped is a text as the editor takes it.
type shaped struct {
	Isi  rawJSON `json:"isi"`
	Kata int     `json:"kata"`
}

// rawJSON stands in JSON as it is.
type rawJSON string

// MarshalJSON gives the text itself.
func (t rawJSON) MarshalJSON() ([]byte, error) { return []byte(t), nil }
