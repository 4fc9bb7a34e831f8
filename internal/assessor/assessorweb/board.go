package assessorweb

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/assessor"
	"gurindam/internal/assessor/allot"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

const rowsPerPage = 60

// boardData fills the page of all panels.
type boardData struct {
	assessor.Board
	show    string // which rows: all where empty
	find    string
	page    int
	pages   int
	shown   []assessor.BoardRow
	names   map[string]string
	problem string
}

// Which rows the page of all panels shows.
const (
	showShort    = "kurang"
	showProposed = "usulan"
	showWishes   = "catatan"
)

func (p pages) board(r *http.Request) (web.Answer, error) { return p.showBoard(r, nil) }

func (p pages) showBoard(r *http.Request, problem error) (web.Answer, error) {
	b, err := p.assessors.Board(r.Context(), author(r).Actor, r.PathValue("cycle"))
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	d := boardData{Board: b, show: q.Get("tampil"), find: strings.TrimSpace(q.Get("cari")), page: max(1, number(q.Get("hal"))), problem: text(problem), names: map[string]string{}}
	for _, e := range b.Entries {
		d.names[e.Person] = e.Name
	}
	for _, row := range b.Rows {
		if d.keeps(row) {
			d.shown = append(d.shown, row)
		}
	}
	d.pages = max(1, (len(d.shown)+rowsPerPage-1)/rowsPerPage)
	d.page = min(d.page, d.pages)
	d.shown = d.shown[(d.page-1)*rowsPerPage : min(d.page*rowsPerPage, len(d.shown))]
	return page(web.T(r.Context(), "Penugasan"), boardPage(d), problem), nil
}

func (d boardData) keeps(row assessor.BoardRow) bool {
	low := strings.ToLower(d.find)
	if low != "" && !strings.Contains(strings.ToLower(row.Name), low) && !slices.ContainsFunc(row.Seats, func(x assessor.Assignment) bool { return strings.Contains(strings.ToLower(x.Name), low) }) {
		return false
	}
	switch d.show {
	case showShort:
		return row.Missing > 0
	case showProposed:
		return slices.ContainsFunc(row.Seats, func(x assessor.Assignment) bool { return x.State == assessor.Proposed })
	case showWishes:
		return len(row.Unknown) > 0 || len(row.Repeats) > 0 || row.Alone
	}
	return true
}

// at gives the address of other rows or of another page.
func (d boardData) at(show string, page int) string {
	q := url.Values{}
	if show != "" {
		q.Set("tampil", show)
	}
	if d.find != "" {
		q.Set("cari", d.find)
	}
	if page > 1 {
		q.Set("hal", strconv.Itoa(page))
	}
	if len(q) == 0 {
		return boardPath(d.Cycle.ID)
	}
	return boardPath(d.Cycle.ID) + "?" + q.Encode()
}

func (p pages) propose(r *http.Request) (web.Answer, error) {
	seed := rand.Uint64() //nolint:gosec // any number will do
	if given, err := strconv.ParseUint(field(r, "benih"), 10, 64); err == nil {
		seed = given
	}
	err := p.assessors.Propose(r.Context(), author(r), r.PathValue("cycle"), seed)
	return after(err, boardPath(r.PathValue("cycle")), func() (web.Answer, error) { return p.showBoard(r, err) })
}

func (p pages) confirm(r *http.Request) (web.Answer, error) {
	err := p.assessors.Confirm(r.Context(), author(r), r.PathValue("cycle"))
	return after(err, boardPath(r.PathValue("cycle")), func() (web.Answer, error) { return p.showBoard(r, err) })
}

func (p pages) discard(r *http.Request) (web.Answer, error) {
	err := p.assessors.Discard(r.Context(), author(r), r.PathValue("cycle"))
	return after(err, boardPath(r.PathValue("cycle")), func() (web.Answer, error) { return p.showBoard(r, err) })
}

// panelData fills the page of one panel.
type panelData struct {
	assessor.Panel
	change  assessor.Change
	problem string
}

// proposed tells whether a seat of the panel is proposed only.
func (d panelData) proposed() bool {
	return slices.ContainsFunc(d.Row.Seats, func(x assessor.Assignment) bool { return x.State == assessor.Proposed })
}

func (d panelData) nameOf() map[string]string {
	out := map[string]string{}
	for _, x := range d.Row.Seats {
		out[x.Person] = x.Name
	}
	return out
}

// mostCandidates is how many candidates are listed; the form names all who may come.
const mostCandidates = 40

func (d panelData) listed() []assessor.Candidate {
	return d.Candidates[:min(len(d.Candidates), mostCandidates)]
}

func (p pages) panel(r *http.Request) (web.Answer, error) {
	return p.showPanel(r, assessor.Change{}, nil)
}

func (p pages) showPanel(r *http.Request, ch assessor.Change, problem error) (web.Answer, error) {
	code, err := place(r)
	if err != nil {
		return nil, err
	}
	panel, err := p.assessors.Panel(r.Context(), author(r).Actor, r.PathValue("cycle"), code)
	if err != nil {
		return nil, err
	}
	return page(web.T(r.Context(), "Panel %s", panel.Row.Name), panelPage(panelData{panel, ch, text(problem)}), problem), nil
}

func (p pages) change(r *http.Request) (web.Answer, error) {
	code, err := place(r)
	if err != nil {
		return nil, err
	}
	ch := assessor.Change{Out: field(r, "keluar"), In: field(r, "masuk"), Lead: field(r, "ketua"), Reason: field(r, "alasan")}
	err = p.assessors.Change(r.Context(), author(r), r.PathValue("cycle"), code, ch)
	return after(err, assessor.PanelPath(r.PathValue("cycle"), code), func() (web.Answer, error) { return p.showPanel(r, ch, err) })
}

func (p pages) confirmOne(r *http.Request) (web.Answer, error) {
	code, err := place(r)
	if err != nil {
		return nil, err
	}
	err = p.assessors.Confirm(r.Context(), author(r), r.PathValue("cycle"), code)
	return after(err, assessor.PanelPath(r.PathValue("cycle"), code), func() (web.Answer, error) { return p.showPanel(r, assessor.Change{}, err) })
}

// column is how many assessors have so many regions.
type column struct{ load, people, x, height int }

const (
	columnWide = 34
	chartHigh  = 120
)

// columns counts assessors by their load, for a picture.
func (d boardData) columns() []column {
	var out []column
	f := d.Fairness
	if len(f.Loads) == 0 {
		return nil
	}
	count := map[int]int{}
	tallest := 1
	for _, n := range f.Loads {
		count[n]++
		tallest = max(tallest, count[n])
	}
	for load := f.Least; load <= f.Most; load++ {
		out = append(out, column{load, count[load], (load - f.Least) * columnWide, count[load] * chartHigh / tallest})
	}
	return out
}

func viewBox(cols []column) string {
	return fmt.Sprintf("0 0 %d %d", max(1, len(cols))*columnWide, chartHigh+36)
}

// said reads the picture out.
func said(ctx context.Context, cols []column) string {
	var parts []string
	for _, c := range cols {
		if c.people > 0 {
			parts = append(parts, web.T(ctx, "%s asesor menilai %s daerah", web.Int(c.people), web.Int(c.load)))
		}
	}
	return strings.Join(parts, "; ")
}

// byLoad lists the assessors who judge, most first.
func (d boardData) byLoad() []assessor.Entry {
	out := slices.DeleteFunc(slices.Clone(d.Entries), func(e assessor.Entry) bool { return !e.Active && e.Load == 0 })
	slices.SortStableFunc(out, func(a, b assessor.Entry) int { return cmp.Compare(b.Load, a.Load) })
	return out
}

// lacking says why a panel is not full.
func lacking(ctx context.Context, s allot.Shortage, size int) string {
	if s.Scarce(size) {
		return web.T(ctx, "kurang %s: hanya %s asesor aktif tanpa benturan dengan daerah ini", web.Int(s.Missing), web.Int(s.Free))
	}
	return web.T(ctx, "kurang %s: %s asesor bebas benturan, tetapi daya tampungnya habis atau panel belum diusulkan", web.Int(s.Missing), web.Int(s.Free))
}

func regionName(code string) string { return assessor.RegionName(region.Code(code)) }

func percent(part, whole int) string {
	if whole == 0 {
		return "–"
	}
	return web.Int(part*100/whole) + "%"
}
