package dochtml_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"gurindam/internal/doc"
	"gurindam/internal/needs"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

func bound(blocks ...doc.Block) doc.Document {
	return doc.Document{Body: []doc.Section{{ID: "bab", Title: "Bab", Blocks: blocks}}}
}

func TestColumnsFitWhatTheyHold(t *testing.T) {
	t.Parallel()
	row := doc.Row{Cells: []doc.Cell{{Text: doc.T("SG-01"), Head: true}, doc.C(strings.Repeat("uraian panjang ", 20)), doc.C("12"),
		{Text: doc.T("Layanan administrasi"), Head: true}}}
	var widths []int
	var heads []string
	for _, n := range write(t, bound(doc.Table{ID: "t", Caption: "T", Columns: make([]doc.Column, 4), Rows: []doc.Row{row}})).nodes {
		switch {
		case n.Data == "col":
			w, err := strconv.Atoi(attr(n, "class")[1:])
			if err != nil {
				t.Fatal(err)
			}
			widths = append(widths, w)
		case n.Data == "th":
			heads = append(heads, attr(n, "class"))
		}
	}
	if len(widths) != 4 || widths[1] <= widths[0]+widths[2] || widths[0]+widths[1]+widths[2]+widths[3] > 100 {
		t.Errorf("columns of %v percent; the second holds nearly all", widths)
	}
	if diff := cmp.Diff([]string{"", "nama"}, heads); diff != "" {
		t.Errorf("row headers with room for words (-want +got):\n%s", diff)
	}
}

// TestWideTablesPrintWithWhatLeadsToThem looks that no heading and no sentence
// stands on an upright page of its own between tables on turned pages.
func TestWideTablesPrintWithWhatLeadsToThem(t *testing.T) {
	t.Parallel()
	browser, info := needs.Program(t, "chromium"), needs.Program(t, "pdfinfo")
	wide := func(id string) doc.Block {
		return doc.Table{ID: id, Caption: id, Wide: true, Columns: make([]doc.Column, 2), Rows: []doc.Row{{Cells: []doc.Cell{doc.C("a"), doc.C("b")}}}}
	}
	text := doc.Paragraph{Text: doc.T("Pendek.")}
	quote := doc.Paragraph{Kind: doc.Quote, Text: doc.T("Kutipan.")}
	d := doc.Document{Body: []doc.Section{{ID: "bab", Title: "Bab", Blocks: []doc.Block{text}, Sections: []doc.Section{
		{ID: "a", Title: "A", Blocks: []doc.Block{text, wide("t1")}},
		{ID: "b", Title: "B", Blocks: []doc.Block{text, quote, text, wide("t2"), text}},
	}}}}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "buku.html"), filepath.Join(dir, "buku.pdf")
	if err := os.WriteFile(in, []byte(write(t, d).text), 0o600); err != nil {
		t.Fatal(err)
	}
	print := exec.CommandContext(t.Context(), browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "profil"), "--print-to-pdf="+out, in)
	if msg, err := print.CombinedOutput(); err != nil {
		t.Fatalf("chromium: %v\n%s", err, msg)
	}
	sizes, err := exec.CommandContext(t.Context(), info, "-l", "9", out).Output()
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, m := range regexp.MustCompile(`size:\s+(\d+)[\d.]* x (\d+)`).FindAllStringSubmatch(string(sizes), -1) {
		if m[1] > m[2] {
			got += "L"
		} else {
			got += "P"
		}
	}
	if !regexp.MustCompile(`^P+L+P?$`).MatchString(got) {
		t.Errorf("pages %s, want the chapter from its heading to its last table on turned pages", got)
	}
}

func TestGroupRowsAreShadedToTheirEnd(t *testing.T) {
	t.Parallel()
	p := write(t, bound(doc.Table{ID: "t", Caption: "T", Columns: make([]doc.Column, 2), Rows: []doc.Row{{Kind: doc.Group, Cells: []doc.Cell{doc.C("Struktur"), doc.C("12")}}}}))
	var cells []string
	for _, n := range p.nodes {
		if n.Data == "tr" && attr(n, "class") == "kelompok" {
			for c := range n.ChildNodes() {
				if c.Type == html.ElementNode {
					cells = append(cells, c.Data)
				}
			}
		}
	}
	if diff := cmp.Diff([]string{"th", "td"}, cells); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !strings.Contains(p.text, ".kelompok :is(th,td){background") {
		t.Error("the style shades only the headers of a group row")
	}
}
