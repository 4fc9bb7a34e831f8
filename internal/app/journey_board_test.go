package app

import (
	"fmt"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/plan"
	"gurindam/internal/web/webtest"
	"gurindam/internal/workspace"
)

// spotOf finds the place where a cell is read and written.
func spotOf(row, field string) string {
	return fmt.Sprintf(`document.querySelector('gurindam-sunting[data-baris=%q][data-kolom=%q]')`, row, field)
}

// pen opens the editor of a cell by the keyboard.
func pen(b *webtest.Tab, row, field string) {
	b.Until(spotOf(row, field))
	webtest.Read[bool](b, spotOf(row, field)+`.querySelector('.pena').focus()||true`)
	b.Press("Enter")
	b.Until(spotOf(row, field) + `.control`)
}

func (c *city) swot(i int) plan.SWOTEntry { return fresh(c.t, c.App).Masterplan.SWOT[i] }

// A planner rates by a key, adds a card by typing and moves it by its menu; the page
// follows without being loaded anew.
func TestJourneyBoards(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	ana := c.enter("ana", "/kota/21.72/analisis")
	ana.Says("sedang")
	webtest.Read[bool](ana, `(window.pernah=true,document.querySelectorAll('.komponen').forEach(d=>d.open=true),document.querySelector('.nilai [aria-pressed=true]').focus(),true)`)
	ana.Press("Left", "1")
	c.eventually("the rating", func() bool { return fresh(t, c.App).Masterplan.Readiness[0].Rating == plan.RatingGood })
	ana.Until(`document.querySelector('#ringkas-kesiapan tfoot').textContent.includes('83,33')`)

	ana.Fill("#tambah-SG-S", "Jaringan serat optik")
	ana.Press("Enter")
	c.eventually("a card", func() bool { return len(fresh(t, c.App).Masterplan.SWOT) == 3 })
	id := state(t, c.App).IDs["swot"][2]
	card := fmt.Sprintf(`[data-kartu][data-baris=%q]`, id)
	ana.Until(fmt.Sprintf(`document.querySelector('#swot-SG .sisi-S %s [data-menu]')`, card))
	if got := webtest.Read[string](ana, `document.activeElement.id`); got != "tambah-SG-S" {
		t.Errorf("after adding, the cursor is in %q", got)
	}
	move := func(to string) {
		webtest.Read[bool](ana, fmt.Sprintf(`document.querySelector('%s [data-menu]').focus()||true`, card))
		ana.Press("Enter")
		ana.Until(`document.activeElement.getAttribute('role')==='menuitem'`)
		for range 12 {
			if webtest.Read[string](ana, `document.activeElement.textContent`) == to {
				ana.Press("Enter")
				return
			}
			ana.Press("Down")
		}
		t.Fatalf("the menu does not say %q", to)
	}
	move("Pindahkan ke Peluang")
	c.eventually("another side", func() bool { return c.swot(2).Side == plan.Opportunity })
	ana.Until(fmt.Sprintf(`document.querySelector('#swot-SG .sisi-O %s')`, card))
	webtest.Read[bool](ana, fmt.Sprintf(`(()=>{const c=document.querySelector('%s'),to=document.querySelector('#swot-SG .sisi-T [data-kartu]'),r=to.getBoundingClientRect(),dataTransfer=new DataTransfer();
for (const [on,kind] of [[c,'dragstart'],[to,'dragover'],[to,'drop'],[c,'dragend']]) on.dispatchEvent(new DragEvent(kind,{bubbles:true,cancelable:true,dataTransfer,clientY:r.top+1}));return true})()`, card))
	c.eventually("dragged before another", func() bool { return c.swot(0).Text == "Jaringan serat optik" && c.swot(0).Side == plan.Threat })
	ana.Until(fmt.Sprintf(`document.querySelector('#swot-SG .sisi-T %s [data-menu]')`, card))
	move("Pindahkan ke Smart Living")
	c.eventually("another dimension", func() bool { return c.swot(0).Dimension == "SL" })
	ana.Until(fmt.Sprintf(`document.querySelector('#swot-SL .sisi-T %s [data-menu]')`, card))
	move("Hapus")
	ana.Press("Enter") // it asks once more
	c.eventually("it is gone", func() bool { return len(fresh(t, c.App).Masterplan.SWOT) == 2 })
	ana.Until(fmt.Sprintf(`!document.querySelector('%s')`, card))

	first := state(t, c.App).IDs["swot"][0] // a strategy comes from it: it stays, and says so
	card = fmt.Sprintf(`[data-kartu][data-baris=%q]`, first)
	move("Hapus")
	ana.Press("Enter")
	ana.Until(fmt.Sprintf(`document.querySelector('%s .sunting-kabar')?.textContent.includes('masih dirujuk')`, card))
	if !webtest.Read[bool](ana, `window.pernah`) {
		t.Error("the page was loaded anew")
	}
}

// Writing where one reads: kept over a lost line and a closed page; two values are
// shown where somebody else was faster; Escape leaves all as it was.
func TestJourneyInPlace(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	c.invited("budi", "Budi Contoh", "perencana-opd", access.Place{Region: "21.72", OPD: "DISKOMINFO"})
	row := state(t, c.App).IDs["swot"][0]
	budi := c.enter("budi", "/kota/21.72/analisis")
	pen(budi, row, "uraian")
	budi.Press("Ctrl+a")
	budi.Type("Bukan ini")
	budi.Press("Escape")
	budi.Until(`!document.querySelector('.sunting-editor')`)

	pen(budi, row, "uraian")
	budi.Press("Ctrl+a")
	budi.Type("Tulisan Budi")
	who := workspace.Author{Actor: access.Actor{Person: "ana", Grants: []access.Grant{{Role: "sekretaris", Scope: kota}}}, Name: "Ana Contoh"}
	apply(t, c.App, who, fill("swot", row, "uraian", "Dukungan pimpinan", "Tulisan Ana"))
	budi.Press("Ctrl+Enter")
	budi.Until(spotOf(row, "uraian") + `.querySelector('[data-keadaan=bentrok]')`)
	for _, want := range []string{"Ana Contoh", "Tulisan Ana", "Tulisan Budi"} {
		if said := webtest.Read[string](budi, spotOf(row, "uraian")+`.textContent`); !strings.Contains(said, want) {
			t.Errorf("the choice does not say %q: %s", want, said)
		}
	}
	if got := c.swot(0).Text; got != "Tulisan Ana" {
		t.Errorf("while they differ there stands %q", got)
	}
	if wrong := budi.Violations(); len(wrong) > 0 {
		t.Errorf("a conflict: %q", wrong)
	}
	budi.Push("Simpan tulisan saya")
	c.eventually("the choice", func() bool { return c.swot(0).Text == "Tulisan Budi" })

	budi.Offline(true)
	pen(budi, row, "uraian")
	budi.Press("End")
	budi.Type(" di kapal")
	budi.Press("Ctrl+Enter")
	budi.Until(spotOf(row, "uraian") + `.textContent.includes('menunggu sambungan')`)
	budi.Fill("#tambah-SG-W", "Kabel laut putus")
	budi.Press("Enter")
	budi.Until(`document.querySelector('.sisi-W .menunggu')?.textContent.includes('Kabel laut putus')`)
	if got := c.swot(0).Text; got != "Tulisan Budi" {
		t.Errorf("without a line it was saved: %q", got)
	}
	budi.Go("about:blank")
	budi.Offline(false)
	budi.Go(c.url + "/kota/21.72/analisis")
	c.eventually("what was written without a line", func() bool { return c.swot(0).Text == "Tulisan Budi di kapal" })
	c.eventually("the card", func() bool {
		s := fresh(t, c.App).Masterplan.SWOT
		return len(s) == 3 && s[2].Text == "Kabel laut putus"
	})
	budi.Until(`document.querySelector('#swot-SG .sisi-W [data-menu]') && !document.querySelector('.sunting-kabar')`)
}

// A word is put into the vision, which is tried out while it is typed; a target and
// an answer are written where they are read.
func TestJourneyVision(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	ana := c.enter("ana", "/kota/21.72/visi")
	ana.Fill("#tambah-kata", "Sejahtera")
	ana.Press("Enter")
	ana.Says("1 kata kunci belum masuk")
	ana.Push("Sisipkan Sejahtera ke bunyi visi")
	ana.Until(`document.querySelector('#bunyi-visi').control?.value==='Cerdas, Kota Pusaka Sejahtera'`)
	ana.Says("semua kata kunci masuk")
	if got := fresh(t, c.App).Masterplan.Vision.Text; got != "Cerdas, Kota Pusaka" {
		t.Errorf("trying it out saved %q", got)
	}
	ana.Press("Ctrl+Enter")
	c.eventually("the vision", func() bool {
		return fresh(t, c.App).Masterplan.Vision.Text == "Cerdas, Kota Pusaka Sejahtera"
	})
	ana.Fill(`[id="tambah-SG-1.S1"]`, "Satu akun warga")
	ana.Press("Enter")
	c.eventually("a strategy", func() bool {
		s := fresh(t, c.App).Masterplan.Strategies
		return len(s) == 2 && s[1].Code == "SG-1.S1.2" && s[1].Goal == "SG-1.S1"
	})
	goal := state(t, c.App).IDs["sasaran"][0]
	webtest.Read[bool](ana, spotOf(goal, "target_2020")+`.querySelector('a').focus()||true`)
	ana.Press("Enter")
	ana.Until(spotOf(goal, "target_2020") + `.control`)
	ana.Type("37,5")
	ana.Press("Enter")
	c.eventually("a target", func() bool {
		g := fresh(t, c.App).Masterplan.Goals[0]
		return len(g.Targets) == 3 && g.Targets[1].Number.String() == "37.5"
	})
	ana.Until(spotOf(goal, "target_2020") + `.textContent==='37,5'`)

	ana.Go(c.url + "/kota/21.72/quick-win/QW-002")
	win := state(t, c.App).IDs["quick_win"][1]
	pen(ana, win, "manfaat")
	ana.Type("Antre lebih singkat")
	ana.Press("Ctrl+Enter")
	ana.Says("1 dari 12 pertanyaan terjawab")
}

// The boards as those who write see them break no rule of axe, wide or narrow.
func TestBoardsInTheBrowser(t *testing.T) {
	t.Parallel()
	_, enter := boarded(t)
	ana := enter("ana", "sekretaris", kota)
	webtest.Browse(t, ana.inside(), "/kota/21.72/analisis", "/kota/21.72/analisis?dimensi=SG&opd=DISKOMINFO", "/kota/21.72/visi", "/kota/21.72/quick-win?dari=SL-01", "/kota/21.72/quick-win/QW-002")
}
