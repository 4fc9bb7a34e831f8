package workspaceweb_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
	"gurindam/internal/workspace/workspaceweb"
)

// sheet is a list in memory that speaks to the grid as the workspace does.
type sheet struct {
	mu      sync.Mutex
	url     string
	columns []column
	rows    []row
	rev     int64
	log     []workspace.Change // what changed indeed
	line    string             // "": good, "putus": nothing comes through, "hilang": answers are lost, "keluar": signed out
	hear    map[int]chan web.Event
	here    map[string]presence
}

type column struct {
	Key      string   `json:"key"`
	Title    string   `json:"title"`
	Help     string   `json:"help,omitempty"`
	Kind     string   `json:"kind"`
	List     []string `json:"list,omitempty"`
	Multi    bool     `json:"multi,omitempty"`
	Required bool     `json:"required,omitempty"`
	Frozen   bool     `json:"frozen,omitempty"`
}

type row struct {
	ID    string   `json:"id"`
	May   bool     `json:"may"`
	Cells []string `json:"cells"`
}

type presence struct {
	Tab   string `json:"tab"`
	Name  string `json:"name"`
	List  string `json:"list"`
	Row   string `json:"row"`
	Field string `json:"field"`
}

// newSheet gives a list of the plan with the given number of rows, and yearly columns
// up to the number wanted.
func newSheet(t *testing.T, rows, columns int) *sheet {
	t.Helper()
	s := &sheet{hear: map[int]chan web.Event{}, here: map[string]presence{}, rev: 7}
	s.columns = []column{
		{Key: "kode", Title: "Kode", Kind: "kode", Frozen: true, Help: "Kode yang menamai baris ini di seluruh rencana."},
		{Key: "nama", Title: "Inisiatif", Kind: "teks", Required: true, Frozen: true},
		{Key: "opd", Title: "OPD", Kind: "kode", List: []string{"DISKOMINFO", "DINKES", "DISHUB", "BAPPEDA"}},
		{Key: "pendukung", Title: "OPD pendukung", Kind: "kode", Multi: true, List: []string{"DISKOMINFO", "DINKES", "DISHUB", "BAPPEDA"}},
		{Key: "uraian", Title: "Uraian", Kind: "panjang"},
		{Key: "pagu", Title: "Pagu", Kind: "rupiah"},
		{Key: "mulai", Title: "Mulai", Kind: "tahun"},
		{Key: "unggulan", Title: "Unggulan", Kind: "ya"},
		{Key: "tanggal", Title: "Tanggal", Kind: "tanggal"},
	}
	for n := len(s.columns); n < columns; n++ {
		s.columns = append(s.columns, column{Key: fmt.Sprint("target_", 2012+n), Title: fmt.Sprint("Target ", 2012+n), Kind: "angka"})
	}
	for n := range rows {
		cells := []string{fmt.Sprintf("I-%02d", n+1), fmt.Sprintf("Layanan daring nomor %d", n+1), s.columns[2].List[n%4], "", "Uraian panjang yang menjelaskan layanan, siapa yang dilayani, dan bagaimana hasilnya diukur.", strconv.Itoa(1250000 * (n + 1)), "2021", "", "2021-03-01"}
		for n := len(cells); n < len(s.columns); n++ {
			cells = append(cells, strconv.Itoa(n)+".5")
		}
		s.rows = append(s.rows, row{fmt.Sprintf("baris%011d", n+1), n != 3, cells})
	}
	site := web.New(web.Config{Assets: workspaceweb.Assets(), Log: slog.New(slog.DiscardHandler)},
		web.Route{Pattern: "GET /kota/{region}/kerja/{list}", Verb: access.Open, Handler: s.page},
		web.Route{Pattern: "GET /kota/{region}/kerja/{list}/isi", Verb: access.Open, Handler: s.content},
		web.Route{Pattern: "POST /kota/{region}/kerja/ubah", Verb: access.Open, Handler: s.change},
		web.Route{Pattern: "GET /kota/{region}/kerja/siaran", Verb: access.Open, Handler: s.stream},
		web.Route{Pattern: "POST /kota/{region}/kerja/hadir", Verb: access.Open, Handler: s.attend},
	)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch s.lineNow() {
		case "putus":
			if strings.HasSuffix(r.URL.Path, "/ubah") || strings.HasSuffix(r.URL.Path, "/siaran") {
				panic(http.ErrAbortHandler)
			}
		case "hilang":
			if strings.HasSuffix(r.URL.Path, "/ubah") {
				site.ServeHTTP(httptest.NewRecorder(), r)
				panic(http.ErrAbortHandler)
			}
		case "keluar":
			if r.Method == http.MethodPost {
				http.Redirect(w, r, "/masuk", http.StatusSeeOther)
				return
			}
		}
		site.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	t.Cleanup(site.Close)
	s.url = server.URL + "/kota/21.72/kerja/inisiatif"
	return s
}

const body = `<h1>Inisiatif</h1>
<gurindam-kisi data-isi="/kota/21.72/kerja/inisiatif/isi" data-ubah="/kota/21.72/kerja/ubah" data-siaran="/kota/21.72/kerja/siaran" data-hadir="/kota/21.72/kerja/hadir" data-list="inisiatif" data-siapa="uji" data-teks='{"Kolom":"Columns"}'>
<table><caption>Inisiatif</caption><tbody><tr><th scope="row">I-01</th><td>Layanan daring nomor 1</td></tr></tbody></table>
</gurindam-kisi>`

func (s *sheet) lineNow() string { s.mu.Lock(); defer s.mu.Unlock(); return s.line }

func (s *sheet) set(line string) { s.mu.Lock(); defer s.mu.Unlock(); s.line = line }

func (s *sheet) page(*http.Request) (web.Answer, error) {
	return web.Page{Title: "Inisiatif", Place: "Kota Tanjungpinang", Body: templ.Raw(body), Styles: []string{"kisi.css"}, Scripts: []string{"kisi.js"}}, nil
}

func (s *sheet) content(*http.Request) (web.Answer, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data, err := json.Marshal(map[string]any{"rev": s.rev, "list": "inisiatif", "title": "Inisiatif", "add": true, "columns": s.columns, "rows": s.rows})
	return web.JSON{Value: json.RawMessage(data)}, err
}

func (s *sheet) change(r *http.Request) (web.Answer, error) {
	var in struct {
		Reason  string             `json:"reason"`
		Changes []workspace.Change `json:"changes"`
	}
	if err := web.ReadJSON(r, &in); err != nil {
		return nil, err
	}
	if len(in.Changes) > 200 {
		return nil, fault.New(fault.TooLarge, "Paling banyak 200 perubahan sekaligus.")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return web.JSON{Value: map[string]any{"results": s.apply("Saya", in.Changes), "rev": s.rev}}, nil
}

// apply works changes in, as somebody.
func (s *sheet) apply(name string, changes []workspace.Change) []workspace.Result {
	var out []workspace.Result
	var entries []map[string]any
	for _, c := range changes {
		r := s.one(c)
		out = append(out, r)
		if r.Status == workspace.Saved {
			s.log = append(s.log, c)
			entries = append(entries, map[string]any{"op": c.Op, "list": c.List, "row": c.Row, "field": c.Field, "after": r.Value})
		}
	}
	if len(entries) > 0 {
		s.rev++
		s.tell(web.Event{ID: strconv.FormatInt(s.rev, 10), Name: "ubah", Data: map[string]any{"rev": s.rev, "name": name, "entries": entries}})
	}
	return out
}

func (s *sheet) one(c workspace.Change) workspace.Result {
	i := slices.IndexFunc(s.rows, func(r row) bool { return r.ID == c.Row })
	behind := slices.IndexFunc(s.rows, func(r row) bool { return r.ID == c.After })
	switch {
	case c.Op == workspace.Add && i >= 0, c.Op == workspace.Remove && i < 0:
		return workspace.Result{Status: workspace.Same}
	case c.Op == workspace.Add:
		return s.add(c, behind)
	case i < 0:
		return refused("Baris ini sudah dihapus.")
	case c.Op == workspace.Remove:
		s.rows = slices.Delete(s.rows, i, i+1)
		return workspace.Result{Status: workspace.Saved}
	case c.Op == workspace.Move:
		moved := s.rows[i]
		s.rows = slices.Delete(s.rows, i, i+1)
		behind = slices.IndexFunc(s.rows, func(r row) bool { return r.ID == c.After })
		s.rows = slices.Insert(s.rows, behind+1, moved)
		return workspace.Result{Status: workspace.Saved}
	}
	f := s.field(c.Field)
	now := s.rows[i].Cells[f]
	value, problem := s.read(f, c.Value, c.Typed)
	var warnings []workspace.Problem
	if problem == "?" { // saved, with a remark
		problem, warnings = "", []workspace.Problem{{Severity: "peringatan", Text: "Angka negatif.", Advice: "Periksa tandanya."}}
	}
	switch {
	case problem == "" && value == now:
		return workspace.Result{Status: workspace.Same, Value: now}
	case now != c.Base:
		return workspace.Result{Status: workspace.Conflict, Value: now, By: "Sari Melati", At: time.Date(2026, 11, 25, 3, 0, 0, 0, time.UTC)}
	case problem != "":
		return workspace.Result{Status: workspace.Refused, Value: now, Problems: refused(problem).Problems}
	}
	s.rows[i].Cells[f] = value
	return workspace.Result{Status: workspace.Saved, Value: value, Problems: warnings}
}

func (s *sheet) add(c workspace.Change, behind int) workspace.Result {
	added := row{c.Row, true, make([]string, len(s.columns))}
	added.Cells[0] = fmt.Sprintf("I-%02d", len(s.rows)+1)
	for key, text := range c.Cells {
		f := s.field(key)
		value, problem := s.read(f, text, c.Typed)
		if problem != "" {
			return refused(s.columns[f].Title + ": " + problem)
		}
		added.Cells[f] = value
	}
	at := len(s.rows)
	if behind >= 0 {
		at = behind + 1
	}
	s.rows = slices.Insert(s.rows, at, added)
	return workspace.Result{Status: workspace.Saved, Value: added.Cells[0]}
}

func refused(text string) workspace.Result {
	return workspace.Result{Status: workspace.Refused, Problems: []workspace.Problem{{Severity: "galat", Text: text, Advice: "Perbaiki isinya."}}}
}

func (s *sheet) field(key string) int {
	return slices.IndexFunc(s.columns, func(c column) bool { return c.Key == key })
}

var figure = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

// read is the reading of what people type, as far as the tests go.
func (s *sheet) read(f int, text string, typed bool) (value, problem string) {
	c := s.columns[f]
	if !typed || text == "" {
		return text, ""
	}
	switch c.Kind {
	case "rupiah", "angka":
		text = strings.ReplaceAll(strings.ReplaceAll(strings.TrimPrefix(text, "Rp"), ".", ""), ",", ".")
		if !figure.MatchString(text) {
			return "", "“" + text + "” bukan angka."
		}
		if strings.HasPrefix(text, "-") {
			return text, "?"
		}
	case "kode":
		for part := range strings.SplitSeq(text, "; ") {
			if c.List != nil && !slices.Contains(c.List, part) {
				return "", "“" + part + "” tidak ada pada daftar."
			}
		}
	}
	return text, ""
}

func (s *sheet) stream(r *http.Request) (web.Answer, error) {
	return web.Stream{Run: func(ctx context.Context, send func(web.Event) error) error {
		ch := make(chan web.Event, 1000)
		s.mu.Lock()
		n := len(s.hear) + 1
		s.hear[n] = ch
		var first web.Event
		if since, _ := strconv.ParseInt(r.URL.Query().Get("sejak"), 10, 64); since != s.rev || r.Header.Get("Last-Event-ID") != "" {
			first = web.Event{Name: "ubah", Data: map[string]any{"rev": s.rev}} // load anew
		}
		s.mu.Unlock()
		for e := first; ; {
			if err := send(e); err != nil {
				return err
			}
			select {
			case <-ctx.Done():
				return ctx.Err()
			case e = <-ch:
			}
		}
	}}, nil
}

func (s *sheet) tell(e web.Event) {
	for _, ch := range s.hear {
		select {
		case ch <- e:
		default:
		}
	}
}

func (s *sheet) attend(r *http.Request) (web.Answer, error) {
	var in presence
	if err := web.ReadJSON(r, &in); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	in.Name = "Orang Uji"
	s.here[in.Tab] = in
	s.announce()
	return web.JSON{Value: struct{}{}}, nil
}

func (s *sheet) announce() {
	list := []presence{}
	for _, p := range s.here {
		list = append(list, p)
	}
	s.tell(web.Event{Name: "hadir", Data: list})
}

// The rest is for tests: what others do, and what the list holds.

// others changes a cell as somebody else.
func (s *sheet) others(row int, field, value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.apply("Sari Melati", []workspace.Change{{Op: workspace.Fill, List: "inisiatif", Row: s.rows[row].ID, Field: field, Base: s.rows[row].Cells[s.field(field)], Value: value}})
}

func (s *sheet) cell(row int, field string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if row >= len(s.rows) {
		return ""
	}
	return s.rows[row].Cells[s.field(field)]
}

func (s *sheet) count() int { s.mu.Lock(); defer s.mu.Unlock(); return len(s.rows) }

func (s *sheet) changes() []workspace.Change {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.log)
}
