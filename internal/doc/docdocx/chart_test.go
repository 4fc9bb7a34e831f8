package docdocx_test

import (
	"strings"
	"testing"

	"gurindam/internal/doc"
	"gurindam/internal/doc/docdocx"

	"github.com/google/go-cmp/cmp"
)

// charted gives the part of the only chart of a book.
func charted(t testing.TB, c doc.Chart) *element {
	t.Helper()
	d := doc.Document{Body: []doc.Section{{ID: "bab", Title: "Bab", Blocks: []doc.Block{doc.Figure{ID: "g", Caption: "G", Alt: "g", Chart: &c}}}}}
	return write(t, d, docdocx.Options{}).parts["word/charts/grafik1.xml"]
}

func TestAxesShowDecimalsOnlyWhereTheyTellStepsApart(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		kind   doc.ChartKind
		scale  int
		values []int64
		want   string
	}{
		{"whole numbers", doc.Bars, 0, []int64{1, 3}, "[$-421]#,##0"},
		{"a narrow range far from zero", doc.Lines, 2, []int64{7757, 7860}, "[$-421]#,##0.0"},
		{"a very narrow range", doc.Lines, 2, []int64{7757, 7790}, "[$-421]#,##0.00"},
		{"a wide range", doc.Lines, 2, []int64{7757, 9860}, "[$-421]#,##0"},
		{"columns begin at zero", doc.Bars, 2, []int64{7757, 7860}, "[$-421]#,##0"},
	}
	for _, tt := range tests {
		c := doc.Chart{Kind: tt.kind, Scale: tt.scale, Labels: []string{"2018", "2019"}, Series: []doc.Series{{Name: "a", Values: tt.values}}}
		if got := charted(t, c).all("valAx")[0].all("numFmt")[0].attrs["formatCode"]; got != tt.want {
			t.Errorf("%s: format %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSmallPartsOfAChartHaveNoLabel(t *testing.T) {
	t.Parallel()
	labels := []string{"a", "b", "c"}
	tests := []struct {
		name string
		c    doc.Chart
		want string // series by series, the parts without a label
	}{
		{"ring", doc.Chart{Kind: doc.Donut, Labels: labels, Series: []doc.Series{{Values: []int64{90, 9, 1}}}}, "2"},
		{"stacked columns", doc.Chart{Kind: doc.StackedBars, Labels: labels, Series: []doc.Series{{Values: []int64{50, 60, 1}}, {Values: []int64{2, 40, 30}}}}, "2 | 0"},
		{"columns", doc.Chart{Kind: doc.Bars, Labels: labels, Series: []doc.Series{{Values: []int64{100, 1, 0}}}}, ""},
	}
	for _, tt := range tests {
		var got []string
		for _, s := range charted(t, tt.c).all("ser") {
			without := ""
			for _, l := range s.all("dLbl") {
				without += l.all("idx")[0].attrs["val"]
			}
			got = append(got, without)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " | ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}
