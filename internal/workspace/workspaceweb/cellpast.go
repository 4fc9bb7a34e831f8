package workspaceweb

import (
	"net/http"
	"slices"

	"gurindam/internal/fault"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// cellPast is what a cell held, or a row where field is empty, for the side of the grid.
type cellPast struct {
	*teller
	list, row, field string
	may              bool // the visitor may write the row
	changes          []pastChange
	more             bool // there were others before
}

// pastChange is a change of a cell with what stood there before.
type pastChange struct {
	change
	again bool // the value can be given back
	stays bool // it stands there now
}

// mostBeside is how many changes stand beside the grid.
const mostBeside = 20

// cellPast tells what a cell or a row held, as a piece for the side of the grid. Giving
// a value back is a change like any other, made by the grid.
func (p pages) cellPast(r *http.Request) (web.Answer, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	v, err := o.list(r)
	if err != nil {
		return nil, err
	}
	i := slices.Index(o.ids(v), r.PathValue("row"))
	if i < 0 {
		return nil, fault.New(fault.NotFound, "Baris itu tidak ada, atau sudah dihapus. Lihat riwayat daftarnya bila perlu dipulihkan.")
	}
	d := &cellPast{teller: newTeller(o), list: v.Key, row: r.PathValue("row"), field: r.URL.Query().Get("isian"), may: o.may(v, i)}
	entries, err := p.work.History(r.Context(), o.Region.Code, workspace.Query{List: d.list, Row: d.row, Field: d.field, Limit: mostBeside + 1})
	if err != nil {
		return nil, err
	}
	if d.more = len(entries) > mostBeside; d.more {
		entries = entries[:mostBeside]
	}
	cells := v.Cells(i)
	for _, e := range entries {
		c := pastChange{change: d.tell(r.Context(), e, false)}
		n := slices.IndexFunc(v.Columns, func(c workbook.Column) bool { return c.Key == e.Field })
		if n >= 0 {
			c.stays = cells[n] == e.Before
			c.again = d.may && !c.stays
		}
		d.changes = append(d.changes, c)
	}
	return web.Fragment{Body: cellPastPiece(d)}, nil
}
