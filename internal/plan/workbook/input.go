package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/decimal"
	"gurindam/internal/money"
	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
)

// Longest texts, in characters. A spreadsheet cell holds 32,767.
const (
	maxCode = 60
	maxText = 1_000
	maxLong = 30_000
)

// input is a cell on its way into a field.
type input struct {
	r      *reader
	at     sheet.Ref
	cell   sheet.Cell
	column string // title, for messages
	inYear int    // of a yearly column
}

func (in *input) bad(s sheet.Severity, text, advice string, choices ...string) {
	in.r.problems = append(in.r.problems, sheet.Problem{At: in.at, Severity: s, Value: short(cellText(in.cell)), Text: text, Advice: advice, Choices: choices})
}

// empty tells whether nothing is stated. A dash alone stands for nothing where a
// figure or a code is wanted.
func (in *input) empty(k sheet.Kind, listed bool) bool {
	switch cellText(in.cell) {
	case "":
		return true
	case "-", "–", "—":
		return listed || k != sheet.Text && k != sheet.Long
	}
	return false
}

func (in *input) text(most int) string {
	s := cellText(in.cell)
	if n := len([]rune(s)); n > most {
		in.bad(sheet.Error, fmt.Sprintf("Teks terlalu panjang: %d huruf, paling banyak %d.", n, most), "Ringkaskan.")
	}
	return s
}

// own reads the code of the row itself, which must not stand twice.
func (in *input) own(to space) string {
	code := in.text(maxCode)
	if in.cell.Type == sheet.NumberCell && strings.ContainsAny(in.cell.Raw, ".") {
		in.bad(sheet.Question, "Kode ini terbaca sebagai angka, jadi nol di belakangnya mungkin hilang.", "Tulis kodenya sebagai teks.")
	}
	if strings.ContainsAny(code, ";\n") {
		in.bad(sheet.Error, "Kode tidak boleh memuat titik koma atau ganti baris.", "Pakai huruf, angka, titik, dan tanda hubung.")
		return code
	}
	if before, ok := in.r.register(to, code, in.at); !ok {
		in.bad(sheet.Error, fmt.Sprintf("Kode %s %s sudah dipakai di lembar %q sel %s.", nouns[to].noun, code, before.Sheet, before.Name()), "Beri kode yang lain.")
	}
	return code
}

func (in *input) ref(to space, target *string) {
	*target = cellText(in.cell)
	in.r.pending = append(in.r.pending, pending{in.at, to, target, nil})
}

func (in *input) refs(to space, target *[]string) {
	*target = in.split()
	in.r.pending = append(in.r.pending, pending{in.at, to, nil, target})
}

// split gives the values of a cell that holds several.
func (in *input) split() []string {
	var out []string
	for part := range strings.FieldsFuncSeq(in.text(maxLong), func(c rune) bool { return c == ';' || c == '\n' }) {
		if part = strings.TrimSpace(part); part != "" && !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	return out
}

func (in *input) choice(list []string) string {
	s := cellText(in.cell)
	for _, allowed := range list {
		if fold(allowed) == fold(s) {
			return allowed
		}
	}
	in.bad(sheet.Error, "Isi "+in.column+" tidak dikenal.", join(in.r.suggest(s, list), "Pilih salah satu: "+strings.Join(list, ", ")+"."))
	return ""
}

func (in *input) yes() bool {
	value, problem := cellYesNo(in.cell)
	in.report(problem)
	return value
}

func (in *input) rupiah() (money.Rupiah, bool) {
	amount, ok, problem := cellRupiah(in.cell)
	if in.report(problem) || !ok {
		return 0, false
	}
	if amount < 0 {
		in.bad(sheet.Error, "Pagu tidak boleh negatif.", "Periksa angkanya.")
		return 0, false
	}
	return amount, true
}

func (in *input) decimal() decimal.Decimal {
	n, problem := cellDecimal(in.cell)
	in.report(problem)
	return n
}

// decimalOrText reads a target that may be a word. What looks like a number but
// is none is a problem, not a word.
func (in *input) decimalOrText() (decimal.Decimal, string) {
	s := cellText(in.cell)
	if in.cell.Type == sheet.NumberCell || strings.ContainsAny(s, "0123456789") && strings.Trim(s, "0123456789.,-+% ") == "" {
		return in.decimal(), ""
	}
	return decimal.Decimal{}, in.text(maxText)
}

func (in *input) whole(low, high int) int {
	d := in.decimal()
	if !d.Present() {
		return 0
	}
	n, ok := d.Scaled(0)
	if !ok || !d.Equal(decimal.New(n, 0)) || n < int64(low) || n > int64(high) {
		in.bad(sheet.Error, fmt.Sprintf("%s harus bilangan bulat %d sampai %d.", in.column, low, high), "Perbaiki angkanya.")
		return 0
	}
	return int(n)
}

func (in *input) year() int {
	n, err := strconv.Atoi(figure(in.cell))
	if err != nil || n < 1900 || n > 2100 {
		in.bad(sheet.Error, "Ini bukan tahun.", "Tulis empat angka, misalnya 2019.")
		return 0
	}
	return n
}

var quarterForm = regexp.MustCompile(`^(?:(\d{4})\D*?(?:t|tw|q|triwulan)?\D*?([1-4]|i{1,3}|iv)|(?:t|tw|q|triwulan)\s*([1-4]|i{1,3}|iv)\D+(\d{4}))$`)

func (in *input) quarter() plan.Quarter {
	m := quarterForm.FindStringSubmatch(strings.ToLower(cellText(in.cell)))
	if m == nil {
		in.bad(sheet.Error, "Triwulan tidak terbaca.", "Tulis tahun dan triwulannya, misalnya 2019-T1.")
		return plan.Quarter{}
	}
	year, _ := strconv.Atoi(m[1] + m[4])
	part := m[2] + m[3]
	n, err := strconv.Atoi(part)
	if err != nil {
		n = slices.Index([]string{"i", "ii", "iii", "iv"}, part) + 1
	}
	if in.r.outside(year) {
		in.bad(sheet.Error, fmt.Sprintf("Tahun %d di luar %s.", year, in.r.spanText()), "Perbaiki tahunnya.")
	}
	return plan.Quarter{Year: year, Quarter: n}
}

func (in *input) nomenclature(code *rpjmd.Code) {
	text, problem := cellCode(in.cell)
	if in.report(problem) {
		return
	}
	code.Text = text
	in.r.budgets = append(in.r.budgets, nomen{in.at, code})
}

// report adds a problem found in the cell by itself, and tells whether it keeps
// the value from being used.
func (in *input) report(p *sheet.Problem) bool {
	if p == nil {
		return false
	}
	in.bad(p.Severity, p.Text, p.Advice, p.Choices...)
	return p.Severity != sheet.Warning
}

func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}
