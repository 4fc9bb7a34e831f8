package workspaceweb

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/doc/docdiff"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/sheet"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// teller says entries in the words of people: titles of lists and columns instead of
// their keys, codes of rows instead of their identities.
type teller struct {
	*opened
	views map[string]workbook.View
	at    map[string]map[string]int // place of a row by list and identity
}

func newTeller(o *opened) *teller {
	t := &teller{opened: o, views: map[string]workbook.View{}, at: map[string]map[string]int{}}
	for _, v := range workbook.Views(&o.Snapshot, o.g) {
		t.views[v.Key] = v
	}
	return t
}

// listTitle is what a list is called.
func (t *teller) listTitle(ctx context.Context, key string) string {
	v, ok := t.views[key]
	if !ok {
		return key
	}
	return web.Translate(ctx, v.Title)
}

// row finds a row that is there now.
func (t *teller) row(list, id string) (i int, ok bool) {
	if t.at[list] == nil {
		t.at[list] = map[string]int{}
		for i, id := range t.ids(t.views[list]) {
			t.at[list][id] = i
		}
	}
	i, ok = t.at[list][id]
	return i, ok
}

// called is what a row is called, as it is now or as it was.
func (t *teller) called(ctx context.Context, list, id, was string) string {
	v := t.views[list]
	if v.Single {
		return ""
	}
	i, ok := t.row(list, id)
	switch {
	case ok && v.Code(i) != "":
		return v.Code(i)
	case ok:
		return cut(v.Cells(i)[labelColumn(v)])
	case was != "":
		return was
	}
	return web.T(ctx, "baris yang sudah dihapus")
}

// column finds a column, also of a year that has none now.
func (t *teller) column(list, field string) (title string, kind sheet.Kind) {
	v := t.views[list]
	if n := slices.IndexFunc(v.Columns, func(c workbook.Column) bool { return c.Key == field }); n >= 0 {
		return v.Columns[n].Title, v.Columns[n].Kind
	}
	base, year, yearly := cutLast(field)
	for _, c := range v.Columns {
		if other, _, ok := cutLast(c.Key); ok && yearly && other == base && c.Year > 0 {
			return strings.Replace(c.Title, strconv.Itoa(c.Year), year, 1), c.Kind
		}
	}
	return field, sheet.Text
}

func cutLast(key string) (base, last string, ok bool) {
	i := strings.LastIndexByte(key, '_')
	if i < 0 {
		return key, "", false
	}
	return key[:i], key[i+1:], true
}

// change is an entry as a page shows it.
type change struct {
	workspace.Entry
	list  string // title
	row   string // what the row is called; empty where the list has one row alone
	path  string // of the form of the row; empty where it is gone
	what  string // title of the column
	was   string // as people read it
	is    string
	words []doc.Span // both in one, where they are long
	cells []shownCell
	left  int // cells that are not shown
}

type shownCell struct{ title, text string }

// mostCells is how many cells of a row that came or went are shown at once.
const mostCells = 6

// tell says an entry. whole: all cells of a row that came or went.
func (t *teller) tell(ctx context.Context, e workspace.Entry, whole bool) change {
	c := change{Entry: e, list: t.listTitle(ctx, e.List), row: t.called(ctx, e.List, e.Row, e.Code)}
	if _, ok := t.row(e.List, e.Row); ok {
		c.path = t.base + "/kerja/" + e.List + "/" + e.Row
	}
	switch {
	case e.Added() || e.Removed():
		cells, _ := e.Cells()
		c.cells, c.left = t.told(ctx, e.List, cells, whole)
	case e.Moved():
		c.was, c.is = t.behind(ctx, e.List, e.Before), t.behind(ctx, e.List, e.After)
	default:
		title, kind := t.column(e.List, e.Field)
		c.what = web.Translate(ctx, title)
		c.was, c.is = shown(e.Before, kinds[kind]), shown(e.After, kinds[kind])
		if e.Before != "" && e.After != "" && (kind == sheet.Long || len(e.Before)+len(e.After) > 120) {
			c.words = shortened(docdiff.Words(e.Before, e.After), whole)
		} else if !whole {
			c.was, c.is = clip(c.was), clip(c.is)
		}
	}
	return c
}

// behind says where a row stood.
func (t *teller) behind(ctx context.Context, list, id string) string {
	if id == "" || id == workspace.Top {
		return web.T(ctx, "paling atas")
	}
	return web.T(ctx, "di bawah %s", t.called(ctx, list, id, ""))
}

// told lists cells in the order of the columns.
func (t *teller) told(ctx context.Context, list string, cells map[string]string, whole bool) (out []shownCell, left int) {
	var keys []string
	for _, c := range t.views[list].Columns {
		if cells[c.Key] != "" {
			keys = append(keys, c.Key)
		}
	}
	for key := range cells {
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	known := len(t.views[list].Columns)
	if len(keys) > known {
		slices.Sort(keys[known:])
	}
	for _, key := range keys {
		title, kind := t.column(list, key)
		text := shown(cells[key], kinds[kind])
		if !whole {
			text = clip(text)
		}
		out = append(out, shownCell{web.Translate(ctx, title), text})
	}
	if !whole && len(out) > mostCells {
		out, left = out[:mostCells], len(out)-mostCells
	}
	return out, left
}

// longestShown is how much of a text a list of changes shows, in characters.
const longestShown = 160

func clip(s string) string {
	if r := []rune(s); len(r) > longestShown {
		return string(r[:longestShown-1]) + "…"
	}
	return s
}

// around is how much of what stayed the same is shown beside what changed.
const around = 60

// shortened leaves out what is far from a change, unless the whole is wanted.
func shortened(spans []doc.Span, whole bool) []doc.Span {
	if whole {
		return spans
	}
	out := slices.Clone(spans)
	for i, s := range out {
		r := []rune(s.Text)
		switch {
		case s.Mark != doc.Unmarked:
			out[i].Text = clip(s.Text)
		case len(r) <= 2*around:
		case i == 0:
			out[i].Text = "… " + last(r)
		case i == len(out)-1:
			out[i].Text = first(r) + " …"
		default:
			out[i].Text = first(r) + " … " + last(r)
		}
	}
	return out
}

// first gives the beginning of a text and last its end, in whole words where it has such.
func first(r []rune) string {
	s := string(r[:around])
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		return s[:i]
	}
	return s
}

func last(r []rune) string {
	s := string(r[len(r)-around:])
	if i := strings.IndexByte(s, ' '); i >= 0 && i < len(s)-1 {
		return s[i+1:]
	}
	return s
}

// kindTone colours how a set came about.
func kindTone(kind string) web.Tone {
	switch kind {
	case workspace.Imported:
		return web.Warn
	case workspace.Restored:
		return web.Good
	}
	return web.Plain
}

// kindWord says how a set came about.
func kindWord(ctx context.Context, kind string) string {
	switch kind {
	case workspace.Imported:
		return web.T(ctx, "impor")
	case workspace.Restored:
		return web.T(ctx, "pemulihan")
	case workspace.Edited:
		return web.T(ctx, "sunting")
	}
	return kind
}
