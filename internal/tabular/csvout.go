package tabular

import (
	"encoding/csv"
	"fmt"
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

func writeOne(root *os.Root, s sheet.FormSheet) error {
	out, err := root.Create(s.File + ".csv")
	if err != nil {
		return err
	}
	defer out.Close()
	titles := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		titles[i] = c.Title
	}
	w := csv.NewWriter(out)
	if err := w.WriteAll(append([][]string{titles}, s.Rows...)); err != nil {
		return err
	}
	return out.Close()
}
