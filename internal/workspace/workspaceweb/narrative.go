package workspaceweb

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/narrative"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/publication"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// NarrativeRoutes lists the pages of the long texts.
func NarrativeRoutes(work *workspace.Service, album *plan.Album, now func() time.Time) []web.Route {
	p := narratives{pages{work: work, now: now}, album}
	const base = "/kota/{region}/narasi"
	return []web.Route{
		{Pattern: "GET " + base, Verb: access.Work, Nav: "Narasi", Help: "narasi", Handler: p.index},
		{Pattern: "GET " + base + "/{chapter}", Verb: access.Work, Help: "narasi#menulis", Handler: p.edit},
		{Pattern: "POST " + base + "/{chapter}", Verb: access.Work, Handler: p.save},
		{Pattern: "POST " + base + "/bentuk", Verb: access.Work, Handler: p.shape},
		{Pattern: "POST " + base + "/gambar", Verb: access.Write, Handler: p.keepPicture},
		{Pattern: "GET /kota/{region}/gambar/{hash}", Verb: access.Read, Handler: p.picture},
	}
}

// narrativeList is the list of the workspace that holds the long texts.
const narrativeList = "narasi"

type narratives struct {
	pages
	album *plan.Album
}

// written is a plan with the chapters of its books.
type written struct {
	*opened
	set   publication.Set
	texts []text
}

// text is one long text of the plan.
type text struct {
	plan.Narrative
	row   string // identity
	words int
	last  *workspace.Entry // nil: as it was imported
}

func (p narratives) written(r *http.Request) (*written, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	set, err := publication.SetOf(o.Snapshot)
	if err != nil {
		return nil, err
	}
	history, err := p.work.History(r.Context(), o.Region.Code, workspace.Query{List: narrativeList, Limit: 1000})
	if err != nil {
		return nil, fmt.Errorf("history of the texts: %w", err)
	}
	w := &written{opened: o, set: set}
	for i, n := range o.Masterplan.Narratives {
		t := text{Narrative: n, row: o.IDs[narrativeList][i], words: read(n.Body).Words()}
		if at := slices.IndexFunc(history, func(e workspace.Entry) bool { return e.Row == t.row }); at >= 0 {
			t.last = &history[at]
		}
		w.texts = append(w.texts, t)
	}
	return w, nil
}

// read reads a body that was checked when it was saved.
func read(body string) narrative.Document {
	if body == "" {
		return narrative.Document{}
	}
	d, _ := narrative.ReadJSON(body)
	return d
}

// of gives the texts of a chapter.
func (w *written) of(chapter string) []text {
	var out []text
	for _, t := range w.texts {
		if t.Chapter == chapter {
			out = append(out, t)
		}
	}
	return out
}

// lost gives the texts of no chapter of the set.
func (w *written) lost() []text {
	known := w.set.Chapters()
	return slices.DeleteFunc(slices.Clone(w.texts), func(t text) bool { return known[t.Chapter] })
}

func (w *written) path(parts ...string) string {
	out := w.base + "/narasi"
	for _, s := range parts {
		out += "/" + url.PathEscape(s)
	}
	return out
}

func (p narratives) index(r *http.Request) (web.Answer, error) {
	w, err := p.written(r)
	if err != nil {
		return nil, err
	}
	return w.page(web.T(r.Context(), "Narasi"), web.Page{Body: narrativesPage(w), Styles: []string{"narasi.css"}}), nil
}

// editing is one text in its editor.
type editing struct {
	*written
	chapter publication.Chapter
	parts   []text // of the chapter
	part    text   // the one that is edited
	fresh   bool   // it is not kept yet
	may     bool
	seen    string // what the writer saw, in the notation
	typed   string // what stands in the field
	title   string // of the part, as typed
	said    string
	tone    web.Tone
	notes   []workspace.Problem
	theirs  string // what somebody else wrote meanwhile
	by      string
}

// anew stands in the address of a part that is to be added.
const anew = "baru"

// editing finds the part of a chapter that a request is about.
func (p narratives) editing(r *http.Request) (*editing, error) {
	w, err := p.written(r)
	if err != nil {
		return nil, err
	}
	d := &editing{written: w}
	list := w.set.List()
	at := slices.IndexFunc(list, func(c publication.Chapter) bool { return c.ID == r.PathValue("chapter") })
	if at < 0 {
		return nil, fault.New(fault.NotFound, "Bab itu tidak ada dalam set buku rencana ini. Pilih dari daftar Narasi.")
	}
	d.chapter, d.parts = list[at], w.of(list[at].ID)
	code := r.URL.Query().Get("bagian")
	at = slices.IndexFunc(d.parts, func(t text) bool { return t.Code == code })
	switch {
	case at >= 0:
		d.part = d.parts[at]
	case len(d.parts) > 0 && code != anew:
		d.part = d.parts[0]
	default:
		d.fresh = true
		d.part = text{Narrative: plan.Narrative{Chapter: d.chapter.ID}, row: firstRow(d.chapter.ID, len(d.parts))}
	}
	d.seen = read(d.part.Body).Notation()
	d.typed, d.title = d.seen, d.part.Title
	d.may = workspace.MayWrite(d.who.Actor, d.Region.Code, workbook.Home{}, d.now)
	return d, nil
}

// firstRow is the identity of a part that two people may begin at once: they then
// meet in one row instead of writing two.
func firstRow(chapter string, n int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", chapter, n))
	return hex.EncodeToString(sum[:16])
}

func (p narratives) edit(r *http.Request) (web.Answer, error) {
	d, err := p.editing(r)
	if err != nil {
		return nil, err
	}
	if r.URL.Query().Get("tersimpan") != "" {
		d.said, d.tone = web.T(r.Context(), "Tersimpan."), web.Good
	}
	return d.answer(r), nil
}

func (d *editing) answer(r *http.Request) web.Page {
	title := web.T(r.Context(), "Narasi %s", d.chapter.Title)
	return d.page(title, web.Page{Body: narrativePage(d), Styles: []string{"narasi.css"}, Scripts: []string{"prosemirror.js", "narasi.js"}})
}

// here is the address of a part of the chapter.
func (d *editing) here(code string) string {
	out := d.path(d.chapter.ID)
	if code != "" {
		out += "?bagian=" + url.QueryEscape(code)
	}
	return out
}

// self is the address of the part that is edited.
func (d *editing) self() string {
	if d.fresh && len(d.parts) > 0 {
		return d.here(anew)
	}
	return d.here(d.part.Code)
}

// cells are those that a new row starts with, as JSON for the script.
func (d *editing) cells() string {
	text, _ := json.Marshal(map[string]string{"bab": d.chapter.ID}) // strings always marshal
	return string(text)
}

// document is the text as the editor takes it.
func (d *editing) document() string { return read(d.part.Body).JSON() }

// name is what the part is called among those of its chapter.
func (d *editing) name(t text) string {
	return strings.TrimSpace(t.Code + " " + t.Title)
}

// sum tells of a chapter how many words it has, and who changed it last.
func (w *written) sum(chapter string) (words int, last *workspace.Entry) {
	for _, t := range w.of(chapter) {
		words += t.words
		if t.last != nil && (last == nil || t.last.Rev > last.Rev) {
			last = t.last
		}
	}
	return words, last
}

// under is an address below that of the region.
func (d *editing) under(path string) string { return d.base + "/" + path }

// key names the text among what a browser keeps for its people.
func (d *editing) key() string {
	return d.who.Person + ":" + string(d.Region.Code) + ":" + d.part.row
}

// bookPath is where the chapter is read in its book.
func (d *editing) bookPath() string {
	_, chapter, _ := strings.Cut(d.chapter.ID, ".")
	return d.base + "/buku/" + string(d.chapter.Book.ID) + "/" + chapter
}

func yes(b bool) string {
	if b {
		return "ya"
	}
	return ""
}
