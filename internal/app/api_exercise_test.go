package app

import (
	"flag"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"gurindam/internal/db"
)

// exercise notes which operations the tests of the package brought to a good end, and
// which they saw refused, on which database.
type exercise struct {
	once     sync.Once
	contract *contract
	err      error
	mu       sync.Mutex
	good     map[string]map[db.Engine]bool
	bad      map[string]map[db.Engine]bool
}

var exercised = &exercise{good: map[string]map[db.Engine]bool{}, bad: map[string]map[db.Engine]bool{}}

func (e *exercise) read(t testing.TB, site http.Handler) *contract {
	t.Helper()
	e.once.Do(func() { e.contract, e.err = readContract(site) })
	if e.err != nil {
		t.Fatal(e.err)
	}
	return e.contract
}

func (e *exercise) note(t testing.TB, id string, status int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	into := e.bad
	if status < 300 {
		into = e.good
	}
	if into[id] == nil {
		into[id] = map[db.Engine]bool{}
	}
	for _, engine := range []db.Engine{db.SQLite, db.Postgres} {
		if strings.Contains(t.Name(), "/"+string(engine)) {
			into[id][engine] = true
		}
	}
}

// send sends a request of a program; whatever comes back must be what the contract
// promises, and what it was is noted.
func (c program) send(r *http.Request) *httptest.ResponseRecorder {
	c.t.Helper()
	contract := exercised.read(c.t, c.site)
	w := httptest.NewRecorder()
	c.site.ServeHTTP(w, r)
	if o, ok := contract.of(r); ok {
		if err := contract.kept(o, w); err != nil {
			c.t.Errorf("%s (%s %s): %v\n%.2000s", o.ID, r.Method, r.URL, err, w.Body)
		}
		exercised.note(c.t, o.ID, w.Code)
	}
	return w
}

// TestMain asks, once all tests of the package are through, whether every operation of
// the API was brought to a good end and seen refused, on both databases.
func TestMain(m *testing.M) {
	status := m.Run()
	whole := flag.Lookup("test.run").Value.String() == "" && flag.Lookup("test.skip").Value.String() == "" && flag.Lookup("test.list").Value.String() == "" && !testing.Short()
	if status == 0 && whole && exercised.contract != nil {
		for _, gap := range exercised.gaps() {
			fmt.Fprintln(os.Stderr, gap)
			status = 1
		}
	}
	os.Exit(status)
}

// otherwise tells of operations that come to a good end in no request that send sees, where they do.
var otherwise = map[string]string{
	"daftarkan-kunci-sandi": "the device of a browser gives the answer: TestAPIKeepsPasskeys",
	"hapus-kunci-sandi":     "there is a passkey only after it: TestAPIKeepsPasskeys",
	"siaran":                "a stream goes on: TestAPIStream",
	"arsipkan-siklus":       "a cycle is filed after its letters: TestJourneyCycle",
	"catat-wawancara":       "an interview is noted once it was held: the service of assessordb",
}

// gaps lists the operations that lack something. A database that no test could reach is
// not asked for.
func (e *exercise) gaps() (out []string) {
	for _, engine := range []db.Engine{db.SQLite, db.Postgres} {
		reached := false
		for _, on := range e.good {
			reached = reached || on[engine]
		}
		for _, id := range slices.Sorted(maps.Keys(e.contract.operations)) {
			if reached && !e.good[id][engine] && otherwise[id] == "" {
				out = append(out, fmt.Sprintf("operation %s: no good end on %s", id, engine))
			}
			if reached && !e.bad[id][engine] {
				out = append(out, fmt.Sprintf("operation %s: not refused on %s", id, engine))
			}
		}
	}
	return out
}
