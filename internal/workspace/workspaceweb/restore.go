package workspaceweb

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// restoreData is a preview of what would be taken back, or what came of it.
type restoreData struct {
	*teller
	scope   scope
	rev     int64    // of the plan that was looked at
	changes []change // what would change
	count   int
	stopped []stopped
	reason  string
	said    string // why it was refused
	done    int    // changes that were carried out; of a preview 0
	tried   bool
}

// scope says what is taken back, as an address and a form carry it.
type scope struct {
	set              int64 // one change set
	before           int64 // everything from this set on
	list, row, field string
	seen             int64 // the newest set the reader has seen
}

// stopped is a change that cannot be taken back, and why.
type stopped struct {
	list, row, what, why string
}

func scopeOf(get func(string) string) (scope, error) {
	s := scope{set: number(get("kumpulan")), before: number(get("sebelum")), list: get("daftar"), row: get("baris"), field: get("isian"), seen: number(get("dilihat"))}
	if s.list == "" || s.row == "" {
		s.list, s.row, s.field = "", "", ""
	}
	if (s.set == 0) == (s.before == 0) {
		return s, fault.New(fault.Invalid, "Tidak jelas apa yang dipulihkan. Buka kumpulan perubahannya dari halaman Riwayat, lalu pilih dari sana.")
	}
	return s, nil
}

// query asks for the changes of a scope up to what the reader has seen.
func (s scope) query() workspace.Query {
	q := workspace.Query{List: s.list, Row: s.row, Field: s.field, Since: s.before - 1, Before: s.seen + 1}
	if s.set > 0 {
		q.Since, q.Before = s.set-1, s.set+1
	}
	return q
}

// preview shows what would change before anything does.
func (p past) preview(r *http.Request) (web.Answer, error) {
	d, err := p.openRestore(r, r.URL.Query().Get)
	if err != nil {
		return nil, err
	}
	return d.answer(r), p.look(r, d)
}

func (p past) openRestore(r *http.Request, get func(string) string) (*restoreData, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := &restoreData{teller: newTeller(o), rev: o.Rev}
	if d.scope, err = scopeOf(get); err != nil {
		return nil, err
	}
	if d.scope.seen == 0 {
		d.scope.seen = o.Rev
	}
	return d, nil
}

// look fills in what would change.
func (p past) look(r *http.Request, d *restoreData) error {
	out, changes, err := p.work.Preview(r.Context(), d.who, d.Region.Code, d.scope.query())
	if err != nil {
		return err
	}
	net := workspace.Net(reversed(out.Entries))
	d.count = len(net)
	for _, e := range net[:min(len(net), mostListed)] {
		d.changes = append(d.changes, d.tell(r.Context(), e, false))
	}
	d.tellStopped(r, changes, out.Results)
	return nil
}

func reversed(list []workspace.Entry) []workspace.Entry {
	out := make([]workspace.Entry, len(list))
	for i, e := range list {
		out[len(list)-1-i] = e
	}
	return out
}

// tellStopped tells which changes cannot be taken back.
func (d *restoreData) tellStopped(r *http.Request, changes []workspace.Change, results []workspace.Result) {
	ctx := r.Context()
	for i, res := range results {
		if res.Status == workspace.Saved || res.Status == workspace.Same || i >= len(changes) {
			continue
		}
		c := changes[i]
		s := stopped{list: d.listTitle(ctx, c.List), row: d.called(ctx, c.List, c.Row, ""), why: why(ctx, res)}
		if c.Field != "" {
			title, _ := d.column(c.List, c.Field)
			s.what = web.Translate(ctx, title)
		}
		d.stopped = append(d.stopped, s)
	}
}

func why(ctx context.Context, r workspace.Result) string {
	var parts []string
	for _, p := range r.Problems {
		parts = append(parts, web.Translate(ctx, p.Text), web.Translate(ctx, p.Advice))
	}
	switch {
	case len(parts) > 0:
		return strings.TrimSpace(strings.Join(parts, " "))
	case r.By != "":
		return web.T(ctx, "Sudah diubah lagi oleh %s, %s; isiannya dibiarkan.", r.By, identity.Stamp(r.At))
	}
	return web.T(ctx, "Sudah diubah lagi sesudahnya; isiannya dibiarkan.")
}

// restore takes changes back, with a reason.
func (p past) restore(r *http.Request) (web.Answer, error) {
	d, err := p.openRestore(r, r.PostFormValue)
	if err != nil {
		return nil, err
	}
	d.reason = r.PostFormValue("alasan")
	out, err := p.work.Undo(r.Context(), d.who, d.Region.Code, d.scope.query(), d.reason)
	if k := fault.KindOf(err); err != nil && k != fault.Invalid && k != fault.Forbidden {
		return nil, err
	}
	if err != nil {
		d.said = fault.Text(err)
		page := d.answer(r)
		page.Secret, page.Status = true, http.StatusUnprocessableEntity
		return page, p.look(r, d)
	}
	if !out.Stopped() && len(out.Entries) > 0 {
		return web.Redirect{To: d.setPath(out.Rev, map[string][]string{"pulih": {"ya"}})}, nil
	}
	d.tried, d.done = true, len(out.Entries)
	_, changes, err := p.work.Preview(r.Context(), d.who, d.Region.Code, d.scope.query())
	if err != nil {
		return nil, err
	}
	d.tellStopped(r, changes, out.Results)
	page := d.answer(r)
	page.Secret, page.Status = true, http.StatusConflict
	return page, nil
}

func (d *restoreData) answer(r *http.Request) web.Page {
	return d.page(d.title(r.Context()), web.Page{Body: restorePage(d), Styles: []string{"kerja.css", historySheet}})
}

// title says what is taken back.
func (d *restoreData) title(ctx context.Context) string {
	s := d.scope
	switch {
	case s.set > 0 && s.row == "":
		return web.T(ctx, "Kembalikan perubahan ke-%s", web.Int(int(s.set)))
	case s.field != "":
		return web.T(ctx, "Pulihkan isian ke keadaan sebelum perubahan ke-%s", web.Int(int(s.from())))
	case s.row != "":
		return web.T(ctx, "Pulihkan baris ke keadaan sebelum perubahan ke-%s", web.Int(int(s.from())))
	}
	return web.T(ctx, "Pulihkan seluruh rencana ke keadaan sebelum perubahan ke-%s", web.Int(int(s.from())))
}

// from is the first set that is taken back.
func (s scope) from() int64 { return max(s.set, s.before) }

// hidden lists the scope as a form carries it.
func (s scope) hidden() [][2]string {
	written := func(n int64) string {
		if n == 0 {
			return ""
		}
		return strconv.FormatInt(n, 10)
	}
	return [][2]string{
		{"daftar", s.list}, {"baris", s.row}, {"isian", s.field},
		{"kumpulan", written(s.set)}, {"sebelum", written(s.before)}, {"dilihat", written(s.seen)},
	}
}
