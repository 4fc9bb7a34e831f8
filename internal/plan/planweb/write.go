package planweb

import (
	"net/http"
	"net/url"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// writing is what a page needs to let its reader write: identities of the rows, and
// who may. It is nil for a reader who may write nothing here.
type writing struct {
	workspace.State
	views map[string]workbook.View
	rows  map[string]map[string]int // places of rows by list and code
	who   access.Actor
	now   time.Time
	here  string // address of the page, to come back to
}

// writingOf prepares a plan for a reader who may write in it.
func writingOf(r *http.Request, st workspace.State, now time.Time) *writing {
	who := web.VisitorOf(r.Context()).Actor
	for _, p := range access.Scopes(who, access.Write, now) {
		if p.Region == "" || p.Region == string(st.Region.Code) {
			return &writing{State: st, views: map[string]workbook.View{}, rows: map[string]map[string]int{}, who: who, now: now, here: r.URL.RequestURI()}
		}
	}
	return nil
}

// list gives a list of the plan, ready to be read.
func (v *view) list(key string) workbook.View {
	w := v.writing
	l, ok := w.views[key]
	if !ok {
		found, _ := workbook.FindList(v.g, key)
		l = found.Of(&v.Snapshot, v.g)
		w.views[key] = l
	}
	return l
}

// may tells whether the reader may write a row; i is its place in the list.
func (v *view) may(key string, i int) bool {
	return v.writing != nil && workspace.MayWrite(v.writing.who, v.Region.Code, v.list(key).Home(i), v.writing.now)
}

// rowID gives the identity of a row.
func (v *view) rowID(key string, i int) string {
	if l := v.list(key); l.Single {
		return key
	}
	return v.writing.IDs[key][i]
}

// rowPath gives the address of the form of a row, which leads back here.
func (v *view) rowPath(key string, i int) string {
	return v.path("kerja", key, v.rowID(key, i)) + "?" + url.Values{"ke": {v.writing.here}}.Encode()
}

// newPath gives the address of the form of a new row, with some of its cells filled:
// name and value by turns.
func (v *view) newPath(key string, cells ...string) string {
	q := url.Values{"ke": {v.writing.here}}
	for i := 0; i+1 < len(cells); i += 2 {
		q.Set("sel."+cells[i], cells[i+1])
	}
	return v.path("kerja", key, "baru") + "?" + q.Encode()
}
