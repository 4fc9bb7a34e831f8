package plot_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"gurindam/internal/doc"
	"gurindam/internal/doc/plot"

	"pgregory.net/rapid"
)

var kinds = []doc.ChartKind{doc.Bars, doc.HBars, doc.StackedBars, doc.Lines, doc.Donut, doc.Radar}

func TestEveryShapeStaysInTheBox(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.Float64Range(120, 700).Draw(t, "w")
		h := rapid.Float64Range(80, 500).Draw(t, "h")
		c := anyChart(t)
		d := plot.Chart(c, w, h)
		if d.W != w || d.H != h || len(d.Shapes) == 0 {
			t.Fatalf("drawing is %v by %v with %d shapes", d.W, d.H, len(d.Shapes))
		}
		for _, s := range d.Shapes {
			x0, y0, x1, y1 := bounds(s)
			const slack = 0.6
			if !(x0 >= -slack && y0 >= -slack && x1 <= w+slack && y1 <= h+slack) {
				t.Fatalf("shape %+v reaches %v,%v to %v,%v outside %v by %v", s, x0, y0, x1, y1, w, h)
			}
		}
	})
}

func anyChart(t *rapid.T) doc.Chart {
	name := rapid.SampledFrom([]string{"", "2019", "Smart Governance", "Dinas Komunikasi dan Informatika", "Pertanggungjawabankeuangandaerah", "日本語"})
	value := rapid.OneOf(rapid.Int64Range(-500, 5000), rapid.SampledFrom([]int64{0, math.MaxInt64, math.MinInt64, 1}))
	c := doc.Chart{
		Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Unit: name.Draw(t, "unit"),
		Scale: rapid.IntRange(-1, 20).Draw(t, "scale"), Max: value.Draw(t, "max"),
		Labels: rapid.SliceOfN(name, 0, 30).Draw(t, "labels"),
	}
	for range rapid.IntRange(0, 7).Draw(t, "series") {
		c.Series = append(c.Series, doc.Series{Name: name.Draw(t, "name"), Values: rapid.SliceOfN(value, 0, 32).Draw(t, "values")})
	}
	return c
}

// bounds gives the ink of a shape; NaN fails every comparison.
func bounds(s doc.Shape) (x0, y0, x1, y1 float64) {
	switch s.Kind {
	case doc.Text:
		w := plot.Width(s.Text, s.Size)
		x := s.X - w*float64(s.Anchor)/2
		return x, s.Y - s.Size*0.8, x + w, s.Y + s.Size*0.2
	case doc.Sector:
		return s.X - s.W, s.Y - s.W, s.X + s.W, s.Y + s.W
	case doc.Polygon, doc.Polyline:
		x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
		for _, p := range s.Points {
			x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
		}
		return x0, y0, x1, y1
	}
	return s.X, s.Y, s.X + s.W, s.Y + s.H
}

func TestBarsAreProportional(t *testing.T) {
	t.Parallel()
	for _, kind := range []doc.ChartKind{doc.Bars, doc.HBars, doc.StackedBars} {
		c := doc.Chart{Kind: kind, Labels: []string{"a", "b", "c"}, Series: []doc.Series{{Color: "plum", Values: []int64{10, 20, 40}}}}
		var lengths []float64
		for _, s := range plot.Chart(c, 300, 200).Shapes {
			if s.Kind == doc.Rect && s.Fill == "plum" {
				length := s.H
				if kind == doc.HBars {
					length = s.W
				}
				lengths = append(lengths, length)
			}
		}
		if len(lengths) != 3 || !near(lengths[1], 2*lengths[0]) || !near(lengths[2], 4*lengths[0]) || lengths[0] <= 0 {
			t.Errorf("kind %d: bars of 10, 20, 40 have lengths %v", kind, lengths)
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-6 }

func TestDonutClosesTheCircle(t *testing.T) {
	t.Parallel()
	c := doc.Chart{Kind: doc.Donut, Labels: []string{"APBD", "DAK", "–", "CSR"}, Series: []doc.Series{{Values: []int64{50, 30, -4, 20}}}}
	var ends []string
	for _, s := range plot.Chart(c, 300, 150).Shapes {
		if s.Kind == doc.Sector {
			ends = append(ends, fmt.Sprintf("%.0f-%.0f", s.Points[0].X, s.Points[0].Y))
		}
	}
	if got, want := strings.Join(ends, " "), "0-180 180-288 288-360"; got != want {
		t.Errorf("sectors %q, want %q", got, want)
	}
}

func TestWithoutDataTheChartSaysSo(t *testing.T) {
	t.Parallel()
	for _, c := range []doc.Chart{
		{}, {Labels: []string{"a"}}, {Series: []doc.Series{{Values: []int64{1}}}},
		{Kind: doc.Donut, Labels: []string{"a"}, Series: []doc.Series{{Values: []int64{0}}}},
	} {
		if got := texts(plot.Chart(c, 200, 100)); got != "Belum ada data" {
			t.Errorf("chart %+v says %q", c, got)
		}
	}
	for _, size := range [][2]float64{{0, 0}, {-1, 50}, {math.NaN(), 100}, {math.Inf(1), 100}, {10, 10}} {
		if d := plot.Chart(doc.Chart{}, size[0], size[1]); len(d.Shapes) > 0 || math.IsNaN(d.W+d.H) {
			t.Errorf("box %v gives %+v", size, d)
		}
	}
}

func texts(d doc.Drawing) string {
	var out []string
	for _, s := range d.Shapes {
		if s.Kind == doc.Text {
			out = append(out, s.Text)
		}
	}
	return strings.Join(out, "|")
}

func TestAxisNumbersAreRound(t *testing.T) {
	t.Parallel()
	tests := []struct {
		values []int64
		scale  int
		max    int64
		want   string
	}{
		{[]int64{3, 97}, 0, 0, "a|b|0|20|40|60|80|100|3|97"},
		{[]int64{3, 97}, 0, 100, "a|b|0|20|40|60|80|100|3|97"},
		{[]int64{12, 34}, 1, 0, "a|b|0|1|2|3|4|1,2|3,4"},
		{[]int64{1_500_000_000, 2_000_000_000}, 0, 0, "a|b|0|500 jt|1 M|1,5 M|2 M|1,5 M|2 M"},
		{[]int64{0, 0}, 0, 0, "a|b|0|1|0|0"},
	}
	for _, tt := range tests {
		c := doc.Chart{Labels: []string{"a", "b"}, Scale: tt.scale, Max: tt.max, Series: []doc.Series{{Values: tt.values}}}
		if got := texts(plot.Chart(c, 300, 150)); got != tt.want {
			t.Errorf("%v with %d decimals: %q, want %q", tt.values, tt.scale, got, tt.want)
		}
	}
}

func TestNumber(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		plot.Number(0, 0): "0", plot.Number(123456, 2): "1.234,56", plot.Number(-5, 2): "−0,05",
		plot.Number(1000, 0): "1.000", plot.Number(math.MinInt64, 0): "−9.223.372.036.854.775.808",
	}
	for got, want := range tests {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestTableHoldsTheExactData(t *testing.T) {
	t.Parallel()
	c := doc.Chart{Unit: "%", Scale: 1, Labels: []string{"2019", "2020"}, Series: []doc.Series{{Name: "Target", Values: []int64{125, 300}}, {Name: "Capaian", Values: []int64{90}}}}
	var got []string
	table := plot.Table(c)
	for _, r := range append([]doc.Row{{Cells: table.Head[0]}}, table.Rows...) {
		for _, cell := range r.Cells {
			got = append(got, cell.Text[0].Text)
		}
	}
	want := "Uraian|Target (%)|Capaian (%)|2019|12,5|9,0|2020|30,0|–"
	if strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "|"), want)
	}
}

func BenchmarkChart(b *testing.B) {
	c := doc.Chart{Kind: doc.StackedBars, Labels: []string{"2019", "2020", "2021", "2022", "2023"}}
	for n := range 6 {
		c.Series = append(c.Series, doc.Series{Name: fmt.Sprintf("Dimensi %d", n), Values: []int64{10, 20, 30, 40, 50}})
	}
	for b.Loop() {
		plot.Chart(c, 450, 200)
	}
}

func TestStretchNamesTheTime(t *testing.T) {
	t.Parallel()
	years := []doc.GanttPeriod{{Label: "2019", Parts: 4}, {Label: "2020", Parts: 2}, {Label: "2021"}, {Label: "2022", Parts: 3}}
	tests := []struct {
		from, to int
		want     string
	}{
		{0, 1, "triwulan I 2019"},
		{1, 5, "triwulan II 2019 – semester I 2020"},
		{6, 99, "2021 – sesudahnya"},
		{8, 9, "bagian 2/3 2022"},
	}
	for _, tt := range tests {
		if got := plot.Stretch(years, tt.from, tt.to); got != tt.want {
			t.Errorf("%d to %d: %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
	if from, to := plot.Bar(years, doc.GanttRow{From: -3, To: 40}); from != 0 || to != 10 {
		t.Errorf("bar reaches from %d to %d", from, to)
	}
	if from, to := plot.Bar(years, doc.GanttRow{From: 5, To: 2}); from != to {
		t.Errorf("a row without a bar gives %d to %d", from, to)
	}
}

func TestQRHasItsFinders(t *testing.T) {
	t.Parallel()
	d := plot.QR("gurindam:21.72:buku-2:9f86d081884c7d65")
	if d.W != d.H || d.W < 29 || len(d.Shapes) < 100 {
		t.Fatalf("code of %v by %v with %d shapes", d.W, d.H, len(d.Shapes))
	}
	if s := d.Shapes[1]; s.X != 4 || s.Y != 4 || s.W != 7 {
		t.Errorf("the first finder starts as %+v", s)
	}
	if long := plot.QR(strings.Repeat("x", 5000)); len(long.Shapes) != 0 {
		t.Errorf("a text too long gives %d shapes", len(long.Shapes))
	}
}
