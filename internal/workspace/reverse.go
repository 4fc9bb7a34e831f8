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
			out = append(forget(out, at, e), Change{Op: Remove, List: e.List, Row: e.Row})
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

// forget drops what was to be filled in a row that goes away altogether.
func forget(list []Change, at map[[3]string]int, e Entry) []Change {
	for cell, n := range at {
		if cell[0] == e.List && cell[1] == e.Row {
			list[n] = Change{Op: Fill, List: e.List, Row: e.Row, Field: cell[2], Base: list[n].Base, Value: list[n].Base}
			delete(at, cell)
		}
	}
	return list
}
