package lang_test

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/a-h/templ/parser/v2"
	templates "github.com/a-h/templ/parser/v2/visitor"
)

// names are said alike in every language.
var names = []string{"APBD", "CSR", "English", "Bahasa Indonesia", "ID", "EN", "gurindam", "SHA-256", "PDF", "DOCX", "RPJMD", "XLSX", "CSV", "NIP", "OPD", "8,20 % APBD"}

// read aloud or shown.
var spoken = []string{"aria-label", "title", "placeholder", "data-label", "alt"}

// bareTexts lists what templates say without asking for its language.
func bareTexts(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(filepath.Join(root, "internal"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".templ") {
			return err
		}
		file, err := parser.Parse(path)
		if err != nil {
			return err
		}
		note := func(text string) {
			if text = strings.TrimSpace(text); words.MatchString(text) && !slices.Contains(names, text) {
				out = append(out, fmt.Sprintf("%s: %q", filepath.ToSlash(strings.TrimPrefix(path, root)), text))
			}
		}
		v := templates.New()
		v.Text = func(n *parser.Text) error { note(n.Value); return nil }
		v.ConstantAttribute = func(n *parser.ConstantAttribute) error {
			if slices.Contains(spoken, n.Key.String()) {
				note(n.Value)
			}
			return nil
		}
		return file.Visit(v)
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
