package plan

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gurindam/internal/fault"
)

//go:embed reference/*.json
var reference embed.FS

const schemaSuffix = ".schema.json"

// Guidelines lists the guidelines the program knows, oldest first.
func Guidelines() ([]Guideline, error) {
	names, err := fs.Glob(reference, "reference/*.json")
	if err != nil {
		return nil, fmt.Errorf("list guidelines: %w", err)
	}
	var out []Guideline
	for _, name := range names {
		if strings.HasSuffix(name, schemaSuffix) {
			continue
		}
		g, err := readGuideline(name)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b Guideline) int { return a.Year - b.Year })
	return out, nil
}

// LoadGuideline gives the guideline of an ID, or fault.NotFound naming those
// there are.
func LoadGuideline(id string) (Guideline, error) {
	all, err := Guidelines()
	if err != nil {
		return Guideline{}, err
	}
	var known []string
	for _, g := range all {
		if g.ID == id {
			return g, nil
		}
		known = append(known, g.ID)
	}
	return Guideline{}, fault.New(fault.NotFound,
		fmt.Sprintf("Pedoman %q tidak dikenal. Yang tersedia: %s.", id, strings.Join(known, ", ")))
}

func readGuideline(name string) (Guideline, error) {
	data, err := reference.ReadFile(name)
	if err != nil {
		return Guideline{}, fmt.Errorf("read guideline: %w", err)
	}
	g, err := ParseGuideline(data)
	if err != nil {
		return Guideline{}, fmt.Errorf("guideline %s: %w", name, err)
	}
	if want := strings.TrimSuffix(path.Base(name), ".json"); g.ID != want {
		return Guideline{}, fmt.Errorf("guideline %s: its id is %q", name, g.ID)
	}
	return g, nil
}

// ParseGuideline reads a guideline file and checks it.
func ParseGuideline(data []byte) (Guideline, error) {
	var file struct {
		Schema string `json:"$schema"`
		Guideline
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&file); err != nil {
		return Guideline{}, err
	}
	return file.Guideline, file.Guideline.Check()
}

// Check tells everything that is wrong with a guideline: what is missing, codes
// given twice, weights out of range.
func (g Guideline) Check() error {
	var faults []error
	bad := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	if g.ID == "" || g.Name == "" || g.Year == 0 {
		bad("id, name and year are required")
	}
	if len(g.Dimensions) == 0 || len(g.Components) == 0 || len(g.Funding) == 0 || len(g.Phases) == 0 {
		bad("dimensions, components, funding and phases must not be empty")
	}
	seen := map[string]bool{}
	once := func(space, code string) {
		switch key := space + "\x00" + strings.ToLower(code); {
		case strings.TrimSpace(code) == "":
			bad("%s: an empty code", space)
		case seen[key]:
			bad("%s: code %q twice", space, code)
		default:
			seen[key] = true
		}
	}
	for _, d := range g.Dimensions {
		once("dimensions", d.Code)
		if len(d.Subs) == 0 {
			bad("dimension %s has no sub-dimension", d.Code)
		}
		for _, s := range d.Subs {
			once("dimensions", s.Code)
		}
	}
	for _, c := range g.Components {
		once("components", c.Code)
	}
	for _, f := range g.Funding {
		once("funding", f.Code)
	}
	for _, u := range g.Units {
		once("units", u)
	}
	for _, r := range []Rating{RatingGood, RatingMedium, RatingPoor} {
		if w, ok := g.Weights[r]; !ok || w < 0 || w > 100 {
			bad("weight of %q must lie in 0..100", r)
		}
	}
	if g.QuickWins < 0 || g.QuickWinPerDimension && g.QuickWins < len(g.Dimensions) {
		bad("quick_wins %d is too few", g.QuickWins)
	}
	return errors.Join(faults...)
}
