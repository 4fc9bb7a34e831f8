package workspaceweb_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gurindam/internal/web/webtest"
)

func paste(b *webtest.Tab, kind, data string) {
	webtest.Read[bool](b, fmt.Sprintf(`(()=>{const d=new DataTransfer();d.setData(%q,%q);document.activeElement.dispatchEvent(new ClipboardEvent('paste',{clipboardData:d,bubbles:true,cancelable:true}));return true})()`, kind, data))
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
