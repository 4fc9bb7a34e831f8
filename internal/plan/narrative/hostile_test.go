package narrative_test

import (
	"strings"
	"testing"

	"gurindam/internal/fault"
	"gurindam/internal/plan/narrative"
)

// in puts blocks into a document.
func in(blocks string) string { return `{"type":"doc","content":[` + blocks + `]}` }

func TestForeignDocumentsAreRefused(t *testing.T) {
	t.Parallel()
	text := func(marks string) string {
		return in(`{"type":"paragraph","content":[{"type":"text","text":"x","marks":[` + marks + `]}]}`)
	}
	for name, c := range map[string]struct {
		json string
		want fault.Kind
	}{
		"no JSON":                       {`{"type":"doc"`, fault.Invalid},
		"something after it":            {in("") + "{}", fault.Invalid},
		"another root":                  {`{"type":"paragraph"}`, fault.Invalid},
		"an unknown block":              {in(`{"type":"iframe"}`), fault.Invalid},
		"HTML as a block":               {in(`{"type":"html_block","text":"<script>"}`), fault.Invalid},
		"an unknown field":              {`{"type":"doc","onload":"x"}`, fault.Invalid},
		"an unknown attribute":          {in(`{"type":"paragraph","attrs":{"style":"x"}}`), fault.Invalid},
		"an unknown mark":               {text(`{"type":"font"}`), fault.Invalid},
		"a link to a script":            {text(`{"type":"link","attrs":{"href":"javascript:alert(1)"}}`), fault.Invalid},
		"a hidden link to a script":     {text(`{"type":"link","attrs":{"href":" java\nscript:alert(1)"}}`), fault.Invalid},
		"a link to data":                {text(`{"type":"link","attrs":{"href":"data:text/html,x"}}`), fault.Invalid},
		"a link on this site":           {text(`{"type":"link","attrs":{"href":"/kota/21.72/hapus"}}`), fault.Invalid},
		"a link without address":        {text(`{"type":"link"}`), fault.Invalid},
		"a heading of level 7":          {in(`{"type":"heading","attrs":{"level":7}}`), fault.Invalid},
		"a heading without level":       {in(`{"type":"heading"}`), fault.Invalid},
		"a level that is no number":     {in(`{"type":"heading","attrs":{"level":"1"}}`), fault.Invalid},
		"a source in a heading":         {in(`{"type":"heading","attrs":{"level":1},"content":[{"type":"text","text":"x"},{"type":"source","attrs":{"text":"BPS"}}]}`), fault.Invalid},
		"a block in a paragraph":        {in(`{"type":"paragraph","content":[{"type":"paragraph"}]}`), fault.Invalid},
		"a table in a cell":             {in(`{"type":"table","content":[{"type":"table_row","content":[{"type":"table_cell","content":[{"type":"table"}]}]}]}`), fault.Invalid},
		"joined cells":                  {in(`{"type":"table","content":[{"type":"table_row","content":[{"type":"table_cell","attrs":{"colspan":2}}]}]}`), fault.Invalid},
		"a picture of another host":     {in(`{"type":"figure","attrs":{"image":"https://x.id/a.png","alt":"a","source":"b"}}`), fault.Invalid},
		"a picture out of the folder":   {in(`{"type":"figure","attrs":{"image":"../../x","alt":"a","source":"b"}}`), fault.Invalid},
		"a picture nobody can hear":     {in(`{"type":"figure","attrs":{"image":"` + hash + `","source":"b"}}`), fault.Invalid},
		"a picture from nowhere":        {in(`{"type":"figure","attrs":{"image":"` + hash + `","alt":"a"}}`), fault.Invalid},
		"as deep as the sea":            {strings.Repeat(`{"type":"doc","content":[`, 20_000), fault.Invalid},
		"deep lists":                    {in(strings.Repeat(`{"type":"bullet_list","content":[{"type":"list_item","content":[`, 3) + strings.Repeat(`]}]}`, 3)), fault.Invalid},
		"as long as a book":             {in(`{"type":"paragraph","content":[{"type":"text","text":"` + strings.Repeat("x", narrative.MaxJSON) + `"}]}`), fault.TooLarge},
		"a table as wide as a wall":     {in(`{"type":"table","content":[{"type":"table_row","content":[` + strings.Repeat(`{"type":"table_cell"},`, 12) + `{"type":"table_cell","content":[{"type":"paragraph","content":[{"type":"text","text":"x"}]}]}]}]}`), fault.Invalid},
		"a picture with text within it": {in(`{"type":"figure","attrs":{"image":"` + hash + `","alt":"a","source":"b"},"content":[{"type":"text","text":"x"}]}`), fault.Invalid},
	} {
		d, err := narrative.Read(c.json)
		if fault.KindOf(err) != c.want {
			t.Errorf("%s: %v, read as %q", name, err, d.Notation())
		}
	}
}

// What is odd but harmless is mended.
func TestWhatEditorsLeaveBehindIsMended(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ json, want string }{
		"nothing":             {`{"type":"doc"}`, ""},
		"empty paragraphs":    {in(`{"type":"paragraph"},{"type":"paragraph","content":[{"type":"text","text":" \u00a0\u200b"}]}`), ""},
		"control characters":  {in(`{"type":"paragraph","content":[{"type":"text","text":"a\u0000b\u202ec\nd"}]}`), "a bc d"},
		"a broken line":       {in(`{"type":"paragraph","content":[{"type":"text","text":"a"},{"type":"hard_break"},{"type":"text","text":"b"}]}`), "a b"},
		"attributes of cells": {in(`{"type":"table","attrs":{"caption":"","source":""},"content":[{"type":"table_row","content":[{"type":"table_cell","attrs":{"colspan":1,"rowspan":1,"colwidth":null},"content":[{"type":"paragraph","content":[{"type":"text","text":"x"}]}]}]}]}`), "| x |"},
		"rows of two lengths": {in(`{"type":"table","content":[{"type":"table_row","content":[{"type":"table_header","content":[{"type":"paragraph","content":[{"type":"text","text":"x"}]}]}]},{"type":"table_row","content":[{"type":"table_cell"},{"type":"table_cell"}]}]}`), "| x |  |\n| --- | --- |\n|  |  |"},
		"an empty table":      {in(`{"type":"table","content":[{"type":"table_row","content":[{"type":"table_cell"}]}]}`), ""},
		"a styled heading":    {in(`{"type":"heading","attrs":{"level":1},"content":[{"type":"text","text":"a","marks":[{"type":"strong"}]},{"type":"text","text":"b"}]}`), "# ab"},
		"bold spaces":         {in(`{"type":"paragraph","content":[{"type":"text","text":"a "},{"type":"text","text":" b ","marks":[{"type":"strong"}]},{"type":"text","text":" c"}]}`), "a **b** c"},
	} {
		d, err := narrative.ReadJSON(c.json)
		if err != nil || d.Notation() != c.want {
			t.Errorf("%s: %q, want %q, %v", name, d.Notation(), c.want, err)
		}
	}
}

func TestTheNotationIsReadAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	typed := "# Latar\nKota tumbuh,\nwarga bertambah.\n\n* bukan butir\n\n1. satu\n2. dua\nlanjutan dua\n- tiga\n\n2 * 3 * 4 dan **tebal** serta *miring\n\n[tabel] Warga\n|Tahun|Jiwa|\n|---|---:|\n|2019|204.000|\n[sumber] BPS\n\n[teks](javascript:x) ^[] ^[BPS](hlm. 4) [laman](https://bps.go.id)\n\n[tabel] tanpa tabel"
	want := "# Latar\n\nKota tumbuh, warga bertambah.\n\n\\* bukan butir\n\n1. satu\n2. dua lanjutan dua\n\n- tiga\n\n2 \\* 3 \\* 4 dan **tebal** serta \\*miring\n\n[tabel] Warga\n| Tahun | Jiwa |\n| --- | --- |\n| 2019 | 204.000 |\n[sumber] BPS\n\n\\[teks\\](javascript:x) \\^\\[\\] ^[BPS](hlm. 4) [laman](https://bps.go.id)\n\ntanpa tabel"
	d, err := narrative.Read(typed)
	if err != nil || d.Notation() != want {
		t.Errorf("%v, got\n%s\nwant\n%s", err, d.Notation(), want)
	}
	if _, err := narrative.Read("![](gambar:" + hash + ")"); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a picture without words: %v", err)
	}
	if _, err := narrative.Read(strings.Repeat("a", narrative.MaxNotation+1)); fault.KindOf(err) != fault.TooLarge {
		t.Errorf("too long: %v", err)
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	d, err := narrative.Read("# Dua kata\n\nTiga **kata** lagi ^[BPS](hlm. 4)\n\n- satu\n\n|a b|\n|c|")
	if err != nil || d.Words() != 9 {
		t.Errorf("%d words in %q, %v", d.Words(), d.Plain(), err)
	}
}
