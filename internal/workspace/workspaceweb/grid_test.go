package workspaceweb_test

import (
	"fmt"
	"os"
	"path/filepath"
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

func paste(b *webtest.Tab, kind, data string) {
	webtest.Read[bool](b, fmt.Sprintf(`(()=>{const d=new DataTransfer();d.setData(%q,%q);document.activeElement.dispatchEvent(new ClipboardEvent('paste',{clipboardData:d,bubbles:true,cancelable:true}));return true})()`, kind, data))
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

func TestPasteFillUndo(t *testing.T) {
	t.Parallel()
	s := newSheet(t, 20, 24)
	b := webtest.Open(t, s.url)
	ready(b, 10, 1)
	var rows []string
	for n := range 200 {
		cells := []string{fmt.Sprintf("\"Baris \"\"%d\"\"\nkedua\"", n), "DINKES", "DISHUB; BAPPEDA", "Uraian", "1.000.000", "2022", "", "2022-01-02"}
		for range 12 {
			cells = append(cells, "12,5")
		}
		if n == 150 {
			cells[4] = "entah"
		}
		rows = append(rows, strings.Join(cells, "\t"))
	}
	start := time.Now()
	paste(b, "text/plain", strings.Join(rows, "\r\n"))
	b.Until(idle)
	t.Logf("200 × 20 cells saved after %v", time.Since(start))
	eventually(t, "all rows", func() bool { return s.count() == 210 })
	eventually(t, "last row", func() bool { return s.cell(209, "nama") == "Baris \"199\"\nkedua" })
	if got := s.cell(209, "target_2022"); got != "12.5" {
		t.Errorf("a typed number became %q", got)
	}
	if got, shown := s.cell(160, "pagu"), text(b, 160, 5); got != "" || shown != "entah" {
		t.Errorf("the refused cell is %q, shown %q", got, shown)
	}
	at(b, 160, 5)
	b.Press("Delete")
	b.Until(idle)

	at(b, 0, 5)
	b.Press("Shift+Down", "Shift+Down", "Ctrl+d")
	eventually(t, "filled", func() bool { return s.cell(2, "pagu") == s.cell(0, "pagu") })
	b.Press("Ctrl+z")
	eventually(t, "undone", func() bool { return s.cell(2, "pagu") == "3750000" && s.cell(1, "pagu") == "2500000" })
	b.Press("Ctrl+y")
	eventually(t, "redone", func() bool { return s.cell(2, "pagu") == "1250000" })
	b.Until(idle)
	s.others(2, "pagu", "99")
	b.Until(`document.querySelector('gurindam-kisi').rows[2].cells.pagu === '99'`)
	b.Press("Ctrl+z")
	eventually(t, "undone in part", func() bool { return s.cell(1, "pagu") == "2500000" })
	if got := s.cell(2, "pagu"); got != "99" {
		t.Errorf("undo took back what another wrote: %q", got)
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

func TestPasteTableOfAPage(t *testing.T) {
	t.Parallel()
	s := newSheet(t, 5, 9)
	b := webtest.Open(t, s.url)
	ready(b, 0, 1)
	paste(b, "text/html", "<p>x</p><table><tr><td>Satu<br>dua</td><td>DISHUB</td></tr><tr><td colspan=2> Tiga\n empat </td></tr></table>")
	eventually(t, "pasted", func() bool {
		return s.cell(0, "nama") == "Satu\ndua" && s.cell(0, "opd") == "DISHUB" && s.cell(1, "nama") == "Tiga empat" && s.cell(1, "opd") == ""
	})
	at(b, 0, 5)
	b.Press("Shift+Down", "Shift+Right")
	got := webtest.Read[string](b, `(()=>{const d=new DataTransfer();document.activeElement.dispatchEvent(new ClipboardEvent('copy',{clipboardData:d,bubbles:true,cancelable:true}));return d.getData('text/plain')})()`)
	if want := "1.250.000\t2021\r\n2.500.000\t2021"; got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
}

func TestCopyWithin(t *testing.T) {
	t.Parallel()
	s := newSheet(t, 8, 12)
	b := webtest.Open(t, s.url)
	ready(b, 0, 8)
	b.Press("Shift+Right") // a date and a figure
	webtest.Read[bool](b, `(window.kept=new DataTransfer(),document.activeElement.dispatchEvent(new ClipboardEvent('copy',{clipboardData:kept,bubbles:true,cancelable:true})),true)`)
	s.others(0, "tanggal", "2030-12-31") // the copy is of what stood there
	at(b, 4, 8)
	webtest.Read[bool](b, `(document.activeElement.dispatchEvent(new ClipboardEvent('paste',{clipboardData:kept,bubbles:true,cancelable:true})),true)`)
	at(b, 5, 8)
	b.Press("Delete", "Down", "Right", "Delete")
	eventually(t, "emptied", func() bool { return s.cell(5, "tanggal") == "" && s.cell(6, "target_2021") == "" })
	b.Until(idle)
	if got := s.cell(4, "tanggal"); got != "2021-03-01" {
		t.Errorf("pasted date %q", got)
	}
	for _, c := range s.changes() {
		if c.Typed {
			t.Errorf("sent as typed: %v", c)
		}
	}
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

func TestConflict(t *testing.T) {
	t.Parallel()
	s := newSheet(t, 10, 9)
	b := webtest.Open(t, s.url)
	b.Screen("light", 1440, 900)
	ready(b, 0, 4)
	b.Press("F2")
	b.Type(" Ditambah saya.")
	s.others(0, "uraian", "Uraian panjang yang menjelaskan pelayanan, siapa yang dilayani, dan bagaimana hasilnya diukur.")
	b.Press("Enter")
	b.Until(`document.querySelector('.kisi-cell.bentrok')`)
	b.Reload()
	ready(b, 0, 4)
	b.Until(`document.querySelector('.kisi-cell.bentrok')`)
	b.Press("Enter")
	b.Until(`document.querySelector('dialog[open] .kisi-both')`)
	got := webtest.Read[string](b, `document.querySelector('dialog').textContent`)
	for _, want := range []string{"Ditambah saya.", "pelayanan", "Sari Melati"} {
		if !strings.Contains(got, want) {
			t.Errorf("the dialog does not say %q: %s", want, got)
		}
	}
	if got := webtest.Read[string](b, `[...document.querySelectorAll('dialog mark')].map(e=>e.textContent).join('|')`); !strings.Contains(got, "layanan") || !strings.Contains(got, "pelayanan") {
		t.Errorf("marked %q", got)
	}
	picture(t, b, "bentrok")
	for _, v := range b.Violations() {
		t.Error(v)
	}
	if s.cell(0, "uraian")[:40] != "Uraian panjang yang menjelaskan pelayanan"[:40] {
		t.Error("overwritten silently")
	}
	b.Click("dialog section:nth-child(1) .btn")
	eventually(t, "mine kept", func() bool { return strings.HasSuffix(s.cell(0, "uraian"), "Ditambah saya.") })

	at(b, 1, 1)
	b.Press("F2")
	b.Type(" lagi")
	s.others(1, "nama", "Nama mereka")
	b.Press("Enter")
	b.Until(`document.querySelector('.kisi-trouble:not([hidden])')`)
	b.Press("F8", "Enter")
	b.Until(`document.querySelector('dialog[open] .kisi-both')`)
	b.Click("dialog section:nth-child(2) .btn")
	b.Until(idle + ` && !document.querySelector('.bentrok')`)
	if got := text(b, 1, 1); got != "Nama mereka" {
		t.Errorf("theirs taken: %q", got)
	}
}

func TestOffline(t *testing.T) {
	t.Parallel()
	s := newSheet(t, 30, 9)
	b := webtest.Open(t, s.url)
	ready(b, 0, 1)
	s.set("putus")
	for n := range 5 {
		b.Type(fmt.Sprintf("Luring %d", n))
		b.Press("Enter")
		if n == 2 {
			b.Press("Down")
		}
	}
	b.Until(`document.querySelector('.kisi-status').textContent.includes('Sambungan terputus')`)
	b.Reload()
	ready(b, 8, 1)
	if got := text(b, 0, 1); got != "Luring 0" {
		t.Errorf("after a reload without line: %q", got)
	}
	s.set("hilang") // everything arrives, no answer comes back
	b.Type("Setelah muat ulang")
	b.Press("Enter")
	eventually(t, "arrived unanswered", func() bool { return s.cell(8, "nama") == "Setelah muat ulang" })
	at(b, 8, 1)
	b.Type("Sekali lagi")
	b.Press("Enter")
	s.set("")
	b.Until(idle)
	eventually(t, "all", func() bool { return s.cell(5, "nama") == "Luring 4" && s.cell(8, "nama") == "Sekali lagi" })
	if got := len(s.changes()); got != 7 {
		t.Errorf("%d changes arrived, want each of 7 once: %v", got, s.changes())
	}
	s.set("keluar")
	at(b, 9, 1)
	b.Type("Tanpa sesi")
	b.Press("Enter")
	b.Until(`document.querySelector('.kisi-status a[href="/masuk"]')`)
	s.set("")
	webtest.Read[bool](b, `window.dispatchEvent(new Event('focus'))`)
	eventually(t, "after signing in", func() bool { return s.cell(9, "nama") == "Tanpa sesi" })
}

func TestTwoTabs(t *testing.T) {
	t.Parallel()
	s := newSheet(t, 30, 9)
	b := webtest.Open(t, s.url)
	ready(b, 0, 1)
	other := b.Beside(s.url)
	ready(other, 5, 1)
	s.set("putus")
	other.Type("Dari tab kedua")
	other.Press("Enter")
	b.Front()
	b.Type("Dari tab pertama")
	b.Press("Enter")
	b.Until(`document.querySelector('.kisi-status').textContent.includes('2 menunggu')`)
	s.set("")
	eventually(t, "both", func() bool { return s.cell(0, "nama") == "Dari tab pertama" && s.cell(5, "nama") == "Dari tab kedua" })
	b.Until(idle)
	if got := len(s.changes()); got != 2 {
		t.Errorf("%d changes arrived, want 2", got)
	}
	b.Until(`document.querySelector('gurindam-kisi').rows[5].cells.nama === 'Dari tab kedua'`)
}

func TestOthersAreSeen(t *testing.T) {
	t.Parallel()
	s := newSheet(t, 30, 9)
	b := webtest.Open(t, s.url)
	ready(b, 0, 1)
	other := b.Apart(s.url)
	ready(other, 4, 2)
	other.Type("DISHUB")
	other.Press("Enter")
	b.Front()
	b.Until(`document.querySelector('.kisi-chip')?.textContent === 'OU'`)
	b.Until(`document.querySelector('.kisi-cell.other')?.dataset.name === 'Orang Uji'`)
	picture(t, b, "orang")
	eventually(t, "saved", func() bool { return s.cell(4, "opd") == "DISHUB" })
	b.Until(`document.querySelector('gurindam-kisi').rows[4].cells.opd === 'DISHUB'`)
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
