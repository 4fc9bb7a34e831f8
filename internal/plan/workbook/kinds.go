package workbook

import (
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/decimal"
	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
)

func yearly(name, gap string, year int) string { return name + gap + strconv.Itoa(year) }

// separator stands between several values in one cell.
const separator = "; "

func column[T any](key, title string, kind sheet.Kind, get func(*T) string, set func(*T, *input)) field[T] {
	return field[T]{
		Column: sheet.Column{Key: key, Title: title, Kind: kind},
		get:    func(row *T, _ int) string { return get(row) },
		set:    set,
	}
}

// over makes the cell of a field empty by giving what it stands for its zero value.
func over[T, V any](f field[T], at func(*T) *V) field[T] {
	return f.wiped(func(r *T) { *at(r) = *new(V) })
}

// text is a short text.
func text[T any](key, title string, at func(*T) *string) field[T] {
	return over(column(key, title, sheet.Text, func(r *T) string { return *at(r) },
		func(r *T, in *input) { *at(r) = in.text(maxText) }), at)
}

// long is a paragraph.
func long[T any](key, title string, at func(*T) *string) field[T] {
	return over(column(key, title, sheet.Long, func(r *T) string { return *at(r) },
		func(r *T, in *input) { *at(r) = in.paragraphs() }), at)
}

// date is a day, 2019-10-01.
func date[T any](key, title string, at func(*T) *string) field[T] {
	return over(column(key, title, sheet.Date, func(r *T) string { return *at(r) },
		func(r *T, in *input) { *at(r) = in.date() }), at)
}

// code names the row in a space of codes; empty cells are given a code made of
// the prefix, where there is one.
func code[T any](to space, at func(*T) *string) field[T] {
	f := column("kode", "Kode", sheet.Code, func(r *T) string { return *at(r) },
		func(r *T, in *input) { *at(r) = in.own(to) })
	f.Width, f.space, f.code = 12, to, at
	return over(f, at)
}

// ref names a row of another sheet, or an entry of the guideline.
func ref[T any](key, title string, to space, at func(*T) *string) field[T] {
	f := column(key, title, sheet.Code, func(r *T) string { return *at(r) },
		func(r *T, in *input) { in.ref(to, at(r)) })
	f.list, f.to = to.list(), to.parts()
	f.rename = func(r *T, old, now string) bool {
		if *at(r) != old || old == "" {
			return false
		}
		*at(r) = now
		return true
	}
	return over(f, at)
}

// refs names several rows of another sheet.
func refs[T any](key, title string, to space, at func(*T) *[]string) field[T] {
	f := column(key, title, sheet.Code, func(r *T) string { return strings.Join(*at(r), separator) },
		func(r *T, in *input) { in.refs(to, at(r)) })
	f.Multi, f.list, f.Width, f.to = true, to.list(), 20, to.parts()
	f.rename = func(r *T, old, now string) bool {
		i := slices.Index(*at(r), old)
		switch {
		case i < 0:
			return false
		case now == "":
			*at(r) = slices.Delete(*at(r), i, i+1)
		default:
			(*at(r))[i] = now
		}
		return true
	}
	return over(f, at)
}

// names holds several free texts.
func names[T any](key, title string, at func(*T) *[]string) field[T] {
	f := column(key, title, sheet.Text, func(r *T) string { return strings.Join(*at(r), separator) },
		func(r *T, in *input) { *at(r) = in.split() })
	f.Multi = true
	return over(f, at)
}

// choice is one of a few words.
func choice[T any, S ~string](key, title string, at func(*T) *S, list func(plan.Guideline) []string) field[T] {
	f := column(key, title, sheet.Text, func(r *T) string { return string(*at(r)) },
		func(r *T, in *input) { *at(r) = S(in.choice(list(in.r.guide))) })
	f.list = list
	return over(f, at)
}

// number is an exact decimal.
func number[T any](key, title string, at func(*T) *decimal.Decimal) field[T] {
	return over(column(key, title, sheet.Number, func(r *T) string { return at(r).String() },
		func(r *T, in *input) { *at(r) = in.decimal() }), at)
}

// whole is an integer within bounds; zero is an empty cell.
func whole[T any](key, title string, low, high int, at func(*T) *int) field[T] {
	return over(column(key, title, sheet.Number, func(r *T) string { return digits(*at(r)) },
		func(r *T, in *input) { *at(r) = in.whole(low, high) }), at)
}

// year is a year of the calendar.
func year[T any](key, title string, at func(*T) *int) field[T] {
	f := column(key, title, sheet.Year, func(r *T) string { return digits(*at(r)) },
		func(r *T, in *input) { *at(r) = in.year() })
	f.Width = 8
	return over(f, at)
}

// yes is ya or tidak; tidak is left empty.
func yes[T any](key, title string, at func(*T) *bool) field[T] {
	return over(column(key, title, sheet.Boolean, func(r *T) string {
		if *at(r) {
			return "ya"
		}
		return ""
	}, func(r *T, in *input) { *at(r) = in.yes() }), at)
}

// quarter is a triwulan: 2019-T1.
func quarter[T any](key, title string, at func(*T) *plan.Quarter) field[T] {
	f := column(key, title, sheet.Text, func(r *T) string { return quarterText(*at(r)) },
		func(r *T, in *input) { *at(r) = in.quarter() })
	f.Width = 10
	return over(f, at)
}

// nomenclature is a code of the budget nomenclature; its version has a column
// of its own.
func nomenclature[T any](at func(*T) *rpjmd.Code) (codeField, versionField field[T]) {
	codeField = column("kode_nomenklatur", "Kode nomenklatur", sheet.Code, func(r *T) string { return at(r).Text },
		func(r *T, in *input) { in.nomenclature(at(r)) }).wiped(func(r *T) { at(r).Text = "" }).
		say("Kode program, kegiatan, atau sub kegiatan sebagai teks, misalnya 2.16.03.2.02.0023. Jangan biarkan Excel mengubahnya menjadi angka.").wide(20)
	versionField = column("versi_nomenklatur", "Versi nomenklatur", sheet.Code, func(r *T) string { return at(r).Version },
		func(r *T, in *input) { at(r).Version = in.text(maxCode) }).wiped(func(r *T) { at(r).Version = "" }).
		say("Versi daftar tempat kode itu berasal, misalnya 2023.").wide(12)
	return codeField, versionField
}

func digits(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func quarterText(q plan.Quarter) string {
	if q.IsZero() {
		return ""
	}
	return strconv.Itoa(q.Year) + "-T" + strconv.Itoa(q.Quarter)
}
