package resultweb

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/instrument"
	"gurindam/internal/result"
	"gurindam/internal/web"
)

// perPage is how many regions a page of a league table shows.
const perPage = 100

type leagueData struct {
	place
	result.Shown
	number     int
	cohort     result.Cohort
	instrument instrument.Instrument
	text       string
	order      string
	rows       []result.Row // of this page
	found      int
	of         int // rows of the league
	page       int
	quadrants  []quadrantCount
	picture    string
}

type quadrantCount struct {
	result.Quadrant
	n int
}

// league shows the league table of one cohort.
func (p pages) league(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	number, err := numberOf(r)
	if err != nil {
		return nil, err
	}
	shown, err := p.Results.Results(r.Context(), web.VisitorOf(r.Context()).Actor, at.cycle, number)
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	d := leagueData{place: at, Shown: shown, number: number, text: strings.TrimSpace(q.Get("cari")), order: q.Get("urut")}
	d.choose(q.Get("kelompok"))
	d.page, _ = strconv.Atoi(q.Get("hal"))
	d.fill(r)
	return page(web.T(r.Context(), "Hasil %s", shown.Cycle.Name), leaguePage(d)), nil
}

// choose takes the cohort that was asked for, or the first one.
func (d *leagueData) choose(id string) {
	c, ok := d.Table.Cohort(id)
	if !ok && len(d.Table.Cohorts) > 0 {
		c = d.Table.Cohorts[0]
	}
	d.cohort, d.instrument = c, d.Instruments[c.Instrument]
}

func (d *leagueData) fill(r *http.Request) {
	var rows, league []result.Row
	for _, row := range d.Table.Rows {
		if row.Cohort != d.cohort.ID {
			continue
		}
		league = append(league, row)
		if d.text == "" || strings.Contains(strings.ToLower(row.Name+" "+string(row.Region)), strings.ToLower(d.text)) {
			rows = append(rows, row)
		}
	}
	d.of, d.found = len(league), len(rows)
	order(rows, d.order)
	d.page = max(1, min(d.page, d.pages()))
	d.rows = rows[(d.page-1)*perPage : min(d.page*perPage, len(rows))]
	d.quadrants = countQuadrants(league)
	if slices.ContainsFunc(league, func(r result.Row) bool { return r.Quadrant != result.NoQuadrant }) {
		d.picture = quadrantPicture(r.Context(), d.cohort, league)
	}
}

func (d leagueData) pages() int { return max(1, (d.found+perPage-1)/perPage) }

// order puts rows in the order that was asked for; those without a number come last.
func order(rows []result.Row, by string) {
	slices.SortStableFunc(rows, func(a, b result.Row) int {
		switch by {
		case "nama":
			return cmp.Compare(a.Name, b.Name)
		case "kode":
			return cmp.Compare(a.Region, b.Region)
		case "peningkatan":
			return b.Improvement.Cmp(a.Improvement)
		}
		if by != "" {
			va, _ := a.Aspect(by)
			vb, _ := b.Aspect(by)
			return vb.Value.Cmp(va.Value)
		}
		return cmp.Compare(last(a.Rank), last(b.Rank))
	})
}

func last(rank int) int {
	if rank == 0 {
		return 1 << 30
	}
	return rank
}

func countQuadrants(rows []result.Row) []quadrantCount {
	var out []quadrantCount
	for _, q := range []result.Quadrant{result.HighRising, result.HighFlat, result.LowRising, result.LowFlat, result.NoQuadrant} {
		n := 0
		for _, r := range rows {
			if r.Part == result.Taking && r.Quadrant == q {
				n++
			}
		}
		out = append(out, quadrantCount{q, n})
	}
	return out
}

// link is the address of this page with one choice changed.
func (d leagueData) link(name, value string) string {
	q := url.Values{}
	for k, v := range map[string]string{"kelompok": d.cohort.ID, "cari": d.text, "urut": d.order} {
		if v != "" {
			q.Set(k, v)
		}
	}
	if d.number >= 0 {
		q.Set("nomor", strconv.Itoa(d.number))
	}
	if q.Set(name, value); value == "" {
		q.Del(name)
	}
	if name == "kelompok" {
		q.Del("urut")
		q.Del("cari")
	}
	return d.all() + "?" + q.Encode()
}

// to is the address of the result of a region in the same publication.
func (d leagueData) to(row result.Row) string {
	to := d.all() + "/" + string(row.Region)
	if d.number >= 0 {
		to += "?nomor=" + strconv.Itoa(d.number)
	}
	return to
}

// predicated tells whether the league has words for its indices.
func (d leagueData) predicated() bool { return len(d.instrument.Predicates) > 0 }

// improved tells whether anybody in the league has an improvement.
func (d leagueData) improved() bool {
	return slices.ContainsFunc(d.Table.Rows, func(r result.Row) bool { return r.Cohort == d.cohort.ID && r.Improvement.Present() })
}

// other tells whether the fixed weights are not those of the league itself.
func (d leagueData) other() bool { return d.Table.Fixed != d.cohort.Instrument || d.improved() }

func orNothing(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}
