package webtest

import (
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Fill writes into the field a selector finds, in the place of what stood there.
func (b *Tab) Fill(selector, text string) {
	b.t.Helper()
	b.Until(fmt.Sprintf("document.querySelector(%q)", selector))
	Read[bool](b, fmt.Sprintf("(()=>{const f=document.querySelector(%q);f.scrollIntoView({block:'center',behavior:'instant'});f.focus();f.select?.();return true})()", selector))
	b.Type(text)
}

// Choose picks a value of the list a selector finds.
func (b *Tab) Choose(selector, value string) {
	b.t.Helper()
	got := Read[string](b, fmt.Sprintf("(()=>{const f=document.querySelector(%q);f.value=%q;f.dispatchEvent(new Event('change',{bubbles:true}));return f.value})()", selector, value))
	if got != value {
		b.t.Fatalf("%s offers no %q", selector, value)
	}
}

// Push clicks the first button or link that is to be seen and says a text.
func (b *Tab) Push(text string) {
	b.t.Helper()
	find := fmt.Sprintf("[...document.querySelectorAll('button,a,summary')].find(e=>(e.textContent.trim()===%[1]q||e.getAttribute('aria-label')===%[1]q)&&e.checkVisibility())", text)
	b.Until(find)
	at := Read[[]float64](b, "(()=>{const e="+find+";e.scrollIntoView({block:'center',behavior:'instant'});const r=e.getBoundingClientRect();return [r.x+r.width/2,r.y+r.height/2]})()")
	if err := chromedp.Do(b.ctx, chromedp.MouseClickXY(at[0], at[1])); err != nil {
		b.t.Fatalf("push %q: %v", text, err)
	}
}

// Paste puts a text of the clipboard where the cursor is.
func (b *Tab) Paste(text string) {
	b.t.Helper()
	Read[bool](b, fmt.Sprintf("(()=>{const d=new DataTransfer();d.setData('text/plain',%q);document.activeElement.dispatchEvent(new ClipboardEvent('paste',{clipboardData:d,bubbles:true,cancelable:true}));return true})()", text))
}

// Attach chooses a file for a field of files.
func (b *Tab) Attach(selector, file string) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.SetUploadFiles(selector, []string{file})); err != nil {
		b.t.Fatalf("attach %s: %v", file, err)
	}
}

// Drag pulls what a selector finds along by some pixels, grabbed at a part of its
// width.
func (b *Tab) Drag(selector string, part, dx float64) {
	b.t.Helper()
	at := Read[[]float64](b, fmt.Sprintf("(()=>{const e=document.querySelector(%q);e.scrollIntoView({block:'center',behavior:'instant'});const r=e.getBoundingClientRect();return [r.x+r.width*%f,r.y+r.height/2]})()", selector, part))
	mouse := func(kind input.DispatchMouseEventType, x float64, buttons int64) {
		p := input.DispatchMouseEventParams{Type: kind, X: x, Y: at[1], Button: input.MouseButtonLeft, Buttons: buttons, ClickCount: 1}
		if _, err := chromedp.Call(b.ctx, input.DispatchMouseEvent, p); err != nil {
			b.t.Fatalf("drag %s: %v", selector, err)
		}
	}
	mouse(input.DispatchMouseEventTypeMousePressed, at[0], 1)
	for n := range 4 {
		mouse(input.DispatchMouseEventTypeMouseMoved, at[0]+dx*float64(n+1)/4, 1)
	}
	mouse(input.DispatchMouseEventTypeMouseReleased, at[0]+dx, 0)
}

// Holds gives the tab a cookie for an address, as if its person had come by it before.
func (b *Tab) Holds(url, name, value string) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, network.SetCookie, network.SetCookieParams{Name: name, Value: value, URL: url}); err != nil {
		b.t.Fatalf("cookie %s: %v", name, err)
	}
}

// Offline cuts the line of the tab, and mends it again.
func (b *Tab) Offline(cut bool) {
	b.t.Helper()
	b.line(network.Conditions{Offline: cut, DownloadThroughput: -1, UploadThroughput: -1})
}

// Slow gives the tab a line of so many bytes each second, with a delay in
// milliseconds.
func (b *Tab) Slow(bytes, delay float64) {
	b.t.Helper()
	b.line(network.Conditions{Latency: delay, DownloadThroughput: bytes, UploadThroughput: bytes})
}

func (b *Tab) line(c network.Conditions) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, network.Enable, network.EnableParams{})
	if err == nil {
		_, err = chromedp.Call(b.ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{&c}})
	}
	if err == nil {
		_, err = chromedp.Call(b.ctx, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: c.Offline, Latency: c.Latency, DownloadThroughput: c.DownloadThroughput, UploadThroughput: c.UploadThroughput})
	}
	if err != nil {
		b.t.Fatalf("line of the tab: %v", err)
	}
}

// Text gives what the main part of the page says, with runs of blanks made one.
func (b *Tab) Text() string {
	b.t.Helper()
	return strings.Join(strings.Fields(Read[string](b, "document.querySelector('main').innerText")), " ")
}

// Says waits until the main part of the page says a text.
func (b *Tab) Says(text string) {
	b.t.Helper()
	b.Until(fmt.Sprintf("document.querySelector('main')?.textContent.replace(/\\s+/g,' ').includes(%q)", text))
}
