package workbook

import (
	"slices"
	"strconv"

	"gurindam/internal/dataset"
	"gurindam/internal/decimal"
	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
)

func yearColumn[T any](key, title string, s scope, kind sheet.Kind, get func(*T, int) string, set func(*T, *input), wipe func(*T, int)) field[T] {
	return field[T]{Column: sheet.Column{Key: key, Title: title, Kind: kind}, scope: s, get: get, set: set, wipe: wipe}
}

// without gives a way to take the entry of a year out of a list.
func without[T, V any](at func(*T) *[]V, of func(V) int) func(*T, int) {
	return func(r *T, year int) {
		*at(r) = slices.DeleteFunc(*at(r), func(v V) bool { return of(v) == year })
	}
}

// inYear gives the entry of a year, made and put in its place where it is missing.
func inYear[V any](list *[]V, year int, of func(V) int, with func(int) V) *V {
	i, found := slices.BinarySearchFunc(*list, year, func(v V, year int) int { return of(v) - year })
	if !found {
		*list = slices.Insert(*list, i, with(year))
	}
	return &(*list)[i]
}

// targets is a target for each year of the plan.
func targets[T any](at func(*T) *[]plan.YearValue) field[T] {
	return yearColumn("target", "Target", planYears, sheet.Number, func(r *T, year int) string {
		for _, v := range *at(r) {
			if v.Year == year {
				return v.Number.String()
			}
		}
		return ""
	}, func(r *T, in *input) {
		if n := in.decimal(); n.Present() {
			v := inYear(at(r), in.inYear, func(v plan.YearValue) int { return v.Year }, func(y int) plan.YearValue { return plan.YearValue{Year: y} })
			v.Number = n
		}
	}, without(at, func(v plan.YearValue) int { return v.Year }))
}

// amounts is a sum of money for each year.
func amounts[T any](key, title string, s scope, at func(*T) *[]plan.YearMoney) field[T] {
	return yearColumn(key, title, s, sheet.Rupiah, func(r *T, year int) string {
		for _, v := range *at(r) {
			if v.Year == year {
				return strconv.FormatInt(int64(v.Amount), 10)
			}
		}
		return ""
	}, func(r *T, in *input) {
		if n, ok := in.rupiah(); ok {
			v := inYear(at(r), in.inYear, func(v plan.YearMoney) int { return v.Year }, func(y int) plan.YearMoney { return plan.YearMoney{Year: y} })
			v.Amount = n
		}
	}, without(at, func(v plan.YearMoney) int { return v.Year }))
}

// values is the value of a fact for each year.
func values[T any](at func(*T) *[]dataset.Value) field[T] {
	return yearColumn("nilai", "Nilai", factYears, sheet.Number, func(r *T, year int) string {
		for _, v := range *at(r) {
			if v.Year == year {
				return v.Number.String()
			}
		}
		return ""
	}, func(r *T, in *input) {
		if n := in.decimal(); n.Present() {
			v := inYear(at(r), in.inYear, func(v dataset.Value) int { return v.Year }, func(y int) dataset.Value { return dataset.Value{Year: y} })
			v.Number = n
		}
	}, without(at, func(v dataset.Value) int { return v.Year }))
}

func lawYear[T any](r *T, year int, at func(*T) *[]rpjmd.Year) *rpjmd.Year {
	return inYear(at(r), year, func(v rpjmd.Year) int { return v.Year }, func(y int) rpjmd.Year { return rpjmd.Year{Year: y} })
}

func findLawYear(list []rpjmd.Year, year int) (rpjmd.Year, bool) {
	i := slices.IndexFunc(list, func(v rpjmd.Year) bool { return v.Year == year })
	if i < 0 {
		return rpjmd.Year{}, false
	}
	return list[i], true
}

// lawTargets is a target for each year of the RPJMD, a number or a word.
func lawTargets[T any](at func(*T) *[]rpjmd.Year) field[T] {
	return yearColumn("target", "Target", lawYears, sheet.Number, func(r *T, year int) string {
		v, _ := findLawYear(*at(r), year)
		return numberOrText(v.Target, v.Text)
	}, func(r *T, in *input) {
		v := lawYear(r, in.inYear, at)
		v.Target, v.Text = in.decimalOrText()
	}, wipeLawYear(at, func(v *rpjmd.Year) { v.Target, v.Text = decimal.Decimal{}, "" })).say("Angka; target yang bukan angka ditulis dengan kata.")
}

// lawBudgets is a pagu for each year of the RPJMD.
func lawBudgets[T any](at func(*T) *[]rpjmd.Year) field[T] {
	return yearColumn("pagu", "Pagu", lawYears, sheet.Rupiah, func(r *T, year int) string {
		v, _ := findLawYear(*at(r), year)
		return funded(v.Budget, v.Funded)
	}, func(r *T, in *input) {
		if n, ok := in.rupiah(); ok {
			v := lawYear(r, in.inYear, at)
			v.Budget, v.Funded = n, true
		}
	}, wipeLawYear(at, func(v *rpjmd.Year) { v.Budget, v.Funded = 0, false }))
}

// wipeLawYear empties one side of a year; a year with nothing left is taken out.
func wipeLawYear[T any](at func(*T) *[]rpjmd.Year, wipe func(*rpjmd.Year)) func(*T, int) {
	return func(r *T, year int) {
		i := slices.IndexFunc(*at(r), func(v rpjmd.Year) bool { return v.Year == year })
		if i < 0 {
			return
		}
		v := &(*at(r))[i]
		if wipe(v); !v.Target.Present() && v.Text == "" && !v.Funded {
			*at(r) = slices.Delete(*at(r), i, i+1)
		}
	}
}
