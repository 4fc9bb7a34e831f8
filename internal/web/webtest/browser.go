package webtest

import (
	"context"
	_ "embed" // for axe-core
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"gurindam/internal/needs"
)

//go:embed testdata/axe.min.js
var axe string

// Browse opens pages in Chromium, on a wide and on a narrow screen, light and
// dark. It fails where a page writes an error, asks another host, is wider than
// the narrow screen, or breaks a rule of axe-core.
func Browse(t *testing.T, h http.Handler, paths ...string) {
	t.Helper()
	chromium := needs.Program(t, "chromium")
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	ctx := start(t, chromium)
	strays := watch(t, ctx, server.URL)
	for _, path := range paths {
		for _, screen := range []struct {
			name, scheme string
			width        int64
		}{{"wide, light", "light", 1440}, {"narrow, dark", "dark", 360}} {
			emulate(t, ctx, screen.scheme, screen.width)
			if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+path)); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			if width := evaluate[int64](t, ctx, "document.documentElement.scrollWidth"); width > screen.width {
				t.Errorf("%s, %s: %d pixels wide", path, screen.name, width)
			}
			for _, v := range violations(t, ctx) {
				t.Errorf("%s, %s: %s", path, screen.name, v)
			}
		}
	}
	for _, s := range strays() {
		t.Error(s)
	}
}

func start(t testing.TB, chromium string) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium))
	for _, flag := range []string{"no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync"} {
		options = append(options, chromedp.Flag(flag, true))
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatalf("start the browser: %v", err)
	}
	return ctx
}

// watch collects what pages ask of other hosts and the answers that are errors,
// which is also what a console would complain of.
func watch(t *testing.T, ctx context.Context, home string) func() []string {
	t.Helper()
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var list []string
	say := func(s string) {
		mu.Lock()
		defer mu.Unlock()
		list = append(list, s)
	}
	err := chromedp.Listen(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *network.EventRequestWillBeSent:
			if u := ev.Request.URL; !strings.HasPrefix(u, home) && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "about:") {
				say("asked another host: " + u)
			}
		case *network.EventResponseReceived:
			if ev.Response.Status >= http.StatusBadRequest {
				say("could not load " + ev.Response.URL)
			}
		case *log.EventEntryAdded:
			if ev.Entry.Level == log.EntryLevelError {
				say("console: " + ev.Entry.Text + " " + ev.Entry.URL)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return func() []string {
		mu.Lock()
		defer mu.Unlock()
		return list
	}
}

func emulate(t testing.TB, ctx context.Context, scheme string, width int64) {
	t.Helper()
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	if err == nil {
		err = chromedp.Do(ctx, chromedp.EmulateViewport(width, 900))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// violations runs axe-core on the page that is open. The closed parts of a page
// are opened first: they are read too.
func violations(t testing.TB, ctx context.Context) []string {
	t.Helper()
	evaluate[bool](t, ctx, axe+";true")
	const run = `(async()=>{
document.querySelectorAll('main details').forEach(d=>d.open=true);
const r=await axe.run(document,{runOnly:['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']});
return r.violations.map(v=>v.id+': '+v.help+' – '+v.nodes.slice(0,3).map(n=>n.html.slice(0,160)+' '+(n.any[0]?.message??'')).join(' | '))})()`
	return evaluate[[]string](t, ctx, run, chromedp.EvalAwaitPromise)
}

func evaluate[T any](t testing.TB, ctx context.Context, script string, options ...chromedp.EvaluateOption) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, options...))
	if err != nil {
		t.Fatalf("evaluate %.60s: %v", script, err)
	}
	return v
}
