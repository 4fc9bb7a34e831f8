package app

import (
	"fmt"
	"slices"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
	"gurindam/internal/web/webtest"
	"gurindam/internal/workspace"
)

func (c *city) elementOf(code string) (rpjmd.Element, bool) {
	return fresh(c.t, c.App).RPJMD.Find(code)
}

// A branch of the tree is built, written, moved and closed by the keyboard alone.
func TestJourneyTree(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	ana := c.enter("ana", "/kota/21.72/rpjmd")
	item := func(code string) string { return fmt.Sprintf(`document.getElementById(%q)`, code) }
	focused := func(code string) { ana.Until(`document.activeElement.parentElement.id==='` + code + `'`) }
	ana.Until(`document.querySelector('[role=tree]')`)
	webtest.Read[bool](ana, item("V")+`.firstElementChild.focus()||true`)
	ana.Press("Down", "Down")
	focused("T1")
	ana.Press("Insert") // a sasaran, as the level asks for it
	ana.Until(`document.activeElement.name==='uraian'`)
	if got := webtest.Read[string](ana, `document.querySelector('.tambah-pohon [name=kode]').value`); got != "S3" {
		t.Errorf("proposed %q", got)
	}
	ana.Type("Usaha kecil tumbuh")
	ana.Press("Enter")
	c.eventually("a new sasaran", func() bool {
		e, ok := c.elementOf("S3")
		return ok && e.Text == "Usaha kecil tumbuh" && e.Parents[0] == "T1"
	})
	focused("S3")
	ana.Press("Insert")
	ana.Until(`document.activeElement.name==='uraian'`)
	ana.Type("Pendampingan")
	ana.Press("Enter")
	c.eventually("a strategi below it", func() bool {
		e, ok := c.elementOf("G2")
		return ok && e.Level == rpjmd.Strategi && e.Parents[0] == "S3"
	})
	focused("G2")
	ana.Press("Left") // to the parent
	focused("S3")
	ana.Press("Alt+Up")
	c.eventually("before its brother", func() bool {
		list := fresh(t, c.App).RPJMD.Elements
		at := func(code string) int {
			return slices.IndexFunc(list, func(e rpjmd.Element) bool { return e.Code == code })
		}
		return at("S3") < at("S2") && at("S3") > at("S1")
	})
	ana.Until(`document.querySelector('#S3+li')?.id==='S2'`)
	focused("S3")
	ana.Press("F2")
	ana.Until(`document.querySelector('#S3 gurindam-sunting').control`)
	ana.Type(" pesat")
	ana.Press("Ctrl+Enter")
	c.eventually("its text", func() bool { e, _ := c.elementOf("S3"); return e.Text == "Usaha kecil tumbuh pesat" })
	ana.Until(item("S3") + `.textContent.includes('pesat')`)

	webtest.Read[bool](ana, item("G2")+`.firstElementChild.focus()||true`)
	ana.Press("Enter")
	ana.Until(`document.activeElement.getAttribute('role')==='menuitem'`)
	ana.Press("p") // Pindah ke induk lain
	ana.Press("Enter")
	ana.Until(`[...document.querySelectorAll('[role=menuitem]')].every(b=>/^S\d /.test(b.textContent))`)
	ana.Press("Enter")
	c.eventually("under another parent", func() bool { e, _ := c.elementOf("G2"); return e.Parents[0] == "S1" })
	ana.Until(`document.querySelector('#S1 #G2')`)

	webtest.Read[bool](ana, item("S1")+`.firstElementChild.focus()||true`)
	ana.Press("Left") // closes it
	ana.Until(item("S1") + `.firstElementChild.getAttribute('aria-expanded')==='false'`)
	ana.Press("End")
	focused("S2")
	ana.Press("Home", "m") // the first letters find
	focused("M1")
	ana.Reload()
	ana.Until(`document.querySelector('[role=tree]')`)
	if webtest.Read[string](ana, item("S1")+`.firstElementChild.getAttribute('aria-expanded')`) != "false" {
		t.Error("what was closed opened again")
	}
	for _, v := range ana.Violations() {
		t.Error(v)
	}
	ana.Go(c.url + "/kota/21.72/rpjmd/S1")
	ana.Says("masih dirujuk: 2 elemen di bawahnya (G1, G2)")
	ana.Go(c.url + "/kota/21.72/rpjmd/G2")
	ana.Push("Hapus G2")
	c.eventually("deleted", func() bool { _, there := c.elementOf("G2"); return !there })
	ana.Screen("dark", 360, 800)
	for _, path := range []string{"/rpjmd", "/rpjmd/S1"} {
		ana.Go(c.url + "/kota/21.72" + path)
		for _, v := range ana.Violations() {
			t.Errorf("%s: %s", path, v)
		}
	}
}

// A suggestion is confirmed, an empty cell is filled, and after a changed workbook is
// taken in, what came into doubt is decided.
func TestJourneyAlignment(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	c.invited("budi", "Budi Contoh", "perencana-opd", access.Place{Region: string(tanjungpinang), OPD: "DINKES"})
	links := func() []plan.Link { return fresh(t, c.App).Masterplan.Links }
	linked := func(initiative, element string) func() bool {
		return func() bool {
			return slices.ContainsFunc(links(), func(l plan.Link) bool { return l.Initiative == initiative && l.Element == element })
		}
	}
	apply(t, c.App, secretary(), workspace.Change{Op: workspace.Add, List: "rencana_aksi", Row: "inisiatifbaru0000001", Cells: map[string]string{
		"kode": "SG-02", "inisiatif": "Aplikasi layanan daring terpadu", "sub_dimensi": "SG-1", "opd": "DISKOMINFO"}})

	ana := c.enter("ana", "/kota/21.72/keselarasan")
	ana.Says("SG-02 Aplikasi layanan daring terpadu")
	webtest.Read[bool](ana, `document.querySelector('#tanpa-kaitan summary').focus()||true`)
	ana.Press("Enter")
	ana.Until(`document.querySelector('#tanpa-kaitan details').open`)
	if got := webtest.Read[string](ana, `document.querySelector('#tanpa-kaitan [name="sel.alasan"]').value`); got == "" {
		t.Error("the reason is not begun")
	}
	before := len(links())
	webtest.Read[bool](ana, `document.querySelector('#tanpa-kaitan form.kait .btn').focus()||true`)
	ana.Press("Enter")
	c.eventually("the suggestion as a link", func() bool { return len(links()) == before+1 })
	ana.Until(`location.pathname==='/kota/21.72/keselarasan'`)

	ana.Go(c.url + "/kota/21.72/keselarasan?dimensi=semua")
	ana.Until(`document.querySelector('table[role=grid] td[tabindex="0"]')`)
	webtest.Read[bool](ana, `document.querySelector('table[role=grid] td[tabindex="0"]').focus()||true`)
	ana.Press("Down") // S2 and SG-01
	if got := webtest.Read[string](ana, `document.activeElement.getAttribute('aria-label')`); got != "Kaitkan SG-01 dengan S2" {
		t.Fatalf("the cell says %q", got)
	}
	ana.Press("Enter")
	ana.Says("Kaitkan SG-01 dengan S2")
	ana.Fill(`[name="sel.alasan"]`, "Portal memuat antrean puskesmas")
	ana.Push("Kaitkan")
	c.eventually("the empty cell is filled", linked("SG-01", "S2"))
	ana.Until(`location.pathname==='/kota/21.72/keselarasan'`)

	e := exchange{c.App, c.store}
	id, err := e.Keep(t.Context(), secretary(), tanjungpinang, workspace.Upload{Kind: workspace.PlanUpload}, edited(t, c.App, func(f *sheet.Form) {
		*cellOf(f, "RPJMD", "uraian", 8) = "Bantuan pangan"
		*cellOf(f, "RPJMD", "uraian", 7) = "Aplikasi informatika"
	}))
	if err != nil {
		t.Fatal(err)
	}
	look, err := e.Look(t.Context(), secretary(), tanjungpinang, id)
	if err != nil || look.Stops {
		t.Fatalf("%v %+v", err, look)
	}
	if err := e.Take(t.Context(), secretary(), tanjungpinang, id, look.Rev); err != nil {
		t.Fatal(err)
	}
	ana.Go(c.url + "/kota/21.72/keselarasan/dampak")
	ana.Says("Bantuan pangan")
	ana.Says("impor rencana.xlsx")
	ana.Says("bunyi sama")
	for _, v := range ana.Violations() {
		t.Error(v)
	}
	webtest.Read[bool](ana, `(document.querySelector('input[value="e:A2"]')??document.querySelector('input[value="tetap"]')).click()||true`)
	ana.Push("Simpan keputusan")
	ana.Says("Tulis alasannya")
	if !webtest.Read[bool](ana, `!!document.querySelector('.pilihan input:checked:not([value=""])')`) {
		t.Error("the choice was lost")
	}
	ana.Fill(`[name=alasan]`, "Penyesuaian RPJMD")
	left := webtest.Read[int](ana, `document.querySelectorAll('.dampak li').length`)
	ana.Push("Simpan keputusan")
	ana.Until(fmt.Sprintf(`location.pathname.endsWith('/dampak')&&document.querySelectorAll('.dampak li').length===%d`, left-1))

	budi := c.also(ana, "budi", "/kota/21.72/keselarasan/dampak")
	budi.Until(`document.querySelector('main')`)
	if webtest.Read[bool](budi, `!!document.querySelector('.pilihan')`) {
		t.Error("a planner decides about another office's link")
	}
	budi.Go(c.url + "/kota/21.72/keselarasan/kait?inisiatif=SG-01&elemen=S1")
	budi.Says("milik OPD atau dimensi lain")
	ana.Screen("dark", 360, 800)
	for _, path := range []string{"/keselarasan", "/keselarasan?dimensi=semua", "/keselarasan/kait?inisiatif=SG-01", "/keselarasan/kait?elemen=S1", "/keselarasan/kait?cari=layanan", "/keselarasan/dampak", "/rencana-aksi/SG-01"} {
		ana.Go(c.url + "/kota/21.72" + path)
		for _, v := range ana.Violations() {
			t.Errorf("%s: %s", path, v)
		}
		if width := webtest.Read[int](ana, `document.documentElement.scrollWidth`); width > 360 {
			t.Errorf("%s: %d pixels wide", path, width)
		}
	}
}
