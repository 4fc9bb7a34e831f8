package lang_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// scripted is a string of a script that begins like a sentence, with what stands before it.
var scripted = regexp.MustCompile("(\\bt\\(\\s*)?[\"'`](\\p{Lu}\\p{Ll}+ \\p{Ll}{2,}[^\"'`]*)[\"'`]")

// TestScriptsHaveTheirWordsFromPages: a script says what its page gives it, in
// attributes or by a function t of its Indonesian key, so that no text stands
// outside the catalogue.
func TestScriptsHaveTheirWordsFromPages(t *testing.T) {
	t.Parallel()
	texts := catalogue(t)
	err := filepath.WalkDir(filepath.Join(root, "internal"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "testdata" {
			return errorOrSkip(err)
		}
		if filepath.Ext(path) != ".js" || d.Name() == "prosemirror.js" { // a library, which speaks to programmers
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for n, line := range strings.Split(string(data), "\n") {
			if strings.HasPrefix(strings.TrimSpace(line), "//") {
				continue
			}
			for _, m := range scripted.FindAllStringSubmatch(line, -1) {
				at := fmt.Sprintf("%s:%d", strings.TrimPrefix(path, root+"/"), n+1)
				if _, ok := texts[m[2]]; !ok && m[1] != "" {
					t.Errorf("%s: %q has no English", at, m[2])
				} else if m[1] == "" {
					t.Errorf("%s: the script says %q by itself", at, m[2])
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func errorOrSkip(err error) error {
	if err != nil {
		return err
	}
	return filepath.SkipDir
}
