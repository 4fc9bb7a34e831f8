package workspace

// Reverse gives the changes that take entries back; the entries come newest first.
// Where a cell was written several times, it goes back to what stood there before
// the first.
func Reverse(entries []Entry) []Change {
	var out []Change
	at := map[[3]string]int{} // place in out of a cell that is filled
	for _, e := range entries {
		switch {
		case e.Moved():
			out = append(out, Change{Op: Move, List: e.List, Row: e.Row, After: e.Before})
		case e.Added():
			var seen string
			out, seen = forget(out, at, e)
			out = append(out, Change{Op: Remove, List: e.List, Row: e.Row, Base: seen})
		case e.Removed():
			cells, behind := e.Cells()
			out = append(out, Change{Op: Add, List: e.List, Row: e.Row, Cells: cells, After: behind})
		default:
			cell := [3]string{e.List, e.Row, e.Field}
			if n, seen := at[cell]; seen {
				out[n].Value = e.Before
				continue
			}
			at[cell] = len(out)
			out = append(out, Change{Op: Fill, List: e.List, Row: e.Row, Field: e.Field, Base: e.After, Value: e.Before})
		}
	}
	return out
}

// forget drops what was to be filled in a row that goes away altogether, and gives
// what the row holds before it goes.
func forget(list []Change, at map[[3]string]int, e Entry) (out []Change, seen string) {
	cells, _ := e.Cells()
	for cell, n := range at {
		if cell[0] == e.List && cell[1] == e.Row {
			cells[cell[2]] = list[n].Base
			list[n].Value = list[n].Base
			delete(at, cell)
		}
	}
	return list, cellText(cells)
}
