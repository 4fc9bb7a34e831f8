package tabular

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"gurindam/internal/sheet"
)

// The colours of the house, as spreadsheet programs take them.
const (
	colorInk      = "14262B"
	colorSea      = "0A3D4B"
	colorSeaTint  = "E3EEF0"
	colorGoldTint = "FBF1D3"
	colorGold     = "E0A100"
	colorLine     = "DDD8CB"
	colorQuiet    = "4A5D63"
	colorPaper    = "FFFFFF"
)

// fontName is one that every office has; a workbook cannot bring its own.
const fontName = "Calibri"

// look names a style, so that each is made once.
type look struct {
	what     string
	kind     sheet.Kind
	decimals int
}

// palette makes the styles of a workbook as they are asked for.
type palette struct {
	file *excelize.File
	made map[look]int
}

func (p palette) get(l look, make func() *excelize.Style) (int, error) {
	if id, ok := p.made[l]; ok {
		return id, nil
	}
	id, err := p.file.NewStyle(make())
	p.made[l] = id
	return id, err
}

func fill(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

func lines(color string) []excelize.Border {
	var out []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		out = append(out, excelize.Border{Type: side, Color: color, Style: 1})
	}
	return out
}

func (p palette) title() (int, error) {
	return p.get(look{what: "title"}, func() *excelize.Style {
		return &excelize.Style{Font: &excelize.Font{Family: fontName, Size: 14, Bold: true, Color: colorPaper}, Fill: fill(colorSea), Alignment: &excelize.Alignment{Vertical: "center", Indent: 1}}
	})
}

func (p palette) advice() (int, error) {
	return p.get(look{what: "advice"}, func() *excelize.Style {
		return &excelize.Style{Font: &excelize.Font{Family: fontName, Size: 10, Italic: true, Color: colorQuiet}, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true, Indent: 1}}
	})
}

func (p palette) head(required bool) (int, error) {
	what, color := "head", colorSeaTint
	if required {
		what, color = "required", colorGoldTint
	}
	return p.get(look{what: what}, func() *excelize.Style {
		border := lines(colorLine)
		border[3] = excelize.Border{Type: "bottom", Color: colorSea, Style: 2}
		return &excelize.Style{Font: &excelize.Font{Family: fontName, Size: 10, Bold: true, Color: colorSea}, Fill: fill(color), Border: border,
			Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}
	})
}

// numberFormats are how each kind is shown; the decimals of a number are its own.
var numberFormats = map[sheet.Kind]string{sheet.Code: "@", sheet.Year: "0", sheet.Rupiah: "#,##0", sheet.Date: "yyyy-mm-dd", sheet.Number: "General", sheet.Text: "@", sheet.Long: "General", sheet.Boolean: "@"}

// data is the look of a cell people write in. Decimals are zeros at the end that
// the number must keep: 4,50.
func (p palette) data(kind sheet.Kind, decimals int) (int, error) {
	return p.get(look{"data", kind, decimals}, func() *excelize.Style {
		format := numberFormats[kind]
		if decimals > 0 {
			format = "0." + strings.Repeat("0", decimals)
		}
		align := &excelize.Alignment{Vertical: "top", WrapText: true}
		switch kind {
		case sheet.Number, sheet.Rupiah:
			align = &excelize.Alignment{Vertical: "top", Horizontal: "right"}
		case sheet.Year, sheet.Boolean, sheet.Date:
			align = &excelize.Alignment{Vertical: "top", Horizontal: "center"}
		}
		return &excelize.Style{Font: &excelize.Font{Family: fontName, Size: 10, Color: colorInk}, Border: lines(colorLine), Alignment: align,
			CustomNumFmt: &format, Protection: &excelize.Protection{Locked: false}}
	})
}

// plainText is a cell of the guide and of lists of problems.
func (p palette) plainText(what string, style excelize.Style) (int, error) {
	return p.get(look{what: what}, func() *excelize.Style {
		if style.Font == nil {
			style.Font = &excelize.Font{Size: 10, Color: colorInk}
		}
		style.Font.Family = fontName
		if style.Alignment == nil {
			style.Alignment = &excelize.Alignment{Vertical: "top", WrapText: true}
		}
		return &style
	})
}
