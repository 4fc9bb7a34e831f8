package workspaceweb

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/lang"
)

// TestGridWords holds the list of texts to what the script says, and to their English.
func TestGridWords(t *testing.T) {
	t.Parallel()
	said := map[string]bool{}
	parts, err := fs.Glob(files, "asset/kisi/*.js")
	if err != nil {
		t.Fatal(err)
	}
	call := regexp.MustCompile(`\bt\('([^']*)'`)
	for _, name := range parts {
		for _, m := range call.FindAllSubmatch(file(name), -1) {
			said[string(m[1])] = true
		}
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(said)), gridWords[:]); diff != "" {
		t.Errorf("the script says other texts (-script +list):\n%s", diff)
	}
	for _, text := range gridWords {
		if text != "No" && lang.Text(lang.English, text) == text {
			t.Errorf("no English for %q", text)
		}
	}
}
