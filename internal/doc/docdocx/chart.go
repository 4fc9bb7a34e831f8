package docdocx

import (
	"strconv"
	"strings"

	"gurindam/internal/doc"
)

// chartXML writes the data of a chart as a DrawingML chart part.
func chartXML(c doc.Chart) string {
	var m markup
	m.raw(xmlHead, `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="`, relNS, `">`,
		`<c:date1904 val="0"/><c:lang val="id-ID"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>`)
	plotted := chartBody{&m, c}
	switch c.Kind {
	case doc.Lines:
		plotted.lines()
	case doc.Donut:
		plotted.donut()
	case doc.Radar:
		plotted.radar()
	default:
		plotted.bars()
	}
	m.raw("</c:plotArea>")
	if len(c.Series) > 1 || c.Kind == doc.Donut {
		pos := "b"
		if c.Kind == doc.Donut {
			pos = "r"
		}
		m.raw(`<c:legend><c:legendPos val="`, pos, `"/><c:overlay val="0"/>`, chartText(800, "ink-2"), "</c:legend>")
	}
	m.raw(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`, chartText(800, "ink-2"), `<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`)
	return m.String()
}

func chartText(size int, color string) string {
	return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="` + strconv.Itoa(size) + `">` + solidFill(color) + `<a:latin typeface="` + sansFont + `"/></a:defRPr></a:pPr><a:endParaRPr lang="id-ID"/></a:p></c:txPr>`
}

// chartBody writes what stands in the plot area.
type chartBody struct {
	*markup
	c doc.Chart
}

func (p chartBody) bars() {
	dir, grouping, overlap := "col", "clustered", "0"
	switch p.c.Kind {
	case doc.HBars:
		dir, p.c.Series = "bar", p.c.Series[:1]
	case doc.StackedBars:
		grouping, overlap = "stacked", "100"
	}
	p.raw(`<c:barChart><c:barDir val="`, dir, `"/><c:grouping val="`, grouping, `"/><c:varyColors val="0"/>`)
	for n, s := range p.c.Series {
		p.open(n, s)
		p.raw("<c:spPr>", solidFill(seriesColor(s, n)), `</c:spPr><c:invertIfNegative val="0"/>`)
		p.points(s, false)
		if p.c.Kind != doc.StackedBars {
			p.labels("outEnd", "ink", false, nil)
		} else {
			p.labels("ctr", "paper", false, p.thin(s))
		}
		p.data(n, s)
		p.raw("</c:ser>")
	}
	p.raw(`<c:gapWidth val="55"/><c:overlap val="`, overlap, `"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`)
	p.axes(dir == "bar")
}

func (p chartBody) lines() {
	p.raw(`<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>`)
	for n, s := range p.c.Series {
		p.open(n, s)
		p.line(n, s)
		p.data(n, s)
		p.raw(`<c:smooth val="0"/></c:ser>`)
	}
	p.raw(`<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`)
	p.axes(false)
}

func (p chartBody) radar() {
	p.raw(`<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>`)
	for n, s := range p.c.Series {
		p.open(n, s)
		p.line(n, s)
		p.data(n, s)
		p.raw("</c:ser>")
	}
	p.raw(`<c:axId val="1"/><c:axId val="2"/></c:radarChart>`)
	p.axes(false)
}

func (p chartBody) donut() {
	s := p.c.Series[0]
	p.raw(`<c:doughnutChart><c:varyColors val="1"/>`)
	p.open(0, s)
	p.points(s, true)
	p.labels("", "paper", true, p.slivers(s))
	p.data(0, s)
	p.raw(`</c:ser><c:firstSliceAng val="0"/><c:holeSize val="58"/></c:doughnutChart>`)
}

func (p chartBody) open(n int, s doc.Series) {
	i, col := strconv.Itoa(n), columnName(n+1)
	p.raw(`<c:ser><c:idx val="`, i, `"/><c:order val="`, i, `"/><c:tx><c:strRef><c:f>Data!$`, col, `$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>`, escape(seriesName(s, p.c)), "</c:v></c:pt></c:strCache></c:strRef></c:tx>")
}

// line tells series apart by colour, dash and marker.
func (p chartBody) line(n int, s doc.Series) {
	color := seriesColor(s, n)
	dash := ""
	if n%2 == 1 {
		dash = `<a:prstDash val="dash"/>`
	}
	symbol := []string{"circle", "square", "triangle", "diamond"}[n%4]
	p.raw(`<c:spPr><a:ln w="22225">`, solidFill(color), dash, `<a:round/></a:ln></c:spPr><c:marker><c:symbol val="`, symbol, `"/><c:size val="6"/><c:spPr>`, solidFill(color), "<a:ln><a:noFill/></a:ln></c:spPr></c:marker>")
}

// points give single values colours of their own.
func (p chartBody) points(s doc.Series, all bool) {
	for i := range p.c.Labels {
		color := ""
		if i < len(s.Colors) {
			color = s.Colors[i]
		}
		if color == "" && all {
			color = sequence[i%len(sequence)]
		}
		if color == "" {
			continue
		}
		p.raw(`<c:dPt><c:idx val="`, strconv.Itoa(i), `"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>`, solidFill(color), `<a:ln w="9525">`, solidFill("paper"), "</a:ln></c:spPr></c:dPt>")
	}
}

// labels writes the values beside their marks, but for those left out.
func (p chartBody) labels(position, color string, percent bool, without []int) {
	value, share, format := "1", "0", p.format()
	if percent {
		value, share, format = "0", "1", "0%"
	}
	p.raw("<c:dLbls>")
	for _, i := range without {
		p.raw(`<c:dLbl><c:idx val="`, strconv.Itoa(i), `"/><c:delete val="1"/></c:dLbl>`)
	}
	p.raw(`<c:numFmt formatCode="`, format, `" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`, chartText(700, color))
	if position != "" {
		p.raw(`<c:dLblPos val="`, position, `"/>`)
	}
	p.raw(`<c:showLegendKey val="0"/><c:showVal val="`, value, `"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="`, share, `"/><c:showBubbleSize val="0"/></c:dLbls>`)
}

// indonesian is the language of a number format, for programs that would else
// write numbers as the language of their menus does.
const indonesian = "[$-421]"

// format is the number format of the values.
func (p chartBody) format() string { return fixed(p.c.Scale) }

func fixed(decimals int) string {
	if decimals <= 0 {
		return indonesian + "#,##0"
	}
	return indonesian + "#,##0." + strings.Repeat("0", min(decimals, 18))
}

func (p chartBody) data(n int, s doc.Series) {
	rows, col := strconv.Itoa(len(p.c.Labels)+1), columnName(n+1)
	count := strconv.Itoa(len(p.c.Labels))
	p.raw("<c:cat><c:strRef><c:f>Data!$A$2:$A$", rows, `</c:f><c:strCache><c:ptCount val="`, count, `"/>`)
	for i, l := range p.c.Labels {
		p.raw(`<c:pt idx="`, strconv.Itoa(i), `"><c:v>`, escape(l), "</c:v></c:pt>")
	}
	p.raw("</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Data!$", col, "$2:$", col, "$", rows, "</c:f><c:numCache><c:formatCode>", p.format(), `</c:formatCode><c:ptCount val="`, count, `"/>`)
	for i, v := range s.Values[:min(len(s.Values), len(p.c.Labels))] {
		p.raw(`<c:pt idx="`, strconv.Itoa(i), `"><c:v>`, decimal(v, p.c.Scale), "</c:v></c:pt>")
	}
	p.raw("</c:numCache></c:numRef></c:val>")
}

// axes writes the axis of the categories and that of the values, which begins
// at zero unless values are negative.
func (p chartBody) axes(sideways bool) {
	catPos, valPos, order, hide := "b", "l", "minMax", "0"
	if sideways {
		catPos, valPos, order, hide = "l", "t", "maxMin", "1"
	}
	p.raw(`<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="`, order, `"/></c:scaling><c:delete val="0"/><c:axPos val="`, catPos, `"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="9525">`, solidFill("ink-3"), `</a:ln></c:spPr><c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`)
	p.raw(`<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>`)
	if p.c.Max > 0 {
		p.raw(`<c:max val="`, decimal(p.c.Max, p.c.Scale), `"/>`)
	}
	if !p.negative() && p.c.Kind != doc.Lines {
		p.raw(`<c:min val="0"/>`)
	}
	p.raw(`</c:scaling><c:delete val="`, hide, `"/><c:axPos val="`, valPos, `"/>`)
	if !sideways {
		p.raw(`<c:majorGridlines><c:spPr><a:ln w="6350">`, solidFill("line"), "</a:ln></c:spPr></c:majorGridlines>")
	}
	if p.c.Unit != "" && p.c.Kind != doc.Radar {
		p.raw(`<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="750" b="0">`, solidFill("ink-3"), `</a:defRPr></a:pPr><a:r><a:rPr lang="id-ID" sz="750" b="0">`, solidFill("ink-3"), "</a:rPr><a:t>", escape(p.c.Unit), `</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`)
	}
	p.raw(`<c:numFmt formatCode="`, fixed(p.ticks()), `" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`)
}

func (p chartBody) negative() bool {
	for _, s := range p.c.Series {
		for _, v := range s.Values {
			if v < 0 {
				return true
			}
		}
	}
	return false
}

var sequence = []string{"sea", "gold", "plum", "liv", "gov", "earth", "bra", "env", "soc", "eco"}

func seriesColor(s doc.Series, n int) string {
	if s.Color != "" {
		return s.Color
	}
	return sequence[n%len(sequence)]
}

func seriesName(s doc.Series, c doc.Chart) string {
	if s.Name == "" {
		return c.Unit
	}
	return s.Name
}

// decimal writes a scaled integer as XML and spreadsheets read it.
func decimal(v int64, scale int) string {
	s, negative := strings.CutPrefix(strconv.FormatInt(v, 10), "-")
	if scale = min(scale, 18); scale > 0 {
		if pad := scale + 1 - len(s); pad > 0 {
			s = strings.Repeat("0", pad) + s
		}
		s = s[:len(s)-scale] + "." + s[len(s)-scale:]
	}
	if negative {
		return "-" + s
	}
	return s
}
