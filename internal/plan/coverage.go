package plan

import (
	"slices"
	"strings"

	"gurindam/internal/rpjmd"
)

// Matrix shows which elements of the RPJMD are served by what: an element a row,
// a dimension or an initiative a column, and in each cell the initiatives.
type Matrix struct {
	Rows    []rpjmd.Element
	Columns []MatrixColumn
	Cells   [][][]string // by row, then column: codes of initiatives, in the order of the plan
}

// MatrixColumn is a dimension or an initiative.
type MatrixColumn struct{ Code, Name string }

// Uncovered lists the rows that nothing serves.
func (m Matrix) Uncovered() []rpjmd.Element {
	var out []rpjmd.Element
	for i, row := range m.Cells {
		if !slices.ContainsFunc(row, func(cell []string) bool { return len(cell) > 0 }) {
			out = append(out, m.Rows[i])
		}
	}
	return out
}

// Unused lists the columns that serve nothing.
func (m Matrix) Unused() []MatrixColumn {
	var out []MatrixColumn
	for j, column := range m.Columns {
		if !slices.ContainsFunc(m.Cells, func(row [][]string) bool { return len(row[j]) > 0 }) {
			out = append(out, column)
		}
	}
	return out
}

// CoverByDimension makes the matrix of the elements of a level and the dimensions.
func CoverByDimension(s Snapshot, g Guideline, level rpjmd.Level) Matrix {
	var columns []MatrixColumn
	for _, d := range g.Dimensions {
		columns = append(columns, MatrixColumn{d.Code, d.Name})
	}
	return cover(s, level, columns, func(i Initiative) string {
		d, _ := g.Dimension(i.SubDimension)
		return d.Code
	})
}

// CoverByInitiative makes the matrix of the elements of a level and the initiatives.
func CoverByInitiative(s Snapshot, level rpjmd.Level) Matrix {
	var columns []MatrixColumn
	for _, i := range s.Masterplan.Initiatives {
		columns = append(columns, MatrixColumn{i.Code, i.Name})
	}
	return cover(s, level, columns, func(i Initiative) string { return i.Code })
}

func cover(s Snapshot, level rpjmd.Level, columns []MatrixColumn, column func(Initiative) string) Matrix {
	m := Matrix{Rows: s.RPJMD.OfLevel(level), Columns: columns}
	rowOf, columnOf := map[string]int{}, map[string]int{}
	for i, e := range m.Rows {
		rowOf[e.Code] = i
	}
	for j, c := range columns {
		columnOf[c.Code] = j
	}
	m.Cells = make([][][]string, len(m.Rows))
	for i := range m.Cells {
		m.Cells[i] = make([][]string, len(columns))
	}
	served := s.serves()
	for _, i := range s.Masterplan.Initiatives {
		j, ok := columnOf[column(i)]
		if !ok {
			continue
		}
		for _, e := range served[i.Code] {
			if row, ok := rowOf[e]; ok {
				m.Cells[row][j] = append(m.Cells[row][j], i.Code)
			}
		}
	}
	return m
}

// serves gives for each initiative the elements it serves: those it is linked to,
// and all above them. A link to a Renstra row counts for the RPJMD programs with
// the code of its program.
func (s Snapshot) serves() map[string][]string {
	above := s.RPJMD.Above()
	byBudget := map[string][]string{}
	for _, e := range s.RPJMD.Elements {
		if !e.Budget.Empty() {
			byBudget[e.Budget.Text] = append(byBudget[e.Budget.Text], e.Code)
		}
	}
	rows := map[string]string{}
	for _, r := range s.Renstra {
		rows[r.ID] = programCode(r.Code.Text)
	}
	direct := map[string][]string{} // by initiative
	for _, l := range s.Masterplan.Links {
		if l.Renstra == "" {
			direct[l.Initiative] = append(direct[l.Initiative], l.Element)
		} else {
			direct[l.Initiative] = append(direct[l.Initiative], byBudget[rows[l.Renstra]]...)
		}
	}
	out := map[string][]string{}
	last := map[string]string{} // by element: the initiative that it was last found for
	for initiative, elements := range direct {
		for _, d := range elements {
			for _, e := range above[d] {
				if found, ok := last[e]; !ok || found != initiative {
					last[e] = initiative
					out[initiative] = append(out[initiative], e)
				}
			}
		}
	}
	return out
}

// programCode cuts a code of the nomenclature down to its program.
func programCode(code string) string {
	parts := strings.SplitN(code, ".", 4)
	return strings.Join(parts[:min(3, len(parts))], ".")
}
