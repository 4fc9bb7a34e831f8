package workspaceweb_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gurindam/internal/web/webtest"
)

// TestTouch works with a finger on a narrow screen: one tap chooses, the next edits.
func TestTouch(t *testing.T) {
	t.Parallel()
	s := newSheet(t, 8, 12)
	b := webtest.Open(t, s.url)
	b.Screen("light", 360, 740)
	b.Go(s.url)
	ready(b, 0, 2)
	cell := `.kisi-body .kisi-row:nth-child(2) [aria-colindex="4"]`
	b.Tap(cell)
	b.Until(`document.activeElement.matches('` + cell + `')`)
	b.Tap(cell)
	b.Until(`document.activeElement.closest('.kisi-editor')`)
	b.Tap(`.kisi-options li:nth-child(3)`)
	eventually(t, "chosen by touch", func() bool { return s.cell(1, "opd") == "DISHUB" })
}

// TestOnlyWhatIsSeenStandsThere holds a list of the size that the speed is promised for.
func TestOnlyWhatIsSeenStandsThere(t *testing.T) {
	t.Parallel()
	s := newSheet(t, 500, 60)
	b := webtest.Open(t, s.url)
	b.Screen("light", 1440, 900)
	b.Go(s.url)
	ready(b, 250, 40)
	if n := webtest.Read[int](b, `document.querySelectorAll('.kisi-cell').length`); n > 1200 {
		t.Errorf("%d cells stand on the page", n)
	}
	if got := webtest.Read[string](b, `document.activeElement.textContent+' '+document.querySelector('[role=grid]').getAttribute('aria-rowcount')`); got != "40,5 502" {
		t.Errorf("in the middle: %s", got)
	}
	t.Logf("first paint of the grid after %v ms", webtest.Read[float64](b, `performance.getEntriesByName('kisi')[0].startTime`))
}

// TestKeyboardAlone works without a mouse, from the link before the grid to behind it.
func TestKeyboardAlone(t *testing.T) {
	t.Parallel()
	s := newSheet(t, 12, 30)
	b := webtest.Open(t, s.url)
	b.Until(`document.querySelector('.kisi-body .kisi-row')`)
	for range 40 {
		b.Press("Tab")
		if webtest.Read[bool](b, `document.activeElement.getAttribute('role') === 'gridcell'`) {
			break
		}
	}
	b.Press("Ctrl+Home", "End", "Tab", "Tab", "Shift+Tab", "Shift+Tab", "Home", "Tab", "Tab")
	b.Type("bapp")
	b.Press("Enter")
	eventually(t, "chosen from the list", func() bool { return s.cell(0, "opd") == "BAPPEDA" })
	b.Press("Up", "Right", "F2")
	b.Type("dink")
	b.Press("Enter")
	b.Type("; dish")
	b.Press("Enter", "Enter")
	eventually(t, "several chosen", func() bool { return s.cell(0, "pendukung") == "DINKES; DISHUB" })
	b.Press("Ctrl+End")
	if got := webtest.Read[string](b, `document.activeElement.getAttribute('aria-colindex')+' '+document.activeElement.parentElement.getAttribute('aria-rowindex')`); got != "31 13" {
		t.Errorf("the last cell is %s", got)
	}
	b.Press("?")
	b.Until(`document.querySelector('dialog[open]')`)
	b.Press("Escape")
	b.Until(`!document.querySelector('dialog')`)
	b.Press("Ctrl+a")
	b.Until(`document.querySelector('.kisi-status').textContent.includes('360 sel dipilih')`)
	b.Press("Ctrl+End", "Tab")
	if webtest.Read[bool](b, `!!document.activeElement.closest('.kisi-body')`) {
		t.Error("Tab does not leave the grid behind its last cell")
	}
}

func TestAccessibleAndWithinTheScreen(t *testing.T) {
	t.Parallel()
	s := newSheet(t, 60, 30)
	b := webtest.Open(t, s.url)
	for _, screen := range []struct {
		name, scheme string
		width        int64
	}{{"terang-1440", "light", 1440}, {"gelap-1440", "dark", 1440}, {"terang-360", "light", 360}, {"gelap-360", "dark", 360}} {
		b.Screen(screen.scheme, screen.width, 800)
		b.Go(s.url)
		ready(b, 1, 1)
		b.Press("Shift+Down", "Shift+Right")
		s.others(5, "opd", "DISHUB")
		b.Until(idle)
		picture(t, b, screen.name)
		for _, v := range b.Violations() {
			t.Errorf("%s: %s", screen.name, v)
		}
		if width := webtest.Read[int64](b, "document.documentElement.scrollWidth"); width > screen.width {
			t.Errorf("%s: %d pixels wide", screen.name, width)
		}
		for _, open := range []string{"help()", "columns()", "rowMenu()", "columnMenu(document.querySelector('gurindam-kisi').vis[2])", "edit()"} {
			webtest.Read[bool](b, `(document.querySelector('dialog')?.close(),true)`)
			webtest.Read[bool](b, `(document.querySelector('gurindam-kisi').`+open+`,true)`)
			picture(t, b, screen.name+"-"+strings.TrimRight(strings.SplitN(open, "(", 2)[0], "()"))
			for _, v := range b.Violations() {
				t.Errorf("%s, %s: %s", screen.name, open, v)
			}
		}
	}
}

// picture keeps a picture where somebody asked for pictures.
func picture(t *testing.T, b *webtest.Tab, name string) {
	t.Helper()
	if dir := os.Getenv("GURINDAM_PICTURES"); dir != "" {
		b.Picture(filepath.Join(dir, name+".png"))
	}
}
