package web

import (
	"bytes"
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

// guide is the user guide, rendered once: its pages stand in the order that its
// README lists them.
type guide struct {
	index string // the README
	pages []guidePage
}

// guidePage is one page; its name is that of its file without number and ending.
type guidePage struct{ name, title, html string }

var (
	guideFile    = regexp.MustCompile(`^(?:\d+-)?(.+)\.md$`)
	guideLink    = regexp.MustCompile(`href="([^":#/]+\.md)(#[^"]*)?"`)
	guidePicture = regexp.MustCompile(`src="(?:\.\./)?gambar/([^"/]+)"`)
	guideTitle   = regexp.MustCompile(`(?s)<h1[^>]*>(.*?)</h1>`)
	guideTable   = regexp.MustCompile(`(?s)<table>.*?</table>`)
	guideCode    = regexp.MustCompile(`<pre>`)
	tags         = regexp.MustCompile(`<[^>]*>`)
)

// pictureName tells the pictures of the guide from other assets.
func pictureName(file string) string { return "panduan-" + file }

// guideAssets are the pictures of a guide.
func guideAssets(files fs.FS) []Asset {
	if files == nil {
		return nil
	}
	names, _ := fs.Glob(files, "gambar/*.png") // the pattern is right
	var out []Asset
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			panic(fmt.Sprintf("web: the guide lost its picture %s: %v", name, err))
		}
		out = append(out, Asset{pictureName(path.Base(name)), data})
	}
	return out
}

// newGuide renders a guide; one that cannot be read is a mistake of the program.
func newGuide(files fs.FS, a assets) *guide {
	if files == nil {
		return nil
	}
	readme, err := fs.ReadFile(files, "panduan/README.md")
	if err != nil {
		panic(fmt.Sprintf("web: a guide without a list of its pages: %v", err))
	}
	g := &guide{index: render(readme, a)}
	for _, m := range regexp.MustCompile(`\]\(([^)/]+\.md)\)`).FindAllSubmatch(readme, -1) {
		data, err := fs.ReadFile(files, "panduan/"+string(m[1]))
		if err != nil {
			panic(fmt.Sprintf("web: the guide lists %s: %v", m[1], err))
		}
		p := guidePage{name: guideFile.FindStringSubmatch(string(m[1]))[1], html: render(data, a)}
		if title := guideTitle.FindStringSubmatch(p.html); title != nil {
			p.title = html.UnescapeString(tags.ReplaceAllString(title[1], ""))
		}
		g.pages = append(g.pages, p)
	}
	return g
}

// render makes a page of the guide HTML: links lead to pages of the program,
// pictures are its assets, and what is wide can be moved by the keyboard.
func render(markdown []byte, a assets) string {
	var b bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Linkify), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	if err := md.Convert(markdown, &b); err != nil {
		panic(fmt.Sprintf("web: the guide cannot be rendered: %v", err)) // a buffer takes everything
	}
	page := guideLink.ReplaceAllStringFunc(b.String(), func(link string) string {
		m := guideLink.FindStringSubmatch(link)
		if m[1] == "README.md" {
			return `href="/bantuan` + m[2] + `"`
		}
		return `href="/bantuan/` + guideFile.FindStringSubmatch(m[1])[1] + m[2] + `"`
	})
	page = guidePicture.ReplaceAllStringFunc(page, func(src string) string {
		return `src="` + a.Path(pictureName(guidePicture.FindStringSubmatch(src)[1])) + `" loading="lazy"`
	})
	page = guideTable.ReplaceAllStringFunc(page, func(table string) string {
		return `<div class="scroll" role="region" aria-label="Tabel" tabindex="0">` + table + `</div>`
	})
	return guideCode.ReplaceAllString(page, `<pre tabindex="0">`)
}

// helpRoutes are the pages of the guide.
func (s *Site) helpRoutes() []Route {
	if s.guide == nil {
		return nil
	}
	return []Route{
		{Pattern: "GET /bantuan", Verb: access.Open, Handler: s.help},
		{Pattern: "GET /bantuan/{page}", Verb: access.Open, Handler: s.help},
	}
}

func (s *Site) help(r *http.Request) (Answer, error) {
	name := r.PathValue("page")
	if name == "" {
		return Page{Title: T(r.Context(), "Bantuan"), Body: helpPage(s.guide, guidePage{html: s.guide.index})}, nil
	}
	for _, p := range s.guide.pages {
		if p.name == name {
			return Page{Title: p.title + " – " + T(r.Context(), "Bantuan"), Body: helpPage(s.guide, p)}, nil
		}
	}
	return nil, fault.New(fault.NotFound, "Halaman bantuan itu tidak ada. Pilih dari daftar isi bantuan.")
}

// helpFor gives the address of the help that a page names, else of its beginning.
func (s *Site) helpFor(r *http.Request) string {
	switch help := s.helps[r.Pattern]; {
	case s.guide == nil:
		return ""
	case help != "":
		return "/bantuan/" + help
	}
	return "/bantuan"
}

// HelpPages lists the pages of the guide by name.
func (s *Site) HelpPages() []string {
	var out []string
	if s.guide != nil {
		for _, p := range s.guide.pages {
			out = append(out, p.name)
		}
	}
	return out
}

// HelpAnchor tells whether a page of the guide, or a part of it as "page#part",
// is there.
func (s *Site) HelpAnchor(help string) bool {
	name, part, _ := strings.Cut(help, "#")
	for _, p := range s.guide.pages {
		if p.name == name {
			return part == "" || strings.Contains(p.html, ` id="`+part+`"`)
		}
	}
	return false
}
