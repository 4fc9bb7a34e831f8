package result

import (
	"testing"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
)

func TestFormulasShowTheirFigures(t *testing.T) {
	t.Parallel()
	f := newField(t, "kominfo-2022-baru", 1, 3, func(_, q, a int) int { return (q + a) % 3 })
	frozen := f.frozen(t)
	i, row, d := f.Instruments["kominfo-2022-baru"], frozen.Table.Rows[0], frozen.Dossiers[0]
	row.Before = "0.9951"
	row.Improvement = decimal.MustParse("0.00")
	q := i.Aspects[0].Questions()[0].Code
	third := Value{Value: decimal.MustParse("1.33"), Exact: "4/3"}
	for name, c := range map[string][2]string{
		"share":              {ShareFormula(i.Aspects[0], row.Aspects[0]), "10 % × 1,00 = 0,10"},
		"index":              {IndexFormula(row, i), "0,10 + 0,20 + 0,30 + 0,10 + 0,30 = 1,00"},
		"aspect":             {AspectFormula(i.Aspects[0], row, d), "(1 + 1 + 1 + 1 + 1) ÷ 5 = 1,00"},
		"a long aspect":      {AspectFormula(i.Aspects[2], row, d), "31 ÷ 31 = 1,00"},
		"question":           {QuestionFormula(d.Of(q), d.Mean(q)), "(0 + 1 + 2) ÷ 3 = 1"},
		"without an end":     {QuestionFormula([]Score{{Level: 1}, {Level: 1}, {Level: 2}}, third), "(1 + 1 + 2) ÷ 3 = 1,333333… ≈ 1,33"},
		"improvement":        {ImprovementFormula(row), "1,00 − 0,9951 = 0,0049 ≈ 0,00"},
		"rule without steps": {IndexFormula(row, plainSum(i)), "10 % × 1,00 + 20 % × 1,00 + 30 % × 1,00 + 10 % × 1,00 + 30 % × 1,00 = 1,00"},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: %s\nwant %s", name, c[0], c[1])
		}
	}
}

func plainSum(i instrument.Instrument) instrument.Instrument {
	i.Rounding.Contribution = instrument.Exact
	return i
}
