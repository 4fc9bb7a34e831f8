package instrumentweb

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/decimal"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
)

// filled is a form as it stands: from the draft, or as somebody filled it in, with what
// is wrong with it.
type filled struct {
	url.Values
	wrong   []string
	problem string
	theirs  []instrument.Change // what was saved meanwhile, before, beside what was filled in, after
}

// seal names what the form was made of.
const seal = "segel"

// trouble notes something that cannot be read.
func (f *filled) trouble(format string, args ...any) {
	f.wrong = append(f.wrong, fmt.Sprintf(format, args...))
}

// err is the fault of a form that cannot be read.
func (f *filled) err() error {
	if len(f.wrong) == 0 {
		return nil
	}
	return fault.New(fault.Invalid, "Ada isian yang belum dapat dibaca; tidak ada yang disimpan. "+strings.Join(f.wrong, " "))
}

func (f *filled) text(name string) string {
	return strings.TrimSpace(strings.ReplaceAll(f.Get(name), "\r\n", "\n"))
}

// line is a text that has no lines of its own.
func (f *filled) line(name string) string { return strings.Join(strings.Fields(f.Get(name)), " ") }

func (f *filled) number(name, label string) int {
	n, err := strconv.Atoi(f.text(name))
	if err != nil {
		f.trouble("%s %q bukan bilangan bulat.", label, fault.Clip(f.text(name), 40))
	}
	return n
}

// amount reads a number with a decimal comma or point.
func (f *filled) amount(text, label string) decimal.Decimal {
	d, err := decimal.Parse(strings.ReplaceAll(strings.TrimSpace(text), ",", "."))
	if err != nil {
		f.trouble("%s %q bukan angka. Tulis misalnya 12,5.", label, fault.Clip(text, 40))
	}
	return d
}

// nth gives the nth value of a name, or nothing.
func (f *filled) nth(name string, n int) string {
	if list := f.Values[name]; n < len(list) {
		return strings.TrimSpace(list[n])
	}
	return ""
}

// rows counts the rows that repeat a name.
func (f *filled) rows(name string) int { return len(f.Values[name]) }

// has tells whether one of the values of a name is that.
func (f *filled) has(name, value string) bool { return slices.Contains(f.Values[name], value) }

// comma writes a number as people type it.
func comma(d decimal.Decimal) string { return strings.ReplaceAll(d.String(), ".", ",") }

// lines reads a list of one a line.
func lines(text string) []string {
	var out []string
	for l := range strings.Lines(text) {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			out = append(out, l)
		}
	}
	return out
}
