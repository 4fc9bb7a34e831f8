package rpjmd_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/rpjmd"
)

// tree writes a tree as lines of "code level parent parent".
func tree(t *testing.T, lines string) rpjmd.Tree {
	t.Helper()
	var out rpjmd.Tree
	for line := range strings.SplitSeq(lines, "\n") {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		out.Elements = append(out.Elements, rpjmd.Element{Code: f[0], Level: rpjmd.Level(strings.ReplaceAll(f[1], "_", " ")), Parents: f[2:]})
	}
	return out
}

const whole = `
V visi
M1 misi V
M2 misi V
T1 tujuan M1
S1 sasaran T1
G1 strategi S1
A1 arah_kebijakan G1
A2 arah_kebijakan G1
P1 program A1 A2
`

func TestCheck(t *testing.T) {
	t.Parallel()
	type breach struct {
		Code, Parent string
		Kind         rpjmd.BreachKind
	}
	for name, c := range map[string]struct {
		lines string
		want  []breach
	}{
		"a whole tree":                {whole, nil},
		"an empty tree":               {"", nil},
		"a program may skip levels":   {whole + "P2 program S1", nil},
		"a tujuan may serve two misi": {whole + "T2 tujuan M1 M2", nil},
		"no visi":                     {"M1 misi V", []breach{{"", "", rpjmd.NoVisi}, {"M1", "V", rpjmd.Unknown}}},
		"two visi":                    {whole + "V2 visi", []breach{{"V2", "", rpjmd.ManyVisi}}},
		"visi with a parent":          {"V visi M1\nM1 misi V", []breach{{"V", "M1", rpjmd.WrongLevel}, {"M1", "V", rpjmd.Cycle}}},
		"orphan":                      {whole + "S9 sasaran", []breach{{"S9", "", rpjmd.Orphan}}},
		"a level left out":            {whole + "S9 sasaran M1", []breach{{"S9", "M1", rpjmd.WrongLevel}}},
		"two parents where one":       {whole + "T2 tujuan M2\nS9 sasaran T1 T2", []breach{{"S9", "T2", rpjmd.TooMany}}},
		"code twice":                  {whole + "M2 misi V", []breach{{"M2", "", rpjmd.Twice}}},
		"a circle": {"V visi\nM1 misi M2\nM2 misi M1", []breach{
			{"M1", "M2", rpjmd.WrongLevel}, {"M2", "M1", rpjmd.WrongLevel}, {"M2", "M1", rpjmd.Cycle}}},
		"its own parent": {"V visi\nM1 misi M1", []breach{{"M1", "M1", rpjmd.WrongLevel}, {"M1", "M1", rpjmd.Cycle}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []breach
			for _, b := range tree(t, c.lines).Check() {
				if b.Text == "" {
					t.Errorf("breach %v says nothing", b)
				}
				got = append(got, breach{b.Code, b.Parent, b.Kind})
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestAbove(t *testing.T) {
	t.Parallel()
	above := tree(t, whole).Above()
	if got, want := strings.Join(above["P1"], " "), "P1 A1 A2 G1 S1 T1 M1 V"; got != want {
		t.Errorf("above P1: %s, want %s", got, want)
	}
	circle := tree(t, "M1 misi M2\nM2 misi M1").Above()
	if got, want := strings.Join(circle["M1"], " "), "M1 M2"; got != want {
		t.Errorf("above M1 in a circle: %s, want %s", got, want)
	}
}

func TestChildren(t *testing.T) {
	t.Parallel()
	var got []string
	for _, e := range tree(t, whole).Children("G1") {
		got = append(got, e.Code)
	}
	if diff := cmp.Diff([]string{"A1", "A2"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestNameRows(t *testing.T) {
	t.Parallel()
	row := func(id, opd, level, code string) rpjmd.RenstraRow {
		return rpjmd.RenstraRow{ID: id, OPD: opd, Level: rpjmd.RenstraLevel(level), Code: rpjmd.Code{Text: code}}
	}
	rows := []rpjmd.RenstraRow{
		row("", "PUPR", "program", "1.03.02"),
		row("", "PUPR", "program", "1.03.02"),
		row("mine", "PUPR", "kegiatan", "1.03.02.2.01"),
		row("", "PUPR", "bidang urusan", ""),
		row("", "PUPR", "program", "1.03.02"),
		row("PUPR/1.03.03", "PUPR", "program", "1.03.03"),
		row("", "PUPR", "program", "1.03.03"),
	}
	named := rpjmd.NameRows(rows)
	var ids []string
	for _, r := range rows {
		ids = append(ids, r.ID)
	}
	want := []string{"PUPR/1.03.02", "PUPR/1.03.02#2", "mine", "PUPR/bidang-urusan", "PUPR/1.03.02#3", "PUPR/1.03.03", "PUPR/1.03.03#2"}
	if diff := cmp.Diff(want, ids); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{0, 1, 3, 4, 6}, named); diff != "" {
		t.Error(diff)
	}
}
