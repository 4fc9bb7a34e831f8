package workbook_test

import (
	"slices"
	"strings"
	"testing"

	"gurindam/internal/plan/narrative"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/sheet"
)

func TestLongTextsInASheet(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		chapter, body string
		problem       string // empty: none
		want          string // in the notation
	}{
		"as people write":    {"Masterplan.Visi", "Kota tumbuh,\nwarga bertambah.\n\n\n\n-  butir", "", "Kota tumbuh, warga bertambah.\n\n- butir"},
		"as an editor gives": {"masterplan.visi", `{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Kota"}]}]}`, "", "Kota"},
		"nothing":            {"masterplan.visi", "", "", ""},
		"no chapter":         {"bab dua", "Isi.", "Bab tidak terbaca.", "Isi."},
		"a foreign document": {"masterplan.visi", `{"type":"doc","content":[{"type":"iframe"}]}`, "Naskah tidak dapat disimpan", ""},
		"a mute picture":     {"masterplan.visi", "![](gambar:" + strings.Repeat("0a", 32) + ")", "belum punya teks pengganti", ""},
		"too long":           {"masterplan.visi", strings.Repeat("kata ", narrative.MaxNotation/5+1), "terlalu panjang", ""},
	} {
		g, book := guideline(t), typed(workbook.Form(plantest.Full(), guideline(t)))
		at := slices.IndexFunc(book.Sheets, func(s sheet.Sheet) bool { return s.Name == "narasi" })
		cells := book.Sheets[at].Rows[1]
		cells[1], cells[3] = sheet.Cell{Text: c.chapter, Raw: c.chapter, Type: sheet.TextCell}, sheet.Cell{Text: c.body, Raw: c.body, Type: sheet.TextCell}
		if c.body == "" {
			cells[3] = sheet.Cell{}
		}
		s, problems := workbook.Read(book, g, plantest.Home(), workbook.Options{})
		told := slices.ContainsFunc(problems, func(p sheet.Problem) bool {
			return p.Severity == sheet.Error && p.At.Sheet == "narasi" && c.problem != "" && strings.Contains(p.Text, c.problem)
		})
		if told != (c.problem != "") || c.problem == "" && sheet.Stops(problems) {
			t.Errorf("%s: problems %v, want %q", name, problems, c.problem)
		}
		d := narrative.Document{}
		if body := s.Masterplan.Narratives[0].Body; body != "" {
			var err error
			if d, err = narrative.ReadJSON(body); err != nil {
				t.Errorf("%s: kept %q: %v", name, body, err)
			}
		}
		if got := d.Notation(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
