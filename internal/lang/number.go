package lang

import (
	"regexp"
	"strconv"
	"strings"
)

// choice is a word for one and a word for many: {initiative|initiatives}.
// Indonesian needs none; the English of the catalogue does.
var choice = regexp.MustCompile(`\{([^{}|]*)\|([^{}|]*)\}`)

// inNumber chooses the words of an English format by the argument that stands
// before them, or by the first where none does.
func inNumber(format string, arg func(number int) string) string {
	if !strings.Contains(format, "{") {
		return format
	}
	var b strings.Builder
	last := 0
	for _, m := range choice.FindAllStringSubmatchIndex(format, -1) {
		one, many := format[m[2]:m[3]], format[m[4]:m[5]]
		if arg(numberBefore(format, m[0])) == "1" {
			many = one
		}
		b.WriteString(format[last:m[0]] + many)
		last = m[1]
	}
	return b.String() + format[last:]
}

// numberBefore gives the number of the argument whose verb stands last before a place.
func numberBefore(format string, place int) int {
	number, next := 1, 1
	for _, v := range verb.FindAllStringSubmatchIndex(format[:place], -1) {
		if format[v[4]:v[5]] == "%" {
			continue
		}
		if v[2] >= 0 {
			next, _ = strconv.Atoi(format[v[2]:v[3]])
		}
		number, next = next, next+1
	}
	return number
}
