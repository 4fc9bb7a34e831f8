package webtest

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// Lint tells what is wrong with a page: what breaks its security policy, its
// structure or its reading by other means than eyes. Links to places on other
// pages are for Crawl.
func Lint(page string) []string {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	l := &linter{ids: map[string]bool{}, counts: map[string]int{}}
	walk(root, l.node)
	for _, f := range l.fragments {
		if !l.ids[f] {
			l.say("link to #%s, which is not there", f)
		}
	}
	for tag, want := range map[string]int{"h1": 1, "main": 1, "title": 1} {
		if l.counts[tag] != want {
			l.say("%d of <%s>, want %d", l.counts[tag], tag, want)
		}
	}
	for _, sign := range []string{"%!", "&lt;nil&gt;"} {
		if i := strings.Index(page, sign); i >= 0 {
			l.say("a slip of the program: %q", page[max(0, i-30):min(len(page), i+30)])
		}
	}
	return l.problems
}

type linter struct {
	ids       map[string]bool
	fragments []string
	counts    map[string]int
	level     int
	problems  []string
}

func (l *linter) say(format string, args ...any) {
	l.problems = append(l.problems, fmt.Sprintf(format, args...))
}

// required names the attribute an element is of no use without.
var required = map[string]string{"th": "scope", "img": "alt", "select": "name", "input": "name"}

func (l *linter) node(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	if n.Data != "title" || n.Parent.Data == "head" {
		l.counts[n.Data]++
	}
	for _, a := range n.Attr {
		l.attribute(n, a)
	}
	switch n.Data {
	case "script":
		if n.Parent.Data != "head" || !strings.HasPrefix(attr(n, "src"), "/aset/") || n.FirstChild != nil {
			l.say("<script> is no asset named in the head")
		}
	case "iframe":
		if !strings.HasPrefix(attr(n, "src"), "/") || attr(n, "title") == "" {
			l.say("<iframe> shows no file of this site, or has no title")
		}
	case "style", "object", "embed", "base":
		l.say("<%s> stands on the page", n.Data)
	case "html":
		if attr(n, "lang") == "" {
			l.say("no language")
		}
	case "table":
		if !has(n, "caption") {
			l.say("a table without caption: %.60q", textOf(n))
		}
	case "a", "button", "summary":
		if strings.TrimSpace(textOf(n)) == "" && attr(n, "aria-label") == "" && attr(n, "aria-hidden") == "" {
			l.say("<%s> says nothing", n.Data)
		}
	case "svg":
		if attr(n, "aria-hidden") == "" && attr(n, "aria-label") == "" && n.Parent.Data != "svg" {
			l.say("a picture without words")
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		level := int(n.Data[1] - '0')
		if level > l.level+1 {
			l.say("<%s> %q after level %d", n.Data, textOf(n), l.level)
		}
		l.level = level
	}
	if need := required[n.Data]; need != "" && attr(n, need) == "" {
		l.say("<%s> without %s: %.40q", n.Data, need, textOf(n))
	}
}

func (l *linter) attribute(n *html.Node, a html.Attribute) {
	switch {
	case a.Key == "id":
		if l.ids[a.Val] || a.Val == "" {
			l.say("id %q stands twice or is empty", a.Val)
		}
		l.ids[a.Val] = true
	case a.Key == "style", strings.HasPrefix(a.Key, "on"):
		l.say("<%s> has %s", n.Data, a.Key)
	case a.Key == "href" || a.Key == "src" || a.Key == "action":
		if strings.HasPrefix(a.Val, "#") && len(a.Val) > 1 {
			l.fragments = append(l.fragments, a.Val[1:])
		}
		if n.Data == "a" && attr(n, "rel") == "noopener" {
			return // a source that a text names
		}
		if strings.HasPrefix(a.Val, "//") || strings.Contains(a.Val, ":") && !strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "?") {
			l.say("<%s> leads elsewhere: %q", n.Data, a.Val)
		}
	}
}

func walk(n *html.Node, visit func(*html.Node)) {
	visit(n)
	for c := range n.ChildNodes() {
		walk(c, visit)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, tag string) (found bool) {
	walk(n, func(c *html.Node) { found = found || c.Type == html.ElementNode && c.Data == tag })
	return found
}

func textOf(n *html.Node) string {
	var b strings.Builder
	walk(n, func(c *html.Node) {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	})
	return b.String()
}

func links(page string) []string {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil
	}
	var out []string
	walk(root, func(n *html.Node) {
		if n.Type == html.ElementNode && n.Data == "a" && attr(n, "href") != "" {
			out = append(out, attr(n, "href"))
		}
	})
	return out
}

func idsOf(page string) map[string]bool {
	out := map[string]bool{}
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return out
	}
	walk(root, func(n *html.Node) {
		if id := attr(n, "id"); id != "" {
			out[id] = true
		}
	})
	return out
}
