package doc

// Chart is data to be drawn. Values are integers scaled by 10^Scale, so that no
// binary fraction enters a book; writers divide only to place points.
type Chart struct {
	Kind   ChartKind
	Unit   string // axis title: "Rp miliar", "%"
	Scale  int    // number of decimals in Values
	Labels []string
	Series []Series
	Max    int64 // top of the axis in scaled units; 0: chosen from the data
}

// ChartKind is the form of a chart.
type ChartKind int

// Forms of chart. Bar axes start at zero.
const (
	Bars        ChartKind = iota // vertical, grouped
	HBars                        // horizontal, one series, labels to the left, value at the end
	StackedBars                  // vertical, stacked
	Lines
	Donut // one series
	Radar
)

// Series is one row of values, one for each label.
type Series struct {
	Name   string
	Color  string
	Colors []string // one colour for each label instead, for Donut and HBars; may be empty
	Values []int64
}

// Drawing is a picture made of plain shapes in points, origin at the top left.
type Drawing struct {
	W, H   float64
	Shapes []Shape
}

// Shape is one mark of a Drawing. Colours are palette names.
type Shape struct {
	Kind   ShapeKind
	X, Y   float64 // rectangle: top left; text: baseline start, middle or end by Anchor
	W, H   float64
	Points []Point // for Polygon and Polyline
	Fill   string
	Stroke string
	Width  float64 // of the stroke, in points
	Dash   bool
	Round  float64 // corner radius of a rectangle
	Text   string
	Size   float64
	Bold   bool
	Anchor Anchor
}

// Point is a position in a Drawing.
type Point struct{ X, Y float64 }

// ShapeKind is the form of a Shape.
type ShapeKind int

// Forms of shape. Sector is a ring sector around X, Y: W is the outer radius,
// H the inner one, Points[0] its start and end angle in degrees, clockwise from the top.
const (
	Rect ShapeKind = iota
	Polygon
	Polyline
	Ellipse // inside the rectangle X, Y, W, H
	Sector
	Text
)

// Anchor tells which end of a text stands at X.
type Anchor int

// Anchors.
const (
	Start Anchor = iota
	Middle
	End
)
