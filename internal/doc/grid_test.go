package doc_test

import (
	"testing"

	"gurindam/internal/doc"

	"github.com/google/go-cmp/cmp"
)

func TestStartsSkipsWhatIsCovered(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		rows [][]doc.Cell
		want [][]int
	}{
		{"no spans", [][]doc.Cell{{{}, {}}, {{}, {}}}, [][]int{{0, 1}, {0, 1}}},
		{"a number column beside years", [][]doc.Cell{{{RowSpan: 2}, {ColSpan: 3}, {RowSpan: 2}}, {{}, {}, {}}}, [][]int{{0, 1, 4}, {1, 2, 3}}},
		{"three rows", [][]doc.Cell{{{RowSpan: 3}, {}}, {{RowSpan: 2}}, {{}}}, [][]int{{0, 1}, {1}, {2}}},
		{"nothing", [][]doc.Cell{{}}, [][]int{nil}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, doc.Starts(tt.rows)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}
