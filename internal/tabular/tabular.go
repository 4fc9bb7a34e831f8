// Package tabular reads and writes spreadsheets: XLSX workbooks, CSV files, and
// folders with one CSV per sheet. It knows the file formats and what is wrong
// with the files people send; what the cells mean is not its business.
//
// Reading is done on the parts of the file themselves, one cell at a time, so
// that a number keeps the digits it is stored with and a sheet that claims a
// million rows costs only those that hold something. Writing goes through
// excelize.
package tabular

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"gurindam/internal/fault"
	"gurindam/internal/sheet"
)

// Limits says how large a file may be. A field left at zero takes its default.
type Limits struct {
	FileSize int64 // bytes on disk; 20 MiB
	Unpacked int64 // bytes of the parts of a workbook together; 256 MiB
	Parts    int   // files inside a workbook; 2.000
	Sheets   int   // sheets, or CSV files in a folder; 200
	Rows     int   // up to the last row of a sheet that holds something; 20.000
	Columns  int   // up to the last column that holds something; 1.000
	Cells    int   // cells of all sheets that hold something; 2.000.000
	Text     int   // characters of one cell; 32.767, as in Excel
}

func (l Limits) filled() Limits {
	return Limits{
		FileSize: either(l.FileSize, 20<<20), Unpacked: either(l.Unpacked, 256<<20), Parts: either(l.Parts, 2000), Sheets: either(l.Sheets, 200),
		Rows: either(l.Rows, 20_000), Columns: either(l.Columns, 1000), Cells: either(l.Cells, 2_000_000), Text: either(l.Text, 32_767),
	}
}

func either[N int | int64](n, fallback N) N {
	if n > 0 {
		return n
	}
	return fallback
}

// Read reads a workbook (.xlsx), a CSV file, or a folder with one CSV per sheet.
// Cells come as the file stores them. A file that is none of these, or passes a
// limit, gives a fault.Invalid or fault.TooLarge that says what to do.
func Read(path string, lim Limits) (sheet.Book, error) {
	lim = lim.filled()
	info, err := os.Stat(path)
	if err != nil {
		return sheet.Book{}, fault.Wrap(fault.Invalid, fmt.Sprintf("Berkas %q tidak dapat dibuka. Periksa nama dan tempatnya.", filepath.Base(path)), err)
	}
	if info.IsDir() {
		return readFolder(path, lim)
	}
	data, err := load(path, lim)
	if err != nil {
		return sheet.Book{}, err
	}
	return Decode(filepath.Base(path), data, lim)
}

// Decode reads a workbook or a CSV file that is already in memory, such as one
// sent by a browser. The name tells what the file claims to be.
func Decode(name string, data []byte, lim Limits) (sheet.Book, error) {
	lim = lim.filled()
	if int64(len(data)) > lim.FileSize {
		return sheet.Book{}, tooLarge(name, lim)
	}
	kind, err := sniff(name, data)
	if err != nil {
		return sheet.Book{}, err
	}
	book := sheet.Book{Name: name}
	if kind == textFile {
		one, notes, err := readCSV(name, data, lim, sheet.TextCell)
		if err != nil {
			return sheet.Book{}, err
		}
		book.Sheets, book.Notes = []sheet.Sheet{one}, notes
		return book, nil
	}
	p, err := openPack(name, data, lim)
	if err != nil {
		return sheet.Book{}, err
	}
	book.Sheets, book.Notes, err = readWorkbook(p, lim)
	return book, err
}

func load(path string, lim Limits) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, fmt.Sprintf("Berkas %q tidak dapat dibuka. Periksa izinnya.", filepath.Base(path)), err)
	}
	defer f.Close()
	return slurp(f, filepath.Base(path), lim)
}

// slurp reads a whole regular file. The limit is on what is read, not on what
// the folder says, because a file may grow in between.
func slurp(f *os.File, name string, lim Limits) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("stat %s: %w", name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, fault.New(fault.Invalid, fmt.Sprintf("%q bukan berkas biasa.", name))
	}
	if info.Size() > lim.FileSize {
		return nil, tooLarge(name, lim)
	}
	data, err := io.ReadAll(io.LimitReader(f, lim.FileSize+1))
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, fmt.Sprintf("Berkas %q tidak dapat dibaca.", name), err)
	}
	if int64(len(data)) > lim.FileSize {
		return nil, tooLarge(name, lim)
	}
	return data, nil
}

func tooLarge(name string, lim Limits) error {
	return fault.New(fault.TooLarge, fmt.Sprintf("Berkas %q lebih besar dari %d MiB. Hapus gambar dan lembar yang tidak perlu, atau bagi menjadi beberapa berkas.",
		name, max(lim.FileSize>>20, 1)))
}
