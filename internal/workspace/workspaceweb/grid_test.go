package workspaceweb_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gurindam/internal/web/webtest"
)

// ready waits for the grid and puts the cursor on a cell, counted from zero.
func ready(b *webtest.Tab, row, col int) {
	b.Until(`document.querySelector('gurindam-kisi .kisi-body .kisi-row')`)
	at(b, row, col)
}

func at(b *webtest.Tab, row, col int) {
	webtest.Read[bool](b, fmt.Sprintf(`(document.querySelector('gurindam-kisi').goto(%d,%d),true)`, row, col))
}

// eventually waits for what the server holds.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(15 * time.Second); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain: %s", what)
		}
	}
}

func text(b *webtest.Tab, row, col int) string {
	return webtest.Read[string](b, fmt.Sprintf(`(()=>{const g=document.querySelector('gurindam-kisi');return g.text(g.view[%d],g.vis[%d])})()`, row, col))
}

const idle = `!document.querySelector('gurindam-kisi').outbox.all().some(x=>!x.state||x.state==='tunggu'||x.state==='kirim')`

func TestTypeAndSave(t *testing.T) {
	t.Parallel()
	s := newSheet(t, 131, 20)
	b := webtest.Open(t, s.url)
	b.Screen("light", 1440, 900)
	ready(b, 0, 1)
	b.Type("Antrean puskesmas")
	b.Press("Enter")
	eventually(t, "typed text", func() bool { return s.cell(0, "nama") == "Antrean puskesmas" })
	at(b, 1, 5)
	b.Type("1.500.000")
	b.Press("Tab")
	eventually(t, "rupiah", func() bool { return s.cell(1, "pagu") == "1500000" })
	b.Until(idle)
	if got := text(b, 1, 5); got != "1.500.000" {
		t.Errorf("shown %q", got)
	}
	at(b, 2, 5)
	b.Type("banyak")
	b.Press("Enter", "Up")
	b.Until(`document.querySelector('.kisi-note.bad')?.textContent.includes('bukan angka')`)
	if got := text(b, 2, 5); got != "banyak" {
		t.Errorf("what was refused is shown as %q", got)
	}
	b.Reload()
	ready(b, 2, 5)
	b.Until(`document.querySelector('.kisi-note.bad')`)
	if got := text(b, 2, 5); got != "banyak" {
		t.Errorf("after a reload what was refused is shown as %q", got)
	}
	b.Press("F2")
	webtest.Read[bool](b, `(document.querySelector('.kisi-editor textarea').value='',true)`)
	b.Type("7")
	b.Press("Enter")
	eventually(t, "mended", func() bool { return s.cell(2, "pagu") == "7" })
	at(b, 3, 1)
	b.Type("x")
	if webtest.Read[bool](b, `!!document.querySelector('.kisi-editor')`) {
		t.Error("a row of another office can be edited")
	}
}

func TestRows(t *testing.T) {
	t.Parallel()
	s := newSheet(t, 5, 9)
	b := webtest.Open(t, s.url)
	ready(b, 1, 1)
	b.Press("Ctrl+Enter")
	b.Type("Baris baru")
	b.Press("Tab")
	eventually(t, "a new row", func() bool { return s.count() == 6 && s.cell(2, "nama") == "Baris baru" })
	b.Until(idle)
	b.Press("Ctrl+z", "Ctrl+z")
	eventually(t, "taken back", func() bool { return s.count() == 5 })
	b.Press("Ctrl+y", "Ctrl+y")
	eventually(t, "and again", func() bool { return s.count() == 6 && s.cell(2, "nama") == "Baris baru" })
	b.Until(idle)
	at(b, 2, 1)
	b.Press("Alt+Up")
	eventually(t, "moved up", func() bool { return s.cell(1, "nama") == "Baris baru" })
	b.Press("Ctrl+Delete")
	b.Until(`document.querySelector('dialog[open]')`)
	b.Click("dialog .actions .btn")
	eventually(t, "removed", func() bool { return s.count() == 5 })
	b.Until(idle)
	b.Press("Ctrl+z")
	eventually(t, "brought back", func() bool { return s.count() == 6 && s.cell(1, "nama") == "Baris baru" })
}

func TestWarningIsShown(t *testing.T) {
	t.Parallel()
	s := newSheet(t, 8, 12)
	b := webtest.Open(t, s.url)
	ready(b, 1, 5)
	b.Type("-5")
	b.Press("Enter", "Up")
	b.Until(`document.querySelector('.kisi-note.warn')?.textContent.includes('Angka negatif.')`)
	if got := s.cell(1, "pagu"); got != "-5" {
		t.Errorf("a remark kept the value from being saved: %q", got)
	}
	if got := webtest.Read[string](b, `document.querySelector('.kisi-tools .btn').textContent`); got != "Columns" {
		t.Errorf("the text of the server is not said: %q", got)
	}
}

func TestFilterAndTotals(t *testing.T) {
	t.Parallel()
	s := newSheet(t, 131, 12)
	b := webtest.Open(t, s.url)
	ready(b, 0, 2)
	total := `[...document.querySelectorAll('.kisi-foot .kisi-cell')].map(e=>e.textContent).join('|')`
	if got := webtest.Read[string](b, total); !strings.Contains(got, "10.807.500.000") || !strings.Contains(got, "131 baris") {
		t.Errorf("totals %s", got)
	}
	b.Press("Up", "Enter")
	b.Until(`document.querySelector('dialog[open] input[name=memuat]')`)
	b.Click("dialog input[name=memuat]")
	b.Type("dinkes")
	b.Press("Enter")
	b.Until(`document.querySelector('.kisi-status').textContent.includes('33 dari 131 baris')`)
	if got := webtest.Read[string](b, total); !strings.Contains(got, "2.722.500.000") {
		t.Errorf("totals of what is on show: %s", got)
	}
	b.Press("Down", "Ctrl+f")
	b.Type("nomor 10")
	b.Until(`document.querySelector('.kisi-status').textContent.includes('3 dari 131 baris')`)
	b.Press("Escape")
	at(b, -1, 5)
	b.Press("Enter")
	b.Click("dialog .actions .btn:nth-child(2)")
	b.Until(`!document.querySelector('dialog[open]')`)
	if got := text(b, 0, 0); got != "I-130" {
		t.Errorf("first of the largest: %s", got)
	}
}
