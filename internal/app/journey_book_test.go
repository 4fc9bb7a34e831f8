package app

import (
	"testing"

	"gurindam/internal/web/webtest"
	"gurindam/internal/workspace"
)

// A state of the plan is named, handed in, agreed to and enacted, each by whoever it
// is for, while writing goes on.
func TestJourneyFreeze(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	c.invited("budi", "Budi Contoh", "sekda", kota)
	c.invited("cici", "Cici Contoh", "wali-kota", kota)
	const one = "/kota/21.72/revisi/1"
	ana := c.enter("ana", "/kota/21.72/revisi")
	ana.Fill(`[name=nama]`, "Rancangan akhir")
	ana.Push("Bekukan sebagai draf")
	ana.Until(`location.pathname==='` + one + `'`)
	ana.Says("Rancangan akhir")
	ana.Push("Ajukan untuk ditinjau")
	ana.Says("ditinjau")
	if webtest.Read[bool](ana, `[...document.querySelectorAll('button')].some(b=>b.textContent.trim()==='Setujui')`) {
		t.Error("the secretary may approve what they handed in")
	}
	apply(t, c.App, secretary(), fill("rencana_aksi", state(t, c.App).IDs["rencana_aksi"][0], "inisiatif", "Portal layanan", "Portal yang lain"))

	budi := c.also(ana, "budi", one)
	budi.Says("Sejak itu ada 1 kumpulan perubahan")
	budi.Push("Setujui")
	budi.Says("disetujui")
	cici := c.also(ana, "cici", one)
	cici.Fill(`[name=nomor]`, "84/2026")
	cici.Choose(`[name=tanggal]`, "2026-11-25")
	cici.Push("Tetapkan dengan Perwako")
	cici.Says("Ditetapkan dengan Perwako 84/2026")

	ana.Front()
	ana.Go(c.url + "/kota/21.72/revisi")
	ana.Says("84/2026")
	ana.Fill(`[name=nama]`, "Sesudah Perwako")
	ana.Push("Bekukan sebagai draf")
	ana.Push("Perbedaan dengan revisi 1")
	ana.Until(`document.querySelector('main del')?.textContent.includes('layanan') && document.querySelector('main ins')?.textContent.includes('yang lain')`)
	list, err := c.Kept.List(t.Context(), tanjungpinang)
	if err != nil || len(list) != 2 || list[1].Step != workspace.Enacted && list[0].Step != workspace.Enacted {
		t.Errorf("%v %+v", err, list)
	}
}

// Two editions are built behind the page, and what differs between them is marked.
func TestJourneyBuild(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	ana := c.enter("ana", "/kota/21.72/edisi")
	ana.Push("Bangun edisi baru")
	const ready = `document.querySelectorAll('main a[href$=".pdf"]').length===3`
	built := func(n string) {
		ana.Until(`location.pathname==='/kota/21.72/edisi/` + n + `'`)
		ana.Until(ready) // the page renews itself while it is built
		ana.Says("SHA-256")
	}
	built("1")
	apply(t, c.App, secretary(), fill("visi", "visi", "makna", state(t, c.App).Masterplan.Vision.Meaning, "Kota yang melayani warganya"))
	ana.Go(c.url + "/kota/21.72/edisi")
	ana.Push("Bangun edisi baru")
	built("2")
	ana.Push("Bandingkan dengan edisi 1")
	ana.Until(`location.pathname==='/kota/21.72/edisi/1/beda/2'`)
	ana.Until(`[...document.querySelectorAll('main ins')].some(e=>e.textContent.includes('warganya'))`)
	for _, v := range ana.Violations() {
		t.Error(v)
	}
}
