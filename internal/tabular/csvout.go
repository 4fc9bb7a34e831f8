package tabular

import (
	"archive/zip"
	"encoding/csv"
	"fmt"
	"io"
	"os"

	"gurindam/internal/sheet"
)

// WriteCSV writes a form as a folder with one CSV per sheet, the layout Read
// takes: separated by commas, a header row with the titles, then the rows as they
// are. The folder is made where it is missing; files of other names stay.
func WriteCSV(dir string, f sheet.Form) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	defer root.Close()
	for _, s := range f.Sheets {
		if err := writeOne(root, s); err != nil {
			return fmt.Errorf("write CSV of sheet %q: %w", s.Name, err)
		}
	}
	return nil
}

// WriteZip writes the same files as one archive, for whoever receives it through a
// browser.
func WriteZip(w io.Writer, f sheet.Form) error {
	z := zip.NewWriter(w)
	for _, s := range f.Sheets {
		out, err := z.Create(s.File + ".csv")
		if err == nil {
			err = writeRows(out, s)
		}
		if err != nil {
			return fmt.Errorf("write CSV of sheet %q: %w", s.Name, err)
		}
	}
	return z.Close()
}

func writeOne(root *os.Root, s sheet.FormSheet) error {
	out, err := root.Create(s.File + ".csv")
	if err != nil {
		return err
	}
	defer out.Close()
	if err := writeRows(out, s); err != nil {
		return err
	}
	return out.Close()
}

func writeRows(out io.Writer, s sheet.FormSheet) error {
	titles := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		titles[i] = c.Title
	}
	return csv.NewWriter(out).WriteAll(append([][]string{titles}, s.Rows...))
}
