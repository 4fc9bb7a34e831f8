package tc27

import (
	"strconv"
	"strings"

	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
	"gurindam/internal/sheet/cell"
)

// bidang are the numbers of bidang urusan under each urusan, by UU 23/2014 and
// Permendagri 90/2019. They settle most codes that lost a zero: under urusan 1
// there is a 1.03 and no 1.30.
var bidang = map[byte][2]int{'1': {1, 6}, '2': {7, 24}, '3': {25, 32}, '4': {1, 2}, '5': {1, 7}, '6': {1, 1}, '7': {1, 1}, '8': {1, 1}, '9': {1, 1}}

func lawful(code string) bool {
	parts := strings.Split(code, ".")
	if len(parts) < 2 || parts[0] == "X" || parts[1] == "XX" {
		return true
	}
	n, err := strconv.Atoi(parts[1])
	limits, known := bidang[parts[0][0]]
	return err == nil && known && n >= limits[0] && n <= limits[1]
}

// codeLike tells whether a text is a code or part of one, whole or damaged.
func codeLike(text string) bool {
	text = strings.ToLower(text)
	return text != "" && strings.Trim(text, "x.0123456789") == "" && (strings.Contains(text, ".") || len(text) <= 4)
}

// rawCode joins the code of a row from its columns.
type rawCode struct {
	text  string
	at    sheet.Ref
	cell  sheet.Cell
	split bool // over several columns, whose numbers lost only zeros in front
	named bool // before the name, in one cell
	note  *cell.Note
}

func (t *table) rawCode(row int) rawCode {
	var out rawCode
	var parts []string
	for col, h := range t.heads {
		c := at(t.sheet, row, col)
		if h.field != code || cell.Absent(c) {
			continue
		}
		text, note := cell.Code(c)
		if len(parts) == 0 {
			out.at, out.cell = sheet.Ref{Sheet: t.sheet.Name, Row: row, Col: col}, c
		}
		if note != nil && note.Severity == sheet.Error {
			out.note = note
			return out
		}
		part := tidyCode(text)
		switch last := len(parts) - 1; {
		case last < 0 || strings.Count(part, ".") < 2 || !(rpjmd.Code{Text: part}).Valid():
			parts = append(parts, part)
		case part == parts[last] || strings.HasPrefix(parts[last], part+"."): // said already
		case strings.HasPrefix(part, parts[last]+"."):
			parts[last] = part
		default:
			out.note = &cell.Note{Severity: sheet.Question, Text: "Baris ini memuat dua kode.", Advice: "Sisakan satu kode di setiap baris.", Choices: []string{strings.Join(parts, "."), part}}
			return out
		}
	}
	if len(parts) == 0 {
		return t.codeBeforeName(row)
	}
	out.split = len(parts) > 1
	out.text = strings.Join(parts, ".")
	if out.split {
		out.text = padded(out.text)
	}
	return out
}

// codeBeforeName finds the code of a row in the cell of its name.
func (t *table) codeBeforeName(row int) rawCode {
	for col, h := range t.heads {
		if h.field != name {
			continue
		}
		if code, _, ok := splitName(textAt(t.sheet, row, col)); ok {
			return rawCode{text: code, at: t.ref(row, col), cell: at(t.sheet, row, col), named: true}
		}
	}
	return rawCode{}
}

// tidyCode puts right what is no doubt: small x, spaces, signs between the parts.
func tidyCode(text string) string {
	text = strings.ToUpper(text)
	text = strings.NewReplacer(" . ", ".", " ", ".", ",", ".", "-", ".", "/", ".", "..", ".").Replace(text)
	return strings.Trim(text, ".")
}

// padded fills the parts of a code from the left; a column of its own loses zeros
// only there.
func padded(code string) string {
	parts := strings.Split(code, ".")
	for i, width := range []int{1, 2, 2, 1, 2, 2} {
		if i < len(parts) && parts[i] != "" && len(parts[i]) < width {
			parts[i] = strings.Repeat("0", width-len(parts[i])) + parts[i]
		}
	}
	return strings.Join(parts, ".")
}

// gatherCodes collects the whole codes of the table, against which damaged ones
// are held.
func (t *table) gatherCodes() {
	if t.layout == Purposes {
		return
	}
	for row := t.body; row < t.end; row++ {
		raw := t.rawCode(row)
		c := rpjmd.Code{Text: raw.text}
		if raw.text == "" || !c.Valid() || c.Depth() == "" || raw.cell.Type == sheet.NumberCell && !raw.split && strings.Contains(raw.text, ".") {
			continue
		}
		if c.Depth() == rpjmd.RenstraSubKegiatan {
			if last := c.Text[strings.LastIndexByte(c.Text, '.')+1:]; len(last) == 4 {
				t.wide++
			} else {
				t.narrow++
			}
		}
		for ; !c.Empty(); c = c.Parent() {
			t.codes[c.Text] = true
		}
	}
}
