package workspaceweb_test

import (
	"fmt"
	"strings"
	"testing"

	"gurindam/internal/web/webtest"
)

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
