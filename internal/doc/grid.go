package doc

// Starts gives the column in which every cell of some rows begins, where cells
// may span columns and rows and covered cells are left out, as in HTML.
func Starts(rows [][]Cell) [][]int {
	var busy []int // rows for which each column is still covered from above
	out := make([][]int, len(rows))
	for i, cells := range rows {
		col := 0
		next := make([]int, len(busy))
		for j, n := range busy {
			next[j] = max(0, n-1)
		}
		for _, c := range cells {
			for col < len(busy) && busy[col] > 0 {
				col++
			}
			out[i] = append(out[i], col)
			for range max(c.ColSpan, 1) {
				for len(next) <= col {
					next = append(next, 0)
				}
				next[col] = max(c.RowSpan, 1) - 1
				col++
			}
		}
		busy = next
	}
	return out
}
