package webtest

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"gurindam/internal/needs"
)

// Tab is a page open in Chromium that a test works as a person would.
type Tab struct {
	t     testing.TB
	ctx   context.Context
	close func() // nil for the first of a browser, which ends with its test
}

// Open starts a browser and opens an address in it.
func Open(t testing.TB, url string) *Tab {
	t.Helper()
	b := &Tab{t: t, ctx: start(t, needs.Program(t, "chromium"))}
	b.Go(url)
	return b
}

// Beside opens an address in another tab of the same person.
func (b *Tab) Beside(url string) *Tab { return b.another(url) }

// Apart opens an address in the same browser for another person: nothing the first
// one keeps is theirs.
func (b *Tab) Apart(url string) *Tab { return b.another(url, chromedp.WithNewBrowserContext()) }

func (b *Tab) another(url string, options ...chromedp.ContextOption) *Tab {
	b.t.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx, options...)
	b.t.Cleanup(cancel)
	other := &Tab{b.t, ctx, cancel}
	other.Go(url)
	return other
}

// Close closes a tab that was opened beside or apart.
func (b *Tab) Close() {
	if b.close != nil {
		b.close()
	}
}

// Go opens an address.
func (b *Tab) Go(url string) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Navigate(url)); err != nil {
		b.t.Fatalf("open %s: %v", url, err)
	}
}

// Reload opens the page anew.
func (b *Tab) Reload() {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Reload()); err != nil {
		b.t.Fatalf("reload: %v", err)
	}
}

// Front brings the tab before the others of its window.
func (b *Tab) Front() {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, page.BringToFront, cdp.Empty{}); err != nil {
		b.t.Fatalf("bring to front: %v", err)
	}
}

// Screen sets the colours asked for, "light" or "dark", and the size of the window.
func (b *Tab) Screen(scheme string, width, height int64) {
	b.t.Helper()
	emulate(b.t, b.ctx, scheme, width)
	if err := chromedp.Do(b.ctx, chromedp.EmulateViewport(width, height)); err != nil {
		b.t.Fatalf("size of the window: %v", err)
	}
}

// Media sets what the page is shown on, "print" or "screen", and preferences by name
// and value by turns: "forced-colors", "active".
func (b *Tab) Media(kind string, preferences ...string) {
	b.t.Helper()
	p := emulation.SetEmulatedMediaParams{Media: kind}
	for i := 0; i+1 < len(preferences); i += 2 {
		p.Features = append(p.Features, &emulation.MediaFeature{Name: preferences[i], Value: preferences[i+1]})
	}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, p); err != nil {
		b.t.Fatalf("media %s: %v", kind, err)
	}
}

// Read gives the value of an expression, or of what it promises.
func Read[T any](b *Tab, expression string) T {
	b.t.Helper()
	return evaluate[T](b.t, b.ctx, expression, chromedp.EvalAwaitPromise)
}

// patience is how long Until waits.
const patience = 45 * time.Second

// gone is how the browser says that the page it was asked about has been left.
var gone = regexp.MustCompile(`navigated|find context|context was destroyed`)

// Until waits until an expression holds, over pages that come and go meanwhile.
func (b *Tab) Until(expression string) {
	b.t.Helper()
	deadline := time.Now().Add(patience)
	for {
		_, err := chromedp.Run(b.ctx, chromedp.Poll[bool]("!!("+expression+")", chromedp.WithPollingInterval(30*time.Millisecond), chromedp.WithPollingTimeout(time.Until(deadline))))
		switch {
		case err == nil:
			return
		case !gone.MatchString(err.Error()) || time.Now().After(deadline):
			b.t.Fatalf("waited for %s: %v", expression, err)
		}
	}
}

var named = map[string]string{
	"Enter": kb.Enter, "Tab": kb.Tab, "Escape": kb.Escape, "Delete": kb.Delete, "Home": kb.Home, "End": kb.End, "Insert": kb.Insert, "F2": kb.F2, "F6": kb.F6, "F8": kb.F8, "F10": kb.F10,
	"Up": kb.ArrowUp, "Down": kb.ArrowDown, "Left": kb.ArrowLeft, "Right": kb.ArrowRight, "PageUp": kb.PageUp, "PageDown": kb.PageDown,
}

var modifiers = map[string]chromedp.Modifier{"Ctrl": chromedp.ModifierCtrl, "Shift": chromedp.ModifierShift, "Alt": chromedp.ModifierAlt}

// Press presses keys one after another: "Down", "Ctrl+Shift+z".
func (b *Tab) Press(keys ...string) {
	b.t.Helper()
	for _, key := range keys {
		parts := strings.Split(key, "+")
		name := parts[len(parts)-1]
		if k, ok := named[name]; ok {
			name = k
		}
		var held []chromedp.Modifier
		for _, m := range parts[:len(parts)-1] {
			held = append(held, modifiers[m])
		}
		if err := chromedp.Do(b.ctx, chromedp.KeyEvent(name, chromedp.KeyModifiers(held...))); err != nil {
			b.t.Fatalf("press %s: %v", key, err)
		}
	}
}

// Type types a text letter by letter.
func (b *Tab) Type(text string) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.KeyEvent(text)); err != nil {
		b.t.Fatalf("type %q: %v", text, err)
	}
}

// Click clicks on the middle of the first element a selector finds.
func (b *Tab) Click(selector string) {
	b.t.Helper()
	x, y := b.middle(selector)
	if err := chromedp.Do(b.ctx, chromedp.MouseClickXY(x, y)); err != nil {
		b.t.Fatalf("click %s: %v", selector, err)
	}
}

// Tap touches the middle of the first element a selector finds with a finger.
func (b *Tab) Tap(selector string) {
	b.t.Helper()
	x, y := b.middle(selector)
	for _, p := range []input.DispatchTouchEventParams{
		{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: x, Y: y}}},
		{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}},
	} {
		if _, err := chromedp.Call(b.ctx, input.DispatchTouchEvent, p); err != nil {
			b.t.Fatalf("tap %s: %v", selector, err)
		}
	}
}

func (b *Tab) middle(selector string) (x, y float64) {
	b.t.Helper()
	at := Read[[]float64](b, fmt.Sprintf(`(()=>{const r=document.querySelector(%q).getBoundingClientRect();return [r.x+r.width/2,r.y+r.height/2]})()`, selector))
	return at[0], at[1]
}

// Violations lists the rules of axe-core that the page breaks as it stands.
func (b *Tab) Violations() []string {
	b.t.Helper()
	return violations(b.t, b.ctx)
}

// Picture writes what is to be seen into a file, for people to look at.
func (b *Tab) Picture(name string) {
	b.t.Helper()
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(name, png, 0o600)
	}
	if err != nil {
		b.t.Fatalf("picture: %v", err)
	}
}
