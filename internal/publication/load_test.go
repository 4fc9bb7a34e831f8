package publication_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"gurindam/internal/fault"
	"gurindam/internal/publication"
	"gurindam/internal/publication/block"
)

func TestBothSetsLoad(t *testing.T) {
	t.Parallel()
	sets, err := publication.Sets()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, s := range sets {
		for _, b := range s.Books {
			got[s.ID] += b.Label + " " + string(b.ID) + "; "
		}
	}
	want := map[string]string{
		"kominfo-2019":    "Buku 1 analysis; Buku 2 masterplan; Buku 3 summary; ",
		"empat-buku-2023": "Buku 1 analysis; Buku 2 masterplan; Buku 3 quickwins; Buku 4 roadmap; ",
	}
	for id := range want {
		if got[id] != want[id] {
			t.Errorf("set %s holds %q, want %q", id, got[id], want[id])
		}
	}
	if _, err := publication.Load("tidak-ada"); fault.KindOf(err) != fault.NotFound || !strings.Contains(err.Error(), "kominfo-2019") {
		t.Errorf("Load of an unknown set: %v", err)
	}
}

func TestOutlinesAreChecked(t *testing.T) {
	t.Parallel()
	set := func(sections string) string {
		return `{"id":"x","name":"X","guideline":"kominfo-2019","books":[{"id":"analysis","label":"Buku 1","title":"T","body":[` + sections + `]}]}`
	}
	for _, c := range []struct{ name, text, says string }{
		{"good", set(`{"id":"a","title":"A","blocks":["background"]}`), ""},
		{"unknown block", set(`{"id":"a","title":"A","blocks":["tarian"]}`), `unknown block "tarian"`},
		{"unknown field", set(`{"id":"a","title":"A","blok":["background"]}`), "unknown field"},
		{"block used twice", set(`{"id":"a","title":"A","blocks":["background"]},{"id":"b","title":"B","blocks":["background"]}`), `block "background" stands twice`},
		{"section twice", set(`{"id":"a","title":"A","blocks":["background"]},{"id":"a","title":"B","blocks":["method"]}`), `section "a" stands twice`},
		{"needs a dimension", set(`{"id":"a","title":"A","blocks":["gap-dimension"]}`), `wants each "dimension"`},
		{"unknown kind", set(`{"id":"a","title":"A {}","each":"hari","blocks":["background"]}`), `each "hari" is unknown`},
		{"title without a place", set(`{"id":"a","title":"A","each":"dimension","blocks":["gap-dimension"]}`), "lacks {}"},
		{"nothing in it", set(`{"id":"a","title":"A"}`), "holds nothing"},
		{"no books", `{"id":"x","name":"X","guideline":"g","books":[]}`, "required"},
		{"no JSON", `{`, "EOF"},
	} {
		_, err := publication.Parse([]byte(c.text))
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: Parse says %v, want %q", c.name, err, c.says)
		}
	}
}

// The schema beside the outlines is what editors of outlines see.
func TestTheSchemaNamesEveryBlock(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("outline/outline.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs struct {
			Block   struct{ Enum []string }
			Section struct {
				Properties struct{ Each struct{ Enum []string } }
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	got := slices.Sorted(slices.Values(schema.Defs.Block.Enum))
	if want := block.Names(); !slices.Equal(got, want) {
		t.Errorf("the schema names blocks %v, the program knows %v", got, want)
	}
	for _, each := range schema.Defs.Section.Properties.Each.Enum {
		if !block.Kind(each) {
			t.Errorf("the schema names kind %q, which the program does not know", each)
		}
	}
}
