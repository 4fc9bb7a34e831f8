package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/discussion"
	"gurindam/internal/web/webtest"
)

// beside tells what stands in the panel beside the grid.
const beside = `document.querySelector('.kisi-side')`

const atCell = `document.activeElement.getAttribute('role')==='gridcell'`

// Somebody discusses a cell without leaving it: by keyboard, in the panel beside the
// grid, and the cell is marked; what was typed and not sent is there again.
func TestJourneyDiscussACell(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	ana := c.enter("ana", byOffice)
	onCell(ana, 0, "indikator")
	ana.Press("Ctrl+Alt+m")
	ana.Until(`document.activeElement.matches('.kisi-side textarea')`)
	ana.Type("Satuannya apa?")
	ana.Press("Escape")
	ana.Until(`!` + beside + ` && ` + atCell)
	ana.Press("Ctrl+Alt+m")
	ana.Until(beside + `.querySelector('textarea').value==='Satuannya apa?'`)
	ana.Click(`.kisi-side form.talking button[type=submit]`)
	ana.Until(beside + `.querySelectorAll('.talk li').length===1 && document.activeElement.matches('.talk li')`)
	ana.Until(cell(0, "indikator") + `.querySelector('.kisi-dot')?.textContent===' 1 diskusi terbuka'`)
	for _, v := range ana.Violations() {
		t.Error(v)
	}
	ana.Press("Escape")
	ana.Until(`!` + beside + ` && document.activeElement===` + cell(0, "indikator"))
	ana.Type("Indeks layanan publik") // the grid is as usable as before
	ana.Press("Enter")
	ana.Until(allSaved)
	ana.Reload()
	ana.Until(cell(0, "indikator") + `?.querySelector('.kisi-dot')`)
	onCell(ana, 0, "indikator")
	ana.Until(`document.querySelector('.kisi-note button')?.textContent==='1 diskusi terbuka'`)
	heads, err := c.Talks.Open(t.Context(), access.Actor{Person: "ana", Grants: []access.Grant{{Role: "sekretaris", Scope: kota}}}, tanjungpinang)
	if want := (discussion.Spot{List: "rencana_aksi", Row: state(t, c.App).IDs["rencana_aksi"][0], Field: "indikator"}); err != nil || len(heads) != 1 || heads[0].About.Spot != want {
		t.Errorf("%+v, %v, want a thread at %+v", heads, err, want)
	}
	ana.Click(`.kisi-note button`)
	ana.Until(beside + `?.querySelector('.talk li')`)
	ana.Click(`.kisi-side section details summary`)
	const done = `.kisi-side form[action$="/selesai"] button`
	ana.Until(`(document.querySelector('` + done + `').scrollIntoView({block:'center'}),true)`)
	ana.Click(done)
	ana.Until(`!` + cell(0, "indikator") + `.querySelector('.kisi-dot')`)
}

// What a cell held is told beside it, and taken back as a change like any other.
func TestJourneyHistoryOfACell(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	c.invited("budi", "Budi Contoh", "perencana-opd", access.Place{Region: "21.72", OPD: "DINKES"})
	was := c.initiative(0)
	ana := c.enter("ana", byOffice)
	write(ana, 0, "inisiatif", "Portal satu pintu")
	ana.Until(allSaved)
	onCell(ana, 0, "inisiatif")
	ana.Press("Ctrl+Alt+h")
	ana.Until(beside + `?.querySelector('.past li')`)
	for _, want := range []string{"Ana Contoh", was, "Portal satu pintu"} {
		if said := webtest.Read[string](ana, beside+`.textContent`); !strings.Contains(said, want) {
			t.Errorf("the history does not say %q: %s", want, said)
		}
	}
	for _, v := range ana.Violations() {
		t.Error(v)
	}
	ana.Click(`.kisi-side [data-nilai]`)
	ana.Until(shows(0, "inisiatif", was))
	c.eventually("the value of before", func() bool { return c.initiative(0) == was })
	ana.Until(beside + `.querySelectorAll('.past li').length===2`)
	onCell(ana, 0, "inisiatif")
	ana.Press("Ctrl+z")
	c.eventually("and undone", func() bool { return c.initiative(0) == "Portal satu pintu" })
	ana.Until(beside + `.querySelectorAll('.past li').length===3`)

	budi := c.also(ana, "budi", byOffice) // who may read the row of another office
	onCell(budi, 0, "inisiatif")
	budi.Press("Ctrl+Alt+h")
	budi.Until(beside + `?.querySelectorAll('.past li').length===3`)
	if webtest.Read[bool](budi, `!!`+beside+`.querySelector('[data-nilai]')`) {
		t.Error("a value of another office's row can be given back")
	}
}

// The menu of a cell stands at its place by mouse and keyboard, and leads to all that.
func TestJourneyMenuOfACell(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	ana := c.enter("ana", byOffice)
	onCell(ana, 1, "indikator")
	ana.Press("Shift+F10")
	ana.Until(`document.querySelector('dialog[open] .kisi-acts')`)
	webtest.Read[bool](ana, `([...document.querySelectorAll('.kisi-acts button')].find(b=>b.firstChild.textContent==='Bahas seluruh baris').click(),true)`)
	ana.Until(`document.activeElement.matches('.kisi-side textarea') && !document.querySelector('dialog')`)
	if to := webtest.Read[string](ana, beside+`.querySelector('.kisi-side-acts a').getAttribute('href')`); to != "/kota/21.72/tugas/baru?list=rencana_aksi&row="+state(t, c.App).IDs["rencana_aksi"][1] {
		t.Errorf("a task is given at %s", to)
	}
	form := byOffice + "/" + state(t, c.App).IDs["rencana_aksi"][1]
	ana.Go(c.url + form)
	ana.Click(`.row-field:nth-of-type(3) .field-more summary`)
	ana.Click(`.row-field:nth-of-type(3) .field-more a`)
	ana.Until(`location.pathname==='/kota/21.72/diskusi' && new URLSearchParams(location.search).get('field')`)
}

// It fits into every screen.
func TestBesideTheGridIsAccessible(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	id := state(t, c.App).IDs["rencana_aksi"][0]
	ana := c.enter("ana", byOffice)
	write(ana, 0, "deskripsi", strings.Repeat("Satu pintu bagi seluruh layanan kota. ", 8))
	ana.Until(allSaved)
	who := discussion.Author{Actor: secretary().Actor, Name: "Ana Contoh"}
	for _, field := range []string{"deskripsi", "", "indikator"} {
		if _, err := c.Talks.Begin(t.Context(), who, tanjungpinang, discussion.Spot{List: "rencana_aksi", Row: id, Field: field}, discussion.Draft{Text: "Apakah ini sudah termasuk layanan kelurahan, atau baru layanan dinas?"}); err != nil {
			t.Fatal(err)
		}
	}
	for _, screen := range []struct {
		name, scheme  string
		width, height int64
	}{{"terang-1440", "light", 1440, 900}, {"gelap-1440", "dark", 1440, 900}, {"terang-360", "light", 360, 740}, {"gelap-360", "dark", 360, 740}} {
		ana.Screen(screen.scheme, screen.width, screen.height)
		see := func(what string) {
			t.Helper()
			if dir := os.Getenv("GURINDAM_PICTURES"); dir != "" {
				time.Sleep(200 * time.Millisecond) // for the picture alone: what flashes has faded
				ana.Picture(filepath.Join(dir, what+"-"+screen.name+".png"))
			}
			for _, v := range ana.Violations() {
				t.Errorf("%s, %s: %s", what, screen.name, v)
			}
			if width := webtest.Read[int64](ana, "document.documentElement.scrollWidth"); width > screen.width {
				t.Errorf("%s, %s: %d pixels wide", what, screen.name, width)
			}
		}
		ana.Go(c.url + byOffice)
		onCell(ana, 0, "deskripsi")
		see("kisi")
		ana.Press("Ctrl+Alt+m")
		ana.Until(beside + `?.querySelector('.talk li')`)
		if !webtest.Read[bool](ana, `(()=>{const c=`+cell(0, "deskripsi")+`.getBoundingClientRect(),s=`+beside+`.getBoundingClientRect();return c.top>0&&(c.bottom<s.top||c.right<=s.left)})()`) {
			t.Errorf("%s: the panel lies over its cell", screen.name)
		}
		see("diskusi")
		webtest.Read[bool](ana, `(document.querySelector('.kisi-side-acts button:nth-of-type(2)').click(),true)`)
		ana.Until(beside + `?.querySelector('.past li')`)
		see("riwayat")
		ana.Go(c.url + byOffice + "/" + id)
		see("formulir")
	}
}
