package plan_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"gurindam/internal/fault"
	"gurindam/internal/plan"
)

func guideline(t testing.TB, id string) plan.Guideline {
	t.Helper()
	g, err := plan.LoadGuideline(id)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestGuidelines(t *testing.T) {
	t.Parallel()
	all, err := plan.Guidelines()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"kominfo-2019": 3, "kominfo-2022": 6, "kominfo-2023": 6}
	for _, g := range all {
		if n, ok := want[g.ID]; !ok || g.QuickWins != n {
			t.Errorf("%s asks for %d quick wins, want %d", g.ID, g.QuickWins, n)
		}
		delete(want, g.ID)
		subs := 0
		for _, d := range g.Dimensions {
			subs += len(d.Subs)
		}
		if len(g.Dimensions) != 6 || subs != 18 {
			t.Errorf("%s has %d dimensions and %d sub-dimensions, want 6 and 18", g.ID, len(g.Dimensions), subs)
		}
		if !strings.Contains(g.WeightsNote, "usulan") {
			t.Errorf("%s does not say that its weights are a proposal", g.ID)
		}
	}
	if len(want) > 0 {
		t.Errorf("missing: %v", want)
	}
}

func TestUnknownGuidelineIsNotFound(t *testing.T) {
	t.Parallel()
	_, err := plan.LoadGuideline("kominfo-1999")
	if fault.KindOf(err) != fault.NotFound || !strings.Contains(fault.Text(err), "kominfo-2019") {
		t.Errorf("got %v", err)
	}
}

func TestGuidelineCheck(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("reference/kominfo-2022.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ old, new, want string }{
		"whole":                   {"", "", ""},
		"code twice":              {`"SB-1"`, `"SG-1"`, `"SG-1" twice`},
		"code twice but for case": {`"INF-TIK"`, `"inf-fis"`, "twice"},
		"weight out of range":     {`"baik": 100`, `"baik": 101`, "weight"},
		"weight missing":          {`"buruk": 0`, `"jelek": 0`, `weight of "buruk"`},
		"too few quick wins":      {`"quick_wins": 6`, `"quick_wins": 5`, "too few"},
		"unknown key":             {`"units"`, `"unit"`, "unknown field"},
		"empty code":              {`"code": "Hibah"`, `"code": " "`, "empty code"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := plan.ParseGuideline([]byte(strings.Replace(string(data), c.old, c.new, 1)))
			switch {
			case c.want == "" && err != nil:
				t.Error(err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestGuidelineWithoutPartsIsRefused(t *testing.T) {
	t.Parallel()
	if err := (plan.Guideline{}).Check(); err == nil || !strings.Contains(err.Error(), "must not be empty") {
		t.Errorf("got %v", err)
	}
}

// The schema names the same keys as the files, so that an editor that knows it
// does not lie.
func TestSchemaKnowsEveryKey(t *testing.T) {
	t.Parallel()
	var schema struct {
		Required   []string
		Properties map[string]any
	}
	var file map[string]any
	for name, into := range map[string]any{"reference/guideline.schema.json": &schema, "reference/kominfo-2019.json": &file} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, into); err != nil {
			t.Fatal(err)
		}
	}
	for key := range file {
		if _, ok := schema.Properties[key]; !ok {
			t.Errorf("the schema does not know %q", key)
		}
	}
	for _, key := range schema.Required {
		if _, ok := file[key]; !ok {
			t.Errorf("the guideline lacks %q", key)
		}
	}
}
