package workspaceweb

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/region"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// revisionsData is the list of revisions, with the form that makes one.
type revisionsData struct {
	*opened
	list   []workspace.Revision
	may    bool // the visitor may name one
	naming workspace.Naming
	said   string // why naming was refused
}

// revisions lists the revisions of a region.
func (p past) revisions(r *http.Request) (web.Answer, error) {
	d, err := p.openRevisions(r)
	if err != nil {
		return nil, err
	}
	return d.answer(r), nil
}

func (p past) openRevisions(r *http.Request) (*revisionsData, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := &revisionsData{opened: o, may: access.May(o.who.Actor, access.Submit, access.Place{Region: string(o.Region.Code)}, o.now)}
	d.list, err = p.kept.List(r.Context(), o.Region.Code)
	return d, err
}

func (d *revisionsData) answer(r *http.Request) web.Page {
	return d.page(web.T(r.Context(), "Revisi"), web.Page{Body: revisionsPage(d), Styles: []string{"kerja.css", historySheet}})
}

// name freezes the plan as it is now under a name.
func (p past) name(r *http.Request) (web.Answer, error) {
	d, err := p.openRevisions(r)
	if err != nil {
		return nil, err
	}
	d.naming = workspace.Naming{Name: r.PostFormValue("nama"), Notes: r.PostFormValue("catatan")}
	made, err := p.kept.Name(r.Context(), d.who, d.Region.Code, d.naming)
	switch k := fault.KindOf(err); {
	case err == nil:
		return web.Redirect{To: d.revisionPath(made.Number)}, nil
	case k != fault.Invalid && k != fault.Conflict:
		return nil, err
	}
	d.said = fault.Text(err)
	page := d.answer(r)
	page.Secret, page.Status = true, http.StatusUnprocessableEntity
	return page, nil
}

func (o *opened) revisionPath(number int, below ...string) string {
	return o.base + "/revisi/" + strings.Join(append([]string{strconv.Itoa(number)}, below...), "/")
}

// revisionData is one revision with what may be done about it.
type revisionData struct {
	*opened
	workspace.Revision
	before int // number of the revision before it; 0: there is none
	newest workspace.Revision
	stages []stageOf
	holds  []listSize
	turn   workspace.Turn
	in     workspace.Input
	said   string
}

// stageOf is a step that may be taken, and by whom.
type stageOf struct {
	workspace.Stage
	may   bool   // by the visitor
	why   string // why not, where the visitor holds the verb
	roles string // who holds the verb here
}

// listSize is a list with its number of rows in a revision.
type listSize struct {
	title string
	rows  int
}

func (p past) openRevision(r *http.Request) (*revisionData, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil {
		return nil, fault.New(fault.NotFound, "Nomor revisi itu tidak ada. Lihat daftarnya di halaman Revisi.")
	}
	list, err := p.kept.List(r.Context(), o.Region.Code)
	if err != nil {
		return nil, err
	}
	d := &revisionData{opened: o, newest: newestOf(list)}
	if d.Revision, err = p.kept.Find(r.Context(), o.Region.Code, n); err != nil {
		return nil, err
	}
	for _, other := range list {
		if other.Number < n && other.Number > d.before {
			d.before = other.Number
		}
	}
	for _, s := range d.Stages() {
		d.stages = append(d.stages, d.stageFor(r.Context(), s))
	}
	st, g, err := p.kept.State(r.Context(), o.Region.Code, d.Revision)
	if err != nil {
		return nil, err
	}
	for _, v := range workbook.Views(&st.Snapshot, g) {
		if !v.Single && v.Len() > 0 {
			d.holds = append(d.holds, listSize{v.Title, v.Len()})
		}
	}
	return d, nil
}

func newestOf(list []workspace.Revision) workspace.Revision {
	if len(list) == 0 {
		return workspace.Revision{}
	}
	return list[0]
}

// stageFor tells who may take a step, and whether the visitor may.
func (d *revisionData) stageFor(ctx context.Context, s workspace.Stage) stageOf {
	out := stageOf{Stage: s, roles: holders(ctx, s.Verb)}
	err := d.May(s.Turn, d.who.Actor, d.Region.Code, d.now)
	out.may = err == nil
	if err != nil && access.May(d.who.Actor, s.Verb, access.Place{Region: string(d.Region.Code)}, d.now) {
		out.why = fault.Text(err)
	}
	return out
}

// holders names the roles of a region that hold a verb.
func holders(ctx context.Context, v access.Verb) string {
	var out []string
	for _, r := range access.Roles() {
		here := access.Actor{Person: "-", Grants: []access.Grant{{Role: r.ID, Scope: access.Place{Region: "x"}}}}
		if access.May(here, v, access.Place{Region: "x"}, time.Time{}) {
			out = append(out, web.Translate(ctx, r.Name))
		}
	}
	return strings.Join(out, ", ")
}

// revision shows a revision.
func (p past) revision(r *http.Request) (web.Answer, error) {
	d, err := p.openRevision(r)
	if err != nil {
		return nil, err
	}
	return d.answer(), nil
}

func (d *revisionData) answer() web.Page {
	return d.page(fmt.Sprintf("%s · %s", d.Revision.Title(), d.Revision.Name), web.Page{Body: revisionPage(d), Styles: []string{"kerja.css", historySheet}})
}

// turn takes a step with a revision.
func (p past) turn(r *http.Request) (web.Answer, error) {
	d, err := p.openRevision(r)
	if err != nil {
		return nil, err
	}
	d.turn = workspace.Turn(r.PostFormValue("langkah"))
	d.in = workspace.Input{Reason: r.PostFormValue("alasan"), Decree: r.PostFormValue("nomor"), DecreeDate: r.PostFormValue("tanggal")}
	_, err = p.kept.Do(r.Context(), d.who, d.Region.Code, d.Number, d.turn, d.in)
	switch k := fault.KindOf(err); {
	case err == nil:
		return web.Redirect{To: d.revisionPath(d.Number)}, nil
	case k != fault.Invalid && k != fault.Conflict:
		return nil, err
	}
	d.said = fault.Text(err)
	page := d.answer()
	page.Secret, page.Status = true, http.StatusUnprocessableEntity
	return page, nil
}

// frozen gives what is frozen as a file.
func (p past) frozen(r *http.Request) (web.Answer, error) {
	code, n, err := numbered(r, "n")
	if err != nil {
		return nil, err
	}
	found, err := p.kept.Find(r.Context(), code, n)
	if err != nil {
		return nil, err
	}
	content, err := p.kept.Content(r.Context(), found)
	if err != nil {
		return nil, err
	}
	return web.File{Name: fmt.Sprintf("rencana-%s-revisi-%d.json", code, n), Type: "application/json", SHA256: found.SHA256, Content: content}, nil
}

func numbered(r *http.Request, name string) (region.Code, int, error) {
	code, err := codeOf(r)
	if err != nil {
		return "", 0, err
	}
	n, err := strconv.Atoi(r.PathValue(name))
	if err != nil {
		return "", 0, fault.New(fault.NotFound, "Nomor revisi itu tidak ada. Lihat daftarnya di halaman Revisi.")
	}
	return code, n, nil
}

// redline compares two revisions, by what is frozen in them.
func (p past) redline(r *http.Request) (web.Answer, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	var sides [2]workspace.Revision
	for i, name := range []string{"n", "m"} {
		code, n, err := numbered(r, name)
		if err != nil {
			return nil, err
		}
		if sides[i], err = p.kept.Find(r.Context(), code, n); err != nil {
			return nil, err
		}
	}
	older, newer := sides[0], sides[1]
	if older.Number > newer.Number {
		older, newer = newer, older
	}
	if older.Number == newer.Number {
		return nil, fault.New(fault.Invalid, "Pilih dua revisi yang berbeda untuk dibandingkan.")
	}
	was, _, err := p.kept.State(r.Context(), o.Region.Code, older)
	if err != nil {
		return nil, err
	}
	is, g, err := p.kept.State(r.Context(), o.Region.Code, newer)
	if err != nil {
		return nil, err
	}
	d := &differenceData{teller: newTeller(&opened{State: is, g: g, who: o.who, now: o.now, base: o.base}), list: r.URL.Query().Get("daftar")}
	d.title = web.T(r.Context(), "Perbedaan revisi %d dan %d", older.Number, newer.Number)
	d.between = fmt.Sprintf("%s (%s) → %s (%s)", older.Title(), older.Name, newer.Title(), newer.Name)
	d.here = o.revisionPath(sides[0].Number, "beda", strconv.Itoa(sides[1].Number)) + "?"
	d.books = o.revisionPath(older.Number, "beda", strconv.Itoa(newer.Number), "buku")
	d.crumbs = []web.Link{{Text: web.T(r.Context(), "Revisi"), Path: o.base + "/revisi"}, {Text: newer.Title(), Path: o.revisionPath(newer.Number)}}
	d.fill(r, workspace.Diff(was, is, g))
	return d.answer(), nil
}
