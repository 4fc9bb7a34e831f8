package workbook

import (
	"strconv"
	"strings"

	"gurindam/internal/decimal"
	"gurindam/internal/money"
	"gurindam/internal/sheet"
)

func cellText(c sheet.Cell) string {
	return strings.TrimSpace(strings.ReplaceAll(c.Text, "\r\n", "\n"))
}

// figure is the text of a number: as stored where the file holds one.
func figure(c sheet.Cell) string {
	if c.Type == sheet.NumberCell {
		return c.Raw
	}
	return cellText(c)
}

func cellRupiah(c sheet.Cell) (money.Rupiah, bool, *sheet.Problem) {
	n, err := strconv.ParseInt(figure(c), 10, 64)
	if err != nil {
		return 0, false, &sheet.Problem{Severity: sheet.Error, Text: "Bukan rupiah."}
	}
	return money.Rupiah(n), true, nil
}

func cellDecimal(c sheet.Cell) (decimal.Decimal, *sheet.Problem) {
	d, err := decimal.Parse(figure(c))
	if err != nil {
		return d, &sheet.Problem{Severity: sheet.Error, Text: "Bukan angka."}
	}
	return d, nil
}

func cellCode(c sheet.Cell) (string, *sheet.Problem) { return cellText(c), nil }

func cellYesNo(c sheet.Cell) (bool, *sheet.Problem) { return fold(cellText(c)) == "ya", nil }
