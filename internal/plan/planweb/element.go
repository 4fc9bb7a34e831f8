package planweb

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/web"
)

// elementData is the page of one element of the RPJMD: everything that can be done
// with it, by forms alone.
type elementData struct {
	*view
	rpjmd.Element
	at       int
	write    bool
	breaches []rpjmd.Breach
	links    []linkRow
	children []rpjmd.Element
	homes    []rpjmd.Element // under which it may stand
	many     bool            // under several of them at once
	behind   []string        // identities of the rows behind which it goes up, and down; empty: it cannot
}

// element shows one element and lets its writer build the tree from it.
func element(v *view, r *http.Request) (shown, error) {
	code := r.PathValue("code")
	at := slices.IndexFunc(v.RPJMD.Elements, func(e rpjmd.Element) bool { return e.Code == code })
	if at < 0 {
		return shown{}, fault.New(fault.NotFound, fmt.Sprintf("Tidak ada elemen RPJMD berkode %q dalam rencana %s. Cari di halaman RPJMD.", fault.Clip(code, mostQuoted), v.Name()))
	}
	d := elementData{view: v, Element: v.RPJMD.Elements[at], at: at, write: v.may(plan.ListRPJMD, at), children: v.RPJMD.Children(code)}
	for _, b := range v.RPJMD.Check() {
		if b.Code == code {
			d.breaches = append(d.breaches, b)
		}
	}
	for _, l := range v.m.Links {
		if l.Element == code {
			d.links = append(d.links, linkRow{Link: l})
		}
	}
	levels, many := rpjmd.Above(d.Level)
	d.many = many
	for _, e := range v.RPJMD.Elements {
		if slices.Contains(levels, e.Level) {
			d.homes = append(d.homes, e)
		}
	}
	if d.write {
		d.behind = v.neighbourRows(at)
	}
	return shown{title: web.Translate(r.Context(), string(d.Level)) + " " + d.Code, body: elementPage(d), styles: linkStyles}, nil
}

// neighbourRows finds behind which rows an element goes to stand before, and after,
// its brothers beside it.
func (v *view) neighbourRows(at int) []string {
	list, ids := v.RPJMD.Elements, v.writing.IDs[plan.ListRPJMD]
	e := list[at]
	brother := func(o rpjmd.Element) bool {
		return o.Level == e.Level && (len(o.Parents) == 0 && len(e.Parents) == 0 || len(o.Parents) > 0 && len(e.Parents) > 0 && o.Parents[0] == e.Parents[0])
	}
	out := []string{"", ""}
	for n := at - 1; n >= 0; n-- {
		if brother(list[n]) {
			out[0] = rowBefore(ids, n)
			break
		}
	}
	for n := at + 1; n < len(list); n++ {
		if brother(list[n]) {
			out[1] = ids[n]
			break
		}
	}
	return out
}

// rowBefore gives the identity of the row before a place, or what stands for the top.
func rowBefore(ids []string, n int) string {
	if n == 0 {
		return "^"
	}
	return ids[n-1]
}

// stands names what keeps the element from being deleted.
func (d elementData) stands(ctx context.Context) string {
	var out []string
	if n := len(d.children); n > 0 {
		codes := make([]string, n)
		for i, c := range d.children {
			codes[i] = c.Code
		}
		out = append(out, web.T(ctx, "%d elemen di bawahnya (%s)", n, few(codes)))
	}
	if n := len(d.links); n > 0 {
		codes := make([]string, n)
		for i, l := range d.links {
			codes[i] = l.Initiative
		}
		out = append(out, web.T(ctx, "%d kaitan inisiatif (%s)", n, few(codes)))
	}
	if words := d.vision(); len(words) > 0 {
		out = append(out, web.T(ctx, "kata kunci atau strategi rencana induk (%s)", few(words)))
	}
	return strings.Join(out, "; ")
}

// vision lists what else of the masterplan refers to a misi.
func (d elementData) vision() []string {
	var out []string
	for _, k := range d.m.Vision.Keywords {
		if slices.Contains(k.Misi, d.Code) {
			out = append(out, k.Code)
		}
	}
	for _, s := range d.m.Strategies {
		if slices.Contains(s.Misi, d.Code) {
			out = append(out, s.Code)
		}
	}
	return out
}

func few(codes []string) string {
	const most = 6
	if len(codes) > most {
		return strings.Join(codes[:most], ", ") + ", …"
	}
	return strings.Join(codes, ", ")
}

// childPath leads to the form of a new element under this one.
func (d elementData) childPath(l rpjmd.Level) templ.SafeURL {
	return templ.SafeURL(d.newElementPath(d.Code, l, d.path("rpjmd")+"#"+web.Anchor(d.Code)))
}

// brotherPath leads to the form of a new element beside this one.
func (d elementData) brotherPath() templ.SafeURL {
	return templ.SafeURL(d.newElementPath(d.Parents[0], d.Level, d.path("rpjmd")+"#"+web.Anchor(d.Code)))
}

func (v *view) newElementPath(parent string, l rpjmd.Level, back string) string {
	here := v.writing.here
	v.writing.here = back
	defer func() { v.writing.here = here }()
	return v.newPath(plan.ListRPJMD, "kode", v.RPJMD.NextCode(parent, l), "jenjang", string(l), "induk", parent)
}

// backHere is where forms lead back to: the element in the tree.
func (d elementData) backHere() string { return d.path("rpjmd") + "#" + web.Anchor(d.Code) }

// treeFresh marks the tree as read anew after every change.
func treeFresh(d treeData) templ.Attributes {
	if !d.may {
		return nil
	}
	return d.fresh("pohon")
}

// treeHandles let the script work the tree.
func treeHandles(ctx context.Context, d treeData) templ.Attributes {
	out := templ.Attributes{"data-pohon": d.path("rpjmd"), "data-nama": web.T(ctx, "Pohon RPJMD")}
	if d.may {
		levels := map[string][]string{}
		for _, l := range rpjmd.Levels() {
			above, _ := rpjmd.Above(l)
			for _, up := range above {
				levels[string(l)] = append(levels[string(l)], string(up))
			}
		}
		out["data-induk"] = asJSON(levels)
		out["data-teks"] = asJSON(treeWords(ctx))
	}
	return out
}

// treeWords are what the script says.
func treeWords(ctx context.Context) map[string]string {
	out := map[string]string{
		"ubah": web.T(ctx, "Ubah bunyi"), "anak": web.T(ctx, "Tambah %s di bawahnya", "%s"), "adik": web.T(ctx, "Tambah %s sesudahnya", "%s"),
		"naik": web.T(ctx, "Naikkan"), "turun": web.T(ctx, "Turunkan"), "pindah": web.T(ctx, "Pindah ke induk lain…"), "semua": web.T(ctx, "Semua isian, kaitan, dan hapus…"),
		"menu": web.T(ctx, "Kelola %s", "%s"), "kode": web.T(ctx, "Kode"), "bunyi": web.T(ctx, "Bunyi %s", "%s"), "simpan": web.T(ctx, "Tambah"), "batal": web.T(ctx, "Batal"),
		"dipindah": web.T(ctx, "%s dipindahkan ke %s.", "%s", "%s"), "digeser": web.T(ctx, "%s digeser.", "%s"),
	}
	for _, l := range rpjmd.Levels() {
		out[string(l)] = web.Translate(ctx, string(l))
	}
	return out
}

// stepHandles name an element for the script.
func stepHandles(d treeData, s step) templ.Attributes {
	if s.again {
		return templ.Attributes{"data-lagi": web.Anchor(s.Code)}
	}
	out := templ.Attributes{"id": web.Anchor(s.Code), "data-kode": s.Code, "data-jenjang": string(s.Level)}
	if !d.may {
		return out
	}
	ids := d.writing.IDs[plan.ListRPJMD]
	var next [][2]string
	for _, l := range rpjmd.Below(s.Level) {
		next = append(next, [2]string{string(l), d.RPJMD.NextCode(s.Code, l)})
	}
	out["data-baris"], out["data-sebelum"] = ids[s.at], rowBefore(ids, s.at)
	out["data-di"], out["data-berinduk"] = s.under, strings.Join(s.Parents, "; ")
	if len(next) > 0 {
		out["data-anak"] = asJSON(next)
	}
	return out
}

// breachPlace leads to the part of the page of an element that mends a breach.
func breachPlace(k rpjmd.BreachKind) string {
	switch k {
	case rpjmd.Twice, rpjmd.ManyVisi:
		return "#isian"
	}
	return "#induk"
}

// firstWrong is the first element that is not right.
func firstWrong(list []rpjmd.Breach) string {
	for _, b := range list {
		if b.Index >= 0 {
			return b.Code
		}
	}
	return ""
}
