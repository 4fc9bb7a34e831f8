package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/web/webtest"
	"gurindam/internal/workspace"
)

const allSaved = `!document.querySelector('gurindam-kisi').outbox.all().some(x=>!x.state||x.state==='tunggu'||x.state==='kirim')`

// cell finds a cell of the grid by its row and column.
func cell(row int, field string) string {
	return fmt.Sprintf(`(()=>{const g=document.querySelector('gurindam-kisi');return [...g.querySelectorAll('.kisi-body .kisi-row')].find(e=>e.r===%d)?.querySelectorAll('.kisi-cell')[0].parentElement.querySelector('[aria-colindex="'+(g.vis.findIndex(c=>c.key===%q)+2)+'"]')})()`, row, field)
}

// onCell puts the cursor on a cell once the list is there.
func onCell(b *webtest.Tab, row int, field string) {
	b.Until(`document.querySelector('gurindam-kisi .kisi-body .kisi-row')`)
	webtest.Read[bool](b, fmt.Sprintf(`(()=>{const g=document.querySelector('gurindam-kisi');g.goto(%d,g.vis.findIndex(c=>c.key===%q));return true})()`, row, field))
}

// write types into a cell, as if it were empty.
func write(b *webtest.Tab, row int, field, text string) {
	onCell(b, row, field)
	b.Type(text)
	b.Press("Enter")
}

func shows(row int, field, text string) string {
	return fmt.Sprintf(`%s?.firstChild.textContent===%q`, cell(row, field), text)
}

func (c *city) initiative(row int) string { return fresh(c.t, c.App).Masterplan.Initiatives[row].Name }

// Two people write in two browsers: each sees the other by name and cell, and what
// the other wrote.
func TestJourneyEditTogether(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c := planned(t, d)
		c.invited("ana", "Ana Contoh", "sekretaris", kota)
		c.invited("budi", "Budi Contoh", "perencana-opd", access.Place{Region: "21.72", OPD: "DINKES"})
		ana := c.enter("ana", byOffice)
		onCell(ana, 0, "indikator")
		budi := c.also(ana, "budi", byOffice)
		write(budi, 1, "inisiatif", "Rekam medis elektronik")
		ana.Front()
		ana.Until(shows(1, "inisiatif", "Rekam medis elektronik"))
		ana.Until(`[...document.querySelectorAll('.kisi-cell.other')].some(e=>e.dataset.name==='Budi Contoh')`)
		ana.Until(`document.querySelector('.kisi-people').textContent.includes('Budi Contoh')`)
		write(ana, 0, "inisiatif", "Portal satu pintu")
		budi.Front()
		budi.Until(shows(0, "inisiatif", "Portal satu pintu"))
		budi.Until(`document.querySelector('.kisi-people').textContent.includes('Ana Contoh')`)
		budi.Until(allSaved)
		write(budi, 0, "inisiatif", "bukan milik saya") // a row of another office takes nothing
		if got := c.initiative(0); got != "Portal satu pintu" {
			t.Errorf("the first initiative is called %q", got)
		}
		if got := c.initiative(1); got != "Rekam medis elektronik" {
			t.Errorf("the second initiative is called %q", got)
		}
	})
}

// Two people change the same cell: the later one is shown both values, and each of
// the choices does what it says.
func TestJourneyConflict(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	c.invited("budi", "Budi Contoh", "sekretaris", kota)
	ana := c.enter("ana", byOffice)
	onCell(ana, 0, "inisiatif")
	budi := c.also(ana, "budi", byOffice)
	for _, choice := range []struct{ section, want string }{{"1", "Milik Budi 1"}, {"2", "Milik Ana 2"}} {
		theirs, mine := "Milik Ana "+choice.section, "Milik Budi "+choice.section
		onCell(budi, 0, "inisiatif")
		budi.Press("F2")
		budi.Press("Ctrl+a")
		budi.Type(mine)
		ana.Front()
		write(ana, 0, "inisiatif", theirs)
		c.eventually("the first writer", func() bool { return c.initiative(0) == theirs })
		budi.Front()
		budi.Press("Enter")
		budi.Until(`document.querySelector('.kisi-trouble:not([hidden])')`)
		onCell(budi, 0, "inisiatif")
		budi.Press("Enter")
		budi.Until(`document.querySelector('dialog[open] .kisi-both')`)
		for _, want := range []string{theirs, mine, "Ana Contoh"} {
			if said := webtest.Read[string](budi, `document.querySelector('dialog').textContent`); !strings.Contains(said, want) {
				t.Errorf("the choice does not say %q: %s", want, said)
			}
		}
		budi.Click(`dialog section:nth-child(` + choice.section + `) .btn`)
		budi.Until(`!document.querySelector('dialog[open]') && ` + allSaved + ` && ` + shows(0, "inisiatif", choice.want))
		c.eventually("the choice", func() bool { return c.initiative(0) == choice.want })
	}
}

// The line is lost, the person goes on writing, even over a reload; when it is back,
// everything is saved, each thing once.
func TestJourneyOffline(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	ana := c.enter("ana", byOffice)
	since := state(t, c.App).Rev
	onCell(ana, 0, "inisiatif")
	ana.Offline(true)
	write(ana, 0, "inisiatif", "Ditulis di kapal")
	write(ana, 1, "inisiatif", "Ditulis di pulau")
	ana.Until(`document.querySelector('.kisi-status').textContent.includes('Sambungan terputus')`)
	if got := c.initiative(0); got != "Portal layanan" {
		t.Fatalf("without a line it was saved: %q", got)
	}
	ana.Offline(false)
	ana.Until(`document.querySelector('.kisi-status')?.textContent.includes('tersimpan')`)
	ana.Offline(true)
	write(ana, 0, "deskripsi", "Sebelum halaman ditutup")
	ana.Until(`document.querySelector('gurindam-kisi').outbox.all().length===1`)
	ana.Go("about:blank") // closed without a line
	ana.Offline(false)
	ana.Go(c.url + byOffice)
	onCell(ana, 0, "deskripsi")
	ana.Until(allSaved)
	c.eventually("what was written before the page was closed", func() bool {
		return fresh(t, c.App).Masterplan.Initiatives[0].Description == "Sebelum halaman ditutup"
	})
	entries, err := c.Work.History(t.Context(), tanjungpinang, workspace.Query{Since: since})
	if err != nil {
		t.Fatal(err)
	}
	var written []string
	for _, e := range entries {
		written = append(written, e.After)
	}
	slices.Sort(written)
	if want := []string{"Ditulis di kapal", "Ditulis di pulau", "Sebelum halaman ditutup"}; !slices.Equal(written, want) {
		t.Errorf("written %q, want %q", written, want)
	}
}

// Two hundred rows of a spreadsheet become two hundred rows of the plan, in one go.
func TestJourneyPaste(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	ana := c.enter("ana", "/kota/21.72/kerja/risiko")
	onCell(ana, 0, "risiko")
	columns := webtest.Read[[]string](ana, `document.querySelector('gurindam-kisi').vis.map(c=>c.key)`)
	from := slices.Index(columns, "risiko")
	var rows []string
	for n := range 200 {
		var cells []string
		for _, key := range columns[from:] {
			cells = append(cells, map[string]string{"risiko": fmt.Sprintf("Risiko \"nomor\" %d", n+1), "dampak": "4", "kemungkinan": "2", "dimensi": "SG", "opd": "DINKES"}[key])
		}
		rows = append(rows, strings.Join(cells, "\t"))
	}
	ana.Paste(strings.Join(rows, "\r\n"))
	c.eventually("all of the rows", func() bool { return len(fresh(t, c.App).Masterplan.Risks) == 200 })
	ana.Until(allSaved)
	for n, r := range fresh(t, c.App).Masterplan.Risks {
		if want := fmt.Sprintf("Risiko \"nomor\" %d", n+1); r.Text != want || r.Impact != 4 || r.OPD != "DINKES" || n > 0 && r.Code == "" {
			t.Fatalf("row %d is %+v", n+1, r)
		}
	}
	ana.Until(`document.querySelector('.kisi-status').textContent.includes('200 dari 200 baris')`)
}
