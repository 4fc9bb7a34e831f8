package web

import (
	"net/http"
	"net/url"
	"regexp"
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

// NavItem is one entry of the navigation of a page.
type NavItem struct {
	Label, Path string
	Current     bool // the page stands under this entry
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
		if !ok || !May(r.Context(), row.verb, placeOf(r)) {
			continue
		}
		if n := len(row.path); n > longest && (here == row.path || strings.HasPrefix(here, row.path+"/")) {
			current, longest = len(out), n
		}
		out = append(out, NavItem{Label: Translate(r.Context(), row.label), Path: path})
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
