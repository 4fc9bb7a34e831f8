package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"gurindam/internal/access"
)

func TestWhatIsShownMayDoNothing(t *testing.T) {
	t.Parallel()
	site := New(Config{}, Route{Pattern: "GET /bukti/{type...}", Verb: access.Open, Handler: func(r *http.Request) (Answer, error) {
		return Shown{Name: "a.pdf", Type: r.PathValue("type"), SHA256: "ab", Content: strings.NewReader("isi")}, nil
	}})
	for kind, inline := range map[string]bool{"application/pdf": true, "image/png": true, "image/jpeg": true, "text/html": false, "image/svg+xml": false, "text/plain": false} {
		w := httptest.NewRecorder()
		site.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://localhost/bukti/"+kind, nil))
		h := w.Header()
		policy, disposition := h.Get("Content-Security-Policy"), h.Get("Content-Disposition")
		if h.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(policy, "default-src 'none'") || w.Body.String() != "isi" {
			t.Errorf("%s: %v", kind, h)
		}
		if got := disposition == "inline"; got != inline {
			t.Errorf("%s: %s", kind, disposition)
		}
		if got := strings.Contains(policy, "sandbox") && strings.Contains(policy, "frame-ancestors 'self'"); got != inline {
			t.Errorf("%s: %s", kind, policy)
		}
	}
}

func TestFramesAreOfThisSiteAlone(t *testing.T) {
	t.Parallel()
	for frames, want := range map[bool]bool{true: true, false: false} {
		site := New(Config{}, Route{Pattern: "GET /x", Verb: access.Open, Handler: func(*http.Request) (Answer, error) {
			return Page{Title: "x", Body: Empty("x", "y"), Frames: frames}, nil
		}})
		w := httptest.NewRecorder()
		site.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://localhost/x", nil))
		if policy := w.Header().Get("Content-Security-Policy"); strings.Contains(policy, "; frame-src 'self'") != want || !strings.Contains(policy, "frame-ancestors 'none'") {
			t.Errorf("frames %v: %s", frames, policy)
		}
	}
}
