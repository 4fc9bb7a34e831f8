package workspaceweb

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/fault"
	"gurindam/internal/money"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/sheet"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// fresh stands in the address of the form of a row that does not exist yet.
const fresh = "baru"

// formData is the form of one row. It works without scripts.
type formData struct {
	*opened
	view    workbook.View
	id      string // of the row; of a new one, made for it
	isNew   bool
	may     bool
	code    string
	fields  []formField
	history []workspace.Entry
	talks   Talks
	open    map[string]int // open threads by field; of the row as a whole under ""
	said    string         // what came of saving
	tone    web.Tone
	notes   []workspace.Problem // about the row as a whole
	back    string              // where the writer came from; empty: the workspace
}

// formField is one cell in the form.
type formField struct {
	column
	base     string // what the writer saw, canonical
	text     string // what stands in the field
	theirs   string // in a conflict: what somebody else wrote meanwhile, as people read it
	by       string
	at       time.Time
	clash    bool
	problems []workspace.Problem
}

func (p pages) form(r *http.Request) (web.Answer, error) {
	d, err := p.openForm(r)
	if err != nil {
		return nil, err
	}
	if r.URL.Query().Get("tersimpan") != "" {
		d.said, d.tone = "Tersimpan.", web.Good
	}
	return d.answer(r), nil
}

func (d *formData) answer(r *http.Request) web.Page {
	title := web.Translate(r.Context(), d.view.Title)
	if d.code != "" {
		title += " " + d.code
	}
	return d.page(title, web.Page{Body: formPage(d), Styles: []string{"kerja.css"}})
}

// openForm reads the row that an address names.
func (p pages) openForm(r *http.Request) (*formData, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	v, err := o.list(r)
	if err != nil {
		return nil, err
	}
	d := &formData{opened: o, view: v, id: r.PathValue("row")}
	if ke := r.FormValue("ke"); ke != "" {
		d.back = web.Local(ke)
	}
	cells := make([]string, len(v.Columns))
	if d.id == fresh && !v.Single {
		d.isNew, d.may, d.id = true, o.mayAdd(), newID(r)
	} else {
		i := slices.Index(o.ids(v), d.id)
		if i < 0 {
			return nil, fault.New(fault.NotFound, "Baris itu tidak ada, atau sudah dihapus. Lihat riwayat daftarnya bila perlu dipulihkan.")
		}
		cells, d.may, d.code = v.Cells(i), o.may(v, i), v.Code(i)
		if d.history, err = p.work.History(r.Context(), o.Region.Code, workspace.Query{List: v.Key, Row: d.id, Limit: 20}); err != nil {
			return nil, err
		}
		d.talks = p.talksFor(o)
		threads, err := p.threads(r.Context(), o, v.Key)
		if err != nil {
			return nil, err
		}
		d.open = threads[d.id]
	}
	if d.isNew {
		d.suggest(r, cells)
	}
	for n, c := range o.columns(r, v, []row{{Cells: cells}}) {
		d.fields = append(d.fields, formField{column: c, base: cells[n], text: typed(cells[n], c.Kind)})
	}
	return d, nil
}

// suggest fills the form of a new row with what the address proposes: a link for an
// initiative that has none, an entry on one side of a board.
func (d *formData) suggest(r *http.Request, cells []string) {
	for n, c := range d.view.Columns {
		if value := r.URL.Query().Get("sel." + c.Key); value != "" {
			cells[n] = value
		}
	}
}

// newID keeps the identity of a new row over a form that is sent again.
func newID(r *http.Request) string {
	if id := r.PostFormValue("id"); id != "" {
		return id
	}
	return rand.Text()
}

// save takes the form of a row.
func (p pages) save(r *http.Request) (web.Answer, error) {
	d, err := p.openForm(r)
	if err != nil {
		return nil, err
	}
	var changes []workspace.Change
	switch {
	case r.PostFormValue("hapus") != "":
		changes = []workspace.Change{{Op: workspace.Remove, List: d.view.Key, Row: d.id}}
	case d.isNew:
		changes = []workspace.Change{{Op: workspace.Add, List: d.view.Key, Row: d.id, Cells: d.filled(r), Typed: true}}
	default:
		changes = d.changes(r)
	}
	out, err := p.work.Apply(r.Context(), d.who, d.Region.Code, workspace.Batch{Reason: r.PostFormValue("alasan"), Changes: changes})
	if err != nil {
		return nil, err
	}
	for i := range out.Results {
		translate(r, &out.Results[i])
	}
	if !out.Stopped() && d.back != "" {
		return web.Redirect{To: d.back}, nil
	}
	if !out.Stopped() {
		to := d.base + "/kerja/" + d.view.Key
		if changes == nil || changes[0].Op != workspace.Remove {
			to += "/" + d.id + "?tersimpan=ya"
		}
		return web.Redirect{To: to}, nil
	}
	d.answered(changes, out)
	page := d.answer(r)
	page.Secret, page.Status = true, http.StatusConflict
	return page, nil
}

// filled gives the cells of a new row.
func (d *formData) filled(r *http.Request) map[string]string {
	cells := map[string]string{}
	for i := range d.fields {
		f := &d.fields[i]
		f.text = r.PostFormValue(f.Key)
		if strings.TrimSpace(f.text) != "" {
			cells[f.Key] = f.text
		}
	}
	return cells
}

// changes gives the cells in which something else was written than what their writer
// saw. Where a conflict was settled for what the other wrote, nothing is sent.
func (d *formData) changes(r *http.Request) []workspace.Change {
	var out []workspace.Change
	for i := range d.fields {
		f := &d.fields[i]
		base, sent := r.PostForm["dasar."+f.Key]
		if !sent || r.PostFormValue("pilih."+f.Key) == "mereka" {
			continue
		}
		text := lines(r.PostFormValue(f.Key))
		f.text = text
		if text == typed(base[0], f.Kind) {
			f.text = typed(f.base, f.Kind)
			continue
		}
		out = append(out, workspace.Change{Op: workspace.Fill, List: d.view.Key, Row: d.id, Field: f.Key, Base: lines(base[0]), Value: text, Typed: true})
	}
	return out
}

// answered puts what came of the changes beside the fields.
func (d *formData) answered(changes []workspace.Change, out workspace.Outcome) {
	d.said, d.tone = "Sebagian belum tersimpan. Yang Anda tulis masih ada di bawah; lihat keterangan di setiap isian.", web.Bad
	for n, c := range changes {
		result := out.Results[n]
		if c.Op != workspace.Fill {
			d.notes = append(d.notes, result.Problems...)
			continue
		}
		i := slices.IndexFunc(d.fields, func(f formField) bool { return f.Key == c.Field })
		if i < 0 {
			d.notes = append(d.notes, result.Problems...)
			continue
		}
		f := &d.fields[i]
		f.base, f.problems = result.Value, result.Problems
		if f.clash = result.Status == workspace.Conflict; f.clash {
			f.theirs, f.by, f.at = shown(result.Value, f.Kind), result.By, result.At
		}
		if result.Status == workspace.Saved {
			f.text = typed(result.Value, f.Kind)
		}
	}
}

// typed writes a canonical value as a person would type it.
func typed(value, kind string) string {
	if kind == kinds[sheet.Number] && strings.Trim(value, "-0123456789.") == "" {
		return strings.Replace(value, ".", ",", 1)
	}
	return value
}

// shown writes a canonical value as people read it.
func shown(value, kind string) string {
	if kind == kinds[sheet.Rupiah] {
		if n, err := strconv.ParseInt(value, 10, 64); err == nil {
			return money.Rupiah(n).Digits()
		}
	}
	if value == "" {
		return "–"
	}
	return typed(value, kind)
}

func (d *formData) path() string {
	id := d.id
	if d.isNew {
		id = fresh
	}
	return fmt.Sprintf("%s/kerja/%s/%s", d.base, d.view.Key, id)
}

// title finds what a column is called.
func (d *formData) title(key string) string {
	for _, f := range d.fields {
		if f.Key == key {
			return f.Title
		}
	}
	return key
}

func (d *formData) kind(key string) string {
	for _, f := range d.fields {
		if f.Key == key {
			return f.Kind
		}
	}
	return ""
}
