package web

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"gurindam/internal/access"
)

// navRow is a route that the navigation lists.
type navRow struct {
	label, path string
	verb        access.Verb
	wildcards   []string
}

var wildcard = regexp.MustCompile(`\{(\w+)\}`)

func newNavRow(r Route) navRow {
	row := navRow{label: r.Nav, path: pathOf(r.Pattern), verb: r.Verb}
	for _, m := range wildcard.FindAllStringSubmatch(row.path, -1) {
		row.wildcards = append(row.wildcards, m[1])
	}
	return row
}

func pathOf(pattern string) string {
	if _, path, ok := strings.Cut(pattern, " "); ok {
		return path
	}
	return pattern
}

// place is where a row leads, as far as the request's address tells it.
func (row navRow) place(r *http.Request) access.Place {
	var p access.Place
	for _, name := range row.wildcards {
		switch name {
		case "region":
			p.Region = r.PathValue(name)
		case "opd":
			p.OPD = r.PathValue(name)
		}
	}
	return p
}

// MenuGroup gathers entries of the navigation under a heading, in its own order.
type MenuGroup struct {
	Label string   // Indonesian
	Items []string // what the routes are called in the navigation
}

// NavItem is one entry of the navigation of a page.
type NavItem struct {
	Label, Path string
	Current     bool // the page stands under this entry

	name string // as the route is called, in no other language
}

// NavGroup is a heading of the navigation with its entries. It leads to the first of
// them.
type NavGroup struct {
	NavItem
	Items []NavItem
}

// menuFor gathers the entries of a request into groups. What no group names stands in
// the first one; a site without groups has one without a heading.
func (s *Site) menuFor(r *http.Request) []NavGroup {
	items := s.navFor(r)
	if len(items) == 0 {
		return nil
	}
	groups := make([]NavGroup, max(1, len(s.menu)))
	for n, g := range s.menu {
		groups[n].Label = Translate(r.Context(), g.Label)
		for _, label := range g.Items {
			i := slices.IndexFunc(items, func(i NavItem) bool { return i.name == label })
			if i >= 0 {
				groups[n].add(items[i])
				items = slices.Delete(items, i, i+1)
			}
		}
	}
	for _, i := range items {
		groups[0].add(i)
	}
	return slices.DeleteFunc(groups, func(g NavGroup) bool { return len(g.Items) == 0 })
}

func (g *NavGroup) add(i NavItem) {
	if len(g.Items) == 0 {
		g.Path = i.Path
	}
	g.Items = append(g.Items, i)
	g.Current = g.Current || i.Current
}

// navFor lists the entries that belong to where the request is and that the
// visitor may open: those whose wildcards its own address fills. The current one is the longest the address
// stands under.
func (s *Site) navFor(r *http.Request) []NavItem {
	here := pathOf(r.Pattern)
	var out []NavItem
	current, longest := -1, 0
	for _, row := range s.nav {
		path, ok := fill(row, r)
		if !ok || !May(r.Context(), row.verb, row.place(r)) {
			continue
		}
		if n := len(row.path); n > longest && (here == row.path || strings.HasPrefix(here, row.path+"/")) {
			current, longest = len(out), n
		}
		out = append(out, NavItem{Label: Translate(r.Context(), row.label), Path: path, name: row.label})
	}
	if current >= 0 {
		out[current].Current = true
	}
	return out
}

// fill puts the values of a request's address into a row's path.
func fill(row navRow, r *http.Request) (path string, ok bool) {
	path = row.path
	for _, name := range row.wildcards {
		value := r.PathValue(name)
		if value == "" {
			return "", false
		}
		path = strings.ReplaceAll(path, "{"+name+"}", url.PathEscape(value))
	}
	return path, true
}
