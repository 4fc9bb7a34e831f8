package publicationweb

import (
	"net/http"
	"strconv"

	"gurindam/internal/fault"
	"gurindam/internal/publication"
	"gurindam/internal/web"
)

type editionsData struct {
	*view
	list    []publication.Edition
	build   bool
	still   bool
	note    string // as it was written, where it was refused
	problem string
}

// editions lists every edition of a region.
func (p *pages) editions(r *http.Request) (web.Answer, error) {
	return p.editionList(r, "", "")
}

func (p *pages) editionList(r *http.Request, note, problem string) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := editionsData{view: v, build: v.mayBuild(r), still: r.URL.Query().Get("diam") == "ya", note: note, problem: problem}
	if d.list, err = p.press.Editions(r.Context(), v.Region.Code); err != nil {
		return nil, err
	}
	page := v.page(web.T(r.Context(), "Edisi buku"), editionsPage(d))
	if problem != "" {
		page.Secret, page.Status = true, http.StatusUnprocessableEntity
		return page, nil
	}
	return moving(page, d.newest(), d.still), nil
}

func (d editionsData) newest() publication.Edition {
	if len(d.list) == 0 {
		return publication.Edition{}
	}
	return d.list[0]
}

// behind gives the ready edition before one, to compare it with.
func (d editionsData) behind(number int) (int, bool) {
	for _, e := range d.list {
		if e.Number < number && e.State == publication.Ready {
			return e.Number, true
		}
	}
	return 0, false
}

// ask has an edition made. What was written comes back where it is refused.
func (p *pages) ask(r *http.Request) (web.Answer, error) {
	code, err := codeOf(r)
	if err != nil {
		return nil, err
	}
	note := r.PostFormValue("catatan")
	e, fresh, err := p.press.Ask(r.Context(), author(r), code, note)
	if fault.KindOf(err) == fault.Invalid && err != nil {
		return p.editionList(r, note, fault.Text(err))
	}
	if err != nil {
		return nil, err
	}
	to := "/kota/" + string(code) + "/edisi/" + strconv.Itoa(e.Number)
	if !fresh {
		to += "?sama=ya"
	}
	return web.Redirect{To: to}, nil
}

func author(r *http.Request) publication.Author {
	who := web.VisitorOf(r.Context())
	return publication.Author{Actor: who.Actor, Name: who.Name}
}

type editionData struct {
	*view
	publication.Edition
	names  map[publication.BookID]string
	before int // the ready edition before it; 0 where there is none
	build  bool
	same   bool // it was asked for again, of the same state
	still  bool
}

// edition shows one edition: what it was made from, by whom, and its files.
func (p *pages) edition(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	number, err := numberOf(r, "edition")
	if err != nil {
		return nil, err
	}
	list, err := p.press.Editions(r.Context(), v.Region.Code)
	if err != nil {
		return nil, err
	}
	d := editionData{view: v, names: map[publication.BookID]string{}, build: v.mayBuild(r), same: r.URL.Query().Get("sama") == "ya", still: r.URL.Query().Get("diam") == "ya"}
	if d.Edition, err = p.press.Edition(r.Context(), v.Region.Code, number); err != nil {
		return nil, err
	}
	d.before, _ = editionsData{list: list}.behind(number)
	set, err := publication.Load(d.Outline)
	if err != nil {
		return nil, err
	}
	for _, b := range set.Books {
		d.names[b.ID] = b.Label + ": " + b.Title
	}
	return moving(v.page(d.title(r), editionPage(d)), d.Edition, d.still), nil
}

func (d editionData) title(r *http.Request) string {
	return web.T(r.Context(), "Edisi %d", d.Number)
}

// retry has an edition made that failed.
func (p *pages) retry(r *http.Request) (web.Answer, error) {
	code, err := codeOf(r)
	if err != nil {
		return nil, err
	}
	number, err := numberOf(r, "edition")
	if err != nil {
		return nil, err
	}
	if _, err := p.press.Retry(r.Context(), author(r), code, number); err != nil {
		return nil, err
	}
	return web.Redirect{To: "/kota/" + string(code) + "/edisi/" + strconv.Itoa(number)}, nil
}

// download gives a file of an edition. It does not ask for the plan, so that a book
// can be had while its plan is being replaced.
func (p *pages) download(r *http.Request) (web.Answer, error) {
	code, err := codeOf(r)
	if err != nil {
		return nil, err
	}
	number, err := numberOf(r, "edition")
	if err != nil {
		return nil, err
	}
	f, content, err := p.press.Open(r.Context(), code, number, r.PathValue("file"))
	if err != nil {
		return nil, err
	}
	return web.File{Name: f.Name, Type: publication.MediaType(f.Format), SHA256: f.SHA256, Content: content}, nil
}

func numberOf(r *http.Request, name string) (int, error) {
	n, err := strconv.Atoi(r.PathValue(name))
	if err != nil || n < 1 {
		return 0, fault.New(fault.NotFound, "Nomor edisi itu tidak ada. Lihat daftarnya di halaman Edisi.")
	}
	return n, nil
}
