package workspaceweb

import (
	"context"
	"net/url"

	"gurindam/internal/access"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// Talks is what the program knows of discussions and tasks, for the pages where people
// write. The zero value: there are none.
type Talks struct {
	Path, Tasks string // ends of their addresses below a region
	Script      string // asset that keeps a panel of theirs within a page
	// Threads counts the open threads about the rows of a list, by row and field; the
	// field is empty for the row as a whole.
	Threads func(ctx context.Context, who access.Actor, code region.Code, list string) (map[string]map[string]int, error)
}

// talksFor gives what the visitor may use of the discussions, or the zero value.
func (p pages) talksFor(o *opened) Talks {
	if p.talks.Threads == nil || !access.May(o.who.Actor, access.Discuss, access.Place{Region: string(o.Region.Code)}, o.now) {
		return Talks{}
	}
	return p.talks
}

// threads counts the open threads of a list, where the visitor may read them.
func (p pages) threads(ctx context.Context, o *opened, list string) (map[string]map[string]int, error) {
	if p.talksFor(o).Threads == nil {
		return nil, nil
	}
	return p.talks.Threads(ctx, o.who.Actor, o.Region.Code, list)
}

// beside gives the address of a page about a row or a cell, of the discussions or tasks.
func (o *opened) beside(path, list, row, field string) string {
	q := url.Values{"list": {list}, "row": {row}}
	if field != "" {
		q.Set("field", field)
	}
	return o.base + "/" + path + "?" + q.Encode()
}

// taskPath gives the address where a task about the row is given, or about a field of
// it. What is empty is to be filled in.
func (d *formData) taskPath(ctx context.Context, field, title, value string) string {
	to := d.beside(d.talks.Tasks+"/baru", d.view.Key, d.id, field)
	if field != "" && value == "" {
		to += "&teks=" + url.QueryEscape(web.T(ctx, "Lengkapi isian %s.", title))
	}
	return to
}

// pastPath gives the address of the history of a row or of one of its cells.
func (o *opened) pastPath(list, row, field string) string {
	q := url.Values{"daftar": {list}, "baris": {row}}
	if field != "" {
		q.Set("isian", field)
	}
	return o.base + "/riwayat?" + q.Encode()
}
