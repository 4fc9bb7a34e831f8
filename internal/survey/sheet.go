package survey

import (
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/instrument"
	"gurindam/internal/sheet"
	"gurindam/internal/sheet/cell"
)

// The columns of the entry sheet beside one for each statement.
const (
	numberColumn  = "Nomor responden"
	usedColumn    = "Pernah memakai"
	builderColumn = "Ikut mengelola"
	oftenColumn   = "Seberapa sering"
	sinceColumn   = "Sejak kapan"
	roleColumn    = "Sebagai"
	ageColumn     = "Usia"
	noteColumn    = "Saran"
)

// SheetName is the tab that entries are read from.
const SheetName = "Jawaban"

// mostRows is how many respondents one sheet brings.
const mostRows = 2000

// Form describes the entry sheet of a poll.
func (s Sub) Form(p Poll, scale instrument.Scale) sheet.Form {
	choices := make([]string, 0, scale.Max-scale.Min+2)
	for _, l := range Levels(scale) {
		choices = append(choices, choice(l, scale))
	}
	columns := []sheet.Column{
		{Key: "nomor", Title: numberColumn, Kind: sheet.Text, Required: true, Width: 18, Help: "Nomor pada lembar kertas. Satu orang satu nomor untuk seluruh survei daerah ini; jangan menulis nama, NIK, atau nomor telepon."},
		{Key: "pernah_memakai", Title: usedColumn, Kind: sheet.Boolean, Required: true, Width: 16, Help: "Yang belum pernah memakai dihitung, tetapi jawabannya tidak disimpan."},
		{Key: "ikut_mengelola", Title: builderColumn, Kind: sheet.Boolean, Required: true, Width: 16, Help: "Yang ikut membuat atau mengelola layanan dihitung, tetapi jawabannya tidak disimpan."},
		{Key: "sering", Title: oftenColumn, List: Frequencies, Width: 26},
		{Key: "sejak", Title: sinceColumn, List: Durations, Width: 24},
		{Key: "sebagai", Title: roleColumn, List: Roles, Width: 24},
		{Key: "usia", Title: ageColumn, List: Ages, Width: 16},
	}
	for n, st := range s.Statements {
		columns = append(columns, sheet.Column{Key: strings.ToLower(strings.ReplaceAll(st.Question, "-", "_")), Title: statementColumn(n, st), List: choices, Width: 30, Help: "Isi untuk setiap pemakai; bila tidak tahu, pilih Tidak tahu."})
	}
	columns = append(columns, sheet.Column{Key: "saran", Title: noteColumn, Kind: sheet.Long, Width: 40, Help: "Boleh kosong. Jangan menulis nama orang."})
	return sheet.Form{Title: "Survei " + p.Programme.Code + " untuk " + s.Code + " " + s.Name, Sheets: []sheet.FormSheet{{
		Name: SheetName, File: "jawaban", Columns: columns,
		Instruction: fmt.Sprintf("Satu baris satu responden yang pernah memakai %s %s. Nilai %d sampai %d; kosongkan pernyataan bagi yang belum pernah memakai.", p.Programme.Code, p.Programme.Name, scale.Min, scale.Max),
	}}}
}

func statementColumn(n int, st Statement) string { return fmt.Sprintf("P%d. %s", n+1, st.Text) }

// choice is a level as the drop-down of the sheet offers it.
func choice(l Level, scale instrument.Scale) string {
	if l == DontKnow {
		return DontKnowWords
	}
	return fmt.Sprintf("%d - %s", int(l), l.Words(scale))
}

// Filled is an entry sheet as it was read.
type Filled struct {
	Entries  []Entry // of users who do not run the service
	Screened int
	Builders int
	Problems []sheet.Problem
}

// Rows is how many respondents the sheet holds.
func (f Filled) Rows() int { return len(f.Entries) + f.Screened + f.Builders }

// Read reads an entry sheet. taken tells which numbers of respondents the survey of
// the sub-dimension holds already.
func (s Sub) Read(b sheet.Book, scale instrument.Scale, taken func(number string) bool) Filled {
	r := reader{sub: s, scale: scale, taken: taken, seen: map[string]string{}}
	i := slices.IndexFunc(b.Sheets, func(t sheet.Sheet) bool { return strings.EqualFold(strings.TrimSpace(t.Name), SheetName) })
	if i < 0 && len(b.Sheets) == 1 {
		i = 0 // a CSV is called like its file
	}
	if i < 0 {
		r.wrong(sheet.Ref{Sheet: SheetName}, "", fmt.Sprintf("Lembar %q tidak ada dalam berkas ini.", SheetName), "Pakai templat yang diunduh dari halaman survei ini.")
		return r.out
	}
	r.tab = b.Sheets[i]
	if r.heads() {
		r.rows()
	}
	return r.out
}

type reader struct {
	sub   Sub
	scale instrument.Scale
	taken func(string) bool
	tab   sheet.Sheet
	head  int
	at    map[string]int    // column by its title
	seen  map[string]string // cell by number
	out   Filled
}

func (r *reader) wrong(at sheet.Ref, value, text, advice string) {
	r.out.Problems = append(r.out.Problems, sheet.Problem{At: at, Severity: sheet.Error, Value: value, Text: text, Advice: advice})
}

// heads finds the row of titles and the columns that the sheet must have.
func (r *reader) heads() bool {
	needed := []string{numberColumn, usedColumn, builderColumn}
	for n, st := range r.sub.Statements {
		needed = append(needed, statementColumn(n, st))
	}
	for row := range min(len(r.tab.Rows), 10) {
		at := map[string]int{}
		for col, c := range r.tab.Rows[row] {
			at[title(c.Text)] = col
		}
		if _, ok := at[title(numberColumn)]; ok {
			r.head, r.at = row, at
			break
		}
	}
	if r.at == nil {
		r.wrong(sheet.Ref{Sheet: r.tab.Name}, "", fmt.Sprintf("Baris judul dengan kolom %q tidak ditemukan.", numberColumn), "Pakai templat yang diunduh dari halaman survei ini, tanpa mengubah judul kolomnya.")
		return false
	}
	for _, name := range needed {
		if _, ok := r.at[title(name)]; !ok {
			r.wrong(sheet.Ref{Sheet: r.tab.Name, Row: r.head}, "", fmt.Sprintf("Kolom %q tidak ada.", name), "Periksa apakah templatnya dari subdimensi ini; judul kolom tidak boleh diubah.")
		}
	}
	return len(r.out.Problems) == 0
}

// title compares titles without their marks for needed columns and without case.
func title(text string) string {
	return strings.ToLower(strings.Trim(tidy(text), " *"))
}

func (r *reader) rows() {
	for row := r.head + 1; row < len(r.tab.Rows); row++ {
		if slices.ContainsFunc(r.tab.Rows[row], func(c sheet.Cell) bool { return strings.TrimSpace(c.Text) != "" || c.Type == sheet.ErrorCell }) {
			if r.out.Rows() >= mostRows {
				r.wrong(sheet.Ref{Sheet: r.tab.Name, Row: row}, "", fmt.Sprintf("Lembar memuat lebih dari %d responden.", mostRows), "Bagi menjadi beberapa berkas.")
				return
			}
			r.row(row)
		}
	}
	if r.out.Rows() == 0 && len(r.out.Problems) == 0 {
		r.wrong(sheet.Ref{Sheet: r.tab.Name, Row: r.head + 1}, "", "Lembar belum memuat jawaban.", "Isi satu baris untuk setiap responden.")
	}
}

// cell gives a cell of a row by the title of its column.
func (r *reader) cell(row int, column string) (sheet.Cell, sheet.Ref) {
	col, ok := r.at[title(column)]
	at := sheet.Ref{Sheet: r.tab.Name, Row: row, Col: col}
	if !ok || col >= len(r.tab.Rows[row]) {
		return sheet.Cell{}, at
	}
	return r.tab.Rows[row][col], at
}

func (r *reader) note(at sheet.Ref, c sheet.Cell, n *cell.Note) {
	if n != nil {
		r.out.Problems = append(r.out.Problems, n.Problem(at, c))
	}
}

func (r *reader) row(row int) {
	before := len(r.out.Problems)
	number := r.number(row)
	used, builder := r.yesNo(row, usedColumn), r.yesNo(row, builderColumn)
	if sheet.Stops(r.out.Problems[before:]) {
		return
	}
	switch {
	case !used:
		r.out.Screened++
		return
	case builder:
		r.out.Builders++
		return
	}
	e := Entry{Sub: r.sub.Code, Number: number, Source: File, Answers: map[string]Level{}, State: Counted}
	e.Often, e.Since = r.pick(row, oftenColumn, Frequencies), r.pick(row, sinceColumn, Durations)
	e.Role, e.Age = r.pick(row, roleColumn, Roles), r.pick(row, ageColumn, Ages)
	for n, st := range r.sub.Statements {
		if l, ok := r.level(row, n, st); ok {
			e.Answers[st.Question] = l
		}
	}
	e.Suggestion = r.suggestion(row)
	if !e.says() {
		e.State = Held
	}
	r.out.Entries = append(r.out.Entries, e)
}

func (r *reader) number(row int) string {
	c, at := r.cell(row, numberColumn)
	text, n := cell.Text(c)
	r.note(at, c, n)
	if text = tidy(text); text == "" || len(text) > mostNumber {
		r.wrong(at, cell.Shown(c), "Nomor responden kosong atau terlalu panjang.", fmt.Sprintf("Isi nomor seperti di lembar kertasnya, paling banyak %d huruf.", mostNumber))
		return ""
	}
	key := strings.ToLower(text)
	switch {
	case r.seen[key] != "":
		r.wrong(at, text, fmt.Sprintf("Nomor responden ini sudah dipakai di sel %s.", r.seen[key]), "Satu responden satu baris; perbaiki nomornya atau hapus barisnya.")
	case looksPersonal(text):
		r.wrong(at, "", "Nomor responden ini tampak seperti NIK atau nomor telepon.", "Pakai nomor urut lembar, misalnya SG1-001. Data pribadi tidak boleh masuk survei.")
	case r.taken(text):
		r.wrong(at, text, "Nomor responden ini sudah ada dalam survei subdimensi ini.", "Hapus barisnya bila sudah pernah dimasukkan, atau perbaiki nomornya.")
	}
	r.seen[key] = at.Name()
	return text
}

// looksPersonal tells whether a number is one that people have for life: ten digits or
// more.
func looksPersonal(number string) bool {
	digits := 0
	for _, c := range number {
		if c >= '0' && c <= '9' {
			digits++
		}
	}
	return digits >= 10
}

func (r *reader) yesNo(row int, column string) bool {
	c, at := r.cell(row, column)
	yes, stated, n := cell.YesNo(c)
	r.note(at, c, n)
	if n == nil && !stated {
		r.wrong(at, "", fmt.Sprintf("Kolom %q kosong.", column), "Tulis ya atau tidak.")
	}
	return yes
}

func (r *reader) pick(row int, column string, list []string) string {
	c, at := r.cell(row, column)
	text, n := cell.Text(c)
	r.note(at, c, n)
	if text == "" {
		return ""
	}
	i := slices.IndexFunc(list, func(s string) bool {
		return title(s) == title(strings.ReplaceAll(text, "-", "–")) || title(s) == title(text)
	})
	if i < 0 {
		r.wrong(at, cell.Shown(c), fmt.Sprintf("Isi kolom %q tidak ada dalam daftarnya.", column), "Pilih dari daftar: "+strings.Join(list, "; ")+".")
		return ""
	}
	return list[i]
}

func (r *reader) level(row, n int, st Statement) (Level, bool) {
	c, at := r.cell(row, statementColumn(n, st))
	text, note := cell.Text(c)
	r.note(at, c, note)
	if c.Type == sheet.NumberCell {
		text = c.Raw
	}
	for _, l := range Levels(r.scale) {
		number := Unknown
		if l != DontKnow {
			number = fmt.Sprint(int(l))
		}
		if text == number || strings.EqualFold(text, choice(l, r.scale)) || strings.EqualFold(text, l.Words(r.scale)) {
			return l, true
		}
	}
	r.wrong(at, cell.Shown(c), fmt.Sprintf("Jawaban pernyataan %d harus %d sampai %d atau Tidak tahu.", n+1, r.scale.Min, r.scale.Max), "Pilih dari daftar di selnya. Bila responden tidak menjawab, pilih Tidak tahu.")
	return 0, false
}

func (r *reader) suggestion(row int) string {
	c, at := r.cell(row, noteColumn)
	text, n := cell.Long(c)
	r.note(at, c, n)
	text = paragraph(text)
	if k := len([]rune(text)); k > mostSuggestion {
		r.wrong(at, "", fmt.Sprintf("Saran %d huruf, paling banyak %d.", k, mostSuggestion), "Ringkaskan.")
	}
	return text
}
