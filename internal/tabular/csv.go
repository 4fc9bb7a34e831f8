package tabular

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"gurindam/internal/fault"
	"gurindam/internal/sheet"
)

// readCSV reads one CSV file: whatever it is coded in, separated by, and however
// its quotes are broken. Rows stand where a spreadsheet program shows them, so
// blank lines are kept. Cells are of the given kind if the file is clean UTF-8
// separated by commas, and text otherwise.
func readCSV(name string, data []byte, lim Limits, kind sheet.CellType) (sheet.Sheet, []string, error) {
	text, coding, err := decodeText(name, data)
	if err != nil {
		return sheet.Sheet{}, nil, err
	}
	var notes []string
	if coding != "" {
		notes = append(notes, fmt.Sprintf("Berkas %q dibaca sebagai %s.", name, coding))
	}
	delim, declared := declaredDelimiter(text)
	unwrapped, wrapped := unwrap(text)
	if wrapped {
		text = unwrapped
		notes = append(notes, fmt.Sprintf("Setiap baris berkas %q terbungkus tanda kutip; bungkusnya dilepas.", name))
	}
	if !declared {
		delim = sniffDelimiter(text)
	}
	s := splitter{text: text, delim: delim, lim: lim}
	out := sheet.Sheet{Name: strings.TrimSuffix(name, filepath.Ext(name))}
	if delim != ',' || wrapped || coding != "" {
		kind = sheet.TextCell
	}
	cells := 0
	for row := 0; s.more(); row++ {
		fields, err := s.record()
		if err != nil {
			return sheet.Sheet{}, nil, s.fault(name, row, err)
		}
		if declared && row == 0 {
			fields = nil
		}
		line := cellsOf(fields, kind)
		if len(line) == 0 {
			out.Rows = append(out.Rows, nil)
			continue
		}
		cells += len(line)
		if row >= lim.Rows || len(line) > lim.Columns || cells > lim.Cells {
			return sheet.Sheet{}, nil, fault.New(fault.TooLarge, fmt.Sprintf("Berkas %q melewati batas %d baris atau %d kolom. Bagi menjadi beberapa berkas.", name, lim.Rows, lim.Columns))
		}
		out.Rows = append(out.Rows, line)
	}
	for len(out.Rows) > 0 && len(out.Rows[len(out.Rows)-1]) == 0 {
		out.Rows = out.Rows[:len(out.Rows)-1]
	}
	if s.bare > 0 {
		notes = append(notes, fmt.Sprintf("Berkas %q memuat %d tanda kutip yang tidak berpasangan; dibaca sebagai huruf biasa.", name, s.bare))
	}
	return out, notes, nil
}

func cellsOf(fields []string, kind sheet.CellType) []sheet.Cell {
	for len(fields) > 0 && fields[len(fields)-1] == "" {
		fields = fields[:len(fields)-1]
	}
	line := make([]sheet.Cell, len(fields))
	for i, f := range fields {
		if f != "" {
			line[i] = sheet.Cell{Text: f, Raw: f, Type: kind}
		}
	}
	return line
}

// splitter cuts CSV text into records the way Excel does: what follows a closing
// quote up to the next delimiter still belongs to the field, and a quote that is
// never closed is a letter, so that one bad line spoils only itself. The standard
// reader drops blank lines, which would shift every cell name in a message.
type splitter struct {
	text  string
	delim byte
	lim   Limits
	bare  int // quotes without a partner
}

func (s *splitter) more() bool { return s.text != "" }

var errField = fmt.Errorf("field too long")

func (s *splitter) record() ([]string, error) {
	var fields []string
	for {
		field, end := s.field()
		if len(field) > s.lim.Text && utf8.RuneCountInString(field) > s.lim.Text {
			return nil, errField
		}
		if len(fields) > s.lim.Columns {
			return nil, errField
		}
		fields = append(fields, field)
		if end {
			return fields, nil
		}
	}
}

// field takes one field and its delimiter; end tells that the line is over.
func (s *splitter) field() (field string, end bool) {
	if strings.HasPrefix(s.text, `"`) {
		if quoted, rest, ok := s.quoted(); ok {
			whole := s.text
			s.text = rest
			tail, end := s.plain()
			if tail == "" || !strings.Contains(quoted, "\n") {
				if tail != "" {
					s.bare++
				}
				return quoted + tail, end
			}
			// The quote that seems to close opens or closes something in a later line.
			s.text = whole
		}
		s.bare++
	}
	return s.plain()
}

func (s *splitter) plain() (string, bool) {
	i := strings.IndexAny(s.text, string([]byte{s.delim, '\n'}))
	if i < 0 {
		field := s.text
		s.text = ""
		return field, true
	}
	field, at := s.text[:i], s.text[i]
	s.text = s.text[i+1:]
	return field, at == '\n'
}

// quoted takes a field in quotes, with doubled quotes inside it as one.
func (s *splitter) quoted() (field, rest string, ok bool) {
	reach := min(len(s.text), 4*s.lim.Text)
	for i := 1; ; {
		j := strings.IndexByte(s.text[i:reach], '"')
		if j < 0 {
			return "", "", false
		}
		i += j
		if i+1 < reach && s.text[i+1] == '"' {
			i += 2
			continue
		}
		return strings.ReplaceAll(s.text[1:i], `""`, `"`), s.text[i+1:], true
	}
}

func (s *splitter) fault(name string, row int, err error) error {
	return fault.Wrap(fault.TooLarge, fmt.Sprintf("Berkas %q baris %d memuat isian yang terlalu panjang atau terlalu banyak. Periksa tanda kutip dan pemisah kolomnya.", name, row+1), err)
}
