package evidenceweb

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// itemData fills the page of an item.
type itemData struct {
	place
	evidence.Passport
	offices []region.OPD
	targets []evidence.Target // what it may be claimed for
	page    int               // that the preview stands at
	text    string            // the beginning of a text
	fill    filled
	rev     int64  // that the form goes by
	part    string // the form that was refused: isian, kait, tinjau, ganti …
	claim   evidence.Claim
	verdict string
	reason  string
	problem string
	clash   bool // somebody else was faster
}

// mostText is how much of a text is shown.
const mostText = 24 << 10

func (p pages) passport(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	d, err := p.item(at, r)
	if err != nil {
		return nil, err
	}
	return at.page(d.Title, itemPage(d), nil), nil
}

// item collects what the page of an item shows.
func (p pages) item(at place, r *http.Request) (*itemData, error) {
	d := &itemData{place: at}
	var err error
	if d.Passport, err = p.items.Passport(at.ctx, at.who.Actor, at.code, r.PathValue("item")); err != nil {
		return nil, err
	}
	d.fill, d.rev = filledOf(d.Item), d.Rev
	if d.Writes {
		if d.offices, err = p.items.Offices(at.ctx, at.who.Actor, at.code); err != nil {
			return nil, err
		}
		if d.targets, err = p.items.Targets(at.ctx, at.who.Actor, at.code); err != nil {
			return nil, err
		}
	}
	if d.Shows() == evidence.ShowText {
		if d.text, err = p.items.Text(at.ctx, at.code, d.Passport, mostText); err != nil {
			return nil, err
		}
	}
	d.page, _ = strconv.Atoi(r.URL.Query().Get("hal"))
	if d.page < 1 || d.Pages > 0 && d.page > d.Pages {
		d.page = d.firstPage()
	}
	return d, nil
}

// firstPage is where the preview opens: at the page that a claim names.
func (d *itemData) firstPage() int {
	for _, c := range d.Claims {
		if c.Page > 0 {
			return c.Page
		}
	}
	return 1
}

// preview gives the address of what is shown, at its page.
func (d *itemData) preview() string {
	out := fmt.Sprintf("%s?versi=%d", d.path(d.ID, "pratinjau"), d.Version)
	if d.Shows() == evidence.ShowPages {
		out += fmt.Sprintf("#page=%d&view=FitH&navpanes=0", d.page)
	}
	return out
}

// refused shows the page again with the form as it was filled in.
func (p pages) refused(r *http.Request, at place, part string, problem error, put func(*itemData)) (web.Answer, error) {
	if !mistake(problem) {
		return nil, problem
	}
	d, err := p.item(at, r)
	if err != nil {
		return nil, err
	}
	d.part, d.problem, d.clash = part, text(problem), fault.KindOf(problem) == fault.Conflict
	put(d)
	return at.page(d.Title, itemPage(d), problem), nil
}

func seen(r *http.Request) int64 {
	rev, _ := strconv.ParseInt(r.PostFormValue("rev"), 10, 64)
	return rev
}

func (p pages) amend(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	fill := filledIn(r)
	details, err := fill.details()
	if err == nil {
		_, err = p.items.Amend(at.ctx, at.who, at.code, r.PathValue("item"), seen(r), details)
	}
	if err != nil {
		return p.refused(r, at, "isian", err, func(d *itemData) { d.fill = fill })
	}
	return web.Redirect{To: at.path(r.PathValue("item"))}, nil
}

func (p pages) swap(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	files, err := sentIn(r)
	if err == nil {
		_, err = p.items.Swap(at.ctx, at.who, at.code, r.PathValue("item"), seen(r), files[0])
	}
	if err != nil {
		return p.refused(r, at, "ganti", err, func(*itemData) {})
	}
	return web.Redirect{To: at.path(r.PathValue("item"))}, nil
}

func (p pages) offer(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	if _, err := p.items.Offer(at.ctx, at.who, at.code, r.PathValue("item"), seen(r)); err != nil {
		return p.refused(r, at, "ajukan", err, func(*itemData) {})
	}
	return web.Redirect{To: at.path(r.PathValue("item"))}, nil
}

func (p pages) judge(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	verdict, reason := r.PostFormValue("hasil"), r.PostFormValue("alasan")
	if _, err := p.items.Judge(at.ctx, at.who, at.code, r.PathValue("item"), seen(r), evidence.State(verdict), reason); err != nil {
		return p.refused(r, at, "tinjau", err, func(d *itemData) { d.verdict, d.reason = verdict, reason })
	}
	return web.Redirect{To: at.path(r.PathValue("item"))}, nil
}

func (p pages) attach(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	c := evidence.Claim{Note: r.PostFormValue("catatan")}
	c.Kind, c.About = readTarget(r.PostFormValue("untuk"))
	if s := strings.TrimSpace(r.PostFormValue("halaman")); s != "" {
		if c.Page, err = strconv.Atoi(s); err != nil {
			c.Page, err = -1, nil
		}
	}
	if err = p.items.Attach(at.ctx, at.who, at.code, r.PathValue("item"), c); err != nil {
		return p.refused(r, at, "kait", err, func(d *itemData) { d.claim = c })
	}
	return web.Redirect{To: at.path(r.PathValue("item")) + "#butir"}, nil
}

func (p pages) detach(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	kind, about := readTarget(r.PostFormValue("untuk"))
	if err := p.items.Detach(at.ctx, at.who, at.code, r.PathValue("item"), kind, about); err != nil {
		return p.refused(r, at, "lepas", err, func(*itemData) {})
	}
	return web.Redirect{To: at.path(r.PathValue("item")) + "#butir"}, nil
}

func (p pages) remove(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	if err := p.items.Remove(at.ctx, at.who, at.code, r.PathValue("item"), seen(r)); err != nil {
		return p.refused(r, at, "hapus", err, func(*itemData) {})
	}
	return web.Redirect{To: at.path()}, nil
}

// file gives the file of an item to be saved, or what its page shows of it.
func (p pages) file(shown bool) web.Handler {
	return func(r *http.Request) (web.Answer, error) {
		at, err := placeOf(r)
		if err != nil {
			return nil, err
		}
		number, _ := strconv.Atoi(r.URL.Query().Get("versi"))
		o, err := p.items.Open(at.ctx, at.who.Actor, at.code, r.PathValue("item"), number, shown)
		if err != nil {
			return nil, err
		}
		return Answer(o, shown), nil
	}
}
