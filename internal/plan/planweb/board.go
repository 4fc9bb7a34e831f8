package planweb

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/web"
)

// Scripts and sheet of pages that are written where they are read.
var (
	editScripts  = []string{"antrean.js", "sunting.js"}
	boardScripts = []string{"antrean.js", "sunting.js", "papan.js"}
	boardStyles  = []string{"papan.css"}
)

// written gives a page that its reader may write in the scripts for it.
func (v *view) written(s shown, scripts []string) shown {
	if v.writing != nil {
		s.scripts, s.styles = scripts, boardStyles
	}
	return s
}

// spot is a cell of the plan at the place where it is read.
type spot struct {
	list    string
	at      int // place in the list
	column  string
	name    string // what it is, for whoever does not see where it stands
	form    string // shape of its editor; empty: a paragraph
	base    string // canonical text, where it is not what is read
	choices string // id of a list of choices on the page
	id      string
	tries   string // name under which the page takes a draft of it
}

// handle lets the script edit a spot; see asset/sunting.js.
func (v *view) handle(s spot, based bool) templ.Attributes {
	out := templ.Attributes{"data-list": s.list, "data-baris": v.rowID(s.list, s.at), "data-kolom": s.column, "data-nama": s.name}
	for name, value := range map[string]string{"id": s.id, "data-bentuk": s.form, "data-pilihan": s.choices, "data-coba": s.tries} {
		if value != "" {
			out[name] = value
		}
	}
	if based {
		out["data-dasar"] = s.base
	}
	return out
}

// fresh marks a part of the page that is read anew after every change.
func (v *view) fresh(id string) templ.Attributes {
	if v.writing == nil {
		return nil
	}
	return templ.Attributes{"id": id, "data-segar": true}
}

// rowOf finds the place of a row by its code.
func (v *view) rowOf(list, code string) int {
	w := v.writing
	if w == nil {
		return 0
	}
	if w.rows[list] == nil {
		l := v.list(list)
		w.rows[list] = make(map[string]int, l.Len())
		for i := range l.Len() {
			w.rows[list][l.Code(i)] = i
		}
	}
	return w.rows[list][code]
}

// mayAdd tells whether the reader may write rows of a home.
func (v *view) mayAdd(opd, dimension string) bool {
	return v.writing != nil && access.May(v.writing.who, access.Write, access.Place{Region: string(v.Region.Code), OPD: opd, Dimension: dimension}, v.writing.now)
}

// ownOffices lists the offices that the reader writes for.
func (v *view) ownOffices() []string {
	var out []string
	if v.writing == nil {
		return nil
	}
	for _, p := range access.Scopes(v.writing.who, access.Write, v.writing.now) {
		if p.OPD != "" && p.Region == string(v.Region.Code) && !slices.Contains(out, p.OPD) {
			out = append(out, p.OPD)
		}
	}
	return out
}

// officeFor is the office whose part of a dimension the reader adds to: none where
// they keep the dimension, their own where they write for one.
func (v *view) officeFor(dimension, asked string) (opd string, may bool) {
	for _, opd := range append([]string{asked}, v.ownOffices()...) {
		if v.mayAdd(opd, dimension) {
			return opd, true
		}
	}
	return "", false
}

func (v *view) single() templ.SafeURL { return templ.SafeURL(v.path("kerja", "satu")) }

func (v *view) back(anchor string) string {
	if anchor == "" {
		return v.writing.here
	}
	return v.writing.here + "#" + anchor
}

func (v *view) person() string { return cmp.Or(v.writing.who.Person, "-") }

// asJSON writes what a script reads; strings always marshal.
func asJSON(value any) string {
	out, _ := json.Marshal(value)
	return string(out)
}

// editWords are what the scripts of the boards say.
func editWords(ctx context.Context) map[string]string {
	return map[string]string{
		"Simpan": web.T(ctx, "Simpan"), "Batal": web.T(ctx, "Batal"), "Hapus": web.T(ctx, "Hapus"), "tersimpan": web.T(ctx, "tersimpan"),
		"Menyimpan…": web.T(ctx, "Menyimpan…"), "Belum tersimpan.": web.T(ctx, "Belum tersimpan."), "Tidak tersimpan.": web.T(ctx, "Tidak tersimpan."),
		"Ctrl+Enter menyimpan, Esc membatalkan": web.T(ctx, "Ctrl+Enter menyimpan, Esc membatalkan"),
		"Sudah diubah orang lain":               web.T(ctx, "Sudah diubah orang lain"), "Yang tersimpan": web.T(ctx, "Yang tersimpan"), "Tulisan Anda": web.T(ctx, "Tulisan Anda"),
		"Simpan tulisan saya": web.T(ctx, "Simpan tulisan saya"), "Pakai yang tersimpan": web.T(ctx, "Pakai yang tersimpan"),
		"Buang tulisan saya": web.T(ctx, "Buang tulisan saya"), "Ubah tulisan saya": web.T(ctx, "Ubah tulisan saya"), "%s, %s": "%s, %s",
		"Menunggu Anda masuk lagi": web.T(ctx, "Menunggu Anda masuk lagi"), "Belum terkirim, menunggu sambungan": web.T(ctx, "Belum terkirim, menunggu sambungan"),
		"Sambungan putus. Tulisan Anda disimpan di peramban ini dan dikirim begitu tersambung.": web.T(ctx, "Sambungan putus. Tulisan Anda disimpan di peramban ini dan dikirim begitu tersambung."),
		"Sesi Anda berakhir. Masuk lagi di tab lain; tulisan Anda disimpan di peramban ini.":    web.T(ctx, "Sesi Anda berakhir. Masuk lagi di tab lain; tulisan Anda disimpan di peramban ini."),
		"sudah diubah orang lain; pilih yang dipakai.":                                          web.T(ctx, "sudah diubah orang lain; pilih yang dipakai."),
		"Pilihannya belum dapat dimuat: sambungan putus.":                                       web.T(ctx, "Pilihannya belum dapat dimuat: sambungan putus."),
		"Saring pilihan": web.T(ctx, "Saring pilihan"), "Naikkan": web.T(ctx, "Naikkan"), "Turunkan": web.T(ctx, "Turunkan"), "Pindahkan ke %s": web.T(ctx, "Pindahkan ke %s", "%s"),
		"Sungguh hapus? Tekan sekali lagi": web.T(ctx, "Sungguh hapus? Tekan sekali lagi"), "%s dipindahkan ke %s.": web.T(ctx, "%s dipindahkan ke %s.", "%s", "%s"),
		"%s dihapus; tetap ada dalam riwayat.": web.T(ctx, "%s dihapus; tetap ada dalam riwayat.", "%s"),
	}
}

// Keys of the lists that the boards write.
const (
	readinessList = "kesiapan"
	gapList       = "analisis_gap"
	issueList     = "isu_strategis"
	swotList      = "swot"
	towsList      = "tows"
	goalList      = "sasaran"
	strategyList  = "strategi"
	winList       = "quick_win"
)

// choice is a word that a cell may hold, as people read it.
type choice struct {
	value, text string
	tone        web.Tone
}

// current marks the link to what is shown.
func current(yes bool) templ.Attributes {
	if !yes {
		return nil
	}
	return templ.Attributes{"aria-current": "true"}
}

func pressed(yes bool) string {
	if yes {
		return "true"
	}
	return "false"
}

// addition is a form that adds a row to a list.
type addition struct {
	list, column string   // the column that is typed
	cells        []string // the others: name and value by turns
	id, name     string   // of the field; what it is
	hint, anchor string
}
