package planweb

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"gurindam/internal/plan"
	"gurindam/internal/web"
)

// narrowed is what a reader who writes looks at: one office's part, one dimension.
type narrowed struct {
	opd  string
	only string   // dimension
	mine []string // offices the reader writes for
}

func (v *view) narrow(r *http.Request) narrowed {
	if v.writing == nil {
		return narrowed{}
	}
	n := narrowed{opd: r.FormValue("opd"), only: r.FormValue("dimensi"), mine: v.ownOffices()}
	if _, known := v.offices[n.opd]; !known {
		n.opd = ""
	}
	if v.dimension(n.only).Code == "" {
		n.only = ""
	}
	return n
}

// worksheets are the readiness items under their elements.
func (d analysisData) worksheets() []plan.Worksheet {
	return plan.Worksheets(d.m, d.g, d.opd, d.mine)
}

// officesOf lists the offices that something of the page belongs to, those of the
// reader first.
func (d analysisData) officesOf() []string {
	out := slices.Clone(d.mine)
	for _, o := range d.OPDs {
		has := slices.ContainsFunc(d.m.Readiness, func(i plan.ReadinessItem) bool { return i.OPD == o.Code }) ||
			slices.ContainsFunc(d.m.SWOT, func(e plan.SWOTEntry) bool { return e.OPD == o.Code })
		if has && !slices.Contains(out, o.Code) {
			out = append(out, o.Code)
		}
	}
	return out
}

func (d analysisData) narrowedPath(opd, dimension, anchor string) string {
	q := ""
	if opd != "" {
		q += "&opd=" + opd
	}
	if dimension != "" {
		q += "&dimensi=" + dimension
	}
	if q != "" {
		q = "?" + q[1:]
	}
	return d.path("analisis") + q + "#" + anchor
}

// shownBoards are the boards to write on: of one dimension or all, with the entries
// of one office or all.
func (d analysisData) shownBoards() []swotBoard {
	var out []swotBoard
	for _, b := range d.boards {
		if d.only != "" && d.only != b.Dimension.Code {
			continue
		}
		board := swotBoard{Board: b, whole: b, unused: b.Unused()}
		if d.opd != "" {
			board.Board = b.Of(d.opd)
		}
		board.opd, board.add = d.officeFor(b.Dimension.Code, d.opd)
		board.plot = d.mayAdd("", b.Dimension.Code)
		out = append(out, board)
	}
	return out
}

// swotBoard is the board of a dimension as it is written on.
type swotBoard struct {
	plan.Board
	whole     plan.Board // with the entries of every office
	unused    map[string]bool
	opd       string // whose entries are added
	add, plot bool   // the reader may add entries, strategies
}

// lacks says what the board still needs.
func (d analysisData) lacks(ctx context.Context, b swotBoard) string {
	var out []string
	for _, side := range b.whole.Missing() {
		out = append(out, strings.ToLower(web.Translate(ctx, sideNames[side])))
	}
	for _, q := range b.whole.MissingQuadrants() {
		out = append(out, web.T(ctx, "strategi %s", q))
	}
	return strings.Join(out, ", ")
}

// from lists the entries that a strategy of a quadrant may come from.
func (b swotBoard) from(quadrant string) []plan.SWOTEntry {
	return slices.DeleteFunc(b.whole.Entries(), func(e plan.SWOTEntry) bool { return !strings.Contains(quadrant, string(e.Side)) })
}

// others lists the dimensions a card may go to that are not on its board.
func (d analysisData) others(b swotBoard) string {
	list := [][2]any{}
	for _, dim := range d.g.Dimensions {
		if dim.Code != b.Dimension.Code {
			list = append(list, [2]any{dim.Name, map[string]string{"dimensi": dim.Code}})
		}
	}
	return asJSON(list)
}

func ratings(ctx context.Context) []choice {
	return []choice{
		{string(plan.RatingGood), web.T(ctx, "baik"), web.Good}, {string(plan.RatingMedium), web.T(ctx, "sedang"), web.Warn}, {string(plan.RatingPoor), web.T(ctx, "buruk"), web.Bad},
	}
}
