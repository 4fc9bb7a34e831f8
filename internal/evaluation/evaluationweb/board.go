package evaluationweb

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// pageSize is how many regions a page of the board lists.
const pageSize = 60

// boardData fills the board.
type boardData struct {
	evaluation.Board
	sieve   evaluation.Sieve
	lines   []evaluation.Line // of this page
	found   int
	page    int
	direct  bool
	squares []province
	query   url.Values
}

// province is a row of squares, one for each region.
type province struct {
	name  string
	lines []evaluation.Line
}

// front leads to the board where somebody sees it, and to the calendar otherwise.
func (p pages) front(r *http.Request) (web.Answer, error) {
	c, err := p.Cycles.Cycle(r.Context(), author(r), r.PathValue("cycle"))
	if err != nil {
		return nil, err
	}
	if web.May(r.Context(), access.Watch, access.Place{}) {
		return web.Redirect{To: "/evaluasi/" + c.ID + "/papan"}, nil
	}
	return web.Redirect{To: "/evaluasi/" + c.ID + "/kalender"}, nil
}

func (p pages) board(r *http.Request) (web.Answer, error) {
	b, err := p.Cycles.Board(r.Context(), author(r), r.PathValue("cycle"))
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	d := boardData{Board: b, direct: ministry(r), query: q}
	d.sieve = evaluation.Sieve{Stage: evaluation.Stage(q.Get("tahap")), Cohort: q.Get("kelompok"), Text: q.Get("cari"), Late: q.Get("terlambat") == "ya", Order: q.Get("urut")}
	lines := b.Through(d.sieve)
	d.found = len(lines)
	d.page, _ = strconv.Atoi(q.Get("hal"))
	d.page = min(max(d.page, 1), max(1, (d.found+pageSize-1)/pageSize))
	d.lines = lines[min(d.found, (d.page-1)*pageSize):min(d.found, d.page*pageSize)]
	d.squares = provinces(b.Lines)
	out := page(b.Cycle.Name, boardPage(d))
	out.Scripts = []string{boardScript}
	return out, nil
}

func (p pages) pulse(r *http.Request) (web.Answer, error) {
	n, err := p.Cycles.Pulse(r.Context(), author(r), r.PathValue("cycle"))
	if err != nil {
		return nil, err
	}
	return web.JSON{Value: map[string]int64{"pulse": n}}, nil
}

// provinces gathers regions by province, in the order of codes.
func provinces(lines []evaluation.Line) []province {
	var out []province
	last := ""
	for _, l := range lines {
		code := string(l.Region)[:min(2, len(l.Region))]
		if code != last {
			name := code
			if found, ok := region.Find(region.Code(code)); ok {
				name = found.Name
			}
			out, last = append(out, province{name: name}), code
		}
		out[len(out)-1].lines = append(out[len(out)-1].lines, l)
	}
	return out
}

// Sizes of the picture of squares.
const square, gutter, labelWidth, squaresWide = 14, 3, 150, 850

// rows tells how many rows of squares a province takes, and columns how many fit.
func columns() int { return (squaresWide - labelWidth) / (square + gutter) }

func (p province) rows() int { return max(1, (len(p.lines)+columns()-1)/columns()) }

// tops gives where each province begins, and the height of the whole.
func tops(list []province) (at []int, height int) {
	for _, p := range list {
		at = append(at, height)
		height += p.rows()*(square+gutter) + 3
	}
	return at, height
}

func squareAt(i, top int) (x, y string) {
	return strconv.Itoa(labelWidth + i%columns()*(square+gutter)), strconv.Itoa(top + i/columns()*(square+gutter))
}

// grade is the class that colours a stage.
func grade(s evaluation.Stage) string { return fmt.Sprintf("g%d", slices.Index(evaluation.Stages, s)) }

// link gives the address of the board with one thing of the query changed.
func (d boardData) link(key, value string) string {
	q := url.Values{}
	for k, v := range d.query {
		if k != key && k != "hal" && len(v) > 0 && v[0] != "" {
			q.Set(k, v[0])
		}
	}
	if value != "" {
		q.Set(key, value)
	}
	if len(q) == 0 {
		return "/evaluasi/" + d.Cycle.ID + "/papan"
	}
	return "/evaluasi/" + d.Cycle.ID + "/papan?" + q.Encode()
}

func (d boardData) pages() int { return (d.found + pageSize - 1) / pageSize }

// late counts the regions that are late.
func (d boardData) late() (n int) {
	for _, l := range d.Lines {
		if l.Late {
			n++
		}
	}
	return n
}

func percent(p evaluation.Progress) string {
	if p.Total == 0 {
		return "–"
	}
	return fmt.Sprintf("%d/%d", p.Done, p.Total)
}
