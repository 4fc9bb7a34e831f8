package app

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"gurindam/internal/plan"
	"gurindam/internal/sheet"
	"gurindam/internal/web/webtest"
)

func (c *city) when(row int) string {
	s := fresh(c.t, c.App).Masterplan.Initiatives[row].Schedule
	return fmt.Sprintf("%d-T%d %d-T%d", s.Start.Year, s.Start.Quarter, s.End.Year, s.End.Quarter)
}

func (c *city) waitsFor(row int, when string) {
	c.t.Helper()
	c.eventually(fmt.Sprintf("initiative %d at %s, now %s", row, when, c.when(row)), func() bool { return c.when(row) == when })
}

// A bar of the road map is moved by keys and by hand; what waits for it is shown
// before it moves along; what another moved meanwhile is not written over.
func TestJourneyRoadMap(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	const here = "/kota/21.72/peta-jalan"
	ana := c.enter("ana", here)
	const second = `[data-kode="SL-01"] .road-handle` // nobody waits for it
	const first = `[data-kode="SG-01"] .road-handle`
	said := func(text string) {
		ana.Until(fmt.Sprintf(`document.getElementById('peta-kabar').textContent.includes(%q)`, text))
	}
	focus := func(handle string) {
		ana.Until(`document.querySelector('` + handle + `')`)
		webtest.Read[bool](ana, `(document.querySelector('`+handle+`').focus(),true)`)
	}
	focus(second)
	ana.Press("Right", "Shift+Right", "Enter") // one on, and one longer
	said("SL-01: TW II 2020 – TW IV 2021. Tersimpan.")
	c.waitsFor(1, "2020-T2 2021-T4")
	ana.Press("Alt+Left", "Escape") // thought better of it
	ana.Press("Left", "Tab")        // leaving it saves, too
	said("SL-01: TW I 2020 – TW III 2021. Tersimpan.")
	c.waitsFor(1, "2020-T1 2021-T3")

	quarter := webtest.Read[float64](ana, `document.querySelector('[data-kode="SL-01"]').getBoundingClientRect().width/document.querySelector('[data-peta]').dataset.triwulan`)
	ana.Drag(second, 0.5, 3*quarter)
	said("SL-01: TW IV 2020 – TW II 2022. Tersimpan.")
	ana.Drag(second, 0.99, -2*quarter) // its end alone
	said("SL-01: TW IV 2020 – TW IV 2021. Tersimpan.")
	ana.Drag(second, 0.01, -3*quarter) // its beginning alone
	said("SL-01: TW I 2020 – TW IV 2021. Tersimpan.")
	c.waitsFor(1, "2020-T1 2021-T4")
	for _, v := range ana.Violations() {
		t.Error(v)
	}

	ana.Drag(first, 0.5, quarter)
	ana.Until(`location.pathname==='/kota/21.72/peta-jalan/SG-01'`)
	ana.Says("1 inisiatif menunggu yang ini dan ikut bergeser")
	ana.Says("SL-01")
	if got := c.when(0); got != "2019-T1 2019-T4" {
		t.Errorf("moved before it was agreed: %s", got)
	}
	ana.Push("Simpan jadwal")
	ana.Until(`location.pathname==='` + here + `'`)
	c.waitsFor(0, "2019-T2 2020-T1")
	c.waitsFor(1, "2020-T2 2022-T1")

	row, was := state(t, c.App).IDs["rencana_aksi"][1], plan.Quarter{Year: 2022, Quarter: 1}
	focus(second)
	apply(t, c.App, secretary(), fill("rencana_aksi", row, "selesai", fmt.Sprintf("%d-T%d", was.Year, was.Quarter), "2022-T4"))
	ana.Press("Right", "Enter")
	said("diubah orang lain")
	c.waitsFor(1, "2020-T2 2022-T4")
	ana.Reload()
	ana.Until(`document.querySelector('[data-kode="SL-01"]').dataset.selesai==='2022-T4'`)

	ana.Go(c.url + here + "/SL-01?mulai=2021-T1&selesai=2022-T4") // the same by the form, as without script
	ana.Says("Waktu yang baru")
	apply(t, c.App, secretary(), fill("rencana_aksi", row, "selesai", "2022-T4", "2022-T3"))
	ana.Push("Simpan jadwal")
	ana.Says("baru saja diubah orang lain")
	c.waitsFor(1, "2020-T2 2022-T3")
	ana.Push("Simpan jadwal") // seen, and meant
	ana.Until(`location.pathname==='` + here + `'`)
	c.waitsFor(1, "2021-T1 2022-T4")
}

// A workbook comes in by the browser: first what it would change, then the change,
// then the way back.
func TestJourneyImport(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	file := filepath.Join(t.TempDir(), "rencana.xlsx")
	sent := edited(t, c.App, func(f *sheet.Form) { *cellOf(f, "Rencana Aksi", "inisiatif", 0) = "Dari buku kerja" })
	if err := os.WriteFile(file, sent[0].Data, 0o600); err != nil {
		t.Fatal(err)
	}
	ana := c.enter("ana", "/kota/21.72/impor")
	ana.Attach(`input[type=file]`, file)
	ana.Push("Periksa dahulu")
	ana.Says("Yang akan berubah")
	ana.Says("Dari buku kerja")
	if got := c.initiative(0); got != "Portal layanan" {
		t.Errorf("looking changed it to %q", got)
	}
	ana.Push("Simpan impor")
	c.eventually("the import", func() bool { return c.initiative(0) == "Dari buku kerja" })
	ana.Go(c.url + "/kota/21.72/impor")
	ana.Says("rencana.xlsx")
	ana.Push("Lihat atau batalkan")
	ana.Push("Kembalikan kumpulan ini")
	ana.Fill(`[name=alasan]`, "Berkas yang lama")
	ana.Push("Pulihkan 1 perubahan")
	ana.Says("Sudah dipulihkan")
	if got := c.initiative(0); got != "Portal layanan" {
		t.Errorf("taken back, it is %q", got)
	}
}
