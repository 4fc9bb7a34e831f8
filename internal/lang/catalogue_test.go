package lang_test

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"gurindam/internal/access"
	"gurindam/internal/golden"
	"gurindam/internal/plan"
	"gurindam/internal/sheet"
)

func catalogue(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile("en.json")
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]string
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}

// TestCatalogueIsInOrder: the file is sorted, so that two who add to it meet
// seldom; -update puts it in order.
func TestCatalogueIsInOrder(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(catalogue(t)); err != nil {
		t.Fatal(err)
	}
	golden.Same(t, "en.json", b.String())
}

// TestCatalogueIsComplete: whatever is said to people has its English.
func TestCatalogueIsComplete(t *testing.T) {
	t.Parallel()
	texts, s := catalogue(t), read(t)
	told := map[string]bool{}
	for _, text := range slices.Concat(s.asked, s.faults, s.sentences) {
		if _, ok := texts[text.text]; !ok && !told[text.text] {
			told[text.text] = true
			t.Errorf("%s: %q has no English", text.at, text.text)
		}
	}
}

// TestWordsOfLists: severities and roles, which stand in lists of their own.
func TestWordsOfLists(t *testing.T) {
	t.Parallel()
	texts := catalogue(t)
	var words []string
	for _, s := range []fmt.Stringer{plan.Must, plan.Should, plan.May, sheet.Error, sheet.Warning, sheet.Question} {
		words = append(words, s.String())
	}
	for _, r := range access.Roles() {
		words = append(words, r.Name)
	}
	for _, word := range words {
		if _, ok := texts[word]; !ok {
			t.Errorf("%q has no English", word)
		}
	}
}

// TestCatalogueIsNotStale: nothing stands in it that nobody says.
func TestCatalogueIsNotStale(t *testing.T) {
	t.Parallel()
	s := read(t)
	for key := range catalogue(t) {
		if !s.literals[key] {
			t.Errorf("nobody says %q any more", key)
		}
	}
}

// TestCatalogueAgrees: both sides take the same arguments, and a format that
// faults and findings are made with can be told from other texts.
func TestCatalogueAgrees(t *testing.T) {
	t.Parallel()
	for key, english := range catalogue(t) {
		if a, b := verbs(key), verbs(english); !slices.Equal(a, b) {
			t.Errorf("%q takes %q, its English %q", key, a, b)
		}
		if strings.TrimSpace(english) == "" || strings.HasSuffix(key, ".") && !strings.HasSuffix(english, ".") {
			t.Errorf("%q is not %q: one is a sentence", english, key)
		}
	}
	for _, text := range read(t).faults {
		if len(verbs(text.text)) > 0 && letters(text.text) < 8 {
			t.Errorf("%s: %q is too short to be recognised; say more", text.at, text.text)
		}
	}
}

var verb = regexp.MustCompile(`%(?:\[(\d+)\])?[-+#0]*\d*(?:\.\d+)?([a-zA-Z%])`)

// verbs lists the verbs of a format in the order of their arguments.
func verbs(format string) []string {
	var out []string
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next = int(m[1][0] - '0')
		}
		for len(out) < next {
			out = append(out, "")
		}
		out[next-1] = m[2]
		next++
	}
	return out
}

func letters(format string) (n int) {
	for _, r := range verb.ReplaceAllString(format, "") {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// TestCatalogueIsAsked: pages say nothing in one language only.
func TestCatalogueIsAsked(t *testing.T) {
	t.Parallel()
	s := read(t)
	for _, at := range s.crooked {
		t.Errorf("%s: the text of T is not written out; say a finished text by web.Translate", at)
	}
	for _, text := range slices.Concat(s.bare, bareTexts(t)) {
		t.Errorf("%s is said in Indonesian only; say it by web.T", text)
	}
}
