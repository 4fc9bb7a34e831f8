package dochtml_test

import (
	"bytes"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"gurindam/internal/doc"
	"gurindam/internal/doc/dochtml"
	"gurindam/internal/doc/doctest"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// page is a parsed file.
type page struct {
	text  string
	nodes []*html.Node // elements in reading order
	ids   map[string]int
}

func write(t testing.TB, d doc.Document) page {
	t.Helper()
	var b bytes.Buffer
	if err := dochtml.Write(&b, d, dochtml.Options{WithoutFonts: true}); err != nil {
		t.Fatal(err)
	}
	return parse(t, b.String())
}

func parse(t testing.TB, text string) page {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	p := page{text: text, ids: map[string]int{}}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			p.nodes = append(p.nodes, n)
			if id := attr(n, "id"); id != "" {
				p.ids[id]++
			}
		}
	}
	return p
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// checkPolicy looks for what a strict Content-Security-Policy forbids, and for
// requests to other hosts.
func checkPolicy(t testing.TB, p page) {
	t.Helper()
	for _, n := range p.nodes {
		if n.Data == "script" || n.Data == "iframe" || n.Data == "link" || n.Data == "img" {
			t.Errorf("the page has a %s element", n.Data)
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "src" {
				t.Errorf("%s has the attribute %s=%q", n.Data, a.Key, a.Val)
			}
		}
	}
	if m := regexp.MustCompile(`url\([^)]{0,40}|@import`).FindString(p.text); m != "" {
		t.Errorf("the page asks for %s", m)
	}
}

// checkLinks looks whether identities are unique and links inside lead somewhere.
func checkLinks(t testing.TB, p page) {
	t.Helper()
	for id, n := range p.ids {
		if n > 1 {
			t.Errorf("id %q is used %d times", id, n)
		}
	}
	for _, n := range p.nodes {
		if target, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && p.ids[target] == 0 {
			t.Errorf("link to #%s leads nowhere", target)
		}
	}
}

func TestTheFileStandsAlone(t *testing.T) {
	t.Parallel()
	for _, d := range []doc.Document{doctest.Sample(), doctest.Book(doctest.Size{Pages: 30, Tables: 20, Charts: 12}), {}} {
		p := write(t, d)
		checkPolicy(t, p)
		checkLinks(t, p)
	}
}

func TestFontsAreInTheFile(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := dochtml.Write(&b, doctest.Sample(), dochtml.Options{}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "url(data:font/woff2;base64,"); n != 3 {
		t.Errorf("%d faces are embedded, want 3", n)
	}
}

func TestHeadingsAndCaptionsSayWhatTheBookSays(t *testing.T) {
	t.Parallel()
	p := write(t, doctest.Sample())
	found := map[string]bool{}
	for _, n := range p.nodes {
		switch n.Data {
		case "h2", "h3", "h4", "caption", "figcaption":
			found[words(n)] = true
		}
	}
	for _, e := range doc.Number(doctest.Sample()).Entries {
		want := strings.TrimSpace(e.Label + " " + e.Title)
		if !found[want] && !found[want+" Peta jalan program menurut triwulan."] {
			t.Errorf("nothing is headed %q", want)
		}
	}
}

func TestTablesNameTheirCells(t *testing.T) {
	t.Parallel()
	p := write(t, doctest.Sample())
	for _, n := range p.nodes {
		if n.Data == "th" && attr(n, "scope") == "" {
			t.Errorf("header cell %q has no scope", words(n))
		}
		if n.Data == "svg" && attr(n, "aria-hidden") == "" && (attr(n, "role") != "img" || attr(n, "aria-label") == "") && n.Parent.Data != "svg" {
			t.Errorf("a picture has no name: %v", n.Attr)
		}
	}
	if !strings.Contains(p.text, "triwulan III 2019 – triwulan III 2020") {
		t.Error("bars of the road map do not say their time in words")
	}
}

func TestNotesCountThroughTheBookAndLeadBack(t *testing.T) {
	t.Parallel()
	d := doctest.Sample()
	labels := doc.Number(d)
	whole := write(t, d)
	for _, id := range []string{"catatan-1", "rujuk-catatan-1", "catatan-2", "rujuk-catatan-2"} {
		if whole.ids[id] != 1 {
			t.Errorf("id %s stands %d times", id, whole.ids[id])
		}
	}
	second, ok := dochtml.Fragment(d, labels, "rencana-aksi", dochtml.Place{})
	if !ok || parse(t, second).ids["catatan-2"] != 1 {
		t.Error("the note of the second chapter does not count on from the first")
	}
}

func TestFragmentFitsIntoAPage(t *testing.T) {
	t.Parallel()
	d := doctest.Sample()
	link := func(id string) string { return "/buku/" + dochtml.Anchor(id) }
	got, ok := dochtml.Fragment(d, doc.Number(d), "visi", dochtml.Place{Level: 1, Link: link})
	if !ok {
		t.Fatal("chapter visi was not found")
	}
	p := parse(t, got)
	checkPolicy(t, p)
	for _, want := range []string{`<h1><span class="dok-nomor">Bab I</span> Visi Kota Cerdas</h1>`, `<a class="dok-rujuk" href="/buku/t-anggaran">Tabel 2.1</a>`, `href="https://example.go.id/pedoman?a=1&amp;b=2"`} {
		if !strings.Contains(got, want) {
			t.Errorf("the chapter lacks %s", want)
		}
	}
	if _, ok := dochtml.Fragment(d, doc.Number(d), "tidak-ada", dochtml.Place{}); ok {
		t.Error("a chapter that is not there was found")
	}
}

func TestAnchorsNeverFallTogether(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.String().Draw(t, "a"), rapid.String().Draw(t, "b")
		if a != b && dochtml.Anchor(a) == dochtml.Anchor(b) {
			t.Fatalf("%q and %q share %q", a, b, dochtml.Anchor(a))
		}
	})
}

func TestAnyTextIsEscaped(t *testing.T) {
	t.Parallel()
	const evil = `"><script>alert(1)</script><b onclick='x' style="y">&` + "\x00\xff"
	d := doc.Document{
		Meta:    doc.Meta{Title: evil, Subtitle: evil, Author: evil, Subject: evil, Lang: evil, Keywords: []string{evil}},
		Cover:   doc.Cover{Kicker: evil, Title: evil, Lines: []string{evil}, Foot: evil, Seal: doc.Seal{Fingerprint: evil, QR: evil}},
		Imprint: doc.Imprint{Title: evil, Rows: []doc.Pair{{Label: evil, Value: evil}}, Note: evil},
		Body: []doc.Section{{ID: evil, Title: evil, Blocks: []doc.Block{
			doc.Paragraph{ID: evil + "p", Text: []doc.Span{{Text: evil}, {Ref: evil}, {Ref: "x" + evil}, {Text: evil, Link: "javascript:" + evil}, {Text: evil, Link: "https://" + evil}, {Note: doc.T(evil)}}},
			doc.List{Items: [][]doc.Span{doc.T(evil)}},
			doc.Table{ID: evil + "t", Caption: evil, Columns: []doc.Column{{}}, Head: [][]doc.Cell{{doc.C(evil)}}, Rows: []doc.Row{{Cells: []doc.Cell{{Text: doc.T(evil), Color: evil}}}}, Source: evil},
			doc.Table{Empty: evil},
			doc.Figure{ID: evil + "f", Caption: evil, Alt: evil, Chart: &doc.Chart{Unit: evil, Labels: []string{evil}, Series: []doc.Series{{Name: evil, Color: evil, Values: []int64{1}}, {Name: evil}}}},
			doc.Figure{Alt: evil, Drawing: &doc.Drawing{W: 9, H: 9, Shapes: []doc.Shape{{Kind: doc.Text, Text: evil, Fill: evil}}}},
			doc.Gantt{ID: evil + "g", Caption: evil, Alt: evil, Periods: []doc.GanttPeriod{{Label: evil}}, Rows: []doc.GanttRow{{Label: evil, Note: evil, Color: evil, To: 1, Marks: []doc.GanttMark{{Label: evil}}}, {Group: true, Label: evil}}},
			doc.Figures{Items: []doc.FigureItem{{Value: evil, Label: evil, Note: evil, Color: evil}}},
			doc.Signatures{Place: evil, Rows: []doc.Signature{{Role: evil, Name: evil, Note: evil}}},
			doc.Cards{Items: []doc.Card{{Title: evil, Color: evil, Lines: []doc.Pair{{Label: evil, Value: evil}}, Items: []string{evil}}}},
		}}},
	}
	p := write(t, d)
	checkPolicy(t, p)
	checkLinks(t, p)
	for _, n := range p.nodes {
		if strings.HasPrefix(attr(n, "href"), "javascript:") {
			t.Error("a link leads to a script")
		}
	}
}

func TestSVGDrawsEveryShape(t *testing.T) {
	t.Parallel()
	tests := map[string]doc.Shape{
		`<rect x="1" y="2" width="3" height="4" rx="1" fill="#0D5163" class="f-sea"/>`:                                                                {Kind: doc.Rect, X: 1, Y: 2, W: 3, H: 4, Round: 1, Fill: "sea"},
		`<polyline points="0,0 1.5,2" fill="none" stroke="#14262B" stroke-width="1" stroke-dasharray="2.5 2" stroke-linejoin="round" class="s-ink"/>`: {Kind: doc.Polyline, Points: []doc.Point{{}, {X: 1.5, Y: 2}}, Stroke: "ink", Width: 1, Dash: true},
		`<ellipse cx="5" cy="5" rx="5" ry="5" fill="#E0A100" class="f-gold"/>`:                                                                        {Kind: doc.Ellipse, W: 10, H: 10, Fill: "gold"},
		`<path d="M0 -10A10 10 0 0 1 10 0L5 0A5 5 0 0 0 0 -5Z" fill="#6B1F45" class="f-plum"/>`:                                                       {Kind: doc.Sector, W: 10, H: 5, Fill: "plum", Points: []doc.Point{{X: 0, Y: 90}}},
		`<text x="1" y="2" font-size="8" text-anchor="end" font-weight="700" fill="#14262B" class="f-ink">a &lt; b</text>`:                            {Kind: doc.Text, X: 1, Y: 2, Size: 8, Bold: true, Anchor: doc.End, Text: "a < b"},
	}
	for want, s := range tests {
		got := dochtml.SVG(doc.Drawing{W: 10, H: 10, Shapes: []doc.Shape{s}}, "judul", "uraian")
		if !strings.Contains(got, want) {
			t.Errorf("got %s\nwant %s", got, want)
		}
	}
}

func TestEqualDocumentsGiveEqualBytes(t *testing.T) {
	t.Parallel()
	first, second := write(t, doctest.Sample()).text, write(t, doctest.Sample()).text
	if first != second {
		t.Error("two files of one document differ")
	}
}

func TestStyleTouchesOnlyItsOwn(t *testing.T) {
	t.Parallel()
	style := regexp.MustCompile(`@media[^{]*\{|@page[^{]*\{[^}]*\}`).ReplaceAllString(dochtml.Style, "")
	for _, rule := range regexp.MustCompile(`([^{}]+)\{`).FindAllStringSubmatch(style, -1) {
		if selector := strings.TrimSpace(rule[1]); !strings.HasPrefix(selector, ".dok") {
			t.Errorf("the rule %q reaches beyond its place", selector)
		}
	}
}

func BenchmarkBook(b *testing.B) {
	d := doctest.Book(doctest.Size{Pages: 150, Tables: 150, Charts: 20})
	b.ReportAllocs()
	for b.Loop() {
		if err := dochtml.Write(new(bytes.Buffer), d, dochtml.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestTheCoverCanBeRead(t *testing.T) {
	t.Parallel()
	text := write(t, doctest.Sample()).text
	kicker := regexp.MustCompile(`\.dok-kicker\{[^}]*color:#(\w{6})`).FindStringSubmatch(text)
	grounds := regexp.MustCompile(`\.dok-sampul(?:\.\w+)?\{[^}]*background:#(\w{6})`).FindAllStringSubmatch(text, -1)
	if kicker == nil || len(grounds) == 0 {
		t.Fatal("the style does not colour the cover")
	}
	for _, g := range grounds {
		if c := contrast(kicker[1], g[1]); c < 4.5 {
			t.Errorf("#%s on #%s has a contrast of %.2f", kicker[1], g[1], c)
		}
	}
}

// contrast is that of WCAG, between two colours written as RRGGBB.
func contrast(a, b string) float64 {
	light := func(hex string) float64 {
		sum := 0.0
		for i, share := range []float64{0.2126, 0.7152, 0.0722} {
			n, _ := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
			v := float64(n) / 255
			if v <= 0.03928 {
				sum += share * v / 12.92
			} else {
				sum += share * math.Pow((v+0.055)/1.055, 2.4)
			}
		}
		return sum
	}
	la, lb := light(a), light(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}
