package app

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"gurindam/internal/access"
	"gurindam/internal/golden"
)

// contract is the description of the API as the tests read it.
type contract struct {
	text       []byte
	operations map[string]described // by identity
	mux        *http.ServeMux       // finds the operation of a request
	schemas    *jsonschema.Compiler
	mu         sync.Mutex
	compiled   map[string]*jsonschema.Schema
}

// described is one operation of the contract.
type described struct {
	ID         string `json:"operationId"`
	Scope      string `json:"x-cakupan"`
	Parameters []struct {
		Name     string
		In       string
		Required bool
	}
	Responses map[string]response

	method, path string
}

// response is what an operation may answer with a status.
type response struct {
	Ref     string `json:"$ref"`
	Content map[string]json.RawMessage
}

func (o described) has(name, in string) bool {
	return slices.ContainsFunc(o.Parameters, func(p struct {
		Name     string
		In       string
		Required bool
	},
	) bool {
		return p.Name == name && p.In == in
	})
}

func readContract(site http.Handler) (*contract, error) {
	r := httptest.NewRequest("GET", "/api/openapi.json", nil)
	r.Host = "localhost"
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	var doc struct {
		Paths      map[string]map[string]described
		Components struct{ Responses map[string]response }
	}
	c := &contract{text: w.Body.Bytes(), operations: map[string]described{}, mux: http.NewServeMux(), schemas: jsonschema.NewCompiler(), compiled: map[string]*jsonschema.Schema{}}
	if err := json.Unmarshal(c.text, &doc); err != nil {
		return nil, err
	}
	for path, methods := range doc.Paths {
		for method, o := range methods {
			o.method, o.path = strings.ToUpper(method), path
			for status, r := range o.Responses {
				if r.Ref != "" {
					r.Content = doc.Components.Responses[status].Content
					o.Responses[status] = r
				}
			}
			if _, twice := c.operations[o.ID]; twice || o.ID == "" {
				return nil, fmt.Errorf("operation %q of %s %s", o.ID, o.method, path)
			}
			c.operations[o.ID] = o
			c.mux.Handle(o.method+" "+path, operationName(o.ID))
		}
	}
	whole, err := jsonschema.UnmarshalJSON(bytes.NewReader(c.text))
	if err != nil {
		return nil, err
	}
	return c, c.schemas.AddResource("https://gurindam.test/openapi.json", whole)
}

// operationName is a handler that stands for an operation.
type operationName string

func (operationName) ServeHTTP(http.ResponseWriter, *http.Request) {}

// of gives the operation of a request.
func (c *contract) of(r *http.Request) (described, bool) {
	h, _ := c.mux.Handler(r)
	id, ok := h.(operationName)
	return c.operations[string(id)], ok
}

// kept tells whether an answer is of the shape that the contract promises.
func (c *contract) kept(o described, w *httptest.ResponseRecorder) error {
	kind, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
	promised, ok := o.Responses[fmt.Sprint(w.Code)]
	switch {
	case !ok && w.Code < 300:
		return fmt.Errorf("status %d is not described", w.Code)
	case w.Body.Len() == 0:
		return nil
	case !ok: // errors of the gate are those of every operation
		if kind != "application/problem+json" {
			return fmt.Errorf("%s for status %d", kind, w.Code)
		}
		return nil
	}
	if _, ok := promised.Content[kind]; !ok {
		return fmt.Errorf("%s is not described for status %d", kind, w.Code)
	}
	if !strings.HasSuffix(kind, "json") || strings.Contains(string(promised.Content[kind]), `"binary"`) {
		return nil
	}
	schema, err := c.schema(o, fmt.Sprint(w.Code), kind)
	if err != nil {
		return err
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(w.Body.Bytes()))
	if err != nil {
		return err
	}
	return schema.Validate(value)
}

func (c *contract) schema(o described, status, kind string) (*jsonschema.Schema, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	escape := strings.NewReplacer("~", "~0", "/", "~1")
	at := cmp.Or(o.Responses[status].Ref, "#/paths/"+url.PathEscape(escape.Replace(o.path))+"/"+strings.ToLower(o.method)+"/responses/"+status)
	at = "https://gurindam.test/openapi.json" + at + "/content/" + url.PathEscape(escape.Replace(kind)) + "/schema"
	if s := c.compiled[at]; s != nil {
		return s, nil
	}
	s, err := c.schemas.Compile(at)
	c.compiled[at] = s
	return s, err
}

// The description is OpenAPI 3.1 by the official schema, every shape in it is a JSON
// Schema, and it is recorded.
func TestOpenAPI(t *testing.T) {
	t.Parallel()
	c := exercised.read(t, program{t, siteOf(t), ""}.site)
	official, err := os.ReadFile("testdata/openapi-3.1.schema.json") // spec.openapis.org, Apache-2.0
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(official))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("https://spec.openapis.org/oas/3.1/schema", schema); err != nil {
		t.Fatal(err)
	}
	rule, err := compiler.Compile("https://spec.openapis.org/oas/3.1/schema")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(c.text))
	if err != nil {
		t.Fatal(err)
	}
	if err := rule.Validate(doc); err != nil {
		t.Errorf("%#v", err)
	}
	broken := doc.(map[string]any)
	delete(broken, "info")
	if rule.Validate(broken) == nil {
		t.Error("the schema finds nothing wrong")
	}
	for _, o := range c.operations {
		for status, r := range o.Responses {
			for kind := range r.Content {
				if _, err := c.schema(o, status, kind); err != nil {
					t.Errorf("%s %s %s: %v", o.ID, status, kind, err)
				}
			}
		}
		if !access.Known(access.Verb(o.Scope)) {
			t.Errorf("%s names the scope %q", o.ID, o.Scope)
		}
	}
	golden.Same(t, "../../docs/generated/openapi.json", string(c.text)+"\n")
}

// siteOf gives the pages over an empty database.
func siteOf(t *testing.T) http.Handler {
	t.Helper()
	a, err := New(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "kosong.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler)}).pages
}

// Every operation is refused to whoever sends no token, to a token made for all but its
// scope, and to one of another region.
func TestAPIRefuses(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		verbs := append(slices.Clone(everyScope), access.Approve, access.Enact, access.Assess, access.Direct, access.Design, access.Decide, access.Watch)
		foreign := programOf(t, a, "asing", "sekretaris", access.Place{Region: "21.71"}, everyScope...)
		lacking := map[access.Verb]program{}
		for _, v := range verbs {
			rest := slices.DeleteFunc(slices.Clone(verbs), func(o access.Verb) bool { return o == v })
			lacking[v] = programOf(t, a, "tanpa-"+string(v), "pengelola", access.Place{}, rest...)
		}
		for _, o := range exercised.read(t, foreign.site).operations {
			path := strings.ReplaceAll(o.path, "{region}", "21.72")
			path = regexp.MustCompile(`\{\w+\}`).ReplaceAllString(path, "1")
			foreign.stranger().problem(http.StatusUnauthorized, o.method, path, nil)
			lacking[access.Verb(o.Scope)].problem(http.StatusForbidden, o.method, path, nil)
			if strings.Contains(o.path, "{region}") && access.Verb(o.Scope) != access.Account && access.Verb(o.Scope) != access.Enter { // what is announced is for everybody who has signed in
				foreign.problem(http.StatusForbidden, o.method, path, nil)
			}
		}
	})
}

// sample fills the addresses of operations that read, over the plan of contractPlan.
var sample = strings.NewReplacer("{region}", "21.72", "{opd}", "DINKES", "{daftar}", "rencana_aksi", "{nomor}", "1", "{lain}", "2")

// needed fills what a question cannot do without.
var needed = map[string]string{
	"usul-kaitan": "inisiatif=SG-01", "cari-tujuan-kaitan": "cari=layanan", "cari-wilayah": "cari=kota", "beda-keadaan": "dari=0", "tentang": "daftar=rencana_aksi",
}

// Lists are read part by part, each row once, however small the parts; and what a
// program holds already does not travel again.
func TestAPIParts(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		sek := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		sek.want(http.StatusAccepted, sek.call("POST", town+"/edisi", map[string]string{}))
		twoRevisions(sek)
		sek.want(http.StatusAccepted, sek.call("POST", town+"/edisi", map[string]string{}))
		for _, o := range exercised.read(t, sek.site).operations {
			path := sample.Replace(o.path)
			if o.method != http.MethodGet || strings.Contains(path, "{") || !o.has("sesudah", "query") {
				continue
			}
			if q := needed[o.ID]; q != "" {
				path += "?" + q
			}
			first := sek.call("GET", path, nil)
			if first.Code == http.StatusForbidden && !strings.Contains(o.path, "{region}") {
				continue // of the whole nation
			}
			if first.Code != http.StatusOK {
				t.Errorf("%s: %d %s", o.ID, first.Code, first.Body)
				continue
			}
			held := sek.call("GET", path, nil, "If-None-Match", first.Header().Get("ETag"))
			if held.Code != http.StatusNotModified || held.Body.Len() > 0 {
				t.Errorf("%s: %d although %s is held", o.ID, held.Code, first.Header().Get("ETag"))
			}
			if o.has("banyak", "query") {
				samePart(t, sek, o.ID, path)
			}
		}
	})
}

// samePart reads a list in parts of two and of a hundred.
func samePart(t *testing.T, c program, id, path string) {
	t.Helper()
	sep := "?"
	if strings.Contains(path, "?") {
		sep = "&"
	}
	read := func(many string) (out []string) {
		for next := ""; ; {
			at := path + sep + "banyak=" + many
			if next != "" {
				at += "&sesudah=" + url.QueryEscape(next)
			}
			w := c.call("GET", at, nil)
			c.want(http.StatusOK, w)
			var part map[string]json.RawMessage
			var items []json.RawMessage
			if err := json.Unmarshal(w.Body.Bytes(), &part); err != nil {
				t.Fatal(err)
			}
			list := part["isi"]
			if list == nil {
				list = part["baris"]
			}
			if err := json.Unmarshal(list, &items); err != nil {
				t.Fatalf("%s: %v: %s", id, err, w.Body)
			}
			for _, i := range items {
				out = append(out, string(i))
			}
			next = ""
			_ = json.Unmarshal(part["berikutnya"], &next) // nothing on the last one
			if next == "" || len(out) > 5000 {
				return out
			}
		}
	}
	whole, parts := read("100"), read("2")
	if !slices.Equal(whole, parts) {
		t.Errorf("%s: %d rows at once, %d in parts", id, len(whole), len(parts))
	}
}
