package tabular

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/sheet"
)

// readFolder reads every CSV of a folder as a sheet named after the file. Such a
// folder is the program's own layout: separated by commas, numbers are written
// with a decimal point, which lifts the doubt over 1.250. The folder is opened as
// a root, so that no link leads out of it.
func readFolder(path string, lim Limits) (sheet.Book, error) {
	book := sheet.Book{Name: filepath.Base(path)}
	root, err := os.OpenRoot(path)
	if err != nil {
		return book, fault.Wrap(fault.Invalid, fmt.Sprintf("Folder %q tidak dapat dibuka.", book.Name), err)
	}
	defer root.Close()
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return book, fault.Wrap(fault.Invalid, fmt.Sprintf("Folder %q tidak dapat dibaca.", book.Name), err)
	}
	for _, e := range entries {
		if e.IsDir() || strings.HasPrefix(e.Name(), ".") || !strings.EqualFold(filepath.Ext(e.Name()), ".csv") {
			continue
		}
		if len(book.Sheets) >= lim.Sheets {
			return book, fault.New(fault.TooLarge, fmt.Sprintf("Folder %q memuat lebih dari %d berkas CSV.", book.Name, lim.Sheets))
		}
		one, notes, size, err := readMember(root, e.Name(), lim)
		if err != nil {
			return book, err
		}
		if lim.FileSize -= size; lim.FileSize < 0 {
			return book, fault.New(fault.TooLarge, fmt.Sprintf("Berkas-berkas CSV di folder %q bersama-sama terlalu besar.", book.Name))
		}
		for _, row := range one.Rows {
			lim.Cells -= len(row)
		}
		book.Sheets, book.Notes = append(book.Sheets, one), append(book.Notes, notes...)
	}
	if len(book.Sheets) == 0 {
		return book, fault.New(fault.Invalid, fmt.Sprintf("Folder %q tidak memuat berkas CSV. Satu lembar satu berkas, misalnya rencana_aksi.csv.", book.Name))
	}
	return book, nil
}

func readMember(root *os.Root, name string, lim Limits) (sheet.Sheet, []string, int64, error) {
	f, err := root.Open(name)
	if err != nil {
		return sheet.Sheet{}, nil, 0, fault.Wrap(fault.Invalid, fmt.Sprintf("Berkas %q tidak dapat dibuka.", name), err)
	}
	defer f.Close()
	data, err := slurp(f, name, lim)
	if err != nil {
		return sheet.Sheet{}, nil, 0, err
	}
	if len(strings.TrimSpace(string(data))) == 0 {
		return sheet.Sheet{Name: strings.TrimSuffix(name, filepath.Ext(name))}, nil, 0, nil
	}
	kind, err := sniff(name, data)
	if err == nil && kind != textFile {
		err = refuse(name, "bukan CSV.")
	}
	if err != nil {
		return sheet.Sheet{}, nil, 0, err
	}
	one, notes, err := readCSV(name, data, lim, sheet.PlainCell)
	return one, notes, int64(len(data)), err
}
