package scoretable

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"gurindam/internal/fault"
)

// lines reads a CSV file row by row and keeps where it is. Problems of the form of the
// file end it.
type lines struct {
	csv      *csv.Reader
	header   []string
	at       map[string]int // place of each named column
	record   []string       // of the row last read
	problems *Problems
}

// open reads the header.
func open(r io.Reader, problems *Problems) (*lines, bool) {
	in := bufio.NewReaderSize(r, 1<<16)
	switch start, _ := in.Peek(3); {
	case string(start) == "\xef\xbb\xbf":
		_, _ = in.Discard(3)
	case len(start) >= 2 && (start[0] == 0xff && start[1] == 0xfe || start[0] == 0xfe && start[1] == 0xff):
		problems.add(1, 0, "", "berkas memakai pengodean UTF-16. Simpan sebagai CSV UTF-8.")
		return nil, false
	}
	l := &lines{csv: csv.NewReader(in), problems: problems, at: map[string]int{}}
	l.csv.FieldsPerRecord, l.csv.ReuseRecord = -1, true
	if !l.read() {
		if problems.Count == 0 {
			problems.add(1, 0, "", "berkas kosong; baris pertama harus berisi nama kolom.")
		}
		return nil, false
	}
	for i, name := range l.record {
		name = strings.TrimSpace(name)
		l.header = append(l.header, name)
		if _, twice := l.at[name]; twice {
			problems.add(1, i+1, name, "kolom ini sudah ada di sebelah kirinya.")
			continue
		}
		l.at[name] = i
	}
	if len(l.header) == 1 && strings.Contains(l.header[0], ";") {
		problems.add(1, 1, "", "kolom dipisahkan titik koma. Pisahkan dengan koma, dan tulis angka dengan titik desimal.")
		return nil, false
	}
	return l, true
}

// next reads a row with as many cells as the header has.
func (l *lines) next() bool {
	for l.read() {
		switch have, want := len(l.record), len(l.header); {
		case have == want:
			return true
		case have < want:
			l.problems.add(l.line(), have+1, l.header[have], "sel ini belum ada; baris ini hanya %d sel, judulnya %d.", have, want)
		default:
			l.problems.add(l.line(), want+1, "", "sel ini berlebih; judulnya hanya %d kolom. Angka ditulis dengan titik, bukan koma; teks yang memuat koma diapit tanda kutip.", want)
		}
	}
	return false
}

func (l *lines) read() (ok bool) {
	var err error
	l.record, err = l.csv.Read()
	if err == nil {
		return true
	}
	if wrong, ok := errors.AsType[*csv.ParseError](err); ok {
		l.problems.add(wrong.StartLine, 0, "", "%s", quoting(wrong))
	} else if !errors.Is(err, io.EOF) {
		l.problems.add(1, 0, "", "berkas tidak dapat dibaca sampai selesai (%v).", err)
	}
	return false
}

func quoting(err *csv.ParseError) string {
	if errors.Is(err.Err, csv.ErrQuote) {
		return "tanda kutip pembuka tidak ditutup dengan benar. Tanda kutip di dalam teks ditulis dua kali (\"\")."
	}
	return "ada tanda kutip di tengah sel. Apit seluruh sel dengan tanda kutip, dan tulis tanda kutip di dalamnya dua kali (\"\")."
}

func (l *lines) line() int {
	line, _ := l.csv.FieldPos(0)
	return line
}

// cell gives the text of a column of the row, without blanks around it.
func (l *lines) cell(column int) string { return strings.TrimSpace(l.record[column]) }

// wrong notes a problem of a cell of the row.
func (l *lines) wrong(column int, format string, args ...any) {
	line, _ := l.csv.FieldPos(column)
	l.problems.add(line, column+1, l.header[column], format, args...)
}

// text gives a cell that must not be empty.
func (l *lines) text(column int) (string, bool) {
	s := l.cell(column)
	switch {
	case s == "":
		l.wrong(column, "sel ini kosong.")
	case !utf8.ValidString(s):
		l.wrong(column, "teksnya bukan UTF-8. Simpan berkas sebagai CSV UTF-8.")
	default:
		return s, true
	}
	return "", false
}

// clip keeps a cell short enough for a message.
func clip(s string) string { return fault.Clip(s, 40) }
