package web_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/web"
)

func talking() *web.Site {
	return web.New(web.Config{},
		web.Route{Pattern: "GET /siaran", Verb: access.Open, Handler: func(*http.Request) (web.Answer, error) {
			return web.Stream{Run: func(ctx context.Context, send func(web.Event) error) error {
				if err := send(web.Event{ID: "7", Name: "ubah", Data: map[string]int{"rev": 7}}); err != nil {
					return err
				}
				<-ctx.Done()
				return ctx.Err()
			}}, nil
		}},
		web.Route{Pattern: "POST /ubah", Verb: access.Open, Handler: func(r *http.Request) (web.Answer, error) {
			var in struct{ Rev int }
			if err := web.ReadJSON(r, &in); err != nil {
				return nil, err
			}
			if in.Rev == 0 {
				return nil, fault.New(fault.Conflict, "Sudah berubah.")
			}
			return web.JSON{Value: in}, nil
		}},
	)
}

// A stream gives its events at once, and ends when the site closes, so that the
// program can stop while pages are open.
func TestStreamEndsWithTheSite(t *testing.T) {
	t.Parallel()
	site := talking()
	server := httptest.NewServer(site)
	defer server.Close()
	answer, err := http.Get(server.URL + "/siaran")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	lines := bufio.NewScanner(answer.Body)
	var got []string
	for len(got) < 3 && lines.Scan() {
		got = append(got, lines.Text())
	}
	if want := "event: ubah|id: 7|data: {\"rev\":7}"; strings.Join(got, "|") != want {
		t.Errorf("got %q", got)
	}
	site.Close()
	for lines.Scan() {
		if lines.Text() != "" {
			t.Errorf("after the end: %q", lines.Text())
		}
	}
}

// Scripts are answered in JSON, errors as problems of RFC 9457.
func TestJSON(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		kind, body string
		status     int
		says       string
	}{
		"read":            {"application/json", `{"Rev":3}`, http.StatusOK, `{"Rev":3}`},
		"a conflict":      {"application/json", `{}`, http.StatusConflict, "Sudah berubah."},
		"a misspelt name": {"application/json", `{"Rve":3}`, http.StatusBadRequest, "tidak dapat dibaca"},
		"no JSON":         {"application/json", `rev=3`, http.StatusBadRequest, "tidak dapat dibaca"},
		"a form":          {"application/x-www-form-urlencoded", `Rev=3`, http.StatusBadRequest, "bukan JSON"},
		"too large":       {"application/json", `{"Rev":` + strings.Repeat(" ", 3<<20) + `3}`, http.StatusRequestEntityTooLarge, "terlalu besar"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := httptest.NewRequest(http.MethodPost, "/ubah", strings.NewReader(c.body))
			r.Host = "localhost"
			r.Header.Set("Content-Type", c.kind)
			r.Header.Set("Accept", "application/json")
			w := httptest.NewRecorder()
			talking().ServeHTTP(w, r)
			if w.Code != c.status || !strings.Contains(w.Body.String(), c.says) {
				t.Errorf("%d %s", w.Code, w.Body)
			}
			var problem web.Problem
			if err := json.Unmarshal(w.Body.Bytes(), &problem); err != nil || c.status >= 400 && problem.Status != c.status {
				t.Errorf("%v: %s", err, w.Body)
			}
		})
	}
}
