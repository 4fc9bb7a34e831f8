package web_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

func fileSite(name string) *web.Site {
	return site(new(bytes.Buffer), web.Route{Pattern: "GET /berkas", Verb: access.Open, Handler: func(*http.Request) (web.Answer, error) {
		return web.File{Name: name, Type: "application/pdf", SHA256: "abc", Content: strings.NewReader("0123456789")}, nil
	}})
}

func TestFile(t *testing.T) {
	t.Parallel()
	s := fileSite("buku.pdf")
	w := webtest.Get(t, s, "/berkas")
	if w.Body.String() != "0123456789" || w.Header().Get("Etag") != `"abc"` || w.Header().Get("Content-Type") != "application/pdf" {
		t.Errorf("%q %v", w.Body, w.Header())
	}
	if w := webtest.Get(t, s, "/berkas", "Range", "bytes=2-4"); w.Code != http.StatusPartialContent || w.Body.String() != "234" {
		t.Errorf("part: %d %q", w.Code, w.Body)
	}
	if w := webtest.Get(t, s, "/berkas", "If-None-Match", `"abc"`); w.Code != http.StatusNotModified {
		t.Errorf("held already: %d", w.Code)
	}
	if w := webtest.Get(t, s, "/berkas", "Range", "bytes=90-"); w.Code != http.StatusRequestedRangeNotSatisfiable {
		t.Errorf("beyond the end: %d", w.Code)
	}
}

func TestFileNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"buku.pdf":                      `attachment; filename=buku.pdf`,
		"Buku 2.pdf":                    `attachment; filename="Buku 2.pdf"`,
		"../../etc/passwd":              `attachment; filename=etc-passwd`,
		"a\r\nSet-Cookie: x=1.pdf":      `attachment; filename="aSet-Cookie- x=1.pdf"`,
		"rencana “kota”.pdf":            `attachment; filename*=utf-8''rencana%20%E2%80%9Ckota%E2%80%9D.pdf`,
		"\u202egpj.exe":                 `attachment; filename=gpj.exe`,
		"":                              `attachment; filename=unduhan`,
		"...":                           `attachment; filename=unduhan`,
		`c:\berkas\"kutip".pdf`:         `attachment; filename=c--berkas--kutip-.pdf`,
		strings.Repeat("x", 300) + ".p": `attachment; filename=` + strings.Repeat("x", 118) + ".p",
	} {
		if got := webtest.Get(t, fileSite(name), "/berkas").Header().Get("Content-Disposition"); got != want {
			t.Errorf("%q:\n got %s\nwant %s", name, got, want)
		}
	}
}
