package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gurindam/internal/decimal"
	"gurindam/internal/fault"
	"gurindam/internal/money"
	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
	"gurindam/internal/sheet/cell"
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
	signs  cell.Notation
}

// shown is the text of the cell without the space around it.
func (in *input) shown() string { return shown(in.cell) }

func shown(c sheet.Cell) string { return strings.TrimSpace(c.Text) }

func (in *input) bad(s sheet.Severity, text, advice string, choices ...string) {
	in.r.problems = append(in.r.problems, sheet.Problem{At: in.at, Severity: s, Value: fault.Clip(in.shown(), mostShown), Text: text, Advice: advice, Choices: choices})
}

// empty tells whether nothing is stated. A dash alone stands for nothing where a
// figure or a code is wanted.
func (in *input) empty(k sheet.Kind, listed bool) bool {
	switch {
	case in.cell.Type == sheet.ErrorCell:
		return false
	case k == sheet.Text && !listed || k == sheet.Long:
		return in.shown() == ""
	}
	return cell.Absent(in.cell)
}

func (in *input) text(most int) string {
	s, note := cell.Text(in.cell)
	in.report(note)
	return in.fits(s, most)
}

// paragraphs reads a text whose paragraphs stand apart by an empty line.
func (in *input) paragraphs() string { return in.fits(in.passages(), maxLong) }

// passages reads such a text however long it is.
func (in *input) passages() string {
	var parts []string
	for part := range strings.SplitSeq(strings.ReplaceAll(in.cell.Text, "\r\n", "\n"), "\n\n") {
		c := in.cell
		c.Text = part
		s, note := cell.Long(c)
		in.report(note)
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "\n\n")
}

func (in *input) fits(s string, most int) string {
	if n := utf8.RuneCountInString(s); n > most {
		in.bad(sheet.Error, fmt.Sprintf("Teks terlalu panjang: %d huruf, paling banyak %d.", n, most), "Ringkaskan.")
	}
	return s
}

// own reads the code of the row itself, which must not stand twice.
func (in *input) own(to space) string {
	code, note := cell.Code(in.cell)
	if in.report(note); code == "" {
		return ""
	}
	in.fits(code, maxCode)
	if in.r.trusting {
		return code
	}
	if strings.ContainsAny(code, ";\n") {
		in.bad(sheet.Error, "Kode tidak boleh memuat titik koma atau ganti baris.", "Pakai huruf, angka, titik, dan tanda hubung.")
		return code
	}
	switch before, ok := in.r.register(to, code, in.at); {
	case ok:
	case before == here:
		in.bad(sheet.Error, fmt.Sprintf("Kode %s %s sudah dipakai baris lain.", nouns[to].noun, code), "Beri kode yang lain.")
	default:
		in.bad(sheet.Error, fmt.Sprintf("Kode %s %s sudah dipakai di lembar %q sel %s.", nouns[to].noun, code, before.Sheet, before.Name()), "Beri kode yang lain.")
	}
	return code
}

func (in *input) ref(to space, target *string) {
	*target = in.text(maxCode)
	in.r.pending = append(in.r.pending, pending{in.at, to, target, nil})
}

func (in *input) refs(to space, target *[]string) {
	*target = in.split()
	in.r.pending = append(in.r.pending, pending{in.at, to, nil, target})
}

// split gives the values of a cell that holds several.
func (in *input) split() []string {
	var out []string
	for part := range strings.FieldsFuncSeq(in.fits(in.cell.Text, maxLong), func(c rune) bool { return c == ';' || c == '\n' }) {
		if part = strings.Join(strings.Fields(part), " "); part != "" && !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	return out
}

func (in *input) choice(list []string) string {
	s := in.shown()
	if in.r.trusting {
		return s
	}
	for _, allowed := range list {
		if fold(allowed) == fold(s) {
			return allowed
		}
	}
	in.bad(sheet.Error, "Isi "+in.column+" tidak dikenal.", join(in.r.suggest(s, list), "Pilih salah satu: "+strings.Join(list, ", ")+"."))
	return ""
}

func (in *input) yes() bool {
	value, _, note := cell.YesNo(in.cell)
	in.report(note)
	return value
}

func (in *input) rupiah() (money.Rupiah, bool) {
	amount, stated, note := cell.Rupiah(in.cell, in.signs)
	if in.report(note); !note.Usable() || !stated {
		return 0, false
	}
	if amount < 0 {
		in.bad(sheet.Error, "Jumlah uang tidak boleh negatif.", "Periksa angkanya.")
		return 0, false
	}
	return amount, true
}

func (in *input) decimal() decimal.Decimal {
	n, note := cell.Decimal(in.cell, in.signs)
	in.report(note)
	return n
}

// decimalOrText reads a target that may be a word. What looks like a number but
// is none is a problem, not a word.
func (in *input) decimalOrText() (decimal.Decimal, string) {
	n, unit, note := cell.Quantity(in.cell, in.signs)
	switch s := in.shown(); {
	case unit != "" && unit != "%" && note.Usable():
		in.bad(sheet.Warning, "Angka bercampur satuan disimpan sebagai teks.", "Tulis angkanya saja; satuan punya kolom sendiri.")
	case note.Usable() || note.Severity == sheet.Question || strings.Trim(s, "0123456789.,-+% ") == "":
		in.report(note)
		return n, ""
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
	n, note := cell.Year(in.cell)
	in.report(note)
	return n
}

// quarterForm knows 2019-T1, 2019 TW II, Triwulan IV 2019.
var quarterForm = regexp.MustCompile(`^(?:(\d{4})[\s./-]*(?:triwulan|tw|t|q)(?:[\s-]*ke)?[\s.-]*([1-4]|iv|i{1,3})|(?:triwulan|tw|t|q)(?:[\s-]*ke)?[\s.-]*([1-4]|iv|i{1,3})[\s./-]+(?:tahun\s+)?(\d{4}))$`)

func (in *input) quarter() plan.Quarter {
	m := quarterForm.FindStringSubmatch(strings.ToLower(in.shown()))
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

// nomenclature reads a code of the nomenclature. One that lost its zeros is asked
// about; one of another form is kept as it stands, since offices write such.
func (in *input) nomenclature(code *rpjmd.Code) {
	text, note := cell.Code(in.cell)
	read := rpjmd.Code{Text: text}
	switch readings := read.Readings(); {
	case note != nil && note.Severity == sheet.Error:
		in.report(note)
	case note != nil || !read.Valid() && len(readings) > 0:
		if note == nil {
			note = &cell.Note{Severity: sheet.Question, Text: "Kode ini kehilangan angka nol.", Advice: "Ubah format sel menjadi Teks, lalu ketik ulang kodenya lengkap."}
		}
		if len(readings) > 0 {
			note.Choices = readings
		}
		in.report(note)
	case !read.Valid():
		in.bad(sheet.Warning, "Ini tidak berbentuk kode nomenklatur; disimpan apa adanya.", "Contoh yang benar: 2.16.03.2.02.0023.")
		code.Text = text
	default:
		code.Text = text
		in.r.budgets = append(in.r.budgets, nomen{in.at, code})
	}
}

// report adds what a cell alone tells.
func (in *input) report(n *cell.Note) {
	if n != nil {
		in.bad(n.Severity, n.Text, n.Advice, n.Choices...)
	}
}

func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}
