package rpjmd

import (
	"cmp"
	"strconv"
	"strings"
)

// NameRows gives an ID to every row that has none: office, level, code and, from
// the second time on, the occurrence. The same rows in the same order are given
// the same IDs. It tells which rows it named.
func NameRows(rows []RenstraRow) []int {
	taken := make(map[string]bool, len(rows))
	for _, r := range rows {
		taken[r.ID] = true
	}
	count := map[string]int{}
	var named []int
	for i := range rows {
		r := &rows[i]
		base := rowBase(*r)
		count[base]++
		if r.ID != "" {
			continue
		}
		id := base
		for n := count[base]; n > 1 || taken[id]; n++ {
			if id = base + "#" + strconv.Itoa(n); !taken[id] {
				break
			}
		}
		r.ID, taken[id] = id, true
		named = append(named, i)
	}
	return named
}

func rowBase(r RenstraRow) string {
	level := strings.ReplaceAll(string(r.Level), " ", "-")
	return cmp.Or(r.OPD, "OPD") + "/" + cmp.Or(r.Code.Text, level)
}
