package workspaceweb

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// differenceData is what differs between two states.
type differenceData struct {
	*teller
	from, to  string // as typed: numbers of change sets, or "revisi-2"
	between   string // what is compared, in words
	asked     bool
	here      string // address without what narrows it
	totals    []listTotal
	list      string // the one that is shown; empty: all
	parts     []differencePart
	count     int
	more      string
	revisions []workspace.Revision
	books     string // address of the redline of the books; empty: there is none
	crumbs    []web.Link
	title     string
	wrong     string
	same      bool
}

// listTotal tells how much of a list differs.
type listTotal struct {
	key, title, part             string
	cells, added, removed, moved int
}

// differencePart is a part of the plan with what differs in it.
type differencePart struct {
	title   string
	changes []change
}

// difference compares the plan after two change sets, or in two revisions.
func (p past) difference(r *http.Request) (web.Answer, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	d := &differenceData{teller: newTeller(o), from: strings.TrimSpace(q.Get("dari")), to: strings.TrimSpace(q.Get("sampai")), list: q.Get("daftar"), title: web.T(r.Context(), "Bandingkan dua keadaan")}
	d.here = o.base + "/riwayat/beda?" + url.Values{"dari": {d.from}, "sampai": {d.to}}.Encode() + "&"
	d.crumbs = []web.Link{{Text: web.T(r.Context(), "Riwayat"), Path: o.base + "/riwayat"}}
	if d.revisions, err = p.kept.List(r.Context(), o.Region.Code); err != nil {
		return nil, err
	}
	if d.from+d.to != "" {
		entries, err := p.differing(r.Context(), d)
		switch k := fault.KindOf(err); {
		case err != nil && k != fault.Invalid && k != fault.NotFound && k != fault.TooLarge:
			return nil, err
		case err != nil:
			d.wrong = fault.Text(err)
		default:
			d.fill(r, entries)
		}
	}
	return d.answer(), nil
}

func (d *differenceData) answer() web.Page {
	return d.page(d.title, web.Page{Body: differencePage(d), Styles: []string{"kerja.css", historySheet}})
}

// differing finds what differs between the states that were typed.
func (p past) differing(ctx context.Context, d *differenceData) ([]workspace.Entry, error) {
	from, err := d.moment(d.from)
	if err != nil {
		return nil, err
	}
	to, err := d.moment(d.to)
	if err != nil {
		return nil, err
	}
	if from > to {
		from, to = to, from
	}
	d.between = web.T(ctx, "Keadaan sesudah perubahan ke-%s dan ke-%s", web.Int(int(from)), web.Int(int(to)))
	entries, err := p.work.Since(ctx, d.Region.Code, from, to)
	return workspace.Net(entries), err
}

// moment finds the change set that a typed text means; empty: the newest.
func (d *differenceData) moment(text string) (int64, error) {
	if text == "" {
		return d.Rev, nil
	}
	digits, revision := strings.CutPrefix(text, "revisi-")
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n < 0 {
		return 0, fault.New(fault.Invalid, fmt.Sprintf("Keadaan %q tidak dikenal. Tulis nomor perubahan, atau pilih revisi.", fault.Clip(text, 30)))
	}
	if !revision {
		if n > d.Rev {
			return 0, fault.New(fault.NotFound, fmt.Sprintf("Perubahan ke-%d belum ada; yang terakhir ke-%d.", n, d.Rev))
		}
		return n, nil
	}
	i := slices.IndexFunc(d.revisions, func(r workspace.Revision) bool { return int64(r.Number) == n })
	if i < 0 {
		return 0, fault.New(fault.NotFound, fmt.Sprintf("Revisi %d belum ada di daerah ini. Lihat daftarnya di halaman Revisi.", n))
	}
	return d.revisions[i].Rev, nil
}

// fill counts what differs, and tells as much of it as a page holds.
func (d *differenceData) fill(r *http.Request, entries []workspace.Entry) {
	d.asked, d.same = true, len(entries) == 0
	order := d.order()
	slices.SortStableFunc(entries, func(a, b workspace.Entry) int {
		return cmp.Compare(slices.Index(order, a.List), slices.Index(order, b.List))
	})
	for _, e := range entries {
		d.total(r.Context(), e)
	}
	if d.list != "" {
		entries = slices.DeleteFunc(entries, func(e workspace.Entry) bool { return e.List != d.list })
	}
	d.count = len(entries)
	first := int(min(number(r.URL.Query().Get("mulai")), int64(len(entries))))
	last := min(first+mostListed, len(entries))
	if last < len(entries) {
		d.more = d.here + url.Values{"daftar": {d.list}, "mulai": {strconv.Itoa(last)}}.Encode()
	}
	for _, e := range entries[first:last] {
		part := partOf(e.List)
		if n := len(d.parts); n == 0 || d.parts[n-1].title != part {
			d.parts = append(d.parts, differencePart{title: part})
		}
		at := &d.parts[len(d.parts)-1]
		at.changes = append(at.changes, d.tell(r.Context(), e, false))
	}
}

// order lists the keys of the lists as the workspace shows them.
func (d *differenceData) order() []string {
	var out []string
	for _, g := range grouping {
		out = append(out, g.keys...)
	}
	for _, l := range workbook.Lists(d.g) {
		if !slices.Contains(out, l.Key) {
			out = append(out, l.Key)
		}
	}
	return out
}

// partOf tells which part of the plan a list belongs to.
func partOf(list string) string {
	for _, g := range grouping {
		if slices.Contains(g.keys, list) {
			return g.title
		}
	}
	return "Lainnya"
}

func (d *differenceData) total(ctx context.Context, e workspace.Entry) {
	if n := len(d.totals); n == 0 || d.totals[n-1].key != e.List {
		d.totals = append(d.totals, listTotal{key: e.List, title: d.listTitle(ctx, e.List), part: partOf(e.List)})
	}
	t := &d.totals[len(d.totals)-1]
	switch {
	case e.Added():
		t.added++
	case e.Removed():
		t.removed++
	case e.Moved():
		t.moved++
	default:
		t.cells++
	}
}
